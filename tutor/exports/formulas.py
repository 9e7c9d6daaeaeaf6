"""LaTeX formulas → MathML and Word's OMML, by pandoc: one run for all formulas of a document.

Formulas go to pandoc as its own document tree, so nothing has to be escaped and nothing is read as Markdown.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import zip_longest
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

OMML = re.compile(r"<m:oMath>.*?</m:oMath>", re.DOTALL)
MATHML = re.compile(r"<math.*?</math>", re.DOTALL)
PAGE_ONLY = re.compile(r"\\(?:htmlClass|htmlId|htmlStyle)\s*\{[^{}]*\}|\\require\s*\{[^{}]*\}")
"""What only a web page understands."""

ALIGNED = re.compile(r"\\begin\{aligned\}(.*?)\\end\{aligned\}", re.DOTALL)
SIDE = re.compile(r"\^(?:\{([+-])\}|([+-]))")
"""The side from which a limit is approached."""

PLAIN_BRACKETS = re.compile(r"(?<!\\left)(?<!\\right)\(((?:[^(){}]|\\left\(|\\right\)|\{[^{}]*\})*)(?<!\\right)\)")
SIGN = re.compile(r"<mi>([−+±∓])</mi>")
"""A sign before a number, which pandoc takes for a name."""

WORD_ENDS = re.compile(r"(<m:t>)( [^<]*|[^<]* )(</m:t>)")
"""A piece of text in a formula of Word that begins or ends with a space."""
NO_BREAK = "\u00a0"

FLAT = re.compile(
    r'<mo stretchy="true" form="prefix">([^<]+)</mo>'
    r'((?:(?!<mo stretchy="true"|<mfrac|<mtable|<munder|<msqrt|<mroot).)*)'
    r'<mo stretchy="true" form="postfix">([^<]+)</mo>'
)
"""Brackets around what is no higher than a line: browsers set brackets that need not grow tighter."""


def mathml(formulas: Iterable[str]) -> dict[str, str]:
    """Return LaTeX → a ``math`` element in display style; a formula that cannot be read is shown as its source."""
    wanted = list(dict.fromkeys(formulas))
    paragraphs = _pandoc(wanted, "html", "--mathml", "--wrap=none").split("\n<p>") if wanted else []
    return {latex: _signed(_found(MATHML, text)) or _unread(latex) for latex, text in _paired(wanted, paragraphs)}


def omml(formulas: Iterable[str]) -> dict[str, str]:
    """Return LaTeX → an ``m:oMath`` element that Word can edit; a formula that cannot be read holds its source."""
    wanted = list(dict.fromkeys(formulas))
    paragraphs = _word_paragraphs(wanted) if wanted else []
    plain = '<m:oMath><m:r><m:rPr><m:nor/></m:rPr><m:t xml:space="preserve">{}</m:t></m:r></m:oMath>'
    found = {latex: _found(OMML, text) for latex, text in _paired(wanted, paragraphs)}
    return {latex: _spaced(element) or plain.format(escape(latex)) for latex, element in found.items()}


def _spaced(element: str) -> str:
    """The spaces at the ends of words, which would be lost, as spaces that stay."""
    return WORD_ENDS.sub(lambda text: f"{text[1]}{text[2].replace(' ', NO_BREAK)}{text[3]}", element)


def cleaned(latex: str) -> str:
    """Return LaTeX without the commands that only a web page understands."""
    return PAGE_ONLY.sub("", latex)


def _paired(wanted: list[str], paragraphs: list[str]) -> Iterator[tuple[str, str]]:
    if len(paragraphs) != len(wanted):
        raise RuntimeError(f"pandoc returned {len(paragraphs)} formulas for {len(wanted)}")
    return zip_longest(wanted, paragraphs, fillvalue="")


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match.group() if match else ""


def _signed(element: str) -> str:
    """The formula as part of a line, in the size it has on a line of its own."""
    element = SIGN.sub(r'<mo form="prefix">\1</mo>', element)
    flat = r'<mo stretchy="false" form="prefix">\1</mo>\2<mo stretchy="false" form="postfix">\3</mo>'
    for _ in range(element.count('stretchy="true"')):  # from the innermost brackets outward
        element, found = FLAT.subn(flat, element)
        if not found:
            break
    return element.replace('display="block"', 'display="inline" displaystyle="true"', 1)


def _unread(latex: str) -> str:
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML"><mtext>{escape(latex)}</mtext></math>'


def _tree(formulas: list[str]) -> bytes:
    """The formulas as a document of pandoc, one paragraph each."""
    blocks = [{"t": "Para", "c": [{"t": "Math", "c": [{"t": "DisplayMath"}, cleaned(each)]}]} for each in formulas]
    return json.dumps({"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": blocks}).encode()


def _pandoc(formulas: list[str], to: str, *options: str) -> str:
    command = [_program(), "--from=json", f"--to={to}", "--quiet", *options]
    return subprocess.run(command, input=_tree(formulas), capture_output=True, check=True).stdout.decode()


def _for_word(latex: str) -> str:
    """The formula in what both Word and LibreOffice read: brackets in pairs, rows of a system in one column."""
    latex = ALIGNED.sub(lambda rows: rf"\begin{{array}}{{l}}{rows[1].replace('&', '')}\end{{array}}", latex)
    latex = SIDE.sub(
        lambda side: rf"^{{\text{{{side[1] or side[2]}}}}}", latex.replace(r"\setminus", r"\smallsetminus")
    )
    paired = None
    while paired != latex:
        paired, latex = latex, PLAIN_BRACKETS.sub(r"\\left(\1\\right)", latex)
    return latex


def _word_paragraphs(formulas: list[str]) -> list[str]:
    formulas = [_for_word(each) for each in formulas]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "formulas.docx"
        _pandoc(formulas, "docx", f"--output={path}")
        with ZipFile(path) as parts:
            body = parts.read("word/document.xml").decode()
    return re.findall(r"<w:p>.*?</w:p>", body, re.DOTALL)


@cache
def _program() -> str:
    import pypandoc  # type: ignore[import-untyped]  # slow to import, and only needed when something is exported

    return str(pypandoc.get_pandoc_path())
