"""The tables of who is who: accounts and how they sign in, classes with their members, assignments."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, DateTime, Float, ForeignKey, Index, Integer, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from tutor.records.tables import Base

SECRET = {"secret": True}
"""What is erased with a person, but not handed out to them."""


class AccountRow(Base):
    """A named account. ``person`` is whose its work is, and a secret; ``id`` is what others may know it by."""

    __tablename__ = "accounts"

    person: Mapped[str] = mapped_column(String(64), primary_key=True, info=SECRET)
    id: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(String(64))
    key: Mapped[str] = mapped_column(String(200), unique=True)
    """The name as it is compared: without case and width."""
    email: Mapped[str | None] = mapped_column(String(254))
    verified: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    """Whether an OpenID provider vouches for the e-mail address."""
    password: Mapped[str | None] = mapped_column(String(255), info=SECRET)
    """The Argon2 hash; none where only a provider signs the person in."""
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class LinkRow(Base):
    """An account's name at an OpenID provider."""

    __tablename__ = "account_links"

    issuer: Mapped[str] = mapped_column(String(255), primary_key=True)
    subject: Mapped[str] = mapped_column(String(255), primary_key=True)
    person: Mapped[str] = mapped_column(ForeignKey("accounts.person", ondelete="CASCADE"), index=True, info=SECRET)


class SessionRow(Base):
    """A browser that is signed in, by the hash of its token: the token itself is in the browser alone."""

    __tablename__ = "sessions"

    token: Mapped[str] = mapped_column(String(64), primary_key=True, info=SECRET)
    person: Mapped[str] = mapped_column(ForeignKey("accounts.person", ondelete="CASCADE"), index=True, info=SECRET)
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expires: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)


class TryRow(Base):
    """Something that may not be tried too often, by the hash of who tried it where."""

    __tablename__ = "tries"
    __table_args__ = (Index("ix_tries_key_created", "key", "created"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    key: Mapped[str] = mapped_column(String(64))
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)


class HandshakeRow(Base):
    """A sign-in under way at an OpenID provider, by the hash of its state; used once."""

    __tablename__ = "handshakes"

    state: Mapped[str] = mapped_column(String(64), primary_key=True)
    nonce: Mapped[str] = mapped_column(String(64))
    verifier: Mapped[str] = mapped_column(String(128))
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)


class ClassRow(Base):
    """A class and the code by which students join it."""

    __tablename__ = "classes"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    code: Mapped[str | None] = mapped_column(String(16), unique=True)
    expires: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class MemberRow(Base):
    """Who is in a class, as teacher or student."""

    __tablename__ = "members"

    class_id: Mapped[str] = mapped_column(ForeignKey("classes.id", ondelete="CASCADE"), primary_key=True)
    person: Mapped[str] = mapped_column(ForeignKey("accounts.person", ondelete="CASCADE"), primary_key=True, index=True)
    role: Mapped[str] = mapped_column(String(16))
    joined: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class AssignmentRow(Base):
    """A set given to a class: its problems as they were on that day, as `tutor.service.sets.as_json` writes them."""

    __tablename__ = "assignments"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    class_id: Mapped[str] = mapped_column(ForeignKey("classes.id", ondelete="CASCADE"), index=True)
    title: Mapped[str] = mapped_column(Text)
    due: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    json: Mapped[str] = mapped_column(Text)
    problems: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    """How many there are, for lists that do not open the content."""


class MarkRow(Base):
    """What somebody's answers to an assignment added up to when there were so many of them, up to the latest.

    It is worked out by `tutor.service.school` and only remembered here: with other answers, or another due date, it
    is worked out again.
    """

    __tablename__ = "marks"

    assignment: Mapped[str] = mapped_column(ForeignKey("assignments.id", ondelete="CASCADE"), primary_key=True)
    person: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)
    answers: Mapped[int] = mapped_column(Integer)
    latest: Mapped[int] = mapped_column(Integer)
    """The id of the last answer."""
    due: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    points: Mapped[float] = mapped_column(Float)
    on_time: Mapped[float] = mapped_column(Float)
    tried: Mapped[int] = mapped_column(Integer)
    seconds: Mapped[float] = mapped_column(Float)
    last: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
