"""Every sample problem of data/ is read, solved, proved, and right: the main job, end to end, without a page."""

import json
from pathlib import Path

import pytest

from tutor.problem import Ask
from tutor.service.tutor import Tutor
from tutor.solution import Restates
from tutor.transcript import Transcript
from tutor.verdict import Status

FILE = Path(__file__).parents[1] / "data" / "problems.jsonl"
SAMPLES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def tutor():
    with Tutor() as tutor:
        yield tutor


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["id"])
def test_sample_is_solved_right_and_proved(tutor, sample):
    seen = Transcript.of(tutor.solve(Ask(sample["problem"], engine="symbolic"), record=False))

    assert seen.trouble is None
    assert seen.started.problem.topic == sample["topic"]
    assert seen.verdict.status is Status.PROVED, seen.verdict
    assert seen.steps
    for index, step in enumerate(seen.steps):
        wanted = Status.UNCHECKED if isinstance(step.claim, Restates) else Status.PROVED
        assert seen.verdicts[index,].status is wanted, (step.rule, seen.verdicts[index,])
    form = sample.get("form")
    answer = seen.answer.shown if form == "up-to-constant" else seen.answer.value
    compared = tutor.compare(sample["answer"], answer.plain, form)
    assert compared.verdict == "equal", (answer.plain, compared)
    assert compared.form_ok is not False, answer.plain
