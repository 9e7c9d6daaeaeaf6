r"""Finds the mathematics in a piece of a model's text: chains of equalities and how they are joined. Text only.

Looked for: ``$…$``, ``$$…$$``, ``\(…\)``, ``\[…\]``, ``align`` and its kin, lines that are nothing but an equation, and
sums written in running text (``16 - 3 = 13``). Left alone, because they would be misread: formulas with words or
units in ``\text{…}``, sums that go on to the left or right with something that is no number, approximations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from tutor.claims.formulas import BOTH_WAYS, INNER, PROSE, ROW_END


class Joint(Enum):
    """How a statement follows from the one before it, by the words or signs between them."""

    NONE = auto()
    SO = auto()
    IFF = auto()
    OR = auto()
    """Another case of the same statement: "x = 1 or x = 2", also written with "and" or a comma."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A chain ``sides[0] = sides[1] = …`` as written; one side: a formula that is no equality."""

    sides: tuple[str, ...]
    joint: Joint = Joint.NONE


_FORMULA = re.compile(
    r"\$\$(?P<a>.+?)\$\$"
    r"|\\\[(?P<b>.+?)\\\]"
    r"|\\\((?P<c>.+?)\\\)"
    r"|(?<![\\$\w])\$(?=[^\s$])(?P<d>[^$\n]+?)(?<=[^\s\\])\$(?![\d$])"
    r"|(?P<e>\\begin\{(?P<name>align|aligned|gather|equation|eqnarray)\*?\}.+?\\end\{(?P=name)\*?\})",
    re.DOTALL,
)
_OUTER = re.compile(r"\\(?:begin|end)\{(?:align|aligned|gather|gathered|equation|eqnarray|split)\*?\}")
_SPACING = re.compile(r"(?<!\\)\\(?:quad|qquad|displaystyle|textstyle|nonumber|notag|[,;:! ])(?![a-zA-Z])")
_WORDS = re.compile(r"\\(?:text|mathrm|textbf|textit|mbox|operatorname)\s*\{(?!\s*(?:or|and)\s*\})")
_ARROW = re.compile(
    r"\\(?:[Ll]ong)?[Rr]ightarrow(?![a-z])|\\implies(?![a-z])|\\to(?![a-z])|\\therefore|=>|[⇒→⟹∴]"
    r"|\\(?:[Ll]ong)?[Ll]eftrightarrow(?![a-z])|\\iff(?![a-z])|[⇔⟺]"
)
_EQUALS = re.compile(r"(?<![<>!:=])=(?![=>])|\\approx(?![a-z])|\\simeq(?![a-z])|\\sim(?![a-z])|≈")
_SO = re.compile(
    r"(?:and\s+)?(?:so|thus|hence|therefore|then|which|this|that|it|we|follows|gives?|get|means?|implies|yields?"
    r"|simplif(?:y|ies)|becomes?|have|is|to|i\.e\.?|or equivalently"
    r"|따라서|그러므로|즉|이므로|그래서|에서|이고|이다|[\s,.:;*>-])+",
    re.IGNORECASE,
)
_IFF = re.compile(r"[\s,]*(?:if and only if|(?:which is )?equivalent(?:ly)?(?: to)?)[\s,:]*", re.IGNORECASE)
_OR = re.compile(r"\s*,?\s*(?:or|and|또는|혹은|그리고|와|과)?\s*", re.IGNORECASE)

