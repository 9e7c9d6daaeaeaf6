"""From what a topic posed to a `Problem`."""

from __future__ import annotations

from dataclasses import replace

from tutor.maths.printing import formula
from tutor.problem import Problem
from tutor.topic import Posed
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
    fitting = next((other.name for other in TOPICS if other.fits(problem)), topic)
    return replace(problem, topic=fitting)
