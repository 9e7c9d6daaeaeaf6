"""Keeping records no longer than the settings say: at a start, and once a day."""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime, timedelta

from tutor.errors import Unavailable
from tutor.records import Store

LOG = logging.getLogger(__name__)
DAY = 24 * 3600.0


def retain(store: Store, days: int, now: datetime | None = None) -> dict[str, int]:
    """Erase what is older than so many days; return how many rows that were by table."""
    found = store.expire((now or datetime.now(UTC)) - timedelta(days=days))
    LOG.info("old records were erased", extra={"days": days, **{f"{name}_erased": n for name, n in found.items()}})
    return found


def retain_daily(store: Store, days: int, ended: threading.Event, pause: float = DAY) -> None:
    """Do so now and every day until it is ended; a day on which the records cannot be used is left out."""
    while True:
        try:
            retain(store, days)
        except Unavailable as error:
            LOG.warning("old records were not erased", extra={"reason": error.code})
        if ended.wait(pause):
            return
