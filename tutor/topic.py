"""A topic: what a folder of `tutor.topics` declares, and nothing else is needed to add one.

To add a topic: make a folder in `tutor/topics` whose ``__init__.py`` builds a `Topic` named ``TOPIC``, put its rules
(small pure functions that return a `Step` or None) and its practice beside it, and add it to the tuple in
`tutor/topics/__init__.py`. The contract tests then try its examples, its practice and its languages.
All functions of a topic run inside a worker process and use SymPy there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from tutor.messages import Formula, Message
from tutor.problem import Goal, Level, Problem
from tutor.problem import Method as Method
from tutor.solution import Answer, Step

if TYPE_CHECKING:
    from sympy import Basic


@dataclass(frozen=True, slots=True)
class Posed:
    """The mathematics of a question, before it becomes a `Problem`.

    ``statement`` is a SymPy object as written (unevaluated). ``unknowns`` are names, in the order asked. ``picks``: the
    answer is one of the things listed in the question, or all of them in another order; those that the question
    lists by a name ("which is bigger: h or 3?", with h defined before) are then answered by that name.
    """

    statement: Basic
    task: str
    goal: Goal
    unknowns: tuple[str, ...] = ()
    form: str | None = None
    given: Mapping[str, Basic] = field(default_factory=dict)
    picks: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """A way to ask: phrases with blanks, and what the filled blanks mean.

    Each phrase is an English template such as ``"differentiate {f} with respect to {x}"``; matching ignores case,
    extra spaces, articles, final punctuation and courtesy words; each language's catalogue gives its own templates
    for the same phrase. A blank is read as mathematics (SymPy, as written) and handed to ``pose`` under its name;
    ``pose`` returns None when what it got is not a question of this topic (a matrix where a function is meant).
    Blanks named ``digits``, ``digits1`` … take one numeral of any base, ``text`` … anything, as a `Symbol` of that
    name.
    """

    phrases: tuple[str, ...]
    pose: Callable[[Mapping[str, Basic]], Posed | None]


@dataclass(frozen=True, slots=True)
class Choice:
    """A wrong choice for a multiple-choice question and the misconception that leads to it."""

    value: Formula
    misconception: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """A practice problem before it is solved and proven: how it is put in words, and what it means.

    ``expected`` is the answer that the exercise was built backwards from, where there is one: the key must equal it.
    """

    statement: Message
    posed: Posed
    expected: Basic | None = None
    choices: tuple[Choice, ...] = ()


Criteria = Mapping[Level, Message]
"""What a level's practice asks for, in a short sentence: which skills, what size of numbers, how many steps."""


def criteria(beginner: Message, intermediate: Message, advanced: Message) -> Criteria:
    """Return the sentences by level."""
    return {Level.BEGINNER: beginner, Level.INTERMEDIATE: intermediate, Level.ADVANCED: advanced}


def one_method(problem: Problem) -> tuple[Method, ...]:
    """Say that there is nothing to choose: the ``methods`` of most topics."""
    return ()


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic.

    ``fits`` says whether this topic solves a problem as posed; topics are tried in the order of ``TOPICS``.
    ``solve`` yields the steps and, last, the `Answer`; it raises `tutor.errors.NotSolved` with a sentence when the
    problem is beyond it. ``practise`` makes an exercise from a seeded generator. ``examples`` are problem texts in
    the notations and languages people use; each must be solved and proved. ``methods`` are the ways among which a
    student may choose for a problem; the one in ``given`` under "method" is used where it applies. ``criteria`` say
    what each level of practice asks for. ``prerequisites`` are the names of the topics that a student should know
    first, the nearest ones only: what these build on is left out.
    """

    name: str
    title: Message
    area: str
    askings: tuple[Asking, ...]
    fits: Callable[[Problem], bool]
    solve: Callable[[Problem, Level], Iterator[Step | Answer]]
    practise: Callable[[Random, Level], Exercise]
    examples: tuple[str, ...]
    levels: tuple[Level, ...] = (Level.BEGINNER, Level.INTERMEDIATE, Level.ADVANCED)
    methods: Callable[[Problem], tuple[Method, ...]] = one_method
    criteria: Criteria = field(default_factory=dict)
    prerequisites: tuple[str, ...] = ()
