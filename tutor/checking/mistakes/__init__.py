"""Classic mistakes: what they are called, what they make of a right line, and which of them a wrong line holds.

One file per subject declares its misconceptions with a slip each: a small function from one place of a right line to
what the misconception writes there. `mistaken` tries the slips at every place of a line; `named` looks for the one that
leads to a student's line, compared by value, so that ordinary simplification after the mistake does not hide it. To add
one: a function and a `Misconception` in the file of its subject, with examples; the tests try it on random lines.
"""

from __future__ import annotations

from tutor.checking.mistakes.catalogue import MISCONCEPTIONS, misconception
from tutor.checking.mistakes.misconception import Misconception
from tutor.checking.mistakes.naming import mistaken, named, named_in

__all__ = ["MISCONCEPTIONS", "Misconception", "misconception", "mistaken", "named", "named_in"]
