"""Evaluation of an expression at an exact point, part by part."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

import flint
import sympy as sp
from flint import acb, arb, fmpq
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from tutor.maths.balls.arithmetic import (
    Beyond,
    Number,
    Undefined,
    add,
    complex_ball,
    exact_root,
    finite,
    integer_power,
    multiply,
    negative,
    real,
    sign,
)  # fmt: skip
from tutor.maths.balls.functions import FUNCTIONS

Point = Mapping[sp.Symbol, sp.Rational]
"""An exact value for each symbol."""

RULES: dict[Any, Callable[[At, sp.Basic], Number]] = {}
"""Class of a node → its rule; filled by `tutor.maths.balls.nodes`."""


@dataclass(frozen=True, slots=True)
class Value:
    """The value of an expression at a point.

    ``exact`` is the rational value when only rational operations occurred; ``ball`` always encloses the value;
    ``inside`` says that every part of the expression was real: the point is in the real domain.
    """

    exact: fmpq | None
    ball: acb
    inside: bool

    @property
    def bits(self) -> int:
        """How many bits of the ball are certain, relative to its size."""
        return 1 << 30 if self.exact is not None else int(self.ball.rel_accuracy_bits())

    def differs(self, other: Value) -> bool:
        """Whether the two numbers are proven different: exact and unequal, or balls that do not meet."""
        if self.exact is not None and other.exact is not None:
            return bool(self.exact != other.exact)
        return not self.ball.overlaps(other.ball)

    def agrees(self, other: Value, bits: int) -> bool:
        """Whether the balls meet and their difference is below ``2**-bits`` of the larger one (no proof)."""
        if self.exact is not None and other.exact is not None:
            return bool(self.exact == other.exact)
        if not self.ball.overlaps(other.ball):
            return False
        size = max(self.ball.abs_upper(), other.ball.abs_upper(), key=float_key)
        gap = (self.ball - other.ball).abs_upper()
        return bool(gap <= size * arb(2) ** -bits)

    def number(self, digits: int = 6) -> sp.Expr:
        """The value as a SymPy number for showing: exact, or a decimal of the given digits."""
        if self.exact is not None and self.exact.q.bit_length() <= 40 and abs(self.exact.p).bit_length() <= 60:
            return sp.Rational(int(self.exact.p), int(self.exact.q))
        real = sp.Float(str(self.ball.real.mid().str(digits, radius=False)), digits)
        if self.ball.imag.is_zero():
            return real
        imaginary = sp.Float(str(self.ball.imag.mid().str(digits, radius=False)), digits)
        return real + sp.I * imaginary


def float_key(ball: arb) -> float:
    """Order balls by size; only used to choose the larger, never to decide."""
    try:
        return float(ball)
    except OverflowError:
        return float("inf")


def evaluate(expression: sp.Basic, point: Point, *, bits: int = 128, principal: bool = False) -> Value:
    """Evaluate an expression (also an unevaluated one) at an exact point.

    Raises:
        Undefined: it has no finite value there.
        Beyond: a part of it cannot be evaluated.
    """
    return At(point, bits=bits, principal=principal).value(expression)


class At:
    """Evaluation at one point; keep one for several expressions and shared parts are evaluated once."""

    def __init__(self, point: Point, *, bits: int = 128, principal: bool = False, invent: int | None = None) -> None:
        self.bits = bits
        self.invent = invent
        """Seed of the rational functions that stand for unknown ones, f(x); None: unknown functions raise Beyond."""
        self.principal = principal
        self._inside = True
        self._known: dict[sp.Basic, tuple[Number, bool]] = {
            symbol: (fmpq(int(number.p), int(number.q)), True) for symbol, number in point.items()
        }

    def value(self, expression: sp.Basic) -> Value:
        """Evaluate one expression; raises as `evaluate` does."""
        with flint.ctx.workprec(self.bits):
            number, inside = self._number(expression)
            exact = number if isinstance(number, fmpq) else None
            ball = acb(arb(number)) if exact is not None else acb(number)
        return Value(exact, ball, inside)

    def holds(self, statement: sp.Basic) -> bool | None:
        """Whether a relation (or And, Or, Not of relations) holds; None when a ball does not show it."""
        with flint.ctx.workprec(self.bits):
            return self.truth(statement)

    def sign(self, expression: sp.Basic) -> int:
        """The sign of a real expression; raises Beyond when it is not real or the ball does not show it."""
        with flint.ctx.workprec(self.bits):
            number, _ = self._number(expression)
            if isinstance(number, acb):
                raise Beyond("not real")
            return sign(number)

    # -- the walk --

    def _number(self, node: sp.Basic) -> tuple[Number, bool]:
        found = self._known.get(node)
        if found is not None:
            return found
        outer, self._inside = self._inside, True
        try:
            number = self._compute(node)
            inside = self._inside and not isinstance(number, acb)
        finally:
            self._inside = outer
        self._known[node] = (number, inside)
        return number, inside

    def number(self, node: sp.Basic) -> Number:
        """The number of a part; notes when it was not real."""
        number, inside = self._number(node)
        if not inside:
            self._inside = False
        return number

    def _compute(self, node: sp.Basic) -> Number:
        if isinstance(node, sp.Rational):
            return fmpq(int(node.p), int(node.q))
        if isinstance(node, sp.Float):
            exact = sp.Rational(str(node))
            return fmpq(int(exact.p), int(exact.q))
        if isinstance(node, sp.Add):
            return self._sum(node.args)
        if isinstance(node, sp.Mul):
            return self._product(node.args)
        if isinstance(node, sp.Pow):
            return self._power(node.base, node.exp)
        rule = RULES.get(type(node))
        if rule is not None:
            return rule(self, node)
        function = FUNCTIONS.get(type(node))
        if function is not None and len(node.args) == 1:
            return self.apply(function, self.number(node.args[0]))
        if isinstance(node, AppliedUndef) and self.invent is not None:
            return self._invented(node)
        raise Beyond(type(node).__name__)

    def _invented(self, node: AppliedUndef) -> Number:
        random = Random(f"{type(node).__name__}:{len(node.args)}:{self.invent}")
        top: Number = fmpq(random.randint(1, 50), 7)
        low: Number = fmpq(1)
        for part in node.args:
            number = self.number(part)
            square = multiply(number, number)
            top = add(top, multiply(fmpq(random.randint(1, 50), 11), number))
            top = add(top, multiply(fmpq(random.randint(1, 50), 13), square))
            low = add(low, multiply(fmpq(random.randint(1, 50), 17), square))
        return multiply(top, integer_power(low, -1))

    def _sum(self, parts: tuple[sp.Basic, ...]) -> Number:
        total: Number = fmpq(0)
        for part in parts:
            total = add(total, self.number(part))
        return total

    def _product(self, parts: tuple[sp.Basic, ...]) -> Number:
        total: Number = fmpq(1)
        for part in parts:
            total = multiply(total, self.number(part))
        return finite(total)

    def _power(self, base: sp.Basic, exponent: sp.Basic) -> Number:
        if base is sp.E:
            return self.apply(FUNCTIONS[sp.exp], self.number(exponent))
        b, e = self.number(base), self.number(exponent)
        if isinstance(e, fmpq):
            if e.q == 1:
                return integer_power(b, int(e.p))
            return self._root(b, e, constant=not exponent.free_symbols)
        if isinstance(b, fmpq | arb) and not isinstance(e, acb):
            if sign(b) > 0:
                return finite((real(e) * real(b).log()).exp())
            if sign(b) == 0:
                if sign(e) > 0:
                    return fmpq(0)
                raise Undefined("0 to a power that is not positive")
        return finite(complex_ball(b).pow(complex_ball(e)))

    def _root(self, b: Number, e: fmpq, *, constant: bool) -> Number:
        """``b`` to a power that is an exact fraction."""
        if isinstance(b, acb):
            return finite(b.pow(complex_ball(e)))
        side = sign(b)
        if side == 0:
            if e > 0:
                return fmpq(0)
            raise Undefined("division by zero")
        if side < 0 and (self.principal or not constant or e.q % 2 == 0):
            return finite(complex_ball(b).sqrt() if e == fmpq(1, 2) else complex_ball(b).pow(complex_ball(e)))
        size = -b if side < 0 else b
        found = exact_root(size, e)
        if found is None:
            found = real(size).sqrt() if e == fmpq(1, 2) else (real(e) * real(size).log()).exp()
        return -found if side < 0 and int(e.p) % 2 else found

    def apply(self, function: tuple[Any, Any], argument: Number) -> Number:
        """A function of the table at a number."""
        over_reals, over_complex = function
        if not isinstance(argument, acb):
            found = over_reals(argument)
            if found is not None:
                return finite(found)
        if over_complex is None:
            raise Beyond("no complex values")
        return finite(over_complex(complex_ball(argument)))

    # -- relations --

    def truth(self, statement: sp.Basic) -> bool | None:
        """`holds`, within a walk."""
        if statement is sp.true:
            return True
        if statement is sp.false:
            return False
        if isinstance(statement, sp.And | sp.Or):
            parts = [self.truth(part) for part in statement.args]
            decisive = isinstance(statement, sp.Or)
            if decisive in parts:
                return decisive
            return None if None in parts else not decisive
        if isinstance(statement, sp.Not):
            inner = self.truth(statement.args[0])
            return None if inner is None else not inner
        if isinstance(statement, Relational):
            return self._compare(statement)
        raise Beyond(type(statement).__name__)

    def _compare(self, statement: Relational) -> bool | None:
        left, right = self.number(statement.lhs), self.number(statement.rhs)
        difference = add(left, negative(right))
        if isinstance(difference, acb):
            if difference.contains(0):
                return None
            return {"==": False, "!=": True}.get(statement.rel_op)
        try:
            side = sign(difference)
        except Beyond:
            return None
        return {
            "==": side == 0, "!=": side != 0, "<": side < 0, "<=": side <= 0, ">": side > 0, ">=": side >= 0,
        }.get(statement.rel_op)  # fmt: skip
