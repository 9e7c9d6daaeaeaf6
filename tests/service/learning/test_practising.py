"""Practice from problem to progress, with the real checker and real records, in this process."""

from __future__ import annotations

import json
from random import Random

import pytest

from tutor.errors import BadInput, TookTooLong, TooLarge, UnknownName
from tutor.messages import say
from tutor.problem import Level
from tutor.records import Store
from tutor.service.jobs import listings, make_item
from tutor.service.learning.practising import Practice
from tutor.service.learning.progress import Progress
from tutor.service.metrics import Metrics
from tutor.service.practice.drafts import Kind
from tutor.service.practice.items import Series, item_of
from tutor.service.practice.mistaken_answers import wrong_answers
from tutor.service.practice.questions import asked_as
from tutor.settings import Settings

ME, YOU = "m" * 43, "y" * 43
NO_PROBLEMS = ("expert.1.0", "beginner.1.5000", "beginner.1.0.poem", "beginner.-1.0")


class InProcess:
    """What practice needs of a tutor, without processes; makes each item alone."""

    def __init__(self, address):
        self.store, self.metrics, self.settings = Store(address), Metrics(), Settings()
        self._listings = listings()

    def topics(self):
        return self._listings

    def practice(self, topic, level, count=1, seed=0, first=0, kind=Kind.COMPUTE):
        draft = make_item(topic, level, seed, first, frozenset())
        if kind is not Kind.COMPUTE:
            draft = asked_as(kind, draft, level, Random(seed))
        yield item_of(Series(topic, level, seed, kind), first, draft)


class Slow:
    """A pool whose workers answer too late for the named job."""

    def __init__(self, pool, job):
        self._pool, self._job = pool, job

    def call(self, function, *args, deadline):
        if self._job in function:
            raise TookTooLong(say("Too late."))
        return self._pool.call(function, *args, deadline=deadline)


@pytest.fixture(scope="module")
def tutor(tmp_path_factory):
    tutor = InProcess(f"sqlite:///{tmp_path_factory.mktemp('practising') / 'records.db'}")
    yield tutor
    tutor.store.close()


@pytest.fixture(autouse=True)
def fresh(tutor):
    yield
    tutor.store.erase(ME)


@pytest.fixture
def practice(tutor, inline_pool):
    return Practice(tutor, inline_pool)


@pytest.fixture
def progress(tutor, inline_pool):
    return Progress(tutor, inline_pool)


@pytest.fixture
def problem(tutor):
    """x + a = b and its like: an item with its key."""
    return next(tutor.practice("linear-equations", Level.BEGINNER, seed=4))


def key_of(item):
    return item.draft.answer.shown.plain


def lines_of(item):
    return [step.after.plain for step in item.draft.steps if "check" not in step.rule]


def test_a_problem_is_posed_without_its_key(practice):
    posed = practice.next(ME, "linear-equations")
    assert posed["level"] == "beginner"
    assert posed["why"] == {"code": "chosen", "message": "You chose this topic."}
    assert posed["skill"]["attempts"] == 0
    assert not {"answer", "steps", "hints", "verdict", "figures", "seed"} & set(posed)


def test_without_a_wish_the_recommended_topic_is_posed(practice):
    posed = practice.next(ME)
    assert posed["topic"] == practice.recommended(ME)[0]["topic"]
    assert posed["why"]["code"] == "first"


def test_a_right_answer_is_told_with_the_solution_and_lifts_the_skill(practice, problem):
    told = practice.answer(ME, problem, key_of(problem), seconds=20)
    assert (told["verdict"], told["form_ok"], told["score"], told["counted"]) == ("equal", True, 1.0, True)
    assert told["solution"]["answer"]["plain"] == key_of(problem)
    assert told["skill"]["known"] > told["known_before"]
    assert told["skill"]["due"] > told["skill"]["last"]
    assert (told["skill"]["attempts"], told["skill"]["right"], told["skill"]["seconds"]) == (1, 1, 20.0)


def test_a_wrong_answer_says_why_and_hints_and_keeps_the_key(practice, problem):
    told = practice.answer(ME, problem, "n = 977")
    assert (told["verdict"], told["score"], told["counted"], told["solution"]) == ("different", 0.0, True, None)
    assert "977" in told["hint"]
    assert told["next_hint"]
    assert told["skill"]["known"] < told["known_before"]


