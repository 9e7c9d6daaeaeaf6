"""Particles after a blank agree with what fills it, as it is read aloud."""

from __future__ import annotations

import pytest

from tutor.locales.ko.sentence import Sentence


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("방정식", "방정식을"),
        ("함수", "함수를"),
        ("$3$", "$3$을"),
        ("$x = 2$", "$x = 2$를"),
        ("$10$", "$10$을"),
        ("$x$", "$x$를"),
        ("$n$", "$n$을"),
        ("$x^{2}$", "$x^{2}$을"),
        ("$x^2 + 1$", "$x^2 + 1$을"),
        (r"$\frac{1}{2}$", r"$\frac{1}{2}$을"),
        (r"$\frac{5}{3}$", r"$\frac{5}{3}$를"),
        (r"$\sqrt{3}$", r"$\sqrt{3}$을"),
        (r"$\sqrt{x}$", r"$\sqrt{x}$를"),
        (r"$\left(x - 6\right)$", r"$\left(x - 6\right)$을"),
        (r"$90^{\circ}$", r"$90^{\circ}$를"),
        (r"$\pi$", r"$\pi$를"),
        (r"$f'$", r"$f'$을"),
        (r"$\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$", r"$\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$을"),
        (r"$\left\{1, 2\right\}$", r"$\left\{1, 2\right\}$를"),
        (r"$5!$", r"$5!$을"),
        ("1/2", "1/2을"),
        ("x^2", "x^2을"),
        ("“2x”", "“2x”를"),
    ],
)
@pytest.mark.parametrize("written", ["{a}을(를) 봅니다", "{a}를 봅니다", "{a}을 봅니다", "{a}를(을) 봅니다"])
def test_the_object_particle_fits_what_stands_before_it(written, value, said):
    assert Sentence(written).format(a=value) == f"{said} 봅니다"


@pytest.mark.parametrize(
    ("value", "said"), [("$1$", "$1$로"), ("$8$", "$8$로"), ("$3$", "$3$으로"), ("$2$", "$2$로"), ("직선", "직선으로")]
)
def test_the_particle_of_means_is_short_after_a_liquid(value, said):
    assert Sentence("{a}(으)로 나눕니다").format(a=value) == f"{said} 나눕니다"


@pytest.mark.parametrize(("value", "said"), [("$y$", "$y$라 하면"), ("$n$", "$n$이라 하면")])
def test_an_optional_syllable_comes_after_a_consonant(value, said):
    assert Sentence("{a}(이)라 하면").format(a=value) == said


@pytest.mark.parametrize(
    "text", ["{a}이다", "{a}가지", "{a}이므로", "{a}은행", "{a} 을", "{a}로그", "{a}과목", "{a}와이"]
)
def test_words_that_only_begin_like_a_particle_stay(text):
    assert Sentence(text).format(a="$3$") == text.replace("{a}", "$3$")


def test_a_subject_and_an_object_in_one_sentence():
    sentence = Sentence("{f}이(가) {g}을(를) 나눕니다.")

    assert sentence.format(f="$x$", g="$6$") == "$x$가 $6$을 나눕니다."
