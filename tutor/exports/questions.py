"""What a program that grades has to know of an item: which kind of question it is, and what is right.

The kinds are those that Moodle, Canvas and GIFT share. An answer that has many right forms (an antiderivative apart,
which is spelled with its constant) and nothing to compare texts with, such as a family of solutions or a matrix with
its diagonal form, is `Written`: the teacher sees the key and decides. ``key=False`` of these formats is a test:
the file keeps what grading needs, and leaves out hints, feedback and solutions, which students would see.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tutor.exports.spellings import decimal, spellings
from tutor.exports.values import Matrix, Members, Number, Row, Truth, Value, Words, value_of
from tutor.messages import Translate, untranslated

ROUNDED = re.compile(r"\\operatorname\{rounded\}.*, (?:\\frac\{1\}\{(\d+)\}|(\d+(?:\.\d+)?))\\right\)$")
"""An answer that was rounded without the question asking for it: the grain is the last argument."""
LONGEST = 160
"""Characters that anybody would type into one line."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of several answers to choose from; ``why`` is what is wrong with it, as Markdown, or empty."""

    latex: str
    right: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One right answer among wrong ones."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """Whether a statement is true."""

    holds: bool


@dataclass(frozen=True, slots=True)
class Numeric:
    """Numbers that are right, each with its tolerance ("0" unless the key itself was rounded); a unit may follow.

    There are several where a percentage is right as 57.14 and as 0.5714.
    """

    numbers: tuple[tuple[str, str], ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Short:
    """A text, one of the accepted ones; ``exact_case`` where capitals mean something else."""

    accepted: tuple[str, ...]
    exact_case: bool


@dataclass(frozen=True, slots=True)
class Written:
    """An answer that only a person can judge."""


Question = Choice | TrueFalse | Numeric | Short | Written


def about_its_answer(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item whose goal, form and rounding are those of its answer: a line of work, or its number, has none."""
    if item["kind"] not in ("find-error", "missing-step"):
        return item
    return {**item, "goal": "value", "form": None, "latex": ""}


def question(item: dict[str, Any], translate: Translate = untranslated) -> Question:
    """Return the question that an item is, with answers in the language of the set too."""
    item = about_its_answer(item)
    if options := tuple(
        Option(choice["latex"], choice["misconception"] is None, choice.get("why") or "") for choice in item["choices"]
    ):
        return Choice(options)
    answer = item["answer"]
    plain, shown = answer["value"], " ".join(answer["plain"].split())
    value = value_of(plain, shown)
    if isinstance(value, Truth):
        return TrueFalse(value.holds)
    if isinstance(value, Number) and (number := _numeric(item, value, shown)):
        return number
    if _is_open(item, value):
        return Written()
    accepted = spellings(value, plain, shown, translate)
    letters = {letter for letter in plain + shown if letter.isalpha()}
    return Short(accepted, any(letter.lower() in letters for letter in letters if letter.isupper()))


def _numeric(item: dict[str, Any], value: Number, shown: str) -> Numeric | None:
    """A number that is written without a fraction bar, with the unit that it is shown with."""
    if "/" in value.written:
        return None
    half = (_grain(item) or Fraction(0)) / 2
    bare = (value.written, decimal(half) or "0")
    match = re.fullmatch(r"(-?\d+(?:\.\d+)?)\s*([^\d\s=.,][^=]*)", shown)
    if match is None:
        return Numeric((bare,))
    scale = Fraction(match[1]) / value.value if value.value else Fraction(1)
    seen = (match[1], decimal(half * scale) or "0")
    return Numeric(tuple(dict.fromkeys((seen, bare))), match[2])


def _grain(item: dict[str, Any]) -> Fraction | None:
    """To what the key was rounded; None where it is exact, or where rounding is what was asked."""
    match = ROUNDED.search(item.get("latex", ""))
    if match is None or item.get("task") == "round-number" or item["topic"] == "rounding":
        return None
    return Fraction(1, int(match[1])) if match[1] else Fraction(match[2])


def _is_open(item: dict[str, Any], value: Value) -> bool:
    """Whether there are right answers that no list of texts holds."""
    free = item.get("goal") == "function" and re.search(r"\bC(?:_\d+)?\b", item["answer"]["value"])
    if free or (item.get("form") or "").startswith("using-all"):
        return True
    if isinstance(value, Words):
        return "∈" in value.text or len(value.text) > LONGEST
    return isinstance(value, Row | Members) and any(_holds_matrix(member) for member in value.members)


def _holds_matrix(text: str) -> bool:
    value = value_of(text)
    return isinstance(value, Matrix) or (isinstance(value, Row) and any(map(_holds_matrix, value.members)))
