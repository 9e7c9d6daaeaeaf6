"""The ways to factor a sum, in the order in which they are tried; each returns the product or None."""

from __future__ import annotations

from collections.abc import Callable

from sympy import Add, Expr, Integer, Mul, Pow, Rational, S, gcd_terms, integer_nthroot

from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.rewriting import Rewrite, added, formula, multiplied, step_of
from tutor.solution import Step
from tutor.topics.factoring.irreducible import irreducible_factors
from tutor.topics.factoring.quadratic import trinomial
from tutor.topics.factoring.zeros import rational_zero

Rule = Callable[[Add], Rewrite | None]


def common_factor(total: Add) -> Rewrite | None:
    """6x^2 + 15x is 3x(2x + 5); a leading minus sign is taken out too."""
    total = evaluated(total)
    taken = _taken_out(total)
    if taken is None:
        return None
    factors, bracket = taken
    common = multiplied(factors)
    after = multiplied([*factors, bracket])
    if common == -1:
        return Rewrite(
            "take-out-minus",
            say("Take out the minus sign: {before} = {after}.", before=formula(total), after=formula(after)),
            say("It is easier to factor when the first term is positive."),
            after,
            say("What can be done about a negative first term?"),
        )
    raw = added([Mul(*factors, evaluated(term / common), evaluate=False) for term in total.as_ordered_terms()])
    show = Rewrite(
        "show-common-factor",
        say("Write every term as {common} times something.", common=formula(common)),
        say("Divide each term by {common}.", common=formula(common)),
        raw,
        say("What is left of each term?"),
    )
    take = Rewrite(
        "take-out",
        say("Take {common} out.", common=formula(common)),
        say("This is the distributive law, read backwards."),
        after,
        say("Take it out."),
    )
    return Rewrite(
        "common-factor",
        say(
            "Take out the common factor {common}: {before} = {after}.",
            common=formula(common),
            before=formula(total),
            after=formula(after),
        ),
        say("{common} divides every term.", common=formula(common)),
        after,
        say("Is there a number or a letter that divides every term?"),
        (step_of(show, total, raw), step_of(take, raw, after)),
    )


def common_bracket(line: Add) -> Rewrite | None:
    """x(x + 1) + 2(x + 1) is (x + 1)(x + 2)."""
    terms = [list(Mul.make_args(term)) for term in line.args]
    for bracket in (factor for factor in terms[0] if isinstance(factor, Add)):
        if all(bracket in factors for factors in terms):
            rests = []
            for factors in terms:
                left = list(factors)
                left.remove(bracket)
                rests.append(multiplied(left))
            after = Mul(bracket, evaluated(added(rests)).expand(), evaluate=False)
            return Rewrite(
                "common-bracket",
                say("Take out the common bracket {bracket}.", bracket=formula(bracket)),
                say("The same bracket is a factor of every term."),
                after,
                say("Do the terms share a bracket?"),
            )
    return None


def difference_of_squares(total: Add) -> Rewrite | None:
    """4x^2 - 9 is (2x - 3)(2x + 3)."""
    pair = _two(total, 2)
    if pair is None or pair[2] > 0:
        return None
    a, b, _ = pair
    after = Mul(a - b, a + b, evaluate=False)
    raw = added([Pow(a, 2, evaluate=False), Mul(-1, Pow(b, 2, evaluate=False), evaluate=False)])
    return _by_formula("difference-of-squares", "a² − b² = (a − b)(a + b)", total, raw, after, ("a", a), ("b", b))


def cubes(total: Add) -> Rewrite | None:
    """x^3 - 8 is (x - 2)(x^2 + 2x + 4)."""
    pair = _two(total, 3)
    if pair is None:
        return None
    a, b, sign = pair
    after = Mul(a + sign * b, evaluated(a**2 - sign * a * b + b**2), evaluate=False)
    last = Pow(b, 3, evaluate=False) if sign > 0 else Mul(-1, Pow(b, 3, evaluate=False), evaluate=False)
    raw = added([Pow(a, 3, evaluate=False), last])
    law = "a³ + b³ = (a + b)(a² − ab + b²)" if sign > 0 else "a³ − b³ = (a − b)(a² + ab + b²)"
    return _by_formula(
        "sum-of-cubes" if sign > 0 else "difference-of-cubes", law, total, raw, after, ("a", a), ("b", b)
    )


