"""The student's side of the scripted tutor: one problem, what is said of an answer, one day of progress."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from tutor.checking.work.judged import Judged, Mistake
from tutor.messages import Formula, say
from tutor.problem import Level
from tutor.service.hinting.hint import Hint
from tutor.service.work.checking import Work
from tutor.verdict import Status, Verdict

TOPIC = {"topic": "quadratic-equations", "title": "Quadratic equations", "level": "beginner"}
SKILL = {**TOPIC, "area": "algebra", "known": 0.42, "mastered": False, "attempts": 3, "right": 2, "seconds": 120.0,
         "last": "2026-11-22T09:00:00+00:00", "due": None, "is_due": False, "recall": None}  # fmt: skip
WHY = {"code": "going-on", "message": "You are on your way in it."}
SAME = Verdict(Status.PROVED, "normal-form", "same-solutions", say("Same solutions as the line above."))
OTHER = Verdict(
    Status.REFUTED, "evaluation", "different", say("Does not follow: {x} solves it.", x=Formula("x = 1", ""))
)
SIGN = Mistake("sign", say("The sign changes."), say("A sign is lost"), "quadratic-equations", Level.BEGINNER)


class FakeLearning:
    """Poses always the same problem; right is what holds "-3" and "1/2", unreadable what has a bracket."""

    def __init__(self, solution: dict[str, Any]) -> None:
        self.solution = solution
        self.practice = SimpleNamespace(recommended=self.recommended, next=self.next, answer=self.answer)
        self.progress = SimpleNamespace(of=self.of, export=lambda person: {"attempts": []}, erase=self.erase)
        self.erased = 0

    def recommended(self, person: str, count: int = 3, language: str = "en") -> list[dict[str, Any]]:
        return [{**TOPIC, "why": WHY}]

    def next(
        self, person: str, topic: Any = None, level: Any = None, *, kind: Any = None, language: str = "en"
    ) -> dict[str, Any]:
        return {**TOPIC, "id": f"{topic or TOPIC['topic']}.beginner.1.0", "kind": "compute", "why": WHY, "skill": SKILL,
                "statement": "Solve $2 x^{2} + 5 x - 3 = 0$ for $x$.", "latex": "", "lines": [], "choices": [],
                "figures": []}  # fmt: skip

    def answer(self, person: str, item: str, answer: str = "", **given: Any) -> dict[str, Any]:
        outcome = "shown" if given["show"] else "right" if "-3" in answer and "1/2" in answer else "wrong"
        outcome = "unreadable" if "(" in answer else outcome
        told = {"right": "Right!", "wrong": "Not right yet.", "shown": "Here is the solution."}
        return {
            "id": item, "outcome": outcome, "message": told.get(outcome, "I cannot read this."), "counted": True,
            "score": {"right": 1.0, "wrong": 0.0}.get(outcome), "hint": "The two sides differ at $x=1$.",
            "mistake": None, "work": None, "skill": {**SKILL, "known": 0.6}, "known_before": 0.42,
            "solution": self.solution if outcome in {"right", "shown"} else None,
        }  # fmt: skip

    def of(self, person: str, language: str = "en", minutes: int = 0) -> dict[str, Any]:
        none = self.erased > 0
        mistake = {**TOPIC, "code": "sign", "title": "A sign is lost", "message": "It changes.", "count": 2}
        return {
            "skills": [] if none else [SKILL],
            "days": [] if none else [{"day": "2026-11-22", "attempts": 3, "right": 2, "seconds": 120.0}],
            "mistakes": [] if none else [mistake],
            "history": [],
            "totals": {"attempts": 0 if none else 3, "right": 2, "seconds": 120.0, "days": 1, "streak": 1,
                       "mastered": 0, "due": 0},
            "message": "You practised on one day so far.",
            "next": [{**TOPIC, "why": WHY}],
        }  # fmt: skip

    def erase(self, person: str) -> dict[str, int]:
        self.erased += 1
        return {"attempts": 3}

    def hint(self, wish: Any, person: str | None = None) -> Hint:
        return Hint("What do you want to know?", wish.level, min(wish.level + 1, 5), None, False)


def fake_work(lines: list[str]) -> Work:
    """Every line holds but those with "wrong"; "1/2" is the answer."""
    judged = tuple(
        Judged(line, Formula(line, line), OTHER, SIGN) if "wrong" in line else Judged(line, Formula(line, line), SAME)
        for line in lines
    )
    first = next((number for number, each in enumerate(judged) if each.wrong), None)
    return Work(judged, first, first is None and "1/2" in lines[-1], say("Look again."))
