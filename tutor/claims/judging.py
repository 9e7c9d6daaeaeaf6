"""Judges a written claim. Runs in a worker (SymPy); every judgement is the checker's (`tutor.checking.steps`).

A claim is refuted only where no charitable reading of it holds: as it stands, rounded, with its units, and, for an
equation in letters, as following from what the text or the problem said before. Definitions and equations to be solved
are no claims that could be false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from sympy import Basic, Expr, Rational, S, floor

from tutor.checking.judging import proved, refuted, unchecked, witness
from tutor.checking.steps import check_claim, guarded
from tutor.checking.work.values import term_by_term
from tutor.claims.equations import judge_equation
from tutor.claims.readings import readings
from tutor.claims.written import Written
from tutor.errors import StepwiseError
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated, read
from tutor.maths.worker import within
from tutor.messages import Formula, say
from tutor.problem import Problem
from tutor.solution import SameValue
from tutor.verdict import Status, Verdict

SECONDS = 0.5
"""For reading one claim."""
_NUMERAL = re.compile(r"\s*([-−–]?)\s*(\d[\d\s]*)?(?:\.(\d+))?\s*%?\s*")
_COMPUTED = re.compile(r"\.\d{9,}")


def judge(claim: Written, problem: Problem) -> Verdict:
    """Judge one claim of a text about a problem; always ends."""
    return guarded(lambda: _judge(claim, problem))


def judge_all(claims: tuple[Written, ...], problem: Problem) -> list[Verdict]:
    """Judge several claims, in order."""
    return [judge(claim, problem) for claim in claims]


def _judge(claim: Written, problem: Problem) -> Verdict:
    pair = _read(claim.left.text, claim.right.text)
    if pair is None:
        return unchecked("not-read", say("Not checked: this could not be read."))
    left, right = pair
    if left.free_symbols | right.free_symbols:
        verdict = judge_equation(claim, left, right, problem)
        if not verdict.proved and any(_is_number(*other) for other in _others(claim)):
            verdict = _numbers(claim, pair)
    elif not _is_number(left, right):
        verdict = judge_equation(claim, left, right, problem)
    else:
        verdict = _numbers(claim, pair)
    if verdict.status is Status.REFUTED and claim.loose:
        return unchecked("part-of-something", say("Not checked: this may be a part of something longer."))
    return verdict


def _read(left: str, right: str) -> tuple[Basic, Basic] | None:
    try:
        with within(SECONDS):
            return read(left), read(right)
    except (StepwiseError, RecursionError):
        return None


def _is_number(left: Basic, right: Basic) -> bool:
    return all(isinstance(side, Expr) and side.is_number for side in (left, right))


def _others(claim: Written) -> Iterator[tuple[Basic, Basic]]:
    """The other readings of a claim that can be read."""
    _, *rest = readings(claim)
    yield from (pair for reading in rest if (pair := _read(*reading)) is not None)


def _numbers(claim: Written, pair: tuple[Basic, Basic]) -> Verdict:
    """Judge a claim between numbers."""
    if claim.sign in "<>≤≥≠":
        return _ordered(claim.sign, *pair)
    first: Verdict | None = None
    for number, reading in enumerate(readings(claim)):
        found = pair if number == 0 else _read(*reading)
        if found is None or not _is_number(*found):
            continue
        verdict = _same(claim, *found)
        if verdict.status is not Status.REFUTED:
            return verdict
        first = first or verdict
    if first is None:
        return unchecked("not-read", say("Not checked: this could not be read."))
    return _run_on(claim) or first


def _same(claim: Written, left: Basic, right: Basic) -> Verdict:
    """Judge that two numbers are equal, or that one is the other rounded."""
    verdict = check_claim(SameValue(formula(left), formula(right)))
    if verdict.status is not Status.REFUTED:
        return verdict
    one, other = _exact(left), _exact(right)
    for value, said, plain in ((one, other, claim.right.text), (other, one, claim.left.text)):
        if (rounded := _rounded(value, said, plain, claim)) is not None:
            return rounded
    text = say("The left side is {left}, not {right}.", left=_shown(one), right=_shown(other))
    return replace(verdict, message=text)


def _shown(value: Expr) -> Formula:
    """A number as it is written most: a decimal where it ends soon."""
    if value.is_Rational and not value.is_Integer:
        decimal = Decimal(int(value.p)) / Decimal(int(value.q))
        text = format(decimal.normalize(), "f")
        if len(text) < 12 and Rational(text) == value:
            return Formula(text, text)
    return formula(value)


def _exact(side: Basic) -> Expr:
    """The value of a side, its decimals as the exact numbers that they say."""
    found = evaluated(side.xreplace({number: Rational(str(number)) for number in side.atoms() if number.is_Float}))
    return found if isinstance(found, Expr) else S.NaN


def _rounded(value: Expr, said: Expr, plain: str, claim: Written) -> Verdict | None:
    """Judge ``said``, written as ``plain``, as ``value`` rounded; None where it is no rounding of it."""
    numeral = _NUMERAL.fullmatch(plain)
    if numeral is None or not (value.is_real and said.is_real):
        return None
    places = len(numeral[3] or "")
    unit = _unit(plain, places, said, claim)
    difference = abs(value - said)
    half = unit / 2
    if difference < half or (difference == half and (abs(said) > abs(value) or (said / unit) % 2 == 0)):
        parts = {"value": _near(value, places), "rounded": _as_written(plain)}
        return proved("rounding", "rounded", say("Rounded: {value} is {rounded} to this many places.", **parts))
    computed = any(_COMPUTED.search(side.text) for side in (claim.left, claim.right))
    if computed and difference < abs(said) / 10**8:
        return proved("rounding", "rounded", say("Rounded: both sides agree to the digits that a computer keeps."))
    if places and difference < unit and abs(said) < abs(value):
        right = formula((floor(value / unit + Rational(1, 2)) * unit).evalf(12))
        text = say("Not exact: digits were cut off. Rounded, it is {value}.", value=right)
        return unchecked("cut-off", text, "rounding")
    return None


def _unit(plain: str, places: int, said: Expr, claim: Written) -> Expr:
    """The value of the last place of a numeral; of ``≈ 3300`` that of its last digit that is not zero."""
    digits = Rational(str(Decimal(re.sub(r"[^\d.]", "", plain) or "0")))
    unit = Rational(1, 10**places) * abs(said / digits if digits else S.One)
    if claim.sign == "≈" and not places:
        bare = re.sub(r"\D", "", plain)
        unit *= 10 ** min(len(bare) - len(bare.rstrip("0")), max(0, len(bare) - 1))
    return unit if unit else S.One


def _as_written(numeral: str) -> Formula:
    return Formula(numeral.strip().replace("%", r"\%"), numeral.strip())


def _near(value: Expr, places: int) -> Formula:
    """A value with some more digits than it was rounded to."""
    digits = value.evalf(places + 12)
    text = f"{float(digits):.{places + 2}f}" if abs(digits) < 10**12 else str(digits)
    return Formula(text, text)


def _run_on(claim: Written) -> Verdict | None:
    """``3 + 4 = 7 * 2 = 14``: the = runs on; what is meant is 3 + 4 = 7, then 7 * 2 = 14."""
    begun = re.match(r"\s*([-−–]?\s*(?:\d+(?:\.\d+)?|\.\d+)%?)\s*(?:[-+−–*/^]|\\(?:times|cdot|div))", claim.right.text)
    if not claim.goes_on or begun is None:
        return None
    pair, whole = _read(claim.left.text, begun[1]), _read(claim.left.text, claim.right.text)
    if (
        pair is None
        or (whole is not None and term_by_term(*whole))
        or not check_claim(SameValue(*map(formula, pair))).proved
    ):
        return None
    meant = say("{left} equals {right}", left=formula(pair[0]), right=formula(pair[1]))
    return unchecked(
        "run-on",
        say("Loosely written: {meant}, and then the work goes on. The two sides of this = are not equal.", meant=meant),
        "run-on",
    )


def _ordered(sign: str, left: Basic, right: Basic) -> Verdict:
    """Judge an inequality between numbers."""
    difference = _exact(left) - _exact(right)
    if not difference.is_real:
        return unchecked("undecided", say("Not checked: these two numbers cannot be compared."))
    zero = difference.is_zero
    larger = bool(difference.is_positive)
    if zero is None or (not zero and difference.is_positive is None):
        return unchecked("undecided", say("Not checked: these two numbers cannot be compared."))
    less = not larger and not zero
    holds = {"<": less, ">": larger, "≤": not larger, "≥": not less, "≠": not zero}[sign]
    values = {"left": formula(_exact(left)), "right": formula(_exact(right))}
    if holds:
        return proved("comparison", "holds", say("Compared both sides: {left} and {right}.", **values))
    message = say("The left side is {left}, and the right side is {right}: this does not hold.", **values)
    return refuted("comparison", "different", message, witness({}, _exact(left), _exact(right)))
