"""The selective scan of Mamba-1 (Gu and Dao, arXiv 2312.00752), exact, in chunks, in plain PyTorch.

h_t = exp(dt_t A) h_{t-1} + (dt_t c_t) B_t,  y_t = C_t h_t + D c_t.

Letters: B batch · T tokens · D inner size · N state size · n chunks · L chunk length.
A segment of tokens is cut into n chunks that run side by side for L steps; then each chunk's start is carried over and
its effect added at once. That is L + n steps instead of nL, and memory for one segment only, however long the text is.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import pad

CHUNK = 16
"""L: steps that run one after the other inside a chunk."""

SEGMENT = 256
"""Tokens whose states are in memory at once."""


def selective_scan(
    c: Tensor, dt: Tensor, a: Tensor, b: Tensor, read: Tensor, skip: Tensor, state: Tensor
) -> tuple[Tensor, Tensor]:
    """Scan a piece of text, all in float32.

    Args:
        c: input after the convolution, (B, T, D).
        dt: time steps, (B, T, D).
        a: the negative decay rates, (D, N).
        b: how the input enters the state, (B, T, N).
        read: how the state is read, C of the paper, (B, T, N).
        skip: D of the paper, (D).
        state: the state before the piece, (B, D, N).

    Returns:
        The output before the gate, (B, T, D), and the state after the piece, (B, D, N).
    """
    if c.shape[1] == 1:
        return step(c, dt, a, b, read, skip, state)
    outputs = []
    for start in range(0, c.shape[1], SEGMENT):
        piece = slice(start, start + SEGMENT)
        y, state = _segment(c[:, piece], dt[:, piece], a, b[:, piece], read[:, piece], state)
        outputs.append(y)
    return torch.cat(outputs, dim=1) + skip * c, state


def step(
    c: Tensor, dt: Tensor, a: Tensor, b: Tensor, read: Tensor, skip: Tensor, state: Tensor
) -> tuple[Tensor, Tensor]:
    """Do the scan for one token; shapes as in `selective_scan` with T = 1."""
    decay = torch.exp(dt[:, 0, :, None] * a)  # (B, D, N)
    state = decay * state + (dt * c)[:, 0, :, None] * b[:, 0, None, :]  # (B, D, N)
    y = torch.einsum("bdn,bn->bd", state, read[:, 0])  # (B, D)
    return y[:, None] + skip * c, state


def _segment(c: Tensor, dt: Tensor, a: Tensor, b: Tensor, read: Tensor, state: Tensor) -> tuple[Tensor, Tensor]:
    tokens = c.shape[1]
    length = min(CHUNK, tokens)
    chunks = -(-tokens // length)
    fill = (0, 0, 0, chunks * length - tokens)  # a time step of 0 leaves the state as it is
    dt, c, b, read = (pad(x, fill).unflatten(1, (chunks, length)) for x in (dt, c, b, read))  # (B, n, L, …)
    decay = torch.exp(dt[..., None] * a)  # (B, n, L, D, N)
    enter = dt * c  # (B, n, L, D)
    local = torch.zeros_like(decay[:, :, 0])  # (B, n, D, N): the state that a chunk would have from a start of 0
    since = torch.ones_like(local)  # (B, n, D, N): what is left of a chunk's start
    outputs, remains = [], []
    for t in range(length):
        local = decay[:, :, t] * local + enter[:, :, t, :, None] * b[:, :, t, None, :]
        since = since * decay[:, :, t]
        outputs.append(torch.einsum("bkdn,bkn->bkd", local, read[:, :, t]))
        remains.append(since)
    starts = []
    for k in range(chunks):
        starts.append(state)
        state = since[:, k] * state + local[:, k]
    left = torch.stack(remains, dim=2) * torch.stack(starts, dim=1)[:, :, None]  # (B, n, L, D, N)
    y = torch.stack(outputs, dim=2) + torch.einsum("bkldn,bkln->bkld", left, read)  # (B, n, L, D)
    return y.flatten(1, 2)[:, :tokens], state
