"""Plain notation → Maxima as STACK reads it, and which of STACK's answer tests decides a key.

``{-3, 1/2}`` stays a set, a matrix becomes ``matrix([1, 2], [3, 4])``, an inequality keeps its sign and joins its parts
with STACK's ``nounand`` and ``nounor``. What STACK has no way to grade (a family of solutions, a word) has no key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tutor.exports.questions import Numeric, about_its_answer, question
from tutor.exports.values import (
    CONSTANTS,
    FUNCTIONS,
    Expression,
    Interval,
    Matrix,
    Members,
    Number,
    Row,
    Statement,
    Union,
    Value,
    split,
    tokens,
    value_of,
)

NAMES = {"pi": "%pi", "e": "%e", "i": "%i", "oo": "inf", "ln": "log"}
"""Maxima's names for what plain notation calls otherwise."""
FORMS = {
    "factored": "FacForm",
    "expanded": "Expanded",
    "partial-fractions": "PartFrac",
    "completed-square": "CompSquare",
    "single-fraction": "SingleFrac",
    "lowest-terms": "LowestTerms",
    "simplified": "EqualComAss",
    "rationalised": "EqualComAss",
}
"""Form asked for → the test that wants it."""
IN_A_LETTER = ("FacForm", "PartFrac", "CompSquare")
"""Tests of a form that must be told the letter."""


@dataclass(frozen=True, slots=True)
class Key:
    """One field to fill in and how it is graded.

    ``label`` is LaTeX before the field. ``key`` is the model answer, ``target`` what the test compares with (an
    expression in ``ans``, the student's answer). ``form`` is a second test, for the form, with the credit that is left
    where only the form is missing.
    """

    key: str
    target: str
    test: str = "AlgEquiv"
    option: str = ""
    kind: str = "algebraic"
    label: str = ""
    form: str = ""
    credit: str = "0.5"
    syntax: str = ""


def keys(item: dict[str, Any]) -> tuple[Key, ...]:
    """Return the fields of an item; none where STACK cannot grade it."""
    item = about_its_answer(item)
    answer = item["answer"]
    shown = " ".join(answer["plain"].split())
    value = value_of(answer["value"], shown)
    return tuple(_keys(item, value, shown))


def maxima(text: str) -> str | None:
    """Return plain notation as Maxima; None where it is none."""
    return _maxima(value_of(text))


def _keys(item: dict[str, Any], value: Value, shown: str) -> Iterator[Key]:
    if (item.get("form") or "").startswith("using-all"):
        return
    match value:
        case Number():
            yield _number(item, value)
        case Expression() if key := _maxima(value):
            yield _expression(item, key, shown)
        case Statement() if key := _maxima(value):
            yield Key(key, key)
        case Matrix() if key := _maxima(value):
            yield Key(key, key, kind="matrix")
        case Row() if key := _maxima(value):
            yield Key(key, key, syntax="[ , ]")
        case Members(members):
            yield from _solutions(members, shown)
        case Interval() | Union():
            stated = _maxima(value_of(shown)) if "<" in shown or ">" in shown else None
            if key := stated or _maxima(value):
                yield Key(key, key)


def _number(item: dict[str, Any], value: Number) -> Key:
    """A number: worked out, not the problem typed in again, and as exact as the key."""
    key = f"({value.value})" if value.value.denominator != 1 else str(value.value)
    found = question({**item, "choices": []})
    if isinstance(found, Numeric) and found.numbers[-1][1] != "0":
        return Key(value.written, value.written, "NumAbsolute", found.numbers[-1][1])
    return Key(key, key, form="bare", credit="0")


def _expression(item: dict[str, Any], key: str, shown: str) -> Key:
    letter = _letter(item, key)
    if item.get("goal") == "antiderivative":
        return Key(f"{key}+c", key, "Int", letter)
    if item.get("goal") == "function":
        test = "SubstEquiv" if re.search(r"\bC(?:_\d+)?\b", key) else "AlgEquiv"
        return Key(key, key, test, f"[{letter}]" if test == "SubstEquiv" else "", label=_label(shown))
    form = FORMS.get(item.get("form") or "", "")
    if form in IN_A_LETTER:
        return Key(key, key, form=form, option=letter, label=_label(shown))
    return Key(key, key, form=form, label=_label(shown))


