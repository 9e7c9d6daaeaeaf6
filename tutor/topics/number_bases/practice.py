"""Number bases to practise.

Beginner: binary to decimal and back, binary sums; intermediate: other bases, Roman numerals; advanced: from one base
to another, sums in a base.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import Add, Integer, Symbol

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import Formula, say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.number_bases.asking import TASK
from tutor.topics.number_bases.solving import digits_of, text_formula

Maker = Callable[[Random], Exercise]


def practise(random: Random, level: Level) -> Exercise:
    """Make one question."""
    return random.choice(_MAKERS[level])(random)


def _numeral(number: int, base: int) -> tuple[Formula, object]:
    digits = digits_of(number, base)
    return text_formula(digits), operation("numeral", Symbol(digits), Integer(base))


def _to_ten(bases: tuple[int, ...], high: int) -> Maker:
    def make(random: Random) -> Exercise:
        number, base = random.randint(high // 10, high), random.choice(bases)
        shown, numeral = _numeral(number, base)
        return Exercise(
            say("Convert {digits} from base {b} to base {c}.", digits=shown, b=base, c=10),
            Posed(numeral, TASK, Goal.VALUE),
            Integer(number),
        )

    return make


def _from_ten(bases: tuple[int, ...], high: int) -> Maker:
    def make(random: Random) -> Exercise:
        number, base = Integer(random.randint(high // 10, high)), random.choice(bases)
        return Exercise(
            say("Write {number} in base {base}.", number=formula(number), base=base),
            Posed(operation("in_base", number, Integer(base)), TASK, Goal.VALUE),
            Symbol(digits_of(int(number), base)),
        )

    return make


def _roman(random: Random) -> Exercise:
    number = Integer(random.randint(14, 2400))
    return Exercise(
        say("Write {number} in Roman numerals.", number=formula(number)),
        Posed(operation("roman", number), TASK, Goal.VALUE),
    )


def _both(random: Random) -> Exercise:
    number = random.randint(60, 2000)
    base, other = random.sample((2, 3, 5, 7, 8, 12, 16), 2)
    shown, numeral = _numeral(number, base)
    return Exercise(
        say("Convert {digits} from base {b} to base {c}.", digits=shown, b=base, c=other),
        Posed(operation("in_base", numeral, Integer(other)), TASK, Goal.VALUE),
        Symbol(digits_of(number, other)),
    )


def _binary_sum(random: Random) -> Exercise:
    return _added(random.randint(2, 40), random.randint(2, 40), 2)


def _sum(random: Random) -> Exercise:
    return _added(random.randint(20, 900), random.randint(20, 900), random.choice((2, 3, 5, 7, 8, 12, 16)))


def _added(number: int, other: int, base: int) -> Exercise:
    first, one = _numeral(number, base)
    second, two = _numeral(other, base)
    inside = Add(one, two, evaluate=False)
    return Exercise(
        say("In base {base}, what is {a} + {b}?", base=base, a=first, b=second),
        Posed(operation("in_base", inside, Integer(base)), TASK, Goal.VALUE),
    )


_MAKERS: dict[Level, tuple[Maker, ...]] = {
    Level.BEGINNER: (_to_ten((2,), 255), _from_ten((2,), 255), _binary_sum),
    Level.INTERMEDIATE: (_to_ten((3, 5, 8, 16), 900), _from_ten((3, 5, 8, 16), 900), _roman),
    Level.ADVANCED: (_both, _sum),
}
