"""Fibonacci and Lucas numbers: far out they are powers of the golden ratio."""

from __future__ import annotations

import sympy as sp
from sympy import Add, Expr, S, fibonacci, lucas, sqrt

from tutor.messages import say
from tutor.rules.limits.tasks import Move, Task
from tutor.rules.lines import law

PHI = (1 + sqrt(5)) / 2
_FAR = 400


def golden_powers(task: Task) -> Move | None:
    """Exchange each number in a product for the power of the golden ratio that it is like."""
    numbers = task.f.atoms(fibonacci, lucas)
    if task.a is not S.Infinity or not numbers or any(part.has(*numbers) for part in task.f.atoms(Add)):
        return None
    new = sp.powsimp(task.f.replace(lambda part: isinstance(part, fibonacci | lucas), _like))
    if abs(sp.N((task.f / new).subs(task.x, _FAR), 30) - 1) > sp.Float("1e-20"):
        return None
    return Move(
        "golden-ratio-powers",
        task.of(new),
        say("Use the formula of Binet."),
        say(
            "{law} with {phi} and {psi}: the second power goes to 0, so in a quotient the first one alone may stand "
            "for the Fibonacci number.",
            law=law(r"F_n = \frac{\varphi^n - \psi^n}{\sqrt5}", "F_n = (φ^n - ψ^n)/sqrt(5)"),
            phi=law(r"\varphi = \tfrac{1+\sqrt5}{2}", "φ = (1 + sqrt(5))/2"),
            psi=law(r"\psi = \tfrac{1-\sqrt5}{2}", "ψ = (1 - sqrt(5))/2"),
        ),
        say("Is there a formula for these numbers?"),
    )


def _like(part: Expr) -> Expr:
    power = PHI ** part.args[0]
    return power / sqrt(5) if isinstance(part, fibonacci) else power
