"""Accessibility, by axe-core: nothing serious or critical on any tab, light or dark."""

from __future__ import annotations

from importlib.resources import files

import pytest

pytestmark = pytest.mark.browser
pytest.importorskip("axe_core_python")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit, fake, scheme):
    student = visit(fake.address, color_scheme=scheme)
    student.page.evaluate(files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8"))

    def check(name):
        student.page.wait_for_timeout(400)
        found = student.page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
        bad = [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in {"serious", "critical"}]
        assert bad == [], name

    check("empty")
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
    student.tab("about")
    check("about")
