"""A figure as SVG: scalable, small, readable in black and white, and read aloud by its title.

Colours are presentation attributes with classes beside them, so that a page's own style sheet may choose others (dark
themes) and a worksheet prints without one. Knows figures and nothing of mathematics.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, floor, log10
from xml.etree.ElementTree import Element, SubElement, tostring

from tutor.figure import Figure, Kind, Line, Mark, Pen, Place
from tutor.messages import Translate, render_plain

WIDTH = 480.0
"""Width in the units of the drawing."""

HEIGHTS = {Kind.GRAPH: 320.0, Kind.NUMBER_LINE: 84.0, Kind.UNIT_CIRCLE: 480.0, Kind.SHAPE: 320.0}
EDGE = 26.0
"""Free space around the drawing, for labels."""

INK, FIRST, SECOND, FILL = "#4b5563", "#3730a3", "#b45309", "#c7d2fe"
PENS = {
    Pen.FIRST: {"stroke": FIRST, "stroke-width": "2.5"},
    Pen.SECOND: {"stroke": SECOND, "stroke-width": "2", "stroke-dasharray": "9 4"},
    Pen.GUIDE: {"stroke": INK, "stroke-width": "1.2", "stroke-dasharray": "2 4"},
}


def svg(figure: Figure, translate: Translate) -> str:
    """Return the figure as one SVG element."""
    return _drawn(figure, render_plain(figure.alt, translate))


@lru_cache(maxsize=64)
def _drawn(figure: Figure, alt: str) -> str:
    """The element as text: the same picture is told to the records and to whoever asked."""
    return tostring(_Drawing(figure).element(alt), encoding="unicode")


class _Drawing:
    """One figure on its sheet: x and y of the mathematics become places of the sheet, y downward."""

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        left, right, bottom, top = figure.window
        self.height = HEIGHTS[figure.kind]
        across, up = (WIDTH - 2 * EDGE) / (right - left), (self.height - 2 * EDGE) / (top - bottom)
        if figure.kind in (Kind.UNIT_CIRCLE, Kind.SHAPE):
            across = up = min(across, up)
        self.across, self.up = across, up
        self.middle = ((left + right) / 2, (bottom + top) / 2)

    def at(self, place: Place) -> Place:
        """Where a point of the plane lies on the sheet."""
        x = WIDTH / 2 + (place[0] - self.middle[0]) * self.across
        return x, self.height / 2 - (place[1] - self.middle[1]) * self.up

    def element(self, alt: str) -> Element:
        """Draw everything, what lies behind first."""
        size = f"0 0 {WIDTH:g} {self.height:g}"
        root = Element(
            "svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": size, "role": "img", "class": "figure"}
        )
        SubElement(root, "title").text = alt
        for region in self.figure.regions:
            points = " ".join(_pair(self.at(place)) for place in region.border)
            SubElement(root, "polygon", {"points": points, "fill": FILL, "class": "figure-fill"})
        if self.figure.kind is not Kind.SHAPE:
            self._axes(root)
        inside = SubElement(root, "g")
        for line in self.figure.lines:
            self._line(inside, line)
        for mark in self.figure.marks:
            self._mark(root, mark)
        return root

    def _axes(self, root: Element) -> None:
        left, right, bottom, top = self.figure.window
        flat = self.figure.kind is Kind.NUMBER_LINE
        ground = min(max(0.0, bottom), top)
        self._axis(root, (left, ground), (right, ground), self.figure.names[0])
        for value in _ticks(left, right):
            if flat and any(
                mark.label and abs(mark.place[0] - value) < (right - left) / 16 for mark in self.figure.marks
            ):
                continue
            x, y = self.at((value, ground))
            self._tick(root, (x, y - 4), (x, y + 4), (x, y + 18), value, "middle")
        if flat:
            return
        wall = min(max(0.0, left), right)
        self._axis(root, (wall, bottom), (wall, top), self.figure.names[1])
        for value in _ticks(bottom, top):
            if value:
                x, y = self.at((wall, value))
                self._tick(root, (x - 4, y), (x + 4, y), (x - 7, y + 4), value, "end")

    def _axis(self, root: Element, start: Place, end: Place, name: str) -> None:
        (x1, y1), (x2, y2) = self.at(start), self.at(end)
        self._stroke(root, (x1, y1), (x2, y2), "1.2")
        if name:
            _text(root, name, (x2 + 12, y2 + 4) if y1 == y2 else (x2, y2 - 8), "middle", italic=True)

    def _tick(self, root: Element, start: Place, end: Place, label: Place, value: float, anchor: str) -> None:
        self._stroke(root, start, end, "1")
        _text(root, f"{value:g}".replace("-", "−"), label, anchor, small=True)

    def _stroke(self, root: Element, start: Place, end: Place, width: str) -> None:
        numbers = zip(("x1", "y1", "x2", "y2"), (*start, *end), strict=True)
        attributes = {name: f"{number:.1f}" for name, number in numbers}
        SubElement(root, "line", {**attributes, "stroke": INK, "stroke-width": width, "class": "figure-axis"})

    def _line(self, root: Element, line: Line) -> None:
        places = [self.at(place) for place in line.places]
        thick = {"stroke-width": "6"} if self.figure.kind is Kind.NUMBER_LINE else {}
        style = {**PENS[line.pen], **thick, "fill": "none", "class": f"figure-{line.pen.value}"}
        SubElement(root, "polyline", {"points": " ".join(map(_pair, places)), "stroke-linejoin": "round", **style})
        if line.arrow and len(places) > 1:
            tip = _arrow(places[-2], places[-1])
            colour = PENS[line.pen]["stroke"]
            SubElement(root, "polygon", {"points": tip, "fill": colour, "class": f"figure-{line.pen.value}-tip"})
        if line.label:
            x, y = places[-1] if len(places) > 2 else places[len(places) // 2]
            x, y = min(max(x, EDGE), WIDTH - EDGE), min(max(y - 7, 14), self.height - 6)
            _text(root, line.label, (x, y), "end" if x > WIDTH / 2 else "start", pen=line.pen)

    def _mark(self, root: Element, mark: Mark) -> None:
        x, y = self.at(mark.place)
        fill = "#ffffff" if mark.open else FIRST
        circle = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": "5", "fill": fill, "stroke": FIRST, "stroke-width": "2"}
        SubElement(root, "circle", {**circle, "class": "figure-open" if mark.open else "figure-mark"})
        if mark.label:
            below = self.figure.kind is Kind.NUMBER_LINE
            anchor = "middle" if below else "start" if x < WIDTH * 0.7 else "end"
            place = (x, y + 24) if below else (x + (8 if anchor == "start" else -8), y - 9)
            _text(root, mark.label, place, anchor, bold=True)


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers between two ends: steps of 1, 2 or 5 times a power of ten."""
    rough = (high - low) / 7
    power = 10.0 ** floor(log10(rough))
    step = next(step for step in (power, 2 * power, 5 * power, 10 * power) if step >= rough)
    return [round(step * i, 10) for i in range(ceil(low / step), floor(high / step) + 1)]


