"""Answers against their problems: right ones are certified, wrong, incomplete and unfinished ones never are."""

import pytest
from sympy import (
    Abs,
    Add,
    And,
    CRootOf,
    Eq,
    FiniteSet,
    I,
    ImmutableMatrix,
    Integral,
    Interval,
    Inverse,
    Limit,
    Mul,
    Rational,
    S,
    Symbol,
    Union,
    exp,
    log,
    nan,
    oo,
    sqrt,
    symbols,
)

from tutor.checking.certificates import certify
from tutor.maths.printing import formula
from tutor.messages import Formula, render_plain
from tutor.problem import Goal, Problem
from tutor.solution import Answer
from tutor.verdict import Status

x, y, a, b, t = symbols("x y a b t")
half = Rational(1, 2)
VALUE, ANTIDERIVATIVE, SOLUTIONS, EIGENVALUES = Goal.VALUE, Goal.ANTIDERIVATIVE, Goal.SOLUTIONS, Goal.EIGENVALUES
quadratic = Eq(2 * x**2 + 5 * x - 3, 0)
lines = And(Eq(x + y, 3), Eq(x - y, 1))
parallel = And(Eq(x + y, 3), Eq(2 * x + 2 * y, 6))
circle = And(Eq(x**2 + y**2, 25), Eq(x + y, 7))
fraction = (x - 1) / (x + 2) >= 0


def judge(goal, statement, value, unknowns="x", form=None):
    problem = Problem("", formula(S(statement)), goal=goal, unknowns=tuple(unknowns.split()), form=form)
    return certify(problem, Answer(formula(S(value)), formula(S(value))))


