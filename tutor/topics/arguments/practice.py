"""Practice: arguments of the classic forms, valid and not, in the words of everyday life."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from sympy import Basic, S, Symbol, Tuple

from tutor.checking.definitions.logic import follows
from tutor.maths.operations import operation
from tutor.messages import Message, say
from tutor.problem import Goal, Level
from tutor.rules.clauses import Clauses
from tutor.topic import Exercise, Posed
from tutor.topics.arguments.solving import TASK

Clause = tuple[Message, Message]
"""A clause, and the clause denied."""

CLAUSES: tuple[Clause, ...] = (
    (say("it rains"), say("it does not rain")),
    (say("the street is wet"), say("the street is not wet")),
    (say("the bus is late"), say("the bus is not late")),
    (say("Mina stays at home"), say("Mina does not stay at home")),
    (say("there is a test today"), say("there is no test today")),
    (say("the shop is open"), say("the shop is not open")),
    (say("it is snowing"), say("it is not snowing")),
    (say("the lamp is on"), say("the lamp is not on")),
    (say("the train runs"), say("the train does not run")),
    (say("the game takes place"), say("the game does not take place")),
    (say("the dog barks"), say("the dog does not bark")),
    (say("the music is loud"), say("the music is not loud")),
    (say("the window is closed"), say("the window is not closed")),
    (say("the heating is on"), say("the heating is not on")),
    (say("the baby sleeps"), say("the baby does not sleep")),
    (say("the river is frozen"), say("the river is not frozen")),
    (say("the road is blocked"), say("the road is not blocked")),
    (say("the alarm rings"), say("the alarm does not ring")),
    (say("the cake is ready"), say("the cake is not ready")),
    (say("the fire burns"), say("the fire does not burn")),
    (say("the wind is strong"), say("the wind is not strong")),
    (say("the museum is crowded"), say("the museum is not crowded")),
    (say("the lift works"), say("the lift does not work")),
    (say("the sun shines"), say("the sun does not shine")),
)

CLASSES: tuple[tuple[str, Message], ...] = (
    ("bird", say("birds")),
    ("swimmer", say("swimmers")),
    ("pupil", say("pupils")),
    ("singer", say("singers")),
    ("gardener", say("gardeners")),
    ("painter", say("painters")),
    ("cyclist", say("cyclists")),
    ("reader", say("readers")),
    ("dancer", say("dancers")),
    ("neighbour", say("neighbours")),
    ("athlete", say("athletes")),
    ("teacher", say("teachers")),
)


def practise(random: Random, level: Level) -> Exercise:
    """One conditional and a fact; two conditionals or an “or”; at last classes with all, some and no."""
    match level:
        case Level.BEGINNER:
            return _conditional(random)
        case Level.INTERMEDIATE:
            return random.choice((_chain, _alternative))(random)
        case _:
            return _classes(random)


def _exercise(premises: Sequence[Basic | None], conclusion: Basic | None, words: Message) -> Exercise:
    statement = operation("follows", Tuple(*premises), conclusion)
    return Exercise(words, Posed(statement, TASK, Goal.VALUE), follows(*statement.args))


def _signed(random: Random, clause: Clause) -> Clause:
    """The clause or its contrary, and the other of the two."""
    return clause if random.random() < 0.5 else (clause[1], clause[0])


def _if(first: Message, second: Message) -> str:
    return f"if {first.text}, then {second.text}"


def _conditional(random: Random) -> Exercise:
    """Modus ponens and tollens, and the two fallacies that look like them."""
    (first, not_first), (second, not_second) = (_signed(random, clause) for clause in random.sample(CLAUSES, 2))
    fact, end = random.choice(
        ((first, second), (not_second, not_first), (second, first), (not_first, not_second)),
    )
    words = say(
        "Is this argument valid? Premises: (1) if {first}, then {second}; (2) {fact}. Conclusion: {end}.",
        first=first,
        second=second,
        fact=fact,
        end=end,
    )
    clauses = Clauses()
    return _exercise([clauses.read(_if(first, second)), clauses.read(fact.text)], clauses.read(end.text), words)


def _chain(random: Random) -> Exercise:
    """If A then B, if B then C; so if A then C, or turned about."""
    (a, not_a), (b, _), (c, not_c) = (_signed(random, clause) for clause in random.sample(CLAUSES, 3))
    start, end = random.choice(((a, c), (c, a), (not_c, not_a), (not_a, not_c)))
    words = say(
        "Is this argument valid? Premises: (1) if {a}, then {b}; (2) if {b}, then {c}. "
        "Conclusion: if {start}, then {end}.",
        a=a,
        b=b,
        c=c,
        start=start,
        end=end,
    )
    clauses = Clauses()
    return _exercise([clauses.read(_if(a, b)), clauses.read(_if(b, c))], clauses.read(_if(start, end)), words)


def _alternative(random: Random) -> Exercise:
    """A or B, and one of them known."""
    (a, not_a), (b, not_b) = (_signed(random, clause) for clause in random.sample(CLAUSES, 2))
    fact, end = random.choice(((not_a, b), (a, b), (a, not_b), (not_a, not_b)))
    words = say(
        "Is this argument valid? Premises: (1) {a} or {b}, or both; (2) {fact}. Conclusion: {end}.",
        a=a,
        b=b,
        fact=fact,
        end=end,
    )
    clauses = Clauses()
    return _exercise([clauses.read(f"{a.text} or {b.text}"), clauses.read(fact.text)], clauses.read(end.text), words)


_KINDS = {
    "all_are": lambda a, b: say("all {a} are {b}", a=a, b=b),
    "none_are": lambda a, b: say("no {a} are {b}", a=a, b=b),
    "some_are": lambda a, b: say("some {a} are {b}", a=a, b=b),
    "some_are_not": lambda a, b: say("some {a} are not {b}", a=a, b=b),
}


def _classes(random: Random) -> Exercise:
    """A syllogism of any figure and mood; half of those drawn are valid.

    Those whose validity depends on whether a class may be empty are left out: schools differ about them.
    """
    wanted = random.choice((S.true, S.false))
    while True:
        (s, s_words), (m, m_words), (p, p_words) = random.sample(CLASSES, 3)
        kinds = [random.choice(list(_KINDS)) for _ in range(3)]
        major = random.choice((((m, m_words), (p, p_words)), ((p, p_words), (m, m_words))))
        minor = random.choice((((s, s_words), (m, m_words)), ((m, m_words), (s, s_words))))
        pairs = (major, minor, ((s, s_words), (p, p_words)))
        posed = [operation(kind, Symbol(a), Symbol(b)) for kind, ((a, _), (b, _)) in zip(kinds, pairs, strict=True)]
        some = [operation("some_are", Symbol(name), Symbol(name)) for name in (s, m, p)]
        if follows(Tuple(*posed[:2]), posed[2]) is follows(Tuple(*posed[:2], *some), posed[2]) is wanted:
            told = [_KINDS[kind](a, b) for kind, ((_, a), (_, b)) in zip(kinds, pairs, strict=True)]
            words = say(
                "Is this argument valid? Premises: (1) {first}; (2) {second}. Conclusion: {end}.",
                first=told[0],
                second=told[1],
                end=told[2],
            )
            return _exercise(posed[:2], posed[2], words)
