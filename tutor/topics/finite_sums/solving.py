"""Terms one by one; powers of the index by the formulas for 1 + 2 + … + n; a geometric sum by its quotient."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from sympy import Add, Expr, Integer, Mul, Poly, Pow, Rational, Sum, Symbol, apart, expand, factor, simplify

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.working import difference, product, quotient, total, worked
from tutor.solution import Answer, Step

Steps = Generator[Step, None, Expr]
FEW = 8
"""Terms that are written out."""
MOST = 20
"""Terms that are written out where there is no formula."""
MOST_DIGITS = 2000


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    statement = expression(problem.statement)
    k, low, high = statement.limits[0]
    count = high - low + 1
    terms = int(count) if isinstance(count, Integer) else None
    if terms is not None and terms <= FEW:
        value = yield from _one_by_one(statement)
    elif statement.function.is_polynomial(k) and _degree(statement) <= 3:
        value = yield from _by_powers(statement)
    elif (found := _geometric(statement)) is not None:
        value = yield from _by_quotient(statement, *found)
    elif (parts := _telescope(statement)) is not None:
        value = yield from _by_cancelling(statement, parts)
    elif terms is not None and terms <= MOST:
        value = yield from _one_by_one(statement)
    else:
        raise NotSolved(say("I know no formula for this sum, and it has too many terms to write them all."))
    yield Answer(formula(value), formula(value))


def _degree(statement: Sum) -> int:
    return int(Poly(statement.function, statement.limits[0][0]).degree())


def _one_by_one(statement: Sum) -> Steps:
    k, low, high = statement.limits[0]
    places = range(int(low), int(high) + 1)
    terms = [simplify(statement.function.subs(k, place)) for place in places]
    written = total(*terms)
    yield worked(
        "write-out",
        say("Put {first} to {last} for {k} and write out the terms.", first=low, last=high, k=formula(k)),
        say("The sigma sign says: add up the terms for each of these numbers."),
        statement,
        written,
        idea=say("Which numbers does the index run through?"),
    )
    value = simplify(Add(*terms))
    if len(terms) > 1:
        yield worked("add-terms", say("Add the terms."), say("One after another."), written, value)
    return value


def _by_powers(statement: Sum) -> Steps:
    k, low, high = statement.limits[0]
    function = expand(statement.function)
    line: Expr = statement
    if low != 1:
        line = yield from _from_one(statement, function)
    if function != statement.function and low == 1:
        opened = Sum(function, (k, low, high))
        yield worked(
            "expand-terms",
            say("Multiply out the term."),
            say("A sum of powers of {k} can be added up power by power.", k=formula(k)),
            line,
            opened,
            idea=say("Which powers of the index are in the term?"),
        )
        line = opened
    parts = [_coefficients(function, k, high)]
    if low != 1:
        parts.append([(-number, power, low - 1) for number, power, _ in parts[0] if low > 1])
    pieces = [piece for part in parts for piece in part]
    split = total(*(_scaled(number, Sum(k**power, (k, 1, end))) for number, power, end in pieces), *_zeroth(statement))
    if split != line:
        yield worked(
            "split-sum",
            say("Take the sum apart and put factors before the sigma."),
            say("Terms may be added in any order, and a common factor may be taken out."),
            line,
            split,
            idea=say("Can the sum be split into sums of powers?"),
        )
    named = total(*(_scaled(number, _power_sum(power, end)) for number, power, end in pieces), *_zeroth(statement))
    yield worked(
        "power-sums",
        say("Use the formulas for the sums of powers."),
        say("1 + 1 + … = n, 1 + 2 + … + n = n(n + 1)/2, the squares add up to n(n + 1)(2n + 1)/6, the cubes to the "
            "square of n(n + 1)/2."),
        split,
        named,
        idea=say("What is 1 + 2 + … + n?"),
    )  # fmt: skip
    value = factor(named.doit())
    if value != named:
        yield worked("work-out-sum", say("Work it out."), say("Calculate and collect."), named, value)
    return value


def _from_one(statement: Sum, function: Expr) -> Steps:
    k, low, high = statement.limits[0]
    if low < 1:
        extra = [simplify(function.subs(k, place)) for place in range(int(low), 1)]
        if len(extra) > FEW:
            raise NotSolved(say("I know no formula for this sum, and it has too many terms to write them all."))
        line = total(*extra, Sum(function, (k, 1, high)))
        because = say("The terms before {k} = 1 are written out.", k=formula(k))
    else:
        line = difference(Sum(function, (k, 1, high)), Sum(function, (k, 1, low - 1)))
        because = say("All terms from 1 on, without those before the first one.")
    yield worked(
        "begin-at-one",
        say("Let the sum begin at 1."),
        because,
        statement,
        line,
        idea=say("The formulas begin at 1: how can the sum be brought there?"),
    )
    return line


def _zeroth(statement: Sum) -> list[Expr]:
    """The terms before the index 1."""
    k, low, _ = statement.limits[0]
    return [simplify(statement.function.subs(k, place)) for place in range(int(low), 1)]


def _coefficients(function: Expr, k: Symbol, end: Expr) -> list[tuple[Expr, int, Expr]]:
    return [(number, int(power), end) for (power,), number in Poly(function, k).terms()]


def _scaled(number: Expr, value: Expr) -> Expr:
    return value if number == 1 else product(number, value)


def _power_sum(power: int, n: Expr) -> Expr:
    above = n + 1 if isinstance(n, Symbol) else Integer(n + 1)
    match power:
        case 0:
            return n
        case 1:
            return quotient(product(n, above), Integer(2))
        case 2:
            return quotient(product(n, above, 2 * n + 1), Integer(6))
        case _:
            return Pow(quotient(product(n, above), Integer(2)), Integer(2), evaluate=False)


def _geometric(statement: Sum) -> tuple[Expr, Rational] | None:
    """The first term and the common ratio."""
    k, low, high = statement.limits[0]
    first = simplify(statement.function.subs(k, low))
    ratio = simplify(statement.function.subs(k, k + 1) / statement.function)
    if not isinstance(ratio, Rational) or ratio in (0, 1) or not isinstance(first, Rational):
        return None
    size = max(abs(ratio.p), ratio.q)
    long = isinstance(high, Integer) and int(high - low) * len(str(size)) > MOST_DIGITS
    return None if long else (first, ratio)


def _by_quotient(statement: Sum, first: Expr, ratio: Rational) -> Steps:
    _, low, high = statement.limits[0]
    count = high - low + 1
    power = Pow(ratio, count, evaluate=False)
    above = difference(power, Integer(1)) if abs(ratio) > 1 else difference(Integer(1), power)
    below = ratio - 1 if abs(ratio) > 1 else 1 - ratio
    written = quotient(_scaled(first, above), below)
    yield worked(
        "geometric-sum",
        say("This is a geometric sum: the first term is {first}, each next term is {ratio} times as large.",
            first=formula(first), ratio=formula(ratio)),
        say("With first term a, ratio r and n terms the sum is a(r^n - 1)/(r - 1); here there are {count} terms.",
            count=formula(count)),
        statement,
        written,
        idea=say("By what is each term multiplied to get the next one?"),
    )  # fmt: skip
    value = Mul(first, power.doit() - 1, Pow(ratio - 1, -1)).expand()
    if value != written:
        yield worked("work-out-sum", say("Work it out."), say("Calculate and collect."), written, value)
    return value


def _telescope(statement: Sum) -> Expr | None:
    """The ``g(k)`` for which the term is ``g(k) - g(k + 1)``, from its partial fractions."""
    k, low, _ = statement.limits[0]
    if not statement.function.is_rational_function(k):
        return None
    for part in Add.make_args(apart(statement.function, k)):
        pole = part.subs(k, low).is_finite
        if pole and simplify(part - part.subs(k, k + 1) - statement.function) == 0:
            return part
    return None


def _by_cancelling(statement: Sum, part: Expr) -> Steps:
    k, low, high = statement.limits[0]
    taken = Sum(difference(part, part.subs(k, k + 1)), (k, low, high))
    yield worked(
        "partial-fractions",
        say("Write the term as a difference of two fractions."),
        say("Each fraction that is taken away comes back in the next term."),
        statement,
        taken,
        idea=say("Can the fraction be taken apart?"),
    )
    written = difference(part.subs(k, low), part.subs(k, high + 1))
    yield worked(
        "telescope",
        say("Everything between the first and the last fraction cancels."),
        say("What one term takes away the next one adds."),
        taken,
        written,
        idea=say("Write the first terms one below another: what cancels?"),
    )
    value = factor(written.doit())
    if value != written:
        yield worked("work-out-sum", say("Work it out."), say("Calculate and collect."), written, value)
    return value
