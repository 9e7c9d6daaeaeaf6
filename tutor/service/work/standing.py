"""What comes next after the last line that stands: the engine's next step from there. Runs in a worker (SymPy).

The student's own line is a problem of its own, so that the step fits another way than ours. Where the engine has none
from there, the line is looked for in our own solution; else the step is the first one of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from sympy import Add, And, Basic, Eq, Expr, Mul, Or, Symbol
from sympy.core.relational import Relational

from tutor.checking.unfolding import OPERATIONS
from tutor.checking.work.desk import Desk
from tutor.checking.work.lines import is_statement
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression, remade
from tutor.messages import Formula, say
from tutor.problem import Goal, Problem
from tutor.rules.equations.linear import linear_parts
from tutor.rules.equations.powers import take_roots
from tutor.service.work.ours import solution
from tutor.service.work.review import Review, is_solved
from tutor.solution import Implies, Step
from tutor.topic import Topic
from tutor.topics import TOPICS, topic_named

MOST_TRIES = 6
"""Problems made of the last line that the engine is asked about."""


Shape = str | tuple[str, tuple["Shape", ...]]


@dataclass(frozen=True, slots=True)
class Next:
    """The last line that stands (None: the problem itself) and the step from there.

    ``step`` is None where nothing is left to do but to check (``solved``), or where the engine knows no way.
    """

    line: Formula | None = None
    step: Step | None = None
    solved: bool = False


def next_step(reviewed: Review, ours: Sequence[Step]) -> Next:
    """Say what comes next after the last line that stands; ``ours`` are the steps of our own solution."""
    problem, desk = reviewed.problem, reviewed.desk
    here = _here(problem, desk)
    if here is None:
        return Next(None, next(iter(ours), None))
    line = formula(here)
    if problem.goal is Goal.SOLUTIONS and is_solved(here, _unknowns(problem)) and _says_all(here, problem):
        return Next(line, None, solved=True)
    written = [part.content for each in reviewed.lines for part in each.parts]
    before = {_canonical(each) for each in (*written, *([desk.asked] if desk.asked is not None else []))}
    for trial in islice(_from(here, problem, desk), MOST_TRIES):
        step = trial if isinstance(trial, Step) else _first(trial)
        if step is not None and not _goes_back(step, before):
            return Next(line, step)
    return Next(line, _matched(written, ours))


def _here(problem: Problem, desk: Desk) -> Basic | None:
    """The last line that stands."""
    if desk.standing and not desk.calculates:
        last = desk.standing[-1]
        return None if last == desk.asked else last
    return None if desk.right == desk.asked else desk.right


def _unknowns(problem: Problem) -> set[Symbol]:
    return {Symbol(name) for name in problem.unknowns}


def _says_all(here: Basic, problem: Problem) -> bool:
    """Whether every unknown has its value."""
    return bool(_unknowns(problem) <= here.free_symbols)


def _from(here: Basic, problem: Problem, desk: Desk) -> Iterator[Problem | Step]:
    """The problems that the last line poses, the one most likely meant first."""
    if problem.goal is not Goal.SOLUTIONS:
        if isinstance(here, Expr) and not is_statement(here):
            yield from _of_value(here, problem, desk)
        return
    unknowns = _unknowns(problem)
    if len(unknowns) > 1:
        yield from _of_system(here, problem, desk)
    elif isinstance(here, Or):
        yield from (_asked(problem, part) for part in here.args if not is_solved(part, unknowns))
    else:
        yield from _of_power(here, unknowns)
    yield _asked(problem, here)


def _of_power(here: Basic, unknowns: set[Symbol]) -> Iterator[Step]:
    """A power of the unknown set equal to a number: its roots are taken, whatever else could be done."""
    if isinstance(here, Eq) and here.lhs.is_Pow and len(unknowns) == 1:
        (unknown,) = unknowns
        number = evaluated(here.rhs)
        if linear_parts(here.lhs.base, unknown) is not None and here.lhs.exp.is_Integer and number.is_Rational:
            yield from islice(take_roots(remade(here, [here.lhs, number]), unknown), 1)


def _of_value(here: Expr, problem: Problem, desk: Desk) -> Iterator[Problem]:
    if desk.asked is None or desk.is_named:
        return
    if not desk.asked.has(*OPERATIONS) or here.has(*OPERATIONS):
        yield _asked(problem, here)


def _of_system(here: Basic, problem: Problem, desk: Desk) -> Iterator[Problem | Step]:
    """One equation in one unknown is solved; a value that is known is put in; else the line joins the others."""
    unknowns = _unknowns(problem)
    parts = here.args if isinstance(here, And) else (here,)
    open_ones = [part for part in parts if len(part.free_symbols & unknowns) == 1 and not is_solved(part, unknowns)]
    for part in open_ones:
        (letter,) = part.free_symbols & unknowns
        yield replace(_asked(problem, part), unknowns=(letter.name,))
    asked = _equations(desk.asked)
    known = {name: part for each in desk.standing for part in _equations(each) for name in _says(part, unknowns)}
    for letter, part in known.items():
        if part.rhs.free_symbols & unknowns and part != here:
            continue
        for equation in asked:
            left = [name for name in equation.free_symbols & unknowns if name != letter and name not in known]
            if letter in equation.free_symbols and (left or part.rhs.free_symbols):
                yield _put_in(part, equation)
    yield from (_asked(problem, And(here, each, evaluate=False)) for each in asked if isinstance(here, Relational))


def _equations(statement: Basic | None) -> tuple[Relational, ...]:
    if isinstance(statement, And):
        return tuple(part for part in statement.args if isinstance(part, Relational))
    return (statement,) if isinstance(statement, Relational) else ()


def _says(part: Basic, unknowns: set[Symbol]) -> list[Symbol]:
    """The unknown that an equation gives."""
    if isinstance(part, Eq) and part.lhs in unknowns and part.lhs not in part.rhs.free_symbols:
        return [part.lhs]
    return []


def _put_in(known: Eq, equation: Relational) -> Step:
    """A known value in the place of its letter."""
    after = _replaced(equation, known.lhs, known.rhs)
    both, names = And(known, equation, evaluate=False), tuple(sorted(str(each) for each in equation.free_symbols))
    return Step(
        rule="put-in",
        title=say("Put {known} into {equation}.", known=formula(known), equation=formula(equation)),
        because=say("A letter may be replaced by what it is equal to."),
        before=formula(equation),
        after=formula(after),
        claim=Implies(formula(both), formula(after), names),
        idea=say("One unknown is known now: where else does it occur?"),
    )


def _replaced(node: Basic, letter: Symbol, value: Expr) -> Basic:
    if node == letter:
        return value
    if letter not in node.free_symbols:
        return node
    return remade(node, [_replaced(part, letter, value) for part in node.args])


def _asked(problem: Problem, statement: Basic) -> Problem:
    return replace(problem, statement=formula(statement), parts=(), defined=())


def _first(problem: Problem) -> Step | None:
    """The first step of the engine, where it solves the problem to its end."""
    topic = next((each.name for each in _fitting(problem)), None)
    if topic is None:
        return None
    steps, answer = solution(replace(problem, topic=topic))
    changing = [step for step in steps if step.before.latex != step.after.latex]
    return next(iter(changing), None) if answer is not None else None


def _fitting(problem: Problem) -> list[Topic]:
    own = [topic_named(problem.topic)] if problem.topic else []
    return [topic for topic in (*own, *TOPICS) if topic.fits(problem)][:1]


def _goes_back(step: Step, before: set[Shape]) -> bool:
    """Whether a step leads to a line that the student wrote already."""
    return bool(step.after.tree) and _canonical(expression(step.after)) in before


def _matched(written: Sequence[Basic], ours: Sequence[Step]) -> Step | None:
    """The step of our solution after the line that the student reached in it; the first one where there is none."""
    reached = {_canonical(each) for each in written}
    place = 0
    for number, step in enumerate(ours):
        if step.after.tree and _canonical(expression(step.after)) in reached:
            place = number + 1
    return ours[place] if place < len(ours) else None


def _canonical(line: Basic) -> Shape:
    """A line as it is written, but for the order of its terms, factors and sides: nothing is worked out."""
    if not line.args:
        return str(line)
    name = type(line).__name__
    parts = [_canonical(part) for part in line.args]
    if isinstance(line, Add | Mul):
        flat = [inner for part in parts for inner in (part[1] if part[0] == name else (part,))]
        parts = [part for part in flat if part != "1"] if isinstance(line, Mul) else flat
    if isinstance(line, Add | Mul | And | Or | Eq):
        parts.sort(key=str)
    return name, tuple(parts)
