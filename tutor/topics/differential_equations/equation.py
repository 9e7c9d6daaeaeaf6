"""A differential equation as the methods see it: solved for its highest derivative, with its initial values."""

from __future__ import annotations

from dataclasses import dataclass

import sympy as sp
from sympy import And, Basic, Derivative, Eq, Expr, Subs, Symbol
from sympy.core.function import AppliedUndef

from tutor.maths.printing import formula
from tutor.messages import Message, say
from tutor.rules.lines import fresh
from tutor.rules.tidying import evaluated
from tutor.solution import Implies, Step


@dataclass(frozen=True, slots=True)
class Start:
    """An initial value: the derivative of this order has this value at this point."""

    order: int
    point: Expr
    value: Expr


@dataclass(frozen=True, slots=True)
class Ode:
    """``y^(n) = right``, where ``right`` may hold ``y`` and its lower derivatives."""

    y: AppliedUndef
    order: int
    right: Expr
    written: Eq
    starts: tuple[Start, ...] = ()

    @property
    def x(self) -> Symbol:
        """The variable."""
        return self.y.args[0]

    def slope(self, order: int) -> Expr:
        """The derivative of an order, unevaluated."""
        return Derivative(self.y, (self.x, order)) if order else self.y

    def constants(self, count: int) -> tuple[Symbol, ...]:
        """Free letters for the constants."""
        if count == 1:
            return (fresh(self.written, *self._values(), names=("C", "K", "C_1")),)
        return tuple(fresh(self.written, *self._values(), names=(f"C_{i}", f"K_{i}")) for i in range(1, count + 1))

    def _values(self) -> list[Expr]:
        return [part for start in self.starts for part in (start.point, start.value)]

    def solved_by(self, f: Expr) -> Eq:
        """``y = f``."""
        return Eq(self.y, f, evaluate=False)


def ode_of(statement: Basic) -> Ode | None:
    """The one differential equation of a statement and its initial values; None where it is something else."""
    parts = statement.args if isinstance(statement, And) else (statement,)
    if not all(isinstance(part, Eq) for part in parts):
        return None
    main = [part for part in parts if any(isinstance(d.expr, AppliedUndef) for d in _derivatives(part))]
    if len(main) != 1:
        return None
    functions = {d.expr for d in _derivatives(main[0])}
    if len(functions) != 1:
        return None
    y = functions.pop()
    if len(y.args) != 1 or not isinstance(y.args[0], Symbol):
        return None
    found = [_start(part, y) for part in parts if part is not main[0]]
    starts = tuple(start for start in found if start is not None)
    if len(starts) != len(found) or main[0].atoms(AppliedUndef) != {y}:
        return None
    return _solved(main[0], y, starts)


def _derivatives(part: Basic) -> set[Derivative]:
    inside = {d for s in part.atoms(Subs) for d in s.expr.atoms(Derivative)}
    return {d for d in part.atoms(Derivative) if isinstance(d.expr, AppliedUndef)} - inside


def _start(part: Eq, y: AppliedUndef) -> Start | None:
    left, value = part.args
    if value.has(AppliedUndef) or value.has(y.args[0]):
        return None
    if isinstance(left, AppliedUndef) and left.func == y.func:
        return Start(0, left.args[0], value)
    if isinstance(left, Subs) and isinstance(left.expr, Derivative) and left.expr.expr.func == y.func:
        return Start(int(left.expr.derivative_count), left.point[0], value)
    return None


def _solved(equation: Eq, y: AppliedUndef, starts: tuple[Start, ...]) -> Ode | None:
    x = y.args[0]
    orders = [int(d.derivative_count) for d in _derivatives(equation) if set(d.variables) == {x}]
    order = max(orders, default=0)
    if not order:
        return None
    highest = Derivative(y, (x, order))
    p = sp.Dummy("p")
    line = evaluated(equation.lhs - equation.rhs).xreplace({highest: p})
    line = sp.expand(line)
    factor = line.coeff(p, 1)
    rest = sp.expand(line - factor * p)
    if factor == 0 or rest.has(p):
        return None
    right = evaluated(-rest / factor)
    return Ode(y, order, right, equation, tuple(sorted(starts, key=lambda start: start.order)))


def solves(
    rule: str,
    title: Message,
    because: Message,
    before: Basic,
    after: Basic,
    equation: Basic,
    idea: Message,
    substeps: tuple[Step, ...] = (),
) -> Step:
    """A step whose last line is a form of solutions: every one of them solves the equation."""
    claim = Implies(formula(after), formula(equation), ())
    return Step(rule, title, because, formula(before), formula(after), claim, substeps, idea)


def neat(f: Expr) -> Expr:
    """A solution in a short form."""
    forms = [f, sp.expand(f), sp.factor_terms(f)]
    if f.has(sp.exp):
        forms += [sp.powsimp(sp.expand(f)), sp.expand(sp.powsimp(f, force=False))]
    counts = {form: form.count_ops() for form in forms}
    shortest = [form for form, count in counts.items() if count == min(counts.values())]
    return shortest[0] if len(shortest) == 1 else min(shortest, key=lambda form: len(str(form)))


NO_METHOD = say(
    "This differential equation is not of a kind that is solved here: separable, linear, constant coefficients."
)
