"""Polynomial equations: what is tried, in this order, and the answer that the roots give.

1. a product set to zero; 2. one power of a linear expression; then, in standard form: 3. linear; 4. quadratic;
5. a common factor x; 6. a quadratic in a power of x; 7. rational roots, divided out; 8. a product of other factors;
9. roots located between numbers.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator

from sympy import Expr, Ge, Ne, Poly, Pow, S, Symbol, default_sort_key, expand, factor, ilcm, radsimp, sqrt
from sympy.core.relational import Relational

from tutor.errors import NotSolved
from tutor.maths.reading import evaluated
from tutor.messages import Message, say
from tutor.problem import Problem
from tutor.rules.equations.answers import in_size_order, nothing, values_answer
from tutor.rules.equations.approximate import approximation, bare_value, is_located, located_roots, rounding_remark
from tutor.rules.equations.asking import asked_relation, degree_of
from tutor.rules.equations.factoring import factor_left
from tutor.rules.equations.formula import by_formula, complete_square
from tutor.rules.equations.higher import split
from tutor.rules.equations.linear import isolate, linear_parts
from tutor.rules.equations.literal import pure_power, roots_of_formula
from tutor.rules.equations.powers import joined, power_of, roots_of_power
from tutor.rules.equations.products import zero_factors, zero_product
from tutor.rules.equations.quadratic import Quadratic
from tutor.rules.equations.root_check import root_check
from tutor.rules.equations.showing import formula, listed
from tutor.rules.equations.standard import coefficients, standard_form
from tutor.rules.equations.steps import remark_step
from tutor.rules.equations.substitution import by_substitution, hidden_power
from tutor.solution import Answer, Step
from tutor.topic import Method

Roots = Generator[Step, None, list[Expr]]
FACTORING, SQUARE, FORMULA = "factoring", "completing-the-square", "formula"


def is_quadratic(equation: Relational, unknown: Symbol) -> bool:
    """Whether left side minus right side has degree two."""
    return degree_of(equation, unknown) == 2


def is_higher(equation: Relational, unknown: Symbol) -> bool:
    """Whether left side minus right side has degree three or more."""
    return (degree_of(equation, unknown) or 0) >= 3


def solve_polynomial(equation: Relational, unknown: Symbol, method: str | None = None) -> Roots:
    """Return the real roots of any polynomial equation, each once.

    Raises:
        NotSolved: a factor can neither be factored nor its roots located.
    """
    factors = zero_factors(equation, unknown)
    if factors is not None and method in (None, FACTORING):
        return (yield from zero_product(equation, factors, unknown, solve_polynomial))
    if method is None and power_of(equation, unknown) is not None:
        return (yield from roots_of_power(equation, unknown))
    power = pure_power(equation, unknown)
    if method is None and power is not None:
        return (yield from roots_of_formula(equation, unknown, *power))
    equation = yield from standard_form(equation, unknown)
    return (yield from solve_standard(equation, unknown, method))


def solve_standard(equation: Relational, unknown: Symbol, method: str | None = None) -> Roots:
    """Return the roots of an equation in standard form."""
    if linear_parts(equation.lhs, unknown) is not None:
        last = yield from isolate(equation, unknown)
        if last.lhs == unknown:
            return [joined(last.rhs)]
        if last.lhs == last.rhs:
            raise NotSolved(say("One case is true for every number; that is not solved here."))
        return []
    if method is None and power_of(equation, unknown) is not None:
        return (yield from roots_of_power(equation, unknown))
    numbers = coefficients(equation.lhs, unknown)
    if len(numbers) == 3:
        return (yield from solve_quadratic(equation, Quadratic.of(numbers, unknown), method))
    power = hidden_power(numbers)
    if power is not None:
        return (yield from by_substitution(equation, numbers, power, unknown, solve_quadratic))
    factored = yield from split(equation, unknown)
    factors = zero_factors(factored, unknown)
    if factors is None:
        return (yield from located_roots(factored, unknown))
    return (yield from zero_product(factored, factors, unknown, solve_polynomial))


def solve_quadratic(equation: Relational, quadratic: Quadratic, method: str | None) -> Roots:
    """Solve a quadratic equation in standard form by the method asked for, else by the shortest."""
    if method == SQUARE:
        return (yield from complete_square(equation, quadratic))
    factors_apart = quadratic.factors or quadratic.c == 0
    if method == FACTORING and not factors_apart:
        yield _no_factors(equation)
    if method == FORMULA or not factors_apart:
        return (yield from by_formula(equation, quadratic))
    factored = yield from factor_left(equation, quadratic)
    factors = zero_factors(factored, quadratic.unknown) or []
    return (yield from zero_product(factored, factors, quadratic.unknown, solve_standard))


def _no_factors(equation: Relational) -> Step:
    return remark_step(
        "no-rational-factors",
        say("The left side has no factors with whole coefficients: another method is needed."),
        say("The discriminant is not the square of a whole number, so the roots are no fractions."),
        equation,
        idea=say("Are there two whole numbers with the sum and the product that are needed?"),
    )


def methods_for(problem: Problem) -> tuple[Method, ...]:
    """Return the methods that apply to a quadratic equation."""
    found = asked_relation(problem)
    if found is None or not is_quadratic(*found):
        return ()
    equation, unknown = found
    numbers = coefficients(equation.lhs - equation.rhs, unknown)
    quadratic = Quadratic.of(_whole(numbers), unknown)
    apart = [Method(FACTORING, say("Factoring"))] if quadratic.factors or quadratic.c == 0 else []
    return (
        *apart,
        Method(SQUARE, say("Completing the square")),
        Method(FORMULA, say("The quadratic formula")),
    )


def _whole(numbers: list[Expr]) -> list[Expr]:
    """The coefficients without denominators, where they are rational."""
    if not all(number.is_Rational for number in numbers):
        return numbers
    common = ilcm(1, *(number.q for number in numbers))
    return [number * common for number in numbers]


def roots_answer(unknown: Symbol, roots: list[Expr], remark: Message | None = None) -> Answer:
    """Return the answer with these real roots."""
    if not roots:
        return nothing(unknown, remark or say("There is no real solution."))
    if any(is_located(root) for root in roots):
        return Answer(approximation(unknown, roots), bare_value(roots), remark or rounding_remark())
    return values_answer(unknown, roots, remark)


def solve_and_check(equation: Relational, unknown: Symbol, method: str | None = None) -> Iterator[Step | Answer]:
    """Yield the steps, a check of every root in the original equation, and the answer."""
    roots = yield from solve_polynomial(equation, unknown, method)
    roots = in_size_order(roots)
    yield from (root_check(equation, unknown, root) for root in roots if not is_located(root))
    yield roots_answer(unknown, roots, _remark(equation, unknown, roots))


def method_of(problem: Problem) -> str | None:
    """Return the method that was asked for."""
    return next((text.plain for name, text in problem.given if name == "method"), None)


def _remark(equation: Relational, unknown: Symbol, roots: list[Expr]) -> Message | None:
    polynomial = Poly(expand(evaluated(equation.lhs) - evaluated(equation.rhs)), unknown)
    if equation.free_symbols != {unknown}:
        return _where(polynomial, roots)
    if polynomial.degree() == 2 and not roots:
        a, b, c = polynomial.all_coeffs()
        pair = [radsimp((-b + sign * sqrt(b**2 - 4 * a * c)) / (2 * a)) for sign in (-1, 1)]
        return say(
            "There is no real solution. Over the complex numbers the solutions are {first} and {second}.",
            first=formula(expand(pair[0])),
            second=formula(expand(pair[1])),
        )
    double = [root for root in roots if root.is_Rational and polynomial.diff(unknown).eval(root) == 0]
    if double:
        return say("{root} is a multiple root.", root=formula(double[0]))
    return None


def _where(polynomial: Poly, roots: list[Expr]) -> Message | None:
    """What the other letters must satisfy for these roots to be the real solutions."""
    lead = factor(polynomial.LC()).as_coeff_Mul()[1]
    conditions: list[Relational] = [Ne(lead, 0)] if lead.free_symbols else []
    under = {power.base for root in roots for power in root.atoms(Pow) if power.exp == S.Half}
    conditions += [Ge(base, 0) for base in sorted(under, key=default_sort_key) if base.free_symbols]
    if not conditions:
        return None
    return say("This holds where {condition}.", condition=listed(conditions))
