"""Word problems: stories with varied people, things and numbers, each with the question that is in it.

The question is understood as a typed one would be, so that its mathematics is a topic's own and its key is proved like
any other. To add a story: a function from a seeded generator to the sentence and the question, in the tuple of its
topic; each sentence has its Korean one. Runs in workers.
"""

from __future__ import annotations

from random import Random

from tutor.errors import NotSolved
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.service.practice.stories.algebra import STORIES as ALGEBRA
from tutor.service.practice.stories.change import STORIES as CHANGE
from tutor.service.practice.stories.curves import STORIES as CURVES
from tutor.service.practice.stories.forms import STORIES as FORMS
from tutor.service.practice.stories.measures import STORIES as MEASURES
from tutor.service.practice.stories.numbers import STORIES as NUMBERS
from tutor.service.practice.stories.telling import Story
from tutor.service.practice.stories.whole import STORIES as WHOLE
from tutor.topic import Exercise, Posed, Topic
from tutor.understanding import understand

_ROOMS = (ALGEBRA, NUMBERS, MEASURES, CHANGE, FORMS, CURVES, WHOLE)
STORIES: dict[str, tuple[Story, ...]] = {
    topic: tuple(story for room in _ROOMS for story in room.get(topic, ()))
    for topic in dict.fromkeys(topic for room in _ROOMS for topic in room)
}
"""The stories of each topic."""


def told(topic: Topic, random: Random, level: Level) -> Exercise:
    """Draw a word problem of a topic.

    Raises:
        NotSolved: there are no stories for this topic.
    """
    stories = STORIES.get(topic.name)
    if stories is None:
        raise NotSolved(
            say("There are no word problems of {topic}.", topic=topic.title),
            hint=say("Choose one of: {names}.", names=", ".join(sorted(STORIES))),
        )
    message, question = random.choice(stories)(random, level)
    problem = understand(question, "en")
    if problem.goal is Goal.WORDS:
        raise NotSolved(say("The question of a story was not understood: {question}", question=question))
    given = {each: expression(value) for each, value in problem.given}
    statement = expression(problem.statement)
    return Exercise(message, Posed(statement, problem.task, problem.goal, problem.unknowns, problem.form, given))
