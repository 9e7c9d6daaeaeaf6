"""Rules for roots: take what comes out, multiply roots, clear roots from denominators. Roots of numbers only."""

from __future__ import annotations

from sympy import Add, Expr, Integer, Mul, Pow, Rational, S, factorint, integer_nthroot, sqrtdenest

from tutor.errors import NotSolved
from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.numbers import ratio, value
from tutor.rules.rewriting import Rewrite, chain, formula, multiplied, step_of
from tutor.solution import Step

MAX_FACTORED = 10**24
"""Larger numbers are not searched for square factors."""


def is_root(part: Expr) -> bool:
    """Whether this is a root of a whole number."""
    return (
        isinstance(part, Pow)
        and isinstance(part.exp, Rational)
        and part.exp.p == 1
        and part.exp.q > 1
        and isinstance(part.base, Integer)
    )


def even_root_of_negative(part: Expr) -> Rewrite | None:
    """An even root of a negative number ends the work.

    Raises:
        NotSolved: there is such a root.
    """
    if isinstance(part, Pow) and isinstance(part.exp, Rational) and part.exp.q % 2 == 0:
        pair = ratio(part.base)
        if pair is not None and pair[0] < 0:
            raise NotSolved(
                say("{root} is not a real number: no real number has a negative even power.", root=formula(part)),
                code="not-real",
            )
    if isinstance(part, Pow) and isinstance(part.exp, Rational) and part.exp.q > 1:
        pair = ratio(part.base)
        if pair is not None and pair[0] < 0:
            raise NotSolved(
                say("A power with a fraction as its exponent needs a base that is not negative."),
                code="not-real",
            )
    return None


def nested_root(part: Expr) -> Rewrite | None:
    """sqrt(3 + 2 sqrt(2)) is 1 + sqrt(2)."""
    if not (isinstance(part, Pow) and part.exp == Rational(1, 2) and isinstance(part.base, Add)):
        return None
    if part.base.free_symbols or not all(isinstance(evaluated(term**2), Rational) for term in part.base.args):
        return None
    after = sqrtdenest(evaluated(part))
    if not isinstance(after, Add):
        return None
    square = Pow(after, 2, evaluate=False)
    return Rewrite(
        "nested-root",
        say("Take the root: {before} = {after}.", before=formula(part), after=formula(after)),
        say("{square} = {inside}", square=formula(square), inside=formula(part.base)),
        after,
        say("Is what stands under the root the square of a sum?"),
    )


def negative_root_exponent(part: Expr) -> Rewrite | None:
    """4^(-1/2) is 1/sqrt(4)."""
    if not (isinstance(part, Pow) and isinstance(part.exp, Rational) and part.exp.q > 1 and part.exp < 0):
        return None
    after = Pow(Pow(part.base, -part.exp, evaluate=False), -1, evaluate=False)
    return (
        Rewrite(
            "negative-exponent",
            say(
                "Write the negative exponent as a fraction: {before} = {after}.",
                before=formula(part),
                after=formula(after),
            ),
            say("A negative exponent means one divided by the power with the positive exponent."),
            after,
            say("What does a negative exponent mean?"),
        )
        if part.base.is_number
        else None
    )


def root(part: Expr) -> Rewrite | None:
    """sqrt(49) is 7, sqrt(12) is 2 sqrt(3), sqrt(4/9) is 2/3, 8^(2/3) is 4."""
    if not (isinstance(part, Pow) and isinstance(part.exp, Rational) and part.exp.q > 1):
        return None
    pair = ratio(part.base)
    if pair is None or pair[0] <= 0 or part.exp < 0:
        return None
    if part.exp.p != 1:
        return _root_of_power(part)
    if pair[1] != 1:
        return _root_of_fraction(part, *pair)
    number, degree = pair[0], int(part.exp.q)
    outside, inside = _taken_out(number, degree)
    if inside == number:
        return None
    if inside == 1:
        return Rewrite(
            "root",
            say("Take the root: {before} = {after}.", before=formula(part), after=formula(Integer(outside))),
            say("{power} is {number}.", power=formula(Pow(outside, degree, evaluate=False)), number=number),
            Integer(outside),
            say("Which number has this power?"),
            _seen(part, outside, degree),
        )
    after = Mul(outside, Pow(inside, Rational(1, degree), evaluate=False), evaluate=False)
    return Rewrite(
        "take-out-of-root",
        say("Take a factor out of the root: {before} = {after}.", before=formula(part), after=formula(after)),
        say(
            "{product}, and {power} comes out of the root as {outside}.",
            product=formula(Mul(outside**degree, inside, evaluate=False)),
            power=outside**degree,
            outside=outside,
        ),
        after,
        say("Which factor of the number under the root is itself a power?"),
        _split_root(part, outside, inside, after),
    )


