"""Calculations with hexadecimal numbers as text: ``((0xd54 - 0xa541) << 0x2)`` → an expression as written."""

from __future__ import annotations

import re

from sympy import Add, Expr, Integer, Mul

from tutor.maths.operations import operation

_TOKEN = re.compile(r"\s*(0x[0-9a-f]+|0b[01]+|\d+|<<|>>|[-+*()&|^])", re.IGNORECASE)
_LEVELS = (("|",), ("^",), ("&",), ("<<", ">>"), ("+", "-"), ("*",))
"""Operators from the loosest to the tightest, as programs read them."""

_NAMES = {"|": "bits_or", "^": "bits_xor", "&": "bits_and", "<<": "shifted_left", ">>": "shifted_right"}
LARGEST_SHIFT = 1000


def expression_of(text: str) -> Expr | None:
    """Read such a calculation; None for any other text, or for one without any operator."""
    tokens, at = [], 0
    text = text.strip().rstrip("=? ")
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            return None
        tokens.append(found[1].lower())
        at = found.end()
    if not any(token.startswith("0x") for token in tokens):
        return None
    try:
        reader = _Reader(tokens)
        value = reader.level(0)
    except (ValueError, IndexError):
        return None
    return value if reader.at == len(tokens) else None


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0

    def level(self, depth: int) -> Expr:
        """Read operators of this level and tighter ones, from left to right."""
        if depth == len(_LEVELS):
            return self.operand()
        left = self.level(depth + 1)
        while self.at < len(self.tokens) and self.tokens[self.at] in _LEVELS[depth]:
            sign = self.tokens[self.at]
            self.at += 1
            left = _joined(sign, left, self.level(depth + 1))
        return left

    def operand(self) -> Expr:
        """A number, a bracket, or either with a minus sign."""
        token = self.tokens[self.at]
        self.at += 1
        if token == "-":
            return Mul(-1, self.operand(), evaluate=False)
        if token == "(":
            value = self.level(0)
            if self.tokens[self.at] != ")":
                raise ValueError("a bracket is not closed")
            self.at += 1
            return value
        return Integer(int(token, 0))


def _joined(sign: str, left: Expr, right: Expr) -> Expr:
    if sign == "+":
        return Add(left, right, evaluate=False)
    if sign == "-":
        return Add(left, Mul(-1, right, evaluate=False), evaluate=False)
    if sign == "*":
        return Mul(left, right, evaluate=False)
    if sign in ("<<", ">>") and isinstance(right, Integer) and not 0 <= right <= LARGEST_SHIFT:
        raise ValueError("this shift is too long")
    return operation(_NAMES[sign], left, right)
