"""Is this answer the same as that one? One question, three answers: equal, different, undecided.

`compare` takes what reading returns: SymPy objects, evaluated or as written, or the typed answers of
`tutor.maths.reading.values`. Each kind of comparison has its file; `kinds` says which pairs of kinds meet in which
comparison, and the conversions between kinds. `compare_expressions` is the comparison by value alone.
"""

from __future__ import annotations

from tutor.maths.equivalence.expressions import compare_expressions
from tutor.maths.equivalence.judgement import Judgement, Outcome, Witness
from tutor.maths.equivalence.kinds import compare

__all__ = ["Judgement", "Outcome", "Witness", "compare", "compare_expressions"]
