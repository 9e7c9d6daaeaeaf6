"""What one can do with a solution: fold it, copy it as text or picture, print it, pass it on, explore its graph."""

from __future__ import annotations

import base64
import io
from urllib.parse import parse_qs, urlparse

import pytest

pytestmark = pytest.mark.browser
SOLVE = "#sw-view-solve"
MODULE = "(name) => import(document.querySelector('script[src$=\"page.js\"]').src.replace('page.js', name))"
TAKEN = "window.taken = []; navigator.clipboard.writeText = async (text) => { window.taken.push(text); }; null;"


@pytest.fixture
def solved(watcher):
    watcher.solved("quick")
    watcher.page.evaluate(TAKEN)
    return watcher


def copied(student):
    student.page.wait_for_function("window.taken.length")
    return student.page.evaluate("window.taken.splice(0)")[0]


def test_a_step_and_all_steps_fold_and_open(solved):
    inner = solved.page.locator(f"{SOLVE} .sw-inner")
    solved.page.click(f"{SOLVE} .sw-fold >> nth=1")
    assert [inner.nth(n).is_visible() for n in range(3)] == [True, False, True]
    solved.page.click(f"{SOLVE} .sw-toolbar .sw-tool >> nth=0")
    assert [inner.nth(n).is_visible() for n in range(3)] == [False] * 3
    assert "Open all" in solved.text(f"{SOLVE} .sw-toolbar")
    solved.page.click(f"{SOLVE} .sw-toolbar .sw-tool >> nth=0")
    assert [inner.nth(n).is_visible() for n in range(3)] == [True] * 3


def test_a_step_is_copied_as_latex_and_markdown_by_keyboard(solved):
    button = solved.page.locator(f"{SOLVE} .sw-step >> nth=1").locator("[aria-haspopup=menu]")
    button.focus()
    solved.page.keyboard.press("ArrowDown")
    solved.page.keyboard.press("Enter")
    latex = copied(solved)
    assert latex.startswith(r"\paragraph{Step 2} Factor the left side.")
    assert r"\[ \Rightarrow\quad \left(x + 3\right) \left(2 x - 1\right) = 0 \]" in latex
    solved.page.keyboard.press("ArrowDown")
    solved.page.keyboard.press("ArrowDown")
    solved.page.keyboard.press("Enter")
    markdown = copied(solved)
    assert markdown.startswith("**Step 2.** Factor the left side. (Proven)")
    assert "$$2 x^{2} + 6 x - x - 3 = 0$$" in markdown
    button.press("Enter")
    solved.page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"


def test_the_whole_solution_is_copied_and_passed_on(solved):
    bar = solved.page.locator(f"{SOLVE} .sw-toolbar")
    bar.locator("[aria-haspopup=menu]").click()
    bar.locator("[role=menuitem] >> nth=1").click()
    markdown = copied(solved)
    assert markdown.startswith("## quick")
    assert all(f"**Step {n}.**" in markdown for n in (1, 2, 3))
    assert r"$$x = -3 \text{ or } x = \frac{1}{2}$$" in markdown
    bar.locator("button:has-text('Link')").click()
    link = urlparse(copied(solved))
    asked = {name: values[0] for name, values in parse_qs(link.query).items()}
    assert asked == {"problem": "quick", "level": "intermediate", "lang": "en", "mode": "show", "solve": "1"}


def test_a_picture_of_a_step_looks_as_on_the_page(solved):
    image = pytest.importorskip("PIL.Image")
    solved.page.wait_for_timeout(400)  # it has arrived
    step = solved.page.locator(f"{SOLVE} .sw-step >> nth=2")
    seen = image.open(io.BytesIO(step.screenshot())).convert("L")
    told = solved.page.evaluate(
        f"""async () => {{
            const {{ picture }} = await ({MODULE})('drawing.js');
            const canvas = await picture([document.querySelectorAll('{SOLVE} .sw-step')[2]], {{ scale: 1, room: 0 }});
            return canvas.toDataURL('image/png').split(',')[1];
        }}"""
    )
    drawn = image.open(io.BytesIO(base64.b64decode(told))).convert("L")
    assert abs(drawn.width - seen.width) <= 2
    assert abs(drawn.height - seen.height) <= 2
    size = (seen.width // 6, seen.height // 6)
    one, other = (list(each.crop((0, 0, *seen.size)).resize(size).getdata()) for each in (seen, drawn))
    dark = [shade < 200 for shade in one]
    assert sum(dark) > 30
    assert sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one) < 6
    assert sum(b < 225 for b, is_dark in zip(other, dark, strict=True) if is_dark) > 0.6 * sum(dark)


def test_paper_shows_the_solution_and_nothing_around_it(solved):
    pymupdf = pytest.importorskip("pymupdf")
    solved.page.evaluate("document.body.classList.add('dark')")
    pages = pymupdf.open(stream=solved.page.pdf(format="A4", print_background=True), filetype="pdf")
    solved.page.evaluate("document.body.classList.remove('dark')")
    text = " ".join(" ".join(page.get_text() for page in pages).split())
    assert "Factor the left side." in text
    assert "Substituted both roots back" in text
    assert len(pages) <= 2
    for furniture in ("Practice", "History", "Guide me", "Fold all", "Copy", "Advanced", "Why?"):
        assert furniture not in text
    corner = pages[0].get_pixmap(dpi=30)
    assert corner.pixel(2, 2) == (255, 255, 255)


def test_a_graph_can_be_explored_and_keeps_its_words(solved):
    graph = {
        "window": [-4, 2, -7, 5],
        "names": ["x", "y"],
        "lines": [{"places": [[x / 4, (x / 4) ** 2 - 3] for x in range(-16, 9)], "pen": "first", "label": "y < 3"}],
        "regions": [],
        "marks": [{"place": [-1.73, 0], "label": "x = -√3", "open": False}],
    }
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320" class="figure"><title>a</title></svg>'
    told = {"caption": "A parabola.", "alt": "A parabola.", "svg": svg, "graph": graph, "kind": "graph"}
    solved.page.evaluate(
        f"""async (told) => {{
            const {{ figure }} = await ({MODULE})('figures.js');
            document.querySelector('{SOLVE} .sw-root').append(figure(told));
        }}""",
        told,
    )
    height = solved.page.locator(".sw-figure").bounding_box()["height"]
    solved.page.click(".sw-figure-bar [aria-pressed]")
    solved.see(".sw-plot .main-svg")
    solved.see(".sw-figure-zoom:visible")
    assert solved.page.get_attribute(".sw-plot", "aria-label") == "A parabola."
    assert abs(solved.page.locator(".sw-figure").bounding_box()["height"] - height) <= 2
    solved.page.click(".sw-figure-zoom button >> nth=0")
    wide = solved.page.evaluate(
        "(() => { const [a, b] = document.querySelector('.sw-plot').layout.xaxis.range; return b - a; })()"
    )
    assert 3 < wide < 5
    solved.page.click(".sw-figure-bar [aria-pressed]")
    solved.see(".sw-figure svg.figure")
