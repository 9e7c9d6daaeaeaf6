"""Values of inverse functions, and of functions of them."""

from __future__ import annotations

from sympy import Expr, acos, asin, atan

from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.messages import Message, say
from tutor.rules.rewriting import Rewrite
from tutor.topics.trigonometry.angles import CIRCULAR, INVERSE, line_formula

_BACK = dict(zip(INVERSE, CIRCULAR, strict=True))

_MEANT: dict[type[Expr], Message] = {
    asin: say("The inverse sine is the angle from -90° to 90° that has this sine."),
    acos: say("The inverse cosine is the angle from 0° to 180° that has this cosine."),
    atan: say("The inverse tangent is the angle between -90° and 90° that has this tangent."),
}


def inverse_value(part: Expr, degrees: bool) -> Rewrite:
    """arctan(1) is π/4, because tan(π/4) = 1."""
    after = evaluated(part)
    back = _BACK[type(part)](after, evaluate=False)
    return Rewrite(
        "inverse-function",
        say("Look for the angle: {back} = {value}.", back=line_formula(back, degrees), value=formula(part.args[0])),
        _MEANT.get(type(part), say("The inverse function is the angle at which the function has this value.")),
        after,
        say("At which angle does the function have this value?"),
    )


def triangle_value(part: Expr) -> Rewrite:
    """cos(arcsin(3/5)) is 4/5, by a right triangle."""
    after, inner = evaluated(part), part.args[0]
    return Rewrite(
        "right-triangle",
        say(
            "In a right triangle with the angle {inner}: {before} = {after}.",
            inner=formula(inner),
            before=formula(part),
            after=formula(after),
        ),
        say("One ratio of its sides is known; the third side follows by the theorem of Pythagoras."),
        after,
        say("Which right triangle has this angle?"),
    )
