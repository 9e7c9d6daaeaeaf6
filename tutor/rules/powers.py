"""The laws of powers with letters: products and quotients of powers, powers of powers and of products, roots."""

from __future__ import annotations

from collections.abc import Iterable

from sympy import Abs, Add, Expr, Integer, Mul, Pow, Rational, S

from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.numbers import ratio
from tutor.rules.rewriting import Rewrite, Rule, added, chain, formula, multiplied
from tutor.solution import Step


def base_and_exponent(factor: Expr) -> tuple[Expr, Expr]:
    """Return base and exponent, a power below the fraction bar (``1/x^2``) opened."""
    if isinstance(factor, Pow):
        if factor.exp == -1 and isinstance(factor.base, Pow) and not factor.base.base.is_number:
            return factor.base.base, evaluated(Mul(-1, factor.base.exp, evaluate=False))
        return factor.base, factor.exp
    return factor, S.One


def same_base(part: Expr) -> Rewrite | None:
    """x^2 x^3 is x^5, x^5/x^2 is x^3."""
    if not isinstance(part, Mul):
        return None
    groups: dict[Expr, list[Expr]] = {}
    for factor in part.args:
        base, _ = base_and_exponent(factor)
        if not base.is_number and not isinstance(base, Mul):
            groups.setdefault(base, []).append(factor)
    base, factors = next(((b, group) for b, group in groups.items() if len(group) > 1), (S.One, []))
    if not factors:
        return None
    exponents = [base_and_exponent(factor)[1] for factor in factors]
    total = evaluated(added(exponents))
    joined = _power(base, total)
    place = part.args.index(factors[0])
    others = list(part.args)
    for factor in factors:
        others.remove(factor)
    kept = [*others[:place], *([joined] if joined != 1 else []), *others[place:]]
    before = multiplied(factors)
    cancels = joined == 1
    return Rewrite(
        "powers-of-same-base",
        say(
            "Bring the powers of {base} together: {before} = {after}.",
            base=formula(base),
            before=formula(before),
            after=formula(joined),
        ),
        say("A number divided by itself is 1 (where it is not 0).")
        if cancels
        else say(
            "Powers of the same base are multiplied by adding the exponents: {sum} = {total}.",
            sum=formula(added(exponents)),
            total=formula(total),
        )
        if all(not exponent.could_extract_minus_sign() for exponent in exponents)
        else say(
            "Powers of the same base are divided by subtracting the exponents: {sum} = {total}.",
            sum=formula(added(exponents)),
            total=formula(total),
        ),
        multiplied(kept) if kept else S.One,
        say("What happens to the exponents when powers of the same base are multiplied or divided?"),
        _by_exponents(before, base, added(exponents), joined),
    )


def _by_exponents(before: Expr, base: Expr, exponent: Expr, after: Expr) -> tuple[Step, ...]:
    """One power with the exponents written out, then the exponent worked out."""
    write = Rewrite(
        "write-exponent",
        say("Write one power with the exponent {exponent}.", exponent=formula(exponent)),
        say("The base stays the same."),
        Pow(base, exponent, evaluate=False),
        say("What becomes of the exponents?"),
    )
    work = Rewrite(
        "work-out-exponent",
        say("Work out the exponent: {before} = {after}.", before=formula(exponent), after=formula(evaluated(exponent))),
        say("The exponent is a number of its own."),
        after,
        say("Can the exponent be worked out?"),
    )
    return chain(before, write, work)


def power_of_power(positive: frozenset[Expr] = frozenset()) -> Rule:
    """Return the rule (x^2)^3 is x^6; with fractions in the exponents only where the base is known to be positive."""

    def rule(part: Expr) -> Rewrite | None:
        if not (isinstance(part, Pow) and isinstance(part.base, Pow)) or part.base.base.is_number:
            return None
        base, inner, outer = part.base.base, part.base.exp, part.exp
        safe = isinstance(outer, Integer) or base in positive
        if not safe:
            return _root_of_square(part, base, inner, outer)
        exponent = evaluated(Mul(inner, outer, evaluate=False))
        after = _power(base, exponent)
        return Rewrite(
            "power-of-power",
            say("A power of a power: {before} = {after}.", before=formula(part), after=formula(after)),
            say(
                "Multiply the exponents: {product} = {exponent}.",
                product=formula(Mul(inner, outer, evaluate=False)),
                exponent=formula(exponent),
            ),
            after,
            say("What happens to the exponents when a power is taken to a power?"),
            _by_exponents(part, base, Mul(inner, outer, evaluate=False), after),
        )

    return rule


