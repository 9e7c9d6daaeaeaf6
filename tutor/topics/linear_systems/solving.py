"""Solving a system of linear equations: standard form, then substitution or elimination, then the answer.

Two equations of which one is (nearly) solved for an unknown go by substitution, all others by elimination.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from sympy import EmptySet, Eq, Expr, FiniteSet, Symbol, Tuple
from sympy.core.relational import Relational

from tutor.errors import NotSolved
from tutor.messages import Formula, say
from tutor.problem import Level, Problem
from tutor.rules.equations.both_sides import clear_fractions
from tutor.rules.equations.root_check import solution_check
from tutor.rules.equations.showing import formula, listed, system
from tutor.rules.equations.standard import gathered
from tutor.rules.equations.tidying import tidy
from tutor.rules.equations.written import polynomial_order, relation
from tutor.solution import Answer, SameSolutions, Step
from tutor.topics.linear_systems.asking import ELIMINATION, SUBSTITUTION, Question, method_of, question_of
from tutor.topics.linear_systems.back import Values, substitute_back
from tutor.topics.linear_systems.elimination import eliminate, system_step
from tutor.topics.linear_systems.rows import equation_of, row_of
from tutor.topics.linear_systems.substitution import by_substitution, easy_unknown

Triangular = list[tuple[Symbol, Relational]]


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    question = question_of(problem)
    if question is None:
        raise ValueError("not a linear system")
    unknowns = question.unknowns
    triangular, contradiction = yield from _triangular(question, level, method_of(problem))
    if contradiction is not None:
        yield _contradiction(question.equations, contradiction, unknowns)
        yield _no_solution(question)
        return
    values = yield from substitute_back(triangular, unknowns)
    if len(values) == len(unknowns):
        values = {unknown: values[unknown] for unknown in unknowns}
        yield from (solution_check(equation, values) for equation in question.equations)
    yield _answer(question, values)


def _triangular(
    question: Question, level: Level, method: str | None
) -> Generator[Step, None, tuple[Triangular, Relational | None]]:
    unknowns = question.unknowns
    rows = [row_of(equation, unknowns) for equation in question.equations]
    asked_to_substitute = method == SUBSTITUTION or level is Level.BEGINNER
    choice = easy_unknown(question.equations, unknowns, beginner=asked_to_substitute)
    rational = all(number.is_Rational for row in rows if row for number in row.coefficients)
    if choice is not None and not (method == ELIMINATION and rational):
        return (yield from by_substitution(question.equations, unknowns, *choice))
    if not all(number.is_Rational for row in rows if row for number in row.coefficients):
        raise NotSolved(say("Systems with letters or roots as coefficients are solved here only for two unknowns."))
    equations = yield from standard_forms(question.equations, unknowns)
    rows = [row_of(equation, unknowns) for equation in equations]
    triangle = yield from eliminate([row for row in rows if row is not None], unknowns)
    wrong = [row for row in triangle.empty if row.right != 0]
    if wrong:
        return [], equation_of(wrong[0], unknowns)
    return [(unknown, equation_of(row, unknowns)) for unknown, row in triangle.rows], None


def standard_forms(
    equations: Sequence[Relational], unknowns: Sequence[Symbol]
) -> Generator[Step, None, list[Relational]]:
    """Write each equation with the unknowns on the left, in their order, and the number on the right."""
    work = [_standard(equation, unknowns) for equation in equations]
    after = [equation for _, equation in work]
    if after == list(equations):
        return after
    yield system_step(
        "standard-form",
        (
            say("Write each equation with the unknowns on the left and the number on the right."),
            say("In the same order, the equations are easy to compare and combine."),
            say("How can the equations be arranged so that the same unknowns stand below each other?"),
        ),
        equations,
        after,
        unknowns,
        [step for steps, _ in work for step in steps],
    )
    return after


def _standard(equation: Relational, unknowns: Sequence[Symbol]) -> tuple[list[Step], Relational]:
    row = row_of(equation, unknowns)
    if row is None:
        raise ValueError(f"not linear: {equation}")
    goal = equation_of(row, unknowns)
    if _same_up_to_order(equation, goal):
        return [], equation
    steps, simple = gathered(_simplified(equation, unknowns))
    row = row_of(simple, unknowns) or row
    lead = next((number for number in row.coefficients if number != 0), None)
    row = row.scaled(-1) if lead is not None and lead.is_negative and lead.is_Rational else row
    goal = equation_of(row.reduced(), unknowns)
    if not _same_up_to_order(simple, goal):
        steps.append(
            system_step(
                "arrange",
                (
                    say("Bring the unknowns to the left and the numbers to the right."),
                    say("The same is added to or taken from both sides."),
                    say("Where should the unknowns stand, and where the numbers?"),
                ),
                [simple],
                [goal],
                unknowns,
            )
        )
    return steps, goal


def _simplified(equation: Relational, unknowns: Sequence[Symbol]) -> Generator[Step, None, Relational]:
    equation = yield from tidy(equation, unknowns)
    return (yield from clear_fractions(equation, unknowns))


def _same_up_to_order(one: Relational, other: Relational) -> bool:
    return bool(one == other)


def _contradiction(equations: Sequence[Relational], wrong: Relational, unknowns: Sequence[Symbol]) -> Step:
    before, after = system(equations), formula(EmptySet)
    return Step(
        "contradiction",
        say("{statement} is false: the equations contradict each other.", statement=formula(wrong)),
        say("If some values solved all equations, this would be true as well."),
        before,
        after,
        SameSolutions(before, after, tuple(unknown.name for unknown in unknowns)),
        (),
        say("All unknowns have vanished. Is what is left true or false?"),
    )


def _no_solution(question: Question) -> Answer:
    name = formula(question.unknowns[0] if question.wanted == 1 else Tuple(*question.unknowns))
    none = formula(EmptySet)
    return Answer(
        Formula(rf"{name.latex} \in \varnothing", "no solution", none.tree),
        none,
        say("There is no solution: the equations contradict each other."),
    )


def _answer(question: Question, values: Values) -> Answer:
    unknowns = question.unknowns
    free = [unknown for unknown in unknowns if unknown not in values]
    found = {unknown: _value(values, unknown, unknowns) for unknown in unknowns}
    shown = [relation(Eq, unknown, found[unknown]) for unknown in unknowns[: question.wanted] if unknown in values]
    if question.wanted < len(unknowns):
        if free and (unknowns[0] in free or set(free) & found[unknowns[0]].free_symbols):
            raise NotSolved(
                say(
                    "The equations do not fix {unknown}: there are infinitely many solutions.",
                    unknown=formula(unknowns[0]),
                )
            )
        return Answer(listed(shown), formula(FiniteSet(found[unknowns[0]])))
    whole = Tuple(*(found[unknown] for unknown in unknowns))
    value = formula(FiniteSet(whole if len(unknowns) > 1 else whole[0]))
    if not free:
        return Answer(listed(shown), value)
    names = [formula(unknown) for unknown in free]
    return Answer(
        _with_free(shown, names),
        value,
        say(
            "There are infinitely many solutions: every real value of {free} gives one.",
            free=Formula(", ".join(n.latex for n in names), ", ".join(n.plain for n in names)),
        ),
    )


def _value(values: Values, unknown: Symbol, unknowns: Sequence[Symbol]) -> Expr:
    return polynomial_order(values[unknown], unknowns) if unknown in values else unknown


def _with_free(shown: list[Relational], names: list[Formula]) -> Formula:
    parts = listed(shown) if shown else Formula("", "")
    latex_names, plain_names = ", ".join(n.latex for n in names), ", ".join(n.plain for n in names)
    return Formula(
        ",\\ ".join(text for text in (parts.latex, rf"{latex_names} \in \mathbb{{R}}") if text),
        ", ".join(text for text in (parts.plain, f"{plain_names} any real number") if text),
        parts.tree,
    )
