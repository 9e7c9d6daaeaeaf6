"""Initial values: which constants belong to them."""

from __future__ import annotations

from collections.abc import Iterator

import sympy as sp
from sympy import Eq, Expr, Symbol

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.solution import Claim, SameSolutions, SameValue, Step
from tutor.topics.differential_equations.equation import Ode, neat, solves


def fitted(ode: Ode, f: Expr) -> Iterator[Step | Expr]:
    """The one member of the family with the given values.

    Raises:
        NotSolved: no member has them, or more than one.
    """
    x = ode.x
    constants = sorted(f.free_symbols - ode.written.free_symbols - {x}, key=str)
    constants = [
        c for c in constants if not any(c in (s.point.free_symbols | s.value.free_symbols) for s in ode.starts)
    ]
    equations = [
        Eq(sp.diff(f, x, start.order).subs(x, start.point) if start.order else f.subs(x, start.point), start.value)
        for start in ode.starts
    ]
    if any(equation == sp.false for equation in equations):
        raise NotSolved(say("No solution has the given values."), code="no-solution")
    equations = [equation for equation in equations if equation != sp.true]
    solved = sp.solve(equations, constants, dict=True) if equations else []
    if len(solved) != 1 or len(solved[0]) != len(constants):
        raise NotSolved(say("The given values do not fix the constants."), code="constants")
    yield _constants(equations, solved[0], constants)
    special = neat(sp.expand(f.subs(solved[0])) if len(constants) > 1 else f.subs(solved[0]))
    yield _put_in(ode, f, special)
    yield special


def _constants(equations: list[Eq], values: dict[Symbol, Expr], constants: list[Symbol]) -> Step:
    found = [Eq(c, values[c], evaluate=False) for c in constants]
    before = formula(equations[0] if len(equations) == 1 else sp.And(*equations, evaluate=False))
    after = formula(found[0] if len(found) == 1 else sp.And(*found, evaluate=False))
    names = tuple(c.name for c in constants)
    lines = [equation.lhs - equation.rhs for equation in equations]
    linear = all(line.is_polynomial(*constants) and sp.Poly(line, *constants).total_degree() == 1 for line in lines)
    claim: Claim = SameSolutions(before, after, names)
    if not linear:
        put = [(side.xreplace(values), equation.rhs) for equation in equations for side in (equation.lhs,)]
        claim = SameValue(*(formula(sp.Tuple(*sides)) for sides in zip(*put, strict=True)))
    return Step(
        rule="initial-values",
        title=say("Put the given values in and find the constants."),
        because=say("Only one solution of the family has these values."),
        before=before,
        after=after,
        claim=claim,
        idea=say("What do the given values say about the constants?"),
    )


def _put_in(ode: Ode, family: Expr, special: Expr) -> Step:
    return solves(
        "put-constants-in",
        say("Put the constants in."),
        say("This is the solution with the given values."),
        ode.solved_by(family),
        ode.solved_by(special),
        ode.written,
        say("Write down the solution with these constants."),
    )


def fitted_relation(ode: Ode, relation: Eq, constant: Symbol) -> Iterator[Step | Expr | Eq]:
    """The relation with its constant fixed, solved for ``y`` where the value says which branch."""
    (start,) = ode.starts
    letter = Symbol(ode.y.func.__name__)
    put = {ode.y: start.value, ode.x: start.point}
    equation = Eq(relation.lhs.xreplace({ode.y: letter}).subs(letter, start.value), relation.rhs.subs(put))
    solved = sp.solve(equation, constant)
    if len(solved) != 1:
        raise NotSolved(say("The given values do not fix the constants."), code="constants")
    yield _constants([equation], {constant: solved[0]}, [constant])
    special = Eq(relation.lhs, relation.rhs.subs(constant, solved[0]), evaluate=False)
    f = _branch(ode, special, letter)
    if f is None:
        yield solves(
            "put-constants-in",
            say("Put the constants in."),
            say("This is the solution with the given values."),
            relation,
            special,
            ode.written,
            say("Write down the solution with these constants."),
        )
        yield special
        return
    yield solves(
        "solve-for-function",
        say("Solve for {y}.", y=formula(letter)),
        say("Of the possible signs only this one gives {v} at {a}.", v=formula(start.value), a=formula(start.point)),
        special,
        ode.solved_by(f),
        ode.written,
        say("Which operation undoes what is done to {y}?", y=formula(letter)),
    )
    yield f


def _branch(ode: Ode, special: Eq, letter: Symbol) -> Expr | None:
    (start,) = ode.starts
    try:
        roots = sp.solve(special.lhs.xreplace({ode.y: letter}) - special.rhs, letter)
    except NotImplementedError:
        return None
    right = [root for root in roots if sp.simplify(root.subs(ode.x, start.point) - start.value) == 0]
    return neat(right[0]) if len(right) == 1 and not right[0].has(sp.LambertW, sp.I) and len(roots) <= 3 else None
