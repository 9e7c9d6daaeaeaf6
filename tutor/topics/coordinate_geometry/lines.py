"""Equations of lines and circles, and where they meet."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Abs, Add, And, Basic, Eq, Expr, Poly, S, Tuple, expand, pi

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import Message, say
from tutor.rules.chain import Line, exact, value_of, worked_out
from tutor.rules.lines import law
from tutor.rules.measures.writing import minus, over, plus, root, squared, times
from tutor.solution import Claim, Implies, SameSolutions, SameValue, Step
from tutor.topics.coordinate_geometry.points import X, Y, apart

Found = Iterator[Step | Line]


def linear(equation: Basic) -> tuple[Expr, Expr, Expr] | None:
    """a, b, c of a·x + b·y + c = 0; None for what is no line."""
    if not isinstance(equation, Eq) or not equation.free_symbols <= {X, Y} or not equation.free_symbols:
        return None
    left = exact(expand(exact(equation.lhs) - exact(equation.rhs)))
    left = expand(value_of(left))
    if not left.is_polynomial(X, Y):
        return None
    polynomial = Poly(left, X, Y)
    a, b, c = polynomial.coeff_monomial(X), polynomial.coeff_monomial(Y), polynomial.coeff_monomial(1)
    return (a, b, c) if polynomial.total_degree() == 1 else None


def sloped(m: Expr, b: Expr) -> Expr:
    """m·x + b in this order."""
    if m == 0:
        return b
    return m * X if b == 0 else Add(m * X, b, evaluate=False)


def solved(line: tuple[Expr, Expr, Expr]) -> Basic:
    """y = m·x + b, or x = c for a vertical line."""
    a, b, c = line
    if b == 0:
        return Eq(X, value_of(-c / a), evaluate=False)
    return Eq(Y, sloped(value_of(-a / b), value_of(-c / b)), evaluate=False)


def claimed(
    rule: str,
    title: Message,
    because: Message,
    before: Basic,
    after: Basic,
    claim: Claim | None = None,
    idea: Message | None = None,
) -> Step:
    """A step beside the chain."""
    left, right = formula(before), formula(after)
    return Step(rule, title, because, left, right, claim or SameValue(left, right), (), idea)


def same_line(title: Message, because: Message, before: Basic, after: Basic, rule: str = "rearrange") -> Step:
    """The equation in another form."""
    return claimed(rule, title, because, before, after, SameSolutions(formula(before), formula(after), ("x", "y")))


def slope(p: Basic, q: Basic) -> Found:
    """Rise over run."""
    (x1, y1), (x2, y2) = p.args, q.args
    written = over(minus(y2, y1), minus(x2, x1))
    yield Line(
        "slope-formula",
        say("Divide the difference of the heights by the difference of the first coordinates."),
        say("The slope is {law}.", law=law(r"m = \frac{y_2 - y_1}{x_2 - x_1}", "m = (y2 - y1)/(x2 - x1)")),
        written,
        say("How much does the line rise, and on which length?"),
    )
    yield worked_out(written)


def slope_of_line(equation: Basic) -> Found:
    """Read off from y = m·x + b."""
    line = linear(equation)
    assert line is not None
    form = solved(line)
    if formula(form).plain != formula(equation).plain:
        yield same_line(say("Solve for y."), say("In the form y = m x + b the slope can be read off."), equation, form)
    yield Line(
        "read-off-slope",
        say("Read off the slope."),
        say("It is the number in front of x."),
        value_of(-line[0] / line[1]),
    )


def line_through(p: Basic, q: Basic) -> Found:
    """Slope, then point-slope form."""
    (x1, y1), (x2, y2) = exact(p).args, exact(q).args
    if x1 == x2:
        yield Line(
            "vertical-line",
            say("Both points have the same first coordinate: the line is vertical."),
            say("A vertical line has no slope; all its points have the same x."),
            Eq(X, x1, evaluate=False),
            say("What is special about the first coordinates?"),
        )
        return
    m = value_of((y2 - y1) / (x2 - x1))
    yield claimed(
        "slope-formula",
        say("Find the slope."),
        say("The slope is the rise divided by the run."),
        operation("slope", p, q),
        m,
        None,
        say("How much does the line rise, and on which length?"),
    )
    yield from _point_slope(m, x1, y1)


def _point_slope(m: Expr, x1: Expr, y1: Expr) -> Found:
    yield Line(
        "point-slope-form",
        say("Write the line through the point with this slope."),
        say("The equation is {law}.", law=law("y - y_1 = m(x - x_1)", "y - y1 = m(x - x1)")),
        Eq(minus(Y, y1), times(m, minus(X, x1)), evaluate=False),
        say("Which equation has the line through a point with a given slope?"),
    )
    yield Line(
        "slope-intercept-form",
        say("Solve for y."),
        say("This is the slope-intercept form."),
        Eq(Y, sloped(m, value_of(y1 - m * x1)), evaluate=False),
    )


def line_with_slope(m: Expr, p: Basic) -> Found:
    """Point-slope form."""
    x1, y1 = exact(p).args
    yield from _point_slope(exact(m), x1, y1)


def slope_intercept_form(equation: Basic) -> Found:
    """Solve for y."""
    line = linear(equation)
    assert line is not None
    yield Line(
        "slope-intercept-form",
        say("Solve for y."),
        say("Bring the rest to the other side and divide."),
        solved(line),
        say("What has to go to the other side?"),
    )


def parallel_line(equation: Basic, p: Basic) -> Found:
    """The same slope."""
    a, b, _ = linear(equation) or (S.Zero, S.One, S.Zero)
    x1, y1 = exact(p).args
    if b == 0:
        yield Line(
            "vertical-line",
            say("The line is vertical, and so is its parallel."),
            say("All points of a vertical line have the same x."),
            Eq(X, x1, evaluate=False),
        )
        return
    m = value_of(-a / b)
    yield claimed(
        "parallel-slope",
        say("Find the slope."),
        say("Parallel lines have the same slope."),
        operation("slope_of_line", equation),
        m,
        None,
        say("Which slope does a parallel line have?"),
    )
    yield from _point_slope(m, x1, y1)


def perpendicular_line(equation: Basic, p: Basic) -> Found:
    """The negative reciprocal."""
    a, b, _ = linear(equation) or (S.Zero, S.One, S.Zero)
    x1, y1 = exact(p).args
    if a == 0:
        yield Line(
            "vertical-line",
            say("The line is horizontal, so its perpendicular is vertical."),
            say("All points of a vertical line have the same x."),
            Eq(X, x1, evaluate=False),
        )
        return
    if b != 0:
        yield claimed(
            "slope",
            say("Find the slope of the given line."),
            say("Solve its equation for y."),
            operation("slope_of_line", equation),
            value_of(-a / b),
        )
    m = value_of(b / a)
    yield Line(
        "perpendicular-slope",
        say("Write the line through the point with the negative reciprocal {m} as slope.", m=formula(m)),
        say("Slopes of perpendicular lines have the product -1."),
        Eq(minus(Y, y1), times(m, minus(X, x1)), evaluate=False),
        say("Which slope does a perpendicular line have?"),
    )
    yield Line(
        "slope-intercept-form",
        say("Solve for y."),
        say("This is the slope-intercept form."),
        Eq(Y, sloped(m, value_of(y1 - m * x1)), evaluate=False),
    )


def perpendicular_bisector(p: Basic, q: Basic) -> Found:
    """Through the middle, perpendicular to the segment."""
    (x1, y1), (x2, y2) = exact(p).args, exact(q).args
    middle = Tuple((x1 + x2) / 2, (y1 + y2) / 2)
    yield claimed(
        "midpoint-formula",
        say("Find the midpoint."),
        say("The bisector goes through it."),
        operation("midpoint", p, q),
        middle,
    )
    a, b = x2 - x1, y2 - y1
    yield Line(
        "bisector",
        say("Write the line through the midpoint that is perpendicular to the segment."),
        say("The direction of the segment is the normal of the bisector."),
        solved((a, b, expand(-a * middle[0] - b * middle[1]))),
    )


def intercept(equation: Basic, along_x: bool) -> Found:
    """Put zero for the other letter."""
    gone, kept = (Y, X) if along_x else (X, Y)
    line = linear(equation)
    assert line is not None
    value = value_of(-line[2] / line[0 if along_x else 1])
    title = say("Put {letter} = 0.", letter=formula(gone))
    inside = equation.subs(gone, 0)
    yield claimed(
        "intercept",
        title,
        say("On an axis the other coordinate is zero."),
        inside,
        Eq(kept, value, evaluate=False),
        SameSolutions(formula(inside), formula(Eq(kept, value, evaluate=False)), (kept.name,)),
    )
    yield Line("read-off", say("Read off the intercept."), say("It is the coordinate on the axis."), value)


def x_intercept(equation: Basic) -> Found:
    """Where y is zero."""
    yield from intercept(equation, True)


def y_intercept(equation: Basic) -> Found:
    """Where x is zero."""
    yield from intercept(equation, False)


def intersection(first: Basic, second: Basic) -> Found:
    """Both expressions of y are equal."""
    one, two = linear(first), linear(second)
    assert one is not None
    assert two is not None
    main = expand(one[0] * two[1] - two[0] * one[1])
    if main == 0:
        yield Line(
            "parallel-lines",
            say("Compare the slopes: they are equal."),
            say("Parallel lines that are not the same have no point in common."),
            S.EmptySet,
        )
        return
    forms = [solved(one), solved(two)]
    for given, form in zip((first, second), forms, strict=True):
        if formula(form).plain != formula(given).plain:
            yield same_line(say("Solve for y."), say("So the two can be compared."), given, form)
    x = value_of((one[1] * two[2] - two[1] * one[2]) / main)
    y = value_of((one[2] * two[0] - two[2] * one[0]) / main)
    steep = [form for form in forms if form.lhs == Y]
    if len(steep) == 2:
        both = And(*forms, evaluate=False)
        equal = Eq(steep[0].rhs, steep[1].rhs, evaluate=False)
        found = Eq(X, x, evaluate=False)
        yield claimed(
            "set-equal",
            say("Set the two expressions of y equal."),
            say("At the point of intersection both lines have the same y."),
            both,
            equal,
            _implied(both, equal),
            say("What do the lines share at their point of intersection?"),
        )
        yield claimed(
            "solve",
            say("Solve for x."),
            say("This is a linear equation."),
            equal,
            found,
            SameSolutions(formula(equal), formula(found), ("x",)),
        )
    inside = _put(steep[0].rhs, x)
    if formula(inside).plain != formula(y).plain:
        yield claimed("put-in", say("Put x into one of the lines."), say("This gives y."), inside, y)
    yield Line("read-off", say("Write down the point."), say("It lies on both lines."), Tuple(x, y))


def _implied(left: Basic, right: Basic) -> Claim:
    return Implies(formula(left), formula(right), ("x", "y"))


def _put(line: Expr, x: Expr) -> Expr:
    """m·x + b with a number for x, not worked out."""
    m, b = line.coeff(X, 1), line.coeff(X, 0)
    return plus(times(m, x), b) if b != 0 else times(m, x)


def distance_from_line(p: Basic, equation: Basic) -> Found:
    """|a·x + b·y + c|/√(a² + b²)."""
    line = linear(equation)
    assert line is not None
    a, b, c = line
    x1, y1 = p.args
    written = over(Abs(plus(times(a, x1), times(b, y1), c), evaluate=False), root(plus(squared(a), squared(b))))
    yield Line(
        "point-line-distance",
        say("Put the point and the line into the distance formula."),
        say(
            "With the line as {line} the distance is {law}.",
            line=formula(Eq(a * X + b * Y + c, 0, evaluate=False)),
            law=law(r"\frac{|a x_1 + b y_1 + c|}{\sqrt{a^2 + b^2}}", "|a x1 + b y1 + c|/sqrt(a^2 + b^2)"),
        ),
        written,
        say("How must the line be written for the distance formula?"),
    )
    yield worked_out(written)


def circle_of(equation: Basic) -> tuple[Expr, Expr, Expr] | None:
    """h, k, r² of a circle; None for what is no circle."""
    if not isinstance(equation, Eq) or not equation.free_symbols <= {X, Y}:
        return None
    left = expand(value_of(exact(equation.lhs) - exact(equation.rhs)))
    if not left.is_polynomial(X, Y):
        return None
    polynomial = Poly(left, X, Y)
    lead = polynomial.coeff_monomial(X**2)
    if polynomial.total_degree() != 2 or lead == 0 or lead != polynomial.coeff_monomial(Y**2):
        return None
    if polynomial.coeff_monomial(X * Y) != 0:
        return None
    d, e, f = (polynomial.coeff_monomial(m) / lead for m in (X, Y, 1))
    square = d**2 / 4 + e**2 / 4 - f
    return (-d / 2, -e / 2, square) if square.is_positive else None


def written_circle(h: Expr, k: Expr, square: Expr) -> Basic:
    """(x - h)² + (y - k)² = r²."""
    return Eq((X - h) ** 2 + (Y - k) ** 2, square, evaluate=False)


def _completed(equation: Basic) -> tuple[tuple[Expr, Expr, Expr], Iterator[Step]]:
    found = circle_of(equation)
    assert found is not None
    form = written_circle(*found)

    def steps() -> Iterator[Step]:
        if formula(form).plain != formula(equation).plain:
            yield same_line(
                say("Complete the square in x and in y."),
                say(
                    "In the form {law} the centre and the radius can be read off.",
                    law=law("(x - h)^2 + (y - k)^2 = r^2", "(x - h)^2 + (y - k)^2 = r^2"),
                ),
                equation,
                form,
                "complete-square",
            )

    return found, steps()


def circle_centre(equation: Basic) -> Found:
    """By completing the square."""
    (h, k, _), steps = _completed(equation)
    yield from steps
    yield Line(
        "read-off",
        say("Read off the centre."),
        say("It has the coordinates that are subtracted from x and y."),
        Tuple(h, k),
    )


def circle_radius(equation: Basic) -> Found:
    """By completing the square."""
    (_, _, square), steps = _completed(equation)
    yield from steps
    yield Line(
        "read-off",
        say("Take the root of the right side."),
        say("The right side is the square of the radius."),
        value_of(root(square)),
    )


def circle_area(equation: Basic) -> Found:
    """π times the square of the radius."""
    (_, _, square), steps = _completed(equation)
    yield from steps
    yield Line(
        "circle-area",
        say("Multiply the square of the radius by π."),
        say("The right side is the square of the radius."),
        pi * square,
    )


def circle_equation(centre: Basic, radius: Expr) -> Found:
    """(x - h)² + (y - k)² = r²."""
    h, k = exact(centre).args
    yield Line(
        "circle-equation",
        say("Put the centre and the radius into the equation of a circle."),
        say(
            "Its points are at the distance r from the centre: {law}.",
            law=law("(x - h)^2 + (y - k)^2 = r^2", "(x - h)^2 + (y - k)^2 = r^2"),
        ),
        written_circle(h, k, value_of(exact(radius) ** 2)),
        say("Which points make up a circle?"),
    )


def circle_through(centre: Basic, p: Basic) -> Found:
    """The radius is the distance."""
    h, k = exact(centre).args
    size = value_of(apart(centre, p))
    yield claimed(
        "radius",
        say("Find the radius."),
        say("It is the distance of the point from the centre."),
        operation("distance", centre, p),
        size,
    )
    yield Line(
        "circle-equation",
        say("Put the centre and the radius into the equation of a circle."),
        say(
            "Its points are at the distance r from the centre: {law}.",
            law=law("(x - h)^2 + (y - k)^2 = r^2", "(x - h)^2 + (y - k)^2 = r^2"),
        ),
        written_circle(h, k, value_of(size**2)),
    )


def orthocenter(a: Basic, b: Basic, c: Basic) -> Found:
    """Where two altitudes meet."""
    first, second = altitude(a, b, c), altitude(b, c, a)
    for corner, side, line in ((a, (b, c), first), (b, (c, a), second)):
        yield claimed(
            "altitude",
            say("Find the altitude through {corner}.", corner=formula(corner)),
            say("It goes through the corner and is perpendicular to the opposite side."),
            operation("perpendicular_line", operation("line_through", *side), corner),
            line,
            None,
            say("Which line is perpendicular to the opposite side?"),
        )
    yield from _meeting(first, second, say("The altitudes meet in the orthocentre."))


def altitude(corner: Basic, p: Basic, q: Basic) -> Basic:
    """The perpendicular to a side through the opposite corner."""
    (x0, y0), (x1, y1), (x2, y2) = exact(corner).args, exact(p).args, exact(q).args
    a, b = x2 - x1, y2 - y1
    return solved((a, b, expand(-a * x0 - b * y0)))


def bisector(p: Basic, q: Basic) -> Basic:
    """The perpendicular bisector of a segment."""
    (x1, y1), (x2, y2) = exact(p).args, exact(q).args
    a, b = x2 - x1, y2 - y1
    return solved((a, b, expand(-a * (x1 + x2) / 2 - b * (y1 + y2) / 2)))


def _meeting(first: Basic, second: Basic, because: Message) -> Found:
    yield Line("meeting-point", say("Intersect the two lines."), because, operation("intersection", first, second))
    point = list(intersection(first, second))[-1]
    assert isinstance(point, Line)
    yield Line("evaluate", say("Work out the point of intersection."), say("It satisfies both equations."), point.after)


def circumcenter(a: Basic, b: Basic, c: Basic) -> Found:
    """Where two perpendicular bisectors meet."""
    first, second = bisector(a, b), bisector(b, c)
    for side, line in (((a, b), first), ((b, c), second)):
        yield claimed(
            "bisector",
            say("Find the perpendicular bisector of a side."),
            say("Its points are as far from one corner as from the other."),
            operation("perpendicular_bisector", *side),
            line,
        )
    yield from _meeting(first, second, say("The perpendicular bisectors meet in the centre of the circumcircle."))


def circumradius(a: Basic, b: Basic, c: Basic) -> Found:
    """The distance of a corner from the centre."""
    centre = list(circumcenter(a, b, c))[-1]
    assert isinstance(centre, Line)
    yield claimed(
        "circumcenter",
        say("Find the centre of the circumcircle."),
        say("The perpendicular bisectors meet in the centre of the circumcircle."),
        operation("circumcenter", a, b, c),
        centre.after,
    )
    yield Line(
        "radius",
        say("Find its distance from a corner."),
        say("All corners are equally far from it."),
        value_of(apart(centre.after, a)),
    )
