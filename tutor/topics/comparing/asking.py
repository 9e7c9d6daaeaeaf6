"""How comparisons and orders are asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from sympy import Basic, Eq, Expr, Ge, Gt, Integer, Le, Lt, Ne, Symbol, Tuple
from sympy.core.relational import Relational

from tutor.errors import BadInput
from tutor.maths.operations import operation, operation_name
from tutor.maths.reading import read
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.rules.equations.written import relation
from tutor.rules.listing import listed
from tutor.topic import Asking, Posed

TASK = "compare"
AS_STRINGS = "strings"
"""Named extra: the answer is wanted as a list of the numbers as typed, in quotes."""

NAMES = (
    "kth_largest", "kth_smallest", "closest", "increasing", "decreasing", "comparison_sign",
    "letter_of_kth_largest", "letter_of_kth_smallest", "letter_of_closest",
)  # fmt: skip
LETTERS = "abcdefghijkl"
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
LARGE = ("biggest", "largest", "greatest", "highest", "maximum")
SMALL = ("smallest", "least", "lowest", "minimum")

Blanks = Mapping[str, Basic]
Pose = Callable[[Blanks], Posed | None]


def fits(problem: Problem) -> bool:
    """Whether numbers are to be compared or put in order, and all of them are known."""
    if problem.goal is not Goal.VALUE or problem.task != TASK:
        return False
    statement = expression(problem.statement)
    return operation_name(statement) in NAMES and not statement.free_symbols


def are_numbers(numbers: list[Expr]) -> bool:
    """Whether all are real numbers."""
    return all(number.is_number and number.is_extended_real is not False for number in numbers)


def _posed(name: str, *arguments: Basic) -> Posed:
    return Posed(operation(name, *arguments), TASK, Goal.VALUE, picks=True)


def place_of(word: Basic) -> int | None:
    """The place that a word names: "second", "3rd"; None for another word."""
    name = word.name.lower() if isinstance(word, Symbol) else ""
    found = re.fullmatch(r"(\d\d?)(?:st|nd|rd|th)", name)
    return int(found[1]) if found else ORDINALS.get(name)


def _kth(name: str, *, lettered: bool = False) -> Pose:
    def pose(blanks: Blanks) -> Posed | None:
        place = place_of(blanks["digits"]) if "digits" in blanks else 1
        numbers = _choices(blanks) if lettered else _list(blanks)
        if place is None or numbers is None or not place <= len(numbers):
            return None
        return _posed(f"letter_of_{name}" if lettered else name, Integer(place), Tuple(*numbers))

    return pose


def _closest(*, lettered: bool) -> Pose:
    def pose(blanks: Blanks) -> Posed | None:
        numbers = _choices(blanks) if lettered else _list(blanks)
        target = blanks["target"]
        if numbers is None or not isinstance(target, Expr) or not are_numbers([target]):
            return None
        return _posed("letter_of_closest" if lettered else "closest", target, Tuple(*numbers))

    return pose


def _choices(blanks: Blanks) -> list[Expr] | None:
    found = [blanks[letter] for letter in LETTERS if letter in blanks]
    numbers = [item for item in found if isinstance(item, Expr)]
    return numbers if len(numbers) == len(found) and are_numbers(numbers) else None


def _list(blanks: Blanks) -> list[Expr] | None:
    """The numbers of the list, the two of a pair, or those typed one behind the other."""
    if "text" in blanks:
        return _typed(blanks["text"])
    if "l" in blanks:
        found = listed(blanks["l"])
    else:
        found = [blank for blank in (blanks["a"], blanks["b"]) if isinstance(blank, Expr)]
    return found if found and len(found) > 1 and are_numbers(found) else None


def _typed(text: Basic) -> list[Expr] | None:
    """Numbers typed with blanks or commas and blanks between them."""
    pieces = [piece for piece in re.split(r"[,;]?\s+", text.name.strip()) if piece] if isinstance(text, Symbol) else []
    if not pieces or not all(re.fullmatch(r"-?[\d,]*\.?\d+(?:e[+-]?\d+)?", piece, re.IGNORECASE) for piece in pieces):
        return None
    try:
        numbers = [read(piece) for piece in pieces]
    except BadInput:
        return None
    return numbers if len(numbers) > 1 and all(isinstance(n, Expr) for n in numbers) and are_numbers(numbers) else None


def _sorted(name: str) -> Pose:
    def pose(blanks: Blanks) -> Posed | None:
        numbers = _list(blanks)
        return None if numbers is None else _posed(name, Tuple(*numbers))

    return pose


def _as_strings(blanks: Blanks) -> Posed | None:
    """The order wanted as a list of strings: the numbers as they were typed."""
    numbers, way = _typed(blanks["text1"]), blanks["digits"].name.lower()
    if numbers is None or way not in ("ascending", "descending"):
        return None
    name = "increasing" if way == "ascending" else "decreasing"
    typed = Tuple(*(Symbol(piece) for piece in re.split(r"[,;]?\s+", blanks["text1"].name.strip())))
    return Posed(operation(name, Tuple(*numbers)), TASK, Goal.VALUE, given={AS_STRINGS: typed})


def _sign(blanks: Blanks) -> Posed | None:
    pair = [blank for blank in (blanks["a"], blanks["b"]) if isinstance(blank, Expr)]
    return _posed("comparison_sign", *pair) if len(pair) == 2 and are_numbers(pair) else None


def _statement(kind: type[Relational]) -> Pose:
    """A statement about two numbers, to be judged true or false."""

    def pose(blanks: Blanks) -> Posed | None:
        pair = [blank for blank in (blanks["a"], blanks["b"]) if isinstance(blank, Expr)]
        if len(pair) != 2 or not are_numbers(pair):
            return None
        return Posed(relation(kind, *pair), "judge", Goal.VALUE)

    return pose


def _pose_stated(blanks: Blanks) -> Posed | None:
    """``does 3 = 4``."""
    e = blanks["e"]
    return Posed(e, "judge", Goal.VALUE) if isinstance(e, Relational) and not e.free_symbols else None


def _with_choices(*beginnings: str) -> tuple[str, ...]:
    """Each beginning with two to twelve lettered choices after it."""
    return tuple(
        f"{beginning}? " + " ".join(f"({letter}) {{{letter}}}" for letter in LETTERS[:count])
        for beginning in beginnings
        for count in range(2, len(LETTERS) + 1)
    )


def _kth_phrases(words: tuple[str, ...]) -> Iterator[str]:
    for word in words:
        for place in ("", "{digits} "):
            for what in ("value", "number"):
                yield f"find {place}{word} {what} in {{l}}"
                yield f"find {place}{word} {what} of {{l}}"
                yield f"which is {place}{word} {what} in {{l}}"
            yield f"find {place}{word} of {{l}}"
            yield f"find {place}{word} in {{l}}"
            yield f"which is {place}{word} of {{l}}"
            yield f"which of {{l}} is {place}{word}"
            yield f"which number is {place}{word}: {{l}}"


def _kth_choices(words: tuple[str, ...]) -> tuple[str, ...]:
    return _with_choices(*(f"which is {place}{word} value" for word in words[:2] for place in ("", "{digits} ")))


def _orders(way: str, *words: str) -> tuple[str, ...]:
    phrases = [
        f"{verb} {{l}} {word}" for word in words for verb in ("sort", "put", "arrange", "order", "list", "write")
    ]
    return (
        *phrases,
        *(f"{verb} these numbers {word}: {{l}}" for word in words for verb in ("sort", "put", "arrange")),
        way,
    )


ASKINGS = (
    Asking(
        (
            "which is bigger: {a} or {b}",
            "which is greater: {a} or {b}",
            "which is larger: {a} or {b}",
            "which is more: {a} or {b}",
            "which number is bigger: {a} or {b}",
            "which number is greater: {a} or {b}",
            "which number is larger: {a} or {b}",
            *_kth_phrases(LARGE),
        ),
        _kth("kth_largest"),
    ),
    Asking(
        (
            "which is smaller: {a} or {b}",
            "which is less: {a} or {b}",
            "which number is smaller: {a} or {b}",
            *_kth_phrases(SMALL),
        ),
        _kth("kth_smallest"),
    ),
    Asking(_kth_choices(LARGE), _kth("kth_largest", lettered=True)),
    Asking(_kth_choices(SMALL), _kth("kth_smallest", lettered=True)),
    Asking(
        (
            "pick largest number of following candidates: {text}",
            "your task is to pick largest/smallest number out of several options. your output should be only number of "
            "interest. now, pick largest number of following candidates: {text}",
        ),
        _kth("kth_largest"),
    ),
    Asking(
        (
            "pick smallest number of following candidates: {text}",
            "your task is to pick largest/smallest number out of several options. your output should be only number of "
            "interest. now, pick smallest number of following candidates: {text}",
        ),
        _kth("kth_smallest"),
    ),
    Asking(
        (
            "find closest to {target} in {l}",
            "find nearest to {target} in {l}",
            "find number closest to {target} in {l}",
            "which is closest to {target} in {l}",
            "which is nearest to {target} in {l}",
            "which of {l} is closest to {target}",
            "which number is closest to {target}: {l}",
        ),
        _closest(lettered=False),
    ),
    Asking(_with_choices("which is closest to {target}", "which is nearest to {target}"), _closest(lettered=True)),
    Asking(
        _orders(
            "sort {l}",
            "in ascending order",
            "in increasing order",
            "from least to greatest",
            "from smallest to largest",
            "from lowest to highest",
            "from smallest to biggest",
        ),
        _sorted("increasing"),
    ),
    Asking(
        _orders(
            "sort {l} downwards",
            "in descending order",
            "in decreasing order",
            "from greatest to least",
            "from largest to smallest",
            "from highest to lowest",
            "from biggest to smallest",
        ),
        _sorted("decreasing"),
    ),
    Asking(
        ("sort these numbers in {digits} order: {text1} please follow instruction below: {text2}",),
        _as_strings,
    ),
    Asking(
        (
            "which symbol represents comparison between {a} and {b}",
            "which sign goes between {a} and {b}",
            "compare {a} and {b}",
            "compare {a} with {b}",
            "fill in blanks {a} _ {b}",
            "fill in blank {a} _ {b}",
            "comparing surds fill in blanks {a} _ {b}",
        ),
        _sign,
    ),
    Asking(("is {a} less than {b}", "is {a} smaller than {b}"), _statement(Lt)),
    Asking(("is {a} less than or equal to {b}", "is {a} at most {b}", "is {a} at most as big as {b}"), _statement(Le)),
    Asking(
        ("is {a} greater than {b}", "is {a} bigger than {b}", "is {a} larger than {b}", "is {a} more than {b}"),
        _statement(Gt),
    ),
    Asking(
        ("is {a} greater than or equal to {b}", "is {a} at least {b}", "is {a} at least as big as {b}"), _statement(Ge)
    ),
    Asking(
        ("are {a} and {b} equal", "is {a} equal to {b}", "do {a} and {b} have same value", "does {a} equal {b}"),
        _statement(Eq),
    ),
    Asking(
        (
            "is {a} not equal to {b}",
            "are {a} and {b} unequal",
            "are {a} and {b} nonequal",
            "are {a} and {b} non-equal",
            "are {a} and {b} different",
            "do {a} and {b} have different values",
        ),
        _statement(Ne),
    ),
    Asking(("does {e}",), _pose_stated),
)