def _seen(part: Pow, outside: int, degree: int) -> tuple[Step, ...]:
    """sqrt(49) is sqrt(7^2), so 7."""
    see = Rewrite(
        "see-power",
        say("Write what stands under the root as a power."),
        say("Root and power of the same degree undo each other."),
        Pow(Pow(Integer(outside), degree, evaluate=False), part.exp, evaluate=False),
        say("Which number has this power?"),
    )
    undo = Rewrite(
        "undo-power",
        say("The root and the power cancel."),
        say("Root and power of the same degree undo each other."),
        Integer(outside),
        say("What is left when root and power cancel?"),
    )
    return chain(part, see, undo)


def _split_root(part: Pow, outside: int, inside: int, after: Expr) -> tuple[Step, ...]:
    """sqrt(12) is sqrt(4 · 3), so sqrt(4) sqrt(3), so 2 sqrt(3)."""
    square = Integer(outside ** int(part.exp.q))
    split = Rewrite(
        "split-radicand",
        say("Write what stands under the root as a product with {power}.", power=formula(square)),
        say("{power} is the largest such factor with a whole root.", power=formula(square)),
        Pow(Mul(square, inside, evaluate=False), part.exp, evaluate=False),
        say("Which factor has a whole root?"),
    )
    apart = Rewrite(
        "root-of-product",
        say("Take the root of each factor."),
        say("The root of a product is the product of the roots."),
        Mul(Pow(square, part.exp, evaluate=False), Pow(inside, part.exp, evaluate=False), evaluate=False),
        say("How do you take the root of a product?"),
    )
    take = Rewrite(
        "root",
        say(
            "Take the root: {before} = {after}.",
            before=formula(Pow(square, part.exp, evaluate=False)),
            after=formula(Integer(outside)),
        ),
        say(
            "{outside} to the power {degree} is {power}.",
            outside=outside,
            degree=int(part.exp.q),
            power=formula(square),
        ),
        after,
        say("Which number has this power?"),
    )
    return chain(part, split, apart, take)


def _root_of_power(part: Pow) -> Rewrite:
    p, q = int(part.exp.p), int(part.exp.q)
    outer = Pow(Pow(part.base, Rational(1, q), evaluate=False), p, evaluate=False)
    return Rewrite(
        "fractional-exponent",
        say(
            "The denominator of the exponent is a root: {before} = {after}.", before=formula(part), after=formula(outer)
        ),
        say(
            "The exponent {exponent} means: take the root of degree {q}, then the power {p}.",
            exponent=formula(part.exp),
            q=q,
            p=p,
        ),
        outer,
        say("What does a fraction in the exponent mean?"),
    )


def _root_of_fraction(part: Pow, above: int, below: int) -> Rewrite:
    top, bottom = (Pow(Integer(n), part.exp, evaluate=False) for n in (above, below))
    after = multiplied([top, Pow(bottom, -1, evaluate=False)])
    return Rewrite(
        "root-of-fraction",
        say(
            "Take the root of the numerator and of the denominator: {before} = {after}.",
            before=formula(part),
            after=formula(after),
        ),
        say("The root of a fraction is the root of the numerator over the root of the denominator."),
        after,
        say("How do you take the root of a fraction?"),
    )


def multiply_roots(part: Expr) -> Rewrite | None:
    """sqrt(2) sqrt(6) is sqrt(12); sqrt(6)/sqrt(2) is sqrt(3)."""
    if not isinstance(part, Mul):
        return None
    above = [factor for factor in part.args if is_root(factor)]
    below = [factor for factor in part.args if _is_root_below(factor)]
    for index, first in enumerate(above):
        second = next((other for other in above[index + 1 :] if other.exp == first.exp), None)
        if second is not None:
            product = Pow(first.base * second.base, first.exp, evaluate=False)
            after = first.base if first.base == second.base and first.exp == Rational(1, 2) else product
            return _joined(part, first, second, after)
        over = next((other for other in below if other.base.exp == first.exp), None)
        if over is not None and first.base % over.base.base == 0:
            quotient = Pow(first.base / over.base.base, first.exp, evaluate=False)
            return _joined(part, first, over, S.One if first.base == over.base.base else quotient)
    return None


def _joined(part: Mul, first: Expr, second: Expr, after: Expr) -> Rewrite:
    pair = Mul(first, second, evaluate=False)
    factors = list(part.args)
    factors[factors.index(first)] = after
    factors.remove(second) if first != second else factors.pop(len(factors) - 1 - factors[::-1].index(second))
    return Rewrite(
        "multiply-roots",
        say("Bring the roots together: {before} = {after}.", before=formula(pair), after=formula(after)),
        say("A product of roots of the same degree is the root of the product; the same holds for quotients."),
        multiplied([factor for factor in factors if factor != 1] or [S.One]),
        say("What is the product or quotient of two roots of the same degree?"),
    )


