"""What a text is understood as, before anything is solved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tutor.errors import StepwiseError
from tutor.messages import Translate, render, say
from tutor.problem import Goal, Problem
from tutor.wire import error_json

if TYPE_CHECKING:
    from tutor.service.practice.drafts import Listing

WORDS = say("This is a question in words: only an AI model can try it.")


@dataclass(frozen=True, slots=True)
class Understood:
    """A text, the problem that it is taken for, and its topic; or why it cannot be read.

    ``text`` is the text that was read: as typed, but with LaTeX for any MathML in it.
    """

    text: str
    problem: Problem | None
    topic: Listing | None = None
    error: StepwiseError | None = None

    def json(self, translate: Translate) -> dict[str, Any]:
        """Return it as the page and programs see it."""
        problem = self.problem
        return {
            "text": self.text,
            "understood": problem is not None and problem.goal is not Goal.WORDS,
            "formulas": [] if problem is None else _formulas(problem),
            "unknowns": [] if problem is None else list(problem.unknowns),
            "task": None if problem is None else problem.task,
            "topic": {"name": self.topic.name, "title": render(self.topic.title, translate)} if self.topic else None,
            "remark": self._remark(translate),
            **({} if self.error is None else error_json(self.error, translate)),
        }

    def _remark(self, translate: Translate) -> str | None:
        if self.problem is None or self.problem.goal is not Goal.WORDS:
            return None
        return render(self.problem.obstacle.message if self.problem.obstacle else WORDS, translate)


def _formulas(problem: Problem) -> list[dict[str, str]]:
    """The mathematics of a problem: one formula, or that of each of its questions with what it is called."""
    if problem.questions:
        return [
            {"label": label, "latex": one.statement.latex, "plain": one.statement.plain}
            for label, one in problem.questions
        ]
    statement = problem.statement
    return [{"label": "", "latex": statement.latex, "plain": statement.plain}] if statement.latex else []
