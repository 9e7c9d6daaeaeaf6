"""Solving two equations in two unknowns: one is solved for an unknown and put into the other, or they are combined.

1. an equation that is linear in an unknown gives it; 2. equations in the squares only are solved for the squares;
3. a difference of the equations that is linear takes the place of one of them.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from sympy import Eq, Expr, FiniteSet, Mul, Poly, Pow, S, Symbol, Tuple, expand, fraction, radsimp, sqrt, together
from sympy.core.relational import Relational

from tutor.errors import NotSolved
from tutor.maths.reading import evaluated
from tutor.messages import Formula, Message, say
from tutor.problem import Level, Problem
from tutor.rules.equations.answers import in_size_order
from tutor.rules.equations.approximate import is_located
from tutor.rules.equations.polynomial import solve_polynomial
from tutor.rules.equations.powers import joined
from tutor.rules.equations.root_check import solution_check
from tutor.rules.equations.showing import formula, system
from tutor.rules.equations.standard import gathered
from tutor.rules.equations.written import polynomial_order, relation, substituted
from tutor.solution import Answer, SameSolutions, Step
from tutor.topics.nonlinear_systems.asking import question_of

Pairs = list[tuple[Expr, Expr]]
Unknowns = tuple[Symbol, Symbol]
Found = Generator[Step, None, Pairs]


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    question = question_of(problem)
    if question is None:
        raise ValueError("not a system of two equations that are not linear")
    equations, unknowns = question
    pairs = yield from _pairs(equations, unknowns)
    for pair in pairs:
        yield from (solution_check(part, dict(zip(unknowns, pair, strict=True))) for part in equations)
    yield _answer(pairs, unknowns)


def _answer(pairs: Pairs, unknowns: Unknowns) -> Answer:
    name = formula(Tuple(*unknowns))
    none = formula(S.EmptySet)
    if not pairs:
        return Answer(
            Formula(rf"{name.latex} \in \varnothing", "no solution", none.tree),
            none,
            say("There is no real solution."),
        )
    return Answer(_shown(pairs, unknowns), formula(FiniteSet(*(Tuple(*pair) for pair in pairs))))


def _shown(pairs: Pairs, unknowns: Unknowns) -> Formula:
    if not pairs:
        return formula(S.EmptySet)
    whole = formula(FiniteSet(*(Tuple(*pair) for pair in pairs)))
    rows = [[formula(relation(Eq, *both)) for both in zip(unknowns, pair, strict=True)] for pair in pairs]
    return Formula(
        r" \text{ or } ".join(r",\ ".join(part.latex for part in row) for row in rows),
        " or ".join(", ".join(part.plain for part in row) for row in rows),
        whole.tree,
    )


def _step(
    rule: str,
    words: tuple[Message, Message, Message],
    before: Formula,
    after: Formula,
    unknowns: Unknowns,
    substeps: Sequence[Step] = (),
) -> Step:
    title, because, idea = words
    names = tuple(unknown.name for unknown in unknowns)
    return Step(rule, title, because, before, after, SameSolutions(before, after, names), tuple(substeps), idea)


def _pairs(equations: Sequence[Relational], unknowns: Unknowns) -> Found:
    for number in (0, 1):
        for place in (1, 0):
            solved = _solved_for(equations[number], unknowns[place])
            if solved is not None:
                return (yield from _by_substitution(equations, number, place, solved, unknowns))
    squares = _in_squares(equations, unknowns)
    if squares is not None:
        return (yield from _by_squares(equations, squares, unknowns))
    combined = _linear_difference(equations, unknowns)
    if combined is not None:
        after = [combined, equations[0]]
        yield _step(
            "combine-equations",
            (
                say("Subtract a multiple of one equation from the other: {equation}.", equation=formula(combined)),
                say("The terms of the second degree cancel, and a linear equation is left."),
                say("Can the equations be combined so that the squares vanish?"),
            ),
            system(equations),
            system(after),
            unknowns,
        )
        return (yield from _pairs(after, unknowns))
    raise NotSolved(
        say("This system is not of a kind that is solved here."),
        hint=say("Can one equation be solved for one of the unknowns?"),
    )


def _solved_for(equation: Relational, unknown: Symbol) -> Expr | None:
    """What the unknown equals, where the equation is linear in it and its factor is never zero on the solutions."""
    value = Poly(evaluated(equation.lhs) - evaluated(equation.rhs), unknown)
    if value.degree() != 1:
        return None
    slope, rest = value.all_coeffs()
    if slope.is_number:
        return expand(-rest / slope)
    if rest.is_number and rest != 0 and len(slope.free_symbols) == 1 and (slope.is_Symbol or slope.is_Mul):
        return Mul(-rest, Pow(slope, -1))
    return None


def _by_substitution(
    equations: Sequence[Relational], number: int, place: int, solved: Expr, unknowns: Unknowns
) -> Found:
    unknown, kept = unknowns[place], unknowns[1 - place]
    first = relation(Eq, unknown, polynomial_order(solved, [kept]) if solved.is_polynomial(kept) else solved)
    other = equations[1 - number]
    current = [first, other]
    if first != equations[number]:
        yield _step(
            "solve-for-unknown",
            (
                say("Solve {equation} for {unknown}.", equation=formula(equations[number]), unknown=formula(unknown)),
                say("It is linear in {unknown}.", unknown=formula(unknown)),
                say("Which equation can easily be solved for one of the unknowns?"),
            ),
            system(equations),
            system(current),
            unknowns,
        )
    filled = relation(Eq, *(substituted(side, unknown, first.rhs) for side in other.args))
    if not solved.is_polynomial(kept):
        above = fraction(together(evaluated(filled.lhs) - evaluated(filled.rhs)))[0]
        filled = relation(Eq, polynomial_order(above, [kept]), S.Zero)
    yield _step(
        "substitute",
        (
            say(
                "Replace {unknown} by {value} in the other equation.",
                unknown=formula(unknown),
                value=formula(first.rhs),
            ),
            say("Only one unknown is left there."),
            say("What can stand in place of {unknown} in the other equation?", unknown=formula(unknown)),
        ),
        system(current),
        system([first, filled]),
        unknowns,
    )
    steps, roots = _roots(filled, kept)
    values = [(root, _worked(first.rhs, kept, root)) for root in roots]
    pairs = [(b, a) if place == 0 else (a, b) for a, b in values]
    yield _step(
        "solve-for-unknown",
        (
            say(
                "Solve {equation} for {unknown}, and work out {other}.",
                equation=formula(filled),
                unknown=formula(kept),
                other=formula(unknown),
            ),
            say("Each value of {unknown} gives one of {other}.", unknown=formula(kept), other=formula(unknown)),
            say("How do you solve the equation with one unknown?"),
        ),
        system([first, filled]),
        _shown(pairs, unknowns),
        unknowns,
        steps,
    )
    return pairs


def _roots(equation: Relational, unknown: Symbol) -> tuple[list[Step], list[Expr]]:
    value = expand(evaluated(equation.lhs) - evaluated(equation.rhs))
    if unknown not in value.free_symbols:
        if value == 0:
            raise NotSolved(
                say("Both equations say the same: every pair that solves one of them is a solution."),
                hint=say("There are infinitely many solutions."),
            )
        return [], []
    steps, roots = gathered(solve_polynomial(equation, unknown))
    if any(is_located(root) for root in roots):
        raise NotSolved(say("The solutions are known only by their places, so no exact value is found here."))
    return steps, in_size_order(roots)


def _worked(expression_: Expr, unknown: Symbol, value: Expr) -> Expr:
    return joined(radsimp(expand(evaluated(expression_.subs(unknown, value)))))


def _in_squares(equations: Sequence[Relational], unknowns: Unknowns) -> tuple[Expr, Expr] | None:
    """The values of the squares, where only squares occur and there is one solution for them."""
    polynomials = [Poly(evaluated(part.lhs) - evaluated(part.rhs), *unknowns) for part in equations]
    if any(set(part.monoms()) - {(2, 0), (0, 2), (0, 0)} for part in polynomials):
        return None
    (a, b, c), (d, e, f) = (
        [part.coeff_monomial(monomial) for monomial in (unknowns[0] ** 2, unknowns[1] ** 2, S.One)]
        for part in polynomials
    )
    determinant = a * e - b * d
    if determinant == 0:
        return None
    return (b * f - c * e) / determinant, (c * d - a * f) / determinant


def _by_squares(equations: Sequence[Relational], squares: tuple[Expr, Expr], unknowns: Unknowns) -> Found:
    opened = [relation(Eq, unknown**2, value) for unknown, value in zip(unknowns, squares, strict=True)]
    yield _step(
        "solve-for-squares",
        (
            say("Solve for the squares."),
            say("Only the squares of the unknowns occur, and both equations are linear in them."),
            say("Which powers of the unknowns occur?"),
        ),
        system(equations),
        system(opened),
        unknowns,
    )
    pairs = [(a, b) for a in _square_roots(squares[0]) for b in _square_roots(squares[1])]
    yield _step(
        "take-square-roots",
        (
            say("Take the square roots; every sign goes with every other."),
            say("Two opposite numbers have the same square, and no real number has a negative one."),
            say("Which numbers have these squares?"),
        ),
        system(opened),
        _shown(pairs, unknowns),
        unknowns,
    )
    return pairs


def _square_roots(value: Expr) -> list[Expr]:
    if value.is_negative:
        return []
    return [S.Zero] if value == 0 else [-sqrt(value), sqrt(value)]


def _linear_difference(equations: Sequence[Relational], unknowns: Unknowns) -> Relational | None:
    """A combination of the equations that is linear."""
    one, two = (Poly(evaluated(part.lhs) - evaluated(part.rhs), *unknowns) for part in equations)
    if one.total_degree() != 2 or two.total_degree() != 2:
        return None
    squares = ((2, 0), (1, 1), (0, 2))
    heads = [[part.nth(*monomial) for monomial in squares] for part in (one, two)]
    lead = next((i for i, number in enumerate(heads[0]) if number != 0), None)
    if lead is None:
        return None
    ratio = heads[1][lead] / heads[0][lead]
    difference = two - one * ratio
    if difference.total_degree() != 1:
        return None
    value = difference.as_expr()
    return relation(Eq, polynomial_order(value, unknowns), S.Zero)
