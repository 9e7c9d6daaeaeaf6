"""Judges a statement of a student (an equation, an inequality, cases) against the line above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from sympy import Abs, And, Basic, Eq, Ne, Or, Pow, S
from sympy.core.relational import Relational

from tutor.checking.comparison import Comparison, Point
from tutor.checking.judging import proved, refuted, unchecked, witness
from tutor.checking.mistakes import named
from tutor.checking.steps import check_claim, point_formula
from tutor.checking.work.desk import Desk
from tutor.checking.work.lines import Link
from tutor.checking.work.relation import relation
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.problem import Goal
from tutor.solution import SameValue
from tutor.verdict import Status, Verdict

MOST_SIGNS = 3
"""Roots and absolute values of a line of which both signs are tried."""
MOST_BRANCHES = 6
"""Lines further on that may be the other cases of this one."""


def judge_statement(content: Basic, link: Link, desk: Desk, later: Sequence[Basic] = ()) -> Verdict:
    """Judge a statement against the line above; where it does not follow from that, against what else stands.

    ``later`` are the statements of the lines after it: they may hold the other cases.
    """
    if desk.above is None:
        return unchecked("first", say("Nothing to check here: the work begins with this."))
    if desk.asked is not None and not content.free_symbols and _is_true(content):
        return proved("evaluation", "same-value", say("Worked out both sides: they have the same value."))
    found = relation(desk.above, content, positive=desk.positive)
    if found.method == "function" and found.reason is None and not found.same:
        if desk.problem.goal is not Goal.FUNCTION:
            return _verdict(Comparison("none", reason="the function may be known"), link, desk.above, content)
        return refuted("function", "different", say("Does not follow: this is another differential equation."))
    verdict = _verdict(found, link, desk.above, content)
    if verdict.note == "implies":
        return _same_as_before(content, desk) or _widened(desk.above, content, link, found) or verdict
    if verdict.proved or link in {Link.EQUIVALENT, Link.IMPLIED}:
        return verdict
    if verdict.note == "and-or":
        return verdict
    repeats = content in desk.standing and found.gained is None and verdict.note == "lost-solution"
    other = None if repeats else _otherwise(content, desk, found, later)
    if other is not None:
        return other
    if desk.loose and verdict.status is Status.REFUTED:
        return unchecked("first", say("Not checked: this does not go on from the line above, so it begins anew."))
    return verdict


def _widened(above: Basic, content: Basic, link: Link, found: Comparison) -> Verdict | None:
    """More solutions than in the line above, where a known mistake leads there; else the line only follows.

    That is asked of inequalities, of what is said to follow from a line without solutions, and of solutions that no
    other sign of a root or an absolute value explains.
    """
    if link is not Link.NONE or not content.free_symbols <= above.free_symbols or found.gained is None:
        return None
    if not (_is_inequality(above) and _is_inequality(content)) and not (
        relation(above, S.false).same or _beyond_signs(above, found.gained)
    ):
        return None
    if named(above, content) is None:
        return None
    if not found.gained:
        return refuted(found.method, "different", say("The line above is false, but this one is true."))
    text = say("Does not follow: {point} solves this line, but not the one above.", point=point_formula(found.gained))
    return refuted(found.method, "different", text, witness(found.gained, S.false, S.true))


def _beyond_signs(above: Basic, point: Point) -> bool:
    """Whether a point solves an equation with roots or absolute values under no choice of their signs."""
    if not isinstance(above, Eq):
        return False
    kernels = [node for node in above.atoms(Abs, Pow) if isinstance(node, Abs) or node.exp == S.Half]
    if not 0 < len(kernels) <= MOST_SIGNS:
        return False
    gap = above.lhs - above.rhs
    for signs in product((1, -1), repeat=len(kernels)):
        signed = {kernel: sign * kernel for kernel, sign in zip(kernels, signs, strict=True)}
        if evaluated(gap.xreplace(signed).xreplace(point)).is_zero is not False:
            return False
    return True


def _is_inequality(statement: Basic) -> bool:
    if isinstance(statement, And | Or):
        return all(map(_is_inequality, statement.args))
    return isinstance(statement, Relational) and not isinstance(statement, Eq | Ne)


def _same_as_before(content: Basic, desk: Desk) -> Verdict | None:
    """A proof that a statement has the same solutions as the problem, or a line before; None where there is none."""
    for origin in desk.origins():
        found = relation(origin, content, positive=desk.positive)
        if found.same:
            text = say("This has the same solutions as {before}.", before=formula(origin))
            return proved(found.method, "same-solutions", text)
    return None


def _otherwise(content: Basic, desk: Desk, found: Comparison, later: Sequence[Basic]) -> Verdict | None:
    """A proof from other lines than the one above; None where there is none."""
    if found.reason is None and not content.free_symbols and _is_true(content):
        return proved("evaluation", "same-value", say("Worked out both sides: they have the same value."))
    same = _same_as_before(content, desk)
    if same is not None:
        return same
    for origin in desk.origins() if _says_something(content) else ():
        other = relation(origin, content, positive=desk.positive)
        if other.reason is None and other.lost is None and not relation(origin, S.false).same:
            return proved(other.method, "implies", say("This follows from {before}.", before=formula(origin)))
    return _branch(content, desk, later)


def _says_something(content: Basic) -> bool:
    return content is not S.true and bool(content.free_symbols)


def _branch(content: Basic, desk: Desk, later: Sequence[Basic]) -> Verdict | None:
    """One of several cases, where lines further on hold the others and together they lose nothing."""
    for whole in (desk.above, *desk.origins()):
        if whole is None or not _is_case(content, whole, desk):
            continue
        after = desk.standing[desk.standing.index(whole) + 1 :] if whole in desk.standing else desk.standing
        earlier = [each for each in after if each != whole and _is_case(each, whole, desk)]
        others = [each for each in later[:MOST_BRANCHES] if _is_case(each, whole, desk)]
        cases = list(dict.fromkeys([*earlier[-MOST_BRANCHES:], content, *others]))
        if len(cases) > 1 and relation(whole, Or(*cases, evaluate=False), positive=desk.positive).same:
            text = say("This is one case of {before}; the other lines hold the rest.", before=formula(whole))
            return proved("cases", "branch", text)
    return None


def _is_case(case: Basic, whole: Basic, desk: Desk) -> bool:
    """Whether every solution of a case solves the whole, which has others too."""
    if case.free_symbols != whole.free_symbols:
        return False
    found = relation(case, whole, positive=desk.positive)
    return found.reason is None and found.lost is None and found.gained is not None


def _is_true(content: Basic) -> bool:
    return isinstance(content, Eq) and check_claim(SameValue(*map(formula, content.args))).proved


def _verdict(found: Comparison, link: Link, above: Basic, content: Basic) -> Verdict:
    """Put in words how the solutions of two lines are related."""
    if found.reason is not None:
        return unchecked("undecided", say("Not checked: it could not be decided whether this follows."))
    if found.same:
        if found.assuming:
            text = say("Same solutions, as long as {divisor} is not zero.", divisor=formula(found.divisor))
            return proved(found.method, "same-solutions", text)
        return proved(found.method, "same-solutions", say("Same solutions as the line above."))
    if _swapped(above, content):
        text = say("“And” and “or” are not the same: the line above and this one have other solutions.")
        return refuted("logic", "and-or", text)
    if found.lost is not None and found.gained is not None:
        return _different(found)
    if found.gained is not None:
        return _gained(found, link)
    if link is Link.IMPLIED:
        return proved(found.method, "implied-by", say("True in the direction written: the line above follows from it."))
    if link is Link.EQUIVALENT and found.lost:
        text = say("This holds in one direction only: {point} solves the line above, but not this one.",
                   point=point_formula(found.lost))  # fmt: skip
        return refuted(found.method, "only-one-direction", text, witness(found.lost, S.true, S.false))
    return _lost(found)


def _different(found: Comparison) -> Verdict:
    assert found.lost is not None
    if not found.lost:
        return refuted(found.method, "different", say("One of the two lines is true, the other is false."))
    if found.gained:
        here = point_formula(found.gained)
        text = say("Does not follow: {point} solves this line, but not the one above.", point=here)
        return refuted(found.method, "different", text, witness(found.gained, S.false, S.true))
    text = say("Does not follow: {point} solves the line above, but not this one.", point=point_formula(found.lost))
    return refuted(found.method, "different", text, witness(found.lost, S.true, S.false))


def _lost(found: Comparison) -> Verdict:
    assert found.lost is not None
    if not found.lost:
        return refuted(found.method, "different", say("The line above is true, but this one is false."))
    text = say("A solution is lost: {point} solves the line above, but not this one.", point=point_formula(found.lost))
    return refuted(found.method, "lost-solution", text, witness(found.lost, S.true, S.false))


def _gained(found: Comparison, link: Link) -> Verdict:
    assert found.gained is not None
    if not found.gained:
        return refuted(found.method, "different", say("The line above is false, but this one is true."))
    here, shown = point_formula(found.gained), witness(found.gained, S.false, S.true)
    if link in {Link.EQUIVALENT, Link.IMPLIED}:
        text = say("This holds in one direction only: {point} solves this line, but not the one above.", point=here)
        return refuted(found.method, "only-one-direction", text, shown)
    text = say(
        "This follows, but not the other way round: {point} solves this line, but not the one above.", point=here
    )
    return replace(proved(found.method, "implies", text), witness=shown)


def _swapped(above: Basic, content: Basic) -> bool:
    kinds = {type(above), type(content)}
    return kinds == {And, Or} and set(above.args) == set(content.args)
