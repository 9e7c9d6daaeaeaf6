"""Naming the mistake behind a wrong answer, from texts: what was asked, the right answer, what the student wrote.

Runs in workers. Where the student wrote a chain of values, the first one that does not follow is looked at first; else
the answer is compared with what every known mistake makes of the question.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from sympy import Basic, Eq, Expr

from tutor.checking.mistakes import Misconception, named, named_in
from tutor.checking.mistakes.values import is_statement, same_line
from tutor.errors import StepwiseError
from tutor.maths.reading import read
from tutor.maths.transport import expression
from tutor.problem import Goal
from tutor.understanding import understand

_COUNTED = re.compile(r"^\W*([-+]?\$?[\d.,]*\d(?:/\d+)?)\s*(?:%|[A-Za-z ]{0,20})\.?$")
_ASKED = re.compile(r"[=\s]*\?*\s*$")
LONGEST_LINE = 200


def name_answer(problem: str, right: str, wrong: str) -> Misconception | None:
    """Name the misconception behind a wrong answer; None where none is known, or it is right."""
    statement = asked(problem)
    chains = [chain for line in _lines(wrong) if (chain := _chain(line))]
    answer = next((chain[-1] for line in reversed(_lines(right)) if (chain := _chain(line))), None)
    for found in _in_chains(statement, chains):
        return found
    if not chains or answer is None:
        return None
    last = chains[-1][-1]
    return named_in(statement if statement is not None else answer, answer, last)


def expressible(problem: str, right: str, wrong: str) -> bool:
    """Whether the answers are formulas, and so is the question, or what the student starts from."""
    chains = [chain for line in _lines(wrong) if (chain := _chain(line))]
    keys = [chain for line in _lines(right) if (chain := _chain(line))]
    return bool(chains and keys) and (asked(problem) is not None or any(map(is_statement, chains[-1])))


def _in_chains(statement: Basic | None, chains: list[list[Basic]]) -> Iterator[Misconception]:
    for chain in chains:
        values = chain if statement is None or same_line(statement, chain[0]) else [statement, *chain]
        for before, after in itertools.pairwise(values):
            if (found := named(before, after)) is not None:
                yield found
            if not is_statement(before) and not same_line(before, after):
                break


@lru_cache(maxsize=64)
def asked(problem: str) -> Basic | None:
    """What a problem asks, as mathematics: by the phrases of the topics, else the one formula in it."""
    try:
        understood = understand(problem, "en")
        if understood.goal is not Goal.WORDS and understood.statement.tree:
            return expression(understood.statement)
    except StepwiseError:
        pass
    for line in _lines(problem):
        for part in (line.rsplit(":", 1)[-1], *re.findall(r"[-\d(][-+*/^().\d ]*[-+*/^][-+*/^().\d ]*[\d)]", line)):
            found = _read(_ASKED.sub("", part))
            if found is not None and (found.args or is_statement(found)):
                return found
    return None


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.replace("·", "*").splitlines() if line.strip()]


def _chain(line: str) -> list[Basic]:
    """The values of "5 + 6*10 = 11*10 = 110", or the one equation of "6S = P"."""
    written = line.split("=")
    if len(written) <= 2:
        whole = _read(line)
        if whole is not None and (not isinstance(whole, Eq) or (whole.free_symbols and not _rewrites(whole))):
            return [whole]
    parts = [_read(part) for part in written]
    return [part for part in parts if part is not None] if parts[-1] is not None else []


def _rewrites(equation: Eq) -> bool:
    """Whether an equation says that an expression becomes another, not what an unknown is."""
    same = equation.lhs.free_symbols == equation.rhs.free_symbols
    return same and isinstance(equation.lhs, Expr) and len(equation.lhs.args) > 1 and bool(equation.rhs.args)


def _read(text: str) -> Basic | None:
    text = text.strip().strip("$").strip()
    if not text or len(text) > LONGEST_LINE or not re.search(r"\d|[a-zA-Z]", text):
        return None
    counted = _COUNTED.match(text)
    if counted:
        text = counted.group(1).replace("$", "").replace(",", "")
    elif re.search(r"[A-Za-z]{3,}", text) and not re.search(r"\\|sqrt|sin|cos|tan|log", text):
        return None
    try:
        found = read(text)
    except StepwiseError:
        return None
    return found if isinstance(found, Basic) else None
