"""Rules: a valid argument has no case in which its premises are true and its conclusion is not."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import And, Basic, S, Tuple
from sympy.core.function import AppliedUndef

from tutor.checking.definitions.logic import CATEGORICAL, cases_of, follows, holds
from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.solution import Answer, Restates, SameValue, Step

TASK = "valid-argument"


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Say what is premise and what conclusion, then look for a case against the argument."""
    statement = expression(problem.statement)
    premises, conclusion = statement.args
    yield Step(
        "premises-and-conclusion",
        say("Tell the premises from the conclusion."),
        say("An argument is valid when its conclusion is true in every case in which all its premises are true."),
        formula(Tuple(*premises.args)),
        formula(conclusion),
        Restates(),
        idea=say("What is given, and what is said to follow?"),
    )
    valid = follows(premises, conclusion) is S.true
    categorical = any(part.func.__name__ in CATEGORICAL for part in statement.atoms(AppliedUndef))
    if valid and categorical and len(premises.args) > 1:
        yield from _needed(premises, conclusion)
    yield _decided(statement, conclusion, valid=valid, categorical=categorical)
    remark = (
        say("The argument is valid: the conclusion follows.")
        if valid
        else say("The argument is not valid: the premises can be true and the conclusion false.")
    )
    answer = formula(S.true if valid else S.false)
    yield Answer(answer, answer, remark)


def _needed(premises: Basic, conclusion: Basic) -> Iterator[Step]:
    """The premises that are enough, where not all are needed."""
    for premise in premises.args:
        rest = Tuple(*(other for other in premises.args if other != premise))
        if follows(rest, conclusion) is S.true:
            claim = SameValue(formula(operation("follows", rest, conclusion)), formula(S.true))
            yield Step(
                "premise-not-needed",
                say("One premise is not needed."),
                say("The conclusion follows from the others alone."),
                formula(premise),
                formula(rest),
                claim,
            )
            return


def _decided(statement: Basic, conclusion: Basic, *, valid: bool, categorical: bool) -> Step:
    premises = statement.args[0]
    claim = SameValue(formula(statement), formula(S.true if valid else S.false))
    idea = say("Can the premises be true and the conclusion false?")
    if valid:
        return Step(
            "no-case-against",
            say("Suppose the conclusion is false."),
            say("Then not all premises can be true: no case is left.")
            if not categorical
            else say("Then no diagram of the classes shows all premises: no case is left."),
            formula(premises),
            formula(conclusion),
            claim,
            idea=idea,
        )
    if categorical:
        because = say("A diagram of the classes can show all premises without the conclusion.")
        return Step("a-case-against", say("Look for a case against it."), because,
                    formula(premises), formula(conclusion), claim, idea=idea)  # fmt: skip
    return Step(
        "a-case-against",
        say("Look for a case against it."),
        say("Here all premises are true, and the conclusion is false."),
        formula(premises),
        formula(_case_against(premises, conclusion)),
        claim,
        idea=idea,
    )


def _case_against(premises: Basic, conclusion: Basic) -> Basic:
    """What is true and what is not in a case with true premises and a false conclusion."""
    letters = tuple(sorted({s for each in (*premises.args, conclusion) for s in each.free_symbols}, key=str))
    case = next(
        case
        for case in cases_of(letters)
        if all(holds(premise, case) for premise in premises.args) and not holds(conclusion, case)
    )
    return And(*(letter if case[letter] else ~letter for letter in letters), evaluate=False)
