"""Working with divisors and multiples: Euclid's algorithm, and division with remainder."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from functools import reduce
from math import gcd, isqrt

from sympy import Add, Expr, Integer, Mul, Pow, S, factorint

from tutor.maths.operations import operation, operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, Message, say
from tutor.problem import Level, Problem
from tutor.rules.listing import list_formula
from tutor.rules.stating import stated
from tutor.rules.truth import TRUTH, yes_or_no
from tutor.solution import Answer, Step
from tutor.topics.divisors_and_multiples.asking import EVEN, MULTIPLE, ODD, whole_numbers_of

Found = Generator[Step, None, int]


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    statement = expression(problem.statement)
    numbers = whole_numbers_of(statement) or []
    name = operation_name(statement)
    if name in ("divides", "congruent"):
        yield from _divisibility(problem, statement, numbers)
    elif name == "factors":
        found = yield from _factors(numbers[0], statement)
        yield _list_answer(found)
    elif name == "common_factors":
        yield from _common(statement, numbers)
    elif name == "count_of_factors":
        yield from _count(statement, numbers[0])
    else:
        result = yield from (_greatest if name == "gcd" else _least)(numbers)
        yield _number_answer(result)


def _number_answer(result: int) -> Answer:
    shown = formula(Integer(result))
    return Answer(shown, shown)


def _list_answer(found: list[int]) -> Answer:
    shown = list_formula([Integer(number) for number in found])
    return Answer(shown, Formula(rf"\left[{shown.latex}\right]", f"[{shown.plain}]", shown.tree))


def _op(name: str, *numbers: int) -> Expr:
    return operation(name, *map(Integer, numbers))


def _sum(product: tuple[int, int], rest: int) -> Expr:
    """``q · d + r`` as written."""
    times = Mul(*map(Integer, product), evaluate=False)
    return Add(times, Integer(rest), evaluate=False) if rest else times


# -- greatest common divisor --


def _greatest(numbers: list[int]) -> Found:
    """Euclid's algorithm, for more than two numbers one pair after the other."""
    first, *others = [abs(number) for number in numbers]
    for place, other in enumerate(others):
        first = yield from _euclid(first, other, others[place + 1 :])
    return first


def _euclid(a: int, b: int, waiting: list[int]) -> Found:
    """One division after the other; the last divisor divides both."""
    a, b = max(a, b), min(a, b)
    while b:
        rest = a % b
        before = _op("gcd", a, b, *waiting)
        title = say(
            "Divide {a} by {b}: {division}.", a=formula(Integer(a)), b=formula(Integer(b)), division=_division(a, b)
        )
        if rest:
            yield stated(
                "euclid",
                title,
                say(
                    "What divides both numbers also divides the remainder: the greatest common divisor stays the same."
                ),
                before,
                _op("gcd", b, rest, *waiting),
                idea=say("Divide the larger number by the smaller one. What is the remainder?"),
            )
        else:
            yield stated(
                "euclid-end",
                title,
                say("There is no remainder: the smaller number divides both, so it is the greatest common divisor."),
                before,
                _op("gcd", b, *waiting) if waiting else Integer(b),
                idea=say("Divide the larger number by the smaller one. What is the remainder?"),
            )
        a, b = b, rest
    return a


def _division(a: int, b: int) -> Formula:
    """``a = q · b + r``."""
    quotient, rest = divmod(a, b)
    left, right = formula(Integer(a)), formula(_sum((quotient, b), rest))
    return Formula(f"{left.latex} = {right.latex}", f"{left.plain} = {right.plain}")


# -- least common multiple --


def _least(numbers: list[int]) -> Found:
    first, *others = [abs(number) for number in numbers]
    for place, other in enumerate(others):
        first = yield from _least_of_two(first, other, others[place + 1 :])
    return first


def _least_of_two(a: int, b: int, waiting: list[int]) -> Found:
    divisor = gcd(a, b)
    multiple = a * b // divisor
    quotients = [_quotient(a, b, below) for below in (_op("gcd", a, b), Integer(divisor))]
    lines = [operation("lcm", line, *map(Integer, waiting)) if waiting else line for line in quotients]
    yield stated(
        "lcm-from-gcd",
        say("Multiply the two numbers and divide by their greatest common divisor."),
        say("In the product the common divisor occurs twice, in the least common multiple only once."),
        _op("lcm", a, b, *waiting),
        lines[0],
        idea=say("How are the product, the greatest common divisor and the least common multiple related?"),
    )
    yield stated(
        "put-in-gcd",
        say("The greatest common divisor is {divisor}.", divisor=formula(Integer(divisor))),
        say("Divide with remainder again and again (Euclid's algorithm); the last divisor is the greatest common one."),
        lines[0],
        lines[1],
        idea=say("Which is the greatest number that divides both?"),
        substeps=tuple(_euclid(a, b, [])),
    )
    yield stated(
        "work-out",
        say("Work it out: {value}.", value=formula(Integer(multiple))),
        say("Divide first, then multiply: the numbers stay smaller."),
        lines[1],
        _op("lcm", multiple, *waiting) if waiting else Integer(multiple),
        idea=say("Divide one of the numbers by the common divisor first."),
    )
    return multiple


