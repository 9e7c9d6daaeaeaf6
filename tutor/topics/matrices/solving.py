"""From an expression with matrices to its value: one operation at a time, the rest of the line kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sympy import (
    Add,
    Basic,
    Determinant,
    Expr,
    ImmutableDenseMatrix,
    Integer,
    Inverse,
    MatAdd,
    MatMul,
    MatPow,
    Mul,
    Pow,
    S,
    Trace,
    Transpose,
)
from sympy.matrices import MatrixBase

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.messages import Formula, say
from tutor.rules.tidying import evaluated
from tutor.solution import Answer, SameValue, Step
from tutor.topics.matrices.arithmetic import add, multiply, power, scale, trace, transpose
from tutor.topics.matrices.determinants import determinant
from tutor.topics.matrices.eigenvalues import eigenvalues
from tutor.topics.matrices.inverses import Singular, inverse
from tutor.topics.matrices.steps import Found, neat

OPERATIONS = (MatAdd, MatMul, MatPow, Inverse, Transpose, Determinant, Trace)
"""What this topic carries out."""


def solve_value(statement: Basic) -> Iterator[Step | Answer]:
    """Steps and answer of an expression with matrices.

    Raises:
        NotSolved: sizes do not fit, or an operation is not known here.
    """
    line = statement
    for _ in range(60):
        hole = _innermost(line)
        if hole is None:
            break
        try:
            value, steps = _carry_out(hole)
        except Singular as found:
            yield from _in_line(found.steps, Determinant(hole.args[0]), Determinant(hole.args[0]))
            yield _no_inverse()
            return
        yield from _in_line(steps, line, hole)
        line = _put(line, hole, value)
    if isinstance(line, MatrixBase):
        last: Basic = ImmutableDenseMatrix(line).applyfunc(lambda entry: neat(evaluated(entry)))
    else:
        last = neat(evaluated(line)) if isinstance(line, Expr) else line
    if formula(last).plain != formula(line).plain:
        before, after = formula(line), formula(last)
        title, because = say("Work out the value."), say("No operation with matrices is left.")
        yield Step("evaluate", title, because, before, after, SameValue(before, after))
    yield Answer(formula(last), formula(last))


def _no_inverse() -> Answer:
    printed = formula(S.NaN)
    words = Formula(r"\text{does not exist}", "does not exist", printed.tree)
    return Answer(words, words, say("The determinant is zero, so the matrix is singular: it has no inverse."))


def solve_eigenvalues(matrix: MatrixBase) -> Iterator[Step | Answer]:
    """Steps and answer for the eigenvalues of a matrix."""
    values, steps = eigenvalues(ImmutableDenseMatrix(matrix).applyfunc(evaluated))
    yield from steps
    yield Answer(formula(values), formula(values))


def _innermost(line: Basic) -> Basic | None:
    """The first operation, from the left, whose parts hold no other."""
    if isinstance(line, MatrixBase):
        return None
    for part in line.args:
        inner = _innermost(part)
        if inner is not None:
            return inner
    if isinstance(line, OPERATIONS):
        return line
    if isinstance(line, Add | Mul | Pow) and any(isinstance(part, MatrixBase) for part in line.args):
        return line
    return None


def _carry_out(operation: Basic) -> Found:
    parts = [_plain(part) for part in operation.args]
    match operation:
        case MatAdd() | Add():
            return add([_matrix(part) for part in parts])
        case Inverse():
            return inverse(_matrix(parts[0]))
        case MatMul() | Mul():
            return _product(parts)
        case MatPow() | Pow():
            return _power(_matrix(parts[0]), parts[1])
        case Transpose():
            return transpose(_matrix(parts[0]))
        case Determinant():
            return determinant(_matrix(parts[0]))
        case Trace():
            return trace(_matrix(parts[0]))
        case _:
            raise NotSolved(say("This operation with matrices is not known here."), code="unknown-operation")


def _plain(part: Basic) -> Basic:
    if isinstance(part, MatrixBase):
        return ImmutableDenseMatrix(part).applyfunc(evaluated)
    return evaluated(part) if isinstance(part, Expr) else part


def _matrix(part: Basic) -> MatrixBase:
    if not isinstance(part, MatrixBase):
        raise NotSolved(say("A matrix and a number cannot be added."), code="not-a-matrix")
    return part


def _power(matrix: MatrixBase, exponent: Basic) -> Found:
    if not isinstance(exponent, Integer):
        raise NotSolved(say("Only whole powers of a matrix are worked out here."), code="matrix-power")
    if matrix.rows != matrix.cols:
        raise NotSolved(say("Only a square matrix has powers."), code="not-square")
    if exponent >= 0:
        return power(matrix, int(exponent))
    value, steps = inverse(matrix)
    if exponent == -1:
        return value, steps
    more, rest = power(value, -int(exponent))
    return more, [*steps, *rest]


def _product(parts: list[Basic]) -> Found:
    """Numbers first multiply each other; matrices from the left; the number last."""
    number: Expr = S.One
    matrices: list[MatrixBase] = []
    for part in parts:
        if isinstance(part, MatrixBase):
            matrices.append(part)
        elif isinstance(part, Expr):
            number = number * part
    steps: list[Step] = []
    value = matrices[0]
    for done, other in enumerate(matrices[1:], start=2):
        rest = matrices[done:]
        new, inner = multiply(value, other)
        before, after = _written(number, [value, other, *rest]), _written(number, [new, *rest])
        steps += [
            replace(one, before=formula(before), after=formula(after), claim=SameValue(formula(before), formula(after)))
            for one in inner
        ]
        value = new
    if number is not S.One:
        value, inner = scale(number, value)
        steps += inner
    return value, steps


def _written(number: Expr, matrices: list[MatrixBase]) -> Basic:
    factors = ([number] if number is not S.One else []) + matrices
    return factors[0] if len(factors) == 1 else MatMul(*factors, evaluate=False)


def _put(line: Basic, hole: Basic, value: Basic) -> Basic:
    if line == hole:
        return value
    if isinstance(line, MatrixBase) or not line.args:
        return line
    parts = [_put(part, hole, value) for part in line.args]
    if isinstance(line, MatAdd | MatMul | Add | Mul | Pow):
        return line.func(*parts, evaluate=False)
    return line.func(*parts)


def _in_line(steps: list[Step], line: Basic, hole: Basic) -> Iterator[Step]:
    """The steps of one operation: as they are, or folded into one step of the longer line."""
    if line == hole:
        yield from steps
        return
    from tutor.maths.transport import expression

    last = steps[-1] if steps[-1].rule != "check-inverse" else steps[-2]
    before, after = formula(line), formula(_put(line, hole, expression(last.after)))
    first = steps[0]
    yield Step(
        rule=first.rule,
        title=first.title,
        because=first.because,
        before=before,
        after=after,
        claim=SameValue(before, after),
        substeps=tuple(steps),
        idea=first.idea,
    )
