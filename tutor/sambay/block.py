"""One layer of SambaY: a mixer and a perceptron, each after a norm and added to the residual stream.

Letters: B batch · T new tokens · S visible tokens · E hidden size · D inner size · M key-value pairs · d head width.
"""

from __future__ import annotations

from typing import cast

from torch import Tensor, nn
from torch.nn.functional import silu

from tutor.sambay.attention import DifferentialAttention
from tutor.sambay.cache import FixedKeyValues, KeyValues, MambaState, State
from tutor.sambay.configuration import Phi4FlashConfig
from tutor.sambay.mamba import GatedMemoryUnit, Mamba

KeysAndValues = tuple[Tensor, Tensor, Tensor | None]
"""Keys (B, 2M, S, d), values (B, M, S, 2d), and which of the S tokens are to be seen, (B, S), where not all are."""


class GatedPerceptron(nn.Module):
    """W2 (SiLU(g) * u) with [g | u] = W1 x."""

    def __init__(self, config: Phi4FlashConfig) -> None:
        super().__init__()
        self.fc1 = nn.Linear(config.hidden_size, 2 * config.intermediate_size, bias=False)
        self.fc2 = nn.Linear(config.intermediate_size, config.hidden_size, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """Return (B, T, E) for (B, T, E)."""
        gate, up = self.fc1(x).chunk(2, dim=-1)
        return cast(Tensor, self.fc2(silu(gate) * up))


class Block(nn.Module):
    """A mixer and a perceptron around the residual stream, which is float32 whatever the weights are."""

    def __init__(self, config: Phi4FlashConfig, layer: int) -> None:
        super().__init__()
        self.kind = config.mixer(layer)
        self.input_layernorm = nn.LayerNorm(config.hidden_size, eps=config.layer_norm_eps)
        self.post_attention_layernorm = nn.LayerNorm(config.hidden_size, eps=config.layer_norm_eps)
        self.mlp = GatedPerceptron(config)
        mixers = {"mamba": Mamba, "memory": GatedMemoryUnit}
        self.attn = mixers[self.kind](config) if self.kind in mixers else DifferentialAttention(config, layer)

    def forward(
        self,
        x: Tensor,
        memory: Tensor | None,
        shared: KeysAndValues | None,
        present: Tensor | None,
        state: State | None,
        wanted: int | None = None,
    ) -> tuple[Tensor, Tensor | None, KeysAndValues | None]:
        """Run one layer.

        Args:
            x: the residual stream, (B, T, E).
            memory: the scan output of the last Mamba layer, (B, T, D).
            shared: what the cross layers attend to.
            present: 1 for tokens, 0 for padding on the left, (B, S); None when there is none.
            state: what the layer remembers; extended in place. None for layers that remember nothing.
            wanted: only for the shared layer: how many of the last positions are wanted from here on; None for all.

        Returns:
            The three, for the next layer.
        """
        h = self.input_layernorm(x.to(self.input_layernorm.weight.dtype))
        match self.attn:
            case Mamba() as mamba:
                new = None if present is None else present[:, -x.shape[1] :, None].to(h.dtype)  # (B, T, 1)
                mixed, memory = mamba(h, cast(MambaState, state), new)
            case GatedMemoryUnit() as unit:
                mixed = unit(h, memory)
            case DifferentialAttention() as attention:
                visible = shared
                q, new_pair = attention.project(h)
                if new_pair is not None:
                    visible = cast(KeyValues | FixedKeyValues, state).extend(*new_pair, present)
                if self.kind == "full":
                    shared = visible
                    if wanted is not None:
                        first = x.shape[1] - wanted
                        x, q = x[:, first:], q[..., first:, :]
                        memory = None if memory is None else memory[:, first:]
                if not x.shape[1]:
                    return x, memory, shared
                mixed = attention(q, *cast(KeysAndValues, visible))
        x = x + mixed.float()
        norm = self.post_attention_layernorm
        return x + self.mlp(norm(x.to(norm.weight.dtype))).float(), memory, shared
