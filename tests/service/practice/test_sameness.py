"""Two problems are the same when only letters or the order of what commutes differ."""

from __future__ import annotations

from random import Random
from time import perf_counter

import pytest
from sympy import Basic

from tutor.maths.reading import read
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.service.practice.sameness import shape, signature
from tutor.topic import Exercise, Posed
from tutor.topics import TOPICS


def _signature(text: str, task: str = "solve", unknowns: tuple[str, ...] = ()) -> str:
    return signature(Exercise(say("Solve."), Posed(_read(text), task, Goal.SOLUTIONS, unknowns)))


def _read(text: str) -> Basic:
    return read(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2x + 3 = 7", "2t + 3 = 7"),
        ("2x + 3 = 7", "7 = 3 + 2x"),
        ("x - y", "t - s"),
        ("2x + y", "t + 2s"),
        ("x < 3", "3 > x"),
        ("x/2 + 1", "1 + \\frac{1}{2} x"),
        ("x - 3", "-3 + x"),
        ("-x/3", "-\\frac{1}{3} x"),
        ("x (y + 2)", "(2 + t) z"),
    ],
)
def test_renaming_and_reordering_change_nothing(one: str, other: str) -> None:
    assert _signature(one) == _signature(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2x + 3 = 7", "3x + 2 = 7"),
        ("2 + 2", "4"),
        ("x - y + 2x", "x - y + 2y"),
        ("x < 3", "x > 3"),
        ("x < 3", "x \\le 3"),
        ("x^2 y", "x y^2 z"),
        ("x + x", "x + y"),
        ("\\sqrt{x}", "x"),
    ],
)
def test_other_mathematics_is_another_problem(one: str, other: str) -> None:
    assert _signature(one) != _signature(other)


def test_the_task_and_what_is_asked_for_belong_to_the_problem() -> None:
    assert _signature("x^2 - 1", "factor") != _signature("x^2 - 1", "differentiate")
    assert _signature("a x + 3 = 2", unknowns=("x",)) == _signature("x a + 3 = 2", unknowns=("a",))
    assert _signature("2a + x = 1", unknowns=("x",)) != _signature("2a + x = 1", unknowns=("a",))


def test_the_shape_leaves_only_the_numbers_open() -> None:
    assert shape(_read("2x^2 + 3x = 7")) == shape(_read("5t^2 + 4t = 1"))
    assert shape(_read("2x^2 - 3x = 7")) == shape(_read("5t^2 + 4t = -1"))
    assert shape(_read("2x^2 + 3x = 7")) != shape(_read("2x^3 + 3x = 7"))


def test_it_is_quick_for_every_topic() -> None:
    exercises = [topic.practise(Random(n), level) for topic in TOPICS for level in Level for n in range(2)]
    start = perf_counter()
    for exercise in exercises:
        signature(exercise)
    assert (perf_counter() - start) / len(exercises) < 0.002
