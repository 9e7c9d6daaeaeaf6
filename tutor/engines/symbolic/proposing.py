"""What the embedded engine runs inside a worker process (SymPy)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, localcontext

from sympy import Basic, Float, Rational, Set, Symbol, Tuple

from tutor.checking.unfolding import Unfolding
from tutor.errors import NotSolved
from tutor.events import AnswerFound, StepFound
from tutor.glossary import Wording
from tutor.maths.equivalence import compare
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.messages import Formula, say
from tutor.problem import Goal, Level, Part, Problem
from tutor.solution import Answer, Claim, Restates, SameSolutions, SameValue, Step
from tutor.topics import topic_named
from tutor.understanding.rounding import TASK as ROUND


def propose(problem: Problem, level: Level) -> Iterator[StepFound | AnswerFound]:
    """Yield the steps of the problem's topic as they are found, then the answer; its parts come first, a step each.

    The words of the steps are those of the level.

    Raises:
        NotSolved: no topic solves such problems, or the topic gives up, with its reason.
    """
    index = 0
    wording = Wording(level)
    for found in _found(problem, level):
        match found:
            case Step():
                yield StepFound(index, wording.of(found))
                index += 1
            case Answer():
                yield AnswerFound(named(found, problem))


def _found(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    if problem.goal is Goal.SEVERAL:
        yield from _each(problem, level)
        return
    for part in problem.parts:
        yield _part(part, level)
    if problem.defined or (problem.parts and problem.task != ROUND):
        yield _put_in(problem)
    if problem.topic is None:
        raise NotSolved(
            say("I understand {statement}, but I have no method for this kind of problem yet.",
                statement=problem.statement),
            code="not-supported",
        )  # fmt: skip
    if problem.task == ROUND:
        yield from _rounding(problem)
    else:
        yield from _by_topic(problem, problem.topic, level)


def _by_topic(problem: Problem, topic: str, level: Level) -> Iterator[Step | Answer]:
    try:
        yield from topic_named(topic).solve(problem, level)
    except SYMPY_TROUBLE as error:
        raise NotSolved(
            say("The algebra stumbled over {statement}, so I cannot solve it.", statement=problem.statement),
            code="stumbled",
        ) from error


def _each(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Every question by itself: one step each, with its own steps inside; then all the answers."""
    answers: list[Answer] = []
    for label, question in problem.questions:
        found = list(_found(question, level))
        answer = named(next(part for part in reversed(found) if isinstance(part, Answer)), question)
        answers.append(answer)
        yield Step(
            rule="question",
            title=say("Answer the question {label}.", label=label),
            because=say("Each of the questions can be answered by itself."),
            before=question.statement,
            after=answer.shown,
            claim=_claim(question, answer),
            substeps=tuple(part for part in found if isinstance(part, Step)),
            idea=say("Take one question at a time."),
        )
    value = formula(Tuple(*(expression(answer.value) for answer in answers)))
    labels = [label for label, _ in problem.questions]
    shown = _listed([_labelled(label, answer.shown) for label, answer in zip(labels, answers, strict=True)])
    remarks = [answer.remark for answer in answers if answer.remark]
    yield Answer(shown, value, remarks[0] if len(remarks) == 1 else None)


def _labelled(label: str, shown: Formula) -> Formula:
    return Formula(rf"\text{{{label}}}\ {shown.latex}", f"{label}: {shown.plain}")


def _part(part: Part, level: Level) -> Step:
    """A definition worked out: one step, with the steps of its own problem inside."""
    problem = part.problem
    substeps = tuple(step for step in _found(problem, level) if isinstance(step, Step))
    return Step(
        rule="definition",
        title=say("Work out {name}.", name=part.name),
        because=say("The question uses {name}, and its definition says what it is.", name=part.name),
        before=problem.statement,
        after=part.answer.shown,
        claim=_claim(problem, part.answer),
        substeps=substeps,
        idea=say("Which of the things that the question uses can be worked out first?"),
    )


def _claim(problem: Problem, answer: Answer) -> Claim:
    """What the answer of a part says about its problem."""
    if problem.goal is Goal.VALUE:
        return SameValue(problem.statement, answer.value)
    whole = isinstance(expression(answer.value), Set) and not any(name == "wanted" for name, _ in problem.given)
    if problem.goal is Goal.SOLUTIONS and whole:
        return SameSolutions(problem.statement, answer.value, problem.unknowns)
    return Restates()


def _rounding(problem: Problem) -> Iterator[Step | Answer]:
    """Round what the last part found, as asked."""
    statement = expression(problem.statement)
    wanted = list(statement) if isinstance(statement, Tuple) else [statement]
    values = [Unfolding().of(part) for part in wanted]
    told = [decimal(value) for value in values]
    found = Tuple(*told) if isinstance(statement, Tuple) else told[0]
    yield Step(
        rule="round",
        title=say("Round the answer as asked."),
        because=say("Half a unit of the last place, or more, is rounded up."),
        before=problem.statement,
        after=formula(found),
        claim=SameValue(problem.statement, formula(found)),
        idea=say("To which place is the answer to be rounded?"),
    )
    shown = _listed([formula(value) for value in told])
    yield Answer(shown, formula(found))


def decimal(value: Basic) -> Basic:
    """A terminating fraction as a decimal number."""
    if not isinstance(value, Rational) or value.is_integer:
        return value
    with localcontext(prec=80):
        digits = str(Decimal(int(value.p)) / Decimal(int(value.q)))
    return Float(digits, max(15, sum(map(str.isdigit, digits))))


def _put_in(problem: Problem) -> Step:
    known = [*problem.defined, *(_equation(part) for part in problem.parts)]
    return Step(
        rule="put-in",
        title=say("Put what is known into the question."),
        because=say("A name may be replaced by what it stands for."),
        before=_listed(known),
        after=problem.statement,
        claim=Restates(),
        idea=say("Write the question again with the values in the place of their names."),
    )


def _equation(part: Part) -> Formula:
    """A part's name and its value, as an equation."""
    if part.problem.goal is Goal.SOLUTIONS:
        return part.answer.shown
    value, name = part.answer.value, part.name
    return Formula(f"{name.latex} = {value.latex}", f"{name.plain} = {value.plain}")


def _listed(formulas: list[Formula]) -> Formula:
    latex = r",\quad ".join(each.latex for each in formulas)
    return Formula(latex, ", ".join(each.plain for each in formulas))


def named(answer: Answer, problem: Problem) -> Answer:
    """The answer with things that the question lists by a name called by that name."""
    if not problem.names:
        return answer
    left = [(name, expression(value)) for name, value in problem.names]
    value = expression(answer.value)
    found = Tuple(*(_name(part, left) for part in value)) if isinstance(value, Tuple) else _name(value, left)
    shown = formula(found)
    if isinstance(found, Tuple):
        parts = [formula(part) for part in found]
        shown = Formula(", ".join(part.latex for part in parts), ", ".join(part.plain for part in parts))
    return Answer(shown, formula(found), answer.remark)


def _name(value: Basic, left: list[tuple[str, Basic]]) -> Basic:
    """The name of a value, each name once; the value itself where it has none."""
    for index, (name, meant) in enumerate(left):
        if value == meant or compare(value, meant).outcome == "equal":
            del left[index]
            return Symbol(name)
    return value
