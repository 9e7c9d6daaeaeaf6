"""Working with remainders: division, powers by their cycle or by squaring, inverses by Euclid's algorithm."""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd

from sympy import Add, Basic, Expr, Integer, Mul, Pow, Tuple

from tutor.errors import NotSolved
from tutor.maths.operations import operation, operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, say
from tutor.problem import Level, Problem
from tutor.rules.listing import list_formula
from tutor.rules.stating import stated
from tutor.rules.truth import TRUTH, yes_or_no
from tutor.solution import Answer, Step

LONGEST_CYCLE = 24
"""A cycle of remainders up to this length is written down; for longer ones the power is squared step by step."""


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    statement = expression(problem.statement)
    parts = statement.args
    match operation_name(statement):
        case "remainder":
            yield from _remainder(statement, parts[0], int(parts[1]))
        case "power_remainder":
            yield from _power(statement, *map(int, parts))
        case "congruent":
            yield from _congruent(statement, *map(int, parts))
        case "inverse_modulo":
            yield from _inverse(statement, *map(int, parts))
        case "modular_solution":
            yield from _congruence(problem, statement, *map(int, parts))
        case "fibonacci":
            yield from _fibonacci(statement, int(parts[0]))
        case _:
            yield from _both(statement)


def _shown(number: int) -> Formula:
    return formula(Integer(number))


def _answer(number: int) -> Answer:
    return Answer(_shown(number), _shown(number))


def _divided(number: int, divisor: int) -> Expr:
    """``q · d + r`` as written."""
    quotient, rest = divmod(number, divisor)
    return Add(Mul(Integer(quotient), Integer(divisor), evaluate=False), Integer(rest), evaluate=False)


# -- division --


def _remainder(statement: Expr, number: Basic, divisor: int) -> Iterator[Step | Answer]:
    value = int(number.doit())
    line: Expr = statement
    if not isinstance(number, Integer):
        line = operation("remainder", Integer(value), Integer(divisor))
        yield stated(
            "work-out",
            say("Work out the number: {value}.", value=_shown(value)),
            say("Then it can be divided."),
            statement,
            line,
            idea=say("What is the value of the number?"),
        )
    yield from _division(line, value, divisor)
    yield _answer(value % divisor)


