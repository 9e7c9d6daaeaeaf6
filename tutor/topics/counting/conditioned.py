"""Arrangements with a condition, choices with one of each group, balls in boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator
from math import comb, factorial, perm, prod

from sympy import Basic, Expr, Integer, Pow, binomial
from sympy import factorial as factorial_of

from tutor.maths.operations import operation
from tutor.messages import say
from tutor.rules.working import difference, product, quotient, total, worked
from tutor.solution import Step

Steps = Generator[Step, None, Expr]


def seated(name: str, statement: Basic, n: int, k: int) -> Steps:
    """Those who sit together as one block; those who sit apart into the gaps between the others."""
    closed = name.startswith("round")
    if name.endswith("together"):
        blocks = n - k if closed else n - k + 1
        first, second = _orders(blocks), _orders(k)
        written, value = product(first, second), factorial(blocks) * factorial(k)
        yield worked(
            "block",
            say("Take those who sit together as one block, and arrange the block and the others."),
            say("The block is one thing among the others; inside it, those {k} can change places.", k=k)
            if not closed
            else say("Turning the table gives nothing new, so the block can stay; inside it, those {k} can change "
                     "places.", k=k),
            statement,
            written,
            idea=say("What if those who sit together were one person?"),
        )  # fmt: skip
    else:
        gaps = n - k if closed else n - k + 1
        others = _orders(n - k - 1) if closed else _orders(n - k)
        places = operation("permutations", Integer(gaps), Integer(k))
        written = product(others, places)
        value = factorial(n - k - closed) * perm(gaps, k)
        yield worked(
            "gaps",
            say("Arrange the others first, then put those who must sit apart into different gaps."),
            say("The others leave {gaps} gaps, and no gap takes two of them.", gaps=gaps),
            statement,
            written,
            idea=say("Who can be arranged first, and where can the rest still go?"),
        )
        if places.args[1] > gaps:
            yield _worked_out(written, Integer(0))
            return Integer(0)
        filled = product(others, *(Integer(gaps - i) for i in range(k)))
        yield worked(
            "fill-places", say("Fill the places one after another and multiply."),
            say("For each next place there is one fewer to choose from."), written, filled,
            idea=say("How many are there for the first place? And then for the second?"),
        )  # fmt: skip
        written = filled
    yield _worked_out(written, Integer(value))
    return Integer(value)


def _orders(number: int) -> Expr:
    return factorial_of(Integer(number), evaluate=False)


def with_each(statement: Basic, size: int, first: int, second: int) -> Steps:
    """All choices without those from one group only."""
    written = binomial(Integer(first + second), Integer(size), evaluate=False)
    value = comb(first + second, size)
    for group in (first, second):
        if group >= size:
            written = difference(written, binomial(Integer(group), Integer(size), evaluate=False))
            value -= comb(group, size)
    yield worked(
        "complement",
        say("Count all choices and take away those from one group only."),
        say("At least one of each group is everything except the choices that leave a group out."),
        statement,
        written,
        idea=say("Which choices are not wanted? Are they easier to count?"),
    )
    yield _worked_out(written, Integer(value))
    return Integer(value)


def in_boxes(statement: Basic, number: Basic, places: Basic, *are: Basic) -> Steps:
    """Powers where all is different, bars between balls that are alike, partitions where the boxes are alike."""
    balls, boxes = int(number), int(places)
    balls_are, boxes_are = map(str, are)
    if boxes_are == "different":
        if balls_are == "different":
            written: Expr = Pow(Integer(boxes), Integer(balls), evaluate=False)
            because = say("Each of the {balls} balls can go into any of the {boxes} boxes.", balls=balls, boxes=boxes)
        else:
            written = binomial(Integer(balls + boxes - 1), Integer(boxes - 1), evaluate=False)
            because = say("Put the balls in a row with {bars} bars between the boxes: only the places of the bars "
                          "matter.", bars=boxes - 1)  # fmt: skip
        value = Integer(written.doit())
    else:
        shapes = list(_shapes(balls, boxes, balls))
        counted = [_ways(shape) if balls_are == "different" else Integer(1) for shape in shapes]
        written, value = total(*counted), Integer(sum(int(part.doit()) for part in counted))
        listed = ", ".join("+".join(map(str, shape)) for shape in shapes)
        because = (
            say("The boxes look alike, so only the numbers of balls in them matter: {listed}. Count the ways for each "
                "of these.", listed=listed)
            if balls_are == "different"
            else say("Nothing can be told apart, so only the numbers of balls matter: {listed}.", listed=listed)
        )  # fmt: skip
    yield worked(
        "boxes",
        say("Look at what can be told apart."),
        because,
        statement,
        written,
        idea=say("Can the balls be told apart? Can the boxes?"),
    )
    if written != value:
        yield _worked_out(written, value)
    return value


def _shapes(balls: int, boxes: int, largest: int) -> Iterator[tuple[int, ...]]:
    """Numbers of balls in boxes that look alike, the fullest box first, empty boxes left out."""
    if balls == 0:
        yield ()
    elif boxes:
        for most in range(min(balls, largest), 0, -1):
            for rest in _shapes(balls - most, boxes - 1, most):
                yield (most, *rest)


def _ways(shape: tuple[int, ...]) -> Expr:
    """Ways to share out balls that are different in such numbers."""
    below = [*shape, *Counter(shape).values()]
    if prod(map(factorial, below)) == factorial(sum(shape)):
        return Integer(1)
    return quotient(_orders(sum(shape)), product(*(_orders(number) for number in below if number > 1)))


def _worked_out(written: Expr, value: Expr) -> Step:
    return worked(
        "work-out", say("Work it out."), say("Cancel what can be cancelled before multiplying."), written, value,
        idea=say("What is the result of the calculation?"),
    )  # fmt: skip
