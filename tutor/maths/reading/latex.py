"""LaTeX commands → tokens: ``\\cdot`` is the token ``*``, ``\\left(`` is ``(``; spacing and fonts are dropped."""

from __future__ import annotations

import re

from tutor.errors import TooLarge, Unreadable
from tutor.maths.reading.lexing import COMMAND, SUBSCRIPT, Lexer, subscripted
from tutor.maths.reading.limits import Limits
from tutor.maths.reading.names import Piece, pieces
from tutor.maths.reading.tables import (
    ACCENTS,
    COMMANDS,
    CONSTANTS,
    DROPPED,
    FONTS,
    GREEK,
    SKIPPED,
    TEXTS,
)
from tutor.maths.reading.tokens import Token
from tutor.messages import say


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
    return LatexLexer(text, limits).run()


_KNOWN = COMMANDS.keys() | SKIPPED | GREEK | CONSTANTS.keys()
"""Commands that may have a letter or two glued on to them: ``\\quadx``, ``\\pir``."""


_SIDES = re.compile(r"\\(left|right)(?![A-Za-z])")
_INDEXED_BAR = re.compile(r"\s*(?:\||\\vert\b)\s*_")


class LatexLexer(Lexer):
    """A pass over text that may hold LaTeX commands."""

    def command(self) -> None:
        """Read one command, known or not."""
        match = COMMAND.match(self.text, self.at)
        if match is None:
            raise Unreadable(say("A backslash must be followed by the name of a command."), position=self.at)
        self.dispatch(match[1], match.end() - match.start())

    def dispatch(self, name: str, length: int) -> None:
        """Read the command of this name, which takes this many characters."""
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
            self.environment(name, self.at + length)
        elif name in DROPPED:
            self.drop(self.at + length)
        elif name in TEXTS:
            self.words(name, self.at + length)
        elif name in FONTS:
            self.font(self.at + length, length, italic=name == "mathit")
        elif name == "mathbb" or name == "Bbb":
            content, end = self.script(self.at + length)
            self.emit("numberset", content.strip(), end - self.at)
        elif name in ACCENTS:
            self.accent(name, self.at + length)
        elif name in COMMANDS:
            self.known(name, length)
        elif name in SKIPPED or name.isspace():
            self.emit("", "", length)
        elif name.rstrip("*") in GREEK or name in CONSTANTS:
            self.name(name, length)
        else:
            self.named(name, length)

    def known(self, name: str, length: int) -> None:
        """A command that is an operator."""
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
        for cut in (1, 2):
            if len(name) > cut + 1 and name[:-cut] in _KNOWN:
                self.dispatch(name[:-cut], length - cut)
                return
        raise Unreadable(say("“{text}” is not a LaTeX command that is known here.", text=f"\\{name}"), position=self.at)

    def delimiter(self, name: str, length: int) -> None:
        """``\\left``, ``\\bigr`` and the like: the sign after them, or nothing for a full stop."""
        space = re.compile(r"\s*").match(self.text, self.at + length)
        after = space.end() if space else self.at + length
        following = self.text[after : after + 1]
        opens, closes = (
            name in ("left", "mleft", "bigl", "Bigl", "biggl"),
            name in ("right", "mright", "bigr", "Bigr", "biggr"),
        )
        if following == "." and opens and self.ends_in_bar(after):
            self.emit("evaluated", ".", after + 1 - self.at)
        elif following == "." and (opens or closes):
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

    def ends_in_bar(self, at: int) -> bool:
        """Whether a bar with an index closes the ``\\left`` before this place: ``\\left. f \\right|_{x = 3}``."""
        depth = 1
        for found in _SIDES.finditer(self.text, at):
            depth += 1 if found[1] == "left" else -1
            if depth == 0:
                return bool(_INDEXED_BAR.match(self.text, found.end()))
        return False

    def environment(self, name: str, at: int) -> None:
        """``\\begin{…}`` with its options, ``\\end{…}``."""
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
        """A command that says nothing, with its braces."""
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
        if command == "variable":
            base, _, index = content.partition("_")
            self.emit("name", subscripted(base.strip(), index) if index else base.strip(), end - self.at)
            return
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
        """The subscript after an upright word belongs to its name."""
        token = self.tokens[-1]
        if token.key == "word" and (under := SUBSCRIPT.match(self.text, self.at)):
            content, end = self.script(under.end())
            if content:
                self.tokens[-1] = Token("word", subscripted(token.text, content), token.start, end, token.spaced)
                self.at = end

    def unwrapped(self, at: int, content: str, end: int) -> None:
        """Braces around one letter, a number or signs: read as if they were not there."""
        inner = LatexLexer(content, self.limits)
        inner.latex = self.latex
        for token in inner.run()[:-1]:
            start = at + 1 + token.start
            self.tokens.append(Token(token.key, token.text, start, at + 1 + token.end, self.spaced or token.spaced))
        self.at, self.spaced = end, False
        if self.tokens and self.tokens[-1].key == "name" and (under := SUBSCRIPT.match(self.text, end)):
            subscript, stop = self.script(under.end())
            last = self.tokens[-1]
            self.tokens[-1] = Token("name", subscripted(last.text, subscript), last.start, stop, last.spaced)
            self.at = stop
