"""Reads the final answer out of a model's text. Runs in a worker (SymPy); judges nothing.

The answer is shown as it was read; its bare value has the shape that the problem's goal asks for: a set of solutions,
tuples in the order of the unknowns, the right side of ``f(x) = …``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sympy import And, Basic, Contains, Eq, Expr, FiniteSet, Or, S, Symbol, Tuple, Union
from sympy.core.relational import Relational
from sympy.sets.sets import Set

from tutor.errors import BadInput, NotSolved
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.maths.reading.answers import read_answer as read_value
from tutor.maths.reading.extraction import final_answer
from tutor.maths.reading.values import Numeral, Quantity, Several, Value
from tutor.maths.transport import expression
from tutor.maths.worker import within
from tutor.messages import Formula
from tutor.problem import Goal, Problem
from tutor.solution import Answer
from tutor.topics.truth_tellers.solving import TASK as TESTIMONY
from tutor.understanding.logic import roles_said

NONE = re.compile(r"\bno (?:real )?solutions?\b|\bempty set\b|해가? 없", re.IGNORECASE)
ALL = re.compile(r"\ball real numbers\b|\binfinitely many\b|모든 실수", re.IGNORECASE)
YES = re.compile(r"yes\b.{0,40}|(?:the argument is |it is )?valid|예|네|타당하다", re.IGNORECASE)
NO = re.compile(
    r"no\b(?! (?:real )?solution).{0,40}|(?:the argument is |it is )?(?:not valid|invalid)|아니[오요]|타당하지 않다",
    re.IGNORECASE,
)
SECONDS = 1.0


def read_answer(text: str, problem: Problem) -> Answer | None:
    """Return the final answer of a model's text, None where the text gives none.

    An answer that cannot be read is shown as it was written, without a tree: nothing will certify it.
    """
    found = final_answer(text)
    if found is None:
        return None
    written = _written(found.text)
    said = _in_words(found.text, text.strip().rpartition("\n")[2], problem)
    if said is not None:
        return Answer(written, formula(said))
    try:
        with within(SECONDS):
            shown = _mathematics(read_value(found.text), problem)
            value = None if shown is None else _shaped(shown, problem)
    except (BadInput, NotSolved):
        shown = value = None
    if problem.goal is Goal.SOLUTIONS and len(problem.unknowns) == 1 and value is None:
        value = S.EmptySet if NONE.search(found.text) else S.Reals if ALL.search(found.text) else None
    return Answer(written if shown is None else formula(shown), written if value is None else formula(value))


def _in_words(text: str, last: str, problem: Problem) -> Basic | None:
    """An answer that is words by its nature: yes or no, valid or not, who tells the truth (in it or the last line)."""
    words = re.sub(r"\\(?:text|mathrm|textbf)\s*\{([^{}]*)\}", r"\1", text)
    if problem.task == TESTIMONY:
        statement = expression(problem.statement)
        return roles_said(words, statement) or roles_said(last, statement)
    if NO.fullmatch(words.strip(" .!")):
        return S.false
    return S.true if YES.fullmatch(words.strip(" .!")) else None


def _written(text: str) -> Formula:
    """An answer as it stands: LaTeX if it looks like it, else words."""
    if re.search(r"\\[a-zA-Z]|[\^_=]", text):
        return Formula(text, text)
    words = re.sub(r"([#$%&{}])", r"\\\1", text)
    return Formula(rf"\text{{{words}}}", text)


def _mathematics(value: Value, problem: Problem) -> Basic | None:
    """A SymPy object for what was read, None where there is none (words, a letter, a ratio)."""
    match value:
        case Basic():
            return value
        case Quantity() | Numeral():
            return value.value
        case Several():
            items = [_mathematics(item, problem) for item in value.items]
            read = [item for item in items if item is not None]
            return _together(read, problem) if len(read) == len(items) else None
        case _:
            return None


def _together(items: Sequence[Basic], problem: Problem) -> Basic:
    """Several values side by side: cases of one unknown, the parts of one solution, or a plain list."""
    if all(isinstance(item, Relational) for item in items):
        cases = len(problem.unknowns) <= 1
        return (Or if cases else And)(*items, evaluate=False)
    if problem.goal in {Goal.SOLUTIONS, Goal.EIGENVALUES} and len(problem.unknowns) <= 1:
        return FiniteSet(*items)
    return Tuple(*items)


def _shaped(shown: Basic, problem: Problem) -> Basic | None:
    """The bare value of an answer, in the shape that the goal asks for; None where it has another shape."""
    match problem.goal:
        case Goal.SOLUTIONS if len(problem.unknowns) > 1:
            return _tuples(shown, problem.unknowns)
        case Goal.SOLUTIONS | Goal.EIGENVALUES:
            return _values(shown)
        case _:
            return shown.rhs if isinstance(shown, Eq) else shown


def _values(shown: Basic) -> Basic | None:
    """A set of numbers: solutions in one unknown, or eigenvalues."""
    match shown:
        case Set():
            return shown
        case Contains():
            return shown.args[1]
        case Eq():
            named = isinstance(shown.lhs, Symbol) and isinstance(shown.rhs, Expr)
            return FiniteSet(evaluated(shown.rhs)) if named else None
        case Or():
            return _union(_values(part) for part in shown.args)
        case And() if all(isinstance(part, Eq) for part in shown.args):
            return _union(_values(part) for part in shown.args)  # x_1 = 1 and x_2 = 3
        case Relational() | And():
            return _range(shown)
        case Tuple():
            return FiniteSet(*map(evaluated, shown.args))
        case Expr():
            return FiniteSet(evaluated(shown))
        case _:
            return None


def _tuples(shown: Basic, unknowns: tuple[str, ...]) -> Basic | None:
    """A set of tuples in the order of the unknowns."""
    match shown:
        case Set():
            return shown
        case Tuple() if all(isinstance(part, Tuple) for part in shown.args):
            return _union(_tuples(part, unknowns) for part in shown.args)
        case Tuple() if len(shown.args) == len(unknowns):
            return FiniteSet(Tuple(*map(evaluated, shown.args)))
        case Or():
            return _union(_tuples(part, unknowns) for part in shown.args)
        case And():
            given = {str(part.lhs): evaluated(part.rhs) for part in shown.args if isinstance(part, Eq)}
            return FiniteSet(Tuple(*(given[name] for name in unknowns))) if set(given) == set(unknowns) else None
        case _:
            return None


def _union(parts: Iterable[Basic | None]) -> Basic | None:
    """The union of sets, None unless all are sets."""
    sets = list(parts)
    return Union(*sets) if all(isinstance(part, Set) for part in sets) else None


def _range(shown: Any) -> Basic | None:
    """The numbers that satisfy an inequality, None where SymPy cannot say."""
    try:
        found = shown.as_set()
    except NotImplementedError:
        return None
    return found if isinstance(found, Set) else None
