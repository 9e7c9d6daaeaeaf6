"""Phrases with blanks as patterns: "differentiate {f} with respect to {x}" finds its blanks in a question."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tutor.locales import LANGUAGES, Wording, locale
from tutor.understanding.fitting import fitted, held, may_be_empty, part, spaced

_NAME = r"(?<![A-Za-z])(?:\\[a-zA-Z]+|(?!(?:and|or)\b)[^\W\d_](?:_\{?\w+\}?)?)(?![A-Za-z])"
NAME = re.compile(_NAME)
"""The name of one unknown."""

_NAMES = rf"{_NAME}(?:\s*(?:,\s*and\b|,|，|、|\band\b|와|과|및)\s*{_NAME})*"
"""What a blank called ``x``, ``x1``, ``x2`` … takes."""

_BLANK = re.compile(r"\{(\w+)\}")

_MARKS = re.compile(r"[:,;.]")
_UNKNOWN = re.compile(r"[xyz]\d*")
_DIGITS = re.compile(r"digits\d*")
_TEXT = re.compile(r"text\d*")
_NUMERAL = r"[-+−]?[0-9a-z]+"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One template of one phrase: ``needs`` are literals that a text must hold, ``weight`` how specific it is.

    ``source`` is compiled when a text holds all of them, with no more of the words in it than the text holds
    (`fitting`): there are many thousand patterns, and most of what they allow is not in a text.
    """

    phrase: str
    needs: tuple[frozenset[str], ...]
    weight: int
    source: str

    @property
    def worded(self) -> bool:
        """Whether the phrase says anything beside signs: that ``{a} - {b}`` fits a text tells nothing of it."""
        return any(character.isalpha() for character in _BLANK.sub("", self.phrase))

    def spans(self, text: str) -> Mapping[str, tuple[int, int]] | None:
        """Return where each blank stands in a text (in lower case) that is exactly this phrase, or None."""
        if not all(any(word in text for word in words) for words in self.needs):
            return None
        return self.matched(text)

    def matched(self, text: str) -> Mapping[str, tuple[int, int]] | None:
        """Do as `spans` does, for a text that is known to hold what the phrase needs."""
        source = fitted(self.source, text)
        found = None if source is None else _regex(source).fullmatch(text)
        return None if found is None else {name: found.span(name) for name in found.re.groupindex}


class Index:
    """Many patterns, found by what a text must hold for them."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = patterns
        count = Counter(need for pattern in patterns for need in set(pattern.needs))
        self._always: list[int] = []
        self._by_need: defaultdict[frozenset[str], list[int]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            rarest = min(pattern.needs, key=count.__getitem__, default=None)
            (self._always if rarest is None else self._by_need[rarest]).append(number)
        self._by_word: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
        for need in count:
            for word in need:
                self._by_word[word].append(need)

    def candidates(self, text: str) -> Iterator[int]:
        """Yield, in order, the numbers of the patterns for which a text (in lower case) holds what they need."""
        found = {need for word in [word for word in self._by_word if word in text] for need in self._by_word[word]}
        numbers = [*self._always, *(number for need in found for number in self._by_need.get(need, ()))]
        yield from (number for number in sorted(numbers) if found.issuperset(self._patterns[number].needs))


def is_unknown(name: str) -> bool:
    """Whether a blank of this name takes names of unknowns."""
    return bool(_UNKNOWN.fullmatch(name))


def is_text(name: str) -> bool:
    """Whether a blank of this name takes what is typed as it stands: digits (``digits``) or anything (``text``)."""
    return bool(_DIGITS.fullmatch(name) or _TEXT.fullmatch(name))


def bare(phrase: str) -> str | None:
    """Return the name of the blank of a phrase that is nothing but a formula (``{f}``), None for all others."""
    found = _BLANK.fullmatch(phrase)
    return found[1] if found else None


@cache
def patterns(phrase: str) -> tuple[Pattern, ...]:
    """Compile a phrase's templates in every language; none for a bare formula."""
    return () if bare(phrase) else tuple(_patterns(phrase))


def _patterns(phrase: str) -> Iterator[Pattern]:
    for language in LANGUAGES:
        told = locale(language)
        for template in told.askings(phrase):
            yield _compiled(phrase, template, told.wording)
            if told.wording.joined and _BLANK.match(template):
                yield _compiled(phrase, _formula_last(template, told.wording), told.wording)


