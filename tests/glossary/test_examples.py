"""Every rule has an example, and every example is proven."""

from __future__ import annotations

import pytest

from tutor.checking.steps import check_claim
from tutor.glossary import ENTRIES, law_of
from tutor.glossary.examples import example_of
from tutor.glossary.laws import FORMULAS
from tutor.messages import render_plain


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name.text)
def test_every_rule_has_a_proven_example(entry):
    example = example_of(entry)
    assert example is not None
    assert example.before.latex != example.after.latex
    verdict = check_claim(example.claim)
    assert verdict.proved, render_plain(verdict.message)


def test_formulas_are_those_of_entries():
    names = {entry.name.text for entry in ENTRIES}
    assert set(FORMULAS) <= names
    assert sum(law_of(entry) is not None for entry in ENTRIES) == len(FORMULAS)


@pytest.mark.parametrize("latex", FORMULAS.values())
def test_formulas_are_balanced(latex):
    assert latex.count("{") == latex.count("}")
    assert latex.count(r"\left") == latex.count(r"\right") + latex.count(r"\leftarrow")
    assert "$" not in latex
