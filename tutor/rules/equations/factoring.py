"""Factoring the left side of a quadratic equation, the way that suits its coefficients."""

from __future__ import annotations

from collections.abc import Generator

from sympy import Add, Eq, Expr, Mul, Pow, S, gcd, sqrt
from sympy.core.relational import Relational

from tutor.messages import Formula, say
from tutor.rules.equations.quadratic import Quadratic
from tutor.rules.equations.showing import formula
from tutor.rules.equations.steps import statement_step, value_step
from tutor.rules.equations.written import in_powers, relation, sum_of
from tutor.solution import Step


def factor_left(equation: Relational, quadratic: Quadratic) -> Generator[Step, None, Relational]:
    """Factor the left side the way that suits its coefficients."""
    a, b, c, _ = quadratic
    if c == 0:
        return (yield from _common_factor(equation, quadratic))
    if quadratic.discriminant == 0 and sqrt(a).is_Rational:
        return (yield from _perfect_square(equation, quadratic))
    if b == 0 and sqrt(a).is_Rational:
        return (yield from _difference_of_squares(equation, quadratic))
    if a == 1:
        return (yield from _sum_and_product(equation, quadratic))
    return (yield from _split_middle(equation, quadratic))


def _common_factor(equation: Relational, quadratic: Quadratic) -> Generator[Step, None, Relational]:
    a, b, _, x = quadratic
    after = relation(Eq, Mul(x, in_powers([a, b], x), evaluate=False), S.Zero)
    yield statement_step(
        "factor-out-unknown",
        say("Factor out {unknown}.", unknown=formula(x)),
        say("Every term has the factor {unknown}.", unknown=formula(x)),
        equation,
        after,
        (x,),
        idea=say("What do all terms on the left side have in common?"),
    )
    return after


def _perfect_square(equation: Relational, quadratic: Quadratic) -> Generator[Step, None, Relational]:
    a, b, _, x = quadratic
    slope = sqrt(a)
    base = in_powers([slope, b / (2 * slope)], x)
    after = relation(Eq, Pow(base, 2, evaluate=False), S.Zero)
    yield statement_step(
        "factor-perfect-square",
        say("Write the left side as a square: {square}.", square=formula(after.lhs)),
        say("The first and last terms are squares, and the middle term is twice the product of their bases."),
        equation,
        after,
        (x,),
        idea=say("Are the first and the last term squares? What is twice the product of their bases?"),
    )
    return after


def _difference_of_squares(equation: Relational, quadratic: Quadratic) -> Generator[Step, None, Relational]:
    a, _, c, x = quadratic
    slope, root = sqrt(a), sqrt(-c)
    after = relation(Eq, Mul(in_powers([slope, -root], x), in_powers([slope, root], x), evaluate=False), S.Zero)
    yield statement_step(
        "factor-difference-of-squares",
        say("Factor the difference of two squares."),
        say("A difference of squares is the difference times the sum of the bases."),
        equation,
        after,
        (x,),
        idea=say("Is the left side a square minus a square?"),
    )
    return after


def _sum_and_product(equation: Relational, quadratic: Quadratic) -> Generator[Step, None, Relational]:
    _, b, c, x = quadratic
    root = sqrt(quadratic.discriminant)
    p, q = (b - root) / 2, (b + root) / 2
    after = relation(Eq, Mul(in_powers([S.One, p], x), in_powers([S.One, q], x), evaluate=False), S.Zero)
    yield statement_step(
        "factor-sum-product",
        say(
            "Factor: look for two numbers with the sum {sum} and the product {product}.",
            sum=formula(b),
            product=formula(c),
        ),
        say("{sum} and {product}.", sum=_sum(p, q, b), product=_product(p, q, c)),
        equation,
        after,
        (x,),
        idea=say("Which two numbers have the sum {sum} and the product {product}?", sum=formula(b), product=formula(c)),
    )
    return after


def _split_middle(equation: Relational, quadratic: Quadratic) -> Generator[Step, None, Relational]:
    a, b, c, x = quadratic
    root = sqrt(quadratic.discriminant)
    p, q = sorted([(b - root) / 2, (b + root) / 2], key=abs, reverse=True)
    split = relation(Eq, Add(a * x**2, p * x, q * x, c, evaluate=False), S.Zero)
    yield statement_step(
        "split-middle-term",
        say(
            "Split the middle term: look for two numbers with the sum {sum} and the product {product}.",
            sum=formula(b),
            product=formula(a * c),
        ),
        say(
            "{sum} and {product}, the product of the first and the last coefficient.",
            sum=_sum(p, q, b),
            product=_product(p, q, a * c),
        ),
        equation,
        split,
        (x,),
        idea=say(
            "Multiply the first and the last coefficient. Which two numbers have that product, "
            "and the middle coefficient as their sum?"
        ),
    )
    common = gcd(a, p) * (-1 if a < 0 else 1)
    inner = in_powers([a / common, p / common], x)
    other = q / (a / common)
    groups = sum_of(
        [
            Mul(common, x, inner, evaluate=False) if common != 1 else Mul(x, inner, evaluate=False),
            inner if other == 1 else Mul(other, inner, evaluate=False),
        ]
    )
    after = relation(Eq, Mul(inner, in_powers([common, other], x), evaluate=False), S.Zero)
    yield statement_step(
        "factor-by-grouping",
        say("Factor by grouping."),
        say("Both pairs have the factor {factor}.", factor=formula(inner)),
        split,
        after,
        (x,),
        idea=say("Take the common factor out of the first two and out of the last two terms."),
        substeps=[
            value_step(
                "factor-pairs",
                say("Take the common factor out of each pair of terms."),
                say("The brackets that are left are the same."),
                split.lhs,
                groups,
            )
        ],
    )
    return after


def _sum(p: Expr, q: Expr, total: Expr) -> Formula:
    return formula(relation(Eq, Add(p, q, evaluate=False), total))


def _product(p: Expr, q: Expr, total: Expr) -> Formula:
    return formula(relation(Eq, Mul(p, q, evaluate=False), total))
