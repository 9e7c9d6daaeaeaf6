"""Pictures of solved problems: what is drawn, where, and what is said of it."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

from tutor.engines.symbolic.proposing import propose
from tutor.events import AnswerFound
from tutor.figure import Figure, Kind
from tutor.figures import draw
from tutor.locales import locale
from tutor.messages import render_plain, untranslated
from tutor.problem import Level
from tutor.svg import svg
from tutor.understanding import understand


def figures_of(text: str) -> tuple[Figure, ...]:
    problem = understand(text, "en")
    answer = next(found.answer for found in propose(problem, Level.ADVANCED) if isinstance(found, AnswerFound))
    return draw(problem, answer)


@pytest.mark.parametrize(
    ("text", "kind", "marked"),
    [
        ("solve 2x^2 + 5x - 3 = 0", Kind.GRAPH, {(-3.0, 0.0), (0.5, 0.0)}),
        ("solve 2x + 3 = 7", Kind.GRAPH, {(2.0, 7.0)}),
        ("solve x + y = 5, x - y = 1", Kind.GRAPH, {(3.0, 2.0)}),
        ("solve |x - 1| < 3", Kind.NUMBER_LINE, {(-2.0, 0.0), (4.0, 0.0)}),
        ("solve x^2 >= 4", Kind.NUMBER_LINE, {(-2.0, 0.0), (2.0, 0.0)}),
        ("\\lim_{x \\to 0} \\frac{\\sin x}{x}", Kind.GRAPH, {(0.0, 1.0)}),
    ],
)
def test_the_solutions_are_marked_where_they_are(text: str, kind: Kind, marked: set[tuple[float, float]]) -> None:
    (figure,) = figures_of(text)

    assert figure.kind is kind
    assert {(round(mark.place[0], 6), round(mark.place[1], 6)) for mark in figure.marks} == marked


def test_ends_that_do_not_belong_are_hollow() -> None:
    (figure,) = figures_of("solve (x - 1)/(x + 2) >= 0")

    assert {mark.place[0]: mark.open for mark in figure.marks} == {-2.0: True, 1.0: False}


def test_the_area_of_an_integral_reaches_from_bound_to_bound() -> None:
    (figure,) = figures_of("\\int_0^2 x^2 dx")

    (region,) = figure.regions
    assert region.border[0] == (0.0, 0.0)
    assert region.border[-1] == (2.0, 0.0)
    assert max(y for _, y in region.border) == pytest.approx(4.0, abs=1e-5)


def test_solutions_that_are_single_numbers_and_intervals_are_one_line() -> None:
    (figure,) = figures_of("solve x^2 (x - 1) <= 0")

    assert max(x for x, _ in (mark.place for mark in figure.marks)) == 1.0


def test_a_pole_is_not_drawn_through() -> None:
    (figure,) = figures_of("solve 1/(x - 1) = x - 1")

    hyperbola = [line for line in figure.lines if line.pen == "first"]
    assert len(hyperbola) >= 2
    assert all(max(x for x, _ in line.places) < 1 or min(x for x, _ in line.places) > 1 for line in hyperbola)


@pytest.mark.parametrize(
    "text", ["simplify 2x + 3x", "factor x^2 - 1", "solve x^2 = -1", "solve a x = 1 for x", "solve x^2 < -1"]
)
def test_nothing_is_drawn_where_there_is_nothing_to_see(text: str) -> None:
    assert figures_of(text) == ()


@pytest.mark.parametrize("text", ["solve x^2 - 4 < 0", "solve x^3 = x", "\\int_0^1 e^x dx", "sin(pi/6)"])
def test_the_drawing_is_one_small_svg_with_a_title_in_the_language(text: str) -> None:
    (figure,) = figures_of(text)
    korean = locale("ko").translate

    drawing = ElementTree.fromstring(svg(figure, korean))

    assert drawing.tag.endswith("svg")
    assert drawing[0].text == render_plain(figure.alt, korean) != render_plain(figure.alt, untranslated)
    assert len(svg(figure, korean)) < 20_000