def _pair(place: Place) -> str:
    return f"{place[0]:.1f},{place[1]:.1f}"


def _arrow(before: Place, tip: Place) -> str:
    (x1, y1), (x2, y2) = before, tip
    length = max(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5, 1e-9)
    dx, dy = (x2 - x1) / length * 10, (y2 - y1) / length * 10
    return " ".join(map(_pair, ((x2 + dx, y2 + dy), (x2 - dy * 0.7, y2 + dx * 0.7), (x2 + dy * 0.7, y2 - dx * 0.7))))


def _text(
    root: Element,
    text: str,
    place: Place,
    anchor: str,
    *,
    small: bool = False,
    italic: bool = False,
    bold: bool = False,
    pen: Pen | None = None,
) -> None:
    attributes = {
        "x": f"{place[0]:.1f}",
        "y": f"{place[1]:.1f}",
        "text-anchor": anchor,
        "font-family": "KaTeX_Main, serif" if italic else "system-ui, sans-serif",
        "font-size": "12" if small else "14",
        "fill": PENS[pen]["stroke"] if pen in (Pen.FIRST, Pen.SECOND) and pen is not None else "#1f2937",
        "stroke": "#ffffff",
        "stroke-width": "3",
        "paint-order": "stroke",
        "class": "figure-text" if pen is None else f"figure-{pen.value}-text",
    }
    attributes |= {"font-style": "italic"} if italic else {}
    attributes |= {"font-weight": "600"} if bold else {}
    SubElement(root, "text", attributes).text = text
