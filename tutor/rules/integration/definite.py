"""Definite integrals: an antiderivative, then its values at the bounds, with limits where a bound needs them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import sympy as sp
from sympy import Expr, Integral, Limit, S, Symbol

from tutor.errors import NotSolved
from tutor.maths import balls
from tutor.maths.printing import formula
from tutor.maths.worker import within
from tutor.messages import Formula, Message, say
from tutor.rules.integration.continuity import breaks
from tutor.rules.integration.planning import with_plain_letters, with_positive_letters
from tutor.rules.integration.plans import Plan
from tutor.rules.integration.telling import steps_of
from tutor.rules.limits.fallback import widening_wave
from tutor.rules.limits.tasks import Task
from tutor.rules.lines import fresh, minus, plus, replaced
from tutor.rules.tidying import tidied
from tutor.rules.trouble import TROUBLE
from tutor.solution import SameUpToConstant, SameValue, Step


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch between two points; an end is open when it is reached by a limit only."""

    low: Expr
    high: Expr
    low_open: bool
    high_open: bool


_INFINITE = (S.Infinity, S.NegativeInfinity, S.ComplexInfinity, S.NaN)


class Diverges(Exception):
    """The integral has no finite value; ``value`` is oo, -oo or NaN."""

    def __init__(self, value: Expr, steps: list[Step]) -> None:
        super().__init__(value)
        self.value = value
        self.steps = steps


def antiderivative_step(plan: Plan, antiderivative: Expr) -> Step:
    """The search for an antiderivative as one step with everything inside."""
    x = plan.variable
    before, after = formula(Integral(plan.integrand, x)), formula(antiderivative)
    inner = steps_of(plan)
    return Step(
        rule="antiderivative",
        title=say("Find an antiderivative."),
        because=say(
            "By the fundamental theorem, any function whose derivative is {f} will do.", f=formula(plan.integrand)
        ),
        before=before,
        after=after,
        claim=SameUpToConstant(before, after, x.name),
        substeps=inner if len(inner) > 1 else (),
        idea=inner[0].idea if inner else None,
    )


def value_steps(f: Expr, x: Symbol, a: Expr, b: Expr, big: Expr) -> tuple[list[Step], Expr]:
    """From the integral with bounds to its value, given an antiderivative ``big``.

    Raises:
        Diverges: the integral is improper and has no finite value.
        NotSolved: the integrand is not real somewhere between the bounds, or a limit is not found.
    """
    whole = Integral(f, (x, a, b))
    if _comparable(a, b) and sp.Gt(a, b) == sp.true:
        return _turned(f, x, a, b, big)
    pieces = _pieces(f, x, a, b, big) if _comparable(a, b) else [Piece(a, b, False, False)]
    if len(pieces) == 1 and not (pieces[0].low_open or pieces[0].high_open):
        return _plain(whole, x, a, b, big)
    return _with_limits(whole, f, x, pieces, big)


def shown(value: Expr) -> Formula:
    """A value printed; that there is none, in words."""
    if value is not S.NaN:
        return formula(value)
    return Formula(r"\text{diverges}", "diverges", formula(value).tree)


def _comparable(a: Expr, b: Expr) -> bool:
    return bool(a.is_extended_real and b.is_extended_real and a.is_number and b.is_number)


def _turned(f: Expr, x: Symbol, a: Expr, b: Expr, big: Expr) -> tuple[list[Step], Expr]:
    before, after = Integral(f, (x, a, b)), minus(Integral(f, (x, b, a)))
    step = _step(
        "swap-bounds",
        say("Swap the bounds."),
        say("The lower bound is larger than the upper one; swapping them changes the sign."),
        before,
        after,
        say("Which of the bounds is larger?"),
    )
    more, value = value_steps(f, x, b, a, big)
    last = _step(
        "change-sign",
        say("Change the sign."),
        say("The bounds were swapped at the beginning."),
        after,
        -value,
        say("What did swapping the bounds do to the sign?"),
    )
    return [step, *more, last], -value


