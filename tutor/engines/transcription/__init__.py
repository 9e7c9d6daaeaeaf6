"""A model's text → events, as it is written: reasoning, text, steps with claims, the final answer.

`reasoning` tells reasoning from answer; `sections` cuts the answer into steps; `spans` finds the mathematics in a
step; `claims` and `answers` read it and run in a worker (SymPy). `transcriber` ties them together.
Whatever cannot be read is shown as it stands and claims nothing.
"""

from tutor.engines.transcription.transcriber import CutOff, Piece, transcribe

__all__ = ["CutOff", "Piece", "transcribe"]
