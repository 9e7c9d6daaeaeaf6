"""The contract of the glossary: it explains every rule, nothing else, and its examples are true."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest
from sympy import Integral
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean

import tutor
from tutor.checking.steps import check_claim
from tutor.glossary import ENTRIES, Entry, Wording, entries_of
from tutor.maths.printing import formula
from tutor.maths.reading import read
from tutor.messages import Message, render_plain
from tutor.problem import Level, Problem
from tutor.solution import Claim, SameSolutions, SameUpToConstant, SameValue, Step
from tutor.topic import Topic
from tutor.topics import TOPICS, topic_named
from tutor.understanding import problem_of, understand

SEEDS = range(2)
EXAMPLES = [entry for entry in ENTRIES if entry.example]


@cache
def sources() -> str:
    """The source of everything that makes steps."""
    root = Path(tutor.__file__).parent
    folders = (root / "topics", root / "rules", root / "engines" / "symbolic")
    return "\n".join(path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.rglob("*.py")))


def every(steps: tuple[Step, ...]) -> Iterator[Step]:
    for step in steps:
        yield step
        yield from every(step.substeps)


def solved(problem: Problem, level: Level) -> tuple[Step, ...]:
    assert problem.topic is not None
    return tuple(part for part in topic_named(problem.topic).solve(problem, level) if isinstance(part, Step))


def of_examples(topic: Topic) -> Iterator[tuple[Step, ...]]:
    for text in topic.examples:
        yield solved(understand(text, "en"), Level.INTERMEDIATE)


def of_practice(topic: Topic) -> Iterator[tuple[Step, ...]]:
    for level in topic.levels:
        for seed in SEEDS:
            made = topic.practise(Random(f"{seed}/0"), level)
            yield solved(problem_of(made.posed, render_plain(made.statement), "en", topic.name), level)


def words(solutions: list[tuple[Step, ...]], level: Level) -> list[Message]:
    return [step.because for steps in solutions for step in every(tuple(map(Wording(level).of, steps)))]


def claim_of(before: str, after: str) -> Claim:
    left, right = read(before), read(after)
    old, new = formula(left), formula(right)
    names = tuple(sorted(symbol.name for symbol in left.free_symbols))
    if isinstance(left, (Relational, Boolean)):
        return SameSolutions(old, new, names)
    if isinstance(left, Integral) and len(left.limits[0]) == 1:
        return SameUpToConstant(old, new, left.limits[0][0].name)
    return SameValue(old, new)


def spellings(rule: str) -> tuple[str, ...]:
    """A rule's name as the source may spell it; some are made of the name of an operation."""
    underscored = rule.replace("-", "_")
    return rule, underscored, f"{underscored}_of"


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_every_rule_of_a_topic_has_an_entry_and_levels_differ_in_words(topic: Topic) -> None:
    shown = list(of_examples(topic))

    used = {step.rule for steps in [*shown, *of_practice(topic)] for step in every(steps)}
    told = [words(shown, level) for level in Level]

    assert sorted(rule for rule in used if not entries_of(rule)) == []
    assert all(one != other for i, one in enumerate(told) for other in told[:i])


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name.text)
def test_every_rule_of_an_entry_is_used(entry: Entry) -> None:
    unused = [rule for rule in entry.rules if not any(f'"{name}"' in sources() for name in spellings(rule))]
    assert entry.rules
    assert unused == []


@pytest.mark.parametrize("entry", EXAMPLES, ids=lambda entry: entry.name.text)
def test_examples_are_proven(entry: Entry) -> None:
    assert entry.example is not None
    verdict = check_claim(claim_of(*entry.example))
    assert verdict.proved, (entry.example, render_plain(verdict.message))


def test_no_two_entries_answer_to_the_same_rule_in_the_same_line() -> None:
    keys = [(rule, entry.within) for entry in ENTRIES for rule in entry.rules]
    assert len(keys) == len(set(keys))
    assert len({entry.name.text for entry in ENTRIES}) == len(ENTRIES)


def test_plain_words_are_one_sentence_without_blanks() -> None:
    for entry in ENTRIES:
        for message in (entry.name, entry.simply, entry.condition):
            assert message is None or not message.blanks
        assert entry.simply.text.endswith((".", "?"))
        assert ". " not in entry.simply.text
        assert len(entry.simply.text) <= 115
