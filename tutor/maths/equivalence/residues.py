"""Exact evaluation modulo a large prime: how equality of expressions is proven without expanding them.

An expression is a rational function, over the whole numbers, of independent *kernels*: symbols, exponentials e^m of
monomials m, unit circles e^(im), logarithms of irreducible positive parts, roots, other functions. Products, powers
and functional equations are first resolved into kernels by identities that hold on the real domain (sin, cos, tan
through e^(im); powers and logarithms by factors, with the signs that the parts have at a real point; n! by its
recursion; roots of unity and square roots of small primes exactly). Then each kernel gets a random residue and the
expression is evaluated modulo the prime p (61 bits).

Why agreement proves equality: evaluation respects every identity used, so two expressions that are different rational
functions of the kernels, of degree d, agree at random residues with probability below d/p (Schwartz and Zippel; the
method for functions is Gonnet's, Maple's ``testeq``); with two primes and d < 10**6 that is below 10**-24. Disagreement
proves nothing: two kernels may be related in a way not known here. Signs are those of one cell of the domain: the
caller repeats the proof for every cell it meets.
"""

from __future__ import annotations

from fractions import Fraction
from hashlib import blake2b
from math import gcd
from typing import Any

import sympy as sp
from flint import nmod
from sympy.core.function import AppliedUndef

from tutor.maths.balls import At, Beyond, Undefined
from tutor.maths.equivalence.algebra import factored, rational, terms_of

PRIMES = (
    (2305830447464544001, 109),
    (2305829919465072001, 67),
    (2305829502384408001, 67),
    (2305829157606374401, 67),
)
"""Primes p and a primitive root of each: ROOTS divides (p - 1)/2, and every prime below 62 is a square modulo p."""
ROOTS = 2**5 * 3**3 * 5**2 * 7 * 11 * 13
"""Denominators that exponents may have."""


KERNELS: dict[Any, Any] = {}
"""Function → its rule; filled by `tutor.maths.equivalence.kernels`."""


class Unsupported(Exception):
    """The expression is beyond the kernels known here, or vanished in a denominator: no proof this way."""


Atom = tuple[Any, ...]
"""A positive part of a product: ("n", prime), ("v", residue) or ("exp", exponent as an expression)."""


