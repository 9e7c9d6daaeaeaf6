"""Taylor and Maclaurin polynomials and series."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sympy import Basic, Eq, Expr, Integer, S, Symbol

from tutor.errors import NotSolved
from tutor.maths.operations import operation, operation_name
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Level, Problem
from tutor.rules.asking import as_letters, function_of, variable_of
from tutor.solution import Answer, Step
from tutor.topic import Asking, Posed, Topic, criteria
from tutor.topics.taylor_series.infinite import solve_series
from tutor.topics.taylor_series.practice import TASK, practise
from tutor.topics.taylor_series.solving import solve_polynomial

_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_HIGHEST = 12


def _pose(degree: int | None = None) -> Callable[[Mapping[str, Basic]], Posed | None]:
    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        blanks = as_letters(blanks)
        function = function_of(blanks.get("f"))
        point = blanks.get("a", S.Zero)
        count = blanks.get("n") if degree is None else Integer(degree)
        if function is None:
            return None
        variable = variable_of(blanks, function)
        if isinstance(point, Eq):
            variable, point = point.lhs, point.rhs
        if not isinstance(variable, Symbol) or variable not in function.free_symbols or not isinstance(point, Expr):
            return None
        if count is None:
            return Posed(operation("taylor_series", function, variable, point), TASK, Goal.VALUE)
        if not isinstance(count, Integer) or not 0 <= count <= _HIGHEST:
            return None
        return Posed(operation("taylor_polynomial", function, variable, point, count), TASK, Goal.VALUE)

    return pose


def _fits(problem: Problem) -> bool:
    if problem.goal is not Goal.VALUE:
        return False
    return operation_name(expression(problem.statement)) in ("taylor_polynomial", "taylor_series")


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    f, x, point, *rest = expression(problem.statement).args
    if not isinstance(f, Expr) or not isinstance(x, Symbol):
        raise NotSolved(say("A Taylor series belongs to a function of one variable."))
    if rest:
        yield from solve_polynomial(f, x, point, int(rest[0]))
    else:
        yield from solve_series(f, x, point)


_AT = (" at {a}", " about {a}", " around {a}", " centered at {a}", " centred at {a}", " near {a}")


_TAYLOR = (
    *(f"find the taylor polynomial of degree {{n}} of {{f}}{at}" for at in _AT),
    *(f"find the taylor polynomial of degree {{n}} for {{f}}{at}" for at in _AT),
    *(f"find the taylor polynomial of {{f}} of degree {{n}}{at}" for at in _AT),
    *(f"find the degree {{n}} taylor polynomial of {{f}}{at}" for at in _AT),
    *(f"find the degree {{n}} taylor polynomial for {{f}}{at}" for at in _AT),
    *(f"find the taylor polynomial of order {{n}} of {{f}}{at}" for at in _AT),
    *(f"expand {{f}} in a taylor series{at} up to degree {{n}}" for at in _AT[:3]),
)
_MACLAURIN = (
    "find the maclaurin polynomial of degree {n} of {f}",
    "find the maclaurin polynomial of degree {n} for {f}",
    "find the degree {n} maclaurin polynomial of {f}",
    "find the degree {n} maclaurin polynomial for {f}",
    "find the maclaurin polynomial of {f} of degree {n}",
    "find the maclaurin series of {f} up to degree {n}",
    "find the taylor polynomial of degree {n} of {f}",
    "find the maclaurin expansion of {f} up to degree {n}",
)
_SERIES = (
    *(f"find the taylor series of {{f}}{at}" for at in _AT),
    *(f"find the taylor series for {{f}}{at}" for at in _AT),
    *(f"expand {{f}} in a taylor series{at}" for at in _AT),
    *(f"find the taylor expansion of {{f}}{at}" for at in _AT),
    "find the maclaurin series of {f}",
    "find the maclaurin series for {f}",
    "expand {f} in a maclaurin series",
    "find the power series of {f}",
    "find the power series for {f}",
    "find the taylor series of {f}",
)


def _numbered(word: str) -> tuple[str, ...]:
    found = [f"find the {word} degree taylor polynomial {link} {{f}}{at}" for at in _AT for link in ("of", "for")]
    found += [f"find the {word} order taylor polynomial {link} {{f}}{at}" for at in _AT for link in ("of", "for")]
    found += [f"find the {word} degree maclaurin polynomial {link} {{f}}" for link in ("of", "for")]
    return tuple(found)


TOPIC = Topic(
    name="taylor-series",
    title=say("Taylor series"),
    area="calculus",
    prerequisites=("derivatives", "series"),
    askings=(
        Asking((*_TAYLOR, *_MACLAURIN), _pose()),
        Asking(_SERIES, _pose()),
        *(Asking(_numbered(word), _pose(number)) for word, number in _WORDS.items()),
    ),
    fits=_fits,
    solve=_solve,
    practise=practise,
    criteria=criteria(
        say("Exponentials, sines and cosines at 0, up to degree four."),
        say("Logarithms and fractions, also at other points, up to degree five."),
        say("Products and roots, up to degree five."),
    ),
    examples=(
        "Find the Taylor polynomial of degree 3 of e^x at x = 0.",
        "Find the Maclaurin polynomial of degree 5 of sin x",
        "Find the third degree Taylor polynomial of sqrt(x) centered at x = 4.",
        "Find the Taylor polynomial of degree 2 of ln x about 1",
        "Find the Maclaurin series of cos(2x).",
        "Find the Maclaurin series of 1/(1 + x^2)",
        "x = 0에서 e^x의 3차 테일러 다항식을 구하시오",
    ),
)
