"""Judges what a model wrote as a hint or an answer to a student. Runs in a worker (SymPy).

Believed is only what gives nothing away, claims nothing that does not hold, and names no other operation than the
proven step's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sympy import Basic, Expr, Pow

from tutor.claims import Written, claims
from tutor.claims.judging import judge
from tutor.errors import StepwiseError
from tutor.locales import worded_in
from tutor.maths.equivalence import compare
from tutor.maths.reading import read
from tutor.maths.transport import expression
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.messages import Formula
from tutor.problem import Problem
from tutor.service.hinting.asking_model import Words
from tutor.service.hinting.leaking import text_leaks
from tutor.service.work.review import review
from tutor.solution import Answer, Step
from tutor.verdict import Status, Verdict

MOST_CLAIMS = 30
_LETTER = re.compile(r"[A-Za-z가-힣]")
_AMOUNT = r"\$?\s*([^\s,.;:$]+(?:\s*[*/^]\s*[^\s,.;:$]+)*)\s*\$?"
_SIDES = r"(?:both|each|the two) sides?"
_BOTH_SIDES: tuple[tuple[str, str], ...] = (
    ("add", rf"\badd(?:ing)?\s+{_AMOUNT}\s+(?:to|on)\s+{_SIDES}"),
    ("add", rf"양변에\s*{_AMOUNT}\s*(?:를|을)?\s*더"),
    ("subtract", rf"\b(?:subtract(?:ing)?|tak(?:e|ing)(?: away)?)\s+{_AMOUNT}\s+(?:away\s+)?(?:from|on)\s+{_SIDES}"),
    ("subtract", rf"양변에서\s*{_AMOUNT}\s*(?:를|을)?\s*빼"),
    ("multiply", rf"\bmultiply(?:ing)?\s+{_SIDES}\s+(?:of [^.]{{0,40}}\s+)?(?:by|with)\s+{_AMOUNT}"),
    ("multiply", rf"양변에\s*{_AMOUNT}\s*(?:를|을)?\s*곱"),
    ("divide", rf"\bdivid(?:e|ing)\s+{_SIDES}\s+(?:of [^.]{{0,40}}\s+)?(?:by|with)\s+{_AMOUNT}"),
    ("divide", rf"양변을\s*{_AMOUNT}\s*(?:으로|로)\s*나"),
)  # fmt: skip
_RULES = {
    "add-to-both-sides": "add",
    "subtract-from-both-sides": "subtract",
    "multiply-both-sides": "multiply",
    "clear-fractions": "multiply",
    "clear-denominators": "multiply",
    "divide-both-sides": "divide",
}


def words_of(
    text: str, problem: Problem, lines: Sequence[str], step: Step | None, answer: Answer | None, strict: bool
) -> Words:
    """Return a model's text with its claims judged, and why it is not to be used.

    ``answer`` is what it must not tell (None where it may). ``strict``: a claim that does not hold, or another step
    than the proven one, is a trouble too; else claims are only marked.
    """
    if not _LETTER.search(text):
        return Words(text, trouble="empty")
    if not worded_in(text, problem.language):
        return Words(text, trouble="language")
    if answer is not None and text_leaks(text, answer):
        return Words(text, trouble="tells-the-answer")
    judged = tuple((claim, judge(claim, problem)) for claim in claims(text)[:MOST_CLAIMS])
    return Words(text, judged, _trouble(text, judged, problem, lines, step) if strict else None)


def _trouble(
    text: str,
    judged: Sequence[tuple[Written, Verdict]],
    problem: Problem,
    lines: Sequence[str],
    step: Step | None,
) -> str | None:
    quoted = {_squeezed(line) for line in lines}
    new = [(claim, verdict) for claim, verdict in judged if _squeezed(claim.text) not in quoted]
    if any(verdict.status is Status.REFUTED for _, verdict in new):
        return "refuted"
    if any(_is_against(claim.text, problem, lines) for claim, _ in new) or (step and _is_other(text, step)):
        return "contradicts"
    return None


def _is_against(claim: str, problem: Problem, lines: Sequence[str]) -> bool:
    """Whether a claim, as the student's next line, would be wrong."""
    standing = list(lines)
    wrong = review(problem, lines).first_error if lines else None
    if wrong is not None:
        standing = standing[:wrong]
    return review(problem, [*standing, claim]).judged[-1].wrong


def _is_other(text: str, step: Step) -> bool:
    """Whether a text tells to do something else on both sides than the step does."""
    told = list(_operations(text))
    if not told:
        return False
    kind, amount = _RULES.get(step.rule), _amount(step)
    if kind is None:
        return True
    return any(not _same_operation(each, (kind, amount)) for each in told)


def _operations(text: str) -> Iterator[tuple[str, Basic | None]]:
    for kind, pattern in _BOTH_SIDES:
        for found in re.finditer(pattern, text, re.IGNORECASE):
            yield kind, _read(found[1])


def _amount(step: Step) -> Basic | None:
    """What a step adds, takes away, multiplies with or divides by, from its title."""
    for _, blank in step.title.blanks:
        if isinstance(blank, Formula) and blank.tree:
            return expression(blank)
        if isinstance(blank, int | str):
            return _read(str(blank))
    return None


def _read(text: str) -> Basic | None:
    try:
        return read(text)
    except (StepwiseError, RecursionError, *SYMPY_TROUBLE):
        return None


def _same_operation(one: tuple[str, Basic | None], other: tuple[str, Basic | None]) -> bool:
    """Whether two operations do the same; what cannot be read is taken to be the same."""
    (kind, amount), (wanted, value) = one, other
    if amount is None or value is None:
        return kind == wanted or {kind, wanted} in ({"add", "subtract"}, {"multiply", "divide"})
    if not (isinstance(amount, Expr) and isinstance(value, Expr)):
        return kind == wanted
    (family, change), (other_family, meant) = _effect(kind, amount), _effect(wanted, value)
    return family == other_family and bool(compare(change, meant).equal)


def _effect(kind: str, amount: Expr) -> tuple[str, Expr]:
    """Subtracting is adding the opposite, dividing is multiplying by the reciprocal."""
    match kind:
        case "add":
            return "sum", amount
        case "subtract":
            return "sum", -amount
        case "multiply":
            return "product", amount
        case _:
            return "product", Pow(amount, -1)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s$]+", "", text)
