"""How probable it is that a person has a skill: Bayesian knowledge tracing (Corbett & Anderson 1995).

A skill is a topic; the level of a problem is its difficulty, not a skill of its own. Whoever has the skill still slips
now and then, whoever has it not may guess right, and every problem is a chance to learn. `known` is a pure function of
the attempts: the same attempts in the same order give the same number, and `after` is its single step.

What differs from the model of 1995, and why:

- The guess is that of the question: by chance alone it is one in four of four choices, one in two of true or false.
- Evidence has a weight from 0 to 1 (partial credit, less for every hint taken): the new belief lies that far between
  the one after a wrong answer and the one after a right answer (Jeffrey's rule for uncertain evidence).
- Easy problems cannot show everything: a level lifts the belief to its `CEILING` and no further.
- An answer that could not be read or judged is no evidence and changes nothing; nor does a second try at a problem.

There is no forgetting here: when a skill should be seen again is the matter of `tutor.service.learning.schedule`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from tutor.problem import Level
from tutor.service.practice.drafts import Kind

PRIOR = 0.15
"""How probable the skill is before the first attempt."""
LEARNS = 0.08
"""How probable it is that a person without the skill has it after one more problem."""
SLIPS = {Level.BEGINNER: 0.06, Level.INTERMEDIATE: 0.1, Level.ADVANCED: 0.15}
"""How probable a wrong answer of a person with the skill is."""
GUESSES = {
    Kind.COMPUTE: 0.2,
    Kind.WORD: 0.2,
    Kind.MISSING_STEP: 0.25,
    Kind.CHOICE: 0.35,
    Kind.FIND_ERROR: 0.35,
    Kind.TRUE_FALSE: 0.55,
}
"""How probable a right answer of a person without the skill is: by chance, and because a topic has easy cases that go
well without it."""
CEILING = {Level.BEGINNER: 0.7, Level.INTERMEDIATE: 0.9, Level.ADVANCED: 0.995}
"""The most that problems of a level can show."""
MASTERED = 0.95
"""From here on a skill counts as mastered, as in the cognitive tutors."""
HARDER = {Level.INTERMEDIATE: 0.55, Level.ADVANCED: 0.8}
"""From which belief on problems of a level are posed."""
HINT_COST = 0.2
"""What one hint takes away from the weight of a right answer: after five it tells nothing for the skill."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one attempt tells: which question, how much of it was right (0 to 1; None: cannot be told), hints taken.

    ``first`` is whether it was the first judged answer to that problem.
    """

    kind: Kind
    level: Level
    score: float | None
    hints: int = 0
    first: bool = True

    @property
    def weight(self) -> float | None:
        """How much the attempt speaks for the skill, from 0 to 1; None where it says nothing."""
        if self.score is None or not self.first:
            return None
        return min(1.0, max(0.0, self.score)) * max(0.0, 1 - HINT_COST * max(0, self.hints))


def known(attempts: Iterable[Evidence], prior: float = PRIOR) -> float:
    """Return the probability of the skill after these attempts, in their order."""
    return reduce(after, attempts, prior)


def after(before: float, evidence: Evidence) -> float:
    """Return the probability after one more attempt."""
    weight = evidence.weight
    if weight is None:
        return before
    slip, guess = SLIPS[evidence.level], GUESSES[evidence.kind]
    right = before * (1 - slip) / (before * (1 - slip) + (1 - before) * guess)
    wrong = before * slip / (before * slip + (1 - before) * (1 - guess))
    believed = weight * right + (1 - weight) * wrong
    learned = believed + (1 - believed) * LEARNS
    return min(learned, max(before, CEILING[evidence.level]))


def fitting_level(belief: float, levels: tuple[Level, ...]) -> Level:
    """Return the level of the next problem: the hardest that the belief is enough for, of those there are."""
    reached = [level for level in levels if belief >= HARDER.get(level, 0.0)]
    return reached[-1] if reached else levels[0]
