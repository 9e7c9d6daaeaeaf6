r"""Reads the claims of one part of a model's answer. Runs in a worker (SymPy); judges nothing.

What becomes a claim, and what does not, so that a right line is never held against something it did not say:

- an equality without unknowns: same value (not where the right side is the left one rounded, or in percent);
- where the problem asks for a value or an antiderivative: an equality in the problem's own variables, same value, or
  same up to a constant where an integral without bounds is in it (not a definition such as ``u = x²``);
- where it asks for the solutions in one unknown: an equation that a word or an arrow joins to the one before it
  ("so", ⇒): implied by it; joined by ⇔: same solutions; unjoined, only in a linear problem, and only while the one
  before is not solved.

Everything else restates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from sympy import Basic, Eq, Expr, Integral, Poly, PolynomialError, Symbol
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
    title, because = (part.text, "") if part.title is None else (part.title, part.text)
    step = Step(
        "model-step",
        say("{words}", words=title),
        say("{words}", words=because),
        *_sides(main),
        main,
        tuple(_substep(claim) for claim in others),
    )
    return step, reader.before


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
        return say("It says that {right} follows from {left}.", left=left, right=right)
    return say("It says that {left} equals {right}.", left=left, right=right)


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
        try:
            with within(SECONDS):
                read_sides = [[read(side) for side in statement.sides] for statement in group]
                links = [self._links(s.sides, sides) for s, sides in zip(group, read_sides, strict=True)]
                claims = [*chain.from_iterable(links), *self._transformation(group[0].joint, read_sides)]
        except (BadInput, NotSolved):
            self._joined, self.before = False, NOWHERE
            return
        yield from claims

    def _links(self, texts: tuple[str, ...], sides: list[Basic]) -> Iterator[Claim]:
        for (left_text, left), (right_text, right) in pairwise(zip(texts, sides, strict=True)):
            if left == right or not (isinstance(left, Expr) and isinstance(right, Expr)):
                continue
            symbols = left.free_symbols | right.free_symbols
            if not symbols:
                if not _rounded(left, right, right_text) and ("%" in left_text) == ("%" in right_text):
                    yield SameValue(formula(left), formula(right))
            elif self._identity(left, right):
                yield self._equal(left, right)

    def _identity(self, left: Expr, right: Expr) -> bool:
        """Whether an equality with variables can only be meant as one that always holds."""
        if self.problem.goal not in {Goal.VALUE, Goal.ANTIDERIVATIVE} or not self.problem.statement.tree:
            return False
        asked = expression(self.problem.statement)
        known = _variables(asked)
        added = CONSTANTS - known if _indefinite(asked) else set()
        return (
            left.free_symbols - added == right.free_symbols - added
            and left.free_symbols | right.free_symbols <= known | added
            and not left.is_Symbol
        )

    def _equal(self, left: Expr, right: Expr) -> Claim:
        integral = _indefinite(left) or _indefinite(right)
        constants = (left.free_symbols | right.free_symbols) & CONSTANTS
        if integral is None and not (constants and self.problem.goal is Goal.ANTIDERIVATIVE):
            return SameValue(formula(left), formula(right))
        variable = str(integral.variables[0]) if integral else self.problem.unknowns[0]
        return SameUpToConstant(formula(left), formula(right), variable)

    def _transformation(self, joint: Joint, cases: list[list[Basic]]) -> Iterator[Claim]:
        """What an equation in the problem's only unknown (or several cases of one) says about the one before it."""
        relations = [self._relation(sides) for sides in cases]
        found = [relation for relation in relations if relation is not None]
        if len(found) < len(cases):
            self._joined = False
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

    def _relation(self, sides: list[Basic]) -> Basic | None:
        """The equation, inequality or choice of them that a statement is, if it is about the unknown alone."""
        if self.problem.goal is not Goal.SOLUTIONS or len(self.problem.unknowns) != 1:
            return None
        unknown = Symbol(self.problem.unknowns[0])
        if len(sides) > 2 and (sides[0] != unknown or any(side.free_symbols for side in sides[1:])):
            return None
        relation = Eq(sides[0], sides[-1], evaluate=False) if len(sides) > 1 else sides[0]
        return relation if isinstance(relation, Relational | And | Or) and relation.free_symbols == {unknown} else None

    def _linear_unsolved(self, origin: Formula, relation: Basic) -> bool:
        unknown = Symbol(self.problem.unknowns[0])
        before = expression(origin)
        asked = expression(self.problem.statement) if self.problem.statement.tree else before
        return all(_linear(each, unknown) for each in (asked, before, relation)) and unknown not in before.args


def _variables(asked: Basic) -> set[Basic]:
    bound = {symbol for node in asked.atoms(Integral) for symbol in node.variables}
    return set(asked.free_symbols) | bound


def _indefinite(asked: Basic) -> Integral | None:
    return next((node for node in asked.atoms(Integral) if all(len(limit) == 1 for limit in node.limits)), None)


def _linear(relation: Basic, unknown: Symbol) -> bool:
    if not isinstance(relation, Eq):
        return False
    left, right = evaluated(relation.lhs), evaluated(relation.rhs)
    if not (isinstance(left, Expr) and isinstance(right, Expr)):
        return False
    try:
        return bool(Poly(left - right, unknown).degree() == 1)
    except PolynomialError:
        return False


def _rounded(left: Expr, right: Expr, written: str) -> bool:
    """Whether the right side is a decimal that differs from the left by less than one in its last place."""
    decimals = re.fullmatch(r"\s*-?\d[\d,{}\s]*\.(\d+)\s*", written)
    if decimals is None:
        return False
    difference = abs((evaluated(left) - evaluated(right)).evalf(30))
    return bool(0 < difference < 10.0 ** -len(decimals[1]))