def _plain(whole: Expr, x: Symbol, a: Expr, b: Expr, big: Expr) -> tuple[list[Step], Expr]:
    written = _difference(_put_in(big, x, b), _put_in(big, x, a))
    value = tidied(sp.expand(big.subs(x, b) - big.subs(x, a)))
    value = neat_number(value)
    first = _fundamental(whole, written, a, b)
    if formula(written).plain == formula(value).plain:
        return [first], value
    second = _step(
        "evaluate",
        say("Work out the value."),
        say("Both values are numbers now."),
        written,
        value,
        say("Work out each of the two values and subtract."),
    )
    return [first, second], value


def _difference(top: Expr, bottom: Expr) -> Expr:
    """``top - bottom`` as written."""
    if bottom is S.Zero:
        return top
    return sp.Add(top, sp.Mul(S.NegativeOne, bottom, evaluate=False), evaluate=False)


def _put_in(line: Expr, x: Symbol, value: Expr) -> Expr:
    """The line with a number for ``x``, nothing worked out."""
    if line == x:
        return value
    if x not in line.free_symbols:
        return line
    members = line.as_ordered_terms() if isinstance(line, sp.Add) else line.args
    parts = [_put_in(part, x, value) for part in members]
    if line.is_polynomial(x) and value is S.Zero:
        return line.subs(x, 0)
    return line.func(*parts, evaluate=False)


def _fundamental(whole: Expr, written: Expr, a: Expr, b: Expr) -> Step:
    return _step(
        "fundamental-theorem",
        say("Put the bounds into the antiderivative and subtract."),
        say(
            "The fundamental theorem: the integral from {a} to {b} is the value at {b} minus the value at {a}.",
            a=formula(a),
            b=formula(b),
        ),
        whole,
        written,
        say("What does the fundamental theorem of calculus do with the bounds?"),
    )


def neat_number(value: Expr) -> Expr:
    """A constant in a short exact form."""
    if value.free_symbols or value.count_ops() > 40:
        return value
    forms = [value, sp.radsimp(value)]
    if value.has(sp.log):
        forms.append(sp.expand_log(value, force=True))
        forms.append(sp.logcombine(value, force=True))
    if value.has(sp.exp, sp.sinh, sp.cosh, sp.tan, sp.asinh):
        forms.append(sp.simplify(value))
    return min(forms, key=lambda form: form.count_ops())


def _pieces(f: Expr, x: Symbol, a: Expr, b: Expr, big: Expr) -> list[Piece]:
    """The interval cut where the integrand or the antiderivative breaks."""
    _refuse_complex(f, x, a, b)
    cuts = dict.fromkeys([*breaks(f, x, a, b), *breaks(big, x, a, b)])
    real = [point for point in cuts if _really_breaks(big, x, point)]
    inner = sorted((point for point in real if a < point < b), key=float)
    if not inner and a.is_infinite and b.is_infinite:
        inner = [S.Zero]
        real_inner: set[Expr] = set()
    else:
        real_inner = set(inner)
    ends = [a, *inner, b]
    bad = {end for end in (a, b) if end.is_infinite or end in real} | real_inner
    return [Piece(low, high, low in bad, high in bad) for low, high in pairwise(ends)]


def _really_breaks(big: Expr, x: Symbol, point: Expr) -> bool:
    value = big.subs(x, point)
    if value.has(S.NaN, S.ComplexInfinity, S.Infinity, S.NegativeInfinity, sp.AccumBounds):
        return True
    low, high = (_near(big, x, point, side) for side in (-1, 1))
    here = sp.N(value)
    return any(near is not None and abs(near - here) > 1e-3 * (1 + abs(here)) for near in (low, high))


def _near(big: Expr, x: Symbol, point: Expr, side: int) -> Expr | None:
    value = sp.N(big.subs(x, point + side * sp.Rational(1, 10**9)), 25)
    return value if value.is_real else None


