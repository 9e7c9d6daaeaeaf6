"""Even, odd or neither: compare f(-x) with f(x) and with -f(x)."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Symbol

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.equations.written import substituted
from tutor.rules.tidying import tidied
from tutor.rules.working import negated, word_formula, worked
from tutor.solution import Answer, Step


def solve_parity(f: Expr, x: Symbol) -> Iterator[Step | Answer]:
    """Yield f(-x), the comparison and the word."""
    written = substituted(f, x, negated(x))
    mirrored = tidied(f.xreplace({x: -x}))
    yield worked(
        "mirror",
        say("Put {m} for {x}.", m=formula(-x), x=formula(x)),
        say("An even function does not change by that; an odd one only changes its sign."),
        written,
        mirrored,
        idea=say("What becomes of the function when the sign of {x} changes?", x=formula(x)),
    )
    if tidied(mirrored - f) == 0:
        name, remark = "even", say("The function is even: its graph is symmetric about the vertical axis.")
    elif tidied(mirrored + f) == 0:
        name, remark = "odd", say("The function is odd: its graph is symmetric about the origin.")
    else:
        name, remark = "neither", say("The function is neither even nor odd.")
    yield worked(
        "parity",
        say("Compare with {f} and with its opposite.", f=formula(f)),
        remark,
        operation("parity", f, x),
        word_formula(name),
        idea=say("Is it the same as before, or the opposite, or neither?"),
    )
    yield Answer(word_formula(name), word_formula(name), remark)
