"""``tutor practise``: one problem at a time in the terminal, with hints, and an honest answer to each answer."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tutor.locales import LANGUAGES
from tutor.messages import Message, Translate, render_plain, say

if TYPE_CHECKING:
    from tutor.service.tutor import Tutor

HELP = say("Type an answer. {hint}: a hint; {solution}: the solution; an empty line: the next problem; {quit}: stop.",
           hint="?", solution="!", quit="q")  # fmt: skip


def practise(
    topic: Annotated[
        str | None, typer.Argument(help="A topic's name; without one the recommended topic.", show_default=False)
    ] = None,
    recommended: Annotated[bool, typer.Option("--next", help="Practise what is recommended.")] = False,
    level: Annotated[
        str | None, typer.Option(help="beginner, intermediate or advanced; the one that fits, if not given.")
    ] = None,
    lang: Annotated[str, typer.Option(help=f"Language: {', '.join(LANGUAGES)}.")] = "en",
) -> None:
    """Practise one problem at a time; what you know is kept on this computer, under ~/.stepwise."""
    from tutor.locales import locale
    from tutor.problem import Level
    from tutor.service.tutor import Tutor
    from tutor.settings import Settings

    if topic is not None and recommended:
        raise typer.BadParameter("give a topic or --next, not both")
    if level is not None and level not in set(Level):
        raise typer.BadParameter("the level is beginner, intermediate or advanced", param_hint="--level")
    translate, person = locale(lang).translate, identity()
    with Tutor(Settings(workers=1)) as tutor:
        tutor.prepare(workers=1)
        _say(HELP, translate)
        while True:
            posed = tutor.learning.practice.next(person, topic, Level(level) if level else None, language=lang)
            if not _one(tutor, person, posed, lang, translate):
                return


def identity(folder: Path | None = None) -> str:
    """Return whose practice it is on this computer: a string made up at random, kept for its owner alone."""
    place = (folder or Path.home() / ".stepwise") / "person"
    if place.exists():
        return place.read_text(encoding="ascii").strip()
    place.parent.mkdir(parents=True, exist_ok=True)
    made = secrets.token_urlsafe(32)
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(made)
    return made


def _one(tutor: Tutor, person: str, posed: dict[str, Any], lang: str, translate: Translate) -> bool:
    """Pose one problem until it is solved, shown or left; return whether another one is wished for."""
    print(f"\n{posed['title']} ({posed['level']}). {posed['why']['message']}\n\n  {posed['text']}\n")  # noqa: T201
    hints, since = 0, monotonic()
    while True:
        try:
            typed = input("> ").strip()
        except EOFError:
            return False
        if typed in ("", "q"):
            return typed == ""
        if typed == "?":
            hints = min(hints + 1, 5)
            print(_hint(tutor, person, posed, hints, lang))  # noqa: T201
            continue
        shown = typed == "!"
        told = tutor.learning.practice.answer(
            person,
            posed["id"],
            "" if shown else typed,
            hints=hints,
            seconds=monotonic() - since,
            show=shown,
            language=lang,
        )
        since = monotonic()
        _tell(told, translate)
        if told["solution"]:
            return True


def _hint(tutor: Tutor, person: str, posed: dict[str, Any], level: int, lang: str) -> str:
    from tutor.service.hinting.wishes import HintWish

    wish = HintWish(posed["text"], (), level, lang, "symbolic", None)
    return tutor.learning.hint(wish, person).text.replace("$", "")


def _tell(told: dict[str, Any], translate: Translate) -> None:
    """Say what came of an answer, then the solution where it may be seen."""
    parts = [told["message"], told["hint"], told["mistake"] and told["mistake"]["title"], told["next_hint"]]
    print("\n".join(part.replace("$", "") for part in dict.fromkeys(parts) if part))  # noqa: T201
    solution = told["solution"]
    if told["outcome"] == "shown":
        for number, step in enumerate(solution["steps"], 1):
            print(f"  {number}. {step['title']}   {step['after']}".replace("$", ""))  # noqa: T201
        print(f"  {solution['answer']['plain']}")  # noqa: T201
    if told["counted"]:
        skill = told["skill"]
        _say(say("{topic}: known to {known} %.", topic=skill["title"], known=round(100 * skill["known"])), translate)


def _say(message: Message, translate: Translate) -> None:
    print(render_plain(message, translate))  # noqa: T201
