"""Ellipses, hyperbolas and parabolas: centre, vertices, foci, axes, directrix."""

from __future__ import annotations

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.conics.asking import ASKINGS, fits
from tutor.topics.conics.practice import practise
from tutor.topics.conics.solving import solve

TOPIC = Topic(
    name="conics",
    title=say("Ellipses, hyperbolas and parabolas"),
    area="geometry",
    prerequisites=("coordinate-geometry", "completing-the-square"),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("The vertex of a parabola."),
        say("The axes and foci of an ellipse."),
        say("Centres and foci after completing the square."),
    ),
    examples=(
        r"Find the distance between the foci of the ellipse $\frac{x^2}{25} + \frac{y^2}{9} = 1$.",
        "What is the vertex of the parabola $y = x^2 - 4x + 7$?",
        "Find the focus of the parabola $y = x^2 + 2$.",
        "Find the directrix of the parabola x = -2y^2 + 8y - 1",
        "Find the center of the hyperbola 4x^2 - 8x - 9y^2 + 36y = 68",
        "Find the length of the major axis of the ellipse 9x^2 + 4y^2 = 36",
        "Find the eccentricity of the hyperbola x^2/9 - y^2/16 = 1",
        "포물선 y = x^2 - 6x + 5의 꼭짓점을 구하시오",
    ),
)
