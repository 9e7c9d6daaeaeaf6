"""A solution in the terminal, as it streams: steps with their marks, then the answer and how it was checked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.text import Text

from tutor.events import (
    Agreed,
    AnswerFound,
    AnswersCompared,
    CardsFound,
    ClaimChecked,
    EquationsSolved,
    Event,
    Failed,
    Rated,
    Refused,
    Repairing,
    Started,
    StepChecked,
    StepFound,
    Thinking,
)
from tutor.events import Text as Words
from tutor.messages import Message, render_plain, say
from tutor.problem import Level
from tutor.solution import Answer, Restates, Step
from tutor.verdict import Status, Verdict

MARKS = {
    "proved": ("✓", say("Proven"), "green"),
    "refuted": ("✗", say("Refuted"), "red"),
    "unchecked": ("–", say("Not checked"), "yellow"),
}


KEPT = say("answered before")


def show(events: Iterable[Event], translate: Any) -> Refused | Failed | None:
    """Print the events as they come; return what ended them early, if anything did."""
    console = Console(highlight=False, soft_wrap=True)
    answer: AnswerFound | None = None
    heading: Text | None = None
    detailed = False  # substeps are for beginners; others have the steps
    worded = False  # a model's words hold its steps already
    for event in events:
        if heading is not None and not isinstance(event, CardsFound | Refused | Failed):
            console.print(heading)
            heading = None
        match event:
            case Started(ask, problem, engine, model, cached):
                detailed = ask.level is Level.BEGINNER
                by = f"{model or engine}, {render_plain(KEPT, translate)}" if cached else model or engine
                heading = Text(f"{problem.statement.plain or problem.text}   [{by}]", style="bold")
            case StepFound(_, step) if worded:
                console.print(Text(f"\n   {step.before.plain}  →  {step.after.plain}", style="dim"))
            case StepFound(index, step):
                _step(console, f"{index + 1}.", step, translate, detailed=detailed)
            case StepChecked(path, verdict) if len(path) == 1:
                _mark(console, verdict, translate)
            case Words(text) | Thinking(text):
                worded = worded or bool(text.strip())
                console.print(Text(text, style="dim" if isinstance(event, Thinking) else ""), end="")
            case ClaimChecked(_, text, verdict) if verdict.status is Status.REFUTED:
                console.print(Text(f"\n   {text}", style="red"))
                _mark(console, verdict, translate)
            case Repairing(_, _, wrong, _):
                console.print(Text(f"\n{render_plain(say('The model is asked to repair this:'), translate)} {wrong}\n"))
            case AnswersCompared(agree, answers) if not agree:
                _other(console, next(rated for rated in answers if rated.by == "symbolic"), translate)
            case AnswerFound():
                answer = event
                console.print()
                console.print(
                    Text(f"{render_plain(say('Answer'), translate)}: {event.answer.shown.plain}", style="bold")
                )
                if event.answer.remark:
                    console.print(Text(render_plain(event.answer.remark, translate)))
            case Agreed(count, of, found, same):
                console.print(Text(f"   {render_plain(_agreed(count, of, found, same=same), translate)}", style="dim"))
            case EquationsSolved():
                console.print(Text(f"   {render_plain(event.message, translate)}", style="dim"))
            case Refused() | Failed():
                return event
            case _ if answer is not None and hasattr(event, "verdict") and event.verdict is not None:
                if type(event).__name__ == "AnswerChecked":
                    _mark(console, event.verdict, translate)
    return None


def _step(console: Console, number: str, step: Step, translate: Any, *, detailed: bool, indent: int = 0) -> None:
    pad = " " * indent
    console.print(Text(f"\n{pad}{number} {render_plain(step.title, translate)}"))
    console.print(Text(f"{pad}   {render_plain(step.because, translate)}", style="dim"))
    for index, substep in enumerate(step.substeps if detailed else ()):
        _step(console, f"{number}{index + 1}.", substep, translate, detailed=True, indent=indent + 3)
    if not isinstance(step.claim, Restates):
        console.print(Text(f"{pad}   {step.before.plain}  →  {step.after.plain}"))


def _other(console: Console, rated: Rated, translate: Any) -> None:
    """The embedded engine's answer, where it is not the model's."""
    another = say("The symbolic engine finds another answer: {answer}", answer=rated.answer.shown)
    console.print(Text(render_plain(another, translate), style="bold"))
    _mark(console, rated.verdict, translate)


def _agreed(count: int, of: int, answer: Answer, *, same: bool) -> Message:
    if same:
        return say("{count} of {total} agree.", count=count, total=of)
    return say("{count} of {total} agree on another answer: {answer}", count=count, total=of, answer=answer.shown)


def _mark(console: Console, verdict: Verdict, translate: Any) -> None:
    sign, words, colour = MARKS[verdict.status.value]
    told = f"{render_plain(words, translate)}: {render_plain(verdict.message, translate)}"
    console.print(Text(f"   {sign} {told}", style=colour))
