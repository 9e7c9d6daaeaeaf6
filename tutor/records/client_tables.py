"""The tables of programs that use the HTTP API: their keys, and the batches that they left here to be worked off."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from tutor.records.tables import Base


class ApiKeyRow(Base):
    """A key, by its hash: the key itself is told once and kept nowhere."""

    __tablename__ = "api_keys"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    per_minute: Mapped[int | None] = mapped_column(Integer)
    """Requests in a minute; None for as many as the settings say."""
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    revoked: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class BatchRow(Base):
    """Problems that a program left to be solved. ``request`` is its body; ``client`` and ``key`` make it once only."""

    __tablename__ = "batches"
    __table_args__ = (
        Index("ix_batches_client_key", "client", "key", unique=True),
        Index("ix_batches_state_created", "state", "created"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    client: Mapped[str] = mapped_column(String(80))
    key: Mapped[str] = mapped_column(String(200))
    digest: Mapped[str] = mapped_column(String(64))
    request: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    state: Mapped[str] = mapped_column(String(16))
    """waiting, running, finished or cancelled."""
    total: Mapped[int] = mapped_column(Integer)
    done: Mapped[int] = mapped_column(Integer)
    lease: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """Until when the process that works on it may be taken to live."""


class BatchResultRow(Base):
    """What came of one problem of a batch."""

    __tablename__ = "batch_results"

    batch: Mapped[str] = mapped_column(ForeignKey("batches.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    json: Mapped[str] = mapped_column(Text)
