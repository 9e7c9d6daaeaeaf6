"""A given answer against the key: what `tutor check` answers, for one pair.

Reads both, compares their values (`tutor.maths.equivalence`) and asks for the form (`tutor.maths.forms`). Unreadable
input is a verdict of its own, and so is not knowing. Runs inside a worker.

Forms that change what "the same" means: ``decimal-places:N`` and ``significant-figures:N`` want the key rounded to
those digits; ``up-to-constant`` takes any antiderivative of the same function, and its form is right when a constant
of integration is written (and absolute values in logarithms, where the key has them).
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from typing import Any

import sympy as sp
from mpmath.libmp import NoConvergence

from tutor.checking.digits import rounded_as_asked
from tutor.checking.up_to_constant import compare_up_to_constant, has_constant
from tutor.errors import StepwiseError, TookTooLong
from tutor.maths.equivalence import Judgement, compare
from tutor.maths.equivalence.assignments import value_of
from tutor.maths.equivalence.judgement import Witness, undecided
from tutor.maths.equivalence.parameters import with_parameter_of
from tutor.maths.forms import has_form, same_up_to_order
from tutor.maths.printing import plain
from tutor.maths.reading.answers import read_answer
from tutor.maths.reading.values import Quantity, Several, Words
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.maths.worker import within
from tutor.verdict import AnswerCheck

SOFT_DEADLINE = 1.5
"""Seconds of work after which a check says that it does not know."""


ALGEBRA_FAILS = (*SYMPY_TROUBLE, NoConvergence)
"""What SymPy raises where it is out of its depth; the check then says that it does not know."""


def check_answer(gold: str | None, answer: str, form: str | None = None) -> AnswerCheck:
    """Check an answer against the key, and against the form asked for.

    Without a key (None) only the form is looked at, and the verdict is undecided.

    Raises:
        UnknownName: there is no such form.
    """
    start = time.perf_counter()
    if form is not None:
        has_form(sp.S.One, form)
    try:
        with within(SOFT_DEADLINE):
            return _timed(_checked(gold, answer, form), start)
    except TookTooLong as error:
        return _timed(AnswerCheck("undecided", "none", error=_error(error, None), reason="took too long"), start)


def _checked(gold: str | None, answer: str, form: str | None) -> AnswerCheck:
    values: list[Any] = []
    if gold is None:
        return _form_alone(answer, form)
    for side, text in (("gold", gold), ("answer", answer)):
        try:
            values.append(read_answer(text))
        except TookTooLong:
            raise
        except StepwiseError as error:
            return AnswerCheck("unreadable", "reading", error=_error(error, side))
    judged = _judged(values[0], values[1], gold, answer, form)
    return AnswerCheck(
        judged.outcome.value,
        judged.method,
        None if form is None else _form_ok(values[0], values[1], answer, form),
        _witness(judged.witness),
        reason=judged.reason,
    )


def _form_alone(answer: str, form: str | None) -> AnswerCheck:
    try:
        value = read_answer(answer)
    except TookTooLong:
        raise
    except StepwiseError as error:
        return AnswerCheck("unreadable", "reading", error=_error(error, "answer"))
    form_ok = None if form is None else _form_ok(value, value, answer, form)
    return AnswerCheck("undecided", "none", form_ok, reason="there is no key")


def _judged(gold: Any, answer: Any, gold_text: str, answer_text: str, form: str | None) -> Judgement:
    try:
        if form == "up-to-constant":
            return compare_up_to_constant(gold, answer)
        if form is not None and form.startswith(("decimal-places:", "significant-figures:")):
            return rounded_as_asked(gold, answer, form, (gold_text, answer_text))
        places = decimal_places_in(gold_text, answer_text)
        judged = compare(gold, answer, places)
        if judged.equal:
            return judged
        for left, right in _other_readings(gold, answer, gold_text, answer_text):
            again = compare(left, right, places)
            if again.equal:
                return again
        return judged
    except ALGEBRA_FAILS as failure:
        return undecided(f"the computer algebra failed: {type(failure).__name__}")


def _other_readings(gold: Any, answer: Any, gold_text: str, answer_text: str) -> Iterator[tuple[Any, Any]]:
    """What one of the two may mean beside the other: a decimal comma, a formula in a sentence."""
    for text, other, turned in ((answer_text, gold, False), (gold_text, answer, True)):
        other_reading = _decimal_comma(text, other)
        if other_reading is None:
            other_reading = _only_formula(text, other)
        if other_reading is not None:
            yield (other_reading, other) if turned else (other, other_reading)

    for text, other, turned in ((answer_text, gold, False), (gold_text, answer, True)):
        signs = _independent_signs(text)
        if signs is not None:
            yield (signs, other) if turned else (other, signs)
    if (subject := _subject(gold_text, answer_text) or _subject(answer_text, gold_text)) is not None:
        yield subject, subject
    for left, right in ((gold, answer), (answer, gold)):
        if isinstance(left, Words) and right in (sp.S.true, sp.S.false) and left.key in _YES_AND_NO:
            yield _YES_AND_NO[left.key], right
    renamed = with_parameter_of(gold, answer)
    if renamed is not None:
        yield gold, renamed


_YES_AND_NO = {"yes": sp.S.true, "no": sp.S.false, "예": sp.S.true, "네": sp.S.true, "아니오": sp.S.false}
_SIGN = re.compile(r"\\pm(?![a-zA-Z])|±")
MOST_SIGNS = 3


def _independent_signs(text: str) -> Any | None:
    """``(±a, ±b)`` as four points: the signs in different coordinates may be chosen one by one."""
    pieces = _SIGN.split(text)
    if not 3 <= len(pieces) <= MOST_SIGNS + 1 or not re.search(r"\(.*(?:\\pm|±).*,.*(?:\\pm|±).*\)", text):
        return None
    found: list[Any] = []
    for signs in product("+-", repeat=len(pieces) - 1):
        try:
            value = read_answer("".join(part + sign for part, sign in zip(pieces, (*signs, ""), strict=True)))
        except StepwiseError:
            return None
        found += value.items if isinstance(value, Several) else (value,)
    return Several(tuple(found)) if all(isinstance(value, sp.Tuple) for value in found) else None


_NEGATION = re.compile(r"\b(?:not|no|never|neither|nor|nobody|unless|or|and)\b|n't", re.IGNORECASE)


def _subject(gold: str, answer: str) -> Words | None:
    """A name as the answer to a key that is a sentence about it: ``Petya`` for ``Petya receives the last token``."""
    name = answer.strip(" .$")
    if not re.fullmatch(r"[A-Z][a-z]{2,20}", name) or _NEGATION.search(gold):
        return None
    if not re.match(rf"{name} [a-z]+ \w+", gold.strip()) or re.search(r"[,\d\\$]", gold):
        return None
    return Words(name, name.lower())


def _decimal_comma(text: str, other: Any) -> Any | None:
    """``1,22`` is 1.22 to a reader who expects one number."""
    match = re.fullmatch(r"\s*\$?\s*(-?\d+),(\d+)\s*\$?\s*", text)
    if (
        match is None
        or not isinstance(other, sp.Expr)
        or (len(match[2]) < 2 and match[1] not in ("0", "-0"))
        or (len(match[2]) == 3 and match[1] not in ("0", "-0"))
    ):
        return None
    return sp.Float(f"{match[1]}.{match[2]}")


def _only_formula(text: str, other: Any) -> Any | None:
    """The formula of a sentence that holds just one."""
    if isinstance(other, Words):
        return None
    formulas = re.findall(r"(?<!\\)\$([^$]+)(?<!\\)\$", text)
    if len(formulas) != 1 or len(re.sub(r"\$[^$]*\$", "", text).strip(" .")) < 3:
        return None
    try:
        return read_answer(formulas[0])
    except StepwiseError:
        return None


def _form_ok(gold: Any, answer: Any, text: str, form: str) -> bool | None:
    try:
        return _has_form(gold, answer, text, form)
    except ALGEBRA_FAILS:
        return None


def _has_form(gold: Any, answer: Any, text: str, form: str) -> bool | None:
    if isinstance(answer, Quantity):
        answer = answer.value
    if form == "same-up-to-order":
        return same_up_to_order(gold, answer)
    if form == "up-to-constant":
        return has_constant(gold, answer)
    if isinstance(answer, sp.Eq) and (value := value_of(answer)) is not None and form != "simplified":
        answer = value
    return has_form(answer, form, text)


def decimal_places_in(*texts: str) -> dict[Fraction, int]:
    """The decimals written in the texts and their digits after the point: 1.50 has two."""
    found: dict[Fraction, int] = {}
    for text in texts:
        for match in re.finditer(r"(?<![\d.])(\d[\d,]*)?\.(\d+)(?:[eE]([+-]?\d{1,3}))?", text):
            whole, decimals, exponent = match.groups()
            shift = int(exponent or 0)
            value = (
                Fraction(int((whole or "0").replace(",", "") + decimals), 10 ** len(decimals)) * Fraction(10) ** shift
            )
            found[value] = max(found.get(value, 0), len(decimals) - shift)
    return found


def _witness(witness: Witness | None) -> Mapping[str, Any] | None:
    if witness is None:
        return None
    if witness.missing is not None:
        return {"missing": witness.missing}
    found: dict[str, Any] = {"point": {name: plain(number) for name, number in witness.point}}
    for name, value in (("left", witness.left), ("right", witness.right)):
        found[name] = None if value is None else plain(value)
    return found


def _error(error: StepwiseError, side: str | None) -> Mapping[str, Any]:
    return {"code": error.code, "message": str(error), "position": error.position, "side": side}


def _timed(check: AnswerCheck, start: float) -> AnswerCheck:
    ms = round((time.perf_counter() - start) * 1000, 3)
    return AnswerCheck(check.verdict, check.method, check.form_ok, check.witness, ms, check.error, check.reason)
