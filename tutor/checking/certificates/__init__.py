"""Is this answer right for this problem? One file per goal; none uses the code that found the answer.

To add a goal: give it a file with a function (statement, value, problem) → `Verdict`, and a line in ``_CERTIFICATES``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from sympy import Basic, Symbol, Tuple

from tutor.checking.certificates.antiderivative import certify_antiderivative
from tutor.checking.certificates.eigenvalues import certify_eigenvalues
from tutor.checking.certificates.functions import certify_function
from tutor.checking.certificates.inverse import certify_inverse
from tutor.checking.certificates.solutions import certify_solutions
from tutor.checking.certificates.value import certify_value
from tutor.checking.judging import unchecked
from tutor.checking.steps import exactly, guarded
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Problem
from tutor.solution import Answer
from tutor.verdict import Verdict

_CERTIFICATES: dict[Goal, Callable[[Basic, Basic, Problem], Verdict]] = {
    Goal.VALUE: certify_value,
    Goal.ANTIDERIVATIVE: certify_antiderivative,
    Goal.SOLUTIONS: certify_solutions,
    Goal.FUNCTION: certify_function,
    Goal.EIGENVALUES: certify_eigenvalues,
    Goal.INVERSE: certify_inverse,
}


def certify(problem: Problem, answer: Answer) -> Verdict:
    """Judge an answer against its problem; always ends, and says "proved" only when it is.

    A problem with parts is proved only where the answer of every part is.
    """
    if problem.goal is Goal.SEVERAL:
        return _each(problem, answer)
    verdict = _certified(problem, answer)
    for part in problem.parts if verdict.proved else ():
        found = certify(part.problem, part.answer)
        if not found.proved:
            return unchecked(
                "part-not-proved", say("Not checked: the value used for {name} could not be proven.", name=part.name)
            )
    return verdict


def _each(problem: Problem, answer: Answer) -> Verdict:
    """Judge the answer of every question."""
    values = exactly(answer.value) if answer.value.tree else None
    if not isinstance(values, Tuple) or len(values) != len(problem.questions):
        return unchecked("not-read", say("Not checked: there is not one answer for every question."))
    verdict = unchecked("not-read", say("Not checked: there is nothing to answer."))
    for (label, question), value in zip(problem.questions, values, strict=True):
        told = formula(value)
        verdict = certify(question, Answer(told, told))
        if not verdict.proved:
            text = say("{label}: {message}", label=label, message=verdict.message)
            return replace(verdict, message=text)
    return replace(verdict, message=say("The answer of every question was checked by itself."))


def _certified(problem: Problem, answer: Answer) -> Verdict:
    certificate = _CERTIFICATES.get(problem.goal)
    if certificate is None:
        return unchecked(
            "only-words",
            say("Not checked: the question was not read as mathematics, so nothing can confirm the answer."),
        )
    if not problem.statement.tree or not answer.value.tree:
        return unchecked("not-read", say("Not checked: the answer could not be read as mathematics."))
    values = {Symbol(name): exactly(value) for name, value in problem.names}
    return guarded(lambda: certificate(exactly(problem.statement), _valued(exactly(answer.value), values), problem))


def _valued(value: Basic, values: Mapping[Symbol, Basic]) -> Basic:
    """An answer given by the names of things, with what they stand for."""
    if isinstance(value, Tuple):
        return Tuple(*(values.get(part, part) for part in value))
    return values.get(value, value)
