"""Reading what an expression is worth under conditions: equations, inequalities, and equalities for all values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sympy import And, Basic, Eq, Expr, Symbol, Tuple, default_sort_key
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from tutor.maths.operations import operation, operation_name
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.topic import Posed

TASK = "find-value-given"
PHRASES = ("find the value of {f} under the conditions {c}",)
MOST_LETTERS = 6


class Question(NamedTuple):
    """What is asked, the conditions, and which numbers the letters stand for."""

    asked: Basic
    conditions: tuple[Basic, ...]
    domain: Symbol


def pose(values: Mapping[str, Basic]) -> Posed | None:
    """Return the question; None where a condition or what is asked is of another kind."""
    asked, conditions = evaluated(values["f"]), _conditions(values["c"])
    domain = values.get("d", Symbol("real"))
    if not conditions or not any(isinstance(part, Eq) or is_identity(part) for part in conditions):
        return None
    letters = Tuple(*conditions).free_symbols
    if not _is_value(asked) or not asked.free_symbols or asked.free_symbols - letters:
        return None
    if len(letters) > MOST_LETTERS or any(part.atoms(AppliedUndef) for part in conditions if not is_identity(part)):
        return None
    statement = operation("value_given", asked, Tuple(*sorted(conditions, key=default_sort_key)), domain)
    return Posed(statement, TASK, Goal.VALUE)


def is_identity(condition: Basic) -> bool:
    """Whether a condition is an equality for all values of some letters."""
    return operation_name(condition) == "identical"


def question_of(problem: Problem) -> Question | None:
    """Return what a problem asks; None where it asks something else."""
    if problem.goal is not Goal.VALUE or problem.task != TASK:
        return None
    statement = expression(problem.statement)
    if operation_name(statement) != "value_given":
        return None
    asked, conditions, domain = statement.args
    return Question(asked, tuple(conditions.args), domain)


def fits(problem: Problem) -> bool:
    """Whether this is such a question."""
    return question_of(problem) is not None


def _conditions(written: Basic) -> list[Basic]:
    parts = list(written.args) if isinstance(written, And | Tuple) else [written]
    if len(parts) == 1 and parts[0] is written:
        return [written] if isinstance(written, Relational) or is_identity(written) else []
    found = [_conditions(part) for part in parts]
    return [one for part in found for one in part] if all(found) else []


def _is_value(asked: Basic) -> bool:
    parts = list(asked) if isinstance(asked, Tuple) else [asked]
    return all(isinstance(part, Expr) and not part.atoms(AppliedUndef) for part in parts)
