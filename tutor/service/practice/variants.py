"""Problems like one that a student typed, or like an item: the same question, other numbers. Runs in a worker.

In this order, each proved like every item:

1. The topic's own practice, drawn until a problem has the structure of the one given: its answers are clean.
2. The text as typed with other numbers, understood again, kept where the question is of the same structure and the
   answer is no less clean than the first one.
3. The problem of the topic's practice that is nearest in structure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from hashlib import blake2b
from itertools import chain, islice
from random import Random

from tutor.errors import BadInput, NotSolved, StepwiseError
from tutor.maths.transport import expression
from tutor.messages import render_plain, say
from tutor.problem import Goal, Level, Problem
from tutor.service.jobs import make_item, proved
from tutor.service.practice.drafts import Draft
from tutor.service.practice.items import Item, hints
from tutor.service.practice.sameness import canonical, shape
from tutor.solution import Answer
from tutor.topic import Exercise, Posed, Topic
from tutor.topics import TOPICS, topic_named
from tutor.understanding import understand

DRAWS = 100
"""Exercises drawn in search of one with the structure wanted; most are only looked at, not solved."""
TEXTS = 20
"""Texts with other numbers that are tried."""
_ITEM = re.compile(r"(?P<topic>[a-z-]+)\.(?P<level>[a-z]+)\.(?P<seed>\d+)\.(?P<index>\d+)(?:\.[a-z-]+)?")
_NUMBER = re.compile(r"(?<![\w.^_{])(?:\d+)(?![\w.]*\d)(?!\.\d)|(?<=\{)\d+(?=\})")
_SIGNS = ("sqrt", "/", "ln(", "log", "e^", "*i", ".", "pi")
"""What makes an answer less clean where the first answer has none of it."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a variant is to be like."""

    text: str
    problem: Problem
    topic: Topic
    form: str
    mark: str


def variants(text: str, level: Level, count: int, seed: int, language: str = "en") -> list[Item]:
    """Return problems like the one typed, or like the item of that id, all different from it and from each other.

    Raises:
        Unreadable: its mathematics cannot be read.
        BadInput: it is not understood as a question of a topic.
        NotSolved: nothing like it was found.
    """
    wanted = _wanted(text.strip(), language)
    found = list[Item]()
    for draft in islice(_variants(wanted, level, Random(f"like/{text}/{level}/{seed}")), count):
        name = f"{wanted.topic.name}.{level}.{seed}.{len(found)}.like"
        found.append(Item(name, wanted.topic.name, level, seed, draft, hints(draft.steps, draft.answer)))
    if not found:
        raise NotSolved(say("I found no other problem like this one."))
    return found


def alike(problem: Problem, level: Level, random: Random) -> Iterator[Draft]:
    """Yield problems like this one, all different from it and from each other, until none is found.

    Raises:
        BadInput: it is not a question of a topic.
    """
    yield from _variants(_known(problem), level, random)


def mark(problem: Problem) -> str:
    """Return a short text that two problems share if they pose the same mathematics, in whichever words."""
    written = problem.text if problem.goal in (Goal.WORDS, Goal.SEVERAL) else _mark(_posed(problem))
    return blake2b(written.encode(), digest_size=12).hexdigest()


def _wanted(text: str, language: str) -> _Wanted:
    return _known(_of_item(text) or understand(text, language))


def _known(problem: Problem) -> _Wanted:
    names = {topic.name for topic in TOPICS}
    if problem.goal in (Goal.WORDS, Goal.SEVERAL) or problem.topic not in names:
        reason = problem.obstacle.message if problem.obstacle else say("It is not a question that I know.")
        raise BadInput(say("I cannot make problems like this one: {reason}", reason=reason), code="not-understood")
    posed = _posed(problem)
    return _Wanted(problem.text, problem, topic_named(problem.topic or ""), _form(posed), _mark(posed))


def _of_item(text: str) -> Problem | None:
    """The problem of a practice item, made again from its id."""
    found = _ITEM.fullmatch(text)
    if found is None or found["level"] not in set(Level):
        return None
    draft = make_item(found["topic"], Level(found["level"]), int(found["seed"]), int(found["index"]), frozenset())
    return draft.problem


