"""How a coefficient is asked for by its place in a form."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Add, Basic, E, Eq, Expr, I, Integer, Mul, Poly, Pow, Symbol, exp
from sympy.polys.polyerrors import PolynomialError

from tutor.maths.operations import operation, operation_name
from tutor.maths.reading import evaluated
from tutor.maths.reading.evaluation import as_written
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.topic import Posed

TASK = "coefficient"
OPERATION = "coefficient"

FORM_PHRASES = (
    "express {f} as {g} and give {x}",
    "express {f} in the form {g} and give {x}",
    "rearrange {f} to {g} and give {x}",
    "rearrange {f} to the form {g} and give {x}",
    "write {f} as {g} and give {x}",
    "write {f} in the form {g} and give {x}",
    "expand {f} to the form {g} and give {x}",
)

_LETTERS = {I: Symbol("i"), E: Symbol("e")}
MOST = 200
"""The largest power in a polynomial."""


def pose_form(blanks: Mapping[str, Basic]) -> Posed | None:
    """Pose ``Express f as m*a**2 + z*a + w and give w``: the coefficient of the power beside ``w``."""
    f, form, sought = (_lettered(blanks[name]) for name in ("f", "g", "x"))
    form = form.rhs if isinstance(form, Eq) else form
    if not isinstance(f, Expr) or not isinstance(form, Expr) or not isinstance(sought, Symbol):
        return None
    shared = (f.free_symbols & form.free_symbols) - {sought}
    if len(shared) != 1:
        return None
    variable = shared.pop()
    places = _places(form, variable)
    if places is None or sought not in places or f.free_symbols - {variable}:
        return None
    found = _polynomial(f, variable)
    if found is None or not {power for (power,) in found.monoms()} <= {0, *places.values()}:
        return None
    return _posed(f, variable, places[sought], {"form": form, "name": sought})


def fits(problem: Problem) -> bool:
    """Whether one coefficient of a polynomial is asked for."""
    return problem.task == TASK and operation_name(expression(problem.statement)) == OPERATION


def _posed(f: Expr, variable: Symbol, order: int, given: Mapping[str, Basic]) -> Posed:
    statement = operation(OPERATION, f, variable, Integer(order))
    return Posed(statement, TASK, Goal.VALUE, given=given)


def _places(form: Expr, variable: Symbol) -> dict[Symbol, int] | None:
    """The power beside each letter of a form; None where a term is not a letter times a power."""
    places: dict[Symbol, int] = {}
    for term in form.args if isinstance(form, Add) else (form,):
        factors = term.args if isinstance(term, Mul) else (term,)
        letters = [factor for factor in factors if isinstance(factor, Symbol) and factor != variable]
        powers = [factor for factor in factors if factor not in letters]
        if len(letters) != 1 or letters[0] in places or len(powers) > 1:
            return None
        order = _order(powers[0], variable) if powers else 0
        if order is None or order in places.values():
            return None
        places[letters[0]] = order
    return places


def _order(power: Basic, variable: Symbol) -> int | None:
    if power == variable:
        return 1
    if isinstance(power, Pow) and power.base == variable and isinstance(power.exp, Integer) and power.exp > 0:
        return int(power.exp)
    return None


def _polynomial(f: Expr, variable: Symbol) -> Poly | None:
    try:
        found = Poly(evaluated(f), variable)
    except PolynomialError:
        return None
    return found if found.degree() <= MOST else None


def _lettered(part: Basic) -> Basic:
    """``i`` and ``e`` are letters in a form like any other."""
    if part in _LETTERS:
        return _LETTERS[part]
    if isinstance(part, exp):
        return Pow(_LETTERS[E], _lettered(part.args[0]), evaluate=False)
    return as_written(part, [_lettered(argument) for argument in part.args]) if part.args else part
