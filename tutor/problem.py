"""What is asked: the problem as understood, and how the person wants it answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tutor.card import Card
from tutor.crossing import crossing
from tutor.messages import Formula, Message

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
    FUNCTION: the statement is a differential equation, or ``And`` of one and initial values; the answer is the function
        (or an equation between it and its variable) with as many free constants as are not fixed.
    INVERSE: the statement is a function of the one unknown; the answer is its inverse function.
    EIGENVALUES: the statement is a square matrix; the answer is the set of its eigenvalues, complex ones too.
    SEVERAL: the problem holds several questions; the answer is the tuple of their answers.
    WORDS: the question was not read as mathematics; only a model can try it, and nothing certifies its answer.
    """

    VALUE = "value"
    ANTIDERIVATIVE = "antiderivative"
    SOLUTIONS = "solutions"
    FUNCTION = "function"
    INVERSE = "inverse"
    EIGENVALUES = "eigenvalues"
    SEVERAL = "several"
    WORDS = "words"


@crossing
@dataclass(frozen=True, slots=True)
class Answer:
    """The final answer as shown (``x = -3 or x = 1/2``) and its bare value (``{-3, 1/2}``).

    ``remark`` explains an answer that is not a plain value: no solution, every number, does not exist.
    """

    shown: Formula
    value: Formula
    remark: Message | None = None


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a question is not posed: ``code`` is "not-understood" or "not-solved", ``message`` names the part."""

    code: str
    message: Message
    hint: Message | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What had to be worked out before the question could be put: what it is called, its problem, the answer used."""

    name: Formula
    problem: Problem
    answer: Answer


@dataclass(frozen=True, slots=True)
class Method:
    """One of several ways to solve a problem: ``name`` is what ``given`` holds under "method" where it was chosen."""

    name: str
    title: Message


@crossing
@dataclass(frozen=True, slots=True)
class Problem:
    """A question as understood.

    ``text`` is what was typed, never changed. ``task`` is what was asked for, a word that topics choose
    ("differentiate", "factor"); ``form`` is the name of a form of `tutor.maths.forms` that the answer must have.
    ``given`` holds named extras (a method asked for, a point; under ``where`` which letters are
    positive, for the certificate of a value).

    ``parts`` are the definitions that were worked out first, in order; the statement already holds their values.
    ``defined`` are all definitions that were put into the statement. ``names`` says which of the things listed in the
    question were named there: an answer that is one of them is given by its name. ``obstacle`` says why a problem
    with `Goal.WORDS` is not posed as mathematics, where that is known. ``questions`` are those of a problem with
    `Goal.SEVERAL`, each with what it is called.
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
    parts: tuple[Part, ...] = ()
    defined: tuple[Formula, ...] = ()
    names: tuple[tuple[str, Formula], ...] = ()
    obstacle: Obstacle | None = None
    methods: tuple[Method, ...] = ()
    questions: tuple[tuple[str, Problem], ...] = ()


@dataclass(frozen=True, slots=True)
class Repair:
    """A solution that went wrong: its text up to the wrong line, that line, and why it is wrong."""

    text: str
    wrong: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: the text and how it is to be answered; ``cards`` are what a model is reminded of."""

    text: str
    level: Level = Level.INTERMEDIATE
    language: str = "en"
    subject: str = "math"
    engine: str = "auto"
    model: str | None = None
    method: str | None = None
    cards: tuple[Card, ...] = ()
    repair: Repair | None = None
    """Asks to go on from a solution's wrong line, rather than to solve from the start."""
    samples: int | None = None
    """How many answers a model is asked for (None: as set), to say how many agree with one that is not proven."""
    equations: bool | None = None
    """Whether a model is asked for the equations of a word problem too (None: as set), for the embedded engine."""
    temperature: float | None = None
    """How freely a model chooses its words; None for its own way."""
    purpose: str = "solve"
    """Which prompt asks: "solve", "equations" for the equations of a problem alone, "write" for problems on a theme,
    "hint" for a hint in the model's words, "talk" for an answer to a question about a step."""
    blanks: tuple[tuple[str, str], ...] = ()
    """What else fills the prompt of another purpose than solving."""
