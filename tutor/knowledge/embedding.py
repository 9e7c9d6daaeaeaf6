"""Closeness in meaning by an embedding model (the extra ``rag``): any encoder that transformers can load.

A text's vector is the mean of its last hidden states over its tokens, of length one (as in Reimers and Gurevych,
“Sentence-BERT”, 2019); closeness is the cosine.
"""

from __future__ import annotations

from typing import Any

import torch
from transformers import AutoModel, AutoTokenizer

from tutor.errors import Unavailable
from tutor.messages import say

NEAR = 0.25
"""The least cosine at which a card may have to do with a problem."""


class EmbeddingVectors:
    """An encoder, loaded once; the texts of the cards are embedded once."""

    def __init__(self, name: str) -> None:
        """Load the model of that name or folder.

        Raises:
            Unavailable: it cannot be loaded.
        """
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(name)
            self._model: Any = AutoModel.from_pretrained(name).eval()
        except (OSError, ValueError) as error:
            raise Unavailable(say("The embedding model “{name}” cannot be loaded.", name=name)) from error
        self._known: tuple[tuple[str, ...], torch.Tensor] | None = None

    def ranked(self, query: str, texts: tuple[str, ...]) -> list[int]:
        """Return the places of the texts that are near the query, the nearest first."""
        if self._known is None or self._known[0] != texts:
            self._known = texts, self._embedded(texts)
        closeness = self._known[1] @ self._embedded((query,))[0]
        places = closeness.argsort(descending=True).tolist()
        return [place for place in places if closeness[place] >= NEAR]

    def _embedded(self, texts: tuple[str, ...]) -> torch.Tensor:
        """The unit vectors of the texts, (texts, width)."""
        tokens = self._tokenizer(list(texts), padding=True, truncation=True, return_tensors="pt")
        with torch.inference_mode():
            states = self._model(**tokens).last_hidden_state  # (texts, tokens, width)
        weights = tokens["attention_mask"].unsqueeze(-1).to(states.dtype)
        means = (states * weights).sum(dim=1) / weights.sum(dim=1)
        return torch.nn.functional.normalize(means, dim=-1)
