"""Is this answer the same as that one? One question, three answers: equal, different, undecided.

`compare` takes what reading returns: SymPy objects, evaluated or as written, or the typed answers of
`tutor.maths.reading.values`. Each kind of comparison has its file; `kinds` says which pairs of kinds meet in which
comparison, and the conversions between kinds. `compare_expressions` is the comparison by value alone.

Conventions, where classrooms differ
- Expressions agree when they have the same value wherever both are real: x/x is 1, ln x + ln y is ln(xy), (a^b)^c is
  a^(bc); x and |x| differ. An odd root of a negative number is real. With i in them, complex values decide.
- A decimal of three digits or more stands for a number that rounds to it (or is cut off to it): 85.71 for 600/7, never
  9.999999 for 10; one decimal stands for a longer one from four digits on.
- Equations are the same up to a nonzero constant factor and cleared denominators; multiplicity counts.
- Lists without brackets have no order, points have one; sets have no repeats; ``a = 2, b = 3`` beside ``2, 3`` has one.
- A unit counts where both sides have one; 28 % is 28 and 0.28; 60° is 60 and π/3; 2 : 3 is 2/3.
- Letters keep their case; C and c, and k and n in kπ and nπ, may stand for one another where nothing else differs.
"""

from __future__ import annotations

from tutor.maths.equivalence.expressions import compare_expressions
from tutor.maths.equivalence.judgement import Judgement, Outcome, Witness
from tutor.maths.equivalence.kinds import compare

__all__ = ["Judgement", "Outcome", "Witness", "compare", "compare_expressions"]
