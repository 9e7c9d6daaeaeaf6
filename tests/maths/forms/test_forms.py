"""Each form with answers that have it and answers that do not, as typed."""

import pytest
import sympy as sp

from tutor.errors import UnknownName
from tutor.maths.forms import FORMS, has_form, same_up_to_order
from tutor.maths.reading.answers import read_answer

YES = {
    "factored": ["2*(x-1)", "2*x*(x-3)", "(x-1)^2", "4*(1-x/2)^2", "x^2+1", "7", "(x+t)*(x-t)", "-(3*w-4*v)*(3*w+v)"],
    "expanded": ["x^2-1", "p+1", "3+2*sqrt(3)", "x^2 y + 2x - 5"],
    "simplified": [
        "x",
        "-3x",
        "1/x",
        "ln(x/y)",
        "x=10",
        "y=x^2+1",
        "3/(4x)",
        "(x+1)/(x+2)",
        "(2a+2b)/(c+d)",
        "2*sqrt(2)",
    ],
    "lowest-terms": ["0.5", "-1/3", "x+1/3", "(2*x)/(4*t)", "sqrt(3)/3"],
    "single-fraction": ["-a/b", "(2a+1)/2", "2/(n+1)", "(sqrt(5)^3+6)/15"],
    "partial-fractions": ["1/(n+1)-1/n", "9/(y-4)+28/(y-4)^2", "3*(1/(x+1)+1/(x+2))", "1/(x-1)-(x+1)/(x^2+1)"],
    "completed-square": ["(x-1)^2+1", "x^2", "-4*(x-1)^2+3", "a*(x-1)^2+1"],
    "rationalised": ["sqrt(3)/3", "x/(x+1)", "2-sqrt(3)"],
    "mixed-number": ["3 1/2", "7", "2/3"],
    "scientific": ["5.1*10^3", "-2 \\times 10^{-10}"],
    "exact": ["1/3", "sqrt(2)"],
    "decimal-places:2": ["3.14", "-0.50", "1,234.50"],
    "significant-figures:3": ["0.00123", "3.14", "1200", "1.00e2", "100"],
    "using:7,1,7,10": ["7*1+7+10", "(7-1)*7", "10/7", "-7+10"],
    "using-all:7,1,7,10": ["7*1+7+10", "(10-7)*7/1"],
}
NO = {
    "factored": ["2*x-2", "2*(x^2-3*x)", "x*(2*x-6)", "x^2-1", "(x^2-4*x+4)*(3-x)", "x*(x-4+4/x)", "x^2+x=0"],
    "expanded": ["2*(x-1)", "(x-a)*(x-b)", "x^2-(a+b)*x+a*b", "(x+1)^2"],
    "simplified": [
        "a+b+c+c",
        "y=x*x",
        "(x+1)/(2x+2)",
        "2/4",
        "sqrt(8)",
        "y+1<x^2+1",
        "a ln x = b ln x + c ln x",
        "sin(pi)",
    ],
    "lowest-terms": ["2/4", "2/-4", "x+2/6", "cos(3/6*x)", "1/sqrt(3)", "(x^2-1)/(x-1)"],
    "single-fraction": ["a+1/2", "(1/2)/(3/4)", "1/(1-1/x)", "x=3"],
    "partial-fractions": ["3*x*(1/(x+1)+2/(x+2))", "n/(2*n-1)-(n+1)/(2*n+1)", "1/((x-1)*(x+1))"],
    "completed-square": ["x^2-2*x+2", "(x-1)^2+1=0", "(x-1)^2+x"],
    "rationalised": ["1/sqrt(3)", "sqrt(1/3)", "1/(1+sqrt(2))"],
    "mixed-number": ["7/2", "3 1/2 + x"],
    "scientific": ["51*10^2", "5100", "0.5*10^4"],
    "exact": ["0.333", "2.0 x"],
    "decimal-places:2": ["3.1", "3.141", "22/7"],
    "significant-figures:3": ["0.0012", "3.1", "1234", "pi"],
    "using:7,1,7,10": ["7+7+7", "24", "2*10", "7^1", "sqrt(7)"],
    "using-all:7,1,7,10": ["7+10", "7*1+10", "7*1+7+10+1"],
}


@pytest.mark.parametrize(("form", "text"), [(form, text) for form, texts in YES.items() for text in texts])
def test_the_form_is_seen(form, text):
    assert has_form(read_answer(text), form, text) is True


@pytest.mark.parametrize(("form", "text"), [(form, text) for form, texts in NO.items() for text in texts])
def test_its_absence_is_seen(form, text):
    assert has_form(read_answer(text), form, text) is False


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("2x+1", "1+x*2", True),
        ("a*(b/c)", "(a*b)/c", True),
        ("-x*y", "x*(-y)", True),
        ("x=y", "y=x", True),
        ("2x+1", "1+x+x", False),
        ("x^2", "x*x", False),
        ("1/2", "2/4", False),
        ("-(x/y)", "x/(-y)", False),
        ("(a+b)/2", "(1/2)(a+b)", False),
        ("x", "1*x", False),
        ("x<2", "2>x", False),
    ],
)
def test_same_up_to_order(a, b, same):
    assert same_up_to_order(read_answer(a), read_answer(b)) is same


def test_every_form_is_tried_here():
    assert {form.partition(":")[0] for form in YES} | {"same-up-to-order", "up-to-constant"} == {
        form.partition(":")[0] for form in FORMS
    }


def test_an_unknown_form_is_an_error():
    with pytest.raises(UnknownName):
        has_form(sp.Symbol("x"), "pretty")
