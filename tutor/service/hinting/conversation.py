"""A conversation about one step: the model is told the problem and the step anew each time, what it says is judged.

Its claims are marked; the final answer is held back unless the student asks for it or has seen it. Without a model the
reply is why the step may be done, and that a conversation needs a model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tutor.claims import Written
from tutor.engines.base import Engine
from tutor.errors import BadInput, TooLarge
from tutor.locales import locale
from tutor.maths.worker import Pool
from tutor.messages import Translate, render, say
from tutor.problem import Ask
from tutor.prompting import TALK
from tutor.service.auditing import understood
from tutor.service.hinting.asking_model import reply_of
from tutor.service.hinting.explaining import step_of
from tutor.service.hinting.giving import NO_LINES, judged
from tutor.service.hinting.hint import Ladder, lines_of
from tutor.service.hinting.why import Why, why_rule, why_step
from tutor.service.hinting.wishes import TalkWish, checked
from tutor.verdict import Verdict

REMEMBERED = 6
"""Turns of a conversation that the model is told again."""
LONGEST_TURN = 1_000
LONGEST_QUESTION = 2_000
_ASKS = re.compile(
    r"\b(?:what(?:'s| is| are)|tell me|give me|show me|reveal|want|need|see|know)\s+(?:to (?:know|see)\s+)?"
    r"(?:(?:the|its|your|all)\s+)?(?:(?:final|right|correct|whole)\s+)?(?:answers?|solutions?|result)\b"
    r"|\bjust (?:solve|tell|answer)|\bsolve it(?: for me)?\b|\bwhat(?:'s| is| does) [a-z]\b(?: equal)?\s*\??\s*$"
    r"|(?:정답|답|해|결과)(?:을|를|이|가|은|는)?\s*(?:뭐|무엇|알려|말해|보여|가르쳐|줘|주세요|얼마|궁금)|풀어\s*(?:줘|주세요)",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:don'?t|do not|without|not)\b[^.?!]{0,40}\b(?:answer|solution|result)|(?:답|정답)[^.?!]{0,8}말고", re.I
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said: ``text`` as Markdown with the claims in it judged; ``withheld`` tells that the answer was.

    ``replaced`` says why a model's words were not used, as in a hint.
    """

    text: str
    by: Literal["engine", "model"]
    model: str | None = None
    claims: tuple[tuple[Written, Verdict], ...] = ()
    withheld: bool = False
    replaced: str | None = None


def talk(wish: TalkWish, engine: Engine, pool: Pool, deadline: float) -> Reply:
    """Answer a question about a step.

    Raises:
        UnknownName, BadInput, TooLarge: what is wrong with the wish.
    """
    checked(wish.problem, wish.step.lines, wish.language)
    if not wish.question.strip():
        raise BadInput(say("There is no question yet."), hint=say("Type what you want to know about this step."))
    if len(wish.question) > LONGEST_QUESTION:
        raise TooLarge(say("A question has at most {limit} characters.", limit=LONGEST_QUESTION))
    translate = locale(wish.language).translate
    problem = understood(wish.problem, wish.language, pool, deadline)
    rungs = step_of(problem, wish.step, pool)
    why = _why(rungs, wish)
    if engine.name == "symbolic":
        return Reply(_without_model(why, translate), "engine")
    text = reply_of(engine, _ask(wish, rungs, why, translate))
    told = wish.shown or asks_for_answer(wish.question)
    secret = None if told else rungs.answer
    lines = lines_of(wish.step.lines)
    words = judged(text, replace(problem, language=wish.language), lines, rungs, secret, pool, strict=False)
    if words.trouble is None:
        return Reply(words.text, "model", engine.model, words.claims)
    withheld = words.trouble == "tells-the-answer"
    return Reply(_instead(why, translate, withheld), "engine", engine.model, (), withheld, words.trouble)


def asks_for_answer(question: str) -> bool:
    """Whether a question asks for the answer in so many words."""
    return bool(_ASKS.search(question)) and not _NOT.search(question)


def history_text(history: Sequence[tuple[str, str]]) -> str:
    """Return the last turns of a conversation, each cut to a bounded length."""
    kept = history[-REMEMBERED:]
    names = {"user": "Student", "assistant": "Tutor"}
    return "\n".join(f"{names.get(role, 'Student')}: {' '.join(text.split())[:LONGEST_TURN]}" for role, text in kept)


def _why(rungs: Ladder, wish: TalkWish) -> Why | None:
    return why_step(rungs.step) if rungs.step is not None else why_rule(wish.step.rule, wish.step.before)


def _ask(wish: TalkWish, rungs: Ladder, why: Why | None, translate: Translate) -> Ask:
    """The request: everything is said again, for a model remembers nothing."""
    step = rungs.step
    told = wish.step.before or NO_LINES
    if step is not None:
        told = f"{render(step.title, translate)} ${step.before.latex}$ → ${step.after.latex}$"
    blanks = (
        ("work", "\n".join(lines_of(wish.step.lines)) or NO_LINES),
        ("step", told),
        ("rule", why.text(translate) if why is not None else NO_LINES),
        ("history", history_text(wish.history) or NO_LINES),
        ("question", wish.question.strip()),
    )
    return Ask(wish.problem, language=wish.language, engine=wish.engine, purpose=TALK, blanks=blanks, equations=False)


def _without_model(why: Why | None, translate: Translate) -> str:
    told = [why.text(translate)] if why is not None else []
    note = say("I can explain this step, but a conversation about it needs a model: choose an engine that has one.")
    return "\n\n".join([*told, render(note, translate)])


def _instead(why: Why | None, translate: Translate, withheld: bool) -> str:
    """What is said in the place of a reply that cannot be used."""
    note = (
        say("The model's reply gave the answer away, so it is held back. Ask for the answer if you want to see it.")
        if withheld
        else say("The model gave no reply that can be used here.")
    )
    return "\n\n".join([*([why.text(translate)] if why is not None else []), render(note, translate)])
