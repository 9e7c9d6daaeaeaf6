"""Problems from Markdown: a numbered list, a table, bullets, or paragraphs; answers below each or in a key at the end.

Within an item a line "Answer: …" ("Ans.", "A:", "정답:", "답:") gives its answer, "Level: …" and "Topic: …" the rest. A
heading that is a level holds for what follows. A heading "Answers", "Answer key" or "정답" begins the key: a list with
the same numbers. What comes under "Solutions" or "풀이" is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tutor.imports.rows import SPELLED, Place, Row, field_of, row

NUMBERED = re.compile(
    r"\s{0,3}(?:\*\*)?(?:Q(?:uestion)?\.?\s*|문제?\s*)?(\d{1,4})\s*[.)](?:\*\*)?\s+(\S.*)", re.IGNORECASE
)
BULLET = re.compile(r"\s{0,3}[-*+]\s+(\S.*)")
LABELLED = re.compile(r"[\s>*_-]*([A-Za-z가-힣][A-Za-z가-힣 ]{0,20}?)[*_]*\s*[:：][*_]*\s*(.+?)\s*")
HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)[\s#]*|\s{0,3}\*\*(.+?)\*\*:?\s*")
KEY = re.compile(r"(?:the )?(?:answers?|answer key|key|correct answers?|정답|정답표|답|답안|해답)", re.IGNORECASE)
SOLUTIONS = re.compile(r"(?:worked )?solutions?|풀이|해설|자세한 풀이", re.IGNORECASE)
SHORT = {"a": "answer", "ans": "answer", "q": "problem"}
"""Labels of one letter or so, which are no column's name."""
REMARK = re.compile(r"\s+[—–]\s.*")
"""What stands behind an answer of a key."""


@dataclass
class _Found:
    """A problem while its lines are read."""

    line: int
    column: int
    number: int | None
    lines: list[str]
    fields: dict[str, str] = field(default_factory=dict)


def rows(text: str, file: str) -> list[Row]:
    """Return the problems of a document."""
    lines = list(enumerate(text.split("\n"), start=1))
    if table := _table(lines):
        return [row(fields, Place(file, line, 1)) for line, fields in table]
    body, key = _parts(lines)
    answers = dict(_key(key))
    found = list(_numbered(body)) or list(_bullets(body)) or list(_paragraphs(body))
    return [_row(each, place, answers, file) for place, each in enumerate(found, start=1)]


def _row(found: _Found, place: int, answers: dict[int, str], file: str) -> Row:
    fields = dict(found.fields)
    fields.setdefault("problem", "\n".join(found.lines).strip())
    number = found.number or place
    if number in answers:
        fields.setdefault("answer", answers[number])
    return row(fields, Place(file, found.line, found.column))


def _parts(lines: list[tuple[int, str]]) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The lines of problems and those of the key; solutions are neither."""
    body: list[tuple[int, str]] = []
    key: list[tuple[int, str]] = []
    now: list[tuple[int, str]] | None = body
    for number, line in lines:
        title = _heading(line)
        if title is not None and KEY.fullmatch(title):
            now = key
        elif title is not None and SOLUTIONS.fullmatch(title):
            now = None
        elif title is not None and now is not body and line.lstrip().startswith("#") and not NUMBERED.match(title):
            now = body
        elif now is not None:
            now.append((number, line))
    return body, key


def _heading(line: str) -> str | None:
    match = HEADING.fullmatch(line)
    return None if match is None else (match[1] or match[2] or "").strip().rstrip(":：").strip()


def _key(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The answers of a key by number; several may stand on one line."""
    for _, line in lines:
        pieces = re.split(r"(?:^|\s)(?:\*\*)?(\d{1,4})\s*[.):](?:\*\*)?\s+", line.strip())
        for number, answer in zip(pieces[1::2], pieces[2::2], strict=False):
            if bare := _bare(REMARK.sub("", answer)):
                yield int(number), bare


def _numbered(lines: list[tuple[int, str]]) -> Iterator[_Found]:
    yield from _items(lines, lambda line: NUMBERED.fullmatch(line))


