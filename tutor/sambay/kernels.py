"""The scan by mamba-ssm's CUDA kernel, where that is installed; a test compares it with ours where it is.

The kernel starts from an empty state only, so it takes the first piece of a text; the others go the way of `scan`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import torch
from torch import Tensor


@cache
def library() -> Any:
    """Return mamba-ssm's interface, or None where it is not installed or does not fit this torch."""
    if find_spec("mamba_ssm") is None or not torch.cuda.is_available():
        return None
    try:
        return import_module("mamba_ssm.ops.selective_scan_interface")
    except (ImportError, OSError):
        return None


def usable(x: Tensor) -> bool:
    """Return whether the kernel can take such a tensor."""
    return x.is_cuda and not torch.compiler.is_compiling() and library() is not None


def scan(c: Tensor, dt: Tensor, a: Tensor, b: Tensor, read: Tensor, skip: Tensor) -> tuple[Tensor, Tensor]:
    """Scan from an empty state; shapes as in `selective_scan`."""
    texts = (x.transpose(1, 2).contiguous() for x in (c, dt))
    entries = (x.transpose(1, 2).contiguous() for x in (b, read))
    y, state = library().selective_scan_fn(*texts, a, *entries, skip, return_last_state=True)
    return y.transpose(1, 2), state
