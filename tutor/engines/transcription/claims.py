r"""Reads the claims of one part of a model's answer. Runs in a worker (SymPy); judges nothing.

What becomes a claim, and what does not, so that a right line is never held against something it did not say:

- an equality without unknowns: same value (not where the right side is the left one rounded, or in percent);
- where the problem asks for a value or an antiderivative: an equality in the problem's own variables, same value, or
  same up to a constant where an integral without bounds is in it (not a definition such as ``u = x²``);
- where it asks for the solutions in one unknown: an equality that rewrites a side of an equation, same value; an
  equation that a word or an arrow joins to the one before it ("so", ⇒), implied by it; joined by ⇔, same solutions;
  unjoined, only in a linear problem and only while the one before is not solved, same solutions.

Everything else restates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import Any

from sympy import Basic, Eq, Expr, FiniteSet, Integral, Poly, PolynomialError, Symbol
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational
from sympy.logic.boolalg import And, Or

from tutor.engines.transcription.sections import Part
from tutor.engines.transcription.spans import Joint, Statement, statements
from tutor.engines.transcription.transcriber import NOWHERE, unread
from tutor.errors import BadInput, NotSolved
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated, read
from tutor.maths.transport import expression
from tutor.maths.worker import within
from tutor.messages import Formula, Message, say
from tutor.problem import Goal, Problem
from tutor.solution import Claim, Implies, SameSolutions, SameUpToConstant, SameValue, Step

CONSTANTS = {Symbol(name) for name in ("C", "c", "K", "k", "C_1")}
"""What people add to an antiderivative."""

SECONDS = 0.5
"""For deciding what kind of thing one statement is."""


def read_part(part: Part, problem: Problem, before: Formula) -> tuple[Step | None, Formula]:
    """Return the part as a step (None: a line around the steps that claims nothing) and the equation it ends with.

    ``before`` is the equation that the part before ended with, at first the problem's.
    """
    reader = _Reader(problem, before)
    groups = _grouped(statements(f"{part.title or ''}\n{part.text}"))
    claims = [claim for group in groups for claim in reader.claims(group)]
    if not claims:
        return unread(part), reader.before
    *others, main = claims
    substeps = tuple(_substep(claim) for claim in others)
    if part.title is None:
        return replace(_substep(main), substeps=substeps), reader.before
    title, because = say("{words}", words=part.title), say("{words}", words=part.text)
    return Step("model-step", title, because, *_sides(main), main, substeps), reader.before


def _grouped(found: Iterable[Statement]) -> Iterator[list[Statement]]:
    """Statements, the cases of one together."""
    group: list[Statement] = []
    for statement in found:
        if group and statement.joint is not Joint.OR:
            yield group
            group = []
        group.append(statement)
    if group:
        yield group


def _substep(claim: Claim) -> Step:
    left, right = _sides(claim)
    return Step("model-line", _said(claim), say("{words}", words=""), left, right, claim)


def _said(claim: Claim) -> Message:
    left, right = _sides(claim)
    if isinstance(claim, SameSolutions | Implies):
        return say("The text says that {right} follows from {left}.", left=left, right=right)
    return say("The text says that {left} equals {right}.", left=left, right=right)


def _sides(claim: Claim) -> tuple[Formula, Formula]:
    match claim:
        case SameValue() | SameUpToConstant() | SameSolutions() | Implies():
            return claim.left, claim.right
        case _:
            return NOWHERE, NOWHERE


@dataclass
class _Reader:
    """Goes through the statements of a part, with the last equation in the unknown as its memory."""

    problem: Problem
    before: Formula
    _joined: bool = False

    def claims(self, group: list[Statement]) -> Iterator[Claim]:
        """The claims of a statement, or of the cases of one ("x = 1 or x = 2")."""
        try:
            with within(SECONDS):
                cases = [[read(side) for side in statement.sides] for statement in group]
                links = [self._links(s.sides, sides) for s, sides in zip(group, cases, strict=True)]
                claims = [*chain.from_iterable(links), *self._transformation(group[0].joint, cases)]
        except (BadInput, NotSolved):
            self._joined, self.before = False, NOWHERE
            return
        yield from claims

    def _links(self, texts: tuple[str, ...], sides: list[Basic]) -> Iterator[Claim]:
        relation = self._relation(sides)
        for (left_text, left), (right_text, right) in pairwise(zip(texts, sides, strict=True)):
            if left == right or not (isinstance(left, Expr) and isinstance(right, Expr)):
                continue
            if not left.free_symbols | right.free_symbols:
                if not _rounded(left, right, (left_text, right_text)) and ("%" in left_text) == ("%" in right_text):
                    yield SameValue(formula(left), formula(right))
            elif self._identity(left, right) and (relation is None or right != relation.rhs):
                yield self._equal(left, right)

    def _identity(self, left: Expr, right: Expr) -> bool:
        """Whether an equality with variables can only be meant as one that always holds."""
        if not self.problem.statement.tree or left.is_Symbol or (left.atoms(AppliedUndef) | right.atoms(AppliedUndef)):
            return False
        asked = expression(self.problem.statement)
        known = _variables(asked)
        added = CONSTANTS - known if _indefinite(asked) else set()
        if left.free_symbols - added != right.free_symbols - added:
            return False
        match self.problem.goal:
            case Goal.VALUE | Goal.ANTIDERIVATIVE:
                return bool(left.free_symbols | right.free_symbols <= known | added)
            case Goal.SOLUTIONS:
                return self._rewrites(left, right)
            case _:
                return False

    def _rewrites(self, left: Expr, right: Expr) -> bool:
        """Whether an equality rewrites a side of the equation before it (or of the problem's), as factoring does."""
        sides = {evaluated(side) for each in (self.before, self.problem.statement) for side in _both_sides(each)}
        if evaluated(left) in sides:
            return evaluated(right) not in sides
        difference = _polynomial(left, right, Symbol(self.problem.unknowns[0]))
        return difference is not None and bool(difference.is_zero)

    def _equal(self, left: Expr, right: Expr) -> Claim:
        integral = _indefinite(left) or _indefinite(right)
        constants = (left.free_symbols | right.free_symbols) & CONSTANTS
        if integral is None and not (constants and self.problem.goal is Goal.ANTIDERIVATIVE):
            return SameValue(formula(left), formula(right))
        variable = str(integral.variables[0]) if integral else self.problem.unknowns[0]
        return SameUpToConstant(formula(left), formula(right), variable)

    def _transformation(self, joint: Joint, cases: list[list[Basic]]) -> Iterator[Claim]:
        """What an equation in the problem's only unknown (or several cases of one) says about the one before it."""
        found = [relation for sides in cases if (relation := self._relation(sides)) is not None]
        if len(found) < len(cases):
            self._joined = self._joined and all(len(sides) > 1 and self._identity(*sides[:2]) for sides in cases)
            return
        relation = found[0] if len(found) == 1 else Or(*found, evaluate=False)
        origin, after = self.before, formula(relation)
        joined, self._joined, self.before = self._joined, True, after
        if not origin.tree or origin.tree == after.tree:
            return
        unknowns = self.problem.unknowns
        if joined and joint is Joint.IFF:
            yield SameSolutions(origin, after, unknowns)
        elif joined and joint is Joint.SO:
            yield Implies(origin, after, unknowns)
        elif self._linear_unsolved(origin, relation):
            yield SameSolutions(origin, after, unknowns)

    def _relation(self, sides: list[Basic]) -> Any:
        """The equation or inequality that a statement makes about the unknown alone, or None.

        Of a chain, it is the last side with the unknown against the last of all: ``x² - 1 = (x - 1)(x + 1) = 0``.
        """
        if self.problem.goal is not Goal.SOLUTIONS or len(self.problem.unknowns) != 1:
            return None
        unknown = {Symbol(self.problem.unknowns[0])}
        about = [side.free_symbols == unknown for side in sides]
        if len(sides) == 1:
            return sides[0] if about[0] and isinstance(sides[0], Relational | And | Or) else None
        if all(about) and len(sides) == 2 and not self._identity(*sides):
            return Eq(*sides, evaluate=False)
        count = about.index(False) if False in about else 0
        if count and not any(side.free_symbols for side in sides[count:]):
            return _equation(sides[count - 1], sides[-1])
        return None

    def _linear_unsolved(self, origin: Formula, relation: Basic) -> bool:
        unknown = Symbol(self.problem.unknowns[0])
        before = expression(origin)
        asked = expression(self.problem.statement) if self.problem.statement.tree else before
        return all(_linear(each, unknown) for each in (asked, before, relation)) and unknown not in before.args


def _both_sides(statement: Formula) -> tuple[Basic, ...]:
    """The sides of an equation that hold a variable."""
    relation = expression(statement) if statement.tree else None
    return tuple(side for side in relation.args if side.free_symbols) if isinstance(relation, Eq) else ()


def _equation(left: Basic, right: Basic) -> Basic:
    """An equation; one with ± on its right is two."""
    if isinstance(right, FiniteSet):
        return Or(*(Eq(left, value, evaluate=False) for value in right.args), evaluate=False)
    return Eq(left, right, evaluate=False)


def _variables(asked: Basic) -> set[Basic]:
    bound = {symbol for node in asked.atoms(Integral) for symbol in node.variables}
    return set(asked.free_symbols) | bound


def _indefinite(asked: Basic) -> Integral | None:
    return next((node for node in asked.atoms(Integral) if all(len(limit) == 1 for limit in node.limits)), None)


def _linear(relation: Basic, unknown: Symbol) -> bool:
    if not isinstance(relation, Eq):
        return False
    difference = _polynomial(relation.lhs, relation.rhs, unknown)
    return difference is not None and bool(difference.degree() == 1)


def _polynomial(left: Basic, right: Basic, unknown: Symbol) -> Poly | None:
    """The difference of two sides as a polynomial in the unknown, None where it is none."""
    left, right = evaluated(left), evaluated(right)
    if not (isinstance(left, Expr) and isinstance(right, Expr)):
        return None
    try:
        return Poly(left - right, unknown)
    except PolynomialError:
        return None


def _rounded(left: Expr, right: Expr, texts: tuple[str, str]) -> bool:
    """Whether an equality only holds rounded: its right side is a decimal less than one in its last place away.

    Decimals as long as a computer's (0.30000000000000004) are rounded wherever they stand.
    """
    difference = abs((evaluated(left) - evaluated(right)).evalf(30))
    decimals = re.fullmatch(r"\s*-?\d[\d,{}\s]*\.(\d+)\s*", texts[1])
    if decimals is not None and bool(0 < difference < 10.0 ** -len(decimals[1])):
        return True
    computed = any(re.search(r"\.\d{9,}", text) for text in texts)
    return computed and bool(0 < difference < 1e-8 * (1 + abs(evaluated(right).evalf(30))))
