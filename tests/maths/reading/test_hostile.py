"""Whatever is typed: an expression or an error with a place in the text, soon, and nothing is ever run."""

import builtins
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.errors import BadInput, TooLarge, Unreadable
from tutor.maths.reading import read
from tutor.maths.reading.answers import read_answer
from tutor.maths.reading.extraction import final_answer
from tutor.maths.reading.second_reader import read_again
from tutor.maths.reading.tables import COMMANDS, FUNCTIONS, GREEK, OPERATIONS

SIGNS = list("xyeid12(){}[]|^_+-*/=<>,;:.!'%$&~@°²½√∫∑π∞∪≤±ℝ𝑥２가")
MARKS = [
    r"\{",
    r"\}",
    r"\frac{",
    r"}{",
    r"^{",
    r"_{",
    r"\left(",
    r"\right)",
    r"\begin{matrix}",
    r"\end{matrix}",
    r"\begin{cases}",
    r"\end{cases}",
    r"\\",
    r"\text{and}",
    r"0.5",
    r"10",
    r"\lim_{x\to0}",
    r"\sum_{k=1}^{n}",
    r"\int_0^1",
    r"dx",
    r"\frac{d}{dx}",
    r"d/dx",
    r"f(x)",
    r"y'",
    r"\boxed{",
    r"\text{cm}",
    r"kg",
    r"1e9",
    r"9^9",
    r"\quad",
]
PIECES = st.sampled_from(
    [
        *(f"\\{name}" for name in COMMANDS),
        *FUNCTIONS,
        *OPERATIONS,
        *sorted(GREEK)[:6],
        *SIGNS,
        *MARKS,
    ]
)
FORMULAS = st.lists(PIECES, min_size=1, max_size=30).map(" ".join) | st.lists(PIECES, min_size=1, max_size=30).map(
    "".join
)


def refusal(reader: Callable[[str], object], text: str) -> BadInput | None:
    """Why the text is refused, None when it is read."""
    try:
        reader(text)
    except (Unreadable, TooLarge) as error:
        return error
    return None


@settings(max_examples=300, deadline=2000)
@given(FORMULAS | st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    for reader in (read, read_answer):
        error = refusal(reader, text)
        assert error is None or str(error)
        assert error is None or error.position is None or 0 <= error.position <= len(text)
    final_answer(text)


INJECTIONS = [
    "__import__('os').system('touch {mark}')",
    "open('{mark}', 'w')",
    'eval(\'open("{mark}", "w")\')',
    "().__class__.__bases__[0].__subclasses__()",
    "exec(\"import os; os.system('touch {mark}')\")",
    r"\operatorname{{eval}}(open('{mark}','w'))",
    "(lambda: open('{mark}','w'))()",
    "x.subs(x, open('{mark}', 'w'))",
    'f\'{{open("{mark}", "w")}}\'',
    'sympify(\'open("{mark}", "w")\')',
    "Symbol('x').__class__.__init__.__globals__",
    r"\write18{{touch {mark}}}",
    r"\input{{/etc/passwd}}",
]


@pytest.mark.parametrize("text", INJECTIONS)
def test_nothing_is_run(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("code was run")

    mark = tmp_path / "mark"
    read("x")
    for name in ("eval", "exec", "compile"):
        monkeypatch.setattr(builtins, name, forbidden)
    for reader in (read, read_answer):
        refusal(reader, text.replace("{mark}", str(mark)))
    final_answer(text)
    assert not mark.exists()


BOMBS = {
    "brackets": "(" * 9_000,
    "closed brackets": "[" * 9_000 + "]" * 9_000,
    "braces": r"\frac{" * 3_000,
    "powers": "x^" * 9_000,
    "bars": "|" * 9_000,
    "signs": "-" * 9_000,
    "primes": "f" + "'" * 9_000,
    "functions": "sin " * 4_000,
    "roots": r"\sqrt" * 3_000,
    "limits": r"\lim_{x\to 0}" * 1_400,
    "integrals": r"\int " * 3_000,
    "boxes": r"\boxed{" * 2_500,
    "subscripts": "x_" * 9_000,
    "texts": r"_\text" * 3_000,
    "dollars": "$" * 9_000,
    "spaces": "1" + " " * 15_000 + "1",
    "units": "5 " + "cm " * 6_000,
    "phrases": "the answer is " * 1_400,
    "Korean phrases": "답은 " * 6_000,
    "sum": "+".join(["x"] * 2_900),
    "list": ",".join(["1"] * 2_900),
    "chain": "<".join(["x"] * 2_900),
    "signs of both kinds": ",".join([r"\pm 1"] * 1_400),
    "equals": "=" * 19_000,
    "dots": "." * 19_000,
    "digits": "1" * 19_000,
    "groups": "1" + ",000" * 4_000,
    "quotes": '"' * 19_000,
    "megabyte": "x+1 " * 250_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_hostile_text_takes_little_time(name: str) -> None:
    start = time.process_time()
    for reader in (read, read_answer, final_answer):
        refusal(reader, BOMBS[name])
    assert time.process_time() - start < 6


def test_the_second_reader_gets_nothing_that_may_hang_it() -> None:
    for text in (
        r"\frac{" * 20 + "1" + "}{2}" * 20,
        r"9^{9^{9^{9}}} \alpha",
        r"\binom{999999}{5}",
        "x" * 5_000 + r"\alpha",
        "1+1",
    ):
        assert read_again(text) is None
