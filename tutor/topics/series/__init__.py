"""Infinite series: whether they converge, by which test, and their sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sympy import Basic, Expr, Integer, Sum, oo

from tutor.errors import NotSolved
from tutor.maths.operations import operation, operation_name
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Level, Problem
from tutor.solution import Answer, Step
from tutor.topic import Asking, Posed, Topic, criteria
from tutor.topics.series.practice import TASK, practise
from tutor.topics.series.testing import Series, decide, of_sum
from tutor.topics.series.values import add_up


def _infinite(found: Basic | None) -> Sum | None:
    if not isinstance(found, Sum) or len(found.limits) != 1:
        return None
    n, low, high = found.limits[0]
    whole = isinstance(low, Integer) and high is oo and isinstance(found.function, Expr)
    return found if whole and found.function.free_symbols <= {n} else None


def _pose(blanks: Mapping[str, Basic]) -> Posed | None:
    series = _infinite(blanks.get("f"))
    if series is None:
        return None
    n, low, _ = series.limits[0]
    return Posed(operation("converges", series.function, n, low), TASK, Goal.VALUE)


def _pose_value(blanks: Mapping[str, Basic]) -> Posed | None:
    series = _infinite(blanks.get("f"))
    return None if series is None else Posed(series, TASK, Goal.VALUE)


def _fits(problem: Problem) -> bool:
    if problem.goal is not Goal.VALUE:
        return False
    statement = expression(problem.statement)
    return operation_name(statement) == "converges" or _infinite(statement) is not None


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    statement = expression(problem.statement)
    if isinstance(statement, Sum):
        yield from add_up(of_sum(statement))
    elif operation_name(statement) == "converges":
        yield from decide(Series(*statement.args))
    else:
        raise NotSolved(say("This is not an infinite series."))


TOPIC = Topic(
    name="series",
    title=say("Infinite series"),
    area="calculus",
    prerequisites=("finite-sums", "limits"),
    askings=(
        Asking(
            (
                "does {f} converge",
                "does {f} converge or diverge",
                "does {f} diverge",
                "does the series {f} converge or diverge",
                "is {f} convergent",
                "is {f} convergent or divergent",
                "is {f} divergent",
                "determine whether {f} converges",
                "determine whether {f} converges or diverges",
                "determine if {f} converges",
                "determine if {f} converges or diverges",
                "determine whether {f} is convergent or divergent",
                "determine the convergence of {f}",
                "determine whether {f} converges absolutely, converges conditionally, or diverges",
                "test {f} for convergence",
                "test the convergence of {f}",
                "investigate the convergence of {f}",
            ),
            _pose,
        ),
        Asking(
            ("{f}", "find the sum of {f}", "find {f}", "evaluate {f}", "find the value of {f}", "sum {f}"), _pose_value
        ),
    ),
    fits=_fits,
    solve=_solve,
    practise=practise,
    criteria=criteria(
        say("Sums of geometric series."),
        say("Telescoping sums, and convergence by simple tests."),
        say("Convergence by ratio, root, integral and comparison tests."),
    ),
    examples=(
        r"Does \sum_{n=1}^{\infty} \frac{1}{n^2} converge?",
        r"Determine whether \sum_{n=1}^{\infty} \frac{(-1)^n}{n} converges or diverges.",
        r"\sum_{n=0}^{\infty} \frac{3}{2^n}",
        r"Find the sum of \sum_{n=1}^{\infty} \frac{1}{n(n+1)}.",
        r"Test \sum_{n=1}^{\infty} \frac{2^n}{n!} for convergence",
        r"Is \sum_{n=2}^{\infty} \frac{1}{n \ln n} convergent or divergent?",
        r"급수 \sum_{n=1}^{\infty} \frac{n}{n+1}이 수렴하는지 판정하시오",
    ),
)
