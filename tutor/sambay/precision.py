"""Parameters that stay float32 whatever the model is cast to: decay rates and the weights of the second map."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn


class Float32Parameters(nn.Module):
    """A module whose own parameters, not those of its parts, follow every move but no cast."""

    def _apply(self, fn: Callable[[Tensor], Tensor], recurse: bool = True) -> Float32Parameters:
        if recurse:
            for part in self.children():
                part._apply(fn)

        def moved(tensor: Tensor) -> Tensor:
            result = fn(tensor)
            return result if result.dtype == torch.float32 else tensor.to(result.device)

        super()._apply(moved, recurse=False)  # type: ignore[no-untyped-call]
        return self
