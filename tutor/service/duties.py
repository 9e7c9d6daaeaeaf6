"""What a server does beside answering: batches, old records erased, a copy of the records kept elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tutor.service.mirroring import keep_copied
from tutor.service.retaining import retain_daily

if TYPE_CHECKING:
    from tutor.service.tutor import Tutor


@contextmanager
def duties(tutor: Tutor) -> Iterator[None]:
    """Have them done in the background, and end them."""
    settings, ended = tutor.settings, threading.Event()
    threads = [threading.Thread(target=tutor.warm, daemon=True)]
    if settings.retention_days:
        old = (tutor.store, settings.retention_days, ended)
        threads.append(threading.Thread(target=retain_daily, args=old, daemon=True))
    copier = None
    if settings.backup:
        mirror = (tutor.store, settings.backup, settings.backup_seconds, ended)
        threads.append(copier := threading.Thread(target=keep_copied, args=mirror, daemon=True))
    for thread in threads:
        thread.start()
    tutor.clients.batches.start()
    try:
        yield
    finally:
        ended.set()
        if copier is not None:
            copier.join(60)