def _posed(problem: Problem) -> Posed:
    given = {name: expression(value) for name, value in problem.given}
    return Posed(expression(problem.statement), problem.task, problem.goal, problem.unknowns, problem.form, given)


def _form(posed: Posed) -> str:
    return f"{posed.task}|{posed.goal}|{shape(posed.statement)}"


def _variants(wanted: _Wanted, level: Level, random: Random) -> Iterator[Draft]:
    """What is new and proved; a changed text must have as clean an answer as the text had."""
    clean, taken = _signs(wanted.problem, wanted.topic, level), {wanted.mark}
    for exercise, typed in chain(
        ((made, False) for made in _drawn(wanted, (level,), random)),
        ((made, True) for made in _changed(wanted, random)),
        ((made, False) for made in _drawn(wanted, wanted.topic.levels, random)),
        ((made, False) for made in _nearest(wanted, level, random)),
    ):
        mark = _mark(exercise.posed)
        if mark in taken:
            continue
        draft = proved(wanted.topic, exercise, render_plain(exercise.statement), level, random, 0)
        if draft is not None and (not typed or (_signs_in(draft.answer) <= clean and _has_work(draft))):
            taken.add(mark)
            yield draft


def _has_work(draft: Draft) -> bool:
    """Whether there is something to do: the square root of 79 cannot be simplified as that of 72 can."""
    return draft.answer.value.plain != draft.problem.statement.plain


def _mark(posed: Posed) -> str:
    """What tells problems apart, however exactly they say which letters are unknown and which form is wanted."""
    return canonical(replace(posed, unknowns=(), form=None))


def _drawn(wanted: _Wanted, levels: tuple[Level, ...], random: Random) -> Iterator[Exercise]:
    """Exercises of the same structure."""
    for level in levels:
        for _ in range(DRAWS):
            exercise = wanted.topic.practise(random, level)
            if _form(exercise.posed) == wanted.form:
                yield exercise


def _nearest(wanted: _Wanted, level: Level, random: Random) -> Iterator[Exercise]:
    """Exercises of the topic, the most alike first."""
    drawn = [wanted.topic.practise(random, level) for _ in range(DRAWS)]
    yield from sorted(drawn, key=lambda made: -SequenceMatcher(None, wanted.form, _form(made.posed)).ratio())[:10]


def _changed(wanted: _Wanted, random: Random) -> Iterator[Exercise]:
    """The text with other numbers, where it is still the same kind of question."""
    if wanted.problem.parts or not _NUMBER.search(wanted.text):
        return
    for _ in range(TEXTS):
        text = _with_other_numbers(wanted.text, random)
        try:
            problem = understand(text, wanted.problem.language)
        except StepwiseError:
            continue
        if problem.topic != wanted.topic.name or problem.parts:
            continue
        posed = _posed(problem)
        if _form(posed) == wanted.form:
            yield Exercise(say("{problem}", problem=text), posed)


def _with_other_numbers(text: str, random: Random) -> str:
    """Every number but 0, 1 and exponents replaced by one of its size, the same number by the same one."""
    others: dict[str, str] = {}

    def other(found: re.Match[str]) -> str:
        number = int(found[0])
        if number < 2 or len(found[0]) > 9:
            return found[0]
        low, high = max(2, number // 2), max(9, number * 2 if number < 50 else number * 3 // 2)
        step = 10 if number % 10 == 0 and number >= 20 else 1
        return others.setdefault(found[0], str(random.randrange(low // step * step or step, high + 1, step)))

    return _NUMBER.sub(other, text)


def _signs(problem: Problem, topic: Topic, level: Level) -> frozenset[str]:
    """What the answer to the problem given holds that is not clean; everything where it cannot be solved."""
    try:
        answer = next((part for part in topic.solve(problem, level) if isinstance(part, Answer)), None)
    except StepwiseError:
        answer = None
    return _signs_in(answer) if answer is not None else frozenset((*_SIGNS, "remark"))


def _signs_in(answer: Answer) -> frozenset[str]:
    found = {sign for sign in _SIGNS if sign in answer.value.plain}
    return frozenset(found | ({"remark"} if answer.remark is not None else set()))
