"""Matrix puzzles: turn, mirror, cut and rewrite a matrix by a list of instructions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from sympy import Basic, ImmutableDenseMatrix, Integer, Symbol
from sympy.matrices import MatrixBase

from tutor.errors import NotSolved
from tutor.maths.operations import operation, operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, Message, say
from tutor.problem import Goal, Level, Problem
from tutor.rules.chain import Line, chain
from tutor.solution import Answer, Step
from tutor.topic import Asking, Exercise, Posed, Topic, criteria
from tutor.topics.matrix_puzzles.moves import BY_NAME, can_be_done, read_grid, read_moves

_PHRASES = (
    "for following matrix {text1} perform following series of operations in order {text2}",
    "for matrix {text1} perform following series of operations in order {text2}",
    "for following matrix {text1} perform following operations in order {text2}",
    "for matrix {text1} perform following operations {text2}",
)
_MOST_MOVES = 30


def _pose(blanks: Mapping[str, Basic]) -> Posed | None:
    grid, told = blanks["text1"], blanks["text2"]
    if not isinstance(grid, Symbol) or not isinstance(told, Symbol):
        return None
    matrix, moves = read_grid(grid.name), read_moves(told.name)
    if matrix is None or moves is None or len(moves) > _MOST_MOVES:
        return None
    statement: Basic = matrix
    for move, numbers in moves:
        statement = operation(move.name, statement, *map(Integer, numbers))
    if statement is matrix:
        return None
    return Posed(statement, "move", Goal.VALUE)


def _fits(problem: Problem) -> bool:
    return problem.goal is Goal.VALUE and operation_name(expression(problem.statement)) in BY_NAME


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    statement = expression(problem.statement)
    matrix, waiting = _opened(statement)
    lines: list[Line] = []
    while waiting:
        name, *numbers = waiting.pop(0)
        move = BY_NAME[name]
        if not can_be_done(name, numbers, matrix):
            raise NotSolved(say("The matrix has no such rows and columns."), code="cannot-be-done")
        matrix = ImmutableDenseMatrix(move.work(matrix.tolist(), *numbers))
        after: Basic = matrix
        for other, *rest in waiting:
            after = operation(other, after, *map(Integer, rest))
        lines.append(Line(name, move.title(*numbers), move.because, after, say("Which move comes next?")))
    yield from chain(statement, lines)
    printed = formula(matrix)
    grid = "\n".join(" ".join(str(entry) for entry in row) for row in matrix.tolist())
    yield Answer(Formula(printed.latex, grid, printed.tree), printed)


def _opened(statement: Basic) -> tuple[MatrixBase, list[tuple[Any, ...]]]:
    """The matrix inside, and the moves from the first to the last."""
    waiting: list[tuple[Any, ...]] = []
    while not isinstance(statement, MatrixBase):
        name = operation_name(statement) or ""
        waiting.append((name, *(int(number) for number in statement.args[1:])))
        statement = statement.args[0]
    return statement, waiting[::-1]


def _practise(draw: Random, level: Level) -> Exercise:
    rows, columns = draw.randint(2, 4), draw.randint(2, 4)
    matrix = ImmutableDenseMatrix(rows, columns, [draw.randint(0, 9) for _ in range(rows * columns)])
    statement: Basic = matrix
    told: Message | None = None
    count = {Level.BEGINNER: 1, Level.INTERMEDIATE: 2, Level.ADVANCED: 4}[level]
    for _ in range(count):
        name = draw.choice(
            (
                "rotated",
                "mirrored_horizontally",
                "mirrored_vertically",
                "mirrored_along_diagonal",
                "mirrored_along_counterdiagonal",
                "replaced",
                "zeroed_multiples",
            )
        )
        numbers = {
            "rotated": [draw.choice((90, 180, 270))],
            "replaced": draw.sample(range(10), 2),
            "zeroed_multiples": [draw.randint(2, 5)],
        }.get(name, [])
        statement = operation(name, statement, *map(Integer, numbers))
        title = BY_NAME[name].title(*numbers)
        told = title if told is None else say("{first} {second}", first=told, second=title)
    words = say("Start with {matrix}. {moves} Which matrix is left?", matrix=formula(matrix), moves=told or "")
    return Exercise(words, Posed(statement, "move", Goal.VALUE))


TOPIC = Topic(
    name="matrix-puzzles",
    title=say("Matrix puzzles"),
    area="linear algebra",
    prerequisites=("comparing",),
    askings=(Asking(_PHRASES, _pose),),
    fits=_fits,
    solve=_solve,
    practise=_practise,
    criteria=criteria(
        say("One change to a matrix, such as a turn."),
        say("Two changes, one after the other."),
        say("Four changes, one after the other."),
    ),
    examples=(
        "For the following matrix:\n6 0 9\n5 2 2\n\nPerform the following series of operations in order:\n"
        "- Identity transformation, i.e. no change\n- Vertically mirror the matrix\n- Map each occurrence of 2 to 6\n",
        "For the following matrix:\n1 2\n3 4\n5 6\n\nPerform the following series of operations in order:\n"
        "- Identity transformation, i.e. no change\n- Rotate the matrix 90 degrees\n"
        "- Crop the matrix to rows 1-2 and columns 2-3 (1-indexed)\n- Mirror the matrix along the counterdiagonal\n",
        "For the following matrix:\n1 2\n3 4\n\nPerform the following series of operations in order:\n"
        "- Mirror the matrix along the diagonal\n- Set all elements divisible by 2 to zero\n",
        "For the following matrix:\n1 2 3\n4 5 6\n7 8 9\n\nPerform the following series of operations in order:\n"
        "- Remove every 2-nd row (1-indexed)\n- Remove every 3-th column (1-indexed)\n",
        "다음 행렬:\n1 2\n3 4\n\n다음 연산을 차례대로 수행하시오:\n- Rotate the matrix 180 degrees\n"
        "- Horizontally mirror the matrix\n",
    ),
)
