"""One solution of a linear equation with a right side: undetermined coefficients, else variation of parameters."""

from __future__ import annotations

from collections.abc import Sequence

import sympy as sp
from sympy import Eq, Expr, S, Symbol

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.integration.borrowed import borrowed_plan
from tutor.rules.integration.planning import plan_for, with_plain_letters
from tutor.solution import Restates, SameSolutions, Step
from tutor.topics.differential_equations.equation import Ode, neat

_LETTERS = "ABDEFGHJ"


def particular(ode: Ode, parts: Sequence[Expr], g: Expr, basis: Sequence[Expr]) -> tuple[Expr, tuple[Step, ...]]:
    """One solution and how it was found.

    Raises:
        NotSolved: none was found.
    """
    shapes = _shapes(g, ode.x)
    if shapes is not None:
        found = _undetermined(ode, parts, g, _lifted(shapes, basis, ode.x))
        if found is not None:
            return found
    if ode.order == 2:
        return _variation(ode, g, basis), ()
    raise NotSolved(say("No particular solution was found for the right side {g}.", g=formula(g)))


def _shapes(g: Expr, x: Symbol) -> list[Expr] | None:
    """The functions that span all derivatives of ``g``; None when it is not made of powers, exponentials and waves."""
    groups: dict[tuple[Expr, Expr], int] = {}
    for term in sp.Add.make_args(sp.expand(g)):
        found = _kind(term, x)
        if found is None:
            return None
        rate, wave, degree = found
        groups[rate, wave] = max(degree, groups.get((rate, wave), 0))
    shapes: list[Expr] = []
    for (rate, wave), degree in groups.items():
        waves = (sp.cos(wave * x), sp.sin(wave * x)) if wave != 0 else (S.One,)
        shapes += [x**k * sp.exp(rate * x) * w for k in range(degree, -1, -1) for w in waves]
    return shapes


def _kind(term: Expr, x: Symbol) -> tuple[Expr, Expr, int] | None:
    """Rate, frequency and degree of ``c x^k e^(ax) cos(bx)``."""
    rate, wave, degree = S.Zero, S.Zero, 0
    for factor in sp.Mul.make_args(term):
        if x not in factor.free_symbols:
            continue
        if isinstance(factor, sp.exp):
            slope = sp.diff(factor.args[0], x)
            if x in slope.free_symbols:
                return None
            rate += slope
        elif isinstance(factor, sp.sin | sp.cos) and wave == 0:
            slope = sp.diff(factor.args[0], x)
            if x in slope.free_symbols or factor.args[0].subs(x, 0) != 0:
                return None
            wave = sp.Abs(slope) if slope.is_number else slope
        elif factor == x:
            degree += 1
        elif isinstance(factor, sp.Pow) and factor.base == x and factor.exp.is_Integer and factor.exp > 0:
            degree += int(factor.exp)
        else:
            return None
    return rate, wave, degree


def _lifted(shapes: list[Expr], basis: Sequence[Expr], x: Symbol) -> list[Expr]:
    """Multiplied by ``x`` until no shape solves the homogeneous equation."""
    groups: dict[Expr, list[Expr]] = {}
    for shape in shapes:
        groups.setdefault(_core(shape, x), []).append(shape)
    lifted: list[Expr] = []
    for members in groups.values():
        current = members
        while any(part in basis for part in current):
            current = [sp.powsimp(x * part) for part in current]
        lifted += current
    return lifted


def _core(shape: Expr, x: Symbol) -> Expr:
    """Rate and frequency, the same for all shapes that are lifted together."""
    kind = _kind(shape, x)
    return sp.Tuple(kind[0], kind[1]) if kind else shape


def _undetermined(
    ode: Ode, parts: Sequence[Expr], g: Expr, shapes: Sequence[Expr]
) -> tuple[Expr, tuple[Step, ...]] | None:
    x = ode.x
    taken = {symbol.name for symbol in ode.written.free_symbols}
    names = [name for name in _LETTERS if name not in taken]
    letters = [Symbol(names[i]) if i < len(names) else Symbol(f"A_{i}") for i in range(len(shapes))]
    ansatz = sp.Add(*(letter * shape for letter, shape in zip(letters, shapes, strict=True)))
    put = sp.expand(sum((a * sp.diff(ansatz, x, k) for k, a in enumerate(parts)), S.Zero) - g)
    grouped = sp.collect(put, _monomials(put, letters, x), evaluate=False)
    equations = [sp.expand(part) for part in grouped.values() if sp.expand(part) != 0]
    solved = sp.solve(equations, letters, dict=True)
    if len(solved) != 1 or len(solved[0]) != len(letters):
        return None
    f = ansatz.subs(solved[0])
    if f.free_symbols & set(letters):
        return None
    return neat(f), _told(ode, ansatz, equations, solved[0], letters)


def _monomials(put: Expr, letters: Sequence[Symbol], x: Symbol) -> list[Expr]:
    found: dict[Expr, None] = {}
    for term in sp.Add.make_args(put):
        found[term.as_independent(x, as_Add=False)[1]] = None
    return [part for part in sorted(found, key=lambda part: -part.count_ops()) if part != 1]


def _told(
    ode: Ode, ansatz: Expr, equations: Sequence[Expr], values: dict[Symbol, Expr], letters: Sequence[Symbol]
) -> tuple[Step, ...]:
    system = sp.And(*(Eq(part, 0, evaluate=False) for part in equations), evaluate=False)
    found = sp.And(*(Eq(letter, values[letter], evaluate=False) for letter in letters), evaluate=False)
    before, after = formula(system), formula(found)
    return (
        Step(
            rule="ansatz",
            title=say("Try a function of the same kind: {f}.", f=formula(ansatz)),
            because=say("Its derivatives are of the same kind as the right side."),
            before=formula(ode.written),
            after=formula(ode.solved_by(ansatz)),
            claim=Restates(),
            idea=say("What kind of function is on the right side?"),
        ),
        Step(
            rule="compare-coefficients",
            title=say("Put it in and compare coefficients."),
            because=say("Both sides are equal for every {x}, so the coefficients of equal terms are equal.",
                        x=formula(ode.x)),
            before=before,
            after=after,
            claim=SameSolutions(before, after, tuple(letter.name for letter in letters)),
            idea=say("Put the function in: which numbers make both sides equal?"),
        ),
    )  # fmt: skip


def _variation(ode: Ode, g: Expr, basis: Sequence[Expr]) -> Expr:
    """Variation of parameters for two solutions of the homogeneous equation."""
    x = ode.x
    u, v = basis
    wronskian = sp.simplify(u * sp.diff(v, x) - v * sp.diff(u, x))
    results = []
    for part in (-v * g / wronskian, u * g / wronskian):
        f = sp.simplify(part)
        plan = plan_for(f, x) or borrowed_plan(f, x)
        if plan is None:
            raise NotSolved(say("No particular solution was found for the right side {g}.", g=formula(g)))
        results.append(with_plain_letters(plan.result))
    return neat(sp.expand(u * results[0] + v * results[1]))
