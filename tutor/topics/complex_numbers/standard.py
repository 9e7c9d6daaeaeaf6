"""Complex numbers in standard form, a + bi, as they are written."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Add, Expr, I, Mul, S

from tutor.rules.rewriting import added, multiplied


@dataclass(frozen=True, slots=True)
class Complex:
    """The number ``real + imaginary·i``; both parts are real numbers."""

    real: Expr
    imaginary: Expr

    @property
    def expression(self) -> Expr:
        """The number as it is written."""
        if self.imaginary == 0:
            return self.real
        return added([term for term in (self.real, _times_i(self.imaginary)) if term != 0])

    @property
    def is_real(self) -> bool:
        """Whether there is no imaginary part."""
        return bool(self.imaginary == 0)


def value_of(number: Expr) -> Complex | None:
    """The real and the imaginary part of any number, worked out; None where they cannot be."""
    real, imaginary = (part.expand() for part in number.doit().expand(complex=True).as_real_imag())
    if not (real.is_real and imaginary.is_real and real.is_finite and imaginary.is_finite):
        return None
    return Complex(real, imaginary)


def standard(part: Expr) -> Complex | None:
    """The number that is written here in standard form; None for anything still to be worked out."""
    if _is_plain(part):
        return Complex(part, S.Zero)
    if (imaginary := _imaginary(part)) is not None:
        return Complex(S.Zero, imaginary)
    if isinstance(part, Add):
        reals = [term for term in part.args if _is_plain(term)]
        others = [found for term in part.args if (found := _imaginary(term)) is not None]
        if len(others) == 1 and len(reals) + 1 == len(part.args) and Add(*reals).args in (reals[0].args, tuple(reals)):
            return Complex(Add(*reals), others[0])
    return None


def _is_plain(part: Expr) -> bool:
    """Whether this is a real number that no rule of ours changes."""
    return bool(part.is_number and part.is_real and not part.has(I)) and (
        not part.args or part.func(*part.args) == part
    )


def _imaginary(part: Expr) -> Expr | None:
    if part is I:
        return S.One
    if isinstance(part, Mul) and part.args.count(I) == 1:
        rest = [factor for factor in part.args if factor is not I]
        if all(map(_is_plain, rest)) and Mul(*rest, evaluate=False) == Mul(*rest):
            return Mul(*rest)
        if len(rest) == 1 and _is_plain(rest[0]):
            return rest[0]
    return None


def _times_i(number: Expr) -> Expr:
    if number == 1:
        return I
    factors = number.args if isinstance(number, Mul) else (number,)
    return Mul(*factors, I, evaluate=False) if not isinstance(number, Add) else multiplied([number, I])
