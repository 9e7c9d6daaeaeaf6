"""Evaluating packed mathematics to 50 digits with mpmath alone: no SymPy and nothing of our checker.

A node is what `tutor.maths.transport` writes: a number, a name, or ``[head, *parts]``. A value is a number of mpmath, a
boolean, a tuple, a Python set wrapper `Some`, or a matrix of mpmath. What has no meaning here raises `NotCovered`.
"""

from __future__ import annotations

import itertools
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

import mpmath as mp

mp.mp.dps = 50
Node = Any
Value = Any
Env = Mapping[str, Any]
OPERATIONS: dict[str, Callable[..., Value]] = {}
"""Named operations by name: they get the values of their arguments (see `benchmarks.named`)."""
BY_NODE: dict[str, Callable[..., Value]] = {}
"""Those that get their arguments as nodes, and the values of the letters."""


class NotCovered(Exception):
    """There is no independent way here to the value of this."""


@dataclass(frozen=True)
class Some:
    """A finite set: its members, each a value."""

    members: tuple[Value, ...]


def evaluate(node: Node, env: Env) -> Value:
    """Return the value of a node.

    Raises:
        NotCovered: it has a part that is not known here.
    """
    match node:
        case bool():
            return node
        case int():
            return mp.mpf(node)
        case str():
            if node in env:
                return env[node]
            raise NotCovered(f"symbol {node}")
        case ["Q", p, q]:
            return mp.mpf(p) / q
        case ["F", sign, mantissa, exponent, *_]:
            return mp.mpf(mp.nstr((-1) ** sign * mp.mpf(mantissa) * mp.mpf(2) ** exponent, 15))
        case ["Matrix", rows, columns, *entries]:
            values = [evaluate(entry, env) for entry in entries]
            return mp.matrix([values[i * columns : (i + 1) * columns] for i in range(rows)])
        case ["f()", name, *arguments]:
            if name in BY_NODE:
                return BY_NODE[name](env, *arguments)
            if name in env:
                return env[name](*(evaluate(part, env) for part in arguments))
            if name in OPERATIONS:
                return OPERATIONS[name](*(evaluate(part, env) for part in arguments))
            raise NotCovered(name)
        case [head, *parts]:
            if head in _BINDING:
                return _BINDING[head](parts, env)
            if head in _PLAIN:
                return _PLAIN[head](*(evaluate(part, env) for part in parts))
            raise NotCovered(head)
    raise NotCovered(str(node))


def _power(base: Value, exponent: Value) -> Value:
    if isinstance(base, mp.matrix):
        return base ** int(exponent)
    return mp.power(base, exponent)


def _same(a: Value, b: Value) -> bool:
    return close(a, b)


def close(a: Value, b: Value, digits: int = 25) -> bool:
    """Whether two values agree, numbers to so many digits."""
    if isinstance(a, Some) or isinstance(b, Some):
        both = isinstance(a, Some) and isinstance(b, Some)
        return both and _alike(a.members, b.members, digits) and _alike(b.members, a.members, digits)
    if isinstance(a, tuple) or isinstance(b, tuple):
        pair = isinstance(a, tuple) and isinstance(b, tuple) and len(a) == len(b)
        return pair and all(close(x, y, digits) for x, y in zip(a, b, strict=True))
    if isinstance(a, mp.matrix) or isinstance(b, mp.matrix):
        if not (isinstance(a, mp.matrix) and isinstance(b, mp.matrix) and (a.rows, a.cols) == (b.rows, b.cols)):
            return False
        return all(close(x, y, digits) for x, y in zip(a, b, strict=True))
    if isinstance(a, bool | str) or isinstance(b, bool | str):
        return bool(a == b)
    if mp.isinf(a) or mp.isinf(b):
        return bool(a == b)
    return bool(abs(a - b) <= mp.mpf(10) ** -digits * max(1, abs(a), abs(b)))


def _alike(some: tuple[Value, ...], others: tuple[Value, ...], digits: int) -> bool:
    return all(any(close(a, b, digits) for b in others) for a in some)


def function(body: Node, letter: str, env: Env) -> Callable[[Any], Any]:
    """Return the body as a function of the letter."""
    return lambda value: evaluate(body, {**env, letter: value})


def _derivative(parts: list[Node], env: Env) -> Value:
    body, *variables = parts
    if len(variables) != 1:
        raise NotCovered("several variables")
    letter, order = variables[0][1:] if isinstance(variables[0], list) else (variables[0], 1)
    with mp.workdps(90):
        return mp.diff(function(body, letter, env), env[letter], int(order))


def _integral(parts: list[Node], env: Env) -> Value:
    body, *limits = parts
    if len(limits) != 1 or len(limits[0]) != 4:
        raise NotCovered("integral without bounds")
    _, letter, low, high = limits[0]
    a, b = evaluate(low, env), evaluate(high, env)
    f = function(body, letter, env)
    ends = [a, *_kinks(f, a, b), b] if "Abs" in str(body) else mp.linspace(a, b, 5)
    return mp.quad(f, ends)


def _kinks(f: Callable[[Any], Any], a: Any, b: Any) -> list[Any]:
    """Where a function that holds an absolute value touches zero, roughly: the lowest points of a grid."""
    grid = mp.linspace(a, b, 2001)
    heights = [f(x) for x in grid]
    lows = [i for i in range(1, 2000) if heights[i] <= heights[i - 1] and heights[i] <= heights[i + 1]]
    found = []
    for i in lows:
        low, high = grid[i - 1], grid[i + 1]
        for _ in range(170):
            one, two = low + (high - low) / 3, high - (high - low) / 3
            low, high = (low, two) if f(one) < f(two) else (one, high)
        found.append((low + high) / 2)
    return found