def _bullets(lines: list[tuple[int, str]]) -> Iterator[_Found]:
    yield from _items(lines, lambda line: None if _label(line) else BULLET.fullmatch(line))


def _items(lines: list[tuple[int, str]], begins: object) -> Iterator[_Found]:
    """List items with the lines that belong to them; a heading ends an item and may set the level."""
    assert callable(begins)
    found: _Found | None = None
    level = ""
    for number, line in lines:
        title = _heading(line)
        match = begins(line)
        if match is None and title is not None:
            level = title if _is_level(title) else "" if line.lstrip().startswith("#") else level
            if found:
                yield found
            found = None
        elif match is not None:
            if found:
                yield found
            whole = match.groups()
            place = int(whole[0]) if len(whole) == 2 else None
            found = _Found(number, match.start(len(whole)) + 1, place, [])
            _add(found, whole[-1])
            if level:
                found.fields.setdefault("level", level)
        elif found:
            _add(found, line)
    if found:
        yield found


def _paragraphs(lines: list[tuple[int, str]]) -> Iterator[_Found]:
    """Paragraphs, each a problem; one that is an answer alone belongs to the problem before it."""
    found: list[_Found] = []
    fresh, level = True, ""
    for number, line in lines:
        title = _heading(line)
        if title is not None or not line.strip():
            level = title if title and _is_level(title) else level
            fresh = True
            continue
        label = _label(line)
        if fresh and not (found and label and label[0] != "problem"):
            found.append(_Found(number, len(line) - len(line.lstrip()) + 1, None, []))
            if level:
                found[-1].fields["level"] = level
        _add(found[-1], line)
        fresh = False
    yield from found


def _add(found: _Found, line: str) -> None:
    """Take a line: what a label names, else a line of the problem. An answer within a line ends the problem there."""
    inner = re.fullmatch(r"(.*\S)\s+[(*_]*(?:Answer|Ans\.?|정답|답)\s*[:：]\s*[*_]*(.+?)\)?[*_]*\s*", line)
    if inner and not _label(line):
        found.lines.append(inner[1].strip().rstrip("(*_ "))
        found.fields.setdefault("answer", _bare(inner[2]))
        return
    if label := _label(line):
        found.fields.setdefault(*label)
        return
    found.lines.append(line.strip())


def _label(line: str) -> tuple[str, str] | None:
    """The field and value of "Answer: 4"; a word that is no field's name is part of the problem."""
    match = LABELLED.fullmatch(line)
    if match is None:
        return None
    word = match[1].strip().casefold().rstrip(".")
    name = SHORT.get(word) or field_of(word)
    return (name, _bare(match[2])) if name and name != "id" else None


def _bare(text: str) -> str:
    """An answer without the emphasis and brackets around it."""
    return re.sub(r"^(?:\*\*|__|`)(.*?)(?:\*\*|__|`)$", r"\1", text.strip()).strip()


def _is_level(title: str) -> bool:
    return re.sub(r"[\W_]", "", title).casefold() in SPELLED


def _table(lines: list[tuple[int, str]]) -> list[tuple[int, dict[str, str]]]:
    """The rows of the first table that has a column of problems."""
    for place, (_, line) in enumerate(lines[:-1]):
        named = [field_of(cell) for cell in _cells(line)]
        if "problem" in named and re.fullmatch(r"\s*\|?[\s:|-]*-[\s:|-]*", lines[place + 1][1]):
            return [
                (number, {name: cell for name, cell in zip(named, _cells(body), strict=False) if name})
                for number, body in _until(lines[place + 2 :])
            ]
    return []


def _until(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for number, line in lines:
        if "|" not in line:
            return
        yield number, line


def _cells(line: str) -> list[str]:
    """The cells of a line of a table; a bar with a backslash before it, or within mathematics, is no border."""
    kept = re.sub(r"\$[^$]*\$", lambda match: match[0].replace("|", "\0"), line).replace(r"\|", "\0")
    return [cell.replace("\0", "|").strip() for cell in kept.strip().removeprefix("|").removesuffix("|").split("|")]
