"""SVG → PNG, for formats that cannot hold SVG; drawn by Typst with the fonts that are shipped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tutor.exports.typst_math import quoted

STATIC = Path(__file__).parent / "static"
KOREAN, LATIN = "Stepwise Sans KR", "New Computer Modern"
"""The font that is shipped, and one that Typst has within it."""

WIDTH = 8.5
"""Width of a picture on paper, in centimetres."""

RESOLUTION = 200.0
"""Points per inch of a PNG."""


def with_fonts(svg: str) -> str:
    """Return the picture with the fonts that are shipped instead of those of a browser."""
    return svg.replace("system-ui, sans-serif", KOREAN).replace("KaTeX_Main, serif", LATIN)


def png(svgs: Sequence[str]) -> list[bytes]:
    """Return each picture as PNG, ``WIDTH`` centimetres wide at ``RESOLUTION``."""
    if not svgs:
        return []
    import typst

    images = (f'#image(bytes({quoted(with_fonts(svg))}), format: "svg", width: {WIDTH}cm)' for svg in svgs)
    source = "#set page(width: auto, height: auto, margin: 0pt)\n" + "\n#pagebreak()\n".join(images)
    drawn: Any = typst.compile(source.encode(), font_paths=fonts(system=False), format="png", ppi=RESOLUTION)
    return [bytes(each) for each in drawn] if isinstance(drawn, list) else [bytes(drawn)]


@cache
def fonts(*, system: bool) -> Any:
    """Return the fonts for Typst: those shipped, its own, and with ``system`` those of this machine."""
    import typst

    return typst.Fonts(include_system_fonts=system, font_paths=[str(STATIC / "fonts")])
