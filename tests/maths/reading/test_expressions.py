"""What people type, in LaTeX, calculator notation and Unicode, and what it means."""

import pytest
from sympy import (
    Abs,
    Basic,
    E,
    Function,
    I,
    Integer,
    Max,
    Mod,
    Rational,
    Symbol,
    acos,
    asin,
    atan,
    binomial,
    ceiling,
    conjugate,
    cos,
    exp,
    factorial,
    floor,
    log,
    oo,
    pi,
    root,
    sin,
    sinh,
    sqrt,
    symbols,
    tan,
)

from tutor.maths.printing import plain
from tutor.maths.reading import evaluated, read

a, b, c, d, k, m, n, r, t, x, y, z, alpha, beta, theta = symbols("a b c d k m n r t x y z alpha beta theta")
x1, x12, xmax, i1 = symbols("x_1 x_12 x_max i_1")
speed = Symbol("speed")
f, g, h, gcd, lcm = map(Function, ("f", "g", "h", "gcd", "lcm"))

ALGEBRA = [
    ("2x(x+1)", 2 * x * (x + 1)),
    ("-x^2+3x-4", -(x**2) + 3 * x - 4),
    ("-2^2", Integer(-4)),
    ("(-2)^2", Integer(4)),
    ("2*-3", Integer(-6)),
    ("x^-2y", y / x**2),
    ("2^3^2", Integer(512)),
    ("1/2x", x / 2),
    ("1/(2x)", 1 / (2 * x)),
    ("a/b/c", a / b / c),
    ("a/b*c", a * c / b),
    ("3 1/2", Rational(7, 2)),
    ("-3 1/2", Rational(-7, 2)),
    (r"3\frac{1}{2}", Rational(7, 2)),
    (r"3\frac12 x", Rational(7, 2) * x),
    (r"2\frac{x}{3}", 2 * x / 3),
    ("x**2", x**2),
    ("5 - -3", Integer(8)),
    ("5+-3", Integer(2)),
    ("x x 3", 3 * x**2),
    ("(x+2)3", 3 * (x + 2)),
    ("5!", Integer(120)),
    ("n!/(n-2)!", factorial(n) / factorial(n - 2)),
    ("|x-1|", Abs(x - 1)),
    ("||x|-1|", Abs(Abs(x) - 1)),
    ("2|x|3", 6 * Abs(x)),
    (r"\left|x\right|", Abs(x)),
    (r"|{-3}|", Integer(3)),
    ("7 mod 3", Integer(1)),
    (r"-1 \mod 2", Integer(1)),
    (r"a \bmod b", Mod(a, b)),
    ("52%", Rational(13, 25)),
    ("1.5e3", Integer(1500)),
    ("2e", 2 * E),
    ("1,234,567", Integer(1234567)),
    (r"12{,}345", Integer(12345)),
    (r"3,\!250", Integer(3250)),
    ("10 000", Integer(10000)),
    ("0.333...", Rational(1, 3)),
    (r"0.1\overline{6}", Rational(1, 6)),
    (r"0.\dot{3}", Rational(1, 3)),
    (r"0.\dot{1}2\dot{3}", Rational(123, 999)),
    ("0.(3)", Rational(1, 3)),
    ("204_5", Integer(54)),
    ("30°", pi / 6),
    (r"30^\circ", pi / 6),
    (r"63^\circ 30'", 127 * pi / 360),
    ("xy", x * y),
    ("wxyz", symbols("w") * x * y * z),
    ("speed*t", speed * t),
    ("x1 + x_1 + x_{1}", 3 * x1),
    ("x_12", x12),
    (r"x_{\text{max}}", xmax),
    ("x_{1}^2", x1**2),
    ("x^2_1", x1**2),
    (r"\alpha\beta", alpha * beta),
    ("αβ", alpha * beta),
    ("alpha*beta", alpha * beta),
    ("i^2", Integer(-1)),
    ("i_1", i1),
    ("e^{i\\pi}", Integer(-1)),
    ("3+4i", 3 + 4 * I),
    (r"\overline{1+i}", conjugate(1 + I)),
    (r"\frac{dx}{2}", d * x / 2),
    (r"\max(2, 5)", Integer(5)),
    ("max(x, y)", Max(x, y)),
    ("gcd(12, 18)", gcd(12, 18)),
    (r"\operatorname{lcm}(4, 6)", lcm(4, 6)),
]

FRACTIONS_AND_ROOTS = [
    (r"\frac{1}{2}", Rational(1, 2)),
    (r"\frac12", Rational(1, 2)),
    (r"\frac 1{72}", Rational(1, 72)),
    (r"\frac{360}7", Rational(360, 7)),
    (r"\dfrac{2}{4}", Rational(1, 2)),
    (r"-\tfrac{x}{2}", -x / 2),
    ("{1 \\over 2}", Rational(1, 2)),
    ("frac(1, 2)", Rational(1, 2)),
    (r"\sqrt{8}", sqrt(8)),
    (r"\sqrt2", sqrt(2)),
    (r"8\sqrt 2", 8 * sqrt(2)),
    (r"\sqrt[3]{x}", root(x, 3)),
    (r"\sqrt[3]{-8}", Integer(-2)),
    ("root(x, 3)", root(x, 3)),
    ("cbrt(8)", Integer(2)),
    ("√2", sqrt(2)),
    ("√(x+1)", sqrt(x + 1)),
    ("∛8", Integer(2)),
    ("sqrt(x)/2", sqrt(x) / 2),
    ("sqrt 2 x", sqrt(2) * x),
    ("½x", x / 2),
    ("3½", Rational(7, 2)),
    (r"\binom{5}{2}", Integer(10)),
    ("{n \\choose k}", binomial(n, k)),
    ("nCr(5, 2)", Integer(10)),
    ("5C2", Integer(10)),
    ("{}_5C_2", Integer(10)),
    (r"{}_{5}\mathrm{C}_{2}", Integer(10)),
    ("₅C₂", Integer(10)),
    ("_5P_2", Integer(20)),
    ("_3H_2", Integer(6)),
    (r"\log_2 C_1", log(Symbol("C_1")) / log(2)),
    ("20% of 80", Integer(16)),
]

