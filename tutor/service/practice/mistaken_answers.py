"""What misconceptions make of a problem: wrong lines, what follows from them, and the answers they end in.

Runs in workers. A wrong equation is solved as the topic solves the right one, so that a wrong answer looks like an
answer, and work with a mistake in it goes on as a student's would.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from random import Random

from sympy import (
    Basic,
    Eq,
    Expr,
    FiniteSet,
    Integral,
    Or,
    Rational,
    Set,
    Symbol,
    Tuple,
    cancel,
    default_sort_key,
    expand,
    factor,
    nan,
    oo,
    simplify,
    zoo,
)  # fmt: skip
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational
from sympy.logic.boolalg import And, BooleanAtom
from sympy.matrices import MatrixBase

from tutor.checking.mistakes import mistaken
from tutor.checking.mistakes.careless import number_slip, sign_slip
from tutor.checking.mistakes.values import antiderivative_asked, is_statement, unfolded
from tutor.checking.steps import check_claim
from tutor.checking.unfolding import holds_operation
from tutor.errors import StepwiseError
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.maths.worker import within
from tutor.messages import Formula
from tutor.problem import Goal, Level, Problem
from tutor.rules.equations.showing import cases
from tutor.rules.equations.showing import shown as as_shown
from tutor.service.practice.drafts import Draft
from tutor.service.practice.plausible import SIZE, plausible
from tutor.service.practice.slips import NUMBER, SIGN, slips
from tutor.service.practice.solution_lines import main_lines, same_line, system
from tutor.solution import Answer, SameSolutions, SameUpToConstant, SameValue, Step
from tutor.topics import topic_named
from tutor.verdict import Status, Verdict

MOST_OF_A_LINE = 12
"""Wrong lines of one line that are followed to their end."""
MOST_PLANTED = 6
SOLVING = 2.0
SIMPLIFYING = 0.3
OF_NEGATIVE_EXPONENTS = ("negative-exponent-as-negative-number", "negative-exponent-as-root")
"""Made only where such an exponent is written: a division is none to the student, whatever it is to SymPy."""
DECIMALS = 4
LONGEST_ANSWER = 200
"""Characters of LaTeX: a longer wrong answer gives itself away."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong answer or line, as shown, and the misconception behind it; a ``filler`` is a slip of the pen."""

    code: str
    value: Basic
    shown: Formula
    filler: bool = False


def wrong_answers(draft: Draft, level: Level, random: Random) -> Iterator[Wrong]:
    """Wrong answers to a problem, those of real misconceptions first; not yet proven to be wrong.

    Those that give themselves away come last.
    """
    odd: list[Wrong] = []
    for wrong in _from_misconceptions(draft, level, random):
        if plausible(draft, wrong.value, wrong.shown):
            yield wrong
        else:
            odd.append(replace(wrong, filler=True))
    for code, value in slips(draft, random):
        if _presentable(value):
            wrong = Wrong(code, value, like_shown(draft, value), filler=True)
            if plausible(draft, value, wrong.shown):
                yield wrong
            else:
                odd.append(wrong)
    yield from odd


def _from_misconceptions(draft: Draft, level: Level, random: Random) -> Iterator[Wrong]:
    for line in main_lines(draft)[:4]:
        for code, wrong in _drawn(system(expression(line.formula)), random, MOST_OF_A_LINE):
            found = _ended(draft, wrong, level)
            if found is not None:
                yield replace(found, code=code)


def _drawn(line: Basic, random: Random, count: int) -> list[tuple[str, Basic]]:
    """Some of the wrong lines that misconceptions make of a line, of as many misconceptions as possible."""
    try:
        found = list(islice(mistaken(line), 150))
    except SYMPY_TROUBLE:
        return []
    random.shuffle(found)
    if "^{-" not in formula(line).latex:
        found = [(code, wrong) for code, wrong in found if code not in OF_NEGATIVE_EXPONENTS]
    first: dict[str, tuple[str, Basic]] = {}
    for code, wrong in found:
        if code not in ("sign-slip", "calculation-slip"):
            first.setdefault(code, (code, wrong))
    rest = [pair for pair in found if pair not in first.values() and pair[0] in first]
    return [*first.values(), *rest][:count]


def _ended(draft: Draft, wrong: Basic, level: Level) -> Wrong | None:
    """The answer that a wrong line leads to."""
    problem = draft.problem
    if problem.goal is Goal.SOLUTIONS or is_statement(wrong):
        if problem.goal is not Goal.SOLUTIONS:
            return None
        answer = _solved(problem, wrong, level)
        return None if answer is None or not answer.value.tree else Wrong("", expression(answer.value), answer.shown)
    value = _worked_out(wrong, problem)
    if value is None or not _presentable(value) or type_of(value) != type_of(expression(draft.answer.value)):
        return None
    return Wrong("", value, like_shown(draft, value))


