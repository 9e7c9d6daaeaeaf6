"""The equations that a model wrote for a problem: read, solved, and put beside its answer. Runs in a worker (SymPy).

Equations that only say what a letter is (``m = 2a``) are put in first; the embedded engine solves what is left, and its
answer counts only where its certificate proves it. Then the wanted expression is worked out for every solution.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sympy import Basic, Eq, Expr, FiniteSet, Symbol, Tuple

from tutor.checking.certificates import certify
from tutor.engines.symbolic.proposing import propose
from tutor.errors import StepwiseError
from tutor.events import AnswerFound, EquationsSolved
from tutor.maths.equivalence import compare
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated, read
from tutor.maths.transport import expression
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.messages import Message, say
from tutor.problem import Level, Problem
from tutor.service.jobs import same_answer
from tutor.solution import Answer
from tutor.understanding import understand

MOST = 12
"""Equations that are taken from a text."""

MARKS = re.compile(r"^\s*(?:[-*•]\s+|\(?\d+[.)]\s+)|[`$]|\\[\[\]()]|\*\*|[.,;]\s*$")
WANTED = re.compile(r"^\W*(?:find|answer|wanted|구하는 것|답)\W*[:：]\s*(.+)$", re.IGNORECASE)
LABEL = re.compile(r"^[^=]*[:：]\s*")
UNKNOWN = re.compile(r"\s*=\s*\?*\s*$")


@dataclass(frozen=True)
class _Written:
    """What a text says: its equations, and the expression that is asked for."""

    equations: tuple[Eq, ...]
    wanted: Expr | None


def solved(text: str, problem: Problem, answer: Answer | None) -> EquationsSolved | None:
    """Return what the equations in a text give, and whether that is the answer; None where there are no equations."""
    written = _written(text)
    if not written.equations:
        return None
    shown = tuple(formula(equation) for equation in written.equations)
    try:
        values = _values(written)
    except (StepwiseError, *SYMPY_TROUBLE):
        values = []
    if not values:
        return EquationsSolved(shown, None, None, say("The equations that the model wrote could not be solved."))
    value = formula(values[0] if len(values) == 1 else FiniteSet(*values))
    found = Answer(value, value)
    agree = _agree(problem, values, answer) if answer is not None else None
    return EquationsSolved(shown, found, agree, _message(found, agree, several=len(values) > 1))


def _message(found: Answer, agree: bool | None, *, several: bool) -> Message:
    if agree is None:
        return say("The equations that the model wrote give {value}.", value=found.shown)
    if agree and several:
        return say("The equations that the model wrote give {value}: its answer is one of them.", value=found.shown)
    if agree:
        return say("The equations that the model wrote give {value}: the same answer.", value=found.shown)
    return say("The equations that the model wrote give {value}: another answer.", value=found.shown)


def _agree(problem: Problem, values: list[Expr], answer: Answer) -> bool | None:
    """Whether the answer is one of the values: of two roots a problem in words takes the one that makes sense."""
    told = [same_answer(problem, Answer(formula(value), formula(value)), answer) for value in values]
    return True if True in told else None if None in told else False


def _written(text: str) -> _Written:
    equations: list[Eq] = []
    wanted: Expr | None = None
    for line in text.splitlines():
        if found := WANTED.match(line):
            wanted = _expression(UNKNOWN.sub("", MARKS.sub("", found[1])))
        elif "=" in line and len(equations) < MOST:
            bare = MARKS.sub("", line).strip()
            readings = (_equation(part) for part in (bare, LABEL.sub("", bare)))
            equations += [equation for equation in readings if equation is not None][:1]
    return _Written(tuple(equations), wanted)


def _equation(text: str) -> Eq | None:
    found = _read(text)
    return found if isinstance(found, Eq) else None


def _expression(text: str) -> Expr | None:
    found = _read(text)
    return found if isinstance(found, Expr) else None


def _read(text: str) -> Basic | None:
    try:
        return read(text)
    except StepwiseError:
        return None


def _values(written: _Written) -> list[Expr]:
    """The values of what is asked for, one for every solution, each once."""
    definitions, rest = _put_in(written.equations)
    wanted = written.wanted if written.wanted is not None else _last(written.equations)
    if wanted is None:
        return []
    found: list[Expr] = []
    for solution in _solutions(rest):
        value: Basic = evaluated(wanted)
        for name, meaning in definitions:
            value = value.subs(name, meaning)
        value = evaluated(value.subs(solution))
        if not isinstance(value, Expr) or value.free_symbols:
            return []
        if not any(compare(other, value).equal for other in found):
            found.append(value)
    return found


def _last(equations: tuple[Eq, ...]) -> Expr | None:
    """What is meant where nothing is said: the only unknown, else what the last equation defines."""
    letters = {letter for equation in equations for letter in equation.free_symbols}
    if len(letters) == 1:
        return next(iter(letters))
    left = equations[-1].lhs
    return left if isinstance(left, Symbol) else None


def _put_in(equations: tuple[Eq, ...]) -> tuple[list[tuple[Symbol, Expr]], list[Eq]]:
    """Take out the equations that say what a letter is, putting its meaning into the others."""
    definitions: list[tuple[Symbol, Expr]] = []
    rest = list(equations)
    while (found := next(filter(None, map(_definition, rest)), None)) is not None:
        equation, name, meaning = found
        definitions.append((name, meaning))
        rest = [each.subs(name, meaning) for each in rest if each is not equation]
        rest = [each for each in (evaluated(each) for each in rest) if each != True]  # noqa: E712 - SymPy's true
    return definitions, rest


def _definition(equation: Basic) -> tuple[Eq, Symbol, Expr] | None:
    """What an equation says of a letter, with the equation itself; None where it says nothing so plain."""
    if not isinstance(equation, Eq):
        return None
    for name, meaning in ((equation.lhs, equation.rhs), (equation.rhs, equation.lhs)):
        if isinstance(name, Symbol) and name not in meaning.free_symbols:
            return equation, name, evaluated(meaning)
    return None


def _solutions(equations: list[Eq]) -> list[dict[Symbol, Expr]]:
    """Every solution of the equations as the embedded engine finds and the checker proves them."""
    if not equations:
        return [{}]
    if not all(isinstance(equation, Eq) for equation in equations):
        return []
    letters = sorted({str(letter) for equation in equations for letter in equation.free_symbols})
    listed = ", ".join(formula(equation).plain for equation in equations)
    problem = understand(f"Solve {listed} for {', '.join(letters)}", "en", None)
    answer = next((found.answer for found in propose(problem, Level.ADVANCED) if isinstance(found, AnswerFound)), None)
    if answer is None or not certify(problem, answer).proved:
        return []
    values = expression(answer.value)
    members = list(values.args) if isinstance(values, FiniteSet) else [values]
    unknowns = [Symbol(name) for name in problem.unknowns]
    return [dict(zip(unknowns, each if isinstance(each, Tuple) else (each,), strict=True)) for each in members]
