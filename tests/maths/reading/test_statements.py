"""Equations, inequalities, systems, sets and intervals."""

import pytest
from sympy import (
    And,
    Complement,
    ConditionSet,
    Contains,
    Eq,
    FiniteSet,
    Ge,
    Gt,
    Integer,
    Intersection,
    Interval,
    Le,
    Lt,
    Mod,
    Ne,
    Or,
    Piecewise,
    Rational,
    S,
    Tuple,
    Union,
    oo,
    sqrt,
    symbols,
)

from tutor.maths.reading import read
from tutor.maths.reading.formulas import parsed
from tutor.maths.reading.values import Several

a, b, n, x, y, z = symbols("a b n x y z")

RELATIONS = [
    ("x = 3", Eq(x, 3)),
    ("x ≤ 3", Le(x, 3)),
    (r"x \geq 3", Ge(x, 3)),
    ("x != 3", Ne(x, 3)),
    (r"x \neq 3", Ne(x, 3)),
    ("x =< 3", Le(x, 3)),
    (r"x \lt 3", Lt(x, 3)),
    (r"a \equiv b \pmod 5", Eq(Mod(a, 5), Mod(b, 5))),
    ("a ≡ b (mod 5)", Eq(Mod(a, 5), Mod(b, 5))),
    (r"x \in \mathbb{R}", Contains(x, S.Reals, evaluate=False)),
    ("x ∈ (0, 1)", Contains(x, Interval.open(0, 1), evaluate=False)),
    ("(x, y) = (1, 0)", And(Eq(x, 1), Eq(y, 0))),
]
CONNECTED = [
    ("1 < x <= 3", And(Lt(1, x), Le(x, 3))),
    ("a = b = 3", And(Eq(a, b), Eq(b, 3))),
    ("x+y=3, x-y=1", And(Eq(x + y, 3), Eq(x - y, 1))),
    ("x+y=3; x-y=1", And(Eq(x + y, 3), Eq(x - y, 1))),
    ("x+y=3\nx-y=1", And(Eq(x + y, 3), Eq(x - y, 1))),
    ("x+y=3 and x-y=1", And(Eq(x + y, 3), Eq(x - y, 1))),
    (r"\begin{cases} x+y=3 \\ x-y=1 \end{cases}", And(Eq(x + y, 3), Eq(x - y, 1))),
    (r"\left\{\begin{array}{l} x+y=3 \\ x-y=1 \end{array}\right.", And(Eq(x + y, 3), Eq(x - y, 1))),
    ("[x+y=3, x-y=1]", And(Eq(x + y, 3), Eq(x - y, 1))),
    ("x=1 or x=2", Or(Eq(x, 1), Eq(x, 2))),
    (r"x=1 \text{ or } x=2", Or(Eq(x, 1), Eq(x, 2))),
    ("x = 1 or 2", Or(Eq(x, 1), Eq(x, 2))),
    ("x = 1, 2", Or(Eq(x, 1), Eq(x, 2))),
    ("x = 1, x = 2", Or(Eq(x, 1), Eq(x, 2))),
    ("x=1, y=2", And(Eq(x, 1), Eq(y, 2))),
    (r"x = \pm 2", Or(Eq(x, 2), Eq(x, -2))),
    (r"x = 1 \pm \sqrt{2}", Or(Eq(x, 1 + sqrt(2)), Eq(x, 1 - sqrt(2)))),
    ("x < 1 ∪ x > 2", Or(Lt(x, 1), Gt(x, 2))),
    ("x=1, y=2; x=3, y=4", Or(And(Eq(x, 1), Eq(y, 2)), And(Eq(x, 3), Eq(y, 4)))),
    ("x : y = 2 : 3", Eq(x / y, Rational(2, 3))),
    ("x > 1 or (x < 0 and y < 0)", Or(Gt(x, 1), And(Lt(x, 0), Lt(y, 0)))),
    ("x=1 또는 x=2", Or(Eq(x, 1), Eq(x, 2))),
]
SETS = [
    ("{1, 2, 3}", FiniteSet(1, 2, 3)),
    (r"\{1, 2\}", FiniteSet(1, 2)),
    ("{}", S.EmptySet),
    (r"\emptyset", S.EmptySet),
    ("∅", S.EmptySet),
    (r"\{\pm 1, 0\}", FiniteSet(-1, 0, 1)),
    ("{(1, 2), (3, 4)}", FiniteSet(Tuple(1, 2), Tuple(3, 4))),
    ("[1, 2]", Interval(1, 2)),
    ("[1, 2)", Interval.Ropen(1, 2)),
    ("]1, 2[", Interval.open(1, 2)),
    (r"(-\infty, 2)", Interval.open(-oo, 2)),
    ("[0, oo)", Interval(0, oo)),
    ("(1, 2)", Tuple(1, 2)),
    ("(1, 2, 3)", Tuple(1, 2, 3)),
    (r"(-\infty, 1) \cup [3, 5)", Union(Interval.open(-oo, 1), Interval.Ropen(3, 5))),
    ("(0, 1) ∪ {3, 4}", Union(Interval.open(0, 1), FiniteSet(3, 4))),
    ("(0,1) U (2,3)", Union(Interval.open(0, 1), Interval.open(2, 3))),
    (r"\mathbb{R} \setminus \{0\}", Complement(S.Reals, FiniteSet(0), evaluate=False)),
    ("[0, 2] ∩ (1, 3)", Intersection(Interval(0, 2), Interval.open(1, 3), evaluate=False)),
    (r"\{x \mid x > 1\}", ConditionSet(x, Gt(x, 1), S.Reals)),
    ("{x | x > 1}", ConditionSet(x, Gt(x, 1), S.Reals)),
    (r"\{n \in \mathbb{Z} : n > 1\}", ConditionSet(n, Gt(n, 1), S.Integers)),
]


