"""Systems of linear equations in up to four unknowns: one solution, none, or infinitely many."""

from __future__ import annotations

from tutor.messages import say
from tutor.problem import Problem
from tutor.rules.equations.systems import SYSTEM_PHRASES
from tutor.topic import Asking, Topic, criteria
from tutor.topics.linear_systems.asking import ELIMINATION, SUBSTITUTION, methods_for, pose, posing_by, question_of
from tutor.topics.linear_systems.practice import practise
from tutor.topics.linear_systems.solving import solve


def _fits(problem: Problem) -> bool:
    return question_of(problem) is not None


def _by(method: str) -> tuple[str, ...]:
    return tuple(
        f"solve {asked} {how} {method}"
        for asked in ("{e}", "the system {e}", "{a} and {b}", "the system {a} and {b}")
        for how in ("by", "using", "by the method of")
    )


TOPIC = Topic(
    name="linear-systems",
    title=say("Systems of linear equations"),
    area="algebra",
    prerequisites=("linear-equations",),
    askings=(
        Asking(SYSTEM_PHRASES, pose),
        Asking(_by("substitution"), posing_by(SUBSTITUTION)),
        Asking(_by("elimination"), posing_by(ELIMINATION)),
    ),
    fits=_fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("One equation is nearly solved for a letter."),
        say("Two equations to be combined."),
        say("Three unknowns, or a system without exactly one solution."),
    ),
    methods=methods_for,
    examples=(
        "x + y = 5, x - y = 1",
        r"\begin{cases} 2x + 3y = 7 \\ 4x - y = 7 \end{cases}",
        "Solve y = 2x + 1, 3x + 2y = 16 for x and y",
        "Solve the system 2x + 3y = 1 and 5x - 2y = 12",
        "Solve 2x + y - z = 3, x - y + 2z = 3, 3x + 2y + z = 10",
        "x + 2y = 4, 2x + 4y = 8",
        "x + 2y = 4, 2x + 4y = 9",
        "Solve -3j - 22v = -6j - 38, 0 = -2j + v + 2 for j.",
        "Solve x + y = 5, x - y = 1 by substitution",
        "Solve 2x + y = 5, x - y = 1 by elimination",
        "연립방정식 x + y = 3, 2x - y = 0을 푸시오",
    ),
)
