"""How remainders are asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sympy import Add, Basic, Eq, Expr, Integer, Mod, Mul, Poly, Pow, Symbol, Tuple

from tutor.maths.operations import operation, operation_name
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.rules.listing import whole_number
from tutor.topic import Asking, Posed

TASK = "remainder"
NAMES = ("remainder", "power_remainder", "congruent", "modular_solution", "inverse_modulo", "fibonacci")
LARGEST_EXPONENT = 10**18
LARGEST_VALUE = 10_000
"""Digits of what is worked out as a whole."""

Blanks = Mapping[str, Basic]


def fits(problem: Problem) -> bool:
    """Whether this asks for a remainder, or for what is found with remainders."""
    if problem.goal is not Goal.VALUE or problem.task != TASK:
        return False
    statement = expression(problem.statement)
    return operation_name(statement) in NAMES or isinstance(statement, Tuple)


def _posed(name: str, *numbers: Basic) -> Posed:
    return Posed(operation(name, *numbers), TASK, Goal.VALUE)


def _remainder(number: Basic, divisor: int) -> Posed | None:
    if divisor < 1:
        return None
    value = whole_number(number)
    if value is not None:
        return _posed("remainder", Integer(value), Integer(divisor))
    if isinstance(number, Pow) and _is_power(number):
        return _posed("power_remainder", *number.args, Integer(divisor))
    if isinstance(number, Add | Mul) and _digits(number) < LARGEST_VALUE:
        return _posed("remainder", number, Integer(divisor))
    return None


def _is_power(number: Pow) -> bool:
    base, exponent = number.args
    return isinstance(base, Integer) and isinstance(exponent, Integer) and 0 <= exponent <= LARGEST_EXPONENT


def _digits(number: Basic) -> float:
    """At most so many digits has the value; infinite where something else than whole numbers stands in it."""
    match number:
        case Integer():
            return len(str(int(number)))
        case Add():
            return max(map(_digits, number.args)) + len(number.args)
        case Mul():
            return sum(map(_digits, number.args))
        case Pow() if isinstance(number.exp, Integer) and number.exp >= 0:
            return _digits(number.base) * int(number.exp)
        case _:
            return float("inf")


def _pose_division(blanks: Blanks) -> Posed | None:
    divisor = whole_number(blanks["b"])
    return None if divisor is None else _remainder(blanks["a"], divisor)


def _pose_written(blanks: Blanks) -> Posed | None:
    """``17 mod 5`` as a formula."""
    statement = blanks["f"]
    return _pose_division({"a": statement.args[0], "b": statement.args[1]}) if isinstance(statement, Mod) else None


def _pose_both(blanks: Blanks) -> Posed | None:
    number, divisor = whole_number(blanks["a"]), whole_number(blanks["b"])
    if number is None or divisor is None or divisor < 1:
        return None
    pair = (Integer(number), Integer(divisor))
    return Posed(Tuple(operation("quotient", *pair), operation("remainder", *pair)), TASK, Goal.VALUE)


def _pose_last_digit(blanks: Blanks) -> Posed | None:
    return _remainder(blanks["f"], 10) if isinstance(blanks["f"], Pow | Add | Mul) else None


def _pose_inverse(blanks: Blanks) -> Posed | None:
    number, modulus = whole_number(blanks["a"]), whole_number(blanks["b"])
    if number is None or modulus is None or not 2 <= modulus <= 10**6:
        return None
    return _posed("inverse_modulo", Integer(number), Integer(modulus))


def _pose_congruent(blanks: Blanks) -> Posed | None:
    numbers = [whole_number(blanks[name]) for name in ("a", "b", "c")]
    if None in numbers or numbers[2] == 0:
        return None
    return _posed("congruent", *(Integer(number) for number in numbers if number is not None))


def _pose_congruence(blanks: Blanks) -> Posed | None:
    """``3x ≡ 5 (mod 7)``, both sides under the same modulus."""
    e = blanks["e"]
    if not isinstance(e, Eq) or not all(isinstance(side, Mod) for side in e.args):
        return None
    (left, modulus), (right, other) = e.lhs.args, e.rhs.args
    letters = e.free_symbols
    if modulus != other or len(letters) != 1 or not isinstance(modulus, Integer) or not 2 <= modulus <= 10**6:
        return None
    return _linear(left - right, letters.pop(), modulus)


def _linear(difference: Expr, letter: Basic, modulus: Integer) -> Posed | None:
    if not difference.is_polynomial(letter):
        return None
    found = Poly(difference, letter)
    if found.degree() != 1 or not all(isinstance(number, Integer) for number in found.all_coeffs()):
        return None
    slope, constant = found.all_coeffs()
    posed = _posed("modular_solution", slope, -constant, modulus)
    return Posed(posed.statement, TASK, Goal.VALUE, given={"unknown": letter})


def _pose_fibonacci(blanks: Blanks) -> Posed | None:
    words = blanks["digits"].name if isinstance(blanks["digits"], Symbol) else ""
    found = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)?", words.lower())
    return None if found is None else _posed("fibonacci", Integer(int(found[1])))


ASKINGS = (
    Asking(("{f}", "evaluate {f}", "find {f}"), _pose_written),
    Asking(
        (
            "find remainder when {a} is divided by {b}",
            "find remainder of {a} divided by {b}",
            "find remainder when dividing {a} by {b}",
            "remainder when {a} is divided by {b}",
            "find remainder if {a} is divided by {b}",
            "find {a} modulo {b}",
            "{a} modulo {b}",
            "modulo division: {a} % {b}",
            "modulo: {a} % {b}",
            "find remainder of {a} (mod {b})",
            "find modulo {b} remainder of {a}",
            "find modulo {b} remainder of sum {a}",
            "find modulo {b} remainder of following sum: {a}",
        ),
        _pose_division,
    ),
    Asking(
        (
            "find quotient and remainder when {a} is divided by {b}",
            "find quotient and remainder of {a} divided by {b}",
            "divide {a} by {b} with remainder",
        ),
        _pose_both,
    ),
    Asking(
        (
            "find last digit of {f}",
            "find units digit of {f}",
            "find unit digit of {f}",
            "find ones digit of {f}",
            "last digit of {f}",
        ),
        _pose_last_digit,
    ),
    Asking(
        (
            "find inverse of {a} modulo {b}",
            "find modular inverse of {a} modulo {b}",
            "find multiplicative inverse of {a} modulo {b}",
            "find inverse of {a} mod {b}",
            "inverse of {a} modulo {b}",
        ),
        _pose_inverse,
    ),
    Asking(("is {a} congruent to {b} modulo {c}", "is {a} congruent to {b} mod {c}"), _pose_congruent),
    Asking(
        ("{e}", "solve {e}", "solve congruence {e}", "find smallest non-negative solution of {e}"), _pose_congruence
    ),
    Asking(
        (
            "find {digits} fibonacci number",
            "{digits} fibonacci number",
            "find fibonacci number number {digits}",
        ),
        _pose_fibonacci,
    ),
)