class Residues:
    """Evaluation modulo one prime, in the cell of the real domain that holds the point of ``at``."""

    def __init__(self, at: At, *, prime: int = 0, seed: int = 0, degree: int = 2) -> None:
        self.p, self._primitive = PRIMES[prime % len(PRIMES)]
        self._at = at
        self._seed = seed
        self._degree = degree
        self._values: dict[sp.Basic, int] = {}
        self._roots: dict[int, int] = {}
        self._chosen: dict[tuple[int, int], int] = {}
        self.signed: dict[sp.Basic, int] = {}
        """The parts whose signs were used, and the signs: they name the cell."""

    def value(self, node: sp.Basic) -> int:
        """The residue of an expression.

        Raises:
            Unsupported: it cannot be expressed in kernels.
        """
        found = self._values.get(node)
        if found is None:
            found = self._values[node] = self._compute(node) % self.p
        return found

    # -- kernels --

    def kernel(self, *key: Any) -> int:
        """The random residue of a kernel, always the same for the same key."""
        digest = blake2b(repr((self.p, key)).encode(), digest_size=12).digest()
        return int.from_bytes(digest, "big") % (self.p - 3) + 2

    def _symbol(self, node: sp.Symbol) -> int:
        """A residue whose size has roots of every degree that divides ROOTS."""
        root = self.kernel("symbol", node.name, self._seed)
        size = pow(root, ROOTS, self.p)
        self._roots[size] = root
        try:
            return size * self.sign(node)
        except Unsupported:
            return size

    def inverse(self, residue: int) -> int:
        """1/r modulo the prime."""
        if residue % self.p == 0:
            raise Unsupported("a denominator vanished")
        return pow(residue, -1, self.p)

    def unity(self, turn: Fraction) -> int:
        """e^(iπ·turn)."""
        exponent = turn * ((self.p - 1) // 2)
        if exponent.denominator != 1:
            raise Unsupported("a root of unity of unusual order")
        return pow(self._primitive, int(exponent) % (self.p - 1), self.p)

    def sign(self, node: sp.Basic) -> int:
        """The sign of a real part at the real point; part of what names the cell."""
        known = self.signed.get(node)
        if known is not None:
            return known
        try:
            found = self._at.sign(node)
        except (Beyond, Undefined) as error:
            raise Unsupported("a sign is not certain") from error
        if found == 0:
            raise Unsupported("a part vanishes")
        self.signed[node] = found
        return found

    def _canonical(self, residue: int) -> tuple[int, int]:
        """The smaller of r and -r, and which sign it took."""
        other = self.p - residue
        return (residue, 1) if residue <= other else (other, -1)

    # -- the walk --

    def _compute(self, node: sp.Basic) -> int:
        if isinstance(node, sp.Symbol):
            return self._symbol(node)
        if isinstance(node, sp.Rational):
            return int(node.p) * self.inverse(int(node.q))
        if isinstance(node, sp.Add):
            return sum(self.value(part) for part in node.args)
        if isinstance(node, sp.Mul):
            total = 1
            for part in node.args:
                total = total * self.value(part) % self.p
            return total
        if isinstance(node, sp.Pow):
            return self._power(node.base, node.exp)
        if isinstance(node, sp.Float):
            return self.value(sp.Rational(str(node)))
        rule = KERNELS.get(type(node))
        if rule is not None:
            return int(rule(self, node))
        if isinstance(node, AppliedUndef):
            return self.kernel("unknown", type(node).__name__, self._seed, *(self.value(part) for part in node.args))
        if isinstance(node, sp.Function):
            return self.kernel(type(node).__name__, *(self.value(part) for part in node.args))
        if isinstance(node, sp.NumberSymbol):
            return self.kernel(type(node).__name__)
        raise Unsupported(type(node).__name__)

    def _power(self, base: sp.Basic, exponent: sp.Basic) -> int:
        if base is sp.E:
            return self.exponential(exponent)
        known = rational(exponent)
        if known is not None and known.denominator == 1:
            b = self.value(base)
            if known < 0 or (known == 0 and b == 0):
                b = self.inverse(b)
            return pow(b, abs(int(known)), self.p)
        side, atoms = self.factors(base)
        if known is None:
            unit = 1 if side > 0 else self.exponential(sp.I * sp.pi * exponent)
            return unit * self.exponential(exponent, atoms) % self.p
        total = 1
        if side < 0:
            school = not self._at.principal and known.denominator % 2 == 1
            total = (1 if known.numerator % 2 == 0 else -1) if school else self.unity(known)
        for atom, power in atoms:
            total = total * self._atom_power(atom, power * known) % self.p
        return total

    # -- products into positive atoms --

    def factors(self, node: sp.Basic) -> tuple[int, list[tuple[Atom, Fraction]]]:
        """A real, nonzero expression as its sign and powers of positive atoms."""
        if isinstance(node, sp.Float):
            node = sp.Rational(str(node))
        if isinstance(node, sp.Rational):
            return self._number_factors(Fraction(int(node.p), int(node.q)))
        if isinstance(node, sp.Mul):
            side, atoms = 1, []
            for part in node.args:
                s, found = self.factors(part)
                side *= s
                atoms += found
            return side, atoms
        if isinstance(node, sp.Pow) and node.base is not sp.E:
            return self._power_factors(node)
        if node is sp.E:
            return 1, [(("exp", sp.S.One), Fraction(1))]
        if isinstance(node, sp.exp | sp.Pow):
            return 1, [(("exp", node.exp), Fraction(1))]
        if isinstance(node, sp.Abs):
            return 1, self.factors(node.args[0])[1]
        if isinstance(node, sp.Add):
            product = factored(node)
            if not isinstance(product, sp.Add):
                return self.factors(product)
        side = self.sign(node)
        return side, [(("v", side * self.value(node) % self.p), Fraction(1))]

    def _power_factors(self, node: sp.Pow) -> tuple[int, list[tuple[Atom, Fraction]]]:
        known = rational(node.exp)
        side, atoms = self.factors(node.base)
        if known is None:
            if side < 0:
                raise Unsupported("a negative base")
            if not atoms:
                return 1, []
            return 1, [(("exp", node.exp * sp.log(node.base)), Fraction(1))]
        if side < 0 and known.denominator % 2 == 0:
            raise Unsupported("an even root of a negative number")
        return side if known.numerator % 2 else 1, [(atom, power * known) for atom, power in atoms]

    def _number_factors(self, number: Fraction) -> tuple[int, list[tuple[Atom, Fraction]]]:
        if number == 0:
            raise Unsupported("zero has no factors")
        side = 1 if number > 0 else -1
        atoms: list[tuple[Atom, Fraction]] = []
        for part, direction in ((abs(number.numerator), 1), (number.denominator, -1)):
            if part.bit_length() > 64:
                atoms.append((("v", part % self.p), Fraction(direction)))
                continue
            atoms += [(("n", int(q)), Fraction(direction * n)) for q, n in sp.factorint(part).items()]
        return side, atoms

    def _atom_power(self, atom: Atom, power: Fraction) -> int:
        if atom[0] == "exp":
            return self.exponential(sp.Rational(power.numerator, power.denominator) * atom[1])
        residue = atom[1] % self.p
        if power.denominator == 1:
            return pow(residue if power >= 0 else self.inverse(residue), abs(int(power)), self.p)
        if residue in self._roots:
            return self._kernel_power(self._roots[residue], power)
        degree = 2 if atom[0] == "n" and power.denominator == 2 else self._degree
        if degree % power.denominator:
            raise Unsupported("roots of different degrees")
        root = self._root(residue, degree)
        exponent = int(power * degree)
        return pow(root if exponent >= 0 else self.inverse(root), abs(exponent), self.p)

    def _kernel_power(self, root: int, power: Fraction) -> int:
        exponent = power * ROOTS
        if exponent.denominator != 1:
            raise Unsupported("an exponent with an unusual denominator")
        return pow(root, int(exponent) % (self.p - 1), self.p)

    def _root(self, residue: int, degree: int) -> int:
        """A root of the degree, always the same for the same residue."""
        found = self._chosen.get((residue, degree))
        if found is None:
            found = _gauss(self, residue) if degree == 2 else None
            if found is None:
                found = self._any_root(residue, degree)
            self._chosen[residue, degree] = found = int(found)
        return found

    def _any_root(self, residue: int, degree: int) -> int:
        if pow(residue, (self.p - 1) // gcd(degree, self.p - 1), self.p) != 1:
            raise Unsupported("no such root modulo this prime")
        if degree == 2:
            return int(nmod(residue, self.p).sqrt())
        return int(sp.ntheory.nthroot_mod(residue, degree, self.p))

    # -- exponentials and logarithms --

    def exponential(self, exponent: sp.Basic, of: list[tuple[Atom, Fraction]] | None = None) -> int:
        """e to the exponent; with ``of``, the product of those atoms to the exponent."""
        if of is not None:
            total = 1
            for atom, power in of:
                for coefficient, monomial in terms_of(exponent):
                    total = total * self._atom_to(atom, power * coefficient, monomial) % self.p
            return total
        total = 1
        for coefficient, monomial in terms_of(exponent):
            total = total * self._e_to(coefficient, monomial) % self.p
        return total

    def _atom_to(self, atom: Atom, coefficient: Fraction, monomial: sp.Expr) -> int:
        if atom[0] == "exp":
            factor = sp.Rational(coefficient.numerator, coefficient.denominator)
            return self.exponential(sp.expand(factor * monomial * atom[1]))
        if monomial == 1:
            return self._atom_power(atom, coefficient)
        key, direction = self._canonical(self.value(monomial))
        residue, upside = self._up_to_inverse(atom[1]) if atom[0] == "v" else (atom[1], 1)
        return self._kernel_power(self.kernel("power", residue, key), coefficient * direction * upside)

    def _e_to(self, coefficient: Fraction, monomial: sp.Expr) -> int:
        """e^(coefficient·monomial); the monomial has no rational factor."""
        if monomial.has(sp.log):
            logs = [part for part in sp.Mul.make_args(monomial) if isinstance(part, sp.log) and len(part.args) == 1]
            if logs:
                side, atoms = self.factors(logs[0].args[0])
                rest = monomial / logs[0]
                if side > 0 and not rest.has(sp.I):
                    total = 1
                    for atom, power in atoms:
                        total = total * self._atom_to(atom, power * coefficient, rest) % self.p
                    return total
        imaginary = monomial.has(sp.I)
        if imaginary:
            monomial = monomial / sp.I
            if monomial.has(sp.I):
                raise Unsupported("a complex exponent")
            if monomial == sp.pi:
                return self.unity(coefficient)
        key, direction = (1, 1) if monomial == 1 else self._canonical(self.value(monomial))
        return self._kernel_power(self.kernel("circle" if imaginary else "exp", key), coefficient * direction)

    def _up_to_inverse(self, residue: int) -> tuple[int, int]:
        other = self.inverse(residue)
        return (residue, 1) if residue <= other else (other, -1)

    def logarithm(self, node: sp.Basic) -> int:
        """The logarithm of a positive expression, by its factors."""
        side, atoms = self.factors(node)
        total = 0 if side > 0 else self.value(sp.I) * self.value(sp.pi)
        if side < 0 and not self._at.principal:
            raise Unsupported("the logarithm of a negative number")
        for atom, power in atoms:
            if atom[0] == "exp":
                term = self.value(atom[1])
            elif atom[0] == "n":
                term = self.kernel("log", atom[1])
            else:
                residue, direction = self._up_to_inverse(atom[1])
                term = direction * self.kernel("log of", residue)
            total += int(power.numerator) * self.inverse(power.denominator) * term
        return total

    # -- functions --

    def circle(self, node: sp.Basic) -> tuple[int, int]:
        """e^(iu) and its inverse."""
        z = self.exponential(sp.I * node)
        return z, self.inverse(z)

    def odd(self, name: str, argument: sp.Basic) -> int:
        """A kernel with f(-u) = -f(u)."""
        residue = self.value(argument)
        if residue == 0:
            return 0
        key, direction = self._canonical(residue)
        return direction * self.kernel(name, key)

    def arctangent(self, argument: sp.Basic) -> int:
        """arctan, with arctan(1/u) = sign(u)π/2 - arctan(u)."""
        residue = self.value(argument)
        if residue == 0:
            return 0
        if residue in (1, self.p - 1):
            return (1 if residue == 1 else -1) * self.value(sp.pi) * self.inverse(4)
        key, direction = self._canonical(residue)
        inverse, inverse_direction = self._canonical(self.inverse(residue))
        if key <= inverse:
            return direction * self.kernel("atan", key)
        quarter = self.sign(argument) * self.value(sp.pi) * self.inverse(2)
        return quarter - inverse_direction * self.kernel("atan", inverse)

    def factorial(self, argument: sp.Basic) -> int:
        """n!, through the recursion from the whole part of its constant term."""
        known = rational(argument)
        if known is not None and known.denominator == 1:
            if not 0 <= known <= 5000:
                raise Unsupported("a large factorial")
            return int(sp.factorial(int(known))) % self.p
        constant, _ = sp.expand(argument).as_coeff_Add()
        steps = int(sp.floor(constant)) if constant.is_Rational else 0
        if abs(steps) > 5000:
            raise Unsupported("a long product")
        start = argument - steps if steps else argument
        base = self.value(start) if steps == 0 else (self.value(argument) - steps) % self.p
        total = self.kernel("factorial", base)
        for k in range(1, abs(steps) + 1):
            total = total * (base + k if steps > 0 else self.inverse(base + 1 - k)) % self.p
        return total


def _gauss(at: Residues, residue: int) -> int | None:
    """The positive square root of a small prime by its Gauss sum, so that it agrees with the roots of unity."""
    if residue == 2:
        return (at.unity(Fraction(1, 4)) + at.unity(Fraction(-1, 4))) % at.p
    if residue not in (3, 5, 7, 11, 13):
        return None
    total = sum(sp.jacobi_symbol(k, residue) * at.unity(Fraction(2 * k, residue)) for k in range(1, residue))
    if residue % 4 == 3:
        total *= at.unity(Fraction(-1, 2))
    return int(total % at.p)
