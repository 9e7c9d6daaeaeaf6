"""Telling words from formulas, and taking off what surrounds a question: numbering, courtesy, delimiters.

Everything here keeps positions: a text is only blanked out or narrowed, never rewritten.
"""

from __future__ import annotations

import re
from functools import cache

from tutor.locales import LANGUAGES, locale

MATHS_NAMES = frozenset(
    """
    sin cos tan cot sec csc cosec asin acos atan acot asec acsc arcsin arccos arctan arccot arcsec arccsc sinh
    cosh tanh coth sech csch asinh acosh atanh arsinh arcosh artanh exp log ln lg sqrt cbrt root abs sign sgn
    floor ceil gcd lcm min max mod lim limit int integrate integral diff derivative sum prod product det tr
    trace inv inverse transpose rank matrix pi inf infinity oo nan and or not true false undefined alpha beta
    gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau phi chi psi omega
    """.split()  # noqa: SIM905
)
"""Names that are mathematics when they stand alone."""

SHORT_WORDS = frozenset(
    """
    of is to in at by if an as be do it no on so up we my me he she the for how who why are was has had can you
    two one six ten all any its out per let set get put did use not day his her our may way new now old see say
    ask few am us go hi ok yes what when find does then that this with from into which where there
    """.split()  # noqa: SIM905
)
"""English words of up to three letters (and a few longer), which could otherwise be products of unknowns."""

_DELIMITERS = re.compile(r"(?<!\\)\$\$?|(?<!\\)\\[()\[\]](?!\d*(?:pt|em|ex)\])")
_LAST_POINT = re.compile(r"[.;,](?=\s*\\end\s*\{)")
"""A full stop at the end of an environment: it ends no sentence."""
_BRACED = re.compile(r"\\left\s*\\\{(?P<rows>\s*\\begin\s*\{array\}.*?\\end\s*\{array\}\s*)\\right\s*\.", re.DOTALL)
"""Cases written as an array behind a brace."""
_SHOWN = re.compile(
    r"(?P<end>\\end\s*\{\w+\*?\}\s*)(?:\$\$?|\\\]|\\\))(?=\s*(?:Find|What|Compute|Determine|Calculate|Evaluate|How|If|Suppose)\b)"
)
"""A formula in lines of its own ends its sentence, though without a full stop, where a question follows."""
_CASE = re.compile(r"(?<=&)(?P<gap>\s*)(?P<word>if|when|for|otherwise)\b")
_TEXT_COMMAND = re.compile(r"\\(?:text|mbox|textrm)\s*\{([^{}\\$]*)\}")
_NUMBERING = re.compile(
    r"\s*(?:\d{1,3}\.\s+(?=\D)|\(?\d{1,3}\)\s*(?=[^\W\d_]{3}|\S+[을를]\s)|q(?:uestion)?\s*\d{0,3}\s*[.:)]\s*"
    r"|(?:ex(?:ercise)?|problem)\s*\d{0,3}\s*[.:)]\s*|[a-h]\)\s+|문제\s*\d{0,3}\s*[.:)]\s*|\d{1,3}\s*번\s*[.:)]?\s*"
    r"|\[\d{1,3}\]\s+|[①-⑳]\s*|•\s*)",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"(?<![\\\w'’])[^\W\d_]+(?:['’][a-z]+)?(?![\w(])|[가-힣ㄱ-ㆎ]+")
_COMMAND = re.compile(r"\\(?:(?:begin|end|operatorname\*?|math[a-z]+)\s*\{[A-Za-z*]*\}(?:\{[lcr| ]*\})?|[A-Za-z]+)")
_UNKNOWN = re.compile(r"(?<![\\A-Za-z])[A-Za-z](?![A-Za-z])")
_OPERATED = re.compile(r"\\int|\\lim|\\sum|\\prod|∫|\\d?frac\s*\{\s*d(?:\^\{?\d\}?)?\s*\}|(?<![A-Za-z])d/d[a-z]")
"""A derivative, integral, limit or sum: what an equals sign after it asks for is its value."""
_LENGTHS = re.compile(
    r"(?:\s*[\d./]+\s+(?:inch(?:es)?|foot|feet|yards?|miles?|(?:centi|milli|kilo)?met(?:er|re)s?|units?)\s*,?)+\s*",
    re.I,
)
"""Lengths with their units in words, and nothing else: ``3 inches``."""
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_TIMES = re.compile(r"(?<=\d\s)x(?=\s\d)")
_EDGE = " \t\r\n:;,"
_END = " \t\r\n:;,.?!。？！"


