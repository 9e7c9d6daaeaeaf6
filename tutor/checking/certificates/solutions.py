"""Solutions: every value solves the problem, and no other does."""

from __future__ import annotations

from sympy import Basic, Eq, Expr, FiniteSet, Poly, S, Set, Symbol
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean
from sympy.polys.polyerrors import PolynomialError

from tutor.checking.certificates.wanted import certify_wanted, wanted_of
from tutor.checking.comparison import Comparison
from tutor.checking.judging import proved, refuted, unchecked, witness
from tutor.checking.realline import difference
from tutor.checking.reals import rebuilt
from tutor.checking.solutions import compare_solutions
from tutor.checking.steps import point_formula
from tutor.checking.unfolding import Unfolding
from tutor.maths.fractions import fraction_of
from tutor.maths.printing import formula
from tutor.messages import Message, say
from tutor.problem import Problem
from tutor.verdict import Verdict


def certify_solutions(statement: Basic, value: Basic, problem: Problem) -> Verdict:
    """Compare the solutions of the statement with the answer, both ways."""
    unfolding = Unfolding()
    asked, answer = unfolding.of(statement), _as_set(unfolding.of(value))
    unknowns = problem.unknowns or tuple(sorted(symbol.name for symbol in asked.free_symbols))
    wanted = wanted_of(problem)
    if wanted is not None:
        return certify_wanted(asked, answer, wanted, unknowns)
    found = compare_solutions(asked, answer, unknowns)
    if found.reason is not None:
        text = say("Not checked: it could not be decided whether these are exactly the solutions.")
        return unchecked("undecided", text)
    if found.method == "evaluation":
        return _judged_truth(found.same)
    if found.gained is not None:
        return _wrong(asked, found.gained, found.method)
    if found.lost is not None:
        text = say("{point} also solves it, but is missing from the answer.", point=point_formula(found.lost))
        return refuted(found.method, "lost-solution", text, witness(found.lost, S.true, S.false))
    if found.assuming:
        text = say(
            "Put the answer in: it holds, and there is no other, as long as {divisor} is not zero.",
            divisor=formula(found.divisor),
        )
        return proved("substitution", "solution-generic", text)
    method = "substitution" if isinstance(answer, FiniteSet) else "sign-test"
    return proved(method, "all-solutions", _reason(asked, answer, unknowns, found))


def _judged_truth(same: bool) -> Verdict:
    """A statement about numbers only is true or false."""
    if same:
        return proved("evaluation", "truth", say("Worked out both sides: the answer is right."))
    return refuted("evaluation", "different", say("Worked out both sides: it is the other way round."))


def _as_set(value: Basic) -> Basic:
    """A bare value or tuple is the set of it."""
    if isinstance(value, Set | Boolean | Relational) and not isinstance(value, Symbol):
        return value
    return FiniteSet(value, evaluate=False)


def _wrong(asked: Basic, point: dict[Symbol, Expr], method: str) -> Verdict:
    """Show what happens when the wrong value is put in."""
    if isinstance(asked, Relational):
        left, right = (rebuilt(side, point) for side in (asked.lhs, asked.rhs))
        if left.has(S.NaN, S.ComplexInfinity) or right.has(S.NaN, S.ComplexInfinity):
            text = say("{point} does not solve it: put in, there is a division by zero.", point=point_formula(point))
            return refuted(method, "not-a-solution", text, witness(point, S.false, S.true))
        shown = witness(point, left, right)
        text = say(
            "{point} does not solve it: put in, the left side is {left} and the right side is {right}.",
            point=point_formula(point),
            left=shown.left,
            right=shown.right,
        )
        return refuted(method, "not-a-solution", text, shown)
    text = say("{point} does not solve it.", point=point_formula(point))
    return refuted(method, "not-a-solution", text, witness(point, S.false, S.true))


def _reason(asked: Basic, answer: Basic, unknowns: tuple[str, ...], found: Comparison) -> Message:
    if found.finite == 0:
        return _NONE if len(unknowns) == 1 else say("The equations contradict each other: there is no solution.")
    if answer in (S.Reals, S.true):
        return say("Tested it on the whole number line: every number solves it.")
    if not isinstance(answer, FiniteSet):
        return _INTERVALS if len(unknowns) == 1 else _MANY
    if len(unknowns) > 1:
        return say("Put the values into every equation: all of them hold, and there is no other solution.")
    return _substituted(asked, Symbol(unknowns[0]), len(answer.args))


_NONE = say("Tested it on the whole number line: no real number solves it.")
_MANY = say("Put the answer into every equation: all of them hold, and there are no other solutions.")
_INTERVALS = say("Tested a number in every interval and every end point: the answer holds exactly there.")


def _substituted(asked: Basic, unknown: Symbol, count: int) -> Message:
    degree = _degree(asked, unknown)
    if count == 1:
        if degree == 1:
            return say("Substituted the value back: the equation holds, and a linear equation has only one solution.")
        return say("Substituted the value back: the equation holds, and no other real number solves it.")
    if degree == count == 2:
        return say("Substituted both values back: the equation holds, and a quadratic has no more than two.")
    if degree == count:
        return say(
            "Substituted all {count} values back: the equation holds, and its degree allows no more.", count=count
        )
    return say(
        "Substituted all {count} values back: the equation holds, and no other real number solves it.", count=count
    )


def _degree(asked: Basic, unknown: Symbol) -> int | None:
    if not isinstance(asked, Eq):
        return None
    known = fraction_of(difference(asked), unknown)
    if known is not None and known[1].degree() == 0:
        return int(known[0].degree())
    try:
        return int(Poly(rebuilt(difference(asked)), unknown).degree())
    except PolynomialError:
        return None