def power_of_product(positive: frozenset[Expr] = frozenset()) -> Rule:
    """Return the rule (2x)^3 is 8x^3, (x/y)^2 is x^2/y^2, sqrt(4x) is 2 sqrt(x)."""

    def rule(part: Expr) -> Rewrite | None:
        if not (isinstance(part, Pow) and isinstance(part.base, Mul) and part.base.free_symbols):
            return None
        if part.exp == -1 and not any(_is_quotient(factor) for factor in part.base.args):
            return None
        factors = part.base.args
        if not isinstance(part.exp, Integer):
            outside = [f for f in factors if _nonnegative(f, positive)]
            inside = [f for f in factors if not _nonnegative(f, positive)]
            if not outside or (len(inside) == 0 and len(outside) < 2):
                return None
            groups = [*outside, *([multiplied(inside)] if inside else [])]
        else:
            groups = list(factors)
        after = multiplied([_power_of(factor, part.exp) for factor in groups])
        if part.exp == -1:
            return _turned(part, after)
        return Rewrite(
            "power-of-product",
            say("Take the power of each factor: {before} = {after}.", before=formula(part), after=formula(after)),
            say("A power of a product is the product of the powers; the same holds for a quotient."),
            after,
            say("To which factors does the exponent belong?"),
        )

    return rule


def zero_exponent(part: Expr) -> Rewrite | None:
    """x^0 is 1 where x is not 0."""
    if not (isinstance(part, Pow) and part.exp == 0):
        return None
    return Rewrite(
        "zero-exponent",
        say("{before} = 1", before=formula(part)),
        say("Anything but 0 to the power 0 is 1."),
        S.One,
        say("What is a power with the exponent 0?"),
    )


def worked_exponent(part: Expr) -> Rewrite | None:
    """x^(1 + 2) is x^3."""
    if not (isinstance(part, Pow) and isinstance(part.exp, Add | Mul)):
        return None
    exponent = evaluated(part.exp)
    if exponent == part.exp:
        return None
    return Rewrite(
        "work-out-exponent",
        say("Work out the exponent: {before} = {after}.", before=formula(part.exp), after=formula(exponent)),
        say("The exponent is a number of its own."),
        _power(part.base, exponent),
        say("Can the exponent be worked out?"),
    )


def number_first(part: Expr) -> Rewrite | None:
    """x * 3 is 3x."""
    if not (isinstance(part, Mul) and part.free_symbols):
        return None
    numbers = [factor for factor in part.args if isinstance(factor, Rational)]
    if len(numbers) != 1 or part.args[0] == numbers[0]:
        return None
    if isinstance(part.args[0], Pow) and part.args[0].exp.could_extract_minus_sign() and part.args[0].is_number:
        return None
    after = multiplied([numbers[0], *(factor for factor in part.args if factor != numbers[0])])
    return Rewrite(
        "number-first",
        say("Write the number in front: {before} = {after}.", before=formula(part), after=formula(after)),
        say("The order of factors does not matter."),
        after,
        say("In which order are factors usually written?"),
    )


def _turned(part: Pow, after: Expr) -> Rewrite:
    return Rewrite(
        "reciprocal",
        say(
            "Instead of dividing by {divisor}, multiply by its reciprocal {after}.",
            divisor=formula(part.base),
            after=formula(after),
        ),
        say("Dividing by a fraction is the same as multiplying by the fraction turned upside down."),
        after,
        say("How do you divide by a fraction?"),
    )


def _root_of_square(part: Expr, base: Expr, inner: Expr, outer: Expr) -> Rewrite | None:
    """sqrt(x^4) is x^2, sqrt(x^2) is |x|, the cube root of x^3 is x."""
    if not (isinstance(inner, Integer) and isinstance(outer, Rational)):
        return None
    exponent = inner * outer
    if outer.q % 2 == 0 and inner % 2 == 0 and isinstance(exponent, Integer):
        after = _power(base, exponent) if exponent % 2 == 0 else _power(Abs(base), exponent)
        because = (
            say("{after} is never negative, and its power is what stands under the root.", after=formula(after))
            if exponent % 2 == 0
            else say("The root is never negative, so it is the absolute value.")
        )
        return Rewrite(
            "root-of-power",
            say("Take the root: {before} = {after}.", before=formula(part), after=formula(after)),
            because,
            after,
            say("Which power gives what stands under the root?"),
        )
    return None


def _power_of(factor: Expr, exponent: Expr) -> Expr:
    if isinstance(factor, Pow) and factor.exp == -1 and isinstance(exponent, Integer):
        return (
            _power(factor.base, -exponent) if exponent < 0 else Pow(_power(factor.base, exponent), -1, evaluate=False)
        )
    return _power(factor, exponent)


def _power(base: Expr, exponent: Expr) -> Expr:
    if exponent == 0:
        return S.One
    return base if exponent == 1 else Pow(base, exponent, evaluate=False)


def _is_quotient(factor: Expr) -> bool:
    pair = ratio(factor)
    return (pair is not None and pair[1] != 1) or (isinstance(factor, Pow) and factor.exp.could_extract_minus_sign())


def _nonnegative(factor: Expr, positive: Iterable[Expr]) -> bool:
    base, exponent = base_and_exponent(factor)
    if factor.is_number:
        return bool(factor.is_positive)
    return base in positive or (isinstance(exponent, Integer) and exponent % 2 == 0 and exponent > 0)
