"""What an H100 could do at best with the published size: bytes and operations a token against the card's limits.

Computed, not measured. Real code reaches perhaps half of it; the ratio of the two models is what to look at.
"""

from __future__ import annotations

from dataclasses import dataclass

from tutor.sambay import Phi4FlashConfig
from tutor.sambay.memory import memory_report, parameters_by_part, readers


@dataclass(frozen=True, slots=True)
class Card:
    """A GPU by its data sheet: bytes a second, dense bfloat16 operations a second, bytes of memory."""

    name: str
    bandwidth: float
    operations: float
    room: float


H100 = Card("H100 SXM", 3.35e12, 989e12, 80e9)
PLAIN_PARAMETERS = 3.84e9
"""Of Phi-4-mini, the plain transformer of that size."""

CROSS = ("cross", "memory")


def table() -> str:
    """Return the table as Markdown."""
    config = Phi4FlashConfig()
    parts, report = parameters_by_part(config), memory_report(config)
    parameters = sum(parts.values())
    rows = []
    for context in (2048, 8192, 32768):
        for batch in (1, 8, 64):
            ours = rate(context, batch)
            theirs = _rate(PLAIN_PARAMETERS, report.plain_at(context), batch, report.plain_at(context))
            ratio = "" if theirs is None or ours is None else f"{ours / theirs:.2f}"
            rows.append(f"| {context:,} | {batch} | {_shown(ours)} | {_shown(theirs)} | {ratio} |")
    depth = config.num_hidden_layers
    later = sum(config.mixer(layer) in CROSS for layer in range(depth))
    spared = sum(parts[kind] for kind in CROSS) + parts["perceptrons"] * later // depth
    run = parameters - parts["embedding"] - spared
    return "\n".join(
        [
            "### An H100 at best (computed, not measured)",
            "",
            "Weights and state in bfloat16, each step bound by memory (3.35 TB/s) or arithmetic (989 T/s).",
            "",
            "| Context | Batch | Tokens/s here | Phi-4-mini's shape | Ratio |",
            "|---:|---:|---:|---:|---:|",
            *rows,
            "",
            f"Prefill: {2 * run / 1e9:.1f} GFLOP a token here ({run / 1e9:.2f} of {parameters / 1e9:.2f} G parameters "
            f"work on the prompt), so at best {H100.operations / (2 * run):,.0f} tokens/s.",
        ]
    )


def rate(context: int, batch: int, card: Card = H100) -> float | None:
    """Return the tokens a second of Phi-4-mini-flash at best; None where it does not fit into the card."""
    config = Phi4FlashConfig()
    report = memory_report(config)
    read = report.read_per_step(context, readers(config)) + 2 * report.fixed
    return _rate(sum(parameters_by_part(config).values()), read, batch, report.at(context), card)


def _rate(parameters: float, read: float, batch: int, held: float, card: Card = H100) -> float | None:
    if 2 * parameters + batch * held > card.room:
        return None
    return batch / max((2 * parameters + batch * read) / card.bandwidth, 2 * parameters * batch / card.operations)


def _shown(rate: float | None) -> str:
    return "does not fit" if rate is None else f"{rate:,.0f}"
