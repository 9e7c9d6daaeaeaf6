"""Putting a problem in: what is understood while one types, the keyboard of mathematics, pasting, pictures."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from tests.ui.conftest import AXE

pytestmark = pytest.mark.browser
BOX = "#sw-problem textarea"
PREVIEW = "#sw-view-preview"
PASTE = """([kind, text]) => {
    const data = new DataTransfer();
    data.setData('text/plain', kind === 'text/plain' ? text : 'without mathematics');
    if (kind !== 'text/plain') data.setData(kind, text);
    const field = document.querySelector('#sw-problem textarea');
    field.focus();
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""
DROP = """async ([bytes, type]) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], 'photo', { type }));
    document.querySelector('#sw-problem').dispatchEvent(
        new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
}"""
X2 = "<math xmlns='http://www.w3.org/1998/Math/MathML'><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><mn>4</mn></math>"


def typed(student, text):
    student.tab("solve")
    student.page.fill(BOX, text)


def understood(student, text):
    """Type, and return the LaTeX that KaTeX has in the preview."""
    typed(student, text)
    student.page.wait_for_function("(text) => Stepwise.views.preview.read === text", arg=text)
    return student.page.eval_on_selector_all(f"{PREVIEW} annotation", "found => found.map(one => one.textContent)")


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("x² + ½ ÷ 3 = √16", r"x^{2} + \frac{\frac{1}{2}}{3} = \sqrt{16}"),
        ("5 − 3x ≤ 2×4", r"5 - 3 x \leq 2 \cdot 4"),
        ("$$\\frac{x+1}{2} = 5$$", r"\frac{x + 1}{2} = 5"),
        ("\\[\\begin{align} x+y&=3\\\\ x-y&=1 \\end{align}\\]", r"x + y = 3 \text{ and } x - y = 1"),
        ("sin(π/6)", r"\sin{\left(\frac{\pi}{6} \right)}"),
    ],
)
def test_what_is_understood_is_typeset_while_one_types(student, text, latex):
    assert understood(student, text) == [latex]
    assert student.page.get_attribute(PREVIEW + " .sw-preview", "data-state") == "read"


def test_the_topic_is_named(student):
    understood(student, "x^2 - 5x + 6 = 0")
    student.see(f"{PREVIEW} .sw-read-topic:has-text('Quadratic equations')")


def test_an_error_is_underlined_where_it_is(student):
    typed(student, "𝑥² + 2x + ) = 3")
    student.see(".sw-mirror mark", state="attached")
    assert student.page.text_content(".sw-mirror mark") == ")"
    mark = student.page.locator(".sw-mirror mark").bounding_box()
    box = student.page.locator(BOX).bounding_box()
    assert box["y"] < mark["y"] < box["y"] + box["height"]
    student.shot("entry-error", whole=False)
    student.page.click(f"{PREVIEW} [data-act=place]")
    selected = student.page.eval_on_selector(BOX, "box => box.value.slice(box.selectionStart, box.selectionEnd)")
    assert selected == ")"
    typed(student, "x^2 = 3")
    student.page.wait_for_selector(".sw-mirror", state="detached")


def test_text_with_mathml_is_pasted_as_latex(student):
    for kind, text, becomes in [
        ("text/plain", X2, "x^{2}=4"),
        ("text/plain", "<mml:math xmlns:mml='x'><mml:mfrac><mml:mn>1</mml:mn><mml:mn>2</mml:mn></mml:mfrac></mml:math>",
         r"\frac{1}{2}"),
        ("text/html", f"<p>Solve {X2} for <b>x</b><span aria-hidden='true'>x2</span></p>", "Solve $x^{2}=4$ for x"),
    ]:  # fmt: skip
        typed(student, "")
        student.page.evaluate(PASTE, [kind, text])
        student.page.wait_for_function(
            "(text) => document.querySelector('#sw-problem textarea').value === text", arg=becomes
        )


