"""Event → JSON, the one place where what flows takes the form that programs, the page and the records see.

Sentences are rendered in the asked language as Markdown, mathematics in them as ``$latex$``; nothing is escaped here.
"""

from __future__ import annotations

from dataclasses import asdict
from math import floor, log10
from typing import TYPE_CHECKING, Any

from tutor import journal
from tutor.effort import difficulty, minutes
from tutor.errors import StepwiseError
from tutor.events import (
    Agreed,
    AnswerChecked,
    AnswerFound,
    AnswersCompared,
    CardsFound,
    ClaimChecked,
    EquationsSolved,
    Event,
    Failed,
    FiguresFound,
    Finished,
    Queued,
    Refused,
    Repairing,
    Started,
    StepChecked,
    StepFound,
    Stopped,
    Text,
    Thinking,
)
from tutor.figure import Figure, Kind, Place
from tutor.highlighting import changes
from tutor.messages import Formula, Translate, render, render_plain, say
from tutor.problem import Problem
from tutor.solution import Answer, Step
from tutor.svg import svg
from tutor.transcript import Transcript
from tutor.verdict import Verdict

if TYPE_CHECKING:
    from tutor.checking.work.judged import Mistake
    from tutor.messages import Message
    from tutor.service.auditing import Audit
    from tutor.service.practice.drafts import Draft, Listing
    from tutor.service.practice.items import Item
    from tutor.service.work.checking import Work

Json = dict[str, Any]
WORDS = (say("or"), say("and"))
VALUES = (say("True"), say("False"))
"""The words that stand between formulas."""


def event_json(event: Event, translate: Translate) -> Json:
    """Return the event as JSON; its kind, in kebab-case, is under "event"."""
    match event:
        case Started(ask, problem, engine, model, cached):
            return {
                "event": "started",
                "problem": problem_json(problem, translate),
                "engine": engine,
                "model": model,
                "level": ask.level.value,
                "language": ask.language,
                **({"cached": True} if cached else {}),
            }
        case Queued(position):
            return {"event": "queued", "position": position}
        case CardsFound(cards):
            return {"event": "cards-found", "cards": [asdict(card) for card in cards]}
        case Thinking(text):
            return {"event": "thinking", "text": text}
        case Text(text):
            return {"event": "text", "text": text}
        case StepFound(index, step):
            return {"event": "step-found", "index": index, "step": step_json(step, translate)}
        case StepChecked(path, verdict):
            return {"event": "step-checked", "path": list(path), "verdict": verdict_json(verdict, translate)}
        case ClaimChecked(span, text, verdict):
            return {
                "event": "claim-checked",
                "span": list(span),
                "text": text,
                "verdict": verdict_json(verdict, translate),
            }
        case AnswerFound(answer):
            return {"event": "answer-found", "answer": answer_json(answer, translate)}
        case AnswerChecked(verdict):
            return {"event": "answer-checked", "verdict": verdict_json(verdict, translate)}
        case AnswersCompared():
            return {"event": "answers-compared", **compared_json(event, translate)}
        case Agreed():
            return {"event": "agreed", **agreement_json(event, translate)}
        case EquationsSolved():
            return {"event": "equations-solved", **equations_json(event, translate)}
        case Repairing(index, position, wrong, verdict):
            return {
                "event": "repairing",
                "index": index,
                "at": position,
                "wrong": wrong,
                "verdict": verdict_json(verdict, translate),
            }
        case FiguresFound(figures):
            return {"event": "figures-found", "figures": [figure_json(figure, translate) for figure in figures]}
        case Refused() | Failed():
            kind = "refused" if isinstance(event, Refused) else "failed"
            return {"event": kind, **error_json(event, translate)}
        case Stopped():
            return {"event": "stopped"}
        case Finished(_, _, verdict, seconds):
            return {
                "event": "finished",
                "verdict": verdict and verdict_json(verdict, translate),
                "seconds": round(seconds, 4),
            }


