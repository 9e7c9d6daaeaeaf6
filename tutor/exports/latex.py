"""LaTeX: one file that compiles by itself, pictures and code drawn by TikZ; Korean with xelatex or lualatex."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from tutor.exports.document import (
    Answer,
    Document,
    Line,
    Math,
    Picture,
    Problem,
    Solution,
    Step,
    Words,
    document,
)
from tutor.exports.formulas import cleaned
from tutor.exports.layout import Layout, Paper
from tutor.exports.pictures import STATIC
from tutor.exports.qr import qr_rows
from tutor.exports.tikz import squares, tikz
from tutor.messages import Translate

MEDIA_TYPE, SUFFIX = "application/x-tex", ".tex"
KOREAN = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
PAPERS = {Paper.A4: "a4paper", Paper.LETTER: "letterpaper"}
FONTS = (
    "Noto Serif CJK KR",
    "Noto Sans CJK KR",
    "NanumMyeongjo",
    "NanumGothic",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
)
"""Korean fonts that systems have; a file beside the document goes before them."""

CHOICES = ((4, 14), (2, 36), (1, 10_000))
"""How many choices stand side by side, and how long their LaTeX may be for that."""

TOKEN = re.compile(r"\\[a-zA-Z]+|\\.|\S")
OPENING, CLOSING = {r"\left", r"\begin", "{"}, {r"\right", r"\end", "}"}
BREAKS = {"=", "+", "-", "<", ">", r"\leq", r"\geq", r"\neq", r"\cdot", r"\to", r"\text"}
WIDE = 70
"""Length of a piece from which it may be wider than a line."""

DEEPEST = 4
"""Lists in lists that LaTeX takes, less those around the steps."""

SIGNS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}$&#_%"},
    "<": r"\ensuremath{<}",
    ">": r"\ensuremath{>}",
    "\n": r"\\ ",
    "…": r"\ldots{}",
    "−": r"\ensuremath{-}",
    "×": r"\ensuremath{\times}",
    "÷": r"\ensuremath{\div}",
    "·": r"\ensuremath{\cdot}",
    "±": r"\ensuremath{\pm}",
    "≠": r"\ensuremath{\neq}",
    "≤": r"\ensuremath{\leq}",
    "≥": r"\ensuremath{\geq}",
    "≈": r"\ensuremath{\approx}",
    "→": r"\ensuremath{\to}",
    "∞": r"\ensuremath{\infty}",
    "√": r"\ensuremath{\surd}",
    "°": r"\ensuremath{^\circ}",
    "∈": r"\ensuremath{\in}",
    "∪": r"\ensuremath{\cup}",
    "∩": r"\ensuremath{\cap}",
    "∅": r"\ensuremath{\varnothing}",
    "ℝ": r"\ensuremath{\mathbb{R}}",
    "ℤ": r"\ensuremath{\mathbb{Z}}",
    **{sign: f"\\ensuremath{{^{{{raised}}}}}" for sign, raised in zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ", "0123456789-+n", strict=True)},
    **{sign: f"\\ensuremath{{_{{{number}}}}}" for number, sign in enumerate("₀₁₂₃₄₅₆₇₈₉")},
    **{
        sign: f"\\ensuremath{{\\{name}}}"
        for sign, name in {
            "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "θ": "theta", "λ": "lambda",
            "μ": "mu", "π": "pi", "σ": "sigma", "τ": "tau", "φ": "varphi", "ω": "omega", "Δ": "Delta", "Σ": "Sigma",
            "Ω": "Omega", "∫": "int", "∑": "sum", "∏": "prod", "∂": "partial",
        }.items()
    },
}  # fmt: skip
"""Characters that mean something to LaTeX, and signs that its fonts for words lack."""


def write(items: Sequence[dict[str, Any]], *, key: bool, translate: Translate, layout: Layout) -> bytes:
    """Return the set as a LaTeX document in UTF-8."""
    body = "\n".join(_lines(document(items, key=key, translate=translate, layout=layout)))
    head = (STATIC / "worksheet.tex").read_text(encoding="utf-8")
    head = head.replace("PAPER", PAPERS[layout.paper]).replace("ROOM", f"{layout.room:g}cm")
    return (head.replace("KOREAN", _korean() if KOREAN.search(body) else "") + body + "\n").encode()


def escaped(text: str) -> str:
    """Return words as LaTeX, with nothing in them that LaTeX would take for a command."""
    return "".join(SIGNS.get(sign, sign) for sign in text)


def _korean() -> str:
    """The first Korean font found: one beside the document, then those of the system."""
    beside = "StepwiseSansKR-Regular.ttf"
    tried = "".join(f"  {{\\IfFontExistsTF{{{font}}}{{\\setmainfont{{{font}}}}}\n" for font in FONTS)
    found = f"\\setmainfont{{{beside}}}[BoldFont=StepwiseSansKR-Bold.ttf]"
    return f"  \\IfFileExists{{{beside}}}{{{found}}}\n{tried}  {{}}{'}' * len(FONTS)}\n"


def _lines(of: Document) -> Iterator[str]:
    foot = escaped(" · ".join((of.title, of.subtitle)))
    yield f"\\foot{{{foot}}}"
    yield f"\\begin{{document}}\n\\sbox{{\\setcode}}{{{squares(qr_rows(of.code), 1.5)}}}"
    for place, (heading, body) in enumerate(_parts(of)):
        if place:
            yield "\\clearpage\\setcounter{page}{1}"
        yield from _head(of, heading)
        columns = of.layout.columns
        yield f"\\begin{{multicols}}{{{columns}}}\\raggedright" if columns > 1 else "{"
        yield from body
        yield "\\end{multicols}" if columns > 1 else "}"
    yield "\\end{document}"


def _parts(of: Document) -> Iterator[tuple[str, Iterator[str]]]:
    if of.problems:
        yield "", map(_problem, of.problems)
    if of.answers:
        yield of.headings.answers, map(_answer, of.answers)
    if of.solutions:
        named = escaped(of.headings.answer)
        yield of.headings.solutions, (line for each in of.solutions for line in _solution(each, named))


def _head(of: Document, heading: str) -> Iterator[str]:
    proven = of.headings.proven if heading == of.headings.answers else ""
    title = escaped(" – ".join(part for part in (of.title, heading) if part))
    told = escaped(" · ".join(part for part in (of.subtitle, proven) if part))
    yield f"\\parthead{{{title}}}{{{told}}}"
    if of.layout.name_line and not heading:
        yield f"\\namesline{{{escaped(of.headings.name)}}}{{{escaped(of.headings.date)}}}"
    yield "\\partrule"


def _problem(problem: Problem) -> str:
    lines = "".join(map(_line, problem.lines))
    lines = f"\\par\\vspace{{4pt}}{lines}" if lines else ""
    return f"\\problem{{{problem.number}}}{{{_words(problem.statement)}{lines}{_choices(problem)}}}"


def _line(line: Line) -> str:
    value = _math(line.value) if line.value else r"\blank"
    return f"\\workline{{{line.number}}}{{{value}}}"


def _choices(problem: Problem) -> str:
    if not problem.choices:
        return ""
    longest = max(len(choice.value.latex) for choice in problem.choices)
    across = next(count for count, most in CHOICES if longest <= most)
    share = f"{0.98 / across:.2f}"
    cells = [f"\\choice{{{share}}}{{{each.letter}}}{{{_math(each.value)}}}" for each in problem.choices]
    rows = ["%\n".join(cells[start : start + across]) for start in range(0, len(cells), across)]
    return "\\par\\vspace{4pt}" + "\\par\n".join(rows)


def _answer(answer: Answer) -> str:
    told = answer.remark + answer.caution
    remark = f"\\par{{\\small\\color{{faint}}{_words(told)}}}" if told else ""
    return f"\\numbered{{{answer.number}}}{{{_value(answer)}{remark}}}"


def _value(answer: Answer) -> str:
    letter = f"\\textbf{{{answer.letter}.}}\\quad " if answer.letter else ""
    return letter + _math(answer.value)


def _solution(solution: Solution, named: str) -> Iterator[str]:
    yield f"\\numbered{{{solution.problem.number}}}{{{_words(solution.problem.statement)}}}\\nopagebreak"
    yield "\\begin{deeper}"
    for step in solution.steps:
        yield from _step(step, 1)
    yield f"\\answer{{{named}}}{{{_value(solution.answer)}}}{{{_words(solution.checked)}}}"
    yield from map(_picture, solution.pictures)
    yield "\\end{deeper}\\vspace{8pt}"


def _step(step: Step, depth: int) -> Iterator[str]:
    yield f"\\steptitle{{{step.label}}}{{{_words(step.title, small=True)}}}"
    if step.because:
        yield f"\\reason{{{_words(step.because, small=True)}}}"
    deeper = step.substeps and depth < DEEPEST
    if deeper:
        yield "\\begin{deeper}"
    for substep in step.substeps:
        yield from _step(substep, depth + 1)
    if deeper:
        yield "\\end{deeper}"
    if step.lines:
        yield "\\hspace*{1em}" + " $\\to$ ".join(map(_math, step.lines)) + "\\par"


def _picture(picture: Picture) -> str:
    return f"\\pictured{{{tikz(picture.svg, escaped)}}}{{{_words(picture.caption, small=True)}}}"


def _math(formula: Math) -> str:
    latex = cleaned(formula.latex)
    set_large = f"$\\displaystyle {latex}$"
    return f"\\fit{{{set_large}}}" if longest_piece(latex) >= WIDE else set_large


def longest_piece(latex: str) -> int:
    """Return the length of the longest part of a formula between places where TeX may break the line."""
    longest = length = depth = 0
    for token in TOKEN.findall(latex):
        depth += token in OPENING
        depth -= token in CLOSING
        length = 0 if depth == 0 and token in BREAKS else length + len(token)
        longest = max(longest, length)
    return longest


def _words(words: Words, *, small: bool = False) -> str:
    def span(each: str | Math) -> str:
        if isinstance(each, str):
            return escaped(each)
        return f"${cleaned(each.latex)}$" if small else _math(each)

    return "".join(map(span, words))
