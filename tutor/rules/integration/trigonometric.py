"""Powers and products of trigonometric functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import sympy as sp
from sympy import Expr, Mul, Symbol

from tutor.maths.printing import formula
from tutor.messages import Message, say
from tutor.rules.integration.plans import Plan, Reduced, Rewritten, Substituted, Words
from tutor.rules.lines import fresh, law

Search = Callable[[Expr, Symbol], Plan | None]
_SIX = (sp.sin, sp.cos, sp.tan, sp.cot, sp.sec, sp.csc)


def _exponents(f: Expr, x: Symbol) -> tuple[Expr, Counter[type[Expr]]] | None:
    """The common angle and the whole exponents, when f is a product of powers of the six functions."""
    angles: set[Expr] = set()
    powers: Counter[type[Expr]] = Counter()
    for factor in Mul.make_args(f):
        base, exponent = factor.as_base_exp()
        if not isinstance(base, _SIX) or not exponent.is_Integer:
            return None
        angles.add(base.args[0])
        powers[type(base)] += int(exponent)
    if len(angles) != 1:
        return None
    angle = angles.pop()
    return None if angle.diff(x) == 0 or x in angle.diff(x).free_symbols else (angle, powers)


def trigonometric_powers(f: Expr, x: Symbol, search: Search) -> Plan | None:
    """One product of powers of one angle, or of two sines and cosines of different angles."""
    found = _exponents(f, x)
    if found is None:
        return _product_to_sum(f, x, search)
    angle, powers = found
    kinds = {kind for kind, n in powers.items() if n}
    if kinds <= {sp.sin, sp.cos}:
        return _sines(f, angle, powers[sp.sin], powers[sp.cos], x, search)
    if kinds <= {sp.tan, sp.sec}:
        return _tangents(f, angle, powers[sp.tan], powers[sp.sec], (sp.tan, sp.sec), 1, x, search)
    if kinds <= {sp.cot, sp.csc}:
        return _tangents(f, angle, powers[sp.cot], powers[sp.csc], (sp.cot, sp.csc), -1, x, search)
    return None


def _through(f: Expr, new: Expr, x: Symbol, search: Search, rule: str, title: Message, because: Message) -> Plan | None:
    inner = search(new, x)
    if inner is None:
        return None
    idea = say("Which identity changes these powers into something with one function and its derivative?")
    return Rewritten(f, x, new, inner, lambda: Words(rule, title, because, idea))


def _in(f: Expr, inside: Expr, new: Expr, u: Symbol, x: Symbol, search: Search) -> Plan | None:
    inner = search(new, u)
    return None if inner is None else Substituted(f, x, u, inside, new, inner)


_SQUARES = law(r"\sin^2 x + \cos^2 x = 1", "sin^2 x + cos^2 x = 1")


def _sines(f: Expr, angle: Expr, m: int, n: int, x: Symbol, search: Search) -> Plan | None:
    sine, cosine, slope = sp.sin(angle), sp.cos(angle), angle.diff(x)
    u = fresh(f)
    if m > 0 and m % 2 == 1 and (m > 1 or n % 2 == 0 or n < 0):
        return _odd(f, cosine, sine, -slope, m, n, u, x, search)
    if n > 0 and n % 2 == 1:
        return _odd(f, sine, cosine, slope, n, m, u, x, search)
    if m >= 0 and n >= 0:
        half = {
            sine**2: (1 - sp.cos(2 * angle)) / 2,
            cosine**2: (1 + sp.cos(2 * angle)) / 2,
        }
        new = sp.expand(half[sine**2] ** (m // 2) * half[cosine**2] ** (n // 2))
        rule = law(
            r"\sin^2 x = \tfrac{1-\cos 2x}{2},\quad \cos^2 x = \tfrac{1+\cos 2x}{2}",
            "sin^2 x = (1 - cos 2x)/2, cos^2 x = (1 + cos 2x)/2",
        )
        return _through(
            f, new, x, search, "half-angle-identity", say("Lower the powers with the half-angle identities."),
            say("All exponents are even, and {law}.", law=rule),
        )  # fmt: skip
    if (m + n) % 2 == 0 and m + n < 0:
        new = sp.expand(u**m * (1 + u**2) ** (-(m + n) // 2 - 1)) / slope
        return _in(f, sp.tan(angle), new, u, x, search)
    if m < 0 and n < 0:
        new = sine ** (m + 2) * cosine**n + sine**m * cosine ** (n + 2)
        return _through(
            f, new, x, search, "pythagorean-identity", say("Write 1 as the sum of the squares."),
            say("{law}, so the fraction splits in two simpler ones.", law=_SQUARES),
        )  # fmt: skip
    if m < 0 or n < 0:
        kinds = (sp.cot, sp.csc) if m < 0 else (sp.tan, sp.sec)
        above, below = (n, -m) if m < 0 else (m, -n)
        inner_function = cosine if m < 0 else sine
        base = sine if m < 0 else cosine
        if above == 0:
            return None if below <= 2 else _secant(f, angle, below, kinds, 1 if m >= 0 else -1, x, search)
        new = sp.expand((1 - base**2) ** (above // 2) * base ** (-below)) if above % 2 == 0 else None
        if new is None:
            return None
        return _through(
            f, new, x, search, "pythagorean-identity",
            say("Replace the even power of {f}.", f=formula(inner_function)),
            say("{law}.", law=_SQUARES),
        )  # fmt: skip
    return None


def _odd(
    f: Expr, inside: Expr, saved: Expr, slope: Expr, odd: int, other: int, u: Symbol, x: Symbol, search: Search
) -> Plan | None:
    """Save one factor for ``du`` and write the rest with the other function."""
    new = sp.expand((1 - u**2) ** ((odd - 1) // 2) * u**other) / slope
    if odd == 1:
        return _in(f, inside, sp.expand(new), u, x, search)
    rest = (1 - inside**2) ** ((odd - 1) // 2) * inside**other
    inner = _in(rest * saved, inside, sp.expand(new), u, x, search)
    if inner is None:
        return None
    words = Words(
        "save-one-factor",
        say("Save one factor {s} and write the rest with {c}.", s=formula(saved), c=formula(inside)),
        say("The exponent of {s} is odd, and {law}.", s=formula(saved), law=_SQUARES),
        say("One of the exponents is odd. Keep one factor of it for the substitution."),
    )
    return Rewritten(f, x, rest * saved, inner, lambda: words)


def _tangents(
    f: Expr, angle: Expr, m: int, n: int, kinds: tuple[type[Expr], type[Expr]], sign: int, x: Symbol, search: Search
) -> Plan | None:
    """Powers of tangent and secant (or of cotangent and cosecant with ``sign`` −1)."""
    tangent, secant = kinds[0](angle), kinds[1](angle)
    slope, u = angle.diff(x), fresh(f)
    if n > 0 and n % 2 == 0:
        new = sp.expand(u**m * (1 + u**2) ** (n // 2 - 1)) / (sign * slope)
        return _in(f, tangent, sp.expand(new), u, x, search)
    if m > 0 and m % 2 == 1 and n > 0:
        new = sp.expand((u**2 - 1) ** ((m - 1) // 2) * u ** (n - 1)) / (sign * slope)
        return _in(f, secant, sp.expand(new), u, x, search)
    rule = (
        law(r"\tan^2 x = \sec^2 x - 1", "tan^2 x = sec^2 x - 1")
        if sign == 1
        else law(r"\cot^2 x = \csc^2 x - 1", "cot^2 x = csc^2 x - 1")
    )
    if n == 0 and m >= 2:
        new = tangent ** (m - 2) * secant**2 - tangent ** (m - 2)
        return _through(
            f, new, x, search, "pythagorean-identity",
            say("Replace {t}.", t=formula(tangent**2)),
            say("{law}; then one part is a power times a derivative.", law=rule),
        )  # fmt: skip
    if n > 0 and m > 0 and m % 2 == 0:
        new = sp.expand((secant**2 - 1) ** (m // 2) * secant**n)
        return _through(
            f,
            new,
            x,
            search,
            "pythagorean-identity",
            say("Replace {t}.", t=formula(tangent**2)),
            say("{law}.", law=rule),
        )
    if m == 0 and n >= 3:
        return _secant(f, angle, n, kinds, sign, x, search)
    return None


def _secant(
    f: Expr, angle: Expr, n: int, kinds: tuple[type[Expr], type[Expr]], sign: int, x: Symbol, search: Search
) -> Plan | None:
    """An odd power of the secant, by the reduction formula."""
    tangent, secant, slope = kinds[0](angle), kinds[1](angle), angle.diff(x)
    inner = search(secant ** (n - 2), x)
    if inner is None:
        return None
    done = sign * secant ** (n - 2) * tangent / ((n - 1) * slope)
    words = Words(
        "reduction-formula",
        say("Use the reduction formula."),
        say(
            "Integration by parts with {u} lowers the power by two: {law}.",
            u=formula(secant ** (n - 2)),
            law=law(
                r"\int \sec^n x\,dx = \frac{\sec^{n-2}x\tan x}{n-1} + \frac{n-2}{n-1}\int\sec^{n-2}x\,dx",
                "∫ sec^n x dx = sec^(n-2) x tan x/(n-1) + (n-2)/(n-1) ∫ sec^(n-2) x dx",
            )
            if sign == 1
            else law(
                r"\int \csc^n x\,dx = -\frac{\csc^{n-2}x\cot x}{n-1} + \frac{n-2}{n-1}\int\csc^{n-2}x\,dx",
                "∫ csc^n x dx = -csc^(n-2) x cot x/(n-1) + (n-2)/(n-1) ∫ csc^(n-2) x dx",
            ),
        ),
        say("Is there a formula that lowers the power by two?"),
    )
    return Reduced(f, x, done, sp.Rational(n - 2, n - 1), inner, lambda: words)


def _product_to_sum(f: Expr, x: Symbol, search: Search) -> Plan | None:
    """``sin a cos b`` with different angles, powers first lowered."""
    factors = Mul.make_args(f)
    waves = [factor for factor in factors if isinstance(factor.as_base_exp()[0], sp.sin | sp.cos)]
    if len(waves) != len(factors) or not all(wave.as_base_exp()[1].is_Integer for wave in waves):
        return None
    if any(wave.as_base_exp()[1] < 0 for wave in waves) or sum(wave.as_base_exp()[1] for wave in waves) > 8:
        return None
    from sympy.simplify.fu import TR8

    new = sp.expand(TR8(f))
    if new == f or not isinstance(new, sp.Add):
        return None
    rule = law(r"\sin a\cos b = \tfrac12[\sin(a+b) + \sin(a-b)]", "sin a cos b = (sin(a + b) + sin(a - b))/2")
    return _through(
        f, new, x, search, "product-to-sum", say("Turn the product into a sum."),
        say("Products of sines and cosines are sums of sines and cosines: {law} and its like.", law=rule),
    )  # fmt: skip


def half_angle_tangent(f: Expr, x: Symbol, search: Search) -> Plan | None:
    """A rational function of sine and cosine of one angle: ``u = tan(x/2)``."""
    waves = f.atoms(sp.sin, sp.cos)
    angles = {wave.args[0] for wave in waves}
    if len(angles) != 1:
        return None
    angle = angles.pop()
    slope = angle.diff(x)
    if slope == 0 or x in slope.free_symbols:
        return None
    u = fresh(f)
    new = f.subs({sp.sin(angle): 2 * u / (1 + u**2), sp.cos(angle): (1 - u**2) / (1 + u**2)})
    new = sp.factor(sp.cancel(sp.together(new * 2 / ((1 + u**2) * slope))))
    if x in new.free_symbols or not new.is_rational_function(u) or new.count_ops() > 60:
        return None
    return _in(f, sp.tan(angle / 2), new, u, x, search)
