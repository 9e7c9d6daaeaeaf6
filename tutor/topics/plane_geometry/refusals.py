"""Why there is no such plane figure; None where there is."""

from __future__ import annotations

from collections.abc import Callable

from sympy import Expr

from tutor.messages import Message, say


def no_triangle(a: Expr, b: Expr, c: Expr) -> Message | None:
    """The triangle inequality."""
    if all((a + b + c - 2 * side).is_positive for side in (a, b, c)):
        return None
    return say("There is no triangle with these sides: two sides together must be longer than the third.")


def no_leg(c: Expr, a: Expr) -> Message | None:
    """The hypotenuse is the longest side."""
    return None if (c - a).is_positive else say("The hypotenuse is the longest side of a right triangle.")


def no_corners(n: Expr, *others: Expr) -> Message | None:
    """At least three sides."""
    return None if n >= 3 else say("A polygon has at least three sides.")


def no_angle(n: Expr, *known: Expr) -> Message | None:
    """The known angles leave something."""
    rest = 180 * (n - 2) - sum(known)
    return no_corners(n) or (None if rest.is_positive else say("The given angles are already too large together."))


def too_large(most: int) -> Callable[..., Message | None]:
    """At most so many degrees."""

    def refuse(angle: Expr) -> Message | None:
        return None if (most - angle).is_nonnegative else say("This angle is too large to have one.")

    return refuse


def straight_at_most(a: Expr, b: Expr, angle: Expr) -> Message | None:
    """Below 180 degrees."""
    return None if (180 - angle).is_positive else say("An angle of a triangle is smaller than 180°.")


def turn_at_most(r: Expr, angle: Expr) -> Message | None:
    """At most a full turn."""
    return None if (360 - angle).is_nonnegative else say("A sector has at most a full turn of 360°.")
