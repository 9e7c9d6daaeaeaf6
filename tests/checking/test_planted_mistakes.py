"""Whatever mistake is planted, it is never called proved; and the right line beside it is.

Mistakes are made by changing one node of a right formula; whether that made it wrong is decided by SymPy's own
floating-point evaluation, which the checks do not use.
"""

from random import Random

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sympy import (
    Add,
    And,
    Derivative,
    Determinant,
    Eq,
    FiniteSet,
    Ge,
    Gt,
    ImmutableMatrix,
    Integer,
    Integral,
    Le,
    Limit,
    Lt,
    MatMul,
    Mul,
    Poly,
    Pow,
    Rational,
    S,
    atan,
    cos,
    diff,
    exp,
    log,
    pi,
    sin,
    sqrt,
    symbols,
    tan,
)

from tutor.checking.certificates import certify
from tutor.checking.steps import check_claim
from tutor.maths.printing import formula
from tutor.messages import render_plain
from tutor.problem import Goal, Problem
from tutor.solution import Answer, SameSolutions, SameUpToConstant, SameValue
from tutor.verdict import Status

x, y, z = symbols("x y z")
lightly = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
small = st.integers(-6, 6)
nonzero = small.filter(bool)
seeds = st.integers(0, 10**9)


def functions(depth=2):
    """A formula in x made of a school's functions."""
    leaf = st.one_of(st.just(x), nonzero.map(Integer), st.builds(lambda n: x**n, st.integers(2, 4)))

    def grow(inner):
        return st.one_of(
            st.builds(Add, inner, inner),
            st.builds(Mul, inner, inner),
            st.builds(lambda u: u**2, inner),
            st.builds(lambda f, u: f(u), st.sampled_from([sin, cos, exp, atan]), inner),
            st.builds(lambda u: 1 / (u**2 + 1), inner),
            st.builds(lambda u: sqrt(u**2 + 3), inner),
            st.builds(lambda u: log(u**2 + 2), inner),
        )

    return st.recursive(leaf, grow, max_leaves=2**depth).filter(lambda f: x in f.free_symbols)


def mutated(expression, random):
    """Change one number or one sign somewhere."""
    nodes = list(expression.atoms(Integer, Rational, Add, Mul, sin, cos) - {S.Zero})
    if not nodes:
        return expression + 1
    node = random.choice(sorted(nodes, key=str))
    match node:
        case sin():
            new = cos(node.args[0])
        case cos():
            new = sin(node.args[0])
        case Add() | Mul():
            new = node.func(*node.args[1:]) if random.random() < 0.5 else -node
        case _:
            new = node + random.choice((1, -1))
    return expression.xreplace({node: new})


def far_apart(a, b):
    """Whether SymPy's floats show a difference at some point (the oracle of these tests)."""
    for point in (Rational(3, 7), Rational(13, 9), Rational(-5, 8), Rational(29, 10)):
        values = [
            complex(side.subs(x, point).evalf(30)) if side.free_symbols else complex(side.evalf(30)) for side in (a, b)
        ]
        if abs(values[0] - values[1]) > 1e-9 * (1 + abs(values[0])):
            return True
    return False


def judge(statement, value, goal=Goal.SOLUTIONS, unknowns=("x",)):
    problem = Problem("", formula(S(statement)), goal=goal, unknowns=unknowns)
    return certify(problem, Answer(formula(S(value)), formula(S(value))))


def never_proved(verdict):
    assert verdict.status is not Status.PROVED, render_plain(verdict.message)


@lightly
@given(functions(), seeds)
def test_a_changed_derivative_is_not_proved(f, seed):
    right = diff(f, x)
    assert check_claim(SameValue(formula(Derivative(f, x)), formula(right))).proved
    wrong = mutated(right, Random(seed))
    try:
        assume(far_apart(right, wrong))
    except (TypeError, OverflowError):
        assume(False)
    never_proved(check_claim(SameValue(formula(Derivative(f, x)), formula(wrong))))


