"""A sentence that defines something → names with their meaning: "Let f(x) = 2x + 1", "Suppose 3a + h = 5".

What a sentence means is only looked up when its name is needed; here it is told which names it gives a meaning to.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sympy import And, Basic, Eq, FiniteSet, Symbol, Tuple
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from tutor.errors import Unreadable
from tutor.understanding.phrases import NAME
from tutor.understanding.posing import read_part
from tutor.understanding.prose import has_words
from tutor.understanding.scope import Condition, Definition, Scope

_NAME = NAME.pattern
_LEAD = re.compile(
    r"\s*(?:(?:now|also|next|and|then|further(?:more)?|here),?\s+)?"
    r"(?P<lead>let|suppose(?:\s+that)?|assume(?:\s+that)?|assuming(?:\s+that)?|define|set|put|consider|denote"
    r"|given(?:\s+that)?|we\s+are\s+given(?:\s+that)?|you\s+are\s+given(?:\s+that)?|it\s+is\s+given\s+that"
    r"|we\s+have|we\s+know(?:\s+that)?|say)\b[\s:,]+(?:us\s+)?",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"(?:(?:the|a|an|two|following|given|real|linear|quadratic|cubic)\s+)*"
    r"(?:functions?|polynomials?|equations?|expressions?|values?|numbers?|variables?|constants?|system(?:\s+of\s+equations)?)"
    r"\b[\s:]+(?:(?:given|defined)\s+by\s+)?",
    re.IGNORECASE,
)
_DEFINED_BY = re.compile(
    r"(?:be|is)\s+(?:(?:the|a|an)\s+)?(?:real\s+)?function\s+(?:that\s+is\s+)?(?:(?:defined|given)\s+(?:by|as)|such\s+that|with)"
    r"[\s:]+",
    re.IGNORECASE,
)
_FUNCTION = re.compile(
    rf"(?P<name>{_NAME})\s*\(\s*(?P<parameters>{_NAME}(?:\s*,\s*{_NAME})*)\s*\)\s*"
    r"(?:=|:=|(?:be|is|denote|equals?|represent)\b(?:\s+(?:defined|given)\s+(?:by|as)\b)?)\s*(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_VALUE = re.compile(
    rf"(?P<name>{_NAME})\s+(?:be|is|denote|equals?|represent)\s+(?:equal\s+to\s+)?(?P<rest>.+)", re.I | re.S
)
_JOINED = re.compile(r"(?:\s*[,;]\s*|\s+)(?:and\s+)?let\s+", re.IGNORECASE)
_STRICT = frozenset(("suppose", "assume", "given", "we", "you", "it", "assuming"))


def lead_of(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The word that says that a sentence defines something, and where its content begins; None without one."""
    found = _LEAD.match(text, start, end)
    return (found["lead"].split()[0].lower(), found.end()) if found else None


def define(scope: Scope, text: str, start: int, end: int, quote: str, lead: str = "let") -> bool:
    """Add what a clause without its leading word defines; False where it defines nothing that is understood."""
    while start < end and text[start].isspace():
        start += 1
    for joint in _JOINED.finditer(text, start, end):
        if define(scope, text, start, joint.start(), quote, lead):
            return define(scope, text, joint.end(), end, quote, lead)
    if noun := _NOUN.match(text, start, end):
        start = noun.end()
    return _function(scope, text, start, end, quote) or _statements(scope, text, start, end, quote, lead)


def _function(scope: Scope, text: str, start: int, end: int, quote: str) -> bool:
    """``f(x) = …``, ``f(x) be the derivative of …``, ``g be the derivative of f``, ``v be 3/4``."""
    found = _FUNCTION.match(text, start, end)
    if found:
        name = found["name"]
        parameters = tuple(part.strip() for part in found["parameters"].split(","))
        if scope.defines(name) or len(set(parameters)) < len(parameters):
            return False
        return _meaning(scope, Definition(name, quote, span=found.span("rest"), parameters=parameters), text)
    found = _VALUE.match(text, start, end)
    if found is None or scope.defines(found["name"]):
        return False
    by = _DEFINED_BY.match(text, found.end("name") + 1, end)
    if by:
        return _function(scope, text, by.end(), end, quote)
    definition = Definition(found["name"], quote, span=found.span("rest"))
    return _meaning(scope, replace(definition, parameters=_inherited(scope, found["rest"])), text)


def _meaning(scope: Scope, definition: Definition, text: str) -> bool:
    start, end = definition.span
    if not has_words(text[start:end]):
        try:
            meaning = read_part(text, start, end, scope.declared)
        except Unreadable:
            return False
        # "Let f(x) = x^2 and g(x) = 2x", "Let a = 2, b = 3": more than one definition
        if isinstance(meaning, And | Relational) or (isinstance(meaning, Tuple) and meaning.atoms(Relational)):
            return False
        definition = replace(definition, meaning=meaning)
    kind = scope.values if definition.parameters is None else scope.functions
    kind[definition.name] = definition
    return True


def _inherited(scope: Scope, rest: str) -> tuple[str, ...] | None:
    """The parameters of a function made of others that are only named: "the derivative of f"."""
    for name, function in scope.functions.items():
        if re.search(rf"(?<![A-Za-z\\]){re.escape(name)}'*(?![A-Za-z(])", rest):
            return function.parameters
    return None


def _statements(scope: Scope, text: str, start: int, end: int, quote: str, lead: str) -> bool:
    """Equations: ``a = 2``, ``f(x) = 2x and g(x) = x^2``, ``2a + b = 3, a = b``."""
    if has_words(text[start:end]):
        return False
    try:
        written = read_part(text, start, end, scope.declared)
    except Unreadable:
        return False
    relations = _relations(written)
    if not relations:
        return False
    for relation in relations:
        _state(scope, relation, quote, lead)
    return True


def _relations(written: Basic) -> list[Relational]:
    if isinstance(written, And | Tuple | FiniteSet):
        parts = [_relations(part) for part in written.args]
        return [relation for part in parts for relation in part] if all(parts) else []
    return [written] if isinstance(written, Relational) else []


def _state(scope: Scope, relation: Relational, quote: str, lead: str) -> None:
    left, right = relation.lhs, relation.rhs
    equation = isinstance(relation, Eq)
    if equation and isinstance(left, AppliedUndef) and all(isinstance(part, Symbol) for part in left.args):
        name = type(left).__name__
        parameters = tuple(part.name for part in left.args)
        if not scope.defines(name) and len(set(parameters)) == len(parameters):
            scope.functions[name] = Definition(name, quote, meaning=right, parameters=parameters)
            return
    if equation and isinstance(left, Symbol) and lead not in _STRICT and not scope.defines(left.name):
        used = {symbol.name for symbol in right.free_symbols}
        pending = {symbol.name for one in scope.conditions for symbol in one.relation.free_symbols}
        if left.name not in used | pending:
            scope.values[left.name] = Definition(left.name, quote, meaning=right)
            return
    scope.conditions.append(Condition(relation, quote))


def with_functions(scope: Scope) -> None:
    """Declare what the definitions so far made functions."""
    known = scope.declared
    scope.declared = replace(known, functions=known.functions | scope.functions.keys())