def perfect_power(total: Add) -> Rewrite | None:
    """x^2 - 6x + 9 is (x - 3)^2; x^3 + 3x^2 + 3x + 1 is (x + 1)^3."""
    number, powers = irreducible_factors(total)
    if len(total.args) not in (3, 4) or len(powers) != 1 or number != 1:
        return None
    base, n = powers[0]
    if n != len(total.args) - 1 or not isinstance(base, Add) or len(base.args) != 2:
        return None
    if _leading(base) < 0:
        base = -base if n % 2 == 0 else base
    a, b = base.as_ordered_terms()
    negative = _leading(b) < 0
    shown = -b if negative else b
    after = Pow(base, n, evaluate=False)
    if n == 2:
        middle = multiplied([Integer(-2 if negative else 2), a, shown])
        raw = added([Pow(a, 2, evaluate=False), middle, Pow(shown, 2, evaluate=False)])
        law = "a² − 2ab + b² = (a − b)²" if negative else "a² + 2ab + b² = (a + b)²"
        return _by_formula("perfect-square", law, total, raw, after, ("a", a), ("b", shown))
    three = Integer(-3 if negative else 3)
    raw = added(
        [
            Pow(a, 3, evaluate=False),
            multiplied([three, Pow(a, 2, evaluate=False), shown]),
            multiplied([Integer(3), a, Pow(shown, 2, evaluate=False)]),
            Pow(shown, 3, evaluate=False) if not negative else Mul(-1, Pow(shown, 3, evaluate=False), evaluate=False),
        ]
    )
    law = "a³ − 3a²b + 3ab² − b³ = (a − b)³" if negative else "a³ + 3a²b + 3ab² + b³ = (a + b)³"
    return _by_formula("perfect-cube", law, total, raw, after, ("a", a), ("b", shown))


def grouping(total: Add) -> Rewrite | None:
    """x^3 + 3x^2 + 2x + 6 is x^2(x + 3) + 2(x + 3), so (x + 3)(x^2 + 2)."""
    terms = total.as_ordered_terms()
    if len(terms) != 4:
        return None
    for order in ((0, 1, 2, 3), (0, 2, 1, 3), (0, 3, 1, 2)):
        first, second = (added([terms[i], terms[j]]) for i, j in (order[:2], order[2:]))
        taken = _outside(first), _outside(second)
        for sign in (1, -1):
            if taken[0][1] == sign * taken[1][1]:
                return _grouped(total, (first, second), taken[0], (sign * taken[1][0], taken[0][1]))
    return None


def _grouped(total: Add, pairs: tuple[Expr, Expr], one: tuple[Expr, Expr], other: tuple[Expr, Expr]) -> Rewrite:
    bracket = one[1]
    raw = added([multiplied([*_unless_one(outside), bracket]) for outside in (one[0], other[0])])
    after = Mul(bracket, one[0] + other[0], evaluate=False)
    group = Rewrite(
        "take-out-of-pairs",
        say(
            "Take out the common factor of {first} and of {second}.", first=formula(pairs[0]), second=formula(pairs[1])
        ),
        say("The same bracket {bracket} appears twice.", bracket=formula(bracket)),
        raw,
        say("What is the common factor of each pair?"),
    )
    take = Rewrite(
        "common-bracket",
        say("Take out the common bracket {bracket}.", bracket=formula(bracket)),
        say("The same bracket is a factor of every term."),
        after,
        say("Take the bracket out."),
    )
    return Rewrite(
        "grouping",
        say("Group the terms in pairs: {before} = {after}.", before=formula(total), after=formula(after)),
        say("Each pair has a common factor, and the same bracket is left."),
        after,
        say("Can the terms be grouped in pairs that leave the same bracket?"),
        (step_of(group, total, raw), step_of(take, raw, after)),
    )


def square_minus_square(total: Add) -> Rewrite | None:
    """a^2 + 2ab + b^2 - c^2 is (a + b)^2 - c^2, so (a + b - c)(a + b + c)."""
    terms = total.as_ordered_terms()
    if len(terms) != 4:
        return None
    for sign in (1, -1):
        for last in terms:
            root = _nth_root(-sign * last, 2)
            rest = evaluated(added([sign * term for term in terms if term != last]))
            number, powers = irreducible_factors(rest)
            if (
                root is None
                or number != 1
                or len(powers) != 1
                or powers[0][1] != 2
                or not isinstance(powers[0][0], Add)
            ):
                continue
            base = powers[0][0]
            a, b = (base, root) if sign == 1 else (root, base)
            raw = added([Pow(a, 2, evaluate=False), Mul(-1, Pow(b, 2, evaluate=False), evaluate=False)])
            after = Mul(a - b, a + b, evaluate=False)
            law = "a² − b² = (a − b)(a + b)"
            return _by_formula("difference-of-squares", law, total, raw, after, ("a", a), ("b", b))
    return None


def completed_square(total: Add) -> Rewrite | None:
    """x^4 + 4 is (x^2 + 2)^2 - (2x)^2, so a difference of squares."""
    number, powers = irreducible_factors(total)
    symbols = sorted(total.free_symbols, key=str)
    if number != 1 or len(powers) != 2 or len(symbols) != 1 or any(n != 1 for _, n in powers):
        return None
    x = symbols[0]
    one, other = (base.as_poly(x) for base, _ in powers)
    if one.degree() != 2 or other.degree() != 2 or one.LC() != other.LC() or one.TC() != other.TC():
        return None
    half = (one.nth(1) - other.nth(1)) / 2
    if one.nth(1) != -other.nth(1) or half == 0:
        return None
    body = one.LC() * x**2 + one.TC()
    raw = added([Pow(body, 2, evaluate=False), Mul(-1, Pow(abs(half) * x, 2, evaluate=False), evaluate=False)])
    after = Mul(body - abs(half) * x, body + abs(half) * x, evaluate=False)
    add = Rewrite(
        "complete-the-square",
        say("Add and subtract {square}: then a square appears.", square=formula((half * x) ** 2)),
        say("Adding and subtracting the same changes nothing."),
        raw,
        say("What is missing for a perfect square?"),
    )
    split = Rewrite(
        "difference-of-squares",
        say("Use the difference of two squares."),
        say("a² − b² = (a − b)(a + b)"),
        after,
        say("Use the difference of two squares."),
    )
    return Rewrite(
        "complete-the-square",
        say("Write it as a difference of squares: {before} = {after}.", before=formula(total), after=formula(after)),
        say("Completing the square leaves a square to subtract."),
        after,
        say("What must be added to get a perfect square?"),
        (step_of(add, total, raw), step_of(split, raw, after)),
    )


