"""Judges a claim with letters: an identity, a line that follows from the ones before, a solution. Runs in a worker.

Refuted is only what was said to follow and does not: an identity of the problem's own expression, an equation that is
joined to the one before it ("so", ⇒, the next line of a linear equation), a solution that does not solve.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sympy import Basic, Eq, Expr, Ge, Gt, Integral, Le, Lt, Ne, Poly, PolynomialError, Symbol
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from tutor.checking.judging import proved, unchecked
from tutor.checking.steps import check_claim
from tutor.claims.written import Joint, Written
from tutor.errors import StepwiseError
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated, read
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Problem
from tutor.solution import Claim, Implies, SameSolutions, SameUpToConstant, SameValue
from tutor.verdict import Status, Verdict

_SIGNS = {"=": Eq, "≈": Eq, "<": Lt, ">": Gt, "≤": Le, "≥": Ge, "≠": Ne}
CONSTANTS = {Symbol(name) for name in ("C", "c", "K", "k", "C_1")}
"""What people add to an antiderivative."""
_EQUATION = say("Not checked: an equation to work with, true for some values only.")
_DEFINITION = say("Nothing to check here: this says what a letter stands for.")


def judge_equation(claim: Written, left: Basic, right: Basic, problem: Problem) -> Verdict:
    """Judge a claim in which letters stand."""
    relation = _SIGNS[claim.sign](left, right, evaluate=False)
    if not isinstance(relation, Relational):
        return unchecked("not-read", say("Not checked: this could not be read."))
    asked = expression(problem.statement) if problem.statement.tree else None
    if relation == asked:
        return unchecked("restates", say("Nothing to check here: this is the problem itself."))
    identity = _identity(claim, left, right, problem)
    earlier = list(_earlier(claim, asked))
    meant = _meant_as_identity(left, right, problem, asked) or _rewrites(left, right, earlier, problem)
    if identity is not None and (identity.proved or meant):
        return identity
    known = _substituted(left, right, earlier) if claim.sign == "=" else None
    if known is not None:
        return known
    follows = _follows(claim, relation, earlier, problem, asked)
    if follows is not None:
        return follows
    return unchecked("definition", _DEFINITION) if _defines(left) else unchecked("equation", _EQUATION)


def _defines(left: Basic) -> bool:
    return isinstance(left, Symbol | AppliedUndef)


def _earlier(claim: Written, asked: Basic | None) -> Iterator[Relational]:
    """The equations before this one, the nearest first, the problem's last."""
    for text in reversed(claim.before):
        left, sign, right = re.split(r" ([=≈<>≤≥≠]) ", text, maxsplit=1)
        try:
            found = _SIGNS[sign](read(left), read(right), evaluate=False)
        except StepwiseError:
            continue
        if isinstance(found, Relational):
            yield found
    if isinstance(asked, Relational):
        yield asked


def _identity(claim: Written, left: Basic, right: Basic, problem: Problem) -> Verdict | None:
    """The verdict on a claim as one that always holds; None where it cannot be meant so."""
    if claim.sign != "=" or not (isinstance(left, Expr) and isinstance(right, Expr)) or left.is_Symbol:
        return None
    if left.atoms(AppliedUndef) or right.atoms(AppliedUndef):
        return None
    return check_claim(_equal(left, right, problem))


def _equal(left: Expr, right: Expr, problem: Problem) -> Claim:
    integral = _indefinite(left) or _indefinite(right)
    constants = (left.free_symbols | right.free_symbols) & CONSTANTS
    if integral is None and not (constants and problem.goal is Goal.ANTIDERIVATIVE):
        return SameValue(formula(left), formula(right))
    variable = str(integral.variables[0]) if integral else problem.unknowns[0]
    return SameUpToConstant(formula(left), formula(right), variable)


def _indefinite(side: Basic) -> Integral | None:
    return next((node for node in side.atoms(Integral) if all(len(limit) == 1 for limit in node.limits)), None)


def _meant_as_identity(left: Basic, right: Basic, problem: Problem, asked: Basic | None) -> bool:
    """Whether an equality with letters can only be meant as one that always holds."""
    if left.has(Integral) and _indefinite(left) is not None:
        return True
    if asked is None or problem.goal not in {Goal.VALUE, Goal.ANTIDERIVATIVE}:
        return False
    bound = {symbol for node in asked.atoms(Integral) for symbol in node.variables}
    known = asked.free_symbols | bound
    added = CONSTANTS - known if problem.goal is Goal.ANTIDERIVATIVE else set()
    letters = left.free_symbols | right.free_symbols
    return left.free_symbols - added == right.free_symbols - added and letters <= known | added and not left.is_Symbol


