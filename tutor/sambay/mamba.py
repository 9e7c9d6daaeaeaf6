"""The Mamba-1 mixer and the gated memory unit that reads a Mamba layer's scan output.

Letters: B batch · T tokens · E hidden size · D inner size · N state size · R time-step rank · K convolution taps.
"""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor, nn
from torch.nn.functional import silu, softplus

from tutor.sambay.configuration import Phi4FlashConfig
from tutor.sambay.precision import Float32Parameters
from tutor.sambay.scan import selective_scan
from tutor.sambay.states import MambaState


class Mamba(Float32Parameters):
    """Selective state space: a short causal convolution, then a scan, then a gate."""

    def __init__(self, config: Phi4FlashConfig) -> None:
        super().__init__()
        width, states, rank, taps = config.inner_size, config.mamba_d_state, config.dt_rank, config.mamba_d_conv
        self.in_proj = nn.Linear(config.hidden_size, 2 * width, bias=False)
        self.conv1d = nn.Conv1d(width, width, taps, groups=width)
        self.x_proj = nn.Linear(width, rank + 2 * states, bias=False)
        self.dt_proj = nn.Linear(rank, width)
        self.A_log = nn.Parameter(torch.zeros(width, states, dtype=torch.float32))
        self.D = nn.Parameter(torch.ones(width, dtype=torch.float32))
        self.out_proj = nn.Linear(width, config.hidden_size, bias=False)
        self._split = (rank, states, states)

    def forward(self, x: Tensor, state: MambaState, present: Tensor | None) -> tuple[Tensor, Tensor]:
        """Mix a piece of text.

        Args:
            x: normalised input, (B, T, E).
            state: what the layer remembers; replaced by what it remembers after the piece.
            present: 1 for tokens, 0 for padding on the left, (B, T, 1); None when there is none.

        Returns:
            The output, (B, T, E), and the scan output before the gate, the memory, (B, T, D).
        """
        u, z = self.in_proj(x).chunk(2, dim=-1)  # (B, T, D) each
        if present is not None:
            u = u * present
        state.start(u, self.conv1d.weight.shape[-1], self.A_log.shape[1])
        recent, scan = state.tensors
        window = torch.cat([recent.to(u.dtype), u], dim=1)  # (B, K - 1 + T, D)
        c = silu(self._convolve(window))  # (B, T, D)
        if present is not None:
            c = c * present
        low, b, read = self.x_proj(c).split(self._split, dim=-1)
        dt = softplus(self.dt_proj(low).float())  # (B, T, D)
        a = -torch.exp(self.A_log.float())  # (D, N)
        y, scan = selective_scan(c.float(), dt, a, b.float(), read.float(), self.D.float(), scan)
        state.replace(window[:, window.shape[1] - recent.shape[1] :].clone(), scan)  # a view would hold the whole piece
        memory = y.to(x.dtype)
        return cast(Tensor, self.out_proj(memory * silu(z))), memory

    def _convolve(self, window: Tensor) -> Tensor:
        """Return the causal depthwise convolution of (B, K - 1 + T, D) as (B, T, D)."""
        weight = self.conv1d.weight
        if window.shape[1] == weight.shape[2] and not weight.is_meta:  # it is where weights are fetched from a disk
            return ((window * weight[:, 0].T).sum(dim=1) + cast(Tensor, self.conv1d.bias))[:, None]
        return cast(Tensor, self.conv1d(window.transpose(1, 2)).transpose(1, 2))


class GatedMemoryUnit(nn.Module):
    """SiLU(W_in x) gates the memory of the same token; nothing is mixed over time and nothing is remembered."""

    def __init__(self, config: Phi4FlashConfig) -> None:
        super().__init__()
        self.in_proj = nn.Linear(config.hidden_size, config.inner_size, bias=False)
        self.out_proj = nn.Linear(config.inner_size, config.hidden_size, bias=False)

    def forward(self, x: Tensor, memory: Tensor) -> Tensor:
        """Return the output, (B, T, E), for normalised input (B, T, E) and memory (B, T, D)."""
        return cast(Tensor, self.out_proj(silu(self.in_proj(x)) * memory))
