"""Calls the command line as the console script does, with a database of its own."""

import json
from types import SimpleNamespace

import pytest

from tutor.cli import main


@pytest.fixture
def tutor(tmp_path_factory, capfdbinary, monkeypatch):
    database = tmp_path_factory.getbasetemp() / "records.db"
    monkeypatch.setenv("STEPWISE_DATABASE_URL", f"sqlite:///{database}")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")

    def run(*arguments, code=0):
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        out, err = (text.decode() for text in capfdbinary.readouterr())
        assert (ended.value.code or 0) == code, (ended.value.code, out, err)
        assert "Traceback" not in err
        return SimpleNamespace(stdout=out, stderr=err)

    return run


@pytest.fixture
def tutor_json(tutor):
    return lambda *arguments, **options: json.loads(tutor(*arguments, "--json", **options).stdout)
