"""How arithmetic is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sympy import (
    Abs,
    Add,
    Basic,
    Expr,
    Function,
    Integer,
    Integral,
    Limit,
    Mod,
    Mul,
    Number,
    NumberSymbol,
    Pow,
    Product,
    Rational,
    Sum,
    Symbol,
    sign,
)
from sympy.core.function import AppliedUndef, Derivative, Subs

from tutor.maths.reading import evaluated, read
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.topic import Asking, Posed

AS_FRACTION = "fraction"
"""The task of writing a decimal as a fraction."""

AS_DECIMAL = "decimal"
"""The task of writing a fraction as a decimal."""

OF_POWERS = "power-of-powers"
"""The task of writing a power of a power as one power."""

Build = Callable[[Expr, Expr], Expr]


def is_calculation(statement: Basic) -> bool:
    """Whether this is a calculation with numbers: no letters, nothing asked for beyond it."""
    if not isinstance(statement, Expr) or statement.free_symbols:
        return False
    if statement.has(Derivative, Integral, Limit, Sum, Product, Subs, AppliedUndef, Mod):
        return False
    return all(isinstance(node, Number | NumberSymbol | Add | Mul | Pow | Function) for node in _nodes(statement))


def fits(problem: Problem) -> bool:
    """Whether this is a calculation with numbers."""
    return (
        problem.goal is Goal.VALUE
        and problem.task in ("evaluate", "simplify", "expand", AS_FRACTION, AS_DECIMAL, OF_POWERS)
        and is_calculation(expression(problem.statement))
    )


def _nodes(statement: Basic) -> list[Basic]:
    found: list[Basic] = []
    waiting = [statement]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting.extend(node.args)
    return found


def _pose(blanks: Mapping[str, Basic]) -> Posed | None:
    return _posed(blanks["f"])


def _posed(statement: Basic) -> Posed | None:
    return Posed(statement, "evaluate", Goal.VALUE) if is_calculation(statement) else None


def _pose_fraction(blanks: Mapping[str, Basic]) -> Posed | None:
    return Posed(blanks["f"], AS_FRACTION, Goal.VALUE, form="exact") if is_calculation(blanks["f"]) else None


def _pose_decimal(blanks: Mapping[str, Basic]) -> Posed | None:
    return Posed(blanks["f"], AS_DECIMAL, Goal.VALUE) if is_calculation(blanks["f"]) else None


def _pose_sign(blanks: Mapping[str, Basic]) -> Posed | None:
    return _posed(sign(blanks["f"], evaluate=False)) if is_calculation(blanks["f"]) else None


_POWER = re.compile(r"(-?\d+(?:\.\d+)?)\s*(?:\^|\*\*)\s*(-?\d{1,4})")
_TOWER = re.compile(r"(\d{1,4})\^\{?\s*(\d{1,3})\s*\^\{?\s*(\d{1,3})\s*\}?\s*\}?")


def _typed(blank: Basic) -> str:
    return blank.name.strip(" $.") if isinstance(blank, Symbol) else ""


def _pose_power(blanks: Mapping[str, Basic]) -> Posed | None:
    """A power of the number that is named first: its sign belongs to the base."""
    found = _POWER.fullmatch(_typed(blanks["text"]))
    return _posed(Pow(evaluated(read(found[1])), Integer(found[2]), evaluate=False)) if found else None


def _pose_tower(blanks: Mapping[str, Basic]) -> Posed | None:
    """Under the heading "power of powers", ``19^{3^9}`` is the power of a power: (19^3)^9."""
    found = _TOWER.fullmatch(_typed(blanks["text"]))
    if found is None:
        return None
    base, inner, outer = (Integer(part) for part in found.groups())
    return Posed(Pow(Pow(base, inner, evaluate=False), outer, evaluate=False), OF_POWERS, Goal.VALUE)


def _two(build: Build) -> Callable[[Mapping[str, Basic]], Posed | None]:
    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        a, b = blanks["a"], blanks["b"]
        if not (is_calculation(a) and is_calculation(b)):
            return None
        return _posed(build(a, b))

    return pose


def _power(exponent: Rational) -> Callable[[Mapping[str, Basic]], Posed | None]:
    """The square, the cube, a root of a calculation."""

    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        return _posed(Pow(blanks["f"], exponent, evaluate=False)) if is_calculation(blanks["f"]) else None

    return pose


def _plus(a: Expr, b: Expr) -> Expr:
    return Add(a, b, evaluate=False)


def _minus(a: Expr, b: Expr) -> Expr:
    return Add(a, Mul(-1, b, evaluate=False), evaluate=False)


def _times(a: Expr, b: Expr) -> Expr:
    return Mul(a, b, evaluate=False)


def _over(a: Expr, b: Expr) -> Expr:
    return Mul(a, Pow(b, -1, evaluate=False), evaluate=False)


def _apart(a: Expr, b: Expr) -> Expr:
    return Abs(_minus(a, b), evaluate=False)


ASKINGS = (
    Asking(
        (
            "find the square root of {f}",
            "what is the square root of {f}",
            "find the positive square root of {f}",
            "what is the positive square root of {f}",
            "what is the positive square root of the product {f}",
            "square root of {f}",
        ),
        _power(Rational(1, 2)),
    ),
    Asking(("find the cube root of {f}", "what is the cube root of {f}", "cube root of {f}"), _power(Rational(1, 3))),
    Asking(("find the square of {f}", "what is the square of {f}"), _power(Integer(2))),
    Asking(("find the cube of {f}", "what is the cube of {f}"), _power(Integer(3))),
    Asking(
        (
            "{f}",
            "evaluate {f}",
            "simplify {f}",
            "find {f}",
            "simplify {f} to lowest terms",
            "write {f} in lowest terms",
            "write {f} in simplest form",
            "reduce {f} to simplest form",
            "how much is {f}",
            "simplify {f} to its lowest terms",
            "reduce {f} to its lowest terms",
            "reduce {f} to lowest terms",
            "express {f} as an integer",
            "write {f} as an integer",
            "express {f} as a whole number",
        ),
        _pose,
    ),
    Asking(("signum of {f}", "signum of {f} is", "find signum of {f}", "find sign of {f}"), _pose_sign),
    Asking(("your task is to compute an exponentiation of a number. compute {text}",), _pose_power),
    Asking(("power of powers: simplify {text}", "power of a power: simplify {text}"), _pose_tower),
    Asking(
        (
            "add {a} and {b}",
            "add {a} to {b}",
            "sum {a} and {b}",
            "what is {a} plus {b}",
            "find the sum of {a} and {b}",
            "sum of {a} and {b}",
            "find the total of {a} and {b}",
            "total of {a} and {b}",
            "{a} plus {b}",
            "put together {a} and {b}",
            "add together {a} and {b}",
        ),
        _two(_plus),
    ),
    Asking(
        (
            "subtract {b} from {a}",
            "what is {a} minus {b}",
            "{a} minus {b}",
            "what is {b} less than {a}",
            "take {b} away from {a}",
            "what is {a} take away {b}",
            "{a} take away {b}",
        ),
        _two(_minus),
    ),
    Asking(
        (
            "find the difference between {a} and {b}",
            "difference between {a} and {b}",
            "find the distance between {a} and {b}",
            "distance between {a} and {b}",
        ),
        _two(_apart),
    ),
    Asking(
        (
            "multiply {a} by {b}",
            "multiply {a} and {b}",
            "what is {a} times {b}",
            "find the product of {a} and {b}",
            "product of {a} and {b}",
            "{a} times {b}",
        ),
        _two(_times),
    ),
    Asking(("find {a} of {b}", "how much is {a} of {b}", "{a} of {b}"), _two(_times)),
    Asking(
        (
            "convert {f} to a fraction",
            "write {f} as a fraction",
            "express {f} as a fraction",
            "change {f} into a fraction",
        ),
        _pose_fraction,
    ),
    Asking(
        (
            "convert {f} to a decimal",
            "convert {f} to a terminating decimal",
            "write {f} as a decimal",
            "write {f} as a terminating decimal",
            "express {f} as a decimal",
            "express {f} as a terminating decimal",
            "change {f} into a decimal",
            "find {f} expressed as a decimal",
            "find {f} written as a decimal",
            "find {f} as a decimal",
        ),
        _pose_decimal,
    ),
    Asking(
        (
            "divide {a} by {b}",
            "what is {a} divided by {b}",
            "find the quotient of {a} and {b}",
            "{a} divided by {b}",
        ),
        _two(_over),
    ),
)
