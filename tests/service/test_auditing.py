"""Auditing texts, and judging what a model writes while it writes: claims, comparison, repair."""

from __future__ import annotations

import pytest

from tutor.engines.scripted import ScriptedEngine
from tutor.errors import BadInput, TooLarge, UnknownName
from tutor.events import (
    AnswerChecked,
    AnswerFound,
    AnswersCompared,
    ClaimChecked,
    Finished,
    Repairing,
    StepChecked,
    StepFound,
    Text,
)
from tutor.problem import Ask
from tutor.service.solving.exchange import solve
from tutor.service.tutor import Tutor
from tutor.settings import Settings
from tutor.transcript import Transcript

LINEAR = "Solve 2x + 3 = 7"
WRONG = "1. Subtract 3: $2x = 5$\n2. Divide: $x = 2.5$\nThe answer is \\boxed{2.5}."
RIGHT = "1. Subtract 3: $2x = 4$\n2. Divide: $x = 2$\nThe answer is \\boxed{2}."


@pytest.fixture(scope="module")
def tutor(tmp_path_factory):
    database = tmp_path_factory.mktemp("audit") / "stepwise.db"
    with Tutor(Settings(database_url=f"sqlite:///{database}", engine="scripted")) as tutor:
        yield tutor


def played(tutor, text, question=LINEAR, *, repaired=None, repair=False):
    """The events of a model that writes ``text``, and ``repaired`` when asked to repair it."""
    asks = []

    def script(problem, ask):
        asks.append(ask)
        yield repaired if ask.repair is not None else text

    engine = ScriptedEngine(tutor.settings, tutor._solvers, script)
    events = solve(
        Ask(question), engine, tutor._solvers, tutor._judge, 60, embedded=tutor.engine("symbolic"), repair=repair
    )
    return Transcript.of(events), asks


def test_an_audit_judges_claims_and_the_answer(tutor):
    found = tutor.audit(LINEAR, WRONG)
    assert [(claim.text, verdict.status.value) for claim, verdict in found.claims] == [
        ("2x = 5", "refuted"),
        ("x = 2.5", "proved"),
    ]
    assert found.answer.value.plain == "{2.5}"
    assert found.verdict.status.value == "refuted"
    assert found.compared.agree is False
    assert [rated.by for rated in found.compared.answers] == ["symbolic", "text"]


def test_an_audit_of_a_right_text(tutor):
    found = tutor.audit(LINEAR, RIGHT)
    assert found.verdict.proved
    assert found.compared.agree is True
    assert [rated.by for rated in found.compared.answers] == ["text", "symbolic"]


@pytest.mark.parametrize("problem", ["", "How many eggs are left?", "((", "x" * 300])
def test_a_problem_that_is_not_understood_costs_only_the_certificate(tutor, problem):
    found = tutor.audit(problem, "16 - 3 = 12\nA: 12")
    assert [verdict.status.value for _, verdict in found.claims] == ["refuted"]
    assert found.verdict.note == "claims-refuted" or found.verdict.status.value == "unchecked"


def test_a_text_without_an_answer(tutor):
    found = tutor.audit("", "It is a nice day.")
    assert (found.claims, found.answer, found.verdict.note) == ((), None, "no-answer")


@pytest.mark.parametrize(
    ("problem", "text", "language", "error"),
    [("", " ", "en", BadInput), ("", "1" * 300_000, "en", TooLarge), ("", "1 + 1 = 2", "xx", UnknownName)],
)
def test_what_cannot_be_audited(tutor, problem, text, language, error):
    with pytest.raises(error):
        tutor.audit(problem, text, language)


def test_claims_are_judged_while_the_text_streams(tutor):
    seen, _ = played(tutor, WRONG)
    assert [(event.text, event.verdict.status.value) for event in seen.claims] == [
        ("2x = 5", "refuted"),
        ("x = 2.5", "proved"),
    ]
    for event in seen.claims:
        assert seen.text[slice(*event.span)] == event.text
    kinds = [type(event) for event in seen.events]
    assert kinds[-1] is Finished
    assert kinds.index(ClaimChecked) < kinds.index(AnswerChecked)
    assert {event.path for event in seen.events if isinstance(event, StepChecked)} >= {(0,), (1,)}
    assert set(seen.verdicts) == set(dict(seen.events[-1].verdicts))


def test_code_is_read_as_python_and_never_called_proven(tutor):
    code = "Sort it.\n\n```python\ndef first(x):\n    return sorted(x)[0]\n```\n\n```python\nfor x in: pass\n```\n"
    seen, _ = played(tutor, code, "How do I find the smallest number of a list?")
    assert [(event.verdict.status.value, event.verdict.note) for event in seen.claims] == [
        ("unchecked", "syntax-right"),
        ("refuted", "syntax-error"),
    ]


def test_a_disagreement_names_the_proven_answer_first(tutor):
    seen, _ = played(tutor, WRONG)
    compared = next(event for event in seen.events if isinstance(event, AnswersCompared))
    assert compared.agree is False
    assert (compared.answers[0].by, compared.answers[0].verdict.proved) == ("symbolic", True)


def test_without_the_setting_nothing_is_repaired(tutor):
    seen, asks = played(tutor, WRONG, repaired=RIGHT)
    assert len(asks) == 1
    assert not any(isinstance(event, Repairing) for event in seen.events)


def test_a_refuted_line_is_repaired_once_and_visibly(tutor):
    seen, asks = played(tutor, WRONG, repaired=RIGHT, repair=True)
    assert [ask.repair is None for ask in asks] == [True, False]
    assert "2x = 5" in asks[1].repair.wrong
    repairing = next(event for event in seen.events if isinstance(event, Repairing))
    assert repairing.index == 0
    assert (seen.answer.value.plain, seen.verdict.proved) == ("{2}", True)
    assert [event.verdict.status.value for event in seen.claims if event.span[0] > repairing.position] != []
    assert len(seen.steps) == len(seen.events[-1].solution.steps)
    assert all(seen.verdicts[(index,)].proved for index in range(len(seen.steps)))


def test_a_repair_that_is_wrong_again_is_not_repaired_again(tutor):
    seen, asks = played(tutor, WRONG, repaired=WRONG, repair=True)
    assert len(asks) == 2
    assert isinstance(seen.events[-1], Finished)
    assert not seen.verdict.proved


def test_a_wrong_answer_without_a_wrong_claim_is_repaired(tutor):
    seen, asks = played(tutor, "The answer is \\boxed{3}.", repaired=RIGHT, repair=True)
    assert asks[1].repair is not None
    assert seen.verdict.proved


def test_the_embedded_engine_is_judged_as_before(tutor):
    events = list(
        solve(Ask(LINEAR), tutor.engine("symbolic"), tutor._solvers, tutor._judge, 60, embedded=None, repair=True)
    )
    assert not any(isinstance(event, Text | ClaimChecked | AnswersCompared | Repairing) for event in events)
    found = next(index for index, event in enumerate(events) if isinstance(event, StepFound))
    assert isinstance(events[found + 1], StepChecked)
    assert any(isinstance(event, AnswerFound) for event in events)