def undelimited(text: str) -> str:
    """Blank out formula delimiters and the wrappers of words within formulas; write ``7 x 8`` with a times sign.

    Every character keeps its place.
    """

    def words(match: re.Match[str]) -> str:
        inside = match[1]
        start = match.start(1) - match.start()
        return " " * start + inside + " " * (len(match[0]) - start - len(inside))

    text = _LAST_POINT.sub(" ", text)
    text = _BRACED.sub(lambda match: match["rows"].rjust(len(match[0])), text)
    text = _SHOWN.sub(lambda match: (match["end"] + ".").ljust(len(match[0])), text)
    text = _DELIMITERS.sub(lambda match: " " * len(match[0]), _TEXT_COMMAND.sub(words, text))
    if "\\begin" in text:
        text = _CASE.sub(_case, text)
    return _TIMES.sub("×", text)


def _case(match: re.Match[str]) -> str:
    """The word before the condition of a case says nothing; the last case may hold otherwise."""
    return match["gap"] + ("true" if match["word"] == "otherwise" else "").ljust(len(match["word"]))


def narrowed(text: str, start: int = 0, end: int | None = None) -> tuple[int, int]:
    """Return where the question itself begins and ends: without numbering, courtesy and final punctuation."""
    start, end = _stripped(text, start, len(text) if end is None else end)
    numbering = _NUMBERING.match(text, start, end)
    if numbering and numbering.end() < end:
        start, end = _stripped(text, numbering.end(), end)
    before, after = _surroundings()
    while True:
        ahead = before.match(text, start, end)
        behind = after.search(text, start, end)
        if ahead and ahead.end() < end:
            start, end = _stripped(text, ahead.end(), end)
        elif behind and behind.start() > start:
            start, end = _stripped(text, start, behind.start())
        else:
            return start, _asked(text, start, end)


def _asked(text: str, start: int, end: int) -> int:
    """Where a calculation ends that is asked with an equals sign: ``3 + 4 =``, ``Expand: x(x + 1) =``."""
    if text[end - 1 : end] != "=" or "=" in text[start : end - 1]:
        return end
    if _UNKNOWN.search(text, start, end) and not has_words(text[start:end]) and not _OPERATED.search(text, start, end):
        return end
    return _stripped(text, start, end - 1)[1]


def has_words(text: str) -> bool:
    """Whether a text holds words of a language, beside formulas."""
    if _LENGTHS.fullmatch(text):
        return False
    return any(_is_word(match[0]) for match in _LETTERS.finditer(_COMMAND.sub(" ", text)))


def _is_word(letters: str) -> bool:
    if _HANGUL.search(letters):
        return True
    lower = letters.lower()
    if lower in MATHS_NAMES:
        return False
    return len(letters) > 3 or lower in SHORT_WORDS


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _END and not _belongs(text, start, end):
        end -= 1
    return start, end


def _belongs(text: str, start: int, end: int) -> bool:
    """Whether the last character is mathematics, not punctuation: ``5!``, ``n!``, ``0.333...``, ``2, 4, 6, ?``."""
    if text[end - 1] == "?" and re.search(r",\s*\?$", text[start:end]):
        return True
    if text[end - 1] == "." and re.search(r"\d\.{2,}$", text[start:end]):
        return True
    return text[end - 1] == "!" and end - 2 >= start and (text[end - 2].isdigit() or text[end - 2] in ")]}!n")


@cache
def _surroundings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    wordings = [locale(language).wording for language in LANGUAGES]
    courtesy = sorted({word for wording in wordings for word in wording.courtesy}, key=len, reverse=True)
    closing = sorted({word for wording in wordings for word in wording.closing}, key=len, reverse=True)
    before = r"(?:" + "|".join(map(_spaced, courtesy)) + r")[\s:,.!]+"
    after = r"[\s,;.]+(?:" + "|".join(map(_spaced, closing)) + r")\s*$"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def _spaced(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))
