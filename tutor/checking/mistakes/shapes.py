"""How a line is taken apart and put together again, as written: its places, terms, factors and fractions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import prod

from sympy import (
    Add,
    Basic,
    Derivative,
    Eq,
    Expr,
    Float,
    Integer,
    Integral,
    Limit,
    Mul,
    Ne,
    Pow,
    Rational,
    S,
    Subs,
    Sum,
)
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational
from sympy.logic.boolalg import And, Or

from tutor.maths.transport import remade

Put = Callable[[Basic], Basic]
"""A place's new content → the whole line with it."""
MOST_PLACES = 120
"""Places of a line that are looked at: longer lines are nobody's classroom work."""
LARGEST_POWER = 64
"""Exponents up to this are carried out."""
_FIRST_ONLY = (Derivative, Sum, Subs)


Place = tuple[Basic, Put, bool]
"""A part of a line, what puts another in its place, and whether it stands inside an operation not carried out."""


def places(line: Basic) -> Iterator[Place]:
    """Every part of a line, the largest first."""
    waiting: list[Place] = [(line, lambda new: new, False)]
    seen = 0
    while waiting and seen < MOST_PLACES:
        node, put, inside = waiting.pop(0)
        seen += 1
        yield node, put, inside
        for index in inner(node):
            waiting.append((node.args[index], _into(node, index, put), inside or isinstance(node, _FIRST_ONLY)))


def inner(node: Basic) -> range:
    """Which arguments of a node are mathematics that a student writes."""
    if isinstance(node, _FIRST_ONLY):
        return range(1)
    if isinstance(node, (AppliedUndef, Integral | Limit)) or not isinstance(node, Expr | Relational | And | Or):
        return range(0)
    return range(len(node.args))


def _into(node: Basic, index: int, put: Put) -> Put:
    return lambda new: put(remade(node, [*node.args[:index], new, *node.args[index + 1 :]]))


def everywhere(line: Basic, change: Callable[[Basic], Basic | None]) -> tuple[Basic, int]:
    """Change every place that can be changed, the outermost first; the new line, and how many places there were."""
    new = change(line)
    if new is not None:
        return new, 1
    count, arguments = 0, list(line.args)
    for index in inner(line):
        arguments[index], found = everywhere(arguments[index], change)
        count += found
    return (remade(line, arguments), count) if count else (line, 0)


def terms(expression: Basic) -> tuple[Expr, ...]:
    """The terms of a sum, or the one term."""
    return expression.args if isinstance(expression, Add) else (expression,)


def factors(expression: Basic) -> tuple[Expr, ...]:
    """The factors of a product, or the one factor."""
    return expression.args if isinstance(expression, Mul) else (expression,)


def total(parts: Sequence[Basic]) -> Expr:
    """The sum of terms, as written."""
    kept = [part for part in parts if part != 0]
    return S.Zero if not kept else kept[0] if len(kept) == 1 else Add._from_args(kept)


def times(*parts: Basic) -> Expr:
    """The product, as written; factors 1 left out."""
    flat = [factor for part in parts for factor in factors(part) if factor != 1]
    return S.One if not flat else flat[0] if len(flat) == 1 else Mul._from_args(flat)


def without(parts: Sequence[Expr], index: int) -> list[Expr]:
    """The parts but one."""
    return [*parts[:index], *parts[index + 1 :]]


def negative(term: Basic) -> Expr:
    """A term with the other sign."""
    if is_negative(term):
        return size(term)
    if isinstance(term, Rational | Float):
        return -term
    return times(S.NegativeOne, term)


def is_negative(term: Basic) -> bool:
    """Whether a minus stands before the term."""
    return any(isinstance(factor, Rational | Float) and factor < 0 for factor in factors(term)[:1]) or (
        isinstance(term, Mul) and sum(isinstance(f, Rational | Float) and bool(f < 0) for f in term.args) % 2 == 1
    )


def size(term: Basic) -> Expr:
    """A term without the minus before it."""
    if not is_negative(term):
        return term
    parts = list(factors(term))
    place = next(i for i, part in enumerate(parts) if isinstance(part, Rational | Float) and part < 0)
    parts[place] = -parts[place]
    return times(*parts)


