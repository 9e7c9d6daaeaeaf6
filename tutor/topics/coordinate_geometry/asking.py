"""How points, lines and circles are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Expr, Rational, Tuple

from tutor.errors import NotSolved
from tutor.maths.operations import operation
from tutor.messages import Message, say
from tutor.problem import Goal
from tutor.rules.chain import exact, value_of
from tutor.rules.places import as_point, as_points
from tutor.topic import Asking, Posed
from tutor.topics.coordinate_geometry.lines import circle_of, linear
from tutor.topics.coordinate_geometry.points import angle_at, triangle_area_value

Pose = Callable[[Mapping[str, Basic]], Posed | None]

_PAIR = frozenset(("slope", "line_through", "perpendicular_bisector", "distance", "midpoint"))
_TRIPLE = frozenset(
    (
        "area_of_triangle_at",
        "perimeter_of_triangle_at",
        "centroid",
        "circumcenter",
        "orthocenter",
        "circumradius",
        "incircle_radius",
        "angle_at",
        "plane_through",
    )
)
_FLAT = frozenset(
    (
        "slope",
        "line_through",
        "perpendicular_bisector",
        "area_of_triangle_at",
        "circumcenter",
        "orthocenter",
        "circumradius",
        "incircle_radius",
        "area_of_circle_through",
        "circle_through",
    )
)
_SAME = {
    "slope": say("Two different points are needed for a line."),
    "line_through": say("Two different points are needed for a line."),
    "perpendicular_bisector": say("Two different points are needed for a line."),
}


def refused(name: str, given: list[Tuple]) -> Message | None:
    """Why these points have no such thing."""
    if name in _SAME and given[0] == given[1]:
        return _SAME[name]
    if name == "slope" and given[0][0] == given[1][0]:
        return say("The points lie above each other: a vertical line has no slope.")
    if name in _TRIPLE - {
        "centroid",
        "angle_at",
        "plane_through",
        "perimeter_of_triangle_at",
        "area_of_triangle_at",
    } and (triangle_area_value(*given) == 0):
        return say("The three points lie on one line: they make no triangle.")
    if name == "angle_at" and given[1] in (given[0], given[2]):
        return say("An angle needs two points beside its corner.")
    if name == "polar" and not any(given[0]):
        return say("The origin has no angle.")
    if name in ("cylindrical", "spherical") and not any(given[0][:2]):
        return say("A point of the axis has no angle around it.")
    return None


def of_points(name: str, count: int, size: int = 0) -> Pose:
    """Pose an operation on so many points; ``size`` coordinates each, if not 0."""

    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        found = as_points(*(blanks[letter] for letter in ("p", "q", "r") if letter in blanks))
        if found is None or len(found) != count or len({len(point) for point in found}) != 1:
            return None
        wanted = size or (2 if name in _FLAT else 0)
        if wanted and len(found[0]) != wanted:
            return None
        if name in _TRIPLE | _PAIR | {"polar", "cylindrical", "spherical"} and not _numbers(found):
            return None
        trouble = refused(name, found)
        if trouble is not None:
            raise NotSolved(trouble, code="no-such-figure")
        statement = operation(name, *found)
        if name == "angle_at" and not value_of(list(angle_at(*found))[-1].after).is_Rational:
            statement = operation("rounded", statement, Rational(1, 100))
        return Posed(statement, name, Goal.VALUE)

    return pose


def _numbers(points: list[Tuple]) -> bool:
    return all(part.is_number and part.is_real for point in points for part in point)


def of_line(name: str) -> Pose:
    """Pose an operation on a line and perhaps a point."""

    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        equation = blanks.get("e")
        line = linear(equation) if equation is not None else None
        if equation is None or line is None:
            return None
        if name in ("slope_of_line", "y_intercept") and line[1] == 0:
            raise NotSolved(say("A vertical line has no slope."), code="vertical")
        if name == "x_intercept" and line[0] == 0:
            raise NotSolved(say("A horizontal line has no such intercept."), code="horizontal")
        if "p" not in blanks:
            return Posed(operation(name, equation), name, Goal.VALUE)
        point = as_point(blanks["p"])
        if point is None or len(point) != 2:
            return None
        arguments = (point, equation) if name == "distance_from_line" else (equation, point)
        return Posed(operation(name, *arguments), name, Goal.VALUE)

    return pose


def _pose_intersection(blanks: Mapping[str, Basic]) -> Posed | None:
    equations = list(blanks["s"].args) if "s" in blanks else [blanks["e"], blanks["f"]]
    found = [linear(equation) for equation in equations]
    if len(found) != 2 or found[0] is None or found[1] is None:
        return None
    one, two = found[0], found[1]
    if all(one[i] * two[j] == one[j] * two[i] for i in range(3) for j in range(i)):
        raise NotSolved(say("Both equations describe the same line."), code="same-line")
    return Posed(operation("intersection", *equations), "intersection", Goal.VALUE)


def _pose_with_slope(blanks: Mapping[str, Basic]) -> Posed | None:
    slope, point = blanks["m"], as_point(blanks["p"])
    if not isinstance(slope, Expr) or not slope.is_number or point is None or len(point) != 2:
        return None
    return Posed(operation("line_with_slope", exact(slope), point), "line", Goal.VALUE)


def of_circle(name: str) -> Pose:
    """Pose a quantity of a circle given by its equation."""

    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        equation = blanks["e"]
        return None if circle_of(equation) is None else Posed(operation(name, equation), name, Goal.VALUE)

    return pose


def _pose_circle(blanks: Mapping[str, Basic]) -> Posed | None:
    centre = as_point(blanks["p"])
    if centre is None or len(centre) != 2 or not _numbers([centre]):
        return None
    if "q" in blanks:
        point = as_point(blanks["q"])
        if point is None or len(point) != 2 or not _numbers([point]) or point == centre:
            return None
        return Posed(operation("circle_through", centre, point), "circle", Goal.VALUE)
    radius = blanks["r"]
    if not isinstance(radius, Expr) or not radius.is_positive:
        return None
    return Posed(operation("circle_equation", centre, radius), "circle", Goal.VALUE)


def _pose_section(blanks: Mapping[str, Basic]) -> Posed | None:
    found = as_points(blanks["p"], blanks["q"])
    m, n = blanks["m"], blanks["n"]
    if found is None or len(found) != 2 or not (isinstance(m, Expr) and isinstance(n, Expr)):
        return None
    if not (m.is_positive and n.is_positive and isinstance(m, Rational) and isinstance(n, Rational)):
        return None
    return Posed(operation("section_point", *found, m, n), "section", Goal.VALUE)


def _find(*phrases: str) -> tuple[str, ...]:
    return tuple(other for phrase in phrases for other in (phrase, f"find {phrase}"))


def _between(what: str) -> tuple[str, ...]:
    return _find(
        f"{what} between {{p}} and {{q}}",
        f"{what} between points {{p}} and {{q}}",
        f"{what} of {{p}} and {{q}}",
        f"{what} from {{p}} to {{q}}",
        f"{what} of points {{p}} and {{q}}",
        f"{what} of segment from {{p}} to {{q}}",
        f"{what} of line segment joining {{p}} and {{q}}",
        f"{what} of segment joining {{p}} and {{q}}",
        f"{what} of segment with endpoints {{p}} and {{q}}",
        f"{what} of segment whose endpoints are {{p}} and {{q}}",
        f"{what} between two points {{p}} and {{q}}",
        f"{what} of line segment with endpoints {{p}} and {{q}}",
        f"{what} of two points {{p}} and {{q}}",
        f"{what} between points {{p}}",
        f"{what} of points {{p}}",
    )


_CORNERS = (
    "with vertices {p} and {r}",
    "with coordinates {p} and {r}",
    "whose vertices are {p} and {r}",
    "with vertices at {p} and {r}",
    "with corners {p} and {r}",
    "with vertices {p}",
    "whose vertices are at {p} and {r}",
    "formed by points {p} and {r}",
    "with vertices {p}, {r}",
)
_TRIANGLES = ("triangle", "triangle abc")


def _in_triangle(*asks: str) -> tuple[str, ...]:
    """ "find A of triangle with vertices …" and the other way round; an ask "A|its B" gives both wordings."""
    found: list[str] = []
    for ask in asks:
        of, _, its = ask.partition("|")
        for figure in _TRIANGLES:
            for corners in _CORNERS:
                found += _find(f"{of} {figure} {corners}")
                if its:
                    found += [
                        f"{start}{figure} {corners} find {its}" for start in ("", "given ", "for ", "consider ", "in ")
                    ]
                    found += [f"{start}{figure} {corners} compute {its}" for start in ("consider ",)]
    return tuple(dict.fromkeys(found))


def _angle_at(names: str, corner: str) -> tuple[str, ...]:
    angle = (
        f"measure (in degrees) of angle {names}",
        f"measure of angle {names} in degrees",
        f"angle {names} in degrees",
        f"angle at {corner} in degrees",
        f"measure of angle {names}",
        f"angle {names}",
        f"angle at {corner}",
        f"measure of angle at {corner} in degrees",
    )
    starts = (
        "in triangle abc",
        "given triangle",
        "given triangle abc",
        "in triangle",
        "for triangle abc",
        "for triangle",
    )
    corners = ("with coordinates {p} and {r}", "with vertices {p} and {r}", "with vertices {p}")
    return tuple(f"{start} {told} find {what}" for start in starts for told in corners for what in angle)


_LINE_FORMS = ("", " in slope-intercept form", " in slope intercept form", " in form y=mx+b", " in form y = mx + b")


def _lines(what: str) -> tuple[str, ...]:
    return tuple(
        f"{ask}equation of {line} {what}{form}"
        for ask in ("", "find ")
        for line in ("line", "straight line")
        for form in _LINE_FORMS
    )


def _angled(kind: str) -> tuple[str, ...]:
    found = []
    for ask in ("find equation of line", "equation of line", "find line"):
        for told in (
            f"through {{p}} {kind} to {{e}}",
            f"{kind} to {{e}} through {{p}}",
            f"{kind} to {{e}} and through {{p}}",
            f"that passes through {{p}} and is {kind} to {{e}}",
            f"{kind} to {{e}} that passes through {{p}}",
            f"passing through {{p}} and {kind} to {{e}}",
            f"through {{p}} and {kind} to {{e}}",
            f"through point {{p}} {kind} to line {{e}}",
            f"{kind} to line {{e}} through point {{p}}",
            f"{kind} to line {{e}} passing through {{p}}",
            f"that is {kind} to {{e}} and passes through {{p}}",
        ):
            found += [f"{ask} {told}", f"{ask} {told} in slope-intercept form"]
    return tuple(found)


def _of_circle(what: str) -> tuple[str, ...]:
    return _find(
        f"{what} of circle {{e}}",
        f"{what} of circle with equation {{e}}",
        f"{what} of circle given by {{e}}",
        f"{what} of circle whose equation is {{e}}",
        f"{what} of circle defined by {{e}}",
    )


def _convert(to: str, *sources: str) -> tuple[str, ...]:
    found: list[str] = []
    for source in sources:
        found += [
            f"convert point {{p}} in {source} coordinates to {to} coordinates",
            f"convert {{p}} from {source} to {to} coordinates",
            f"convert {{p}} in {source} coordinates to {to} coordinates",
            f"convert {source} coordinates {{p}} to {to} coordinates",
            f"convert {{p}} from {source} coordinates to {to} coordinates",
            f"convert point {{p}} from {source} to {to} coordinates",
            f"find {to} coordinates of point with {source} coordinates {{p}}",
        ]
    found += [
        f"convert {{p}} to {to} coordinates",
        f"convert point {{p}} to {to} coordinates",
        f"express {{p}} in {to} coordinates",
        f"convert {{p}} to {to} form",
    ]
    return tuple(found)


ASKINGS = (
    Asking((*_between("distance"), *_between("distance in units")), of_points("distance", 2)),
    Asking(_between("midpoint") + _between("mid point"), of_points("midpoint", 2)),
    Asking(
        _find(
            "point that divides segment from {p} to {q} in ratio {m}:{n}",
            "point dividing line segment joining {p} and {q} in ratio {m}:{n}",
        ),
        _pose_section,
    ),
    Asking(
        (
            *_between("slope"),
            *_find(
                "slope of line through {p} and {q}",
                "slope of line between {p} and {q}",
                "gradient of line through {p} and {q}",
                "slope of line passing through {p} and {q}",
                "slope of line through points {p} and {q}",
                "slope of line that passes through {p} and {q}",
            ),
        ),
        of_points("slope", 2),
    ),
    Asking(
        _find(
            "slope of line {e}",
            "slope of {e}",
            "gradient of line {e}",
            "gradient of {e}",
            "slope of line with equation {e}",
        ),
        of_line("slope_of_line"),
    ),
    Asking(
        (
            *_lines("between points {p} and {q}"),
            *_lines("through {p} and {q}"),
            *_lines("passing through {p} and {q}"),
            *_lines("through points {p} and {q}"),
            *_lines("that passes through {p} and {q}"),
            *_lines("passing through points {p} and {q}"),
            *_lines("joining {p} and {q}"),
            *_lines("through points {p}"),
            "find line through {p} and {q}",
            "find line through points {p} and {q}",
        ),
        of_points("line_through", 2),
    ),
    Asking(
        (
            *_lines("with slope {m} through {p}"),
            *_lines("with slope {m} passing through {p}"),
            *_lines("with slope {m} that passes through {p}"),
            *_lines("through {p} with slope {m}"),
            *_lines("passing through {p} with slope {m}"),
            *_lines("with gradient {m} through {p}"),
            *_lines("with slope {m} and passing through {p}"),
        ),
        _pose_with_slope,
    ),
    Asking(
        (
            "write {e} in slope-intercept form",
            "express {e} in slope-intercept form",
            "convert {e} to slope-intercept form",
            "rewrite {e} in slope-intercept form",
            "put {e} in slope-intercept form",
            "find slope-intercept form of {e}",
        ),
        of_line("slope_intercept_form"),
    ),
    Asking(_angled("parallel"), of_line("parallel_line")),
    Asking(_angled("perpendicular"), of_line("perpendicular_line")),
    Asking(
        _find(
            "perpendicular bisector of segment from {p} to {q}",
            "perpendicular bisector of {p} and {q}",
            "equation of perpendicular bisector of segment joining {p} and {q}",
            "equation of perpendicular bisector of segment with endpoints {p} and {q}",
            "equation of perpendicular bisector of segment from {p} to {q}",
        ),
        of_points("perpendicular_bisector", 2),
    ),
    Asking(_find("x-intercept of {e}", "x-intercept of line {e}", "x intercept of {e}"), of_line("x_intercept")),
    Asking(_find("y-intercept of {e}", "y-intercept of line {e}", "y intercept of {e}"), of_line("y_intercept")),
    Asking(
        (
            *_find(
                "point of intersection of two lines {e} and {f}",
                "point of intersection of lines {e} and {f}",
                "intersection of lines {e} and {f}",
                "intersection of two lines {e} and {f}",
                "point of intersection of {e} and {f}",
                "intersection point of lines {e} and {f}",
                "intersection of {e} and {f}",
            ),
            "where do lines {e} and {f} intersect",
            "where do lines {e} and {f} meet",
        ),
        _pose_intersection,
    ),
    Asking(
        _find(
            "distance from {p} to {e}",
            "distance from point {p} to line {e}",
            "distance between point {p} and line {e}",
            "distance of point {p} from line {e}",
            "distance from {p} to line {e}",
            "distance between {p} and line {e}",
        ),
        of_line("distance_from_line"),
    ),
    Asking(
        (*_of_circle("centre"), *_of_circle("center"), *_of_circle("coordinates of center")), of_circle("circle_centre")
    ),
    Asking(_of_circle("radius"), of_circle("circle_radius")),
    Asking(
        (
            *_of_circle("area"),
            *_find(
                "area enclosed by {e}",
                "area of region enclosed by {e}",
                "area enclosed by region defined by equation {e}",
                "area of region enclosed by graph of {e}",
            ),
        ),
        of_circle("area_of_circle_with_equation"),
    ),
    Asking(
        _find(
            *(
                f"equation of circle {told}"
                for told in (
                    "with center {p} and radius {r}",
                    "with centre {p} and radius {r}",
                    "with radius {r} and center {p}",
                    "centered at {p} with radius {r}",
                    "with center {p} passing through {q}",
                    "with center {p} that passes through {q}",
                    "with centre {p} passing through {q}",
                    "with center {p} and passing through {q}",
                    "centered at {p} passing through {q}",
                )
            )
        ),
        _pose_circle,
    ),
    Asking(
        _find(
            *(
                f"area of circle {told}"
                for told in (
                    "with center {p} and passing through {q}",
                    "with centre {p} and passing through {q}",
                    "with center {p} passing through {q}",
                    "with center {p} that passes through {q}",
                    "centered at {p} and passing through {q}",
                    "with center {p} through {q}",
                )
            )
        ),
        of_points("area_of_circle_through", 2),
    ),
    Asking(_in_triangle("area of|its area"), of_points("area_of_triangle_at", 3)),
    Asking(_in_triangle("perimeter of|its perimeter"), of_points("perimeter_of_triangle_at", 3)),
    Asking(
        _in_triangle("centroid of|its centroid", "coordinates of centroid of|coordinates of its centroid"),
        of_points("centroid", 3),
    ),
    Asking(
        _in_triangle(
            "circumcenter of|its circumcenter", "coordinates of circumcenter of|coordinates of its circumcenter"
        ),
        of_points("circumcenter", 3),
    ),
    Asking(
        _in_triangle(
            "orthocenter of|its orthocenter",
            "coordinates of orthocenter of|coordinates of its orthocenter",
            "orthocenter of|orthocenter (intersection of altitudes)",
            "orthocenter of|orthocenter",
        ),
        of_points("orthocenter", 3),
    ),
    Asking(
        _in_triangle("circumradius of|its circumradius", "radius of circumcircle of|radius of its circumcircle"),
        of_points("circumradius", 3),
    ),
    Asking(
        _in_triangle(
            "incircle radius of|radius of its incircle",
            "inradius of|its inradius",
            "radius of incircle of|its incircle radius",
        ),
        of_points("incircle_radius", 3),
    ),
    Asking(_angle_at("abc", "b"), of_points("angle_at", 3)),
    Asking(
        _find(
            "equation of plane through {p} and {r}",
            "equation of plane containing points {p} and {r}",
            "equation of plane through points {p} and {r}",
            "equation of plane passing through {p} and {r}",
            "equation of plane that contains points {p} and {r}",
        ),
        of_points("plane_through", 3, 3),
    ),
    Asking(_convert("polar", "rectangular", "cartesian"), of_points("polar", 1, 2)),
    Asking(_convert("rectangular", "polar") + _convert("cartesian", "polar"), of_points("rectangular", 1, 2)),
    Asking(
        tuple(phrase for phrase in _convert("rectangular", "cylindrical") if "cylindrical" in phrase),
        of_points("rectangular_from_cylindrical", 1, 3),
    ),
    Asking(
        tuple(phrase for phrase in _convert("rectangular", "spherical") if "spherical" in phrase),
        of_points("rectangular_from_spherical", 1, 3),
    ),
    Asking(_convert("cylindrical", "rectangular", "cartesian"), of_points("cylindrical", 1, 3)),
    Asking(_convert("spherical", "rectangular", "cartesian"), of_points("spherical", 1, 3)),
)
