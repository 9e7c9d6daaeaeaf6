"""``tutor solve``, called as a user or a program calls it."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ENDLESS = r"9^9^9^9"


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_json_is_the_contract(tutor_json):
    found = tutor_json("solve", "Solve 2x^2+5x-3=0 for x")
    assert found["problem"]["text"] == "Solve 2x^2+5x-3=0 for x"
    assert found["problem"]["topic"] == "quadratic-equations"
    assert (found["engine"], found["model"], found["level"]) == ("symbolic", None, "intermediate")
    assert found["answer"]["plain"] == "x = -3 or x = 1/2"
    assert found["answer"]["value"] == "{-3, 1/2}"
    assert found["verdict"]["status"] == "proved"
    for step in found["steps"]:
        assert {"rule", "title", "because", "before", "after", "verdict", "substeps"} <= step.keys()
    assert found["seconds"] > 0


def test_the_console_script_is_the_same():
    command = [sys.executable, "-m", "tutor", "solve", "2x + * 3 = 7", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 2
    assert json.loads(done.stdout)["error"]["position"] == 5
    assert done.stderr == ""


def test_events_come_one_a_line_and_in_order(tutor):
    events = [json.loads(line) for line in tutor("solve", "2x + 3 = 7", "--events").stdout.splitlines()]
    kinds = [event["event"] for event in events]
    assert kinds[0] == "started"
    assert kinds[-4:] == ["answer-found", "answer-checked", "figures-found", "finished"]
    assert kinds.index("step-found") < kinds.index("step-checked")


def test_text_shows_steps_marks_and_the_answer(tutor):
    shown = tutor("solve", "2x + 3 = 7").stdout
    assert "x = 2" in shown
    assert "✓ Proven" in shown


def test_beginners_see_the_details_and_others_the_steps(tutor):
    assert "1.1." in tutor("solve", "2x + 3 = 7", "--level", "beginner").stdout
    assert "1.1." not in tutor("solve", "2x + 3 = 7", "--level", "advanced").stdout


def test_korean_is_korean(tutor_json):
    found = tutor_json("solve", "x^2 sin x를 미분하시오", "--lang", "ko")
    assert all(any("가" <= letter <= "힣" for letter in step["title"]) for step in found["steps"])


@pytest.mark.parametrize(
    ("problem", "code", "words"),
    [
        ("", 2, "no problem"),
        ("   ", 2, "no problem"),
        ("x" * 100_000, 2, "100000 characters"),
        (r"\frac{1}{2", 2, ""),
        ("solve (2x + 3 = 7", 2, ""),
        ("__import__('os').system('ls')", 2, ""),
        (ENDLESS, 2, ""),
        ("A train leaves at 3 pm and drives 60 miles an hour. How far is it at 5 pm?", 3, "cannot read"),
    ],
    ids=["empty", "blank", "100 kB", "brace", "bracket", "code", "tower", "words"],
)
def test_bad_input_is_a_sentence_and_an_exit_code(tutor, problem, code, words):
    said = tutor("solve", problem, code=code)
    assert said.stdout == ""
    assert words in said.stderr
    assert len(said.stderr.strip().splitlines()) == 1


def test_an_unreadable_formula_has_its_position(tutor):
    error = json.loads(tutor("solve", "2x + * 3 = 7", "--json", code=2).stdout)["error"]
    assert error["position"] == 5
    assert error["message"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--lang", "tlh"], 2),
        (["--level", "expert"], 2),
        (["--engine", "abacus"], 2),
        (["--engine", "local", "--model", "nobody/no-such-model"], 4),
    ],
)
def test_an_unknown_choice_is_said(tutor, options, code):
    assert tutor("solve", "2x + 3 = 7", *options, code=code).stderr


def test_a_read_only_database_is_said(tutor, monkeypatch):
    monkeypatch.setenv("STEPWISE_DATABASE_URL", "sqlite:////proc/records.db")
    said = tutor("solve", "2x + 3 = 7", code=4)
    assert "cannot be used" in said.stderr


def test_bulk_keeps_the_order_and_reports_errors_as_rows(tutor, tmp_path):
    source, target = tmp_path / "problems.jsonl", tmp_path / "out" / "solutions.jsonl"
    write(source, [{"id": n, "problem": f"x + {n} = 10"} for n in range(8)] + [{"id": "bad", "problem": "2x + * 3"}])
    tutor("solve", "--in", source, "--out", target, "--workers", 2)
    rows = lines(target)
    assert [row["id"] for row in rows] == [*range(8), "bad"]
    assert [row["answer"]["value"] for row in rows[:-1]] == [f"{{{10 - n}}}" for n in range(8)]
    assert rows[-1]["error"]["position"] == 5


@pytest.mark.model
def test_bulk_work_is_written_together_by_the_local_model(tutor, tmp_path, monkeypatch):
    model = Path(__file__).parents[2] / ".cache" / "models" / "smollm2"
    if not (model / "config.json").exists():
        pytest.skip("run scripts/fetch-test-model first")
    from tutor.engines.local.rows.dynamic import DynamicRows

    step, heights = DynamicRows.step, []
    monkeypatch.setattr(
        DynamicRows, "step", lambda rows, first, tokens: (heights.append(len(tokens)), step(rows, first, tokens))[1]
    )
    monkeypatch.setenv("STEPWISE_MODEL", str(model))
    monkeypatch.setenv("STEPWISE_MAX_NEW_TOKENS", "6")
    source, target = tmp_path / "problems.jsonl", tmp_path / "solutions.jsonl"
    write(source, [{"id": n, "problem": f"x + {n} = 10"} for n in range(9)])
    tutor("solve", "--in", source, "--out", target, "--engine", "local")
    assert [row["id"] for row in lines(target)] == list(range(9))
    assert max(heights) > 3


def test_bulk_goes_on_where_a_killed_run_stopped(tutor, tmp_path):
    source, target = tmp_path / "problems.jsonl", tmp_path / "solutions.jsonl"
    write(source, [{"id": n, "problem": f"x + {n} = 10"} for n in range(20)])
    command = [sys.executable, "-m", "tutor", "solve", "--in", str(source), "--out", str(target)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        while not (target.exists() and target.read_text().count("\n") >= 3):
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    with target.open("a") as cut:
        cut.write('{"id": 19, "answ')
    kept = target.read_text().splitlines()[:3]
    tutor("solve", "--in", source, "--out", target)
    assert target.read_text().splitlines()[:3] == kept
    assert [row["id"] for row in lines(target)] == list(range(20))


@pytest.mark.parametrize("content", ["not json\n", '{"problem": "x = 1"}\n', "[1, 2]\n"])
def test_a_bad_bulk_file_is_said_with_its_line(tutor, tmp_path, content):
    source = tmp_path / "problems.jsonl"
    source.write_text(content)
    said = tutor("solve", "--in", source, "--out", tmp_path / "out.jsonl", code=2)
    assert "Line 1" in said.stderr


def test_a_missing_bulk_file_is_said(tutor, tmp_path):
    assert "cannot be read" in tutor("solve", "--in", tmp_path / "none", "--out", tmp_path / "out", code=2).stderr
