"""Simplifying an expression with functions of angles, and proving or disproving identities."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product as choices

from sympy import Basic, Expr, Integer, Rational, S, Subs, Symbol, pi

from tutor.checking.reals import is_zero_number
from tutor.errors import NotSolved
from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.chain import Line, chain
from tutor.rules.truth import TRUTH
from tutor.rules.working import worked
from tutor.solution import Answer, Step
from tutor.topics.trigonometry.transforming import by_formula, named, simplifying_lines, size, zero_lines

IDENTITY = "identically_equal"


def solve_simplify(start: Expr) -> Iterator[Step | Answer]:
    """Yield the lines down to the shortest form met, and that form as the answer."""
    lines = simplifying_lines(start)
    forms: list[list[Line]] = [[]]
    for count in range(len(lines) + 1):
        taken = lines[:count]
        last = taken[-1].after if taken else start
        forms.append(taken)
        forms += [[*taken, line] for line in (named(last), by_formula(last)) if line.after != last]
    best = min(forms, key=lambda taken: (size(taken[-1].after if taken else start), _guesses(taken), len(taken)))
    yield from chain(start, best)
    shown = formula(best[-1].after if best else start)
    yield Answer(shown, shown)


def _guesses(lines: list[Line]) -> int:
    """How many lines were not made by the general method."""
    return sum(1 for line in lines if line.rule == "double-angle")


def solve_identity(left: Expr, right: Expr) -> Iterator[Step | Answer]:
    """Yield a proof from both sides or from their difference, or a point where the sides differ.

    Raises:
        NotSolved: neither was found.
    """
    point = _counterexample(left, right)
    if point is not None:
        yield from _differing(left, right, point)
        return
    one, other = simplifying_lines(left, right), simplifying_lines(right, left)
    meeting = _meeting(left, right, one, other)
    statement = operation(IDENTITY, left, right)
    if meeting is not None:
        yield from chain(left, one[: meeting[0]])
        yield from chain(right, other[: meeting[1]])
        end = one[meeting[0] - 1].after if meeting[0] else left
        title = say("Both sides are {end}.", end=formula(end))
    else:
        difference = left - right
        lines = zero_lines(difference)
        if not lines or lines[-1].after != 0:
            raise NotSolved(say("The two sides could not be brought to the same form with the rules known here."))
        yield from chain(difference, lines)
        title = say("The difference of the two sides is 0.")
    because = say("Each step holds for all angles at which both sides are defined, so both sides are always equal.")
    yield worked("identity", title, because, statement, S.true, idea=say("Are the two results the same?"))
    yield Answer(TRUTH[True], TRUTH[True], say("It is an identity: both sides are equal wherever both are defined."))


def _meeting(left: Expr, right: Expr, one: list[Line], other: list[Line]) -> tuple[int, int] | None:
    """How many lines of each side lead to the same form, as few as possible."""
    ends = [[evaluated(start), *(line.after for line in lines)] for start, lines in ((left, one), (right, other))]
    pairs = choices(range(len(ends[0])), range(len(ends[1])))
    meeting = [(i, j) for i, j in pairs if ends[0][i] == ends[1][j]]
    return min(meeting, key=sum, default=None)


_TRIED = (Rational(1, 6), Rational(1, 4), Rational(1, 3), Rational(1, 2), Integer(0), Integer(1), Rational(2, 3))


def _counterexample(left: Expr, right: Expr) -> dict[Symbol, Expr] | None:
    """Angles at which both sides are defined and different."""
    letters = sorted(left.free_symbols | right.free_symbols, key=str)
    for start in range(len(_TRIED)):
        turns = [_TRIED[(start + 2 * place) % len(_TRIED)] for place in range(len(letters))]
        point = {letter: q * pi for letter, q in zip(letters, turns, strict=True)}
        values = [evaluated(side).subs(point, simultaneous=True) for side in (left, right)]
        if all(value.is_finite and value.is_real for value in values):
            same = is_zero_number(values[0] - values[1])
            if same is None:
                raise NotSolved(say("It could not be decided whether both sides are equal."))
            if not same:
                return point
    return None


def _differing(left: Expr, right: Expr, point: dict[Symbol, Expr]) -> Iterator[Step | Answer]:
    letters = sorted(point, key=str)
    values = []
    for side in (left, right):
        used = [letter for letter in letters if letter in side.free_symbols]
        value = evaluated(side).subs(point, simultaneous=True).radsimp()
        values.append(value)
        if used:
            at: Basic = Subs(side, used, [point[letter] for letter in used])
            yield worked(
                "substitute",
                say("Put in angles whose values are known."),
                say("What is equal for all angles is equal for these."),
                at,
                value,
                idea=say("Which angles are easy to put in?"),
            )
    yield worked(
        "counterexample",
        say("The left side is {left}, the right side {right}.", left=formula(values[0]), right=formula(values[1])),
        say("One example where they differ is enough: they are not equal for all angles."),
        operation(IDENTITY, left, right),
        S.false,
        idea=say("Put in a known angle: are both sides equal?"),
    )
    yield Answer(TRUTH[False], TRUTH[False], say("It is not an identity: the two sides differ at some angle."))