def any_factors(total: Add) -> Rewrite | None:
    """The factors that no rule above finds; multiplying out proves them."""
    number, powers = irreducible_factors(total)
    if number == 1 and len(powers) == 1 and powers[0][1] == 1:
        return None
    after = multiplied(
        [*_unless_one(number), *(base if n == 1 else Pow(base, n, evaluate=False) for base, n in powers)]
    )
    return Rewrite(
        "find-factors",
        say("Write it as a product: {before} = {after}.", before=formula(total), after=formula(after)),
        say("The factors are found by comparing coefficients; multiplying out gives back every term."),
        after,
        say("Which two polynomials could multiply to this one? Compare the first and the last terms."),
    )


RULES: tuple[Rule, ...] = (
    common_factor,
    difference_of_squares,
    cubes,
    perfect_power,
    trinomial,
    grouping,
    square_minus_square,
    rational_zero,
    completed_square,
    any_factors,
)
"""The order in which they are tried."""


def _by_formula(rule: str, law: str, total: Add, raw: Expr, after: Expr, *names: tuple[str, Expr]) -> Rewrite:
    (_, a), (_, b) = names
    see = Rewrite(
        "see-the-form",
        say("See the form: a is {a} and b is {b}.", a=formula(a), b=formula(b)),
        say("Both come from the first and the last term."),
        raw,
        say("What are a and b?"),
    )
    use = Rewrite("use-formula", say("Use the formula."), say("{law}", law=law), after, say("Use the formula."))
    substeps: tuple[Step, ...] = ()
    if raw not in (total, after):
        substeps = (step_of(see, total, raw), step_of(use, raw, after))
    return Rewrite(
        rule,
        say("Use {law}: {before} = {after}.", law=law, before=formula(total), after=formula(after)),
        say("Here a is {a} and b is {b}.", a=formula(a), b=formula(b)),
        after,
        say("Does it have the form of a known formula?"),
        substeps,
    )


def _two(total: Add, n: int) -> tuple[Expr, Expr, int] | None:
    """a, b and the sign where the sum is a^n ± b^n."""
    if len(total.args) != 2:
        return None
    first, second = total.as_ordered_terms()
    if _leading(first) < 0:
        first, second = second, first
    sign = 1 if _leading(second) > 0 else -1
    a, b = _nth_root(first, n), _nth_root(sign * second, n)
    return None if a is None or b is None else (a, b, sign)


def _nth_root(term: Expr, n: int) -> Expr | None:
    number, rest = term.as_coeff_Mul()
    if number <= 0:
        return None
    root: Expr = S.One
    for part, below in ((number.p, False), (number.q, True)):
        whole, exact = integer_nthroot(int(part), n)
        if not exact:
            return None
        root = root / whole if below else root * whole
    for factor in Mul.make_args(rest):
        base, exponent = factor.as_base_exp() if factor != 1 else (S.One, 0)
        if exponent % n:
            return None
        root *= base ** (exponent / n)
    return root


def _taken_out(total: Expr) -> tuple[list[Expr], Expr] | None:
    """The factors that all terms share, and the bracket that is left, its leading coefficient positive."""
    number, rest = gcd_terms(total).as_coeff_Mul()
    letters = [part for part in Mul.make_args(rest) if not isinstance(part, Add)]
    sums = [part for part in Mul.make_args(rest) if isinstance(part, Add)]
    if len(sums) != 1:
        return None
    content, bracket = sums[0].primitive()
    number *= content
    if _leading(bracket) < 0:
        number, bracket = -number, -bracket
    factors = [*_unless_one(number), *letters]
    return (factors, bracket) if factors else None


def _outside(pair: Expr) -> tuple[Expr, Expr]:
    """The common factor of two terms and the bracket that is left."""
    pair = evaluated(pair)
    taken = _taken_out(pair)
    return (S.One, pair) if taken is None else (evaluated(multiplied(taken[0])), taken[1])


def _leading(term: Expr) -> Rational:
    first = term.as_ordered_terms()[0] if isinstance(term, Add) else term
    return first.as_coeff_Mul()[0]


def _unless_one(number: Expr) -> list[Expr]:
    return [] if number == 1 else [number]
