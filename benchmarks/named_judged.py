"""Named operations whose answers are tried rather than found again: each is put to what it must fulfil.

Eigenvectors are multiplied by their matrix, a domain is compared with where the function has real values, and so on.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import mpmath as mp

from benchmarks.named_more import _slope_form
from benchmarks.numeric import OPERATIONS, Node, NotCovered, close, evaluate, function

Contains = Callable[[Node, Any], bool]
TROUBLE = (ValueError, TypeError, ZeroDivisionError, OverflowError, ArithmeticError)
FREE = frozenset({"oo"})


def _matrix(node: Node) -> Any:
    found = evaluate(node, {})
    if not isinstance(found, mp.matrix):
        raise NotCovered("no matrix")
    return found


def _zero(matrix: Any) -> bool:
    return all(abs(entry) < mp.mpf(10) ** -30 for entry in matrix)


def _eigenvectors(answer: Node, matrix: Node) -> bool:
    """Each vector is stretched by its value, vectors of one value are independent, and they are as many as can be."""
    a = _matrix(matrix)
    groups: dict[str, list[Any]] = {}
    for pair in answer[1:]:
        value, vector = evaluate(pair[1], {}), _matrix(pair[2])
        if _zero(vector) or not _zero(a * vector - value * vector):
            return False
        groups.setdefault(mp.nstr(value, 30), [value]).append(vector)
    for value, *vectors in groups.values():
        if _rank(_beside(vectors)) != len(vectors) or len(vectors) != a.rows - _rank(a - value * mp.eye(a.rows)):
            return False
    return all(any(close(value, group[0], 12) for group in groups.values()) for value in mp.eig(a)[0])


def _beside(columns: list[Any]) -> Any:
    return mp.matrix([[column[i] for column in columns] for i in range(columns[0].rows)])


def _rank(matrix: Any) -> int:
    return sum(1 for value in mp.svd_c(matrix.apply(mp.mpc), compute_uv=False) if abs(value) > mp.mpf(10) ** -20)


def _diagonalization(answer: Node, matrix: Node) -> bool:
    a, (_, p, d) = _matrix(matrix), answer
    p, d = _matrix(p), _matrix(d)
    off = [d[i, j] for i in range(d.rows) for j in range(d.cols) if i != j]
    return _zero(a * p - p * d) and not any(off) and abs(mp.det(p)) > mp.mpf(10) ** -20


def _power_in_closed_form(answer: Node, matrix: Node, letter: str) -> bool:
    a = _matrix(matrix)
    return all(_zero(evaluate(answer, {letter: mp.mpf(n)}) - a**n) for n in range(1, 8))


def _coordinates(node: Node) -> tuple[Any, Any]:
    x, y = evaluate(node, {})
    return x, y


def _on(line: Node, point: Node) -> bool:
    x, y = _coordinates(point)
    a, b, c = _slope_form(line, {})
    return bool(a or b) and close(a * x + b * y + c, mp.mpf(0), 25)


def _line_through(answer: Node, *points: Node) -> bool:
    return all(_on(answer, point) for point in points)


def _line_beside(perpendicular: bool) -> Callable[..., bool]:
    def judged(answer: Node, line: Node, point: Node) -> bool:
        (a, b, _), (d, e, _) = _slope_form(line, {}), _slope_form(answer, {})
        return _on(answer, point) and close(a * d + b * e if perpendicular else a * e - b * d, mp.mpf(0), 25)

    return judged


def _line_with_slope(answer: Node, slope: Node, point: Node) -> bool:
    a, b, _ = _slope_form(answer, {})
    return _on(answer, point) and close(-a / b, evaluate(slope, {}), 25)


def _real_at(f: Callable[[Any], Any], x: Any) -> Any:
    """The value where it is a finite real number, else None."""
    try:
        value = f(x)
    except TROUBLE:
        return None
    if mp.isnan(value) or mp.isinf(value) or abs(mp.im(value)) > mp.mpf(10) ** -30:
        return None
    return mp.re(value)


def domain(contains: Contains, ends: Callable[[Node], list[Any]]) -> Callable[..., bool]:
    """Judge a domain: the function has a real value exactly at the numbers in it, near its ends too."""

    def judged(answer: Node, body: Node, letter: str) -> bool:
        f = function(body, letter, {})
        near = [end + shift for end in ends(answer) for shift in (-(mp.mpf(10) ** -9), mp.mpf(10) ** -9)]
        spread = [mp.mpf(n) / 7 + mp.mpf("0.00321") for n in range(-300, 301)]
        return all((_real_at(f, x) is not None) == contains(answer, x) for x in (*near, *spread))

    return judged


def value_range(contains: Contains, ends: Callable[[Node], list[Any]]) -> Callable[..., bool]:
    """Judge a range: every value found lies in it, and values come close to each of its ends."""

    def judged(answer: Node, body: Node, letter: str) -> bool:
        f = function(body, letter, {})
        spread = [mp.mpf(n) / 32 + mp.mpf("0.0000321") for n in range(-1000, 1001)]
        far = [sign * mp.mpf(10) ** k for k in (3, 6, 9, 12) for sign in (-1, 1)]
        values = [value for x in (*spread, *far) if (value := _real_at(f, x)) is not None]
        slack = mp.mpf(10) ** -12
        if not values or not all(any(contains(answer, v + s) for s in (0, slack, -slack)) for v in values):
            return False
        return all(min(abs(value - end) for value in values) < mp.mpf("0.15") for end in ends(answer))

    return judged


def _height(line: Node) -> Node:
    """What y is on a line, which may be given as y = … or as that alone."""
    return line[2] if isinstance(line, list) and line[0] == "Equality" else line


def _end_asymptotes(answer: Node, body: Node, letter: str) -> bool:
    f = function(body, letter, {})
    lines = answer[1:] if answer[0] == "FiniteSet" else [answer]
    for far in (mp.mpf(10) ** 12, -(mp.mpf(10) ** 12)):
        value = _real_at(f, far)
        if value is None or mp.isinf(value):
            continue
        near = [abs(value - evaluate(_height(line), {letter: far})) for line in lines]
        if not near or min(near) > mp.mpf(10) ** -8:
            return False
    return bool(lines)


def vertical_asymptotes(members: Callable[[Node], list[Any]]) -> Callable[..., bool]:
    """Judge upright asymptotes: the function grows beyond all bounds at each, and nowhere else on a grid."""

    def judged(answer: Node, body: Node, letter: str) -> bool:
        f = function(body, letter, {})
        for at in members(answer):
            sides = [_real_at(f, at + shift) for shift in (mp.mpf(10) ** -20, -(mp.mpf(10) ** -20))]
            if not any(value is not None and abs(value) > mp.mpf(10) ** 6 for value in sides):
                return False
        grid = [mp.mpf(n) / 16 for n in range(-800, 801)]
        high = [x for x in grid if _real_at(f, x) is None or abs(_real_at(f, x)) > mp.mpf(10) ** 9]
        return all(any(abs(x - at) < mp.mpf("0.01") for at in members(answer)) or not _grows(f, x) for x in high)

    return judged


def _grows(f: Callable[[Any], Any], x: Any) -> bool:
    sides = [_real_at(f, x + shift) for shift in (mp.mpf(10) ** -20, -(mp.mpf(10) ** -20))]
    return any(value is not None and abs(value) > mp.mpf(10) ** 9 for value in sides)


def _converges(absolutely: bool) -> Callable[..., bool]:
    def judged(answer: Node, body: Node, letter: str, start: Node) -> bool:
        return bool(answer == ["BooleanTrue"]) == _settled(function(body, letter, {}), absolutely)

    return judged


def _settled(f: Callable[[Any], Any], absolutely: bool) -> bool:
    """The tests of d'Alembert, Raabe and Bertrand with numbers: at n = 10**30 to 400 digits."""
    with mp.workdps(400):
        small = mp.mpf(10) ** 3
        flips = mp.sign(mp.re(f(small))) * mp.sign(mp.re(f(small + 1))) < 0
        n = mp.mpf(10) ** 30
        try:
            one, two = abs(f(n)), abs(f(n + 1))
        except (OverflowError, ValueError):
            n = mp.mpf(10) ** 4
            one, two = abs(f(n)), abs(f(n + 1))
        if one == 0 or two == 0:
            n = mp.mpf(10) ** 3
            one, two = abs(f(n)), abs(f(n + 1))
        ratio, tiny = two / one, mp.mpf(10) ** -3
        if abs(ratio - 1) > tiny:
            return bool(ratio < 1)
        raabe = n * (one / two - 1)
        if abs(raabe - 1) > tiny * 20:
            return bool(raabe > 1) or (flips and not absolutely and raabe > tiny)
        bertrand = mp.log(n) * (raabe - 1)
        if abs(bertrand - 1) < mp.mpf("0.02"):
            raise NotCovered("convergence")
        return bool(bertrand > 1) or (flips and not absolutely)


