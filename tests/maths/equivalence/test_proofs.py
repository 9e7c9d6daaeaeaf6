"""The proofs themselves: modular evaluation, the zero bound, walls, general solutions."""

import pytest
import sympy as sp
from sympy import Abs, I, Rational, cos, exp, log, pi, sin, sqrt

from tutor.maths.balls import At
from tutor.maths.equivalence import Outcome, compare
from tutor.maths.equivalence.algebraic import is_zero
from tutor.maths.equivalence.families import by_families
from tutor.maths.equivalence.kernels import Residues, Unsupported
from tutor.maths.equivalence.walls import beyond_walls, walls
from tutor.maths.reading.values import Several

x, y, k, n = sp.symbols("x y k n")


def residue(expression, point=None, **options):
    return Residues(At(point or {x: Rational(3, 7), y: Rational(5, 7)}), **options).value(sp.sympify(expression))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    ("a", "b"),
    [
        (sin(2 * x), 2 * sin(x) * cos(x)),
        (exp(x + y), exp(x) * exp(y)),
        (log(x * y**2), log(x) + 2 * log(y)),
        (sqrt(2) * sqrt(3), sqrt(6)),
        (cos(pi / 5), (1 + sqrt(5)) / 4),
        (exp(I * pi / 3), (1 + I * sqrt(3)) / 2),
        (4 ** (x / 2), 2**x),
    ],
)
def test_identities_hold_modulo_every_prime(a, b, seed):
    assert residue(a, prime=seed, seed=seed) == residue(b, prime=seed, seed=seed)


def test_different_functions_have_different_residues():
    assert residue(sin(x)) != residue(cos(x))
    assert residue(x**2) != residue(x**2 + 1)


def test_signs_belong_to_the_cell():
    point = {x: Rational(-3, 7), y: Rational(5, 7)}
    assert residue(Abs(x), point) == residue(-x, point)
    assert residue(Abs(x)) == residue(x)


def test_what_has_no_kernels_is_no_proof():
    with pytest.raises(Unsupported):
        residue(sp.Integral(sin(x) / x, (x, 1, y)))


@pytest.mark.parametrize(
    ("number", "zero"),
    [
        (sqrt(2) + sqrt(3) - sqrt(5 + 2 * sqrt(6)), True),
        (sqrt(2) + sqrt(3) - sqrt(5 + 2 * sqrt(6)) + Rational(1, 10**60), False),
        (sp.cos(pi / 7) * sp.cos(2 * pi / 7) * sp.cos(4 * pi / 7) + Rational(1, 8), True),
        (sp.cbrt(sqrt(5) + 2) - sp.cbrt(sqrt(5) - 2) - 1, True),
        (sp.E - 3, None),
    ],
)
def test_an_algebraic_number_is_zero_only_below_its_bound(number, zero):
    assert is_zero(number) is zero


def test_points_are_found_on_both_sides_of_a_wall():
    expression = Abs(x - 1000)
    assert list(walls(expression)) == [x - 1000]
    sides = {point[x] > 1000 for point in beyond_walls(expression, x, {x: Rational(1, 3)}, [x])}
    assert sides == {True, False}


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (sp.Eq(x, pi / 4 + k * pi), sp.Eq(x, 5 * pi / 4 + n * pi), True),
        (sp.Eq(x, k * pi / 2), sp.Or(sp.Eq(x, k * pi), sp.Eq(x, pi / 2 + k * pi)), True),
        (sp.Eq(x, k * pi), 2 * n * pi, False),
        (sp.ImageSet(sp.Lambda(k, k * pi), sp.S.Integers), Several((n * pi,)), True),
    ],
)
def test_general_solutions_are_the_same_numbers(a, b, same):
    judged = by_families(a, b)
    assert judged is not None
    assert judged.outcome is (Outcome.EQUAL if same else Outcome.DIFFERENT)


def test_a_formula_in_n_is_no_general_solution():
    assert by_families(n * pi, (n + 1) * pi) is None
    assert compare(n * pi, (n + 1) * pi).outcome is Outcome.DIFFERENT
