"""Questions of logic in words: read whole or not at all, and answered by going through every case."""

import pytest

from tutor.checking.certificates import certify
from tutor.engines.transcription.answers import read_answer
from tutor.maths.transport import expression
from tutor.problem import Goal, Level
from tutor.solution import Answer
from tutor.topics import topic_named
from tutor.understanding import understand
from tutor.understanding.logic import roles_said
from tutor.verdict import Status

KNIGHTS = "Knights always tell the truth and knaves always lie. "


def answered(text):
    problem = understand(text, "en")
    assert problem.topic in ("truth-tellers", "arguments"), problem.goal
    *_, answer = topic_named(problem.topic).solve(problem, Level.BEGINNER)
    assert isinstance(answer, Answer)
    assert certify(problem, answer).proved
    return answer.value.plain


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ('A says "B is a knave". B says "We are both knights". Who is what?', "(knight, knave)"),
        ("A says that B is a knight. B says that A and B are of different kinds. Who is what?", "(knave, knave)"),
        ('A, B and C meet. A says "All of us are knaves". B says "Exactly one of us is a knight". Who is what?',
         "(knave, knight, knave)"),
        ("“At least one of us is a knave,” says Ann to Bob. Bob: “Ann is lying.” Who is a knight?", "(knight, knave)"),
        ('Sue said, "Tom is a knave if and only if I am a knight." Tom said, "Sue is a knight." Who is what?',
         "(knave, knave)"),
        ('Sue says "if Tom is a knight then I am a knave". Tom says "Sue is not a knave." Who is what?', None),
    ],
)  # fmt: skip
def test_every_saying_is_true_exactly_when_its_speaker_tells_the_truth(text, roles):
    found = answered(KNIGHTS + text)
    assert roles is None or found == roles


@pytest.mark.parametrize(
    "text",
    [
        KNIGHTS + 'A says "B would call me a dreamer". B says "A is a knave". Who is what?',
        KNIGHTS + "Nobody speaks. Who is what?",
        "If 2 apples cost 3 dollars, so what do 4 apples cost? Is this a valid argument for haggling?",
        "Is this argument valid? Grass is green stuff. Snow is cold stuff. Therefore, cats purr.",
    ],
)
def test_a_text_of_which_a_part_is_not_understood_is_not_posed(text):
    assert understand(text, "en").goal is Goal.WORDS


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("If it rains, the street is wet. It rains. Therefore, the street is wet.", "true"),
        ("If it rains, the street is wet. The street is not wet. Hence it does not rain.", "true"),
        ("If it rains, the street is wet. The street is wet. Thus it rains.", "false"),
        ("If it rains, the street is wet. It isn't raining. So the street is not wet.", "false"),
        ("Either the cat or the dog is in. The dog is not in. Therefore, the cat is in.", None),
        ("The light is on or the light is broken. The light is not on. Therefore, the light is broken.", "true"),
        ("All men are mortal. Socrates is a man. Therefore, Socrates is mortal.", "true"),
        ("No cats are dogs. All poodles are dogs. Therefore, no poodles are cats.", "true"),
        ("All cats are animals. All dogs are animals. Therefore, all cats are dogs.", "false"),
        ("All unicorns are horses. Therefore, some unicorns are horses.", "false"),
        ("Some nurses are men. No men are mothers. Therefore, some nurses are not mothers.", "true"),
    ],
)
def test_an_argument_is_valid_when_no_case_stands_against_it(text, valid):
    if valid is None:
        assert understand(f"Is this argument valid? {text}", "en").goal is Goal.WORDS
    else:
        assert answered(f"Is this argument valid? {text}") == valid


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (r"\boxed{\text{Zoey is a knight and Oliver is a knave}}", Status.PROVED),
        ("The answer: Zoey is a knave, Oliver is a knight.", Status.REFUTED),
        ("I give up.", None),
    ],
)
def test_what_a_model_answers_is_judged_by_every_case(text, status):
    puzzle = KNIGHTS + 'Zoey says "Oliver is a knave". Oliver says "We are both knights". Who is what?'
    problem = understand(puzzle, "en")
    answer = read_answer(text, problem)
    assert (certify(problem, answer).status if answer else None) is status


def test_an_answer_in_words_is_read_as_roles():
    puzzle = KNIGHTS + 'Zoey says "Oliver is a knave". Oliver says "Zoey and I are both knaves". Who is what?'
    statement = expression(understand(puzzle, "en").statement)
    said = roles_said("So Zoey is a knight, and Oliver must be a knave.", statement)
    assert str(said) == "(knight, knave)"
    assert roles_said("Zoey is a knight.", statement) is None
