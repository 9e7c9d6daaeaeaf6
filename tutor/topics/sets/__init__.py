"""Union, intersection and differences of sets that are given by their members."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random

from sympy import Basic, Eq, FiniteSet, Integer, S, Set, Symbol, Tuple

from tutor.errors import NotSolved
from tutor.maths.operations import operation, operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Message, say
from tutor.problem import Goal, Level, Problem
from tutor.rules.sequences import typed
from tutor.rules.typed_lists import listed
from tutor.rules.working import worked
from tutor.solution import Answer, Step
from tutor.topic import Asking, Exercise, Posed, Topic, criteria

TASK = "set-operation"
ALL = ("set_union", "set_intersection", "set_difference", "set_difference", "symmetric_difference")


def _pose(name: str) -> Callable[[Mapping[str, Basic]], Posed | None]:
    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        a, b = _given(blanks.get("a")), _given(blanks.get("b"))
        return None if a is None or b is None else Posed(operation(name, a, b), TASK, Goal.VALUE)

    return pose


def _given(value: Basic | None) -> Set | None:
    """The set of ``{1, 2}``, ``A = {1, 2}``; None for anything else."""
    value = value.rhs if isinstance(value, Eq) and isinstance(value.lhs, Symbol) else value
    return value if isinstance(value, FiniteSet) or value is S.EmptySet else None


def _pose_all(blanks: Mapping[str, Basic]) -> Posed | None:
    """Union, intersection, both differences and the symmetric difference of the two sets in ``text``."""
    parts = typed(blanks.get("text")).split("=")
    if len(parts) != 3:
        return None
    first, second = (listed(part.strip(" ,{}\\").rstrip("b, {}").strip(" ,{}\\.")) for part in parts[1:])
    if first is None or second is None:
        return None
    a, b = FiniteSet(*first), FiniteSet(*second)
    pairs = ((a, b), (a, b), (a, b), (b, a), (a, b))
    return Posed(Tuple(*(operation(n, *pair) for n, pair in zip(ALL, pairs, strict=True))), TASK, Goal.VALUE)


def _fits(problem: Problem) -> bool:
    return problem.task == TASK


def _told(name: str | None) -> tuple[Message, Message, Message]:
    match name:
        case "set_union":
            return (
                say("Union: collect everything that is in one of the two sets."),
                say("What is in both is written once."),
                say("What is in the first set or in the second?"),
            )
        case "set_intersection":
            return (
                say("Intersection: keep what is in both sets."),
                say("Go through the first set and look for each member in the second."),
                say("Which members do the two sets share?"),
            )
        case "set_difference":
            return (
                say("Difference: take away from the first set what is in the second."),
                say("Only members of the first set can remain."),
                say("Which members of the first set are not in the second?"),
            )
        case "symmetric_difference":
            return (
                say("Symmetric difference: keep what is in exactly one of the sets."),
                say("It is the union without the intersection."),
                say("Which members are in only one of the two sets?"),
            )
    raise NotSolved(say("I do not know this operation with sets."))


def _worked_out(statement: Basic) -> tuple[Step, Set]:
    a, b = (set(part.args) if isinstance(part, FiniteSet) else set() for part in statement.args)
    name = operation_name(statement)
    title, because, idea = _told(name)
    found = {"set_union": a | b, "set_intersection": a & b, "set_difference": a - b}.get(name or "", a ^ b)
    value = FiniteSet(*found)
    return worked((name or "").replace("_", "-"), title, because, statement, value, idea=idea), value


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    statement = expression(problem.statement)
    if not isinstance(statement, Tuple):
        step, value = _worked_out(statement)
        yield step
        yield Answer(formula(value), formula(value))
        return
    values = []
    for part in statement:
        step, value = _worked_out(part)
        yield step
        values.append(value)
    result = Tuple(*values)
    labels = ("union", "intersection", "a - b", "b - a", "symmetric difference")
    printed = [formula(value) for value in values]
    plain = ", ".join(f"{label} = {value.plain}" for label, value in zip(labels, printed, strict=True))
    latex = r",\ ".join(rf"\text{{{label}}} = {value.latex}" for label, value in zip(labels, printed, strict=True))
    yield Answer(formula(result, latex=latex, plain=plain), formula(result))


def _practise(random: Random, level: Level) -> Exercise:
    """Beginner: union or intersection of small sets; then differences; advanced: larger sets, symmetric difference."""
    size, top = {Level.BEGINNER: (4, 9), Level.INTERMEDIATE: (5, 12)}.get(level, (7, 20))
    a, b = (FiniteSet(*map(Integer, random.sample(range(1, top + 1), size))) for _ in range(2))
    first, second = formula(a), formula(b)
    match random.choice({Level.BEGINNER: ALL[:2], Level.INTERMEDIATE: ALL[1:4]}.get(level, ALL[2:])):
        case "set_union":
            name, statement = "set_union", say("Find the union of {a} and {b}.", a=first, b=second)
        case "set_intersection":
            name, statement = "set_intersection", say("Find the intersection of {a} and {b}.", a=first, b=second)
        case "set_difference":
            name, statement = "set_difference", say("Find the difference of the sets {a} and {b}.", a=first, b=second)
        case _:
            name = "symmetric_difference"
            statement = say("Find the symmetric difference of {a} and {b}.", a=first, b=second)
    return Exercise(statement, Posed(operation(name, a, b), TASK, Goal.VALUE))


TOPIC = Topic(
    name="sets",
    title=say("Sets"),
    area="sets",
    prerequisites=("comparing",),
    askings=(
        Asking(
            (
                "given two sets {text}. find union, intersection, a-b, b-a, and symmetric difference",
                "for sets {text}, find union, intersection, a-b, b-a, and symmetric difference",
            ),
            _pose_all,
        ),
        Asking(("find union of {a} and {b}", "find union of sets {a} and {b}"), _pose("set_union")),
        Asking(
            ("find intersection of {a} and {b}", "find intersection of sets {a} and {b}"), _pose("set_intersection")
        ),
        Asking(("find difference of sets {a} and {b}", "find set difference of {a} and {b}"), _pose("set_difference")),
        Asking(
            ("find symmetric difference of {a} and {b}", "find symmetric difference of sets {a} and {b}"),
            _pose("symmetric_difference"),
        ),
    ),
    fits=_fits,
    solve=_solve,
    practise=_practise,
    criteria=criteria(
        say("Union or intersection of small sets."),
        say("Intersection, difference and union of larger sets."),
        say("Differences and symmetric differences of sets with seven members."),
    ),
    examples=(
        "Given the two sets $a={9, 3, 5, 7}$, $b={8, 2, 6}. Find the Union, intersection, a-b, b-a, and symmetric "
        "difference",
        "Find the union of {1, 2, 3} and {3, 4}",
        "Find the intersection of {1, 2, 3, 6} and {2, 6, 8}",
        "Find the difference of the sets {1, 2, 3} and {2}",
        "Find the symmetric difference of {1, 2, 3} and {3, 4, 5}",
        "{1, 2, 3}과 {3, 4}의 합집합을 구하시오",
    ),
)
