"""Solving a rational inequality: one fraction compared to zero, its zeros and poles, a sign in each interval."""

from __future__ import annotations

from collections.abc import Generator

from sympy import Eq, Expr, Mul, Poly, Pow, S, Set, Symbol, fraction, together
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.messages import Message, say
from tutor.rules.equations.answers import equals
from tutor.rules.equations.fractions import common_denominator, conditions, denominators, is_rational
from tutor.rules.equations.polynomial import solve_polynomial
from tutor.rules.equations.showing import listed
from tutor.rules.equations.signs import compared_to_zero, sign_test
from tutor.rules.equations.standard import gathered
from tutor.rules.equations.steps import remark_step, statement_step
from tutor.rules.equations.written import in_powers, relation, sum_of, terms_of
from tutor.solution import Step


def is_rational_inequality(inequality: Relational, unknown: Symbol) -> bool:
    """Whether the unknown stands in a denominator, and nowhere but in sums, products and whole powers."""
    return bool(denominators(inequality, unknown)) and is_rational(inequality, unknown)


def solve_rational_inequality(inequality: Relational, unknown: Symbol) -> Generator[Step, None, Set]:
    """Yield the steps; return the set of solutions."""
    excluded = conditions(inequality, unknown)
    if excluded:
        yield remark_step(
            "state-domain",
            say("The denominators must not be zero: {conditions}.", conditions=listed(excluded)),
            say("A fraction with the denominator zero has no value, so these values cannot be solutions."),
            inequality,
            idea=say("For which values of the unknown is a denominator zero?"),
        )
    single, above, below = yield from _one_fraction(inequality, unknown)
    zeros = yield from _zeros(above, unknown, say("Find where the numerator is zero."))
    poles = yield from _zeros(below, unknown, say("Find where the denominator is zero."))
    step, values = sign_test(single, unknown, [zero for zero in zeros if zero not in poles], poles)
    yield step
    return values


def _one_fraction(inequality: Relational, unknown: Symbol) -> Generator[Step, None, tuple[Relational, Expr, Expr]]:
    moved = inequality
    if inequality.rhs != 0:
        moved = compared_to_zero(
            inequality, sum_of([*terms_of(inequality.lhs), *(_negated(term) for term in terms_of(inequality.rhs))])
        )
        yield statement_step(
            "compare-to-zero",
            say("Bring everything to the left side."),
            say(
                "The unknown may be negative in a denominator, so multiplying by it could turn the sign round. "
                "Comparing with zero avoids that."
            ),
            inequality,
            moved,
            (unknown,),
            idea=say("Is it safe to multiply by a denominator whose sign is not known? What else can be done?"),
        )
    common = common_denominator(moved, unknown)
    above, below = _over(moved.lhs, common, unknown)
    single = compared_to_zero(moved, Mul(above, Pow(below, -1, evaluate=False), evaluate=False))
    if single != moved:
        yield statement_step(
            "single-fraction",
            say("Write the left side as one fraction."),
            say("The sign of a fraction follows from the signs of numerator and denominator."),
            moved,
            single,
            (unknown,),
            idea=say("How are fractions added? What is the common denominator?"),
        )
    return single, above, below


def _over(left: Expr, common: Expr, unknown: Symbol) -> tuple[Expr, Expr]:
    """The numerator over the common denominator, multiplied out, and that denominator."""
    above, below = fraction(together(evaluated(left)))
    rest = fraction(together(evaluated(common) / below))
    numerator = Poly(above * rest[0], unknown)
    return in_powers(numerator.all_coeffs(), unknown), common if rest[1] == 1 else below


def _negated(term: Expr) -> Expr:
    return -term if not term.is_Mul else Mul(S.NegativeOne, term, evaluate=False)


def _zeros(part: Expr, unknown: Symbol, title: Message) -> Generator[Step, None, list[Expr]]:
    if unknown not in part.free_symbols:
        return []
    equation = relation(Eq, part, S.Zero)
    steps, zeros = gathered(solve_polynomial(equation, unknown))
    yield statement_step(
        "find-zeros",
        title,
        say("Only there can the fraction change its sign."),
        equation,
        equals(unknown, zeros) if zeros else S.EmptySet,
        (unknown,),
        idea=say("Where can the fraction change its sign?"),
        substeps=steps,
    )
    return zeros
