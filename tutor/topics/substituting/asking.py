"""How substituting is asked: values for letters, or functions with a body, and what to find."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import And, Basic, Derivative, Eq, Expr, Integral, Limit, Product, Subs, Sum, Symbol, Tuple
from sympy.core.function import AppliedUndef
from sympy.matrices import MatrixBase
from sympy.matrices.expressions.matexpr import MatrixExpr

from tutor.maths.operations import NOTATION, operation_name
from tutor.maths.reading.evaluation import as_written
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.topic import Asking, Posed

OTHER = (Derivative, Integral, Limit, Sum, Product, Subs)
"""What other topics work out."""

Bodies = Mapping[str, tuple[Symbol, Expr]]
"""Name of a function → its argument and its body."""


def fits(problem: Problem) -> bool:
    """Whether values are to be put into an expression."""
    return problem.goal is Goal.VALUE and problem.task == "substitute" and expression(problem.statement).has(Subs)


def _pose(blanks: Mapping[str, Basic]) -> Posed | None:
    told, asked = blanks["c"], blanks["f"]
    equations = told.args if isinstance(told, And | Tuple) else (told,)
    if isinstance(asked, Eq) and isinstance(asked.lhs, Symbol | AppliedUndef):
        asked = asked.rhs
    if not isinstance(asked, Expr) or isinstance(asked, MatrixBase | MatrixExpr) or asked.has(*OTHER):
        return None
    if not all(isinstance(equation, Eq) for equation in equations):
        return None
    values = _values(equations)
    if values is not None:
        return _at(asked, values)
    bodies = _bodies(equations)
    return None if bodies is None else _of_functions(asked, bodies)


def _values(equations: tuple[Basic, ...]) -> dict[Symbol, Expr] | None:
    """Letters with their numbers, None where something else is told."""
    values: dict[Symbol, Expr] = {}
    for equation in equations:
        letter, value = equation.args
        if not isinstance(letter, Symbol) or letter in values or value.free_symbols or not isinstance(value, Expr):
            return None
        if isinstance(value, MatrixBase | MatrixExpr) or value.has(*OTHER):
            return None
        values[letter] = value
    return values


def _at(asked: Expr, values: Mapping[Symbol, Expr]) -> Posed | None:
    """All letters must have a value, and every value must be of use: otherwise something else is asked."""
    letters = asked.free_symbols
    if isinstance(asked, Symbol) or letters != set(values) or asked.has(AppliedUndef):
        return None
    return Posed(Subs(asked, list(values), list(values.values())), "substitute", Goal.VALUE)


def _bodies(equations: tuple[Basic, ...]) -> Bodies | None:
    bodies: dict[str, tuple[Symbol, Expr]] = {}
    for equation in equations:
        head, body = equation.args
        name = operation_name(head)
        if name is None or name in NOTATION or name in bodies or len(head.args) != 1 or not isinstance(body, Expr):
            return None
        (argument,) = head.args
        if not isinstance(argument, Symbol) or not body.free_symbols <= {argument} or body.has(AppliedUndef):
            return None
        bodies[name] = argument, body
    return bodies


def _of_functions(asked: Expr, bodies: Bodies) -> Posed | None:
    used = {operation_name(part) for part in asked.atoms(AppliedUndef)}
    if not used or not used <= set(bodies):
        return None
    statement = _applied(asked, bodies)
    return Posed(statement, "substitute", Goal.VALUE) if statement.has(Subs) else None


def _applied(part: Basic, bodies: Bodies) -> Basic:
    """The functions written out: ``f(3)`` as the body of f at 3, ``f(x)`` as the body."""
    if not part.args:
        return part
    arguments = [_applied(argument, bodies) for argument in part.args]
    if not isinstance(part, AppliedUndef):
        return as_written(part, arguments)
    letter, body = bodies[str(operation_name(part))]
    return body if arguments[0] == letter else Subs(body, letter, arguments[0])


ASKINGS = (
    Asking(
        (
            "evaluate {f} for {c}",
            "evaluate {f} at {c}",
            "evaluate {f} when {c}",
            "evaluate {f} if {c}",
            "evaluate {f} where {c}",
            "evaluate {f} given {c}",
            "evaluate {f} given that {c}",
            "calculate {f} for {c}",
            "calculate {f} when {c}",
            "calculate {f} if {c}",
            "compute {f} for {c}",
            "compute {f} when {c}",
            "compute {f} if {c}",
            "find {f} for {c}",
            "find {f} when {c}",
            "find {f} if {c}",
            "find {f} given {c}",
            "find {f} given that {c}",
            "find {f} where {c}",
            "find the value of {f} for {c}",
            "find the value of {f} when {c}",
            "find the value of {f} if {c}",
            "find the value of {f} at {c}",
            "find the value of {f} given that {c}",
            "what is {f} when {c}",
            "what is {f} if {c}",
            "what is the value of {f} when {c}",
            "what is the value of {f} if {c}",
            "what is the value of {f} for {c}",
            "what is the value of {f} at {c}",
            "what is the value of {f} given that {c}",
            "if {c} what is {f}",
            "if {c} then what is {f}",
            "if {c} what is the value of {f}",
            "if {c} then what is the value of {f}",
            "if {c} find {f}",
            "if {c} find the value of {f}",
            "if {c} then find {f}",
            "if {c} evaluate {f}",
            "if {c} calculate {f}",
            "if {c} compute {f}",
            "given {c} find {f}",
            "given {c} what is {f}",
            "given {c} find the value of {f}",
            "given {c} evaluate {f}",
            "given that {c} find {f}",
            "given that {c} find the value of {f}",
            "given that {c} what is {f}",
            "given that {c} evaluate {f}",
            "when {c} what is {f}",
            "when {c} what is the value of {f}",
            "when {c} find the value of {f}",
            "for {c} find the value of {f}",
            "for {c} evaluate {f}",
            "for {c} what is the value of {f}",
            "let {c} find {f}",
            "let {c} what is {f}",
            "let {c} evaluate {f}",
            "let {c} find the value of {f}",
            "let {c} what is the value of {f}",
            "suppose {c} find {f}",
            "suppose {c} what is {f}",
            "substitute {c} into {f}",
            "substitute {c} in {f}",
        ),
        _pose,
    ),
)
