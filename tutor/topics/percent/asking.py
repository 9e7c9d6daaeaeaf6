"""How percentages and interest are asked for.

The statement is the calculation with the given numbers put into its formula, rounded to two places where it does not
end there; ``kind`` says which formula.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Abs, Add, Basic, Expr, Float, Integer, Mul, Pow, Rational, Symbol

from tutor.maths.operations import operation
from tutor.problem import Goal, Problem
from tutor.rules.listing import value_of
from tutor.topic import Asking, Posed

TASK = "percent"
KIND = "kind"
UNCLEAR = "compound-unclear"
"""Asked so that some mean the final amount, others only the interest in it."""

HUNDRED = Integer(100)

Blanks = Mapping[str, Basic]
Build = Callable[..., Expr | None]


def fits(problem: Problem) -> bool:
    """Whether this is a calculation with percentages or interest."""
    return problem.goal is Goal.VALUE and problem.task == TASK


def posed(kind: str, inside: Expr | None, value: Rational | None) -> Posed | None:
    """Pose the calculation, rounded to two places where its value has more."""
    if inside is None or value is None:
        return None
    ends = (value * 100).q == 1
    statement = inside if ends else operation("rounded", inside, Rational(1, 100))
    return Posed(statement, TASK, Goal.VALUE, given={KIND: Symbol(kind)})


def exact(expression: Expr) -> Rational | None:
    """The exact value, decimals as fractions."""
    decimals = {number: Rational(str(number)) for number in expression.atoms(Float)}
    value = expression.xreplace(decimals).doit()
    return value if isinstance(value, Rational) else None


def _pose(kind: str, names: str, build: Build) -> Callable[[Blanks], Posed | None]:
    """Pose with the numbers of these blanks, when all of them are numbers."""

    def pose(blanks: Blanks) -> Posed | None:
        numbers = [number(blanks[name]) for name in names]
        if None in numbers:
            return None
        inside = build(*numbers)
        return None if inside is None else posed(kind, inside, exact(inside))

    return pose


def number(blank: Basic) -> Expr | None:
    """A number as typed, None for anything else."""
    return blank if isinstance(blank, Expr) and value_of(blank) is not None else None


def _size(a: Expr) -> Expr:
    return Abs(a, evaluate=False) if value_of(a) < 0 else a  # type: ignore[operator]


def _minus(a: Expr, b: Expr) -> Expr:
    return Add(a, -b, evaluate=False)


def _share(part: Expr, whole: Expr) -> Expr:
    """``part / whole · 100``."""
    return Mul(part, Pow(whole, -1, evaluate=False), HUNDRED, evaluate=False)


def _nonzero(a: Expr) -> bool:
    return value_of(a) != 0


def difference(a: Expr, b: Expr) -> Expr | None:
    """The distance of two numbers in percent of their mean."""
    mean = Mul(Add(a, b, evaluate=False), Pow(Integer(2), -1, evaluate=False), evaluate=False)
    return _share(Abs(_minus(a, b), evaluate=False), mean) if value_of(a) + value_of(b) > 0 else None  # type: ignore[operator]


def error(observed: Expr, true: Expr) -> Expr | None:
    """The distance from the exact value in percent of its size."""
    return _share(Abs(_minus(observed, true), evaluate=False), _size(true)) if _nonzero(true) else None


def change(old: Expr, new: Expr) -> Expr | None:
    """The change in percent of the old value."""
    return _share(_minus(new, old), old) if value_of(old) > 0 else None  # type: ignore[operator]


def profit(cost: Expr, price: Expr) -> Expr | None:
    """The profit in percent of the cost."""
    return change(cost, price)


def loss(cost: Expr, price: Expr) -> Expr | None:
    """The loss in percent of the cost."""
    return _share(_minus(cost, price), cost) if value_of(cost) > 0 else None  # type: ignore[operator]


def share(part: Expr, whole: Expr) -> Expr | None:
    """A part in percent of the whole."""
    return _share(part, whole) if _nonzero(whole) else None


def _percent(rate: Expr) -> Expr:
    return Mul(rate, Pow(HUNDRED, -1, evaluate=False), evaluate=False)


def increased(value: Expr, rate: Expr) -> Expr:
    """A value with so many percent more."""
    return Mul(value, Add(1, _percent(rate), evaluate=False), evaluate=False)


def decreased(value: Expr, rate: Expr) -> Expr:
    """A value with so many percent less."""
    return Mul(value, Add(1, Mul(-1, _percent(rate), evaluate=False), evaluate=False), evaluate=False)


def simple(principal: Expr, rate: Expr, years: Expr) -> Expr:
    """Interest on the principal alone."""
    return Mul(principal, rate, years, Pow(HUNDRED, -1, evaluate=False), evaluate=False)


def amount(principal: Expr, rate: Expr, years: Expr) -> Expr | None:
    """What a principal grows to when interest bears interest, once a year."""
    count = value_of(years)
    if count is None or count.q != 1 or not 0 < count <= 100:
        return None
    return Mul(principal, Pow(Add(1, _percent(rate), evaluate=False), Integer(count), evaluate=False), evaluate=False)


def earned(principal: Expr, rate: Expr, years: Expr) -> Expr | None:
    """What the principal grows to, less the principal."""
    total = amount(principal, rate, years)
    return None if total is None else Add(total, -principal, evaluate=False)


def _interest(name: str) -> tuple[str, ...]:
    """An interest as some books ask for it, the principal misspelt or not."""
    return tuple(
        f"{name} for a {principal} amount of {{a}} dollars, {{b}}% rate of interest and for a time period of {{c}} "
        f"years{end}"
        for principal in ("principal", "principle")
        for end in ("", " is")
    )


def _rates(*phrases: str) -> tuple[str, ...]:
    """Each phrase with the sign of percent written close, apart, and as a word."""
    return tuple(phrase.replace("%", sign) for phrase in phrases for sign in ("%", " %", " percent"))


ASKINGS = (
    Asking(
        (
            "find percentage difference between {a} and {b}",
            "find percent difference between {a} and {b}",
            "percentage difference between {a} and {b}",
        ),
        _pose("difference", "ab", difference),
    ),
    Asking(
        (
            "find percentage error when observed value equals {a} and exact value equals {b}",
            "find percent error when observed value equals {a} and exact value equals {b}",
            "find percentage error when observed value is {a} and exact value is {b}",
            "find percent error when measured value is {a} and true value is {b}",
            "find percentage error if measured value is {a} and actual value is {b}",
        ),
        _pose("error", "ab", error),
    ),
    Asking(
        (
            "find percentage change from {a} to {b}",
            "find percent change from {a} to {b}",
            "find percentage increase from {a} to {b}",
            "find percent increase from {a} to {b}",
            "by what percent does {a} increase to {b}",
        ),
        _pose("change", "ab", change),
    ),
    Asking(
        ("find percentage decrease from {a} to {b}", "find percent decrease from {a} to {b}"),
        _pose("decrease", "ab", loss),
    ),
    Asking(
        (
            "profit percent when cp = {a} and sp = {b}",
            "find profit percent when cp = {a} and sp = {b}",
            "find profit percent if cost price is {a} and selling price is {b}",
            "find profit percentage if cost price is {a} and selling price is {b}",
        ),
        _pose("profit", "ab", profit),
    ),
    Asking(
        (
            "loss percent when cp = {a} and sp = {b}",
            "find loss percent when cp = {a} and sp = {b}",
            "find loss percent if cost price is {a} and selling price is {b}",
            "find loss percentage if cost price is {a} and selling price is {b}",
        ),
        _pose("loss", "ab", loss),
    ),
    Asking(
        (
            "what percent of {b} is {a}",
            "what percentage of {b} is {a}",
            "{a} is what percent of {b}",
            "{a} is what percentage of {b}",
            "find percentage of {b} that {a} is",
        ),
        _pose("share", "ab", share),
    ),
    Asking(_rates("increase {a} by {b}%"), _pose("increased", "ab", increased)),
    Asking(_rates("decrease {a} by {b}%", "reduce {a} by {b}%"), _pose("decreased", "ab", decreased)),
    Asking(
        _rates(
            *_interest("simple interest"),
            "find simple interest on {a} dollars at {b}% for {c} years",
            "find simple interest on {a} at {b}% for {c} years",
            "find simple interest on {a} at {b}% per year for {c} years",
            "find simple interest on {a} at {b}% per annum for {c} years",
        ),
        _pose("simple-interest", "abc", simple),
    ),
    Asking(_rates(*_interest("compound interest")), _pose(UNCLEAR, "abc", amount)),
    Asking(
        _rates(
            "find final amount of {a} dollars at {b}% compound interest for {c} years",
            "find final amount of {a} at {b}% compound interest for {c} years",
            "find amount of {a} dollars after {c} years at {b}% compound interest",
            "what does {a} grow to at {b}% compound interest in {c} years",
        ),
        _pose("compound-amount", "abc", amount),
    ),
    Asking(
        _rates(
            "find compound interest on {a} dollars at {b}% for {c} years",
            "find compound interest on {a} at {b}% for {c} years",
            "find compound interest on {a} at {b}% per year for {c} years",
            "find compound interest on {a} at {b}% per annum for {c} years",
            "find compound interest earned on {a} dollars at {b}% for {c} years",
        ),
        _pose("compound-interest", "abc", earned),
    ),
)
