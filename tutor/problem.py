"""What is asked: the problem as understood, and how the person wants it answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tutor.messages import Formula

NOTHING = Formula("", "")
"""The statement of a problem whose mathematics was not read."""


class Level(StrEnum):
    """How much is explained: the depth of substeps and the choice of words, never another solution."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Goal(StrEnum):
    """What a right answer is, for the checker: a closed set (topics are open, goals are not).

    VALUE: the answer equals the statement, which may hold unevaluated objects (``Derivative``, ``Integral`` with
        bounds, ``Limit``, ``Sum``, ``Determinant``, ``Inverse``, a product of matrices), and has the problem's form.
    ANTIDERIVATIVE: the statement is an ``Integral`` without bounds; the answer is one antiderivative, up to a constant.
    SOLUTIONS: the statement is an equation, inequality, or ``And`` of them; the answer is the set of all real
        solutions: of values for one unknown, of tuples in the order of ``unknowns`` for several.
    EIGENVALUES: the statement is a square matrix; the answer is the set of its eigenvalues, complex ones too.
    WORDS: the question was not read as mathematics; only a model can try it, and nothing certifies its answer.
    """

    VALUE = "value"
    ANTIDERIVATIVE = "antiderivative"
    SOLUTIONS = "solutions"
    EIGENVALUES = "eigenvalues"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Problem:
    """A question as understood.

    ``text`` is what was typed, never changed. ``task`` is what was asked for, a word that topics choose
    ("differentiate", "factor"); ``form`` is the name of a form of `tutor.maths.forms` that the answer must have.
    ``given`` holds named extras (a method asked for, a point; under ``where`` which letters are
    positive, for the certificate of a value).
    """

    text: str
    statement: Formula = NOTHING
    task: str = "answer"
    goal: Goal = Goal.WORDS
    unknowns: tuple[str, ...] = ()
    form: str | None = None
    topic: str | None = None
    language: str = "en"
    given: tuple[tuple[str, Formula], ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: the text and how it is to be answered."""

    text: str
    level: Level = Level.INTERMEDIATE
    language: str = "en"
    subject: str = "math"
    engine: str = "auto"
    model: str | None = None
