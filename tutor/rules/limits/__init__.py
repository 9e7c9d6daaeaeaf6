"""Limits, each rewriting with its reason: `solving` is where to begin."""
