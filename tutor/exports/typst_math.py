"""MathML → Typst's mathematics.

Every word and sign that comes from a formula is written as a quoted string or an escaped sign, so that no formula can
become a command of Typst and none can break the document.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, fromstring

from tutor.exports.rows import is_break, outermost

LIMITS = {"lim", "max", "min", "sup", "inf"}
"""Functions that carry what stands below them right under their name."""

BIG = {"∑", "∏", "⋃", "⋂"}
"""Signs that carry their bounds above and below."""

ACCENTS = {"→": "arrow", "^": "hat", "ˆ": "hat", "~": "tilde", "˜": "tilde", "˙": "dot", "¨": "dot.double"}
"""Signs over a letter, by their names in Typst."""

STROKES = {"|", "∣", "‖"}
"""Signs that may open, close, or stand between."""

FENCES = {"prefix": "opening", "postfix": "closing"}
"""Where a stroke stands → what it is to Typst."""

APPLIED = "\u2061"
"""The sign between a function and its argument, which nobody sees."""


def typst(mathml: str, *, large: bool = True) -> str:
    """Return the formula as Typst markup, to stand between two dollar signs; not ``large`` is the size for prose."""
    root = fromstring(mathml)
    for annotation in root.findall(".//{*}annotation"):
        annotation.text = ""
    return _sequence(list(root), large=large) or '""'


def quoted(text: str) -> str:
    """Return text as a string literal of Typst."""
    body = re.sub(r"\\u([0-9a-f]{4})", r"\\u{\1}", json.dumps(text, ensure_ascii=False))
    return body.replace("\\b", "\\u{8}").replace("\\f", "\\u{c}")


def _name(node: Element) -> str:
    return node.tag.rpartition("}")[2]


def _text(node: Element) -> str:
    return (node.text or "").replace(APPLIED, "")


def _sequence(nodes: Sequence[Element], *, large: bool) -> str:
    """Neighbours in a row; what opens first and closes last grows with what is between."""
    if not nodes:
        return ""
    first, last = nodes[0], nodes[-1]
    opens = first.get("stretchy") == "true" and first.get("form") == "prefix"
    closes = last.get("stretchy") == "true" and last.get("form") == "postfix"
    parts = [_typst(node, large=large) for node in nodes]
    joined = " ".join(part for part in parts if part)
    return f"lr({joined})" if opens or closes else joined


def _typst(node: Element, *, large: bool) -> str:
    """One element; ``large`` where fractions have their full size: not within fractions, scripts and tables."""
    children = list(node)
    match _name(node):
        case "mi" | "mn" | "mo" | "mtext" | "ms":
            return _token(node)
        case "mspace":
            width = node.get("width", "0em")
            return f"#h({width})" if re.fullmatch(r"-?[\d.]+em", width) else ""
        case "mfrac":
            return _fraction(node, children, large=large)
        case "msqrt":
            return f"sqrt({_sequence(children, large=large)})"
        case "mroot":
            return f"root({_small(children[1])}, {_typst(children[0], large=large)})"
        case "msup" | "msub" | "msubsup" | "munder" | "mover" | "munderover":
            return _scripts(node, children, large=large)
        case "mtable":
            return _table(children, large=large)
        case "annotation" | "annotation-xml":
            return ""
        case _:
            return _sequence(children, large=large)


def _token(node: Element) -> str:
    text = _text(node)
    match _name(node):
        case "mtext" | "ms":
            return quoted(text.strip())
        case "mn" if re.fullmatch(r"\d+(\.\d+)?", text):
            return text
        case "mi" if len(text) > 1 and node.get("mathvariant") == "normal":
            return f"op({quoted(text)}, limits: #{str(text in LIMITS).lower()})"
        case "mi" if node.get("mathvariant") == "normal" and text.isalpha():
            return f"upright({_escaped(text)})"
        case "mo" if text in STROKES and node.get("stretchy") == "false":
            return f'class("{FENCES.get(node.get("form", ""), "relation")}", {_escaped(text)})'
        case "mo" if text in STROKES and not node.get("form"):
            return f'class("relation", {_escaped(text)})'
        case _:
            return " ".join(map(_escaped, text))


def _escaped(sign: str) -> str:
    return sign if sign.isalnum() or ord(sign) > 127 else "" if sign.isspace() else f"\\{sign}"


def _fraction(node: Element, children: list[Element], *, large: bool) -> str:
    above, below = _small(children[0]), _small(children[1])
    if node.get("linethickness") == "0":
        return f"mat(delim: #none, {above}; {below})"
    return f"display(frac({above}, {below}))" if large else f"frac({above}, {below})"


def _scripts(node: Element, children: list[Element], *, large: bool) -> str:
    base = _typst(children[0], large=large) or '""'
    sign = _text(children[0]) if len(children[0]) == 0 else ""
    scripts = [_small(child) for child in children[1:]]
    kind = _name(node)
    if kind == "mover" and _text(children[1]) in {"¯", "‾", "―", "_"}:
        return f"overline({base})"
    if kind == "mover" and _text(children[1]) in ACCENTS:
        return f"accent({base}, {ACCENTS[_text(children[1])]})"
    stacked = kind.startswith("mu") or kind == "mover"
    if stacked or sign in BIG:
        base = f"limits({base})"
    named = {"msup": ("t",), "mover": ("t",), "msub": ("b",), "munder": ("b",)}.get(kind, ("b", "t"))
    attached = ", ".join(f"{side}: {script}" for side, script in zip(named, scripts, strict=True))
    whole = f"attach({base}, {attached})"
    return f"display({whole})" if large and (sign in BIG or sign == "∫") else whole


def _table(rows: list[Element], *, large: bool) -> str:
    """Rows of a matrix; columns that lean on each other (``aligned``) are aligned at their border."""
    cells = [list(row) for row in rows]
    leaning = any(cell.get("columnalign") == "right" for row in cells for cell in row)
    left = all(cell.get("columnalign") == "left" for row in cells for cell in row)
    between = " & " if leaning else ", "
    lines = (between.join(_sequence(list(cell), large=False) or '""' for cell in row) for row in cells)
    looks = "row-gap: #0.5em, " if leaning else "align: #left, " if left else ""
    table = f"mat(delim: #none, {looks}{'; '.join(lines)})"
    return f"display({table})" if large else table


def _small(node: Element) -> str:
    return _typst(node, large=False) or '""'


def pieces(mathml: str) -> list[str]:
    """Return the parts of a formula between which a line may be broken: at relations, sums and commas."""
    parts: list[list[Element]] = [[]]
    for node in outermost(mathml):
        parts[-1].append(node)
        if is_break(node):
            parts.append([])
    return [_sequence(part, large=True) for part in parts if part]
