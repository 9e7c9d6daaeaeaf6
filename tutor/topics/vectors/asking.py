"""How operations with vectors are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Expr, Float, Interval, Rational, S
from sympy.matrices import MatrixBase
from sympy.matrices.expressions.dotproduct import DotProduct

from tutor.errors import NotSolved
from tutor.maths.operations import operation
from tutor.messages import say
from tutor.problem import Goal
from tutor.rules.vectors import as_vector, entries, is_zero, same_size
from tutor.topic import Asking, Posed
from tutor.topics.vectors.working import angle_in_degrees

Pose = Callable[[Mapping[str, Basic]], Posed | None]

NEEDS_THREE = frozenset(("cross_product", "triple_product"))
NOT_ZERO = {
    "angle_between": 0,
    "angle_in_degrees": 0,
    "projection": 1,
    "scalar_projection": 1,
    "unit_vector": 0,
    "parallel": 0,
}


def pose(name: str, *letters: str) -> Pose:
    """Pose an operation on vectors."""

    def posed(blanks: Mapping[str, Basic]) -> Posed | None:
        given = blanks["p"].args if "p" in blanks else [blanks.get(letter) for letter in letters]
        vectors = [as_vector(value) for value in given]
        found = [vector for vector in vectors if vector is not None]
        return posed_with(name, *found) if len(found) == len(letters) else None

    return posed


def posed_with(name: str, *vectors: Basic) -> Posed:
    """The operation as a question.

    Raises:
        NotSolved: the sizes do not fit, or a vector is zero that must not be.
    """
    if not same_size(*vectors):
        raise NotSolved(say("The vectors do not have the same number of entries."), code="sizes-differ")
    if name in NEEDS_THREE and len(entries(vectors[0])) != 3:
        raise NotSolved(say("The cross product needs two vectors with three entries."), code="not-in-space")
    if name in NOT_ZERO and any(map(is_zero, vectors[NOT_ZERO[name] :])):
        raise NotSolved(say("The zero vector has no direction."), code="zero-vector")
    decimals = any(vector.atoms(Float) for vector in vectors)
    inexact = decimals and name in ("norm", "angle_between", "angle_in_degrees", "scalar_projection")
    statement = operation(name, *vectors)
    if name == "angle_in_degrees":
        inexact = not list(angle_in_degrees(*vectors))[-1].after.is_Rational
    return Posed(operation("rounded", statement, Rational(1, 100)) if inexact else statement, name, Goal.VALUE)


def _pose_typed(blanks: Mapping[str, Basic]) -> Posed | None:
    found = blanks.get("e")
    if isinstance(found, DotProduct):
        first, second = as_vector(found.args[0]), as_vector(found.args[1])
        return posed_with("dot_product", first, second) if first is not None and second is not None else None
    return None


def _combined(blanks: Mapping[str, Basic], signs: tuple[int, int]) -> Posed | None:
    if any(isinstance(value, Interval) for value in blanks.values()):
        return None
    vectors = [as_vector(blanks.get(letter)) for letter in ("a", "b")]
    if any(vector is None or isinstance(vector, MatrixBase) for vector in vectors) or len(vectors) != 2:
        return None
    parts = [
        part for sign, vector in zip(signs, vectors, strict=True) for part in (S(sign), vector) if part is not None
    ]
    if not same_size(*parts[1::2]):
        raise NotSolved(say("The vectors do not have the same number of entries."), code="sizes-differ")
    return Posed(operation("combination", *parts), "combination", Goal.VALUE)


def _scaled(blanks: Mapping[str, Basic]) -> Posed | None:
    factor, vector = blanks.get("c"), as_vector(blanks.get("a"))
    if isinstance(blanks.get("a"), Interval):
        return None
    if not isinstance(factor, Expr) or not factor.is_number or vector is None or isinstance(vector, MatrixBase):
        return None
    return Posed(operation("combination", factor, vector), "combination", Goal.VALUE)


def _both(first: str, second: str = "") -> tuple[str, ...]:
    return tuple(
        f"{ask}{first} {pair}{second}"
        for ask in ("", "find ")
        for pair in ("vectors {a} and {b}", "{a} and {b}", "two vectors {a} and {b}", "vectors {p}")
    )


_NORMS = (
    "norm of vector {a}",
    "norm of {a}",
    "magnitude of vector {a}",
    "magnitude of {a}",
    "length of vector {a}",
    "euclidean norm of vector {a}",
    "euclidian norm of vector {a}",
    "l2 norm of vector {a}",
    "l2 norm of {a}",
    "euclidean norm of {a}",
    "euclidian norm or l2 norm of vector {a}",
    "euclidean norm or l2 norm of vector {a}",
)

ASKINGS = (
    Asking(
        (
            *_both("dot product of"),
            *_both("scalar product of"),
            *_both("inner product of"),
            r"{a} \cdot {b}",
            r"find {a} \cdot {b}",
            "{a} · {b}",
            "find {a} · {b}",
            "dot product {a} {b}",
        ),
        pose("dot_product", "a", "b"),
    ),
    Asking(
        (
            *_both("cross product of"),
            *_both("vector product of"),
            r"{a} \times {b}",
            r"find {a} \times {b}",
            "{a} × {b}",
            "find {a} × {b}",
        ),
        pose("cross_product", "a", "b"),
    ),
    Asking((*_NORMS, *(f"find {phrase}" for phrase in _NORMS), r"\| {a} \|", r"find \| {a} \|"), pose("norm", "a")),
    Asking((*_both("angle between"), *_both("angle between", " in radians")), pose("angle_between", "a", "b")),
    Asking(
        (
            *_both("angle between", " in degrees"),
            *_both("degree measure of angle between"),
            *_both("angle in degrees between"),
        ),
        pose("angle_in_degrees", "a", "b"),
    ),
    Asking(
        (
            "find projection of {a} onto {b}",
            "projection of {a} onto {b}",
            "find vector projection of {a} onto {b}",
            "project {a} onto {b}",
            "find projection of vector {a} onto vector {b}",
            "find projection of {a} on {b}",
            "find orthogonal projection of {a} onto {b}",
            "vector projection of {a} onto {b}",
        ),
        pose("projection", "a", "b"),
    ),
    Asking(
        (
            "find scalar projection of {a} onto {b}",
            "scalar projection of {a} onto {b}",
            "find component of {a} along {b}",
            "find scalar component of {a} along {b}",
        ),
        pose("scalar_projection", "a", "b"),
    ),
    Asking(
        (
            "find unit vector in direction of {a}",
            "unit vector in direction of {a}",
            "normalize {a}",
            "normalise {a}",
            "find unit vector of {a}",
            "unit vector of {a}",
            "normalize vector {a}",
            "normalise vector {a}",
            "find unit vector parallel to {a}",
            "find unit vector in same direction as {a}",
        ),
        pose("unit_vector", "a"),
    ),
    Asking(
        ("are vectors {a} and {b} parallel", "are {a} and {b} parallel", "is {a} parallel to {b}"),
        pose("parallel", "a", "b"),
    ),
    Asking(
        (
            "are vectors {a} and {b} perpendicular",
            "are {a} and {b} perpendicular",
            "is {a} perpendicular to {b}",
            "are vectors {a} and {b} orthogonal",
            "are {a} and {b} orthogonal",
        ),
        pose("perpendicular", "a", "b"),
    ),
    Asking(
        (
            "find scalar triple product of {a}, {b} and {c}",
            "scalar triple product of {a} and {b} and {c}",
            "find scalar triple product of vectors {a} and {b} and {c}",
        ),
        pose("triple_product", "a", "b", "c"),
    ),
    Asking(
        (
            "find area of parallelogram spanned by {a} and {b}",
            "area of parallelogram spanned by {a} and {b}",
            "find area of parallelogram spanned by vectors {a} and {b}",
            "find area of parallelogram generated by {a} and {b}",
            "find area of parallelogram determined by {a} and {b}",
        ),
        pose("area_of_parallelogram_spanned", "a", "b"),
    ),
    Asking(
        (
            "add vectors {a} and {b}",
            "find sum of vectors {a} and {b}",
            "sum of vectors {a} and {b}",
            "add {a} and {b}",
            "{a} + {b}",
            "find {a} + {b}",
        ),
        lambda blanks: _combined(blanks, (1, 1)),
    ),
    Asking(
        (
            "subtract vector {b} from {a}",
            "subtract {b} from {a}",
            "find difference of vectors {a} and {b}",
            "{a} - {b}",
            "find {a} - {b}",
        ),
        lambda blanks: _combined(blanks, (1, -1)),
    ),
    Asking(
        ("multiply vector {a} by {c}", "multiply {a} by {c}", "find {c} times vector {a}", "find {c} times {a}"),
        _scaled,
    ),
    Asking(("{e}", "find {e}", "evaluate {e}"), _pose_typed),
)