def _refuse_complex(f: Expr, x: Symbol, a: Expr, b: Expr) -> None:
    low, high = (a if a.is_finite else S(-60)), (b if b.is_finite else S(60))
    for k in range(1, 12):
        point = low + (high - low) * sp.Rational(k * 37, 450)
        if _is_real_at(f, x, point):
            continue
        value = sp.N(f.subs(x, point), 20)
        if value.is_number and value.is_finite and abs(sp.im(value)) > 1e-12:
            raise NotSolved(
                say(
                    "{f} is not a real number everywhere between {a} and {b}.", f=formula(f), a=formula(a), b=formula(b)
                ),
                code="not-real",
            )


def _is_real_at(f: Expr, x: Symbol, point: Expr) -> bool:
    """Whether every part of the function has a real value there, or so close to it that no more can be seen."""
    at = point if isinstance(point, sp.Rational) else sp.Rational(*float(point).as_integer_ratio())
    try:
        return balls.evaluate(f, {x: at}, bits=64).inside
    except (balls.Undefined, balls.Beyond):
        return False


def _with_limits(whole: Expr, f: Expr, x: Symbol, pieces: list[Piece], big: Expr) -> tuple[list[Step], Expr]:
    steps: list[Step] = []
    t = fresh(f, names=("t", "s", "r", "p"))
    line = whole
    if len(pieces) > 1:
        after = plus(*(Integral(f, (x, piece.low, piece.high)) for piece in pieces))
        points = sp.Tuple(*(piece.high for piece in pieces[:-1])) if len(pieces) > 2 else pieces[0].high
        steps.append(
            _step(
                "split-interval",
                say("Split the integral at {p}.", p=formula(points)),
                say("The antiderivative cannot be used across this point, so each side is taken by itself."),
                line,
                after,
                say("Is the antiderivative continuous between the bounds?"),
            )
        )
        line = after
    values = []
    for piece in pieces:
        one = Integral(f, (x, piece.low, piece.high))
        try:
            more, value, line = _one_piece(line, one, x, t, piece, big)
        except Diverges as found:
            steps += found.steps
            if len(pieces) == 1:
                raise Diverges(found.value, steps) from None
            raise _whole_diverges(whole, one, x, pieces, big, steps) from None
        steps += more
        values.append(value)
    total = neat_number(sp.expand(sum(values, S.Zero)))
    if len(pieces) > 1:
        steps.append(
            _step("add", say("Add the pieces."), say("Every piece has a finite value."), line, total,
                  say("Put the pieces together."))
        )  # fmt: skip
    return steps, total


def _whole_diverges(whole: Expr, one: Expr, x: Symbol, pieces: list[Piece], big: Expr, steps: list[Step]) -> Diverges:
    """One piece without a finite value leaves the whole without one; it is infinite where no other goes against it."""
    total: Expr = S.Zero
    for piece in pieces:
        top, bottom = (
            _limit(big, x, end, side) if is_open else big.subs(x, end)
            for end, side, is_open in ((piece.high, "-", piece.high_open), (piece.low, "+", piece.low_open))
        )
        total += top - bottom
    value = total if total in (S.Infinity, S.NegativeInfinity) else S.NaN
    last = _step(
        "diverges",
        say("The whole integral diverges."),
        say("One part without a finite value is enough, here {part}: the sum has none either.", part=formula(one)),
        whole,
        value,
        say("May the other parts make up for the one that is infinite?"),
    )
    return Diverges(value, [*steps, last])


