"""Choices by binomial coefficients, arrangements by factorials."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from sympy import Basic, Expr, Integer, Mul, Pow, binomial, factorial

from tutor.errors import NotSolved
from tutor.maths.operations import operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.working import product, quotient, worked
from tutor.solution import Answer, Step
from tutor.topics.counting.conditioned import in_boxes, seated, with_each

Steps = Generator[Step, None, Expr]
MOST_FACTORS = 12


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    statement = expression(problem.statement)
    if isinstance(statement, Mul):
        values = []
        for part in statement.args:
            value = yield from _counted(part)
            values.append(value)
        written, value = product(*values), Mul(*values)
        yield worked(
            "multiply-choices",
            say("Multiply the numbers of choices."),
            say("Every choice from one group can be combined with every choice from the other."),
            written,
            value,
            idea=say("How are the choices from the groups combined?"),
        )
    else:
        value = yield from _counted(statement)
    yield Answer(formula(value), formula(value))


def _counted(statement: Basic) -> Steps:
    if isinstance(statement, binomial):
        return (yield from _choices(statement, *map(int, statement.args)))
    match operation_name(statement):
        case "combinations":
            return (yield from _choices(statement, *map(int, statement.args)))
        case "permutations":
            return (yield from _places(statement, *map(int, statement.args)))
        case "arrangements":
            return (yield from _arrangements(statement, [int(count) for count in statement.args]))
        case "circular_arrangements":
            return (yield from _circle(statement, int(statement.args[0])))
        case "row_together" | "row_apart" | "round_together" | "round_apart" as name:
            return (yield from seated(name, statement, *map(int, statement.args)))
        case "with_each":
            return (yield from with_each(statement, *map(int, statement.args)))
        case "put_in_boxes":
            return (yield from in_boxes(statement, *statement.args))
    if isinstance(statement, Pow):
        return (yield from _repeated(statement))
    raise NotSolved(say("I do not know this way of counting."))


def _choices(statement: Basic, n: int, k: int) -> Steps:
    if not isinstance(statement, binomial):
        symbol = binomial(Integer(n), Integer(k), evaluate=False)
        yield worked(
            "choose",
            say("Choose {k} of {n}: the order does not matter.", k=k, n=n),
            say("The number of choices without order is the binomial coefficient."),
            statement,
            symbol,
            idea=say("Does the order of those chosen matter?"),
        )
        statement = symbol
    few = min(k, n - k)
    if few < k:
        other = binomial(Integer(n), Integer(few), evaluate=False)
        yield worked(
            "symmetry",
            say("Choosing {k} means leaving out {few}.", k=k, few=few),
            say("There are as many ways to choose those that stay as those that go."),
            statement,
            other,
            idea=say("Is it shorter to choose those that are left out?"),
        )
        statement = other
    value = Integer(binomial(n, few))
    if few > MOST_FACTORS or few == 0:
        written: Expr = quotient(
            factorial(Integer(n), evaluate=False),
            product(factorial(Integer(few), evaluate=False), factorial(Integer(n - few), evaluate=False)),
        )
    else:
        written = quotient(
            product(*(Integer(n - i) for i in range(few))), product(*(Integer(few - i) for i in range(few)))
        )
    yield worked(
        "binomial-quotient",
        say("Write the binomial coefficient as a quotient of products."),
        say("In order there are n(n - 1)… ways; every choice was then counted once for each order of those chosen."),
        statement,
        written,
        idea=say("How many ways are there in order, and how often was each choice counted?"),
    )
    yield _calculated(written, value)
    return value


def _places(statement: Basic, n: int, k: int) -> Steps:
    factors = [Integer(n - i) for i in range(k)]
    written: Expr = factorial(Integer(n), evaluate=False) if n == k else product(*factors) if factors else Integer(1)
    value = Integer(Mul(*factors))
    yield worked(
        "fill-places",
        say("Fill the places one after another and multiply."),
        say("For each next place there is one fewer to choose from."),
        statement,
        written,
        idea=say("How many are there for the first place? And then for the second?"),
    )
    yield _calculated(written, value)
    return value


def _arrangements(statement: Basic, counts: list[int]) -> Steps:
    whole = factorial(Integer(sum(counts)), evaluate=False)
    alike = [factorial(Integer(count), evaluate=False) for count in counts if count > 1]
    written = quotient(whole, product(*alike)) if alike else whole
    value = Integer(written.doit())
    yield worked(
        "alike",
        say("Divide the number of all orders by the orders of those that are alike."),
        say("Exchanging letters that are the same does not give a new arrangement."),
        statement,
        written,
        idea=say("How many orders would there be if all were different? Which of them look the same?"),
    )
    yield _calculated(written, value)
    return value


def _circle(statement: Basic, n: int) -> Steps:
    written = factorial(Integer(n - 1), evaluate=False)
    value = Integer(written.doit())
    yield worked(
        "round-table",
        say("Let one person stay and arrange the others."),
        say("Turning the table gives nothing new, so the place of one person can be fixed."),
        statement,
        written,
        idea=say("Which seatings are the same when the table is turned?"),
    )
    yield _calculated(written, value)
    return value


def _repeated(statement: Pow) -> Steps:
    value = Integer(int(statement.base) ** int(statement.exp))
    yield worked(
        "free-places",
        say("Fill the places one after another and multiply."),
        say("A sign may be used again, so every place has the same number of choices."),
        statement,
        value,
        idea=say("How many are there for the first place? And then for the second?"),
    )
    return value


def _calculated(written: Expr, value: Expr) -> Step:
    return worked(
        "work-out", say("Work it out."), say("Cancel what can be cancelled before multiplying."), written, value,
        idea=say("What is the result of the calculation?"),
    )  # fmt: skip