def solution_json(transcript: Transcript, translate: Translate) -> Json:
    """Return a finished exchange as the one object that ``tutor solve --json`` prints.

    Raises:
        ValueError: the exchange never started.
    """
    started = transcript.started
    if started is None:
        raise ValueError("an exchange that never started has no solution")
    verdicts = transcript.verdicts
    finished = next((event for event in transcript.events if isinstance(event, Finished)), None)
    return {
        "problem": problem_json(started.problem, translate),
        "engine": started.engine,
        "model": started.model,
        "level": started.ask.level.value,
        **({"cached": True} if started.cached else {}),
        "steps": [step_json(step, translate, verdicts, (index,)) for index, step in enumerate(transcript.steps)],
        "answer": transcript.answer and answer_json(transcript.answer, translate),
        "verdict": transcript.verdict and verdict_json(transcript.verdict, translate),
        "figures": [figure_json(figure, translate) for figure in transcript.figures],
        "cards": [asdict(card) for card in transcript.cards],
        **({"compared": compared_json(transcript.compared, translate)} if transcript.compared else {}),
        **({"agreement": agreement_json(transcript.agreed, translate)} if transcript.agreed else {}),
        **({"equations": equations_json(transcript.equations, translate)} if transcript.equations else {}),
        **({"claims": [event_json(claim, translate) for claim in transcript.claims]} if transcript.claims else {}),
        **({"text": transcript.text} if transcript.text else {}),
        **({"thinking": transcript.thinking} if transcript.thinking else {}),
        "seconds": round(finished.seconds, 4) if finished else None,
    }


def outcome_json(transcript: Transcript, translate: Translate) -> Json:
    """Return a finished exchange as one object: the solution, or the error that it ended with."""
    trouble = transcript.trouble
    return error_json(trouble, translate) if trouble else solution_json(transcript, translate)


def problem_json(problem: Problem, translate: Translate) -> Json:
    """Return the problem as understood, with the methods among which the student may choose."""
    return {
        "text": problem.text,
        "latex": problem.statement.latex,
        "topic": problem.topic,
        "task": problem.task,
        "language": problem.language,
        "method": next((value.plain for name, value in problem.given if name == "method"), None),
        "methods": [{"name": each.name, "title": _said(each.title, translate)} for each in problem.methods],
    }


def step_json(
    step: Step,
    translate: Translate,
    verdicts: dict[tuple[int, ...], Verdict] | None = None,
    path: tuple[int, ...] = (),
) -> Json:
    """Return a step with its substeps, and with its verdicts where those are given."""
    verdict = (verdicts or {}).get(path)
    before, after = latex_json(step.before, translate), latex_json(step.after, translate)
    marked = changes(before, after)
    return {
        "rule": step.rule,
        "title": _said(step.title, translate),
        "because": _said(step.because, translate),
        "idea": step.idea and _said(step.idea, translate),
        "before": before,
        "after": after,
        **({"changed": {"before": marked[0], "after": marked[1]}} if marked else {}),
        **({"verdict": verdict_json(verdict, translate)} if verdict else {}),
        "substeps": [
            step_json(substep, translate, verdicts, (*path, index)) for index, substep in enumerate(step.substeps)
        ],
    }


def item_json(item: Item, translate: Translate) -> Json:
    """Return a practice problem with its key, as ``tutor practice --format json`` lists it."""
    draft = item.draft
    verdicts = dict(draft.verdicts)
    return {
        "id": item.id,
        "topic": item.topic,
        "level": item.level.value,
        "seed": item.seed,
        "kind": draft.kind.value,
        "minutes": minutes(draft.steps, draft.kind.value, len(draft.lines)),
        "difficulty": difficulty(draft.steps, draft.kind.value, item.level, len(draft.lines)),
        "statement": _said(draft.statement, translate),
        "latex": latex_json(draft.problem.statement, translate),
        "task": draft.problem.task,
        "goal": draft.problem.goal.value,
        "form": draft.problem.form,
        "unknowns": list(draft.problem.unknowns),
        "lines": [line and latex_json(line, translate) for line in draft.lines],
        "answer": answer_json(draft.answer, translate),
        "hints": [_said(hint, translate) for hint in item.hints],
        "steps": [step_json(step, translate, verdicts, (index,)) for index, step in enumerate(draft.steps)],
        "verdict": verdict_json(draft.verdict, translate),
        "choices": choices_json(draft, translate),
        "figures": [figure_json(figure, translate) for figure in draft.figures],
    }


