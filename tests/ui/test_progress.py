"""Progress: figures with tables, mistakes that lead to practice, everything taken along and really erased."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.browser
PANEL = "#sw-tab-progress .sw-panel"


def test_plotly_comes_from_here_and_the_same_stands_in_a_table(visit, fake):
    student = visit(fake.address)
    assert not student.page.evaluate("Boolean(window.Plotly)")
    student.tab("progress")
    student.see(f"{PANEL} .js-plotly-plot >> nth=1")
    student.page.click(f"{PANEL} summary >> nth=0")
    assert "42 %" in student.text(f"{PANEL} .sw-sheet >> nth=0")
    assert "A sign is lost" in student.text(".sw-mistakes")
    student.page.click(".sw-mistakes button")
    student.see("#sw-tab-practice .sw-exercise")


def test_everything_is_taken_along_and_really_erased(visit, real, tmp_path):
    student = visit(real)
    student.tab("progress")
    student.see(".sw-progress-empty button")
    student.page.click(".sw-progress-empty button")
    student.page.click("#sw-new")
    student.page.fill("#sw-answer textarea", "12345")
    student.page.click("#sw-check")
    student.see(".sw-result-line")
    student.tab("progress")
    student.see(".sw-tiles")
    student.see("#sw-view-progress .main-svg >> nth=0")
    student.shot("progress")
    with student.page.expect_download() as taken:
        student.page.click("#sw-export")
    taken.value.save_as(tmp_path / "mine.json")
    mine = json.loads((tmp_path / "mine.json").read_text())
    assert "12345" in json.dumps(mine)
    student.page.click("#sw-erase")
    assert student.page.evaluate("document.activeElement.textContent") == "Keep it"
    student.page.click("#sw-erase-yes")
    student.see(".sw-progress-empty")
    with student.page.expect_download() as left:
        student.page.click("#sw-export")
    left.value.save_as(tmp_path / "left.json")
    assert "12345" not in (tmp_path / "left.json").read_text()