@lightly
@given(functions(), seeds)
def test_a_changed_antiderivative_is_not_proved(f, seed):
    integrand = diff(f, x)
    claim = SameUpToConstant(formula(Integral(integrand, x)), formula(f), "x")
    assert check_claim(claim).proved
    wrong = mutated(f, Random(seed))
    try:
        assume(far_apart(integrand, diff(wrong, x)))
    except (TypeError, OverflowError):
        assume(False)
    never_proved(check_claim(SameUpToConstant(formula(Integral(integrand, x)), formula(wrong), "x")))


@lightly
@given(functions(), small, small, seeds)
def test_a_changed_definite_integral_is_not_proved(f, low, high, seed):
    assume(low != high)
    value = f.subs(x, high) - f.subs(x, low)
    assume(value.is_finite)
    integral = Integral(diff(f, x), (x, low, high))
    assert check_claim(SameValue(formula(integral), formula(value))).status is not Status.REFUTED
    wrong = mutated(value, Random(seed))
    try:
        assume(far_apart(value, wrong))
    except (TypeError, OverflowError):
        assume(False)
    never_proved(check_claim(SameValue(formula(integral), formula(wrong))))


@lightly
@given(st.lists(nonzero, min_size=1, max_size=4), st.lists(nonzero, min_size=1, max_size=3), small, small, nonzero)
def test_a_changed_limit_is_not_proved(top, bottom, extra, point, shift):
    f = Poly(top, x).as_expr() * (x - point)
    g = Poly(bottom, x).as_expr() * (x - point)
    assume((g / (x - point)).cancel().subs(x, point) != 0)
    value = (f / g).cancel().subs(x, point)
    limit = Limit((f.expand() + 0) / g.expand(), x, point, "+-")
    assert check_claim(SameValue(formula(limit), formula(value))).proved
    never_proved(check_claim(SameValue(formula(limit), formula(value + Rational(shift, 7)))))


@lightly
@given(functions(1), functions(1), seeds)
def test_a_changed_expansion_is_not_proved(f, g, seed):
    left = Mul(f, g, evaluate=False)
    right = (f * g).expand()
    assert check_claim(SameValue(formula(left), formula(right))).proved
    wrong = mutated(right, Random(seed))
    try:
        assume(far_apart(right, wrong))
    except (TypeError, OverflowError):
        assume(False)
    never_proved(check_claim(SameValue(formula(left), formula(wrong))))


roots = st.lists(st.builds(Rational, small, st.integers(1, 4)), min_size=2, max_size=3, unique=True)


@lightly
@given(roots, nonzero, st.builds(Rational, small, st.integers(1, 4)))
def test_a_lost_or_wrong_root_is_not_proved(found, lead, other):
    statement = Eq(Mul(lead, *(x - r for r in found)).expand(), 0)
    assert judge(statement, FiniteSet(*found)).proved
    assert judge(statement, FiniteSet(*found[1:])).note == "lost-solution"
    assume(other not in found)
    assert judge(statement, FiniteSet(*found, other)).note == "not-a-solution"
    assert judge(statement, FiniteSet(other, *found[1:])).status is Status.REFUTED


@lightly
@given(nonzero, small, small, small)
def test_a_term_moved_with_the_wrong_sign_is_refuted(a, b, c, d):
    assume(a != c)
    left = Eq(a * x + b, c * x + d, evaluate=False)
    right = Eq((a - c) * x, d - b, evaluate=False)
    assert check_claim(SameSolutions(formula(left), formula(right), ("x",))).proved
    assume(b != 0)
    wrong = Eq((a - c) * x, d + b, evaluate=False)
    assert check_claim(SameSolutions(formula(left), formula(wrong), ("x",))).status is Status.REFUTED


@lightly
@given(nonzero, small, small, st.sampled_from([Lt, Le, Gt, Ge]))
def test_a_flipped_inequality_is_refuted(a, b, c, kind):
    left = kind(a * x + b, c, evaluate=False)
    flip = {Lt: Gt, Gt: Lt, Le: Ge, Ge: Le}
    right, wrong = (kind, flip[kind]) if a > 0 else (flip[kind], kind)
    bound = Rational(c - b, a)
    assert check_claim(SameSolutions(formula(left), formula(right(x, bound)), ("x",))).proved
    assert check_claim(SameSolutions(formula(left), formula(wrong(x, bound)), ("x",))).status is Status.REFUTED


