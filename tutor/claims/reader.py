"""Finds the claims of a text while it is written: each as soon as its line, its formula or its sentence is complete.

What is found never depends on the pieces in which the text came. Code blocks are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tutor.claims import formulas, sums
from tutor.claims.written import Chain, Found, Joint, Side, Written

REMEMBERED = 8
"""Equations with letters that a claim may follow from."""
FAR = 120
"""Characters between two statements that may still be joined."""
LONGEST = 6_000
"""Characters after which a formula that is never closed is given up."""
LONGEST_LINE = 4_000
"""Characters of one line that are looked through; no person writes longer ones."""
_FENCE = re.compile(r"^\s{0,3}(```|~~~)")
_SAID = re.compile(r"[=≈<>≤≥≠＝≒≅≃]|\b(?:is|are|makes|gives|equals|be|leaves)\b|면")
"""Without one of these a line claims nothing."""
_LETTER = re.compile(r"(?<![a-zA-Z\\])[a-zA-Z](?![a-zA-Z])")
_SO = re.compile(
    r"(?:and\s+)?(?:so|thus|hence|therefore|then|which|this|that|it|we|now|i|you|follows|gives?|get|means?|implies|yields?"
    r"|simplif(?:y|ies)|becomes?|have|is|to|i\.e\.?|or equivalently|equation"
    r"|by|divide|subtract|add|multiply|both|each|sides?|step|from|the|\d+"
    r"|(?:divid|subtract|add|multiply|simplify|combin|substitut|factor|expand|rearrang|isolat|solv|collect|tak|mov)ing[^.=$]*"
    r"|따라서|그러므로|즉|이므로|그래서|에서|이고|이다|양변[^.=$]*|[\s,.:;*>-])+",
    re.IGNORECASE,
)
_IFF = re.compile(r"[\s,]*(?:if and only if|(?:which is )?equivalent(?:ly)?(?: to)?)[\s,:]*", re.IGNORECASE)
_OR = re.compile(r"\s*,?\s*(?:or|and|또는|혹은|그리고|와|과)?\s*", re.IGNORECASE)


class Reader:
    """The state of one text: `feed` it in any pieces, then `finish`."""

    def __init__(self) -> None:
        self._held = ""
        """What is not done with: the line (or the lines of a formula) that is being written."""
        self._base = 0
        self._line = 0
        self._done = 0
        self._seen = 0
        self._code = False
        self._last: Found | None = None
        self._before: list[str] = []
        self._end: int | None = None
        """Where in the whole text the last statement ended."""
        self._between = ""
        """The text between that and the line that is being written."""
        self._fresh = False
        """Whether this line has told what the next one may go on from."""

    def feed(self, text: str) -> Iterator[Written]:
        """Take a piece of text and yield the claims that are complete now."""
        for part in re.findall(r"[^\s]+|\n|[^\S\n]+", text):
            self._held += part
            if part == "\n":
                yield from self._newline()
            elif part[0].isspace():
                yield from self._look(final=False)

    def finish(self) -> Iterator[Written]:
        """Yield what the end completes."""
        if not self._is_code(self._held):
            yield from self._look(final=True)
        self._next()

    def _newline(self) -> Iterator[Written]:
        if self._is_code(self._held):
            self._next()
            return
        if _waits(self._held, self._done) and len(self._held) < LONGEST:
            return
        yield from self._look(final=True)
        self._next()

    def _is_code(self, line: str) -> bool:
        if _FENCE.match(line):
            if line.endswith("\n"):
                self._code = not self._code
            return True
        return self._code

    def _next(self) -> None:
        """The line is done: go on to the next."""
        if self._held.strip():
            self._last = self._last if self._fresh else None
            self._fresh = False
        if self._end is not None:
            self._between = (self._between + self._held[max(0, self._end - self._base) :])[-FAR:]
        self._base += len(self._held)
        self._line += self._held.count("\n")
        self._held, self._done = "", 0

    def _look(self, *, final: bool) -> Iterator[Written]:
        """Look through what is held, from where the last look ended."""
        if self._code or _FENCE.match(self._held) or (len(self._held) > LONGEST_LINE and "\\" not in self._held):
            return
        for start, end, inner_start, inner_end in formulas.regions(self._held, self._done):
            yield from self._running(start, final=True)
            joint = self._joint(self._base + start)
            for chain in formulas.chains(self._held, inner_start, inner_end, joint):
                yield from self._told(chain)
            self._done = end
        if final:
            yield from self._running(len(self._held), final=True)
            return
        begun = formulas.opened(self._held, self._done)
        yield from self._running(len(self._held) if begun is None else begun, final=False)

    def _running(self, end: int, *, final: bool) -> Iterator[Written]:
        """The claims of running text up to ``end``."""
        text, start = self._held[:end], self._done
        if final and not text[:start].strip() and end == len(self._held):
            whole = formulas.line_chains(text.rstrip("\n"), self._last)
            if whole is not None:
                for chain in whole:
                    yield from self._told(chain)
                self._done = end
                return
        if not _SAID.search(text, start):
            self._done = max(self._done, end) if final else self._done
            return
        if not final and _LETTER.search(text) and not re.search(r"[a-zA-Z]{4,}", text):
            return  # perhaps a line that is nothing but a formula
        for chain in sums.chains(text, start, final=final):
            yield from self._told(chain)
            self._done = max(self._done, chain.end)
        if final:
            for chain in sums.korean(text, start):
                yield from self._told(chain)
            self._done = max(self._done, end)

    def _told(self, chain: Chain) -> Iterator[Written]:
        """The claims of a chain, link by link."""
        worked = any(found.side.operators for found in chain.sides)
        joint = chain.joint
        if joint is Joint.NONE:
            joint = self._joint(self._base + chain.sides[0].start)
        before = tuple(self._before)
        pairs = list(zip(pairwise(chain.sides), chain.signs, strict=True))
        for number, ((left, right), sign) in enumerate(pairs):
            letters = _LETTER.search(left.side.text) or _LETTER.search(right.side.text)
            if letters:
                self._before = [*self._before, _equation(left.side, sign, right.side)][-REMEMBERED:]
            if not (worked or letters or left.side.text.rstrip("%") != left.side.text or sign in "<>≤≥≠≈"):
                continue
            start = min(left.start, right.start)
            text = self._held[start : right.end]
            yield Written(
                (self._base + start, self._base + right.end),
                self._line + self._held[:start].count("\n"),
                text,
                left.side,
                sign,
                right.side,
                goes_on=number + 1 < len(pairs),
                loose=chain.loose,
                joint=joint if number == 0 else Joint.NONE,
                before=before,
            )
        self._last, self._fresh = chain.sides[-1], True
        if pairs:
            self._end, self._between = self._base + chain.sides[-1].end, ""

    def _joint(self, start: int) -> Joint:
        """How a statement that begins at ``start`` follows from the one before."""
        if self._end is None:
            return joint("\n" + self._held[: start - self._base])
        if start - self._end >= FAR:
            return Joint.NONE
        if self._end >= self._base:
            return joint(self._held[self._end - self._base : start - self._base])
        return joint(self._between + self._held[: start - self._base])


def joint(words: str) -> Joint:
    """Return how the words between two statements join them."""
    words = words.strip("$\\()[]")
    if _IFF.fullmatch(words) and words.strip():
        return Joint.IFF
    if _OR.fullmatch(words) and words.strip() and "\n" not in words:
        return Joint.OR
    return Joint.SO if _SO.fullmatch(words) and ("\n" in words or words.strip(" ,.:;*>-\n")) else Joint.NONE


def claims(text: str) -> list[Written]:
    """Return the claims of a whole text."""
    reader = Reader()
    return [*reader.feed(text), *reader.finish()]


def _equation(left: Side, sign: str, right: Side) -> str:
    return f"{left.text} {sign} {right.text}"


def _waits(held: str, done: int) -> bool:
    """Whether a formula over several lines is still open at the end of a line."""
    ends = [end for _, end, _, _ in formulas.regions(held, done)]
    rest = held[max(ends, default=done) :]
    return bool(re.search(r"\\begin\{(?:align|aligned|gather|equation|eqnarray)\*?\}|\\\[|\$\$", rest))