def choices_json(draft: Draft, translate: Translate) -> list[Json]:
    """Return the answers to choose from; ``why`` says in words what is wrong with one, null where it is right."""
    reasons = dict(draft.reasons)
    return [
        {
            "latex": latex_json(value, translate),
            "misconception": code,
            "why": _said(reasons[code], translate) if code in reasons else None,
        }
        for value, code in draft.choices
    ]


def topic_json(topic: Listing, translate: Translate) -> Json:
    """Return a topic as ``tutor topics --json`` lists it."""
    return {
        "name": topic.name,
        "title": _said(topic.title, translate),
        "area": topic.area,
        "levels": [level.value for level in topic.levels],
        "criteria": {level.value: _said(told, translate) for level, told in topic.criteria.items()},
        "prerequisites": list(topic.prerequisites),
        "examples": list(topic.examples),
    }


def answer_json(answer: Answer, translate: Translate) -> Json:
    """Return the answer as shown, and its bare value for programs."""
    return {
        "latex": latex_json(answer.shown, translate),
        "plain": answer.shown.plain,
        "value": answer.value.plain,
        "remark": answer.remark and _said(answer.remark, translate),
    }


def compared_json(compared: AnswersCompared, translate: Translate) -> Json:
    """Return two answers to one problem, the proven one first, and whether they agree."""
    return {
        "agree": compared.agree,
        "answers": [
            {
                "by": rated.by,
                "answer": answer_json(rated.answer, translate),
                "verdict": verdict_json(rated.verdict, translate),
            }
            for rated in compared.answers
        ],
    }


def agreement_json(agreed: Agreed, translate: Translate) -> Json:
    """Return how many of a model's answers agree, on which answer, and whether that is the one shown."""
    return {
        "count": agreed.count,
        "of": agreed.of,
        "same": agreed.same,
        "answer": answer_json(agreed.answer, translate),
    }


def equations_json(solved: EquationsSolved, translate: Translate) -> Json:
    """Return the equations that a model wrote, what they give, and whether that is its answer."""
    return {
        "equations": [latex_json(equation, translate) for equation in solved.equations],
        "answer": solved.answer and answer_json(solved.answer, translate),
        "agree": solved.agree,
        "message": _said(solved.message, translate),
    }


def audit_json(audit: Audit, translate: Translate) -> Json:
    """Return the verdicts on a text's claims and on its answer, as ``tutor audit --json`` prints them."""
    return {
        "claims": [
            {
                "n": number,
                "line": claim.line,
                "span": list(claim.span),
                "text": claim.text,
                "verdict": verdict_json(verdict, translate),
            }
            for number, (claim, verdict) in enumerate(audit.claims)
        ],
        "answer": audit.answer and answer_json(audit.answer, translate),
        "verdict": verdict_json(audit.verdict, translate),
        **({"compared": compared_json(audit.compared, translate)} if audit.compared else {}),
    }


def work_json(work: Work, translate: Translate) -> Json:
    """Return the verdicts on the lines of a student's work, as ``tutor work --json`` prints them."""
    return {
        "lines": [
            {
                "n": number,
                "text": line.text,
                "latex": line.read.latex,
                "verdict": verdict_json(line.verdict, translate),
                "mistake": line.mistake
                and {
                    **mistake_json(line.mistake, translate),
                    **({"exercise": exercise_json(work.exercise, translate)} if number == work.first_error else {}),
                },
                **({} if line.position is None else {"position": line.position}),
            }
            for number, line in enumerate(work.lines)
        ],
        "first_error": work.first_error,
        "finished": work.finished,
        "next_hint": _said(work.hint, translate),
    }


