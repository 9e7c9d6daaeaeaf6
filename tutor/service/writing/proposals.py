"""Word problems that a model proposes, read strictly: JSON objects with four keys, plain words, nothing else.

Whatever else a model writes is refused with the reason: text around the objects counts for nothing, an object with
more keys than asked for (a "verdict", say) is no problem. Knows nothing of mathematics and judges none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tutor.locales import LANGUAGES, locale
from tutor.messages import Message, say

KEYS = {"problem", "equations", "find", "answer"}
LONGEST, SHORT, EQUATIONS = 1_000, 80, 8
"""Characters of a problem, of an equation or answer; equations of a problem."""
SHOWN = 200
"""Characters of a refused text that are kept to be shown."""

OBJECT = re.compile(r"\{(?=\s*(?:[\"“'}]|[a-z_]+\s*:))", re.IGNORECASE)
"""Where a JSON object begins, or what was meant to be one: sets of numbers in the text around are not."""
MARKUP = re.compile(r"<[a-zA-Z/!?]|\\|`|\]\(|https?:|www\.|[\x00-\x08\x0b-\x1f\x7f]", re.IGNORECASE)
"""What has no place in a story of plain words: tags, LaTeX, links, code, control characters."""
LETTER = re.compile(r"[^\W\d_]")
SOLVED = re.compile(r"\s*=\s*-?\s*[\d.,/\s]+")


class Reason(StrEnum):
    """Why a proposed problem is not offered."""

    FORM = "not-in-form"
    MARKUP = "markup"
    LANGUAGE = "other-language"
    SURPLUS = "surplus"
    REPEATED = "repeated"
    ANSWER = "answer-unreadable"
    EQUATIONS = "equations-unsolved"
    EQUATIONS_DIFFER = "equations-differ"
    CHECKER = "contradicted"
    SAMPLES = "no-majority"
    SAMPLES_DIFFER = "samples-differ"


REASONS: dict[Reason, Message] = {
    Reason.FORM: say("It is not in the form that was asked for."),
    Reason.MARKUP: say("It holds markup, code or a link."),
    Reason.LANGUAGE: say("It is in another language."),
    Reason.SURPLUS: say("It is more than was asked for."),
    Reason.REPEATED: say("It is the same as one before it."),
    Reason.ANSWER: say("Its answer is not a number that can be read."),
    Reason.EQUATIONS: say("Its equations could not be read, say nothing, or could not be solved."),
    Reason.EQUATIONS_DIFFER: say("Its equations give another answer."),
    Reason.CHECKER: say("The program read the question itself, and the answer is another one."),
    Reason.SAMPLES: say("The model solved it several times, and most answers did not agree."),
    Reason.SAMPLES_DIFFER: say("The model solved it several times, and most answers were another one."),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A problem as a model wrote it."""

    statement: str
    equations: tuple[str, ...]
    find: str
    answer: str


@dataclass(frozen=True, slots=True)
class Unfit:
    """A text that is no problem, and why."""

    text: str
    reason: Reason


def proposals(reply: str, most: int, language: str) -> list[Proposal | Unfit]:
    """Return what a reply proposes, in order; a reply without any object is one unfit text.

    What comes after the first ``most`` objects is surplus, and counted as one.
    """
    found: list[Proposal | Unfit] = []
    for text, told in _objects(reply):
        if len(found) == most:
            return [*found, Unfit(text[:SHOWN], Reason.SURPLUS)]
        found.append(_proposal(text, told, language))
    return found or [Unfit(reply.strip()[:SHOWN], Reason.FORM)]


def _objects(reply: str) -> Iterator[tuple[str, Any]]:
    """Every JSON object with its text; None for one that is broken, which ends where the next begins."""
    decoder = json.JSONDecoder()
    start = OBJECT.search(reply)
    while start is not None:
        place = start.start()
        try:
            told, end = decoder.raw_decode(reply, place)
        except (ValueError, RecursionError):
            told, end = None, len(reply)
            if (following := re.compile(r"\n\s*\{").search(reply, place + 1)) is not None:
                end = following.end() - 1
        yield reply[place:end].strip(), told
        start = OBJECT.search(reply, end)


def _proposal(text: str, told: Any, language: str) -> Proposal | Unfit:
    if not isinstance(told, dict) or set(told) != KEYS:
        return Unfit(text[:SHOWN], Reason.FORM)
    statement, equations, find, answer = (told[key] for key in ("problem", "equations", "find", "answer"))
    answer = str(answer) if type(answer) in {int, float} else answer
    equations = [equations] if isinstance(equations, str) else equations
    if not isinstance(equations, list) or not 1 <= len(equations) <= EQUATIONS:
        return Unfit(text[:SHOWN], Reason.FORM)
    parts = [*equations, find, answer]
    if not _words(statement, LONGEST) or not all(_words(part, SHORT) and "\n" not in part for part in parts):
        return Unfit(text[:SHOWN], Reason.FORM)
    if not all("=" in equation and ":" not in equation for equation in equations) or re.search("[=:]", find):
        return Unfit(text[:SHOWN], Reason.FORM)
    statement = " ".join(statement.split())
    if MARKUP.search(statement) or any(MARKUP.search(part) for part in parts):
        return Unfit(statement[:SHOWN], Reason.MARKUP)
    if not _in_language(statement, language):
        return Unfit(statement[:SHOWN], Reason.LANGUAGE)
    if any(_only_says(equation, find) for equation in equations):
        return Unfit(statement[:SHOWN], Reason.EQUATIONS)
    return Proposal(statement, tuple(part.strip() for part in equations), find.strip(), answer.strip())


def _words(part: Any, most: int) -> bool:
    return isinstance(part, str) and 0 < len(part.strip()) <= most


def _in_language(statement: str, language: str) -> bool:
    """Whether a story is in the letters of its language; of one without letters of its own, mostly in no other's."""
    most = len(LETTER.findall(statement)) / 3
    own = {code: _own(statement, locale(code).letters) for code in LANGUAGES}
    return own[language] > most if locale(language).letters else all(count <= most for count in own.values())


def _own(statement: str, letters: str) -> int:
    return len(re.findall(f"[{letters}]", statement)) if letters else 0


def _only_says(equation: str, find: str) -> bool:
    """Whether an equation says what is asked for, so that solving it would check nothing."""
    bare, wanted = "".join(equation.split()), "".join(find.split())
    left, _, right = bare.partition("=")
    return any(
        side == wanted and SOLVED.fullmatch("=" + other) is not None for side, other in ((left, right), (right, left))
    )


def same_text(statement: str) -> str:
    """Return what two statements have in common that differ only in capitals, spaces and signs."""
    return "".join(re.findall(r"[^\W_]|(?<=\d)[.,](?=\d)", statement.casefold()))
