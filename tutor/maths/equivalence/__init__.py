"""Is this answer the same as that one? One question, three answers: equal, different, undecided.

`compare` takes what reading returns: SymPy objects, evaluated or as written, or the typed answers of
`tutor.maths.reading.values`. Each kind of comparison has its file; `kinds` says which pairs of kinds meet in which
comparison, and the conversions between kinds. `compare_expressions` is the comparison by value alone.

Conventions, where classrooms differ
- Expressions agree when they have the same value wherever both are real: x/x is 1, ln x + ln y is ln(xy), (a^b)^c is
  a^(bc); x and |x| differ. An odd root of a negative number is real. With i in them, complex values decide.
- A decimal of three digits or more stands for a number that rounds to it (or is cut off to it): 85.71 for 600/7, never
  9.999999 for 10; one decimal stands for a longer one from four digits on, a whole one (1000.0) for no other.
- Equations are the same up to a nonzero constant factor and cleared denominators; multiplicity counts. Equations of
  numbers alone are told apart by their sides: 2 + 3 = 5 is not 3 + 4 = 7.
- Lists without brackets have no order, points have one; sets have no repeats. Two lists of three or more numbers in
  different orders of which neither goes upwards are not decided: they may answer "a, b and c".
- ``x = 2, y = 3`` is the point (2, 3), whatever the order of writing, where the names are neighbours in the alphabet or
  numbered; other names have the order of writing. (4, 1) is a point and no interval.
- Unknowns keep their names where both sides have them: x > 2 is not y > 2; a bare value or set goes with any name.
- A unit counts where both sides have one; 28 % is 28 and 0.28; 60° is 60 and π/3; 2 : 3 is 2/3.
- Letters keep their case. Constants of integration (C, c, K, also numbered) may stand for one another, and so may k and
  n in kπ and nπ.
- "no", "false" and 아니오 are one answer, and so are "undefined" and "does not exist".
"""

from __future__ import annotations

from tutor.maths.equivalence.expressions import compare_expressions
from tutor.maths.equivalence.judgement import Judgement, Outcome, Witness
from tutor.maths.equivalence.kinds import compare

__all__ = ["Judgement", "Outcome", "Witness", "compare", "compare_expressions"]
