"""Slips of the pen that look like the right answer: what fills up wrong choices where misconceptions do not suffice.

Runs in workers. Each is (code, value): the sign or a number is wrong, in the size and the sort of the right answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sympy import Basic, Expr, FiniteSet, I, Integer, Rational, Tuple, im, re, sign

from tutor.checking.mistakes.careless import number_slip, sign_slip
from tutor.maths.transport import expression
from tutor.service.practice.drafts import Draft
from tutor.service.practice.plausible import is_amount

SIGN, NUMBER = "sign-slip", "calculation-slip"
ROUND_FROM = 100
"""A number from here on that ends in zeros is off by its last place that is none."""
LARGE_FROM = 30

Slipped = tuple[str, Basic]


def slips(draft: Draft, random: Random) -> list[Slipped]:
    """Return slips of the answer to a problem, in a random order."""
    key = expression(draft.answer.value)
    members = _listed(draft, key)
    found = members if members is not None else list(_of(key, draft))
    random.shuffle(found)
    return found


def _of(key: Basic, draft: Draft) -> Iterator[Slipped]:
    if isinstance(key, Rational):
        yield from _of_number(key, amount=is_amount(draft, key))
    elif isinstance(key, FiniteSet) and len(key) > 1 and all(each.is_number for each in key):
        yield from _of_solutions(key)
    else:
        yield from ((SIGN, new) for new in sign_slip(key))
        yield from ((NUMBER, new) for new in number_slip(key))


def _of_number(key: Rational, *, amount: bool) -> Iterator[Slipped]:
    if key != 0 and not amount:
        yield SIGN, -key
    if not key.is_Integer:
        yield from ((NUMBER, Rational(key.p + shift, key.q)) for shift in (1, -1, 2) if key.p + shift != 0)
        yield from ((NUMBER, Rational(key.p, key.q + shift)) for shift in (1, -1) if key.q + shift > 1)
        return
    unit, rest = 1, abs(int(key))
    while rest >= ROUND_FROM and rest % 10 == 0:
        unit, rest = 10 * unit, rest // 10
    shifts = (1, -1, 2, -2, 10, -10) if rest >= LARGE_FROM else (1, -1, 2, -2)
    for shift in shifts:
        new = key + shift * unit
        if new >= 0 or not amount:
            yield NUMBER, Integer(new)


def _of_solutions(key: FiniteSet) -> Iterator[Slipped]:
    """Several solutions, all wrong in the same way, so that they still look as if they belong together."""
    yield SIGN, FiniteSet(*(-each for each in key))
    if key.has(I):
        parts = [(re(each), im(each)) for each in key]
        yield SIGN, FiniteSet(*(-a + b * I for a, b in parts))
        yield NUMBER, FiniteSet(*(abs(b) + sign(b) * a * I for a, b in parts))
        yield NUMBER, FiniteSet(*(a + 1 + b * I for a, b in parts))
        yield NUMBER, FiniteSet(*(a + 2 * b * I for a, b in parts))
        yield NUMBER, FiniteSet(*(a + b for a, b in parts))
        return
    members = list(key)
    for index, each in enumerate(members):
        others = [*members[:index], *members[index + 1 :]]
        yield SIGN, FiniteSet(-each, *others)
        yield NUMBER, FiniteSet(each + 1, *others)
        yield NUMBER, FiniteSet(each - 1, *others)


def _listed(draft: Draft, key: Basic) -> list[Slipped] | None:
    """The other things of which the answer is one, or other orders of them; None where the answer is no choice."""
    statement = expression(draft.problem.statement)
    if isinstance(key, Tuple) and any(_same_members(each, key) for each in statement.atoms(Tuple)):
        return [(NUMBER, _exchanged(key, place)) for place in range(len(key) - 1)]
    for each in (*statement.atoms(Tuple), *([Tuple(*statement.args)] if draft.problem.task == "compare" else [])):
        if key in each.args and all(isinstance(part, Expr) and part.is_number for part in each.args):
            return [(NUMBER, other) for other in dict.fromkeys(each.args) if other != key]
    return None


def _same_members(one: Tuple, other: Tuple) -> bool:
    return len(one) == len(other) and sorted(map(str, one)) == sorted(map(str, other))


def _exchanged(key: Tuple, place: int) -> Tuple:
    parts = list(key.args)
    parts[place], parts[place + 1] = parts[place + 1], parts[place]
    return Tuple(*parts)
