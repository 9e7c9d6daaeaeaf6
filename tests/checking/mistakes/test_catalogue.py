"""Every misconception: declared whole, true to its examples, and never a right line."""

import re
from collections import Counter
from random import Random

import pytest
from sympy import Expr, Integral, Tuple
from sympy.core.relational import Relational

from tutor.checking.mistakes import MISCONCEPTIONS, misconception, mistaken, named, named_in
from tutor.checking.mistakes.values import is_statement, same_line, unfolded
from tutor.checking.steps import check_claim
from tutor.errors import UnknownName
from tutor.locales import locale
from tutor.maths.operations import NOTATION, operation
from tutor.maths.printing import formula
from tutor.maths.reading import read
from tutor.messages import render, untranslated
from tutor.solution import SameSolutions, SameUpToConstant, SameValue
from tutor.topics import TOPICS

EXAMPLES = [(each.code, before, wrong) for each in MISCONCEPTIONS for before, wrong in each.examples]


def line(text):
    """A line as a student types it; also an operation by its name."""
    call = re.fullmatch(r"([a-z_]+)\((.*)\)", text)
    if call and call[1] in NOTATION:
        inside = read(f"({call[2]})") if "," in call[2] else read(call[2])
        return operation(call[1], *(inside if isinstance(inside, Tuple) else (inside,)))
    return read(text)


def test_there_are_many_and_each_has_its_code():
    assert len(MISCONCEPTIONS) >= 80
    assert [code for code, count in Counter(each.code for each in MISCONCEPTIONS).items() if count > 1] == []
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", each.code) for each in MISCONCEPTIONS)


@pytest.mark.parametrize("each", MISCONCEPTIONS, ids=lambda each: each.code)
def test_it_is_set_right_by_a_topic(each):
    topic = next((topic for topic in TOPICS if topic.name == each.trains), None)
    assert topic is not None
    assert each.level in topic.levels


@pytest.mark.parametrize("each", MISCONCEPTIONS, ids=lambda each: each.code)
def test_it_is_explained_in_korean(each):
    korean = locale("ko").translate
    for message in (each.title, each.explanation):
        assert render(message, korean) != render(message, untranslated)


@pytest.mark.parametrize(("code", "before", "wrong"), EXAMPLES)
def test_it_makes_the_wrong_line_of_its_examples(code, before, wrong):
    made = [other for name, other in mistaken(line(before)) if name == code]
    right = line(wrong)
    assert any(same_line(unfolded(other), right) or _same_integral(other, right) for other in made)


def _same_integral(one, other):
    return isinstance(one, Expr) and isinstance(other, Expr) and not is_statement(one) and one.equals(other)


@pytest.mark.parametrize(("code", "before", "wrong"), EXAMPLES)
def test_it_is_named_by_its_examples(code, before, wrong):
    found = named(line(before), line(wrong))
    assert found is not None
    assert found.breadth <= misconception(code).breadth + 1


@pytest.mark.parametrize(
    ("before", "wrong", "code"),
    [
        ("(x + 3)^2", "x^2 + 9", "square-of-sum"),
        ("(x + 3)^2 + 1", "x^2 + 10", "square-of-sum"),
        ("5 - (x - 3)", "2 - x", "sign-lost-in-bracket"),
        ("2(x + 3) = 10", "2x = 7", "first-term-only"),
        ("3x + 5 = 20", "x = 25/3", "moved-without-changing-sign"),
        ("x^2 = 4x", "x = 4", "divided-by-the-unknown"),
        ("x^2 = 9", "x = 3", "only-one-root"),
        ("sqrt(x^2 + 9)", "x + 3", "root-of-sum"),
        ("ln(x + 3)", "ln(x) + ln(3)", "log-of-sum"),
        ("-2x < 6", "x < -3", "inequality-not-turned"),
        ("5/12 + 3/8", "2/5", "fractions-added-across"),
        ("(x + 3)/(x + 5)", "3/5", "cancelled-terms"),
        ("5 + 6*10", "110", "left-to-right"),
        ("d/dx sin(3x)", "cos(3x)", "chain-rule-forgotten"),
        ("d/dx (x^2 sin(x))", "2x cos(x)", "product-of-derivatives"),
        (r"\int x^2 dx", "x^3 + C", "integral-power-not-divided"),
        (r"\int 2x dx", "x^2", "constant-of-integration-forgotten"),
        (r"\int_1^2 2x dx", "-3", "bounds-subtracted-wrong-way"),
        ("sin(2x)", "2sin(x)", "factor-out-of-function"),
        ("[[1,2],[3,4]]*[[5,6],[7,8]]", "[[5,12],[21,32]]", "matrix-product-entrywise"),
        ("gcd(12, 18)", "36", "gcd-for-lcm"),
        ("|x - 3| = 5", "x = 8", "absolute-value-one-case"),
    ],
)
def test_classic_mistakes_get_their_names(before, wrong, code):
    assert named(line(before), line(wrong)).code == code