def _value_given(answer: Node, asked: Node, conditions: Node, *_: Node) -> bool:
    """Numbers that meet the conditions, complex ones too, put into what is asked."""
    names = sorted(_symbols(asked) | _symbols(conditions))
    equations = [part for part in conditions[1:] if part[0] == "Equality"]
    if len(equations) != len(names):
        raise NotCovered("conditions")

    def gaps(*values: Any) -> list[Any]:
        env = dict(zip(names, values, strict=True))
        return [evaluate(part[1], env) - evaluate(part[2], env) for part in equations]

    wanted, seen = evaluate(answer, {}), False
    for start in ((2, 5), (-3, 1), (mp.mpc(1, 2), mp.mpc(1, -2)), (mp.mpc(-2, 1), mp.mpc(3, 1))):
        try:
            found = mp.findroot(gaps, [mp.mpmathify(s) for s in (*start, 7)[: len(names)]], tol=1e-60, maxsteps=200)
        except (*TROUBLE, mp.libmp.NoConvergence):
            continue
        if not close(evaluate(asked, dict(zip(names, found, strict=True))), wanted, 15):
            return False
        seen = True
    if not seen:
        raise NotCovered("no numbers that meet the conditions were found")
    return True


def _symbols(node: Node) -> set[str]:
    if isinstance(node, str):
        return {node} - FREE
    skipped = 2 if isinstance(node, list) and node[:1] in (["f()"], ["Q"], ["F"], ["Matrix"]) else 1
    return set().union(*map(_symbols, node[skipped:])) if isinstance(node, list) else set()


