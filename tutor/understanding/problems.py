"""From what a topic posed to a `Problem`."""

from __future__ import annotations

from dataclasses import replace

from tutor.maths.printing import formula
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.problem import Problem
from tutor.topic import Posed, Topic
from tutor.topics import TOPICS


def problem_of(posed: Posed, text: str, language: str, topic: str) -> Problem:
    """Turn what a topic posed into a `Problem`; its topic is the first that fits it, else the one that posed it."""
    problem = Problem(
        text=text,
        statement=formula(posed.statement),
        task=posed.task,
        goal=posed.goal,
        unknowns=tuple(posed.unknowns),
        form=posed.form,
        topic=topic,
        language=language,
        given=tuple((name, formula(value)) for name, value in sorted(posed.given.items())),
    )
    fitting = next((other.name for other in TOPICS if _fits(other, problem)), topic)
    return replace(problem, topic=fitting)


def _fits(topic: Topic, problem: Problem) -> bool:
    """Whether a topic takes a problem; one that SymPy stumbles over is not for it."""
    try:
        return topic.fits(problem)
    except SYMPY_TROUBLE:
        return False
