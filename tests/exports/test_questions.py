"""An item becomes the kind of question that can grade its answer."""

import pytest

from tutor.exports.questions import Choice, Numeric, Short, TrueFalse, Written, question


@pytest.mark.parametrize(
    ("value", "plain", "kind"),
    [
        ("12", "12", Numeric),
        ("-8.02", "-8.02", Numeric),
        ("9/88", "9/88", Short),
        ("true", "true", TrueFalse),
        ("{-3, 1/2}", "x = -3 or x = 1/2", Short),
        ("12*t + 6", "12*t + 6", Short),
        ("[[1, 2], [3, 4]]", "[[1, 2], [3, 4]]", Short),
        ("Saturday", "Saturday", Short),
        ("{2*pi*n | n ∈ ℤ}", "x = 2*pi*n, n ∈ ℤ", Written),
        ("([[2, 5], [1, 3]], [[3, 0], [0, 6]])", "([[2, 5], [1, 3]], [[3, 0], [0, 6]])", Written),
        ("{(-1, [[1], [0]]), (4, [[1], [-1]])}", "", Written),
    ],
)
def test_the_kind_follows_the_answer(item, value, plain, kind):
    assert type(question(item(value, plain or value))) is kind


def test_choices_are_chosen_whatever_the_answer(choice):
    found = question(choice)
    assert isinstance(found, Choice)
    assert [option.right for option in found.options] == [False, True, False]


def test_what_has_many_right_answers_is_for_a_person(item):
    assert question(item("9 - (5 - 8)", form="using-all:9,5,8")) == Written()
    assert question(item("C*e^x", "y = C*e^x", goal="function")) == Written()
    assert isinstance(question(item("3*e^x", "y = 3*e^x", goal="function")), Short)


ROUNDED = r"\operatorname{rounded}\left(\frac{15}{350}, \frac{1}{100}\right)"


@pytest.mark.parametrize(
    ("plain", "more", "numbers", "unit"),
    [
        ("4.29", {}, (("4.29", "0"),), ""),
        ("4.29%", {"latex": ROUNDED}, (("4.29", "0.005"),), "%"),
        ("429%", {"latex": ROUNDED}, (("429", "0.5"), ("4.29", "0.005")), "%"),
        ("4.29", {"latex": ROUNDED, "task": "round-number"}, (("4.29", "0"),), ""),
        ("4.29 m^2", {}, (("4.29", "0"),), "m^2"),
        ("k = 4.29", {}, (("4.29", "0"),), ""),
    ],
)
def test_a_number_is_exact_unless_the_key_was_rounded(item, plain, more, numbers, unit):
    assert question(item("4.29", plain, **more)) == Numeric(numbers, unit)


def test_the_number_of_a_line_is_exact_whatever_the_problem_was(item):
    latex = r"\operatorname{rounded}\left(12345, 100\right)"
    found = question(item("3", kind="find-error", lines=["a", "b", "c"], latex=latex, form="factored"))
    assert found == Numeric((("3", "0"),))
