"""Which integral a question about an area, a volume, an average or a length means."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import sympy as sp
from sympy import Abs, Basic, Eq, Expr, Integral, Interval, Mul, Pow, Symbol, Tuple, pi

from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.rules.asking import as_letters, function_of, variable_of
from tutor.rules.tidying import evaluated
from tutor.topic import Posed

AVERAGE, AREA, BETWEEN, VOLUME, ARC = (
    "average-value",
    "area-under",
    "area-between",
    "volume-of-revolution",
    "arc-length",
)
TASKS = (AVERAGE, AREA, BETWEEN, VOLUME, ARC)


def pose(task: str) -> Callable[[Mapping[str, Basic]], Posed | None]:
    """What a question of this kind means."""

    def posed(blanks: Mapping[str, Basic]) -> Posed | None:
        blanks = as_letters(blanks)
        f = function_of(blanks.get("f"))
        g = function_of(blanks.get("g")) if task == BETWEEN else None
        if f is None or (task == BETWEEN and g is None):
            return None
        x = variable_of(blanks, f if f.free_symbols or g is None else g)
        if x is None or not (f.free_symbols | (g.free_symbols if g is not None else set())) <= {x}:
            return None
        bounds = _bounds(blanks, x)
        if bounds is None and task == BETWEEN and g is not None:
            bounds = _crossings(f, g, x)
        if bounds is None:
            return None
        return Posed(_statement(task, evaluated(f), g, x, *bounds), task, Goal.VALUE)

    return posed


def _bounds(blanks: Mapping[str, Basic], x: Symbol) -> tuple[Expr, Expr] | None:
    found = blanks.get("i")
    if isinstance(found, Interval):
        ends = (found.start, found.end)
    elif isinstance(found, Tuple) and len(found) == 2:
        ends = (found[0], found[1])
    else:
        ends = (blanks.get("a"), blanks.get("b"))
    ends = tuple(end.rhs if isinstance(end, Eq) and end.lhs == x else end for end in ends)
    if not all(isinstance(end, Expr) and end.is_number and end.is_finite for end in ends):
        return None
    return ends if bool(evaluated(ends[0]) < evaluated(ends[1])) else None


def _crossings(f: Expr, g: Expr, x: Symbol) -> tuple[Expr, Expr] | None:
    """The first and the last point where two polynomial curves meet."""
    difference = sp.expand(f - g)
    if not difference.is_polynomial(x) or sp.degree(difference, x) > 4:
        return None
    roots = sp.roots(sp.Poly(difference, x))
    if sum(roots.values()) != sp.degree(difference, x):
        return None
    real = sorted((root for root in roots if root.is_real), key=float)
    return (real[0], real[-1]) if len(real) > 1 else None


def _statement(task: str, f: Expr, g: Expr | None, x: Symbol, a: Expr, b: Expr) -> Expr:
    if task == AVERAGE:
        return Mul(Pow(evaluated(b - a), -1), Integral(f, (x, a, b)))
    if task == AREA:
        return Integral(f if _never_negative(f, x, a, b) else Abs(f), (x, a, b))
    if task == BETWEEN and g is not None:
        return Integral(Abs(sp.expand(f - g)), (x, a, b))
    if task == VOLUME:
        return pi * Integral(sp.expand(f**2), (x, a, b))
    inside = sp.factor(sp.expand(1 + sp.diff(f, x) ** 2))
    return Integral(sp.sqrt(inside), (x, a, b))


def _never_negative(f: Expr, x: Symbol, a: Expr, b: Expr) -> bool:
    """Whether it is plain to see: sums of positive multiples of even powers, exponentials and roots."""
    place = sp.Dummy("x", real=True) if evaluated(a) < 0 else sp.Dummy("x", nonnegative=True)
    return bool(f.xreplace({x: place}).is_nonnegative)


def fits(problem: Problem) -> bool:
    """Whether this is one of the questions of the topic."""
    return problem.task in TASKS and problem.goal is Goal.VALUE and expression(problem.statement).has(Integral)
