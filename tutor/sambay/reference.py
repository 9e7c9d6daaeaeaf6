"""The model once more, slow and obviously right: one sequence, float32, loops where the formulas have sums.

Takes the published tensors by name and nothing of the fast code; the fast path is tested against it. Letters:

T tokens · E hidden size · D inner size · N Mamba state size · R time-step rank · H query heads · G key-value heads ·
d head width
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn.functional import layer_norm, silu, softplus

from tutor.sambay.configuration import Phi4FlashConfig


def logits(config: Phi4FlashConfig, weights: Mapping[str, Tensor], tokens: list[int]) -> Tensor:
    """Return the logits of one sequence, (T, vocabulary), in float32."""
    w = {name: tensor.float() for name, tensor in weights.items()}
    eps = config.layer_norm_eps
    x = w["model.embed_tokens.weight"][torch.tensor(tokens)]  # (T, E)
    memory = shared = x
    for layer in range(config.num_hidden_layers):
        part = {
            name.removeprefix(f"model.layers.{layer}."): tensor
            for name, tensor in w.items()
            if name.startswith(f"model.layers.{layer}.")
        }
        h = _norm(x, part, "input_layernorm", eps)
        match config.mixer(layer):
            case "mamba":
                mixed, scanned = _mamba(h, part)
                memory = scanned if layer == config.memory_layer else memory
            case "memory":
                mixed = (silu(h @ part["attn.in_proj.weight"].T) * memory) @ part["attn.out_proj.weight"].T
            case kind:
                projected = h @ part["attn.Wqkv.weight"].T + part["attn.Wqkv.bias"]
                if kind != "cross":
                    q, kv = projected[:, : config.hidden_size], projected[:, config.hidden_size :]
                    shared = kv if kind == "full" else shared
                else:
                    q, kv = projected, shared
                window = config.window if kind == "sliding" else len(tokens)
                mixed = _attention(config, layer, q, kv, window, part)
        x = x + mixed
        h = _norm(x, part, "post_attention_layernorm", eps)
        gate, up = (h @ part["mlp.fc1.weight"].T).chunk(2, dim=-1)
        x = x + (silu(gate) * up) @ part["mlp.fc2.weight"].T
    x = layer_norm(x, x.shape[-1:], w["model.final_layernorm.weight"], w["model.final_layernorm.bias"], eps)
    return x @ w["model.embed_tokens.weight"].T


def _norm(x: Tensor, part: Mapping[str, Tensor], name: str, eps: float) -> Tensor:
    return layer_norm(x, x.shape[-1:], part[f"{name}.weight"], part[f"{name}.bias"], eps)


def _mamba(x: Tensor, part: Mapping[str, Tensor]) -> tuple[Tensor, Tensor]:
    """Return the mixer's output, (T, E), and its scan output before the gate, (T, D)."""
    u, z = (x @ part["attn.in_proj.weight"].T).chunk(2, dim=-1)  # (T, D) each
    taps, bias = part["attn.conv1d.weight"][:, 0, :], part["attn.conv1d.bias"]
    a = -torch.exp(part["attn.A_log"])  # (D, N)
    n, r = a.shape[1], part["attn.dt_proj.weight"].shape[1]
    state = torch.zeros_like(a)  # (D, N)
    scanned = []
    for t in range(len(u)):
        convolved = bias.clone()
        for j in range(taps.shape[1]):
            s = t - taps.shape[1] + 1 + j
            if s >= 0:
                convolved = convolved + taps[:, j] * u[s]
        c = silu(convolved)  # (D)
        low, b, read = (c @ part["attn.x_proj.weight"].T).split([r, n, n])
        dt = softplus(low @ part["attn.dt_proj.weight"].T + part["attn.dt_proj.bias"])  # (D)
        state = torch.exp(dt[:, None] * a) * state + (dt * c)[:, None] * b[None, :]
        scanned.append(state @ read + part["attn.D"] * c)
    y = torch.stack(scanned)
    return (y * silu(z)) @ part["attn.out_proj.weight"].T, y


def _head(x: Tensor, h: int, d: int) -> Tensor:
    return x[:, h * d : (h + 1) * d]  # (T, d)


def _attention(
    config: Phi4FlashConfig, layer: int, q: Tensor, kv: Tensor, window: int, part: Mapping[str, Tensor]
) -> Tensor:
    """Return differential attention's output, (T, E), head pair by head pair."""
    d, heads, groups = config.head_dim, config.num_attention_heads, config.num_key_value_heads
    k, v = kv[:, : groups * d], kv[:, groups * d :]
    name = "attn.inner_cross_attn."
    first = 0.8 - 0.6 * math.exp(-0.3 * layer)
    weight = (
        torch.exp(part[name + "lambda_q1"] @ part[name + "lambda_k1"])
        - torch.exp(part[name + "lambda_q2"] @ part[name + "lambda_k2"])
        + first
    )
    t = torch.arange(len(q))
    seen = (t[None, :] <= t[:, None]) & (t[None, :] > t[:, None] - window)
    pairs = []
    for j in range(heads // 2):
        m = j // (heads // groups)
        value = torch.cat([_head(v, 2 * m, d), _head(v, 2 * m + 1, d)], dim=-1)  # (T, 2d)
        stripes = []
        for s in range(2):
            scores = _head(q, 2 * j + s, d) @ _head(k, 2 * m + s, d).T / math.sqrt(d)
            stripes.append(scores.masked_fill(~seen, -math.inf).softmax(dim=-1) @ value)
        o = stripes[0] - weight * stripes[1]
        o = o / torch.sqrt((o * o).mean(dim=-1, keepdim=True) + 1e-5)
        pairs.append((1 - first) * part[name + "subln.weight"] * o)
    return torch.cat(pairs, dim=-1) @ part["attn.out_proj.weight"].T + part["attn.out_proj.bias"]