def _sum(parts: list[Node], env: Env) -> Value:
    body, (_, letter, low, high) = parts
    a, b = evaluate(low, env), evaluate(high, env)
    f = function(body, letter, env)
    if mp.isinf(b):
        return mp.nsum(f, [a, mp.inf])
    return mp.fsum(f(mp.mpf(n)) for n in range(int(a), int(b) + 1))


def _limit(parts: list[Node], env: Env) -> Value:
    body, letter, point, *side = parts
    at = evaluate(point, env)
    sign = side[0] if side else "+-"
    sign = sign[1] if isinstance(sign, list) else sign
    f = function(body, letter, env)
    if mp.isinf(at):
        return _tends(lambda h: f(mp.sign(at) / h))
    found = [_tends(lambda h, s=s: f(at + s * h)) for s in ((1,) if sign == "+" else (-1,) if sign == "-" else (1, -1))]
    if len(found) == 2 and not close(found[0], found[1], 6):
        raise NotCovered("two-sided limit that differs")
    return found[0]


def _tends(f: Callable[[Any], Any]) -> Any:
    """The value that f(h) approaches as h falls to 0: three values extrapolated, or what grows without bound."""
    with mp.workdps(120):
        one, two, three = (f(mp.mpf(10) ** -k) for k in (15, 20, 25))
    if abs(three) > 10**9 and abs(three) > 10 * abs(two):
        return mp.inf * mp.sign(mp.re(three))
    if abs(three - two) > mp.mpf(10) ** -6 * max(1, abs(three)) and abs(three - two) > abs(two - one) / 2:
        raise NotCovered("slow limit")
    falling = abs(three) < mp.mpf(10) ** -8 and abs(three) <= abs(two) / 10
    return mp.mpf(0) if falling else mp.re(three) if abs(mp.im(three)) < mp.mpf(10) ** -8 * abs(three) else three


def _subs(parts: list[Node], env: Env) -> Value:
    body, letters, values = parts
    names = letters[1:] if isinstance(letters, list) else [letters]
    given = values[1:] if isinstance(values, list) and values[0] == "Tuple" else [values]
    return evaluate(body, {**env, **{n: evaluate(v, env) for n, v in zip(names, given, strict=True)}})


def _piecewise(parts: list[Node], env: Env) -> Value:
    for part in parts:
        if evaluate(part[2], env):
            return evaluate(part[1], env)
    raise NotCovered("no piece")


def _members(*sets: Some) -> Some:
    return Some(tuple(itertools.chain(*(s.members for s in sets))))


_BINDING: dict[str, Callable[[list[Node], Env], Value]] = {
    "Derivative": _derivative, "Integral": _integral, "Sum": _sum, "Limit": _limit, "Subs": _subs,
    "Piecewise": _piecewise,
}  # fmt: skip
_PLAIN: dict[str, Callable[..., Value]] = {
    "Add": lambda *terms: reduce(operator.add, terms), "Mul": lambda *factors: reduce(operator.mul, factors),
    "MatAdd": lambda *terms: reduce(operator.add, terms), "MatMul": lambda *factors: reduce(operator.mul, factors),
    "MatPow": _power, "Pow": _power, "Inverse": lambda m, *_: m**-1, "Transpose": lambda m: m.T,
    "Determinant": mp.det, "Trace": lambda m: mp.fsum(m[i, i] for i in range(m.rows)),
    "exp": mp.exp, "log": lambda x, b=None: mp.log(x) if b is None else mp.log(x) / mp.log(b),
    "sin": mp.sin, "cos": mp.cos, "tan": mp.tan, "cot": mp.cot, "sec": mp.sec, "csc": mp.csc, "asin": mp.asin,
    "acos": mp.acos, "atan": mp.atan, "sinh": mp.sinh, "cosh": mp.cosh, "tanh": mp.tanh, "asinh": mp.asinh,
    "factorial": mp.factorial, "binomial": mp.binomial, "Abs": abs, "conjugate": mp.conj, "re": mp.re, "im": mp.im,
    "sign": mp.sign, "floor": mp.floor, "ceiling": mp.ceil, "Max": max, "Min": min,
    "Tuple": lambda *parts: tuple(parts), "FiniteSet": lambda *parts: Some(parts), "EmptySet": lambda: Some(()),
    "Union": _members, "Pi": lambda: +mp.pi, "Exp1": lambda: +mp.e, "ImaginaryUnit": lambda: mp.mpc(0, 1),
    "Infinity": lambda: mp.inf, "NegativeInfinity": lambda: -mp.inf, "BooleanTrue": lambda: True,
    "BooleanFalse": lambda: False, "Half": lambda: mp.mpf("0.5"),
    "Equality": _same, "Unequality": lambda a, b: not close(a, b),
    "StrictLessThan": lambda a, b: a < b and not close(a, b),
    "LessThan": lambda a, b: a < b or close(a, b),

    "StrictGreaterThan": lambda a, b: a > b and not close(a, b),
    "GreaterThan": lambda a, b: a > b or close(a, b),
    "And": lambda *parts: all(parts), "Or": lambda *parts: any(parts), "Not": operator.not_,
    "Implies": lambda a, b: not a or b, "Equivalent": lambda *parts: len(set(parts)) == 1,
    "Xor": lambda *parts: sum(parts) % 2 == 1,
}  # fmt: skip
