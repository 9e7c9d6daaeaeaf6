"""Linear equations in one unknown, other letters standing for given numbers."""

from __future__ import annotations

from tutor.messages import say
from tutor.rules.equations.asking import EQUATION_PHRASES
from tutor.rules.equations.linear_equation import is_linear, solve_linear
from tutor.rules.equations.posing import fitting, posing, solving
from tutor.topic import Asking, Topic, criteria
from tutor.topics.linear_equations.practice import practise

TOPIC = Topic(
    name="linear-equations",
    title=say("Linear equations"),
    area="algebra",
    prerequisites=("simplifying",),
    askings=(Asking(EQUATION_PHRASES, posing(is_linear)),),
    fits=fitting(is_linear),
    solve=solving(solve_linear),
    practise=practise,
    criteria=criteria(
        say("One or two operations and a whole solution."),
        say("The unknown on both sides, and brackets."),
        say("Fractions, and several brackets."),
    ),
    examples=(
        "2x + 3 = 11",
        r"\frac{x+1}{2} - \frac{x-3}{4} = 5",
        "Solve 3(x - 2) = 5x + 4 for x",
        "Solve 0.5y + 1.2 = 3.7",
        "find t if 7 - 2t = t + 1",
        r"Solve $-\frac{2}{3}x + \frac{3}{7} = \frac{1}{2}$ for $x$.",
        "2(x + 1) = 2x + 5",
        "3(x - 1) + 3 = 3x",
        "Solve a*x + b = c for x",
        "5 - 2(3 - x) = 4(x + 1) - 7",
        "방정식 5x - 4 = 2x + 11을 푸시오",
        "3x + 7 = 1을 x에 대하여 푸시오",
    ),
)
