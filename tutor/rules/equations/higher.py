"""Splitting polynomials of degree three and more into factors."""

from __future__ import annotations

from collections.abc import Generator

from sympy import Eq, Expr, Mul, Poly, Pow, Rational, S, Symbol, factor_list
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.rules.equations.showing import formula
from tutor.rules.equations.standard import coefficients
from tutor.rules.equations.steps import statement_step, value_step
from tutor.rules.equations.written import in_powers, product_of, relation, substituted
from tutor.solution import Step

Steps = Generator[Step, None, Relational]


def split(equation: Relational, unknown: Symbol) -> Steps:
    """Write the left side as a product; the equation comes back unchanged where that is not possible."""
    numbers = coefficients(equation.lhs, unknown)
    if numbers[-1] == 0:
        return (yield from _factor_out_power(equation, numbers, unknown))
    if all(number.is_Rational for number in numbers):
        equation = yield from _divide_by_roots(equation, unknown)
        if isinstance(equation.lhs, Mul | Pow):
            return equation
    return (yield from _factor_apart(equation, unknown))


def _factor_out_power(equation: Relational, numbers: list[Expr], unknown: Symbol) -> Steps:
    kept = list(numbers)
    while kept[-1] == 0:
        kept.pop()
    power = unknown ** (len(numbers) - len(kept))
    after = relation(Eq, Mul(power, in_powers(kept, unknown), evaluate=False), S.Zero)
    yield statement_step(
        "factor-out-unknown",
        say("Factor out {power}.", power=formula(power)),
        say("Every term has the factor {power}.", power=formula(power)),
        equation,
        after,
        (unknown,),
        idea=say("What do all terms on the left side have in common?"),
    )
    return after


def _divide_by_roots(equation: Relational, unknown: Symbol) -> Steps:
    quotient = Poly(equation.lhs, unknown)
    found: list[Expr] = []
    for root in _rational_roots(quotient):
        if quotient.degree() <= 2:
            break
        linear = in_powers([root.q, -root.p] if root.q != 1 else [S.One, -root], unknown)
        whole, quotient = quotient, quotient.quo(Poly(linear, unknown))
        found.append(linear)
        after = relation(Eq, _product([*found, in_powers(quotient.all_coeffs(), unknown)]), S.Zero)
        yield _division(equation, after, whole, quotient, root, linear, unknown)
        equation = after
    return equation


def _rational_roots(polynomial: Poly) -> list[Rational]:
    """Rational roots with multiplicity: small whole numbers first, as they are found by trying."""
    _, factors = polynomial.factor_list()
    roots = [(-factor.coeff_monomial(1) / factor.LC(), count) for factor, count in factors if factor.degree() == 1]
    roots.sort(key=lambda pair: (pair[0].q, abs(pair[0]), -pair[0]))
    return [root for root, count in roots for _ in range(count)]


def _product(factors: list[Expr]) -> Expr:
    """Equal factors become a power, in the order of their first appearance."""
    counted: dict[Expr, int] = {}
    for factor in factors:
        counted[factor] = counted.get(factor, 0) + 1
    return product_of(
        [factor if count == 1 else Pow(factor, count, evaluate=False) for factor, count in counted.items()]
    )


def _division(
    before: Relational, after: Relational, whole: Poly, quotient: Poly, root: Rational, linear: Expr, unknown: Symbol
) -> Step:
    written = in_powers(whole.all_coeffs(), unknown)
    product = Mul(linear, in_powers(quotient.all_coeffs(), unknown), evaluate=False)
    value = formula(root)
    return statement_step(
        "divide-out-root",
        say("{value} is a root: divide by {factor}.", value=value, factor=formula(linear)),
        say(
            "A rational root is a divisor of the last coefficient over a divisor of the first one; "
            "trying them in turn, {value} makes the polynomial zero.",
            value=value,
        ),
        before,
        after,
        (unknown,),
        idea=say("Try the divisors of the last coefficient, small ones first. Does one make the polynomial zero?"),
        substeps=[
            value_step(
                "try-root",
                say("Put {value} for {unknown}.", value=value, unknown=formula(unknown)),
                say("The value zero shows that it is a root."),
                substituted(written, unknown, root),
                S.Zero,
            ),
            value_step(
                "divide-polynomial",
                say("Divide the polynomial by {factor}.", factor=formula(linear)),
                say("Where {value} is a root, the division leaves no remainder.", value=value),
                written,
                product,
            ),
        ],
    )


def _factor_apart(equation: Relational, unknown: Symbol) -> Steps:
    _, pairs = factor_list(equation.lhs)
    factors = [in_powers(coefficients(factor, unknown), unknown) for factor, count in pairs for _ in range(int(count))]
    factors = [factor for factor in factors if unknown in factor.free_symbols]
    if len(factors) < 2:
        return equation
    after = relation(Eq, _product(factors), S.Zero)
    yield statement_step(
        "factor-apart",
        say("Factor the left side."),
        say("Multiplying the brackets out gives the left side again."),
        equation,
        after,
        (unknown,),
        idea=say("Is the left side a product of polynomials of lower degree?"),
    )
    return after
