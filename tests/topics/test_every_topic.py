"""The contract of the whole family: a new topic is covered by being in TOPICS."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from random import Random

import pytest
from sympy import evaluate
from sympy.core.function import AppliedUndef

from tutor.checking.certificates import certify
from tutor.checking.definitions import DEFINITIONS
from tutor.checking.steps import check_claim
from tutor.errors import StepwiseError
from tutor.locales import LANGUAGES, locale
from tutor.maths.equivalence import compare
from tutor.maths.operations import operation_name
from tutor.maths.printing import latex
from tutor.maths.reading import read
from tutor.maths.transport import expression
from tutor.messages import Message, render, render_plain
from tutor.problem import Goal, Level, Problem
from tutor.solution import Answer, Restates, Step
from tutor.topic import Exercise, Topic
from tutor.topics import TOPICS, topic_named
from tutor.understanding import problem_of, understand
from tutor.understanding.phrases import bare

SEEDS = range(2)

EXAMPLES = [(topic.name, text) for topic in TOPICS for text in topic.examples]
PRACTICE = [(topic.name, level) for topic in TOPICS for level in topic.levels]


def every(steps: tuple[Step, ...]) -> Iterator[Step]:
    for step in steps:
        yield step
        yield from every(step.substeps)


def solved(problem: Problem, level: Level = Level.BEGINNER) -> tuple[tuple[Step, ...], Answer]:
    assert problem.topic is not None
    *steps, answer = topic_named(problem.topic).solve(problem, level)
    assert isinstance(answer, Answer)
    assert all(isinstance(step, Step) for step in steps)
    return tuple(steps), answer  # type: ignore[arg-type]


def assert_proved(problem: Problem, steps: tuple[Step, ...], answer: Answer) -> None:
    for step in every(steps):
        if not isinstance(step.claim, Restates):
            verdict = check_claim(step.claim)
            assert verdict.proved, (step.rule, step.before.plain, step.after.plain, render_plain(verdict.message))
    verdict = certify(problem, answer)
    assert verdict.proved, (problem.text, answer.value.plain, render_plain(verdict.message))


def assert_told(step: Step) -> None:
    """Each step says what was done and why, gives a nudge that is not the result, and shows a change."""
    assert step.rule
    assert step.rule == step.rule.lower()
    for message in (step.title, step.because):
        assert render(message).strip()
        assert "\\" not in message.text
        assert "$" not in message.text
    assert step.idea is None or (render_plain(step.idea) and step.idea.text != step.title.text)


@cache
def exercise(name: str, level: Level, seed: int) -> Exercise:
    return topic_named(name).practise(Random(f"{seed}/0"), level)


def test_names_are_distinct_and_titles_are_there() -> None:
    assert len({topic.name for topic in TOPICS}) == len(TOPICS)
    assert all(render_plain(topic.title) and topic.area for topic in TOPICS)


def test_prerequisites_are_topics_without_a_circle_and_only_the_nearest() -> None:
    before = {topic.name: topic.prerequisites for topic in TOPICS}
    order = list(TopologicalSorter(before).static_order())
    assert sorted(order) == sorted(before)
    below: dict[str, set[str]] = {}
    for name in order:
        below[name] = {each for one in before[name] for each in (one, *below[one])}
    for name, nearest in before.items():
        assert len(set(nearest)) == len(nearest)
        assert not any(one in below[other] for one in nearest for other in nearest), name


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_has_examples_and_asks_in_every_language(topic: Topic) -> None:
    assert len(topic.examples) >= 5
    assert any("가" <= letter <= "힣" for text in topic.examples for letter in text)
    for language in LANGUAGES:
        for asking in topic.askings:
            worded = [phrase for phrase in asking.phrases if bare(phrase) is None]
            assert not worded or any(map(locale(language).askings, worded)), (language, worded)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_each_level_says_what_it_asks_for_in_every_language(topic: Topic) -> None:
    assert set(topic.criteria) == set(topic.levels)
    sentences = [told.text for told in topic.criteria.values()]
    assert len(set(sentences)) == len(sentences)
    for told in topic.criteria.values():
        assert told.text.endswith((".", "?"))
        assert not told.blanks
        for language in LANGUAGES:
            assert language == "en" or render(told, locale(language).translate) != told.text


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_examples_are_understood_solved_and_proved(name: str, text: str) -> None:
    problem = understand(text, "en")
    assert problem.text == text
    assert problem.topic == name, (problem.topic, problem.task)
    assert problem.goal is not Goal.WORDS
    steps, answer = solved(problem)
    assert_proved(problem, steps, answer)
    for step in every(steps):
        assert_told(step)


@pytest.mark.parametrize(("name", "level"), PRACTICE)
def test_practice_is_solved_and_proved_at_every_level(name: str, level: Level) -> None:
    for seed in SEEDS:
        made = exercise(name, level, seed)
        statement = render(made.statement)
        problem = problem_of(made.posed, statement, "en", name)
        assert topic_named(name).fits(problem), statement
        assert problem.topic == name, (statement, problem.topic)
        steps, answer = solved(problem, level)
        assert_proved(problem, steps, answer)
        if made.expected is not None and problem.goal is not Goal.ANTIDERIVATIVE:
            assert compare(made.expected, expression(answer.value)).outcome == "equal", (statement, answer.value.plain)


@pytest.mark.parametrize(("name", "level"), PRACTICE)
def test_practice_is_the_same_for_the_same_seed_and_varied_for_others(name: str, level: Level) -> None:
    again = topic_named(name).practise(Random("0/0"), level)
    assert render(again.statement) == render(exercise(name, level, 0).statement)
    assert again.posed == exercise(name, level, 0).posed
    many = {render(topic_named(name).practise(Random(str(seed)), level).statement) for seed in range(30)}
    assert len(many) >= 20


def asked_back(made: Exercise) -> bool:
    """Whether the words of an exercise are understood as what it asks."""
    try:
        problem = understand(render(made.statement), "en")
    except StepwiseError:
        return False
    return problem.goal is not Goal.WORDS and expression(problem.statement) == made.posed.statement


@pytest.mark.parametrize(("name", "level"), PRACTICE)
def test_practice_statements_can_be_typed_back(name: str, level: Level) -> None:
    """What is printed is read as what was meant: the words, or the formula; a numeral of another base as its number."""
    made = exercise(name, level, 1)
    if asked_back(made):
        return
    typed = read(latex(made.posed.statement))
    numerals = [part for part in made.posed.statement.atoms(AppliedUndef) if operation_name(part) == "numeral"]
    with evaluate(False):
        meant = made.posed.statement.xreplace({part: DEFINITIONS["numeral"](*part.args) for part in numerals})
    assert latex(typed) in (latex(made.posed.statement), latex(meant))


def test_every_blank_of_a_translation_is_filled() -> None:
    for topic in TOPICS:
        assert isinstance(topic.title, Message)
        for language in LANGUAGES:
            assert render_plain(topic.title, locale(language).translate)
