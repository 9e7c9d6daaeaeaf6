"""What came of a request for word problems, as values and as JSON: items for a teacher's review, and honest counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from tutor.engines.base import Engine
from tutor.events import Agreed, EquationsSolved, Path
from tutor.messages import Formula, Message, Translate, render, render_plain, say
from tutor.problem import NOTHING, Level, Problem
from tutor.service.practice.drafts import Draft, Kind
from tutor.service.practice.items import Item, tells
from tutor.service.writing.proposals import REASONS, Proposal, Reason, same_text
from tutor.solution import Answer, Restates, Step
from tutor.transcript import Transcript
from tutor.verdict import Status, Verdict
from tutor.wire import item_json, latex_json

NOTE = "model-written"
"""The note of the verdict on every problem that a model wrote."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a teacher asks for; ``samples`` is how often each problem is solved."""

    theme: str
    topics: tuple[str, ...]
    level: Level = Level.INTERMEDIATE
    language: str = "en"
    count: int = 5
    samples: int = 5
    engine: str = "auto"
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A proposed problem after the checks: offered with its item, or refused with the reason."""

    text: str
    topic: str
    reason: Reason | None = None
    item: Item | None = None
    vote: Agreed | None = None
    solved: EquationsSolved | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed problem whose equations give the answer that the model says."""

    proposal: Proposal
    problem: Problem
    answer: Answer
    solved: EquationsSolved


def item_of(each: Candidate, vote: Agreed, level: Level, seen: Transcript | None) -> Item:
    """Return the item of a problem on which all agree; ``seen`` is how its equations are solved."""
    verdict = Verdict(
        Status.UNCHECKED,
        "agreement",
        NOTE,
        say(
            "Not proven: written by a model, please check. "
            "{count} of {all} of its answers agree, and so do its equations.",
            count=vote.count,
            all=vote.of,
        ),
    )
    steps = [_as_equations(each.solved)]
    modelled = Verdict(Status.UNCHECKED, "none", NOTE, say("The equations are the model's: please check."))
    verdicts: dict[Path, Verdict] = {(0,): modelled}
    if seen is not None:
        steps += seen.steps
        verdicts |= {(path[0] + 1, *path[1:]): judged for path, judged in seen.verdicts.items()}
    draft = Draft(
        say("{problem}", problem=each.proposal.statement),
        each.problem,
        tuple(steps),
        tuple(verdicts.items()),
        each.answer,
        verdict,
        (),
        0,
        kind=Kind.WORD,
    )
    number = sha256(same_text(each.proposal.statement).encode()).hexdigest()[:10]
    return Item(f"written.{number}", each.problem.topic or "", level, 0, draft, _hints(each))


def _as_equations(solved: EquationsSolved) -> Step:
    lines = Formula(
        r",\quad ".join(line.latex for line in solved.equations), ", ".join(line.plain for line in solved.equations)
    )
    title = say("Write the story as equations")
    because = say("This is how the model read its story: please check.")
    return Step("model-equations", title, because, NOTHING, lines, Restates())


def _hints(each: Candidate) -> tuple[Message, Message, Message]:
    last = say("One equation is {equation}.", equation=each.solved.equations[0])
    general = say("Each sentence that connects two numbers is one equation.")
    return (
        say("What is asked for? Choose a letter for every number that is not known."),
        say("Write down with numbers and letters what each sentence of the story says."),
        general if tells(last, each.answer) else last,
    )


def written_json(judged: Judged, wish: Wish, engine: Engine, translate: Translate) -> dict[str, Any] | None:
    """Return the item of an offered problem as every export takes it, marked for review; None of a refused one."""
    if judged.item is None or judged.vote is None or judged.solved is None:
        return None
    vote = judged.vote
    return {
        **item_json(judged.item, translate),
        "review": True,
        "written": {
            "theme": wish.theme,
            "engine": engine.name,
            "model": engine.model,
            "agreement": {"count": vote.count, "of": vote.of},
            "agree": render_plain(say("{count} of {all} agree", count=vote.count, all=vote.of), translate),
            "equations": [latex_json(equation, translate) for equation in judged.solved.equations],
        },
    }


def report(found: Sequence[Judged], wish: Wish, engine: Engine, translate: Translate) -> dict[str, Any]:
    """Return what was proposed, what agreed, and what was refused for which reasons, with the items to review."""
    items = [told for judged in found if (told := written_json(judged, wish, engine, translate)) is not None]
    reasons = Counter(judged.reason for judged in found if judged.reason is not None)
    return {
        "theme": wish.theme,
        "topics": list(wish.topics),
        "level": wish.level.value,
        "language": wish.language,
        "engine": engine.name,
        "model": engine.model,
        "wanted": wish.count,
        "proposed": len(found),
        "agreed": len(items),
        "refused": [
            {"code": reason.value, "count": count, "message": render(REASONS[reason], translate)}
            for reason, count in reasons.most_common()
        ],
        "message": render_plain(summary(len(items), len(found), wish.count), translate),
        "items": items,
        "proposals": [_row(judged, translate) for judged in found],
    }


def summary(agreeing: int, proposed: int, wanted: int) -> Message:
    """Return in one sentence how many of the proposed problems agreed."""
    if agreeing < wanted:
        return say(
            "{agreed} of {proposed} proposed problems agreed; {wanted} were wanted.",
            agreed=agreeing,
            proposed=proposed,
            wanted=wanted,
        )
    return say("{agreed} of {proposed} proposed problems agreed.", agreed=agreeing, proposed=proposed)


def _row(judged: Judged, translate: Translate) -> dict[str, Any]:
    return {
        "statement": judged.text,
        "topic": judged.topic,
        "outcome": "refused" if judged.reason else "offered",
        "code": judged.reason and judged.reason.value,
        "message": render(REASONS[judged.reason], translate) if judged.reason else None,
        "agreement": judged.vote and {"count": judged.vote.count, "of": judged.vote.of},
    }
