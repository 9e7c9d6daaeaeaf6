"""Putting numbers in order: the same notation first, then the order, then what was asked for."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from math import lcm

from sympy import Abs, Add, Basic, Expr, Float, Integer, Mul, Pow, Rational, Symbol, Tuple

from tutor.errors import NotSolved
from tutor.maths.operations import operation, operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, Message, say
from tutor.problem import Level, Problem
from tutor.rules.decimals import decimal_formula, decimal_text
from tutor.rules.listing import list_formula, number_formula, value_of
from tutor.rules.stating import stated
from tutor.solution import Answer, Step
from tutor.topics.comparing.asking import AS_STRINGS, LETTERS

DIGITS = 40


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    statement = expression(problem.statement)
    name = operation_name(statement) or ""
    lettered = name.startswith("letter_of_")
    match name.removeprefix("letter_of_"):
        case "kth_largest" | "kth_smallest" as kind:
            place, numbers = statement.args
            found = yield from _ranked(statement, kind, int(place), list(numbers.args), lettered=lettered)
            yield _picked(found, list(numbers.args), lettered=lettered)
        case "closest":
            target, numbers = statement.args
            found = yield from _closest(statement, target, list(numbers.args), lettered=lettered)
            yield _picked(found, list(numbers.args), lettered=lettered)
        case "comparison_sign":
            yield from _sign(statement, *statement.args)
        case _:
            yield from _ordered(problem, statement, list(statement.args[0].args), name)


def size(number: Expr) -> Expr:
    """The value that numbers are compared by: exact where it is a fraction, else to many digits."""
    found = value_of(number)
    return found if found is not None else _exact(number).evalf(DIGITS)


def _exact(number: Expr) -> Expr:
    """The number with its decimals as fractions, worked out."""
    decimals = {part: Rational(str(part)) for part in number.atoms(Float)}
    return number.xreplace(decimals).doit()


def in_order(numbers: Sequence[Expr]) -> list[Expr]:
    """The numbers from the smallest to the largest."""
    return sorted(numbers, key=lambda number: size(number))


# -- order --


def _order_step(before: Formula | Basic, after: Formula | Basic, numbers: list[Expr], *, falling: bool) -> Step:
    return stated(
        "put-in-order",
        say("Put the numbers in order, the largest first: {numbers}.", numbers=list_formula(numbers))
        if falling
        else say("Put the numbers in order, the smallest first: {numbers}.", numbers=list_formula(numbers)),
        _order_reason(numbers),
        before,
        after,
        idea=say("Which numbers are negative? Which number stands farthest to the left on the number line?"),
        substeps=_as_decimals(numbers),
    )


def _order_reason(numbers: list[Expr]) -> Message:
    if any(size(number) < 0 for number in numbers):
        return say(
            "Negative numbers come before positive ones; of two negative numbers, the one farther from zero is smaller."
        )
    return say("Compare whole parts first, then the digits after the point, or write fractions as decimals.")


def _as_decimals(numbers: list[Expr]) -> tuple[Step, ...]:
    """Each fraction as a decimal where that ends: to compare it with the others."""
    found = [(number, value_of(number)) for number in numbers if not isinstance(number, Float)]
    return tuple(
        stated(
            "as-decimal",
            say("Write {fraction} as a decimal: {decimal}.", fraction=formula(number), decimal=decimal_formula(value)),
            say("Decimals can be compared digit by digit."),
            number,
            decimal_formula(value),
        )
        for number, value in found
        if value is not None and value.q > 1 and decimal_text(value) is not None
    )


def _ordered(problem: Problem, statement: Basic, numbers: list[Expr], name: str) -> Iterator[Step | Answer]:
    falling = name == "decreasing"
    ranked = in_order(numbers)[::-1] if falling else in_order(numbers)
    shown = list_formula(ranked)
    yield _order_step(statement, shown, ranked, falling=falling)
    typed = next((expression(value) for key, value in problem.given if key == AS_STRINGS), None)
    if isinstance(typed, Tuple):
        words = {number: word.name for number, word in zip(numbers, typed, strict=True)}
        text = "[" + ", ".join(f"'{words[number]}'" for number in ranked) + "]"
        shown = Formula(shown.latex, text, shown.tree)
    yield Answer(shown, shown)


def _ranked(
    statement: Basic, kind: str, place: int, numbers: list[Expr], *, lettered: bool
) -> Generator[Step, None, Expr]:
    falling = kind == "kth_largest"
    ranked = in_order(numbers)[::-1] if falling else in_order(numbers)
    found = ranked[place - 1]
    if lettered and sum(size(number) == size(found) for number in numbers) > 1:
        raise NotSolved(say("Two of the choices are the same number."), code="ambiguous")
    line = operation(kind, Integer(place), Tuple(*ranked))
    if lettered:
        order = _order_step(operation(_ORDER[kind], Tuple(*numbers)), list_formula(ranked), ranked, falling=falling)
        yield _take(statement, place, found, letter=_letter(found, numbers), substeps=(order,))
        return found
    if ranked != numbers:
        yield _order_step(statement, line, ranked, falling=falling)
    yield _take(line, place, found)
    return found


_ORDER = {"kth_largest": "decreasing", "kth_smallest": "increasing"}


def _take(line: Basic, place: int, found: Expr, *, letter: str = "", substeps: tuple[Step, ...] = ()) -> Step:
    number = number_formula(found)
    if letter:
        title = say(
            "Number {place} in this order is {number}: choice ({letter}).", place=place, number=number, letter=letter
        )
    else:
        title = say("Number {place} in this order is {number}.", place=place, number=number)
    return stated(
        "take-from-order",
        title,
        say("Count the places from the beginning of the ordered list."),
        line,
        formula(Symbol(letter)) if letter else number,
        idea=say("Which number stands at this place?"),
        substeps=substeps,
    )


def _letter(found: Expr, numbers: list[Expr]) -> str:
    return LETTERS[next(place for place, number in enumerate(numbers) if number == found)]


def _picked(found: Expr, numbers: list[Expr], *, lettered: bool) -> Answer:
    number = number_formula(found)
    if not lettered:
        return Answer(number, number)
    letter = _letter(found, numbers)
    tree = formula(Symbol(letter))
    shown = Formula(rf"\text{{({letter})}}\ {number.latex}", f"({letter}) {number.plain}", tree.tree)
    return Answer(shown, tree)


# -- closest --


def _closest(statement: Basic, target: Expr, numbers: list[Expr], *, lettered: bool) -> Generator[Step, None, Expr]:
    gaps = [abs(_gap(number, target)) for number in numbers]
    best = min(gaps)
    nearest = [number for number, gap in zip(numbers, gaps, strict=True) if gap == best]
    if len({size(number) for number in nearest}) != 1 or (lettered and len(nearest) != 1):
        raise NotSolved(say("Two of the numbers are equally close."), code="ambiguous")
    found = nearest[0]
    number = number_formula(found)
    letter = _letter(found, numbers) if lettered else ""
    because = say(
        "The distance of two numbers is the absolute value of their difference; the smallest distance is {gap}.",
        gap=number_formula(best) if isinstance(best, Rational) else formula(best.evalf(6)),
    )
    yield stated(
        "smallest-distance",
        say("Compare the distances from {target}: the smallest is that of {number}, choice ({letter}).",
            target=number_formula(target), number=number, letter=letter)
        if letter
        else say("Compare the distances from {target}: the smallest is that of {number}.",
                 target=number_formula(target), number=number),
        because,
        statement,
        formula(Symbol(letter)) if letter else number,
        idea=say("How far is each number from it?"),
        substeps=tuple(_distance(number, target, gap) for number, gap in zip(numbers, gaps, strict=True)),
    )  # fmt: skip
    return found


def _gap(number: Expr, target: Expr) -> Expr:
    return size(number) - size(target)


def _distance(number: Expr, target: Expr, gap: Expr) -> Step:
    written = Abs(Add(number, Mul(-1, target, evaluate=False), evaluate=False), evaluate=False)
    value = gap if isinstance(gap, Rational) else written.doit()
    return stated(
        "distance",
        say("The distance of {number} is {gap}.", number=number_formula(number), gap=formula(value)),
        say("Subtract, and leave out the sign."),
        written,
        value,
    )


# -- signs --


def _sign(statement: Basic, a: Expr, b: Expr) -> Iterator[Step | Answer]:
    first, second = size(a), size(b)
    mark = "<" if first < second else ">" if first > second else "="
    whole = _whole_forms(a, b)
    line: Basic = statement
    if whole is not None and (whole[0], whole[1]) != (a, b):
        line = operation("comparison_sign", whole[0], whole[1])
        yield stated("same-kind", whole[2], whole[3], statement, line, idea=say("How can both be made whole numbers?"))
    tree = formula(Symbol(mark))
    shown = Formula(mark, mark, tree.tree)
    yield stated(
        "compare",
        _mark_words(mark),
        say("The numbers can be compared directly now.") if whole is not None else say("Compare their decimals."),
        line,
        shown,
        idea=say("Which of the two is larger?"),
    )
    yield Answer(shown, shown)


def _mark_words(mark: str) -> Message:
    if mark == "<":
        return say("The first number is smaller.")
    return say("The first number is larger.") if mark == ">" else say("Both are equal.")


def _whole_forms(a: Expr, b: Expr) -> tuple[Expr, Expr, Message, Message] | None:
    """Two whole numbers in the same order as two fractions, or as two roots of whole numbers."""
    values = [value_of(number) for number in (a, b)]
    if values[0] is not None and values[1] is not None:
        below = lcm(int(values[0].q), int(values[1].q))
        return (
            values[0] * below,
            values[1] * below,
            say(
                "Write both over the common denominator {below} and compare the numerators.",
                below=formula(Integer(below)),
            ),
            say("Of two fractions with the same positive denominator, the one with the larger numerator is larger."),
        )
    roots = [_root(number) for number in (a, b)]
    if roots[0] is None or roots[1] is None:
        return None
    (one, p), (two, q) = roots[0], roots[1]
    power = lcm(p, q)
    if power // p * len(str(one)) > 300 or power // q * len(str(two)) > 300:
        return None
    return (
        Integer(one) ** (power // p),
        Integer(two) ** (power // q),
        say("Raise both to the power {power}: the roots vanish.", power=formula(Integer(power))),
        say("For positive numbers, the larger number has the larger power."),
    )


def _root(number: Expr) -> tuple[int, int] | None:
    """Radicand and degree of a root of a positive whole number."""
    if isinstance(number, Integer) and number > 0:
        return int(number), 1
    if not isinstance(number, Pow) or not isinstance(number.base, Integer) or number.base <= 0:
        return None
    exponent = value_of(number.exp)
    if exponent is None or exponent <= 0 or exponent.q > 60 or exponent.p > 20:
        return None
    return int(number.base) ** int(exponent.p), int(exponent.q)
