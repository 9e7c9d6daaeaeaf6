"""Tokens → text, piece by piece: never half a character, never a control token. Knows nothing of torch."""

from __future__ import annotations

import re
from typing import Any

UNFINISHED = "\N{REPLACEMENT CHARACTER}"
"""What a tokenizer writes for the first bytes of a character whose last bytes are not there yet."""

_SHOWN = re.compile(r"</?think", re.IGNORECASE)


class Decoder:
    """The text of one growing sequence of tokens.

    Control tokens (end of turn, padding) have no text; the reasoning tags do, also where a model made them tokens.
    """

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._hidden = hidden_tokens(tokenizer)
        self._tokens: list[int] = []
        self._start = 0
        self._told = 0

    def push(self, token: int) -> str:
        """Take one token and return the text that is certain now, perhaps none."""
        if token in self._hidden:
            return ""
        self._tokens.append(token)
        return self._new(finished=False)

    def finish(self) -> str:
        """Return what was held back."""
        return self._new(finished=True)

    def _new(self, *, finished: bool) -> str:
        """The text of the tokens not told yet, decoded behind a few told ones so that spaces come out right."""
        before = self._decode(self._tokens[self._start : self._told])
        now = self._decode(self._tokens[self._start :])
        if len(now) <= len(before) or (now.endswith(UNFINISHED) and not finished):
            return ""
        self._start, self._told = self._told, len(self._tokens)
        return now[len(before) :]

    def _decode(self, tokens: list[int]) -> str:
        return str(self._tokenizer.decode(tokens, clean_up_tokenization_spaces=False))


def hidden_tokens(tokenizer: Any) -> frozenset[int]:
    """Return the control tokens of a tokenizer."""
    added = tokenizer.added_tokens_decoder
    return frozenset(number for number, token in added.items() if token.special and not _SHOWN.match(token.content))
