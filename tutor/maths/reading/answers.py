"""An answer of any kind, as people and models write it → a SymPy object or a typed value.

Order of trying: a box or "the answer is" in a sentence; a letter of a multiple choice; known words ("no solution");
money and units; a formula; a ratio; the second reader; words. What is neither a formula nor words is Unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from sympy import Basic, Equality, Expr, Integer, S, Tuple
from sympy.functions.elementary.trigonometric import TrigonometricFunction

from tutor.errors import StepwiseError, TooLarge, Unreadable
from tutor.maths.balls import agree
from tutor.maths.reading.extraction import closing_brace, final_answer, marked_answer
from tutor.maths.reading.formulas import parsed
from tutor.maths.reading.limits import LIMITS
from tutor.maths.reading.mixtures import mixture
from tutor.maths.reading.nodes import is_statement
from tutor.maths.reading.second_reader import read_again
from tutor.maths.reading.spellings import plainly
from tutor.maths.reading.units import money, splits
from tutor.maths.reading.values import Choice, Numeral, Quantity, Ratio, Several, Unit, Value, Words
from tutor.maths.reading.wording import is_english, is_prose, word_key, words, words_outside_formulas
from tutor.messages import say

_NO_SOLUTION = frozenset(
    ("no solution", "no solutions", "no real solution", "no real solutions", "none", "empty set", "no real roots",
     "no roots", "해가 없다", "해가 없습니다", "해 없음", "해가 없음", "공집합")
)  # fmt: skip

_EVERYTHING = frozenset(
    ("all real numbers", "all reals", "all real", "every real number", "all", "any real number", "모든 실수")
)

_SHORT = frozenset(
    [
        "yes",
        "no",
        "odd",
        "one",
        "two",
        "six",
        "ten",
        "red",
        "even",
        "both",
        "예",
        "네",
        "아니오",
        "아니요",
        "홀수",
        "짝수",
    ]
)
"""Words that would be read as products of letters."""

_TRUTH = {"true": S.true, "false": S.false, "참": S.true, "거짓": S.false}


def read_answer(text: str, *, second_reader: bool = False) -> Value:
    """Read an answer. ``second_reader`` (in a worker only) lets latex2sympy2-extended try what we cannot read.

    Raises:
        Unreadable: with the position in ``text`` and what was expected.
        TooLarge: over a limit on length, depth or the size of numbers.
    """
    if not text.strip():
        raise Unreadable(say("There is nothing to read."), position=0)
    if len(text) > LIMITS.length:
        return _of_a_page(text, second_reader)
    start, end = _trimmed(text)
    piece = text[start:end]
    if "\\boxed" in text or "\\fbox" in text:
        found = final_answer(text)
        if found is not None:
            start, piece = found.span[0], _piece(found.text)
    elif words_outside_formulas(piece):
        return _sentence(text, piece, second_reader)
    try:
        return _read(_undoubled(piece), second_reader)
    except Unreadable as error:
        if is_prose(text):
            return _sentence(text, piece, second_reader)
        if error.position is not None:
            error.position = min(error.position + start, len(text))
        raise


def _of_a_page(text: str, second_reader: bool) -> Value:
    """The answer of a text that is too long to be one."""
    found = final_answer(text)
    if found is None or len(found.text) > LIMITS.length:
        raise TooLarge(
            say("The text is too long: {count} characters, and at most {limit} are read.",
                count=len(text), limit=LIMITS.length),
            position=LIMITS.length,
        )  # fmt: skip
    return read_answer(found.text, second_reader=second_reader)


def _sentence(text: str, piece: str, second_reader: bool) -> Value:
    """The answer in a sentence: what it marks as its answer, a quantity, the one formula at its end, else its words."""
    found = final_answer(text) if len(text) > _PAGE else marked_answer(text)
    candidates = [] if found is None or found.text == piece else [_piece(found.text)]
    candidates += [match[1]] if (match := _LABELLED.fullmatch(piece)) else []
    candidates += (
        [piece] if re.search(r"[\d$}]\s*(?:\\\$?|\$)?\s*[a-zA-Z%\\]+[^$]*$", piece) and len(piece) < _PAGE else []
    )
    candidates += [re.split(_QUALIFIER, piece, maxsplit=1)[0].rstrip(" ,")] if re.search(_QUALIFIER, piece) else []
    for candidate in candidates:
        candidate = candidate[slice(*_trimmed(candidate))]
        if not candidate or (words_outside_formulas(candidate) and candidate != piece):
            continue
        try:
            value = _read(_undoubled(candidate), second_reader) if candidate != piece else _one(candidate)
        except StepwiseError:
            continue
        if not isinstance(value, Words) and (candidate != piece or isinstance(value, Quantity)):
            return value
    return words(text)


_PAGE = 400

_QUALIFIER = (
    r",?\s*(?:\\text\s*\{\s*)?\b(?:where|for (?:all|every|any|each|some)|(?:for )?any (?:integer|real|natural)|with)\b"
)

_LABELLED = re.compile(r"(?:[^\W\d_]+[:,]?\s+){1,6}(\$\$.+\$\$|\$[^$]+\$|\\\[.+\\\]|\\\(.+\\\))", re.DOTALL)


def _piece(text: str) -> str:
    return text[slice(*_trimmed(text))]


def _read(text: str, second_reader: bool) -> Value:
    """Read a trimmed answer by the first kind it fits."""
    text = re.sub(r"[ \t\u00a0]{4,}", "   ", text)
    text = _without_approximation(plainly(re.sub(r"(?<=\d)\\\\+$|(?<=\d)\\$", "", text)))
    for value in _by_form(text):
        return value
    try:
        return _formula_or_items(text)
    except TooLarge:
        raise
    except Unreadable as error:
        for value in _otherwise(text):
            return value
        if second_reader and (second := read_again(text)) is not None:
            return second
        raise error


def _without_approximation(text: str) -> str:
    """``≈ 6.76`` is 6.76; of ``√2 ≈ 1.41`` the exact value counts; ``x ≈ 3`` is kept."""
    text = re.sub(r"^\s*(?:\\approx|≈|\\sim|about\s|approximately\s|roughly\s)\s*", "", text)
    exact, sign, rest = re.split(r"(\\approx|≈)", text)[:3] if re.search(r"\\approx|≈", text) else (text, "", "")
    if not sign or not re.search(r"[\d=]", exact) or exact.count("{") != exact.count("}"):
        return text
    number = re.match(r"\s*\\?\$?\s*([-+]?[\d,]*\.?\d+)", rest)
    return rest[number.start(1) :].strip() if number and not _may_be(exact, number[1]) else exact.rstrip()


def _may_be(exact: str, decimal: str) -> bool:
    """Whether a number may be the rounding of an exact one that it stands beside; else it is what is claimed."""
    try:
        left, right = parsed(exact), parsed(decimal)
    except StepwiseError:
        return True
    left = left.args[1] if isinstance(left, Equality) else left
    if not isinstance(left, Expr) or not isinstance(right, Expr) or left.free_symbols:
        return True
    return agree(left, right)


def _by_form(text: str) -> Iterator[Value]:
    """Kinds told by the look of the whole text."""
    if re.fullmatch(r'"[^"]+"|“[^”]+”', text) or _CLOCK.fullmatch(text):
        yield words(text)
    if text.strip(" $") in _SIGNS:
        yield Words(text, text.strip(" $"))
    if _QUOTED.fullmatch(text):
        yield Tuple(*(_formula_or_items(number) for number in re.findall(_QUOTED_NUMBER, text)))
    if choice := _choice(text):
        yield choice
    known = _known_words(text)
    if known is not None:
        yield known
    if (mixed := mixture(text)) is not None:
        yield mixed
    if (ratio := _ratio(text)) is not None:
        yield ratio
    for pattern in (_NUMERAL, _PREFIXED):
        match = pattern.fullmatch(text)
        if (
            match
            and (value := _numeral(match["digits"].upper(), _PREFIXES.get(match["base"], match["base"]))) is not None
        ):
            yield value


_NUMERAL = re.compile(
    r"\(?(?:\\text\s*\{)?(?P<digits>[0-9A-Za-z]+)\}?\)?\s*_\s*(?:\{\s*)?(?:\\text\s*\{)?\(?"
    r"(?P<base>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|sixteen)\)?\s*\}*"
)
_PREFIXED = re.compile(r"0(?P<base>[xbo])(?P<digits>[0-9A-Fa-f]+)")
_PREFIXES = {"x": "16", "o": "8", "b": "2"}


_SIGNS = ("<", ">", "=", "≤", "≥", "≠")
_QUOTED_NUMBER = r"'(-?\d+(?:\.\d+)?)'"
_QUOTED = re.compile(rf"\[{_QUOTED_NUMBER}(?:,\s*{_QUOTED_NUMBER})*\]")
"""A list of numbers as a program writes strings: ``['-3', '0.5']``."""

_CLOCK = re.compile(r"\d{1,2}(?::\d{2})?\s*(?:\\(?:text|mathrm)\s*\{)?[\s~]*[aApP]\.?\s*[mM]\.?\s*\}?")

_BASES = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "sixteen": 16,
}


HEXADECIMAL = 16


def _numeral(digits: str, base_text: str) -> Numeral | None:
    base = _BASES.get(base_text) or int(base_text)
    hexadecimal = base == HEXADECIMAL and len(digits) > 1
    if not (digits[0].isdigit() or hexadecimal) or not 2 <= base <= 36 or len(digits) > 1000:
        return None
    try:
        return Numeral(digits.upper(), base, Integer(int(digits, base)))
    except ValueError:
        return None


def _choice(text: str) -> Choice | None:
    bare = re.sub(r"\\(?:textbf|textrm|text|mathrm|mathbf|bf|rm)\s*", "", text)
    marked = bare != text or "(" in text or "*" in text
    bare = bare.strip("{}$ *~\\.")
    match = re.fullmatch(r"(?:(?:choice|option|answer)\s*:?\s*)?\(?\s*([A-J])\s*[).:]?", bare, re.IGNORECASE)
    if match is None:
        match = re.fullmatch(r"\(([A-J])\)\s+[^\W\d_].*|([B-HJ])\s+[A-Z][a-z]+", bare)
        return Choice(match[1] or match[2]) if match else None
    if match[1].isupper() and (marked or bare != match[1] or text.strip("$ ") != match[1]):
        return Choice(match[1])
    return None


def _known_words(text: str) -> Value | None:
    key = word_key(text)
    if key in _SHORT or text.strip(" .$") in ("DNE", "D.N.E", "undefined"):
        return words(text)
    if key in _NO_SOLUTION:
        return S.EmptySet
    if key in _EVERYTHING:
        return S.Reals
    if key in _TRUTH:
        return _TRUTH[key]
    return None


def _formula_or_items(text: str) -> Value:
    pieces = _items(text)
    if len(pieces) > 1 and any(_unit_like(piece) for piece in pieces):
        return _quantities(pieces)
    return _one(text)


def _unit_like(text: str) -> bool:
    return bool(re.search(r"\\text|\\mathrm|\\mbox|\\%|%|\\circ|°|\\\$|[€£¥₩]|^\s*-?\$\d|\d\s*[a-zA-Z]{2,}\s*$", text))


def _quantities(pieces: list[str]) -> Value:
    values = [_one(piece) for piece in pieces]
    last = values[-1]
    if isinstance(last, Quantity) and all(isinstance(value, Expr) for value in values[:-1]):
        values = [Quantity(value, last.unit) if isinstance(value, Expr) else value for value in values]
    if all(isinstance(value, Basic) and is_statement(value) for value in values):
        return _one(", ".join(pieces))
    flat: list[Value] = []
    for value in values:
        flat.extend(value.items if isinstance(value, Several) else [value])
    return Several(tuple(flat))


def _one(text: str) -> Value:
    """A quantity or a formula."""
    if (paid := money(text)) is not None:
        return _with_unit(*paid)
    for value, unit in splits(text):
        try:
            return _with_unit(value, unit)
        except Unreadable:
            continue
    return parsed(text, dots=True)


def _with_unit(text: str, unit: Unit) -> Value:
    value = parsed(text[slice(*_trimmed(text))])
    if isinstance(value, Several):
        return Several(
            tuple(Quantity(item, unit) if isinstance(item, Expr) else item for item in value.items), value.joined
        )
    angle = unit.name == "deg"
    if not isinstance(value, Expr) or (angle and value.has(TrigonometricFunction)):
        if (
            is_statement(value)
            and len(value.args) == 2
            and isinstance(value.args[1], Expr)
            and value.func.__name__ == "Equality"
        ):
            return Quantity(value, unit)
        raise Unreadable(say("A number is expected before the unit."), position=0)
    return Quantity(value, unit)


_THOUSANDS = re.compile(r"[,;](?:\\!|\d{3}(?!\d))")


def _items(text: str) -> list[str]:
    """The text between commas and "and" outside brackets and formulas; thousands stay whole."""
    if re.fullmatch(r"[^(\[{]*\d{1,3}(?:,(?:\\!)?\s?\d{3})+(?!\d)[^,]*", text) and not re.search(r",\s+\d|;", text):
        return [text]
    found: list[str] = []
    depth, start = 0, 0
    for index, character in enumerate(text):
        depth += (character in "([{") - (character in ")]}")
        spacing = text[index - 1 : index] == "\\"
        if character in ",;" and depth == 0 and not spacing and not _THOUSANDS.match(text, index):
            found.append(text[start:index])
            start = index + 1
    found.append(text[start:])
    pieces = [part for piece in found for part in re.split(r"(?:\\text\s*\{\s*(?:and|or)\s*\}|\s(?:and|or)\s)", piece)]
    pieces = [re.sub(r"^(?:\\[,;:! ]|\\quad|~|\s)+|(?:\\[,;:! ]|\\quad|~|\s)+$", "", piece) for piece in pieces]
    return [piece.strip().strip("$").strip() for piece in pieces if piece.strip(" $")]


def _ratio(text: str) -> Ratio | None:
    """``2 : 3 : 5``, ``3 to 1``."""
    ratio = [part.strip() for part in re.split(r":|\\colon|∶|\bto\b", text)]
    if not 2 <= len(ratio) <= 6 or not all(ratio) or re.search(r"=|\\[{]|[{(]\s*\w+\s*[:|]|<|>|\\[lg]e", text):
        return None
    try:
        parts = [parsed(part) for part in ratio]
    except StepwiseError:
        return None
    return (
        Ratio(tuple(part for part in parts if isinstance(part, Expr)))
        if all(isinstance(p, Expr) for p in parts)
        else None
    )


def _otherwise(text: str) -> Iterator[Value]:
    """Kinds that are tried when the text is no formula."""
    inner = re.fullmatch(r"\\(?:text|textbf|mbox|textrm|mathrm|hbox)\s*\{([^{}]*)\}\.?", text)
    if inner and (value := _inner(inner[1])) is not None:
        yield value
    label = re.match(
        r"(?:the\s+)?(?:solutions?|answers?|results?)(?:\s+set)?\s*(?:is|are)?\s*:?\s*(?=\$|\\\[|\\\(|\[|\{|-?\d)",
        text,
        re.IGNORECASE,
    )
    if label and label.end():
        rest = text[label.end() :]
        with suppress(StepwiseError):
            yield _formula_or_items(rest[slice(*_trimmed(rest))])
    if re.fullmatch(r"[A-Za-z][A-Za-z' -]*", text) and any(len(w) > 3 and is_english(w) for w in text.split()):
        yield words(text)
    if re.search(_QUALIFIER, text):
        head = re.split(_QUALIFIER, text, maxsplit=1)[0].rstrip(" ,")
        with suppress(StepwiseError):
            yield _formula_or_items(head)


def _inner(content: str) -> Value | None:
    """What stands in ``\\text{…}`` alone: a letter, numbers, or words."""
    if choice := _choice(f"({content})") if re.fullmatch(r"\s*\(?[A-J]\)?\s*", content) else None:
        return choice
    if _CLOCK.fullmatch(content.strip()):
        return words(content)
    if re.fullmatch(r"\s*[A-J](?:\s*,\s*[A-J])+\s*", content):
        return Several(tuple(Choice(letter) for letter in re.findall(r"[A-J]", content)))
    if re.fullmatch(r"[\d\s.,/+-]+", content):
        try:
            return parsed(content)
        except StepwiseError:
            return None
    if re.match(r"\s*[-+]?\d", content):
        with suppress(StepwiseError):
            return _formula_or_items(content)
    return words(content) if re.search(r"[^\W\d_]", content) else None


# -- trimming --
_AROUND = (("$$", "$$"), ("$", "$"), ("\\(", "\\)"), ("\\[", "\\]"), ("**", "**"), ("`", "`"))


def _trimmed(text: str) -> tuple[int, int]:
    """Where the answer is without white space, a final stop and marks of formulas around all of it."""
    start, end = 0, len(text)
    while True:
        before = (start, end)
        while start < end and text[start].isspace():
            start += 1
        while end > start and (
            text[end - 1].isspace() or (text[end - 1] in ".。" and text[end - 2 : end - 1] not in (".", "\\"))
        ):
            end -= 1
        for opening, closing in _AROUND:
            inner_start, inner_end = start + len(opening), end - len(closing)
            if inner_start < inner_end and text.startswith(opening, start) and text.endswith(closing, start, end):
                inner = text[inner_start:inner_end]
                if closing not in inner and opening not in inner and not inner.endswith("\\"):
                    start, end = inner_start, inner_end
        if text.startswith("\\text{", start) and closing_brace(text, start + 5) == end and "$" in text[start:end]:
            start, end = start + 6, end - 1
        if (start, end) == before:
            return start, end


def _undoubled(text: str) -> str:
    """LaTeX whose backslashes were all doubled on the way here, with single ones."""
    if re.search(r"\\\\[a-zA-Z]{2,}", text) and not re.search(r"(?<!\\)\\[a-zA-Z]", text):
        return re.sub(r"\\\\(?=[a-zA-Z{},;:!%$ ])", r"\\", text)
    return text
