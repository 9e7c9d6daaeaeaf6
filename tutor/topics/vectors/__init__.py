"""Vectors: sums, multiples, dot and cross product, length, angle, projection, unit vector, parallel, perpendicular."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.maths.operations import operation_name
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Level, Problem
from tutor.rules.chain import unrounded
from tutor.solution import Answer, Step
from tutor.topic import Topic, criteria
from tutor.topics.vectors.asking import ASKINGS
from tutor.topics.vectors.practice import practise
from tutor.topics.vectors.working import WORKING, solve


def _fits(problem: Problem) -> bool:
    return problem.goal is Goal.VALUE and operation_name(unrounded(expression(problem.statement))[0]) in WORKING


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    yield from solve(problem)


TOPIC = Topic(
    name="vectors",
    title=say("Vectors"),
    area="linear algebra",
    prerequisites=("coordinate-geometry",),
    askings=ASKINGS,
    fits=_fits,
    solve=_solve,
    practise=practise,
    criteria=criteria(
        say("Sums, lengths and dot products in the plane."),
        say("Unit vectors, cross products and dot products, also in space."),
        say("Angles, projections and cross products in space."),
    ),
    examples=(
        r"$[0, -3, -13]\cdot[-4, -5, 20]=$",
        r"$[18, 15, -14] \times [-18, 6, 0] = $",
        "Find the cross product of (1, 2, 3) and (4, 5, 6)",
        "Find the dot product of the vectors (2, -1) and (3, 5).",
        "Euclidian norm or L2 norm of the vector $[744.88, 242.67, 955.53]$ is:",
        "angle between the vectors $[2.04, 694.77, 973.96]$ and $[785.59, 280.82, 580.98]$ is:",
        "Find the angle between the vectors (1, 0) and (1, 1) in degrees",
        r"Find the projection of $\begin{pmatrix} 1 \\ 2 \end{pmatrix}$ onto $\begin{pmatrix} 1 \\ 1 \end{pmatrix}$.",
        "Find the magnitude of 3i + 4j",
        "Find the unit vector in the direction of (2, -3, 6)",
        "Are the vectors (1, 2) and (-4, 2) perpendicular?",
        "Are the vectors (1, 2) and (-2, -4) parallel?",
        "벡터 (1, 2, 3)과 (4, 5, 6)의 내적을 구하시오",
        "두 벡터 (1, 0, 0), (1, 1, 0)이 이루는 각의 크기를 구하시오",
    ),
)
