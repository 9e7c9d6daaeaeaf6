"""Exponential equations: equal bases, one power isolated, a polynomial in a power, or logarithms of both sides."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from math import gcd
from typing import NamedTuple

from sympy import (
    Add,
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
    factorint,
    fraction,
    log,
    together,
)
from sympy.core.relational import Relational

from tutor.errors import NotSolved
from tutor.maths.reading import evaluated
from tutor.messages import Message, say
from tutor.rules.equations.answers import either, in_size_order
from tutor.rules.equations.approximate import is_located
from tutor.rules.equations.asking import is_polynomial
from tutor.rules.equations.candidates import holds
from tutor.rules.equations.logarithms import logarithm, rounded_remark
from tutor.rules.equations.polynomial import roots_answer, solve_polynomial
from tutor.rules.equations.root_check import root_check
from tutor.rules.equations.showing import formula, shown
from tutor.rules.equations.standard import equal_to_zero
from tutor.rules.equations.steps import statement_step
from tutor.rules.equations.written import relation
from tutor.solution import Answer, Restates, Step

Roots = Generator[Step, None, list[Expr]]


class Power(NamedTuple):
    """base^exponent, as written; ``root^(multiple·exponent)`` with a base that is no power itself."""

    written: Expr
    base: Expr
    exponent: Expr
    root: Expr
    multiple: Integer

    @property
    def over_root(self) -> Expr:
        """The exponent that the root has."""
        return expand(self.multiple * self.exponent)


def powers_in(statement: Basic, unknown: Symbol) -> list[Power]:
    """The powers with the unknown in their exponents."""
    found = [
        part
        for part in statement.atoms(Pow, exp)
        if (isinstance(part, exp) or part.base is S.Exp1 or not part.base.free_symbols)
        and unknown in part.args[-1].free_symbols
    ]
    return [_power(part) for part in sorted(found, key=default_sort_key)]


def _power(part: Expr) -> Power:
    base, exponent = (S.Exp1, part.args[0]) if isinstance(part, exp) else part.args
    base = evaluated(base)
    root, multiple = _root_of(base)
    return Power(part, base, exponent, root, multiple)


def _root_of(base: Expr) -> tuple[Expr, Integer]:
    """Write 8 as 2^3 and 1/9 as 3^(-2)."""
    if not isinstance(base, Rational) or base <= 0 or base == 1:
        return base, Integer(1)
    primes = {**factorint(base.p), **{prime: -power for prime, power in factorint(base.q).items()}}
    primes.pop(1, None)
    common = gcd(*primes.values())
    root = Mul(*(Integer(prime) ** (power // common) for prime, power in primes.items()))
    return (1 / root, Integer(-common)) if root < 1 else (root, Integer(common))


def is_exponential(equation: Relational, unknown: Symbol) -> bool:
    """Whether the unknown stands in exponents only: of numbers, in sums and products with numbers."""
    powers = powers_in(equation, unknown)
    if not powers or equation.free_symbols != {unknown}:
        return False
    if not all(is_polynomial(power.exponent, unknown) and power.base.is_positive for power in powers):
        return False
    names = {power.written: Symbol(f"power {place}") for place, power in enumerate(powers)}
    value = _named(equation.lhs, names) - _named(equation.rhs, names)
    return unknown not in value.free_symbols and bool(value.is_polynomial(*names.values()))


def _named(side: Expr, names: dict[Expr, Symbol]) -> Expr:
    return evaluated(side.xreplace(names))


def solve_exponential(equation: Relational, unknown: Symbol) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    roots = in_size_order((yield from _solve(equation, unknown)))
    if any(is_located(root) for root in roots):
        raise _beyond()
    yield from (root_check(equation, unknown, root) for root in roots if holds(equation, unknown, root))
    remark = rounded_remark(unknown, roots) if roots else say("There is no real solution.")
    yield roots_answer(unknown, roots, remark)


def _beyond() -> NotSolved:
    return NotSolved(
        say("This exponential equation is not of a kind that is solved here."),
        hint=say("Can all powers be written with the same base?"),
    )


def _solve(equation: Relational, unknown: Symbol) -> Roots:
    powers = powers_in(equation, unknown)
    terms = _terms(equation, powers)
    if terms is not None and len(terms) == 2:
        return (yield from _two_terms(equation, terms, unknown))
    roots = {power.root for power in powers}
    if len(roots) == 1:
        return (yield from _polynomial_in(equation, powers, unknown))
    raise _beyond()


Term = tuple[Expr, "Power | None"]


def _terms(equation: Relational, powers: Sequence[Power]) -> list[Term] | None:
    """The sides as a sum of numbers times powers, like powers collected; None where powers are multiplied."""
    names = {power.written: Symbol(f"power {place}") for place, power in enumerate(powers)}
    value = expand(_named(equation.lhs, names) - _named(equation.rhs, names))
    polynomial = Poly(value, *names.values())
    found: list[Term] = []
    for monomial, number in polynomial.terms():
        used = [power for power, degree in zip(powers, monomial, strict=True) if degree]
        if sum(monomial) > 1:
            return None
        found.append((number, used[0] if used else None))
    return found


def _two_terms(equation: Relational, terms: list[Term], unknown: Symbol) -> Roots:
    """a·p = b·q, or a·p = b: powers apart, then equal bases or logarithms."""
    (a, p), (b, q) = sorted(terms, key=lambda term: term[1] is None)
    assert p is not None
    ratio = evaluated(-b / a)
    right = ratio if q is None else Mul(ratio, q.written, evaluate=False) if ratio != 1 else q.written
    if q is not None and q.root == p.root and ratio != 1:
        return (yield from _polynomial_in(equation, [p, q], unknown))
    isolated = relation(Eq, p.written, right)
    if not _same_sides(isolated, equation):
        yield _isolation(equation, isolated, p, unknown)
    if ratio.is_negative or ratio == 0:
        yield _never(isolated, unknown)
        return []
    if q is None:
        return (yield from _equals_number(isolated, p, ratio, unknown))
    if q.root == p.root:
        return (yield from _equal_bases(isolated, p, q.root, q.over_root, unknown))
    return (yield from _logarithms(isolated, p, ratio, q, unknown))


def _same_sides(one: Relational, other: Relational) -> bool:
    return bool(one == other) or one.args == other.args[::-1]


def _isolation(equation: Relational, isolated: Relational, power: Power, unknown: Symbol) -> Step:
    return statement_step(
        "isolate-power",
        say("Bring {power} alone to the left side.", power=formula(power.written)),
        say("The exponent can be compared, or a logarithm taken, only when the power stands alone."),
        equation,
        isolated,
        (unknown,),
        idea=say("What stands beside the power, and what undoes it?"),
    )


def _never(isolated: Relational, unknown: Symbol) -> Step:
    return statement_step(
        "power-is-positive",
        say("There is no solution."),
        say("A power of a positive number is always positive."),
        isolated,
        S.EmptySet,
        (unknown,),
        idea=say("Can a power of a positive number be zero or negative?"),
    )


def _equals_number(isolated: Relational, power: Power, number: Expr, unknown: Symbol) -> Roots:
    root, multiple = _root_of(number)
    if number == 1:
        root, multiple = power.root, Integer(0)
    if root == power.root or (number.is_Rational and root == 1 / power.root):
        return (yield from _equal_bases(isolated, power, power.root, multiple, unknown))
    value = logarithm(number, power.base)
    after = relation(Eq, power.exponent, value)
    yield statement_step(
        "take-logarithm",
        say("Take the logarithm of both sides."),
        say("The logarithm with base {base} undoes the power: the exponent is left.", base=formula(power.base)),
        isolated,
        after,
        (unknown,),
        idea=say("Which operation undoes a power with the unknown in the exponent?"),
    )
    return (yield from _finished(after, unknown))


def _equal_bases(isolated: Relational, power: Power, root: Expr, exponent: Expr, unknown: Symbol) -> Roots:
    rewritten = relation(Eq, Pow(root, power.over_root, evaluate=False), Pow(root, evaluated(exponent), evaluate=False))
    if formula(rewritten).latex != formula(isolated).latex:
        yield statement_step(
            "same-base",
            say("Write both sides as powers of {base}.", base=formula(root)),
            say("Powers of the same base can be compared by their exponents."),
            isolated,
            rewritten,
            (unknown,),
            idea=say("Of which number are both sides powers?"),
        )
    after = relation(Eq, power.over_root, evaluated(exponent))
    yield statement_step(
        "compare-exponents",
        say("Compare the exponents."),
        say("Two powers of the same base are equal exactly when their exponents are."),
        rewritten,
        after,
        (unknown,),
        idea=say("The bases are equal. What does that say about the exponents?"),
    )
    return (yield from _finished(after, unknown))


def _finished(equation: Relational, unknown: Symbol) -> Roots:
    if equation.lhs == unknown and unknown not in equation.rhs.free_symbols:
        return [equation.rhs]
    if not (equation.lhs - equation.rhs).expand().has(unknown):
        raise NotSolved(say("The unknown vanishes from this equation; it is not solved here."))
    return (yield from solve_polynomial(equation, unknown))


def _logarithms(isolated: Relational, p: Power, ratio: Expr, q: Power, unknown: Symbol) -> Roots:
    """Take logarithms where the bases are different."""
    right = Mul(q.exponent, log(q.base), evaluate=False)
    if ratio != 1:
        right = Add(log(ratio), right, evaluate=False)
    after = relation(Eq, Mul(p.exponent, log(p.base), evaluate=False), right)
    yield statement_step(
        "take-logarithm",
        say("Take the natural logarithm of both sides."),
        say("The logarithm of a power is the exponent times the logarithm of the base."),
        isolated,
        after,
        (unknown,),
        idea=say("The bases are different. Which operation brings the exponents down?"),
    )
    slope, constant = _line(after, unknown)
    value = -constant / slope if bool(slope > 0) else constant / -slope
    yield statement_step(
        "solve-for-unknown",
        say("Solve for {unknown}.", unknown=formula(unknown)),
        say("The logarithms are numbers, so the equation is linear."),
        after,
        relation(Eq, unknown, value),
        (unknown,),
        idea=say("The logarithms are only numbers. What kind of equation is left?"),
    )
    return [value]


def _line(equation: Relational, unknown: Symbol) -> tuple[Expr, Expr]:
    value = expand(evaluated(equation.lhs) - evaluated(equation.rhs))
    slope, constant = value.coeff(unknown, 1), value.coeff(unknown, 0)
    if expand(value - slope * unknown - constant) != 0 or slope == 0:
        raise _beyond()
    return slope, constant


def _polynomial_in(equation: Relational, powers: Sequence[Power], unknown: Symbol) -> Roots:
    """All powers are powers of one of them: put a letter for it."""
    unit, degrees = _unit(powers, unknown)
    held = Pow(powers[0].root, unit, evaluate=False) if powers[0].root is not S.Exp1 else exp(unit)
    letter = Symbol("u" if unknown.name != "u" else "t")
    numbers = _coefficients(equation, powers, degrees, letter)
    short = equal_to_zero(numbers, letter)
    yield Step(
        "substitute",
        say("Write {letter} for {power}.", letter=formula(letter), power=formula(held)),
        say("Every power in the equation is a power of {power}, times a number.", power=formula(held)),
        shown(equation),
        shown(short),
        Restates(),
        (),
        say("Can every power be written by a single one?"),
    )
    values = in_size_order((yield from solve_polynomial(short, letter)))
    if any(is_located(value) for value in values):
        raise _beyond()
    kept = [value for value in values if value.is_positive]
    opened = [relation(Eq, held, value) for value in kept]
    yield statement_step(
        "substitute-back",
        say("Put {power} back for {letter}.", power=formula(held), letter=formula(letter)),
        _why_kept(len(kept) == len(values)),
        equation,
        either(opened) if opened else S.EmptySet,
        (unknown,),
        idea=say("What did the new letter stand for? Which values can it have?"),
    )
    found: list[Expr] = []
    for part, value in zip(opened, kept, strict=True):
        found += yield from _equals_number(part, _power(held), value, unknown)
    return found


def _why_kept(all_kept: bool) -> Message:
    if all_kept:
        return say("Each value of the letter gives an equation for the power.")
    return say("A power of a positive number is always positive, so zero and negative values are left out.")


def _unit(powers: Sequence[Power], unknown: Symbol) -> tuple[Expr, list[int]]:
    """The exponent of which all others are whole multiples, up to a number; and those multiples."""
    slopes: list[Rational] = []
    for power in powers:
        exponent = power.over_root
        slope = exponent.coeff(unknown, 1)
        rest = expand(exponent - slope * unknown)
        if not slope.is_Rational or slope == 0 or rest.free_symbols:
            raise _beyond()
        slopes.append(slope)
    below = Integer(1)
    for slope in slopes:
        below = below * slope.q // gcd(int(below), int(slope.q))
    step = Rational(gcd(*(int(slope * below) for slope in slopes)), below)
    step = -step if all(slope < 0 for slope in slopes) else step
    return step * unknown, [int(slope / step) for slope in slopes]


def _coefficients(equation: Relational, powers: Sequence[Power], degrees: Sequence[int], letter: Symbol) -> list[Expr]:
    names = {}
    for power, degree in zip(powers, degrees, strict=True):
        start = power.over_root.as_independent(*power.exponent.free_symbols, as_Add=True)[0]
        names[power.written] = power.root**start * letter**degree
    value = evaluated(equation.lhs.xreplace(names)) - evaluated(equation.rhs.xreplace(names))
    return list(Poly(fraction(together(value))[0].expand(), letter).all_coeffs())
