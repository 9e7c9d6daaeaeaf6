"""Elements of WordprocessingML as text: runs, paragraphs, tables, pictures, sections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from tutor.exports.layout import Paper
from tutor.exports.word_package import FOOTER

CENTIMETRE = 567
"""Twips of a centimetre."""

PICTURE_UNITS = 360_000
"""English metric units of a centimetre."""

PAPERS = {Paper.A4: (11906, 16838), Paper.LETTER: (12240, 15840)}
"""Width and height in twips."""

MARGIN = 1077
GUTTER = 567
MOST_ROOM = 31_680
"""The most that Word takes as the space after a paragraph."""


def run(text: str, *, bold: bool = False, grey: bool = False) -> str:
    """Return words; a line break in them is one in Word."""
    marks = ("<w:b/><w:bCs/>" if bold else "") + ('<w:color w:val="595959"/>' if grey else "")
    marks = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{marks}{'<w:br/>'.join(lines)}</w:r>"


def tab() -> str:
    """Return a step to the next tab stop."""
    return "<w:r><w:tab/></w:r>"


def paragraph(
    style: str,
    *content: str,
    indent: int = 0,
    keep: bool = False,
    after: float | None = None,
    tabs: str = "",
    section: str = "",
) -> str:
    """Return a paragraph; ``keep`` it with the next, ``indent`` in twips, ``after`` it so many centimetres."""
    room = f'<w:spacing w:after="{min(int(after * CENTIMETRE), MOST_ROOM)}"/>' if after is not None else ""
    shifted = f'<w:ind w:left="{indent}"/>' if indent else ""
    marks = f'<w:pStyle w:val="{style}"/>{"<w:keepNext/>" if keep else ""}{tabs}{room}{shifted}{section}'
    return f"<w:p><w:pPr>{marks}</w:pPr>{''.join(content)}</w:p>"


def tab_stops(*stops: tuple[int, str]) -> str:
    """Return tab stops: place in twips, and what leads to it (none, underscore)."""
    rows = (f'<w:tab w:val="left" w:leader="{leader}" w:pos="{place}"/>' for place, leader in stops)
    return f"<w:tabs>{''.join(rows)}</w:tabs>"


def display(*formulas: str) -> str:
    """Return formulas in their full size, each on a line of its own."""
    lines = "".join(formulas)
    return f'<m:oMathPara><m:oMathParaPr><m:jc m:val="left"/></m:oMathParaPr>{lines}</m:oMathPara>'


def table(rows: Iterable[Sequence[str]], widths: Sequence[int], *, indent: int = 0, borders: str = "") -> str:
    """Return a table whose rows are not split; a cell is the paragraphs in it, with its own marks before them."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    marks = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{indent}" w:type="dxa"/>{borders}'
    marks += '<w:tblLayout w:type="fixed"/>'
    body = "".join(_row(row, widths) for row in rows)
    return f"<w:tbl><w:tblPr>{marks}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    filled = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(filled)}</w:tr>"


def left_border() -> str:
    """Return the borders of a table with a line at its left."""
    return '<w:tblBorders><w:left w:val="single" w:sz="12" w:space="0" w:color="BFBFBF"/></w:tblBorders>'


def picture(number: int, told: str, width: float, height: float) -> str:
    """Return picture ``number`` of the package, in centimetres, with what is to be seen on it."""
    size = f'cx="{int(width * PICTURE_UNITS)}" cy="{int(height * PICTURE_UNITS)}"'
    namespace = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr={quoteattr(told)}/>'
        f'<a:graphic><a:graphicData uri="{namespace}"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" '
        f'name="picture{number}.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="picture{number}"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def section(paper: Paper, *, columns: int = 1, starts: str = "nextPage", restart: bool = False) -> str:
    """Return the marks that end a section: how its pages are, and how it starts."""
    width, height = PAPERS[paper]
    number = '<w:pgNumType w:start="1"/>' if restart else ""
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{FOOTER}"/><w:type w:val="{starts}"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="964" w:right="{MARGIN}" w:bottom="964" '
        f'w:left="{MARGIN}" w:header="567" w:footer="567" w:gutter="0"/>{number}'
        f'<w:cols w:num="{columns}" w:space="{GUTTER}"/></w:sectPr>'
    )


def page_number() -> str:
    """Return the number of the page, kept up to date by Word."""
    return '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def body_width(paper: Paper, columns: int) -> int:
    """Return the width of a column in twips."""
    return (PAPERS[paper][0] - 2 * MARGIN - GUTTER * (columns - 1)) // columns