def type_of(value: Basic) -> str:
    """What sort of thing an answer is: a wrong choice must be of the same."""
    kinds = (MatrixBase, Tuple, Set, Relational, BooleanAtom, Expr)
    return next((kind.__name__ for kind in kinds if isinstance(value, kind)), "other")


def _presentable(value: Basic) -> bool:
    if holds_operation(value) or value.has(nan, zoo, oo) or value.atoms(AppliedUndef):
        return False
    if isinstance(value, Expr) and not isinstance(value, MatrixBase) and value.is_number and value.is_finite is False:
        return False
    return 0 < len(formula(value).latex) <= LONGEST_ANSWER and value != Tuple()


def _worked_out(wrong: Basic, problem: Problem) -> Basic | None:
    """A wrong expression as an answer would be given."""
    try:
        with within(SIMPLIFYING):
            value = evaluated(unfolded(wrong))
            if problem.goal is Goal.ANTIDERIVATIVE:
                value = value.xreplace({Symbol("C"): Symbol("C") * 0}) if isinstance(value, Expr) else value
                if antiderivative_asked(value) is not None or value.has(Integral):
                    return None
            if not isinstance(value, Expr) or isinstance(value, MatrixBase):
                return value
            return _in_form(value, problem.form)
    except (StepwiseError, *SYMPY_TROUBLE):
        return None


def _in_form(value: Expr, form: str | None) -> Expr:
    if form == "factored":
        return factor(value)
    if form == "expanded" or (value.is_polynomial() and form in (None, "simplified")):
        return expand(value)
    if value.is_rational_function() and form in (None, "simplified"):
        return cancel(value)
    return simplify(value) if value.is_number else value


def like_shown(draft: Draft, value: Basic) -> Formula:
    """A wrong value dressed as the right one is: with its unit, its name, its constant, as a decimal, as a list."""
    shown, bare = draft.answer.shown, draft.answer.value
    new = _as_decimal(value) if "." in draft.problem.statement.latex + shown.latex else formula(value)
    if isinstance(value, FiniteSet) and isinstance(expression(bare), FiniteSet) and shown.latex != bare.latex:
        return _cases_like(shown, value) or new
    if isinstance(value, Tuple) and not shown.latex.startswith((r"\left(", r"\left\{")):
        parts = [formula(part) for part in value.args]
        return Formula(r",\ ".join(part.latex for part in parts), ", ".join(part.plain for part in parts))
    if bare.latex == shown.latex or shown.latex.count(bare.latex) != 1 or shown.plain.count(bare.plain) != 1:
        return new
    return Formula(shown.latex.replace(bare.latex, new.latex), shown.plain.replace(bare.plain, new.plain))


def _as_decimal(value: Basic) -> Formula:
    """A fraction as the decimal that it is, where it is a short one."""
    if not isinstance(value, Rational) or value.is_Integer or 10**DECIMALS % value.q:
        return formula(value)
    text = str(Decimal(int(value.p)) / Decimal(int(value.q)))
    return formula(value, latex=text, plain=text)


def _cases_like(shown: Formula, values: FiniteSet) -> Formula | None:
    """Solutions as the right ones are given: ``x = 1 or x = 2``."""
    name = shown.plain.partition(" = ")[0]
    if not name.isidentifier():
        return None
    return cases([Eq(Symbol(name), each, evaluate=False) for each in sorted(values, key=default_sort_key)])


def _solved(problem: Problem, wrong: Basic, level: Level) -> Answer | None:
    """The topic's answer to the wrong statement."""
    if isinstance(wrong, Or) and all(isinstance(p, Eq) and isinstance(p.lhs, Symbol) for p in wrong.args):
        values = FiniteSet(*(part.rhs for part in wrong.args))
        return Answer(formula(wrong), formula(values)) if all(v.is_number for v in values) else None
    return next((part for part in reversed(_solution(problem, wrong, level)) if isinstance(part, Answer)), None)


def _solution(problem: Problem, wrong: Basic, level: Level) -> list[Step | Answer]:
    from tutor.topics import TOPICS

    if isinstance(wrong, BooleanAtom):
        return []
    posed = replace(problem, statement=formula(wrong))
    topic = topic_named(problem.topic or "")
    try:
        with within(SOLVING):
            if not topic.fits(posed):
                fitting = next((other for other in TOPICS if other.fits(posed)), None)
                if fitting is None:
                    return []
                topic = fitting
            return list(topic.solve(posed, level))
    except (StepwiseError, *SYMPY_TROUBLE):
        return []


