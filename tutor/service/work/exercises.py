"""A short exercise for a mistake: a proven problem in which exactly that misconception can be made. Runs in a worker.

Problems of the topic that sets the misconception right are drawn until the misconception makes another line of one of
the lines of its solution.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from tutor.checking.mistakes import misconception, mistaken
from tutor.errors import StepwiseError
from tutor.maths.transport import expression
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.maths.worker import within
from tutor.service.jobs import make_item
from tutor.service.practice.drafts import Draft
from tutor.service.practice.items import Item, Series, item_of
from tutor.service.practice.solution_lines import main_lines, system

DRAWS = 8
"""Problems that are tried, at most."""
SECONDS = 2.5
"""For finding one."""
MOST_LINES = 3
MOST_SLIPS = 120


@lru_cache(maxsize=256)
def exercise_for(code: str, seed: int) -> Item | None:
    """Return a proven problem for a misconception; None where none was found in time."""
    found = misconception(code)
    series = Series(found.trains, found.level, seed)
    spare: Item | None = None
    try:
        with within(SECONDS):
            for index in range(DRAWS):
                draft = make_item(series.topic, series.level, seed, index, frozenset())
                spare = spare or item_of(series, index, draft)
                if _matters(code, draft):
                    return item_of(series, index, draft)
    except (StepwiseError, *SYMPY_TROUBLE):
        return spare
    return spare


def _matters(code: str, draft: Draft) -> bool:
    """Whether the misconception makes another line of one of the first lines."""
    lines = [line.formula for line in main_lines(draft)[:MOST_LINES] if line.formula.tree]
    for line in lines:
        try:
            if any(each == code for each, _ in islice(mistaken(system(expression(line))), MOST_SLIPS)):
                return True
        except SYMPY_TROUBLE:
            continue
    return False
