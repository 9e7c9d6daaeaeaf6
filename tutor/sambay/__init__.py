"""Phi-4-mini-flash (SambaY) native: torch and transformers, nothing of ours.

Importing this package teaches transformers the model type ``phi4flash``.
"""
