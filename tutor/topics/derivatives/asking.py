"""How derivatives are asked for: which function, which variable, how often, where."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Derivative, Eq, Expr, Integer, Subs, Symbol, Tuple
from sympy.core.function import AppliedUndef

from tutor.maths.operations import operation
from tutor.problem import Goal
from tutor.rules.asking import as_letters, function_of, variable_of
from tutor.topic import Posed
from tutor.topics.derivatives.implicit import is_implicit

TASK = "differentiate"

Pose = Callable[[Mapping[str, Basic]], Posed | None]


def of_order(order: int) -> Pose:
    """The derivative of this order."""

    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        blanks = as_letters(blanks)
        function = function_of(blanks.get("f"))
        if function is None or isinstance(function, Derivative):
            return None
        variable = variable_of(blanks, function)
        if variable is None:
            return None
        statement = Derivative(function, (variable, order), evaluate=False)
        return Posed(statement, TASK, Goal.VALUE, given={"function": function, "variable": variable})

    return pose


def at_point(order: int) -> Pose:
    """The derivative of this order at a number."""

    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        blanks = as_letters(blanks)
        function = function_of(blanks.get("f"))
        point = blanks.get("p")
        if function is None or point is None:
            return None
        if isinstance(point, Eq):
            variable, point = point.lhs, point.rhs
        else:
            variable = variable_of(blanks, function)
        if not isinstance(variable, Symbol) or not isinstance(point, Expr):
            return None
        statement = Subs(Derivative(function, (variable, order)), variable, point)
        return Posed(statement, TASK, Goal.VALUE) if isinstance(statement, Subs) else None

    return pose


def typed(blanks: Mapping[str, Basic]) -> Posed | None:
    """A derivative written as a formula."""
    found = blanks.get("f")
    if isinstance(found, Subs) and isinstance(found.expr, Derivative):
        return Posed(found, TASK, Goal.VALUE)
    return Posed(found, TASK, Goal.VALUE) if isinstance(found, Derivative) and not found.atoms(AppliedUndef) else None


def slope(blanks: Mapping[str, Basic]) -> Posed | None:
    """``dy/dx`` of an equation between both."""
    relation = blanks.get("f")
    y, x = blanks.get("y", Symbol("y")), blanks.get("x", Symbol("x"))
    if not isinstance(y, Symbol) or not isinstance(x, Symbol) or not is_implicit(relation, y, x):
        return None
    statement = operation("implicit_derivative", relation, y, x)
    point = blanks.get("p")
    if point is None:
        return Posed(statement, "differentiate-implicitly", Goal.VALUE)
    if not isinstance(point, Tuple) or len(point) != 2 or not all(isinstance(part, Expr) for part in point):
        return None
    return Posed(Subs(statement, (x, y), tuple(point)), "differentiate-implicitly", Goal.VALUE)


def gradient(blanks: Mapping[str, Basic]) -> Posed | None:
    """All first partial derivatives, at a point where one is given."""
    found = blanks.get("f")
    function = function_of(found)
    if function is None or len(function.free_symbols) < 2:
        return None
    named = found.lhs.args if isinstance(found, Eq) and found.lhs.args else ()
    symbols = [part for part in named if isinstance(part, Symbol)] or sorted(function.free_symbols, key=str)
    statement: Basic = Tuple(*(Derivative(function, (symbol, Integer(1)), evaluate=False) for symbol in symbols))
    point = blanks.get("p")
    if point is not None:
        if not isinstance(point, Tuple) or len(point) != len(symbols):
            return None
        statement = Tuple(*(Subs(part, tuple(symbols), tuple(point)) for part in statement.args))
    return Posed(statement, "gradient", Goal.VALUE)
