"""How rational expressions are asked about."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from sympy import Add, Basic, Expr, Mul, Pow, Symbol

from tutor.maths.operations import operation
from tutor.maths.reading import evaluated
from tutor.problem import Goal, Problem
from tutor.topic import Asking, Posed

TASKS = ("rational-expression", "excluded-values")


def fits(problem: Problem) -> bool:
    """Whether a rational expression is to be worked out, or its excluded values."""
    return problem.goal is Goal.VALUE and problem.task in TASKS


def denominators(part: Basic) -> list[Expr]:
    """What stands below a fraction bar and holds a letter, in the order written."""
    found = [inner for argument in part.args for inner in denominators(argument)]
    if isinstance(part, Pow) and part.exp.is_Integer and part.exp.is_negative and part.base.free_symbols:
        found.append(part.base)
    return list(dict.fromkeys(found))


def is_rational(part: Basic) -> bool:
    """Whether this is a quotient or a sum of quotients of polynomials, a letter below a bar."""
    if not isinstance(part, Expr) or not part.free_symbols or not denominators(part):
        return False
    return bool(evaluated(part).is_rational_function(*part.free_symbols))


def simplest(blanks: Mapping[str, Basic]) -> Posed | None:
    """Pose a rational expression to be simplified."""
    return (
        Posed(blanks["f"], "rational-expression", Goal.VALUE, form="simplified") if is_rational(blanks["f"]) else None
    )


def joined(kind: str, blanks: Mapping[str, Basic]) -> Posed | None:
    """Pose the sum, difference, product or quotient of two expressions, at least one of them rational."""
    f, g = blanks["f"], blanks["g"]
    if not (isinstance(f, Expr) and isinstance(g, Expr)) or not (is_rational(f) or is_rational(g)):
        return None
    match kind:
        case "sum":
            whole = Add(f, g, evaluate=False)
        case "difference":
            whole = Add(f, Mul(-1, g, evaluate=False), evaluate=False)
        case "product":
            whole = Mul(f, g, evaluate=False)
        case _:
            whole = Mul(f, Pow(g, -1, evaluate=False), evaluate=False)
    return simplest({"f": whole}) if evaluated(whole).is_rational_function(*whole.free_symbols) else None


def excluded(blanks: Mapping[str, Basic]) -> Posed | None:
    """Pose the values for which an expression in one letter is not defined."""
    f = blanks["f"]
    if not is_rational(f) or len(f.free_symbols) != 1:
        return None
    (letter,) = f.free_symbols
    named = blanks.get("x", letter)
    if not isinstance(named, Symbol) or named != letter:
        return None
    return Posed(operation("excluded_values", f, letter), "excluded-values", Goal.VALUE)


ASKINGS = (
    Asking(
        (
            "simplify the rational expression {f}",
            "simplify the algebraic fraction {f}",
            "simplify the rational expression {f} and state the excluded values",
            "simplify {f} and state the excluded values",
            "simplify {f} and state any restrictions",
            "simplify {f} and state the restrictions",
            "reduce the rational expression {f} to lowest terms",
            "reduce {f} to lowest terms",
            "write {f} as a single fraction",
            "express {f} as a single fraction",
            "combine {f} into a single fraction",
        ),
        simplest,
    ),
    Asking(
        (
            "add the rational expressions {f} and {g}",
            "add {f} and {g}",
            "add {f} to {g}",
            "find the sum of {f} and {g}",
        ),
        partial(joined, "sum"),
    ),
    Asking(("subtract {g} from {f}",), partial(joined, "difference")),
    Asking(
        ("multiply the rational expressions {f} and {g}", "multiply {f} and {g}", "multiply {f} by {g}"),
        partial(joined, "product"),
    ),
    Asking(("divide the rational expression {f} by {g}", "divide {f} by {g}"), partial(joined, "quotient")),
    Asking(
        (
            "find the excluded values of {f}",
            "find the excluded values for {f}",
            "state the excluded values of {f}",
            "what are the excluded values of {f}",
            "find the restrictions on {f}",
            "for which values of {x} is {f} undefined",
            "for which values of {x} is {f} not defined",
            "for what values of {x} is {f} undefined",
            "for what values of {x} is {f} not defined",
            "for what value of {x} is {f} undefined",
            "find the values of {x} for which {f} is undefined",
            "find the values of {x} for which {f} is not defined",
            "find all values of {x} for which {f} is undefined",
            "which values of {x} make {f} undefined",
            "what values of {x} make {f} undefined",
        ),
        excluded,
    ),
)
