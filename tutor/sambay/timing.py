"""Time a causal language model of transformers: how soon the first token comes, how fast the rest, in what memory."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

STATUS, REFERENCES = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@dataclass(frozen=True, slots=True)
class Timing:
    """One measurement.

    Attributes:
        prompt: tokens of the prompt.
        batch: texts at once.
        first: seconds until the first token.
        rate: tokens a second after it, of all texts together.
        peak: the most memory that was taken beyond what was taken before, in bytes; None where it cannot be told.
    """

    prompt: int
    batch: int
    first: float
    rate: float
    peak: int | None


@torch.no_grad()
def timing(model: Any, prompt: int, batch: int = 1, tokens: int = 16) -> Timing:
    """Measure one prompt length and batch size with random tokens."""
    device = model.device
    generator = torch.Generator().manual_seed(prompt)
    ids = torch.randint(0, model.config.vocab_size, (batch, prompt), generator=generator).to(device)
    before = start_of_peak(device)
    start = _now(device)
    output = model(ids, use_cache=True, logits_to_keep=1)
    first = _now(device) - start
    start = _now(device)
    for _ in range(tokens):
        new = output.logits[:, -1:].argmax(dim=-1)
        output = model(new, past_key_values=output.past_key_values, use_cache=True, logits_to_keep=1)
    rate = batch * tokens / (_now(device) - start)
    after = peak(device)
    return Timing(prompt, batch, first, rate, None if before is None or after is None else after - before)


def start_of_peak(device: torch.device) -> int | None:
    """Forget earlier peaks of memory; return the bytes taken now, None where it cannot be told."""
    if device.type == "cuda":
        torch.cuda.reset_peak_memory_stats(device)
        return torch.cuda.memory_allocated(device)
    if device.type != "cpu" or not REFERENCES.exists():
        return None
    try:
        REFERENCES.write_text("5")
    except OSError:  # some containers forbid it
        return None
    return _status("VmRSS")


def peak(device: torch.device) -> int | None:
    """Return the most bytes that were taken since `start_of_peak`."""
    if device.type == "cuda":
        return torch.cuda.max_memory_allocated(device)
    return _status("VmHWM") if device.type == "cpu" and STATUS.exists() else None


def _status(name: str) -> int:
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith(f"{name}:"))
    return int(line.split()[1]) * 1024


def _now(device: torch.device) -> float:
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    return time.perf_counter()
