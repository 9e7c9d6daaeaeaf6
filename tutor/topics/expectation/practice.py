"""Practice with expected values.

Beginner: a fair die, trials with a simple chance, two values. Intermediate: distributions with three values.
Advanced: four values, losses among them, and trials with any chance.
"""

from __future__ import annotations

from random import Random

from sympy import Integer, Rational

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Level
from tutor.topic import Exercise, Posed
from tutor.topics.expectation.asking import pose_die, pose_trials, posed


def practise(random: Random, level: Level) -> Exercise:
    """Make one distribution."""
    if level is Level.BEGINNER and random.random() < 0.5:
        return random.choice((_die, _trials))(random, level)
    if level is Level.ADVANCED and random.random() < 0.4:
        return _trials(random, level)
    count, low = {Level.BEGINNER: (2, 0), Level.INTERMEDIATE: (3, 0)}.get(level, (4, -20))
    parts = [random.randint(1, 4 if level is Level.BEGINNER else 6) for _ in range(count)]
    chances = [Rational(part, sum(parts)) for part in parts]
    values = [Integer(n) for n in sorted(random.sample(range(low, 21 if level is Level.BEGINNER else 31), count))]
    words = say(
        "A random variable takes the values {values} with the probabilities {chances}. What is its expected value?",
        values=", ".join(map(str, values)),
        chances=", ".join(map(str, chances)),
    )
    return Exercise(words, posed(values, chances))


def _die(random: Random, level: Level) -> Exercise:
    sides = Integer(random.randint(4, 40))
    made = pose_die({"n": sides})
    assert made is not None
    return Exercise(say("What is the expected value of a fair die with {n} sides?", n=formula(sides)), made)


def _trials(random: Random, level: Level) -> Exercise:
    chance = Rational(random.randint(1, 5), random.choice((2, 3, 4, 5, 6, 10)))
    chance = chance if chance < 1 else Rational(1, 2)
    n = Integer(random.randint(4, 60))
    if level is Level.ADVANCED:
        chance = Rational(random.randint(1, 8), 9 + random.randint(0, 6))
    made: Posed | None = pose_trials({"n": n, "p": chance})
    assert made is not None
    words = say(
        "What is the expected number of successes in {n} trials with probability {p}?",
        n=formula(n),
        p=formula(chance),
    )
    return Exercise(words, made)
