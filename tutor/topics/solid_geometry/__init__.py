"""Solid geometry: volume and surface of cube, cuboid, cylinder, cone, frustum, sphere, hemisphere and pyramid."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.measures import askings, fits_measure, practise_measure, solve_measure
from tutor.solution import Answer, Step
from tutor.topic import Exercise, Topic, criteria
from tutor.topics.solid_geometry.measures import MEASURES

_LEVELS = {
    Level.BEGINNER: ("volume_of_cube", "surface_area_of_cube", "volume_of_cuboid", "surface_area_of_cuboid"),
    Level.INTERMEDIATE: (
        "volume_of_cylinder",
        "volume_of_cone",
        "surface_area_of_cylinder",
        "volume_of_sphere",
        "surface_area_of_sphere",
        "volume_of_pyramid",
        "curved_surface_of_cylinder",
    ),
    Level.ADVANCED: (
        "surface_area_of_cone",
        "curved_surface_of_cone",
        "volume_of_frustum",
        "slant_height_of_cone",
        "surface_area_of_hemisphere",
        "diagonal_of_cuboid",
        "surface_area_of_pyramid",
    ),
}


def _fits(problem: Problem) -> bool:
    return fits_measure(problem, MEASURES)


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    yield from solve_measure(problem, level, MEASURES)


def _practise(draw: Random, level: Level) -> Exercise:
    return practise_measure(draw, level, MEASURES, _LEVELS)


TOPIC = Topic(
    name="solid-geometry",
    title=say("Solid geometry"),
    area="geometry",
    prerequisites=("plane-geometry",),
    askings=askings(MEASURES),
    fits=_fits,
    solve=_solve,
    practise=_practise,
    criteria=criteria(
        say("Cubes and cuboids."),
        say("Cylinders, spheres, pyramids and cones."),
        say("Cones, hemispheres and frustums with two or more steps."),
    ),
    examples=(
        "Volume of cone with height $= 48m$ and radius $= 13m$ is",
        "Find the volume of a cylinder with radius 3 cm and height 10 cm.",
        "What is the surface area of a sphere of radius 5?",
        "Surface area of cube with side = 12m is",
        "Surface area of cuboid with sides of lengths: $18m, 13m, 11m$ is",
        "A cone has radius 3 and height 4. Find its surface area.",
        "What is the curved surface area of a cylinder of radius, $3$ and height, $40$?",
        "Find the volume of a sphere with diameter 6 cm",
        "Volume of frustum with height 9 and radii 3 and 6",
        "반지름이 3이고 높이가 4인 원뿔의 부피를 구하시오",
        "한 모서리의 길이가 5인 정육면체의 겉넓이를 구하시오",
    ),
)
