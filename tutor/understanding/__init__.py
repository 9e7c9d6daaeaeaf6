"""A typed question → `Problem`, by the phrases that topics declare; every language is tried, whatever was chosen.

What is read, in this order:

1. A phrase of a topic in any language ("differentiate {f} with respect to {x}", "{f}를 미분하시오"), most specific
   first. The filled blanks are read as mathematics and handed to the topic's ``pose``. A blank named ``x``, ``y``,
   ``z``, ``x1``, ``x2`` … takes only names of unknowns ("x", "x and y"); ``digits`` takes one numeral of any base and
   ``text`` anything, both handed over as typed, as the name of a `Symbol`; other blanks take any mathematics.
2. A formula without words, posed by its shape: each topic, in order, is offered it through its phrase that is nothing
   but a blank (``"{f}"``).
3. Definitions and a question (`chains`): "Let f(x) = 2x + 1. Suppose 3a + h = 5, h = 2. What is f(h)?". Sentences and
   clauses give names a meaning (`definitions`); a meaning is worked out by the topic that it asks for when the question
   needs it (`scope`), and what was worked out are the parts of the problem.
4. What stands around a question (`framing`): instructions about the answer's format are set aside, one to round makes
   rounding the last thing to do, a heading says what to do with the formula below it or is dropped where the rest is a
   question by itself. Several questions in one text (`several`) are understood each by itself.
5. Anything else made of words is a `Problem` with `Goal.WORDS`: never a guess. Its obstacle quotes the part that was
   not understood, or was understood and not solved.

Mathematics that cannot be read raises `tutor.errors.Unreadable` with the position in the text as typed.
"""

from tutor.understanding.problems import exercise_of, problem_of
from tutor.understanding.questions import understand

__all__ = ["exercise_of", "problem_of", "understand"]
