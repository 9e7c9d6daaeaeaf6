"""Radical expressions: simplest form, and denominators without roots."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.radicals.asking import ASKINGS, fits
from tutor.topics.radicals.practice import practise
from tutor.topics.radicals.solving import solve

TOPIC = Topic(
    name="radicals",
    title=say("Roots and radicals"),
    area="algebra",
    prerequisites=("substituting",),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Take squares out of roots and add like roots."),
        say("One root below the bar, or a product of two roots."),
        say("A sum with a root below the bar, also with one above."),
    ),
    examples=(
        "Rationalize the denominator of 5/sqrt(3)",
        r"Rationalise the denominator: \frac{2}{3 - \sqrt{5}}",
        "Write sqrt(72) + sqrt(50) in simplest radical form",
        "Simplify the surd sqrt(48) - 2*sqrt(27)",
        r"Express \sqrt[3]{54} in simplest radical form.",
        "6/sqrt(2)의 분모를 유리화하시오",
    ),
)
