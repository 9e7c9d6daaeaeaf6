"""What a model remembers of the texts that it writes at the same time, one row each; rows come and go between steps.

A text is read alone, into the cache that its model makes for it (`rows.reading`), and then joins. `slots` holds keys
and values in place; `dynamic` is for the caches of transformers, hybrids included; `sambay` for the native
Phi-4-mini-flash; `single` takes any other model, one row after another. To add a kind of cache: a module here with a
class like `Rows`, and its line in `rows_for`. Knows nothing of requests, sampling or tokenizers.
"""

from __future__ import annotations

from typing import Any, Protocol

from torch import Tensor

from tutor.engines.local.rows.cost import Cost


class Rows(Protocol):
    """The texts under way, in rows 0, 1, … without a gap."""

    @property
    def count(self) -> int:
        """How many there are."""
        ...

    together: bool
    """Whether several texts can be read at once, padded on the right, and join from the cache they share."""

    def cost(self, cache: Any, length: int) -> Cost:
        """Return what a text takes, measured on one that was read alone and has so many tokens."""
        ...

    def join(self, cache: Any, length: int, row: int = 0) -> None:
        """Take in a text that was read, as the last row; on an error nothing has changed.

        Args:
            cache: what the model made of it.
            length: how many tokens it has.
            row: which one of the cache it is.
        """
        ...

    def leave(self, row: int) -> None:
        """Forget a row; the last one takes its place."""
        ...

    def step(self, first: int, tokens: Tensor) -> Tensor:
        """Read one more token of each of the rows from ``first`` on.

        Args:
            first: the first of the rows.
            tokens: (n), on the model's device.

        Returns:
            The logits of the next ones, (n, V). On an error nothing has changed.
        """
        ...


def rows_for(model: Any, cache: Any) -> Rows:
    """Return an empty batch for a model that makes such caches."""
    from tutor.engines.local.rows.dynamic import DynamicRows
    from tutor.engines.local.rows.sambay import SambaYRows
    from tutor.engines.local.rows.single import SingleRows
    from tutor.sambay.cache import SambaYCache

    if isinstance(cache, SambaYCache):
        return SambaYRows(model)
    return DynamicRows(model, cache) if DynamicRows.fits(cache) else SingleRows(model)