def _rewrites(left: Basic, right: Basic, earlier: list[Relational], problem: Problem) -> bool:
    """Whether an equality rewrites a side of an earlier equation, as factoring does."""
    if problem.goal is not Goal.SOLUTIONS or left.is_Symbol or left.free_symbols != right.free_symbols:
        return False
    sides = {evaluated(side) for each in earlier if isinstance(each, Eq) for side in each.args if side.free_symbols}
    return evaluated(left) in sides and evaluated(right) not in sides


def _substituted(left: Basic, right: Basic, earlier: list[Relational]) -> Verdict | None:
    """Proven where the values that the text gave its letters make both sides equal."""
    values: dict[Basic, Basic] = {}
    for relation in earlier:
        if isinstance(relation, Eq) and relation.lhs.is_Symbol and not relation.rhs.free_symbols:
            values.setdefault(relation.lhs, relation.rhs)
    letters = left.free_symbols | right.free_symbols
    if left.is_Symbol or not letters or not letters <= set(values):
        return None
    one, other = (evaluated(side.xreplace(values)) for side in (left, right))
    if not (isinstance(one, Expr) and isinstance(other, Expr)):
        return None
    verdict = check_claim(SameValue(formula(one), formula(other)))
    if not verdict.proved:
        return None
    return proved("substitution", "holds", say("Put in what the letters stand for: both sides are equal."))


def _follows(
    claim: Written, relation: Relational, earlier: list[Relational], problem: Problem, asked: Basic | None
) -> Verdict | None:
    """The verdict on an equation in one unknown as following from an earlier one; None where it was not said to."""
    letters = relation.free_symbols
    if len(letters) != 1:
        return _from_two(relation, earlier) if letters else None
    unknown = next(iter(letters))
    same = [each for each in earlier if each.free_symbols == {unknown}]
    if not same:
        return _from_two(relation, earlier)
    solution = isinstance(relation, Eq) and relation.lhs == unknown and not relation.rhs.free_symbols
    if relation in same and not solution:
        return unchecked("restates", say("Nothing to check here: this was said before."))
    same = [each for each in same if each != relation]
    if not same:
        return None
    nearest: Verdict | None = None
    for origin in dict.fromkeys([*same[:3], *same[-1:]]):
        verdict = check_claim(Implies(formula(origin), formula(relation), (str(unknown),)))
        if verdict.proved:
            return replace(verdict, message=say("This follows from {before}.", before=formula(origin)))
        text = say("This does not follow from {before}: {reason}", before=formula(origin), reason=verdict.message)
        nearest = nearest or replace(verdict, message=text)
    if solution:
        for origin in dict.fromkeys([*same[-1:], same[0]]):
            put_in = check_claim(Implies(formula(relation), formula(origin), (str(unknown),)))
            if put_in.proved:
                text = say("Put it into {equation}: it holds.", equation=formula(origin))
                return proved("substitution", "solves", text)
            if put_in.status is Status.REFUTED:
                text = say("Put it into {equation}: it does not hold.", equation=formula(origin))
                nearest = replace(put_in, note="does-not-solve", message=text, witness=None)
    if nearest is not None and nearest.status is Status.REFUTED and _joined(claim, same[0], relation, unknown):
        return nearest
    return None


def _joined(claim: Written, before: Relational, relation: Relational, unknown: Symbol) -> bool:
    """Whether an equation was said to follow from the one before it, which was not solved yet."""
    if claim.sign == "≈" or type(before) is not type(relation):
        return False
    if unknown in before.args and not before.rhs.free_symbols:
        return False
    return claim.joint in {Joint.SO, Joint.IFF} and _linear(before, unknown) and _linear(relation, unknown)


def _linear(relation: Relational, unknown: Symbol) -> bool:
    left, right = evaluated(relation.lhs), evaluated(relation.rhs)
    if not (isinstance(left, Expr) and isinstance(right, Expr)):
        return False
    try:
        return bool(Poly(left - right, unknown).degree() == 1)
    except PolynomialError:
        return False


def _from_two(relation: Relational, earlier: list[Relational]) -> Verdict | None:
    """Proven where an earlier equation, with another one put into it, is this one."""
    rules = [each for each in earlier if isinstance(each, Eq) and each.lhs.is_Symbol]
    if not isinstance(relation, Eq):
        return None
    for rule in rules[:4]:
        for origin in earlier[:6]:
            if origin is rule or rule.lhs not in origin.free_symbols or not isinstance(origin, Eq):
                continue
            put_in = origin.xreplace({rule.lhs: rule.rhs})
            if not isinstance(put_in, Eq):
                continue
            names = tuple(sorted(str(each) for each in put_in.free_symbols | relation.free_symbols))
            if put_in == relation or check_claim(SameSolutions(formula(put_in), formula(relation), names)).proved:
                text = say(
                    "Put {rule} into {origin}: that is this equation.", rule=formula(rule), origin=formula(origin)
                )
                return proved("substitution", "follows", text)
    return None
