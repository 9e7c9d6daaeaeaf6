"""Expected values: of a distribution, of a die, of the number of successes."""

from tutor.messages import say
from tutor.topic import Asking, Topic, criteria
from tutor.topics.expectation.asking import DICE, LISTED, TRIALS, fits, pose_die, pose_listed, pose_trials
from tutor.topics.expectation.practice import practise
from tutor.topics.expectation.solving import solve

TOPIC = Topic(
    name="expectation",
    title=say("Expected values"),
    area="probability",
    prerequisites=("drawing", "statistics"),
    askings=(Asking(LISTED, pose_listed), Asking(DICE, pose_die), Asking(TRIALS, pose_trials)),
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("A fair die, trials with a simple chance, or two values."),
        say("Three values with their probabilities."),
        say("Four values, negative ones too, or trials with any chance."),
    ),
    examples=(
        "A random variable takes the values 1, 2, 5 with the probabilities 1/2, 1/4, 1/4. What is its expected value?",
        "Find the expected value of the values 0, 10, 100 with the probabilities 0.7, 0.2, 0.1.",
        "What is the expected value of a fair die with 6 sides?",
        "What is the expected number of successes in 20 trials with probability 1/4?",
        "A fair coin is tossed 12 times. What is the expected number of heads?",
        "값 1, 2, 5가 확률 1/2, 1/4, 1/4로 나올 때 기댓값을 구하시오",
    ),
)
