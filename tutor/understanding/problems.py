"""From what a topic posed to a `Problem`."""

from __future__ import annotations

from dataclasses import replace

from sympy import Symbol

from tutor.errors import UnknownName
from tutor.maths.printing import formula
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.messages import say
from tutor.problem import Problem
from tutor.topic import Posed, Topic
from tutor.topics import TOPICS, topic_named


def problem_of(posed: Posed, text: str, language: str, topic: str) -> Problem:
    """Turn what a topic posed into a `Problem`; its topic is the first that fits it, else the one that posed it."""
    problem = _written(posed, text, language, topic)
    fitting = next((other for other in TOPICS if _fits(other, problem)), None) or topic_named(topic)
    return replace(problem, topic=fitting.name, methods=fitting.methods(problem))


def exercise_of(posed: Posed, text: str, language: str, topic: Topic) -> Problem:
    """Turn what a topic posed for practice into a `Problem` of its own, whichever else could solve it."""
    problem = _written(posed, text, language, topic.name)
    return replace(problem, methods=topic.methods(problem))


def _written(posed: Posed, text: str, language: str, topic: str) -> Problem:
    return Problem(
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


def by_method(problem: Problem, name: str) -> Problem:
    """Return the problem with the method that was chosen for it.

    Raises:
        UnknownName: the problem cannot be solved that way.
    """
    names = [method.name for method in problem.methods]
    if name not in names:
        raise UnknownName(
            say("There is no method “{name}” for this problem.", name=name),
            hint=say("Choose one of: {names}.", names=", ".join(names))
            if names
            else say("Leave the method out: there is one way only."),
        )
    given = [(key, value) for key, value in problem.given if key != "method"]
    return replace(problem, given=(*given, ("method", formula(Symbol(name)))))


def _fits(topic: Topic, problem: Problem) -> bool:
    """Whether a topic takes a problem; one that SymPy stumbles over is not for it."""
    try:
        return topic.fits(problem)
    except SYMPY_TROUBLE:
        return False
