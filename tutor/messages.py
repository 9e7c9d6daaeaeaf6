"""What is said to people: an English sentence with named blanks, and the mathematics that fills them.

The English is in the code, once, and is the key of every translation; mathematics never stands in the sentence
itself, so translators never see LaTeX. Knows nothing of SymPy: a `Formula` is made in `tutor.maths.printing`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from string import Formatter

from tutor.crossing import crossing

Translate = Callable[[str], str]
"""An English sentence with blanks → the same sentence, same blanks, in another language."""


@crossing
@dataclass(frozen=True, slots=True)
class Formula:
    """A piece of mathematics, printed, and (when it was read) its expression.

    ``latex`` has no dollar signs; ``plain`` is calculator notation; ``tree`` is the expression as
    `tutor.maths.transport` writes it, or "" where only the printed form is known (a model's unread text).
    """

    latex: str
    plain: str
    tree: str = ""


@crossing
@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence with ``{blanks}`` and what fills them."""

    text: str
    blanks: tuple[tuple[str, Blank], ...] = ()


Blank = str | int | Formula | Message
"""What fills a blank: words or a number as they are, typeset mathematics, or another sentence."""


def say(text: str, /, **blanks: Blank) -> Message:
    """Build a message.

    Raises:
        ValueError: a blank of the sentence is not filled, or a value has no blank.
    """
    wanted = _wanted(text)
    if wanted != blanks.keys():
        raise ValueError(f"blanks of {text!r} are {sorted(wanted)}, given {sorted(blanks)}")
    return Message(text, tuple(sorted(blanks.items())))


@lru_cache(maxsize=8192)
def _wanted(text: str) -> frozenset[str]:
    """The names of the blanks of a sentence."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def untranslated(text: str) -> str:
    """Return the sentence as it is: English."""
    return text


def render(message: Message, translate: Translate = untranslated) -> str:
    """Return the message as Markdown, mathematics as ``$latex$``."""
    return _fill(message, translate, lambda formula: f"${formula.latex}$")


def render_plain(message: Message, translate: Translate = untranslated) -> str:
    """Return the message as plain text, mathematics in calculator notation."""
    return _fill(message, translate, lambda formula: formula.plain)


def _fill(message: Message, translate: Translate, show: Callable[[Formula], str]) -> str:
    def word(blank: Blank) -> str:
        match blank:
            case Formula():
                return show(blank)
            case Message():
                return _fill(blank, translate, show)
            case _:
                return str(blank)

    return translate(message.text).format(**{name: word(blank) for name, blank in message.blanks})
