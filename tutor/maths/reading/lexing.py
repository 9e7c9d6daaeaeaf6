"""Text → tokens, without LaTeX's commands: numbers, letters and their subscripts, signs, Unicode.

Knows how things are written, not what they mean: ``·`` and ``*`` are the token ``*``, ``x²`` is ``x^{2}``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from tutor.errors import TooLarge, Unreadable
from tutor.maths.reading.limits import Limits
from tutor.maths.reading.names import Piece, pieces
from tutor.maths.reading.tables import (
    ACCENTS,
    CONSTANTS,
    FRACTIONS,
    GREEK,
    GREEK_SAME,
    SKIPPED,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    TEXTS,
    UNICODE,
    UNICODE_NAMES,
    WORD_OPERATORS,
)
from tutor.maths.reading.tokens import Token
from tutor.messages import say

_NUMBER = re.compile(
    r"""(?P<grouped>\d{1,3}(?:(?:,\s?\\!|,\\,|\s?\{,\s?\}|\\,|\\!,|\\;)\s?\d{3})+(?!\d)(?:\.\d+)?)
    |(?P<comma>[1-9]\d{0,2}(?:,\d{3})+(?![\d])(?:\.\d+)?)
    |(?P<spaced>[1-9]\d{0,2}(?:[ ]\d{3})+(?![\d/])(?:\.\d+)?)
    |(?P<repeating>\d*\.\d*(?:\\(?:overline|bar|dot)\s*(?:\{\d+\}|\d)(?:\d*\\dot\s*(?:\{\d\}|\d))?|\d*(?:\d[\u0305\u0304\u0307])+))
    |(?P<bracketed>\d+\.\(\d+\))
    |(?P<dotted>\d+\.(?=\s*[-+*/^)\]}]))
    |(?P<plain>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+(?![\w({^!]))?)""",
    re.VERBOSE | re.ASCII,
)
_OPERATOR = re.compile(
    r"\*\*|<=>|<->|<=|=<|>=|=>|==|!=(?!=)|<>|->|:=|\+/-|\+-|\.{3,}|\.\.|&&|[-+*/^_=<>()\[\]{},;:|!'%&.\"\n?@#~]"
)
_SAME = {"**": "^", "=<": "<=", ":=": "=", "+/-": "+-", "\n": "newline"}
_LETTERS = re.compile(r"[A-Za-z]+")
COMMAND = re.compile(r"\\([A-Za-z]+\*?|.)", re.DOTALL)
_SPACE = re.compile(r"[ \t\r\f\v\u00a0\u2000-\u200b\u202f\u205f\u3000\u2061\u2063\ufeff]+")
SUBSCRIPT = re.compile(r"\s*_\s*")
_LATEX_SCRIPT = re.compile(r"\d+|[A-Za-z]", re.ASCII)
_PLAIN_SCRIPT = re.compile(r"[A-Za-z0-9]+", re.ASCII)
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]{4,5})\}")
_MATHS_MARKS = re.compile(r"\\[\[\]()]|\$")
_LATEX = re.compile(r"[\\$]|[\^_]\s*\{")
_LATE_SUBSCRIPT = re.compile(r"\s*(?:\^\s*(?:\{[^{}]{0,20}\}|[A-Za-z0-9])|'{1,4})(\s*_\s*)")
"""A subscript after the power or the primes: ``x^2_1`` is the square of ``x_1``."""
_UPPER_ENDS = [[sign, "^"] for sign in ("int", "iint", "iiint", "sum", "prod")]
_INTERVAL = re.compile(r"Interval\.(open|Lopen|Ropen)(?=\()")
_DIRECTION = re.compile(r",\s*dir\s*=\s*'(\+-|\+|-)'")
_INDEX = r"\s*_\s*\{?\s*(\d{1,4}|[a-z])\s*\}?\s*"
_COUNTING = re.compile(
    r"(?:\{\s*\})?"
    + _INDEX
    + r"(?:\\mathrm\s*|\\rm\s*)?\{?\s*([CPH])\s*\}?"
    + _INDEX.removesuffix(r"\s*")
    + r"|([₀-₉ₙ]+)([CPH])([₀-₉ₙᵣₖ]+)|(?<![\w.^])(\d{1,4})([CP])(\d{1,4})(?![\w.])"
)
_TAKES_INDEX = frozenset(
    ("function", "operation", "int", "iint", "sum", "prod", "lim", ")", "]", "}", "|", "rvert", "name")
)
_COUNTING_STARTS = frozenset("{_₀₁₂₃₄₅₆₇₈₉ₙ0123456789")
_KOREAN = re.compile("또는|혹은|이거나|그리고|이고|및|와|과")
TAKES_SUBSCRIPT = frozenset(
    ("log", "lim", "max", "min", "sup", "inf", "int", "sum", "prod", "limit", "Limit", "ln", "lg")
)


@lru_cache(maxsize=4096)
def _one_letter(character: str) -> str:
    """The ASCII character that a full-width or mathematical letter stands for; itself where there is none."""
    if character in UNICODE or character in UNICODE_NAMES or character in SUPERSCRIPTS or character in SUBSCRIPTS:
        return character
    plain = normalize("NFKC", character)
    return plain if len(plain) == 1 and (plain.isascii() or plain in UNICODE or plain in UNICODE_NAMES) else character


def flattened(text: str) -> str:
    """Return the text, same length, with full-width and styled letters as plain ones."""
    if text.isascii() and "\\u{" not in text:
        return text
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)).ljust(len(match[0])), text)
    return "".join(character if character.isascii() else _one_letter(character) for character in text)


class Lexer:
    """The state of one pass over the text."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.text = flattened(text)
        self.limits = limits
        self.latex = bool(_LATEX.search(self.text))
        self.commands = "\\" in self.text
        self.at = 0
        self.spaced = False
        self.depth = 0
        self.integral = False
        self.tokens: list[Token] = []
        dollars = len(re.findall(r"(?<!\\)\$", self.text)) if "$" in self.text else 0
        self.currency = dollars == 1

    def run(self) -> list[Token]:
        """Return the tokens of the whole text."""
        text, end = self.text, len(self.text)
        while self.at < end:
            self.step(text[self.at])
            if len(self.tokens) > self.limits.tokens:
                raise TooLarge(
                    say("The formula is too long: at most {limit} symbols are read.", limit=self.limits.tokens),
                    position=self.at,
                )
        self.tokens.append(Token("end", "", end, end))
        return self.tokens

    def step(self, character: str) -> None:
        """Read the token that begins with this character."""
        if space := _SPACE.match(self.text, self.at):
            self.at, self.spaced = space.end(), True
        elif character in _COUNTING_STARTS and self.counts() and (counted := _COUNTING.match(self.text, self.at)):
            self.counting(counted)
        elif (character.isdigit() and character.isascii()) or character == ".":
            self.number()
        elif character.isascii() and character.isalpha():
            self.letters()
        elif character == "\\":
            self.command()
        elif character == "$":
            self.emit("currency" if self.currency else "", "$", 1)
        elif operator := _OPERATOR.match(self.text, self.at):
            self.operator(operator[0])
        else:
            self.unicode(character)

    def emit(self, key: str, text: str, length: int) -> None:
        """Add a token of this length (none when the key is empty) and move past it."""
        if key:
            self.integral = self.integral or key in ("int", "iint", "iiint") or (key == "operation" and text == "int")
            self.tokens.append(Token(key, text, self.at, self.at + length, self.spaced))
        self.spaced = not key
        self.at += length

    def counts(self) -> bool:
        """Whether combinations may begin here: not at the index of a logarithm, a sum or a bracket."""
        before = self.tokens[-1].key if self.tokens else ""
        return before not in _TAKES_INDEX and (before != "number" or self.text[self.at] != "_")

    def counting(self, match: re.Match[str]) -> None:
        """``{}_5C_2``, ``₅C₂``, ``5C2``: combinations, permutations and combinations with repetition."""
        above, kind, below = (part for part in match.groups() if part is not None)
        above, below = ("".join(SUBSCRIPTS.get(letter, letter) for letter in part) for part in (above, below))
        name = {"C": "binomial", "P": "nPr", "H": "multichoose"}[kind]
        for key, text in (
            ("function" if name == "binomial" else "operation", name),
            ("(", "("),
            ("number" if above.isdigit() else "name", above),
            (",", ","),
            ("number" if below.isdigit() else "name", below),
            (")", ")"),
        ):
            self.tokens.append(Token(key, text, self.at, match.end(), self.spaced))
        self.at, self.spaced = match.end(), False

    def operator(self, text: str) -> None:
        """A sign of ASCII."""
        if text == "," and (side := _DIRECTION.match(self.text, self.at)):
            self.emit(",", ",", 1)
            self.emit("name", {"+": "right", "-": "left", "+-": "both"}[side[1]], len(side[0]) - 1)
            return
        if text == "~" and self.latex:
            self.at, self.spaced = self.at + 1, True
            return
        if text in "([" or (text == "{" and not self.latex):
            self.depth += 1
        elif text in ")]" or (text == "}" and not self.latex):
            self.depth -= 1
        if text == "{" and not self.latex:
            text = "\\{"
        elif text == "}" and not self.latex:
            text = "\\}"
            self.emit(text, "}", 1)
            return
        if text == "newline" or text == "\n":
            self.line_end()
            return
        self.emit("..." if text.startswith("...") else _SAME.get(text, text), text, 1 if text == "\\{" else len(text))

    def line_end(self) -> None:
        """A line break separates statements in plain text; in LaTeX it is a space."""
        if self.latex or self.depth > 0:
            self.at, self.spaced = self.at + 1, True
        else:
            self.emit("newline", "\n", 1)

    def number(self) -> None:
        """A number, its groups of thousands joined."""
        match = _NUMBER.match(self.text, self.at)
        if match is None or (match.lastgroup == "comma" and self.depth > 0):
            match = re.compile(r"\d+(?:\.\d+)?", re.ASCII).match(self.text, self.at) if match else None
            if match is None:
                operator = _OPERATOR.match(self.text, self.at)
                assert operator is not None
                self.operator(operator[0])
                return
        kind, text = match.lastgroup, match[0]
        if kind == "dotted":
            text = text[:-1]
        if kind in ("grouped", "comma", "spaced"):
            text = re.sub(r"[^\d.]", "", text)
        if sum(map(str.isdigit, text)) > self.limits.digits:
            raise TooLarge(
                say("The number is too long: at most {limit} digits are read.", limit=self.limits.digits),
                position=self.at,
            )
        self.emit("number", text, match.end() - match.start())

    def letters(self) -> None:
        """A run of letters: functions, names, words."""
        match = _LETTERS.match(self.text, self.at)
        assert match is not None
        run, start = match[0], self.at
        if run == "of" and self.tokens and self.tokens[-1].key in ("%", "number", "fraction", "}"):
            self.emit("*", "of", len("of"))
            return
        if run in ACCENTS and self.text[match.end() : match.end() + 1] == "{":
            self.accent(run, match.end())
            return
        if run == "Interval" and (named := _INTERVAL.match(self.text, start)):
            self.emit("operation", {"open": "oo", "Lopen": "oc", "Ropen": "co"}[named[1]], named.end() - start)
            return
        following = self.text[match.end() : match.end() + 2].lstrip()[:1]
        for piece in pieces(run, self.latex, following, self.integral):
            self.at = start + piece.start
            self.piece(piece)

    def piece(self, piece: Piece) -> None:
        """One of the parts of a run of letters."""
        if piece.key == "operator" and piece.text in WORD_OPERATORS:
            self.emit(WORD_OPERATORS[piece.text], piece.text, len(piece.text))
            return
        if piece.key == "name" and piece.text not in TAKES_SUBSCRIPT:
            self.name(piece.text, piece.length)
            return
        self.emit(piece.key, piece.text, piece.length)

    def name(self, name: str, length: int) -> None:
        """Emit a symbol with the subscript that follows it."""
        stop = self.at + length
        name = GREEK_SAME.get(name, name)
        if [token.key for token in self.tokens[-2:]] in _UPPER_ENDS:
            self.emit("name", name, length)
            return
        if late := _LATE_SUBSCRIPT.match(self.text, stop):
            content, end = self.script(late.end())
            self.text = self.text[: late.start(1)] + " " * (end - late.start(1)) + self.text[end:]
            self.emit("name", subscripted(name, content) if content else name, length)
            return
        digits = re.compile(r"\d+", re.ASCII).match(self.text, stop)
        if digits and not self.commands and name not in CONSTANTS and not self.text[stop - 1].isdigit():
            name, stop = f"{name}_{digits[0]}", digits.end()
        lowered = stop
        while lowered < len(self.text) and self.text[lowered] in SUBSCRIPTS:
            lowered += 1
        if lowered > stop:
            name, stop = subscripted(name, "".join(SUBSCRIPTS[c] for c in self.text[stop:lowered])), lowered
        elif under := SUBSCRIPT.match(self.text, stop):
            content, end = self.script(under.end())
            if content:
                name, stop = subscripted(name, content), end
        self.emit("name", name, stop - self.at)

    def script(self, at: int) -> tuple[str, int]:
        """Return the text of the subscript that starts here, and where it ends; ("", at) when there is none."""
        text = self.text
        while (wrapper := COMMAND.match(text, at)) and (wrapper[1] in TEXTS or wrapper[1] in SKIPPED):
            at = wrapper.end()
        if at >= len(text):
            return "", at
        if wrapper:
            return wrapper[1], wrapper.end()
        if text[at] == "{" or (text[at] == "(" and not self.latex):
            content, end = self.braced(at, text[at])
            return (content, end) if content.strip() else ("", at)
        plain = (_LATEX_SCRIPT if self.latex else _PLAIN_SCRIPT).match(text, at)
        return (plain[0], plain.end()) if plain else ("", at)

    def braced(self, at: int, opening: str = "{") -> tuple[str, int]:
        """Return the content of the braces that open here and the index past them."""
        closing, depth = ("}" if opening == "{" else ")"), 0
        for index in range(at, len(self.text)):
            character = self.text[index]
            if character == opening and self.text[index - 1 : index] != "\\":
                depth += 1
            elif character == closing and self.text[index - 1 : index] != "\\":
                depth -= 1
                if depth == 0:
                    return self.text[at + 1 : index], index + 1
        raise Unreadable(say("This bracket is never closed."), position=at)

    def unicode(self, character: str) -> None:
        """A character that is not ASCII."""
        if korean := _KOREAN.match(self.text, self.at):
            self.emit("or" if korean[0] in ("또는", "혹은", "이거나") else "and", korean[0], len(korean[0]))
        elif character in UNICODE_NAMES:
            name = UNICODE_NAMES[character]
            if character in "ΣΠ" and SUBSCRIPT.match(self.text, self.at + 1):
                self.emit("sum" if character == "Σ" else "prod", character, 1)
                return
            if name.endswith("#"):
                self.emit("numberset", name[0], 1)
            else:
                self.name(name, 1)
        elif character in SUPERSCRIPTS:
            self.raised()
        elif character in SUBSCRIPTS:
            self.emit("_", "_", 0)
            stop = self.at
            while stop < len(self.text) and self.text[stop] in SUBSCRIPTS:
                stop += 1
            digits = "".join(SUBSCRIPTS[c] for c in self.text[self.at : stop])
            self.emit("number" if digits.isdigit() else "name", digits, stop - self.at)
        elif character in FRACTIONS:
            self.emit("fraction", character, 1)
        elif character in UNICODE:
            self.emit(UNICODE[character], character, 1)
        elif character in "€£¥₩￦¢":
            self.emit("currency", character, 1)
        elif character in "\u0305\u0304\u0307\ufe0f\u200d":
            self.at += 1
        else:
            raise Unreadable(say("“{text}” cannot be read here.", text=character), position=self.at)

    def raised(self) -> None:
        """A run of superscript characters: a power, as if it were braced."""
        self.emit("^", "^", 0)
        self.emit("{", "{", 0)
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in SUPERSCRIPTS:
            character = SUPERSCRIPTS[self.text[self.at]]
            if character.isdigit():
                stop = self.at
                while stop < len(self.text) and SUPERSCRIPTS.get(self.text[stop], "").isdigit():
                    stop += 1
                self.emit("number", "".join(SUPERSCRIPTS[c] for c in self.text[self.at : stop]), stop - self.at)
            else:
                self.emit("name" if character.isalpha() else character, character, 1)
        assert self.at > start
        self.emit("}", "}", 0)

    def accent(self, command: str, at: int) -> None:
        """``\\bar{x}``: a name with a mark over it, or a mark over a group."""
        content, end = (
            self.script(at)
            if self.text[at : at + 1] in ("{", "\\")
            else self.script(at + len(self.text[at:]) - len(self.text[at:].lstrip()))
        )
        letters = content.strip().lstrip("\\").strip()
        if not letters:
            raise Unreadable(say("A letter is expected under “{text}”.", text=f"\\{command}"), position=self.at)
        if not re.fullmatch(r"[A-Za-z]+\d*(_\{?[A-Za-z0-9]+\}?)?", letters):
            self.emit("accent", ACCENTS[command], at - self.at)
            return
        base, _, subscript = letters.partition("_")
        mark = ACCENTS[command]
        symbol = (
            base
            if mark == "vec" and len(base) == 1
            else f"{base}{mark}"
            if len(base) == 1 or base in GREEK
            else f"\\{command}{{{base}}}"
        )
        self.at, start = self.at, self.at
        self.name(subscripted(symbol, subscript) if subscript else symbol, end - start)

    def command(self) -> None:
        """Read a command: `tutor.maths.reading.latex` knows them."""
        raise NotImplementedError


def subscripted(name: str, subscript: str) -> str:
    """A name with a subscript, in one spelling however it was written: ``x_1``, ``x_max``, ``x_{i,j}``."""
    for command in ("\\text", "\\mathrm", "\\mathbf", "\\operatorname"):
        subscript = subscript.replace(command, "")
    subscript = re.sub(r"\\[,;:! ]|\\(?=[A-Za-z])|\s+", "", subscript)
    if subscript.startswith("{") and subscript.endswith("}"):
        subscript = subscript[1:-1]
    subscript = re.sub(r"\{(\w+)\}", r"\1", subscript)
    if not subscript:
        return name
    return f"{name}_{subscript}" if subscript.isalnum() else f"{name}_{{{subscript}}}"
