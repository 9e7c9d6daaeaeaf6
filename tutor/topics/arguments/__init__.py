"""Whether an argument is valid: by supposing that its conclusion fails, or by a case that shows that it can."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic
from sympy.core.function import AppliedUndef

from tutor.messages import say
from tutor.problem import Goal, Problem
from tutor.topic import Asking, Posed, Topic, criteria
from tutor.topics.arguments.practice import practise
from tutor.topics.arguments.solving import TASK, solve


def _pose(blanks: Mapping[str, Basic]) -> Posed | None:
    asked = blanks.get("f")
    if not isinstance(asked, AppliedUndef) or asked.func.__name__ != "follows":
        return None
    return Posed(asked, TASK, Goal.VALUE)


def _fits(problem: Problem) -> bool:
    return problem.task == TASK


TOPIC = Topic(
    name="arguments",
    title=say("Valid arguments"),
    area="logic",
    prerequisites=("truth-tellers",),
    askings=(Asking(("say whether the argument {f} is valid",), _pose),),
    fits=_fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("One conditional and a fact."),
        say("Two conditionals, or an “or”."),
        say("Classes with all, some and no."),
    ),
    examples=(
        "Is this argument valid? If it rains, the street is wet. It rains. Therefore, the street is wet.",
        "Is the following argument valid? If it is raining then the match is cancelled. The match is cancelled. "
        "Therefore it is raining.",
        "All whales are mammals. No mammals are fish. Does it follow that no whales are fish?",
        "Some birds are white. All swans are birds. Can we conclude that some swans are white?",
        "다음 논증은 타당한가? 모든 고래는 포유류이다. 모든 포유류는 동물이다. 따라서 모든 고래는 동물이다.",
    ),
)
