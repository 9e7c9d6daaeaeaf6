"""What a model is told: loads the Markdown files of ``prompts/`` and fills their ``@name`` blanks.

To add a subject: a folder in ``prompts/`` with the files that ``prompts/README.md`` names. Knows nothing of models;
a prompt is a tuple of turns that any chat template or chat server takes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tutor.errors import StepwiseError, UnknownName
from tutor.messages import say
from tutor.problem import Ask

BLANK = re.compile(r"@(@|[a-z][a-z_]*)")
FALLBACK = "en"
EQUATIONS = "equations"
"""The purpose of a request for the equations of a problem alone."""
WRITE = "write"
"""The purpose of a request for new word problems on a theme."""
HINT = "hint"
"""The purpose of a request to put a hint into words."""
TALK = "talk"
"""The purpose of a question about one step of a problem."""


class PromptError(StepwiseError):
    """A file of ``prompts/`` and what is filled into it do not fit."""

    code = "prompt"


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a chat: ``role`` is ``system``, ``user`` or ``assistant``."""

    role: str
    text: str


def chat(ask: Ask) -> tuple[Turn, ...]:
    """Return the turns that ask a model to solve this, to repair what it wrote, or for what else its purpose says.

    Raises:
        UnknownName: there is no such subject.
        PromptError: a prompt file is missing or its blanks are not the expected ones.
    """
    if ask.subject not in subjects():
        raise UnknownName(
            say("There is no subject called “{name}”.", name=ask.subject),
            hint=say("Choose one of: {names}.", names=", ".join(subjects())),
        )
    if ask.purpose == EQUATIONS:
        return (Turn("user", fill(ask.subject, EQUATIONS, ask.language, problem=ask.text)),)
    if ask.purpose == WRITE:
        return (Turn("user", fill(ask.subject, WRITE, ask.language, theme=ask.text, **dict(ask.blanks))),)
    if ask.purpose in {HINT, TALK}:
        return (Turn("user", fill(ask.subject, ask.purpose, ask.language, problem=ask.text, **dict(ask.blanks))),)
    guidance = fill(ask.subject, ask.level.value, ask.language)
    asked = (
        Turn("system", fill(ask.subject, "teacher", ask.language, guidance=guidance)),
        Turn("user", fill(ask.subject, "solve", ask.language, cards=_cards(ask), problem=ask.text)),
    )
    if ask.repair is None:
        return asked
    wrong, reason = ask.repair.wrong, ask.repair.reason
    again = Turn("user", fill(ask.subject, "repair", ask.language, wrong=wrong, reason=reason))
    return (*asked, *([Turn("assistant", ask.repair.text)] if ask.repair.text.strip() else []), again)


def _cards(ask: Ask) -> str:
    """The knowledge cards of a request, as a list; in the student's turn, so that all share the teacher's."""
    return "\n".join(f"- {card.title}: {card.text}" for card in ask.cards)


def sections(ask: Ask) -> tuple[str, ...]:
    """Return the headings that a solution is asked to have, in order; the steps stand under the third."""
    text = fill(ask.subject, "teacher", ask.language, guidance="")
    return tuple(line[3:].strip() for line in text.splitlines() if line.startswith("## "))


def subjects() -> tuple[str, ...]:
    """Return the subjects there are prompts for."""
    return tuple(sorted(folder.name for folder in root().iterdir() if folder.is_dir()))


def fill(subject: str, purpose: str, language: str, /, **blanks: str) -> str:
    """Return a prompt with its blanks filled; in English where the language has none.

    Raises:
        PromptError: there is no such prompt, or a blank is missing or surplus.
    """
    path = root() / subject / f"{purpose}.{language}.md"
    if not path.is_file():
        path = path.with_name(f"{purpose}.{FALLBACK}.md")
    if not path.is_file():
        raise PromptError(say("There is no prompt file {name}.", name=f"prompts/{subject}/{path.name}"))
    return filled(f"prompts/{subject}/{path.name}", _text(path), blanks)


def filled(name: str, template: str, blanks: dict[str, str]) -> str:
    """Return ``template`` with every ``@blank`` replaced; what is filled in is never looked through again.

    Raises:
        PromptError: a blank is missing or surplus.
    """
    wanted = {blank for blank in BLANK.findall(template) if blank != "@"}
    for blank in sorted(wanted - set(blanks)):
        raise PromptError(say("Nothing fills the blank {blank} of the prompt {name}.", name=name, blank=f"@{blank}"))
    for blank in sorted(set(blanks) - wanted):
        raise PromptError(say("The prompt {name} has no blank {blank}.", name=name, blank=f"@{blank}"))
    return BLANK.sub(lambda found: "@" if found[1] == "@" else blanks[found[1]], template).strip()


@cache
def root() -> Path:
    """Return the folder of the prompts: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    return next((path for path in (package / "prompts", package.parent / "prompts") if path.is_dir()), package)


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
