"""Lines of calculations with points: distances, middles, triangles, other coordinates."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import (
    Abs,
    Add,
    Basic,
    Eq,
    Expr,
    Integer,
    Rational,
    Symbol,
    Tuple,
    acos,
    atan,
    cos,
    expand,
    gcd,
    pi,
    sin,
    sqrt,
)

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.chain import Line, exact, value_of, worked_out
from tutor.rules.lines import law
from tutor.rules.measures.writing import HALF, minus, over, plus, root, squared, times

X, Y, Z = Symbol("x"), Symbol("y"), Symbol("z")


def apart(p: Basic, q: Basic) -> Expr:
    """√((x₂ - x₁)² + …), not worked out."""
    return root(squares(p, q))


def squares(p: Basic, q: Basic) -> Expr:
    """(x₂ - x₁)² + …, not worked out."""
    return plus(*(squared(minus(b, a)) for a, b in zip(p.args, q.args, strict=True)))


def distance(p: Basic, q: Basic) -> Iterator[Line]:
    """The theorem of Pythagoras."""
    written = apart(p, q)
    yield Line(
        "distance-formula",
        say("Put the coordinates into the distance formula."),
        say(
            "By the theorem of Pythagoras {law}.",
            law=law(r"d = \sqrt{(x_2 - x_1)^2 + (y_2 - y_1)^2}", "d = sqrt((x2 - x1)^2 + (y2 - y1)^2)"),
        ),
        written,
        say("Which right triangle has the distance as its hypotenuse?"),
    )
    yield worked_out(written)


def midpoint(p: Basic, q: Basic) -> Iterator[Line]:
    """The means of the coordinates."""
    written = Tuple(*(over(plus(a, b), Integer(2)) for a, b in zip(p.args, q.args, strict=True)))
    yield Line(
        "midpoint-formula",
        say("Take the mean of the coordinates."),
        say(
            "The midpoint is {law}.",
            law=law(r"\left(\frac{x_1 + x_2}{2}, \frac{y_1 + y_2}{2}\right)", "((x1 + x2)/2, (y1 + y2)/2)"),
        ),
        written,
        say("What lies half way between two numbers?"),
    )
    yield worked_out(written)


def section_point(p: Basic, q: Basic, m: Expr, n: Expr) -> Iterator[Line]:
    """The weighted mean."""
    written = Tuple(*(over(plus(times(n, a), times(m, b)), plus(m, n)) for a, b in zip(p.args, q.args, strict=True)))
    yield Line(
        "section-formula",
        say("Put the coordinates into the section formula."),
        say(
            "The point is {law}.",
            law=law(
                r"\left(\frac{n x_1 + m x_2}{m + n}, \frac{n y_1 + m y_2}{m + n}\right)",
                "((n x1 + m x2)/(m + n), (n y1 + m y2)/(m + n))",
            ),
        ),
        written,
    )
    yield worked_out(written)


def area_of_circle_through(centre: Basic, p: Basic) -> Iterator[Line]:
    """π times the squared distance."""
    written = times(pi, squares(centre, p))
    yield Line(
        "circle-area",
        say("The radius is the distance of the point from the centre."),
        say(
            "The area is {law}, and the distance formula gives the square of the radius.", law=law(r"\pi r^2", "pi r^2")
        ),
        written,
        say("How far is the point from the centre?"),
    )
    yield worked_out(written)


def triangle_area(a: Basic, b: Basic, c: Basic) -> Iterator[Line]:
    """Half of a determinant."""
    (x1, y1), (x2, y2), (x3, y3) = a.args, b.args, c.args
    inside = plus(times(x1, minus(y2, y3)), times(x2, minus(y3, y1)), times(x3, minus(y1, y2)))
    written = times(HALF, Abs(inside, evaluate=False))
    yield Line(
        "triangle-by-coordinates",
        say("Put the coordinates into the formula for the area."),
        say(
            "The area is {law}.",
            law=law(
                r"\frac{1}{2}\left|x_1(y_2 - y_3) + x_2(y_3 - y_1) + x_3(y_1 - y_2)\right|",
                "1/2 |x1(y2 - y3) + x2(y3 - y1) + x3(y1 - y2)|",
            ),
        ),
        written,
    )
    yield worked_out(written)


def triangle_perimeter(a: Basic, b: Basic, c: Basic) -> Iterator[Line]:
    """Three distances."""
    written = plus(apart(a, b), apart(b, c), apart(c, a))
    yield Line("distances", say("Add the three distances."), say("The distance formula gives each side."), written)
    yield worked_out(written)


def centroid(a: Basic, b: Basic, c: Basic) -> Iterator[Line]:
    """The means of the coordinates."""
    written = Tuple(*(over(plus(*each), Integer(3)) for each in zip(a.args, b.args, c.args, strict=True)))
    yield Line(
        "centroid",
        say("Take the mean of the coordinates."),
        say("The medians meet in the mean of the three corners."),
        written,
    )
    yield worked_out(written)


def incircle_radius(a: Basic, b: Basic, c: Basic) -> Iterator[Line]:
    """Area over half the perimeter."""
    area = value_of(triangle_area_value(a, b, c))
    sides = [value_of(apart(*pair)) for pair in ((a, b), (b, c), (c, a))]
    written = over(times(Integer(2), area), plus(*sides))
    yield Line(
        "inradius",
        say("Divide twice the area by the perimeter."),
        say(
            "The area is {area}, and the sides are {a}, {b} and {c}; lines from the centre of the incircle cut the "
            "triangle into three, each as high as the radius.",
            area=formula(area),
            a=formula(sides[0]),
            b=formula(sides[1]),
            c=formula(sides[2]),
        ),
        written,
        say("How do the area and the perimeter give the radius of the incircle?"),
    )
    value = 2 * area / sum(sides)
    yield Line(
        "evaluate",
        say("Work out the value."),
        say("Only numbers are left."),
        value if len(Add.make_args(sum(sides))) > 2 else value_of(value),
    )


def triangle_area_value(a: Basic, b: Basic, c: Basic) -> Expr:
    """The area of a triangle."""
    (x1, y1), (x2, y2), (x3, y3) = (exact(point).args for point in (a, b, c))
    return Abs(expand(x1 * (y2 - y3) + x2 * (y3 - y1) + x3 * (y1 - y2))) / 2


def angle_at(a: Basic, b: Basic, c: Basic) -> Iterator[Line]:
    """By the dot product of the sides that meet there."""
    first = [exact(p) - exact(q) for p, q in zip(a.args, b.args, strict=True)]
    second = [exact(p) - exact(q) for p, q in zip(c.args, b.args, strict=True)]
    dot = sum(x * y for x, y in zip(first, second, strict=True))
    sizes = [sqrt(sum(x**2 for x in side)) for side in (first, second)]
    written = over(times(acos(over(dot, times(*sizes)), evaluate=False), Integer(180)), pi)
    yield Line(
        "angle-formula",
        say("Divide the dot product of the two sides by their lengths."),
        say(
            "From the corner the sides go along {u} and {v}; the cosine of the angle is their dot product divided by "
            "their lengths.",
            u=formula(Tuple(*first)),
            v=formula(Tuple(*second)),
        ),
        written,
        say("Which two sides meet in this corner?"),
    )
    yield Line(
        "evaluate",
        say("Work out the angle."),
        say("The arccosine gives the angle with this cosine."),
        value_of(written),
    )


def plane_through(a: Basic, b: Basic, c: Basic) -> Iterator[Line]:
    """The cross product of two directions is the normal."""
    base = [exact(part) for part in a.args]
    u = [exact(q) - p for p, q in zip(base, b.args, strict=True)]
    v = [exact(q) - p for p, q in zip(base, c.args, strict=True)]
    normal = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]
    names = (X, Y, Z)
    written = plus(*(times(n, minus(name, p)) for n, name, p in zip(normal, names, base, strict=True)))
    yield Line(
        "plane-normal",
        say("Find the normal of the plane: the cross product of two directions."),
        say(
            "The directions {u} and {v} lie in the plane; their cross product {n} stands upright on it.",
            u=formula(Tuple(*u)),
            v=formula(Tuple(*v)),
            n=formula(Tuple(*normal)),
        ),
        Eq(written, 0, evaluate=False),
        say("Which vector is perpendicular to two directions in the plane?"),
    )
    constant = -sum(n * p for n, p in zip(normal, base, strict=True))
    numbers = [*normal, constant]
    common = gcd([abs(Rational(n)) for n in numbers]) if all(n.is_Rational for n in numbers) else Integer(1)
    lead = next(n for n in normal if n != 0)
    factor = common if lead > 0 else -common
    left = sum((n / factor * name for n, name in zip(normal, names, strict=True)), constant / factor)
    yield Line(
        "tidy-equation",
        say("Multiply out and divide by the common factor."),
        say("The solutions stay the same."),
        Eq(left, 0, evaluate=False),
    )


def polar(p: Basic) -> Iterator[Line]:
    """Distance and angle."""
    x, y = p.args
    r = value_of(root(plus(squared(x), squared(y))))
    yield Line(
        "polar-coordinates",
        say("Find the distance from the origin and the angle."),
        say(
            "{law}; the angle is found from {tan} and the quadrant of the point.",
            law=law(r"r = \sqrt{x^2 + y^2}", "r = sqrt(x^2 + y^2)"),
            tan=law(r"\tan\theta = \frac{y}{x}", "tan(theta) = y/x"),
        ),
        Tuple(r, direction(exact(x), exact(y))),
        say("In which quadrant does the point lie?"),
    )


def direction(x: Expr, y: Expr) -> Expr:
    """The angle of a point from the x-axis, in [0, 2π)."""
    if x == 0:
        return pi / 2 if y.is_positive else 3 * pi / 2
    angle = atan(value_of(y / x))
    if x.is_negative:
        return angle + pi
    return angle + 2 * pi if y.is_negative else angle


def rectangular(p: Basic) -> Iterator[Line]:
    """x = r cos θ, y = r sin θ."""
    r, angle = p.args
    written = Tuple(times(r, cos(angle, evaluate=False)), times(r, sin(angle, evaluate=False)))
    yield Line(
        "rectangular-coordinates",
        say("Use {law}.", law=law(r"x = r\cos\theta,\; y = r\sin\theta", "x = r cos(theta), y = r sin(theta)")),
        say("Cosine and sine are the coordinates of a point of the unit circle."),
        written,
        say("Which coordinate does the cosine give?"),
    )
    yield worked_out(written)


def rectangular_from_cylindrical(p: Basic) -> Iterator[Line]:
    """The height stays."""
    r, angle, z = p.args
    written = Tuple(times(r, cos(angle, evaluate=False)), times(r, sin(angle, evaluate=False)), z)
    yield Line(
        "rectangular-coordinates",
        say(
            "Use {law}; z stays.", law=law(r"x = r\cos\theta,\; y = r\sin\theta", "x = r cos(theta), y = r sin(theta)")
        ),
        say("Cosine and sine are the coordinates of a point of the unit circle."),
        written,
    )
    yield worked_out(written)


def rectangular_from_spherical(p: Basic) -> Iterator[Line]:
    """The three laws."""
    rho, theta, phi = p.args
    flat = (rho, sin(phi, evaluate=False))
    written = Tuple(
        times(*flat, cos(theta, evaluate=False)),
        times(*flat, sin(theta, evaluate=False)),
        times(rho, cos(phi, evaluate=False)),
    )
    yield Line(
        "rectangular-coordinates",
        say(
            "Use {law}.",
            law=law(
                r"x = \rho\sin\phi\cos\theta,\; y = \rho\sin\phi\sin\theta,\; z = \rho\cos\phi",
                "x = rho sin(phi) cos(theta), y = rho sin(phi) sin(theta), z = rho cos(phi)",
            ),
        ),
        say("The angle φ is measured from the z-axis, θ around it."),
        written,
    )
    yield worked_out(written)


def cylindrical(p: Basic) -> Iterator[Line]:
    """Polar coordinates and the height."""
    x, y, z = (exact(part) for part in p.args)
    yield Line(
        "cylindrical-coordinates",
        say("Find the distance from the z-axis and the angle; z stays."),
        say(
            "{law}; the angle is found from {tan} and the quadrant of the point.",
            law=law(r"r = \sqrt{x^2 + y^2}", "r = sqrt(x^2 + y^2)"),
            tan=law(r"\tan\theta = \frac{y}{x}", "tan(theta) = y/x"),
        ),
        Tuple(value_of(root(plus(squared(x), squared(y)))), direction(x, y), z),
    )


def spherical(p: Basic) -> Iterator[Line]:
    """Distance, angle around the axis, angle from it."""
    x, y, z = (exact(part) for part in p.args)
    rho = value_of(root(plus(squared(x), squared(y), squared(z))))
    yield Line(
        "spherical-coordinates",
        say("Find the distance from the origin and the two angles."),
        say(
            "{law}, the angle θ as for polar coordinates, and {cos}.",
            law=law(r"\rho = \sqrt{x^2 + y^2 + z^2}", "rho = sqrt(x^2 + y^2 + z^2)"),
            cos=law(r"\cos\phi = \frac{z}{\rho}", "cos(phi) = z/rho"),
        ),
        Tuple(rho, direction(x, y), acos(value_of(z / rho))),
    )
