"""Which engine ``auto`` means on this machine. Cheap: asks for CUDA only where there is an NVIDIA driver."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.settings import Settings


def engine_name(settings: Settings) -> str:
    """Return the name of the engine to use: what is set, or for ``auto`` the local model on CUDA, else symbolic."""
    if settings.engine != "auto":
        return settings.engine
    return "local" if has_cuda() else "symbolic"


@cache
def has_cuda() -> bool:
    """Return whether a model would run on an NVIDIA GPU here: a working driver, and the local extra installed."""
    if not all(find_spec(library) for library in ("torch", "transformers")):
        return False
    driver = shutil.which("nvidia-smi")
    if driver is None:
        return False
    try:
        listed = subprocess.run([driver, "-L"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return listed.returncode == 0 and b"GPU" in listed.stdout
