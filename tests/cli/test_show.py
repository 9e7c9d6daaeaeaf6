"""What the terminal shows of a model's text: what is refuted, repaired, and answered otherwise."""

from __future__ import annotations

from tutor.cli.show import show
from tutor.events import AnswersCompared, ClaimChecked, Rated, Repairing
from tutor.messages import Formula, say, untranslated
from tutor.solution import Answer
from tutor.verdict import Status, Verdict

WRONG = Verdict(Status.REFUTED, "evaluation", "different", say("The left side is 13."))
RIGHT = Verdict(Status.PROVED, "substitution", "holds", say("It holds."))


def test_refuted_claims_repairs_and_another_answer_are_told(capsys):
    answers = [Answer(Formula(each, each), Formula(each, each)) for each in ("3", "2")]
    compared = AnswersCompared(False, (Rated("symbolic", answers[1], RIGHT), Rated("text", answers[0], WRONG)))
    events = [
        ClaimChecked((0, 5), "1 + 1 = 2", RIGHT),
        ClaimChecked((9, 20), "16 - 3 = 12", WRONG),
        Repairing(0, 9, "16 - 3 = 12", WRONG),
        compared,
    ]
    assert show(events, untranslated) is None
    told = capsys.readouterr().out
    assert "1 + 1 = 2" not in told
    assert "Refuted: The left side is 13." in told
    assert "asked to repair this: 16 - 3 = 12" in told
    assert "finds another answer: 2" in told