def _quotient(a: int, b: int, below: Expr) -> Expr:
    """``a · b / below`` as written."""
    return Mul(Integer(a), Integer(b), Pow(below, -1, evaluate=False), evaluate=False)


# -- factors --


def _factors(number: int, statement: Expr) -> Generator[Step, None, list[int]]:
    pairs = [(d, number // d) for d in _small_factors(number)]
    found = sorted({d for pair in pairs for d in pair})
    yield stated(
        "factor-pairs",
        say(
            "Find all pairs with the product {number}: {pairs}.",
            number=formula(Integer(number)),
            pairs=_products(pairs),
        ),
        say("Try 1, 2, 3, … up to the square root: each divisor found gives a second one."),
        statement,
        list_formula([Integer(d) for d in found]),
        idea=say("Which numbers divide it without remainder? Each has a partner."),
    )
    return found


def _small_factors(number: int) -> list[int]:
    if number < 10**8:
        return [d for d in range(1, isqrt(number) + 1) if number % d == 0]
    found = [1]
    for prime, exponent in factorint(number).items():
        found = [d * prime**k for d in found for k in range(exponent + 1)]
    return sorted(d for d in found if d * d <= number)


def _products(pairs: list[tuple[int, int]]) -> Formula:
    written = [formula(Mul(*map(Integer, pair), evaluate=False)) for pair in pairs]
    return Formula(r",\ ".join(f.latex for f in written), ", ".join(f.plain for f in written))


def _common(statement: Expr, numbers: list[int]) -> Iterator[Step | Answer]:
    greatest = reduce(gcd, numbers)
    after = _op("factors", greatest)
    steps = tuple(_euclid(abs(numbers[0]), abs(numbers[1]), [])) if len(numbers) == 2 else ()
    yield stated(
        "factors-of-gcd",
        say(
            "The common factors are the factors of the greatest common divisor, {greatest}.",
            greatest=formula(Integer(greatest)),
        ),
        say("Every number that divides all of them divides their greatest common divisor, and the other way round."),
        statement,
        after,
        idea=say("What is the greatest common divisor?"),
        substeps=steps,
    )
    found = yield from _factors(greatest, after)
    yield _list_answer(found)


def _count(statement: Expr, number: int) -> Iterator[Step | Answer]:
    powers = factorint(number)
    factored = [Pow(Integer(p), Integer(e), evaluate=False) if e > 1 else Integer(p) for p, e in powers.items()]
    product = Mul(*factored, evaluate=False) if len(factored) > 1 else factored[0] if factored else S.One
    if number > 1:
        yield stated(
            "prime-factorisation",
            say("Write the number as a product of primes: {product}.", product=formula(product)),
            say("Each divisor is made of the same primes, none more often than here."),
            Integer(number),
            product,
            idea=say("Which primes make up the number?"),
        )
    choices = [Integer(e + 1) for e in powers.values()] or [S.One]
    count = Mul(*choices, evaluate=False) if len(choices) > 1 else choices[0]
    yield stated(
        "count-choices",
        say("Count the choices: {count} divisors.", count=formula(count)),
        say("A prime with the exponent e can be taken 0, 1, …, e times: e + 1 choices for each prime, multiplied."),
        statement,
        count,
        idea=say("How often can each prime occur in a divisor?"),
    )
    total = 1
    for choice in choices:
        total *= int(choice)
    yield _number_answer(total)


# -- divisibility --


def _divisibility(problem: Problem, statement: Expr, numbers: list[int]) -> Iterator[Step | Answer]:
    divisor, number = (2, numbers[0]) if problem.task == ODD else (numbers[0], numbers[1])
    size = abs(divisor)
    quotient, rest = number // size, number % size
    without = rest == 0
    truth = without if problem.task != ODD else not without
    n, d = formula(Integer(number)), formula(Integer(size))
    written = _sum((quotient, size), rest)
    divided = operation(str(statement.func), *(written if part == number else part for part in statement.args))
    yield stated(
        "divide-with-remainder",
        say("Divide {number} by {divisor}: {number} = {division}.", number=n, divisor=d, division=formula(written)),
        say("A number divides another one when the remainder is zero."),
        statement,
        divided,
        idea=say("What is the remainder of the division?"),
    )
    yield stated(
        "look-at-remainder",
        _conclusion(rest),
        say("Only a remainder of zero means that the division comes out even."),
        divided,
        TRUTH[truth],
        idea=say("Is the remainder zero?"),
    )
    yield yes_or_no(truth, _remark(problem.task, truth, n, formula(Integer(divisor))))


def _conclusion(rest: int) -> Message:
    if rest == 0:
        return say("The remainder is zero.")
    return say("The remainder is {rest}, not zero.", rest=formula(Integer(rest)))


def _remark(task: str, truth: bool, number: Formula, divisor: Formula) -> Message:
    if task in (EVEN, ODD):
        even = truth == (task == EVEN)
        return say("{number} is even.", number=number) if even else say("{number} is odd.", number=number)
    if task == MULTIPLE:
        if truth:
            return say("{number} is a multiple of {divisor}.", number=number, divisor=divisor)
        return say("{number} is not a multiple of {divisor}.", number=number, divisor=divisor)
    if truth:
        return say("{divisor} divides {number}.", number=number, divisor=divisor)
    return say("{divisor} does not divide {number}.", number=number, divisor=divisor)
