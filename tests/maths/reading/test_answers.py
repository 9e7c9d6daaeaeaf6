"""Answers of every kind: units, choices, words, numerals, ratios, and answers in a sentence."""

import pytest
from sympy import Eq, FiniteSet, Float, Integer, Or, Rational, S, Symbol, pi, sqrt, symbols

from tutor.errors import Unreadable
from tutor.maths.reading.answers import read_answer
from tutor.maths.reading.values import Choice, Numeral, Quantity, Ratio, Several, Words

x, y = symbols("x y")

QUANTITIES = [
    ("5 kg", 5, "kg"),
    (r"3\text{ cm}", 3, "cm"),
    (r"\frac{1}{2} \text{ m}^2", Rational(1, 2), "m^2"),
    ("12 cm^2", 12, "cm^2"),
    ("12 cm²", 12, "cm^2"),
    (r"144 \mbox{ m}^3", 144, "m^3"),
    (r"100\text{ square units}", 100, "unit^2"),
    ("60 km/h", 60, "km/h"),
    ("70 miles per hour", 70, "mi/h"),
    (r"104 \mathrm{mi} / \mathrm{hr}", 104, "mi/h"),
    ("9 hours", 9, "h"),
    (r"5\text{ apples}", 5, "apple"),
    (r"\$4", 4, "dollar"),
    ("$5", 5, "dollar"),
    ("€7", 7, "euro"),
    ("5 dollars", 5, "dollar"),
    ("100 원", 100, "won"),
    (r"28\%", 28, "%"),
    ("28 percent", 28, "%"),
    (r"90^\circ", 90, "deg"),
    ("45 degrees", 45, "deg"),
    (r"20^\circ\text{C}", 20, "degC"),
    (r"$9 \pi \mathrm{~m}$", 9 * pi, "m"),
    ("about 5 cm", 5, "cm"),
]


@pytest.mark.parametrize(("text", "value", "unit"), QUANTITIES)
def test_quantities(text: str, value: object, unit: str) -> None:
    found = read_answer(text)
    assert isinstance(found, Quantity)
    assert found.unit.name == unit
    assert found.value.doit() - value == 0


def test_units_know_their_size_and_dimension() -> None:
    found = read_answer("72 km/h")
    assert isinstance(found, Quantity)
    assert found.unit.factor == Rational(5, 18)
    assert found.unit.dimension == (("length", 1), ("time", -1))


@pytest.mark.parametrize("text", ["3x+2c", "5m", "2 sin x", r"\sin 30^\circ", "x^2 + m", "3 s t"])
def test_letters_are_not_units(text: str) -> None:
    assert not isinstance(read_answer(text), Quantity)


OTHER = [
    ("(B)", Choice("B")),
    (r"\text{B}", Choice("B")),
    (r"\textbf{(C)}", Choice("C")),
    ("B", Symbol("B")),
    ("(D) Alina", Choice("D")),
    ("204_5", Numeral("204", 5, Integer(54))),
    ("1F_{16}", Numeral("1F", 16, Integer(31))),
    ("3:2", Ratio((Integer(3), Integer(2)))),
    ("no solution", S.EmptySet),
    ("해가 없다", S.EmptySet),
    ("all real numbers", S.Reals),
    ("True", S.true),
    (r"\text{Tuesday}", Words("Tuesday", "tuesday")),
    ("The answer is not unique.", Words("The answer is not unique", "answer not unique")),
    (r"\text{4:30 p.m.}", Words("4:30 p.m.", "4:30 pm")),
    ("yes", Words("yes", "yes")),
    ("$42$", Integer(42)),
    ("42.", Integer(42)),
    ("**42**", Integer(42)),
    (r"\boxed{42}", Integer(42)),
    (r"So the answer is \boxed{\frac{1}{2}}.", Rational(1, 2)),
    ("the answer is 5", Integer(5)),
    ("We find that $x = 3$.", Eq(x, 3)),
    (r"\approx 3", Integer(3)),
    (r"\sqrt{2} \approx 1.41", sqrt(2)),
    (r"\boxed{1} \text{ and } \boxed{2}", Several((Integer(1), Integer(2)))),
    ("1, 2", Several((Integer(1), Integer(2)))),
    (r"\\frac{1}{2}", Rational(1, 2)),
    ("x=1 또는 x=2", Or(Eq(x, 1), Eq(x, 2))),
    ("{1, 2}", FiniteSet(1, 2)),
    ("3.5", Float("3.5")),
]


@pytest.mark.parametrize(("text", "expected"), OTHER)
def test_kinds(text: str, expected: object) -> None:
    assert read_answer(text) == expected


@pytest.mark.parametrize(
    "text", ["", "x+", "x and", "(x", "12 3", "eval(n)", "n + 2 # comment", "x ** ** 2", r"\frac{1}{"]
)
def test_nonsense_is_not_words(text: str) -> None:
    with pytest.raises(Unreadable):
        read_answer(text)


def test_the_position_is_in_the_text_given() -> None:
    text = r"  $\frac{1}{2} + \foo$"
    with pytest.raises(Unreadable) as caught:
        read_answer(text)
    assert text[caught.value.position or 0 :].startswith(r"\foo")


def test_units_after_the_last_of_several() -> None:
    found = read_answer("12 and 36 min")
    assert isinstance(found, Several)
    assert [item.unit.name for item in found.items if isinstance(item, Quantity)] == ["min", "min"]
