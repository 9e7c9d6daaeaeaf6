"""The worked substitution: the innermost value first, put in and worked out, then the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sympy import Basic, Expr, Piecewise, S, Subs, Symbol

from tutor.errors import NotSolved
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.equations.written import substituted
from tutor.rules.rewriting import Rewrite, Steps, formula, neat, put, step_of
from tutor.rules.simplest import expanded, simplified
from tutor.solution import Answer, SameValue, Step

MOST = 12
"""More functions than this in one another are not worked out."""


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps, then the value.

    Raises:
        NotSolved: there is no value, or too much to do.
    """
    line = expression(problem.statement)
    for _ in range(MOST):
        path = _innermost(line)
        if path is None:
            result = yield from _worked(line)
            shown = formula(evaluated(result))
            yield Answer(shown, shown)
            return
        line = yield from _put_in(line, path)
    raise NotSolved(say("This takes more steps than can be shown."))


def _innermost(line: Basic, path: tuple[int, ...] = ()) -> tuple[int, ...] | None:
    """Where the first substitution stands that holds no other."""
    for place, part in enumerate(line.args):
        if (found := _innermost(part, (*path, place))) is not None:
            return found
    return path if isinstance(line, Subs) else None


def _put_in(line: Expr, path: tuple[int, ...]) -> Steps:
    for place, value in enumerate(_at(line, path).args[2]):
        if value.args and not value.free_symbols:
            line = yield from _worked_inside(line, (*path, 2, place), value)
    part = _at(line, path)
    body, letters, values = part.args
    raw = body if not isinstance(body, Piecewise) else _case(body, dict(zip(letters, values, strict=True)))
    for letter, value in zip(letters, values, strict=True):
        raw = substituted(raw, letter, value)
    after = put(line, path, raw)
    yield step_of(_words(part, raw), line, after)
    if not path:
        return raw
    return (yield from _worked_inside(after, path, raw))


def _case(body: Piecewise, values: Mapping[Symbol, Expr]) -> Expr:
    """The expression of the first case whose condition the values fulfil."""
    for piece, condition in body.args:
        told = condition.subs(values)
        if told is S.true:
            return piece
        if told is not S.false:
            break
    raise NotSolved(say("It cannot be said which case of the function holds here."))


def _worked_inside(line: Expr, path: tuple[int, ...], part: Expr) -> Steps:
    """Work out a part, each step shown in the whole line."""
    worked = _worked(part)
    while True:
        try:
            step = next(worked)
        except StopIteration as end:
            return put(line, path, evaluated(end.value))
        yield _within(line, path, step)


def _within(line: Expr, path: tuple[int, ...], step: Step) -> Step:
    before, after = (formula(put(line, path, expression(side))) for side in (step.before, step.after))
    return replace(step, before=before, after=after, claim=SameValue(before, after))


def _at(line: Basic, path: tuple[int, ...]) -> Basic:
    for place in path:
        line = line.args[place]
    return line


def _words(part: Subs, raw: Expr) -> Rewrite:
    body, letters, values = part.args
    if isinstance(body, Piecewise):
        title = say("Put {value} into the case of the function that holds for it.", value=formula(values[0]))
    elif len(letters) == 1:
        title = say("Put {value} in place of {letter}.", value=formula(values[0]), letter=formula(letters[0]))
    else:
        title = say("Put the numbers in place of the letters.")
    return Rewrite(
        "substitute",
        title,
        say("A letter stands for a number, the same one everywhere; put brackets around what is negative or a sum."),
        raw,
        say("What stands in place of the letter?"),
    )


def _worked(line: Expr) -> Steps:
    """A polynomial is multiplied out, anything else simplified."""
    line = neat(line)
    letters = line.free_symbols
    if letters and evaluated(line).is_polynomial(*letters):
        return (yield from expanded(line))
    return (yield from simplified(line))
