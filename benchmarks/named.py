"""What named operations mean, in plain Python for `benchmarks.numeric`: written anew, without our checker."""

from __future__ import annotations

import datetime
import itertools
import math
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import mpmath as mp
from flint import fmpq, fmpq_mat, fmpz

from benchmarks.numeric import BY_NODE, OPERATIONS, Env, Node, NotCovered, Some, evaluate, function

Value = Any


def _whole(*values: Any) -> list[int]:
    if not all(mp.isint(value) for value in values):
        raise NotCovered("not whole")
    return [int(value) for value in values]


def _counted(count: int) -> Any:
    return mp.mpf(count)


def _divisors(n: int) -> list[int]:
    return [d for d in range(1, n + 1) if n % d == 0]


def _primes_of(n: int) -> list[int]:
    return [int(p) for p, _ in fmpz(n).factor()]


def _whole_function(f: Callable[..., Any]) -> Callable[..., Any]:
    def of_values(*values: Any) -> Any:
        found = f(*_whole(*values))
        return found if isinstance(found, bool | Some | tuple) else mp.mpf(found)

    return of_values


def _some(values: Any) -> Some:
    return Some(tuple(map(mp.mpf, values)))


def _heron(a: Any, b: Any, c: Any) -> Any:
    s = (a + b + c) / 2
    return mp.sqrt(s * (s - a) * (s - b) * (s - c))


def _dot(a: Any, b: Any) -> Any:
    return mp.fsum(x * y for x, y in zip(a, b, strict=True))


def _norm(a: Any) -> Any:
    return mp.sqrt(_dot(a, a))


def _vector(f: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *vectors: f(*(list(v) if isinstance(v, mp.matrix | tuple) else v for v in vectors))


def _like(first: Any, entries: list[Any]) -> Any:
    return mp.matrix(entries) if isinstance(first, mp.matrix) else tuple(entries)


def _cross(a: Any, b: Any) -> Any:
    x, y = list(a), list(b)
    return _like(a, [x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]])


def _distance(p: Any, q: Any) -> Any:
    return mp.sqrt(mp.fsum((a - b) ** 2 for a, b in zip(p, q, strict=True)))


def _area(p: Any, q: Any, r: Any) -> Any:
    return abs((q[0] - p[0]) * (r[1] - p[1]) - (r[0] - p[0]) * (q[1] - p[1])) / 2


def _successes(n: Any, p: Any, low: Any, high: Any) -> Any:
    return mp.fsum(mp.binomial(n, k) * p**k * (1 - p) ** (n - k) for k in range(int(low), int(high) + 1))


def _dice(faces: Any, low: Any, high: Any) -> Any:
    totals = Counter({0: 1})
    for face in map(int, faces):
        totals = sum((Counter({t + n: c for t, c in totals.items()}) for n in range(1, face + 1)), Counter())
    return mp.mpf(sum(c for t, c in totals.items() if low <= t <= high)) / sum(totals.values())


def _rounded(value: Any, unit: Any) -> Any:
    return mp.sign(value) * mp.floor(abs(value) / unit + mp.mpf("0.5") + mp.mpf(10) ** -40) * unit


def _seats(n: int, closed: bool, fits: Callable[[tuple[int, ...]], bool]) -> int:
    """Orders of n people, the first of whom stays where a round table may be turned."""
    if n > 8:
        raise NotCovered("too many orders")
    orders = itertools.permutations(range(1, n)) if closed else itertools.permutations(range(n))
    return sum(fits((0, *order) if closed else order) for order in orders)


def _together(closed: bool) -> Callable[..., Any]:
    def count(n: Any, k: Any) -> Any:
        def fits(order: tuple[int, ...]) -> bool:
            places = [i for i, person in enumerate(order) if person < k]
            starts = range(len(order)) if closed else range(len(order) - int(k) + 1)
            return any({(s + i) % len(order) for i in range(int(k))} == set(places) for s in starts)

        return mp.mpf(_seats(int(n), closed, fits))

    return count


