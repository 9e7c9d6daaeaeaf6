"""Quantities of figures that a formula gives: how they are asked for, worked out and practised.

A topic lists its `Measure`s; ``askings``, ``solve_measure`` and ``practise_measure`` do the rest.
"""

from tutor.rules.measures.asking import asked, askings
from tutor.rules.measures.measure import Measure, fits_measure
from tutor.rules.measures.practice import practise_measure
from tutor.rules.measures.working import solve_measure

__all__ = ["Measure", "asked", "askings", "fits_measure", "practise_measure", "solve_measure"]
