"""Our SVG pictures → TikZ, so that a LaTeX document holds its pictures itself.

Knows the elements that `tutor.svg` draws with: lines, polylines, polygons, circles, words and groups of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, fromstring

UNIT = 8.5 / 480
"""Centimetres of one unit of the drawing."""

ANCHORS = {"middle": "base", "end": "base east", "start": "base west"}


def tikz(svg: str, escape: Callable[[str], str]) -> str:
    """Return the picture as a ``tikzpicture``; ``escape`` makes words safe for LaTeX."""
    lines = "\n".join(_drawn(fromstring(svg), escape))
    return f"\\begin{{tikzpicture}}[x={UNIT:.5f}cm,y=-{UNIT:.5f}cm]\n{lines}\n\\end{{tikzpicture}}"


def squares(rows: list[list[bool]], size: float) -> str:
    """Return a QR code as a ``tikzpicture`` of ``size`` centimetres."""
    unit = size / len(rows)
    fills = (
        f"\\fill ({start},{-row}) rectangle ({end},{-row - 1});"
        for row, line in enumerate(rows)
        for start, end in _runs(line)
    )
    return f"\\begin{{tikzpicture}}[x={unit:.5f}cm,y={unit:.5f}cm]\n" + "\n".join(fills) + "\n\\end{tikzpicture}"


def _runs(line: list[bool]) -> Iterator[tuple[int, int]]:
    """Neighbouring black squares as (first, one past the last)."""
    start = None
    for place, black in enumerate([*line, False]):
        if black and start is None:
            start = place
        elif not black and start is not None:
            yield start, place
            start = None


def _drawn(node: Element, escape: Callable[[str], str]) -> Iterator[str]:
    for child in node:
        match child.tag.rpartition("}")[2]:
            case "g":
                yield from _drawn(child, escape)
            case "line":
                ends = f"({child.get('x1')},{child.get('y1')}) -- ({child.get('x2')},{child.get('y2')})"
                yield f"\\draw[{_style(child)}] {ends};"
            case "polyline":
                yield f"\\draw[{_style(child)}] {_path(child)};"
            case "polygon":
                yield f"\\fill[{_style(child)}] {_path(child)} -- cycle;"
            case "circle":
                radius = float(child.get("r", "5")) * UNIT
                place = f"({child.get('cx')},{child.get('cy')})"
                yield f"\\filldraw[{_style(child)}] {place} circle[radius={radius:.4f}cm];"
            case "text":
                yield _label(child, escape)


def _path(node: Element) -> str:
    return " -- ".join(f"({pair})" for pair in node.get("points", "").split())


def _style(node: Element) -> str:
    """Colours, width and dashes as options of TikZ."""
    options = []
    for name, option in (("stroke", "draw"), ("fill", "fill")):
        value = node.get(name)
        if value and value != "none":
            options.append(f"{option}={_colour(value)}")
    if width := node.get("stroke-width"):
        options.append(f"line width={float(width) * UNIT:.4f}cm")
    if dashes := node.get("stroke-dasharray"):
        on, off = (float(length) * UNIT for length in dashes.split()[:2])
        options.append(f"dash pattern=on {on:.4f}cm off {off:.4f}cm")
    return ",".join(options)


def _colour(value: str) -> str:
    red, green, blue = (int(value[start : start + 2], 16) for start in (1, 3, 5))
    return f"{{rgb,255:red,{red};green,{green};blue,{blue}}}"


def _label(node: Element, escape: Callable[[str], str]) -> str:
    anchor = ANCHORS.get(node.get("text-anchor", "start"), "base west")
    size = "\\tiny" if node.get("font-size") == "12" else "\\scriptsize"
    text = node.text or ""
    words = f"${text}$" if node.get("font-style") == "italic" and text.isalnum() and text.isascii() else escape(text)
    options = f"anchor={anchor},inner sep=0pt,font={size},text={_colour(node.get('fill', '#1f2937'))}"
    return f"\\node[{options}] at ({node.get('x')},{node.get('y')}) {{{words}}};"