def _formula_last(template: str, wording: Wording) -> str:
    """The same request with the formula at its end: ``{f}를 미분하시오`` as ``미분하시오: {f}``."""
    blank, rest = template[: template.index("}") + 1], template[template.index("}") + 1 :]
    particle = _group(rest, wording, whole=False)
    if particle and "" in particle[1] and not rest[0].isspace():
        rest = rest.removeprefix(particle[0])
    return f"{rest.strip()} {blank}"


def _compiled(phrase: str, template: str, wording: Wording, *, strict: bool = False) -> Pattern:
    """Compile one template; ``strict``: no word may be left out, for templates of nothing but such words."""
    pieces = _BLANK.split(_MARKS.sub(" ", template.lower()))
    literals, blanks = pieces[::2], pieces[1::2]
    needs: list[frozenset[str]] = []
    regex = _nouns(wording) if wording.joined and literals[0].strip() else ""
    for index, literal in enumerate(literals):
        text, needed = _joined(literal, wording, strict=strict) if wording.joined else _separate(literal, wording)
        needs += needed
        first, last = index == 0, index == len(blanks)
        if wording.joined:
            if not (first or last) and may_be_empty(text):
                text = _joined(literal, wording, strict=True, particles=True)[0]
            regex += text if first or not literal.strip() else r"\s*" + text
            regex += "" if last else r"(?:[\s,:;]|\.\s)*"
        else:
            gap_before = _GAP_AFTER_FORMULA if literal[:1].isspace() and not first else ""
            gap_after = _GAP_BEFORE_FORMULA if literal[-1:].isspace() and not last else ""
            gap_before = "" if not text else gap_before
            regex += gap_before + text + gap_after
        if not last:
            again = blanks[index] in blanks[:index]  # the same blank again takes the same text
            regex += f"(?P={blanks[index]})" if again else _blank(blanks[index], wording)
    if not needs and not strict:
        return _compiled(phrase, template, wording, strict=True)
    weight = sum(len(literal.strip()) for literal in literals)
    return Pattern(phrase, tuple(needs), weight, regex + r"\s*")


@lru_cache(maxsize=8192)
def _regex(source: str) -> re.Pattern[str]:
    return re.compile(source, re.DOTALL)


_NOT_AN_OPERAND = r"(?<![=+*/^(,<>\-]\s)(?<!(?:sin|cos|tan|cot|sec|csc)\s)"
"""In "solve 3*b = a for b" and "find tan A if" the letter is no article."""

_GAP = part(lambda text: r"(?:[\s,:;]|\.(?=[\s,]))+" if "." in text else r"[\s,:;]+")
_GAP_BEFORE_FORMULA = r"(?:(?:[\s,:;]|\.(?=\s))+|(?=[(\[\\√∫|]))"
_GAP_AFTER_FORMULA = r"(?:[\s,:;.]+|(?<=[)\]}|]))"


def _blank(name: str, wording: Wording) -> str:
    """The pattern of a blank and of the words that may stand before a formula."""
    if is_unknown(name):
        return rf"(?P<{name}>{_NAMES})"
    if _DIGITS.fullmatch(name):
        named = _nouns(wording) + ("" if wording.joined else _article(wording))
        return rf"{named}(?P<{name}>{_NUMERAL})"
    manner = "" if wording.joined else _manner(wording)
    return rf"{manner}{_nouns(wording)}(?P<{name}>\S|\S.*?\S)"


@cache
def _manner(wording: Wording) -> str:
    """The pattern of words about the manner, and of an article before a number."""

    def fill(text: str) -> str:
        closing, counting = held(wording.closing, text, r"[\s:,]"), held(wording.articles, text, r"\s+\d")
        manner = rf"(?:{_any(closing)}[\s:,]+)?" if closing else ""
        return manner + (rf"(?:{_any(counting)}\s+(?=\d))?" if counting else "")

    return part(fill)


_POINTING = ("following", "given", "this", "these")


@cache
def _nouns(wording: Wording) -> str:
    """The pattern of what a formula may be called before it is given: "the following expression:"."""

    def fill(text: str) -> str:
        nouns = held(wording.nouns, text)
        if wording.joined:
            return rf"(?:{_any(nouns)}(?:[을를은는이가의]|에서)?[\s:,]+)*" if nouns else ""
        pointing, articles = held(_POINTING, text, r"\s*:?\s"), held(wording.articles, text, r"\s")
        called = [rf"{_before_noun(wording, text)}{_any(nouns)}(?:\s+below)?[\s:,]+"] if nouns else []
        article = rf"(?:{_any(articles)}\s+)?" if articles else ""
        called += [rf"{article}{_any(pointing)}\s*:?\s+"] if pointing else []
        return rf"(?:{'|'.join(called)})?" if called else ""

    return part(fill)