@pytest.mark.parametrize(
    ("before", "line_after"),
    [
        ("(x + 3)^2", "x^2 + 6x + 9"),
        ("3x + 5 = 20", "3x = 15"),
        ("3x + 5 = 20", "x = 5"),
        ("x^2 = 9", "x = 3 or x = -3"),
        ("-2x < 6", "x > -3"),
        ("d/dx sin(3x)", "3cos(3x)"),
        (r"\int 2x dx", "x^2 + C"),
        (r"\int 2x dx", "x^2 + 5 + C"),
        ("5/12 + 3/8", "19/24"),
        ("x + y = 5, x - y = 1", "x = 3, y = 2"),
    ],
)
def test_a_right_line_is_no_mistake(before, line_after):
    assert named(read(before), read(line_after)) is None


@pytest.mark.parametrize(
    ("statement", "right", "wrong", "code"),
    [
        ("5 + 6*10", "65", "110", "left-to-right"),
        ("2(x + 3) = 10", "2", "7/2", "first-term-only"),
        ("7 - n/2 = 18", "-22", "22", None),
        ("x^2 - 5x + 6 = 0", "{2, 3}", "{-2, -3}", None),
    ],
)
def test_a_wrong_answer_alone_is_enough(statement, right, wrong, code):
    found = named_in(read(statement), read(right), read(wrong))
    assert found is not None
    assert code in (None, found.code)


def test_an_unknown_code_is_an_error():
    with pytest.raises(UnknownName):
        misconception("no-such-mistake")


RANDOM_LINES = [
    "({a}x + {b})^2 - {c}", "{a}(x - {b}) - ({c}x + {d})", "{a}/{b} + {c}/{d}", "{a} + {b}*{c} - {d}",
    "{a}x + {b} = {c}x - {d}", "x^2 - {a}x = {b}", "(x - {a})(x + {b}) = 0", "|{a}x - {b}| = {c}",
    "{a} - {b}x < {c}", "d/dx ({a}x^3 - {b}x)", "d/dx ({a}x^2 sin({b}x))", r"\int ({a}x^2 + {b}) dx",
    r"\int_1^{c} ({a}x^2 + {b}) dx", "sqrt({a}x + {b}) = {c}", "ln({a}x) - ln({b})", "x^{a}*x^{b}/x^{c}",
    "({a}x + {b})/({c}x + {d})", "gcd({a}, {b})*{c}", "[[{a},{b}],[{c},{d}]]*[[1,2],[3,{a}]]",
    "det([[{a},{b}],[{c},{d}]])",
]  # fmt: skip


@pytest.mark.parametrize("template", RANDOM_LINES)
def test_what_a_mistake_makes_is_never_proved_right(template):
    random = Random(template)
    made = 0
    for _ in range(3):
        right = read(template.format(**{name: random.randint(2, 9) for name in "abcd"}))
        for code, wrong in mistaken(right):
            if code == "constant-of-integration-forgotten":
                continue
            made += 1
            assert not check_claim(_claim(right, wrong)).proved, (code, formula(right).plain, formula(wrong).plain)
    assert made


def _claim(right, wrong):
    a, b = formula(right), formula(wrong)
    if isinstance(right, Relational):
        return SameSolutions(a, b, ("x",))
    if isinstance(right, Integral) and len(right.limits[0]) == 1:
        return SameUpToConstant(a, b, "x")
    return SameValue(a, b)
