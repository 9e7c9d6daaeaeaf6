"""Angles in lines of mathematics: printed in degrees where the question is in degrees, and brought to one unit."""

from __future__ import annotations

from functools import reduce
from math import gcd, lcm

from sympy import (
    Basic,
    Expr,
    Mul,
    Pow,
    Rational,
    S,
    Symbol,
    acos,
    acot,
    acsc,
    asec,
    asin,
    atan,
    cos,
    cot,
    csc,
    expand_trig,
    pi,
    sec,
    sin,
    tan,
)

from tutor.maths.printing import formula, latex, plain
from tutor.maths.reading import evaluated
from tutor.messages import Formula

CIRCULAR = (sin, cos, tan, cot, sec, csc)
INVERSE = (asin, acos, atan, acot, asec, acsc)

_DEGREE = pi / 180


def turn(angle: Expr) -> Rational | None:
    """The rational number q for which an angle is qπ; None for any other."""
    part = evaluated(angle) / pi
    return part if isinstance(part, Rational) else None


def in_degrees(statement: Basic) -> bool:
    """Whether the angles of a statement were written in degrees."""
    return any(isinstance(part, Mul) and Rational(1, 180) in part.args for part in _nodes(statement))


def _nodes(statement: Basic) -> list[Basic]:
    found = [statement]
    for node in found:
        found.extend(node.args)
    return found


def angle_formula(angle: Expr, degrees: bool) -> Formula:
    """Print one angle."""
    return formula(angle, latex=_degrees(angle, "°"), plain=_degrees(angle, "°")) if degrees else formula(angle)


def _degrees(angle: Expr, sign: str) -> str:
    number = evaluated(angle) / _DEGREE
    return f"{plain(number)}{sign}"


def line_formula(line: Expr, degrees: bool) -> Formula:
    """Print a line, its angles in degrees where asked."""
    if not degrees:
        return formula(line)
    named = _named(line)
    return formula(line, latex=latex(named), plain=plain(named))


def _named(node: Basic) -> Basic:
    """The line with a name like ``75°`` in the place of each angle."""
    if isinstance(node, CIRCULAR):
        (angle,) = node.args
        if turn(angle) is not None:
            name = Symbol(_degrees(angle, "°"))
            written = angle if isinstance(angle, Symbol) else name
            if angle.is_Add and all(turn(part) is not None for part in angle.args):
                written = angle.func(*(Symbol(_degrees(part, "°")) for part in angle.args), evaluate=False)
            return node.func(written, evaluate=False)
    if not node.args:
        return node
    parts = [_named(part) for part in node.args]
    if node.is_Add or node.is_Mul or isinstance(node, Pow):
        return node.func(*parts, evaluate=False)
    return node.func(*parts)


def arguments(expression: Expr) -> list[Expr]:
    """What stands inside the trigonometric functions."""
    return sorted({part.args[0] for part in expression.atoms(*CIRCULAR)}, key=str)


def multiples(expression: Expr) -> dict[Symbol, set[Rational]] | None:
    """How often each letter is taken inside the functions; None where something other than that stands there."""
    found: dict[Symbol, set[Rational]] = {}
    for angle in arguments(expression):
        rest = angle.expand()
        for letter in sorted(rest.free_symbols, key=str):
            factor = rest.coeff(letter, 1)
            if not isinstance(factor, Rational):
                return None
            found.setdefault(letter, set()).add(abs(factor))
            rest = rest - factor * letter
        if rest.free_symbols or turn(rest) is None:
            return None
    return found


def in_one_angle(expression: Expr, beside: Expr = S.Zero) -> Expr:
    """The expression with sines and cosines of one multiple of each letter only, by the formulas for sums.

    The multiple is one that serves for the expression ``beside`` it, too.
    """
    found = multiples(expression + beside)
    if found is None:
        return expression
    units = {
        letter: Rational(reduce(gcd, (q.p for q in factors)), reduce(lcm, (q.q for q in factors)))
        for letter, factors in found.items()
    }
    names = {letter: Symbol(f"{letter.name}__") for letter in units}
    scaled = expression.subs({letter: names[letter] / units[letter] for letter in units}, simultaneous=True)
    opened = expand_trig(scaled)
    return opened.subs({names[letter]: units[letter] * letter for letter in units}, simultaneous=True)


def is_trigonometric(expression: Basic) -> bool:
    """Whether this is a quotient of polynomials in functions of angles."""
    if not isinstance(expression, Expr) or not expression.has(*CIRCULAR) or not expression.free_symbols:
        return False
    value = evaluated(expression)
    parts = value.atoms(*CIRCULAR)
    if not parts:
        return not value.free_symbols and multiples(expression) is not None
    if multiples(value) is None:
        return False
    names = {part: Symbol(f"f__{place}") for place, part in enumerate(sorted(parts, key=str))}
    put_in = value.xreplace(names)
    if put_in.free_symbols - set(names.values()):
        return False
    return bool(put_in.is_rational_function(*names.values()))
