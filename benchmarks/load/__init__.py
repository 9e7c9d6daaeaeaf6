"""What a running server stands: a school at once, writers, kills, a million attempts, hostile requests.

Usage: python -m benchmarks.load NAME [--option value …]; ``python -m benchmarks.load --help`` lists the names. Every
one starts its own server or store on 127.0.0.1 in a folder of its own, and ends by itself. `measure` runs all at full
size.
"""

from __future__ import annotations

from benchmarks.load import classroom, hostile, kills, writers


def measure() -> str:
    """Run everything at the size of the numbers that are promised."""
    parts = [classroom.measure(), writers.measure(), kills.measure(), hostile.measure()]
    return "\n\n".join(part.strip() for part in parts)
