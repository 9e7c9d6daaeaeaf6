"""Presentation MathML, as word processors and web pages put it on the clipboard → LaTeX.

Where the MathML carries its own TeX (an ``annotation``), that is taken. Content MathML is not read. Document types and
entities of one's own are refused, so nothing outside the text is ever looked at.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from tutor.errors import TooLarge, Unreadable
from tutor.messages import say

MATH = re.compile(r"<((?:\w+:)?)math\b[^>]*>.*?</\1math\s*>", re.DOTALL | re.IGNORECASE)
"""One formula, whatever the prefix of its names."""
NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\w+);)(\w+);")
"""Entities that HTML knows and XML does not."""
DEEPEST = 60
"""Elements inside each other."""
FUNCTIONS = frozenset({
    "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "log", "ln", "exp",
    "lim", "max", "min", "gcd", "det", "sup", "inf",
})  # fmt: skip
"""Names that LaTeX has a command for."""
SIGNS = {
    "−": "-", "×": r"\times ", "÷": r"\div ", "⋅": r"\cdot ", "·": r"\cdot ", "∗": "*", "∕": "/", "±": r"\pm ",
    "∓": r"\mp ", "≤": r"\le ", "≥": r"\ge ", "≠": r"\ne ", "≈": r"\approx ", "→": r"\to ", "∞": r"\infty ",
    "∫": r"\int ", "∑": r"\sum ", "∏": r"\prod ", "√": r"\sqrt ", "∂": r"\partial ", "∈": r"\in ", "∪": r"\cup ",
    "∩": r"\cap ", "∅": r"\emptyset ", "∧": r"\land ", "∨": r"\lor ", "¬": r"\neg ", "⇒": r"\Rightarrow ",
    "⟨": r"\langle ", "⟩": r"\rangle ", "∣": "|", "′": "'", "{": r"\{", "}": r"\}", "%": r"\%", "ⅆ": "d", "ⅇ": "e",
    "ⅈ": "i", "…": r"\dots ", "⋯": r"\cdots ", "°": r"^{\circ}", "\\": r"\setminus ",
    "\u00a0": " ", "\u2061": "", "\u2062": " ", "\u2063": ",", "\u2064": "+",
}  # fmt: skip
"""What LaTeX writes for a character; the last are the invisible ones: application, product, comma, sum."""
ACCENTS = {"¯": "overline", "‾": "overline", "_": "overline", "→": "vec", "⃗": "vec", "^": "hat", "ˆ": "hat", "˙": "dot"}
MATRICES = {("(", ")"): "pmatrix", ("[", "]"): "bmatrix", ("|", "|"): "vmatrix", ("∣", "∣"): "vmatrix"}


def without_mathml(text: str) -> str:
    """Return the text with every piece of MathML in it as LaTeX between dollar signs; alone, without them.

    Raises:
        Unreadable: there is MathML that cannot be read.
        TooLarge: it is too deep.
    """
    if MATH.fullmatch(text.strip()):
        return latex_of(text.strip())
    return MATH.sub(lambda found: f"${latex_of(found[0])}$", text)


def latex_of(mathml: str) -> str:
    """Return one ``<math>`` element as LaTeX.

    Raises:
        Unreadable: it is not well formed, or holds an element that is not known here.
        TooLarge: it is too deep.
    """
    if "<!" in re.sub(r"<!--.*?-->", "", mathml, flags=re.DOTALL):
        raise Unreadable(say("This MathML holds more than mathematics."))
    named = NAMED.sub(lambda found: unescape(found[0]).replace("&", "&amp;"), mathml)
    plain = re.sub(r"<(/?)\w+:", r"<\1", re.sub(r"\s[\w:]+=(\"[^\"]*\"|'[^']*')", _attribute, named))
    try:
        root = ElementTree.fromstring(plain)
    except ElementTree.ParseError as error:
        raise Unreadable(say("This MathML is not well formed.")) from error
    return re.sub(r"\s+", " ", _Writer().row(root)).strip()


def _attribute(found: re.Match[str]) -> str:
    """Keep the attributes that say something about the mathematics, without prefixes."""
    name = found[0].split("=")[0].strip()
    return found[0] if name in {"open", "close", "separators", "linethickness", "encoding", "notation"} else ""


class _Writer:
    """Writes elements; knows how deep it is."""

    def __init__(self) -> None:
        self.depth = 0

    def row(self, element: Element) -> str:
        """The children of an element, one after another; a table between brackets is one thing."""
        children = list(element)
        if not children:
            return self.leaf(element)
        out: list[str] = []
        place = 0
        while place < len(children):
            text, used = self.bracketed(children, place)
            out.append(text)
            place += used
        return "".join(out)

    def bracketed(self, children: list[Element], place: int) -> tuple[str, int]:
        """A table with the brackets around it, or one child; and how many children that were."""
        window = [_sign(child) for child in children[place : place + 3]]
        if window[0] and len(window) > 1 and (table := _table(children[place + 1])) is not None:
            closing = window[2] if len(window) > 2 else ""
            if closing and (window[0], closing) in MATRICES:
                return self.rows(table, MATRICES[window[0], closing]), 3
            if window[0] == "{":
                empty = len(window) > 2 and children[place + 2].tag == "mo" and not closing
                return self.rows(table, "cases"), 2 + empty
        return self.write(children[place]), 1

    def write(self, element: Element) -> str:
        """One element."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise TooLarge(say("This formula is too deep: brackets stand inside brackets too often."))
        try:
            return self._written(element)
        finally:
            self.depth -= 1

    def _written(self, element: Element) -> str:
        match element.tag:
            case "mi" | "mn" | "mo" | "mtext" | "ms" | "mspace":
                return self.leaf(element)
            case "semantics":
                return self.semantics(element)
            case "mphantom" | "annotation" | "annotation-xml" | "none" | "mprescripts":
                return ""
            case "mfrac" if element.get("linethickness", "").strip("px ") == "0":
                return r"\binom" + self.groups(element, 2)
            case "mfrac":
                return r"\frac" + self.groups(element, 2)
            case "msqrt":
                return rf"\sqrt{{{self.row(element)}}}"
            case "mroot":
                base, index = self.parts(element, 2)
                return rf"\sqrt[{index}]{{{base}}}"
            case "msup" | "msub" | "msubsup" | "munder" | "mover" | "munderover":
                return self.scripts(element)
            case "mfenced":
                return self.fenced(element)
            case "mtable":
                return self.rows(element, "aligned")
            case "menclose" if element.get("notation") == "radical":
                return rf"\sqrt{{{self.row(element)}}}"
            case "mrow" | "mstyle" | "mpadded" | "menclose" | "maction" | "merror" | "math" | "mtd":
                return self.row(element)
        raise Unreadable(say("“{name}” is not an element of MathML that is known here.", name=str(element.tag)[:40]))

    def semantics(self, element: Element) -> str:
        """The TeX that was given along, or else the first child."""
        for child in element.findall("annotation"):
            if "tex" in child.get("encoding", "").lower() and (child.text or "").strip():
                return _undressed((child.text or "").strip())
        return self.write(element[0]) if len(element) else ""

    def leaf(self, element: Element) -> str:
        """A name, a number, a sign, some words."""
        text = (element.text or "").strip()
        if element.tag in {"mtext", "ms"}:
            return rf"\text{{ {text} }}" if re.search(r"[^\W\d]{2}", text) else _signs(text)
        if text in FUNCTIONS:
            return rf"\{text} "
        return _signs(text) if element.tag == "mn" or len(text) < 2 else f" {_signs(text)} "

    def parts(self, element: Element, count: int) -> list[str]:
        """The children, of which there must be that many."""
        if len(element) != count:
            raise Unreadable(say("A part is missing in this MathML."))
        return [self.write(child).strip() for child in element]

    def groups(self, element: Element, count: int) -> str:
        """The children, each in braces."""
        return "".join(f"{{{part}}}" for part in self.parts(element, count))

    def scripts(self, element: Element) -> str:
        """What stands above and below."""
        under, over = (name in element.tag for name in ("under", "over"))
        count = 3 if element.tag in {"msubsup", "munderover"} else 2
        base, *others = self.parts(element, count)
        accent = ACCENTS.get((element[1].text or "").strip()) if element.tag == "mover" else None
        if accent:
            return rf"\{accent}{{{base}}}"
        low = others[0] if element.tag.startswith("msub") or under else ""
        high = others[-1] if element.tag in {"msup", "msubsup"} or over else ""
        simple = len(base) < 2 or (base.startswith("\\") and base[1:].isalpha()) or base.isdigit()
        return (base if simple else f"{{{base}}}") + (f"_{{{low}}}" if low else "") + (f"^{{{high}}}" if high else "")

    def fenced(self, element: Element) -> str:
        """The older way to write brackets."""
        opening, closing = element.get("open", "("), element.get("close", ")")
        if len(element) == 1 and (table := _table(element[0])) is not None:
            if (opening, closing) in MATRICES:
                return self.rows(table, MATRICES[opening, closing])
            if opening == "{" and not closing.strip():
                return self.rows(table, "cases")
        separators = re.sub(r"\s", "", element.get("separators", ",")) or [""]
        inside = ""
        for index, child in enumerate(element):
            between = separators[min(index - 1, len(separators) - 1)] if index else ""
            inside += between + self.write(child)
        left, right = (_signs(sign) or "." for sign in (opening, closing))
        return rf"\left{left}{inside}\right{right}"

    def rows(self, table: Element, environment: str) -> str:
        """A table as a LaTeX environment; lines under each other where it is no matrix."""
        between = " & " if environment.endswith("matrix") else " "
        lines = [between.join(self.row(cell) for cell in line) for line in table if line.tag in {"mtr", "mlabeledtr"}]
        inside = r" \\ ".join(lines)
        return rf"\begin{{{environment}}}{inside}\end{{{environment}}}"


