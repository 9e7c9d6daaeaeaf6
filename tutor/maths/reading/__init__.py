"""Reading what people and models write: LaTeX, calculator notation and Unicode → SymPy objects, as written.

Nothing here evaluates text: a tokeniser and a Pratt parser of our own build SymPy nodes one by one, within limits on
length, depth and the size of numbers. `grammar` documents the conventions (what ``i``, ``log`` or ``(1, 2)`` mean).

To read an answer of any kind (units, a letter of a multiple choice, words), use `tutor.maths.reading.answers`; to
find the answer in a page of text, `tutor.maths.reading.extraction`.
"""

from tutor.maths.reading.evaluation import evaluated
from tutor.maths.reading.formulas import read
from tutor.maths.reading.grammar import Declared

__all__ = ["Declared", "evaluated", "read"]