FUNCTIONS = [
    ("sin x", sin(x)),
    ("sinx", sin(x)),
    ("xsin(x)", x * sin(x)),
    ("xsinx", x * sin(x)),
    ("x sin x", x * sin(x)),
    (r"\sin x \cos x", sin(x) * cos(x)),
    ("sin 2x cos x", sin(2 * x) * cos(x)),
    ("sin x/2", sin(x) / 2),
    ("sin(x)/2", sin(x) / 2),
    ("sin -x", sin(-x)),
    ("sin(x)^2", sin(x) ** 2),
    ("sin^2 x", sin(x) ** 2),
    ("sin²x", sin(x) ** 2),
    (r"\sin^{2}(x)", sin(x) ** 2),
    (r"\sin^{-1} x", asin(x)),
    ("arctan(x)", atan(x)),
    (r"\arccos x", acos(x)),
    ("tg x", tan(x)),
    ("SIN(x)", sin(x)),
    ("sinh(x)", sinh(x)),
    (r"\sin{\left(x \right)}", sin(x)),
    (r"\sin 30^\circ", Rational(1, 2)),
    ("ln x", log(x)),
    (r"\ln|x|", log(Abs(x))),
    ("log(x)", log(x)),
    ("log_2 8", log(8) / log(2)),
    (r"\log_{10} x", log(x) / log(10)),
    ("log10(x)", log(x) / log(10)),
    ("log3(81)", log(81) / log(3)),
    ("sin 30 degrees", Rational(1, 2)),
    ("lg x", log(x) / log(10)),
    (r"\ln^2 x", log(x) ** 2),
    ("ylnx", y * log(x)),
    ("exp(2x)", exp(2 * x)),
    (r"e^{-x/2}", exp(-x / 2)),
    (r"\left\lfloor x\right\rfloor", floor(x)),
    ("⌈x⌉", ceiling(x)),
    ("abs(x)", Abs(x)),
    ("f(x)", f(x)),
    ("f(2)+1", f(2) + 1),
    ("g(x, y)", g(x, y)),
    ("h(x+1)", h(x + 1)),
    ("x(x+1)", x * (x + 1)),
    ("b(b+1)", b * (b + 1)),
    ("3 - 2f(x)", 3 - 2 * f(x)),
    (r"f{\left(x \right)}", f(x)),
    ("f^{-1}(x)", Function("f^{-1}")(x)),
]

UNICODE = [
    ("x²+1", x**2 + 1),
    ("x⁻¹", 1 / x),
    ("2×3÷4−1", Rational(1, 2)),
    ("π r²", pi * r**2),
    ("２x＋１", 2 * x + 1),
    ("（x−2）²", (x - 2) ** 2),
    ("𝑥+𝜋", x + pi),
    ("x₁", x1),
    ("2·x", 2 * x),
    ("√½", sqrt(Rational(1, 2))),
]


@pytest.mark.parametrize(("text", "expected"), ALGEBRA + FRACTIONS_AND_ROOTS + FUNCTIONS + UNICODE)
def test_means(text: str, expected: Basic) -> None:
    assert evaluated(read(text)) - expected == 0


def test_infinity() -> None:
    assert read("−∞") == read(r"-\infty") == -oo


def test_the_order_is_kept() -> None:
    assert read("3 + x").args == (Integer(3), x)
    assert read("x*3").args == (x, Integer(3))


AS_WRITTEN = [
    ("2+2", "2 + 2"),
    ("2*3", "2*3"),
    ("x*x", "x*x"),
    ("1/2 + 1/3", "1/2 + 1/3"),
    ("2/4", "2/4"),
    ("5 - (-3)", "5 - (-3)"),
    ("sqrt(4)", "sqrt(4)"),
    ("x^2*x^3", "x^2*x^3"),
    ("sin(0)", "sin(0)"),
    ("3!", "3!"),
]


@pytest.mark.parametrize(("text", "expected"), AS_WRITTEN)
def test_is_kept_as_written(text: str, expected: str) -> None:
    assert plain(read(text)) == expected


@pytest.mark.parametrize(
    "text", ["2+2", "2*3", "x*x", "x + 0", "1*x", "2^3", "sqrt(4)", "sin(0)", "3!", "2/4", "(x+1)-(x+1)"]
)
def test_nothing_is_evaluated(text: str) -> None:
    assert read(text) != evaluated(read(text))


def test_symbols_have_no_assumptions() -> None:
    assert read("x") == Symbol("x")


def test_an_index_is_a_symbol_not_the_imaginary_unit() -> None:
    i = Symbol("i")
    assert read(r"\sum_{i=1}^{3} i").args[0] == i
    assert read("sum(i^2, i, 1, 3)").free_symbols == set()
