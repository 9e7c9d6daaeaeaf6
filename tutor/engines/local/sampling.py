"""Which token comes next: greedy or sampled, each row of a batch in its own way, all rows at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from tutor.engines.local.requests import Sampling

LIKELY = 256
"""How many of the likeliest tokens are looked at first; all are where these do not hold enough."""


GREEDY = Sampling()

UNPUBLISHED = {"phi4flash": Sampling(0.6, 0.95)}
"""By model type: how models are sampled whose published generation settings do not say (from their model cards)."""


def published(model: Any) -> Sampling:
    """Return how a model is to be sampled, by its generation settings."""
    settings = model.generation_config
    if not settings.do_sample and settings.temperature is None:
        return UNPUBLISHED.get(model.config.model_type, GREEDY)
    if not settings.do_sample:
        return GREEDY
    temperature = 1.0 if settings.temperature is None else float(settings.temperature)
    return Sampling(temperature, float(settings.top_p or 1.0), int(settings.top_k or 0))


def choose(logits: Tensor, how: Sequence[Sampling], draws: Sequence[float]) -> list[int]:
    """Return the next token of each row.

    Args:
        logits: (n, V).
        how: for each row.
        draws: for each row a number from 0 to 1 that decides; not looked at where the choice is greedy.
    """
    chosen: list[int] = logits.argmax(dim=-1).tolist()
    rows = [row for row, each in enumerate(how) if each.temperature > 0]
    if rows:
        some = logits if len(rows) == len(how) else logits[rows]
        sampled = _sampled(some.float(), [how[row] for row in rows], [draws[row] for row in rows], LIKELY)
        for row, token in zip(rows, sampled, strict=True):
            chosen[row] = token
    return chosen


def _sampled(logits: Tensor, how: Sequence[Sampling], draws: Sequence[float], likely: int) -> list[int]:
    temperature, top_p, top_k, draw = (
        torch.tensor(column, dtype=torch.float32, device=logits.device)[:, None]
        for column in (
            [each.temperature for each in how],
            [each.top_p for each in how],
            [float(each.top_k or logits.shape[1]) for each in how],
            draws,
        )
    )
    scaled = logits / temperature
    likely = min(likely, logits.shape[1])
    values, tokens = scaled.topk(likely, dim=-1)  # the likeliest first
    shares = (values - scaled.logsumexp(dim=-1, keepdim=True)).exp()
    sums = shares.cumsum(dim=-1)
    if likely < logits.shape[1] and bool(((sums[:, -1:] < top_p) & (top_k > likely)).any()):
        return _sampled(logits, how, draws, logits.shape[1])
    rank = torch.arange(likely, device=logits.device)
    shares = shares.masked_fill((rank > 0) & ((sums - shares >= top_p) | (rank >= top_k)), 0)
    sums = shares.cumsum(dim=-1)
    place = torch.searchsorted(sums, draw * sums[:, -1:], right=True)
    last = (shares > 0).sum(dim=-1, keepdim=True) - 1
    return tokens.gather(1, torch.minimum(place, last))[:, 0].tolist()
