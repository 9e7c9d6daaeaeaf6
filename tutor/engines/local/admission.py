"""Who may begin to write: as many as there are slots, and as the memory holds at their longest.

The buffers of all rows are as long as the longest row (see `rows.slots`), so that is what a row is counted with.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tutor.engines.local.rows.cost import Cost
from tutor.errors import TooLarge
from tutor.messages import say

MIB = 2**20
SPARED = 2**30
"""Bytes of a GPU's memory that are left to the computation itself."""


class Admission:
    """The memory for what is under way, in bytes, and how much of it a text takes."""

    def __init__(self, memory: int, cost: Cost, slots: int) -> None:
        self.memory = memory
        self.slots = slots
        self._cost = cost

    def limit(self, prompt: int, wished: int, context: int | None, name: str) -> int:
        """Return how many tokens may be written after a prompt of so many.

        Raises:
            TooLarge: the prompt leaves no room for an answer.
        """
        if context and prompt >= context:
            raise TooLarge(say("The question is longer than the model “{name}” can read.", name=name))
        room = self._cost.tokens(self.memory) - prompt
        if room <= 0:
            raise TooLarge(say("The question is too long for the memory of this machine."))
        return min(wished, room, context - prompt) if context else min(wished, room)

    def fits(self, lengths: Sequence[int]) -> bool:
        """Return whether texts that may become so long fit together."""
        return len(lengths) <= self.slots and len(lengths) * self._cost.at(max(lengths)) <= self.memory


def available(device: Any) -> int:
    """Return how many bytes what is under way may take on a device: most of a GPU, half of what a computer has left."""
    import torch

    if device.type == "cuda":
        free, _ = torch.cuda.mem_get_info(device)
        return max(free - SPARED, free // 2)
    return _unused() // 2


def _unused() -> int:
    """Bytes of main memory that nobody uses, or 4 GiB where the system does not say."""
    told = Path("/proc/meminfo")
    lines = told.read_text(encoding="ascii").splitlines() if told.exists() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable")), 2**32)
