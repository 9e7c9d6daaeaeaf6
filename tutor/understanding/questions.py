"""From the text as typed to a `Problem`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sympy import Tuple

from tutor.errors import BadInput, TooLarge, Unreadable
from tutor.maths.printing import formula
from tutor.maths.reading.mathml import MATH, without_mathml
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Obstacle, Problem
from tutor.understanding.chains import Chain, chained
from tutor.understanding.conditions import conditioned
from tutor.understanding.framing import Framed, headed, without_format, without_rounding
from tutor.understanding.letters import asked_letters, euler
from tutor.understanding.logic import argument, testimony
from tutor.understanding.operators import as_function, holds_sign
from tutor.understanding.paraphrasing import paraphrased
from tutor.understanding.posing import Found, Nothing, by_phrase, by_shape
from tutor.understanding.problems import by_method, problem_of
from tutor.understanding.proportion import proportional
from tutor.understanding.prose import has_words, narrowed, undelimited
from tutor.understanding.rounding import rounded
from tutor.understanding.several import several

MAX_TEXT = 20_000
"""Characters that a question may have."""


def understand(text: str, language: str, method: str | None = None) -> Problem:
    """Say what a question asks; ``method`` is the name of the way in which it is to be solved, where one was chosen.

    The problem has `Goal.WORDS` when it is put in words that no phrase reads.

    Raises:
        BadInput: there is no text.
        TooLarge: the text, or a number in it, is too large.
        Unreadable: the formula in it cannot be read; the position is one of ``text``.
        UnknownName: the problem cannot be solved by that method.
    """
    if not text.strip():
        raise BadInput(
            say("There is no problem to solve: the text is empty."),
            hint=say("Type a problem, for example: solve 2x + 3 = 7"),
            code="empty",
        )
    if len(text) > MAX_TEXT:
        raise TooLarge(
            say("This text is too long: it has {length} characters.", length=len(text)),
            hint=say("Keep a question below {limit} characters.", limit=MAX_TEXT),
        )
    problem = _Question(text, language).problem() if not MATH.search(text) else _with_mathml(text, language)
    return by_method(problem, method) if method else problem


def _with_mathml(text: str, language: str) -> Problem:
    """A question with MathML in it, read as LaTeX; a position in that would be none of the text."""
    try:
        return replace(_Question(without_mathml(text), language).problem(), text=text)
    except Unreadable as error:
        raise Unreadable(error.message, hint=error.hint) from error


class _Question:
    """One text, and the ways to take it."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.blanked = euler(undelimited(text))
        self.unreadable: Unreadable | None = None
        self.obstacle: Obstacle | None = None

    def problem(self) -> Problem:
        """Take the text as it stands, without what is said about the answer's format, and without its heading."""
        if holds_sign(self.text):
            return self._with_sign()
        reasoned = testimony(self.text) or argument(self.text)
        if reasoned is not None:
            return problem_of(reasoned.posed, self.text, self.language, reasoned.topic)
        for framed in self._framings():
            start, end = narrowed(framed.text)
            found = (
                self._whole(framed.text, start, end)
                or self._headed(framed.text, start, end)
                or self._several(framed.text, start, end)
            )
            if found is not None:
                return rounded(found, framed.rounding) if framed.rounding else found
        if self.unreadable is not None:
            raise self.unreadable
        return Problem(self.text, language=self.language, obstacle=self.obstacle)

    def _with_sign(self) -> Problem:
        """A question about a sign that it defines itself; never read as one that the sign may mean elsewhere."""
        rewritten = as_function(self.text)
        if rewritten is None:
            return Problem(self.text, language=self.language)
        return replace(_Question(rewritten, self.language).problem(), text=self.text)

    def _framings(self) -> Iterator[Framed]:
        bare = without_format(self.blanked)
        if bare is not None:
            yield bare
        yield Framed(self.blanked, None)
        rounding = without_rounding(self.blanked)
        if rounding is not None:
            yield rounding
        other = paraphrased(bare.text if bare else self.blanked)
        if other is not None:
            yield Framed(other, bare.rounding if bare else None)

    def _whole(self, text: str, start: int, end: int) -> Problem | None:
        """A question by a phrase, by its shape, or with definitions before it."""
        known = Nothing(asked_letters(text[start:end]))
        try:
            found = by_phrase(text, start, end, known) or by_shape(text, start, end, known)
            if found is not None:
                return problem_of(found.posed, self.text, self.language, found.topic)
            chain = chained(text, start, end, self.language)
        except Unreadable as error:
            self.unreadable = self.unreadable or error
            try:
                chain = chained(text, start, end, self.language)
            except Unreadable:
                chain = None
        if isinstance(chain, Chain):
            return self._of_chain(chain)
        found = conditioned(text, start, end) or proportional(text[start:end])
        if found is not None:
            return problem_of(found.posed, self.text, self.language, found.topic)
        self.obstacle = self.obstacle or chain
        return None

    def _headed(self, text: str, start: int, end: int) -> Problem | None:
        """A heading that says what to do with the formula below it, or a question that needs no heading."""
        heading = headed(text, start, end)
        if heading is None:
            return None
        rest = text[heading.start : end]
        found: Found | None = None
        if not has_words(rest):
            if heading.verb:
                found = _by_phrase(f"{heading.verb} {rest}")
            elif heading.allows_formula() and not _is_lone(rest):
                found = _by_phrase(rest) or _by_shape(rest)
        elif heading.allows_words(rest):
            return self._whole(text, *narrowed(text, heading.start, end))
        return problem_of(found.posed, self.text, self.language, found.topic) if found else None

    def _several(self, text: str, start: int, end: int) -> Problem | None:
        """Several questions in one, each understood by itself."""
        for questions in several(text, start, end):
            found = [self._single(question.text) for question in questions]
            problems = [problem for problem in found if problem is not None]
            if len(problems) == len(questions):
                labels = [question.label for question in questions]
                statement = formula(Tuple(*(expression(problem.statement) for problem in problems)))
                return Problem(
                    self.text,
                    statement=statement,
                    task="several",
                    goal=Goal.SEVERAL,
                    topic=problems[0].topic,
                    language=self.language,
                    questions=tuple(zip(labels, problems, strict=True)),
                )
        return None

    def _single(self, text: str) -> Problem | None:
        try:
            return _Question(text, self.language)._whole(text, *narrowed(text))
        except BadInput:
            return None

    def _of_chain(self, chain: Chain) -> Problem:
        found, scope = chain.found, chain.scope
        problem = problem_of(found.posed, self.text, self.language, found.topic)
        return replace(
            problem,
            parts=tuple(scope.parts),
            defined=tuple(scope.defined),
            names=tuple((name, formula(value)) for name, value in found.names),
        )


def _by_phrase(text: str) -> Found | None:
    try:
        return by_phrase(text, *narrowed(text), Nothing(asked_letters(text)))
    except Unreadable:
        return None


def _by_shape(text: str) -> Found | None:
    try:
        return by_shape(text, *narrowed(text), Nothing(asked_letters(text)))
    except Unreadable:
        return None


def _is_lone(text: str) -> bool:
    """Whether a formula is one number or name only, with nothing to do."""
    return not re.search(r"[-+*/^=<>!×÷·√|\\(]|\d\s*[a-z]", text.strip().lstrip("-"))
