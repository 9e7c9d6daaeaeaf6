"""What is not a function of one number: sums with an index, cases, extremes, constants.

To teach one: add a line to the table: (evaluation at a point, node) → number.
"""

from __future__ import annotations

import sympy as sp
from flint import acb, acb_mat, arb, arb_mat, fmpq, fmpq_mat
from sympy.matrices import MatrixBase

from tutor.maths.balls.arithmetic import (
    Beyond,
    Number,
    Undefined,
    add,
    complex_ball,
    finite,
    integer_power,
    multiply,
    real,
    sign,
)  # fmt: skip
from tutor.maths.balls.evaluation import RULES, At
from tutor.maths.balls.functions import FUNCTIONS, whole_part

LONGEST_SUM = 400
LARGEST_MATRIX = 20


def _logarithm(at: At, node: sp.Basic) -> Number:
    found = at.apply(FUNCTIONS[sp.log], at.number(node.args[0]))
    if len(node.args) == 1:
        return found
    base = at.apply(FUNCTIONS[sp.log], at.number(node.args[1]))
    return multiply(found, integer_power(base, -1))


def _largest(at: At, node: sp.Basic) -> Number:
    numbers = [at.number(part) for part in node.args]
    if any(isinstance(number, acb) for number in numbers):
        raise Undefined("complex numbers have no order")
    best = numbers[0]
    for number in numbers[1:]:
        if isinstance(node, sp.Max) == (sign(add(number, -best)) > 0):
            best = number
    return best


def _binomial(at: At, node: sp.Basic) -> Number:
    n, k = (at.number(part) for part in node.args)
    if isinstance(n, fmpq) and isinstance(k, fmpq) and n.q == 1 and k.q == 1:
        if abs(n) <= 400 and abs(k) <= 400:
            return fmpq(int(sp.binomial(int(n.p), int(k.p))))
        raise Beyond("a large binomial")
    if isinstance(n, acb) or isinstance(k, acb):
        raise Beyond("a complex binomial")
    top, low, rest = real(n) + 1, real(k) + 1, real(n) - real(k) + 1
    return finite(top.gamma() * low.rgamma() * rest.rgamma())


def _modulo(at: At, node: sp.Basic) -> Number:
    a, b = (at.number(part) for part in node.args)
    return add(a, -multiply(b, whole_part(multiply(a, integer_power(b, -1)))))


def _angle(at: At, node: sp.Basic) -> Number:
    y, x = (real(at.number(part)) for part in node.args)
    return finite(arb.atan2(y, x))


def _cases(at: At, node: sp.Basic) -> Number:
    for value, condition in node.args:
        holds = at.truth(condition)
        if holds is None:
            raise Beyond("a condition that is not certain")
        if holds:
            return at.number(value)
    raise Undefined("no case applies")


def _series(at: At, node: sp.Basic) -> Number:
    """A finite sum or product over whole numbers."""
    body, *limits = node.args
    index, low, high = limits[-1]
    start, stop = at.number(low), at.number(high)
    if not all(isinstance(end, fmpq) and end.q == 1 for end in (start, stop)):
        raise Beyond("a sum without whole limits")
    first, last = int(start.p), int(stop.p)
    if last - first > LONGEST_SUM:
        raise Beyond("a long sum")
    inner = body if len(limits) == 1 else node.func(body, *limits[:-1])
    is_sum = isinstance(node, sp.Sum)
    total: Number = fmpq(0 if is_sum else 1)
    for k in range(first, last + 1):
        term = at.number(inner.xreplace({index: sp.Integer(k)}))
        total = add(total, term) if is_sum else multiply(total, term)
    return total


def _determinant(at: At, node: sp.Basic) -> Number:
    """By elimination, exactly or in balls."""
    matrix = node.args[0]
    if not isinstance(matrix, MatrixBase) or matrix.rows != matrix.cols or matrix.rows > LARGEST_MATRIX:
        raise Beyond("a determinant")
    rows = [[at.number(matrix[i, j]) for j in range(matrix.cols)] for i in range(matrix.rows)]
    entries = [entry for row in rows for entry in row]
    if all(isinstance(entry, fmpq) for entry in entries):
        return fmpq_mat(matrix.rows, matrix.cols, entries).det()
    if any(isinstance(entry, acb) for entry in entries):
        return finite(acb_mat([[complex_ball(entry) for entry in row] for row in rows]).det())
    return finite(arb_mat([[real(entry) for entry in row] for row in rows]).det())


def _infinite(at: At, node: sp.Basic) -> Number:
    raise Undefined("infinite")


def _imaginary(at: At, node: sp.Basic) -> Number:
    return acb(0, 1)


RULES.update(
    {
        sp.log: _logarithm,
        sp.Max: _largest,
        sp.Min: _largest,
        sp.binomial: _binomial,
        sp.Mod: _modulo,
        sp.atan2: _angle,
        sp.Piecewise: _cases,
        sp.Sum: _series,
        sp.Product: _series,
        sp.Determinant: _determinant,
        type(sp.I): _imaginary,
        type(sp.pi): lambda at, node: arb.pi(),
        type(sp.E): lambda at, node: arb.const_e(),
        type(sp.EulerGamma): lambda at, node: arb.const_euler(),
        type(sp.Catalan): lambda at, node: arb.const_catalan(),
        type(sp.GoldenRatio): lambda at, node: (1 + arb(5).sqrt()) / 2,
        type(sp.oo): _infinite,
        type(-sp.oo): _infinite,
        type(sp.zoo): _infinite,
        type(sp.nan): _infinite,
    }
)
