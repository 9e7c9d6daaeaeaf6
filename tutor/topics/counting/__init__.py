"""Counting choices and arrangements."""

from __future__ import annotations

from tutor.messages import say
from tutor.problem import Problem
from tutor.topic import Asking, Topic, criteria
from tutor.topics.counting.asking import (
    TASK,
    pose_circle,
    pose_combinations,
    pose_groups,
    pose_permutations,
    pose_row,
    pose_word,
)
from tutor.topics.counting.conditions import pose_boxes, pose_conditioned, pose_plates
from tutor.topics.counting.practice import practise
from tutor.topics.counting.solving import solve


def _fits(problem: Problem) -> bool:
    return problem.task == TASK


COMBINATIONS = (
    "find number of combinations from {n} objects picked {k} at a time",
    "find number of combinations of {n} objects taken {k} at a time",
    "number of combinations from {n} objects picked {k} at a time",
    "in how many ways can {text} be chosen from {text1}",
    "in how many ways can {text} be selected from {text1}",
    "how many ways are there to choose {text} from {text1}",
    "how many ways can {text} be chosen from {text1}",
    "how many committees of {text} can be formed from {text1}",
    "how many committees of {text} can be chosen from {text1}",
    "in how many ways can we choose {text} from {text1}",
    "in how many ways can a committee of {text} be chosen from {text1}",
    "in how many ways can a committee of {text} be formed from {text1}",
    "find {n} choose {k}",
)
PERMUTATIONS = (
    "number of permutations from {n} objects picked {k} at a time",
    "find number of permutations from {n} objects picked {k} at a time",
    "find number of permutations of {n} objects taken {k} at a time",
    "in how many ways can {text} of {text1} be arranged in a row",
)
WORD = (
    "determine number of ways to arrange letters of word {text}",
    "find number of arrangements of letters of word {text}",
    "in how many ways can letters of word {text} be arranged",
    "in how many ways can letters of {text} be arranged",
    "how many distinct arrangements of letters of word {text} are there",
    "how many different arrangements of letters of word {text} are there",
    "how many ways are there to arrange letters of word {text}",
    "how many ways can letters of word {text} be arranged",
    "how many arrangements of letters in {text} are there",
    "how many different words can be formed from letters of word {text}",
)
ROW = (
    "in how many ways can {text} be arranged in a row",
    "in how many ways can {text} sit in a row",
    "in how many ways can {text} stand in a line",
    "in how many ways can {text} line up",
    "in how many ways can {text} be arranged on a shelf",
    "how many ways are there to arrange {text} on a shelf",
    "how many ways are there to arrange {text} in a row",
)
CIRCLE = (
    "in how many ways can {text} sit around a round table",
    "in how many ways can {text} be seated around a round table",
)
GROUPS = (
    "{text} in how many ways can he pick {text1} to give a group presentation tomorrow",
    "{text} in how many ways can {text1} be chosen",
    "from {text}, in how many ways can {text1} be chosen",
)
CONDITIONED = ("in how many ways can {text1}", "{text} in how many ways can {text1}", "how many ways can {text1}")
PLATES = (
    "how many license plates can be formed if every license plate has {text}",
    "how many license plates can be made if each plate has {text}",
    "how many license plates consist of {text}",
    "how many codes consist of {text}",
)
BOXES = ("how many ways are there to {text}", "in how many ways can you {text}", "in how many ways can we {text}")

TOPIC = Topic(
    name="counting",
    title=say("Counting choices and arrangements"),
    area="probability",
    prerequisites=("arithmetic",),
    askings=(
        Asking(COMBINATIONS, pose_combinations),
        Asking(PERMUTATIONS, pose_permutations),
        Asking(WORD, pose_word),
        Asking(ROW, pose_row),
        Asking(CIRCLE, pose_circle),
        Asking(GROUPS, pose_groups),
        Asking(CONDITIONED, pose_conditioned),
        Asking(PLATES, pose_plates),
        Asking(BOXES, pose_boxes),
    ),
    fits=_fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Choose a few, in order or not, also from several groups."),
        say("Larger choices, seats with a condition, and codes."),
        say("Letters that are alike, three groups, round tables, and balls in boxes."),
    ),
    examples=(
        "Find the number of combinations from $17$ objects picked $3$ at a time.",
        "Number of Permutations from $13$ objects picked $2$ at a time is: ",
        "Determine the number of ways to arrange the letters of the word ELLIPSE.",
        "In how many ways can 5 students be selected from a group of 6 students?",
        "In how many ways can 4 books be arranged on a shelf?",
        "How many ways are there to choose 3 people from 10 people?",
        "In how many ways can 8 people sit around a round table if 3 of the people all want to sit together?",
        "In how many ways can 7 people sit in a row if no two of the 3 children can sit next to each other?",
        "A club has 8 girls and 6 boys. In how many ways can we form a committee of 5 members that has at least one "
        "member from each group?",
        "How many license plates can be formed if every license plate has 2 different letters followed by 3 digits?",
        "How many ways are there to put 5 balls in 2 boxes if the balls are not distinguishable and neither are the "
        "boxes?",
        "10명 중에서 3명을 뽑는 방법의 수를 구하시오",
        "서로 다른 8개에서 3개를 택하는 순열의 수를 구하시오",
    ),
)