def _apart(closed: bool) -> Callable[..., Any]:
    def count(n: Any, k: Any) -> Any:
        def fits(order: tuple[int, ...]) -> bool:
            pairs = zip(order, (*order[1:], order[0]), strict=True) if closed else itertools.pairwise(order)
            return not any(a < k and b < k for a, b in pairs)

        return mp.mpf(_seats(int(n), closed, fits))

    return count


def _with_each(size: Any, one: Any, two: Any) -> Any:
    return mp.mpf(sum(math.comb(int(one), i) * math.comb(int(two), int(size) - i) for i in range(1, int(size))))


def _variance(values: tuple[Any, ...], less: int) -> Any:
    mean = mp.fsum(values) / len(values)
    return mp.fsum((v - mean) ** 2 for v in values) / (len(values) - less)


def _data(f: Callable[[tuple[Any, ...]], Any]) -> Callable[..., Any]:
    return lambda *values: f(values[0] if len(values) == 1 and isinstance(values[0], tuple) else values)


def _median(values: tuple[Any, ...]) -> Any:
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _fractions(matrix: Any) -> fmpq_mat:
    def exact(value: Any) -> fmpq:
        fraction = Fraction(str(mp.nstr(value, 40))).limit_denominator(10**9)
        return fmpq(fraction.numerator, fraction.denominator)

    return fmpq_mat(matrix.rows, matrix.cols, [exact(entry) for entry in matrix])


def _rref(matrix: Any) -> Any:
    reduced, _ = _fractions(matrix).rref()
    return mp.matrix([[mp.mpf(int(e.p)) / int(e.q) for e in row] for row in reduced.table()])


