"""The parts of a Word file around its text (Office Open XML, ISO/IEC 29500), written the same for the same content."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

STATIC = Path(__file__).parent / "static" / "word"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:m="{OFFICE}/math" xmlns:r="{OFFICE}/relationships" xmlns:a="{DRAWING}/main" '
    f'xmlns:pic="{DRAWING}/picture" xmlns:wp="{DRAWING}/wordprocessingDrawing"'
)
TYPES = {
    "/word/document.xml": "document.main+xml",
    "/word/styles.xml": "styles+xml",
    "/word/settings.xml": "settings+xml",
    "/word/footer.xml": "footer+xml",
}
FOOTER = "footer"
"""The name by which the text refers to the foot of the page."""


def package(body: str, footer: str, pictures: Sequence[bytes], *, title: str, language: str) -> bytes:
    """Return a ``.docx``: ``body`` and ``footer`` are paragraphs, pictures are referred to as ``picture1`` and on."""
    styles = (STATIC / "styles.xml").read_text(encoding="utf-8").replace("LANGUAGE", language)
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("document", f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("core", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(title),
        "word/document.xml": f"{HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/footer.xml": f"{HEAD}<w:ftr {NAMESPACES}>{footer}</w:ftr>",
        "word/styles.xml": styles,
        "word/settings.xml": (STATIC / "settings.xml").read_text(encoding="utf-8"),
        "word/_rels/document.xml.rels": _relations(
            ("styles", f"{OFFICE}/relationships/styles", "styles.xml"),
            ("settings", f"{OFFICE}/relationships/settings", "settings.xml"),
            (FOOTER, f"{OFFICE}/relationships/footer", "footer.xml"),
            *(
                (f"picture{number}", f"{OFFICE}/relationships/image", f"media/picture{number}.png")
                for number in range(1, len(pictures) + 1)
            ),
        ),
    }
    media = {f"word/media/picture{number}.png": data for number, data in enumerate(pictures, start=1)}
    return _zipped({**{name: text.encode() for name, text in parts.items()}, **media})


def _zipped(parts: dict[str, bytes]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, data)
    return written.getvalue()


def _content_types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = "".join(f'<Override PartName="{name}" ContentType="{word}.{kind}"/>' for name, kind in TYPES.items())
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{parts}</Types>"
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    rows = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{to}"/>' for name, kind, to in relations)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _core(title: str) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>'
    )
