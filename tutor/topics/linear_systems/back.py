"""The way back: the last equation gives one unknown, and each equation before it another."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from sympy import Eq, Expr, Symbol
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.rules.equations.linear import isolate
from tutor.rules.equations.showing import formula
from tutor.rules.equations.standard import gathered
from tutor.rules.equations.written import polynomial_order, relation, substituted
from tutor.solution import Step
from tutor.topics.linear_systems.elimination import Unknowns, system_step

Values = dict[Symbol, Expr]


def substitute_back(
    equations: Sequence[tuple[Symbol, Relational]], unknowns: Unknowns
) -> Generator[Step, None, Values]:
    """Solve triangular equations from the last to the first."""
    values: Values = {}
    current = [equation for _, equation in equations]
    for place in reversed(range(len(equations))):
        unknown, equation = equations[place]
        used = {known: value for known, value in values.items() if known in equation.free_symbols}
        filled, substeps = _filled(equation, used, unknowns)
        steps, last = gathered(isolate(filled, unknown))
        solved = relation(Eq, unknown, polynomial_order(last.rhs, unknowns))
        values[unknown] = solved.rhs
        after = [*current[:place], solved, *current[place + 1 :]]
        if solved == equation:
            continue
        yield system_step(
            "substitute-back" if used else "solve-for-unknown",
            (
                say("Put in what is known and solve for {unknown}.", unknown=formula(unknown))
                if used
                else say("Solve {equation} for {unknown}.", equation=formula(equation), unknown=formula(unknown)),
                say("The other unknowns of this equation are known by now.")
                if used
                else say("Only one equation is needed for it."),
                say("Which equation has only one unknown that is not known yet?"),
            ),
            current,
            after,
            unknowns,
            [*substeps, *steps],
        )
        current = after
    return values


def _filled(equation: Relational, used: Values, unknowns: Unknowns) -> tuple[Relational, list[Step]]:
    if not used:
        return equation, []
    left, right = equation.args
    for known, value in used.items():
        left, right = substituted(left, known, value), substituted(right, known, value)
    filled = relation(Eq, left, right)
    given = [relation(Eq, known, value) for known, value in used.items()]
    step = system_step(
        "put-in",
        (
            say("Put the known values into {equation}.", equation=formula(equation)),
            say("Equal things may stand for one another."),
            say("Replace what is known."),
        ),
        [equation, *given],
        [filled, *given],
        unknowns,
    )
    return filled, [step]
