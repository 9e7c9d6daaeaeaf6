"""How long a practice problem takes a student, and how hard it is: estimates from the work that its solution shows.

The figures are a teacher's rule of thumb, not measurements: a line of work takes about half a minute, what is done in
one's head within a line less. Difficulty is for comparing problems of one set with each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from tutor.problem import Level
from tutor.solution import Step

READING = 0.5
"""Minutes to read what is asked."""
LINE, WITHIN = 0.5, 0.2
"""Minutes for a step, and for each step within it."""
FACTORS = {"choice": 0.9, "true-false": 1.0, "find-error": 1.0, "missing-step": 0.7}
"""By kind of problem: what part of the work has to be done."""
STORY = 1.0
"""Minutes to find the mathematics in a story."""
BASE = {Level.BEGINNER: 1.0, Level.INTERMEDIATE: 2.0, Level.ADVANCED: 3.0}
EASIER = {"choice": -0.5, "true-false": -0.5, "missing-step": -0.5, "word": 0.5}


def minutes(steps: Sequence[Step], kind: str, lines: int = 0) -> float:
    """Return about how many minutes a problem takes, in halves; ``lines`` of work may be shown with it."""
    count = max(len(steps), lines)
    work = LINE * count + WITHIN * _within(steps)
    total = READING + FACTORS.get(kind, 1.0) * work + (STORY if kind == "word" else 0)
    return max(0.5, round(2 * total) / 2)


def difficulty(steps: Sequence[Step], kind: str, level: Level, lines: int = 0) -> int:
    """Return from 1 to 5 how hard a problem is: its level, its kind, and more or less work than three lines."""
    work = max(len(steps), lines) + 0.5 * _within(steps)
    return round(min(5.0, max(1.0, BASE[level] + EASIER.get(kind, 0.0) + (work - 3) / 4)))


def _within(steps: Sequence[Step]) -> int:
    return sum(len(step.substeps) + _within(step.substeps) for step in steps)
