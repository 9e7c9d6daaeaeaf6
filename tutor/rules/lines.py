"""Lines of a worked solution: sums and products that keep the order in which a teacher writes them.

SymPy's own constructors reorder and distribute; these flatten, multiply plain numbers, drop zeros and ones, and change
nothing else, so a line can hold an unevaluated ``Derivative`` or ``Integral`` beside the parts that are already done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from sympy import Add, Basic, Dummy, Expr, Function, Integer, Mul, Pow, Rational, S, Symbol
from sympy.matrices import MatrixBase

from tutor.messages import Formula


def law(latex: str, plain: str) -> Formula:
    """A rule in general form, shown and never computed with."""
    return Formula(latex, plain)


def times(*factors: Expr) -> Expr:
    """The product in the given order, plain numbers multiplied together in front."""
    number: Expr = S.One
    others: list[Expr] = []
    for factor in _members(Mul, factors):
        if isinstance(factor, Rational):
            number = number * factor
        else:
            others.append(factor)
    if number is S.Zero:
        return S.Zero
    if not others:
        return number
    parts = others if number is S.One else [number, *others]
    merged = _merged(parts)
    if len(merged) == 1:
        return merged[0]
    canonical = Mul(*merged)
    same = isinstance(canonical, Mul) and Counter(canonical.args) == Counter(merged)
    return canonical if same else Mul(*merged, evaluate=False)


def plus(*terms: Expr) -> Expr:
    """The sum in the given order, without zeros; plain numbers are added together where the first of them stands."""
    members = [term for term in _members(Add, terms) if term is not S.Zero]
    numbers = [term for term in members if isinstance(term, Rational)]
    if len(numbers) > 1:
        total = sum(numbers, S.Zero)
        place = members.index(numbers[0])
        rest = [term for term in members if not isinstance(term, Rational)]
        members = rest[:place] + ([total] if total is not S.Zero else []) + rest[place:]
    if not members:
        return S.Zero
    return members[0] if len(members) == 1 else Add(*members, evaluate=False)


def minus(term: Expr) -> Expr:
    """The term with its sign changed; a sum changes the sign of every part."""
    if isinstance(term, Add):
        return plus(*(minus(part) for part in term.args))
    return times(S.NegativeOne, term)


def over(numerator: Expr, denominator: Expr) -> Expr:
    """The fraction as written."""
    if denominator is S.One:
        return numerator
    if isinstance(numerator, Rational) and isinstance(denominator, Rational):
        return numerator / denominator
    return times(numerator, power(denominator, S.NegativeOne))


def power(base: Expr, exponent: Expr) -> Expr:
    """The power as written, without exponents one and zero."""
    if exponent is S.One:
        return base
    if exponent is S.Zero or base is S.One:
        return S.One
    if isinstance(base, Pow) and isinstance(exponent, Integer):
        return power(base.base, base.exp * exponent)
    if isinstance(base, Rational) and isinstance(exponent, Integer):
        return base**exponent
    if base is S.Exp1:
        return base**exponent
    return Pow(base, exponent, evaluate=False)


def replaced(line: Expr, news: Mapping[Expr, Expr]) -> Expr:
    """The line with parts exchanged; everything around them stays as it stands."""
    if line in news:
        return news[line]
    if not line.args or isinstance(line, MatrixBase) or not any(line.has(old) for old in news):
        return line
    parts = [replaced(part, news) if isinstance(part, Expr) else part for part in line.args]
    if isinstance(line, Add):
        return plus(*parts)
    if isinstance(line, Mul):
        return times(*parts)
    if isinstance(line, Pow):
        return power(*parts)
    if isinstance(line, Function):
        return line.func(*parts, evaluate=False)
    return line.func(*parts)


def occurrences(line: Basic, kind: type[Basic]) -> list[Expr]:
    """The outermost parts of a kind, from left to right, each once."""
    found: list[Expr] = []
    waiting = [line]
    while waiting:
        part = waiting.pop(0)
        if isinstance(part, kind):
            if part not in found:
                found.append(part)
        else:
            waiting = [*part.args, *waiting]
    return found


def fresh(*avoid: Basic, names: Iterable[str] = ("u", "v", "w", "s", "p", "q")) -> Symbol:
    """A plain symbol that occurs in none of the expressions."""
    taken = {symbol.name for part in avoid for symbol in part.free_symbols}
    taken |= {symbol.name for part in avoid for symbol in part.atoms(Symbol)}
    for name in names:
        if name not in taken:
            return Symbol(name)
    return Symbol(Dummy().name + "_1")


def split_constant(product: Expr, variable: Symbol) -> tuple[Expr, Expr]:
    """The factor free of the variable, and the rest."""
    constant, rest = product.as_independent(variable, as_Add=False)
    return constant, rest


def fraction_of(expression: Expr) -> tuple[Expr, Expr]:
    """Numerator and denominator by the signs of the exponents, nothing multiplied out."""
    above: list[Expr] = []
    below: list[Expr] = []
    for factor in Mul.make_args(expression):
        if isinstance(factor, Pow) and factor.exp.could_extract_minus_sign() and factor.exp.is_number:
            below.append(power(factor.base, -factor.exp))
        elif isinstance(factor, Rational) and factor.q != 1:
            above.append(Integer(factor.p))
            below.append(Integer(factor.q))
        else:
            above.append(factor)
    return Mul(*above), Mul(*below)


def _members(kind: type[Expr], parts: Iterable[Expr]) -> Iterable[Expr]:
    for part in parts:
        if isinstance(part, kind):
            yield from _members(kind, part.args)
        else:
            yield part


def _merged(parts: list[Expr]) -> list[Expr]:
    """Neighbours that are powers of one symbol become one power: ``x * x`` is ``x^2``."""
    merged: list[Expr] = []
    for part in parts:
        base, exponent = part.as_base_exp() if isinstance(part, Pow | Symbol) else (part, S.One)
        if merged and isinstance(base, Symbol):
            last, last_exponent = merged[-1].as_base_exp()
            if last == base:
                together = power(base, exponent + last_exponent)
                merged[-1:] = [] if together is S.One and len(parts) > 2 else [together]
                continue
        merged.append(part)
    return merged or [S.One]
