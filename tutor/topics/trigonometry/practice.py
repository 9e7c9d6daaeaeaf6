"""Practice in trigonometry.

Beginner: values on the unit circle and first identities. Intermediate: values by reference angles, formulas for sums
and doubles, one value from another, waves. Advanced: sums of angles, identities, one wave of two.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import Eq, Expr, Integer, Pow, Rational, Symbol, cos, cot, csc, pi, sec, sin, sqrt, tan

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Level
from tutor.rules.asking import certain
from tutor.rules.working import product, quotient, total
from tutor.topic import Exercise
from tutor.topics.trigonometry import asking
from tutor.topics.trigonometry.given import in_quadrant

LETTERS = ("x", "x", "t", "a", "u")


def practise(random: Random, level: Level) -> Exercise:
    """Make one exercise."""
    return random.choice(_KINDS[level])(random)


def _letter(random: Random) -> Symbol:
    return Symbol(random.choice(LETTERS))


def _value_of(part: Expr) -> Exercise:
    return Exercise(say("Find the exact value of {f}.", f=formula(part)), certain(asking.pose_exact(part)))


def _unit_circle(random: Random) -> Exercise:
    return _value_of(_function(random, (sin, cos, tan), (3, 4, 6), 0, 12))


def _function(random: Random, functions: tuple[type[Expr], ...], below: tuple[int, ...], low: int, high: int) -> Expr:
    q = Rational(0)
    while q.q not in below:
        q = Rational(random.randint(low, high), random.choice(below))
    return random.choice(functions)(q * pi, evaluate=False)


def _times(factor: int, part: Expr) -> Expr:
    """A number times an expression, not worked out; one is not written."""
    return part if factor == 1 else product(Integer(factor), part)


def _two_values(random: Random) -> Exercise:
    first, second = (_function(random, (sin, cos, tan), (3, 4, 6), 0, 5) for _ in range(2))
    k, m = random.randint(1, 6), random.choice((-1, 1)) * random.randint(1, 6)
    return _value_of(total(_times(k, first), _times(m, second)))


def _reference(random: Random) -> Exercise:
    return _value_of(_function(random, (sin, cos, tan, sec, csc, cot), (3, 4, 6), -24, 40))


def _sum_of_angles(random: Random) -> Exercise:
    return _value_of(_function(random, (sin, cos, tan), (12,), -24, 40))


def _first_identities(random: Random) -> Exercise:
    x, k = _letter(random), Integer(random.randint(1, 12))
    s, c, t = sin(x), cos(x), tan(x)
    f = random.choice(
        (
            product(k, t, c),
            total(k * s**2, k * c**2),
            quotient(k * s, c),
            quotient(total(k, -k * c**2), s),
            quotient(total(k, -k * s**2), c),
            product(k, sec(x), c),
            product(k, cot(x), s),
            product(k, csc(x), s),
        )
    )
    return Exercise(say("Simplify {f}.", f=formula(f)), certain(asking.pose_simplify({"f": f})))


def _expanding(random: Random) -> Exercise:
    a, b = map(Symbol, sorted(random.sample(("a", "b", "x", "y", "u", "v"), 2)))
    n = random.randint(2, 4)
    turned = random.choice((-1, 1)) * pi / random.choice((3, 4, 6))
    angle = random.choice((a + b, total(a, -b), n * a, total(2 * a, b), total(a, turned), total(a, turned)))
    f = _times(random.randint(1, 8), random.choice((sin, cos))(angle, evaluate=False))
    return Exercise(say("Expand {f}.", f=formula(f)), certain(asking.pose_expand({"f": f})))


_TRIPLES = (
    (3, 4, 5), (5, 12, 13), (8, 15, 17), (7, 24, 25), (20, 21, 29), (9, 40, 41), (12, 35, 37), (11, 60, 61),
    (28, 45, 53),
)  # fmt: skip


def _from_one_value(random: Random) -> Exercise:
    angle = Symbol(random.choice(("A", "x", "a", "B")))
    one, other, length = random.choice(_TRIPLES)
    if random.random() < 0.5:
        one, other = other, one
    first, second = random.choice(((sin, cos), (cos, sin), (sin, tan)))
    equation = Eq(first(angle), Rational(one, length), evaluate=False)
    asked = second(angle)
    if random.random() < 0.4:
        doubled = random.choice((sin, cos))(2 * angle)
        statement = say("If {e} and {x} is acute, find {f}.", e=formula(equation), x=formula(angle), f=formula(doubled))
        return Exercise(statement, certain(asking.pose_given(doubled, [equation, *in_quadrant(angle, 1)])))
    statement = say("If {e} and {x} is acute, find {f}.", e=formula(equation), x=formula(angle), f=formula(asked))
    expected = Rational(one, other) if second is tan else Rational(other, length)
    return Exercise(statement, certain(asking.pose_given(asked, [equation, *in_quadrant(angle, 1)])), expected)


def _wave(random: Random) -> Exercise:
    x = Symbol("x")
    a, b = random.choice((-1, 1)) * random.randint(1, 9), random.randint(2, 9)
    c, d = pi / random.choice((2, 3, 4, 6)) * random.choice((-1, 1)), random.randint(-9, 9)
    f = a * random.choice((sin, cos))(b * x + c) + d
    return Exercise(say("Find the period of {f}.", f=formula(f)), certain(asking.pose_period({"f": f})))


def _identity(random: Random) -> Exercise:
    x, k = _letter(random), Integer(random.randint(1, 9))
    s, c = sin(x), cos(x)
    left, right = random.choice(
        (
            (k * s**4 - k * c**4, k - 2 * k * c**2),
            (k * tan(x) + k * cot(x), k * sec(x) * csc(x)),
            (k * Pow(s + c, 2), k + 2 * k * s * c),
            (k / (1 + c) + k / (1 - c), 2 * k * csc(x) ** 2),
            (k * s / (1 + c) + k * (1 + c) / s, 2 * k * csc(x)),
            (k * Pow(sec(x), 2) - k * tan(x) ** 2, k),
        )
    )
    if random.random() < 0.3:
        right = right + random.choice((-1, 1)) * random.randint(1, 3)
    e = Eq(left, right, evaluate=False)
    return Exercise(say("Is {e} an identity?", e=formula(e)), certain(asking.pose_identity({"e": e})))


def _together(random: Random) -> Exercise:
    """The formula for a sum of angles backwards: the angles together are a known one."""
    known = random.choice(
        (Rational(1, 6), Rational(1, 4), Rational(1, 3), Rational(2, 3), Rational(3, 4), Rational(5, 6))
    )
    below = random.choice((3, 4, 5, 7))
    above = random.choice([n for n in range(1, 2 * below) if n % below])
    one, other = known * above / below * pi, known * (below - above) / below * pi
    plus, other = (1, other) if above < below else (-1, -other)
    (s, t), (c, d) = ([wave(angle, evaluate=False) for angle in (one, other)] for wave in (sin, cos))
    if random.random() < 0.5:
        return _value_of(total(product(s, d), _signed(plus, c, t)))
    return _value_of(total(product(c, d), _signed(-plus, s, t)))


def _signed(sign: int, *factors: Expr) -> Expr:
    return product(*factors) if sign > 0 else product(Integer(-1), *factors)


def _product_to_sum(random: Random) -> Exercise:
    x, k = _letter(random), Integer(2 * random.randint(1, 4))
    n, m = sorted(random.sample(range(1, 10), 2), reverse=True)
    first, second = random.choice(((sin, cos), (cos, cos), (sin, sin), (cos, sin)))
    f = product(k, first(n * x), second(m * x))
    posed = certain(asking.pose_to_sum({"f": f}))
    return Exercise(say("Write {f} as a sum.", f=formula(f)), posed)


def _sum_to_product(random: Random) -> Exercise:
    x, k = _letter(random), Integer(random.randint(1, 6))
    m, d = random.randint(1, 6), random.randint(1, 5)
    f = total(k * (wave := random.choice((sin, cos)))((m + 2 * d) * x), random.choice((-1, 1)) * k * wave(m * x))
    return Exercise(say("Write {f} as a product.", f=formula(f)), certain(asking.pose_to_product({"f": f})))


def _one_wave(random: Random) -> Exercise:
    x = Symbol("x")
    k = random.randint(1, 9)
    a, b = random.choice(
        ((1, 1), (1, -1), (sqrt(3), 1), (1, sqrt(3)), (sqrt(3), -1), (1, -sqrt(3)), (3, 4), (5, 12), (4, 3), (12, 5))
    )
    f = k * a * sin(x) + k * b * cos(x)
    return Exercise(say("Write {f} as a single sine.", f=formula(f)), certain(asking.pose_as_sine({"f": f})), None)


_Kind = Callable[[Random], Exercise]
_KINDS: dict[Level, tuple[_Kind, ...]] = {
    Level.BEGINNER: (_unit_circle, _first_identities, _two_values, _two_values),
    Level.INTERMEDIATE: (_reference, _expanding, _from_one_value, _wave),
    Level.ADVANCED: (_sum_of_angles, _identity, _one_wave, _together, _product_to_sum, _sum_to_product),
}
