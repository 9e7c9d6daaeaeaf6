"""Vectors by their plainest meaning; an angle by the three sides of a triangle, not by the dot product."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sympy import Basic, Expr, ImmutableDenseMatrix, Integer, S, Tuple, acos, cancel, expand, false, pi, sqrt, true
from sympy.logic.boolalg import BooleanAtom
from sympy.matrices import MatrixBase

from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say


def entries(*vectors: Basic) -> list[list[Expr]]:
    """The entries of vectors of one length.

    Raises:
        Undefined: one of them is no vector, or their lengths differ.
    """
    found: list[list[Expr]] = []
    for vector in vectors:
        if isinstance(vector, MatrixBase) and 1 in vector.shape:
            found.append(list(vector.flat()))
        elif isinstance(vector, Tuple) and all(isinstance(entry, Expr) for entry in vector):
            found.append(list(vector))
        else:
            raise Undefined(say("This is not a vector."))
    if len({len(vector) for vector in found}) > 1:
        raise Undefined(say("The vectors do not have the same number of entries."))
    return found


def like(model: Basic, values: Sequence[Expr]) -> Basic:
    """A vector written as another one is: as a column or as a tuple."""
    return ImmutableDenseMatrix(values) if isinstance(model, MatrixBase) else Tuple(*values)


def _square(vector: Sequence[Expr]) -> Expr:
    return expand(sum((entry * entry for entry in vector), Integer(0)))


def _dot(a: Sequence[Expr], b: Sequence[Expr]) -> Expr:
    """(|a + b|² - |a|² - |b|²)/2."""
    total = [x + y for x, y in zip(a, b, strict=True)]
    return expand((_square(total) - _square(a) - _square(b)) / 2)


def dot_product(a: Basic, b: Basic) -> Expr:
    """By polarisation, from lengths alone."""
    return _dot(*entries(a, b))


def cross_product(a: Basic, b: Basic) -> Basic:
    """The vector whose dot product with each unit vector is a determinant."""
    first, second = entries(a, b)
    if len(first) != 3:
        raise Undefined(say("The cross product needs two vectors with three entries."))
    units = ([1, 0, 0], [0, 1, 0], [0, 0, 1])
    return like(a, [expand(ImmutableDenseMatrix([first, second, unit]).det()) for unit in units])


def norm(a: Basic) -> Expr:
    """The theorem of Pythagoras, one direction after the other."""
    (vector,) = entries(a)
    length: Expr = S.Zero
    for entry in vector:
        length = sqrt(expand(length**2 + entry**2))
    return length


def angle_between(a: Basic, b: Basic) -> Expr:
    """In the triangle of both vectors and their difference, by the law of cosines."""
    first, second = entries(a, b)
    p, q = _square(first), _square(second)
    if p == 0 or q == 0:
        raise Undefined(say("The zero vector makes no angle."))
    third = _square([x - y for x, y in zip(first, second, strict=True)])
    return acos((p + q - third) / (2 * sqrt(p) * sqrt(q)))


def angle_in_degrees(a: Basic, b: Basic) -> Expr:
    """The angle as a part of 180 degrees."""
    return angle_between(a, b) / pi * 180


def projection(a: Basic, b: Basic) -> Basic:
    """The multiple of b for which the rest of a stands upright on b."""
    first, second = entries(a, b)
    if _square(second) == 0:
        raise Undefined(say("Nothing can be projected onto the zero vector."))
    factor = cancel(_dot(first, second) / _square(second))
    return like(a, [factor * entry for entry in second])


def scalar_projection(a: Basic, b: Basic) -> Expr:
    """How far a reaches along b."""
    first, second = entries(a, b)
    if _square(second) == 0:
        raise Undefined(say("Nothing can be projected onto the zero vector."))
    return _dot(first, second) / sqrt(_square(second))


def unit_vector(a: Basic) -> Basic:
    """The vector divided by its length."""
    (vector,) = entries(a)
    length = norm(a)
    if length == 0:
        raise Undefined(say("The zero vector has no direction."))
    return like(a, [entry / length for entry in vector])


def parallel(a: Basic, b: Basic) -> BooleanAtom:
    """All 2×2 determinants of the two are zero."""
    first, second = entries(a, b)
    n = len(first)
    same = (expand(first[i] * second[j] - first[j] * second[i]) == 0 for i in range(n) for j in range(i))
    return true if all(same) else false


def perpendicular(a: Basic, b: Basic) -> BooleanAtom:
    """|a + b| and |a - b| are equal."""
    first, second = entries(a, b)
    total = [x + y for x, y in zip(first, second, strict=True)]
    gap = [x - y for x, y in zip(first, second, strict=True)]
    return true if expand(_square(total) - _square(gap)) == 0 else false


def triple_product(a: Basic, b: Basic, c: Basic) -> Expr:
    """The determinant of the three."""
    rows = entries(a, b, c)
    if len(rows[0]) != 3:
        raise Undefined(say("The cross product needs two vectors with three entries."))
    return expand(ImmutableDenseMatrix(rows).det())


def spanned(a: Basic, b: Basic) -> Expr:
    """√(|a|²|b|² - (a·b)²)."""
    first, second = entries(a, b)
    return sqrt(expand(_square(first) * _square(second) - _dot(first, second) ** 2))


def combination(*parts: Basic) -> Basic:
    """A sum of multiples: factor, vector, factor, vector, …"""
    factors, vectors = parts[::2], parts[1::2]
    rows = entries(*vectors)
    return like(
        vectors[0],
        [expand(sum((c * row[i] for c, row in zip(factors, rows, strict=True)), S.Zero)) for i in range(len(rows[0]))],
    )


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "dot_product": dot_product,
    "cross_product": cross_product,
    "norm": norm,
    "angle_between": angle_between,
    "angle_in_degrees": angle_in_degrees,
    "projection": projection,
    "scalar_projection": scalar_projection,
    "unit_vector": unit_vector,
    "parallel": parallel,
    "perpendicular": perpendicular,
    "triple_product": triple_product,
    "area_of_parallelogram_spanned": spanned,
    "combination": combination,
}
