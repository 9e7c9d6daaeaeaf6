"""The kinds of practice problems: what each claims about itself is proved, and nothing gives the answer away."""

import re
from itertools import cycle
from random import Random

import pytest

from tutor.checking.mistakes import misconception
from tutor.checking.steps import check_claim
from tutor.errors import NotSolved
from tutor.maths.equivalence import compare
from tutor.maths.printing import formula
from tutor.maths.reading import read
from tutor.maths.transport import expression
from tutor.messages import render_plain
from tutor.problem import Goal, Level
from tutor.service.jobs import make_items
from tutor.service.practice.drafts import Kind
from tutor.service.practice.items import Series, tells
from tutor.service.practice.stories import STORIES
from tutor.solution import SameSolutions, SameValue
from tutor.topics import topic_named

TOPICS = [
    "arithmetic", "expanding", "factoring", "linear-equations", "linear-inequalities", "quadratic-equations",
    "linear-systems", "derivatives", "absolute-value-equations", "statistics",
]  # fmt: skip


def item(topic, kind, index=0, seed=3, level=Level.INTERMEDIATE):
    (made,) = make_items(Series(topic, level, seed, kind), ((index, 0),), frozenset(), None)
    return made.item


@pytest.mark.parametrize("topic", TOPICS)
def test_four_choices_are_proven_different_and_the_wrong_ones_have_names(topic):
    draft = item(topic, Kind.CHOICE).draft
    assert draft.kind is Kind.CHOICE
    assert draft.verdict.proved
    assert len(draft.choices) == 4
    assert [code for _, code in draft.choices].count(None) == 1
    assert len({shown.latex for shown, _ in draft.choices}) == 4
    assert all(misconception(code).title for _, code in draft.choices if code)
    key = expression(draft.answer.value)
    trees = [expression(shown) for shown, code in draft.choices if code and shown.tree]
    assert not any(compare(tree, key).equal for tree in trees)


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic not in ("factoring", "statistics")])
def test_the_planted_mistake_is_where_the_answer_says(topic):
    made = item(topic, Kind.FIND_ERROR)
    draft = made.draft
    number = int(draft.answer.value.plain)
    assert 2 <= number <= len(draft.lines)
    assert len(draft.lines) >= 3
    assert draft.verdict.proved
    assert misconception(draft.steps[0].rule).title == draft.steps[0].title
    for place, (before, after) in enumerate(zip(draft.lines, draft.lines[1:], strict=False), start=2):
        if before.tree and after.tree and draft.problem.goal is Goal.WORDS and _is_value(before):
            assert check_claim(SameValue(before, after)).proved is (place != number)
    assert not any(render_plain(hint).count(str(number)) for hint in made.hints)


def _is_value(line):
    return not any(sign in line.plain for sign in "=<>≤≥|") and not line.plain.startswith("d/d")


@pytest.mark.parametrize(("topic", "index"), [("clock", 0), ("drawing", 0), ("primes", 0), ("conics", 0)])
def test_work_without_a_long_main_line_is_shown_in_parts(topic, index):
    level = Level.BEGINNER
    wrong, missing = (item(topic, kind, index, 83, level).draft for kind in (Kind.FIND_ERROR, Kind.MISSING_STEP))
    number = int(wrong.answer.value.plain)
    assert 1 <= number <= len(wrong.lines)
    calculations = "calculations" in wrong.statement.text
    for place, line in enumerate(wrong.lines, start=1):
        if calculations:
            left, right = (formula(read(side)) for side in line.plain.split(" = "))
            assert check_claim(SameValue(left, right)).proved is (place != number)
    gap = missing.lines.index(None)
    assert missing.answer.shown not in missing.lines
    if missing.lines[gap - 1].plain.endswith("="):
        left = formula(read(missing.lines[gap - 1].plain.removesuffix("=")))
        assert check_claim(SameValue(left, missing.answer.value)).proved


def test_the_wrong_line_of_long_work_is_among_those_shown():
    for index in range(4):
        draft = item("divisors-and-multiples", Kind.FIND_ERROR, index, 83, Level.ADVANCED).draft
        assert 2 <= int(draft.answer.value.plain) <= len(draft.lines)


@pytest.mark.parametrize("topic", ["arithmetic", "expanding", "linear-equations", "quadratic-equations", "factoring"])
def test_the_missing_line_is_the_answer_and_is_not_shown(topic):
    draft = item(topic, Kind.MISSING_STEP).draft
    assert draft.lines.count(None) == 1
    gap = draft.lines.index(None)
    assert 0 < gap < len(draft.lines) - 1
    assert draft.answer.shown not in draft.lines
    assert draft.verdict.proved
    above, missing = draft.lines[gap - 1], draft.answer.value
    unknowns = draft.problem.unknowns
    claim = SameSolutions(above, missing, unknowns) if "=" in missing.plain else SameValue(above, missing)
    assert check_claim(claim).proved


@pytest.mark.parametrize("topic", TOPICS)
def test_a_claim_is_true_or_false_with_a_proof(topic):
    found = {}
    for index in range(4):
        draft = item(topic, Kind.TRUE_FALSE, index).draft
        found[draft.answer.value.plain] = draft
        assert draft.verdict.proved
        assert render_plain(draft.verdict.message)
    assert set(found) <= {"true", "false"}


@pytest.mark.parametrize(("topic", "level"), tuple(zip(sorted(STORIES), cycle(Level), strict=False)))
def test_a_word_problem_has_a_proven_key_that_its_words_do_not_tell(topic, level):
    """Each topic at one level here; `benchmarks.kinds` makes them at all."""
    for index in range(1 if level is Level.BEGINNER else 2):
        made = item(topic, Kind.WORD, index, level=level)
        assert made.draft.verdict.proved
        assert made.draft.kind is Kind.WORD
        assert not any(tells(hint, made.draft.answer) for hint in made.hints)


def test_there_are_stories_enough():
    assert sum(map(len, STORIES.values())) >= 40
    assert all(topic_named(topic) for topic in STORIES)


@pytest.mark.parametrize("topic", sorted(STORIES))
def test_every_story_tells_itself_at_every_level(topic):
    for story in STORIES[topic]:
        for level in Level:
            message, question = story(Random(1), level)
            assert render_plain(message)
            assert not re.search(r"\{[a-z]+\}", question)


def test_a_topic_without_stories_says_so():
    with pytest.raises(NotSolved, match="word problems"):
        item("diagonalization", Kind.WORD)


@pytest.mark.parametrize("kind", Kind)
def test_an_item_is_the_same_again(kind):
    assert item("linear-equations", kind, 2) == item("linear-equations", kind, 2)


def test_the_kind_is_in_the_name_of_the_item():
    assert item("arithmetic", Kind.CHOICE).id.endswith(".choice")
    assert item("arithmetic", Kind.COMPUTE).id == "arithmetic.intermediate.3.0"
