"""The outermost row of a formula in MathML, and where a line may be broken in it."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, fromstring, tostring

BREAKS = {"=", "+", "−", "<", ">", "≤", "≥", "≠", "≈", "→", "⋅", "×", ","}
"""Signs beside which a line may end."""

NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"


def outermost(mathml: str) -> list[Element]:
    """Return the elements of the outermost row, without the source that stands beside them."""
    return _row(fromstring(mathml))


def is_break(node: Element) -> bool:
    """Return whether this is a sign between two parts of a row."""
    return node.tag == f"{NAMESPACE}mo" and not node.get("form") and (node.text or "") in BREAKS


def pieces_of(mathml: str) -> list[str]:
    """Return the row as pieces of MathML; each but the first begins with the sign that a line may end before."""
    pieces: list[list[Element]] = [[]]
    for node in outermost(mathml):
        if is_break(node) and pieces[-1]:
            node.set("form", "infix")
            pieces.append([])
        pieces[-1].append(node)
    return [_written(piece) for piece in pieces]


def _row(node: Element) -> list[Element]:
    children = [child for child in node if not child.tag.startswith(f"{NAMESPACE}annotation")]
    alone = len(children) == 1 and children[0].tag in {f"{NAMESPACE}semantics", f"{NAMESPACE}mrow"}
    return _row(children[0]) if alone else children


def _written(nodes: Sequence[Element]) -> str:
    texts = []
    for node in nodes:
        for each in node.iter():
            each.tag = each.tag.removeprefix(NAMESPACE)
        texts.append(tostring(node, encoding="unicode"))
    return "".join(texts)
