"""Trigonometric equations: brought to one function of one angle, or to a product of such, then solved on the circle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import (
    And,
    Basic,
    Eq,
    Expr,
    Poly,
    Rational,
    S,
    Symbol,
    cos,
    cot,
    csc,
    default_sort_key,
    expand,
    sec,
    simplify,
    sin,
    tan,
)
from sympy.core.relational import Relational

from tutor.errors import NotSolved
from tutor.maths import printing
from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.equations.answers import either, everything, in_size_order, nothing, values_answer
from tutor.rules.equations.approximate import is_located
from tutor.rules.equations.circular import Families, solve_basic
from tutor.rules.equations.families import Family, families_answer, merged, shown_families, whole_letter, within
from tutor.rules.equations.identities import Rewriting, equal_functions, product_factors, rewritings
from tutor.rules.equations.polynomial import solve_polynomial
from tutor.rules.equations.root_check import root_check
from tutor.rules.equations.showing import formula, shown
from tutor.rules.equations.standard import coefficients, equal_to_zero
from tutor.rules.equations.steps import statement_step
from tutor.rules.equations.written import relation
from tutor.solution import Answer, Implies, Restates, SameSolutions, Step

CIRCULAR = (sin, cos, tan, cot, sec, csc)
DEPTH = 6
"""How often an equation is rewritten before we give up."""


def circular_parts(statement: Basic, unknown: Symbol) -> list[Expr]:
    """The sines, cosines and so on that hold the unknown."""
    return sorted((part for part in statement.atoms(*CIRCULAR) if part.has(unknown)), key=default_sort_key)


def is_trigonometric(equation: Relational, unknown: Symbol) -> bool:
    """Whether the unknown stands in angles only, linear ones, in a polynomial of their sines, cosines, tangents."""
    parts = circular_parts(evaluated_sides(equation), unknown)
    if not parts or equation.free_symbols != {unknown}:
        return False
    if any(not (p := part.args[0].as_poly(unknown)) or p.degree() != 1 for part in parts):
        return False
    names = [Symbol(f"circular {place}") for place in range(len(parts))]
    value = evaluated_sides(equation).xreplace(dict(zip(parts, names, strict=True)))
    return unknown not in value.free_symbols and value.is_polynomial(*names)


def evaluated_sides(equation: Relational) -> Expr:
    """Left side minus right side, multiplied out."""
    return expand(evaluated(equation.lhs) - evaluated(equation.rhs))


def solve_trigonometric(
    equation: Relational, unknown: Symbol, bounds: Sequence[Relational] = ()
) -> Iterator[Step | Answer]:
    """Yield the steps and the answer: all real solutions, or those between bounds."""
    constant = None if equation.has(tan, cot, sec, csc) else _constant(equation, unknown)
    if constant is not None and not bounds:
        yield _vanished(equation, unknown, true=constant == 0)
        yield (
            everything(unknown, say("The equation is an identity: every real number solves it."))
            if constant == 0
            else nothing(unknown, say("There is no solution: the equation leads to a contradiction."))
        )
        return
    families = yield from _solve(equation, unknown, DEPTH)
    if not bounds:
        yield from (root_check(equation, unknown, family.start) for family in families[:4])
        yield families_answer(families, unknown)
        return
    values = within(families, bounds, unknown)
    yield _chosen(equation, bounds, families, values, unknown)
    yield from (root_check(equation, unknown, value) for value in values[:6])
    if values:
        yield values_answer(unknown, values)
    else:
        yield nothing(unknown, say("There is no solution between these bounds."))


def _constant(equation: Relational, unknown: Symbol) -> Expr | None:
    """The difference of the sides where it is the same for every angle."""
    difference = evaluated_sides(equation)
    if _changes(difference, unknown):
        return None
    value = expand(simplify(difference))
    return None if unknown in value.free_symbols else value


def _changes(difference: Expr, unknown: Symbol) -> bool:
    """Whether it surely has two different values."""
    first, second = (difference.subs(unknown, at).evalf(20) for at in (Rational(3, 10), Rational(17, 10)))
    return bool(first.is_Number and second.is_Number and abs(first - second) > Rational(1, 10**9))


def _vanished(equation: Relational, unknown: Symbol, *, true: bool) -> Step:
    return statement_step(
        "identity" if true else "unknown-vanished",
        say("Both sides are the same.") if true else say("The two sides always differ by the same number, not zero."),
        say("They have the same value for every angle.") if true else say("So they are equal for no angle."),
        equation,
        S.Reals if true else S.EmptySet,
        (unknown,),
        idea=say("Compare both sides. When are they equal?"),
    )


def _chosen(
    equation: Relational,
    bounds: Sequence[Relational],
    families: Sequence[Family],
    values: Sequence[Expr],
    unknown: Symbol,
) -> Step:
    whole = And(equation, *bounds)
    claimed = printing.formula(whole)
    after = shown(either([relation(Eq, unknown, value) for value in values])) if values else formula(S.EmptySet)
    return Step(
        "choose-between-bounds",
        say("Take the solutions with {bounds}.", bounds=shown(And(*bounds) if len(bounds) > 1 else bounds[0])),
        say("Put whole numbers for {letter}, until the bounds are passed.", letter=formula(whole_letter(unknown))),
        shown_families(families, unknown) if families else formula(S.EmptySet),
        after,
        SameSolutions(claimed, after, (unknown.name,)),
        (),
        say("Which whole numbers give solutions between the bounds?"),
    )


def _solve(equation: Relational, unknown: Symbol, depth: int) -> Families:
    parts = circular_parts(evaluated_sides(equation), unknown)
    if depth == 0:
        raise _beyond()
    if not parts:
        raise NotSolved(say("The unknown vanishes from this equation; it is not solved here."))
    if len(parts) == 1:
        return (yield from _one_function(equation, parts[0], unknown))
    pair = equal_functions(equation, parts, unknown)
    if pair is not None:
        families, step = pair
        yield step
        return (yield from _defined(equation, families, unknown))
    factors = product_factors(equation, parts)
    if factors:
        return (yield from _product(equation, factors, unknown, depth))
    for rewriting in rewritings(equation, parts, unknown):
        yield _rewritten(equation, rewriting, unknown)
        families = yield from _solve(rewriting.after, unknown, depth - 1)
        return (yield from _defined(equation, families, unknown)) if rewriting.may_gain else families
    raise _beyond()


def _beyond() -> NotSolved:
    return NotSolved(
        say("This trigonometric equation is not of a kind that is solved here."),
        hint=say("Try to write it with one function of one angle."),
    )


def _rewritten(equation: Relational, rewriting: Rewriting, unknown: Symbol) -> Step:
    before, after = shown(equation), shown(rewriting.after)
    names = (unknown.name,)
    claim = Implies(before, after, names) if rewriting.may_gain else SameSolutions(before, after, names)
    return Step(rewriting.rule, rewriting.title, rewriting.because, before, after, claim, (), rewriting.idea)


def _defined(equation: Relational, families: list[Family], unknown: Symbol) -> Families:
    """Leave out families where a part of the equation has no value."""
    kept = [family for family in families if _has_value(equation, family, unknown)]
    if len(kept) == len(families):
        return families
    before = shown_families(families, unknown)
    after = shown_families(kept, unknown) if kept else formula(S.EmptySet)
    yield Step(
        "reject-extraneous",
        say("Leave out the angles for which a part of the equation is not defined."),
        say("A tangent has no value where the cosine is zero."),
        before,
        after,
        SameSolutions(shown(equation), after, (unknown.name,)),
        (),
        say("Is every part of the original equation defined there?"),
    )
    return kept


def _has_value(equation: Relational, family: Family, unknown: Symbol) -> bool:
    sides = [evaluated(side.xreplace({unknown: family.start})) for side in equation.args]
    return not any(side.has(S.ComplexInfinity, S.NaN) for side in sides)


def _product(equation: Relational, factors: list[Expr], unknown: Symbol, depth: int) -> Families:
    opened = [relation(Eq, factor, S.Zero) for factor in factors]
    yield statement_step(
        "zero-product",
        say("Factor, and set each factor to zero."),
        say("A product is zero exactly when one of its factors is zero."),
        equation,
        either(opened),
        (unknown,),
        idea=say("Bring everything to one side. Do the terms have a common factor?"),
    )
    found: list[Family] = []
    for part in opened:
        found += yield from _solve(part, unknown, depth - 1)
    together = merged(found)
    before = shown(either(opened))
    after = shown_families(together, unknown) if together else formula(S.EmptySet)
    yield Step(
        "put-together",
        say("Put the solutions together."),
        say("Each factor gives some of them."),
        before,
        after,
        SameSolutions(before, after, (unknown.name,)),
        (),
        say("Do some of the solutions lie half a turn apart?"),
    )
    return together


def _one_function(equation: Relational, part: Expr, unknown: Symbol) -> Families:
    letter = Symbol("u" if unknown.name != "u" else "t")
    numbers = coefficients(evaluated_sides(equation).xreplace({part: letter}), letter)
    if len(numbers) == 2:
        isolated = relation(Eq, part, evaluated(-numbers[1] / numbers[0]))
        if isolated != equation:
            yield statement_step(
                "isolate-function",
                say("Bring {function} alone to the left side.", function=formula(part)),
                say("The equation is linear in {function}.", function=formula(part)),
                equation,
                isolated,
                (unknown,),
                idea=say("Solve for the function first, as for an unknown."),
            )
        return (yield from solve_basic([isolated], unknown))
    return (yield from _polynomial_in(equation, part, numbers, letter, unknown))


def _polynomial_in(
    equation: Relational, part: Expr, numbers: Sequence[Expr], letter: Symbol, unknown: Symbol
) -> Families:
    short = equal_to_zero(_primitive(numbers), letter)
    yield Step(
        "substitute",
        say("Write {letter} for {part}.", letter=formula(letter), part=formula(part)),
        say("The equation is a polynomial in {part}.", part=formula(part)),
        shown(equation),
        shown(short),
        Restates(),
        (),
        say("Which function occurs again and again?"),
    )
    values = in_size_order((yield from solve_polynomial(short, letter)))
    if any(is_located(value) for value in values):
        raise _beyond()
    cases = [relation(Eq, part, value) for value in values]
    yield statement_step(
        "substitute-back",
        say("Put {part} back for {letter}.", part=formula(part), letter=formula(letter)),
        say("{unknown} is asked for, not {letter}.", unknown=formula(unknown), letter=formula(letter)),
        equation,
        either(cases) if cases else S.EmptySet,
        (unknown,),
        idea=say("What did the new letter stand for?"),
    )
    return (yield from solve_basic(cases, unknown)) if cases else []


def _primitive(numbers: Sequence[Expr]) -> list[Expr]:
    """Whole coefficients without a common factor, where they are rational; a positive first one."""
    if not all(number.is_Rational for number in numbers):
        return list(numbers)
    return list(Poly(numbers, Symbol("u")).primitive()[1].all_coeffs())
