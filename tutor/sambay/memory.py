"""How much memory a text takes while the model writes, computed from the configuration alone."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.sambay.configuration import Phi4FlashConfig

FLOAT32 = 4
"""Bytes of a number in the state of a scan."""


@dataclass(frozen=True, slots=True)
class MemoryReport:
    """Bytes of state for one text; a batch takes as many times that.

    Attributes:
        per_token: what each token adds, in the shared layer.
        per_window_token: what each of the first ``window`` tokens adds besides.
        window: how many tokens a sliding layer sees.
        fixed: what Mamba layers hold from the first token on.
        plain_per_token: what a token takes in a plain transformer of this depth and width, its keys and values grouped
            as those of Phi-4-mini.
    """

    per_token: int
    per_window_token: int
    window: int
    fixed: int
    plain_per_token: int

    def at(self, tokens: int) -> int:
        """Return the bytes for so many tokens."""
        return self.fixed + self.per_token * tokens + self.per_window_token * min(tokens, self.window)

    def plain_at(self, tokens: int) -> int:
        """Return the bytes that a plain transformer needs for so many tokens."""
        return self.plain_per_token * tokens

    def read_per_step(self, tokens: int, readers: int) -> int:
        """Return the bytes of keys and values read to write one token: every reader reads all that is shared."""
        return self.per_token * tokens * readers + self.per_window_token * min(tokens, self.window)


def memory_report(config: Phi4FlashConfig, element: int = 2) -> MemoryReport:
    """Return the state's size.

    Args:
        config: the model's.
        element: bytes of a number in keys, values and convolution inputs: 2 for bfloat16.
    """
    kinds = [config.mixer(layer) for layer in range(config.num_hidden_layers)]
    pair = 2 * config.num_key_value_heads * config.head_dim * element
    recent = (config.mamba_d_conv - 1) * config.inner_size * element
    scan = config.mamba_d_state * config.inner_size * FLOAT32
    plain = 2 * (2 * config.hidden_size // 5) * element * config.num_hidden_layers
    return MemoryReport(
        pair, kinds.count("sliding") * pair, config.window, kinds.count("mamba") * (recent + scan), plain
    )


def readers(config: Phi4FlashConfig) -> int:
    """Return how many layers read the shared keys and values."""
    return sum(config.mixer(layer) in ("full", "cross") for layer in range(config.num_hidden_layers))


def parameters_by_part(config: Phi4FlashConfig) -> dict[str, int]:
    """Return the number of parameters of each part, by what it is, as the definition counts them."""
    e, f, d, n, r = (
        config.hidden_size,
        config.intermediate_size,
        config.inner_size,
        config.mamba_d_state,
        config.dt_rank,
    )
    own = e * e + e + 6 * config.head_dim  # the output, four lambdas and the norm
    pair = 2 * config.num_key_value_heads * config.head_dim
    mixers = {
        "mamba": 2 * e * d + d * config.mamba_d_conv + d + d * (r + 2 * n) + r * d + d + d * n + d + d * e,
        "sliding": (e + 1) * (e + pair) + own,
        "full": (e + 1) * (e + pair) + own,
        "memory": 2 * e * d,
        "cross": (e + 1) * e + own,
    }
    kinds = [config.mixer(layer) for layer in range(config.num_hidden_layers)]
    parts = {"embedding": config.vocab_size * e}
    parts |= {kind: kinds.count(kind) * size for kind, size in mixers.items()}
    layers = len(kinds)
    return parts | {"perceptrons": layers * 3 * e * f, "norms": (4 * layers + 2) * e}
