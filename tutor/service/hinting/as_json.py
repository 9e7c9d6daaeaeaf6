"""Hints, reasons and replies as JSON, for programs and the page."""

from __future__ import annotations

from typing import Any

from tutor.glossary.examples import Example
from tutor.messages import Translate, render
from tutor.service.hinting.conversation import Reply
from tutor.service.hinting.hint import LAST, Hint
from tutor.service.hinting.why import Why
from tutor.wire import step_json, verdict_json

Json = dict[str, Any]


def hint_json(hint: Hint, translate: Translate) -> Json:
    """Return a hint, as ``tutor hint --json`` prints it."""
    return {
        "hint": hint.text,
        "level": hint.level,
        "name": hint.name,
        "levels": LAST,
        "next_level": hint.next_level,
        "line": hint.line,
        "finished": hint.finished,
        "by": hint.by,
        "model": hint.model,
        "replaced": hint.replaced,
        "verdict": hint.verdict and verdict_json(hint.verdict, translate),
    }


def why_json(why: Why, translate: Translate, *, simpler: bool = False) -> Json:
    """Return the rule behind a step, as ``tutor why --json`` prints it."""
    return {
        "rule": why.rule,
        "name": render(why.name, translate),
        "text": why.text(translate, simpler=simpler),
        "law": why.law and why.law.latex,
        "because": why.step and render(why.step.because, translate),
        "condition": render(why.condition, translate),
        "example": why.example and _example_json(why.example),
        "simpler": render(why.simply, translate),
        "step": why.step and step_json(why.step, translate),
    }


def _example_json(example: Example) -> Json:
    return {"before": example.before.latex, "after": example.after.latex}


def reply_json(reply: Reply, translate: Translate) -> Json:
    """Return what was said about a step, with the claims in it and their verdicts."""
    return {
        "reply": reply.text,
        "by": reply.by,
        "model": reply.model,
        "withheld": reply.withheld,
        "replaced": reply.replaced,
        "claims": [
            {"n": number, "span": list(claim.span), "text": claim.text, "verdict": verdict_json(verdict, translate)}
            for number, (claim, verdict) in enumerate(reply.claims)
        ],
    }