def test_a_formula_can_be_typed_as_it_looks_and_is_remembered(visit, real):
    student = visit(real)
    assert not student.page.evaluate("performance.getEntriesByType('resource').some(one => /mathlive/.test(one.name))")
    student.page.fill(BOX, "Solve x^2 = 9 for x")
    student.page.click("[data-act=math-keyboard]")
    student.see("math-field")
    student.page.wait_for_function("document.querySelector('math-field')?.value.includes('x^{2}=9')")
    assert student.page.evaluate("document.querySelector('math-field').value").startswith(r"\text{Solve }")
    assert not student.page.is_visible(BOX)
    student.page.evaluate("document.querySelector('math-field').setValue('')")
    student.page.focus("math-field")
    student.page.keyboard.type("2x+1=7/2")
    student.page.wait_for_function("document.querySelector('#sw-problem textarea').value.includes('frac')")
    student.see(f"{PREVIEW} .sw-read-topic:has-text('Linear equations')")
    student.page.click("[data-act=math-keys]")
    student.see(".ML__keyboard .MLK__rows")
    student.shot("entry-math-keyboard", whole=False)
    student.page.click("[data-act=math-keys]")
    student.choose("mode", "show")
    student.page.focus("math-field")
    student.page.keyboard.press("Enter")
    student.see("#sw-view-solve .sw-answer[data-status=proved]")
    assert "5" in student.text("#sw-view-solve .sw-answer")
    student.open()
    student.see("math-field")
    student.page.click("[data-act=math-keyboard]")
    student.see(BOX)


def photograph(form="PNG"):
    image = Image.new("RGB", (320, 90), "white")
    ImageDraw.Draw(image).text((20, 35), "2x^2 + 5x - 3 = 0", fill="black")
    out = io.BytesIO()
    image.save(out, form)
    return out.getvalue()


def test_a_picture_is_confirmed_before_it_is_used(watcher):
    student = watcher
    student.tab("solve")
    student.page.fill(BOX, "")
    student.page.evaluate(DROP, [list(photograph()), "image/png"])
    student.see(".sw-photo-text")
    assert student.page.input_value(".sw-photo-text") == "2x^2 + 5x - 3 = 0"
    student.see(".sw-photo .sw-read .katex")
    student.shot("entry-photo", whole=False)
    assert student.page.input_value(BOX) == ""
    student.page.fill(".sw-photo-text", "x^2 = 4")
    student.page.click("[data-act=photo-use]")
    assert student.page.input_value(BOX) == "x^2 = 4"
    assert student.count(".sw-photo:visible") == 0
    student.page.click("[data-act=photo]")
    student.page.set_input_files("[data-act=photo-choose]", {"name": "a.jpg", "mimeType": "image/jpeg",
                                                             "buffer": photograph("JPEG")})  # fmt: skip
    student.see(".sw-photo-text")
    student.page.click("[data-act=photo-close]")
    assert student.page.input_value(BOX) == "x^2 = 4"


def test_without_a_reader_it_is_said_how_to_get_one(student):
    student.tab("solve")
    student.page.click("[data-act=photo]")
    student.see(".sw-photo:has-text('STEPWISE_READER')")
    student.page.click("[data-act=photo-close]")
    student.gone(".sw-photo")


def test_axe_finds_nothing_serious_in_any_way_to_put_it_in(watcher):
    student = watcher
    student.tab("solve")
    student.page.evaluate(AXE.read_text(encoding="utf-8"))
    student.page.click("[data-act=math-keyboard]")
    student.see("math-field")
    student.page.evaluate(DROP, [list(photograph()), "image/png"])
    student.see(".sw-photo .sw-read .katex")
    student.page.wait_for_timeout(300)
    run = "axe.run('#sw-tab-solve .sw-composer', { resultTypes: ['violations'] })"
    found = student.page.evaluate(run)["violations"]
    student.page.click("[data-act=photo-close]")
    student.page.click("[data-act=math-keyboard]")
    serious = [one for one in found if one["impact"] in {"serious", "critical"}]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in serious] == []