def _pyramid(a: Any, b: Any, h: Any) -> Any:
    return a * b + a * mp.hypot(h, b / 2) + b * mp.hypot(h, a / 2)


def _counted(name: str, many: Callable[[int, int], int]) -> Callable[..., Any]:
    """Orders counted one by one, by a product where they are too many."""
    few = OPERATIONS[name]

    def count(n: Any, k: Any) -> Any:
        return few(n, k) if n <= 8 else mp.mpf(many(int(n), int(k)))

    return count


OPERATIONS.update(
    {
        "combination": lambda s, v, t, w: tuple(s * x + t * y for x, y in zip(v, w, strict=True)),
        "volume_of_frustum": lambda big, small, h: mp.pi * h * (big**2 + big * small + small**2) / 3,
        "surface_area_of_cone": lambda r, h: mp.pi * r * (r + mp.hypot(r, h)),
        "curved_surface_of_cone": lambda r, h: mp.pi * r * mp.hypot(r, h),
        "curved_surface_of_cylinder": lambda r, h: 2 * mp.pi * r * h,
        "surface_area_of_pyramid": _pyramid,
        "volume_of_pyramid": lambda a, b, h: a * b * h / 3,
        "round_apart": _counted("round_apart", lambda n, k: math.factorial(n - k - 1) * math.perm(n - k, k)),
        "round_together": _counted("round_together", lambda n, k: math.factorial(n - k) * math.factorial(k)),
        "row_apart": _counted("row_apart", lambda n, k: math.factorial(n - k) * math.perm(n - k + 1, k)),
        "row_together": _counted("row_together", lambda n, k: math.factorial(n - k + 1) * math.factorial(k)),
    }
)

BY_ANSWER: dict[str, Callable[..., bool]] = {
    "eigenvectors": _eigenvectors, "diagonalization": _diagonalization, "power_in_closed_form": _power_in_closed_form,
    "line_through": _line_through, "perpendicular_line": _line_beside(True), "parallel_line": _line_beside(False),
    "line_with_slope": _line_with_slope, "end_asymptotes": _end_asymptotes, "converges": _converges(False),
    "converges_absolutely": _converges(True), "value_given": _value_given,
}  # fmt: skip
"""By the name of the operation: the answer, and what stands in the operation, to whether it is right."""
