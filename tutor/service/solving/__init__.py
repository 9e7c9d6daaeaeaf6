"""Solving: one exchange from question to last event, everything in it judged."""
