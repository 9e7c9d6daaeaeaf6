"""Answering a question about solutions: by Vieta's formulas, or by finding the solutions first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import Abs, Add, Eq, Expr, Integer, Mul, Pow, S, Symbol, radsimp
from sympy.core.relational import Relational

from tutor.errors import NotSolved
from tutor.maths import printing
from tutor.maths.transport import expression
from tutor.messages import Formula, Message, say
from tutor.problem import Level, Problem
from tutor.rules.equations.answers import in_size_order
from tutor.rules.equations.approximate import is_located
from tutor.rules.equations.showing import formula, listed
from tutor.rules.equations.solvers import finite_solutions, parted, solver_of
from tutor.rules.equations.standard import coefficients, gathered, standard_form
from tutor.rules.equations.written import relation
from tutor.solution import Answer, SameValue, Step
from tutor.topics.solution_questions.asking import question_of

SUM = Formula(r"-\frac{b}{a}", "-b/a")
PRODUCT = Formula(r"\frac{c}{a}", "c/a")


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    question = question_of(problem)
    if question is None:
        raise ValueError("not a question about solutions")
    name, equation, unknown = question
    asked = printing.formula(expression(problem.statement))
    if name in ("sum_of_roots", "product_of_roots"):
        yield from _by_vieta(name, equation, unknown, asked)
        return
    solver = solver_of(equation, unknown)
    assert solver is not None
    steps, answer = parted(solver(equation, unknown))
    yield from steps
    found = finite_solutions(answer)
    if found is None:
        raise NotSolved(say("The equation has infinitely many solutions, so this cannot be asked about them."))
    values = in_size_order(list(found))
    if name != "number_of_solutions" and any(is_located(value) for value in values):
        raise NotSolved(say("The solutions are known only by their places, so no exact value is found here."))
    yield from _told(name, values, asked)


def _by_vieta(name: str, equation: Relational, unknown: Symbol, asked: Formula) -> Iterator[Step | Answer]:
    steps, standard = gathered(standard_form(equation, unknown))
    yield from steps
    numbers = coefficients(standard.lhs, unknown)
    degree = len(numbers) - 1
    if name == "sum_of_roots":
        above = Mul(S.NegativeOne, numbers[1], evaluate=False)
        value = -numbers[1] / numbers[0]
        because = say(
            "The sum of all roots is the opposite of the second coefficient over the first one (Vieta): {law}.",
            law=SUM,
        )
        title = say("Add the roots without finding them.")
    else:
        sign = (-1) ** degree
        above = numbers[-1] if sign == 1 else Mul(S.NegativeOne, numbers[-1], evaluate=False)
        value = sign * numbers[-1] / numbers[0]
        because = say(
            "The product of all roots is the last coefficient over the first one (Vieta), with a minus sign when the "
            "degree is odd."
        )
        title = say("Multiply the roots without finding them.")
    written = Mul(above, Pow(numbers[0], -1, evaluate=False), evaluate=False)
    yield _last(asked, written, title, because)
    if formula(written).plain != formula(value).plain:
        yield Step(
            "simplify",
            say("Work it out."),
            say("This is the value asked for."),
            formula(written),
            formula(value),
            SameValue(formula(written), formula(value)),
        )
    yield Answer(formula(value), formula(value))


def _last(asked: Formula, value: Expr, title: Message, because: Message) -> Step:
    after = formula(value)
    idea = say("What exactly is asked about the solutions?")
    return Step("answer-question", title, because, asked, after, SameValue(asked, after), (), idea)


def _told(name: str, values: Sequence[Expr], asked: Formula) -> Iterator[Step | Answer]:
    if name == "number_of_solutions":
        count = Integer(len(values))
        yield _last(asked, count, say("Count the solutions: {count}.", count=formula(count)), _listing(values))
        yield Answer(formula(count), formula(count))
        return
    value, title = _picked(name, values)
    yield _last(asked, value, title, _listing(values))
    yield Answer(formula(value), formula(value))


def _listing(values: Sequence[Expr]) -> Message:
    if not values:
        return say("There is none.")
    return say(
        "The solutions are {values}.",
        values=listed([relation(Eq, Symbol(f"x_{n}"), value) for n, value in enumerate(values, 1)]),
    )


def _picked(name: str, values: Sequence[Expr]) -> tuple[Expr, Message]:
    if not values:
        raise NotSolved(say("The equation has no real solution, so there is none to tell about."))
    match name:
        case "sum_of_solutions":
            return radsimp(Add(*values)), say("Add the solutions.")
        case "product_of_solutions":
            return radsimp(Mul(*values).expand()), say("Multiply the solutions.")
        case "largest_solution":
            return values[-1], say("Take the largest solution.")
        case "smallest_solution":
            return values[0], say("Take the smallest solution.")
        case "positive_solution" | "negative_solution":
            positive = name == "positive_solution"
            kept = [value for value in values if bool(value.is_positive if positive else value.is_negative)]
            if len(kept) != 1:
                raise NotSolved(say("There is not exactly one such solution."))
            return kept[0], say("Take the positive solution.") if positive else say("Take the negative solution.")
        case _:
            if len(values) != 2:
                raise NotSolved(say("There are not exactly two solutions."))
            return Abs(radsimp((values[1] - values[0]).expand())), say("Subtract the smaller solution from the larger.")
