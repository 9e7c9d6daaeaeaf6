"""The selective scan of Mamba-1 (Gu and Dao, arXiv 2312.00752), exact, in chunks, in plain PyTorch.

h_t = exp(dt_t A) h_{t-1} + (dt_t c_t) B_t,  y_t = C_t h_t + D c_t.

Letters: B batch · T tokens · D inner size · N state size · n chunks · L chunk length.
A text is scanned segment by segment, so that memory does not grow with it. Within a segment there are two ways. On a
GPU and for gradients, n chunks run side by side for L steps twice: once from an empty state, to learn what each chunk
hands on, and once from the right one: 2 L + n steps instead of n L. On a CPU, which gains nothing from wide steps, one
token after the other, in place, in segments that stay in the processor's cache.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import pad

from tutor.sambay import kernels

CHUNK = 16
"""L: steps that run one after the other inside a chunk."""

SEGMENT = 256
"""Tokens whose states are in memory at once where chunks run side by side."""

CACHE = 2**18
"""Numbers in the states of a segment that is scanned in place: 1 MiB."""


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
    if kernels.usable(c) and not bool(state.any()):
        return kernels.scan(c, dt, a, b, read, skip)
    in_place = c.device.type == "cpu" and not torch.is_grad_enabled()
    segment, size = (_tokens, max(4, CACHE // state.numel())) if in_place else (_chunks, SEGMENT)
    outputs = []
    for start in range(0, c.shape[1], size):
        piece = slice(start, start + size)
        y, state = segment(c[:, piece], dt[:, piece], a, b[:, piece], read[:, piece], state)
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


def _tokens(c: Tensor, dt: Tensor, a: Tensor, b: Tensor, read: Tensor, state: Tensor) -> tuple[Tensor, Tensor]:
    """Scan a segment token by token, each state in the place of its decay."""
    states = (dt[..., None] * a).exp_()  # (B, T, D, N)
    enter = dt * c  # (B, T, D)
    for t in range(c.shape[1]):
        state = states[:, t].mul_(state).addcmul_(enter[:, t, :, None], b[:, t, None, :])
    return (states @ read[..., None]).squeeze(-1), state.clone()


def _chunks(c: Tensor, dt: Tensor, a: Tensor, b: Tensor, read: Tensor, state: Tensor) -> tuple[Tensor, Tensor]:
    """Scan a segment chunk beside chunk, twice."""
    tokens = c.shape[1]
    length = min(CHUNK, tokens)
    chunks = -(-tokens // length)
    fill = (0, 0, 0, chunks * length - tokens)  # a time step of 0 leaves the state as it is
    dt, c, b, read = (pad(x, fill).unflatten(1, (chunks, length)).movedim(2, 0) for x in (dt, c, b, read))
    decay = torch.exp(dt[..., None] * a)  # (L, B, n, D, N)
    enter = dt * c  # (L, B, n, D)
    local = torch.zeros_like(decay[0])  # (B, n, D, N)
    for t in range(length):
        local = torch.addcmul(decay[t] * local, enter[t, ..., None], b[t, ..., None, :])
    left = torch.exp(dt.sum(0)[..., None] * a)  # (B, n, D, N): what is left of a chunk's start at its end
    starts = []
    for k in range(chunks):
        starts.append(state)
        state = torch.addcmul(local[:, k], left[:, k], state)
    local, outputs = torch.stack(starts, dim=1), []
    for t in range(length):
        local = torch.addcmul(decay[t] * local, enter[t, ..., None], b[t, ..., None, :])
        outputs.append((local @ read[t, ..., None]).squeeze(-1))
    return torch.stack(outputs, dim=2).flatten(1, 2)[:, :tokens], state
