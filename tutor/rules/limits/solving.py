"""From a limit to its value: the methods in the order in which a teacher tries them, one step per line."""

from __future__ import annotations

from collections.abc import Iterator
from time import process_time

import sympy as sp
from sympy import Expr, Float, Limit, Rational, S

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.maths.worker import within
from tutor.messages import Formula, Message, say
from tutor.rules.limits.algebra import cancel_factor, conjugate, highest_power, one_fraction
from tutor.rules.limits.complex_values import distance_from_zero, real_and_imaginary, settles, turns_around
from tutor.rules.limits.continuity import constant, direct, vanishing
from tutor.rules.limits.fallback import leading_term, oscillates, swings_wider, values_near
from tutor.rules.limits.large_powers import large_powers
from tutor.rules.limits.laws import (
    basic,
    both_sides,
    constant_factor,
    finite_terms_apart,
    infinite_parts,
    inside,
    pole,
    product_of_limits,
    sum_of_limits,
)
from tutor.rules.limits.quotients import as_quotient, dominant, dominant_terms, lhopital, squeeze
from tutor.rules.limits.recurrent import golden_powers
from tutor.rules.limits.rewriting import new_variable, open_bars, whole_part
from tutor.rules.limits.standard import joined, powers, standard_limits
from tutor.rules.limits.tasks import BOTH, LEFT, RIGHT, Method, Move, Task, task_of
from tutor.rules.lines import occurrences
from tutor.rules.tidying import evaluated
from tutor.rules.trouble import TROUBLE
from tutor.solution import Answer, SameValue, Step

METHODS: tuple[Method, ...] = (
    constant,  # 7
    direct,  # x^2 at 3
    distance_from_zero,  # sqrt(x) at 0 from the left
    turns_around,  # (-x)^x at infinity
    real_and_imaginary,  # ln(x) + arsech(x) at infinity
    golden_powers,  # F(n + 1)/F(n) at infinity
    large_powers,  # ((x + 1)^2000 - x^2000)/x^1999 at infinity
    basic,  # e^x at infinity
    vanishing,  # (2 + 3/x)/(1 - 1/x^2) at infinity
    open_bars,  # |x - 1| / (x - 1) at 1 from the right
    cancel_factor,  # (x^2 - 4)/(x - 2) at 2
    finite_terms_apart,  # sqrt(x + 1) - sqrt(x) + 1/x at infinity
    conjugate,  # (sqrt(x) - 1)/(x - 1) at 1
    highest_power,  # (2x^2 + 1)/(x^2 - 3) at infinity
    whole_part,  # floor(x) at 2 from the left
    new_variable,  # sqrt(4^x + 1)/2^x at infinity
    constant_factor,  # 3 sin(x)/x
    standard_limits,  # sin(3x)/x at 0
    pole,  # 1/x at 0 from the right
    infinite_parts,  # (x + 1)/(1 + 1/x) at infinity
    sum_of_limits,  # 1/x + e^(-x) at infinity
    product_of_limits,  # (x + 1) e^x at -1
    inside,  # ln(sin(x)/x) at 0
    squeeze,  # x sin(1/x) at 0
    joined,  # e^(1/x) e^(-x)
    powers,  # (1 + 1/x)^x at infinity
    one_fraction,  # 1/x - 1/sin(x) at 0
    dominant_terms,  # (3^x + x^2)/(e^x + 1) at infinity
    lhopital,  # ln(x)/x at infinity
    as_quotient,  # x ln(x) at 0 from the right
    dominant,  # x^3 - x at infinity
    oscillates,  # sin(x) at infinity
    swings_wider,  # x sin(x) at infinity
    both_sides,  # 1/x at 0, |x|/x at 0
    leading_term,  # (sin(x) - x)/x^3 where nothing else helped
    values_near,
)
"""Every method, with an example of what it takes."""

_MOST_STEPS = 24
_SECONDS = 8.0
"""CPU time for all methods together."""
NO_LIMIT = Formula(r"\text{does not exist}", "does not exist")


def _exact(expression: Expr) -> Expr:
    """Decimals as the fractions that they are."""
    news = {number: Rational(str(number)) for number in expression.atoms(Float)}
    return evaluated(expression.xreplace(news)) if news else expression


