"""How often one client may ask: so many requests in any minute, counted by the library ``limits``."""

from __future__ import annotations

import logging
import math
import time
from dataclasses import dataclass

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage, Storage
from limits.aio.strategies import MovingWindowRateLimiter

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left to a client; ``wait`` is how many seconds until it may ask again, 0 for now."""

    limit: int
    left: int
    wait: int


class Rates:
    """The counts of all clients.

    Args:
        address: redis://…, where replicas count together; None to count in this process.
    """

    def __init__(self, address: str | None) -> None:
        storage: Storage = (
            MemoryStorage() if address is None else RedisStorage(f"async+{address}", implementation="redispy")
        )
        self._limiter = MovingWindowRateLimiter(storage)

    async def ask(self, client: str, per_minute: int) -> Allowance:
        """Count one request of a client; where the counts cannot be reached, everybody may ask."""
        item = RateLimitItemPerMinute(per_minute)
        try:
            allowed = await self._limiter.hit(item, client)
            stats = await self._limiter.get_window_stats(item, client)
        except Exception as error:  # noqa: BLE001 - whatever Redis' client raises: the tutor goes on without it
            LOG.warning("requests cannot be counted: %s", error)
            return Allowance(per_minute, per_minute, 0)
        wait = 0 if allowed else max(1, math.ceil(stats.reset_time - time.time()))
        return Allowance(per_minute, stats.remaining, wait)
