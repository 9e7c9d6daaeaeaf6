"""Differential attention (Ye et al., arXiv 2410.05258) as SambaY has it: two softmax maps, one taken from the other.

Letters: B batch · T new tokens · S visible tokens · E hidden size · d head width · P query pairs · M key-value pairs ·
g = P / M query pairs that share a key-value pair · s stripe, 0 or 1.
Query head 2j + s belongs to pair j, stripe s; key head 2m + s to pair m, stripe s; both stripes read the same value,
[v_2m ; v_2m+1], which is 2d wide. Nothing depends on positions but the mask.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from tutor.sambay.cache import SharedState, WindowState
from tutor.sambay.configuration import Phi4FlashConfig

BLOCK = 256
"""Queries whose attention maps are in memory at once."""

SUBLAYER_EPS = 1e-5


class Difference(nn.Module):
    """What the checkpoint keeps under ``inner_cross_attn``: how much of the second map is taken away, and the norm."""

    def __init__(self, config: Phi4FlashConfig, layer: int) -> None:
        super().__init__()
        for name in ("lambda_q1", "lambda_k1", "lambda_q2", "lambda_k2"):
            self.register_parameter(name, nn.Parameter(torch.empty(config.head_dim).normal_(std=0.1)))
        self.subln = nn.Module()
        self.subln.weight = nn.Parameter(torch.ones(2 * config.head_dim))
        self.first = 0.8 - 0.6 * math.exp(-0.3 * layer)

    def share(self) -> Tensor:
        """Return lambda, the part of the second map that is taken away, a float32 scalar."""
        plus = torch.exp(torch.dot(self.lambda_q1.float(), self.lambda_k1.float()))
        minus = torch.exp(torch.dot(self.lambda_q2.float(), self.lambda_k2.float()))
        return plus - minus + self.first

    def norm(self, x: Tensor) -> Tensor:
        """Return the scaled root-mean-square norm over the last dimension, in float32."""
        x = x.float()
        scale = torch.rsqrt(x.pow(2).mean(dim=-1, keepdim=True) + SUBLAYER_EPS)
        return (1 - self.first) * self.subln.weight.float() * x * scale


class DifferentialAttention(nn.Module):
    """Differential attention of one layer: over a window, over everything, or across to the shared layer's."""

    def __init__(self, config: Phi4FlashConfig, layer: int) -> None:
        super().__init__()
        self.kind = config.mixer(layer)
        self.width = config.head_dim
        self.pairs, self.value_pairs = config.num_attention_heads // 2, config.num_key_value_heads // 2
        self.window = int(config.sliding_window) if self.kind == "sliding" else None  # type: ignore[arg-type]
        key_values = 0 if self.kind == "cross" else 2 * config.num_key_value_heads * self.width
        self.Wqkv = nn.Linear(config.hidden_size, config.hidden_size + key_values)
        self.inner_cross_attn = Difference(config, layer)
        self.out_proj = nn.Linear(config.hidden_size, config.hidden_size)

    def queries(self, x: Tensor) -> Tensor:
        """Project normalised input (B, T, E) to queries, (B, M, s, g, T, d)."""
        size = self.out_proj.in_features
        q = nn.functional.linear(x, self.Wqkv.weight[:size], self.Wqkv.bias[:size])
        q = q.unflatten(-1, (self.value_pairs, self.pairs // self.value_pairs, 2, self.width))  # (B, T, M, g, s, d)
        return q.permute(0, 2, 4, 3, 1, 5)

    def keys_values(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Project normalised input (B, T, E) to keys, (B, 2M, T, d) with 2m + s in order, and values, (B, M, T, 2d)."""
        size = self.out_proj.in_features
        kv = nn.functional.linear(x, self.Wqkv.weight[size:], self.Wqkv.bias[size:])
        k, v = kv.chunk(2, dim=-1)
        k = k.unflatten(-1, (2 * self.value_pairs, self.width)).transpose(1, 2)
        v = v.unflatten(-1, (self.value_pairs, 2 * self.width)).transpose(1, 2)
        return k, v

    def attend(self, q: Tensor, k: Tensor, v: Tensor, present: Tensor | None) -> Tensor:
        """Attend from the last T of S tokens.

        Args:
            q: queries, (B, M, s, g, T, d).
            k: keys, (B, 2M, S, d).
            v: values, (B, M, S, 2d).
            present: 1 for tokens, 0 for padding, (B, S); None when there is no padding.

        Returns:
            The layer's output, (B, T, E).
        """
        k = k.unflatten(1, (self.value_pairs, 2))  # (B, M, s, S, d)
        blocks = [
            self._block(q[..., start : start + BLOCK, :], k, v, present, q.shape[-2] - start)
            for start in range(0, q.shape[-2], BLOCK)
        ]
        return self.out_proj(torch.cat(blocks, dim=1))

    def _block(self, q: Tensor, k: Tensor, v: Tensor, present: Tensor | None, left: int) -> Tensor:
        """Attend from one block of queries, the first of which is the ``left``-th token from the end."""
        tokens = q.shape[-2]
        end = k.shape[-2] - left + tokens
        start = 0 if self.window is None else max(0, end - tokens - self.window + 1)
        k, v = k[..., start:end, :], v[..., start:end, :]
        scores = q.flatten(3, 4) @ k.transpose(-1, -2) / math.sqrt(self.width)  # (B, M, s, g T, S)
        scores = scores.float().unflatten(3, (-1, tokens))  # (B, M, s, g, T, S)
        hidden = self._hidden(tokens, end - start, scores.device)
        if hidden is not None:
            scores = scores.masked_fill(hidden, -math.inf)
        if present is not None:
            scores = scores.masked_fill(~present[:, None, None, None, None, start:end].bool(), -math.inf)
        maps = scores.softmax(dim=-1)
        if present is not None:
            maps = maps.nan_to_num()  # a row of padding sees nothing
        difference = (maps[:, :, 0] - self.inner_cross_attn.share() * maps[:, :, 1]).to(v.dtype)  # (B, M, g, T, S)
        mixed = (difference.flatten(2, 3) @ v).unflatten(2, (-1, tokens))  # (B, M, g, T, 2d)
        mixed = self.inner_cross_attn.norm(mixed).to(v.dtype)
        return mixed.permute(0, 3, 1, 2, 4).flatten(2)  # (B, T, E)

    def _hidden(self, tokens: int, visible: int, device: torch.device) -> Tensor | None:
        """Return which of the visible tokens each query must not see, (T, S); None when it may see all."""
        if tokens == 1 and (self.window is None or visible <= self.window):
            return None
        key = torch.arange(visible, device=device)
        query = torch.arange(visible - tokens, visible, device=device)[:, None]
        later = key > query
        return later if self.window is None else later | (key <= query - self.window)

    def forward(self, x: Tensor, state: WindowState | SharedState, present: Tensor | None) -> Tensor:
        """Mix normalised input (B, T, E) with what came before, which the state holds and then extends."""
        k, v = state.extend(*self.keys_values(x))
        seen = None if present is None else present[:, present.shape[1] - k.shape[2] :]
        return self.attend(self.queries(x), k, v, seen)
