"""Sequences, counting, probability and statistics: questions as people ask them, and what must not be guessed."""

from __future__ import annotations

import pytest

from tutor.checking.certificates import certify
from tutor.problem import Goal, Level
from tutor.solution import Answer
from tutor.topics import topic_named
from tutor.understanding import understand


def answered(text: str) -> Answer:
    problem = understand(text, "en")
    assert problem.goal is not Goal.WORDS, text
    assert problem.topic is not None
    *_, answer = topic_named(problem.topic).solve(problem, Level.BEGINNER)
    assert isinstance(answer, Answer)
    assert certify(problem, answer).proved
    return answer


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("What is next in -188440, -188478, -188516, -188554?", "-188592"),
        ("What comes next: 1, 4, 9, 16, 25?", "36"),
        ("What is the t'th term of 3, 7, 13, 21, 31?", "t^2 + t + 1"),
        ("2, 2, 4, 6, 10, 16, 26, 42, ?", "68"),
        ("5, 15, 45, 135, ?", "405"),
        ("Find the sum of first 81 terms of the AP series: -44, -116, -188 ... ", "-236844"),
        ("What is the 8th term of the geometric sequence 8, 24, 72?", "17496"),
        ("How many terms are in the arithmetic sequence 3, 7, ..., 99?", "25"),
        ("Four letters picked without replacement from jlllqll. Give prob of picking 3 l and 1 q.", "2/7"),
        ("What is prob of sequence kh when two letters picked without replacement from {h: 6, a: 8, k: 5}?", "5/57"),
        ("What is the probability of getting at least 1 heads in 12 fair coin flips?", "4095/4096"),
        ("Two dice are rolled. What is the probability that the sum is 7?", "1/6"),
        ("Determine the number of ways to arrange the letters of the word MISSISSIPPI.", "34650"),
        ("In how many ways can 7 people sit around a round table if no two of the 3 people Ann, Bo, and Cy can sit "
         "next to each other? (Seatings which are rotations of each other are treated as the same.)", "144"),
        ("In how many ways can 8 people sit around a round table if 3 of the people all want to sit together?", "720"),
        ("In how many ways can 6 girls and 2 boys sit in a row if the 2 boys insist on sitting next to each other?",
         "10080"),
        ("I have 6 different books, 2 of which are math books. In how many ways can I stack my 6 books on a shelf if I "
         "do not want the math books to be next to each other?", "480"),
        ("A club has 8 girls and 6 boys. In how many ways can we form a committee of 5 members that has at least one "
         "member from each group?", "1940"),
        ("How many license plates can be formed if every license plate has 2 different letters followed by 3 digits?",
         "650000"),
        ("How many ways are there to put 5 balls in 2 boxes if the balls are not distinguishable and neither are the "
         "boxes?", "3"),
        ("How many ways are there to put 4 balls in 3 boxes if the balls are distinguishable but the boxes are not?",
         "14"),
        ("How many ways are there to put 6 balls in 3 boxes if the balls are not distinguishable but the boxes are?",
         "28"),
        (r"Evaluate $\sum_{k=1}^{100} (3k - 2)$", "14950"),
        (r"\sum_{k=5}^{40} (2k^2 - k + 1)", "43446"),
        (r"\sum_{k=1}^{n} (2k - 1)", "n^2"),
        (r"\sum_{k=0}^{10} (-2)^k", "683"),
        (r"\sum_{k=1}^{12} (1/2)^k", "4095/4096"),
        (r"\sum_{k=1}^{99} \frac{1}{k(k + 1)}", "99/100"),
        (r"\sum_{k=-2}^{40} k", "817"),
        ("Find the mean of 3, 8, 12, 17", "10"),
        ("Find the median of 9, 1, 4", "4"),
        ("Find the sample variance of 2, 4, 6", "4"),
        ("Find the harmonic mean of 2, 6", "3"),
        ("Find the union of {1, 2} and {2, 5}", "{1, 2, 5}"),
    ],
)  # fmt: skip
def test_is_answered_and_proved(text: str, value: str) -> None:
    assert answered(text).value.plain == value


@pytest.mark.parametrize(
    "text",
    [
        "What comes next: 3, 1, 4, 1, 5, 9, 2, 6?",
        "Two letters picked without replacement from ab. Give prob of sequence abc.",
        "Find the mean of 3, cats, 5",
        "In how many ways can 5 people sit in a row if 3 of them do not want to sit together?",
        "In how many ways can 6 girls and 2 boys sit in a row if the 3 boys insist on sitting next to each other?",
        "In how many ways can 7 people sit around a round table if no two of the 3 people Ann and Bo can sit together?",
        "How many ways are there to put 5 balls in 2 boxes if each box holds a ball?",
        "Find the common ratio of the geometric sequence 2, 4, 9",
    ],
)
def test_what_is_not_surely_understood_is_not_guessed(text: str) -> None:
    assert understand(text, "en").goal is Goal.WORDS