RIGHT = [
    (SOLUTIONS, quadratic, FiniteSet(-3, half), "x", "a quadratic has no more than two"),
    (SOLUTIONS, Eq(3 * x + 1, 7), FiniteSet(2), "x", "a linear equation has only one"),
    (SOLUTIONS, Eq(3 * x + 1, 7), S(2), "x", "a linear equation has only one"),
    (SOLUTIONS, Eq(x**2 - 2 * x + 1, 0), FiniteSet(1), "x", "no other real number"),
    (SOLUTIONS, Eq(x**3 - 6 * x**2 + 11 * x - 6, 0), FiniteSet(1, 2, 3), "x", "degree allows no more"),
    (SOLUTIONS, Eq(x**3 - 2, 0), FiniteSet(2 ** Rational(1, 3)), "x", "no other real number"),
    (SOLUTIONS, Eq(x**5 - x - 1, 0), FiniteSet(CRootOf(x**5 - x - 1, 0)), "x", "no other real number"),
    (SOLUTIONS, Eq(x**2 + x + 1, 0), S.EmptySet, "x", "no real number"),
    (SOLUTIONS, Eq(2 * (x + 1), 2 * x + 2, evaluate=False), S.Reals, "x", "every number"),
    (SOLUTIONS, Eq(2 * (x + 1), 2 * x + 3, evaluate=False), S.EmptySet, "x", "no real number"),
    (SOLUTIONS, Eq(x**2 + 5 * x + 2, 0), FiniteSet((-5 - sqrt(17)) / 2, (-5 + sqrt(17)) / 2), "x", "both values"),
    (SOLUTIONS, Eq(a * x + b, 0), FiniteSet(-b / a), "x", "as long as a is not zero"),
    (SOLUTIONS, fraction, Union(Interval.open(-oo, -2), Interval(1, oo)), "x", "every interval"),
    (SOLUTIONS, x**2 >= 0, S.Reals, "x", "every number"),
    (SOLUTIONS, x**2 < 0, S.EmptySet, "x", "no real number"),
    (SOLUTIONS, (x - 1) ** 2 <= 0, FiniteSet(1), "x", ""),
    (SOLUTIONS, 1 / (x - 1) ** 2 > 0, Union(Interval.open(-oo, 1), Interval.open(1, oo)), "x", "every interval"),
    (SOLUTIONS, lines, FiniteSet((2, 1)), "x y", "no other solution"),
    (SOLUTIONS, parallel, FiniteSet((3 - y, y)), "x y", "no other solution"),
    (SOLUTIONS, parallel, FiniteSet((t, 3 - t)), "x y", "no other solution"),
    (SOLUTIONS, And(Eq(x + y, 3), Eq(x + y, 4)), S.EmptySet, "x y", "contradict"),
    (SOLUTIONS, circle, FiniteSet((3, 4), (4, 3)), "x y", "no other solution"),
    (EIGENVALUES, ImmutableMatrix([[2, 1], [1, 2]]), FiniteSet(1, 3), "", "no more eigenvalues"),
    (EIGENVALUES, ImmutableMatrix([[2, 0], [0, 2]]), FiniteSet(2), "", "no more eigenvalues"),
    (EIGENVALUES, ImmutableMatrix([[0, 1], [-1, 0]]), FiniteSet(I, -I), "", "no more eigenvalues"),
    (
        EIGENVALUES,
        ImmutableMatrix([[1, 2], [3, 4]]),
        FiniteSet((5 + sqrt(33)) / 2, (5 - sqrt(33)) / 2),
        "",
        "no more eigenvalues",
    ),
    (EIGENVALUES, ImmutableMatrix([[a, 1], [0, b]]), FiniteSet(a, b), "", "no more eigenvalues"),
    (ANTIDERIVATIVE, Integral(1 / x, x), log(Abs(x)), "x", "Differentiated the answer"),
    (ANTIDERIVATIVE, Integral(x**2, x), x**3 / 3 + Symbol("C"), "x", "Differentiated the answer"),
    (ANTIDERIVATIVE, Integral(t * exp(t), t), (t - 1) * exp(t), "t", "Differentiated the answer"),
    (VALUE, Add(half, Rational(1, 3), evaluate=False), Rational(5, 6), "", ""),
    (VALUE, Integral(x**2, (x, 0, 1)), Rational(1, 3), "", "antiderivative"),
    (VALUE, Limit(1 / x, x, 0, "+-"), nan, "", "values close to the point"),
    (VALUE, Inverse(ImmutableMatrix([[1, 2], [3, 4]])), ImmutableMatrix([[-2, 1], [3 * half, -half]]), "", "inverse"),
]
WRONG = [
    (SOLUTIONS, quadratic, FiniteSet(-3), "x", "lost-solution"),
    (SOLUTIONS, quadratic, FiniteSet(-3, half, 1), "x", "not-a-solution"),
    (SOLUTIONS, quadratic, FiniteSet(3, -half), "x", "not-a-solution"),
    (SOLUTIONS, quadratic, S.EmptySet, "x", "lost-solution"),
    (SOLUTIONS, quadratic, S.Reals, "x", "not-a-solution"),
    (SOLUTIONS, Eq(x**2 + 1, 0), FiniteSet(1), "x", "not-a-solution"),
    (SOLUTIONS, Eq(sqrt(2 * x + 3), x), FiniteSet(-1, 3), "x", "not-a-solution"),
    (SOLUTIONS, Eq(x / (x - 1), 1 / (x - 1)), FiniteSet(1), "x", "not-a-solution"),
    (SOLUTIONS, Eq(x**2, 2), FiniteSet(Rational(7, 5), -Rational(7, 5)), "x", "not-a-solution"),
    (SOLUTIONS, fraction, Union(Interval(-oo, -2), Interval(1, oo)), "x", "not-a-solution"),
    (SOLUTIONS, fraction, Interval(1, oo), "x", "lost-solution"),
    (SOLUTIONS, x**2 < 4, Interval(-2, 2), "x", "not-a-solution"),
    (SOLUTIONS, x**2 <= 4, Interval.open(-2, 2), "x", "lost-solution"),
    (SOLUTIONS, lines, FiniteSet((1, 2)), "x y", "not-a-solution"),
    (SOLUTIONS, lines, S.EmptySet, "x y", "lost-solution"),
    (SOLUTIONS, parallel, FiniteSet((2, 1)), "x y", "lost-solution"),
    (SOLUTIONS, parallel, FiniteSet((t, t)), "x y", "not-a-solution"),
    (SOLUTIONS, circle, FiniteSet((3, 4)), "x y", "lost-solution"),
    (EIGENVALUES, ImmutableMatrix([[2, 1], [1, 2]]), FiniteSet(1), "", "missing-eigenvalue"),
    (EIGENVALUES, ImmutableMatrix([[2, 1], [1, 2]]), FiniteSet(1, 3, 5), "", "not-an-eigenvalue"),
    (EIGENVALUES, ImmutableMatrix([[0, 1], [-1, 0]]), S.EmptySet, "", "missing-eigenvalue"),
    (ANTIDERIVATIVE, Integral(1 / x, x), log(x), "x", "narrower-domain"),
    (ANTIDERIVATIVE, Integral(x**2, x), x**3, "x", "different-derivative"),
    (VALUE, Add(half, Rational(1, 3), evaluate=False), Rational(2, 5), "", "different"),
    (VALUE, Integral(1 / x**2, (x, -1, 1)), S(-2), "", "different"),
]


