"""What a line means in its problem, where notation says it shortly. Runs in a worker (SymPy).

``x_1 = 2`` is a value of the unknown, ``(3, 1)`` a solution of a system, ``D = 25 - 24`` brings in a letter.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sympy import And, Basic, Eq, Expr, Or, Symbol, Tuple
from sympy.core.relational import Relational

from tutor.checking.work.desk import Desk
from tutor.checking.work.families import repeated
from tutor.checking.work.lines import Line, Link, Part, is_words, sides_of
from tutor.errors import StepwiseError
from tutor.maths.reading import read
from tutor.maths.transport import remade

_INDEX = re.compile(r"(.+?)_?\{?\d+\}?")


def meant(line: Line, desk: Desk) -> Line:
    """Return a line as it is meant: values of the unknown by number, a point as a solution of a system."""
    if not line.parts:
        point = None if line.words else _point(line.text, desk) or _list(line.text, desk)
        return line if point is None else replace(line, parts=(point,))
    return replace(line, parts=tuple(_meant(part, desk) for part in line.parts))


def _meant(part: Part, desk: Desk) -> Part:
    families = repeated(part.content, desk.asked, desk.problem.unknowns)
    if families is not None:
        return replace(part, content=families, sides=())
    if desk.calculates and isinstance(part.content, And):
        return _without_conditions(part)
    names = _indexed(part.content, desk)
    if not names:
        return part
    cases = part.content.args if isinstance(part.content, And) else ()
    content = put(part.content, names)
    if len(names) > 1 and len(cases) > 1 and all(isinstance(case, Eq) for case in cases):
        content = Or(*content.args, evaluate=False)
    return replace(part, content=content, sides=sides_of(content))


def _without_conditions(part: Part) -> Part:
    """A value with the condition under which it was found: ``x + 1, x ≠ 1``."""
    kept = [each for each in part.content.args if not isinstance(each, Relational) or isinstance(each, Eq)]
    if len(kept) == len(part.content.args) or not kept:
        return part
    content = kept[0] if len(kept) == 1 else remade(part.content, kept)
    return replace(part, content=content, sides=sides_of(content))


def _indexed(content: Basic, desk: Desk) -> dict[Basic, Basic]:
    """The letters of a line that are the unknown with a number: ``x_1``."""
    known = set() if desk.asked is None else desk.asked.free_symbols
    unknowns = {Symbol(name) for name in desk.problem.unknowns}
    if len(unknowns) != 1 or not unknowns <= known:
        return {}
    (unknown,) = unknowns
    found = {}
    for letter in content.free_symbols - known:
        match = _INDEX.fullmatch(letter.name)
        if match and match[1] == unknown.name:
            found[letter] = unknown
    return found


def put(node: Basic, names: dict[Basic, Basic]) -> Basic:
    """The same line with other things for some letters, as written."""
    if node in names:
        return names[node]
    if not node.args or not node.free_symbols & names.keys():
        return node
    return remade(node, [put(part, names) for part in node.args])


def _point(text: str, desk: Desk) -> Part | None:
    """The solution of a system as a point."""
    names = desk.problem.unknowns
    if len(names) < 2 or is_words(text):
        return None
    try:
        found = read(text.strip().strip("$"))
    except StepwiseError:
        return None
    if not isinstance(found, Tuple) or len(found) != len(names) or not all(isinstance(each, Expr) for each in found):
        return None
    values = [Eq(Symbol(name), value, evaluate=False) for name, value in zip(names, found, strict=True)]
    return Part(Link.NONE, text, And(*values, evaluate=False))


def _list(text: str, desk: Desk) -> Part | None:
    """A vector, a point or a list of numbers, where such a value is asked for."""
    if not desk.calculates or is_words(text):
        return None
    bare = text.strip().strip("$").strip()
    link = Link.EQUALS if bare.startswith("=") else Link.NONE
    try:
        found = read(bare.lstrip("= "))
    except StepwiseError:
        return None
    if not isinstance(found, Tuple) or not all(isinstance(each, Expr) for each in found):
        return None
    return Part(link, text, found, (found,))


def defined(part: Part, desk: Desk) -> Symbol | None:
    """The letter that a line brings in: one that neither the problem nor a line before has, equal to what is known."""
    if desk.asked is None or part.link is Link.EQUALS or len(part.sides) < 2:
        return None
    name, *rest = part.sides
    letters = desk.letters
    if not isinstance(name, Symbol) or name in letters or not letters:
        return None
    free = set().union(*(side.free_symbols for side in rest))
    return name if free <= letters else None
