"""What the calculus topics share when they read a question: the function and the variable that is meant."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Add, Basic, E, Eq, Expr, I, Pow, Symbol, exp
from sympy.core.function import AppliedUndef
from sympy.matrices import MatrixBase
from sympy.matrices.expressions.matexpr import MatrixExpr

from tutor.topic import Posed


def certain(posed: Posed | None) -> Posed:
    """Return what practice poses, which is always a question of its topic."""
    assert posed is not None
    return posed


_LETTERS = {I: Symbol("i"), E: Symbol("e")}


def as_letters(blanks: Mapping[str, Basic]) -> Mapping[str, Basic]:
    """The blanks with ``i`` or ``e`` as an ordinary letter, where the question can only mean that.

    It does when it names the letter as its variable, or when no other letter is there and the function is a sum of
    its powers: nobody asks for the derivative of a constant such as ``3e^2 - 5e``.
    """
    named = blanks.get("x")
    function = blanks.get("f")
    if named in _LETTERS:
        meant = [named]
    elif named is None and isinstance(function, Add) and not function.free_symbols:
        meant = [letter for letter in _LETTERS if function.has(letter)]
        changed = _renamed(function, {letter: _LETTERS[letter] for letter in meant})
        meant = meant if len(meant) == 1 and changed.is_polynomial(_LETTERS[meant[0]]) else []
    else:
        meant = []
    if not meant:
        return blanks
    news = {letter: _LETTERS[letter] for letter in meant}
    return {name: _renamed(blank, news) for name, blank in blanks.items()}


def _renamed(node: Basic, news: Mapping[Basic, Symbol]) -> Basic:
    """The expression with constants as letters, ``exp(n)`` as a power of the letter."""
    if node in news:
        return news[node]
    if not node.args:
        return node
    parts = [_renamed(part, news) for part in node.args]
    return Pow(news[E], parts[0]) if type(node) is exp and E in news else node.func(*parts)


def function_of(found: Basic | None) -> Expr | None:
    """The function in ``f``, ``y = f`` or ``f(x) = …``; None for a matrix, an inequality, words."""
    if isinstance(found, Eq):
        named = isinstance(found.lhs, AppliedUndef) or (
            isinstance(found.lhs, Symbol) and found.lhs not in found.rhs.free_symbols
        )
        found = found.rhs if named else None
    if isinstance(found, MatrixBase | MatrixExpr) or not isinstance(found, Expr):
        return None
    return found


def variable_of(blanks: Mapping[str, Basic], function: Expr, name: str = "x") -> Symbol | None:
    """The variable that was named; else the only symbol, else ``x``, else ``t``; None when it is not clear."""
    named = blanks.get(name)
    if named is not None:
        return named if isinstance(named, Symbol) else None
    typed = blanks.get("f")
    if isinstance(typed, Eq) and isinstance(typed.lhs, AppliedUndef) and len(typed.lhs.args) == 1:
        argument = typed.lhs.args[0]
        return argument if isinstance(argument, Symbol) else None
    symbols = sorted(function.free_symbols, key=str)
    if len(symbols) == 1:
        return symbols[0]
    preferred = [symbol for symbol in symbols if symbol.name in ("x", "t")]
    if preferred:
        return max(preferred, key=str)
    return Symbol("x") if not symbols else None
