"""What whoever runs the server does for people: accounts made and given new passwords, without a page."""

import io
import sys

from tutor.service.tutor import Tutor
from tutor.settings import Settings


def test_an_account_is_made_and_given_a_new_password(tutor, tmp_path, monkeypatch):
    address = f"sqlite:///{tmp_path / 'records.db'}"
    monkeypatch.setenv("STEPWISE_DATABASE_URL", address)
    monkeypatch.setenv("STEPWISE_ADMINS", "Root")
    monkeypatch.setattr(sys, "stdin", io.StringIO("four brown horses\n"))
    assert tutor("account", "add", "Root").stdout == "Root\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO("short\n"))
    assert "10 to 200" in tutor("account", "password", "Root", code=2).stderr
    monkeypatch.setattr(sys, "stdin", io.StringIO("three white mice\n"))
    tutor("account", "password", "root")
    with Tutor(Settings(database_url=address)) as opened:
        accounts = opened.school.accounts
        assert accounts.admin(accounts.sign_in("Root", "three white mice"))
