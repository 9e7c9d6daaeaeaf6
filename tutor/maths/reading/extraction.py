"""The final answer in a page of text: what is boxed, what follows "the answer is", what is bold, a last "= 42".

Finds text, and does not read it: the result's ``text`` is what was found (of several boxes, their contents with
commas) and ``span`` its place in the page. Knows English and Korean phrases.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

MAX_PAGE = 400_000


@dataclass(frozen=True, slots=True)
class Extracted:
    """The answer found: ``text``, and the characters ``span[0]:span[1]`` of the page that hold it."""

    text: str
    span: tuple[int, int]


def marked_answer(text: str) -> Extracted | None:
    """Find an answer that the text itself marks as one: a box, "the answer is", "therefore"."""
    return _first(text, (_final_words, _boxed, _phrase, _marked, _conclusion))


def final_answer(text: str) -> Extracted | None:
    """Find the final answer in a page of text, None when there is nothing like one.

    In this order: what an explicit "Final answer:" line says; the last box, with the boxes joined to it by commas or
    "and"; the last "the answer is …" or "답은 …"; the last bold text; the last formula that a conclusion ("therefore",
    "따라서") introduces; the last formula in marks; what follows the last "=" of the last line.
    """
    return _first(text, (_final_words, _boxed, _phrase, _marked, _bold, _letter, _conclusion, _formula, _equals))


def _first(text: str, ways: Sequence[Callable[[str], Extracted | None]]) -> Extracted | None:
    page = text[-MAX_PAGE:]
    offset = len(text) - len(page)
    body = _without_ends(page)
    for find in ways:
        found = find(body)
        if found is not None and found.text.strip():
            return Extracted(found.text.strip(), (found.span[0] + offset, found.span[1] + offset))
    return None


# -- boxes --

_BOX = re.compile(r"\\(?:boxed|fbox|framebox)\s*(\{|(?=[\w\\]))")
_BETWEEN = re.compile(
    r"(?:\s|\$|\\[\[\]()]|\\quad|\\qquad|\\[,;:! ]|[,;&]|\.(?=\s*\$)|\\text\s*\{\s*(?:and|or|,)?\s*\}"
    r"|and|or|및|또는|와|과|그리고|\\\\)*"
)


def _boxed(page: str) -> Extracted | None:
    boxes: list[tuple[int, int, str]] = []
    closings = _braces(page) if "\\boxed" in page or "\\fbox" in page or "\\framebox" in page else {}
    for match in _BOX.finditer(page):
        if match[1]:
            end = closings.get(match.end() - 1)
            if end is None:
                end = _line_end(page, match.end())
                boxes.append((match.start(), end, page[match.end() : end].rstrip("$ .")))
            else:
                boxes.append((match.start(), end, page[match.end() : end - 1]))
        else:
            word = re.compile(r"\s*(\\?\w+)").match(page, match.end())
            if word:
                boxes.append((match.start(), word.end(), word[1]))
    boxes = [box for box in boxes if box[2].strip()]
    if not boxes:
        return None
    outer = [boxes[0]]
    for box in boxes[1:]:
        if box[0] >= outer[-1][1]:
            outer.append(box)
    boxes = outer
    group = [boxes[-1]]
    for box in reversed(boxes[:-1]):
        between = page[box[1] : group[0][0]]
        joined = _BETWEEN.fullmatch(between)
        labelled = re.fullmatch(
            r"[\s$,.;&\\()\[\]]*(?:and|or|및)?[\s$\\()\[\]]*(?:\\text\{\s*(?:and|or)\s*\})?\s*[A-Za-z](?:_\{?\w\}?)?\s*=\s*",
            between,
        )
        if joined is None and labelled is None:
            break
        group.insert(0, box)
    return Extracted(", ".join(_stripped(_unboxed(box[2])) for box in group), (group[0][0], group[-1][1]))


def _unboxed(content: str) -> str:
    """Content without boxes in it."""
    closings = _braces(content) if _BOX.search(content) else {}
    dropped: set[int] = set()
    for match in _BOX.finditer(content):
        dropped.update(range(match.start(), match.end()))
        dropped.add(closings.get(match.end() - 1, len(content) + 1) - 1)
    return "".join(character for index, character in enumerate(content) if index not in dropped) if dropped else content


_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


def _braces(text: str) -> dict[int, int]:
    """Where each opening brace stands → the index past the brace that closes it, in one pass."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            waiting.append(match.start())
        elif match[0] == "}" and waiting:
            found[waiting.pop()] = match.end()
    return found


