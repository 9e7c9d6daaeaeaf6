"""Logarithmic equations: logarithms gathered into one, undone by a power, the candidates tried."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from math import gcd
from typing import NamedTuple

from sympy import (
    Basic,
    Eq,
    Expr,
    Integer,
    Mul,
    Poly,
    Pow,
    Rational,
    S,
    Symbol,
    default_sort_key,
    exp,
    expand,
    fraction,
    ilcm,
    log,
    logcombine,
    simplify,
    together,
)
from sympy.core.relational import Relational

from tutor.errors import NotSolved
from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.equations.answers import either, in_size_order, nothing
from tutor.rules.equations.approximate import is_located
from tutor.rules.equations.asking import is_polynomial
from tutor.rules.equations.candidates import sifted
from tutor.rules.equations.fractions import is_rational
from tutor.rules.equations.logarithms import rounded_remark
from tutor.rules.equations.polynomial import roots_answer, solve_polynomial
from tutor.rules.equations.showing import formula, shown
from tutor.rules.equations.standard import coefficients, equal_to_zero
from tutor.rules.equations.steps import remark_step, statement_step
from tutor.rules.equations.written import product_of, relation
from tutor.solution import Answer, Implies, Restates, Step

Roots = Generator[Step, None, list[Expr]]


class Sum(NamedTuple):
    """Whole multiples of logarithms with one base that add up to a number."""

    base: Expr
    parts: list[tuple[Integer, Expr]]
    total: Expr


def logarithms_in(statement: Basic, unknown: Symbol) -> list[Expr]:
    """The logarithms that hold the unknown."""
    return sorted((part for part in statement.atoms(log) if unknown in part.free_symbols), key=default_sort_key)


def is_logarithmic(equation: Relational, unknown: Symbol) -> bool:
    """Whether the unknown stands in logarithms of polynomials or fractions only, in sums of them or powers of one."""
    parts = logarithms_in(_difference(equation), unknown)
    if not parts or equation.free_symbols != {unknown}:
        return False
    if not all(is_rational(part.args[0], unknown) for part in parts):
        return False
    value = _named(equation, parts)
    if unknown in value.free_symbols:
        return False
    names = _names(parts)
    if len(parts) == 1:
        return bool(value.is_rational_function(*names))
    return bool(value.is_polynomial(*names)) and Poly(value, *names).total_degree() == 1


def _difference(equation: Relational) -> Expr:
    return expand(evaluated(equation.lhs) - evaluated(equation.rhs), log=False, power_exp=False, power_base=False)


def _names(parts: Sequence[Expr]) -> list[Symbol]:
    return [Symbol(f"logarithm {place}") for place in range(len(parts))]


def _named(equation: Relational, parts: Sequence[Expr]) -> Expr:
    value = evaluated(equation.lhs) - evaluated(equation.rhs)
    return value.xreplace(dict(zip(parts, _names(parts), strict=True)))


def solve_logarithmic(equation: Relational, unknown: Symbol) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    if any(evaluated(side).has(S.ImaginaryUnit, S.ComplexInfinity, S.NaN) for side in equation.args):
        yield nothing(
            unknown, say("There is no solution: the equation holds the logarithm of a number that is not positive.")
        )
        return
    parts = logarithms_in(_difference(equation), unknown)
    yield remark_step(
        "state-domain",
        say("What stands in a logarithm must be positive."),
        say("Only positive numbers have a logarithm, so candidates are tried at the end."),
        equation,
        idea=say("For which values of the unknown do all logarithms exist?"),
    )
    above = fraction(together(_named(equation, parts)))[0]
    if len(parts) == 1 and Poly(above, *_names(parts)).degree() != 1:
        roots = yield from _polynomial_in(equation, parts[0], unknown)
    else:
        roots = yield from _linear(equation, parts, unknown)
    if any(is_located(root) for root in roots):
        raise _beyond()
    kept = yield from sifted(equation, unknown, in_size_order(roots))
    remark = rounded_remark(unknown, kept)
    if not kept:
        remark = (
            say("There is no solution: for every candidate a logarithm does not exist, or the sides differ.")
            if roots
            else say("There is no real solution.")
        )
    yield roots_answer(unknown, kept, remark)


def _beyond() -> NotSolved:
    return NotSolved(
        say("This logarithmic equation is not of a kind that is solved here."),
        hint=say("Can all logarithms be written with the same base?"),
    )


def _linear(equation: Relational, parts: Sequence[Expr], unknown: Symbol) -> Roots:
    """Gather the logarithms: positive ones on the left, negative ones on the right."""
    found = _sum(equation, parts)
    left = [(count, inner) for count, inner in found.parts if count > 0]
    right = [(-count, inner) for count, inner in found.parts if count < 0]
    if not left:
        left, right, found = right, left, found._replace(total=-found.total)
    one = relation(Eq, _log(_product(left), found.base), _other_side(right, found))
    yield from _gathered(equation, one, found, unknown, exact=len(left) == 1 and left[0][0] == 1 and not right)
    number = _power(found.base, found.total)
    after = relation(Eq, _product(left), _times(number, _product(right)) if right else number)
    exact = not right
    yield _undone(one, after, found.base, unknown, exact=exact)
    if not all(is_polynomial(side, unknown) for side in after.args):
        after = yield from _cleared(after, unknown)
    value = expand(evaluated(after.lhs) - evaluated(after.rhs))
    if unknown not in value.free_symbols:
        if value == 0:
            raise NotSolved(say("Both sides are the same wherever they are defined; that is not solved here."))
        return []
    return (yield from solve_polynomial(after, unknown))


def _cleared(equation: Relational, unknown: Symbol) -> Generator[Step, None, Relational]:
    above = fraction(together(evaluated(equation.lhs) - evaluated(equation.rhs)))[0]
    after = relation(Eq, expand(above), S.Zero)
    before, now = formula(equation), formula(after)
    yield Step(
        "clear-denominators",
        say("Multiply both sides by the denominator, and bring everything to the left side."),
        say("Solutions may be gained where a denominator is zero: they are tried at the end."),
        before,
        now,
        Implies(before, now, (unknown.name,)),
        (),
        say("By what can you multiply both sides so that every denominator cancels?"),
    )
    return after


def _sum(equation: Relational, parts: Sequence[Expr]) -> Sum:
    polynomial = Poly(fraction(together(_named(equation, parts)))[0], *_names(parts))
    numbers = [polynomial.coeff_monomial(name) for name in _names(parts)]
    base = _base(equation, parts)
    scale = numbers[0] * log(base)
    ratios = [simplify(number / numbers[0]) for number in numbers]
    if not all(isinstance(ratio, Rational) for ratio in ratios):
        raise _beyond()
    weight = simplify(scale)
    rates = [ratio * weight for ratio in ratios] if weight.is_Rational and len(ratios) > 1 else ratios
    below = int(ilcm(1, *(rate.q for rate in rates)))
    common = Rational(below, gcd(*(int(rate * below) for rate in rates)))
    unit = numbers[0] / rates[0] / common
    total = logcombine(simplify(-polynomial.coeff_monomial(1) / unit / log(base)), force=True)
    counts = [Integer(rate * common) for rate in rates]
    return Sum(base, [(count, part.args[0]) for count, part in zip(counts, parts, strict=True)], simplify(total))


def _base(equation: Relational, parts: Sequence[Expr]) -> Expr:
    """The base that the logarithms are written with: e where there is none."""
    below = [
        part.base.args[0]
        for part in equation.atoms(Pow)
        if part.exp == -1 and isinstance(part.base, log) and part.base.args[0].is_Integer
    ]
    return min(below) if below else S.Exp1


def _log(inner: Expr, base: Expr) -> Expr:
    return log(inner, evaluate=False) if base is S.Exp1 else Mul(Pow(log(base), -1), log(inner, evaluate=False))


def _product(parts: Sequence[tuple[Integer, Expr]]) -> Expr:
    return product_of([inner if count == 1 else Pow(inner, count, evaluate=False) for count, inner in parts])


def _other_side(right: Sequence[tuple[Integer, Expr]], found: Sum) -> Expr:
    if not right:
        return found.total
    logs = _log(_product(right), found.base)
    return logs if found.total == 0 else logs + found.total


def _power(base: Expr, exponent: Expr) -> Expr:
    return exp(exponent) if base is S.Exp1 else simplify(Pow(base, exponent))


def _times(number: Expr, product: Expr) -> Expr:
    return product if number == 1 else Mul(number, product, evaluate=False)


def _gathered(equation: Relational, one: Relational, found: Sum, unknown: Symbol, *, exact: bool) -> Iterator[Step]:
    before, after = shown(equation), shown(one)
    if before.plain == after.plain:
        return
    names = (unknown.name,)
    step = statement_step(
        "gather-logarithms" if not exact else "isolate-logarithm",
        say("Bring the logarithm alone to the left side.")
        if exact
        else say("Gather the logarithms into one on each side."),
        say("A logarithm can be undone only when it stands alone.")
        if exact
        else say("A sum of logarithms is the logarithm of the product; a factor becomes an exponent."),
        equation,
        one,
        (unknown,),
        idea=say("Which laws of logarithms make one logarithm out of several?"),
    )
    claim = step.claim if exact else Implies(before, after, names)
    yield Step(step.rule, step.title, step.because, before, after, claim, (), step.idea)


def _undone(one: Relational, after: Relational, base: Expr, unknown: Symbol, *, exact: bool) -> Step:
    step = statement_step(
        "undo-logarithm",
        say("Undo the logarithm: take {base} to the power of both sides.", base=formula(base)),
        say("The logarithm with base {base} is the exponent that {base} needs.", base=formula(base)),
        one,
        after,
        (unknown,),
        idea=say("What does the logarithm say about a power of its base?"),
    )
    if exact:
        return step
    claim = Implies(step.before, step.after, (unknown.name,))
    return Step(step.rule, step.title, step.because, step.before, step.after, claim, (), step.idea)


def _polynomial_in(equation: Relational, part: Expr, unknown: Symbol) -> Roots:
    """A polynomial in one logarithm: put a letter for it."""
    base = _base(equation, [part])
    letter = Symbol("u" if unknown.name != "u" else "t")
    held = _log(part.args[0], base)
    value = evaluated(_difference(equation).xreplace({part: letter * (1 if base is S.Exp1 else log(base))}))
    above = fraction(together(simplify(value)))[0]
    short = equal_to_zero(coefficients(above, letter), letter)
    yield Step(
        "substitute",
        say("Write {letter} for {part}.", letter=formula(letter), part=formula(held)),
        say("The logarithm occurs again and again."),
        shown(equation),
        shown(short),
        Restates(),
        (),
        say("Which expression occurs again and again?"),
    )
    values = in_size_order((yield from solve_polynomial(short, letter)))
    if any(is_located(value) for value in values):
        raise _beyond()
    opened = [relation(Eq, held, value) for value in values]
    yield statement_step(
        "substitute-back",
        say("Put {part} back for {letter}.", part=formula(held), letter=formula(letter)),
        say("{unknown} is asked for, not {letter}.", unknown=formula(unknown), letter=formula(letter)),
        equation,
        either(opened) if opened else S.EmptySet,
        (unknown,),
        idea=say("What did the new letter stand for?"),
    )
    found: list[Expr] = []
    for case, value in zip(opened, values, strict=True):
        after = relation(Eq, part.args[0], _power(base, value))
        yield _undone(case, after, base, unknown, exact=True)
        found += [after.rhs] if after.lhs == unknown else (yield from solve_polynomial(after, unknown))
    return found
