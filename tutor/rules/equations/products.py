"""A product that is zero: one of its factors is zero."""

from __future__ import annotations

from collections.abc import Callable, Generator

from sympy import EmptySet, Eq, Expr, Integer, Pow, S, Symbol
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.rules.equations.answers import either, equals
from tutor.rules.equations.showing import formula
from tutor.rules.equations.standard import gathered
from tutor.rules.equations.steps import statement_step
from tutor.rules.equations.written import factors_of, relation
from tutor.solution import Step

Roots = Generator[Step, None, list[Expr]]
Solver = Callable[[Relational, Symbol], Roots]


def zero_factors(equation: Relational, unknown: Symbol) -> list[Expr] | None:
    """Return the factors with the unknown where the equation is a product (or power) set to zero; else None."""
    left, right = equation.args if equation.args[1] == 0 else equation.args[::-1]
    if right != 0 or unknown not in left.free_symbols:
        return None
    factors = [factor for factor in factors_of(left) if unknown in factor.free_symbols]
    powers = [factor for factor in factors if _is_power(factor)]
    if len(factors) < 2 and not powers:
        return None
    bases = [factor.base if _is_power(factor) else factor for factor in factors]
    return list(dict.fromkeys(bases))


def _is_power(factor: Expr) -> bool:
    return isinstance(factor, Pow) and isinstance(factor.exp, Integer) and bool(factor.exp > 1)


def zero_product(equation: Relational, factors: list[Expr], unknown: Symbol, solve: Solver) -> Roots:
    """Set each factor to zero and solve each equation by itself."""
    opened = [relation(Eq, factor, S.Zero) for factor in factors]
    yield statement_step(
        "zero-product",
        say("Set each factor to zero.") if len(factors) > 1 else say("Set the base of the power to zero."),
        say("A product is zero exactly when one of its factors is zero."),
        equation,
        either(opened),
        (unknown,),
        idea=say("When is a product zero?"),
    )
    if all(part.lhs == unknown for part in opened):
        return [S.Zero]
    work = [([], [S.Zero]) if part.lhs == unknown else gathered(solve(part, unknown)) for part in opened]
    roots = list(dict.fromkeys(root for _, found in work for root in found))
    yield statement_step(
        "solve-cases",
        say("Solve each equation for {unknown}.", unknown=formula(unknown)),
        say("Each case is solved by itself; together they give all solutions."),
        either(opened),
        equals(unknown, roots) if roots else EmptySet,
        (unknown,),
        idea=say("Which value of the unknown makes each factor zero?"),
        substeps=[step for steps, _ in work for step in steps],
    )
    return roots