def _solutions(members: tuple[str, ...], shown: str) -> Iterator[Key]:
    """Solutions: a field for each unknown of a system with one solution, else the set of them, however it is typed."""
    values = [_maxima(value_of(member)) for member in members]
    if any(value is None for value in values):
        return
    named = [part.split(" = ") for part in split(shown)]
    if len(members) == 1 and len(named) > 1 and all(len(part) == 2 for part in named):
        for name, value in named:
            if key := maxima(value):
                yield Key(key, key, label=f"{_symbol(name)} =")
        return
    key = f"{{{','.join(map(str, values))}}}"
    letter = shown.split(" = ")[0]
    if not re.fullmatch(r"[A-Za-z]\w*", letter) or " = " not in shown or "," in shown:
        yield Key(key, key, syntax="{ }")
        return
    equations = " nounor ".join(f"{letter}={value}" for value in values)
    alone = f"elseif equationp(ans) then {equations} else {values[0]}" if len(values) == 1 else f"else {equations}"
    yield Key(key, f"if setp(ans) then {key} {alone}", syntax="{ }")


def _maxima(value: Value) -> str | None:
    """A value as Maxima; None where a part of it is none."""
    match value:
        case Number(number):
            return str(number)
        case Expression(text):
            return _arithmetic(text)
        case Matrix(rows):
            return _joined("matrix(", [_joined("[", map(maxima, row), "]") for row in rows], ")")
        case Row(members):
            return _joined("[", map(maxima, members), "]")
        case Members(members):
            return _joined("{", map(maxima, members), "}")
        case Interval(left, low, high, right):
            name = {"(": "o", "[": "c"}[left] + {")": "o", "]": "c"}[right]
            return _joined(f"{name}(", [maxima(low), maxima(high)], ")")
        case Union(parts):
            return _joined("%union(", map(_maxima, parts), ")")
        case Statement(text):
            return _statement(text)
        case _:
            return None


def _joined(start: str, parts: Any, end: str) -> str | None:
    found = list(parts)
    return None if None in found else f"{start}{','.join(found)}{end}"


def _statement(text: str) -> str | None:
    """Relations joined by ``or`` and ``and``; a chain is two of them."""
    cases = [_conjunction(case.split(" and ")) for case in text.split(" or ")]
    return None if None in cases else " nounor ".join(map(str, cases))


def _conjunction(relations: list[str]) -> str | None:
    parts: list[str] = []
    for relation in relations:
        sides = re.split(r"\s*(<=|>=|!=|=|<|>)\s*", relation)
        values = [_arithmetic(side) for side in sides[::2]]
        if None in values or len(values) < 2 or "!=" in sides:
            return None
        parts += [f"{values[place]}{sides[2 * place + 1]}{values[place + 1]}" for place in range(len(values) - 1)]
    return " nounand ".join(parts)


def _arithmetic(text: str) -> str | None:
    """An expression with Maxima's names; bars of absolute value become a function."""
    found = tokens(re.sub(r"\|([^|]*)\|", r"abs(\1)", text))
    if found is None or "|" in found or any(len(name) > 1 and name in ("lambda",) for name in found):
        return None
    return "".join(_decimal(token) if token[0].isdigit() else NAMES.get(token, token) for token in found)


def _decimal(token: str) -> str:
    """A decimal is exact here, so it is a fraction to Maxima, whose decimals are not."""
    return f"({Fraction(token)})" if "." in token else token


def _letter(item: dict[str, Any], key: str) -> str:
    """The letter that an integral, a form or a differential equation is about."""
    latex = item.get("latex", "")
    if item.get("goal") == "antiderivative" and (match := re.search(r"d\s*\\?([A-Za-z]+)\s*$", latex)):
        return match[1]
    if item.get("goal") == "function" and (match := re.search(r"\{d\s*([A-Za-z])(?:\^\{\d\})?\}", latex)):
        return match[1]
    names = sorted({name for name in re.findall(r"(?<!%)\b[A-Za-z]\w*", key) if name not in FUNCTIONS | CONSTANTS})
    letters = [name for name in names if not name.startswith("C_") and name not in ("log", "abs", "inf")]
    return letters[-1] if letters else "x"


def _label(shown: str) -> str:
    """``y =`` before the field, where the answer is shown so."""
    match = re.match(r"([A-Za-z]\w*) = ", shown)
    return f"{_symbol(match[1])} =" if match else ""


def _symbol(name: str) -> str:
    return (
        name if len(name) == 1 else re.sub(r"_(\w+)", r"_{\1}", name if len(name.split("_")[0]) == 1 else f"\\{name}")
    )
