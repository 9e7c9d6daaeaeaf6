"""Whether a series converges: by limits of its terms alone, in an order that settles all the usual ones.

Terms that do not go to zero, the ratio of neighbours, Raabe's and Bertrand's refinements of it; Leibniz for alternating
signs; a bound for sines and cosines. A ratio with a positive limit has one sign from some index on, which is what the
refinements need.
"""

from __future__ import annotations

from functools import lru_cache

from sympy import (
    Abs,
    Expr,
    Mul,
    Pow,
    S,
    Symbol,
    cancel,
    combsimp,
    cos,
    expand_log,
    expand_power_exp,
    factor_terms,
    factorial,
    log,
    oo,
    pi,
    powsimp,
    simplify,
    sin,
)

from tutor.checking.limits import NoLimit, limit_value
from tutor.checking.reals import Signs, Undecided, rebuilt
from tutor.maths.fractions import fraction_of


class NoVerdict(NotImplementedError):
    """None of the tests decides; the text says why."""


@lru_cache(maxsize=256)
def converges(term: Expr, n: Symbol) -> tuple[bool, bool]:
    """Whether the series converges, and whether it does absolutely.

    Raises:
        NoVerdict: no test decides.
    """
    if n not in term.free_symbols:
        return (True, True) if term == 0 else (False, False)
    alternating, size = _without_sign(rebuilt(term), n)
    bound = _bounded(size, n)
    if bound is not None:
        if _of_positive(bound, n) == "absolutely":
            return True, True
        raise NoVerdict("a sine or cosine beside terms that are too large")
    found = _of_positive(size, n)
    if found == "absolutely":
        return True, True
    return (alternating and found == "decreasing"), False


def _without_sign(term: Expr, n: Symbol) -> tuple[bool, Expr]:
    """Whether the signs alternate, and the term without them."""
    flips, rest = 0, S.One
    for factor in powsimp(term).as_ordered_factors():
        base, exponent = factor.as_base_exp()
        if factor.func == cos and factor.args[0] == pi * n:
            flips += 1
        elif isinstance(factor, Pow) and base.is_number and base.is_negative and n in exponent.free_symbols:
            slope = exponent.diff(n)
            if not (slope.is_Integer and exponent.is_polynomial(n)):
                raise NoVerdict("a negative base with an exponent that is not a whole number")
            flips += int(slope)
            rest *= (-base) ** exponent
        else:
            rest *= factor
    return flips % 2 == 1, rest


def _bounded(size: Expr, n: Symbol) -> Expr | None:
    """The term with sines and cosines replaced by their bound, where they are factors."""
    waves = [f for f in size.as_ordered_factors() if f.as_base_exp()[0].func in (sin, cos) and n in f.free_symbols]
    if not waves or any(not _unending(wave, n) or not (wave.as_base_exp()[1] > 0) for wave in waves):
        return None
    rest = size
    for wave in waves:
        rest = rest / wave
    return rest


def _unending(wave: Expr, n: Symbol) -> bool:
    """Whether the angle grows without end."""
    return _limit(Abs(wave.as_base_exp()[0].args[0]), n) is oo


def _of_positive(size: Expr, n: Symbol) -> str:
    """``absolutely``, ``decreasing`` (to zero, but not summable) or ``diverges``."""
    powers = fraction_of(size, n)
    if powers is not None and powers[0] != 0 and powers[1] != 0:
        return _like_power(powers[1].degree() - powers[0].degree())
    ratio = _ratio(size, n)
    moving = any(n in p.base.free_symbols and n in p.exp.free_symbols for p in size.atoms(Pow))
    q = _limit(_root(size, n), n) if moving and not size.has(factorial) else None
    q = _limit(ratio, n) if q is None or q == 1 else q
    sign = 0 if q is None else 1 if q in (oo, -oo) else _sign(Abs(q) - 1)
    if sign:
        return "absolutely" if sign < 0 else "diverges"
    last = _limit(size, n)
    if last is None:
        raise NoVerdict("the limit of the terms is not known")
    if last != 0:
        return "diverges"
    if q is None:
        raise NoVerdict("the limit of the ratio is not known")
    return _refined(size, ratio, n)


def _like_power(fall: int) -> str:
    """A quotient of polynomials is close to a multiple of n to minus that power, and has one sign and falls at last."""
    return "diverges" if fall < 1 else "decreasing" if fall == 1 else "absolutely"


def _root(size: Expr, n: Symbol) -> Expr:
    """The n-th root of a positive term, powers taken apart."""
    parts = []
    for factor in size.as_ordered_factors():
        base, exponent = factor.as_base_exp()
        parts.append(base ** cancel(exponent / n))
    return Mul(*parts)


def _refined(size: Expr, ratio: Expr, n: Symbol) -> str:
    gap = n * (1 / ratio - 1)
    raabe = _limit(gap, n)
    if raabe is None:
        raise NoVerdict("the ratio test does not decide")
    sign = 1 if raabe is oo else _sign(raabe - 1)
    if sign:
        if sign > 0:
            return "absolutely"
        return "decreasing" if _sign(raabe) > 0 or _falls(gap, n) else "diverges"
    bertrand = _limit(log(n) * (gap - 1), n)
    if bertrand is None or (bertrand not in (oo, -oo) and _sign(bertrand - 1) == 0):
        beside = _limit(size * n * log(n), n)
        if beside is oo or (beside is not None and beside is not -oo and _sign(beside) > 0):
            return "decreasing"
        raise NoVerdict("neither the ratio test nor its refinements decide")
    return "absolutely" if bertrand is oo or (bertrand is not -oo and _sign(bertrand - 1) > 0) else "decreasing"


def _falls(gap: Expr, n: Symbol) -> bool:
    """Whether the terms decrease although Raabe's limit is zero, as for 1/ln n."""
    found = _limit(log(n) * gap, n)
    return found is oo or (found is not None and found is not -oo and _sign(found) > 0)


def _ratio(size: Expr, n: Symbol) -> Expr:
    following = rebuilt(size, {n: n + 1})
    found = combsimp(powsimp(expand_power_exp(following / size)))
    if found.is_rational_function(n):
        return cancel(found)
    return factor_terms(simplify(found)) if found.count_ops() < 80 else found


@lru_cache(maxsize=512)
def _limit(f: Expr, n: Symbol) -> Expr | None:
    for form in (f, expand_log(f, force=False)):
        try:
            found = limit_value(form, n, oo, "-")[0]
        except NoLimit:
            continue
        return None if found is S.NaN else found
    return None


def _sign(value: Expr) -> int:
    try:
        found = Signs({}).sign(value)
    except Undecided as error:
        raise NoVerdict("the size of a limit is not known") from error
    if found is None:
        raise NoVerdict("the size of a limit is not known")
    return found
