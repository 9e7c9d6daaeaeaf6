"""Wrong choices that a student could believe: none gives itself away by its size, its sort or its look."""

from random import Random

import pytest
from sympy import Eq, FiniteSet, I, Integer, Rational, Symbol, Tuple, cos, pi

from tests.service.practice.test_questions import item
from tutor.locales import locale
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Level, Problem
from tutor.service.practice.drafts import Draft, Kind
from tutor.service.practice.mistaken_answers import like_shown
from tutor.service.practice.plausible import plausible
from tutor.service.practice.slips import slips
from tutor.solution import Answer
from tutor.verdict import Status, Verdict
from tutor.wire import item_json

X = Symbol("x")
HOLDS = Verdict(Status.PROVED, "none", "same", say("It holds."))


def asked(key, topic="arithmetic", statement=X, shown=None, task="answer"):
    problem = Problem("", formula(statement), task, Goal.VALUE, topic=topic)
    answer = Answer(shown or formula(key), formula(key))
    return Draft(say("Find it."), problem, (), (), answer, HOLDS, (), 0)


@pytest.mark.parametrize(
    ("topic", "key", "wrong", "fits"),
    [
        ("percent", Integer(50), Integer(-12_500_000), False),
        ("percent", Integer(50), Integer(25), True),
        ("drawing", Rational(1, 38), Rational(-19, 2), False),
        ("drawing", Rational(1, 38), Rational(1, 36), True),
        ("counting", Integer(175), Rational(35, 2), False),
        ("linear-equations", Integer(3), Rational(39, 17), False),
        ("linear-equations", Integer(3), Integer(-3), True),
        ("integrals", Integer(0), cos(32 * pi**5) / 2, False),
        ("completing-the-square", (X + 3) ** 2 - 8, 8 * X**3 - 7, False),
        ("completing-the-square", (X + 3) ** 2 - 8, (X + 3) ** 2 + 8, True),
        ("primes", Tuple(2, 3), Tuple(-2, 3), False),
    ],
)
def test_a_wrong_choice_has_the_size_and_the_look_of_the_right_one(topic, key, wrong, fits):
    assert plausible(asked(key, topic), wrong, formula(wrong)) is fits


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (asked(Integer(68800)), {68700, 68900, 68600, 69000, -68800, 67800, 69800}),
        (asked(Integer(2), "primes"), {1, 3, 0, 4}),
        (asked(Rational(1, 2)), {Rational(-1, 2), 1, Rational(3, 2), Rational(1, 3)}),
        (asked(Integer(7), "comparing", Tuple(5, 7, -9), task="compare"), {5, -9}),
    ],
)
def test_a_slip_is_near_the_right_number_or_another_one_given(draft, expected):
    assert {value for _, value in slips(draft, Random(1))} == expected


def test_solutions_that_belong_together_slip_together():
    found = {value for _, value in slips(asked(FiniteSet(3 - 5 * I, 3 + 5 * I)), Random(1))}
    assert all(len(values) == 2 for values in found)
    assert FiniteSet(-3 - 5 * I, -3 + 5 * I) in found
    assert FiniteSet(5 - 3 * I, 5 + 3 * I) in found


def test_a_wrong_answer_is_dressed_as_the_right_one():
    listed = asked(Tuple(1, 2), shown=formula(Tuple(1, 2), latex=r"1,\ 2", plain="1, 2"))
    assert like_shown(listed, Tuple(2, 1)).latex == r"2,\ 1"
    rounded = asked(Rational(197, 10), statement=Eq(X, Rational(1, 2)), shown=formula(X, latex="19.7", plain="19.7"))
    assert like_shown(rounded, Rational(84, 25)).latex == "3.36"


@pytest.mark.parametrize("topic", ["comparing", "primes", "percent", "complex-roots"])
def test_choices_look_alike(topic):
    draft = item(topic, Kind.CHOICE, level=Level.ADVANCED).draft
    right = next(shown.latex for shown, code in draft.choices if code is None)
    assert all(shown.latex for shown, _ in draft.choices)
    assert all(len(shown.latex) <= 2 * len(right) + 14 for shown, _ in draft.choices)
    assert len({shown.latex.startswith(r"\left(") for shown, _ in draft.choices}) == 1


def test_a_false_claim_says_in_the_key_what_is_right():
    drafts = [item("linear-equations", Kind.TRUE_FALSE, index).draft for index in range(6)]
    false = [draft for draft in drafts if draft.answer.value.plain == "false"]
    assert false
    assert all(draft.answer.remark is not None for draft in drafts)


@pytest.mark.parametrize("kind", [Kind.MISSING_STEP, Kind.FIND_ERROR])
def test_no_line_of_work_holds_the_name_of_an_operation(kind):
    for topic in ("vectors", "plane-geometry"):
        draft = item(topic, kind, level=Level.INTERMEDIATE).draft
        assert not any(line and r"\operatorname{" in line.latex for line in draft.lines)
        assert expression(draft.answer.value) is not None


def test_a_key_and_its_remark_are_in_the_language_of_the_sheet():
    made = next(
        made
        for index in range(9)
        if (made := item("absolute-value-equations", Kind.TRUE_FALSE, index)).draft.answer.value.plain == "false"
    )
    told = item_json(made, locale("ko").translate)
    assert told["answer"]["latex"] == r"\text{거짓}"
    assert r"\text{ or }" not in told["answer"]["remark"] + told["verdict"]["message"]
