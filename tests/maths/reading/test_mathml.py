"""MathML as word processors and pages write it, and what it is as LaTeX; every row is read afterwards."""

from __future__ import annotations

import pytest

from tutor.errors import StepwiseError, TooLarge, Unreadable
from tutor.maths.reading.mathml import latex_of, without_mathml
from tutor.understanding import understand

X2 = "<msup><mi>x</mi><mn>2</mn></msup>"
TABLE = "<mtable><mtr><mtd>{}</mtd></mtr><mtr><mtd>{}</mtd></mtr></mtable>"
SUM, DIFFERENCE = (
    f"<mi>x</mi><mo>{sign}</mo><mi>y</mi><mo>=</mo><mn>{value}</mn>" for sign, value in (("+", 3), ("&#x2212;", 1))
)
ROWS = [
    (f"{X2}<mo>=</mo><mn>4</mn>", "x^{2}=4"),
    ("<mfrac><mn>1</mn><mn>2</mn></mfrac><mo>+</mo><msqrt><mn>9</mn></msqrt>", r"\frac{1}{2}+\sqrt{9}"),
    ("<mroot><mn>8</mn><mn>3</mn></mroot>", r"\sqrt[3]{8}"),
    ("<mn>6</mn><mo>÷</mo><mn>2</mn><mo>×</mo><mn>3</mn>", r"6\div 2\times 3"),
    ("<mn>2</mn><mo>&InvisibleTimes;</mo><mi>x</mi><mo>&le;</mo><mn>6</mn>", r"2 x\le 6"),
    ("<mi>sin</mi><mo>&#x2061;</mo><mfrac><mi>π</mi><mn>6</mn></mfrac>", r"\sin \frac{\pi}{6}"),
    (f"<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup>{X2}<mi>d</mi><mi>x</mi>", r"\int_{0}^{1}x^{2}dx"),
    (
        "<munder><mi>lim</mi><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder>"
        "<mfrac><mrow><mi>sin</mi><mi>x</mi></mrow><mi>x</mi></mfrac>",
        r"\lim_{x\to 0}\frac{\sin x}{x}",
    ),
    (
        "<munderover><mo>∑</mo><mrow><mi>k</mi><mo>=</mo><mn>1</mn></mrow><mn>4</mn></munderover><mi>k</mi>",
        r"\sum_{k=1}^{4}k",
    ),
    ("<mfenced open='|' close='|'><mrow><mi>x</mi><mo>-</mo><mn>1</mn></mrow></mfenced><mo>=</mo><mn>2</mn>",
     r"\left|x-1\right|=2"),
    (f"<mo>{{</mo>{TABLE.format(SUM, DIFFERENCE)}", r"\begin{cases}x+y=3 \\ x-y=1\end{cases}"),
    (f"<mfenced open='{{' close=''>{TABLE.format(SUM, DIFFERENCE)}</mfenced>",
     r"\begin{cases}x+y=3 \\ x-y=1\end{cases}"),
    (
        "<mi>det</mi><mrow><mo>(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr>"
        "<mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr></mtable><mo>)</mo></mrow>",
        r"\det \begin{pmatrix}1 & 2 \\ 3 & 4\end{pmatrix}",
    ),
    ("<msup><mrow><mo>(</mo><mi>𝑥</mi><mo>+</mo><mn>1</mn><mo>)</mo></mrow><mn>2</mn></msup>", "{(x+1)}^{2}"),
    (
        "<semantics><mrow><mi>q</mi></mrow><annotation encoding='application/x-tex'>{\\displaystyle x^{2}+1}"
        "</annotation></semantics>",
        "x^{2}+1",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "latex"), ROWS)
def test_mathml_becomes_latex_that_is_understood(inside, latex):
    assert latex_of(f"<math>{inside}</math>") == latex
    assert understand(f"<math>{inside}</math>", "en").topic is not None


def test_prefixes_and_attributes_are_nothing():
    word = (
        '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:m="http://schemas.openxmlformats.org/x">'
        '<mml:msup><mml:mi mathvariant="italic">x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math>'
    )
    assert latex_of(word) == "x^{2}"


def test_words_around_stay_and_the_problem_keeps_what_was_typed():
    text = f"Solve <math>{X2}<mo>=</mo><mn>4</mn></math> for x."
    assert without_mathml(text) == "Solve $x^{2}=4$ for x."
    problem = understand(text, "en")
    assert (problem.topic, problem.text) == ("quadratic-equations", text)


@pytest.mark.parametrize(
    "mathml",
    [
        "<math><mi>x</math>",
        "<math><mfrac><mn>1</mn></mfrac></math>",
        "<math><script>alert(1)</script></math>",
        '<math><!DOCTYPE x [<!ENTITY a "b">]><mi>&a;</mi></math>',
        "<math><mfrac/></math>",
    ],
)
def test_what_is_no_presentation_mathml_is_refused(mathml):
    with pytest.raises(Unreadable):
        latex_of(mathml)


def test_depth_is_bounded():
    with pytest.raises(TooLarge):
        latex_of("<math>" + "<mrow>" * 500 + "<mi>x</mi>" + "</mrow>" * 500 + "</math>")


def test_text_that_is_only_like_mathml_is_left_alone():
    for text in ("if x < math and y > 3", "<maths>2</maths>", "2 < 3"):
        assert without_mathml(text) == text
    with pytest.raises(StepwiseError):
        understand("<math><mi>x</mi><mo>+</mo><mo>)</mo></math>", "en")
