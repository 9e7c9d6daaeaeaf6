"""Accounts as they were kept, the browsers that are signed in, and what was tried too often."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tutor.records.school_tables import AccountRow, HandshakeRow, LinkRow, SessionRow, TryRow
from tutor.records.taking_over import Grown, taken_over
from tutor.records.times import utc

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Account:
    """Who is signed in. ``person`` is whose the account's work is and never leaves the server."""

    person: str
    id: str
    name: str
    email: str | None
    verified: bool
    password: bool
    """Whether it has one."""
    created: datetime


@dataclass(frozen=True, slots=True)
class Handshake:
    """What was agreed with a browser before it went to an OpenID provider."""

    nonce: str
    verifier: str


class Accounts:
    """The kept accounts; every method raises `tutor.errors.Unavailable` when the database cannot be used."""

    def __init__(self, session: Callable[[], AbstractContextManager[Session]]) -> None:
        self._session = session

    def add(
        self, name: str, key: str, email: str | None, password: str | None, *, verified: bool = False
    ) -> Account | None:
        """Keep a new account; None where the name is taken."""
        row = AccountRow(
            person=secrets.token_urlsafe(32),
            id=uuid.uuid4().hex,
            name=name,
            key=key,
            email=email,
            verified=verified,
            password=password,
            created=datetime.now(UTC),
        )
        with self._session() as session:
            try:
                with session.begin_nested():
                    session.add(row)
            except IntegrityError:
                return None
            return _account(row)

    def named(self, key: str) -> tuple[Account, str | None] | None:
        """Return the account of a name and its password's hash."""
        with self._session() as session:
            row = session.scalar(select(AccountRow).where(AccountRow.key == key))
            return (_account(row), row.password) if row else None

    def of(self, person: str) -> tuple[Account, str | None] | None:
        """Return an account by whose it is, and its password's hash."""
        with self._session() as session:
            row = session.get(AccountRow, person)
            return (_account(row), row.password) if row else None

    def set_password(self, person: str, password: str) -> None:
        """Keep another password's hash."""
        with self._session() as session:
            session.execute(update(AccountRow).where(AccountRow.person == person).values(password=password))

    def linked(self, issuer: str, subject: str) -> Account | None:
        """Return the account that a provider signs in."""
        with self._session() as session:
            row = session.scalar(
                select(AccountRow)
                .join(LinkRow, LinkRow.person == AccountRow.person)
                .where(LinkRow.issuer == issuer, LinkRow.subject == subject)
            )
            return _account(row) if row else None

    def link(self, issuer: str, subject: str, person: str) -> None:
        """Have a provider sign in an account."""
        with self._session() as session:
            session.merge(LinkRow(issuer=issuer, subject=subject, person=person))

    def vouched(self, person: str, email: str | None, verified: bool) -> None:
        """Take the e-mail address that a provider tells."""
        with self._session() as session:
            session.execute(
                update(AccountRow).where(AccountRow.person == person).values(email=email, verified=verified)
            )

    def take_over(self, person: str, browser: str, grown: Grown) -> int:
        """Give everything of an anonymous browser to an account; return how many rows that were.

        A skill that both have is made anew from the attempts of both (``grown`` tells how). Nothing of another account
        is taken.
        """
        with self._session() as session:
            if session.get(AccountRow, browser) is not None:
                return 0
            return taken_over(session, person, browser, grown)

    def remove(self, person: str) -> bool:
        """Erase an account with its sessions and memberships; return whether there was one."""
        with self._session() as session:
            result = session.execute(delete(AccountRow).where(AccountRow.person == person))
            return bool(result.rowcount)  # type: ignore[attr-defined]

    def open_session(self, person: str, lasts: timedelta) -> str:
        """Sign a browser in; return the token that it keeps."""
        token, now = secrets.token_urlsafe(32), datetime.now(UTC)
        with self._session() as session:
            session.execute(delete(SessionRow).where(SessionRow.expires <= now))
            session.execute(
                insert(SessionRow).values(token=_hash(token), person=person, created=now, expires=now + lasts)
            )
        return token

    def of_session(self, token: str) -> Account | None:
        """Return the account that a token signs in."""
        with self._session() as session:
            row = session.scalar(
                select(AccountRow)
                .join(SessionRow, SessionRow.person == AccountRow.person)
                .where(SessionRow.token == _hash(token), SessionRow.expires > datetime.now(UTC))
            )
            return _account(row) if row else None

    def close_session(self, token: str) -> None:
        """Sign a browser out."""
        with self._session() as session:
            session.execute(delete(SessionRow).where(SessionRow.token == _hash(token)))

    def close_sessions(self, person: str) -> None:
        """Sign every browser of an account out."""
        with self._session() as session:
            session.execute(delete(SessionRow).where(SessionRow.person == person))

    def tried(self, key: str, within: timedelta) -> int:
        """Note that something was tried; return how often that was within the time."""
        now, hashed = datetime.now(UTC), _hash(key)
        with self._session() as session:
            session.execute(delete(TryRow).where(TryRow.created < now - DAY))
            session.execute(insert(TryRow).values(key=hashed, created=now))
            count = select(func.count()).where(TryRow.key == hashed, TryRow.created > now - within)
            return int(session.scalar(count) or 0)

    def succeeded(self, key: str) -> None:
        """Forget what was tried: it has succeeded."""
        with self._session() as session:
            session.execute(delete(TryRow).where(TryRow.key == _hash(key)))

    def begin_handshake(self, state: str, nonce: str, verifier: str) -> None:
        """Note what was agreed with a browser that goes to a provider."""
        now = datetime.now(UTC)
        with self._session() as session:
            session.execute(delete(HandshakeRow).where(HandshakeRow.created < now - DAY))
            session.execute(
                insert(HandshakeRow).values(state=_hash(state), nonce=nonce, verifier=verifier, created=now)
            )

    def end_handshake(self, state: str, within: timedelta) -> Handshake | None:
        """Return, once, what was agreed with the browser that comes back."""
        hashed = _hash(state)
        with self._session() as session:
            row = session.get(HandshakeRow, hashed)
            if row is None:
                return None
            found, created = Handshake(row.nonce, row.verifier), utc(row.created)
            ended = session.execute(delete(HandshakeRow).where(HandshakeRow.state == hashed))
            fresh = created > datetime.now(UTC) - within
            return found if fresh and ended.rowcount else None  # type: ignore[attr-defined]


def _account(row: AccountRow) -> Account:
    return Account(row.person, row.id, row.name, row.email, row.verified, row.password is not None, utc(row.created))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
