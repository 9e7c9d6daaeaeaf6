"""Row reduction: the reduced row echelon form and the rank of a matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random

from sympy import Basic, ImmutableDenseMatrix, Integer
from sympy.matrices import MatrixBase

from tutor.errors import NotSolved
from tutor.maths.operations import operation, operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Level, Problem
from tutor.rules.chain import Line, chain, exact
from tutor.rules.row_operations import pivots, reduction
from tutor.solution import Answer, Step
from tutor.topic import Asking, Exercise, Posed, Topic, criteria

_NAMES = ("rank", "reduced_row_echelon_form")
_LARGEST = 8


def _pose(name: str) -> Callable[[Mapping[str, Basic]], Posed | None]:
    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        matrix = blanks["m"]
        if not isinstance(matrix, MatrixBase):
            return None
        found = ImmutableDenseMatrix(matrix).applyfunc(lambda entry: exact(entry).doit())
        if not all(entry.is_Rational for entry in found.flat()) or max(found.shape) > _LARGEST:
            raise NotSolved(say("Only matrices of numbers, up to 8 rows and columns, are reduced here."), code="size")
        return Posed(operation(name, found), name, Goal.VALUE)

    return pose


def _fits(problem: Problem) -> bool:
    return problem.goal is Goal.VALUE and operation_name(expression(problem.statement)) in _NAMES


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    statement = expression(problem.statement)
    name, matrix = operation_name(statement) or "", statement.args[0]
    fully = name == "reduced_row_echelon_form"
    because = say("Row operations change neither the row space nor the rank.")
    idea = say("Which row operation makes zeros in the next column?")
    current: MatrixBase = matrix
    lines: list[Line] = []
    for rule, title, current in reduction(matrix, fully=fully):
        lines.append(Line(rule, title, because, operation(name, current), idea))
    if fully:
        last: Basic = current
        lines.append(
            Line(
                "reduced-form",
                say("This is the reduced form."),
                say("Each first entry is 1, stands alone in its column and to the right of the one above."),
                current,
            )
        )
    else:
        last = Integer(len(pivots(current)))
        lines.append(
            Line(
                "count-rows",
                say("Count the rows that are not zero."),
                say("In echelon form these rows are independent, and their number is the rank."),
                last,
                say("How many rows are left that are not zero?"),
            )
        )
    yield from chain(statement, lines)
    printed = formula(last)
    yield Answer(printed, printed)


def _practise(draw: Random, level: Level) -> Exercise:
    size = {Level.BEGINNER: 2, Level.INTERMEDIATE: 3, Level.ADVANCED: 3}[level]
    columns = size + (level is not Level.BEGINNER)
    rows = [[draw.randint(-4, 4) for _ in range(columns)] for _ in range(size)]
    if draw.random() < 0.4:
        k = draw.choice((-2, -1, 2, 3))
        rows[-1] = (
            [k * entry for entry in rows[0]] if size == 2 else [a + k * b for a, b in zip(*rows[:2], strict=True)]
        )
    matrix = ImmutableDenseMatrix(rows)
    if draw.random() < 0.5:
        told = say("Find the rank of {m}.", m=formula(matrix))
        return Exercise(told, Posed(operation("rank", matrix), "rank", Goal.VALUE))
    told = say("Find the reduced row echelon form of {m}.", m=formula(matrix))
    return Exercise(told, Posed(operation("reduced_row_echelon_form", matrix), "reduced_row_echelon_form", Goal.VALUE))


TOPIC = Topic(
    name="row-reduction",
    title=say("Row reduction"),
    area="linear algebra",
    prerequisites=("matrices",),
    askings=(
        Asking(("find rank of {m}", "rank of {m}", "find rank of matrix {m}", "rank of matrix {m}"), _pose("rank")),
        Asking(
            (
                "find reduced row echelon form of {m}",
                "reduced row echelon form of {m}",
                "row reduce {m}",
                "row reduce matrix {m}",
                "find rref of {m}",
                "rref of {m}",
                "row-reduce {m}",
                "bring {m} to reduced row echelon form",
                "find row reduced echelon form of {m}",
                "reduce {m} to row echelon form",
                "reduce {m} to reduced row echelon form",
                "apply gauss-jordan elimination to {m}",
                "use gaussian elimination on {m}",
            ),
            _pose("reduced_row_echelon_form"),
        ),
    ),
    fits=_fits,
    solve=_solve,
    practise=_practise,
    criteria=criteria(
        say("Matrices with two rows and two columns."),
        say("Matrices with three rows and four columns, small entries."),
        say("Matrices with three rows and four columns, larger entries."),
    ),
    examples=(
        "Find the rank of [[1, 2, 3], [2, 4, 6], [1, 0, 1]]",
        r"Find the reduced row echelon form of $\begin{pmatrix} 1 & 2 & 3 \\ 4 & 5 & 6 \end{pmatrix}$.",
        "rref of [[0, 2, 4], [1, 1, 1], [2, 0, 3]]",
        "Row reduce [[2, 1, 5], [4, -6, 0]]",
        "What is the rank of the matrix [[1, 2], [3, 4]]?",
        "행렬 [[1, 2], [2, 4]]의 계수를 구하시오",
    ),
)
