"""Sequences: the next term and the n-th term by the simplest rule that fits."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic, Symbol

from tutor.maths.operations import operation, operation_name
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Problem
from tutor.rules.sequences import GENERAL, NEXT, Given, common_ratio, place_of, sequence_of
from tutor.topic import Asking, Posed, Topic, criteria
from tutor.topics.sequences.patterns import BEFORE, LAST, degree_of, halving_of, recurrence_of
from tutor.topics.sequences.practice import TASK, practise
from tutor.topics.sequences.solving import solve

_OPERATIONS = frozenset(("next_term", "general_term", "continued"))


def _pose_next(blanks: Mapping[str, Basic]) -> Posed | None:
    given = _plain(blanks)
    if given is None:
        return None
    degree = degree_of(given.terms)
    halving = halving_of(given.terms) if degree is not None and degree >= 2 else None
    if degree is not None and halving is None:
        settled = degree >= 2 and len(set(given.terms[-3:])) == 1
        return None if settled else Posed(operation("next_term", *given.terms), TASK, Goal.VALUE)
    if len(given.terms) > 2 and common_ratio(given.terms) is not None:
        return None
    rule = halving or recurrence_of(given.terms)
    return (
        None if rule is None else Posed(operation("continued", rule.made, LAST, BEFORE, *given.terms), TASK, Goal.VALUE)
    )


def _pose_general(blanks: Mapping[str, Basic]) -> Posed | None:
    given, place = _plain(blanks), place_of(blanks.get("text1"))
    if given is None or place is None or degree_of(given.terms) is None:
        return None
    return Posed(operation("general_term", place, *given.terms), TASK, Goal.VALUE)


def _pose_formula(blanks: Mapping[str, Basic]) -> Posed | None:
    return _pose_general({**blanks, "text1": Symbol("n")})


def _plain(blanks: Mapping[str, Basic]) -> Given | None:
    """The sequence, where it was not said of which kind it is."""
    given = sequence_of(blanks.get("text"))
    return given if given is not None and not given.kind and len(given.terms) > 2 else None


def _fits(problem: Problem) -> bool:
    return problem.task == TASK and operation_name(expression(problem.statement)) in _OPERATIONS


FORMULA = (
    "find a formula for the nth term of {text}",
    "find the rule of {text}",
    "find the formula of {text}",
)

TOPIC = Topic(
    name="sequences",
    title=say("Sequences"),
    area="sequences",
    prerequisites=("arithmetic",),
    askings=(Asking(NEXT, _pose_next), Asking(GENERAL, _pose_general), Asking(FORMULA, _pose_formula)),
    fits=_fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Sequences with a constant difference."),
        say("Second differences, or the n-th term."),
        say("Third differences."),
    ),
    examples=(
        "What is next in 187075, 187124, 187173, 187222?",
        "What comes next: 71, -213, -805, -1705, -2913?",
        "What is the n'th term of 9585, 9465, 9347, 9231, 9117?",
        "Find the next term in the sequence 2, 5, 10, 17, 26, ...",
        "What is the next number in 1, 1, 2, 3, 5, 8, 13?",
        "2, 2, 4, 6, 10, 16, 26, 42, ?",
        "Find a formula for the nth term of 4, 7, 12, 19, 28",
        "수열 3, 8, 15, 24, 35의 다음 항을 구하시오",
        "수열 5, 8, 11, 14의 제 n항을 구하시오",
    ),
)