@cache
def _article(wording: Wording) -> str:
    """The pattern of an article and what points at a formula: "the following", "this"."""
    return part(lambda text: _before_noun(wording, text))


@lru_cache(maxsize=256)
def _before_noun(wording: Wording, text: str) -> str:
    articles, pointing = held(wording.articles, text, r"\s"), held(_POINTING, text, r"\s*:?\s")
    letters = tuple(word for word in articles if len(word) == 1)
    longer = tuple(word for word in articles if len(word) > 1)
    found = [rf"{_NOT_AN_OPERAND}{_any(letters)}"] * bool(letters) + [_any(longer)] * bool(longer)
    article = rf"(?:(?:{'|'.join(found)})\s+)?" if found else ""
    return article + (rf"(?:{_any(pointing)}\s*:?\s+)?" if pointing else "")


@lru_cache(maxsize=4096)
def _any(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(map(spaced, sorted(words, key=len, reverse=True))) + ")"


@cache
def _separate(literal: str, wording: Wording) -> tuple[str, tuple[frozenset[str], ...]]:
    """The pattern of words that stand apart, and what a text must hold for it."""
    words = " ".join(word for word in literal.split() if word not in wording.articles)
    article = _article(wording)
    parts: list[str] = []
    needs: list[frozenset[str]] = []
    while words:
        group = _group(words, wording, whole=True)
        if group:
            taken, members = group
        else:
            taken = words.split(maxsplit=1)[0]
            members = (taken,)
        parts.append(article + _either(members))
        needs.append(frozenset(member.split()[0] for member in members))
        words = words[len(taken) :].lstrip()
    return _GAP.join(parts), tuple(needs)


@cache
def _joined(
    literal: str, wording: Wording, *, strict: bool, particles: bool = False
) -> tuple[str, tuple[frozenset[str], ...]]:
    """The pattern of words that may be written together, and what a text must hold for it.

    ``strict``: no word may be left out; ``particles``: nor a particle.
    """
    regex, at, plain = "", 0, ""
    needs: list[frozenset[str]] = []
    literal = literal.strip() if literal.startswith(" ") else literal.rstrip()
    while at < len(literal):
        group = _group(literal[at:], wording, whole=False)
        if group:
            taken, members = group
            if strict and (particles or len(taken) > 1):
                members = tuple(filter(None, members))
            regex += r"\s*" + _either(members)
            if "" not in members:
                needs.append(frozenset(member.split()[0] for member in members))
        else:
            taken = literal[at]
            regex += r"\s*" if taken.isspace() else re.escape(taken)
        if group or taken.isspace():
            needs += [frozenset({plain})] * bool(plain)
            plain = ""
        else:
            plain += taken
        at += len(taken)
    return regex, (*needs, *[frozenset({plain})] * bool(plain))


@cache
def _group(text: str, wording: Wording, *, whole: bool) -> tuple[str, tuple[str, ...]] | None:
    """The longest spelling that the text begins with and has others, and all of its spellings."""
    begins = text.split(" ", 1)[0] if whole else text[:1]
    for member, group in _spellings(wording, whole).get(begins, ()):
        ends = text[len(member) : len(member) + 1]
        if text.startswith(member) and (ends in ("", " ") if whole or len(member) == 1 else True):
            return member, group
    return None


@cache
def _spellings(wording: Wording, whole: bool) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """By first letter (or ``whole`` word), the longest first: each spelling with all that may stand for it."""
    found: dict[str, tuple[str, ...]] = {}
    for group in wording.same:
        for member in filter(None, group):
            found[member] = tuple(dict.fromkeys((*found.get(member, ()), *group)))
    index: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for member in sorted(found, key=len, reverse=True):
        index.setdefault(member.split(" ", 1)[0] if whole else member[0], []).append((member, found[member]))
    return index


@cache
def _either(members: tuple[str, ...]) -> str:
    """The pattern of any of these words; none of them, where one is empty."""
    written, optional = tuple(filter(None, members)), "" in members

    def fill(text: str) -> str | None:
        there = held(written, text)
        if not there:
            return "" if optional else None
        return _any(there) + ("?" if optional else "")

    return part(fill)
