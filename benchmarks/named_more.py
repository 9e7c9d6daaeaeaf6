"""What further named operations mean, for `benchmarks.numeric`: order and search, sequences, curves, conics, logic."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import mpmath as mp

from benchmarks.named import _area, _polynomial
from benchmarks.numeric import BY_NODE, OPERATIONS, Env, Node, NotCovered, Some, close, evaluate, function

Value = Any


def _members(values: tuple[Any, ...]) -> list[Any]:
    return list(values[0] if len(values) == 1 and isinstance(values[0], tuple) else values)


def _sign(a: Any, b: Any) -> str:
    return "=" if close(a, b) else "<" if a < b else ">"


def _differences(terms: list[Any]) -> list[list[Any]]:
    rows = [terms]
    while any(rows[-1]) and len(rows[-1]) > 1:
        rows.append([b - a for a, b in itertools.pairwise(rows[-1])])
    return rows


def _next(*terms: Any) -> Any:
    rows = _differences(list(terms))
    if any(rows[-1]):
        raise NotCovered("no polynomial rule")
    return mp.fsum(row[-1] for row in rows)


def _general(env: Env, letter: str, *terms: Node) -> Any:
    rows = _differences([evaluate(term, env) for term in terms])
    if any(rows[-1]):
        raise NotCovered("no polynomial rule")
    return mp.fsum(row[0] * mp.binomial(env[letter] - 1, i) for i, row in enumerate(rows))


def _quotient(env: Env, above: Node, below: Node, letter: str) -> tuple[list[Any], list[Any]]:
    """Quotient and remainder by coefficients, from the lowest."""
    rest, divisor = (_trimmed(_polynomial(part, letter, env)) for part in (above, below))
    found = [mp.mpf(0)] * max(1, len(rest) - len(divisor) + 1)
    while len(rest) >= len(divisor) and any(rest):
        factor, shift = rest[-1] / divisor[-1], len(rest) - len(divisor)
        found[shift] = factor
        rest = _trimmed([c - factor * (divisor[i - shift] if i >= shift else 0) for i, c in enumerate(rest)][:-1])
    return found, rest


def _trimmed(coefficients: list[Any]) -> list[Any]:
    kept = list(coefficients)
    while kept and kept[-1] == 0:
        kept.pop()
    return kept


def _at(place: int) -> Callable[..., Any]:
    def value(env: Env, above: Node, below: Node, letter: str) -> Any:
        return mp.fsum(c * env[letter] ** i for i, c in enumerate(_quotient(env, above, below, letter)[place]))

    return value


def _always_equal(env: Env, left: Node, right: Node) -> bool:
    names = [name for name in env if name != "oo"]
    for shift in range(6):
        moved = {**env, **{name: env[name] + mp.mpf(shift) / 7 for name in names}}
        if not close(evaluate(left, moved), evaluate(right, moved), 15):
            return False
    return True


def _complex_roots(env: Env, equation: Node, letter: str) -> Some:
    found = _trimmed(_polynomial(["Add", equation[1], ["Mul", -1, equation[2]]], letter, env))
    roots = mp.polyroots(list(reversed(found)), maxsteps=500, extraprec=800)
    kept: list[Any] = []
    for root in roots:
        if not any(abs(root - other) < mp.mpf(10) ** -10 for other in kept):
            kept.append(root)
    return Some(tuple(kept))


def _excluded(env: Env, body: Node, letter: str) -> Some:
    def denominators(node: Node) -> list[Node]:
        if not isinstance(node, list):
            return []
        own = [node[1]] if node[0] == "Pow" and isinstance(node[2], int) and node[2] < 0 else []
        return own + [each for part in node[1:] for each in denominators(part)]

    found: list[Any] = []
    for below in denominators(body):
        for root in mp.polyroots(
            list(reversed(_trimmed(_polynomial(below, letter, env)))), maxsteps=300, extraprec=500
        ):
            if abs(mp.im(root)) < mp.mpf(10) ** -12 and not any(abs(root - x) < mp.mpf(10) ** -8 for x in found):
                found.append(mp.re(root))
    return Some(tuple(found))


def _conic(equation: Node, env: Env) -> tuple[Any, ...]:
    """a, c, d, e, f of a·x² + c·y² + d·x + e·y + f = 0, from six values."""

    def at(x: int, y: int) -> Any:
        left, right = (evaluate(side, {**env, "x": mp.mpf(x), "y": mp.mpf(y)}) for side in equation[1:])
        return left - right

    f = at(0, 0)
    a, c = (at(1, 0) + at(-1, 0)) / 2 - f, (at(0, 1) + at(0, -1)) / 2 - f
    return a, c, (at(1, 0) - at(-1, 0)) / 2, (at(0, 1) - at(0, -1)) / 2, f


def _central(equation: Node, env: Env) -> tuple[Any, Any, Any, Any]:
    """The centre, and the squared half axes with their signs."""
    a, c, d, e, f = _conic(equation, env)
    x, y = -d / (2 * a), -e / (2 * c)
    right = a * x**2 + c * y**2 - f
    return x, y, right / a, right / c


def _foci_distance(env: Env, equation: Node) -> Any:
    _, _, p, q = _central(equation, env)
    return 2 * mp.sqrt(abs(p - q)) if p > 0 and q > 0 else 2 * mp.sqrt(abs(p) + abs(q))


def _axis(pick: Callable[..., Any]) -> Callable[..., Any]:
    return lambda env, equation: 2 * mp.sqrt(pick([v for v in _central(equation, env)[2:] if v > 0]))


def _vertex(env: Env, equation: Node) -> tuple[Any, Any]:
    a, b, c = (_polynomial(equation[2], "x", env)[i] for i in (2, 1, 0))
    return -b / (2 * a), c - b * b / (4 * a)


def _line(perpendicular: bool) -> Callable[..., Any]:
    """Tangents and normals: the answer is an equation, so its right side is compared as y."""

    def value(env: Env, body: Node, letter: str, at: Node) -> Any:
        f, x = function(body, letter, env), evaluate(at, env)
        slope = mp.chop(mp.diff(f, x), mp.mpf(10) ** -25)
        if perpendicular and slope == 0:
            return "upright", x
        slope = -1 / slope if perpendicular else slope
        return ("line", f(x) + slope * (env["x"] - x))

    return value


def _extremes(sign: int) -> Callable[..., Any]:
    def value(env: Env, body: Node, letter: str) -> Some:
        found = _polynomial(body, letter, env)
        slope = _trimmed([i * c for i, c in enumerate(found)][1:])
        roots = mp.polyroots(list(reversed(slope)), maxsteps=300, extraprec=500)
        f = function(body, letter, env)
        real = [mp.re(r) for r in roots if abs(mp.im(r)) < mp.mpf(10) ** -15]
        return Some(tuple((x, f(x)) for x in real if mp.sign(mp.diff(f, x, 2)) == sign))

    return value


def _inflections(env: Env, body: Node, letter: str) -> Some:
    f = function(body, letter, env)
    second = _trimmed([i * (i - 1) * c for i, c in enumerate(_polynomial(body, letter, env))][2:])
    roots = mp.polyroots(list(reversed(second)), maxsteps=300, extraprec=500)
    real = [mp.re(r) for r in roots if abs(mp.im(r)) < mp.mpf(10) ** -15]
    return Some(tuple((x, f(x)) for x in real))


def _extreme_value(env: Env, body: Node, letter: str) -> Any:
    c, b, a = _polynomial(body, letter, env)[:3]
    return c - b * b / (4 * a)


def _put_in_boxes(n: int, k: int, balls: str, boxes: str) -> Any:
    """Each way to put them, written in a form that forgets what cannot be told apart; counted one by one."""
    if k**n > 300_000:
        raise NotCovered("too many ways")
    seen = set()
    for way in itertools.product(range(k), repeat=n):
        filled = [[i for i, box in enumerate(way) if box == j] for j in range(k)]
        told = [len(box) if balls == "alike" else tuple(box) for box in filled]
        seen.add(tuple(sorted(map(str, told))) if boxes == "alike" else tuple(map(str, told)))
    return mp.mpf(len(seen))


def _numbers(pick: Callable[[list[int]], int]) -> Callable[..., Any]:
    def value(env: Env, conditions: Node, letter: str) -> Any:
        fitting = [n for n in range(-10, 2100) if _fits(conditions, letter, n)]
        return mp.mpf(pick(fitting))

    return value


def _fits(conditions: Node, letter: str, n: int) -> bool:
    return all(
        n % int(part[3]) == int(part[4])
        if part[:2] == ["f()", "such_remainder"]
        else evaluate(part, {letter: mp.mpf(n)})
        for part in conditions[1:]
    )


def _whole_solutions(pick: Callable[[list[int]], int]) -> Callable[..., Any]:
    def value(env: Env, statement: Node, letter: str) -> Any:
        return mp.mpf(pick([n for n in range(-400, 401) if evaluate(statement, {letter: mp.mpf(n)})]))

    return value


_PEOPLE = ("knight", "knave")


def _truth_tellers(env: Env, people: Node, conditions: Node, roles: Node) -> Any:
    names = people[1:]
    fitting = []
    for case in itertools.product((True, False), repeat=len(names)):
        known = dict(zip(names, case, strict=True))
        if all(evaluate(condition, known) for condition in conditions[1:]):
            fitting.append(f"({', '.join(roles[1] if truth else roles[2] for truth in case)})")
    if len(fitting) != 1:
        raise NotCovered("not one case")
    return fitting[0]


def _follows(env: Env, premises: Node, conclusion: Node) -> bool:
    statements = [*premises[1:], conclusion]
    if any("_are" in str(part) for part in statements):
        return _follows_of_classes(statements)
    names = sorted({name for part in statements for name in _names(part)})
    for case in itertools.product((True, False), repeat=len(names)):
        known = dict(zip(names, case, strict=True))
        if all(evaluate(part, known) for part in premises[1:]) and not evaluate(conclusion, known):
            return False
    return True


def _names(node: Node) -> set[str]:
    if isinstance(node, str):
        return {node}
    return set().union(*map(_names, node[1:])) if isinstance(node, list) else set()


def _follows_of_classes(statements: list[Node]) -> bool:
    """Every way in which the kinds of things that exist can be chosen."""
    names = sorted({name for part in statements for name in part[2:]})
    kinds = list(itertools.product((True, False), repeat=len(names)))
    for chosen in itertools.product((True, False), repeat=len(kinds)):
        world = [dict(zip(names, kind, strict=True)) for kind, there in zip(kinds, chosen, strict=True) if there]
        told = [_told(part[1], part[2], part[3], world) for part in statements]
        if all(told[:-1]) and not told[-1]:
            return False
    return True


def _told(kind: str, a: str, b: str, world: list[dict[str, bool]]) -> bool:
    some = any(thing[a] and thing[b] for thing in world)
    others = any(thing[a] and not thing[b] for thing in world)
    return {"all_are": not others, "none_are": not some, "some_are": some, "some_are_not": others}[kind]


_MOVES: dict[str, Callable[..., list[list[Any]]]] = {
    "mirrored_horizontally": lambda rows: rows[::-1],
    "mirrored_vertically": lambda rows: [row[::-1] for row in rows],
    "mirrored_along_diagonal": lambda rows: [list(column) for column in zip(*rows, strict=True)],
    "mirrored_along_counterdiagonal": lambda rows: [
        [rows[len(rows) - 1 - j][len(rows[0]) - 1 - i] for j in range(len(rows))] for i in range(len(rows[0]))
    ],
    "replaced": lambda rows, old, new: [[new if entry == old else entry for entry in row] for row in rows],
    "zeroed_multiples": lambda rows, k: [[0 if entry % k == 0 else entry for entry in row] for row in rows],
}


def _rotated(rows: list[list[Any]], degrees: Any) -> list[list[Any]]:
    for _ in range(int(degrees) // 90):
        rows = [[rows[len(rows) - 1 - j][i] for j in range(len(rows))] for i in range(len(rows[0]))]
    return rows


def _move(work: Callable[..., list[list[Any]]]) -> Callable[..., Any]:
    return lambda matrix, *numbers: mp.matrix(work(matrix.tolist(), *numbers))


def _minutes(text: str) -> int:
    clock, half = text.split()
    hours, minutes = map(int, clock.split(":"))
    return hours % 12 * 60 + minutes + (720 if half.upper() == "PM" else 0)


def _clock(minutes: int) -> str:
    hours, rest = divmod(minutes % 1440, 60)
    return f"{(hours + 11) % 12 + 1}:{rest:02d} {'PM' if hours >= 12 else 'AM'}"


def _duration(env: Env, start: str, end: str, style: str) -> str:
    first, last = (sum(int(part) * 60 ** (2 - i) for i, part in enumerate(text.split(":"))) for text in (start, end))
    rest = (last - first) % 86400
    return f"{rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}"


_UNITS = {
    "meter": 1, "centimeter": "0.01", "millimeter": "0.001", "kilometer": 1000, "kilogram": 1, "gram": "0.001",
    "milligram": "0.000001", "tonne": 1000, "litre": "0.001", "millilitre": "0.000001", "second": 1, "minute": 60,
    "hour": 3600, "day": 86400, "week": 604800, "year": 12, "month": 1,
}  # fmt: skip


def _unit(text: str) -> Any:
    above, _, below = text.partition("/")

    def one(part: str) -> Any:
        name, _, power = part.partition("^")
        if name not in _UNITS:
            raise NotCovered(f"unit {name}")
        return mp.mpf(_UNITS[name]) ** int(power or 1)

    return one(above) / (one(below) if below else 1)


def _converted(env: Env, value: Node, unit: str, wanted: str) -> Any:
    amount = evaluate(value, env)
    if (unit, wanted) == ("celsius", "fahrenheit"):
        return amount * 9 / 5 + 32
    return amount * _unit(unit) / _unit(wanted)


def _value_when(env: Env, asked: Node, conditions: Node) -> Any:
    """The angle between 0 and a quarter turn that meets the condition."""
    names = [name for name in _names(asked) if name not in ("Pi",)]
    equation = next(part for part in conditions[1:] if part[0] == "Equality")
    if len(names) != 1:
        raise NotCovered("letters")
    difference = ["Add", equation[1], ["Mul", -1, equation[2]]]
    angle = mp.findroot(function(difference, names[0], env), (mp.mpf("0.0001"), mp.mpf("1.5707")), solver="anderson")
    return evaluate(asked, {names[0]: angle})


def _period(env: Env, body: Node, letter: str = "x") -> Any:
    """The smallest n-th part of a full turn, or of half of one, after which the function is the same at five places."""
    f = function(body, letter, env)
    places = [mp.mpf(i) / 7 + mp.mpf("0.013") for i in range(5)]
    for n in range(40, 0, -1):
        for length in (mp.pi / n, 2 * mp.pi / n):
            if all(close(f(x), f(x + length), 20) for x in places):
                shortest = [
                    mp.pi / k for k in range(80, 0, -1) if all(close(f(x), f(x + mp.pi / k), 20) for x in places)
                ]
                return min([length, *shortest])
    raise NotCovered("period")


def _at_each(f: Callable[[list[Any]], Any]) -> Callable[..., Any]:
    return lambda *values: f(_members(values))


def _posterior(prior: Any, hit: Any, alarm: Any) -> Any:
    return prior * hit / (prior * hit + (1 - prior) * alarm)


def _missing_angle(corners: Any, *known: Any) -> Any:
    return (corners - 2) * 180 - mp.fsum(known)


def _quartiles(*values: Any) -> tuple[Any, ...]:
    ordered = sorted(values)
    half = len(ordered) // 2

    def middle(part: list[Any]) -> Any:
        n = len(part)
        return part[n // 2] if n % 2 else (part[n // 2 - 1] + part[n // 2]) / 2

    return middle(ordered[:half]), middle(ordered), middle(ordered[-half:])


OPERATIONS.update(
    {
        "increasing": _at_each(lambda v: tuple(sorted(v))), "decreasing": _at_each(lambda v: tuple(sorted(v)[::-1])),
        "closest": lambda target, v: min(v, key=lambda x: abs(x - target)), "comparison_sign": _sign,
        "next_term": _next, "posterior": _posterior, "missing_angle": _missing_angle, "quartiles_of": _quartiles,
        "perimeter": lambda *v: mp.fsum(v), "area_of_triangle_at": _area, "rotated": _move(_rotated),
        "area_of_sector": lambda r, a: mp.pi * r * r * a / 360, "arc_length": lambda r, a: mp.pi * r * a / 180,
        "third_side_of_triangle": lambda a, b, c: mp.sqrt(a * a + b * b - 2 * a * b * mp.cos(mp.radians(c))),
        **{name: _move(work) for name, work in _MOVES.items()},
    }
)  # fmt: skip
BY_NODE.update(
    {
        "general_term": _general, "polynomial_quotient": _at(0), "polynomial_remainder": _at(1),
        "always_equal": _always_equal, "complex_solutions": _complex_roots, "excluded_values": _excluded,
        "conic_centre": lambda env, equation: _central(equation, env)[:2], "foci_distance": _foci_distance,
        "major_axis_length": _axis(max), "minor_axis_length": _axis(min), "vertices_distance": _axis(max),
        "vertex_of_parabola": _vertex, "tangent_line": _line(False), "normal_line": _line(True),
        "maxima": _extremes(-1), "minima": _extremes(1), "inflections": _inflections,
        "largest_value": _extreme_value, "smallest_value": _extreme_value,
        "put_in_boxes": lambda env, n, k, balls, boxes: _put_in_boxes(n, k, balls, boxes),
        "count_of_numbers": _numbers(len), "smallest_number": _numbers(min), "largest_number": _numbers(max),
        "number_of_integer_solutions": _whole_solutions(len), "largest_integer_solution": _whole_solutions(max),
        "smallest_integer_solution": _whole_solutions(min), "truth_tellers": _truth_tellers, "follows": _follows,
        "minutes_between": lambda env, a, b: mp.mpf((_minutes(b) - _minutes(a)) % 1440), "duration": _duration,
        "clock_after": lambda env, n, t: _clock(_minutes(t) + int(evaluate(n, env))),
        "clock_before": lambda env, n, t: _clock(_minutes(t) - int(evaluate(n, env))), "converted": _converted,
        "value_when": _value_when, "period_of": _period,
        "coefficient_of": lambda env, body, power: _of_power(env, body, power),
    }
)  # fmt: skip


def _of_power(env: Env, body: Node, power: Node) -> Any:
    letter, degree = (power[1], int(power[2])) if isinstance(power, list) else (power, 1)
    return _polynomial(body, letter, env)[degree]


def _slope_form(equation: Node, env: Env) -> tuple[Any, Any, Any]:
    """a, b, c of the line a·x + b·y + c = 0."""

    def at(x: int, y: int) -> Any:
        left, right = (evaluate(side, {**env, "x": mp.mpf(x), "y": mp.mpf(y)}) for side in equation[1:])
        return left - right

    c = at(0, 0)
    return at(1, 0) - c, at(0, 1) - c, c


def _intersection(env: Env, one: Node, two: Node) -> tuple[Any, Any]:
    (a, b, c), (d, e, f) = _slope_form(one, env), _slope_form(two, env)
    below = a * e - b * d
    return (b * f - c * e) / below, (c * d - a * f) / below


def _distance_from_line(env: Env, point: Node, line: Node) -> Any:
    (x, y), (a, b, c) = evaluate(point, env), _slope_form(line, env)
    return abs(a * x + b * y + c) / mp.sqrt(a * a + b * b)


def _circle_radius(env: Env, equation: Node) -> Any:
    a, _, d, e, f = _conic(equation, env)
    return mp.sqrt((d / a) ** 2 / 4 + (e / a) ** 2 / 4 - f / a)


def _circle_centre(env: Env, equation: Node) -> tuple[Any, Any]:
    a, _, d, e, _ = _conic(equation, env)
    return -d / a / 2, -e / a / 2


def _circumcenter(*corners: tuple[Any, Any]) -> tuple[Any, Any]:
    """The point as far from the first corner as from the others."""
    (ax, ay), *others = corners
    rows = [[2 * (x - ax), 2 * (y - ay)] for x, y in others]
    found = mp.lu_solve(mp.matrix(rows), mp.matrix([x * x + y * y - ax * ax - ay * ay for x, y in others]))
    return found[0], found[1]


def _orthocenter(*corners: tuple[Any, Any]) -> tuple[Any, Any]:
    """Euler's line: the sum of the corners less twice the circumcenter."""
    x, y = _circumcenter(*corners)
    return mp.fsum(p[0] for p in corners) - 2 * x, mp.fsum(p[1] for p in corners) - 2 * y


