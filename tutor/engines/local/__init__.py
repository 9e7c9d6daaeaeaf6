"""The local engine: any chat model that transformers can load, on this machine.

`engine` is the seam; `loading` finds and loads a model (`gguf` converts that format once); `generation` writes token
by token; `decoding` turns tokens into text; `describe` tells about a model without loading its weights.
torch and transformers are imported only when a model is.
"""

from tutor.engines.local.engine import LocalEngine

__all__ = ["LocalEngine"]
