"""The test inputs of google/mathsteps: what a row asks, and when an answer has the value of its key.

The keys are mathjs: ``x = [-2, 3]`` lists solutions (a double one twice), ``nthRoot(x, 2)`` is a root of letters that
mathsteps takes for positive, ``STATEMENT_IS_FALSE`` is the verdict on an equation without solution, and a row without
steps keeps its value.
"""

from __future__ import annotations

import re
from typing import Any

from tutor.checking.answers import check_answer
from tutor.problem import Goal
from tutor.solution import Answer

Row = dict[str, Any]

TRUE = ("true", "(-oo, oo)")
FALSE = ("false", "{}")
_SOLUTION = re.compile(r"\w+ (=|<=|>=|<|>) (.*)")


def asked(row: Row) -> tuple[str, list[str]]:
    """The question that the tested function of mathsteps answers, and its key."""
    if row["module"] == "solveEquation":
        return row["problem"], [_of_equation(row)]
    words = "Factor" if row["module"] == "factor" else "Simplify"
    return f"{words} {row['problem']}", [_of_expression(row)]


def _of_equation(row: Row) -> str:
    key = str(row["answer"])
    found = _SOLUTION.fullmatch(key)
    if key == "no-steps":
        return ""
    if found is None or found[1] != "=":
        return key
    return f"{{{found[2].removeprefix('[').removesuffix(']')}}}"


def _of_expression(row: Row) -> str:
    """The last line; brackets as the key's are written out where they are."""
    if row["final"]:
        return str(row["problem_full" if row["answer"] == "no-steps" else "answer_full"])
    return str(row.get("mathsteps_final") or row["problem_full"])


def is_right(key: str, answer: Answer, goal: Goal, *, proved: bool) -> bool:
    """Whether an answer has the value of the key; where there is no key, whether it is proven."""
    told = answer.value.plain
    if not key:
        return proved
    if key in ("STATEMENT_IS_TRUE", "STATEMENT_IS_FALSE"):
        return told in (TRUE if key == "STATEMENT_IS_TRUE" else FALSE)
    if "nthRoot" in key or goal is Goal.VALUE:
        told = re.sub(r"\|(\w+)\|", r"(\1)", told) if "nthRoot" in key else told
    return any(check_answer(key, text).verdict == "equal" for text in (told, answer.shown.plain))
