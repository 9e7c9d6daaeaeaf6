"""QR codes as SVG, as PNG, and as rows of squares."""

from __future__ import annotations

from io import BytesIO
from typing import Any


def qr_svg(text: str) -> str:
    """Return the text as a QR code: one SVG element, black on white."""
    written = BytesIO()
    _code(text).save(written, kind="svg", scale=4, border=2, light="#ffffff", omitsize=True, xmldecl=False, nl=False)
    return written.getvalue().decode()


def qr_png(text: str) -> bytes:
    """Return the text as a QR code in PNG."""
    written = BytesIO()
    _code(text).save(written, kind="png", scale=6, border=2)
    return written.getvalue()


def qr_rows(text: str) -> list[list[bool]]:
    """Return the squares of the QR code, row by row; true is black."""
    return [[bool(square) for square in row] for row in _code(text).matrix]


def _code(text: str) -> Any:
    import segno

    return segno.make(text, error="m", micro=False)
