"""The house rules that a machine can check: documents that tell the truth, imports that stay light."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tutor.locales import LANGUAGES

ROOT = Path(__file__).parents[1]
HEAVY = ("sympy", "gradio", "torch", "transformers", "sqlalchemy", "fastapi")


def loaded_by(*command):
    program = f"import sys; {'; '.join(command)}; print([m for m in {HEAVY!r} if m in sys.modules])"
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.strip()


def test_every_path_that_the_architecture_names_exists():
    text = (ROOT / "ARCHITECTURE.md").read_text()
    paths = set(re.findall(r"`((?:tutor|prompts|data|tests|benchmarks|scripts)/?[\w/.]*)`", text))
    assert paths
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


def test_every_test_that_the_threat_model_names_exists():
    paths = set(re.findall(r"`((?:tests|scripts)/[\w/.]+)`", (ROOT / "SECURITY.md").read_text()))
    assert len(paths) > 10
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


def test_requirements_of_a_space_are_those_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = set(project["dependencies"]) | set(project["optional-dependencies"]["local"])
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    assert {line for line in lines if line and not line.startswith("#")} == wanted


@pytest.mark.parametrize(
    "command",
    [
        ["import tutor"],
        ["import tutor.cli.app"],
        ["import tutor.problem, tutor.solution, tutor.events, tutor.wire, tutor.transcript, tutor.topic"],
    ],
)
def test_nothing_heavy_is_imported_before_it_is_used(command):
    assert loaded_by(*command) == "[]"


def test_the_main_process_never_imports_sympy_whatever_it_is_asked(tmp_path):
    program = f"""
import sys
from tutor.problem import Ask, Level
from tutor.service.tutor import Tutor
from tutor.settings import Settings

if __name__ == "__main__":
    with Tutor(Settings(database_url="sqlite:///{tmp_path}/records.db", engine="symbolic")) as tutor:
        tutor.topics()
        list(tutor.solve(Ask("x^2 = 9")))
        tutor.compare("1/2", "0.5")
        (item,) = tutor.practice("derivatives", Level.BEGINNER)
        tutor.judge_practice(item, "17")
    print("sympy" in sys.modules)
"""
    script = tmp_path / "program.py"
    script.write_text(program)
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "False"


def test_no_language_is_named_outside_its_folder():
    named = re.compile(rf"[\"'](?:{'|'.join(LANGUAGES[1:])})[\"'-]")
    files = [*(ROOT / "tutor").rglob("*.py"), *(ROOT / "tutor/ui/static/js").glob("*.js")]
    ours = [path for path in files if "locales" not in path.parts]
    assert len(ours) > 500
    assert [str(path) for path in ours if named.search(path.read_text(encoding="utf-8"))] == []


def test_files_are_short_enough_to_be_read():
    lengths = sorted(len(path.read_text().splitlines()) for path in (ROOT / "tutor").rglob("*.py"))
    assert lengths[-1] <= 650
    assert lengths[int(0.95 * len(lengths))] <= 450


def test_nothing_that_the_page_needs_comes_from_elsewhere():
    pattern = re.compile(r"""(?:src|href)=["']https?://|@import\s+url\(["']?https?://|cdn\.""")
    files = [path for path in (ROOT / "tutor" / "ui").rglob("*") if path.suffix in {".py", ".js", ".css", ".html"}]
    assert [str(path) for path in files if ".min." not in path.name and pattern.search(path.read_text())] == []