@pytest.mark.parametrize("answer", ["x = (", "}{", "☃☃☃"])
def test_what_cannot_be_read_is_never_counted_as_wrong(practice, problem, answer):
    told = practice.answer(ME, problem, answer)
    assert told["verdict"] in {"unreadable", "undecided"}
    assert (told["score"], told["counted"]) == (None, False)
    assert told["hint"]
    assert told["skill"]["known"] == told["known_before"]
    again = practice.answer(ME, problem, key_of(problem))
    assert again["counted"], "the answer that could be read is the first"


def test_what_takes_too_long_is_undecided_and_not_counted(tutor, inline_pool, problem):
    told = Practice(tutor, Slow(inline_pool, "judge_answer")).answer(ME, problem, key_of(problem))
    assert (told["verdict"], told["counted"], told["message"]) == ("undecided", False, "Judging this took too long.")


@pytest.mark.parametrize("job", ["naming", "judge_work"])
def test_the_verdict_stands_where_its_reasons_take_too_long(tutor, inline_pool, problem, job):
    told = Practice(tutor, Slow(inline_pool, job)).answer(ME, problem, "n = 977", lines=lines_of(problem))
    assert told["verdict"] == "different"


def test_a_second_try_is_welcome_and_does_not_move_the_skill(practice, problem):
    first = practice.answer(ME, problem, "n = 977")
    second = practice.answer(ME, problem, key_of(problem))
    assert (second["verdict"], second["counted"]) == ("equal", False)
    assert second["skill"]["known"] == first["skill"]["known"]
    assert (second["skill"]["attempts"], second["skill"]["right"]) == (1, 0)


def test_hints_taken_make_a_right_answer_tell_less(practice, problem):
    alone = practice.answer(ME, problem, key_of(problem))["skill"]
    practice._tutor.store.erase(ME)
    helped = practice.answer(ME, problem, key_of(problem), hints=3)["skill"]
    assert helped["known"] < alone["known"]
    assert helped["due"] <= alone["due"]


def test_the_solution_may_be_asked_for_and_counts_as_not_known(practice, problem):
    told = practice.answer(ME, problem, show=True)
    assert (told["verdict"], told["score"]) == ("shown", 0.0)
    assert told["solution"]["steps"]
    assert told["skill"]["known"] < told["known_before"]


def test_right_lines_earn_a_part_of_a_wrong_answer(practice, problem):
    good = lines_of(problem)[:-1] or lines_of(problem)
    told = practice.answer(ME, problem, "n = 977", lines=good)
    assert told["verdict"] == "different"
    assert 0 < told["score"] < 1
    assert told["work"]["first_error"] is None
    assert told["score"] == pytest.approx(len(good) / (len(good) + 1), abs=1e-3)


def test_lines_that_end_in_the_answer_are_an_answer(practice, problem):
    told = practice.answer(ME, problem, lines=lines_of(problem))
    assert (told["verdict"], told["score"], told["work"]["finished"]) == ("equal", 1.0, True)


def test_lines_on_the_way_are_neither_right_nor_wrong(tutor, practice):
    item = next(tutor.practice("linear-equations", Level.INTERMEDIATE, seed=3))
    told = practice.answer(ME, item, lines=lines_of(item)[:1])
    assert (told["verdict"], told["counted"]) == ("undecided", False)
    assert told["message"] == "No line is wrong so far. The answer is not there yet."


def test_the_problem_said_again_and_a_line_said_twice_earn_nothing(practice, problem):
    once = lines_of(problem)[:1]
    statement = problem.draft.problem.statement.plain
    told = practice.answer(ME, problem, "n = 977", lines=[statement, statement, *once, *once])
    assert told["score"] == pytest.approx(practice.answer(ME, problem, "n = 977", lines=once)["score"])


def test_a_wrong_line_is_found_and_its_mistake_named(tutor, practice):
    item = next(tutor.practice("linear-equations", Level.BEGINNER, seed=4))
    told = practice.answer(ME, item, lines=["n = 977"])
    assert (told["verdict"], told["work"]["first_error"]) == ("different", 0)
    assert told["next_hint"].startswith("Look again at line 1.")


def test_a_wrong_choice_names_the_misconception_behind_it(tutor, practice):
    item = next(tutor.practice("quadratic-equations", Level.BEGINNER, seed=5, kind=Kind.CHOICE))
    codes = [code for _, code in item.draft.choices]
    wrong = next(number for number, code in enumerate(codes) if code)
    told = practice.answer(ME, item, choice=wrong)
    assert (told["verdict"], told["mistake"]["code"]) == ("different", codes[wrong])
    assert told["mistake"]["topic"] in {topic.name for topic in tutor.topics()}
    right = practice.answer(YOU, item, choice=codes.index(None))
    assert right["verdict"] == "equal"
    tutor.store.erase(YOU)


