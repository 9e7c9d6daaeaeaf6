"""What stands around a question: instructions about the answer's format, a task told before, a heading.

An instruction that changes nothing but the writing is set aside; one to round becomes a `Rounding`. A heading is
dropped only where the rest is a question by itself. Nothing is rewritten: what is set aside is blanked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_ANSWER = (
    r"(?:your|the|all|any|each|final|decimal|numerical)\s+(?:\w+\s+){0,2}?(?:answers?|results?|solutions?|values?)"
)
_FORMAT = re.compile(
    rf"""
    (?:please\s+|and\s+|also\s+|make\s+sure\s+(?:to|that\s+you)\s+)*
    (?:
      (?:give|provide|state|write|express|enter|report|return|present|leave|round|simplify|submit|put|show)\s+
        (?:(?:only|all|just)\s+)*(?:{_ANSWER}|answers?|decimal\s+answers?)\b(?!\s+(?:to|of|for)\s+(?:the\s+)?(?:following|question|problem|sum|equation))
    | (?:give|provide|state|write|return|report)\s+.{{0,80}}?\bas\s+(?:your|the|a)\s+(?:final\s+)?answer
    | (?:your|the)\s+(?:final\s+)?answers?\s+(?:should|must|is\s+to|needs?\s+to|has\s+to)\b
    | (?:only\s+)?(?:reply|respond|answer)\s+(?:only\s+)?with\b
    | (?:do\s+not|don['’]t)\s+(?:include|give|write|use|show|round|add)\b
    | (?:write|give|list)\s+the\s+factors\s+separated\s+by\b
    | (?:enter|list|give|write)\s+.{{0,60}}?\bseparated\s+by\s+(?:a\s+)?commas?\b
    | provide\s+the\s+full\s+name\b
    | answer\s+(?:as|in)\s+(?:a|an)\b
    | assume\s+that\s+all\s+variables\s+are\s+real
    | show\s+(?:all\s+)?(?:your|the)\s+(?:work|steps|working)
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""How a sentence begins that says how the answer is to be written."""

_GUIDELINES = re.compile(
    r"(?:when\s+performing\s+calculations|in\s+solving\s+(?:the\s+)?equations?|for\s+all\s+\w+\s+problems"
    r"|(?:final\s+)?answer\s+format(?:\s+instructions)?|(?:formatting\s+)?(?:instructions|guidelines|notes?|rules)"
    r"|please\s+follow\s+these\s+\w+)\s*(?:,\s*please\s+(?:follow|use)\s+these\s+(?:guidelines|instructions|rules))?\s*:",
    re.IGNORECASE,
)
"""The heading of a list of such instructions, which goes to the end of the text."""

_TOLD = re.compile(
    r"\s*your\s+task\s+is\s+to\s+(?!compute\s+an\s+exponentiation)[^.\n]*[.\n](?P<more>.*?)\n\s*(?:now,?\s+)?(?=\w)",
    re.IGNORECASE | re.DOTALL,
)
_INTRODUCED = re.compile(
    r"\s*(?:please\s+)?(?:state\s+the\s+(?:final\s+)?answer\s+to\s+the\s+following\s+(?:arithmetic\s+)?problem"
    r"|(?:solve|answer|complete)\s+(?:this|the\s+following)\s+(?:\w+\s+)?(?:problem|question|exercise|calculation)"
    r"|solve\s+the\s+following\s+(?:multiplication|addition|subtraction|division|sum|product))\b"
    r"(?P<more>[^.:\n]*)[.:\n]",
    re.IGNORECASE,
)
_SENTENCES = re.compile(
    r"(?<=[.!?])\s+|\n|(?<=[a-z°)][.!?])(?=[A-Z])|,?\s+(?=and\s+(?:express|give|write|enter|leave|put)\s+your\s)"
)
_ASIDE = re.compile(
    r"\((?:[^()]*\b(?:round|rounded|assume|example|e\.g\.|ex\.|note|decimal places?|nearest)\b[^()]*)\)", re.I
)

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_PLACES = {"integer": 0, "whole number": 0, "unit": 0, "tenth": 1, "hundredth": 2, "thousandth": 3, "ten-thousandth": 4}
_DECIMALS = re.compile(
    r"(?:(?:to|at|with|using)\s+)?(?:a\s+maximum\s+of\s+|exactly\s+|up\s+to\s+)?(?P<count>\d+|one|two|three|four|five|six|seven|eight)\s+"
    r"(?P<kind>decimal\s+(?:places?|digits?|points?)|decimals|d\.?p\.?s?|significant\s+(?:figures?|digits?)|s\.?f\.?|sig\s*figs?)",
    re.IGNORECASE,
)
_NEAREST = re.compile(
    r"(?:to|at)\s+the\s+nearest\s+(?P<place>integer|whole\s+number|unit|tenth|hundredth|thousandth|ten-thousandth)",
    re.I,
)
_ASKED_ROUND = re.compile(
    r"[\s,(]*(?:rounded\s+|rounding\s+|correct\s+|accurate\s+|(?:and\s+)?round(?:\s+(?:your|the)\s+(?:final\s+)?answer)?\s+)?(?=(?:to|at)\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rounding:
    """How the answer is to be rounded: to ``count`` decimal places, or significant figures."""

    count: int
    significant: bool = False


@dataclass(frozen=True, slots=True)
class Framed:
    """A question with what stands around it blanked out."""

    text: str
    rounding: Rounding | None


def without_format(text: str) -> Framed | None:
    """Set aside the instructions about the answer's format; None where there are none, or nothing else."""
    kept, aside = text, list[str]()
    for found in _spans(text):
        aside.append(text[slice(*found)])
        kept = _blanked(kept, *found)
    if not aside or not re.search(r"\w", kept):
        return None
    roundings = [rounding for part in aside if (rounding := rounding_in(part))]
    return Framed(kept, roundings[0] if roundings else None)


def without_rounding(text: str) -> Framed | None:
    """Set aside a rounding at the end of the question itself: "…, to 2 decimal places"; None where there is none."""
    for pattern in (_DECIMALS, _NEAREST):
        for found in pattern.finditer(text):
            rounding = rounding_in(found[0])
            before = next(
                (m for m in _ASKED_ROUND.finditer(text, 0, found.start() + 3) if m.end() == found.start()), None
            )
            if rounding and not re.search(r"\w", text[found.end() :]) and before:
                return Framed(_blanked(text, before.start(), len(text)), rounding)
    return None


def rounding_in(text: str) -> Rounding | None:
    """The rounding that an instruction asks for, if it does."""
    found = _DECIMALS.search(text)
    if found:
        count = int(found["count"]) if found["count"].isdigit() else _NUMBERS[found["count"].lower()]
        return Rounding(count, found["kind"].lower().startswith("s")) if 0 <= count <= 50 else None
    found = _NEAREST.search(text)
    return Rounding(_PLACES[" ".join(found["place"].lower().split())]) if found else None


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where instructions about the format stand."""
    end = len(text)
    listed = _GUIDELINES.search(text)
    if listed:
        end = listed.start()
        yield end, len(text)
    told = _TOLD.match(text, 0, end)
    if told and re.search(r"\w", text[told.end() : end]):
        yield told.span()
    introduced = _INTRODUCED.match(text, 0, end)
    if introduced and re.search(r"\w", text[introduced.end() : end]):
        yield introduced.span()
    for aside in _ASIDE.finditer(text, 0, end):
        yield aside.span()
    bounds = [0, *(gap.end() for gap in _SENTENCES.finditer(text, 0, end)), end]
    yield from ((first, last) for first, last in pairwise(bounds) if _FORMAT.match(text, first, last))


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


_HEADING = re.compile(r"\s*(?P<heading>[A-Za-z][^:=$\\\n+*/]{2,70}?)\s*:\s+(?=\S)")
_VERBS = {
    "expanding": "expand", "expansion": "expand", "expand": "expand", "factoring": "factor", "factorising": "factor",
    "factorizing": "factor", "factorisation": "factor", "factorization": "factor", "factor": "factor",
    "simplifying": "simplify", "simplification": "simplify", "simplify": "simplify",
    "differentiation": "differentiate", "differentiating": "differentiate", "derivative": "differentiate",
    "derivatives": "differentiate", "integration": "integrate", "integrating": "integrate",
    "antiderivative": "integrate", "integral": "integrate", "integrals": "integrate",
    "solving": "solve", "combine": "simplify", "collect": "simplify", "collecting": "simplify",
}  # fmt: skip
"""Words of a heading that say what to do, as an instruction."""

_PLAIN = frozenset(
    """
    addition subtraction multiplication division of and two the a numbers number integers integer whole decimals
    decimal fractions fraction powers power exponents exponentiation square squares root roots cube cubes factorial
    logarithm logarithms absolute difference between basic algebra algebraic equation equations linear quadratic cubic
    inequality inequalities system systems simple arithmetic order operations mixed sum product quotient matrix matrices
    complex limit limits calculation calculations evaluate evaluation solve one-step two-step multi-step exercise
    problem question with in r^2 r^3 2x2 3x3 dot cross vector vectors determinant to 2
    """.split()  # noqa: SIM905
)
"""Words of headings under which a formula means what it says."""

_KINDS = ("hexadecimal", "octal", "binary", "roman", "degrees", "radians", "integer", "decimal")


@dataclass(frozen=True, slots=True)
class Headed:
    """A text with a heading: where the rest begins, an instruction that the heading gives, and what it allows."""

    heading: str
    start: int
    verb: str | None

    def allows_formula(self) -> bool:
        """Whether a formula without words below this heading is to be taken as it stands."""
        return all(word in _PLAIN for word in re.findall(r"[\w^'’-]+", self.heading.lower()))

    def allows_words(self, rest: str) -> bool:
        """Whether a question below this heading can be taken as it stands: a kind of number named must be in it."""
        heading, rest = self.heading.lower().replace("hexidecimal", "hexadecimal"), rest.lower()
        target = heading.rpartition(" to ")[2] if " to " in heading else ""
        return all(kind in rest for kind in _KINDS[:4] if kind in target)


def headed(text: str, start: int, end: int) -> Headed | None:
    """The heading of a text, if there may be one."""
    found = _HEADING.match(text, start, end)
    if found is None or len(found["heading"].split()) > 10:
        return None
    words = re.findall(r"[a-z]+", found["heading"].lower())
    verbs = list(dict.fromkeys(_VERBS[word] for word in words if word in _VERBS))
    return Headed(found["heading"], found.end(), verbs[0] if len(verbs) == 1 else None)