@lightly
@given(nonzero, small, small)
def test_a_division_by_the_unknown_is_refuted(a, b, c):
    left = Eq(a * x**2 + b * x, c * x)
    right = Eq(a * x + b, c)
    assume(left not in (S.true, S.false) and right not in (S.true, S.false) and b != c)
    assert check_claim(SameSolutions(formula(left), formula(right), ("x",))).note == "lost-solution"


@lightly
@given(small, small)
def test_squaring_may_add_solutions_and_this_is_seen(a, b):
    left, right = Eq(sqrt(x + a), x - b), Eq(x + a, (x - b) ** 2)
    verdict = check_claim(SameSolutions(formula(left), formula(right), ("x",)))
    extraneous = [r for r in Poly((x - b) ** 2 - x - a, x).real_roots() if (r - b).evalf() < -1e-12]
    assert verdict.status is (Status.REFUTED if extraneous else Status.PROVED)


@lightly
@given(st.lists(small, min_size=9, max_size=9), st.lists(small, min_size=3, max_size=3), st.integers(0, 2), nonzero)
def test_a_changed_solution_of_a_system_is_refuted(entries, values, place, shift):
    matrix = ImmutableMatrix(3, 3, entries)
    assume(matrix.det() != 0)
    unknowns = (x, y, z)
    rows = [Add(*(c * u for c, u in zip(matrix.row(i), unknowns, strict=True))) for i in range(3)]
    known = dict(zip(unknowns, values, strict=True))
    system = And(*(Eq(row, row.subs(known), evaluate=False) for row in rows), evaluate=False)
    assert judge(system, FiniteSet(tuple(values)), unknowns=("x", "y", "z")).proved
    values[place] += shift
    assert judge(system, FiniteSet(tuple(values)), unknowns=("x", "y", "z")).status is Status.REFUTED


@lightly
@given(st.lists(small, min_size=4, max_size=4), st.lists(small, min_size=4, max_size=4), st.integers(0, 3), nonzero)
def test_a_changed_entry_of_a_product_is_refuted(a, b, place, shift):
    first, second = ImmutableMatrix(2, 2, a), ImmutableMatrix(2, 2, b)
    right = first * second
    left = MatMul(first, second, evaluate=False)
    assert check_claim(SameValue(formula(left), formula(right))).proved
    entries = right.flat()
    entries[place] += shift
    assert check_claim(SameValue(formula(left), formula(ImmutableMatrix(2, 2, entries)))).status is Status.REFUTED
    determinant = check_claim(SameValue(formula(Determinant(first)), formula(first.det() + shift)))
    assert determinant.status is Status.REFUTED


@lightly
@given(st.lists(small, min_size=4, max_size=4))
def test_a_missing_eigenvalue_is_refuted(entries):
    matrix = ImmutableMatrix(2, 2, entries)
    values = FiniteSet(*matrix.eigenvals())
    assert judge(matrix, values, Goal.EIGENVALUES).proved
    if len(values.args) == 2:
        assert judge(matrix, FiniteSet(values.args[0]), Goal.EIGENVALUES).note == "missing-eigenvalue"
    assert judge(matrix, FiniteSet(*values.args, 17), Goal.EIGENVALUES).note == "not-an-eigenvalue"


def test_numbers_that_nearly_agree_are_told_apart():
    for nearly in (Pow(10, -12), Pow(10, -30), Pow(10, -200)):
        assert check_claim(SameValue(formula(sqrt(2)), formula(sqrt(2) + nearly))).status is Status.REFUTED
        assert check_claim(SameValue(formula(sin(x)), formula(sin(x) + nearly))).status is Status.REFUTED
        assert judge(Eq(x**2, 2), FiniteSet(sqrt(2), -sqrt(2) + nearly)).status is Status.REFUTED


def test_famous_near_misses_are_not_proved():
    assert not check_claim(SameValue(formula(exp(pi * sqrt(163))), formula(S(262537412640768744)))).proved
    assert not check_claim(SameValue(formula(tan(pi / 2 - Pow(10, -9))), formula(S(10) ** 9))).proved
    assert not check_claim(SameValue(formula(log(262537412640768744) / sqrt(163)), formula(pi))).proved