_NUMBER = r"\$?(?:\d{1,3}(?: \d{3})+(?!\d)|\d(?:[\d,]*\d)?|(?=\.\d))(?:\.\d+)?%?"
_TERM = rf"[-−–]?\s*\(*\s*{_NUMBER}\s*\)*"
_SUM = rf"{_TERM}(?:\s*[-+−–*/×x÷·^]\s*{_TERM})*"
_CHAIN = re.compile(rf"(?<![\w.$)%^\\])\(*\s*{_SUM}(?:\s*=\s*{_SUM})+(?![\w(^%]|\.\d)")
_GOES_ON = re.compile(
    r"[-+−–*/×÷·^(]\s*$|\b(?:times|by|plus|minus|over|half|double|x)\s*$"
    r"|(?:[\d%]|\bhalf|\bthirds?|\bquarters?|\bfourths?|\bfifths?|\btenths?)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"^\s*[-+−–*/×÷·^=]|^\s*x\s*\d")
_LINE = re.compile(r"^[\s>*-]*([^\n=]*=[^\n]*?)[\s.,;]*$", re.MULTILINE)
_NAMES = re.compile(r"sqrt|sin|cos|tan|log|ln|exp|pi|or|and|x\^?|frac|[a-zA-Z](?![a-zA-Z])")


def statements(text: str) -> Iterator[Statement]:
    """Yield the statements of a text, in order."""
    end = 0
    first = True
    for found in _FORMULA.finditer(text):
        content = next(found[name] for name in "abcde" if found[name])
        if PROSE.search(_WORDS.sub("", content)) and "\\" not in content:
            continue
        between = list(_running(text[end : found.start()]))
        yield from between
        joint = Joint.NONE if first or between else _joint(text[end : found.start()])
        first = False
        yield from _formula(content, joint)
        end = found.end()
    yield from _running(text[end:])


def _joint(words: str) -> Joint:
    if words.strip() and _OR.fullmatch(words):
        return Joint.OR
    if _IFF.fullmatch(words):
        return Joint.IFF
    return Joint.SO if _SO.fullmatch(words) and words.strip(" ,.:;*>-\n") else Joint.NONE


def _formula(content: str, joint: Joint) -> Iterator[Statement]:
    """The statements of one formula: row by row, arrow by arrow."""
    content = _SPACING.sub(" ", _OUTER.sub("", content))
    rows = [content] if INNER.search(content) else ROW_END.split(content.replace("&", " "))
    last = ""
    for row in rows:
        for sign, piece in _split(row, _ARROW):
            joint = joint if not sign else Joint.IFF if BOTH_WAYS.search(sign) else Joint.SO
            sides = _sides(piece, last)
            if sides is None:
                last, joint = "", Joint.NONE
                continue
            if sides:
                yield Statement(sides, joint)
                last = sides[-1]
        joint = Joint.NONE


def _sides(piece: str, last: str) -> tuple[str, ...] | None:
    """The sides of a chain, which may begin with its sign; None for what would be misread, () for nothing."""
    if _WORDS.search(piece):
        return None
    sides: list[str] = []
    for sign, side in _split(piece.strip().rstrip(".,;: "), _EQUALS):
        if sign and sign != "=":
            break
        sides.append(_unboxed(side.strip().rstrip(".,; ")))
    if sides and not sides[0]:
        sides = [last, *sides[1:]] if last else sides[1:]
    return None if "" in sides else tuple(sides)


def _unboxed(side: str) -> str:
    found = re.fullmatch(r"\\boxed\s*\{(.*)\}", side, re.DOTALL)
    return found[1] if found else side


def _split(text: str, sign: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Split at signs outside all brackets: (sign before, piece)."""
    start, before, depth, position = 0, "", 0, 0
    while position < len(text):
        found = sign.match(text, position) if depth <= 0 else None
        if found:
            yield before, text[start : found.start()]
            before, start = found[0], found.end()
            position = found.end()
            continue
        depth += (text[position] in "({[") - (text[position] in ")}]")
        position += 1
    yield before, text[start:]


def _running(words: str) -> Iterator[Statement]:
    """The statements in running text: whole lines that are an equation, else sums of numbers."""
    for line in re.sub(r"[^\S\n]+", " ", words).split("\n"):
        whole = _LINE.match(line)
        if whole and not re.search(r"[a-zA-Z가-힣]", _NAMES.sub("", whole[1])) and "$" not in line:
            yield from _formula(whole[1], Joint.NONE)
            continue
        for found in _CHAIN.finditer(line):
            if _GOES_ON.search(line[: found.start()]) or _CONTINUES.search(line[found.end() :]):
                continue
            sides = tuple(_calculator(side) for side in found[0].split("="))
            if re.search(r"\d\s*\)*\s*[-+*/^]", sides[0]) and all(map(_balanced, sides)):
                yield Statement(sides)


def _calculator(side: str) -> str:
    """A sum of running text in calculator notation."""
    side = re.sub(r"[$,]|(?<=\d) (?=\d)", "", side)
    return re.sub(r"[−–]", "-", re.sub(r"[×x·]", "*", side)).replace("÷", "/").strip()


def _balanced(side: str) -> bool:
    return side.count("(") == side.count(")")
