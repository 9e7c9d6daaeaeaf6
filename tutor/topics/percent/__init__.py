"""Percent: change, difference, error, profit and loss, interest."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.percent.asking import ASKINGS, fits
from tutor.topics.percent.practice import practise
from tutor.topics.percent.solving import solve

TOPIC = Topic(
    name="percent",
    title=say("Percent and interest"),
    area="arithmetic",
    prerequisites=("arithmetic",),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Shares, and simple increases and decreases."),
        say("Percentage changes, profit and loss, and simple interest."),
        say("Percentage errors and differences, and compound interest, with rounding."),
    ),
    examples=(
        "What is the percentage difference between $8$ and $45$?",
        "Find the percentage error when observed value equals $-43$ and exact value equals $-7$.",
        "Profit percent when $CP = 778$ and $SP = 900$ is:",
        "Loss percent when $CP = 143$ and $SP = 6$ is:",
        "What is the percentage change from 50 to 65?",
        "What percent of 80 is 12?",
        "Increase 240 by 15%",
        "Simple interest for a principle amount of $5007$ dollars, $10$% rate of interest and for a time period of $8$ "
        "years is $=$",
        "What is the final amount of 3000 dollars at 5% compound interest for 4 years?",
        "80의 몇 퍼센트가 12인가?",
        "240에서 15% 증가한 값을 구하시오",
    ),
)
