"""What the engines' tests share: a pool that runs in this process, and the small real model."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import pytest

from tutor.errors import Unavailable
from tutor.messages import say
from tutor.settings import Settings

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("GOMP_SPINCOUNT", "0")

MODEL = Path(__file__).parents[2] / ".cache" / "models" / "smollm2"


class InlinePool:
    """The pool's `call`, without processes."""

    def call(self, function, *args, deadline):
        module, _, name = function.partition(":")
        return getattr(import_module(module), name)(*args)


class NoPool:
    """A pool that reads nothing: everything is shown as it was written."""

    def call(self, function, *args, deadline):
        raise Unavailable(say("There are no workers."))


@pytest.fixture(scope="session")
def pool():
    return InlinePool()


@pytest.fixture(scope="session")
def no_pool():
    return NoPool()


@pytest.fixture(scope="session")
def settings():
    if not (MODEL / "config.json").exists():
        pytest.skip("run scripts/fetch-test-model first")
    import torch

    torch.set_num_threads(1)
    return Settings(model=str(MODEL), max_new_tokens=24, check_deadline=5)
