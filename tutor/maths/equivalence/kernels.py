"""Functions by kernels: how each is evaluated modulo a prime (`residues`). To teach one, add a line to the table.

Each rule gets the evaluation and the node, and returns a residue.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import sympy as sp
from flint import nmod_mat
from sympy.matrices import MatrixBase

from tutor.maths.equivalence.residues import KERNELS, Residues, Unsupported

__all__ = ["Residues", "Unsupported"]

LARGEST_MATRIX = 20


def _sine(r: Residues, node: sp.Basic) -> int:
    z, w = r.circle(node.args[0])
    return (z - w) * r.inverse(2 * r.value(sp.I))


def _cosine(r: Residues, node: sp.Basic) -> int:
    z, w = r.circle(node.args[0])
    return (z + w) * r.inverse(2)


def _tangent(r: Residues, node: sp.Basic) -> int:
    z, w = r.circle(node.args[0])
    return (z - w) * r.inverse(r.value(sp.I) * (z + w))


def _hyperbolic(r: Residues, node: sp.Basic) -> tuple[int, int]:
    e = r.exponential(node.args[0])
    return e, r.inverse(e)


def _sinh(r: Residues, node: sp.Basic) -> int:
    e, f = _hyperbolic(r, node)
    return (e - f) * r.inverse(2)


def _cosh(r: Residues, node: sp.Basic) -> int:
    e, f = _hyperbolic(r, node)
    return (e + f) * r.inverse(2)


def _tanh(r: Residues, node: sp.Basic) -> int:
    e, f = _hyperbolic(r, node)
    return (e - f) * r.inverse(e + f)


def _inverted(rule: Any) -> Any:
    return lambda r, node: r.inverse(rule(r, node) % r.p)


def _log(r: Residues, node: sp.Basic) -> int:
    found = r.logarithm(node.args[0])
    return found if len(node.args) == 1 else found * r.inverse(r.logarithm(node.args[1]) % r.p)


def _asin(r: Residues, node: sp.Basic) -> int:
    return r.odd("asin", node.args[0])


def _acos_of(r: Residues, argument: sp.Basic) -> int:
    return r.value(sp.pi) * r.inverse(2) - r.odd("asin", argument)


def _as_log(form: Any) -> Any:
    return lambda r, node: r.value(form(node.args[0]))


def _asinh_form(u: sp.Expr) -> sp.Expr:
    return sp.log(u + sp.sqrt(u**2 + 1))


def _acosh_form(u: sp.Expr) -> sp.Expr:
    return sp.log(u + sp.sqrt(u - 1) * sp.sqrt(u + 1))


def _atanh_form(u: sp.Expr) -> sp.Expr:
    return sp.log((1 + u) / (1 - u)) / 2


def _largest(r: Residues, node: sp.Basic) -> int:
    best = node.args[0]
    for part in node.args[1:]:
        larger = r.sign(part - best) > 0
        if larger == isinstance(node, sp.Max):
            best = part
    return r.value(best)


def _binomial(r: Residues, node: sp.Basic) -> int:
    n, k = node.args
    low = r.factorial(k) * r.factorial(n - k) % r.p
    return r.factorial(n) * r.inverse(low)


def _modulo(r: Residues, node: sp.Basic) -> int:
    a, b = node.args
    return r.value(a) - r.value(b) * r.value(sp.floor(a / b))


def _determinant(r: Residues, node: sp.Basic) -> int:
    """By elimination modulo the prime."""
    matrix = node.args[0]
    if not isinstance(matrix, MatrixBase) or matrix.rows != matrix.cols or matrix.rows > LARGEST_MATRIX:
        raise Unsupported("a determinant")
    entries = [r.value(entry) for entry in matrix.flat()]
    return int(nmod_mat(matrix.rows, matrix.cols, entries, r.p).det())


KERNELS.update(
    {
        sp.exp: lambda r, node: r.exponential(node.args[0]),
        type(sp.E): lambda r, node: r.exponential(sp.S.One),
        type(sp.I): lambda r, node: r.unity(Fraction(1, 2)),
        type(sp.pi): lambda r, node: r.kernel("pi"),
        type(sp.GoldenRatio): lambda r, node: r.value((1 + sp.sqrt(5)) / 2),
        sp.log: _log,
        sp.sin: _sine,
        sp.cos: _cosine,
        sp.tan: _tangent,
        sp.csc: _inverted(_sine),
        sp.sec: _inverted(_cosine),
        sp.cot: _inverted(_tangent),
        sp.sinh: _sinh,
        sp.cosh: _cosh,
        sp.tanh: _tanh,
        sp.csch: _inverted(_sinh),
        sp.sech: _inverted(_cosh),
        sp.coth: _inverted(_tanh),
        sp.asin: _asin,
        sp.acos: lambda r, node: _acos_of(r, node.args[0]),
        sp.atan: lambda r, node: r.arctangent(node.args[0]),
        sp.acot: lambda r, node: r.arctangent(1 / node.args[0]),
        sp.asec: lambda r, node: _acos_of(r, 1 / node.args[0]),
        sp.acsc: lambda r, node: r.odd("asin", 1 / node.args[0]),
        sp.asinh: _as_log(_asinh_form),
        sp.acosh: _as_log(_acosh_form),
        sp.atanh: _as_log(_atanh_form),
        sp.acsch: _as_log(lambda u: _asinh_form(1 / u)),
        sp.asech: _as_log(lambda u: _acosh_form(1 / u)),
        sp.acoth: _as_log(lambda u: _atanh_form(1 / u)),
        sp.erf: lambda r, node: r.odd("erf", node.args[0]),
        sp.Abs: lambda r, node: r.sign(node.args[0]) * r.value(node.args[0]),
        sp.sign: lambda r, node: r.sign(node.args[0]),
        sp.Max: _largest,
        sp.Min: _largest,
        sp.factorial: lambda r, node: r.factorial(node.args[0]),
        sp.gamma: lambda r, node: r.factorial(node.args[0] - 1),
        sp.binomial: _binomial,
        sp.Mod: _modulo,
        sp.Determinant: _determinant,
    }
)
