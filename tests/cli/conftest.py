"""Runs the real console script, with a database of its own."""

import json
import os
import subprocess
import sys

import pytest


@pytest.fixture(scope="session")
def tutor(tmp_path_factory):
    database = tmp_path_factory.mktemp("records") / "records.db"

    def run(*arguments, environment=None, code=0):
        command = [sys.executable, "-m", "tutor", *map(str, arguments)]
        settings = {"STEPWISE_DATABASE_URL": f"sqlite:///{database}", "HF_HUB_OFFLINE": "1", **(environment or {})}
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=120, check=False, env=os.environ | settings
        )
        assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        return done

    return run


@pytest.fixture(scope="session")
def tutor_json(tutor):
    return lambda *arguments, **options: json.loads(tutor(*arguments, "--json", **options).stdout)