def _to_figures(value: Any, figures: Any) -> Any:
    unit = mp.mpf(10) ** (mp.floor(mp.log10(abs(value))) + 1 - figures)
    return mp.sign(value) * mp.floor(abs(value) / unit + mp.mpf("0.5") + mp.mpf(10) ** -12) * unit


def _parity(env: Env, body: Node, letter: str) -> str:
    f = function(body, letter, env)
    pairs = [(f(x), f(-x)) for x in (mp.mpf(13) / 7, mp.mpf(31) / 11)]
    if all(close(a, b) for a, b in pairs):
        return "even"
    return "odd" if all(close(a, -b) for a, b in pairs) else "neither"


OPERATIONS.update(
    {
        "rounded_to_figures": _to_figures, "place_digit": lambda n, k: mp.floor(abs(n) / mp.mpf(10) ** k) % 10,
        "circumcenter": _circumcenter, "orthocenter": _orthocenter,
        "area_of_regular_polygon": lambda n, a: n * a * a / 4 / mp.tan(mp.pi / n),
    }
)  # fmt: skip
BY_NODE.update(
    {
        "intersection": _intersection, "distance_from_line": _distance_from_line, "circle_radius": _circle_radius,
        "parity": _parity, "circle_centre": _circle_centre, "identically_equal": _always_equal,
    }
)  # fmt: skip
