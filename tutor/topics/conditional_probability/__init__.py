"""Conditional probability: how probable the cause is after a positive test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random

from sympy import Basic, Eq, Expr, Integer, Rational, floor

from tutor.maths.operations import operation
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Level, Problem
from tutor.rules.decimals import decimal_formula
from tutor.rules.typed_lists import exactly
from tutor.rules.working import difference, product, quotient, total, worked
from tutor.solution import Answer, Step
from tutor.topic import Asking, Exercise, Posed, Topic, criteria

TASK = "posterior"
PLACES = Rational(1, 10_000)
"""Probabilities are rounded to hundredths of a percent."""


def _pose(blanks: Mapping[str, Basic]) -> Posed | None:
    """Prevalence ``p``, sensitivity ``s`` and specificity ``q``, in percent or as numbers up to 1."""
    chances = [_chance(blanks.get(name)) for name in ("p", "s", "q")]
    if any(chance is None for chance in chances):
        return None
    prior, hit, clear = (chance for chance in chances if chance is not None)
    return _posed(prior, hit, 1 - clear)


def _posed(prior: Expr, hit: Expr, alarm: Expr) -> Posed:
    return Posed(operation("rounded", operation("posterior", prior, hit, alarm), PLACES), TASK, Goal.VALUE)


def _chance(value: Basic | None) -> Rational | None:
    value = value.rhs if isinstance(value, Eq) else value
    if not isinstance(value, Expr) or not value.is_number:
        return None
    number = exactly(value).doit()
    return number if isinstance(number, Rational) and 0 < number < 1 else None


def _fits(problem: Problem) -> bool:
    return problem.task == TASK


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    statement = expression(problem.statement)
    prior, hit, alarm = statement.args[0].args
    ill, well = prior * hit, (1 - prior) * alarm
    yield worked(
        "positive-and-ill",
        say("How many of all are ill and test positive?"),
        say("Multiply the part that is ill by the probability that the test finds it."),
        product(prior, hit),
        decimal_formula(ill),
        idea=say("Which part of everybody is ill and has a positive test?"),
    )
    yield worked(
        "positive-but-well",
        say("How many of all are well and still test positive?"),
        say("Multiply the part that is well by the probability of a false alarm."),
        product(difference(Integer(1), prior), alarm),
        decimal_formula(well),
        idea=say("Which part of everybody is well and has a positive test all the same?"),
    )
    written = quotient(ill, total(ill, well))
    yield worked(
        "bayes",
        say("Divide the ill among the positive by all who are positive."),
        say("This is Bayes' rule: among those with a positive test, only some are ill."),
        statement.args[0],
        written,
        idea=say("Which part of those with a positive test is ill?"),
    )
    rounded = Rational(floor(ill / (ill + well) / PLACES + Rational(1, 2)), 10_000)
    shown = decimal_formula(rounded)
    yield worked(
        "round", say("Round to hundredths of a percent."), say("More digits mean nothing here."), statement, shown
    )
    percent = decimal_formula(100 * rounded)
    told = type(shown)(percent.latex + r"\%", percent.plain + "%", shown.tree)
    yield Answer(told, shown)


def _practise(random: Random, level: Level) -> Exercise:
    """Beginner: round percentages; then rarer diseases and finer percentages."""
    step = {Level.BEGINNER: 100, Level.INTERMEDIATE: 50}.get(level, 1)
    prior = Rational(random.randint(1, max(2, 1000 // step)) * step, 10_000)
    hit = Rational(10_000 - random.randint(1, max(3, 1500 // step)) * step, 10_000)
    clear = Rational(10_000 - random.randint(1, max(3, 1500 // step)) * step, 10_000)
    statement = say(
        "{prior}% of the population have a disease. A test has sensitivity {hit}% and specificity {clear}%. Someone "
        "tests positive. What is the probability of having the disease? Round it to four decimal places.",
        prior=decimal_formula(100 * prior).plain, hit=decimal_formula(100 * hit).plain,
        clear=decimal_formula(100 * clear).plain,
    )  # fmt: skip
    return Exercise(statement, _posed(prior, hit, 1 - clear))


TOPIC = Topic(
    name="conditional-probability",
    title=say("Conditional probability"),
    area="probability",
    prerequisites=("drawing", "percent"),
    askings=(
        Asking(
            (
                "someone tested positive for a nasty disease which only {p} of population have. test sensitivity (true "
                "positive) is equal to {s} whereas test specificity (true negative) {q}. find "
                "probability that "
                "this guy really has that disease",
                "someone tested positive for a disease which {p} of population have. test sensitivity is {s} and test "
                "specificity is {q}. find probability that this person really has disease",
                "{p} of population have a disease. a test has sensitivity {s} and specificity {q}. someone tests "
                "positive. find probability of having disease",
            ),
            _pose,
        ),
    ),
    fits=_fits,
    solve=_solve,
    practise=_practise,
    criteria=criteria(
        say("Round percentages."),
        say("Rarer diseases, and half percentages."),
        say("Percentages with decimals."),
    ),
    examples=(
        r"Someone tested positive for a nasty disease which only $1.88\%$ of the population have. Test sensitivity "
        r"(true positive) is equal to $SN=95.21$% whereas test specificity (true negative) $SP=94.58\%$. What is the "
        "probability that this guy really has that disease?",
        "2% of the population have a disease. A test has sensitivity 95% and specificity 90%. Someone tests positive. "
        "What is the probability of having the disease?",
        "0.5% of the population have a disease. A test has sensitivity 99% and specificity 98%. Someone tests "
        "positive. Find the probability of having the disease.",
        "10% of the population have a disease. A test has sensitivity 80% and specificity 75%. Someone tests positive. "
        "Calculate the probability of having the disease.",
        "인구의 2%가 걸린 병을 민감도가 95%이고 특이도가 90%인 검사로 검사하여 양성일 때 병에 걸렸을 확률을 구하시오",
    ),
)
