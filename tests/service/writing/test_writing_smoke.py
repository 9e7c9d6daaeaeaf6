"""A small real model writes problems: it will hardly ever agree, and everything ends with honest counts."""

from pathlib import Path

import pytest

from tutor.service.tutor import Tutor
from tutor.service.writing.written import Wish, report
from tutor.settings import Settings

MODEL = Path(__file__).parents[3] / ".cache" / "models" / "smollm2"


def test_a_small_model_ends_with_honest_counts(tmp_path):
    if not (MODEL / "config.json").exists():
        pytest.skip("run scripts/fetch-test-model first")
    import torch

    torch.set_num_threads(1)
    settings = Settings(
        database_url=f"sqlite:///{tmp_path}/records.db", engine="local", model=str(MODEL), max_new_tokens=60, workers=1
    )
    wish = Wish("basketball", ("linear-equations",), count=2, samples=2)
    with Tutor(settings) as tutor:
        found = list(tutor.write_problems(wish))
        told = report(found, wish, tutor.engine("local"), str)
    assert told["proposed"] == len(found) >= 1
    assert told["proposed"] == told["agreed"] + sum(refused["count"] for refused in told["refused"])
    assert all(item["review"] and item["verdict"]["status"] == "unchecked" for item in told["items"])
    assert told["model"] == str(MODEL)
