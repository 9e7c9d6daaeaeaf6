"""A Taylor series with all its terms: a known series, with something put in for its variable and a factor in front."""

from __future__ import annotations

from collections.abc import Iterator

import sympy as sp
from sympy import Expr, Integer, S, Sum, Symbol

from tutor.errors import NotSolved
from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import Formula, say
from tutor.rules.lines import fresh, law
from tutor.rules.tidying import evaluated
from tutor.solution import Answer, SameValue, Step

_K = Symbol("k")


def solve_series(f: Expr, x: Symbol, point: Expr) -> Iterator[Step | Answer]:
    """Steps and the whole series.

    Raises:
        NotSolved: no known series fits.
    """
    f = evaluated(f)
    k = fresh(f, names=("n", "k", "m"))
    t = fresh(f, names=("t", "u", "s"))
    moved = sp.expand_power_exp(f.subs(x, t + point)) if point != 0 else f.subs(x, t)
    found = _matched(sp.factor_terms(moved), t, k)
    if found is None:
        raise NotSolved(say("No formula for all terms of this series is known here; ask for a Taylor polynomial."))
    factor, inside, coefficient, exponent, rule = found
    term = _term(factor, inside, coefficient, exponent, t).subs(t, x - point)
    series = Sum(term, (k, 0, sp.oo))
    before, after = formula(operation("taylor_series", f, x, point)), formula(series)
    yield Step(
        rule="known-series",
        title=say("Use the known series {law}.", law=rule),
        because=say("Here {u} stands in the place of x.", u=formula(inside.subs(t, x - point))),
        before=before,
        after=after,
        claim=SameValue(before, after),
        idea=say("Which known series looks like this function?"),
    )
    yield Answer(after, after)


def _term(factor: Expr, inside: Expr, coefficient: Expr, exponent: Expr, t: Symbol) -> Expr:
    """The general term with all powers of the variable in one."""
    number, power = inside.as_independent(t, as_Add=False)
    outer, moved = factor.as_independent(t, as_Add=False)
    whole = power.as_base_exp()[1] * exponent + (moved.as_base_exp()[1] if moved != 1 else 0)
    return sp.powsimp(coefficient * outer * sp.expand_power_exp(number**exponent)) * t ** sp.expand(whole)


Found = tuple[Expr, Expr, Expr, Expr, Formula]


def _matched(f: Expr, t: Symbol, k: Symbol) -> Found | None:
    """Factor, what is put in, coefficient, exponent and the law."""
    constant, rest = f.as_independent(t, as_Add=False)
    powers = [factor for factor in sp.Mul.make_args(rest) if factor == t or _is_power(factor, t)]
    rest = sp.cancel(rest / sp.Mul(*powers)) if powers else rest
    constant *= sp.Mul(*powers)
    head, argument = rest, None
    if isinstance(rest, sp.Function) and len(rest.args) == 1:
        argument = rest.args[0]
    sign = Integer(-1)
    if isinstance(rest, sp.exp) and _monomial(argument, t):
        return constant, argument, 1 / sp.factorial(k), k, law(r"e^x = \sum \frac{x^n}{n!}", "e^x = sum of x^n/n!")
    if isinstance(rest, sp.sin) and _monomial(argument, t):
        return constant, argument, sign**k / sp.factorial(2 * k + 1), 2 * k + 1, law(
            r"\sin x = \sum \frac{(-1)^n x^{2n+1}}{(2n+1)!}", "sin x = sum of (-1)^n x^(2n+1)/(2n+1)!")  # fmt: skip
    if isinstance(rest, sp.cos) and _monomial(argument, t):
        return constant, argument, sign**k / sp.factorial(2 * k), 2 * k, law(
            r"\cos x = \sum \frac{(-1)^n x^{2n}}{(2n)!}", "cos x = sum of (-1)^n x^(2n)/(2n)!")  # fmt: skip
    if isinstance(rest, sp.sinh) and _monomial(argument, t):
        return constant, argument, 1 / sp.factorial(2 * k + 1), 2 * k + 1, law(
            r"\sinh x = \sum \frac{x^{2n+1}}{(2n+1)!}", "sinh x = sum of x^(2n+1)/(2n+1)!")  # fmt: skip
    if isinstance(rest, sp.cosh) and _monomial(argument, t):
        return constant, argument, 1 / sp.factorial(2 * k), 2 * k, law(
            r"\cosh x = \sum \frac{x^{2n}}{(2n)!}", "cosh x = sum of x^(2n)/(2n)!")  # fmt: skip
    if isinstance(rest, sp.atan) and _monomial(argument, t):
        return constant, argument, sign**k / (2 * k + 1), 2 * k + 1, law(
            r"\arctan x = \sum \frac{(-1)^n x^{2n+1}}{2n+1}", "arctan x = sum of (-1)^n x^(2n+1)/(2n+1)")  # fmt: skip
    if isinstance(rest, sp.log) and argument is not None and _monomial(sp.expand(argument - 1), t):
        inside = sp.expand(argument - 1)
        return constant, inside, sign**k / (k + 1), k + 1, law(
            r"\ln(1+x) = \sum \frac{(-1)^n x^{n+1}}{n+1}", "ln(1 + x) = sum of (-1)^n x^(n+1)/(n+1)")  # fmt: skip
    return _geometric(head, constant, t, k)


def _geometric(rest: Expr, constant: Expr, t: Symbol, k: Symbol) -> Found | None:
    if not (isinstance(rest, sp.Pow) and rest.exp == -1):
        return None
    start, move = sp.expand(rest.base).as_independent(t, as_Add=True)
    if start == 0 or not _monomial(move, t):
        return None
    rule = law(r"\frac{1}{1-x} = \sum x^n", "1/(1 - x) = sum of x^n")
    return constant / start, sp.cancel(-move / start), S.One, k, rule


def _is_power(factor: Expr, t: Symbol) -> bool:
    return isinstance(factor, sp.Pow) and factor.base == t and bool(factor.exp.is_Integer) and bool(factor.exp > 0)


def _monomial(argument: Expr | None, t: Symbol) -> bool:
    if argument is None or t not in argument.free_symbols:
        return False
    _, power = argument.as_independent(t, as_Add=False)
    return power == t or _is_power(power, t)