def closing_brace(text: str, opening: int) -> int | None:
    """The index past the brace that closes the one at ``opening``, None when there is none."""
    depth = 0
    for match in _BRACE.finditer(text, opening):
        depth += (match[0] == "{") - (match[0] == "}")
        if depth == 0:
            return match.end()
    return None


# -- phrases --

_FINAL = re.compile(r"final\s+answer(?:\s+is|\s*:)\s*(?:\*\*)?\s*(?:the final answer is\s*)?", re.IGNORECASE)


def _final_words(page: str) -> Extracted | None:
    """A formula that "Final answer:" introduces after the last box."""
    matches = list(_FINAL.finditer(page))
    if (
        not matches
        or "\\boxed" in page[matches[-1].start() :]
        or (formula := _formula_at(page, matches[-1].end())) is None
    ):
        return None
    return Extracted(_stripped(page[slice(*formula)]), formula)


_IS = r"(?:\s+is|\s+are|\s+would be|\s+will be|\s+equals|\s*:|\s*=|\s+=)"
_ANSWER = re.compile(
    r"(?:(?:final|correct|required|right|desired)\s+(?:answer|result|value|choice|option)|answer|ans\b\.?|solution\s+set|solutions?)"
    r"(?:\s*\([^()\n]{0,40}\))?(?:\s+(?:to|of|for)\s+[^.:=\n]{1,80}?)?(?:\s+(?:choice|option|here|therefore|then|thus))?"
    r"\s*(?:\*\*|__)?" + _IS + r"\s*:?\s*(?:\*\*|__)?",
    re.IGNORECASE,
)
_KOREAN = re.compile(
    r"(?:최종\s*(?:정답|답|답안)|정답|(?<![가-힣])답|해답|(?<![가-힣])해|결과|값)(?:은|는|이|가)?"
    r"\s*(?:\*\*)?\s*[:：=]?\s*(?:\*\*)?\s*(?=\S)"
)
_KOREAN_END = re.compile(
    r"\s*(?:입니다|이다|이에요|예요|이며|이고|이므로|가 됩니다|이 됩니다|가 된다|이 된다|임|이라고|로 구해|"
    r"[.。]\s*$|[.。](?=\s)|\n)"
)
_HEDGE = re.compile(
    r"^(?:therefore|thus|simply|just|then|given by|equal to|approximately|about|exactly|as follows|option|choice"
    r"|\(?in\b)\s*:?\s*",
    re.IGNORECASE,
)


def _phrase(page: str) -> Extracted | None:
    for pattern in (_ANSWER, _KOREAN):
        matches = [match for match in pattern.finditer(page) if _standalone(page, match)]
        for match in reversed(matches[-20:]):
            found = _after(page, match.end(), korean=pattern is _KOREAN)
            if found is not None:
                return found
    return None


def _standalone(page: str, match: re.Match[str]) -> bool:
    before = page[max(0, match.start() - 12) : match.start()].lower()
    return not before.endswith(("no ", "an ", "each ", "integer ", "real ", "this "))


def _after(page: str, at: int, *, korean: bool) -> Extracted | None:
    """The answer that starts here: a formula in marks, or the text up to the end of its sentence."""
    space = re.compile(r"[\s*:_]{0,200}").match(page, at)
    at = space.end() if space else at
    if at >= len(page):
        return None
    formula = _formula_at(page, at)
    if formula is not None:
        start, end = formula
        following = page[end:]
        more = re.match(
            r"(?:\s*(?:,|and|or|,\s*and|,\s*or|또는|및|와|과)\s*(?:\$[^$\n]+\$|\\\((?:(?!\\\)).)+\\\)))+", following
        )
        unit = re.match(
            r"\s*(?:%|\\%|°|cm|km|mm|m|kg|g|meters?|feet|inches|dollars|cents|degrees|units?|square \w+|cubic \w+"
            r"|hours?|minutes?|seconds?|days?)\b(?:\^?[23])?",
            following,
        )
        end += more.end() if more else unit.end() if unit else 0
        return Extracted(_stripped(page[start:end]), (start, end))
    end = _sentence_end(page, at)
    if korean and (stop := _KOREAN_END.search(page, at, end + 1)):
        end = stop.start()
    found = page[at:end]
    hedge = _HEDGE.match(found)
    if hedge:
        at += hedge.end()
        found = found[hedge.end() :]
    if not found.strip() or len(found) > 300:
        return None
    inner = re.match(r"[^$\n]{0,60}?\$([^$\n]+)\$\s*$", found)
    if (
        inner
        and re.search(r"[a-z]{3}", found[: inner.start(1)])
        and not re.search(r"\\?\$\s*\d", found[: inner.start(1)])
    ):
        return Extracted(inner[1], (at + inner.start(1), at + inner.end(1)))
    choice = re.match(r"\(?([A-J])\)?(?=[\s,.:)]|$)(?!\s*[=+\-*/^<>])", found)
    if choice and not re.match(r"\s*(?:solution|circle|square|line|triangle)", found[choice.end() :]):
        return Extracted(choice[0].strip(), (at, at + choice.end()))
    said = re.match(r"(?:.*\s)?(?:[a-zA-Z]{3,}|\$[^$]+\$)\s+(?:is|are|equals|be)\s+(?=\S)", found)
    if said and re.search(r"\d|\\|[a-z]\b", found[said.end() :]) and len(found[said.end() :].split()) <= 8:
        at += said.end()
        found = found[said.end() :]
    return Extracted(_stripped(found), (at, at + len(found)))


