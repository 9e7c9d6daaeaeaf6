"""What the documents on paper share, and what each of them must get right with problems that are hard to set."""

import io
import re
import shutil
import subprocess
import zipfile
from xml.etree.ElementTree import fromstring

import pymupdf
import pytest

from tutor.exports import export, media
from tutor.exports.document import Math, code, document, formulas, words
from tutor.exports.formulas import mathml, omml
from tutor.exports.latex import escaped, longest_piece
from tutor.exports.layout import Layout, Paper
from tutor.exports.qr import qr_rows
from tutor.exports.tikz import tikz
from tutor.exports.typst_math import typst
from tutor.locales import locale

SYSTEM = r"\left\{\begin{aligned} 5 x - 2 y &= -7 \\ 7 x - 3 y &= -9 \end{aligned}\right."
CASES = r"\begin{cases} x^{2} & \text{for}\: x > 0 \\ 2 & \text{otherwise} \end{cases}"
MATRIX = r"\operatorname{rank}\left(\begin{pmatrix}1 & - \frac{1}{5} \\ 0 & 0\end{pmatrix}\right)"
HARD = (
    SYSTEM,
    CASES,
    MATRIX,
    r"\left|x\right| \geq \htmlClass{changed}{3}",
    r"x = -3 \text{ 또는 } x = \frac{1}{2}",
    r"\sum_{n=1}^{\infty} \frac{1}{n^{2}}",
    r"\lim_{x \to 0^+} \sin{\left(x \right)}",
    r"\int\limits_{0}^{1} x\, dx",
    r"\mathbb{R} \setminus \left\{0\right\}",
    r"\overline{AB}",
    r"\hat{p}",
    r"\binom{5}{2}",
    r"50\%",
    r"\sqrt[3]{x}",
    r"\begin{vmatrix}-\lambda & 8 \\ 2 & 1\end{vmatrix}",
    r"\frac{d}{d x} x^{2}",
    r"\left. x^2\right|_{x=1}",
)
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 84"><title>t</title><g>'
    '<line x1="1" y1="2" x2="3" y2="4" stroke="#4b5563" stroke-width="1" />'
    '<polyline points="1,2 3,4" stroke="#3730a3" stroke-width="6" stroke-dasharray="9 4" fill="none" />'
    '<polygon points="1,2 3,4 5,6" fill="#c7d2fe" /><circle cx="9" cy="9" r="5" fill="#ffffff" stroke="#3730a3" />'
    '<text x="1" y="2" text-anchor="middle" font-style="italic" fill="#1f2937">x</text>'
    '<text x="1" y="2" text-anchor="end" fill="#1f2937">50% _넓이_</text></g></svg>'
)


def problem(statement="Solve.", *, choices=(), lines=(), status="proved", name="t.beginner.0.0"):
    step = {
        "title": "Add $3$.",
        "because": "Both sides: \\$5 & 100% <b>.",
        "before": "x - 3",
        "after": "x",
        "substeps": [],
    }
    return {
        "id": name,
        "statement": statement,
        "latex": "x",
        "lines": list(lines),
        "answer": {"latex": "x = 6", "plain": "x = 6", "value": "{6}", "remark": None},
        "hints": ["", "", ""],
        "steps": [{**step, "substeps": [step]}],
        "verdict": {"status": status, "message": "Checked with $x$."},
        "choices": [{"latex": latex, "misconception": wrong} for latex, wrong in choices],
        "figures": [{"kind": "graph", "alt": "A [picture].", "caption": "At $\\left\\{8\\right\\}$.", "svg": PICTURE}],
    }  # fmt: skip


HARD_SET = [
    problem("값을 구하세요: " + ", ".join(f"${latex}$" for latex in HARD)),
    problem("A pen costs $5, a book $12.\nHow many for \\$40 with $n$? #_{x} ~ ^ \\ & 100% <b>"),
    problem("Choose.", choices=[("6", None), (r"\frac{1}{2}", "sign"), ("7", "a"), (SYSTEM, "b")]),
    problem("Find.", lines=["3 x = 14", None, r"x = \frac{14}{3}"], status="unchecked"),
]


def made(name, items=HARD_SET, language="ko", *, key=True, **layout):
    return export(name)(items, key=key, translate=locale(language).translate, layout=Layout(**layout))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Find $x$ if $x > 1$.", ("Find ", Math("x"), " if ", Math("x > 1"), ".")),
        ("It costs $5 and $12.", ("It costs $5 and $12.",)),
        ("It costs \\$5 for $n$ pens.", ("It costs $5 for ", Math("n"), " pens.")),
        (r"At $\left\{8\right\}$.", ("At ", Math(r"\left\{8\right\}"), ".")),
        ("", ()),
    ],
)
def test_words_are_told_from_formulas_and_money(text, spans):
    assert words(text) == spans


def test_a_code_is_that_of_the_problems_alone():
    one, other = [problem(name="a")], [problem(name="b")]
    assert code(one) == code([problem("Other words.", name="a")])
    assert code(one) != code(other)
    assert len(code(one)) == 6


def test_the_letter_of_the_right_choice_stands_in_the_key():
    items = [problem(choices=[("6", "sign"), ("7", None)])]
    made_of = document(items, key=True, translate=str, layout=Layout())
    assert made_of.answers[0].letter == "B"


def test_an_answer_that_is_not_proven_is_said_to_be_so():
    made_of = document([problem(status="unchecked")], key=True, translate=str, layout=Layout())
    assert made_of.answers[0].caution
    assert not made_of.headings.proven


