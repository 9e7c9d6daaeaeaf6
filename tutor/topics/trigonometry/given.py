"""From the value of one function of an angle to the others: by Pythagoras, the quadrant, and formulas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sympy import (
    And,
    Basic,
    Eq,
    Expr,
    FiniteSet,
    Gt,
    Lt,
    Symbol,
    cos,
    expand_trig,
    fraction,
    radsimp,
    sin,
    solve,
    sqrtdenest,
    together,
)
from sympy.core.relational import Relational
from sympy.simplify.fu import TR1, TR2

from tutor.errors import NotSolved
from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.lines import law
from tutor.rules.working import worked
from tutor.solution import Answer, Step

WHEN = "value_when"

Pair = tuple[Expr, Expr]
"""The sine and the cosine of an angle."""

SIGNS = {1: (1, 1), 2: (1, -1), 3: (-1, -1), 4: (-1, 1)}
"""The signs of sine and cosine in each quadrant."""


def in_quadrant(angle: Expr, quadrant: int) -> tuple[Relational, Relational]:
    """The signs of sine and cosine as conditions."""
    return tuple(
        (Gt if sign > 0 else Lt)(function(angle), 0, evaluate=False)
        for function, sign in zip((sin, cos), SIGNS[quadrant], strict=True)
    )


def solve_given(statement: Expr) -> Iterator[Step | Answer]:
    """Yield the steps from the values given to the value asked for.

    Raises:
        NotSolved: no angle has the values given, or the value asked for is not defined for it.
    """
    asked, condition = statement.args
    relations = list(condition.args) if isinstance(condition, And) else [condition]
    known: dict[Expr, Expr] = {}
    for letter in sorted(asked.free_symbols, key=str):
        about = [relation for relation in relations if letter in relation.free_symbols]
        allowed = _allowed(letter, about)
        if len(allowed) > 1 and len(asked.free_symbols) == 1:
            yield from _several(statement, letter, allowed)
            return
        if len(allowed) > 1:
            raise NotSolved(
                say("More than one value is possible: the quadrant of the angle has to be known."),
                hint=say("Say, for example, that the angle is acute, or in which quadrant it lies."),
            )
        yield from _sine_and_cosine(letter, about, allowed[0], known)
    yield from _put_in(asked, condition, known)


def _allowed(letter: Symbol, about: list[Relational]) -> list[Pair]:
    equation = next(relation for relation in about if isinstance(relation, Eq))
    allowed = [pair for pair in _pairs(letter, equation) if all(_keeps(relation, letter, pair) for relation in about)]
    if not allowed:
        raise NotSolved(say("No such angle exists: sine and cosine lie between -1 and 1, with the signs given."))
    return allowed


def _sine_and_cosine(letter: Symbol, about: list[Relational], pair: Pair, known: dict[Expr, Expr]) -> Iterator[Step]:
    condition = about[0] if len(about) == 1 else And(*about, evaluate=False)
    equation = next(relation for relation in about if isinstance(relation, Eq))
    for function, value in zip((sin, cos), pair, strict=True):
        part = function(letter)
        known[part] = value
        if equation.lhs == part and evaluated(equation.rhs) == value:
            continue
        yield worked(
            "pythagorean-identity",
            say("Find {part} = {value}.", part=formula(part), value=formula(value)),
            say("It follows from {law} and the value given; the quadrant decides the sign.", law=_PYTHAGORAS),
            operation(WHEN, part, condition),
            value,
            idea=say("How are the squares of sine and cosine related?"),
        )


def _several(statement: Expr, letter: Symbol, allowed: list[Pair]) -> Iterator[Step | Answer]:
    """The value for all angles that fulfil the condition, or all the values it can have."""
    asked = statement.args[0]
    opened = _opened(asked)
    values = FiniteSet(*(_value(opened, {sin(letter): s, cos(letter): c}, asked) for s, c in allowed))
    unique = len(values) == 1
    result = next(iter(values)) if unique else values
    yield worked(
        "pythagorean-identity",
        say("Solve for sine and cosine together with {law}, and put them in.", law=_PYTHAGORAS),
        say("All angles that fulfil the condition give the same value.")
        if unique
        else say("The quadrant is not known, so the sign of a root is not known either."),
        statement,
        result,
        idea=say("How are the squares of sine and cosine related?"),
    )
    shown = formula(result)
    yield Answer(shown, shown, None if unique else say("The value depends on the quadrant of the angle."))


_PYTHAGORAS = law(r"\sin^2 a + \cos^2 a = 1", "sin(a)^2 + cos(a)^2 = 1")


def _pairs(letter: Symbol, equation: Relational) -> list[Pair]:
    """All pairs of sine and cosine that fulfil the equation."""
    s, c = Symbol("s__"), Symbol("c__")
    put_in = _opened(equation.lhs - equation.rhs).subs({sin(letter): s, cos(letter): c}, simultaneous=True)
    if put_in.free_symbols - {s, c}:
        raise NotSolved(say("Only conditions about sine, cosine and their quotients are solved here."))
    above = fraction(together(put_in))[0]
    try:
        found = solve([above, s**2 + c**2 - 1], [s, c], dict=True)
    except NotImplementedError as error:
        raise NotSolved(say("The values could not be found exactly.")) from error
    pairs = [(sqrtdenest(radsimp(one[s])), sqrtdenest(radsimp(one[c]))) for one in found if s in one and c in one]
    return [pair for pair in pairs if all(part.is_number and part.is_real for part in pair)]


def _opened(expression: Expr) -> Expr:
    return TR2(TR1(expand_trig(TR2(TR1(evaluated(expression))))))


def _keeps(relation: Relational, letter: Symbol, pair: Pair) -> bool:
    put_in = _opened(relation.lhs - relation.rhs).subs({sin(letter): pair[0], cos(letter): pair[1]}, simultaneous=True)
    if not put_in.is_finite:
        return False
    return isinstance(relation, Eq) or bool(relation.func(put_in, 0))


def _value(opened: Expr, known: Mapping[Expr, Expr], asked: Expr) -> Expr:
    value = opened.subs(known, simultaneous=True)
    if not value.is_finite:
        raise NotSolved(say("{f} is not defined for this angle.", f=formula(asked)))
    return sqrtdenest(radsimp(value))


def _put_in(asked: Expr, condition: Basic, known: Mapping[Expr, Expr]) -> Iterator[Step | Answer]:
    whole = operation(WHEN, asked, condition)
    opened = _opened(asked)
    value = _value(opened, known, asked)
    if asked not in known:
        yield worked(
            "put-in",
            say("Put in the values: {f} = {value}.", f=formula(opened), value=formula(value)),
            say("Written with sine and cosine, everything in it is known."),
            whole,
            value,
            idea=say("How is this expressed by sine and cosine?"),
        )
    shown = formula(value)
    yield Answer(shown, shown)
