r"""Finds the chains in formulas: ``$…$``, ``\(…\)``, ``\[…\]``, ``align`` and its kin, lines that are one. Text only.

Positions are kept: whatever is left out of a formula (spacing, alignment, words) is replaced by as many spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.claims.written import Chain, Found, Joint, Side

FORMULA = re.compile(
    r"\$\$(?P<a>.+?)\$\$"
    r"|\\\[(?P<b>.+?)\\\]"
    r"|\\\((?P<c>.+?)\\\)"
    r"|(?<![\\$\w])\$(?=[^\s$])(?P<d>[^$\n]*?(?:\\\$[^$\n]*?)*)(?<=[^\s\\])\$(?![\d$])"
    r"|(?P<e>\\begin\{(?P<name>align|aligned|gather|equation|eqnarray)(?P<star>\*?)\}.+?\\end\{(?P=name)(?P=star)\})",
    re.DOTALL,
)
_OPEN = re.compile(
    r"\\begin\{(?:align|aligned|gather|equation|eqnarray)\*?\}|\\\[|\\\(|\$\$|(?<![\\$\w])\$(?=[^\s$\d])"
)
_OUTER = re.compile(r"\\(?:begin|end)\{(?:align|aligned|gather|gathered|equation|eqnarray|split)\*?\}(?:\{[a-z]*\})?")
INNER = re.compile(r"\\begin\{\w*(?:matrix|cases|array)\*?\}")
_SPACING = re.compile(
    r"(?<!\\)\\(?:displaystyle|textstyle|nonumber|notag|boldsymbol|left(?=[(\[|])|right(?=[)\]|])|big+[lr]?|Big+[lr]?"
    r"|[,;:! ])(?![a-zA-Z])|(?<!\\)&"
)
ROW_END = re.compile(r"\\\\(?:\[\w+\])?")
_TEXT = re.compile(r"\\(?:text|mathrm|textbf|textit|mbox|textrm|operatorname)\s*\{([^{}]*)\}")
_ARROW = re.compile(
    r"\\(?:[Ll]ong)?[Rr]ightarrow(?![a-z])|\\implies(?![a-z])|\\to(?![a-z])|\\therefore(?![a-z])|=>|[⇒→⟹∴]"
    r"|\\(?:[Ll]ong)?[Ll]eftrightarrow(?![a-z])|\\iff(?![a-z])|[⇔⟺]"
)
BOTH_WAYS = re.compile(r"eftright|iff|[⇔⟺]")
_RELATION = re.compile(
    r"\\(?:approx|simeq|leq?|geq?|neq?|lt|gt|doteq)(?![a-zA-Z])|\\(?:sim|equiv|propto|in|mid)(?![a-zA-Z])"
    r"|<=|>=|!=|==|:=|[=＝≈≃≒<>≤≥≠≡∈]"
)
_SIGN = {
    "\\approx": "≈", "\\simeq": "≈", "\\doteq": "≈", "\\le": "≤", "\\leq": "≤", "\\ge": "≥", "\\geq": "≥",
    "\\ne": "≠", "\\neq": "≠", "\\lt": "<", "\\gt": ">", "<=": "≤", ">=": "≥", "!=": "≠", "==": "=", "＝": "=",
    "≃": "≈", "≒": "≈", "=": "=", "≈": "≈", "<": "<", ">": ">", "≤": "≤", "≥": "≥", "≠": "≠",
}  # fmt: skip
_APART = re.compile(
    r"\\q?quad(?![a-zA-Z])|[;]|,(?=\s|\\)|\\text\s*\{[\s,]*(?:and|or|so|thus|then|hence|또는|이고|그리고|따라서)?[\s,]*\}"
    r"|\\(?:lor|land|vee|wedge)(?![a-zA-Z])|(?<![a-zA-Z\\])(?:or|and|또는|이고)(?![a-zA-Z])"
)
PROSE = re.compile(r"(?<![\\a-zA-Z])[a-zA-Z]{2,}\s+[a-zA-Z]{2,}")
_WORK = re.compile(
    r"[+*/^×÷·⋅²³√!]|(?<=[\w)}\s])[-−–]|[\d)]\(|\d[a-zA-Z]|%"
    r"|\\(?:frac|dfrac|tfrac|times|cdot|div|sqrt|pm|sum|int|lim|binom|log|ln|sin|cos|tan)(?![a-z])"
    r"|(?<![a-z\\])(?:sqrt|log|ln|sin|cos|tan|exp)(?![a-z])"
)
_BOXED = re.compile(r"\\boxed\s*\{(.*)\}\s*", re.DOTALL)


def regions(text: str, start: int = 0) -> Iterator[tuple[int, int, int, int]]:
    """Yield the formulas of a text: start and end with their delimiters, start and end of what is inside."""
    for found in FORMULA.finditer(text, start):
        name = next(name for name in "abcde" if found[name])
        content = found[name]
        if "\\" not in content and PROSE.search(content):
            continue
        yield found.start(), found.end(), found.start(name), found.end(name)


def opened(text: str, start: int) -> int | None:
    """Return where a formula is begun after ``start`` and not ended yet."""
    found = _OPEN.search(text, start)
    return None if found is None else found.start()


def chains(text: str, start: int, end: int, joint: Joint) -> Iterator[Chain]:
    """Yield the chains of the formula that stands at ``start`` to ``end`` of a text."""
    content = _blanked(_blanked(text[:end], _OUTER, start), _SPACING, start)
    rows = [(start, end)] if INNER.search(content, start) else list(_parts(content, start, end, ROW_END))
    last: Found | None = None
    for row_start, row_end in rows:
        for sign, piece_start, piece_end in _signed(content, row_start, row_end, _ARROW):
            how = joint if not sign else Joint.IFF if BOTH_WAYS.search(sign) else Joint.SO
            pieces = list(_signed(content, piece_start, piece_end, _APART))
            if len(pieces) > 1 and not all(
                _RELATION.search(content, a, b) for _, a, b in pieces if content[a:b].strip()
            ):
                pieces = [("", piece_start, piece_end)]
            for number, (apart, a, b) in enumerate(pieces):
                chain = _chain(content, a, b, last, how if number == 0 else _apart(apart))
                if chain is None:
                    last = None
                    continue
                last = chain.sides[-1] if chain.sides else last
                if len(chain.sides) > 1:
                    yield chain
        joint = Joint.NONE


def _apart(sign: str) -> Joint:
    if re.search(r"or|lor|vee|또는|,", sign):
        return Joint.OR
    return Joint.SO if re.search(r"so|thus|then|hence|따라서", sign) else Joint.NONE


def _chain(content: str, start: int, end: int, last: Found | None, joint: Joint) -> Chain | None:
    """The sides of one piece, which may begin with its sign; None where something in it would be misread."""
    sides: list[Found] = []
    signs: list[str] = []
    for sign, a, b in _signed(content, start, end, _RELATION):
        if sign and sign not in _SIGN:
            break
        found = _side(content, a, b)
        if found is None and not sign:
            if last is not None:
                sides.append(last)
            continue
        if found is None:
            return None
        if sign and sides:
            signs.append(_SIGN[sign])
        sides.append(found)
    return Chain(tuple(sides), tuple(signs), end, joint=joint)


def _side(content: str, start: int, end: int) -> Found | None:
    """One side with its place; None where nothing is there."""
    while start < end and content[start] in " \t\n.,;:":
        start += 1
    while end > start and (
        content[end - 1] in " \t\n,;:" or (content[end - 1] == "." and not content[end - 1 :].isalnum())
    ):
        end -= 1
    if start >= end:
        return None
    text = content[start:end]
    boxed = _BOXED.fullmatch(text)
    text = boxed[1] if boxed else text
    words = tuple(word for found in _TEXT.finditer(text) for word in re.findall(r"[^\W\d_]+|[/%]", found[1]))
    money = bool(re.search(r"\\?\$", text))
    text = re.sub(r"\\?\$", "", _TEXT.sub(" ", text)).replace("{,}", "").replace("\\%", "%").strip()
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    work = len(_WORK.findall(re.sub(r"^\s*[-−–]", "", text)))
    return Found(Side(text, words, money, work), start, end) if text else None


def _blanked(text: str, pattern: re.Pattern[str], start: int) -> str:
    return text[:start] + pattern.sub(lambda found: " " * len(found[0]), text[start:])


def _parts(text: str, start: int, end: int, sign: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for _, a, b in _signed(text, start, end, sign):
        yield a, b


def _signed(text: str, start: int, end: int, sign: re.Pattern[str]) -> Iterator[tuple[str, int, int]]:
    """Split at signs outside all brackets: the sign before each piece, and where the piece stands."""
    begin, before, depth, position = start, "", 0, start
    while position < end:
        found = sign.match(text, position, end) if depth <= 0 else None
        if found:
            yield before, begin, found.start()
            before, begin = found[0], found.end()
            position = found.end()
            continue
        depth += (text[position] in "({[") - (text[position] in ")}]")
        position += 1
    yield before, begin, end


_BEGIN = re.compile(
    r"^[\s>*•-]*(?:\(?\d{1,2}[.)]\s+)?"
    r"(?:(?:so|thus|hence|therefore|then|and|we get|we have|this gives|따라서|그러므로|즉)[,:]?\s+|[⇒→⟹∴]\s*|=>\s*)*",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"sqrt|sin|cos|tan|sec|csc|cot|log|ln|exp|pi|or|and|lim|int|arc|[a-zA-Z](?:_\d)?\(|d[a-z](?![a-zA-Z])|d/d[a-z]"
    r"|(?<![a-zA-Z])[a-zA-Z](?![a-zA-Z])|\\[a-zA-Z]+"
)
_TIMES = re.compile(r"\d\s*[xX]\s*[\d.($]")
_LETTERS = re.compile(r"[∫∑√!]|(?!(?:and|or)\b)\b[a-zA-Z]|\d[a-zA-Z]")
_SENTENCE = re.compile(r"(?<![\\a-zA-Z])[a-zA-Z]\s+[a-zA-Z](?![a-zA-Z])")


def line_chains(line: str, last: Found | None) -> Iterator[Chain] | None:
    """Return the chains of a line that is nothing but a formula with letters (or goes on from the line before)."""
    begin = _BEGIN.match(line)
    start = begin.end() if begin else 0
    end = len(line.rstrip(" .,;"))
    body = line[start:end]
    if "$" in body or not body:
        return None
    if not _RELATION.search(body) and not (_WORK.search(body) and re.search(r"[\da-zA-Z]", body)):
        return None
    onward = bool(re.match(r"\s*[=≈]", body))
    letters = re.search(r"[a-zA-Z가-힣]", _NAMES.sub("", body)) or _SENTENCE.search(body)
    if letters or _TIMES.search(body) or (not onward and not _LETTERS.search(body)):
        return None
    said = (begin[0] if begin else "").strip(" >*•-0123456789.)\t")
    return _line(line, start, end, last if onward else None, Joint.SO if said else Joint.NONE)


def _line(line: str, start: int, end: int, last: Found | None, joint: Joint) -> Iterator[Chain]:
    if last is not None:
        chain = _chain(line, start, end, Found(last.side, start, start), Joint.SO)
        if chain is not None and len(chain.sides) > 1:
            yield chain
    elif _RELATION.search(line, start, end):
        yield from chains(line, start, end, joint)
    else:
        only = _side(line, start, end)
        if only is not None:
            yield Chain((only,), (), end)
