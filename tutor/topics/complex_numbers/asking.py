"""How calculations with complex numbers are asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Abs, Add, Basic, Expr, Float, I, Mul, Rational, Symbol, arg, conjugate, im, re
from sympy.core.function import AppliedUndef
from sympy.matrices import MatrixBase

from tutor.maths.reading.evaluation import as_written
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.topic import Asking, Posed

POLAR = "polar form"
"""The task of writing a number with its modulus and angle."""

Build = Callable[[Expr], Expr]


def fits(problem: Problem) -> bool:
    """Whether this is a calculation with complex numbers."""
    return (
        problem.goal is Goal.VALUE
        and problem.task in ("evaluate", "simplify", "expand", POLAR)
        and is_complex(expression(problem.statement))
    )


def is_complex(statement: Basic) -> bool:
    """Whether this is a number in which i, a root of a negative number or a part of a complex number occurs."""
    if not isinstance(statement, Expr) or isinstance(statement, MatrixBase) or statement.free_symbols:
        return False
    if not statement.is_number or statement.has(AppliedUndef):
        return False
    return statement.has(I, conjugate, re, im, arg) or any(_is_imaginary_root(part) for part in _parts(statement))


def _is_imaginary_root(part: Basic) -> bool:
    return bool(part.is_Pow and part.args[1] == Rational(1, 2) and part.args[0].is_negative)


def _parts(statement: Basic) -> list[Basic]:
    return [statement, *(inner for part in statement.args for inner in _parts(part))]


def _pose(blanks: Mapping[str, Basic]) -> Posed | None:
    return _posed(blanks["f"])


def _posed(statement: Basic, task: str = "evaluate") -> Posed | None:
    exact = _exact(statement)
    return Posed(exact, task, Goal.VALUE) if is_complex(exact) else None


def _exact(statement: Basic) -> Basic:
    """The same with fractions in the place of decimals."""
    if isinstance(statement, Float):
        return Rational(str(statement))
    return as_written(statement, [_exact(part) for part in statement.args]) if statement.args else statement


def _named(statement: Basic) -> Basic:
    """The same with j as the imaginary unit, as engineers write it, where no other letter stands."""
    if statement.free_symbols == {Symbol("j")} and not statement.has(I):
        return _exchanged(statement)
    return statement


def _exchanged(statement: Basic) -> Basic:
    if statement == Symbol("j"):
        return I
    return as_written(statement, [_exchanged(part) for part in statement.args]) if statement.args else statement


def _pose_said(blanks: Mapping[str, Basic]) -> Posed | None:
    """A calculation of which the question says that its numbers are complex."""
    return _posed(_named(blanks["f"]))


def _two(build: Callable[[Expr, Expr], Expr]) -> Callable[[Mapping[str, Basic]], Posed | None]:
    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        a, b = _named(blanks["a"]), _named(blanks["b"])
        if not (isinstance(a, Expr) and isinstance(b, Expr)):
            return None
        return _posed(build(a, b))

    return pose


def _of(build: Build) -> Callable[[Mapping[str, Basic]], Posed | None]:
    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        number = _named(blanks["f"])
        return _posed(build(number)) if isinstance(number, Expr) and is_complex(_exact(number)) else None

    return pose


def _pose_polar(blanks: Mapping[str, Basic]) -> Posed | None:
    number = _named(blanks["f"])
    return _posed(number, POLAR) if isinstance(number, Expr) and not number.has(Abs, arg) else None


ASKINGS = (
    Asking(
        (
            "{f}",
            "evaluate {f}",
            "simplify {f}",
            "find {f}",
            "express {f} in the form a+bi",
            "write {f} in the form a+bi",
            "write {f} in standard form",
            "write {f} in rectangular form",
            "express {f} in rectangular form",
            "find the value of {f}",
        ),
        _pose,
    ),
    Asking(
        (
            "add the complex numbers {f}",
            "subtract the complex numbers {f}",
            "multiply the complex numbers {f}",
            "divide the complex numbers {f}",
            "multiplication of two complex numbers {f}",
            "multiplication of 2 complex numbers {f}",
            "work out the complex number {f}",
        ),
        _pose_said,
    ),
    Asking(
        ("add the complex numbers {a} and {b}", "find the sum of the complex numbers {a} and {b}"),
        _two(lambda a, b: Add(a, b, evaluate=False)),
    ),
    Asking(
        (
            "multiply the complex numbers {a} and {b}",
            "find the product of the complex numbers {a} and {b}",
        ),
        _two(lambda a, b: Mul(a, b, evaluate=False)),
    ),
    Asking(
        (
            "find the modulus of {f}",
            "find the absolute value of {f}",
            "find the magnitude of {f}",
            "find the norm of the complex number {f}",
            "find the absolute value of the complex number {f}",
        ),
        _of(lambda number: Abs(number, evaluate=False)),
    ),
    Asking(
        ("find the conjugate of {f}", "find the complex conjugate of {f}"),
        _of(lambda number: conjugate(number, evaluate=False)),
    ),
    Asking(("find the real part of {f}",), _of(lambda number: re(number, evaluate=False))),
    Asking(("find the imaginary part of {f}",), _of(lambda number: im(number, evaluate=False))),
    Asking(
        ("find the argument of {f}", "find the angle of the complex number {f}"),
        _of(lambda number: arg(number, evaluate=False)),
    ),
    Asking(
        (
            "write {f} in polar form",
            "express {f} in polar form",
            "convert {f} to polar form",
            "write {f} in trigonometric form",
            "find the polar form of {f}",
        ),
        _pose_polar,
    ),
)
