"""Questions about a value under conditions: "Let x and y be real numbers such that x + y = 5. If xy = 6, find x^2".

The conditions are taken apart into what the letters are ("positive integers a and b", "the roots of …"), equalities
for all values of a letter, and formulas. Every word has to be accounted for; otherwise the question is not taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations

from sympy import And, Basic, Eq, Expr, Gt, Lt, Mul, Ne, Poly, Symbol, Tuple, cancel
from sympy.core.relational import Relational

from tutor.checking.certificates import certify
from tutor.errors import BadInput, NotSolved
from tutor.maths.operations import operation
from tutor.maths.reading import Declared, evaluated, read
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.maths.worker import within
from tutor.problem import Answer, Level
from tutor.topics import topic_named
from tutor.understanding.letters import declared_in
from tutor.understanding.phrases import NAME
from tutor.understanding.posing import Found, pose_as
from tutor.understanding.problems import problem_of
from tutor.understanding.prose import has_words
from tutor.understanding.scope import exact

PHRASE = "find the value of {f} under the conditions {c}"
MOST_CHARACTERS = 1_500
DEADLINE = 2.0
"""Seconds of CPU time for finding the value."""

_NAME = rf"(?:{NAME.pattern})(?![A-Za-z(])"
_NAMES = rf"{_NAME}(?:\s*,\s*(?:and\s+)?{_NAME}|\s+and\s+{_NAME})*"
_VALUE = (
    r"(?:the\s+)?(?:(?:numerical\s+|exact\s+|only\s+)?values?\s+of\s+(?:the\s+expression\s+)?"
    r"|ordered\s+(?:pair|triple|quadruple)s?\s+(?:of\s+\w+\s+)?|(?:product|sum)\s+(?=[A-Za-z]{1,3}\s|[a-z]\s*\+))?"
)
_ASK = re.compile(
    r"(?:(?<=[\s,.;}])|^)(?:and\s+)?(?:then\s+)?(?:find|compute|calculate|determine|evaluate|enter|what\s+is|what['’]s"
    rf"|what\s+must\s+be|what\s+does)\s+{_VALUE}",
    re.IGNORECASE,
)
_REST = re.compile(
    r"[.?!]\s*(?=$|[A-Z])|[,\s]\s*(?=(?:if|given|where|when|for\s+which|such\s+that|assuming|of\s+the)\b)|\s+equal\b|\s+for\s+all\b",
    re.IGNORECASE,
)
_KIND = (
    r"(?P<kind>(?:(?:distinct|different|non-?zero|real|complex|positive|negative|rational|nonnegative|non-negative"
    r"|unknown|fixed|two|three|four|unique|single-digit)\s+)*(?:numbers?|integers?|reals|constants?|variables|values)"
    r"(?:\s+digits?)?)"
)
_DECLARED = (
    re.compile(
        rf"(?<![A-Za-z\\])(?P<names>{_NAMES})\s*,?\s+(?:be|are|is)\s+(?:(?:the|a|an|all|both)\s+)*{_KIND}\b", re.I
    ),
    re.compile(
        rf"(?<![A-Za-z\\])(?P<names>{_NAMES})\s*,?\s+(?:are|is)\s+(?:both\s+|all\s+)?"
        r"(?P<kind>positive|negative|non-?zero|real|distinct|different)(?=\s*(?:$|[,.;?]|and\b|with\b|such\b))",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:(?:the|a|an|some|there\s+exist|there\s+are)\s+)*\b{_KIND}\s*,?\s+(?P<names>{_NAMES})", re.I),
)
_ROOTS = re.compile(
    rf"(?<![A-Za-z\\])(?P<names>{_NAMES})\s*,?\s+(?:be|are|is|denote)\s+(?:(?:the|a|two|three|four|distinct|real|complex|all)\s+)*"
    r"(?:roots?|solutions?|zeroe?s)\s+(?:of|to)\s+(?:the\s+)?(?:(?:quadratic|cubic|quartic|polynomial|equation|function)\s+)*"
    r"(?P<equation>(?:[^.;?]|\.(?=\d))+?)(?=\s*(?:$|[.;?]|,?\s+(?:then|and\s+if|if|with|such|where)\b))",
    re.IGNORECASE,
)
_ROOTED = re.compile(
    r"(?:the\s+)?(?:(?:equation|polynomial|quadratic|cubic)\s+)*(?P<equation>(?:[^.;?]|\.(?=\d))+?)\s+has\s+(?:(?:the|two|three|distinct|real)\s+)*"
    rf"(?:roots?|solutions?|zeroe?s)\s+(?P<names>{_NAMES})",
    re.IGNORECASE,
)
_ALWAYS = re.compile(
    rf"\s*,?\s*for\s+(?:all|every|any)\s+(?:\w+\s+){{0,2}}?(?:values?\s+of\s+|numbers?\s+)?(?P<names>{_NAMES})"
    r"(?:\s*(?:except|other\s+than|not\s+equal\s+to|besides|\\n(?:e|eq)\b|where)[^.;?]*)?",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"(?P<left>(?:[^.;?]|\.(?=\d))+?)\s*,?\s+(?:can\s+be|is|be|may\s+be|as)?\s*(?:re-?)?(?:written|expressed|put|factored)\s+(?:as|in|into)\s+"
    r"(?:the\s+)?(?:form\s+)?(?P<right>(?:[^.;?]|\.(?=\d))+?)(?=\s*(?:$|[.;?]|,?\s+(?:where|for|with|such|then|in\s+which)\b))",
    re.IGNORECASE,
)
_JOINTS = re.compile(
    r"(?<![\\A-Za-z])(?:if|given(?:\s+that)?|suppose(?:\s+that)?|assume(?:\s+that)?|assuming(?:\s+that)?|let|where|when|such\s+that|so\s+that|that"
    r"|which|they|satisfy(?:ing)?|satisfies|for\s+which|for\s+some|(?:the\s+)?(?:following\s+|given\s+)?(?:system\s+of\s+)?(?:equations?|conditions?|relations?)"
    r"|both|then|we\s+have|we\s+know|it\s+is\s+known|of|with|and|there\s+exist|the|(?:quadratic|polynomial|expression|fraction|equation)s?)(?![A-Za-z])"
    r"|[.;?](?=\s|$)",
    re.IGNORECASE,
)
_POINT = re.compile(r"[.;,](\s*\\end\s*\{)")
"""A full stop at the end of an environment."""

_KOREAN = re.compile(r"(?P<given>.+?)\s*(?:일\s*때|이고|이면)\s*,?\s*(?P<asked>.+?)\s*의\s*값(?:을|은)")


@dataclass
class _Given:
    """What is known so far: conditions, and which numbers the letters are."""

    declared: Declared
    conditions: list[Basic] = field(default_factory=list)
    kinds: str = ""


def conditioned(text: str, start: int, end: int) -> Found | None:
    """Read a text as conditions and one value asked that they determine.

    None where any word of it is not understood, or the value is not found.
    """
    if end - start > MOST_CHARACTERS:
        return None
    whole = _POINT.sub(r"\1", re.sub(r"\(as an? [\w\s]+\)", "", text[start:end]))
    for asked, given in _splittings(whole):
        try:
            found = _posed(asked, given, whole)
        except (BadInput, *SYMPY_TROUBLE):
            continue
        if found is not None:
            return found if _is_solved(found) else None
    return None


def _is_solved(found: Found) -> bool:
    """Whether the value is found and certain: conditions that contradict each other have none."""
    problem = problem_of(found.posed, "", "en", found.topic)
    try:
        with within(DEADLINE):
            *_, answer = topic_named(found.topic).solve(problem, Level.ADVANCED)
            return isinstance(answer, Answer) and certify(problem, answer).proved
    except (BadInput, NotSolved, *SYMPY_TROUBLE):
        return False


def _splittings(text: str) -> Iterator[tuple[str, str]]:
    """What is asked, and the conditions."""
    if korean := _KOREAN.match(text):
        yield korean["asked"], korean["given"]
    for ask in reversed(list(_ASK.finditer(text))):
        rest = _REST.search(text, ask.end())
        last = rest.start() if rest else len(text)
        after = text[last:].strip(" .,?!\n")
        yield text[ask.end() : last], text[: ask.start()].rstrip(" ,\n") + " ; " + after


def _posed(asked: str, given: str, whole: str) -> Found | None:
    asked = asked.strip(" ,.;:\n")
    if not asked or has_words(asked):
        return None
    known = _Given(declared_in(whole))
    names = {name for pattern in _DECLARED for found in pattern.finditer(given) for name in _names(found["names"])}
    if "complex" not in whole.lower() or "i" not in names:
        known.declared = replace(known.declared, letters=known.declared.letters | names)
    if not _taken(known, given) or not known.conditions:
        return None
    wanted = exact(read(asked, declared=known.declared))
    domain = next((kind for kind in ("complex", "integer") if kind in known.kinds), "real")
    return pose_as(PHRASE, {"f": wanted, "c": Tuple(*known.conditions), "d": Symbol(domain)})


def _taken(known: _Given, text: str) -> bool:
    """Take every part of the conditions; False where something is left over."""
    text = _without(text, _ROOTS, lambda found: _roots(known, found)) if _ROOTS.search(text) else text
    text = _without(text, _ROOTED, lambda found: _roots(known, found)) if _ROOTED.search(text) else text
    always = _ALWAYS.search(text)
    variables = _names(always["names"]) if always else []
    text = _without(text, _ALWAYS, lambda found: True)
    for pattern in _DECLARED:
        text = _without(text, pattern, lambda found: _declare(known, found))
    form = _FORM.search(text)
    if form is not None:
        left, right = (_formula(known, form[side]) for side in ("left", "right"))
        if left is None or right is None or not _identity(known, left, right, variables):
            return False
        text = text[: form.start()] + " ; " + text[form.end() :]
    for part in _JOINTS.split(text):
        part = part.strip(" ,:\n~")
        if not part:
            continue
        relation = _formula(known, part)
        if relation is None or not _stated(known, relation, variables):
            return False
    return True


def _without(text: str, pattern: re.Pattern[str], take: Callable[[re.Match[str]], bool]) -> str:
    """The text without what a pattern finds and ``take`` accepts."""
    return pattern.sub(lambda found: " ; " if take(found) else found[0], text)


def _formula(known: _Given, text: str) -> Basic | None:
    text = _JOINTS.sub(" ", text).strip(" ,:\n")
    return None if not text or has_words(text) else exact(read(text, declared=known.declared))


def _stated(known: _Given, relation: Basic, variables: list[str]) -> bool:
    if isinstance(relation, And | Tuple):
        return bool(relation.args) and all(_stated(known, part, variables) for part in relation.args)
    if isinstance(relation, Symbol):
        return True
    if not isinstance(relation, Relational):
        return False
    if variables and isinstance(relation, Eq):
        return _identity(known, relation.lhs, relation.rhs, variables)
    known.conditions.append(relation)
    return True


def _identity(known: _Given, left: Basic, right: Basic, variables: list[str]) -> bool:
    if not isinstance(left, Expr) or not isinstance(right, Expr):
        return False
    names = variables or sorted(symbol.name for symbol in left.free_symbols)
    letters = Tuple(*map(Symbol, names))
    if not names or not (left.free_symbols | right.free_symbols) - set(letters):
        return False
    known.conditions.append(operation("identical", left, right, letters))
    return True


def _declare(known: _Given, found: re.Match[str]) -> bool:
    names, kind = _names(found["names"]), found["kind"].lower()
    letters = [Symbol(name) for name in names]
    known.kinds += " " + kind
    if re.search(r"\bpositive", kind):
        known.conditions += [Gt(letter, 0, evaluate=False) for letter in letters]
    if re.search(r"\bnegative", kind):
        known.conditions += [Lt(letter, 0, evaluate=False) for letter in letters]
    if re.search(r"non-?zero", kind):
        known.conditions += [Ne(letter, 0, evaluate=False) for letter in letters]
    if re.search(r"distinct|different", kind):
        known.conditions += [Ne(a, b, evaluate=False) for a, b in combinations(letters, 2)]
    return True


def _roots(known: _Given, found: re.Match[str]) -> bool:
    """Letters that are all the roots of a polynomial, as often as they occur."""
    names = _names(found["names"])
    known.declared = replace(known.declared, letters=known.declared.letters | set(names))
    text = found["equation"].strip(" ,.:\n")
    written = _formula(known, text)
    if isinstance(written, Eq):
        written = evaluated(written.lhs) - evaluated(written.rhs)
    if not isinstance(written, Expr) or len(written.free_symbols) != 1 or len(names) < 2:
        return False
    (unknown,) = written.free_symbols
    above = cancel(written.together()).as_numer_denom()[0].expand()
    if not above.is_polynomial(unknown) or unknown.name in names or Poly(above, unknown).degree() != len(names):
        return False
    leading = Poly(above, unknown).LC()
    factors = Mul(*([leading] if leading != 1 else []), *(unknown - Symbol(name) for name in names), evaluate=False)
    known.conditions.append(operation("identical", factors, above, Tuple(unknown)))
    return True


def _names(text: str) -> list[str]:
    return [found[0] for found in NAME.finditer(re.sub(r"\band\b", " ", text))]