@pytest.mark.parametrize("latex", HARD)
def test_every_formula_is_read_for_each_format(latex):
    found = mathml([latex])[latex]
    assert len(fromstring(found)) == 1
    assert "\\" not in re.sub(r"<annotation.*?</annotation>|\\\\?", "", found)
    assert "<m:nor/></m:rPr><m:t xml:space" not in omml([latex])[latex]


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"\frac{x}{2} = 3", r"display(frac(x, 2)) \= 3"),
        (r"x^{2}", "attach(x, t: 2)"),
        (r"\left(\frac{1}{2}\right)", r"lr(\( display(frac(1, 2)) \))"),
        (r"\left|x\right|", r'class("opening", \|) x class("closing", \|)'),
        (r"\text{a, b}", '"a, b"'),
        (r"\unknown{#}", r'"\\unknown{#}"'),
        ("", '""'),
    ],
)
def test_formulas_for_typst(latex, shown):
    assert typst(mathml([latex])[latex]) == shown


def test_a_formula_that_cannot_be_read_is_shown_as_its_source():
    assert "\\undefined" in mathml([r"\undefined{x}"])[r"\undefined{x}"]
    assert "\\undefined" in omml([r"\undefined{x}"])[r"\undefined{x}"]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("columns", [1, 2])
def test_the_pdf_has_everything_in_its_page_and_no_latex(paper, columns):
    pdf = pymupdf.open(stream=made("pdf", paper=paper, columns=columns, title="시험 $5"), filetype="pdf")
    text = "".join(page.get_text() for page in pdf)
    assert not re.search(r"\\[a-zA-Z{}]", text)
    assert "시험 $5" in text
    assert "또는" in text
    assert "\ufffd" not in text
    assert {round(page.rect.width) for page in pdf} == {{"a4": 595, "letter": 612}[paper.value]}
    assert all(span[2] <= page.rect.width - 40 for page in pdf for span in page.get_text("words"))


def test_problems_of_the_pdf_are_not_split_over_pages():
    items = [problem(f"Problem no{number}.", lines=["1 = 1"] * 5) for number in range(12)]
    pdf = pymupdf.open(stream=made("pdf", items, key=False), filetype="pdf")
    for page in pdf:
        assert page.get_text().count("(1)") == page.get_text().count("(5)") == page.get_text().count("Problem no")


def test_every_formula_of_the_word_document_is_an_equation():
    of = document(HARD_SET, key=True, translate=str, layout=Layout())
    package = zipfile.ZipFile(io.BytesIO(made("docx")))
    for name in package.namelist():
        if name.endswith((".xml", ".rels")):
            fromstring(package.read(name))
    body = package.read("word/document.xml").decode()
    assert body.count("<m:oMath>") == len(list(formulas(of)))
    assert len([name for name in package.namelist() if name.startswith("word/media/")]) == 1 + len(HARD_SET)


def test_the_html_page_needs_nothing_but_itself():
    page = made("html").decode()
    links = set(re.findall(r"https?://[^\"' <>]+", page))
    assert links == {"http://www.w3.org/1998/Math/MathML", "http://www.w3.org/2000/svg"}
    assert "<script" not in page
    assert page.count("@font-face") == 2
    assert "&lt;b&gt;" in page
    assert page.count("<details") == page.count("</details>") == 2


@pytest.mark.skipif(not shutil.which("xelatex"), reason="no xelatex here")
@pytest.mark.parametrize(("program", "language"), [("xelatex", "ko"), ("pdflatex", "en")])
def test_the_latex_document_compiles(tmp_path, program, language):
    items = HARD_SET if language == "ko" else [problem("Solve $x$ for ≠ λ² … “−3”."), *HARD_SET[1:]]
    text = made("tex", items, language, columns=2).decode()
    (tmp_path / "set.tex").write_text(text.replace("넓이", "area") if language == "en" else text, encoding="utf-8")
    command = [program, "-interaction=nonstopmode", "-halt-on-error", "set.tex"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120)
    assert run.returncode == 0, run.stdout.decode(errors="replace")[-2000:]
    assert "Missing character" not in (tmp_path / "set.log").read_text(errors="replace")


def test_words_cannot_become_commands_of_latex():
    assert escaped(r"a_b & 5% \x {y} ~ ^ #$") == (
        r"a\_b \& 5\% \textbackslash{}x \{y\} \textasciitilde{} \textasciicircum{} \#\$"
    )


def test_a_line_may_end_at_signs_outside_brackets_only():
    assert longest_piece("a + b = c") == 1
    assert longest_piece(r"\left(a + b\right) - c") == len(r"\left(a+b\right)")


def test_every_element_of_a_picture_is_drawn_in_latex():
    drawn = tikz(PICTURE, escaped)
    assert drawn.count("\\draw") == 2
    assert drawn.count("\\fill[") == 1
    assert drawn.count("\\filldraw") == 1
    assert "{$x$}" in drawn
    assert r"50\% \_넓이\_" in drawn


def test_the_code_is_a_square_of_squares():
    rows = qr_rows("ABC234")
    assert all(len(row) == len(rows) for row in rows)


@pytest.mark.parametrize("name", ["pdf", "docx", "html", "tex", "md", "json"])
def test_files_are_named_and_typed(name):
    media_type, suffix = media(name)
    assert suffix == f".{name}"
    assert "/" in media_type


def test_spaces_around_words_in_a_formula_of_word_stay():
    latex = r"x < 2 \text{ or } x > 6"
    assert "<m:t>\u00a0or\u00a0</m:t>" in omml([latex])[latex]
