"""Practice problems: proven keys, hints that hold back, honest judgements."""

from random import Random

import pytest

from tutor.locales import locale
from tutor.maths.worker import Pool
from tutor.messages import Formula, render_plain, say
from tutor.problem import Level
from tutor.service.jobs import judge_answer, make_item
from tutor.service.practice.items import hints, items, items_json, tells
from tutor.service.practice.sameness import signature
from tutor.solution import Answer
from tutor.topics import topic_named
from tutor.wire import item_json

HALF = Answer(Formula(r"\frac{1}{2}", "1/2"), Formula(r"\frac{1}{2}", "1/2"))
TWO_ROOTS = Answer(Formula("", "x = -3 or x = 12"), Formula("", "{-3, 12}"))


@pytest.fixture(scope="module")
def system():
    return make_item("linear-systems", Level.BEGINNER, 3, 0, frozenset())


@pytest.mark.parametrize(
    ("hint", "answer", "told"),
    [
        (say("It is {value}.", value=Formula("", "1/2")), HALF, True),
        (say("It is {value}.", value="1/2"), HALF, True),
        (say("Look at {inner}", inner=say("x = {value}", value=Formula("", "x + 1/2 = 1"))), HALF, True),
        (say("Divide by {value}.", value=Formula("", "11/2")), HALF, False),
        (say("Divide by {value}.", value=Formula("", "1/22")), HALF, False),
        (say("Try {value}.", value=Formula("", "12")), TWO_ROOTS, True),
        (say("Try {value}.", value=Formula("", "120")), TWO_ROOTS, False),
        (say("Look at both sides."), TWO_ROOTS, False),
    ],
)
def test_a_hint_that_tells_the_answer_is_known(hint, answer, told):
    assert tells(hint, answer) is told


@pytest.mark.parametrize("topic", ["linear-equations", "arithmetic", "derivatives", "matrices"])
@pytest.mark.parametrize("level", Level)
def test_no_hint_gives_the_answer_away(topic, level):
    for index in range(3):
        draft = make_item(topic, level, 7, index, frozenset())
        assert not any(tells(hint, draft.answer) for hint in hints(draft.steps, draft.answer))


@pytest.mark.parametrize("part", ["shown", "value"])
def test_the_answer_is_right_however_it_is_written(system, part):
    formula = getattr(system.answer, part)
    assert judge_answer(system, formula.plain).outcome == "right"
    assert judge_answer(system, formula.latex).outcome == "right"


def test_a_wrong_answer_is_told_why_without_the_right_one(system):
    judgement = judge_answer(system, "(1000, 1000)")
    assert judgement.outcome == "wrong"
    assert "1000" in render_plain(judgement.hint)
    assert not tells(judgement.hint, system.answer)


@pytest.mark.parametrize(("answer", "words"), [("1000000", "too large"), ("-1000000", "too small")])
def test_a_wrong_number_is_told_its_side_only(answer, words):
    draft = make_item("arithmetic", Level.BEGINNER, 3, 0, frozenset())
    judgement = judge_answer(draft, answer)
    assert words in render_plain(judgement.hint)
    assert not tells(judgement.hint, draft.answer)


def test_what_cannot_be_read_is_not_wrong(system):
    assert judge_answer(system, "((").outcome == "unreadable"


def test_a_missing_constant_is_not_a_wrong_antiderivative():
    draft = make_item("integrals", Level.BEGINNER, 1, 0, frozenset())
    bare = judge_answer(draft, draft.answer.value.plain)
    assert (bare.outcome, judge_answer(draft, draft.answer.shown.plain).outcome) in [
        ("form", "right"),
        ("right", "right"),
    ]


@pytest.fixture(scope="module")
def pool():
    with Pool(2, 2048, ("tutor.service.jobs",)) as pool:
        yield pool


@pytest.mark.parametrize("topic", ["linear-equations", "absolute-value-equations"])
def test_an_item_is_the_same_however_many_are_made_by_however_many(pool, topic):
    alone = list(items(pool, topic, Level.BEGINNER, 30, seed=5))
    with Pool(1, 2048, ("tutor.service.jobs",)) as single:
        assert list(items(single, topic, Level.BEGINNER, 12, seed=5)) == alone[:12]
    assert list(items(pool, topic, Level.BEGINNER, 4, seed=5, first=7)) == alone[7:11]


def test_items_are_those_made_one_after_the_other(pool):
    taken = set[str]()
    for made in items(pool, "linear-equations", Level.BEGINNER, 12, seed=9):
        index = int(made.id.rpartition(".")[2])
        assert make_item("linear-equations", Level.BEGINNER, 9, index, frozenset(taken)) == made.draft
        taken |= {signature(drawn("linear-equations", Level.BEGINNER, 9, index, made.draft.redrawn))}


def test_json_is_that_of_the_items(pool):
    wanted = [item_json(item, locale("ko").translate) for item in items(pool, "derivatives", Level.BEGINNER, 6, 1)]
    assert list(items_json(pool, "derivatives", Level.BEGINNER, 6, 1, "ko")) == wanted


def drawn(topic, level, seed, index, attempt):
    return topic_named(topic).practise(Random(f"{topic}/{level}/{seed}/{index}/{attempt}"), level)