@pytest.mark.parametrize(
    ("goal", "statement", "value", "unknowns", "words"), [row for row in RIGHT if row[4] is not None]
)
def test_a_right_answer_is_certified_in_words(goal, statement, value, unknowns, words):
    verdict = judge(goal, statement, value, unknowns)
    assert verdict.status is Status.PROVED, render_plain(verdict.message)
    assert words in render_plain(verdict.message)


@pytest.mark.parametrize(("goal", "statement", "value", "unknowns", "note"), WRONG)
def test_a_wrong_answer_is_refuted_with_the_reason(goal, statement, value, unknowns, note):
    verdict = judge(goal, statement, value, unknowns)
    assert (verdict.status, verdict.note) == (Status.REFUTED, note), render_plain(verdict.message)


def test_the_form_is_asked_after_the_value():
    expanded, factored = x**2 + 3 * x + 2, (x + 1) * (x + 2)
    assert judge(VALUE, expanded, factored, form="factored").proved
    assert judge(VALUE, expanded, expanded, form="factored").note == "wrong-form"
    assert judge(VALUE, factored, expanded, form="expanded").proved
    assert judge(VALUE, expanded, (x + 1) * (x + 3), form="factored").note == "different"


def test_rounding_is_judged_by_the_digits_asked_for():
    third = Rational(1, 3)
    assert judge(VALUE, Mul(1, third, evaluate=False), Rational(33, 100), form="decimal-places:2").note != "different"
    assert judge(VALUE, Mul(1, third, evaluate=False), Rational(34, 100), form="decimal-places:2").note == "different"


def test_an_unfinished_answer_is_not_certified():
    assert judge(VALUE, Integral(x, (x, 0, 1)), Integral(x, (x, 0, 1))).note == "not-evaluated"
    assert judge(ANTIDERIVATIVE, Integral(x, x), Integral(x, x)).note == "not-evaluated"


def test_words_are_not_certified():
    problem = Problem("If a train leaves at noon …")
    verdict = certify(problem, Answer(formula(S(3)), formula(S(3))))
    assert (verdict.status, verdict.note) == (Status.UNCHECKED, "only-words")


def test_an_answer_in_words_is_not_certified():
    problem = Problem("", formula(quadratic), goal=SOLUTIONS, unknowns=("x",))
    assert certify(problem, Answer(Formula("?", "?"), Formula("?", "?"))).note == "not-read"


def test_a_missing_root_is_shown():
    verdict = judge(SOLUTIONS, quadratic, FiniteSet(-3))
    assert verdict.witness is not None
    assert [(name, value.plain) for name, value in verdict.witness.point] == [("x", "1/2")]
