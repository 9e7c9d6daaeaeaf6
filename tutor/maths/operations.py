"""Named operations of mathematics that SymPy has no unevaluated object for: ``gcd(12, 18)``, ``remainder(17, 5)``.

One is an applied function with a reserved name, so that it travels, prints and compares like any other part of an
expression. What it means is defined in `tutor.checking.definitions`; how it is worked out in steps is a topic's matter.
To add one: a line in ``NOTATION`` where its notation is not ``name(arguments)``, and its definition.
"""

from __future__ import annotations

from sympy import Basic, Function
from sympy.core.function import AppliedUndef

NOTATION: dict[str, str] = {
    "gcd": r"\gcd\left({all}\right)",
    "lcm": r"\operatorname{{lcm}}\left({all}\right)",
    "remainder": r"{0} \bmod {1}",
}
"""LaTeX of operations by name: ``{0}``, ``{1}`` … stand for the arguments, ``{all}`` for all of them with commas."""


def operation(name: str, *arguments: Basic) -> AppliedUndef:
    """Return the operation applied to arguments, never carried out."""
    return Function(name)(*arguments)


def operation_name(expression: Basic) -> str | None:
    """Return the name of an applied function that has no body in SymPy, None for anything else."""
    return type(expression).__name__ if isinstance(expression, AppliedUndef) else None
