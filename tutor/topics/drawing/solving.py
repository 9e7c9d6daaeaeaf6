"""Probabilities of draws: in a given order by multiplying, in any order by counting choices."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Basic, Expr, Integer, Rational, binomial

from tutor.errors import NotSolved
from tutor.maths.operations import operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.working import product, quotient, total, worked
from tutor.solution import Answer, Step


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    statement = expression(problem.statement)
    name = operation_name(statement) or ""
    bag = {pair[0]: int(pair[1]) for pair in statement.args[0]}
    yield _contents(bag)
    replaced = name.endswith("_replaced")
    match name.removesuffix("_replaced"):
        case "draw_sequence":
            yield from _sequence(statement, bag, tuple(statement.args[1]), replaced=replaced)
        case "draw_selection":
            wanted = {pair[0]: int(pair[1]) for pair in statement.args[1]}
            yield from (_orders(statement, bag, wanted) if replaced else _choices(statement, bag, wanted))
        case "draw_range":
            yield from _range(statement, bag, *statement.args[1:])
        case _:
            raise NotSolved(say("I do not know this kind of draw."))


def _contents(bag: dict[Basic, int]) -> Step:
    number = Integer(sum(bag.values()))
    return worked(
        "count-all",
        say("Count what there is to draw from: {number} in all.", number=formula(number)),
        say("Each of them is drawn equally likely, so counting is enough."),
        total(*(Integer(count) for count in bag.values())),
        number,
        idea=say("How many are there altogether, and how many of each kind?"),
    )


def _sequence(
    statement: Basic, bag: dict[Basic, int], drawn: tuple[Basic, ...], *, replaced: bool
) -> Iterator[Step | Answer]:
    left, size = dict(bag), sum(bag.values())
    factors: list[Expr] = []
    for thing in drawn:
        factors.append(quotient(Integer(left.get(thing, 0)), Integer(size)))
        if not replaced:
            left[thing] = max(left.get(thing, 0) - 1, 0)
            size -= 1
    if replaced:
        because = say("What is drawn is put back, so every draw has the same chances.")
    else:
        because = say(
            "Nothing is put back: after each draw there is one less, and one less of the kind that was drawn."
        )
    yield from _finished(
        statement,
        product(*factors),
        worked(
            "multiply-draws",
            say("Multiply the probabilities of the draws, one after another."),
            because,
            statement,
            product(*factors),
            idea=say("What is the probability of the first draw? And of the second, after it?"),
        ),
    )


def _finished(statement: Basic, written: Expr, step: Step) -> Iterator[Step | Answer]:
    value = written.doit()
    yield step
    if written != value:
        yield worked(
            "work-out",
            say("Work it out and cancel."),
            say("Multiply the numerators and the denominators; common factors cancel."),
            written,
            value,
            idea=say("Which factors can be cancelled?"),
        )
    yield Answer(formula(value), formula(value))


def _choices(statement: Basic, bag: dict[Basic, int], wanted: dict[Basic, int]) -> Iterator[Step | Answer]:
    draws, size = sum(wanted.values()), sum(bag.values())
    above = [_choose(bag.get(thing, 0), count) for thing, count in wanted.items() if count]
    below = _choose(size, draws)
    written = quotient(product(*above), below)
    yield worked(
        "count-choices",
        say("Divide the number of choices that fit by the number of all choices."),
        say(
            "The order does not matter: so many of n things are chosen in a binomial coefficient of ways, "
            "and the choices of each kind multiply."
        ),
        statement,
        written,
        idea=say("In how many ways can such a selection be chosen, and how many selections are there at all?"),
    )
    numbers = quotient(product(*(Integer(part.doit()) for part in above)), Integer(below.doit()))
    yield from _finished(
        statement,
        numbers,
        worked(
            "binomial-coefficients",
            say("Work out the binomial coefficients."),
            say("To choose k of n things, divide n(n - 1)… with k factors by k(k - 1)…1."),
            written,
            numbers,
            idea=say("How many ways are there to choose each kind?"),
        ),
    )


def _choose(number: int, count: int) -> Expr:
    return binomial(Integer(number), Integer(count), evaluate=False)


def _orders(statement: Basic, bag: dict[Basic, int], wanted: dict[Basic, int]) -> Iterator[Step | Answer]:
    """With replacement: the number of orders times the probability of each."""
    size, left = sum(bag.values()), sum(wanted.values())
    factors: list[Expr] = []
    for thing, count in wanted.items():
        if count < left:
            factors.append(_choose(left, count))
        left -= count
        factors += [Rational(bag.get(thing, 0), size)] * count
    yield from _finished(
        statement,
        product(*factors),
        worked(
            "orders",
            say("Multiply the number of orders by the probability of each order."),
            say("What is drawn is put back, so every order of the same things has the same probability."),
            statement,
            product(*factors),
            idea=say("In how many orders can these be drawn?"),
        ),
    )


def _range(
    statement: Basic, bag: dict[Basic, int], thing: Basic, draws: Expr, least: Expr, most: Expr
) -> Iterator[Step | Answer]:
    good, size, count = bag.get(thing, 0), sum(bag.values()), int(draws)
    inside = [k for k in range(int(least), int(most) + 1) if k <= good and count - k <= size - good]
    outside = [k for k in range(count + 1) if k not in range(int(least), int(most) + 1)]
    outside = [k for k in outside if k <= good and count - k <= size - good]
    below = _choose(size, count)

    def part(k: int) -> Expr:
        return product(_choose(good, k), _choose(size - good, count - k))

    if outside and len(outside) < len(inside):
        written = total(Integer(1), -quotient(total(*map(part, outside)), below))
        title = say("Take the probability of the opposite from 1.")
        because = say("The opposite has fewer cases; each is counted by choices of both kinds.")
    else:
        written = quotient(total(*map(part, inside)) if inside else Integer(0), below)
        title = say("Add the choices of all cases that fit and divide by the number of all choices.")
        because = say("In each case so many of one kind and the rest of the others are chosen.")
    yield from _finished(
        statement,
        written,
        worked(
            "count-cases",
            title,
            because,
            statement,
            written,
            idea=say("Which cases fit? Are those that do not fit fewer?"),
        ),
    )
