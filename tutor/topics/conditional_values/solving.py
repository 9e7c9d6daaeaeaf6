"""Finding what an expression is worth: from the given parts, or by solving the conditions and putting in."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from math import prod

from sympy import Add, Basic, Eq, Expr, FiniteSet, Mul, Poly, S, Symbol, Tuple, groebner, radsimp, simplify
from sympy import solve as all_solutions
from sympy.core.relational import Relational

from tutor.errors import NotSolved
from tutor.maths.operations import operation
from tutor.maths.reading import evaluated
from tutor.messages import Message, say
from tutor.problem import Level, Problem
from tutor.rules.equations.showing import formula, system
from tutor.rules.equations.solvers import finite_solutions, parted, solver_of
from tutor.rules.equations.written import substituted
from tutor.rules.working import worked
from tutor.solution import Answer, SameSolutions, Step
from tutor.topics.conditional_values.asking import Question, is_identity, question_of
from tutor.topics.conditional_values.combining import as_equations, combined

Found = Generator[Step, None, Basic | None]
Point = dict[Symbol, Expr]

MOST_POINTS = 4
"""Solutions that a system may have, complex ones too, to be solved for its letters."""


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    question = question_of(problem)
    if question is None:
        raise ValueError("not a value under conditions")
    for condition in question.conditions:
        if is_identity(condition):
            question = yield from _compared(question, condition)
    equations = [part for part in question.conditions if isinstance(part, Eq)]
    value: Basic | None = None
    if isinstance(question.asked, Expr):
        value = yield from _by_parts(question, question.asked, equations)
    if value is None and question.domain != Symbol("complex"):
        value = yield from _by_solutions(question, equations)
    if value is None:
        value = yield from _by_elimination(question, equations)
    yield Answer(formula(value), formula(value))


def _whole(question: Question) -> Basic:
    return operation("value_given", question.asked, Tuple(*question.conditions), question.domain)


def _compared(question: Question, condition: Basic) -> Generator[Step, None, Question]:
    left, right, variables = condition.args
    equations = as_equations(left, right, list(variables.args))
    if not equations:
        raise NotSolved(say("No constants make both sides equal everywhere."))
    others = [part for part in question.conditions if part != condition]
    after = question._replace(conditions=(*equations, *others))
    yield worked(
        "compare-coefficients",
        say("Compare the coefficients of both sides."),
        say("Two polynomials are equal for all values of the variable only if all their coefficients are."),
        _whole(question),
        _whole(after),
        idea=say("When are two polynomials equal everywhere?"),
    )
    return after


def _by_parts(question: Question, asked: Expr, equations: Sequence[Basic]) -> Found:
    """Write what is asked with the given parts, then put in their values."""
    found = combined(asked, equations)
    if found is None:
        return None
    if found.in_parts != asked:
        yield worked(
            "write-with-given-parts",
            say("Write the expression with the parts that are given."),
            say("Their values are known, those of the single letters need not be found."),
            asked,
            found.in_parts,
            idea=say("Can the expression be made of the parts whose values are given?"),
        )
    value = _simplest(evaluated(found.in_values))
    yield worked(
        "put-in-values",
        say("Put in the given values."),
        say("Each given part is replaced by its value."),
        _whole(question),
        found.in_values,
        idea=say("What are the given parts worth?"),
    )
    if found.in_values != value:
        yield _calculated(found.in_values, value)
    return value


def _calculated(before: Basic, after: Basic) -> Step:
    return worked("calculate", say("Work it out."), say("Only numbers are left."), before, after)


def _by_solutions(question: Question, equations: Sequence[Relational]) -> Found:
    """Solve the equations, and put every solution in."""
    letters = sorted(Tuple(*equations).free_symbols, key=lambda letter: letter.name)
    if len(letters) == 1 and len(equations) == 1:
        points = yield from _of_one(equations[0], letters[0])
    else:
        points = yield from _of_system(equations, letters)
    if points is None:
        return None
    others = [part for part in question.conditions if not isinstance(part, Eq)]
    kept = [point for point in points if _fulfils(point, others)]
    if question.domain == Symbol("integer"):
        kept = [point for point in kept if all(value.is_integer for value in point.values())]
    values = [_put_in(question.asked, point) for point in kept]
    if not values or any(value != values[0] for value in values):
        return None
    point = kept[0]
    written = Tuple(*(Eq(letter, value, evaluate=False) for letter, value in point.items()))
    yield worked(
        "put-in-solution",
        say("Put the solution into the expression: {solution}.", solution=formula(written)),
        say("Every solution that the conditions allow gives this value."),
        _whole(question),
        values[0],
        idea=say("What is the expression worth at the solution?"),
    )
    return values[0]


def _of_one(equation: Relational, letter: Symbol) -> Generator[Step, None, list[Point] | None]:
    solver = solver_of(equation, letter)
    if solver is None:
        return None
    steps, answer = parted(solver(equation, letter))
    found = finite_solutions(answer)
    if found is None:
        return None
    yield from steps
    return [{letter: value} for value in found]


def _of_system(equations: Sequence[Relational], letters: Sequence[Symbol]) -> Generator[Step, None, list[Point] | None]:
    sides = [evaluated(part.lhs) - evaluated(part.rhs) for part in equations]
    if not all(side.is_polynomial(*letters) for side in sides) or len(letters) > len(equations):
        return None
    if prod(Poly(side, *letters).total_degree() for side in sides) > MOST_POINTS:
        return None
    found = [point for point in all_solutions(sides, *letters, dict=True) if set(point) == set(letters)]
    points = [{letter: radsimp(point[letter]) for letter in letters} for point in found]
    points = [point for point in points if all(value.is_real for value in point.values())]
    if not points or any(value.free_symbols for point in points for value in point.values()):
        return None
    before = system(equations)
    after = formula(FiniteSet(*(Tuple(*point.values()) for point in points)))
    yield Step(
        "solve-system",
        say("Solve the equations for {letters}.", letters=formula(Tuple(*letters))),
        say("The letters have to fulfil all of them together."),
        before,
        after,
        SameSolutions(before, after, tuple(letter.name for letter in letters)),
        (),
        say("Can the letters themselves be found?"),
    )
    return points


def _fulfils(point: Point, conditions: Sequence[Basic]) -> bool:
    return all(condition.subs(point) == S.true for condition in conditions)


def _put_in(asked: Basic, point: Point) -> Basic:
    if isinstance(asked, Tuple):
        return Tuple(*(_put_in(part, point) for part in asked))
    filled = asked
    for letter, value in point.items():
        filled = substituted(filled, letter, value)
    return _simplest(evaluated(filled))


def _simplest(value: Basic) -> Basic:
    return value if value.is_Rational else radsimp(simplify(value))


def _by_elimination(question: Question, equations: Sequence[Relational]) -> Found:
    """Reduce what is asked by the equations until only a number is left."""
    letters = sorted(Tuple(*equations).free_symbols, key=lambda letter: letter.name)
    parts = list(question.asked) if isinstance(question.asked, Tuple) else [question.asked]
    zero = [_above(part.lhs, part.rhs)[0] for part in equations]
    divisors = [_above(part.lhs, part.rhs)[1] for part in question.conditions]
    divisors += [_above(part.lhs, part.rhs)[0] for part in question.conditions if part.rel_op == "!="]
    quotients = [_above(part, S.Zero) for part in parts]
    if not all(side.is_polynomial(*letters) for side in (*zero, *(s for pair in quotients for s in pair))):
        raise NotSolved(say("These conditions are not of a kind that is solved here."))
    slack = Symbol("_slack")
    divisor = Mul(*divisors, *(below for _, below in quotients))
    zero += [slack * divisor - 1] if divisor.free_symbols else []
    basis = groebner(zero, *([slack] if divisor.free_symbols else []), *letters, order="grevlex")
    values = []
    for above, below in quotients:
        top, bottom = (basis.reduce(side)[1] for side in (above, below))
        value = (top / bottom).cancel() if bottom != 0 else S.NaN
        if value.free_symbols or not value.is_finite:
            raise NotSolved(_no_value())
        values.append(value)
    value = Tuple(*values) if isinstance(question.asked, Tuple) else values[0]
    yield worked(
        "replace-by-conditions",
        say("Use the conditions to replace the highest powers again and again."),
        say("What is zero under the conditions may be left out, until only a number is there."),
        _whole(question),
        value,
        idea=say("Which powers can be replaced by lower ones?"),
    )
    return value


def _above(left: Basic, right: Basic) -> tuple[Expr, Expr]:
    above, below = Add(evaluated(left), Mul(-1, evaluated(right))).together().as_numer_denom()
    return above.expand(), below.expand()


def _no_value() -> Message:
    return say("The conditions do not give the expression one value.")
