"""States of fixed size, one per row, such as those of recurrent layers: (rows, …)."""

from __future__ import annotations

import torch
from torch import Tensor


def joined(states: Tensor | None, new: Tensor) -> Tensor:
    """Return the states with one more row, a copy of ``new``."""
    return new.clone() if states is None else torch.cat([states, new])


def without(states: Tensor, row: int) -> Tensor:
    """Return the states without a row; the last one takes its place."""
    last = states.shape[0] - 1
    kept = states[:last].clone()
    if row < last:
        kept[row] = states[last]
    return kept


def replaced(states: Tensor, first: int, new: Tensor) -> Tensor:
    """Return the states with the rows from ``first`` on replaced; without a copy where those are all."""
    if new.shape[0] == states.shape[0]:
        return new
    states[first : first + new.shape[0]] = new
    return states
