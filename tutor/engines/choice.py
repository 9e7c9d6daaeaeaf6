"""Which engine ``auto`` means on this machine. Cheap: asks for CUDA only where there is an NVIDIA driver."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.settings import Settings


def engine_name(settings: Settings, asked: str = "auto") -> str:
    """Return the name of the engine to use: what is asked, or set, or for ``auto`` the local model on CUDA."""
    for name in (asked, settings.engine):
        if name != "auto":
            return name
    return "local" if has_cuda() else "symbolic"


def at_once(name: str, settings: Settings) -> int:
    """Return how many problems to have under way in bulk work: a model writes many together."""
    return settings.slots if engine_name(settings, name) in {"local", "served"} else settings.workers


def on_zero_gpu() -> bool:
    """Return whether this is a Hugging Face Space on ZeroGPU hardware, which lends a GPU for one answer at a time."""
    return os.environ.get("SPACES_ZERO_GPU", "").lower() in {"1", "t", "true"}


@cache
def has_cuda() -> bool:
    """Return whether a model would run on an NVIDIA GPU here: the local extra installed, and a driver or ZeroGPU."""
    if not all(find_spec(library) for library in ("torch", "transformers")):
        return False
    if on_zero_gpu():
        return True
    driver = shutil.which("nvidia-smi")
    if driver is None:
        return False
    try:
        listed = subprocess.run([driver, "-L"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return listed.returncode == 0 and b"GPU" in listed.stdout