def planted(draft: Draft, line: Formula, random: Random) -> Iterator[tuple[Wrong, Verdict]]:
    """Wrong lines after a right one, each refuted, with the verdict."""
    right = system(expression(line))
    for code, wrong in _drawn(right, random, MOST_PLANTED):
        if isinstance(wrong, AppliedUndef) or not _shows(wrong) or _out_of_size(right, wrong):
            continue
        shown = as_shown(wrong) if isinstance(wrong, And) else formula(wrong)
        verdict = check_claim(claim(draft.problem, line, shown, right))
        if verdict.status is Status.REFUTED and code != "constant-of-integration-forgotten":
            yield Wrong(code, wrong, shown), verdict


def slipped(draft: Draft, line: Formula, following: Formula, random: Random) -> Iterator[tuple[Wrong, Verdict]]:
    """The line that follows from a right one with a slip of the pen in it, each refuted, with the verdict."""
    found = list(carelessly(system(expression(following))))
    random.shuffle(found)
    for code, wrong in found[:MOST_PLANTED]:
        if not _shows(wrong) or isinstance(wrong, BooleanAtom):
            continue
        shown = as_shown(wrong) if isinstance(wrong, And) else formula(wrong)
        verdict = check_claim(claim(draft.problem, line, shown, system(expression(line))))
        if verdict.status is Status.REFUTED:
            yield Wrong(code, wrong, shown, filler=True), verdict


def carelessly(line: Basic) -> Iterator[tuple[str, Basic]]:
    """A line with a slip of the pen in it: a sign, a number."""
    try:
        yield from ((SIGN, wrong) for wrong in sign_slip(line))
        yield from ((NUMBER, wrong) for wrong in number_slip(line))
    except SYMPY_TROUBLE:
        return


def misworked(draft: Draft, line: Basic, random: Random) -> Iterator[tuple[str, Basic]]:
    """What misconceptions make of a calculation, worked out."""
    for code, wrong in _drawn(line, random, MOST_PLANTED):
        value = None if is_statement(wrong) else _worked_out(wrong, replace(draft.problem, form=None))
        if value is not None and _presentable(value):
            yield code, value


def like_written(value: Basic, before: Formula, after: Formula) -> Formula:
    """A result as the right one is written: as a decimal where that one is."""
    return _as_decimal(value) if "." in before.latex + after.latex else formula(value)


def _out_of_size(right: Basic, wrong: Basic) -> bool:
    """Whether a wrong line of numbers comes to far more than the right one."""
    if not all(
        isinstance(line, Expr) and not isinstance(line, MatrixBase) and line.is_number for line in (right, wrong)
    ):
        return False
    values = [evaluated(line) for line in (right, wrong)]
    if values[0].is_real and not values[1].is_real:
        return True
    if not all(value.is_Rational for value in values):
        return False
    return bool(abs(values[1]) > SIZE * abs(values[0]) + SIZE)


def _shows(wrong: Basic) -> bool:
    return not wrong.has(nan, zoo) and len(formula(wrong).latex) <= LONGEST_ANSWER


def claim(
    problem: Problem, before: Formula, after: Formula, right: Basic
) -> SameSolutions | SameUpToConstant | SameValue:
    """Return what is claimed where a line, that is ``right``, is followed by another."""
    sides = [expression(line) for line in (before, after)]
    curves = [side for side in sides if isinstance(side, Eq) and isinstance(side.lhs, Symbol)]
    if not problem.unknowns and len(curves) == 2 and curves[0].lhs == curves[1].lhs:
        return SameValue(formula(curves[0].rhs), formula(curves[1].rhs))
    if is_statement(right):
        return SameSolutions(before, after, problem.unknowns or tuple(sorted(map(str, right.free_symbols))))
    integral = antiderivative_asked(right)
    if integral is not None:
        return SameUpToConstant(before, after, str(integral.limits[0][0]))
    return SameValue(before, after)


def continued(draft: Draft, wrong: Basic, level: Level) -> list[Formula]:
    """The lines that follow from a wrong one, each proved to follow."""
    if isinstance(wrong, Or) or not (is_statement(wrong) or isinstance(wrong, Expr)):
        return []
    goal = draft.problem.goal if is_statement(wrong) else Goal.VALUE
    problem = replace(draft.problem, goal=goal)
    last, lines = as_shown(wrong) if isinstance(wrong, And) else formula(wrong), list[Formula]()
    for step in _solution(problem, wrong, level)[:4]:
        if not isinstance(step, Step) or step.after.latex == last.latex or not same_line(step.before, last):
            continue
        if check_claim(step.claim).proved and step.after.tree:
            lines.append(step.after)
            last = step.after
    if not lines and isinstance(wrong, Expr):
        value = _worked_out(wrong, replace(problem, form=None))
        if value is not None and _presentable(value) and formula(value).latex != last.latex:
            shown = formula(value)
            if check_claim(SameValue(last, shown)).proved:
                lines.append(shown)
    return lines
