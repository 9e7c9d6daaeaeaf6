"""How an expected value is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sympy import Basic, Expr, Integer, Rational, Symbol, Tuple

from tutor.maths.operations import operation, operation_name
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.rules.typed_lists import exactly, listed
from tutor.topic import Posed

TASK = "expected-value"
OPERATION = "expected_value"
SUCCESSES = "expected_successes"
MOST = 60
"""Values of a distribution, sides of a die, trials."""

LISTED = (
    "find expected value of values {text} with probabilities {text1}",
    "find expectation of values {text} with probabilities {text1}",
    "a random variable takes values {text} with probabilities {text1}. find its expected value",
    "a random variable takes values {text} with probabilities {text1}. find its expectation",
    "a random variable takes values {text} with probabilities {text1}. find its mean",
)
DICE = (
    "find expected value of a fair die with {n} sides",
    "find expected value of roll of a fair die with {n} sides",
    "a fair die with {n} sides is rolled. find expected value",
)
TRIALS = (
    "find expected number of successes in {n} trials with probability {p}",
    "find expected number of successes in {n} independent trials with probability {p}",
    "a fair coin is tossed {n} times. find expected number of heads",
    "a fair coin is tossed {n} times. find expected number of tails",
    "a fair coin is flipped {n} times. find expected number of heads",
    "a fair coin is flipped {n} times. find expected number of tails",
)


def pose_listed(blanks: Mapping[str, Basic]) -> Posed | None:
    """Pose a distribution given by its values and their probabilities."""
    lists = [listed(_name(blanks[name])) for name in ("text", "text1")]
    if any(found is None or not 1 < len(found) <= MOST for found in lists):
        return None
    values, chances = ([exactly(value) for value in found] for found in lists if found is not None)
    if len(values) != len(chances) or not all(value.is_Rational for value in (*values, *chances)):
        return None
    if sum(chances) != 1 or any(chance < 0 for chance in chances):
        return None
    return posed(values, chances)


def pose_die(blanks: Mapping[str, Basic]) -> Posed | None:
    """Pose a die on which every number is as likely."""
    sides = blanks["n"]
    if not isinstance(sides, Integer) or not 2 <= sides <= MOST:
        return None
    return posed([Integer(n) for n in range(1, int(sides) + 1)], [Rational(1, sides)] * int(sides))


def pose_trials(blanks: Mapping[str, Basic]) -> Posed | None:
    """Pose the number of successes in independent trials of the same chance; a fair coin where none is told."""
    trials, chance = blanks["n"], blanks.get("p", Rational(1, 2))
    chance = exactly(chance) if isinstance(chance, Expr) else chance
    if not isinstance(trials, Integer) or not 1 <= trials <= MOST or not isinstance(chance, Rational):
        return None
    if not 0 < chance < 1:
        return None
    return Posed(operation(SUCCESSES, trials, chance), TASK, Goal.VALUE)


def posed(values: Sequence[Expr], chances: Sequence[Expr]) -> Posed:
    """Return the question for a distribution."""
    return Posed(operation(OPERATION, Tuple(*values), Tuple(*chances)), TASK, Goal.VALUE)


def fits(problem: Problem) -> bool:
    """Whether an expected value is asked for."""
    return problem.task == TASK and operation_name(expression(problem.statement)) in (OPERATION, SUCCESSES)


def _name(blank: Basic) -> str:
    return blank.name if isinstance(blank, Symbol) else str(blank)