def _polynomial(body: Node, letter: str, env: Env, degree: int = 12) -> list[Any]:
    """Coefficients from the lowest, interpolated at whole points."""
    f = function(body, letter, env)
    points = [mp.mpf(i) - degree // 2 for i in range(degree + 1)]
    solved = mp.lu_solve(
        mp.matrix([[x**j for j in range(degree + 1)] for x in points]), mp.matrix([f(x) for x in points])
    )
    return [mp.chop(c, mp.mpf(10) ** -20) for c in solved]


def _letter(node: Node) -> str:
    names = set[str]()

    def walk(part: Node) -> None:
        if isinstance(part, str):
            names.add(part)
        elif isinstance(part, list):
            for inner in part[2 if part[0] in ("f()", "Matrix", "Q", "F") else 1 :]:
                walk(inner)

    walk(node)
    if len(names) != 1:
        raise NotCovered("letters")
    return names.pop()


def _coefficient(env: Env, body: Node, letter: str, order: Node) -> Any:
    return _polynomial(body, letter, env)[int(evaluate(order, env))]


def _degree(env: Env, body: Node, *_: Node) -> Any:
    found = _polynomial(body, _letter(body), env)
    return mp.mpf(max(i for i, c in enumerate(found) if c != 0))


def _leading(env: Env, body: Node, *_: Node) -> Any:
    return next(c for c in reversed(_polynomial(body, _letter(body), env)) if c != 0)


def _taylor(env: Env, body: Node, letter: str, point: Node, degree: Node) -> Any:
    at, n = evaluate(point, env), int(evaluate(degree, env))
    with mp.workdps(90):
        terms = mp.taylor(function(body, letter, env), at, n)
    return mp.fsum(c * (env[letter] - at) ** i for i, c in enumerate(terms))


def _roots(env: Env, equation: Node, letter: str) -> list[Any]:
    """Real roots of a polynomial equation, or of one with bars, by their change of sign or by coefficients."""
    difference = ["Add", equation[1], ["Mul", -1, equation[2]]]
    if "Abs" in str(equation):
        return _crossings(function(difference, letter, env))
    found = _polynomial(difference, letter, env)
    while found and found[-1] == 0:
        found.pop()
    roots = mp.polyroots(list(reversed(found)), maxsteps=500, extraprec=500)
    return sorted(mp.re(r) for r in roots if abs(mp.im(r)) < mp.mpf(10) ** -15)


def _crossings(f: Callable[[Any], Any]) -> list[Any]:
    grid = [mp.mpf(i) / 4 + mp.mpf("0.0371") for i in range(-400, 401)]
    return [mp.findroot(f, (a, b), solver="anderson", tol=1e-40, verify=False)
            for a, b in itertools.pairwise(grid) if f(a) * f(b) < 0]  # fmt: skip


def _of_roots(f: Callable[[list[Any]], Any]) -> Callable[..., Any]:
    return lambda env, equation, letter: f(_roots(env, equation, letter))


def _numeral(env: Env, digits: Node, base: Node) -> Any:
    return mp.mpf(int(str(digits), int(evaluate(base, env))))


def _in_base(env: Env, number: Node, base: Node, *style: Node) -> str:
    if style:
        raise NotCovered("style")
    value, radix, digits = int(evaluate(number, env)), int(evaluate(base, env)), ""
    while value:
        value, rest = divmod(value, radix)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return digits or "0"


def _roman(env: Env, number: Node) -> str:
    value, text = int(evaluate(number, env)), ""
    signs = zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
                ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"), strict=True)  # fmt: skip
    for worth, sign in signs:
        text, value = text + sign * (value // worth), value % worth
    return text


def _date(node: Node) -> datetime.date:
    return datetime.date.fromisoformat(str(node))


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ROWS = {"any": (1, None), "odd": (2, 1), "even": (2, 0)}


def _of_consecutive(env: Env, which: str, what: str, kind: str, count: Node, value: Node) -> Any:
    n, total = int(evaluate(count, env)), int(evaluate(value, env))
    step, parity = _ROWS[kind.removeprefix("positive-")]
    for start in range(-3000, 3000):
        row = [start + step * i for i in range(n)]
        fits = (parity is None or start % 2 == parity) and (start > 0 or "positive" not in kind)
        if fits and (sum(row) if what == "sum" else math.prod(row)) == total:
            return mp.mpf({"largest": row[-1], "smallest": row[0], "middle": row[n // 2]}[which])
    raise NotCovered("no row")


def _draw(env: Env, bag: Node, wanted: Node, *, ordered: bool) -> Any:
    pool = [part[1] for part in bag[1:] for _ in range(part[2])]
    if ordered:
        target: Any = tuple(wanted[1:])
        chance, left = Fraction(1), Counter(pool)
        for letter in target:
            chance *= Fraction(left[letter], sum(left.values()))
            left[letter] -= 1
        return mp.mpf(chance.numerator) / chance.denominator
    sizes = {part[1]: part[2] for part in wanted[1:]}
    number = sum(sizes.values())
    good = math.prod(math.comb(pool.count(letter), size) for letter, size in sizes.items())
    return mp.mpf(good) / math.comb(len(pool), number)


OPERATIONS.update(
    {
        "gcd": _whole_function(math.gcd), "lcm": _whole_function(math.lcm),
        "remainder": _whole_function(lambda a, b: a % b),
        "power_remainder": _whole_function(pow), "congruent": _whole_function(lambda a, b, m: (a - b) % m == 0),
        "divides": _whole_function(lambda d, n: n % d == 0), "factors": _whole_function(lambda n: _some(_divisors(n))),
        "count_of_factors": _whole_function(lambda n: len(_divisors(n))),
        "fibonacci": _whole_function(lambda n: int(mp.fib(n))),
        "common_factors": _whole_function(lambda *ns: _some(_divisors(math.gcd(*ns)))),
        "is_prime": _whole_function(lambda n: bool(fmpz(n).is_prime())),
        "is_composite": _whole_function(lambda n: n > 1 and not fmpz(n).is_prime()),
        "prime_factors": _whole_function(lambda n: _some(_primes_of(n))),
        "count_primes": _whole_function(lambda a, b: sum(bool(fmpz(n).is_prime()) for n in range(a, b + 1))),
        "smallest_factor": _whole_function(lambda n: min(_primes_of(n))),
        "combinations": _whole_function(math.comb), "permutations": _whole_function(math.perm),
        "arrangements": _whole_function(lambda *c: math.factorial(sum(c)) // math.prod(map(math.factorial, c))),
        "circular_arrangements": _whole_function(lambda n: math.factorial(n - 1)),
        "row_together": _together(False), "round_together": _together(True), "row_apart": _apart(False),
        "round_apart": _apart(True), "with_each": _with_each, "successes": _successes, "dice_total": _dice,
        "expected_value": _vector(_dot), "expected_successes": lambda n, p: n * p,
        "mean_of": _data(lambda v: mp.fsum(v) / len(v)), "median_of": _data(_median),
        "range_of": _data(lambda v: max(v) - min(v)), "variance_of": _data(lambda v: _variance(v, 0)),
        "sample_variance_of": _data(lambda v: _variance(v, 1)),
        "deviation_of": _data(lambda v: mp.sqrt(_variance(v, 0))),
        "sample_deviation_of": _data(lambda v: mp.sqrt(_variance(v, 1))),
        "harmonic_mean_of": _data(lambda v: len(v) / mp.fsum(1 / x for x in v)),
        "modes_of": _data(lambda v: Some(tuple(x for x in set(v) if v.count(x) == max(map(v.count, v))))),
        "dot_product": _vector(_dot), "norm": _vector(_norm), "cross_product": _cross,
        "unit_vector": lambda a: _like(a, [x / _norm(list(a)) for x in a]),
        "perpendicular": _vector(lambda a, b: mp.almosteq(_dot(a, b), 0)),
        "angle_between": _vector(lambda a, b: mp.acos(_dot(a, b) / (_norm(a) * _norm(b)))),
        "projection": lambda a, b: _like(a, [x * _dot(list(a), list(b)) / _dot(list(b), list(b)) for x in b]),
        "rank": lambda m: mp.mpf(_fractions(m).rank()), "reduced_row_echelon_form": _rref,
        "distance": _distance, "midpoint": lambda p, q: tuple((a + b) / 2 for a, b in zip(p, q, strict=True)),
        "slope": lambda p, q: (q[1] - p[1]) / (q[0] - p[0]), "area_of_triangle_at": _area,
        "centroid": lambda *ps: tuple(mp.fsum(c) / len(ps) for c in zip(*ps, strict=True)),
        "degrees": mp.degrees, "radians": mp.radians, "hypotenuse": mp.hypot, "area_of_circle": lambda r: mp.pi * r**2,
        "circumference": lambda r: 2 * mp.pi * r, "area_of_square": lambda a: a * a,
        "area_of_rectangle": lambda a, b: a * b,
        "perimeter_of_rectangle": lambda a, b: 2 * (a + b), "perimeter_of_square": lambda a: 4 * a,
        "area_of_triangle_by_height": lambda b, h: b * h / 2, "area_of_triangle": _heron,
        "area_of_rhombus": lambda p, q: p * q / 2, "area_of_trapezoid": lambda a, b, h: (a + b) * h / 2,
        "area_of_parallelogram": lambda b, h: b * h, "leg_of_right_triangle": lambda c, a: mp.sqrt(c * c - a * a),
        "complementary_angle": lambda a: 90 - a, "supplementary_angle": lambda a: 180 - a,
        "interior_angle": lambda n: (n - 2) * 180 / n, "exterior_angle": lambda n: 360 / n,
        "sum_of_angles": lambda n: (n - 2) * 180, "diagonals_of_polygon": lambda n: n * (n - 3) / 2,
        "triangle_exists": lambda a, b, c: a + b > c and b + c > a and a + c > b,
        "inradius_of_triangle": lambda a, b, c: 2 * _heron(a, b, c) / (a + b + c),
        "volume_of_cube": lambda a: a**3, "surface_area_of_cube": lambda a: 6 * a**2,
        "volume_of_cuboid": lambda a, b, c: a * b * c,
        "surface_area_of_cuboid": lambda a, b, c: 2 * (a * b + b * c + a * c),
        "diagonal_of_cuboid": lambda a, b, c: mp.sqrt(a * a + b * b + c * c),
        "volume_of_sphere": lambda r: 4 * mp.pi * r**3 / 3, "surface_area_of_sphere": lambda r: 4 * mp.pi * r**2,
        "surface_area_of_hemisphere": lambda r: 3 * mp.pi * r**2,
        "volume_of_hemisphere": lambda r: 2 * mp.pi * r**3 / 3,
        "volume_of_cylinder": lambda r, h: mp.pi * r**2 * h, "volume_of_cone": lambda r, h: mp.pi * r**2 * h / 3,
        "surface_area_of_cylinder": lambda r, h: 2 * mp.pi * r * (r + h), "slant_height_of_cone": mp.hypot,
        "rounded": _rounded, "set_union": lambda a, b: Some((*a.members, *b.members)),
        "set_intersection": lambda a, b: Some(tuple(x for x in a.members if x in b.members)),
        "set_difference": lambda a, b: Some(tuple(x for x in a.members if x not in b.members)),
        "symmetric_difference": lambda a, b: Some(
            (*(x for x in a.members if x not in b.members), *(x for x in b.members if x not in a.members))),
        "arithmetic_term": lambda n, a, b, *_: a + (n - 1) * (b - a),
        "arithmetic_sum": lambda n, a, b, *_: mp.fsum(a + i * (b - a) for i in range(int(n))),
        "geometric_term": lambda n, a, b, *_: a * (b / a) ** (n - 1),
        "geometric_sum": lambda n, a, b, *_: mp.fsum(a * (b / a) ** i for i in range(int(n))),
        "infinite_sum": lambda a, b, *_: a / (1 - b / a),
        "kth_largest": lambda k, *v: sorted(v, reverse=True)[int(k) - 1] if not isinstance(v[0], tuple)
        else sorted(v[0], reverse=True)[int(k) - 1],
        "kth_smallest": lambda k, *v: sorted(v[0] if isinstance(v[0], tuple) else v)[int(k) - 1],
    }
)  # fmt: skip
BY_NODE.update(
    {
        "coefficient": _coefficient, "polynomial_degree": _degree, "leading_coefficient": _leading,
        "taylor_polynomial": _taylor, "numeral": _numeral, "in_base": _in_base, "roman": _roman,
        "sum_of_roots": _of_roots(mp.fsum), "product_of_roots": _of_roots(mp.fprod),
        "sum_of_solutions": _of_roots(mp.fsum), "product_of_solutions": _of_roots(mp.fprod),
        "largest_solution": _of_roots(max), "smallest_solution": _of_roots(min),
        "difference_of_solutions": _of_roots(lambda roots: max(roots) - min(roots)),
        "of_consecutive": _of_consecutive,
        "draw_sequence": lambda env, bag, wanted: _draw(env, bag, wanted, ordered=True),
        "draw_selection": lambda env, bag, wanted: _draw(env, bag, wanted, ordered=False),
        "weekday": lambda env, day: _DAYS[_date(day).weekday()],
        "weekday_after": lambda env, n, day: _DAYS[(_DAYS.index(day) + int(evaluate(n, env))) % 7],
        "days_between": lambda env, one, two: mp.mpf(abs((_date(two) - _date(one)).days)),
    }
)  # fmt: skip
