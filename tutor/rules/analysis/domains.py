"""The domain of a function: every condition that its parts set, each solved by itself, and what they leave together."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from sympy import Expr, FiniteSet, Ge, Gt, Intersection, Ne, Pow, S, Set, Symbol, acos, asin, log, tan
from sympy.core.relational import Relational

from tutor.errors import NotSolved
from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import Message, say
from tutor.rules.analysis.zeros import zeros_of
from tutor.rules.equations.inequalities import shown_set
from tutor.rules.equations.signs import sign_test
from tutor.rules.equations.standard import gathered
from tutor.rules.equations.written import relation
from tutor.rules.working import worked
from tutor.solution import SameSolutions, Step

Condition = tuple[Relational, Message]


def domain_of(f: Expr, x: Symbol) -> Generator[Step, None, Set]:
    """Yield a step for each condition and one that puts them together; return the domain.

    Raises:
        NotSolved: a condition is of a kind that is not solved here.
    """
    conditions = list(dict(_conditions(f, x)).items())
    allowed: Set = S.Reals
    for condition, why in conditions:
        step, values = _solved(condition, why, x)
        yield step
        allowed = Intersection(allowed, values)
    if not conditions:
        because = say("There is no denominator, no even root and no logarithm: every real number may be put in.")
    elif len(conditions) == 1:
        because = say("There is no other condition.")
    else:
        because = say("All conditions must hold at once.")
    yield worked(
        "domain",
        say("Write down the domain."),
        because,
        operation("domain", f, x),
        allowed,
        idea=say("Which real numbers may be put in?"),
    )
    return allowed


def _conditions(f: Expr, x: Symbol) -> Iterator[Condition]:
    for part in f.args:
        yield from _conditions(part, x)
    if x not in f.free_symbols:
        return
    match f:
        case Pow(base=base, exp=exponent) if x in base.free_symbols and exponent.is_Rational:
            yield from _power_conditions(base, exponent)
        case log(args=(inside,)):
            yield relation(Gt, inside, S.Zero), say("A logarithm has a value only for positive numbers.")
        case asin(args=(inside,)) | acos(args=(inside,)):
            because = say("A sine or cosine lies between {m} and {p}.", m=formula(S.NegativeOne), p=formula(S.One))
            yield relation(Ge, inside + 1, S.Zero), because
            yield relation(Ge, 1 - inside, S.Zero), because
        case tan():
            raise NotSolved(say("The domain of such a function is not found here."), code="not-supported")
        case Pow(base=base, exp=exponent) if x in exponent.free_symbols and x in base.free_symbols:
            yield relation(Gt, base, S.Zero), say("A power with a variable exponent needs a positive base.")


def _power_conditions(base: Expr, exponent: Expr) -> Iterator[Condition]:
    even = exponent.q % 2 == 0
    if even and exponent > 0:
        yield relation(Ge, base, S.Zero), say("An even root has a real value only where nothing negative stands in it.")
    elif even:
        yield (
            relation(Gt, base, S.Zero),
            say("An even root in a denominator needs a positive number in it."),
        )
    elif exponent < 0:
        yield relation(Ne, base, S.Zero), say("A denominator must not be zero.")


def _solved(condition: Relational, why: Message, x: Symbol) -> tuple[Step, Set]:
    if isinstance(condition, Ne):
        inside, zeros = gathered(zeros_of(condition.lhs, x))
        values: Set = S.Reals - FiniteSet(*zeros)
    else:
        inside, values = _inequality(condition, x)
    before = formula(condition)
    after = formula(values) if isinstance(condition, Ne) else shown_set(values, x)
    step = Step(
        "domain-condition",
        say("Condition: {condition}.", condition=before),
        why,
        before,
        after,
        SameSolutions(before, after, (x.name,)),
        tuple(inside),
        say("Which parts of the function do not take every number?"),
    )
    return step, values


def _inequality(condition: Relational, x: Symbol) -> tuple[list[Step], Set]:
    left = condition.lhs
    above, below = left.as_numer_denom()
    if not (above.is_polynomial(x) and below.is_polynomial(x)):
        raise NotSolved(say("The condition {condition} is not solved here.", condition=formula(condition)))
    inside, zeros = gathered(zeros_of(above, x))
    poles: list[Expr] = []
    if x in below.free_symbols:
        more, poles = gathered(zeros_of(below, x))
        inside += more
    test, values = sign_test(condition, x, [zero for zero in zeros if zero not in poles], poles)
    return [*inside, test], values
