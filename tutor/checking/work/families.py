"""Solutions that repeat for ever: ``x = π/6 + 2πk`` means every whole number k. Runs in a worker (SymPy)."""

from __future__ import annotations

import re

from sympy import And, Basic, Contains, Eq, Expr, ImageSet, Lambda, Or, S, Symbol
from sympy.functions.elementary.trigonometric import TrigonometricFunction
from sympy.sets.sets import Set

_WHOLE = re.compile(
    r"\s*[,;(]?\s*(?:\\(?:quad|,|;)\s*)*(?:for\s+|where\s+|with\s+)?(?:all\s+|any\s+|every\s+)?(?:integers?\s+|whole\s+numbers?\s+)?"
    r"[kmn]\s*(?:∈|\\in|in|is|an?\b|any\b|은|는|:)\s*(?:an?\s+|any\s+)?"
    r"(?:ℤ|Z\b|\\mathbb\s*\{?Z\}?|integers?|whole(?:\s+numbers?)?|정수)\)?\s*[.]?$",
    re.IGNORECASE,
)


def without_remark(text: str) -> str:
    """A line without the words that say that its letter stands for every whole number."""
    return _WHOLE.sub("", text)


def repeated(content: Basic, asked: Basic | None, unknowns: tuple[str, ...]) -> Basic | None:
    """A statement as one about families of solutions; None where it is none, or the problem has no such solutions."""
    if asked is None or len(unknowns) != 1 or not asked.has(TrigonometricFunction):
        return None
    x = Symbol(unknowns[0])
    cases = content.args if isinstance(content, And | Or) else (content,)
    found = [_family(case, x, asked) for case in cases]
    if not any(found) or not all(isinstance(case, Eq) for case in cases):
        return None
    parts = [family or case for family, case in zip(found, cases, strict=True)]
    return parts[0] if len(parts) == 1 else Or(*parts, evaluate=False)


def are_families(content: Basic) -> bool:
    """Whether a statement lists families of solutions."""
    cases = content.args if isinstance(content, Or) else (content,)
    return all(isinstance(case, Contains | Eq) for case in cases) and content.has(Contains)


def _family(case: Basic, x: Symbol, asked: Basic) -> Basic | None:
    """``2x = π/3 + 2πk`` as x ∈ {π/6 + πk | k whole}."""
    if not isinstance(case, Eq):
        return None
    left, right = case.args if x in case.lhs.free_symbols else case.args[::-1]
    letters = right.free_symbols - asked.free_symbols
    if x in right.free_symbols or len(letters) != 1 or right.free_symbols != letters or left.free_symbols != {x}:
        return None
    (letter,) = letters
    step = right.diff(letter)
    slope = left.diff(x)
    if not (step.is_number and slope.is_number) or step == 0 or slope == 0:
        return None
    value: Expr = ((right - left.subs(x, S.Zero)) / slope).expand()
    members: Set = ImageSet(Lambda(letter, value), S.Integers)
    return Contains(x, members, evaluate=False)
