"""The claims of any running text: where they stand, what they say, and whether that holds.

`reader` finds them while the text is being written (text only, no SymPy): `sums` those in sentences, `formulas` those
in LaTeX and on lines of their own. `judging` judges one of them in a worker, by the most charitable of its `readings`;
a claim is refuted only where none of them holds. Sentences that claim nothing make no claim.
"""

from tutor.claims.reader import Reader, claims
from tutor.claims.written import Joint, Written

__all__ = ["Joint", "Reader", "Written", "claims"]
