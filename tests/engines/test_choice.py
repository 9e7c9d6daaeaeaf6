"""Which engine is meant, found out cheaply."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tutor.engines import choice
from tutor.settings import Settings


def test_what_is_set_is_used():
    assert choice.engine_name(Settings(engine="served")) == "served"


@pytest.mark.parametrize(("script", "name"), [("echo GPU", "local"), ("exit 9", "symbolic"), (None, "symbolic")])
def test_auto_asks_the_driver(tmp_path, monkeypatch, script, name):
    pytest.importorskip("transformers")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin" if script else str(tmp_path))
    if script:
        (tmp_path / "nvidia-smi").write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / "nvidia-smi").chmod(0o755)
    choice.has_cuda.cache_clear()
    assert choice.engine_name(Settings(engine="auto")) == name
    choice.has_cuda.cache_clear()


def test_engines_import_without_heavy_libraries():
    code = (
        "import sys, tutor.engines.local, tutor.engines.served, tutor.engines.scripted, tutor.engines.choice;"
        "heavy = {'torch', 'transformers', 'openai', 'sympy', 'gradio'} & set(sys.modules); assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
