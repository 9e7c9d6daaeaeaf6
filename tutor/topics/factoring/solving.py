"""The worked factorisation: expand where needed, then split one factor after the other until nothing splits."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Add, Expr, Integer, Mul, Pow, S, factorint

from tutor.errors import NotSolved
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.rewriting import Rewrite, Steps, formula, multiplied, neat, step_of
from tutor.rules.simplest import expanded
from tutor.solution import Answer, Restates, Step
from tutor.topics.factoring.irreducible import is_irreducible
from tutor.topics.factoring.rules import RULES, common_bracket

MAX_SPLITS = 40
"""More splits than this are not shown."""

MAX_NUMBER = 10**18
"""The largest whole number that is split into primes."""


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps, then the product.

    Raises:
        NotSolved: the number is too large to be split into primes here.
    """
    start = neat(expression(problem.statement))
    if not start.free_symbols:
        yield from _primes(start)
        return
    line = yield from _prepared(start)
    line = yield from _split(line)
    shown = formula(line)
    if is_irreducible(line):
        yield _nothing_to_do(line)
        remark = say("{f} cannot be factored over the rational numbers.", f=shown)
        yield Answer(shown, shown, remark)
        return
    yield Answer(shown, shown)


def _prepared(line: Expr) -> Steps:
    """A line of factors, each of them a polynomial without brackets."""
    if isinstance(line, Add) and (rewrite := common_bracket(line)):
        yield step_of(rewrite, line, rewrite.after)
        return rewrite.after
    if isinstance(line, Mul | Pow) and not any(_is_nested(part) for part in Mul.make_args(line)):
        return line
    return evaluated((yield from expanded(line)))


def _is_nested(part: Expr) -> bool:
    base = part.base if isinstance(part, Pow) else part
    return isinstance(base, Mul) or (isinstance(base, Add) and evaluated(base).expand() != evaluated(base))


def _split(line: Expr) -> Steps:
    for _ in range(MAX_SPLITS):
        factors = _powers(line)
        found = next(
            ((place, rewrite) for place, (base, _) in enumerate(factors) if (rewrite := _first(base)) is not None), None
        )
        if found is None:
            break
        place, rewrite = found
        _, exponent = factors[place]
        news = [(new, times * exponent) for new, times in _powers(rewrite.after)]
        after = _product([*factors[:place], *news, *factors[place + 1 :]])
        yield step_of(rewrite, line, after)
        line = after
    gathered = _product(_powers(line))
    if gathered != line:
        rewrite = Rewrite(
            "gather-factors",
            say("Write equal factors as a power."),
            say("The order of factors does not matter, and equal factors make a power."),
            gathered,
            say("Does a factor occur more than once?"),
        )
        yield step_of(rewrite, line, gathered)
    return gathered


def _first(base: Expr) -> Rewrite | None:
    if not isinstance(base, Add) or is_irreducible(base):
        return None
    return next((rewrite for rule in RULES if (rewrite := rule(base)) is not None), None)


def _powers(line: Expr) -> list[tuple[Expr, int]]:
    """The factors of a line with their exponents, in order; an exponent that is not a number counts as 1."""
    found = []
    for part in Mul.make_args(line):
        if isinstance(part, Pow) and isinstance(part.exp, Integer) and part.exp > 0:
            found.append((part.base, int(part.exp)))
        else:
            found.append((part, 1))
    return found


def _product(factors: list[tuple[Expr, int]]) -> Expr:
    """The product in this order, numbers in front and multiplied, equal factors brought together."""
    number: Expr = S.One
    together: dict[Expr, int] = {}
    for base, exponent in factors:
        if base.is_Rational:
            number *= base**exponent
        elif -base in together:
            number *= (-1) ** exponent
            together[-base] += exponent
        else:
            together[base] = together.get(base, 0) + exponent
    letters = [item for item in together.items() if not isinstance(item[0], Add)]
    sums = [item for item in together.items() if isinstance(item[0], Add)]
    parts = [base if n == 1 else Pow(base, n, evaluate=False) for base, n in [*letters, *sums]]
    return multiplied([*([number] if number != 1 or not parts else []), *parts])


def _nothing_to_do(line: Expr) -> Step:
    shown = formula(line)
    return Step(
        "irreducible",
        say("Look for factors."),
        say("No common factor, no known formula and no rational zero: it cannot be written as a product."),
        shown,
        shown,
        Restates(),
        (),
        say("Is there a common factor, a known formula, or a rational zero?"),
    )


def _primes(start: Expr) -> Iterator[Step | Answer]:
    number = evaluated(start)
    if number > MAX_NUMBER:
        raise NotSolved(say("This number is too large to be split into primes here."))
    primes = factorint(int(number))
    line, rest, found = start, int(number), []
    for prime in sorted(p for p, times in primes.items() for _ in range(times)):
        if rest == prime:
            break
        rest //= prime
        found.append(Integer(prime))
        after = multiplied([*found, Integer(rest)])
        rewrite = Rewrite(
            "divide-by-prime",
            say(
                "Divide by {prime}: {before} = {after}.",
                prime=prime,
                before=rest * prime,
                after=formula(Mul(prime, rest, evaluate=False)),
            ),
            say("{prime} is the smallest prime that divides {number}.", prime=prime, number=rest * prime),
            after,
            say("Which is the smallest prime that divides what is left?"),
        )
        yield step_of(rewrite, line, after)
        line = after
    result = multiplied([Integer(p) if n == 1 else Pow(p, n, evaluate=False) for p, n in sorted(primes.items())])
    if result != line:
        gather = Rewrite(
            "gather-factors",
            say("Write equal factors as a power."),
            say("The order of factors does not matter, and equal factors make a power."),
            result,
            say("Does a factor occur more than once?"),
        )
        yield step_of(gather, line, result)
    shown = formula(result)
    yield Answer(
        shown,
        shown,
        say("{n} is a prime number.", n=int(number)) if len(primes) == 1 and primes.get(int(number)) else None,
    )