def solve_limit(statement: Limit) -> Iterator[Step | Answer]:
    """Steps and answer of a limit.

    Raises:
        NotSolved: no method leads to a value.
    """
    first = task_of(statement)
    first = Task(_exact(evaluated(first.f)), first.x, _exact(evaluated(first.a)), first.side)
    _refuse_complex(first)
    line: Expr = statement
    limits: list[Expr] = [statement]
    tasks = {statement: first}
    seen: set[Task] = set()
    ended: Step | None = None
    spent = 0.0
    for _ in range(_MOST_STEPS):
        limits = occurrences(line, Limit)
        if not limits:
            break
        hole = limits[0]
        task = tasks.get(hole) or task_of(hole)
        with within(_SECONDS - spent):
            started = process_time()
            move = _move(task, seen)
            spent += process_time() - started
        after = put(line, hole, move.line)
        if move.line is S.NaN:
            after = S.NaN
        ended = _step(move, line, after)
        yield ended
        line = after
    else:
        raise NotSolved(say("This limit takes too many steps."))
    value = _value(line)
    if value is S.NaN and line is not S.NaN:
        raise NotSolved(say("The limit was not found: the parts of {f} do not settle.", f=formula(first.f)))
    shown = no_limit() if value is S.NaN else formula(value)
    if ended is None or (value is not S.NaN and ended.after.plain != shown.plain):
        yield _evaluate(line, value)
    yield Answer(shown, shown, _remark(value))


def _refuse_complex(task: Task) -> None:
    """Refuse a function that has no real values close to the point.

    Raises:
        NotSolved: it is not real on the side, or on both sides, that the limit is about.
    """
    if task.f.has(sp.fibonacci, sp.lucas):
        return
    sides = (LEFT, RIGHT) if task.side == BOTH and not task.a.is_infinite else (task.side,)
    if not task.a.is_number or task.f.free_symbols - {task.x} or any(_real_near(task, side) for side in sides):
        return
    if settles(task):
        return
    raise NotSolved(
        say("{f} is not a real number close to {a}, so it has no limit there.", f=formula(task.f), a=formula(task.a)),
        code="not-real",
    )


def _real_near(task: Task, side: str) -> bool:
    """Whether the function is real, or cannot be worked out, at one of two points close by."""
    for size in (sp.Rational(1009, 7), sp.Rational(10007, 13)):
        near = size * sp.sign(task.a) if task.a.is_infinite else task.a + (-1 if side == LEFT else 1) / size
        try:
            value = sp.N(task.f.subs(task.x, near), 20)
        except TROUBLE:
            return True
        if not value.is_number or (value.is_real is not False and abs(sp.im(value)) <= 1e-15 * (1 + abs(value))):
            return True
    return False


def put(line: Expr, hole: Expr, new: Expr) -> Expr:
    """The line with a limit replaced, nothing else worked out."""
    if line == hole:
        return new
    if not line.has(Limit):
        return line
    parts = [put(part, hole, new) if isinstance(part, Expr) else part for part in line.args]
    if isinstance(line, Limit):
        return line
    return line.func(*parts, evaluate=False)


def no_limit() -> Formula:
    """The answer of a limit that does not exist: SymPy's NaN, in words."""
    printed = formula(S.NaN)
    return Formula(NO_LIMIT.latex, NO_LIMIT.plain, printed.tree)


def _move(task: Task, seen: set[Task]) -> Move:
    if task in seen:
        raise NotSolved(say("The limit of {f} was not found: the rules go in a circle.", f=formula(task.f)))
    seen.add(task)
    for method in METHODS:
        move = _try(method, task)
        if move is None or move.line == task.written:
            continue
        if any(task_of(part) in seen for part in occurrences(move.line, Limit)):
            continue
        return move
    raise NotSolved(
        say("The limit of {f} was not found by the rules known here.", f=formula(task.f)), code="no-limit-rule"
    )


def _try(method: Method, task: Task) -> Move | None:
    try:
        return method(task)
    except TROUBLE:
        return None


def _step(move: Move, line: Expr, after: Expr) -> Step:
    left = formula(line)
    right = no_limit() if after is S.NaN else formula(after)
    return Step(move.rule, move.title, move.because, left, right, SameValue(left, right), move.substeps, move.idea)


def _value(line: Expr) -> Expr:
    from tutor.rules.tidying import tidied

    value = evaluated(line)
    if value.has(S.NaN, sp.AccumBounds, S.ComplexInfinity):
        return S.NaN
    return tidied(value) if value.is_finite is not False else value


def _evaluate(line: Expr, value: Expr) -> Step:
    left, right = formula(line), formula(value)
    return Step(
        rule="evaluate",
        title=say("Work out the value."),
        because=say("No limit is left."),
        before=left,
        after=right,
        claim=SameValue(left, right),
        idea=say("All limits are taken. What is the value?"),
    )


def _remark(value: Expr) -> Message | None:
    if value is S.NaN:
        return say("The limit does not exist.")
    if value.is_infinite:
        return say("The function grows without bound: the limit is infinite.")
    return None
