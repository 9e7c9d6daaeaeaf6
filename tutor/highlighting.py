"""Which part of a line changed: two lines of LaTeX, each with what the other does not have in ``\\htmlClass{changed}``.

Works on the printed lines, so it serves every engine. Terms are compared first, then what stands inside a term that
was replaced by one of the same shape; where little is left of a line, nothing is marked: all of it changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import zip_longest

_TOKEN = re.compile(r"\\(?:left|right)\s*(?:\\[a-zA-Z]+|\\.|.)|\\[a-zA-Z]+|\\.|\d+(?:\.\d+)?|\s+|.", re.DOTALL)
_ARGUMENTS = {r"\frac": 2, r"\dfrac": 2, r"\tfrac": 2, r"\binom": 2, r"\sqrt": 1, r"\overline": 1}
_RELATIONS = frozenset({"=", "<", ">", r"\le", r"\leq", r"\ge", r"\geq", r"\ne", r"\neq", r"\in", ","})
_SIGNS = frozenset({"+", "-", r"\pm", r"\mp"})
_WHOLE = (r"\begin", r"\text", r"\operatorname", r"\mathrm", "&", r"\\")
LONGEST = 2000
"""Characters of a line up to which changes are looked for."""

LEAST = 0.15
"""The share of a line that must stay for marks to say anything."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of LaTeX that stands or falls whole; ``inside`` are parts that may be compared one by one.

    ``frame`` is what is written around the parts: one text more than parts.
    """

    frame: tuple[str, ...]
    inside: tuple[tuple[Atom, ...], ...] = ()
    written: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        inside = zip_longest(self.frame, map(_text, self.inside), fillvalue="") if self.inside else ()
        written = "".join(text + part for text, part in inside) if self.inside else "".join(self.frame)
        object.__setattr__(self, "written", written)

    def __str__(self) -> str:
        return self.written


Atoms = Sequence[Atom]


@lru_cache(maxsize=512)
def changes(before: str, after: str) -> tuple[str, str] | None:
    """Return both lines with their changed parts marked; None where nothing or nearly everything changed."""
    if before == after or max(len(before), len(after)) > LONGEST:
        return None
    if any(word in line for word in _WHOLE for line in (before, after)):
        return None
    first, second = _parsed(before), _parsed(after)
    if first is None or second is None:
        return None
    marked = _by_terms(first, second)
    return None if marked is None else (marked[0].strip(), marked[1].strip())


@lru_cache(maxsize=256)
def _parsed(line: str) -> tuple[Atom, ...] | None:
    """The line as atoms; None for LaTeX whose brackets do not match."""
    tokens = [token for token in _TOKEN.findall(line) if not token.isspace()]
    try:
        atoms, rest = _sequence(tokens, 0, None)
    except (IndexError, ValueError):
        return None
    return atoms if rest == len(tokens) else None


def _sequence(tokens: list[str], at: int, end: str | None) -> tuple[tuple[Atom, ...], int]:
    found: list[Atom] = []
    while at < len(tokens) and not _ends(tokens[at], end):
        if tokens[at] in ("^", "_"):
            script, following = _argument(tokens, at + 1)
            base = found.pop()
            found.append(Atom(("", tokens[at] + "{", "}"), ((base,), script)))
            at = following
        else:
            atom, at = _atom(tokens, at)
            found.append(atom)
    if end is not None and at == len(tokens):
        raise ValueError(end)
    return tuple(found), at


def _ends(token: str, end: str | None) -> bool:
    return end is not None and token.startswith(end)


def _atom(tokens: list[str], at: int) -> tuple[Atom, int]:
    token = tokens[at]
    if token == "{":
        inside, end = _sequence(tokens, at + 1, "}")
        return Atom(("{", "}"), (inside,)), end + 1
    if token.startswith(r"\left") and not token[5:6].isalpha():
        inside, end = _sequence(tokens, at + 1, r"\right")
        return Atom((token, tokens[end]), (inside,)), end + 1
    if token == "}" or token.startswith(r"\right"):
        raise ValueError(token)
    if token in _ARGUMENTS:
        return _command(tokens, at)
    return Atom((token + " " if token.startswith("\\") else token,)), at + 1


def _command(tokens: list[str], at: int) -> tuple[Atom, int]:
    token, frame, parts = tokens[at], tokens[at] + "{", []
    at += 1
    if token == r"\sqrt" and tokens[at] == "[":
        end = tokens.index("]", at)
        frame, at = token + "".join(tokens[at : end + 1]) + "{", end + 1
    for _ in range(_ARGUMENTS[token]):
        part, at = _argument(tokens, at)
        parts.append(part)
    return Atom((frame, *["}{"] * (len(parts) - 1), "}"), tuple(parts)), at


def _argument(tokens: list[str], at: int) -> tuple[tuple[Atom, ...], int]:
    if tokens[at] == "{":
        inside, end = _sequence(tokens, at + 1, "}")
        return inside, end + 1
    atom, at = _atom(tokens, at)
    return (atom,), at


def _by_terms(first: Atoms, second: Atoms) -> tuple[str, str] | None:
    """Compare two sequences term by term; None where too little is the same."""
    a, b = list(_terms(first)), list(_terms(second))
    texts, others = [_text(term) for term in a], [_text(term) for term in b]
    matcher = SequenceMatcher(None, texts, others, autojunk=False)
    left, right, same = "", "", 0.0
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        if kind == "equal":
            left += "".join(texts[a1:a2])
            right += "".join(others[b1:b2])
            same += 2 * sum(len(text) for text in texts[a1:a2] if text not in _RELATIONS)
        elif refined := _pairwise(a[a1:a2], b[b1:b2]):
            same += sum(map(len, texts[a1:a2]))
            left, right = left + refined[0], right + refined[1]
        else:
            left += _marked("".join(texts[a1:a2]))
            right += _marked("".join(others[b1:b2]))
    total = sum(map(len, texts)) + sum(map(len, others))
    return (left, right) if same >= LEAST * total else None


def _pairwise(terms: Sequence[Atoms], others: Sequence[Atoms]) -> tuple[str, str] | None:
    """Compare terms that replaced one another one by one; None where one of them changed as a whole."""
    if len(terms) != len(others):
        return None
    pairs = [_inside(one, other) for one, other in zip(terms, others, strict=True)]
    found = [pair for pair in pairs if pair is not None]
    return ("".join(a for a, _ in found), "".join(b for _, b in found)) if len(found) == len(pairs) else None


def _terms(atoms: Atoms) -> Iterator[tuple[Atom, ...]]:
    """Terms with their signs, and relations between them."""
    term: list[Atom] = []
    for atom in atoms:
        text = atom.written.strip()
        if (text in _SIGNS or text in _RELATIONS) and term and term[-1].written.strip() not in _SIGNS:
            yield tuple(term)
            term = []
        term.append(atom)
        if text in _RELATIONS:
            yield tuple(term)
            term = []
    if term:
        yield tuple(term)


def _inside(one: Atoms, other: Atoms) -> tuple[str, str] | None:
    """Compare two terms atom by atom, and go into the only one that changed where its frame is the same."""
    texts, others = [atom.written for atom in one], [atom.written for atom in other]
    matcher = SequenceMatcher(None, texts, others, autojunk=False)
    blocks = [block for block in matcher.get_opcodes() if block[0] != "equal"]
    if len(blocks) != 1:
        return None
    _, a1, a2, b1, b2 = blocks[0]
    if any(text.strip() in _SIGNS for text in (*texts[a1:a2], *others[b1:b2])):
        return None
    if a2 - a1 == b2 - b1 == 1 and (deeper := _deeper(one[a1], other[b1])):
        middle = deeper
    elif a2 - a1 < len(one) or b2 - b1 < len(other):
        middle = _marked("".join(texts[a1:a2])), _marked("".join(others[b1:b2]))
    else:
        return None
    return (
        "".join(texts[:a1]) + middle[0] + "".join(texts[a2:]),
        "".join(others[:b1]) + middle[1] + "".join(others[b2:]),
    )


def _deeper(one: Atom, other: Atom) -> tuple[str, str] | None:
    if not one.inside or one.frame != other.frame or len(one.inside) != len(other.inside):
        return None
    differing = [place for place, (a, b) in enumerate(zip(one.inside, other.inside, strict=True)) if a != b]
    if len(differing) != 1:
        return None
    (place,) = differing
    part, instead = one.inside[place], other.inside[place]
    marked = _by_terms(part, instead) or (_marked(_text(part)), _marked(_text(instead)))
    return _framed(one, place, marked[0]), _framed(other, place, marked[1])


def _framed(atom: Atom, place: int, text: str) -> str:
    parts = [text if index == place else _text(part) for index, part in enumerate(atom.inside)]
    return "".join(frame + part for frame, part in zip_longest(atom.frame, parts, fillvalue=""))


def _text(atoms: Atoms) -> str:
    return "".join([atom.written for atom in atoms])


def _marked(text: str) -> str:
    return rf"\htmlClass{{changed}}{{{text}}}" if text.strip() else text