def _sign(element: Element) -> str:
    return (element.text or "").strip() if element.tag == "mo" else ""


def _table(element: Element) -> Element | None:
    """The table that an element is, alone or in a row of its own."""
    while element.tag in {"mrow", "mstyle"} and len(element) == 1:
        element = element[0]
    return element if element.tag == "mtable" else None


def _signs(text: str) -> str:
    return "".join(SIGNS.get(character) or ("" if character in SIGNS else _letter(character)) for character in text)


def _letter(character: str) -> str:
    """A Greek letter as its command; letters in a mathematical alphabet as plain ones; the rest as it is."""
    plain = unicodedata.normalize("NFKC", character) if 0x1D400 <= ord(character) <= 0x1D7FF else character
    name = unicodedata.name(plain[:1] or " ", "")
    if not name.startswith("GREEK") or not name.endswith(("LETTER " + name.split()[-1],)):
        return plain
    letter = name.split()[-1].lower().replace("lamda", "lambda")
    capital = "CAPITAL" in name
    return f"\\{letter.capitalize() if capital else letter} "


def _undressed(tex: str) -> str:
    """TeX without the braces and the style that pages put around it."""
    inner = re.fullmatch(r"\{\s*\\(?:displaystyle|textstyle)\b\s*(.*)\}", tex, re.DOTALL)
    return inner[1].strip() if inner else tex
