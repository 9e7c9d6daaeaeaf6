"""Taking numbers apart into primes by dividing by one prime after the other."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from math import isqrt

from sympy import Basic, Expr, Integer, Mul, Pow, factorint, primerange

from tutor.maths.operations import operation, operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, Message, say
from tutor.problem import Level, Problem
from tutor.rules.listing import joined, list_formula
from tutor.rules.stating import stated
from tutor.rules.truth import TRUTH, yes_or_no
from tutor.solution import Answer, Step

FEW = 12
"""As many primes are named one by one."""


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    statement = expression(problem.statement)
    name = operation_name(statement)
    if name in ("is_prime", "is_composite"):
        yield from _judged(statement, int(statement.args[0]), name)
    elif name == "count_primes":
        yield from _counted(statement, *map(int, statement.args))
    else:
        yield from _factors(statement, int(statement.args[0]), repeated=name == "prime_factor_list")


# -- prime or composite --


def _judged(statement: Expr, number: int, name: str) -> Iterator[Step | Answer]:
    n = formula(Integer(number))
    if number < 2:
        truth, remark = False, say("{n} is neither prime nor composite: those are whole numbers from 2 on.", n=n)
        yield stated(
            "too-small",
            say("Look at the definition: a prime number is greater than 1."),
            say("A prime has exactly two divisors, 1 and itself; a composite number has more than two."),
            statement,
            TRUTH[truth],
            idea=say("How many divisors does the number have?"),
        )
        yield yes_or_no(truth, remark)
        return
    smallest = min(factorint(number))
    prime = smallest == number
    truth = prime == (name == "is_prime")
    yield _not_divided(statement, number, truth) if prime else _divided(statement, number, smallest)
    if prime:
        yield yes_or_no(truth, say("{n} is a prime number.", n=n))
        return
    written = _times(smallest, number // smallest)
    yield stated(
        "has-divisor",
        say("{n} has more divisors than 1 and itself, so it is composite.", n=n),
        say("A prime number has no divisor between 1 and itself."),
        operation(name, written),
        TRUTH[truth],
        idea=say("Does a prime number have such a divisor?"),
    )
    yield yes_or_no(truth, say("{n} is composite: {n} = {product}.", n=n, product=formula(written)))


def _divided(statement: Expr, number: int, smallest: int) -> Step:
    written = _times(smallest, number // smallest)
    return stated(
        "find-divisor",
        say("Try the primes in order: {p} divides {n}.", p=formula(Integer(smallest)), n=formula(Integer(number))),
        say(
            "The smallest divisor above 1 is a prime and at most the square root: only primes up to {root} are tried.",
            root=formula(Integer(isqrt(number))),
        ),
        statement,
        statement.func(written),
        idea=say("Which is the smallest prime that divides the number?"),
    )


def _not_divided(statement: Expr, number: int, truth: bool) -> Step:
    root = isqrt(number)
    tried = list(primerange(2, root + 1)) if root < 40 else []
    n = formula(Integer(number))
    if tried and len(tried) <= FEW:
        names = list_formula([Integer(p) for p in tried])
        title = say("Try all primes up to the square root: none of {primes} divides {n}.", primes=names, n=n)
    else:
        title = say("Try all primes up to {root}: none of them divides {n}.", root=formula(Integer(root)), n=n)
    return stated(
        "no-divisor",
        title,
        say("If a number is a product of two numbers above 1, one of them is at most its square root."),
        statement,
        TRUTH[truth],
        idea=say("Up to which number must primes be tried?"),
    )


# -- prime factors --


def _times(*factors: int) -> Expr:
    written = [Integer(f) for f in factors]
    return Mul(*written, evaluate=False) if len(written) > 1 else written[0]


def _divisions(number: int) -> Iterator[tuple[int, int, Expr, Expr]]:
    """Each prime with its exponent, and the product before and after it is divided out."""
    found: list[Expr] = []
    rest, line = number, Integer(number)
    for prime, exponent in sorted(factorint(number).items()):
        rest //= prime**exponent
        found.append(Pow(Integer(prime), Integer(exponent), evaluate=False) if exponent > 1 else Integer(prime))
        parts = [*found, Integer(rest)] if rest > 1 else list(found)
        after = Mul(*parts, evaluate=False) if len(parts) > 1 else parts[0]
        yield prime, exponent, line, after
        line = after


def _taken_out(number: int, inside: Basic) -> Generator[Step, None, Expr]:
    """Divide out one prime after the other inside an operation."""
    line: Expr = Integer(number)
    for prime, exponent, before, after in _divisions(number):
        line = after
        if before != after:
            yield stated(
                "divide-out",
                _taken_title(prime, exponent),
                say("Divide by the smallest prime as often as it goes, then go on with the quotient."),
                inside.func(before),
                inside.func(after),
                idea=say("Which is the smallest prime that divides what is left?"),
            )
    return line


def _taken_title(prime: int, exponent: int) -> Message:
    if exponent == 1:
        return say("Divide by {prime} once.", prime=formula(Integer(prime)))
    return say("Divide by {prime} as often as it goes: {count} times.", prime=formula(Integer(prime)), count=exponent)


def _is_prime_itself(before: Expr, number: int, after: Formula) -> Step:
    return stated(
        "prime-itself",
        say("{n} is prime itself.", n=formula(Integer(number))),
        say("No prime up to its square root divides it, so nothing can be divided out."),
        before,
        after,
        idea=say("Does any prime up to the square root divide it?"),
    )


def _factors(statement: Expr, number: int, *, repeated: bool) -> Iterator[Step | Answer]:
    product = yield from _taken_out(number, statement)
    powers = sorted(factorint(number).items())
    found = [Integer(p) for p, e in powers for _ in range(e if repeated else 1)]
    shown = list_formula(found)
    if isinstance(product, Integer):
        yield _is_prime_itself(statement, number, shown)
    else:
        yield stated(
            "read-off-primes",
            say("Read off the primes: {primes}.", primes=joined([formula(p) for p in found])),
            _why(repeated),
            statement.func(product),
            shown,
            idea=say("Which primes stand in the product?"),
        )
    yield Answer(shown, shown)


def _why(repeated: bool) -> Message:
    if repeated:
        return say("Each prime is written as often as it occurs in the product.")
    return say("Only these primes divide the number; each is named once.")


# -- counting primes --


def _counted(statement: Expr, low: int, high: int) -> Iterator[Step | Answer]:
    found = list(primerange(max(low, 2), high + 1))
    count = Integer(len(found))
    shown = formula(count)
    last = isqrt(high)
    if len(found) <= 2 * FEW and found:
        title = say(
            "Cross out all multiples; the primes left are {primes}.", primes=list_formula(list(map(Integer, found)))
        )
    else:
        title = say(
            "Cross out the multiples of all primes up to {last}; {count} numbers are left.",
            last=formula(Integer(last)),
            count=shown,
        )
    yield stated(
        "sieve",
        title,
        say(
            "Sieve of Eratosthenes: a number that no prime up to the square root of {high} divides is prime.",
            high=formula(Integer(high)),
        ),
        statement,
        count,
        idea=say("Multiples of which primes must be crossed out?"),
    )
    yield Answer(shown, shown)
