"""Derivatives, one rule at a time: `solving` is where to begin."""
