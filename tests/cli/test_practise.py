"""``tutor practise``: a conversation in the terminal."""

from __future__ import annotations

import io
import stat

from tutor.cli.practise import identity


def test_a_problem_is_posed_hinted_judged_and_shown(tutor, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("sys.stdin", io.StringIO("?\nzebra = (\nx = 977\n!\nq\n"))
    told = tutor("practise", "linear-equations").stdout
    assert told.count("Linear equations (beginner)") == 2
    assert "Not right yet." in told
    assert "Here is the solution." in told
    assert told.count("known to") == 1, "what cannot be read, and a second try, are not counted"


def test_a_wish_that_cannot_be_is_refused(tutor, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    tutor("practise", "linear-equations", "--next", code=2)
    tutor("practise", "linear-equations", "--level", "expert", code=2)


def test_whose_practice_it_is_is_kept_for_its_owner_alone(tmp_path):
    first = identity(tmp_path / "home")
    assert identity(tmp_path / "home") == first
    assert len(first) >= 32
    assert stat.S_IMODE((tmp_path / "home" / "person").stat().st_mode) == 0o600
    assert identity(tmp_path / "other") != first
