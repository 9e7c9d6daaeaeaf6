"""Times as they come back from a database: without a zone from SQLite, in the server's zone from PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime


def utc(time: datetime) -> datetime:
    """Return a time that was kept, in UTC."""
    return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
