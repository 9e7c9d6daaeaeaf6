"""What a rule of differentiation returns: the new expression, with the words that go with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sympy import Derivative, Expr, Symbol

from tutor.messages import Message
from tutor.solution import Step


@dataclass(frozen=True, slots=True)
class Found:
    """The derivative of a function by one rule: ``result`` may hold derivatives that are still to be taken."""

    rule: str
    result: Expr
    title: Message
    because: Message
    idea: Message
    substeps: tuple[Step, ...] = ()


Rule = Callable[[Expr, Symbol], Found | None]
"""A function and its variable → what this rule makes of it, or None when it does not apply."""


def d(function: Expr, variable: Symbol) -> Expr:
    """The derivative as an unevaluated object; one of a constant is 0, the variable's own is 1."""
    if variable not in function.free_symbols:
        return Derivative(function, variable)
    return Derivative(function, variable, evaluate=False)
