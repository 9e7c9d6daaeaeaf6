"""Plane, solid and analytic geometry."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        (
            "distance-formula",
            "distances",
        ),
        say("Distance formula"),
        say("It is the theorem of Pythagoras: the distance is the long side of a right triangle."),
    ),
    Entry(
        (
            "midpoint-formula",
            "section-formula",
            "centroid",
        ),
        say("Midpoint and mean of points"),
        say("The middle has the mean of the coordinates."),
    ),
    Entry(
        (
            "slope",
            "slope-formula",
            "read-off-slope",
        ),
        say("Slope"),
        say("The slope says how far the line goes up for one step to the right."),
        condition=say("The line must not be vertical."),
    ),
    Entry(
        (
            "line-equation",
            "point-slope-form",
            "slope-intercept-form",
            "intercept",
            "vertical-line",
        ),
        say("Equation of a line"),
        say("A point and the slope fix a line: its equation says which points lie on it."),
    ),
    Entry(
        (
            "parallel-lines",
            "parallel-slope",
            "perpendicular-slope",
        ),
        say("Parallel and perpendicular lines"),
        say("Parallel lines have the same slope; turned by a right angle, a slope becomes minus its reciprocal."),
    ),
    Entry(
        ("point-line-distance",),
        say("Distance of a point from a line"),
        say("The shortest way to a line meets it at a right angle."),
    ),
    Entry(
        (
            "altitude",
            "bisector",
            "circumcenter",
            "meeting-point",
            "inradius",
        ),
        say("Lines of a triangle"),
        say("Special lines of a triangle meet in one point, so two of them are enough to find it."),
    ),
    Entry(
        (
            "circle-equation",
            "circle-area",
            "radius",
        ),
        say("Circle"),
        say("All points of a circle have the same distance from its centre."),
    ),
    Entry(
        ("triangle-by-coordinates",),
        say("Area of a triangle"),
        say("A triangle is half of a parallelogram with two of its sides."),
    ),
    Entry(
        ("triangle-inequality",),
        say("Triangle inequality"),
        say("Two sides together must be longer than the third, or they cannot meet."),
    ),
    Entry(
        (
            "convert-angle",
            "degrees",
        ),
        say("Degrees and radians"),
        say("Half a turn is 180 degrees, and the same is pi in radians."),
    ),
    Entry(
        (
            "polar-coordinates",
            "cylindrical-coordinates",
            "spherical-coordinates",
            "rectangular-coordinates",
        ),
        say("Coordinates"),
        say("A place can be told by steps right and up, or by a direction and how far to go."),
    ),
    Entry(
        ("read-off",),
        say("Reading off"),
        say("The form shows what is wanted: it only has to be read."),
    ),
)
