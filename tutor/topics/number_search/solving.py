"""Look only at the numbers that can be meant, keep those that fulfil every condition, then answer the question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import Basic, Integer, Symbol, Tuple

from tutor.errors import NotSolved
from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Message, say
from tutor.problem import Level, Problem
from tutor.rules.working import worked
from tutor.solution import Answer, Step
from tutor.topics.number_search.asking import question_of
from tutor.topics.number_search.searching import Search, fulfils, search_of

FEW = 25
"""Numbers that are written out."""


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer.

    Raises:
        NotSolved: no number fulfils the conditions.
    """
    question = question_of(problem)
    if question is None:
        raise ValueError("no question about whole numbers")
    name, conditions, n = question
    search = search_of(conditions, n)
    if search is None:
        raise NotSolved(say("These conditions are not of a kind that is solved here."))
    if name in ("smallest_number", "largest_number"):
        candidates = search.upwards() if name == "smallest_number" else search.downwards()
        value = next((number for number in candidates if _all(conditions, n, number)), None)
        if value is None:
            raise NotSolved(say("No number was found that fulfils the conditions."))
        found = [value]
    else:
        found = [number for number in search.upwards() if _all(conditions, n, number)]
        value = len(found) if name == "count_of_numbers" else sum(found)
        if len(found) <= FEW:
            yield worked(
                "list-numbers",
                say("List the numbers that fulfil every condition."),
                _where(search),
                operation("numbers_with", Tuple(*conditions), n),
                Tuple(*map(Integer, found)),
                idea=say("Which numbers have to be looked at?"),
            )
    yield worked(
        "answer-question",
        _title(name),
        _because(name, search, found, conditions),
        expression(problem.statement),
        Integer(value),
        idea=say("What is asked about these numbers?"),
    )
    yield Answer(formula(Integer(value)), formula(Integer(value)))


def _all(conditions: Sequence[Basic], n: Symbol, number: int) -> bool:
    return all(fulfils(part, n, number) for part in conditions)


def _title(name: str) -> Message:
    match name:
        case "count_of_numbers":
            return say("Count the numbers.")
        case "sum_of_numbers":
            return say("Add the numbers.")
        case "smallest_number":
            return say("Go upwards until a number fulfils every condition.")
        case _:
            return say("Go downwards until a number fulfils every condition.")


def _where(search: Search) -> Message:
    """Which numbers have to be looked at."""
    if search.kind == "divisors":
        return say("Only the divisors of {number} have to be looked at.", number=formula(Integer(search.number)))
    if search.kind == "squares":
        return say("Only the squares of whole numbers have to be looked at.")
    if search.kind == "cubes":
        return say("Only the cubes of whole numbers have to be looked at.")
    if search.modulus > 1:
        return say(
            "Only every {step}th number has to be looked at: those with the remainder {rest} when divided by {step}.",
            step=formula(Integer(search.modulus)),
            rest=formula(Integer(search.rest % search.modulus)),
        )
    return say("Look at the numbers between the ends one after the other.")


def _because(name: str, search: Search, found: Sequence[int], conditions: Sequence[Basic]) -> Message:
    if name == "count_of_numbers" and len(found) > FEW:
        return say(
            "They run from {first} to {last}; there are {count}.",
            first=str(found[0]),
            last=str(found[-1]),
            count=str(len(found)),
        )
    if name == "count_of_numbers":
        return say("There are {count} numbers in the list.", count=str(len(found)))
    if name == "sum_of_numbers":
        return say("The list has {count} numbers.", count=str(len(found)))
    return _where(search)
