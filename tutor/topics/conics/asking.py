"""How ellipses, hyperbolas and parabolas are asked about."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Eq, Expr, Symbol

from tutor.checking.definitions.conics import DEFINITIONS
from tutor.checking.definitions.undefined import Undefined
from tutor.maths.operations import operation, operation_name
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.topic import Asking, Posed

X, Y = Symbol("x"), Symbol("y")

CENTRAL = ("ellipse", "hyperbola")
_CURVES = (*CENTRAL, "parabola", "graph", "curve", "conic")


def _of(thing: str, *kinds: str) -> tuple[str, ...]:
    """``thing of the ellipse with equation {e}`` and shorter ways to ask."""
    told = [
        f"{kind}{link}" for kind in kinds for link in ("", " with equation", " given by", " of equation", " defined by")
    ]
    return (
        *(f"find {thing} of {kind} {{e}}" for kind in told),
        *(
            f"find coordinates of {thing} of {kind} {{e}}"
            for kind in told
            if thing in ("vertex", "focus", "center", "foci", "vertices")
        ),
        f"find {thing} of {{e}}",
        f"{thing} of {{e}}",
    )


PHRASES: Mapping[str, tuple[str, ...]] = {
    "conic_centre": (*_of("center", *CENTRAL), *_of("centre", *CENTRAL)),
    "conic_foci": _of("foci", *CENTRAL),
    "foci_distance": (*_of("distance between foci", *CENTRAL), *_of("distance between two foci", *CENTRAL)),
    "conic_vertices": _of("vertices", *CENTRAL),
    "vertices_distance": (*_of("distance between vertices", *CENTRAL), *_of("length of transverse axis", "hyperbola")),
    "major_axis_length": _of("length of major axis", "ellipse"),
    "minor_axis_length": _of("length of minor axis", "ellipse"),
    "area_of_ellipse": (
        *_of("area", "ellipse")[:-2],
        *_of("area enclosed by", "ellipse")[:0],
        "find area enclosed by ellipse {e}",
    ),
    "eccentricity": _of("eccentricity", *CENTRAL),
    "vertex_of_parabola": (
        *_of("vertex", "parabola", "graph", "graph of equation", "parabola described by", "quadratic function"),
        "what are coordinates of vertex of parabola {e}",
        "what are coordinates of vertex of {e}",
        "what are coordinates of vertex of graph of {e}",
        "find vertex of graph of {e}",
    ),
    "focus_of_parabola": _of("focus", "parabola"),
    "directrix_of_parabola": (
        *_of("directrix", "parabola"),
        *_of("equation of directrix", "parabola"),
        *_of("equation of directrix", "graph"),
    ),
}
"""Operation → how it is asked for."""


def posing(name: str) -> Callable[[Mapping[str, Basic]], Posed | None]:
    """Return the ``pose`` of the phrases of one operation."""

    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        equation = _equation(blanks["e"])
        if equation is None:
            return None
        try:
            DEFINITIONS[name](evaluated(equation))
        except (Undefined, TypeError):
            return None
        return Posed(operation(name, equation), name, Goal.VALUE)

    return pose


def _equation(written: Basic) -> Basic | None:
    if isinstance(written, Eq):
        return written if written.free_symbols == {X, Y} else None
    if isinstance(written, Expr) and written.free_symbols == {X}:
        return Eq(Y, written, evaluate=False)
    return None


def fits(problem: Problem) -> bool:
    """Whether something about such a curve is asked for."""
    return problem.goal is Goal.VALUE and operation_name(expression(problem.statement)) in PHRASES


ASKINGS = tuple(Asking(phrases, posing(name)) for name, phrases in PHRASES.items())