def exercise_json(item: Item | None, translate: Translate) -> Json | None:
    """Return a short exercise with its answer; null where there is none."""
    if item is None:
        return None
    return {
        "id": item.id,
        "statement": _said(item.draft.statement, translate),
        "latex": latex_json(item.draft.problem.statement, translate),
        "answer": answer_json(item.draft.answer, translate),
    }


def mistake_json(mistake: Mistake, translate: Translate) -> Json:
    """Return what is wrong in a line; with the topic that trains it where it is a known misconception."""
    trained = {"topic": mistake.trains, "level": mistake.level.value} if mistake.trains and mistake.level else {}
    title = {"title": _said(mistake.title, translate)} if mistake.title else {}
    return {"code": mistake.code, "message": _said(mistake.message, translate), **title, **trained}


def figure_json(figure: Figure, translate: Translate) -> Json:
    """Return a picture as SVG, what is to be seen on it in a sentence, and of a graph what it shows in numbers."""
    return {
        "kind": figure.kind.value,
        "alt": render_plain(figure.alt, translate),
        "caption": _said(figure.alt, translate),
        "svg": svg(figure, translate),
        **({"graph": graph_json(figure)} if figure.kind is Kind.GRAPH else {}),
    }


def graph_json(figure: Figure) -> Json:
    """Return a graph in numbers, so that it can be drawn anew: moved, zoomed and read off."""
    left, right, bottom, top = figure.window
    fine = [2 - floor(log10(size)) + 2 for size in (right - left, top - bottom)]

    def told(place: Place) -> list[float]:
        return [round(number, digits) for number, digits in zip(place, fine, strict=True)]

    return {
        "window": list(figure.window),
        "names": list(figure.names),
        "lines": [
            {"places": [told(place) for place in line.places], "pen": line.pen.value, "label": line.label}
            for line in figure.lines
        ],
        "regions": [[told(place) for place in region.border] for region in figure.regions],
        "marks": [{"place": list(mark.place), "label": mark.label, "open": mark.open} for mark in figure.marks],
    }


def verdict_json(verdict: Verdict, translate: Translate) -> Json:
    """Return a verdict, with its witness where it has one."""
    witness = verdict.witness
    return {
        "status": verdict.status.value,
        "method": verdict.method,
        "note": verdict.note,
        "message": _said(verdict.message, translate),
        **(
            {
                "witness": {
                    "point": {name: value.latex for name, value in witness.point},
                    "left": witness.left.latex,
                    "right": witness.right.latex,
                }
            }
            if witness
            else {}
        ),
    }


def error_json(trouble: StepwiseError | Refused | Failed, translate: Translate) -> Json:
    """Return why there is no solution, as the contract's error object.

    What is nobody's mistake has the id of the request: who reports it can name it, and the journal has it.
    """
    hint = None if isinstance(trouble, Failed) else trouble.hint
    position = None if isinstance(trouble, Failed) else trouble.position
    ours = isinstance(trouble, Failed) or (isinstance(trouble, StepwiseError) and trouble.exit_code not in {2, 3})
    request = journal.request_id() if ours else None
    return {
        "error": {
            "code": trouble.code,
            "message": render_plain(trouble.message, translate),
            **({"position": position} if position is not None else {}),
            **({"hint": render_plain(hint, translate)} if hint else {}),
            **({"request": request} if request else {}),
        }
    }


def latex_json(formula: Formula, translate: Translate) -> str:
    """Return LaTeX with the words between its formulas translated."""
    return _worded(formula.latex, translate)


def _said(message: Message, translate: Translate) -> str:
    """A message in a language, with the words between its formulas too."""
    return _worded(render(message, translate), translate)


def _worded(latex: str, translate: Translate) -> str:
    for word in WORDS:
        latex = latex.replace(rf"\text{{ {word.text} }}", rf"\text{{ {translate(word.text)} }}")
    for word in VALUES:
        latex = latex.replace(rf"\text{{{word.text}}}", rf"\text{{{translate(word.text)}}}")
    return latex