def coefficient(term: Basic) -> tuple[Rational, Expr]:
    """The number before a term, and the rest."""
    numbers = [_rational(factor) for factor in factors(term)]
    rest = [factor for factor, number in zip(factors(term), numbers, strict=True) if number is None]
    return Rational(prod((number for number in numbers if number is not None), start=S.One)), times(*rest)


def _rational(factor: Basic) -> Rational | None:
    if isinstance(factor, Pow) and isinstance(factor.base, Rational) and factor.exp == -1 and factor.base != 0:
        return 1 / factor.base
    return factor if isinstance(factor, Rational) else None


def fraction(expression: Basic) -> tuple[Expr, Expr] | None:
    """Numerator and denominator as written; None for what is no fraction."""
    above: list[Basic] = []
    below: list[Basic] = []
    for factor in factors(expression):
        if isinstance(factor, Pow) and _is_minus(factor.exp):
            below.append(power(factor.base, -factor.exp))
        elif isinstance(factor, Rational) and factor.q != 1:
            above.append(Integer(factor.p))
            below.append(Integer(factor.q))
        else:
            above.append(factor)
    return (times(*above), times(*below)) if below else None


def _is_minus(exponent: Basic) -> bool:
    return isinstance(exponent, Rational) and bool(exponent < 0)


def power(base: Basic, exponent: Basic) -> Expr:
    """A power: carried out where it is a small one of a number, as written elsewhere."""
    if exponent == 1:
        return base
    if isinstance(base, Rational) and isinstance(exponent, Integer) and abs(exponent) <= LARGEST_POWER and base != 0:
        return base**exponent
    return Pow(base, exponent, evaluate=False)


def over(above: Basic, below: Basic) -> Expr:
    """A fraction: of whole numbers a rational number."""
    if below == 1:
        return above
    if isinstance(above, Rational) and isinstance(below, Rational) and below != 0:
        return above / below
    return times(above, Pow(below, S.NegativeOne, evaluate=False))


Shape = str | tuple[str, tuple["Shape", ...]]


def shape(line: Basic) -> Shape:
    """A line as it is written, but for the order of terms, factors and cases: nothing is worked out but signs."""
    if isinstance(line, Add):
        return "Add", _sorted(shape(part) for term in line.args for part in terms(term))
    if isinstance(line, Mul) or (isinstance(line, Rational) and line.q != 1):
        found = fraction(line)
        above, below = found or (line, S.One)
        minus = is_negative(above) != is_negative(below)
        parts: list[Shape] = [("over", (shape(factor),)) for factor in factors(size(below)) if factor != 1]
        parts += [shape(factor) for factor in factors(size(above)) if factor != 1]
        found_parts = _sorted(parts)
        inside = found_parts[0] if len(found_parts) == 1 else ("Mul", found_parts)
        return ("minus", (inside,)) if minus else inside
    if isinstance(line, Rational) and line < 0:
        return "minus", (str(-line),)
    if not line.args:
        return str(line)
    if isinstance(line, Relational):
        name, sides = type(line).__name__, [shape(side) for side in line.args]
        if "Greater" in name:
            name, sides = name.replace("Greater", "Less").replace("LessThan", "LessThan"), sides[::-1]
        return name, _sorted(sides) if isinstance(line, Eq | Ne) else tuple(sides)
    found_parts = tuple(shape(part) for part in line.args)
    return type(line).__name__, _sorted(found_parts) if isinstance(line, And | Or) else found_parts


def _sorted(parts: Iterable[Shape]) -> tuple[Shape, ...]:
    return tuple(sorted(parts, key=str))


def numbers(expression: Basic) -> tuple[Rational, ...] | None:
    """The terms, or entries, if all are rational numbers."""
    parts = tuple(exact(part) for part in expression.args)
    return parts if parts and all(isinstance(part, Rational) for part in parts) else None


def exact(number: Basic) -> Basic:
    """A decimal as the number that it says."""
    return Rational(str(number)) if isinstance(number, Float) else number
