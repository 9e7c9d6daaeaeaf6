"""Fractions of polynomials with large powers at infinity: by the binomial theorem, from the first terms alone."""

from __future__ import annotations

from sympy import Add, Expr, Integer, Mul, Pow, Rational, S, Symbol

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.limits.tasks import Move, Task

LARGE = 30
"""Powers above it are not multiplied out."""
HEAD = 6
"""How many of a polynomial's first terms are kept; as many may cancel, less one."""

Head = tuple[int, tuple[Rational, ...]]
"""The degree, and the coefficients from there downward."""


def large_powers(task: Task) -> Move | None:
    """The quotient of the first terms that do not cancel: ((x + 1)^2000 - x^2000)/x^1999 → 2000x^1999/x^1999."""
    f, x = task.f, task.x
    if not task.a.is_infinite or not any(_is_large(power, x) for power in f.atoms(Pow)):
        return None
    above, below = f.as_numer_denom()
    heads = [_first(_head(part, x)) for part in (above, below)]
    if heads[0] is None or heads[1] is None:
        return None
    (n, p), (m, q) = heads[0], heads[1]
    lead = Mul(p / q, Pow(x, n - m)) if n != m else p / q
    return Move(
        "dominant-terms",
        task.of(lead),
        say("Write out the first terms by the binomial theorem, and keep the largest that does not cancel."),
        say(
            "Above it is {top}, below {bottom}; all other terms are small beside them.",
            top=formula(p * x**n),
            bottom=formula(q * x**m),
        ),
        say("Which terms of the powers cancel, and which is the largest that is left?"),
    )


def _is_large(power: Pow, x: Symbol) -> bool:
    return isinstance(power.exp, Integer) and power.exp > LARGE and isinstance(power.base, Add) and power.base.has(x)


def _first(head: Head | None) -> tuple[int, Rational] | None:
    if head is None:
        return None
    degree, coefficients = head
    return next(((degree - n, c) for n, c in enumerate(coefficients) if c != 0), None)


def _head(f: Expr, x: Symbol) -> Head | None:
    """The first coefficients of a polynomial with rational coefficients; None where it is none."""
    if isinstance(f, Rational):
        return 0, _filled([f])
    if f == x:
        return 1, _filled([S.One])
    if isinstance(f, Pow) and isinstance(f.exp, Integer) and f.exp > 0:
        base = _head(f.base, x)
        return None if base is None else _power(base, int(f.exp))
    if isinstance(f, Add | Mul):
        heads = [_head(part, x) for part in f.args]
        found = [head for head in heads if head is not None]
        if len(found) < len(heads):
            return None
        return _sum(found) if isinstance(f, Add) else _product(found)
    return None


def _filled(coefficients: list[Rational]) -> tuple[Rational, ...]:
    return tuple(coefficients[:HEAD]) + (S.Zero,) * (HEAD - len(coefficients))


def _sum(heads: list[Head]) -> Head:
    degree = max(each for each, _ in heads)
    total = [S.Zero] * HEAD
    for each, coefficients in heads:
        for n, c in enumerate(coefficients):
            if degree - each + n < HEAD:
                total[degree - each + n] += c
    return degree, tuple(total)


def _product(heads: list[Head]) -> Head:
    degree, found = 0, _filled([S.One])
    for each, coefficients in heads:
        degree += each
        found = tuple(sum((found[i] * coefficients[n - i] for i in range(n + 1)), S.Zero) for n in range(HEAD))
    return degree, found


def _power(base: Head, exponent: int) -> Head | None:
    """By the recurrence that p·(p^N)' = N·p'·p^N gives (Euler): each coefficient from those before it."""
    degree, p = base
    if p[0] == 0:
        return None
    found = [p[0] ** exponent]
    for n in range(1, HEAD):
        terms = ((exponent * k - (n - k)) * p[k] * found[n - k] for k in range(1, n + 1))
        found.append(sum(terms, S.Zero) / (n * p[0]))
    return degree * exponent, tuple(found)
