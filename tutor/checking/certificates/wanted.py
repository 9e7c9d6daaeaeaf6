"""Systems of which only some unknowns are asked for: every solution has these values, and there is a solution."""

from __future__ import annotations

from sympy import And, Basic, Contains, S, Tuple

from tutor.checking.judging import proved, refuted, unchecked, witness
from tutor.checking.solutions import compare_solutions
from tutor.checking.steps import point_formula
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Problem
from tutor.verdict import Verdict


def wanted_of(problem: Problem) -> Tuple | None:
    """Return the unknowns that were asked for, where they are not all of them."""
    return next((expression(text) for name, text in problem.given if name == "wanted"), None)


def certify_wanted(asked: Basic, answer: Basic, wanted: Tuple, unknowns: tuple[str, ...]) -> Verdict:
    """Compare the statement alone with the statement together with the answer."""
    if answer is S.EmptySet:
        told: Basic = answer
    else:
        element = wanted[0] if len(wanted) == 1 else wanted
        told = And(*_parts(asked), Contains(element, answer, evaluate=False), evaluate=False)
    found = compare_solutions(asked, told, unknowns)
    if found.reason is not None or (answer is not S.EmptySet and found.finite != 1):
        text = say("Not checked: it could not be decided whether these are exactly the solutions.")
        return unchecked("undecided", text)
    if found.lost is not None:
        shown = {symbol: value for symbol, value in found.lost.items() if symbol in wanted.free_symbols}
        text = say("{point} also solves it, but is missing from the answer.", point=point_formula(shown))
        return refuted(found.method, "lost-solution", text, witness(found.lost, S.true, S.false))
    if answer is S.EmptySet:
        return proved(found.method, "all-solutions", say("The equations contradict each other: there is no solution."))
    return proved(
        "elimination",
        "all-solutions",
        say("Eliminated the other unknowns in another way: the equations have one solution, and it has this value."),
    )


def _parts(asked: Basic) -> tuple[Basic, ...]:
    return asked.args if isinstance(asked, And | Tuple) else (asked,)
