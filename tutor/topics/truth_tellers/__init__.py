"""Who tells the truth: puzzles of knights and knaves, worked out from what each of them says."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic
from sympy.core.function import AppliedUndef

from tutor.messages import say
from tutor.problem import Goal, Problem
from tutor.topic import Asking, Posed, Topic, criteria
from tutor.topics.truth_tellers.practice import practise
from tutor.topics.truth_tellers.solving import TASK, solve


def _pose(blanks: Mapping[str, Basic]) -> Posed | None:
    asked = blanks.get("f")
    if not isinstance(asked, AppliedUndef) or asked.func.__name__ != "truth_tellers":
        return None
    return Posed(asked, TASK, Goal.VALUE)


def _fits(problem: Problem) -> bool:
    return problem.task == TASK


TOPIC = Topic(
    name="truth-tellers",
    title=say("Truth-tellers and liars"),
    area="logic",
    askings=(Asking(("say of each whether they are {f}",), _pose),),
    fits=_fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Two islanders."),
        say("Three islanders."),
        say("Four islanders."),
    ),
    examples=(
        'Knights always tell the truth and knaves always lie. You meet Zoey and Oliver. Zoey says, "Oliver is a '
        'knave." Oliver says, "Zoey and I are both knights." Who is a knight and who is a knave?',
        "A very special island is inhabited only by sages and fools. Sages always tell the truth, and fools always "
        'lie. You meet 3 inhabitants: Ava, Ben, and Cora. "Ben is a fool", Ava declares. Ben said that Cora is a sage '
        'and Ava is a sage. "If Ben is a fool then Ava is a fool," Cora claimed. So who is a sage and who is a fool?',
        'Knights always tell the truth and knaves always lie. A says "B is a knave". B says "We are both knights". '
        "Who is what?",
        "Each of three people is a truth-teller or a liar. Ann says that Bob is a liar. Bob says that Cem is a liar. "
        "Cem says that Ann and Bob are both liars. Who is a truth-teller?",
        "기사는 항상 참말을 하고 건달은 항상 거짓말을 한다. A는 “B는 건달이다”라고 말했다. B는 “우리는 모두 기사이다”"
        "라고 말했다. A와 B는 각각 누구인가?",
    ),
)
