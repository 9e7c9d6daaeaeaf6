"""CSV: every column, nothing that a spreadsheet runs, mathematics unharmed."""

import csv
import io

import pytest

from tutor.exports.csv_table import KEY, NUMBER, PROBLEM, RUNS, guarded, write
from tutor.exports.layout import Layout
from tutor.maths.reading import read
from tutor.messages import untranslated


def table(*items, key=True):
    document = write(items, key=key, translate=untranslated, layout=Layout())
    assert document.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(document.decode("utf-8-sig"), newline="")))


def test_a_row_has_the_problem_and_the_key(choice):
    (row,) = table(choice)
    assert tuple(row) == PROBLEM + KEY
    assert row["problem"] == "Solve $x - 3 < 1$ & more."
    assert row["choices"] == "A) $\\{1, 2\\}$\nB) $\\frac{1}{2}$\nC) $x < 3$"
    assert row["right_choice"] == "B"
    assert row["value"] == "1/2"
    assert row["hint_3"] == "First step: $x < 4$."
    assert row["solution"].startswith("1. Add $3$")
    assert row["verdict"] == "proved"


def test_without_a_key_there_is_none(choice):
    (row,) = table(choice, key=False)
    assert tuple(row) == PROBLEM


def test_korean_and_line_breaks_come_back(item):
    statement = 'x를 구하세요,\n"빠르게"'
    assert table(item(statement=statement))[0]["problem"] == statement


@pytest.mark.parametrize("cell", ["=1+1", "+x", "-x + 3", "@SUM(A1)", "\t=1", "\r=1", "-1+cmd|' /C calc'!A0", "=", "-"])
def test_nothing_is_run(cell):
    kept = guarded(cell)
    assert not RUNS.match(kept)
    assert kept[1:] in (cell, cell[1:])


@pytest.mark.parametrize("cell", ["-3", "+4", "-0.5", "12", "-30%", "x - 3", "{-3, 1/2}", "$-x$", ""])
def test_numbers_and_harmless_cells_are_left_alone(cell):
    assert guarded(cell) == cell


@pytest.mark.parametrize("plain", ["-x + 3", "-(2*x + 1)*(x - 4)", "-sqrt(2)"])
def test_guarded_mathematics_is_the_same_mathematics(plain):
    assert read(guarded(plain)) == read(plain)


def test_every_cell_of_a_table_is_guarded(item):
    rows = table(item("-x + 3", statement="=cmd|' /C calc'!A0", hints=["+1", "@x", "-y"]))
    assert not [cell for cell in rows[0].values() if RUNS.match(cell) and not NUMBER.fullmatch(cell)]