def power_of_root(part: Expr) -> Rewrite | None:
    """sqrt(5)^2 is 5, sqrt(5)^3 is 5 sqrt(5), sqrt(3)^(-2) is 1/3."""
    if not (isinstance(part, Pow) and isinstance(part.exp, Integer) and is_root(part.base)):
        return None
    exponent, degree = int(part.exp), int(part.base.exp.q)
    if abs(exponent) < degree and exponent != -1:
        after: Expr = Pow(part.base.base ** abs(exponent), part.base.exp, evaluate=False)
        if exponent < 0:
            after = Pow(after, -1, evaluate=False)
    elif exponent == -1:
        return None
    else:
        whole, rest = divmod(abs(exponent), degree)
        after = multiplied([part.base.base**whole, *([Pow(part.base, rest, evaluate=False)] if rest else [])])
        if exponent < 0:
            after = Pow(after, -1, evaluate=False)
    return Rewrite(
        "power-of-root",
        say("Power and root: {before} = {after}.", before=formula(part), after=formula(after)),
        say("The root of a number, taken to the power of its degree, is the number."),
        after,
        say("What does squaring do to a square root?"),
    )


def rationalise(part: Expr) -> Rewrite | None:
    """1/sqrt(2) is sqrt(2)/2; 1/(1 + sqrt(2)) is multiplied by the conjugate."""
    if not (isinstance(part, Pow) and part.exp == -1):
        return None
    base = part.base
    number, roots = _number_and_roots(base)
    if len(roots) == 1 and is_root(roots[0]):
        return _by_root(part, number, roots[0])
    if isinstance(base, Add) and len(base.args) == 2 and not base.free_symbols:
        return _by_conjugate(part, base)
    return None


def _by_root(part: Pow, number: Rational, root: Expr) -> Rewrite:
    filler = Pow(root.base, 1 - root.exp, evaluate=False)
    filler = filler if root.exp == Rational(1, 2) else Pow(root.base ** (root.exp.q - 1), root.exp, evaluate=False)
    after = multiplied([filler, Pow(Integer(root.base) * number, -1, evaluate=False)])
    if number.q != 1:
        after = multiplied([1 / (root.base * number), filler])
    return Rewrite(
        "rationalise",
        say("Clear the root from the denominator: {before} = {after}.", before=formula(part), after=formula(after)),
        say("Multiply numerator and denominator by {filler}: then the root disappears below.", filler=formula(filler)),
        after,
        say("By what must the denominator be multiplied so that its root disappears?"),
    )


def _by_conjugate(part: Pow, base: Add) -> Rewrite | None:
    first, second = base.args
    squares = [evaluated(Pow(term, 2, evaluate=False)) for term in (first, second)]
    if not all(isinstance(square, Rational) for square in squares):
        return None
    conjugate = Add(first, evaluated(Mul(-1, second, evaluate=False)), evaluate=False)
    difference = squares[0] - squares[1]
    if difference == 0:
        return None
    after = multiplied([conjugate, Pow(difference, -1, evaluate=False)]) if difference != 1 else conjugate
    opened = Mul(conjugate, Pow(Mul(base, conjugate, evaluate=False), -1, evaluate=False), evaluate=False)
    widen = Rewrite(
        "multiply-by-conjugate",
        say("Multiply numerator and denominator by {conjugate}.", conjugate=formula(conjugate)),
        say("The value stays, because this multiplies by 1."),
        opened,
        say("Multiply by the conjugate."),
    )
    close = Rewrite(
        "difference-of-squares",
        say("Multiply out below: the difference of the squares is {difference}.", difference=formula(difference)),
        say("(a + b)(a − b) = a² − b²: the roots disappear."),
        after,
        say("Which formula makes the roots disappear?"),
    )
    return Rewrite(
        "rationalise",
        say("Clear the root from the denominator: {before} = {after}.", before=formula(part), after=formula(after)),
        say(
            "Multiply by the conjugate {conjugate}: a sum times a difference has no roots.",
            conjugate=formula(conjugate),
        ),
        after,
        say("By what must the denominator be multiplied so that its root disappears?"),
        (step_of(widen, part, opened), step_of(close, opened, after)),
    )


def _number_and_roots(base: Expr) -> tuple[Rational, list[Expr]]:
    number: Rational = S.One
    roots: list[Expr] = []
    for factor in base.args if isinstance(base, Mul) else (base,):
        pair = ratio(factor)
        if pair is not None:
            number *= value(pair)
        else:
            roots.append(factor)
    return number, roots


def _is_root_below(factor: Expr) -> bool:
    return isinstance(factor, Pow) and factor.exp == -1 and is_root(factor.base)


def _taken_out(number: int, degree: int) -> tuple[int, int]:
    """The largest number whose power divides ``number``, and what stays under the root."""
    whole, exact = integer_nthroot(number, degree)
    if exact:
        return int(whole), 1
    if number > MAX_FACTORED:
        return 1, number
    outside = 1
    for prime, times in factorint(number).items():
        outside *= prime ** (times // degree)
    return outside, number // outside**degree
