"""All complex roots of a polynomial: factored over the rational numbers, then each factor by its formula."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Add, Expr, FiniteSet, I, Mul, Poly, Pow, S, Symbol, expand, factor_list, sqrt

from tutor.errors import NotSolved
from tutor.maths import printing
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.messages import Formula, say
from tutor.problem import Level, Problem
from tutor.rules.equations.showing import formula
from tutor.rules.equations.steps import value_step
from tutor.rules.equations.written import in_powers, product_of, substituted
from tutor.solution import Answer, SameValue, Step
from tutor.topics.complex_roots.asking import question_of


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    question = question_of(problem)
    if question is None:
        raise ValueError("not a question for complex roots")
    equation, unknown = question
    primitive = Poly(expand(evaluated(equation.lhs) - evaluated(equation.rhs)), unknown).primitive()[1]
    whole = in_powers((-primitive if primitive.LC() < 0 else primitive).all_coeffs(), unknown)
    factors = [in_powers(Poly(part, unknown).all_coeffs(), unknown) for part, _ in factor_list(whole)[1]]
    counts = [count for _, count in factor_list(whole)[1]]
    if len(factors) > 1 or counts[0] > 1:
        yield _factored(whole, factors, counts)
    roots: list[Expr] = []
    for factor in factors:
        found = _roots(factor, unknown)
        yield from _split(factor, found, unknown)
        roots += found
    yield from (_check(whole, root, unknown) for root in roots)
    asked = printing.formula(expression(problem.statement))
    value = formula(FiniteSet(*roots))
    yield Step(
        "list-roots",
        say("These are all solutions: {roots}.", roots=value),
        say("Over the complex numbers a polynomial splits into linear factors, as many as its degree says."),
        asked,
        value,
        SameValue(asked, value),
        (),
        say("How many roots does a polynomial of this degree have?"),
    )
    yield Answer(_shown(roots, unknown), value)


def _factored(whole: Expr, factors: list[Expr], counts: list[int]) -> Step:
    written = product_of(
        [
            factor if count == 1 else Pow(factor, count, evaluate=False)
            for factor, count in zip(factors, counts, strict=True)
        ]
    )
    return value_step(
        "factor-apart",
        say("Factor the polynomial."),
        say("A product is zero exactly when one of its factors is zero."),
        whole,
        written,
        idea=say("Is the left side a product of polynomials of lower degree?"),
    )


def _roots(factor: Expr, unknown: Symbol) -> list[Expr]:
    numbers = Poly(factor, unknown).all_coeffs()
    if len(numbers) == 2:
        return [-numbers[1] / numbers[0]]
    if len(numbers) == 3:
        a, b, c = numbers
        root = sqrt(b**2 - 4 * a * c)
        return [expand((-b - root) / (2 * a)), expand((-b + root) / (2 * a))]
    middle = numbers[len(numbers) // 2]
    if len(numbers) == 5 and numbers[1] == numbers[3] == 0:
        return _fourth(numbers[0], middle, numbers[4], unknown)
    raise NotSolved(say("A factor of degree {degree} has no roots that are written simply.", degree=len(numbers) - 1))


def _fourth(a: Expr, b: Expr, c: Expr, unknown: Symbol) -> list[Expr]:
    """Roots of a x⁴ + b x² + c: x² = s ± ti has the roots ±(p ± qi)."""
    length = sqrt(c / a)
    if not (c / a).is_positive or not length.is_Rational or b**2 - 4 * a * c >= 0:
        raise NotSolved(say("A factor of degree {degree} has no roots that are written simply.", degree=4))
    half = -b / (2 * a)
    real, imaginary = sqrt((length + half) / 2), sqrt((length - half) / 2)
    return [s * real + t * imaginary * I for s in (-1, 1) for t in (-1, 1)]


def _split(factor: Expr, roots: list[Expr], unknown: Symbol) -> Iterator[Step]:
    numbers = Poly(factor, unknown).all_coeffs()
    if len(numbers) < 3:
        return
    if len(numbers) == 3:
        a, b, c = numbers
        discriminant = b**2 - 4 * a * c
        written = Add(Pow(b, 2, evaluate=False), Mul(-1, Mul(4, a, c, evaluate=False), evaluate=False), evaluate=False)
        yield value_step(
            "discriminant",
            say("Work out the discriminant of {factor}.", factor=formula(factor)),
            say("It is negative: its roots are {root} and the opposite.", root=formula(sqrt(discriminant)))
            if discriminant.is_negative
            else say("It stands under the root in the formula."),
            written,
            discriminant,
            idea=say("What stands under the square root in the quadratic formula?"),
        )
    linear = [Add(unknown, Mul(S.NegativeOne, root, evaluate=False), evaluate=False) for root in roots]
    parts = linear if numbers[0] == 1 else [numbers[0], *linear]
    yield value_step(
        "split-into-linear-factors",
        say(
            "Use the quadratic formula: {factor} has the roots {roots}.",
            factor=formula(factor),
            roots=formula(FiniteSet(*roots)),
        ),
        say("Each root gives a linear factor."),
        factor,
        Mul(*parts, evaluate=False),
        idea=say("Use the quadratic formula; the square root of a negative number is imaginary."),
    )


def _check(whole: Expr, root: Expr, unknown: Symbol) -> Step:
    return value_step(
        "check-by-substitution",
        say("Check {root}.", root=formula(root)),
        say("Put in, it makes the polynomial zero."),
        substituted(whole, unknown, root),
        S.Zero,
        idea=say("How can you test a solution without solving again?"),
    )


def _shown(roots: list[Expr], unknown: Symbol) -> Formula:
    letter = formula(unknown)
    parts = [formula(root) for root in roots]
    return Formula(
        r" \text{ or } ".join(f"{letter.latex} = {part.latex}" for part in parts),
        " or ".join(f"{letter.plain} = {part.plain}" for part in parts),
        formula(FiniteSet(*roots)).tree,
    )
