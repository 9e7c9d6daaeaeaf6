"""Accessibility, by axe-core: nothing serious or critical on any tab, light or dark."""

from __future__ import annotations

from importlib.resources import files

import pytest

pytestmark = pytest.mark.browser
pytest.importorskip("axe_core_python")


def test_axe_finds_nothing_serious(watcher):
    student = watcher
    student.page.evaluate(files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8"))

    def check(name):
        student.page.wait_for_timeout(350)  # cards arrive transparent, and axe would measure that
        light = student.page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
        student.page.evaluate("document.body.classList.add('dark')")
        student.page.wait_for_timeout(350)
        dark = student.page.evaluate("axe.run(document, { runOnly: ['color-contrast'] })")["violations"]
        student.page.evaluate("document.body.classList.remove('dark')")
        found = [violation for violation in light + dark if violation["impact"] in {"serious", "critical"}]
        assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == [], name

    student.solved("wrong")
    check("solved")
    student.ask("quick", mode="guide")
    student.page.click("[data-act=hint]")
    check("guided")
    student.solved("( 2x")
    check("bad input")
    student.tab("history")
    student.see(".sw-entry")
    check("history")
    student.tab("practice")
    student.page.click("#sw-new")
    student.see(".sw-exercise")
    student.page.fill("#sw-answer textarea", "5")
    student.page.click("#sw-check")
    student.see(".sw-result-line")
    check("practice")
    student.tab("audit")
    check("audit")
    student.tab("about")
    check("about")