def _division(line: Expr, number: int, divisor: int) -> Iterator[Step]:
    written = _divided(number, divisor)
    before = operation("remainder", written, Integer(divisor))
    yield stated(
        "divide",
        say(
            "{divisor} goes {times} times into {number}: {number} = {division}.",
            divisor=_shown(divisor),
            times=_shown(number // divisor),
            number=_shown(number),
            division=formula(written),
        ),
        say("Take away the largest multiple of the divisor that is not larger than the number."),
        line,
        before,
        idea=say("How often does the divisor go into the number?"),
    )
    yield stated(
        "remainder",
        say("The remainder is what is left: {rest}.", rest=_shown(number % divisor)),
        say("The remainder is not negative and smaller than the divisor."),
        before,
        Integer(number % divisor),
        idea=say("What is left after the largest multiple is taken away?"),
    )


def _both(statement: Basic) -> Iterator[Step | Answer]:
    number, divisor = map(int, statement.args[0].args)
    written = _divided(number, divisor)
    found = Tuple(Integer(number // divisor), Integer(number % divisor))
    lines = Tuple(*(operation(str(part.func), written, Integer(divisor)) for part in statement.args))
    yield stated(
        "divide",
        say("Divide: {number} = {division}.", number=_shown(number), division=formula(written)),
        say("Take away the largest multiple of the divisor that is not larger than the number."),
        statement,
        lines,
        idea=say("How often does the divisor go into the number?"),
    )
    yield stated(
        "quotient-and-remainder",
        say(
            "Read off the quotient {quotient} and the remainder {rest}.",
            quotient=formula(found[0]),
            rest=formula(found[1]),
        ),
        say("The remainder is not negative and smaller than the divisor."),
        lines,
        found,
        idea=say("Which part is the quotient, which the remainder?"),
    )
    remark = say(
        "The quotient is {quotient} and the remainder is {rest}.", quotient=formula(found[0]), rest=formula(found[1])
    )
    yield Answer(formula(found), formula(found), remark)


# -- powers --


def _power(statement: Expr, base: int, exponent: int, modulus: int) -> Iterator[Step | Answer]:
    result = pow(base, exponent, modulus)
    first, cycle = _cycle(base, modulus)
    if cycle and exponent > first + len(cycle):
        yield from _by_cycle(statement, (base, exponent, modulus), first, cycle)
    elif exponent * len(str(base)) <= 60:
        value = base**exponent
        line = operation("remainder", Integer(value), Integer(modulus))
        yield stated(
            "work-out-power",
            say("Work out the power: {value}.", value=_shown(value)),
            say("The power is small enough to be worked out as a whole."),
            statement,
            line,
            idea=say("What is the value of the power?"),
        )
        yield from _division(line, value, modulus)
    else:
        yield from _by_squaring(statement, base, exponent, modulus)
    yield _answer(result)


def _cycle(base: int, modulus: int) -> tuple[int, list[int]]:
    """Where the remainders of the powers begin to repeat, and the remainders that repeat; none when it takes long."""
    seen: list[int] = []
    value = 1 % modulus
    while value not in seen and len(seen) <= LONGEST_CYCLE:
        seen.append(value)
        value = value * base % modulus
    return (seen.index(value), seen[seen.index(value) :]) if value in seen else (0, [])


def _by_cycle(statement: Expr, numbers: tuple[int, int, int], first: int, cycle: list[int]) -> Iterator[Step]:
    base, exponent, modulus = numbers
    small = first + (exponent - first) % len(cycle)
    small = small + len(cycle) if small == 0 else small
    line = operation("power_remainder", Integer(base), Integer(small), Integer(modulus))
    start = max(first, 1)
    listed = [pow(base, k, modulus) for k in range(start, start + len(cycle))]
    yield stated(
        "find-cycle",
        say(
            "The remainders of the powers repeat: {cycle}. The exponent {exponent} has the same remainder as {small}.",
            cycle=list_formula([Integer(r) for r in listed]),
            exponent=_shown(exponent),
            small=_shown(small),
        ),
        say(
            "Each remainder follows from the one before, so they repeat when one comes again: here every {length}.",
            length=len(cycle),
        ),
        statement,
        line,
        idea=say("Write down the remainders of the first powers. When do they repeat?"),
    )
    value = base**small
    written = operation("remainder", Integer(value), Integer(modulus))
    yield stated(
        "work-out-power",
        say("Work out the power: {value}.", value=_shown(value)),
        say("The power is small enough to be worked out as a whole."),
        line,
        written,
        idea=say("What is the value of the power?"),
    )
    yield from _division(written, value, modulus)


def _by_squaring(statement: Expr, base: int, exponent: int, modulus: int) -> Iterator[Step]:
    """Halve the exponent and square the base; an odd exponent leaves one factor outside."""
    outside, line = 1, statement
    while exponent > 1:
        odd = exponent % 2
        outside = outside * base % modulus if odd else outside
        base, exponent = base * base % modulus, exponent // 2
        after = _with_factor(outside, base, exponent, modulus)
        yield stated(
            "square",
            say("Square the base and halve the exponent: the base becomes {base}.", base=_shown(base))
            if not odd
            else say(
                "Set one factor aside, square the base and halve the exponent: the base becomes {base}.",
                base=_shown(base),
            ),
            say("A power with an even exponent is a power of the square; keeping remainders only, numbers stay small."),
            line,
            after,
            idea=say("How can the exponent be halved?"),
        )
        line = after
    result = outside * pow(base, exponent, modulus) % modulus
    yield stated(
        "last-product",
        say("Work out the last product: the remainder is {rest}.", rest=_shown(result)),
        say("Now all numbers are small."),
        line,
        Integer(result),
        idea=say("What is the remainder of the last product?"),
    )


def _with_factor(outside: int, base: int, exponent: int, modulus: int) -> Expr:
    power = Pow(Integer(base), Integer(exponent), evaluate=False) if exponent > 1 else Integer(base)
    if outside == 1:
        return operation("power_remainder", Integer(base), Integer(exponent), Integer(modulus))
    if exponent > 1:
        power = operation("power_remainder", Integer(base), Integer(exponent), Integer(modulus))
    return operation("remainder", Mul(Integer(outside), power, evaluate=False), Integer(modulus))


# -- congruences --


def _congruent(statement: Expr, a: int, b: int, modulus: int) -> Iterator[Step | Answer]:
    difference = a - b
    same = difference % modulus == 0
    line = operation("divides", Integer(modulus), Integer(difference))
    yield stated(
        "take-difference",
        say("Take the difference: {difference}.", difference=_shown(difference)),
        say("Two numbers are congruent when the modulus divides their difference."),
        statement,
        line,
        idea=say("What is the difference of the two numbers?"),
    )
    yield stated(
        "divides-difference",
        say("{modulus} divides {difference}.", modulus=_shown(modulus), difference=_shown(difference))
        if same
        else say("{modulus} does not divide {difference}.", modulus=_shown(modulus), difference=_shown(difference)),
        say("Dividing leaves the remainder {rest}.", rest=_shown(difference % modulus)),
        line,
        TRUTH[same],
        idea=say("Does the modulus divide the difference?"),
    )
    remark = say("Both leave the same remainder.") if same else say("They leave different remainders.")
    yield yes_or_no(same, remark)


def _inverse(statement: Expr, number: int, modulus: int) -> Iterator[Step | Answer]:
    if gcd(number, modulus) != 1:
        raise NotSolved(
            say("There is no inverse: {a} and {m} have a common divisor.", a=_shown(number), m=_shown(modulus)),
            code="no-inverse",
        )
    result = pow(number, -1, modulus)
    yield _product_step(statement, number, result, modulus, 1)
    yield _answer(result)


def _product_step(statement: Expr, number: int, result: int, modulus: int, target: int) -> Step:
    product = Mul(Integer(number), Integer(result), evaluate=False)
    return stated(
        "find-factor",
        say(
            "{product} leaves the remainder {target} on division by {modulus}.",
            product=formula(product),
            target=_shown(target % modulus),
            modulus=_shown(modulus),
        ),
        say("Multiples of the number are compared with multiples of the modulus until the remainder fits."),
        statement,
        Integer(result),
        idea=say("Which multiple of the number leaves this remainder?"),
    )


def _congruence(problem: Problem, statement: Expr, a: int, b: int, modulus: int) -> Iterator[Step | Answer]:
    divisor = gcd(a, modulus)
    if b % divisor:
        raise NotSolved(
            say("There is no solution: {divisor} divides the left side and the modulus, but not the right side.",
                divisor=_shown(divisor)),
            code="no-solution",
        )  # fmt: skip
    line = statement
    if divisor > 1:
        line = operation("modular_solution", *(Integer(n // divisor) for n in (a, b, modulus)))
        yield stated(
            "divide-congruence",
            say("Divide everything by {divisor}, the modulus too.", divisor=_shown(divisor)),
            say("The number {divisor} divides both sides and the modulus.", divisor=_shown(divisor)),
            statement,
            line,
            idea=say("Which number divides both sides and the modulus?"),
        )
    small = modulus // divisor
    result = b // divisor * pow(a // divisor, -1, small) % small
    yield _product_step(line, a // divisor, result, small, b // divisor)
    letter = next((expression(value) for name, value in problem.given if name == "unknown"), None)
    value = _shown(result)
    name = formula(letter) if letter is not None else value
    shown = Formula(
        rf"{name.latex} \equiv {value.latex} \pmod{{{small}}}", f"{name.plain} ≡ {result} (mod {small})", value.tree
    )
    yield Answer(shown, value, say("The solutions are all whole numbers with this remainder."))


# -- Fibonacci numbers --


def _fibonacci(statement: Expr, place: int) -> Iterator[Step | Answer]:
    numbers = [0, 1]
    while len(numbers) <= place:
        numbers.append(numbers[-1] + numbers[-2])
    if place >= 2:
        line = Add(*(operation("fibonacci", Integer(k)) for k in (place - 1, place - 2)), evaluate=False)
        last = Add(Integer(numbers[place - 1]), Integer(numbers[place - 2]), evaluate=False)
        yield stated(
            "sum-of-two-before",
            say("Each Fibonacci number is the sum of the two before it."),
            say("The sequence begins with 1 and 1."),
            statement,
            line,
            idea=say("How is a Fibonacci number found from those before it?"),
        )
        yield stated(
            "add-up-to-there",
            say(
                "Add one after the other up to there: {numbers}.",
                numbers=list_formula([Integer(n) for n in numbers[1:place]]),
            )
            if place <= 40
            else say("Add one after the other up to there."),
            say("Every new number needs only the last two."),
            line,
            last,
            idea=say("Which are the two numbers before it?"),
        )
        yield stated(
            "add", say("Add the two."), say("Their sum is the number asked for."), last, Integer(numbers[place])
        )
    else:
        yield stated(
            "first-ones",
            say("The first Fibonacci numbers are given: {value}.", value=_shown(numbers[place])),
            say("The sequence begins with 0, 1, 1."),
            statement,
            Integer(numbers[place]),
        )
    yield _answer(numbers[place])
