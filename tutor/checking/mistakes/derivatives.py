"""Mistakes with derivatives: the right rules everywhere but in one place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sympy import (
    Add,
    Basic,
    Derivative,
    E,
    Expr,
    Mul,
    Pow,
    S,
    Symbol,
    cos,
    diff,
    exp,
    log,
    sin,
    tan,
)
from sympy.core.function import Function

from tutor.checking.mistakes.misconception import Misconception, Slip, written
from tutor.checking.mistakes.shapes import fraction, times, without
from tutor.maths.reading import evaluated
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.messages import Message, say
from tutor.problem import Level

Named = tuple[str, Expr]
DEEPEST = 5


@lru_cache(maxsize=256)
def wrong_slopes(f: Expr, x: Symbol) -> tuple[Named, ...]:
    """Every derivative of a function with one mistake in it, and which mistake."""
    return tuple(_wrong(f, x, DEEPEST))


def _wrong(f: Expr, x: Symbol, depth: int) -> Iterator[Named]:
    if depth == 0:
        return
    if x not in f.free_symbols:
        if f != 0:
            yield "derivative-of-constant", f
            yield "derivative-of-constant", S.One
        return
    if isinstance(f, Add):
        for index, part in enumerate(f.args):
            others = [diff(other, x) for other in without(f.args, index)]
            for code, wrong in _wrong(part, x, depth - 1):
                yield code, Add(*others, wrong)
        return
    if isinstance(f, Mul):
        yield from _product(f, x, depth)
        return
    yield from _composed(f, x, depth)


def _product(f: Mul, x: Symbol, depth: int) -> Iterator[Named]:
    constant, rest = f.as_independent(x, as_Add=False)
    if constant != 1:
        for code, wrong in _wrong(rest, x, depth):
            yield code, constant * wrong
        if rest != x and not constant.free_symbols:
            yield "constant-factor-dropped", diff(rest, x)
        elif rest == x:
            yield "linear-term-kept", f
        return
    found = fraction(f)
    if found and x in found[1].free_symbols:
        yield from _quotient(*found, x, depth)
        return
    for index, u in enumerate(f.args):
        v = times(*without(f.args, index))
        if index == 0:
            yield "product-of-derivatives", diff(u, x) * diff(v, x)
            yield "product-rule-sign", diff(u, x) * v - u * diff(v, x)
        yield "product-rule-one-term", diff(u, x) * v
        for code, wrong in _wrong(u, x, depth - 1):
            yield code, wrong * v + u * diff(v, x)


def _quotient(u: Expr, v: Expr, x: Symbol, depth: int) -> Iterator[Named]:
    du, dv = diff(u, x), diff(v, x)
    yield "quotient-of-derivatives", du / dv
    yield "quotient-rule-sign", (du * v + u * dv) / v**2
    yield "quotient-rule-order", (u * dv - du * v) / v**2
    yield "quotient-rule-denominator", (du * v - u * dv) / v
    if u != 1:
        yield "product-rule-one-term", du / v
    for code, wrong in _wrong(u, x, depth - 1):
        yield code, (wrong * v - u * dv) / v**2
    for code, wrong in _wrong(v, x, depth - 1):
        yield code, (du * v - u * wrong) / v**2


def _composed(f: Expr, x: Symbol, depth: int) -> Iterator[Named]:
    match f:
        case Pow(base=b, exp=n) if x not in n.free_symbols:
            inner, outer = b, n * b ** (n - 1)
            yield "power-rule-exponent-kept", n * b**n * diff(b, x)
            yield "power-rule-without-factor", b ** (n - 1) * diff(b, x)
            if n.is_number:
                yield "power-rule-as-integral", b ** (n + 1) / (n + 1) * diff(b, x) if n != -1 else log(b)
                yield "power-rule-negative-exponent", n * b ** (n + 1) * diff(b, x) if n.is_negative else n * b**n
            if b != x and n.is_number:
                yield "chain-rule-only-inside", n * diff(b, x) ** (n - 1)
        case Pow(base=a, exp=u) if x not in a.free_symbols and a != E:
            inner, outer = u, a**u * log(a)
            yield "exponential-as-power", u * a ** (u - 1) * diff(u, x)
            yield "logarithm-of-base-forgotten", a**u * diff(u, x)
        case exp():
            inner, outer = f.args[0], f
            yield "exponential-as-power", inner * exp(inner - 1) * diff(inner, x)
        case log():
            inner, outer = f.args[0], 1 / f.args[0]
            yield "derivative-of-logarithm", diff(inner, x) / f if inner == x else 1 / diff(inner, x)
            yield "derivative-of-logarithm", diff(inner, x)
        case sin() | cos():
            inner = f.args[0]
            outer = cos(inner) if isinstance(f, sin) else -sin(inner)
            yield "sign-of-trigonometric-derivative", -outer * diff(inner, x)
            yield "trigonometric-derivative-unchanged", f * diff(inner, x)
        case tan():
            inner, outer = f.args[0], 1 / cos(f.args[0]) ** 2
            yield "trigonometric-derivative-unchanged", diff(inner, x) / sin(inner) ** 2
        case Function() if len(f.args) == 1:
            inner, outer = f.args[0], f.fdiff(1)
        case _:
            return
    if inner == x:
        return
    yield "chain-rule-forgotten", outer
    yield "chain-rule-inner-inside", f.func(diff(inner, x)) if not isinstance(f, Pow) else outer + diff(inner, x)
    for code, wrong in _wrong(inner, x, depth - 1):
        yield code, outer * wrong


def _differentiated(node: Basic) -> tuple[Expr, Symbol] | None:
    """The function and variable of a derivative; of a higher one, what is left to differentiate once."""
    if isinstance(node, Derivative) and len(node.variable_count) == 1:
        x, count = node.variable_count[0]
        if count.is_Integer and 0 < count <= 4:
            f = evaluated(node.expr)
            return (diff(f, x, int(count) - 1) if count > 1 else f), x
    return None


def slip(code: str) -> Slip:
    """The derivatives of a line with this mistake."""

    def slips(node: Basic) -> Iterator[Basic]:
        if found := _differentiated(node):
            try:
                right = diff(*found)
                wrong = [each for name, each in wrong_slopes(*found) if name == code]
            except SYMPY_TROUBLE:
                return
            yield from (each for each in wrong if each != right)

    return slips


def _declared(
    code: str,
    title: Message,
    explanation: Message,
    example: tuple[str, str],
    breadth: int = 0,
    level: Level = Level.BEGINNER,
) -> Misconception:
    return Misconception(code, title, explanation, ("calculus",), "derivatives", level, slip(code), (example,), breadth)


_CHAIN = written("\\left(f(g(x))\\right)' = f'(g(x)) \\cdot g'(x)", "(f(g(x)))' = f'(g(x))*g'(x)")
_PRODUCT = written("(uv)' = u'v + uv'")
_QUOTIENT = written("\\left(\\frac{u}{v}\\right)' = \\frac{u'v - uv'}{v^2}", "(u/v)' = (u'v - uv')/v^2")
_POWER = written("(x^n)' = n x^{n-1}", "(x^n)' = n*x^(n-1)")

MISCONCEPTIONS = (
    _declared(
        "chain-rule-forgotten",
        say("The inner derivative is missing"),
        say(
            "Differentiate the outer function, then multiply by the derivative of the inside: {rule}.",
            rule=_CHAIN,
        ),
        ("d/dx sin(3x)", "cos(3x)"),
    ),
    _declared(
        "chain-rule-only-inside",
        say("The outer function keeps its inside"),
        say("When the outer function is differentiated, the inside stays as it is: {rule}.", rule=_CHAIN),
        ("d/dx (x^2 + 1)^3", "3(2x)^2"),
        1,
    ),
    _declared(
        "chain-rule-inner-inside",
        say("The inner derivative is a factor"),
        say(
            "The derivative of the inside is multiplied; it does not go into the function and is not added: {rule}.",
            rule=_CHAIN,
        ),
        ("d/dx e^(3x^2)", "e^(6x)"),
        1,
    ),
    _declared(
        "product-of-derivatives",
        say("The derivative of a product is not the product of the derivatives"),
        say("Each factor is differentiated in turn while the other stays: {rule}.", rule=_PRODUCT),
        ("d/dx (x^2 sin(x))", "2x cos(x)"),
    ),
    _declared(
        "product-rule-one-term",
        say("A term of the product rule is missing"),
        say("Each factor is differentiated in turn while the other stays: {rule}.", rule=_PRODUCT),
        ("d/dx (x^2 sin(x))", "2x sin(x)"),
        1,
    ),
    _declared(
        "product-rule-sign",
        say("The product rule has a plus"),
        say("The minus belongs to the quotient rule: {rule}.", rule=_PRODUCT),
        ("d/dx (x^2 sin(x))", "2x sin(x) - x^2 cos(x)"),
        1,
    ),
    _declared(
        "quotient-of-derivatives",
        say("The derivative of a quotient is not the quotient of the derivatives"),
        say("Use the quotient rule: {rule}.", rule=_QUOTIENT),
        ("d/dx (x^2/(x + 1))", "2x"),
    ),
    _declared(
        "quotient-rule-sign",
        say("The quotient rule has a minus"),
        say("In the numerator the second product is subtracted: {rule}.", rule=_QUOTIENT),
        ("d/dx (x^2/(x + 1))", "(2x(x + 1) + x^2)/(x + 1)^2"),
    ),
    _declared(
        "quotient-rule-order",
        say("The terms of the quotient rule are the wrong way round"),
        say("The derivative of the numerator comes first: {rule}.", rule=_QUOTIENT),
        ("d/dx (x^2/(x + 1))", "(x^2 - 2x(x + 1))/(x + 1)^2"),
    ),
    _declared(
        "quotient-rule-denominator",
        say("The denominator of the quotient rule is squared"),
        say("Below stands the square of the denominator: {rule}.", rule=_QUOTIENT),
        ("d/dx (x^2/(x + 1))", "(2x(x + 1) - x^2)/(x + 1)"),
    ),
    _declared(
        "power-rule-exponent-kept",
        say("The exponent gets one smaller"),
        say("The exponent comes down as a factor and gets one smaller: {rule}.", rule=_POWER),
        ("d/dx x^3", "3x^3"),
    ),
    _declared(
        "power-rule-without-factor",
        say("The exponent comes down as a factor"),
        say("The exponent comes down as a factor and gets one smaller: {rule}.", rule=_POWER),
        ("d/dx x^3", "x^2"),
    ),
    _declared(
        "power-rule-negative-exponent",
        say("A negative exponent gets one smaller too"),
        say(
            "One less than a negative exponent is further from zero: {rule}.",
            rule=written("(x^{-2})' = -2x^{-3}", "(x^-2)' = -2x^-3"),
        ),
        ("d/dx x^(-2)", "-2x^(-1)"),
    ),
    _declared(
        "power-rule-as-integral",
        say("Integrated instead of differentiated"),
        say("Differentiating lowers the exponent; integrating raises it."),
        ("d/dx x^3", "x^4/4"),
        1,
    ),
    _declared(
        "exponential-as-power",
        say("An exponential function is not a power of the variable"),
        say(
            "The variable stands in the exponent, so the power rule does not apply: {rule}.",
            rule=written("(e^x)' = e^x"),
        ),
        ("d/dx e^x", "x e^(x - 1)"),
    ),
    _declared(
        "logarithm-of-base-forgotten",
        say("The logarithm of the base is missing"),
        say(
            "Only the base e gives the function itself back: {rule}.",
            rule=written("(a^x)' = a^x \\ln a", "(a^x)' = a^x*ln(a)"),
        ),
        ("d/dx 2^x", "2^x"),
        level=Level.INTERMEDIATE,
    ),
    _declared(
        "derivative-of-logarithm",
        say("The derivative of the logarithm is one divided by what stands inside"),
        say(
            "Divide by the inside and multiply by its derivative: {rule}.",
            rule=written("(\\ln u)' = \\frac{u'}{u}", "(ln u)' = u'/u"),
        ),
        ("d/dx ln(x)", "1/ln(x)"),
    ),
    _declared(
        "derivative-of-constant",
        say("The derivative of a constant is zero"),
        say("A constant does not change, so its slope is zero."),
        ("d/dx (x^2 + 5)", "2x + 5"),
        1,
    ),
    _declared(
        "constant-factor-dropped",
        say("A constant factor stays"),
        say("Only the function is differentiated; the number before it stays as a factor."),
        ("d/dx (5x^3)", "3x^2"),
        1,
    ),
    _declared(
        "linear-term-kept",
        say("The derivative of a multiple of x is the number"),
        say("A straight line has the same slope everywhere: {rule}.", rule=written("(5x)' = 5")),
        ("d/dx (x^2 + 5x)", "2x + 5x"),
        1,
    ),
    _declared(
        "sign-of-trigonometric-derivative",
        say("The sign of the derivative is wrong"),
        say("Sine becomes cosine, and cosine becomes minus sine."),
        ("d/dx cos(x)", "sin(x)"),
    ),
    _declared(
        "trigonometric-derivative-unchanged",
        say("The function changes when it is differentiated"),
        say("Sine becomes cosine, and cosine becomes minus sine."),
        ("d/dx sin(x)", "sin(x)"),
        1,
    ),
)
