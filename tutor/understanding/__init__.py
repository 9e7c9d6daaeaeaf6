"""A typed question → `Problem`, by the phrases that topics declare; every language is tried, whatever was chosen.

What is read, in this order:

1. A phrase of a topic in any language ("differentiate {f} with respect to {x}", "{f}를 미분하시오"), most specific
   first. The filled blanks are read as mathematics and handed to the topic's ``pose``. A blank named ``x``, ``y``,
   ``z``, ``x1``, ``x2`` … takes only names of unknowns ("x", "x and y"); ``digits`` takes one numeral of any base and
   ``text`` anything, both handed over as typed, as the name of a `Symbol`; other blanks take any mathematics.
2. A formula without words, posed by its shape: each topic, in order, is offered it through its phrase that is nothing
   but a blank (``"{f}"``).
3. Anything else made of words is a `Problem` with `Goal.WORDS`: never a guess.

Mathematics that cannot be read raises `tutor.errors.Unreadable` with the position in the text as typed.
"""

from tutor.understanding.problems import problem_of
from tutor.understanding.questions import understand

__all__ = ["problem_of", "understand"]
