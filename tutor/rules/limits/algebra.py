"""Rewriting a function so that the limit can be seen: cancel, rationalise, combine, divide by the highest power."""

from __future__ import annotations

import sympy as sp
from sympy import Expr, Mul, Pow, Rational, S, Symbol

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.limits.tasks import Move, Task
from tutor.rules.lines import fraction_of
from tutor.solution import SameValue, Step

_HALF = Rational(1, 2)


def cancel_factor(task: Task) -> Move | None:
    """0/0 of polynomials: the common factor cancels."""
    if task.a.is_infinite or not task.f.is_rational_function(task.x) or _huge(task.f):
        return None
    above, below = sp.fraction(sp.together(task.f))
    if x_free(above, task.x) or x_free(below, task.x) or below.subs(task.x, task.a).expand() != 0:
        return None
    common = sp.gcd(above, below, extension=True)
    if task.x not in common.free_symbols:
        return None
    top, bottom = (sp.factor(sp.quo(part, common, task.x, extension=True)) for part in (above, below))
    new = top / bottom
    if new == task.f:
        return None
    factored = Mul(common, top, Pow(Mul(common, bottom, evaluate=False), -1, evaluate=False), evaluate=False)
    substep = _equal("factor", task.f, factored)
    return Move(
        "factor-and-cancel",
        task.of(new),
        say("Factor and cancel {c}.", c=formula(common)),
        say(
            "Putting {a} in gives 0/0, so numerator and denominator share a factor; near {a} it is not zero "
            "and may be cancelled.",
            a=formula(task.a),
        ),
        say("Numerator and denominator are both zero at {a}. Which factor do they share?", a=formula(task.a)),
        (substep,),
    )


def _huge(f: Expr) -> bool:
    """Whether multiplying out is out of the question."""
    return any(power.exp.is_Integer and abs(power.exp) > 40 and power.base.is_Add for power in f.atoms(Pow))


def x_free(part: Expr, x: Symbol) -> bool:
    """Whether the part does not depend on the variable."""
    return x not in part.free_symbols


def _equal(rule: str, left: Expr, right: Expr) -> Step:
    return Step(
        rule=rule,
        title=say("Factor numerator and denominator.") if rule == "factor" else say("Multiply out."),
        because=say("The value does not change."),
        before=formula(left),
        after=formula(right),
        claim=SameValue(formula(left), formula(right)),
    )


def conjugate(task: Task) -> Move | None:
    """A difference with a square root, where it goes to zero or is infinite minus infinite: times its conjugate."""
    if _huge(task.f):
        return None
    above, below = fraction_of(sp.together(task.f))
    for place, part in (("above", above), ("below", below)):
        for factor in Mul.make_args(part):
            mate = _mate(factor, task)
            if mate is None:
                continue
            product = sp.expand(factor * mate)
            rest_above = above / factor if place == "above" else above
            rest_below = below if place == "above" else below / factor
            new = (
                _cancelled(product * rest_above, rest_below, task.x) / mate
                if place == "above"
                else _cancelled(rest_above, product * rest_below, task.x) * mate
            )
            if new == task.f or new.count_ops() > 3 * task.f.count_ops() + 20:
                continue
            return Move(
                "rationalise",
                task.of(new),
                say("Multiply above and below by the conjugate {c}.", c=formula(mate)),
                say(
                    "{p} times {c} is {q}, without the root, and the troublesome factor can be seen.",
                    p=formula(factor),
                    c=formula(mate),
                    q=formula(product),
                ),
                say("A difference with a square root: what is it multiplied by to be rid of the root?"),
            )
    return None


def _mate(factor: Expr, task: Task) -> Expr | None:
    """The conjugate of ``p - sqrt(q)`` when the two cancel at the point."""
    if not isinstance(factor, sp.Add) or len(factor.args) > 5:
        return None
    roots = [term for term in factor.args if _is_root(term, task.x)]
    if not roots or len(roots) > 2:
        return None
    rest = factor - roots[0]
    values = task.value(rest), task.value(roots[0])
    if None in values:
        return None
    total = sp.Add(*(value for value in values if value is not None))
    if total != 0 and total is not S.NaN and sp.simplify(total) != 0:
        return None
    mate = rest - roots[0]
    return -mate if mate.could_extract_minus_sign() else mate


