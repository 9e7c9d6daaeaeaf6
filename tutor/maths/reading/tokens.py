"""Text → tokens: LaTeX, calculator notation and Unicode in one pass, each token with its place in the original text.

Knows how things are written, not what they mean: `\\cdot`, ``·`` and ``*`` are the token ``*``; `\\left(` is ``(``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from tutor.errors import TooLarge, Unreadable
from tutor.maths.reading.limits import Limits
from tutor.maths.reading.names import Piece, pieces
from tutor.maths.reading.tables import (
    ACCENTS,
    BARE,
    COMMANDS,
    CONSTANTS,
    DROPPED,
    FONTS,
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
from tutor.messages import say


@dataclass(frozen=True, slots=True)
class Token:
    """One token: ``key`` is what the parser looks up, ``text`` its content, ``start`` and ``end`` its place.

    Keys: ``number``, ``name`` (a symbol or constant), ``function``, ``word`` (upright letters), ``text``, ``end``, and
    otherwise the operator itself. ``spaced``: there is white space before it.
    """

    key: str
    text: str
    start: int
    end: int
    spaced: bool = False


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
_COMMAND = re.compile(r"\\([A-Za-z]+\*?|.)", re.DOTALL)
_SPACE = re.compile(r"[ \t\r\f\v\u00a0\u2000-\u200b\u202f\u205f\u3000\u2061\u2063\ufeff]+")
_SUBSCRIPT = re.compile(r"\s*_\s*")
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
_KOREAN = re.compile("또는|혹은|이거나|그리고|이고|및|와|과")
_TAKES_SUBSCRIPT = frozenset(
    ("log", "lim", "max", "min", "sup", "inf", "int", "sum", "prod", "limit", "Limit", "ln", "lg")
)


def tokenize(text: str, limits: Limits) -> list[Token]:
    """Split a formula into tokens, the last one with the key ``end``.

    Raises:
        TooLarge: the text is over the limits.
        Unreadable: it has a character that no mathematics uses.
    """
    if len(text) > limits.length:
        raise TooLarge(
            say("The text is too long: {count} characters, and at most {limit} are read.",
                count=len(text), limit=limits.length),
            position=limits.length,
        )  # fmt: skip
    return _Lexer(text, limits).run()


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


class _Lexer:
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
        if space := _SPACE.match(self.text, self.at):
            self.at, self.spaced = space.end(), True
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

    def operator(self, text: str) -> None:
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
        match = _LETTERS.match(self.text, self.at)
        assert match is not None
        run, start = match[0], self.at
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
        if piece.text in WORD_OPERATORS and piece.key == "operator":
            self.emit(WORD_OPERATORS[piece.text], piece.text, len(piece.text))
            return
        if piece.key == "name" and piece.text not in _TAKES_SUBSCRIPT:
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
            self.emit("name", _subscripted(name, content) if content else name, length)
            return
        digits = re.compile(r"\d+", re.ASCII).match(self.text, stop)
        if digits and not self.commands and name not in CONSTANTS and not self.text[stop - 1].isdigit():
            name, stop = f"{name}_{digits[0]}", digits.end()
        lowered = stop
        while lowered < len(self.text) and self.text[lowered] in SUBSCRIPTS:
            lowered += 1
        if lowered > stop:
            name, stop = _subscripted(name, "".join(SUBSCRIPTS[c] for c in self.text[stop:lowered])), lowered
        elif under := _SUBSCRIPT.match(self.text, stop):
            content, end = self.script(under.end())
            if content:
                name, stop = _subscripted(name, content), end
        self.emit("name", name, stop - self.at)

    def script(self, at: int) -> tuple[str, int]:
        """Return the text of the subscript that starts here, and where it ends; ("", at) when there is none."""
        text = self.text
        while (wrapper := _COMMAND.match(text, at)) and (wrapper[1] in TEXTS or wrapper[1] in SKIPPED):
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
        if korean := _KOREAN.match(self.text, self.at):
            self.emit("or" if korean[0] in ("또는", "혹은", "이거나") else "and", korean[0], len(korean[0]))
        elif character in UNICODE_NAMES:
            name = UNICODE_NAMES[character]
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

    def command(self) -> None:
        match = _COMMAND.match(self.text, self.at)
        if match is None:
            raise Unreadable(say("A backslash must be followed by the name of a command."), position=self.at)
        name, length = match[1], match.end() - match.start()
        if name in "()[]":
            self.emit("", "", length)
        elif name in (
            "left",
            "right",
            "mleft",
            "mright",
            "big",
            "Big",
            "bigl",
            "bigr",
            "Bigl",
            "Bigr",
            "middle",
            "biggl",
            "biggr",
            "bigg",
            "Bigg",
        ):
            self.delimiter(name, length)
        elif name in ("begin", "end"):
            self.environment(name, match.end())
        elif name in DROPPED:
            self.drop(match.end())
        elif name in TEXTS:
            self.words(name, match.end())
        elif name in FONTS:
            self.font(match.end(), length, italic=name == "mathit")
        elif name == "mathbb" or name == "Bbb":
            content, end = self.script(match.end())
            self.emit("numberset", content.strip(), end - self.at)
        elif name in ACCENTS:
            self.accent(name, match.end())
        elif name in COMMANDS:
            self.known(name, length)
        elif name in SKIPPED or name.isspace():
            self.emit("", "", length)
        elif name.rstrip("*") in GREEK or name in CONSTANTS:
            self.name(name, length)
        else:
            self.named(name, length)

    def known(self, name: str, length: int) -> None:
        key = COMMANDS[name]
        if key == "\\{":
            self.depth += 1
        elif key == "\\}":
            self.depth -= 1
        if key == "newline":
            spacing = re.compile(r"\*?(?:\[[^\]\n]{0,12}\])?").match(self.text, self.at + length)
            after = (
                spacing.end()
                if spacing and re.fullmatch(r"\*?(\[[\d.\s]*(pt|em|ex|cm|mm)\])?", spacing[0])
                else self.at + length
            )
            length = after - self.at
        self.emit(key, name, length)

    def named(self, name: str, length: int) -> None:
        """A command that is a function or an unknown word: ``\\sin``, ``\\sinx``."""
        found = list(pieces(name, True, self.text[self.at + length : self.at + length + 1], False))
        if found[0].key in ("function", "operation") and len(found) <= 2:
            first, start = found[0], self.at + 1
            self.piece(Piece(first.key, first.text, 0, first.length + 1))
            for piece in found[1:]:
                self.at = start + piece.start
                self.piece(piece)
            return
        raise Unreadable(say("“{text}” is not a LaTeX command that is known here.", text=f"\\{name}"), position=self.at)

    def delimiter(self, name: str, length: int) -> None:
        space = re.compile(r"\s*").match(self.text, self.at + length)
        after = space.end() if space else self.at + length
        following = self.text[after : after + 1]
        opens, closes = (
            name in ("left", "mleft", "bigl", "Bigl", "biggl"),
            name in ("right", "mright", "bigr", "Bigr", "biggr"),
        )
        if following == "." and (opens or closes):
            self.emit("nullright" if closes else "", "", after + 1 - self.at)
        elif following == "|" and (opens or closes):
            self.emit("lvert" if opens else "rvert", "|", after + 1 - self.at)
        elif following == "<" and (opens or closes):
            self.emit("langle", "<", after + 1 - self.at)
        elif following == ">" and (opens or closes):
            self.emit("rangle", ">", after + 1 - self.at)
        elif self.text.startswith("\\|", after) or self.text.startswith("\\Vert", after):
            self.emit("lVert" if opens else "rVert", "||", after - self.at + (2 if self.text[after + 1] == "|" else 5))
        elif self.text.startswith("\\vert", after) and (opens or closes):
            self.emit("lvert" if opens else "rvert", "|", after - self.at + 5)
        else:
            self.emit("", "", length)

    def environment(self, name: str, at: int) -> None:
        space = re.compile(r"\s*").match(self.text, at)
        at = space.end() if space else at
        if self.text[at : at + 1] != "{":
            raise Unreadable(say("The name of an environment in braces is expected here."), position=at)
        environment, end = self.braced(at)
        environment = environment.strip().rstrip("*")
        if name == "begin":
            self.depth += 1
            options = re.compile(r"\s*\[[a-z]\]").match(self.text, end)
            end = options.end() if options else end
            if environment in ("array", "tabular", "alignedat", "alignat") and self.text[end:].lstrip()[:1] == "{":
                _, end = self.braced(self.text.index("{", end))
        else:
            self.depth -= 1
        self.emit("begin" if name == "begin" else "endenv", environment, end - self.at)

    def drop(self, at: int) -> None:
        space = re.compile(r"\s*").match(self.text, at)
        at = space.end() if space else at
        end = self.braced(at)[1] if self.text[at : at + 1] == "{" else at
        self.emit("", "", end - self.at)

    def words(self, command: str, at: int) -> None:
        """Upright words: a function's name, a connective, a unit, or plain text."""
        space = re.compile(r"\s*").match(self.text, at)
        at = space.end() if space else at
        if self.text[at : at + 1] != "{":
            self.emit("", "", at - self.at)
            return
        content, end = self.braced(at)
        word = re.sub(r"\\[ ,;:!]|~|\\(?:text|mathrm)?(?=[{ ])", " ", content).strip()
        bare = word.strip(" ,.;:").lower()
        if bare in ("and", "or", "if", "otherwise", "for", "when", "where", "else"):
            self.emit(bare, word, end - self.at)
        elif not word:
            self.emit("", "", end - self.at)
        elif (len(word) == 1 and word.isalpha()) or word.isdigit() or not any(map(str.isalpha, word)):
            self.at = at
            self.unwrapped(at, content, end)
        elif (
            word.isalpha()
            and (found := list(pieces(word, True, "(", False)))[0].key in ("function", "operation")
            and len(found) == 1
        ):
            self.at += at + 1 - self.at
            self.piece(Piece(found[0].key, found[0].text, 0, len(content)))
            self.at = end
        else:
            key = "text" if command.startswith(("text", "mbox", "hbox", "emph")) else "word"
            if key == "word" and word in GREEK | CONSTANTS.keys():
                self.at = end - 1 - len(content)
                self.name(word, len(content) + 1)
                return
            self.emit(key, word, end - self.at)
            self.subscript_of_word()

    def font(self, at: int, length: int, *, italic: bool) -> None:
        """A letter in another font is the letter; anything longer is a group."""
        space = re.compile(r"\s*").match(self.text, at)
        at = space.end() if space else at
        content, end = self.braced(at) if self.text[at : at + 1] == "{" else ("", at)
        if len(content.strip()) == 1 and content.strip().isalpha():
            self.unwrapped(at, content, end)
        elif italic and content.isalpha() and len(content) > 1:
            self.emit("word", content, end - self.at)
            self.subscript_of_word()
        else:
            self.emit("", "", length)

    def subscript_of_word(self) -> None:
        token = self.tokens[-1]
        if token.key == "word" and (under := _SUBSCRIPT.match(self.text, self.at)):
            content, end = self.script(under.end())
            if content:
                self.tokens[-1] = Token("word", _subscripted(token.text, content), token.start, end, token.spaced)
                self.at = end

    def unwrapped(self, at: int, content: str, end: int) -> None:
        """Braces around one letter, a number or signs: read as if they were not there."""
        inner = _Lexer(content, self.limits)
        inner.latex = self.latex
        for token in inner.run()[:-1]:
            start = at + 1 + token.start
            self.tokens.append(Token(token.key, token.text, start, at + 1 + token.end, self.spaced or token.spaced))
        self.at, self.spaced = end, False
        if self.tokens and self.tokens[-1].key == "name" and (under := _SUBSCRIPT.match(self.text, end)):
            subscript, stop = self.script(under.end())
            last = self.tokens[-1]
            self.tokens[-1] = Token("name", _subscripted(last.text, subscript), last.start, stop, last.spaced)
            self.at = stop

    def accent(self, command: str, at: int) -> None:
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
        self.name(_subscripted(symbol, subscript) if subscript else symbol, end - start)


def _subscripted(name: str, subscript: str) -> str:
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


__all__ = ["BARE", "Token", "flattened", "tokenize"]
