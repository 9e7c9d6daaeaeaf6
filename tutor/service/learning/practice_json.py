"""What a student's practice and progress are as JSON: for the API, and for the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tutor.messages import Translate, render, render_plain, say
from tutor.records.attempts import Attempt, Day, Recurring, Skill
from tutor.service.learning import schedule
from tutor.service.learning.feedback import Feedback, Named
from tutor.service.learning.mastery import MASTERED, PRIOR, fitting_level
from tutor.service.learning.recommending import Recommendation
from tutor.service.practice.drafts import Kind, Listing
from tutor.service.practice.items import Item
from tutor.wire import item_json, latex_json, work_json

Json = dict[str, Any]
HIDDEN = ("answer", "hints", "steps", "verdict", "figures", "seed")
"""What of a problem is not told with it; its pictures show the solved problem."""
SLIP_OF_NOTATION = say("A slip of notation")


def posed_json(item: Item, why: Recommendation, skill: Json, translate: Translate) -> Json:
    """Return a problem as it is posed, without its key, and why it is this one."""
    told = {name: value for name, value in item_json(item, translate).items() if name not in HIDDEN}
    choices = item.draft.choices if item.draft.kind is Kind.CHOICE else ()
    return {
        **told,
        "text": render_plain(item.draft.statement, translate),
        "title": render_plain(why.topic.title, translate),
        "choices": [{"latex": latex_json(value, translate)} for value, _ in choices],
        "why": _why(why, translate),
        "skill": skill,
    }


def recommendation_json(each: Recommendation, translate: Translate) -> Json:
    """Return what to practise next, and why."""
    title = render_plain(each.topic.title, translate)
    return {"topic": each.topic.name, "title": title, "level": each.level.value, "why": _why(each, translate)}


def feedback_json(feedback: Feedback, skill: Json, translate: Translate) -> Json:
    """Return what came of an answer; the solution where it may be seen now."""
    judgement, item = feedback.judgement, feedback.item
    return {
        "id": item.id,
        "verdict": feedback.verdict,
        "outcome": judgement.outcome,
        "form_ok": {"right": True, "form": False}.get(judgement.outcome),
        "score": None if feedback.score is None else round(feedback.score, 3),
        "counted": feedback.counted,
        "message": render(judgement.message, translate),
        "hint": judgement.hint and render(judgement.hint, translate),
        "next_hint": feedback.hint and render(feedback.hint, translate),
        "mistake": feedback.mistake and named_json(feedback.mistake, translate),
        "work": feedback.work and work_json(feedback.work, translate),
        "known_before": round(feedback.before, 4),
        "skill": skill,
        "solution": _solution(item, translate) if feedback.open else None,
    }


def named_json(named: Named, translate: Translate) -> Json:
    """Return a misconception in words, with the topic and level whose exercises set it right."""
    return {
        "code": named.code,
        "title": render(named.title, translate),
        "message": render(named.explanation, translate),
        "topic": named.topic,
        "level": named.level.value,
    }


def skill_json(topic: Listing, skill: Skill | None, now: datetime, translate: Translate) -> Json:
    """Return what is believed of a skill; the level is the one that fits now."""
    known = skill.known if skill else PRIOR
    recall = schedule.recall(skill.card, now) if skill else None
    reviewed = recall is not None
    return {
        "topic": topic.name,
        "title": render_plain(topic.title, translate),
        "area": topic.area,
        "level": fitting_level(known, topic.levels).value,
        "known": round(known, 4),
        "mastered": known >= MASTERED,
        "attempts": skill.attempts if skill else 0,
        "right": skill.right if skill else 0,
        "seconds": round(skill.seconds, 1) if skill else 0.0,
        "last": skill.last.isoformat() if skill else None,
        "due": skill.due.isoformat() if skill and reviewed else None,
        "is_due": bool(skill and reviewed and skill.due <= now),
        "recall": None if recall is None else round(recall, 4),
    }


def day_json(day: Day) -> Json:
    """Return a day of practice."""
    return {"day": day.day.isoformat(), "attempts": day.attempts, "right": day.right, "seconds": round(day.seconds, 1)}


def recurring_json(each: Recurring, named: Mapping[str, Named], translate: Translate) -> Json:
    """Return a mistake with how often it was recognised, in words."""
    told = _known_mistake(each.code, named, translate)
    return {**told, "count": each.count, "last": each.last.isoformat()}


def attempt_json(attempt: Attempt, topic: Listing | None, named: Mapping[str, Named], translate: Translate) -> Json:
    """Return a line of the history."""
    return {
        "id": attempt.id,
        "created": attempt.created.isoformat(),
        "topic": attempt.topic,
        "title": render_plain(topic.title, translate) if topic else attempt.topic,
        "level": attempt.level,
        "kind": attempt.kind,
        "item": attempt.item,
        "answer": attempt.answer,
        "lines": attempt.lines.split("\n") if attempt.lines else [],
        "outcome": attempt.outcome,
        "score": attempt.score,
        "hints": attempt.hints,
        "seconds": attempt.seconds,
        "mistake": attempt.mistake and _known_mistake(attempt.mistake, named, translate),
    }


def _known_mistake(code: str, named: Mapping[str, Named], translate: Translate) -> Json:
    if code in named:
        return named_json(named[code], translate)
    title = render(SLIP_OF_NOTATION, translate)
    return {"code": code, "title": title, "message": title, "topic": None, "level": None}


def _why(each: Recommendation, translate: Translate) -> Json:
    return {"code": each.code, "message": render_plain(each.reason, translate)}


def _solution(item: Item, translate: Translate) -> Json:
    told = item_json(item, translate)
    return {name: told[name] for name in ("answer", "steps", "verdict", "figures")}