_LONGEST_FORMULA = 3_000
_MARKS = (("$$", "$$"), ("\\[", "\\]"), ("\\(", "\\)"), ("$", "$"), ("**", "**"), ("`", "`"))


def _formula_at(page: str, at: int) -> tuple[int, int] | None:
    for opening, closing in _MARKS:
        if page.startswith(opening, at) and not (
            opening == "$" and re.match(r"\$\d[\d,.]*(?:\s|$|\.)(?![^$\n]*\$)", page[at:])
        ):
            end = page.find(closing, at + len(opening), at + _LONGEST_FORMULA)
            if end > 0:
                return at, end + len(closing)
    return None


def _sentence_end(page: str, at: int) -> int:
    """The end of the sentence: a full stop before a space, a line break, outside formulas and brackets."""
    stop = re.compile(
        r"\n|(?<!\d)[.!?](?=\s|$|[\"')\]*])|(?<=\d)\.(?=\s+[A-Z가-힣*]|\s*$|[\"'*])|[;](?=\s)|<\||(?<=\d),(?=\s+[a-z]{3})|。"
    )
    position, last = at, min(len(page), at + 400)
    while True:
        match = stop.search(page, position, last)
        if match is None:
            return last
        inside = page[at : match.start()]
        if (inside.count("$") - inside.count("\\$")) % 2 == 0 or match[0] == "\n":
            return match.start()
        position = match.end()


# -- marks without words --


def _marked(page: str) -> Extracted | None:
    """``#### 42``, ``<answer>42</answer>``, ``ANSWER 42``."""
    matches = list(re.finditer(r"####\s*([^\n]+)|<answer>\s*(.*?)\s*</answer>", page, re.DOTALL | re.IGNORECASE))
    if not matches:
        return None
    group = 1 if matches[-1][1] is not None else 2
    return Extracted(_stripped(matches[-1][group]), matches[-1].span(group))


def _bold(page: str) -> Extracted | None:
    for match in reversed(list(re.finditer(r"\*\*([^*\n]{1,200})\*\*", page))):
        content = match[1].strip().rstrip(":.")
        if (
            not re.match(
                r"(?:step|note|solution|answer|conclusion|final|풀이|단계|정리|결론|검산|참고)\b",
                content,
                re.IGNORECASE,
            )
            and re.search(r"\d|\\|[a-zA-Z]\s*=|^\(?[A-J]\)?$", content)
            and not match[1].rstrip().endswith(":")
        ):
            return Extracted(_stripped(content), match.span(1))
    return None


def _letter(page: str) -> Extracted | None:
    """``so it's B.`` at the end."""
    match = re.search(r"\b(?:it'?s|it is|choose|pick|select|choice|option)\s+\(?([A-J])\)?[.\s]*$", page)
    return Extracted(match[1], match.span(1)) if match else None


_CONCLUSION = re.compile(
    r"\b(?:therefore|thus|hence|so|we (?:find|get|have|conclude|obtain)|which is|that is)\b"
    r"|따라서|그러므로|결국|즉|∴|\\therefore",
    re.IGNORECASE,
)


def _conclusion(page: str) -> Extracted | None:
    matches = list(_CONCLUSION.finditer(page))
    if not matches:
        return None
    at = matches[-1].end()
    formulas = list(_formulas(page, at))
    if not formulas:
        return None
    start, end = formulas[-1] if len(formulas) < 4 else formulas[0]
    return _last_side(page, start, end)


