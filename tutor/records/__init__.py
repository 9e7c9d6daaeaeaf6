"""What passed between people and engines, kept event by event; nothing of mathematics."""

from tutor.records.sets import SetEntry, SetLine
from tutor.records.store import Entry, Store

__all__ = ["Entry", "SetEntry", "SetLine", "Store"]
