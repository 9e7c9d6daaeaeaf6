"""Linear equations with constant coefficients: the characteristic equation, then one particular solution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import lcm

import sympy as sp
from sympy import Derivative, Eq, Expr, S, Symbol

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.messages import Message, say
from tutor.rules.lines import fresh, plus, times
from tutor.solution import SameValue, Step
from tutor.topics.differential_equations.equation import Ode, neat, solves
from tutor.topics.differential_equations.particular import particular


def coefficients(ode: Ode) -> tuple[list[Expr], Expr] | None:
    """``a_0 … a_n`` and ``g`` with ``a_n y^(n) + … + a_0 y = g(x)``, ``a_n`` being 1; None for other equations."""
    letters = [sp.Dummy(f"y{k}") for k in range(ode.order)]
    right = ode.right
    for k in range(ode.order - 1, 0, -1):
        right = right.xreplace({ode.slope(k): letters[k]})
    right = sp.expand(right.xreplace({ode.y: letters[0]}))
    if not right.is_polynomial(*letters) or sp.Poly(right, *letters).total_degree() > 1:
        return None
    found = [-right.coeff(letter, 1) for letter in letters]
    if any(ode.x in part.free_symbols for part in found):
        return None
    g = sp.expand(right.subs(dict.fromkeys(letters, 0)))
    return [*found, S.One], g


def by_characteristic_equation(ode: Ode, parts: Sequence[Expr], g: Expr) -> Iterator[Step | Expr]:
    """Solve the homogeneous equation, find one solution of the whole, add."""
    x = ode.x
    scaled = _whole(parts, ode)
    homogeneous = Eq(_sum(scaled, ode), 0, evaluate=False)
    r = fresh(ode.written, names=("r", "k", "m", "s"))
    polynomial = plus(*(times(a, r**k) for k, a in reversed(list(enumerate(scaled))) if a != 0))
    yield _try_exponential(scaled, polynomial, r, ode)
    roots = _roots(polynomial, r, ode.order)
    yield _find_roots(polynomial, roots, r, scaled[-1])
    constants = ode.constants(ode.order)
    basis = _basis(roots, x)
    general = plus(*(times(c, part) for c, part in zip(constants, basis, strict=True)))
    whole = general
    yield solves(
        "homogeneous-solution",
        say("Write down the solutions of the homogeneous equation."),
        _why(roots),
        homogeneous,
        ode.solved_by(general),
        homogeneous,
        say("Which functions belong to the roots of the characteristic equation?"),
    )
    if g != 0:
        one, inner = particular(ode, parts, g, basis)
        yield solves(
            "particular-solution",
            say("Find one solution of the whole equation: {f}.", f=formula(one)),
            say("Any single one will do: two solutions differ by a solution of the homogeneous equation."),
            ode.written,
            ode.solved_by(one),
            ode.written,
            say("Which kind of function has derivatives like the right side {g}?", g=formula(g)),
            inner,
        )
        whole = plus(general, neat(one))
        yield solves(
            "superposition",
            say("Add both."),
            say("Every solution is the particular one plus a solution of the homogeneous equation."),
            ode.solved_by(general),
            ode.solved_by(whole),
            ode.written,
            say("How do the solutions of the whole equation differ from each other?"),
        )
    yield whole


def _whole(parts: Sequence[Expr], ode: Ode) -> list[Expr]:
    """The coefficients as whole numbers where they are fractions."""
    if not all(part.is_Rational for part in parts):
        return list(parts)
    common = lcm(*(int(part.q) for part in parts))
    return [part * common for part in parts]


def _sum(parts: Sequence[Expr], ode: Ode) -> Expr:
    return plus(*(times(a, ode.slope(k)) for k, a in reversed(list(enumerate(parts))) if a != 0))


def _try_exponential(parts: Sequence[Expr], polynomial: Expr, r: Symbol, ode: Ode) -> Step:
    x = ode.x
    power = sp.exp(r * x)
    put = plus(*(times(a, Derivative(power, (x, k)) if k else power) for k, a in enumerate(parts) if a != 0))
    left, right = formula(put), formula(times(polynomial, power))
    return Step(
        rule="characteristic-equation",
        title=say("Try {f}: the characteristic equation is {p}.", f=formula(power),
                  p=formula(Eq(polynomial, 0, evaluate=False))),
        because=say("Each derivative of {f} brings down a factor {r}, and {f} is never zero.",
                    f=formula(power), r=formula(r)),
        before=left,
        after=right,
        claim=SameValue(left, right),
        idea=say("Which functions are multiples of their own derivatives?"),
    )  # fmt: skip


def _roots(polynomial: Expr, r: Symbol, order: int) -> dict[Expr, int]:
    roots = sp.roots(sp.Poly(polynomial, r))
    if sum(roots.values()) != order or any(root.count_ops() > 25 for root in roots):
        raise NotSolved(say("The roots of the characteristic equation cannot be written down."), code="no-roots")
    return dict(sorted(roots.items(), key=lambda pair: (sp.im(pair[0]) != 0, str(pair[0]))))


def _find_roots(polynomial: Expr, roots: dict[Expr, int], r: Symbol, lead: Expr) -> Step:
    factored = times(lead, *((r - root) ** times_ for root, times_ in roots.items()))
    before, after = formula(polynomial), formula(factored)
    shown = sp.Tuple(*roots) if len(roots) > 1 else next(iter(roots))
    return Step(
        rule="characteristic-roots",
        title=say("Its roots are {r}.", r=formula(shown)),
        because=say("The characteristic polynomial is a product of these factors."),
        before=before,
        after=after,
        claim=SameValue(before, after),
        idea=say("Factor the characteristic polynomial or use the quadratic formula."),
    )


def _basis(roots: dict[Expr, int], x: Symbol) -> list[Expr]:
    found: list[Expr] = []
    done: set[Expr] = set()
    for root, count in roots.items():
        a, b = root.as_real_imag()
        if not root.free_symbols and b != 0:
            if root in done:
                continue
            done |= {root, a - sp.I * b}
            waves = (sp.cos(abs(b) * x), sp.sin(abs(b) * x))
            found += [x**k * sp.exp(a * x) * wave for k in range(count) for wave in waves]
        else:
            found += [x**k * sp.exp(root * x) for k in range(count)]
    return found


def _why(roots: dict[Expr, int]) -> Message:
    if any(not root.free_symbols and not root.is_real for root in roots):
        return say("A pair of complex roots a ± bi gives e^(ax) cos(bx) and e^(ax) sin(bx).")
    if any(count > 1 for count in roots.values()):
        return say("A double root r gives e^(rx) and x e^(rx).")
    return say("Each real root r gives the solution e^(rx); sums of multiples of solutions are solutions.")