def _formulas(page: str, at: int = 0) -> list[tuple[int, int]]:
    pattern = re.compile(
        r"\$\$(.{1,3000}?)\$\$|\\\[(.{1,3000}?)\\\]|\\\((.{1,3000}?)\\\)|(?<!\\)\$(?!\s*\d[\d,.]*\s+[a-z]{2})([^$\n]+?)(?<!\\)\$",
        re.DOTALL,
    )
    found = []
    for match in pattern.finditer(page, at):
        group = next(index for index in range(1, 5) if match[index] is not None)
        found.append(match.span(group))
    return found


def _formula(page: str) -> Extracted | None:
    formulas = _formulas(page)
    return _last_side(page, *formulas[-1]) if formulas else None


def _last_side(page: str, start: int, end: int) -> Extracted:
    """The formula, or the last side of a calculation in it (``x = 3`` and ``f(x) = x^2`` are kept whole)."""
    sides = re.split(r"(?<![<>!\\:])=|&=|\\\\approx|≈", page[start:end])
    named = re.fullmatch(r"\s*\(?[A-Za-z](?:_\{?\w+\}?|\s*\([a-z]\)|,\s*[a-z])*\)?\s*", sides[0])
    list_of_names = len(sides) > 2 and re.search(r"[,;]|\\\\", sides[1])
    if (len(sides) > 2 and not list_of_names) or (len(sides) == 2 and not named):
        start = end - len(sides[-1])
    return Extracted(
        _stripped(re.sub(r"\\end\{(?:align|gather|equation|split|multline)[a-z*]*\}.*", "", page[start:end])),
        (start, end),
    )


def _equals(page: str) -> Extracted | None:
    """What follows the last "=" of the last line that has one; else the last number of the last line."""
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", page[-_LAST:]))
    offset = max(0, len(page) - _LAST)
    for line in reversed(lines[-6:]):
        at = max(line[0].rfind("="), line[0].rfind("≈")) + 1
        value = re.split(r"\s(?:Therefore|Thus|Hence|So)\b", line[0][at:])[0]
        if at and re.search(r"\w", value):
            start = offset + line.start() + at
            return Extracted(_stripped(value), (start, start + len(value)))
    if lines and (numbers := list(_LAST_NUMBER.finditer(lines[-1][0]))):
        start = offset + lines[-1].start()
        return Extracted(numbers[-1][0].strip(), (start + numbers[-1].start(), start + numbers[-1].end()))
    return None


_LAST = 4_000
_LAST_NUMBER = re.compile(
    r"(?:\\?\$ ?)?(?:(?<![\w.])-)?\d[\d,]*(?:\.\d+)?(?:/\d+)?(?:\s?(?:%|\\%|€|[a-zA-Z]{1,3}[²³]?(?![a-zA-Z])))?"
)


# -- trimming --


def _without_ends(page: str) -> str:
    """The page without marks of a chat's end and closing courtesies (kept in place: only the tail is cut)."""
    cut = re.search(r"<\|(?:im_end|im_start|endoftext|eot_id)[^\n]*", page)
    page = page[: cut.start()] if cut and cut.start() > 0 else page
    hope = page.rfind("I hope")
    return (
        page[:hope].rstrip() if hope > 0 and re.fullmatch(r"I hope (?:it|this) is correct\.?\s*", page[hope:]) else page
    )


def _line_end(page: str, at: int) -> int:
    end = page.find("\n", at)
    return len(page) if end < 0 else end


def _stripped(text: str) -> str:
    """The answer without marks of formulas around all of it, emphasis and a final stop."""
    text = text.strip()
    for _ in range(4):
        before = text
        for mark in ("**", "__", "`", "입니다", "이다", "이에요", "예요"):
            text = text.removesuffix(mark).rstrip()
        for mark in ("**", "__", "`"):
            text = text.removeprefix(mark).lstrip()
        if text.endswith((".", "。", ",", ";", ":")) and not text.endswith("..."):
            text = text[:-1].rstrip()
        for opening, closing in _MARKS[:4]:
            if text.startswith(opening) and text.endswith(closing) and len(text) > len(opening) + len(closing):
                inner = text[len(opening) : -len(closing)]
                if opening not in inner and closing not in inner:
                    text = inner.strip()
        if text == before:
            break
    return text
