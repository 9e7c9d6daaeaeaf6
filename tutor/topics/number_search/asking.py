"""How whole numbers with properties are asked for: how many, the smallest, the largest, their sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Gt, Integer, Lt, Symbol, Tuple
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from tutor.maths.operations import operation, operation_name
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.rules.sequences import typed
from tutor.topic import Asking, Posed
from tutor.topics.number_search.reading import Wanted, read_numbers
from tutor.topics.number_search.searching import Search, fulfils, search_of

TASK = "search-numbers"
NAMES = ("count_of_numbers", "sum_of_numbers", "smallest_number", "largest_number")
WIDEST = 300_000
"""Numbers between the ends."""

PHRASES: Mapping[str, tuple[str, ...]] = {
    "count_of_numbers": (
        "how many {text}",
        "how many of {text}",
        "how many {text} are there",
        "how many {text} exist",
        "find number of {text}",
        "how many different {text}",
        "how many distinct {text}",
    ),
    "sum_of_numbers": ("find sum of {text}", "find sum of all {text}", "find sum of all of {text}"),
    "smallest_number": ("find smallest {text}", "find least {text}"),
    "largest_number": ("find largest {text}", "find greatest {text}"),
}


def posing(name: str) -> Callable[[Mapping[str, Basic]], Posed | None]:
    """Return the ``pose`` of the phrases of one operation."""

    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        wanted = read_numbers(typed(blanks.get("text")))
        if wanted is None or wanted.kind == "unread":
            return None
        search = search_of(wanted.conditions, wanted.n)
        if search is None or not _has_ends(name, search) or _depends_on_ends(name, wanted, search):
            return None
        said = any(isinstance(part, AppliedUndef) for part in wanted.conditions)
        if not said and (wanted.kind != "digits" or name == "sum_of_numbers"):
            return None
        statement = operation(name, Tuple(*_bounded(wanted, search)), wanted.n)
        return Posed(statement, TASK, Goal.VALUE)

    return pose


def _has_ends(name: str, search: Search) -> bool:
    low, high = search.low, search.high
    if name == "smallest_number":
        return low is not None
    if name == "largest_number":
        return high is not None
    return low is not None and high is not None and high - low <= WIDEST


def _bounded(wanted: Wanted, search: Search) -> list[Basic]:
    """The conditions, with the ends that the kind of number gives said too."""
    told = wanted.conditions
    if search.implied and search.low is not None:
        told = [wanted.n >= Integer(search.low), *told]
    return list(dict.fromkeys(told))


def _depends_on_ends(name: str, wanted: Wanted, search: Search) -> bool:
    """Whether "between" or a zero that may or may not be meant makes a difference: then the question is not clear."""
    others = [part for part in wanted.conditions if not isinstance(part, Gt | Lt) or part.rhs not in wanted.open_ends]
    others += [_closed(part) for part in wanted.conditions if part not in others]
    if any(all(fulfils(part, wanted.n, end) for part in others) for end in wanted.open_ends):
        return True
    zero = search.implied and search.low == 0 and name in ("count_of_numbers", "smallest_number")
    return zero and all(fulfils(part, wanted.n, 0) for part in wanted.conditions)


def _closed(part: Basic) -> Basic:
    if not isinstance(part, Relational):
        return part
    return part.lhs >= part.rhs if isinstance(part, Gt) else part.lhs <= part.rhs


def question_of(problem: Problem) -> tuple[str, list[Basic], Symbol] | None:
    """The operation, the conditions and the name of the number."""
    if problem.goal is not Goal.VALUE or problem.task != TASK:
        return None
    statement = expression(problem.statement)
    name = operation_name(statement)
    if name not in NAMES or not isinstance(statement.args[1], Symbol):
        return None
    return name, list(statement.args[0].args), statement.args[1]


def fits(problem: Problem) -> bool:
    """Whether whole numbers with properties are asked for."""
    return question_of(problem) is not None


ASKINGS = tuple(Asking(phrases, posing(name)) for name, phrases in PHRASES.items())
