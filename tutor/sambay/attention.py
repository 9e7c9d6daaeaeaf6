"""Differential attention (Ye et al., arXiv 2410.05258) as SambaY has it: two softmax maps, one taken from the other.

Letters: B batch · T new tokens · S visible tokens · E hidden size · d head width · P query pairs · M key-value pairs ·
g = P / M query pairs that share a key-value pair · s stripe, 0 or 1.
Query head 2j + s belongs to pair j, stripe s; key head 2m + s to pair m, stripe s; both stripes read the same value,
[v_2m ; v_2m+1], which is 2d wide. Nothing depends on positions but the mask.
"""

from __future__ import annotations

import math
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn.functional import scaled_dot_product_attention

from tutor.sambay.configuration import Phi4FlashConfig
from tutor.sambay.precision import Float32Parameters

BLOCK = 256
"""Queries whose attention maps are in memory at once."""

FUSED_BLOCK = 1024
"""Queries of one fused call, which keeps no maps."""

SUBLAYER_EPS = 1e-5


class SublayerNorm(nn.Module):
    """Root-mean-square norm over a pair's 2d dimensions, in float32; one weight for all pairs of a layer."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(size))

    def forward(self, x: Tensor) -> Tensor:
        """Return (…, 2d) in float32 for (…, 2d)."""
        x = x.float()
        return self.weight.float() * x * torch.rsqrt(x.pow(2).mean(dim=-1, keepdim=True) + SUBLAYER_EPS)


class Difference(Float32Parameters):
    """What the checkpoint keeps under ``inner_cross_attn``: how much of the second map is taken away, and the norm."""

    def __init__(self, config: Phi4FlashConfig, layer: int) -> None:
        super().__init__()
        zeros = torch.zeros(4, config.head_dim, dtype=torch.float32)
        self.lambda_q1, self.lambda_k1, self.lambda_q2, self.lambda_k2 = (nn.Parameter(row.clone()) for row in zeros)
        self.subln = SublayerNorm(2 * config.head_dim)
        self.first = 0.8 - 0.6 * math.exp(-0.3 * layer)

    def forward(self) -> Tensor:
        """Return lambda, the part of the second map that is taken away, a float32 scalar."""
        plus = torch.exp(torch.dot(self.lambda_q1.float(), self.lambda_k1.float()))
        minus = torch.exp(torch.dot(self.lambda_q2.float(), self.lambda_k2.float()))
        return plus - minus + self.first

    def norm(self, x: Tensor) -> Tensor:
        """Return the norm of a difference (…, 2d), scaled by what the first map kept on average, in float32."""
        return cast(Tensor, (1 - self.first) * self.subln(x))


class DifferentialAttention(nn.Module):
    """Differential attention of one layer: over a window, over everything, or across to the shared layer's."""

    def __init__(self, config: Phi4FlashConfig, layer: int) -> None:
        super().__init__()
        self.kind = config.mixer(layer)
        self.width = config.head_dim
        self.pairs, self.value_pairs = config.num_attention_heads // 2, config.num_key_value_heads // 2
        self.window = config.window if self.kind == "sliding" else None
        key_values = 0 if self.kind == "cross" else 2 * config.num_key_value_heads * self.width
        self.Wqkv = nn.Linear(config.hidden_size, config.hidden_size + key_values)
        self.inner_cross_attn = Difference(config, layer)
        self.out_proj = nn.Linear(config.hidden_size, config.hidden_size)

    def project(self, x: Tensor) -> tuple[Tensor, tuple[Tensor, Tensor] | None]:
        """Project normalised input (B, T, E).

        Returns:
            Queries, (B, M, s, g, T, d); and, but in cross layers, keys, (B, 2M, T, d) with 2m + s in order, and values,
            (B, M, T, 2d).
        """
        projected = self.Wqkv(x)  # the module and not its weight, which may be quantised or adapted
        size = self.out_proj.in_features
        q = projected[..., :size].unflatten(-1, (self.value_pairs, self.pairs // self.value_pairs, 2, self.width))
        q = q.permute(0, 2, 4, 3, 1, 5)  # from (B, T, M, g, s, d)
        if self.kind == "cross":
            return q, None
        k, v = projected[..., size:].chunk(2, dim=-1)
        k = k.unflatten(-1, (2 * self.value_pairs, self.width)).transpose(1, 2)
        v = v.unflatten(-1, (self.value_pairs, 2 * self.width)).transpose(1, 2)
        return q, (k, v)

    def forward(self, q: Tensor, k: Tensor, v: Tensor, present: Tensor | None) -> Tensor:
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
        tokens = q.shape[-2]
        size = BLOCK if q.device.type == "cpu" else FUSED_BLOCK
        blocks = [self._block(q[..., i : i + size, :], k, v, present, tokens - i) for i in range(0, tokens, size)]
        return cast(Tensor, self.out_proj(blocks[0] if len(blocks) == 1 else torch.cat(blocks, dim=1)))

    def _block(self, q: Tensor, k: Tensor, v: Tensor, present: Tensor | None, left: int) -> Tensor:
        """Attend from one block of queries, the first of which is the ``left``-th token from the end."""
        tokens = q.shape[-2]
        end = k.shape[-2] - left + tokens
        start = 0 if self.window is None else max(0, end - tokens - self.window + 1)
        k, v = k[..., start:end, :], v[..., start:end, :]
        seen = self._seen(tokens, end - start, q.device)  # (T, S)
        if present is not None:
            there = present[:, None, start:end].bool()  # (B, 1, S)
            seen = there if seen is None else there & seen
        share = self.inner_cross_attn()
        mixed = (mix if q.device.type == "cpu" else mix_fused)(q, k, v, seen, share)  # (B, M, g, T, 2d)
        mixed = self.inner_cross_attn.norm(mixed).to(v.dtype)
        return mixed.permute(0, 3, 1, 2, 4).flatten(2)  # (B, T, E)

    def _seen(self, tokens: int, visible: int, device: torch.device) -> Tensor | None:
        """Return which of the visible tokens each query may see, (T, S); None when it may see all."""
        if tokens == 1 and (self.window is None or visible <= self.window):
            return None
        key = torch.arange(visible, device=device)
        query = torch.arange(visible - tokens, visible, device=device)[:, None]
        earlier = key <= query
        return earlier if self.window is None else earlier & (key > query - self.window)


def mix(q: Tensor, k: Tensor, v: Tensor, seen: Tensor | None, share: Tensor) -> Tensor:
    """Mix values by the difference of two maps, in float32, reading the values once.

    Args:
        q: queries, (B, M, s, g, T, d).
        k: keys, (B, M, s, S, d).
        v: values, (B, M, S, 2d).
        seen: which tokens a query may see, (T, S) or (B, T or 1, S); None for all.
        share: lambda.

    Returns:
        (B, M, g, T, 2d)
    """
    tokens = q.shape[-2]
    scaled = q.float().flatten(3, 4) / math.sqrt(q.shape[-1])  # (B, M, s, g T, d)
    scores = (scaled @ k.float().transpose(-1, -2)).unflatten(3, (-1, tokens))  # (B, M, s, g, T, S)
    if seen is not None:
        seen = seen if seen.dim() == 2 else seen[:, None, None, None]
        scores = scores.masked_fill(~seen, torch.finfo(torch.float32).min)
    maps = scores.softmax(dim=-1)
    difference = maps[:, :, 0] - share * maps[:, :, 1]  # (B, M, g, T, S)
    return cast(Tensor, (difference.flatten(2, 3) @ v.float()).unflatten(2, (-1, tokens)))


def mix_fused(q: Tensor, k: Tensor, v: Tensor, seen: Tensor | None, share: Tensor) -> Tensor:
    """Do what `mix` does in one call of PyTorch's fused attention, whose maps never reach the memory."""
    batch, pairs, _, group = q.shape[:4]
    keys = k[:, :, :, None].expand(-1, -1, -1, group, -1, -1).flatten(1, 3)  # (B, M s g, S, d)
    values = v[:, :, None, None].expand(-1, -1, 2, group, -1, -1).flatten(1, 3)  # (B, M s g, S, 2d)
    if seen is not None:
        hidden = ~(seen if seen.dim() == 2 else seen[:, None])  # as a number: a row of padding must not become NaN
        seen = torch.zeros(hidden.shape, dtype=q.dtype, device=q.device)
        seen = seen.masked_fill_(hidden, torch.finfo(q.dtype).min / 2)
    scale = 1 / math.sqrt(q.shape[-1])
    mixed = scaled_dot_product_attention(q.flatten(1, 3), keys, values, attn_mask=seen, scale=scale)
    first, second = mixed.view(batch, pairs, 2, group, *mixed.shape[-2:]).unbind(2)
    return first.float() - share * second.float()
