"""Whether words or formulas give an answer away: its value as text, or the same value in another writing.

Runs in a worker (SymPy). The text is looked at first (`tutor.service.practice.telling`); then every formula, and every
side of one, is compared with the answer. A number counts as the answer where it has the same value and is as short as
the answer: ``3 + 4 * 2`` does not tell 11; an expression in letters where only the order of its parts is another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sympy import And, Basic, Expr, FiniteSet, Not, Or
from sympy.core.relational import Relational

from tutor.claims import claims
from tutor.errors import StepwiseError
from tutor.maths.equivalence import compare
from tutor.maths.reading import evaluated, read
from tutor.maths.transport import expression
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.maths.worker import within
from tutor.messages import Formula, Message
from tutor.service.practice.telling import tells
from tutor.solution import Answer

SECONDS = 0.5
"""For reading one formula of a text."""
MORE = 1
"""How many operations longer than the answer a formula may be, and still tell it."""
_FORMULA = re.compile(r"\$+([^$]+)\$+|\\\((.+?)\\\)|\\\[(.+?)\\\]|`([^`]+)`", re.DOTALL)
_WORDS = (
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    ("영", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열하나", "열둘"),
)
_SAID = re.compile(
    r"\b(?:is|are|equals?|be|get|gets|becomes|gives|answer|solution|value)\W+(?:to\W+|just\W+|exactly\W+)?(minus\s+|negative\s+)?"
    rf"({'|'.join(_WORDS[0])})\b(?!\W+(?:side|step|line|term|solution|equation|way|of)s?\b)|(?:답은|값은|는|은)\s*({'|'.join(_WORDS[1])})",
    re.IGNORECASE,
)


def leaks(hint: Message, answer: Answer) -> bool:
    """Whether a hint made of our own sentences and formulas gives the answer away."""
    return tells(hint, answer) or any(_is_told(each, answer) for each in _trees(hint))


def text_leaks(text: str, answer: Answer) -> bool:
    """Whether a text that somebody else wrote gives the answer away."""
    bare = re.sub(r"[$*_`{}()\[\],;:!?]|\\[a-zA-Z]+|\.(?=\s|$)", " ", text)
    if tells(Message(bare), answer) or _in_words(text, answer):
        return True
    if any(tells(Message("{f}", (("f", Formula(each, each)),)), answer) for each in _written(text)):
        return True
    return any(_is_told(found, answer) for each in _written(text) for found in _read(each))


def _trees(message: Message) -> Iterator[Basic]:
    for _, blank in message.blanks:
        if isinstance(blank, Message):
            yield from _trees(blank)
        elif isinstance(blank, Formula) and blank.tree:
            yield expression(blank)


def _written(text: str) -> Iterator[str]:
    """The formulas of a text, and the sides of what it claims."""
    for found in _FORMULA.finditer(text):
        yield next(part for part in found.groups() if part)
    for claim in claims(text):
        yield claim.left.text
        yield claim.right.text


def _read(text: str) -> Iterator[Basic]:
    try:
        with within(SECONDS):
            yield read(text)
    except (StepwiseError, RecursionError, *SYMPY_TROUBLE):
        return


def _is_told(found: Basic, answer: Answer) -> bool:
    """Whether a formula, or a side of it, is the answer or one of its members."""
    if not answer.value.tree:
        return False
    value = expression(answer.value)
    members = list(value.args) if isinstance(value, FiniteSet) else [value]
    return any(_same(part, each) for part in _parts(found) for each in members)


def _parts(found: Basic) -> Iterator[Basic]:
    yield found
    if isinstance(found, Relational | And | Or | Not):
        for part in found.args:
            yield from _parts(part)


def _same(part: Basic, value: Basic) -> bool:
    if isinstance(part, Relational | And | Or) or not isinstance(part, Expr) or not isinstance(value, Expr):
        return bool(part == value)
    if part.free_symbols != value.free_symbols:
        return False
    try:
        if part.free_symbols:
            return bool(evaluated(part) == evaluated(value))
        if part.count_ops() > value.count_ops() + MORE:
            return False
        with within(SECONDS):
            return bool(compare(part, value).equal)
    except (StepwiseError, *SYMPY_TROUBLE):
        return False


def _in_words(text: str, answer: Answer) -> bool:
    """Whether a small whole number is told as a word: "x is two"."""
    values = answer.value.plain.strip("{}").split(", ")
    for found in _SAID.finditer(text):
        names = _WORDS[0] if found[2] else _WORDS[1]
        number = names.index((found[2] or found[3]).lower())
        if str(-number if found[1] else number) in values:
            return True
    return False
