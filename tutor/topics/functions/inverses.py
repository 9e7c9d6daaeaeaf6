"""The inverse function: exchange the variables and solve for the new one."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import (
    Add,
    Eq,
    Expr,
    Function,
    Mul,
    Pow,
    Rational,
    S,
    Symbol,
    exp,
    fraction,
    log,
    solve,
    symbols,
    together,
    total_degree,
)

from tutor.errors import NotSolved
from tutor.maths.fractions import cancelled, fraction_of
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.equations.written import substituted
from tutor.rules.tidying import tidied
from tutor.solution import Answer, Restates, SameSolutions, SameValue, Step


def solve_inverse(f: Expr, name: str) -> Iterator[Step | Answer]:
    """Yield the exchange, the solving and the check, and the inverse.

    Raises:
        NotSolved: the function takes a value twice, or the equation is not solved here.
    """
    x, y = Symbol(name), Symbol("y" if name != "y" else "x")
    written, exchanged = Eq(y, f, evaluate=False), Eq(x, f.xreplace({x: y}), evaluate=False)
    inverse = _only_solution(f, x, y)
    yield Step(
        "exchange",
        say("Exchange {x} and {y}.", x=formula(x), y=formula(y)),
        say("The inverse function turns the value back into the number that was put in."),
        formula(written),
        formula(exchanged),
        Restates(),
        idea=say("If {y} is known, how is {x} found from it?", x=formula(x), y=formula(y)),
    )
    solved = Eq(y, inverse, evaluate=False)
    yield Step(
        "solve-for",
        say("Solve for {y}.", y=formula(y)),
        say("Undo what was done to {y}, the last operation first.", y=formula(y)),
        formula(exchanged),
        formula(solved),
        _claim(exchanged, solved, f, y),
        idea=say("Which operation was done last to {y}?", y=formula(y)),
    )
    back = formula(substituted(inverse, x, f))
    yield Step(
        "check-inverse",
        say("Check: put {f} into the inverse.", f=formula(f)),
        say("The inverse of the value must be the number that was put in."),
        back,
        formula(x),
        SameValue(back, formula(x)),
        idea=say("What must come out when the function and then its inverse is applied?"),
    )
    shown = Eq(Function("f")(x), inverse, evaluate=False)
    latex = rf"f^{{-1}}\left({formula(x).latex}\right) = {formula(inverse).latex}"
    plain = f"f^(-1)({name}) = {formula(inverse).plain}"
    yield Answer(formula(shown, latex=latex, plain=plain), formula(inverse))


def _only_solution(f: Expr, x: Symbol, y: Symbol) -> Expr:
    found_at_once = undone(f, x)
    if found_at_once is not None:
        return tidied(found_at_once)
    inside, value = symbols("u v", real=True)
    found = solve(Eq(f.xreplace({x: inside}), value), inside)
    usable = [tidied(g.xreplace({value: x})) for g in found if not g.has(S.ImaginaryUnit)]
    if not found:
        raise NotSolved(say("This equation is not solved for {y} here.", y=formula(y)), code="not-supported")
    if len(usable) != 1:
        raise NotSolved(
            say("{f} takes the same value more than once, so it has no inverse on its whole domain.", f=formula(f)),
            hint=say("Restrict the domain to a part on which the function only rises or only falls."),
            code="not-one-to-one",
        )
    return usable[0]


def undone(f: Expr, x: Symbol) -> Expr | None:
    """Return the inverse of what can be undone one operation at a time, none of which takes a value twice."""
    value: Expr = x
    while f != x:
        match f:
            case Add() | Mul():
                quotient = _quotient_of_lines(f, x)
                if quotient is not None:
                    a, b, c, d = quotient
                    above, below = fraction(cancelled((d * value - b) / (a - c * value)))
                    (first, line), (second, other) = above.primitive(), below.primitive()
                    return Mul(first / second, line, Pow(other, -1))
                apart, rest = f.as_independent(x, as_Add=isinstance(f, Add))
                if type(rest) is type(f) or rest == f:
                    return None
                value, f = (value - apart, rest) if isinstance(f, Add) else (value / apart, rest)
            case exp():
                value, f = log(value), f.args[0]
            case log(args=(inner,)):
                value, f = exp(value), inner
            case _:
                return None
    return value


def _quotient_of_lines(f: Expr, x: Symbol) -> tuple[Expr, Expr, Expr, Expr] | None:
    """The numbers of ``(a x + b)/(c x + d)``; None for anything else, and for what has one value everywhere."""
    found = fraction_of(f, x)
    if found is None or found[0].degree() > 1 or found[1].degree() > 1:
        return None
    a, b, c, d = (Rational(int(part[k].p), int(part[k].q)) for part in found for k in (1, 0))
    return (a, b, c, d) if a * d != b * c else None


def _claim(exchanged: Eq, solved: Eq, f: Expr, y: Symbol) -> SameSolutions | Restates:
    """For quotients of linear expressions the solving can be checked as it stands; the check after it does the rest."""
    above, below = fraction(together(f))
    if all(part.is_polynomial() and total_degree(part) <= 1 for part in (above, below)):
        return SameSolutions(formula(exchanged), formula(solved), (y.name,))
    return Restates()
