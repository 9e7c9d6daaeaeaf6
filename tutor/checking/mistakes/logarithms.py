"""Mistakes with logarithms."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from sympy import Add, Basic, Mul, Pow, Rational, S, log

from tutor.checking.mistakes.misconception import Misconception, written
from tutor.checking.mistakes.powers import _is_power
from tutor.checking.mistakes.shapes import fraction, is_negative, negative, over, size, times, total
from tutor.messages import say
from tutor.problem import Level


def log_of_sum(node: Basic) -> Iterator[Basic]:
    """ln(a + b) → ln a + ln b."""
    if isinstance(node, log) and isinstance(node.args[0], Add):
        parts = [(is_negative(t), log(size(t), evaluate=False)) for t in node.args[0].args]
        yield total([negative(part) if minus else part for minus, part in parts])


def log_of_product(node: Basic) -> Iterator[Basic]:
    """ln(ab) → ln a · ln b."""
    if isinstance(node, log) and isinstance(node.args[0], Mul) and fraction(node.args[0]) is None:
        yield times(*(log(factor, evaluate=False) for factor in node.args[0].args))


def log_of_quotient(node: Basic) -> Iterator[Basic]:
    """ln(a/b) → ln a / ln b."""
    if isinstance(node, log) and (found := fraction(node.args[0])) and found[0] != 1:
        yield over(log(found[0], evaluate=False), log(found[1], evaluate=False))


def quotient_of_logs(node: Basic) -> Iterator[Basic]:
    """ln a / ln b → ln a - ln b, and ln a / ln b → ln(a/b)."""
    if (found := fraction(node)) and isinstance(found[0], log) and isinstance(found[1], log):
        yield total([found[0], negative(found[1])])
        yield log(over(found[0].args[0], found[1].args[0]), evaluate=False)


def product_of_logs(node: Basic) -> Iterator[Basic]:
    """ln a · ln b → ln(a + b)."""
    if isinstance(node, Mul) and sum(isinstance(f, log) for f in node.args) == 2:
        logs = [f for f in node.args if isinstance(f, log)]
        rest = [f for f in node.args if not isinstance(f, log)]
        yield times(*rest, log(logs[0].args[0] + logs[1].args[0], evaluate=False))


def sum_of_logs(node: Basic) -> Iterator[Basic]:
    """ln a + ln b → ln(a + b)."""
    if isinstance(node, Add):
        for i, j in combinations(range(len(node.args)), 2):
            one, other = node.args[i], node.args[j]
            if isinstance(size(one), log) and isinstance(size(other), log) and not is_negative(one):
                rest = [t for k, t in enumerate(node.args) if k not in (i, j)]
                a, b = size(one).args[0], size(other).args[0]
                inside = a - b if is_negative(other) else a + b
                if inside != 0:
                    yield total([*rest, log(inside, evaluate=False)])


def log_of_power(node: Basic) -> Iterator[Basic]:
    """ln(aⁿ) → (ln a)ⁿ."""
    if isinstance(node, log) and _is_power(node.args[0]):
        inner = log(node.args[0].base, evaluate=False)
        yield Pow(inner, node.args[0].exp, evaluate=False)


def power_of_log(node: Basic) -> Iterator[Basic]:
    """(ln a)² → 2 ln a."""
    if _is_power(node) and isinstance(node.base, log):
        yield times(node.exp, node.base)


def factor_into_log(node: Basic) -> Iterator[Basic]:
    """2 ln a → ln(2a)."""
    if isinstance(node, Mul) and len(node.args) == 2:
        logs = [f for f in node.args if isinstance(f, log)]
        number = [f for f in node.args if isinstance(f, Rational)]
        if logs and number and number[0] > 0:
            yield log(number[0] * logs[0].args[0], evaluate=False)


def log_as_quotient(node: Basic) -> Iterator[Basic]:
    """log₂ 8 → 8/2."""
    if (found := fraction(node)) and all(isinstance(part, log) for part in found):
        a, b = found[0].args[0], found[1].args[0]
        if isinstance(a, Rational) and isinstance(b, Rational):
            yield over(a, b)


def log_of_one(node: Basic) -> Iterator[Basic]:
    """ln 1 → 1."""
    if isinstance(node, log) and node.args[0] == 1:
        yield S.One


_LOGS = written("\\ln(ab) = \\ln a + \\ln b", "ln(a*b) = ln(a) + ln(b)")


MISCONCEPTIONS = (
    Misconception(
        "log-of-sum",
        say("The logarithm of a sum is not the sum of the logarithms"),
        say("A sum of logarithms is the logarithm of a product: {rule}.", rule=_LOGS),
        ("algebra",),
        "logarithmic-equations",
        Level.BEGINNER,
        log_of_sum,
        (("ln(x + 3)", "ln(x) + ln(3)"),),
        0,
    ),
    Misconception(
        "log-of-product-as-product",
        say("The logarithm of a product is the sum of the logarithms"),
        say("Factors turn into terms: {rule}.", rule=_LOGS),
        ("algebra",),
        "logarithmic-equations",
        Level.BEGINNER,
        log_of_product,
        (("ln(5x)", "ln(5)*ln(x)"),),
        0,
    ),
    Misconception(
        "log-of-quotient-as-quotient",
        say("The logarithm of a quotient is the difference of the logarithms"),
        say(
            "A quotient turns into a difference: {rule}.",
            rule=written("\\ln\\frac{a}{b} = \\ln a - \\ln b", "ln(a/b) = ln(a) - ln(b)"),
        ),
        ("algebra",),
        "logarithmic-equations",
        Level.BEGINNER,
        log_of_quotient,
        (("ln(x/5)", "ln(x)/ln(5)"),),
        0,
    ),
    Misconception(
        "quotient-of-logs-as-difference",
        say("A quotient of logarithms is not the logarithm of the quotient"),
        say("Only a difference of logarithms can be written as the logarithm of a quotient."),
        ("algebra",),
        "logarithmic-equations",
        Level.INTERMEDIATE,
        quotient_of_logs,
        (("ln(8)/ln(2)", "ln(8) - ln(2)"), ("ln(8)/ln(2)", "ln(4)")),
        0,
    ),
    Misconception(
        "product-of-logs",
        say("A product of logarithms cannot be put together"),
        say("Only a sum of logarithms can be written as one logarithm."),
        ("algebra",),
        "logarithmic-equations",
        Level.INTERMEDIATE,
        product_of_logs,
        (("ln(x)*ln(5)", "ln(x + 5)"),),
        0,
    ),
    Misconception(
        "sum-of-logs",
        say("A sum of logarithms is the logarithm of the product"),
        say("Terms turn into factors, not into terms: {rule}.", rule=_LOGS),
        ("algebra",),
        "logarithmic-equations",
        Level.BEGINNER,
        sum_of_logs,
        (("ln(x) + ln(5)", "ln(x + 5)"), ("ln(x) - ln(5) = 2", "ln(x - 5) = 2")),
        0,
    ),
    Misconception(
        "log-of-power",
        say("The exponent inside a logarithm becomes a factor"),
        say(
            "It is not the logarithm that is raised to the power: {rule}.",
            rule=written("\\ln(a^n) = n \\ln a", "ln(a^n) = n*ln(a)"),
        ),
        ("algebra",),
        "logarithmic-equations",
        Level.BEGINNER,
        log_of_power,
        (("ln(x^2)", "ln(x)^2"),),
        0,
    ),
    Misconception(
        "power-of-log",
        say("The power of a logarithm is not the logarithm of the power"),
        say("Only an exponent inside the logarithm becomes a factor."),
        ("algebra",),
        "logarithmic-equations",
        Level.INTERMEDIATE,
        power_of_log,
        (("ln(x)^2", "2ln(x)"),),
        0,
    ),
    Misconception(
        "factor-into-log",
        say("A factor before a logarithm goes in as an exponent"),
        say(
            "A factor before the logarithm is not a factor inside it: {rule}.",
            rule=written("n \\ln a = \\ln(a^n)", "n*ln(a) = ln(a^n)"),
        ),
        ("algebra",),
        "logarithmic-equations",
        Level.BEGINNER,
        factor_into_log,
        (("2ln(x)", "ln(2x)"),),
        0,
    ),
    Misconception(
        "log-as-division",
        say("A logarithm is not a division"),
        say("The logarithm asks for the exponent: {rule}.", rule=written("\\log_2 8 = 3", "log_2(8) = 3")),
        ("algebra",),
        "logarithmic-equations",
        Level.BEGINNER,
        log_as_quotient,
        (("\\log_2 8", "4"),),
        0,
    ),
    Misconception(
        "log-of-one",
        say("The logarithm of one is zero"),
        say("Every base to the power of zero is one, so the logarithm of one is zero."),
        ("algebra",),
        "logarithmic-equations",
        Level.BEGINNER,
        log_of_one,
        (("ln(1) + 5", "1 + 5"),),
        0,
    ),
)
