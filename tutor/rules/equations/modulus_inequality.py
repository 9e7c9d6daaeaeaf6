"""Solving an inequality with absolute values: as a distance where the other side is a number, else by cases."""

from __future__ import annotations

from collections.abc import Generator

from sympy import And, EmptySet, Ge, Gt, Intersection, Le, Lt, S, Set, Symbol, Union
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean

from tutor.maths.reading import evaluated
from tutor.messages import Message, say
from tutor.rules.equations.answers import either
from tutor.rules.equations.inequalities import as_inequalities, half_line
from tutor.rules.equations.linear import isolate
from tutor.rules.equations.modulus import isolate_modulus, modulus_of
from tutor.rules.equations.modulus_cases import by_cases
from tutor.rules.equations.showing import formula
from tutor.rules.equations.standard import gathered
from tutor.rules.equations.steps import statement_step
from tutor.rules.equations.written import relation
from tutor.solution import Step


def solve_modulus_inequality(inequality: Relational, unknown: Symbol) -> Generator[Step, None, Set]:
    """Yield the steps; return the set of solutions."""
    modulus = modulus_of(inequality, unknown)
    if modulus is not None and unknown not in modulus.rest.free_symbols:
        isolated = yield from isolate_modulus(inequality, modulus, unknown)
        values = yield from _distance(isolated, unknown)
    else:
        values = yield from by_cases(inequality, unknown)
    return values


def _distance(isolated: Relational, unknown: Symbol) -> Generator[Step, None, Set]:
    bound = evaluated(isolated.rhs)
    less = isinstance(isolated, Lt | Le)
    if bound < 0 or (bound == 0 and isinstance(isolated, Lt | Ge)):
        values: Set = EmptySet if less else S.Reals
        yield _certain(isolated, values, unknown)
        return values
    inside = isolated.lhs.args[0]
    strict = isinstance(isolated, Lt | Gt)
    if less:
        kind = Lt if strict else Le
        parts = [relation(kind, -bound, inside), relation(kind, inside, bound)]
        opened: Boolean = And(*parts)
        because = say("The expression between the bars is at most that far from zero, on both sides.")
    else:
        parts = [relation(Lt if strict else Le, inside, -bound), relation(Gt if strict else Ge, inside, bound)]
        opened = either(parts)
        because = say("The expression between the bars is at least that far from zero, on one side or the other.")
    yield _split(isolated, opened, because, unknown)
    return (yield from _solved(opened, parts, unknown, together=less))


def _split(isolated: Relational, opened: Boolean, because: Message, unknown: Symbol) -> Step:
    return statement_step(
        "split-modulus",
        say("Take the bars away."),
        because,
        isolated,
        opened,
        (unknown,),
        idea=say("Read the absolute value as a distance from zero. Which values have such a distance?"),
    )


def _solved(opened: Boolean, parts: list[Relational], unknown: Symbol, *, together: bool) -> Generator[Step, None, Set]:
    work = [gathered(isolate(part, unknown)) for part in parts]
    sets = [half_line(last) for _, last in work]
    values = Intersection(*sets) if together else Union(*sets)
    yield statement_step(
        "solve-cases",
        say("Solve each inequality for {unknown}.", unknown=formula(unknown)),
        say("Both must hold together.") if together else say("One of them must hold."),
        opened,
        as_inequalities(values, unknown) if values not in (EmptySet, S.Reals) else values,
        (unknown,),
        idea=say("What is left to do in each case?"),
        substeps=[step for steps, _ in work for step in steps],
    )
    return values


def _certain(isolated: Relational, values: Set, unknown: Symbol) -> Step:
    return statement_step(
        "modulus-not-negative",
        say("An absolute value is never negative."),
        say("So this is true for every number.") if values is S.Reals else say("So this is true for no number."),
        isolated,
        values,
        (unknown,),
        idea=say("Which values can an absolute value have?"),
    )
