"""Solids: volumes by adding up cross-sections, curved surfaces by turning a line around an axis; no formula is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Expr, Integer, Poly, Symbol, expand, pi, sqrt

from tutor.checking.definitions.geometry_lengths import positive

_T = Symbol("t")


def integral_of(polynomial: Expr, low: Expr, high: Expr) -> Expr:
    """The exact integral of a polynomial in t between bounds, term by term."""
    total: Expr = Integer(0)
    for (power,), coefficient in Poly(expand(polynomial), _T).terms():
        total += coefficient * (high ** (power + 1) - low ** (power + 1)) / (power + 1)
    return expand(total)


def cube_volume(side: Basic) -> Expr:
    """Layers, each a square."""
    (a,) = positive(side)
    return integral_of(a * a, Integer(0), a)


def cube_surface(side: Basic) -> Expr:
    """Six squares."""
    return cuboid_surface(side, side, side)


def cuboid_volume(length: Basic, width: Basic, height: Basic) -> Expr:
    """Layers, each a rectangle."""
    a, b, c = positive(length, width, height)
    return integral_of(a * b, Integer(0), c)


def cuboid_surface(length: Basic, width: Basic, height: Basic) -> Expr:
    """Each pair of edges spans two faces."""
    edges = positive(length, width, height)
    return Integer(2) * sum((edges[i] * edges[j] for i in range(3) for j in range(i)), Integer(0))


def cylinder_volume(radius: Basic, height: Basic) -> Expr:
    """Layers, each a disc."""
    r, h = positive(radius, height)
    return integral_of(_disc(r), Integer(0), h)


def cylinder_curved(radius: Basic, height: Basic) -> Expr:
    """The line y = r turned around the axis."""
    r, h = positive(radius, height)
    return _turned(r, Integer(0), Integer(0), h)


def cylinder_surface(radius: Basic, height: Basic) -> Expr:
    """The curved surface and two discs."""
    r, h = positive(radius, height)
    return _turned(r, Integer(0), Integer(0), h) + 2 * _disc(r)


def cone_volume(radius: Basic, height: Basic) -> Expr:
    """Discs that grow from the apex."""
    r, h = positive(radius, height)
    return frustum_between(Integer(0), r, h)


def cone_curved(radius: Basic, height: Basic) -> Expr:
    """The line from the apex to the rim, turned around the axis."""
    r, h = positive(radius, height)
    return _turned(Integer(0), r / h, Integer(0), h)


def cone_surface(radius: Basic, height: Basic) -> Expr:
    """The curved surface and the disc below."""
    r, h = positive(radius, height)
    return _turned(Integer(0), r / h, Integer(0), h) + _disc(r)


def cone_slant(radius: Basic, height: Basic) -> Expr:
    """The distance from the apex (0, h) to a point (r, 0) of the rim."""
    r, h = positive(radius, height)
    return sqrt((r - 0) ** 2 + (0 - h) ** 2)


def frustum_between(first: Expr, second: Expr, height: Expr) -> Expr:
    """Discs whose radius changes evenly from one end to the other."""
    return integral_of(pi * (first + (second - first) / height * _T) ** 2, Integer(0), height)


def frustum_volume(first: Basic, second: Basic, height: Basic) -> Expr:
    """A cone cut off parallel to its base."""
    return frustum_between(*positive(first, second, height))


def sphere_volume(radius: Basic) -> Expr:
    """Discs of radius √(r² - t²)."""
    (r,) = positive(radius)
    return integral_of(pi * (r**2 - _T**2), -r, r)


def sphere_surface(radius: Basic) -> Expr:
    """The half circle turned around its diameter: y·√(1 + y'²) is r everywhere."""
    (r,) = positive(radius)
    return integral_of(2 * pi * r, -r, r)


def hemisphere_volume(radius: Basic) -> Expr:
    """The upper half of the discs of a sphere."""
    (r,) = positive(radius)
    return integral_of(pi * (r**2 - _T**2), Integer(0), r)


def hemisphere_curved(radius: Basic) -> Expr:
    """A quarter circle turned around its axis."""
    (r,) = positive(radius)
    return integral_of(2 * pi * r, Integer(0), r)


def hemisphere_surface(radius: Basic) -> Expr:
    """The curved surface and the disc below."""
    (r,) = positive(radius)
    return integral_of(2 * pi * r, Integer(0), r) + _disc(r)


def pyramid_volume(length: Basic, width: Basic, height: Basic) -> Expr:
    """Rectangles that grow from the apex."""
    a, b, h = positive(length, width, height)
    return integral_of((a / h * _T) * (b / h * _T), Integer(0), h)


def pyramid_surface(length: Basic, width: Basic, height: Basic) -> Expr:
    """The base and four triangles, each half the cross product of two of its edges."""
    a, b, h = positive(length, width, height)
    corners = [(a / 2, b / 2), (-a / 2, b / 2), (-a / 2, -b / 2), (a / 2, -b / 2)]
    total = a * b
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        normal = (y1 * -h - -h * y2, -h * x2 - x1 * -h, x1 * y2 - y1 * x2)
        total += sqrt(expand(sum(part**2 for part in normal))) / 2
    return total


def prism_volume(base: Basic, height: Basic) -> Expr:
    """Layers of the same area."""
    area, h = positive(base, height)
    return integral_of(area, Integer(0), h)


def cone_on_base_volume(base: Basic, height: Basic) -> Expr:
    """Layers whose area grows with the square of the distance from the apex."""
    area, h = positive(base, height)
    return integral_of(area * (_T / h) ** 2, Integer(0), h)


def cuboid_diagonal(length: Basic, width: Basic, height: Basic) -> Expr:
    """The distance between opposite corners."""
    edges = positive(length, width, height)
    return sqrt(sum((edge**2 for edge in edges), Integer(0)))


def _disc(radius: Expr) -> Expr:
    """Rings of length 2πt."""
    return integral_of(2 * pi * _T, Integer(0), radius)


def _turned(start: Expr, slope: Expr, low: Expr, high: Expr) -> Expr:
    """The surface that the line y = start + slope·t makes around the axis: ∫ 2πy √(1 + y'²) dt."""
    return sqrt(1 + slope**2) * integral_of(2 * pi * (start + slope * _T), low, high)


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "volume_of_cube": cube_volume,
    "surface_area_of_cube": cube_surface,
    "volume_of_cuboid": cuboid_volume,
    "surface_area_of_cuboid": cuboid_surface,
    "diagonal_of_cuboid": cuboid_diagonal,
    "volume_of_cylinder": cylinder_volume,
    "surface_area_of_cylinder": cylinder_surface,
    "curved_surface_of_cylinder": cylinder_curved,
    "volume_of_cone": cone_volume,
    "surface_area_of_cone": cone_surface,
    "curved_surface_of_cone": cone_curved,
    "slant_height_of_cone": cone_slant,
    "volume_of_frustum": frustum_volume,
    "volume_of_sphere": sphere_volume,
    "surface_area_of_sphere": sphere_surface,
    "volume_of_hemisphere": hemisphere_volume,
    "surface_area_of_hemisphere": hemisphere_surface,
    "curved_surface_of_hemisphere": hemisphere_curved,
    "volume_of_pyramid": pyramid_volume,
    "surface_area_of_pyramid": pyramid_surface,
    "volume_of_prism": prism_volume,
    "volume_of_pyramid_on_base": cone_on_base_volume,
}