def _is_root(term: Expr, x: Symbol) -> bool:
    return any(
        isinstance(part, Pow) and part.exp == _HALF and x in part.base.free_symbols for part in Mul.make_args(term)
    )


def _cancelled(above: Expr, below: Expr, x: Symbol) -> Expr:
    if (above / below).is_rational_function(x):
        return sp.factor(sp.cancel(above / below))
    return sp.factor_terms(above) / below


def one_fraction(task: Task) -> Move | None:
    """Infinite minus infinite of fractions: one common fraction."""
    if not isinstance(task.f, sp.Add) or _huge(task.f):
        return None
    values = [task.value(term) for term in task.f.args]
    if all(value is not None and value.is_finite for value in values):
        return None
    new = sp.together(task.f)
    above, below = sp.fraction(new)
    if x_free(below, task.x):
        return None
    new = sp.factor(new) if new.is_rational_function(task.x) else sp.expand(above) / below
    return Move(
        "common-denominator",
        task.of(new),
        say("Put everything over one denominator."),
        say("The terms grow without bound and may cancel; as one fraction that can be seen."),
        say("Infinity minus infinity says nothing. What if the terms were one fraction?"),
    )


def highest_power(task: Task) -> Move | None:
    """At infinity: divide numerator and denominator by the highest power of the denominator, roots included."""
    if not task.a.is_infinite:
        return None
    f = sp.together(task.f)
    above, below = fraction_of(f)
    if x_free(below, task.x):
        return None
    orders = _order(above, task.x), _order(below, task.x)
    if orders[0] is None or orders[1] is None or orders[1] <= 0:
        return None
    degree = orders[1]
    positive = task.a is S.Infinity
    if not positive and not degree.is_Integer:
        return None
    new = _scaled(above, task.x, degree, positive) / _scaled(below, task.x, degree, positive)
    if new == task.f or new.has(S.NaN, S.ComplexInfinity):
        return None
    power = task.x**degree
    return Move(
        "highest-power",
        task.of(new),
        say("Divide numerator and denominator by {p}.", p=formula(power)),
        say(
            "{p} is the highest power of {x} in the denominator; after dividing, every term has a limit.",
            p=formula(power),
            x=formula(task.x),
        ),
        say("Which power of {x} grows fastest in the denominator?", x=formula(task.x)),
    )


def _order(part: Expr, x: Symbol) -> Expr | None:
    """The growth of sums, products and roots of powers of x, as an exponent."""
    if x_free(part, x):
        return S.Zero
    if part == x:
        return S.One
    if isinstance(part, Pow) and part.exp.is_Rational:
        inner = _order(part.base, x)
        return None if inner is None else inner * part.exp
    if isinstance(part, sp.Add | Mul):
        orders = [_order(member, x) for member in part.args]
        if any(order is None for order in orders):
            return None
        known = [order for order in orders if order is not None]
        return max(known) if isinstance(part, sp.Add) else sum(known, S.Zero)
    return None


def _scaled(part: Expr, x: Symbol, degree: Expr, positive: bool) -> Expr:
    """``part / x^degree`` with the power pulled into sums and roots."""
    if degree == 0:
        return part
    if x_free(part, x) or part == x:
        return part / x**degree
    if isinstance(part, sp.Add):
        return sp.Add(*(_scaled(term, x, degree, positive) for term in part.args))
    if isinstance(part, Mul):
        result, left = S.One, degree
        for factor in part.args:
            own = min(_order(factor, x) or S.Zero, left)
            result, left = result * _scaled(factor, x, own, positive), left - own
        return result / x**left
    own = _order(part.base, x) or S.Zero
    if own == 0:
        return part / x**degree
    inside = _scaled(part.base, x, own, positive)
    sign = S.One
    whole = own * part.exp
    if not positive and not part.exp.is_Integer:
        if not (own.is_Integer and own % 2 == 0):
            return part / x**degree
        sign = S.NegativeOne if whole.is_Integer and whole % 2 == 1 else S.One
    return sign * inside**part.exp * x ** (whole - degree)
