"""The image's steps, as far as they go without an engine: its files are enough, its server starts, its check passes."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")


def commands(name):
    return re.findall(rf"^\s*{name} (.+)$", DOCKERFILE, re.M)


@pytest.fixture(scope="module")
def image(tmp_path_factory):
    """A folder with what COPY brings into the image, and nothing else."""
    folder = tmp_path_factory.mktemp("image")
    for line in commands("COPY"):
        *sources, target = [word for word in shlex.split(line) if not word.startswith("--")]
        for source in sources:
            path = ROOT / source
            if path.is_dir():
                shutil.copytree(path, folder / target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(path, folder / target)
    return folder


def test_nothing_that_is_copied_is_left_out_of_the_context():
    ignored = set((ROOT / ".dockerignore").read_text().split())
    copied = {word for line in commands("COPY") for word in shlex.split(line)[:-1] if not word.startswith("--")}
    assert copied
    assert not copied & ignored


def test_the_extras_that_are_installed_exist():
    extras = {
        extra for line in commands("RUN") for found in re.findall(r"\.\[([\w,]+)\]", line) for extra in found.split(",")
    }
    assert extras
    assert extras <= set(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"])


def test_every_stage_that_is_run_has_a_user_without_rights():
    stages = re.split(r"^FROM ", DOCKERFILE, flags=re.M)[2:]
    assert stages
    assert all(re.search(r"^USER 1000$", stage, re.M) for stage in stages)


def test_the_server_of_the_image_answers_its_health_check(image, tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    database = f"sqlite:///{tmp_path}/data/stepwise.db"
    environment = os.environ | {"PYTHONPATH": str(image), "STEPWISE_DATABASE_URL": database, "STEPWISE_PORT": port}
    (tmp_path / "data").mkdir()
    check = shlex.split(re.search(r"HEALTHCHECK .*?CMD (.+)$", DOCKERFILE, re.M)[1])
    check = [sys.executable, *(part.replace("7860", port) for part in check[1:])]
    serve = [sys.executable, "-m", *re.findall(r'"([^"]+)"', commands("CMD")[-1])]

    with subprocess.Popen(serve, cwd=image, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            end = time.monotonic() + 120
            while subprocess.run(check, stderr=subprocess.DEVNULL, check=False).returncode:
                assert server.poll() is None, "the server did not start"
                assert time.monotonic() < end, "the health check did not pass in 120 s"
                time.sleep(0.3)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(20)

    assert (tmp_path / "data" / "stepwise.db").exists()
