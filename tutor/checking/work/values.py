"""Judges a line of values: link by link, and as going on from the value above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sympy import Add, And, Basic, Derivative, Eq, Expr, Integral, Mul, Pow, Symbol

from tutor.checking.judging import proved, unchecked
from tutor.checking.mistakes import named
from tutor.checking.steps import check_claim
from tutor.checking.work.desk import Desk, is_name
from tutor.checking.work.lines import Link, Part
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.problem import Goal
from tutor.solution import SameUpToConstant, SameValue
from tutor.verdict import Status, Verdict

Pair = tuple[Basic, Basic]
CONSTANTS = {Symbol(name) for name in ("C", "c", "K", "k", "C_1", "e")}
"""Letters that people add of themselves."""
OTHER_VALUE = "other-value"
"""The note of a value that is not the one asked for, but would be one on the way if the work arrived."""
ON_THE_WAY = unchecked("undecided", say("Not checked: this may be a value on the way to what is asked for."))
SLIP = 2
"""Misconceptions of this breadth explain much: slips of the pen."""


def same(left: Expr, right: Expr, desk: Desk) -> Verdict:
    """Judge that a value goes on: the same, or up to a constant where an antiderivative is asked for."""
    variable = desk.variable
    if variable is not None:
        return check_claim(SameUpToConstant(formula(left), formula(right), variable))
    where = dict(desk.problem.given).get("where")
    return check_claim(SameValue(formula(left), formula(right), where))


def judge_value(part: Part, desk: Desk) -> tuple[Verdict, Pair | None]:
    """Judge a value or a chain of them; with a refutation, what should have been equal."""
    sides = part.sides
    name = sides[0] if len(sides) > 1 and is_name(sides[0]) else None
    body = sides[1:] if name is not None else sides
    if desk.variable is not None and (own := _own_letters(body, desk)):
        return substituted(body, own, desk)
    if part.link is not Link.EQUALS and _has_new_letters(sides[-1:] if name is not None else sides, name, desk):
        return unchecked("definition", say("Not checked: this brings in letters of its own.")), None
    for left, right in pairwise(body):
        verdict = same(left, right, desk)
        if not verdict.proved:
            return _failed(verdict, (left, right), body, desk)
    if name is not None and part.link is not Link.EQUALS:
        return _of_name(name, body, desk)
    return _goes_on(body, desk)


def _failed(verdict: Verdict, pair: tuple[Expr, Expr], body: Sequence[Expr], desk: Desk) -> tuple[Verdict, Pair | None]:
    """A link that does not hold; an equation in letters that does not go on from a value may only be worked with."""
    known = [each for each in (desk.value, desk.asked, *desk.named.values()) if isinstance(each, Expr)]
    letters = any(side.free_symbols for side in pair)
    if verdict.status is not Status.REFUTED or not letters or any(same(each, body[0], desk).proved for each in known):
        return verdict, pair
    if named(*pair) is not None:
        return verdict, pair
    return unchecked("equation", say("Not checked: an equation to work with, true for some values only.")), None


def _goes_on(body: Sequence[Expr], desk: Desk) -> tuple[Verdict, Pair | None]:
    """What begins or ends with the value above; a calculation at its side holds by itself."""
    before = desk.value
    if before is None:
        desk.value = body[-1]
        if len(body) > 1:
            return _holds(), None
        return unchecked("first", say("Nothing to check here: the work begins with this.")), None
    verdict = same(before, body[0], desk)
    if verdict.proved:
        desk.value = body[-1]
        return proved(verdict.method, "same-value", say("Same value as the line above.")), None
    earlier = [each for each in (desk.asked, *desk.named.values()) if isinstance(each, Expr) and each != before]
    if any(same(each, body[0], desk).proved for each in earlier):
        desk.value = body[-1]
        return proved(verdict.method, "same-value", say("Same value as an earlier line.")), None
    if len(body) > 1:
        return _holds(), None
    other = _calculus(before, body[0], desk)
    if other is not None:
        desk.value = body[-1]
        return other, None
    if verdict.status is Status.REFUTED and desk.is_named:
        passes = desk.passes is None or desk.passes(body[0])
        classic = _is_classic(before, body[0])
        if passes and not classic:
            return ON_THE_WAY, None
        verdict = replace(verdict, note=OTHER_VALUE) if passes or not classic else verdict
    if verdict.status is Status.REFUTED and desk.loose:
        desk.value = body[-1]
        return unchecked("first", say("Not checked: this does not go on from the line above, so it begins anew.")), None
    desk.value = body[-1]
    return verdict, (before, body[0])


def substituted(body: Sequence[Expr], own: set[Symbol], desk: Desk) -> tuple[Verdict, Pair | None]:
    """Values in letters that the student brought in: ``∫ cos(u) du`` for ∫ 2x cos(x²) dx, with u = x²."""
    before, desk.substituted = desk.substituted, body[-1]
    known = {letter: value for letter, value in desk.named.items() if letter in own}
    if len(known) == len(own) and isinstance(desk.value, Expr):
        sides = [desk.value, *(_put_back(side, known, desk) for side in body)]
        variable = desk.variable
    elif len(own) == 1:
        sides = [side for side in (before, *body) if side is not None and own <= side.free_symbols]
        variable = next(iter(own)).name
    else:
        sides, variable = [], None
    if len(sides) < 2 or variable is None:
        return unchecked("definition", say("Not checked: this brings in letters of its own.")), None
    for left, right in pairwise(sides):
        verdict = check_claim(SameUpToConstant(formula(left), formula(right), variable))
        if not verdict.proved:
            return verdict, (left, right)
    return proved(verdict.method, "same-value", say("Same value as the line above.")), None


def _put_back(value: Expr, known: dict[Basic, Expr], desk: Desk) -> Expr:
    """A value in substituted letters in the letter of the problem again, its integrals too."""
    x = Symbol(desk.variable or "x")

    def replaced(integral: Basic) -> Basic:
        letter = integral.args[1].args[0]
        return Integral(Mul(integral.args[0].xreplace(known), Derivative(known[letter], x), evaluate=False), x)

    def is_substituted(node: Basic) -> bool:
        return isinstance(node, Integral) and len(node.limits) == 1 and node.limits[0][0] in known

    return value.replace(is_substituted, replaced).xreplace(known)


def _own_letters(body: Sequence[Expr], desk: Desk) -> set[Symbol]:
    """Letters that the problem does not have, and no constants either."""
    asked = set() if desk.asked is None else desk.asked.free_symbols
    found = set().union(*(side.free_symbols for side in body)) - asked - CONSTANTS
    return {letter for letter in found if isinstance(letter, Symbol)}


def _of_name(name: Basic, body: Sequence[Expr], desk: Desk) -> tuple[Verdict, Pair | None]:
    """``A = …``: what was called so before, or the value that is asked for; else it is a definition."""
    known = desk.named.get(name)
    desk.named[name] = body[-1]
    last = [each for each in (known, desk.value, desk.asked) if isinstance(each, Expr)]
    for before in dict.fromkeys(last):
        verdict = same(before, body[0], desk)
        if verdict.proved:
            if before is desk.value or known is None:
                desk.value = body[-1]
            return proved(verdict.method, "same-value", say("Same value as the line above.")), None
    if known is not None:
        return same(known, body[0], desk), (known, body[0])
    if isinstance(name, Derivative) and desk.value is not None and _is_given(name, body, desk):
        return same(desk.value, body[0], desk), (desk.value, body[0])
    if len(body) > 1:
        return _holds(), None
    return unchecked("definition", say("Nothing to check here: this says what a letter stands for.")), None


def _is_given(name: Derivative, body: Sequence[Expr], desk: Desk) -> bool:
    """Whether the derivative named is the one that is asked for."""
    asked = desk.asked
    return isinstance(asked, Derivative) and name.derivative_count == asked.derivative_count


def _holds() -> Verdict:
    return proved("normal-form", "same-value", say("Both sides have the same value."))


def _is_classic(before: Expr, after: Expr) -> bool:
    """Whether a known mistake, no mere slip, leads from one value to the other."""
    found = named(before, after)
    return found is not None and found.breadth < SLIP


def _calculus(before: Expr, after: Expr, desk: Desk) -> Verdict | None:
    """The derivative of the line above, or what it is the derivative of, where the problem does not say what to do."""
    if desk.asked is not None and desk.problem.goal is not Goal.WORDS:
        return None
    for letter in sorted(before.free_symbols | after.free_symbols, key=str)[-2:]:
        for first, second, note in ((before, after, "derivative"), (after, before, "antiderivative")):
            slope = Derivative(first, letter)
            if letter in first.free_symbols and check_claim(SameValue(formula(slope), formula(second))).proved:
                text = say("Not the same value, but its derivative.")
                back = say("Not the same value, but an antiderivative of it.")
                return unchecked(note, text if note == "derivative" else back, "differentiation")
    return None


def _has_new_letters(sides: Sequence[Expr], name: Basic | None, desk: Desk) -> bool:
    """Whether letters occur that neither the problem nor a line before has."""
    if desk.value is None:
        return False
    known = set(CONSTANTS)
    for each in (desk.asked, desk.value, *desk.named.values(), *desk.named):
        known |= set() if each is None else each.free_symbols
    return bool(set().union(*(side.free_symbols for side in sides)) - known)


def runs_on(sides: Sequence[Expr]) -> bool:
    """Whether every link that does not hold is a work that goes on: ``3 + 4 = 7 * 2 = 14``."""
    slipped = False
    for left, right in pairwise(sides):
        if check_claim(SameValue(formula(left), formula(right))).proved:
            continue
        first = _first_operand(right)
        if (
            first is None
            or term_by_term(left, right)
            or not check_claim(SameValue(formula(left), formula(first))).proved
        ):
            return False
        slipped = True
    return slipped


def term_by_term(left: Basic, right: Basic) -> bool:
    """Whether a sum is a longer one worked out term by term (16·60 + 8·30 = 1200 + 240), not a work that goes on."""
    if not (isinstance(left, Add) and isinstance(right, Add) and len(left.args) == len(right.args)):
        return False
    pairs = zip(left.args[1:], right.args[1:], strict=True)
    return any(not a.is_Atom and a != b and evaluated(a) == evaluated(b) for a, b in pairs)


def _first_operand(side: Basic) -> Basic | None:
    """What a sum, a product, a quotient or a power begins with, as written."""
    return side.args[0] if isinstance(side, Add | Mul | Pow) and side.args else None


def equations_in_a_row(sides: Sequence[Expr]) -> list[Basic]:
    """``3x = 6 = x = 2`` as two equations: 3x = 6, then x = 2; none where it cannot be meant so.

    An equation of its own begins where a side in letters follows one without: ``3x = 7 - 1 = 6 = x = 2`` too.
    """
    rows: list[list[Expr]] = [[]]
    for place, side in enumerate(sides):
        if rows[-1] and side.free_symbols and not rows[-1][-1].free_symbols and place + 1 < len(sides):
            rows.append([])
        rows[-1].append(side)
    if len(rows) < 2 or any(len(row) < 2 or not row[0].free_symbols for row in rows):
        return []
    return [_chain(row) for row in rows]


def _chain(sides: Sequence[Expr]) -> Basic:
    """Equal values one after the other, as one statement."""
    found = [Eq(left, right, evaluate=False) for left, right in pairwise(sides)]
    return found[0] if len(found) == 1 else And(*found, evaluate=False)


def judge_definition(name: Symbol, sides: Sequence[Expr], desk: Desk) -> tuple[Verdict, Pair | None]:
    """``D = 25 - 24 = 1``: a letter of the student's own; the values after it must be equal."""
    desk.named[name] = sides[-1]
    for left, right in pairwise(sides):
        verdict = same(left, right, desk)
        if not verdict.proved:
            return verdict, (left, right)
    if len(sides) > 1:
        return _holds(), None
    return unchecked("definition", say("Nothing to check here: this says what a letter stands for.")), None
