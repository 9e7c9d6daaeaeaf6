"""The worked calculation with complex numbers, and the polar form."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Abs, Add, Expr, I, Mul, S, arg, atan, cos, sin

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, say
from tutor.problem import Level, Problem
from tutor.rules.rewriting import Steps, rewritten
from tutor.rules.simplest import simplified
from tutor.solution import Answer, SameValue, Step
from tutor.topics.complex_numbers.asking import POLAR
from tutor.topics.complex_numbers.rules import PRODUCTS, RULES, SUMS
from tutor.topics.complex_numbers.standard import Complex, standard


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps to standard form, to the angle or to the polar form, and the answer.

    Raises:
        NotSolved: the calculation has no value, or none in standard form that these rules find.
    """
    statement = expression(problem.statement)
    inside = statement.args[0] if isinstance(statement, arg) else statement
    line = yield from rewritten(inside, RULES, PRODUCTS, SUMS)
    if line.is_number and not line.has(I):
        line = yield from simplified(line)
    number = standard(line)
    if number is None:
        raise NotSolved(say("This has no value in standard form that I can find."), code="not-supported")
    if isinstance(statement, arg):
        angle = yield from _angle(line, number)
        yield Answer(formula(angle), formula(angle))
    elif problem.task == POLAR:
        yield from _polar(line, number)
    else:
        yield Answer(formula(line), formula(line))


def _angle(line: Expr, number: Complex) -> Steps:
    if number.is_real and number.real == 0:
        raise NotSolved(say("Zero has no argument: it has no direction."), code="undefined")
    angle = arg(line.doit())
    before = formula(arg(line, evaluate=False))
    if number.is_real or number.real == 0:
        because = say("The number lies on an axis of the complex plane, so its angle can be read off.")
    else:
        tangent = formula(number.imaginary / number.real)
        because = say(
            "The tangent of the angle is the imaginary part over the real part, {t}; the signs of both parts say in "
            "which quarter the angle lies.",
            t=tangent,
        )
    yield Step(
        "argument",
        say("Find the angle between the number and the positive real axis."),
        because,
        before,
        formula(angle),
        SameValue(before, formula(angle)),
        idea=say("Draw the number in the complex plane. In which quarter does it lie?"),
    )
    return angle


def _polar(line: Expr, number: Complex) -> Iterator[Step | Answer]:
    size = Abs(line, evaluate=False)
    length = yield from rewritten(size, RULES)
    angle = yield from _angle(line, number)
    if angle.has(atan):
        raise NotSolved(say("The angle of this number is not a known fraction of a turn."), code="not-supported")
    shown = _trigonometric(length, angle)
    yield Step(
        "polar-form",
        say("Put modulus and angle together."),
        say("A number is its modulus times the number of modulus 1 in its direction."),
        formula(line),
        shown,
        SameValue(formula(line), shown),
        idea=say("Which two numbers say where a point is, beside its coordinates?"),
    )
    yield Answer(shown, shown)


def _trigonometric(length: Expr, angle: Expr) -> Formula:
    direction = Add(cos(angle, evaluate=False), Mul(I, sin(angle, evaluate=False), evaluate=False), evaluate=False)
    return formula(direction if length is S.One else Mul(length, direction, evaluate=False))
