"""What is known while lines of work are judged one after the other: the problem, what stands so far, the line above."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sympy import And, Basic, Derivative, Eq, Expr, Integral, Symbol, Tuple
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from tutor.checking.steps import exactly
from tutor.checking.unfolding import Folded, Unfolding
from tutor.checking.work.lines import is_statement
from tutor.errors import StepwiseError
from tutor.maths.operations import operation_name
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.maths.worker import within
from tutor.problem import Goal, Problem

UNFOLDING = 0.5
"""Seconds for working out what is asked for."""
REMEMBERED = 6
"""Lines above that a line may follow from, besides the problem."""
_POSITIVE = re.compile(r"\bpositive (?:real )?(?:numbers?|values?|letters?|variables?|[a-z]\b)|> ?0 for all|양수", re.I)
_JOINING = re.compile(
    r"\b(?:(?:so|then|therefore|thus|hence|gives|get|becomes)\b|divid|subtract|add(?:ing)? |multipl|simplif|expand"
    r"|factor|collect|combin|rearrang|isolat|both sides|each side|squar|take)|양변|따라서|그러므로|이항|정리",
    re.I,
)


_GOALS = {Goal.VALUE, Goal.ANTIDERIVATIVE, Goal.SOLUTIONS, Goal.FUNCTION}
"""Where the lines of a solution follow from the statement itself."""


@dataclass
class Desk:
    """The state; ``above`` is the line above (statement or value), ``value`` the last value of a calculation.

    ``passes`` says whether a value may be one on the way to what is asked for, where somebody knows.
    """

    problem: Problem
    passes: Callable[[Expr], bool] | None = None
    positive: bool = False
    above: Basic | None = None
    value: Expr | None = None
    asked: Basic | None = None
    standing: list[Basic] = field(default_factory=list)
    named: dict[Basic, Expr] = field(default_factory=dict)
    operation: Basic | None = None
    """The operation that gives the statement asked for: the line through two points, say."""
    substituted: Expr | None = None
    """The last value in letters of the student's own: ``∫ cos(u) du``."""
    right: Expr | None = None
    """The last value that stands."""
    spoiled: bool = False
    """Whether a line was wrong: what goes on from it does not stand."""
    loose: bool = False
    """Whether words stand between, so that the next line may begin anew."""

    @staticmethod
    def of(problem: Problem, passes: Callable[[Expr], bool] | None = None) -> Desk:
        """Begin with a problem, whose statement is what the first line is judged against."""
        desk = Desk(problem, passes, positive=bool(_POSITIVE.search(problem.text)))
        if problem.statement.tree and problem.goal in _GOALS:
            statement = exactly(problem.statement)
            desk.asked = desk.above = _as_asked(statement)
            desk.operation = statement if desk.asked != statement else None
            if isinstance(desk.asked, Expr | Tuple) and not is_statement(desk.asked):
                desk.value = desk.asked
        return desk

    @property
    def calculates(self) -> bool:
        """Whether the lines are values that go on from each other, rather than statements."""
        return self.value is not None

    @property
    def variable(self) -> str | None:
        """The variable of the antiderivative that is asked for."""
        if self.problem.goal is not Goal.ANTIDERIVATIVE or self.asked is None:
            return None
        limits = [limit for integral in self.asked.atoms(Integral) for limit in integral.limits]
        return str(limits[0][0]) if limits else None

    @property
    def letters(self) -> set[Basic]:
        """The letters that the problem has, the lines that stand, and what was defined."""
        found = {Symbol(name) for name in self.problem.unknowns}
        for each in (self.asked, self.above, *self.standing):
            found |= set() if each is None else each.free_symbols
        return found | {name for name in self.named if isinstance(name, Symbol)}

    @property
    def is_named(self) -> bool:
        """Whether a named operation is asked for: then a value on the way is not the value asked for."""
        return self.asked is not None and bool(self.asked.atoms(AppliedUndef))

    def origins(self) -> list[Basic]:
        """What else a line may follow from: lines before, the nearest first, the problem, all of them together."""
        before = [line for line in reversed(self.standing[-REMEMBERED:]) if line != self.above]
        asked = [self.asked] if self.asked is not None and is_statement(self.asked) else []
        found = [line for line in dict.fromkeys([*before, *asked]) if line != self.above]
        relations = [each for each in (*asked, *self.standing[-REMEMBERED:]) if isinstance(each, Relational | And)]
        if len(set(relations)) > 1 and len(set().union(*(each.free_symbols for each in relations))) > 1:
            found.append(And(*dict.fromkeys(relations), evaluate=False))
        return found

    def goes_on(self, content: Basic, *, stands: bool) -> None:
        """Take a statement as the line above of the next; it stands unless it is wrong."""
        self.above, self.loose = content, False
        if stands and not self.spoiled:
            self.standing.append(content)

    def words(self, text: str) -> None:
        """Take a line of words: what comes next may begin anew, unless the words say that it follows."""
        self.loose = not _JOINING.search(text)


def _as_asked(statement: Basic) -> Basic:
    """What is asked for; where that is an equation given by an operation's name (of a line, say), the equation."""
    if operation_name(statement) is None:
        return statement
    try:
        with within(UNFOLDING):
            found = Unfolding().of(statement)
    except (Folded, StepwiseError, *SYMPY_TROUBLE):
        return statement
    return found if isinstance(found, Relational) else statement


def is_name(side: Basic) -> bool:
    """Whether a side only names a value: ``A``, ``f(x)``, ``dy/dx``."""
    if isinstance(side, Derivative):
        return isinstance(side.expr, AppliedUndef | Symbol)
    return isinstance(side, Symbol | AppliedUndef)


def value_of(content: Basic) -> Expr | None:
    """The value that a line ends in: a value by itself, or what a name is equal to."""
    if isinstance(content, Eq) and isinstance(content.rhs, Expr):
        return content.rhs
    return content if isinstance(content, Expr) and not is_statement(content) else None