@pytest.mark.parametrize(("text", "expected"), RELATIONS + CONNECTED + SETS)
def test_means(text: str, expected: object) -> None:
    found = read(text)
    assert found == expected or (found.func == expected.func and set(found.args) == set(expected.args))  # type: ignore[attr-defined]


def test_a_system_keeps_its_order() -> None:
    assert read("y = 2x, x + y = 3").args == (Eq(y, 2 * x), Eq(x + y, 3))


def test_nothing_is_decided() -> None:
    assert isinstance(read("1 = 2"), Eq)
    assert isinstance(read("3 < 2"), Lt)


def test_piecewise() -> None:
    text = r"\begin{cases} x & x > 0 \\ -x & \text{otherwise} \end{cases}"
    assert read(text) == Piecewise((x, x > 0), (-x, True))
    text = r"\begin{cases} x & \text{if } x > 0 \\ 0 & \text{if } x \le 0 \end{cases}"
    assert read(text) == Piecewise((x, x > 0), (0, x <= 0), evaluate=False)


@pytest.mark.parametrize(
    ("text", "items", "joined"),
    [
        ("1, 2, 3", (1, 2, 3), ","),
        ("2 or -2", (2, -2), "or"),
        ("1, 2 and 3", (1, 2, 3), ","),
        (r"3 \pm 1", (4, 2), "or"),
        (r"\pm 1, 0", (1, -1, 0), ","),
        (r"a \pm b \mp 1", (a + b - 1, a - b + 1), "or"),
    ],
)
def test_values_side_by_side(text: str, items: tuple[object, ...], joined: str) -> None:
    found = parsed(text)
    assert isinstance(found, Several)
    assert found.joined == joined
    assert [item.doit() for item in found.items] == [Integer(item) if isinstance(item, int) else item for item in items]  # type: ignore[union-attr]


def test_read_gives_a_tuple_for_values_side_by_side_and_a_set_for_alternatives() -> None:
    assert read("1, 2") == Tuple(1, 2)
    assert read("2 or -2") == FiniteSet(2, -2)
