"""Finds what sentences work out: ``16 - 3 = 13``, ``3 apples * 2 = 6 apples``, ``1/2 of 10 is 5``. Text only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tutor.claims.lexing import FUNCTIONS, Token, tokens
from tutor.claims.written import Chain, Found, Side

LONGEST_LEFT = 80
"""Tokens that the left side of a claim may have."""
MOST_WORDS = 4
"""Words that may stand after a number as its unit."""
_STOP = frozenset(
    re.split(
        r"\s+",
        """is are was were has had have be been do does did and or so then we he she they it i you the a an in to from
        at because since that this which who with if but as on by also after before when while will would can could
        should there thus hence therefore gives makes get gets got means meaning leaves for about only not than into
        out plus minus times over each left more less what where how let now next finally total totals of remainder""",
    )
)
"""Words that are no unit."""
_OPERANDS = frozenset(("number", "money", "open", "vulgar"))
_SHORT = frozenset(("h", "s"))
"""Units of one letter, apart from their number."""
_WITHIN = frozenset(("of", "per", "a", "an", "each", "for"))
"""Words that join the words of a unit: ``pieces of pie``, ``miles per hour``."""
_BEFORE = frozenset(("times", "plus", "minus", "half", "double", "twice", "x", "triple"))
_PARTS = frozenset(("half", "third", "thirds", "quarter", "quarters", "fourth", "fourths", "fifth", "fifths", "tenth"))
_LETTERS_THAT_ARE_WORDS = frozenset(("a", "A", "I"))
_IS = frozenset(("is", "are", "makes", "gives", "leaves", "equals", "be"))


@dataclass
class _Expression:
    """What was read of a side so far."""

    text: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    money: bool = False
    operators: int = 0
    tight: bool = False
    """Whether a bare - or / between two numbers without spaces stands in it (a date, a range, a fraction)."""
    worded: bool = False


class _Reader:
    """Reads one expression forward from a token; ``position`` is where it stopped."""

    def __init__(self, found: list[Token], position: int, end: int) -> None:
        self.tokens = found
        self.position = position
        self.end = end
        self.out = _Expression()
        self.last = position
        """Past the last token that belongs to a number, not to its unit."""

    def token(self, ahead: int = 0) -> Token | None:
        index = self.position + ahead
        return self.tokens[index] if index < self.end else None

    def kind(self, ahead: int = 0) -> str:
        token = self.token(ahead)
        return "" if token is None else token.kind

    def expression(self, *, inside: bool = False) -> bool:
        """Read operands and signs for as long as they go on; False where there is not one operand."""
        if not self.operand():
            return False
        while True:
            mark, length = self.position, len(self.out.text)
            words, operators = len(self.out.words), self.out.operators
            if not self.sign() or not self.operand():
                self.position = mark
                del self.out.text[length:], self.out.words[words:]
                self.out.operators = operators
                return not inside or self.kind() == "close"

    def sign(self) -> bool:
        """Read what joins two operands."""
        token = self.token()
        if token is None:
            return False
        value = {"x": "*", "X": "*"}.get(token.value, token.value) if token.kind == "letter" else token.value
        if token.kind == "letter" and value != "*":
            return self.side_by_side(token)
        if token.kind == "word" and value.lower() == "of" and self.part_before():
            value, self.out.worded = "*", True
        elif token.kind not in {"sign", "letter"}:
            return self.side_by_side(token)
        after = self.token(1)
        if token.kind == "letter" and (after is None or after.kind not in _OPERANDS):
            return self.side_by_side(token)
        self.out.tight = self.out.tight or (value in "-/" and not token.spaced)
        self.out.worded = self.out.worded or token.end - token.start > 2
        self.position += 1
        self.out.text.append(value)
        self.out.operators += 1
        return True

    def part_before(self) -> bool:
        """Whether what stands before "of" is a part: 20 %, 1/2, and a number follows."""
        before = self.out.text[-1:]
        fraction = len(self.out.text) >= 3 and self.out.text[-2] == "/"
        following = self.kind(1) in {"number", "money", "open"}
        return following and (before == ["%"] or fraction or (bool(before) and before[0].startswith("(1/")))

    def side_by_side(self, token: Token) -> bool:
        """A product without a sign: ``2x``, ``2(x + 1)``, ``(x + 1)(x + 2)``."""
        before = self.tokens[self.position - 1]
        if self.out.words and before.kind == "word":
            return False
        tight = not token.spaced
        if token.kind == "open" and tight and before.kind in {"number", "close", "letter"}:
            if before.value not in FUNCTIONS:
                self.out.text.append("*")
            self.out.operators += 1
            return True
        if token.kind == "letter" and tight and before.kind in {"number", "close"}:
            self.out.text.append("*")
            return True
        return False

    def operand(self) -> bool:
        """Read a number with its unit, a letter, or what stands in brackets; signs before it too."""
        token = self.token()
        if token is None:
            return False
        if token.kind == "sign" and token.value in "-+":
            self.out.text.append(token.value)
            self.position += 1
            return self.operand()
        if token.kind == "money":
            self.out.money = True
            self.position += 1
            return self.kind() in {"number", "sign"} and self.operand()
        if token.kind == "open":
            return self.bracket()
        if token.kind in {"number", "vulgar"}:
            return self.number(token)
        if token.kind == "letter" and not self.word_like():
            self.out.text.append({"√": "sqrt", "π": "pi"}.get(token.value, token.value))
            self.position += 1
            self.last = self.position
            if token.value in FUNCTIONS - {"pi"} or token.value == "√":
                return self.kind() in {"open", "number", "letter"} and self.argument()
            return True
        return False

    def argument(self) -> bool:
        if self.kind() == "open":
            return self.operand()
        self.out.text.append("(")
        read = self.operand()
        self.out.text.append(")")
        return read

    def word_like(self) -> bool:
        """Whether a single letter is a word of the sentence ("a", "I")."""
        token = self.token()
        assert token is not None
        if token.value not in _LETTERS_THAT_ARE_WORDS:
            return False
        return self.kind(1) in {"word", "number", ""}

    def bracket(self) -> bool:
        self.out.text.append("(")
        self.position += 1
        if not self.expression(inside=True):
            return False
        self.out.text.append(")")
        self.position += 1
        self.last = self.position
        self.unit()
        return True

    def number(self, token: Token) -> bool:
        value = token.value
        self.position += 1
        value = self.mixed(value)
        self.out.text.append(value)
        if self.kind() == "percent":
            self.out.text.append("%")
            self.position += 1
        elif self.kind() == "money" and self.kind(1) != "number":
            self.out.money = True  # 100$
            self.position += 1
        self.last = self.position
        self.unit()
        return True

    def mixed(self, whole: str) -> str:
        """A number with the fraction after it, if there is one: ``1 1/2``, ``1½``."""
        following = self.tokens[self.position : min(self.position + 3, self.end)]
        if following and following[0].kind == "vulgar":
            self.position += 1
            return f"({whole}+{following[0].value})"
        if [each.kind for each in following] == ["number", "sign", "number"] and following[1].value == "/":
            top, slash, bottom = following
            if top.spaced and not slash.spaced and "." not in whole + top.value + bottom.value:
                self.position += 3
                return f"({whole}+{top.value}/{bottom.value})"
        return whole

    def unit(self) -> None:
        """Read the words after a number that may be its unit."""
        count, mark, kept = 0, self.position, len(self.out.words)
        while (unit := self.token()) is not None and count <= MOST_WORDS:
            if not self.unit_word(unit, count):
                break
            self.position += 1
            count += unit.kind != "sign"
            self.out.words.append(unit.value)
        if count > MOST_WORDS:
            self.position = mark
            del self.out.words[kept:]

    def unit_word(self, token: Token, count: int) -> bool:
        """Whether a token is a part of a unit that has ``count`` words so far."""
        after = self.token(1)
        word = token.value.lower()
        if token.kind == "sign":
            before = self.tokens[self.position - 1].kind
            return word == "/" and before in {"word", "number"} and after is not None and _names(after)
        if count and word in _WITHIN and after is not None and after.kind == "word":
            return True
        if token.kind == "letter":
            return token.value in _SHORT and (token.spaced or self.out.words[-1:] == ["/"])
        return token.kind == "word" and word not in _STOP


def _names(token: Token) -> bool:
    return token.kind == "word" or token.value in _SHORT


def chains(line: str, start: int = 0, *, final: bool = True) -> Iterator[Chain]:
    """Yield the chains in a line after ``start``; in one that is not ``final``, those that are sure."""
    found = tokens(line)
    done = start
    for index, token in enumerate(found):
        if token.start < done or not _relation(token):
            continue
        chain = _chain(found, index, done, final=final)
        if chain is None:
            continue
        if not chain.sure:
            return
        done = chain.end
        if len(chain.sides) > 1:
            yield chain


def _relation(token: Token) -> bool:
    return token.kind == "relation" or (token.kind == "word" and token.value.lower() in _IS)


def _chain(found: list[Token], at: int, done: int, *, final: bool) -> Chain | None:
    """The chain whose first sign is the token ``at``; None where there is none."""
    worded = found[at].kind == "word"
    left = _left(found, at, done)
    if left is None:
        return None if worded else _unnamed(found, at, done, final=final)
    first, begin = left
    if worded and not (first.operators and (first.worded or not first.tight)):
        return None
    return _onward(found, at, [_side(first, found[begin].start, found[at - 1].end)], begin, done, final=final)


def _unnamed(found: list[Token], at: int, done: int, *, final: bool) -> Chain | None:
    """A chain whose left side is words: ``the total = 3 * 4 = 12``; what is said begins after the sign."""
    reader = _Reader(found, at + 1, len(found))
    if not reader.expression() or reader.position >= len(found) or found[reader.position].kind != "relation":
        return None
    side = _side(reader.out, found[at + 1].start, found[reader.last - 1].end)
    return _onward(found, reader.position, [side], at + 1, done, final=final)


def _onward(found: list[Token], at: int, sides: list[Found], begin: int, done: int, *, final: bool) -> Chain | None:
    """Read the sides after the sign ``at`` for as long as there are signs."""
    signs: list[str] = []
    position = at
    while position < len(found) and (found[position].kind == "relation" or (position == at and _relation(found[at]))):
        reader = _Reader(found, position + 1, len(found))
        if not reader.expression():
            break
        sign = found[position].value
        signs.append("=" if found[position].kind == "word" else sign)
        sides.append(_side(reader.out, found[position + 1].start, found[reader.last - 1].end))
        position, last = reader.position, reader.last
    if len(sides) < 2:
        return None
    loose = _goes_on(found, begin, done) or _continues(found, position, last, worded=found[at].kind == "word")
    sure = final or _sure(found, last, position)
    if found[at].kind == "word" and (loose or len(sides[-1].side.text) > 12 or sides[-1].side.operators):
        return Chain((), (), sides[-1].end, sure=sure)
    return Chain(tuple(sides), tuple(signs), sides[-1].end, loose=loose, sure=sure)


def _left(found: list[Token], at: int, done: int) -> tuple[_Expression, int] | None:
    """The longest expression that ends right before the token ``at``, and where it begins."""
    for begin in range(max(0, at - LONGEST_LEFT), at):
        token = found[begin]
        if token.start < done or token.kind not in {"number", "money", "open", "sign", "letter", "vulgar"}:
            continue
        if token.kind == "sign" and (token.value not in "-+" or _bullet(found, begin)):
            continue
        if begin and token.kind == "number" and not token.spaced and found[begin - 1].kind == "letter":
            continue
        reader = _Reader(found, begin, at)
        if reader.expression() and reader.position == at:
            return reader.out, begin
    return None


def _bullet(found: list[Token], begin: int) -> bool:
    """Whether a sign is none: the dash of a list, or of a sentence."""
    following = found[begin + 1] if begin + 1 < len(found) else None
    return following is not None and following.spaced and (begin == 0 or found[begin].spaced)


def _goes_on(found: list[Token], begin: int, done: int) -> bool:
    """Whether something before a chain may belong to it."""
    if begin == 0:
        return False
    before = found[begin - 1]
    if before.kind == "sign":
        return not _bullet(found, begin - 1) or begin > 1
    if before.kind == "word" and before.value.lower() == "by":
        return any(re.match(r"multipl|divid", token.value.lower()) for token in found[max(0, begin - 6) : begin])
    if before.kind == "word" and before.value.lower() == "over":
        return found[begin - 2].kind in {"number", "close"} if begin > 1 else False
    if before.kind == "word" and before.value.lower() in _BEFORE:
        return True
    if before.kind == "word" and before.value.lower() == "of" and _counted(found, begin - 2):
        return True
    if before.kind == "open":
        return begin > 1 and found[begin - 2].kind in {"sign", "number", "letter", "close"}
    if begin > 1 and before.kind == "word" and before.value.lower() in {"and", "the", "of"}:
        return found[begin - 2].end > done and _number_before(found, begin, before.value.lower())
    return before.kind in {"number", "percent", "letter"}


def _number_before(found: list[Token], begin: int, word: str) -> bool:
    """Whether a number stands before the "and", "of" or "of the" that a chain follows."""
    at = begin - 2
    if word == "the":
        if found[at].value.lower() != "of" or at < 1:
            return False
        at -= 1
    return found[at].kind in {"number", "percent"} or (word != "and" and found[at].value.lower() in _PARTS)


def _counted(found: list[Token], at: int) -> bool:
    """Whether the word ``at`` counts things: "40 pieces" of."""
    return at >= 1 and found[at].kind == "word" and found[at - 1].kind == "number"


def _continues(found: list[Token], position: int, last: int, *, worded: bool) -> bool:
    """Whether something after a chain may belong to it."""
    token = found[position] if position < len(found) else None
    if token is None:
        return False
    if token.kind == "sign":
        spaced_dash = token.value == "-" and token.spaced and position + 1 < len(found) and found[position + 1].spaced
        return token.value != "-" or (position == last and not (spaced_dash and found[position + 1].kind == "word"))
    if token.kind == "letter" and not token.spaced:
        return True
    word = token.value.lower()
    if word in {"r", "remainder"}:
        return True
    if token.kind == "word" and word in {"of", "times"} and position == last:
        following = found[position + 1 : position + 2]
        return worded or bool(following and following[0].kind in {"number", "money", "open"})
    return worded and word in {"more", "less", "times", "of", "plus", "minus"}


def _sure(found: list[Token], last: int, position: int) -> bool:
    """Whether nothing that may still follow changes a chain whose last number ends before ``last``."""
    rest = found[last:]
    if not rest:
        return False
    if rest[0].kind in {"other", "close"} and len(rest) >= 1:
        return rest[0].value not in "\\"
    if rest[0].kind == "word" and rest[0].value.lower() in _STOP - {"of", "times", "plus", "minus", "over", "per"}:
        return True
    if position < len(found) and found[position].kind in {"relation", "sign"}:
        return len(found) - position > 3
    return (position < len(found) and len(rest) > 1) or len(rest) > 2


def _side(read: _Expression, start: int, end: int) -> Found:
    return Found(Side("".join(read.text), tuple(read.words), read.money, read.operators), start, end)


_KOREAN = re.compile(
    r"(?P<a>\d[\d,]*(?:\.\d+)?)\s*[가-힣]{0,2}?(?P<join>에서|와|과|에|을|를)\s*(?P<b>\d[\d,]*(?:\.\d+)?)\s*[가-힣]{0,2}?"
    r"(?:을|를|으로|로)\s*(?P<do>빼면|더하면|곱하면|나누면)\s*(?P<c>\d[\d,]*(?:\.\d+)?)(?![\d.]*[-+*/×÷%\d])"
)
_DOES = {"빼면": "-", "더하면": "+", "곱하면": "*", "나누면": "/"}


def korean(line: str, start: int = 0) -> Iterator[Chain]:
    """Yield what Korean sentences work out: "16에서 3을 빼면 13"."""
    for found in _KOREAN.finditer(line, start):
        a, b, c = (found[name].replace(",", "") for name in "abc")
        left = Found(Side(f"{a}{_DOES[found['do']]}{b}", (), False, 1), found.start("a"), found.end("do"))
        right = Found(Side(c), found.start("c"), found.end("c"))
        yield Chain((left, right), ("=",), found.end("c"))
