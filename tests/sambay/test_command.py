"""``tutor model``: facts without weights, timings of a small model, and no torch where none is needed."""

import json
import subprocess
import sys

import pytest

from tutor.cli import main


@pytest.fixture
def run(capfd):
    def call(*arguments, code=0):
        with pytest.raises(SystemExit) as ended:
            main(["model", *map(str, arguments)])
        assert (ended.value.code or 0) == code
        return capfd.readouterr().out

    return call


@pytest.fixture
def folder(model, tmp_path):
    model.save_pretrained(tmp_path)
    return tmp_path


def test_the_published_model(run):
    facts = json.loads(run("info", "--json"))
    assert facts["parameters"] == 3_852_562_944
    assert [row["state_mib"] for row in facts["memory"]] == [33, 63, 183, 343]
    assert "3,852,562,944 parameters" in run("info")


def test_a_folder(run, folder, model):
    assert json.loads(run("info", folder, "--json"))["parameters"] == model.num_parameters()


def test_a_plain_model(run, tmp_path):
    from transformers import LlamaConfig

    LlamaConfig(hidden_size=8, intermediate_size=8, num_hidden_layers=1, num_attention_heads=1).save_pretrained(
        tmp_path
    )
    facts = json.loads(run("info", tmp_path, "--json"))
    assert facts["architecture"] == "llama"
    assert "memory" not in facts


def test_bench(run, folder):
    rows = json.loads(run("bench", folder, "--prompt", 20, "--batch", 1, "--batch", 2, "--tokens", 3, "--json"))
    assert [(row["prompt"], row["batch"]) for row in rows] == [(20, 1), (20, 2)]
    assert all(row["first"] > 0 and row["rate"] > 0 for row in rows)


def test_a_model_that_is_not_there(run):
    run("info", "/no/such/folder", code=4)


def test_help_needs_no_torch():
    words = "import sys, tutor.cli.app; sys.exit('torch' in sys.modules or 'transformers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", words], timeout=100).returncode == 0