def _one_piece(line: Expr, one: Expr, x: Symbol, t: Symbol, piece: Piece, big: Expr) -> tuple[list[Step], Expr, Expr]:
    low = big.subs(x, piece.low) if not piece.low_open else None
    high = big.subs(x, piece.high) if not piece.high_open else None
    written_high = high if high is not None else _limit_of(big, x, t, piece.high, "-")
    written_low = low if low is not None else _limit_of(big, x, t, piece.low, "+")
    after = replaced(line, {one: plus(written_high, minus(written_low))})
    steps = [
        _step(
            "improper-integral",
            say("Approach the end of the interval by a limit."),
            say(
                "The antiderivative has no value at that end, so its limit takes the place of the value: "
                "the integral from {a} to {b} is improper.",
                a=formula(piece.low),
                b=formula(piece.high),
            ),
            line,
            after,
            say("May the bound simply be put in, or is a limit needed?"),
        )
    ]
    top = high if high is not None else _limit(big, x, piece.high, "-")
    bottom = low if low is not None else _limit(big, x, piece.low, "+")
    infinite = top.has(*_INFINITE) or bottom.has(*_INFINITE)
    value = _infinite(top, bottom) if infinite else sp.expand(top - bottom)
    if infinite:
        after, finished = plus(written_high, minus(written_low)), value
    else:
        finished = replaced(line, {one: value})
    evaluate = _step(
        "evaluate-limit",
        say("Take the limit."),
        _told(big, top, bottom),
        after,
        finished,
        say("What does the antiderivative approach?"),
    )
    if infinite:
        raise Diverges(value, [*steps, evaluate])
    return [*steps, evaluate], neat_number(value), finished


def _told(big: Expr, top: Expr, bottom: Expr) -> Message:
    """What the antiderivative does at the two ends."""
    if S.NaN in (top, bottom):
        return say("{f} keeps swinging and approaches no number, so the limit does not exist.", f=formula(big))
    return say(
        "The limits of the antiderivative are {top} above and {bottom} below.",
        top=formula(top),
        bottom=formula(bottom),
    )


def _infinite(top: Expr, bottom: Expr) -> Expr:
    if not bottom.has(*_INFINITE):
        return top
    if not top.has(*_INFINITE):
        return -bottom
    value = top - bottom
    return value if value in (S.Infinity, S.NegativeInfinity) else S.NaN


def _limit_of(big: Expr, x: Symbol, t: Symbol, point: Expr, side: str) -> Expr:
    if point.is_infinite:
        return Limit(big.subs(x, t), t, point)
    return Limit(big.subs(x, t), t, point, side)


def _limit(big: Expr, x: Symbol, point: Expr, side: str) -> Expr:
    plain = with_positive_letters(big, x).replace(sp.Abs, lambda u: _without_bars(u, x, point, side))
    try:
        with within(3.0):
            value = sp.limit(plain, x, point, side)
    except TROUBLE:
        value = Limit(plain, x, point)
    value = with_plain_letters(value)
    if (value.is_finite and not value.has(sp.AccumBounds)) or (
        value.free_symbols and not value.has(Limit, sp.AccumBounds, *_INFINITE)
    ):
        return value
    if isinstance(value, sp.AccumBounds) or widening_wave(Task(plain, x, point, side)) is not None:
        return S.NaN
    if value.has(sp.Limit, S.NaN, sp.AccumBounds) or value.is_extended_real is False:
        raise NotSolved(
            say("The limit of {f} at {a} was not found.", f=formula(big), a=formula(point)), code="limit-not-found"
        )
    return value


def _without_bars(u: Expr, x: Symbol, point: Expr, side: str) -> Expr:
    """``|u|`` near a point as u or −u."""
    if point.is_infinite:
        near = S(10) ** 8 * (1 if point is S.Infinity else -1)
    else:
        near = point + sp.Rational(1, 10**8) * (1 if side == "+" else -1)
    value = sp.N(u.subs(x, near), 25)
    return -u if value.is_negative else u


def _step(rule: str, title: Message, because: Message, before: Expr, after: Expr, idea: Message) -> Step:
    left, right = formula(before), shown(after)
    return Step(rule, title, because, left, right, SameValue(left, right), (), idea)
