"""Practice: islanders who say things about each other, drawn until only one answer fits; more of them by level."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import And, Basic, Not, Or, Symbol, Tuple
from sympy.logic.boolalg import Equivalent, Implies

from tutor.checking.definitions.logic import truth_tellers
from tutor.maths.operations import operation
from tutor.messages import Message, say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.truth_tellers.solving import TASK

NAMES = (
    "Ada",
    "Ben",
    "Cora",
    "Dan",
    "Eva",
    "Finn",
    "Gia",
    "Hugo",
    "Ida",
    "Jun",
    "Kai",
    "Lena",
    "Mina",
    "Noah",
    "Olga",
    "Pia",
)
SIZE = {Level.BEGINNER: 2, Level.INTERMEDIATE: 3, Level.ADVANCED: 4}

Saying = tuple[Message, Basic]


def practise(random: Random, level: Level) -> Exercise:
    """A puzzle with exactly one answer."""
    while True:
        names = random.sample(NAMES, SIZE[level])
        sayings = [_saying(random, name, names) for name in names]
        letters = Tuple(*map(Symbol, names))
        conditions = Tuple(
            *(Equivalent(Symbol(name), said, evaluate=False) for name, (_, said) in zip(names, sayings, strict=True))
        )
        roles = Tuple(Symbol("knight"), Symbol("knave"))
        found = truth_tellers(letters, conditions, roles)
        if isinstance(found, Tuple):
            statement = operation("truth_tellers", letters, conditions, roles)
            return Exercise(_words(names, [words for words, _ in sayings]), Posed(statement, TASK, Goal.VALUE), found)


def _words(names: list[str], sayings: list[Message]) -> Message:
    spoken: Message | None = None
    for name, words in zip(names, sayings, strict=True):
        one = say("{name} says: “{words}.”", name=name, words=words)
        spoken = one if spoken is None else say("{first} {second}", first=spoken, second=one)
    return say(
        "Knights always tell the truth and knaves always lie. {sayings} Who is a knight, and who is a knave?",
        sayings=spoken or "",
    )


def _saying(random: Random, speaker: str, names: list[str]) -> Saying:
    """Something that one of them says about the others or about all."""
    other = random.choice([name for name in names if name != speaker])
    me, you = Symbol(speaker), Symbol(other)
    third = random.choice([name for name in names if name not in (speaker, other)] or [speaker])
    they = Symbol(third)
    offers: list[Callable[[], Saying]] = [
        lambda: (say("{other} is a knight", other=other), you),
        lambda: (say("{other} is a knave", other=other), Not(you, evaluate=False)),
        lambda: (say("{other} and I are of the same kind", other=other), Equivalent(you, me, evaluate=False)),
        lambda: (say("{other} and I are both knights", other=other), And(you, me, evaluate=False)),
        lambda: (
            say("{other} and I are both knaves", other=other),
            And(Not(you, evaluate=False), Not(me, evaluate=False), evaluate=False),
        ),
        lambda: (
            say("if {other} is a knight, then I am a knight", other=other),
            Implies(you, me, evaluate=False),
        ),
        lambda: (
            say("{other} and I are of different kinds", other=other),
            Not(Equivalent(you, me, evaluate=False), evaluate=False),
        ),
        lambda: (
            say("{other} or I am a knave, or both of us are", other=other),
            Or(Not(you, evaluate=False), Not(me, evaluate=False), evaluate=False),
        ),
        lambda: (
            say("if I am a knight, then {other} is a knave", other=other),
            Implies(me, Not(you, evaluate=False), evaluate=False),
        ),
        lambda: (
            say("if I am a knave, then {other} is a knight", other=other),
            Implies(Not(me, evaluate=False), you, evaluate=False),
        ),
    ]
    if third != speaker:
        offers += [
            lambda: (
                say("{other} is a knight and {third} is a knave", other=other, third=third),
                And(you, Not(they, evaluate=False), evaluate=False),
            ),
            lambda: (
                say("{other} is a knave or {third} is a knight", other=other, third=third),
                Or(Not(you, evaluate=False), they, evaluate=False),
            ),
            lambda: (
                say("if {other} is a knave, then {third} is a knave", other=other, third=third),
                Implies(Not(you, evaluate=False), Not(they, evaluate=False), evaluate=False),
            ),
            lambda: (
                say("{other} and {third} are of the same kind", other=other, third=third),
                Equivalent(you, they, evaluate=False),
            ),
        ]
    return random.choice(offers)()