def test_the_name_of_the_mistake_behind_an_answer_is_recorded_and_recurs(tutor, practice, progress):
    item = next(tutor.practice("expanding", Level.BEGINNER, seed=1))
    wrong = next(each for each in wrong_answers(item.draft, Level.BEGINNER, Random(1)) if not each.filler)
    told = practice.answer(ME, item, wrong.shown.plain)
    assert told["mistake"]["code"] == wrong.code
    (recurring,) = progress.of(ME)["mistakes"]
    assert (recurring["code"], recurring["count"]) == (wrong.code, 1)
    assert recurring["topic"] == told["mistake"]["topic"]


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({}, BadInput),
        ({"answer": "   ", "lines": ["", " "]}, BadInput),
        ({"choice": 0}, BadInput),
        ({"answer": "1" * 3000}, TooLarge),
        ({"lines": ["x"] * 61}, TooLarge),
        ({"answer": "1", "language": "xx"}, UnknownName),
    ],
)
def test_what_cannot_be_judged_at_all_is_refused_and_not_recorded(tutor, practice, problem, given, error):
    with pytest.raises(error):
        practice.answer(ME, problem, **given)
    assert tutor.store.attempts.history(ME) == []


def test_a_problem_is_made_again_from_its_id(tutor, practice, inline_pool):
    posed = practice.next(ME, "linear-equations")
    elsewhere = Practice(tutor, inline_pool)
    told = elsewhere.answer(ME, posed["id"], show=True)
    assert practice.answer(ME, posed["id"], told["solution"]["answer"]["plain"])["verdict"] == "equal"


@pytest.mark.parametrize("name", ["", "x", *(f"linear-equations.{end}" for end in NO_PROBLEMS)])
def test_an_id_of_no_problem_is_refused(practice, name):
    with pytest.raises(UnknownName):
        practice.answer(ME, name, "1")


def test_time_is_what_was_told_and_a_page_left_open_is_no_practice(practice, problem):
    assert practice.answer(ME, problem, "n = 977", seconds=90)["skill"]["seconds"] == 90
    assert practice.answer(ME, problem, "n = 977", seconds=1e9)["skill"]["seconds"] == 90 + 1800


def test_progress_tells_what_was_done_and_only_that_persons(practice, progress, problem):
    practice.answer(ME, problem, "n = 977", seconds=30)
    practice.answer(ME, problem, key_of(problem), seconds=10)
    told = progress.of(ME, minutes=540)
    assert [skill["topic"] for skill in told["skills"]] == ["linear-equations"]
    assert [each["outcome"] for each in told["history"]] == ["right", "wrong"]
    assert told["totals"] == {
        "attempts": 1,
        "right": 1,
        "seconds": 40.0,
        "days": 1,
        "streak": 1,
        "mastered": 0,
        "due": 0,
    }
    assert told["message"] == "You practised on one day so far."
    assert told["next"][0]["why"]["code"] == "going-on"
    nobody = progress.of(YOU)
    assert (nobody["skills"], nobody["days"], nobody["history"], nobody["mistakes"]) == ([], [], [], [])
    assert nobody["message"] == "Nothing practised yet. One problem is a beginning."


def test_everything_can_be_taken_along_and_erased(practice, progress, problem):
    practice.answer(ME, problem, "n = 977", lines=["n = 977"])
    practice.answer(YOU, problem, "n = 978")
    taken = progress.export(ME)
    json.dumps(taken)
    assert taken["tables"]["attempts"][0]["lines"] == "n = 977"
    assert taken["tables"]["skills"][0]["card"]["state"] == 2
    counts = progress.erase(ME)
    assert (counts["attempts"], counts["skills"]) == (1, 1)
    assert progress.of(ME)["history"] == []
    assert len(progress.of(YOU)["history"]) == 1
    practice._tutor.store.erase(YOU)


def test_words_are_in_the_language_asked_for(practice, progress, problem):
    told = practice.answer(ME, problem, "n = 977", language="ko")
    assert told["message"] == "아직 맞지 않습니다."
    assert not progress.of(ME, "ko")["message"].isascii()


def test_kinds_come_by_turns_where_none_is_asked_for(practice):
    kinds = []
    for _ in range(3):
        posed = practice.next("t" * 40, "linear-equations", kind=None)
        kinds.append(posed["kind"])
        practice.answer("t" * 40, posed["id"], show=True)
    assert kinds == ["compute", "compute", "choice"]
