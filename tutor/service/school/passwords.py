"""Passwords: kept as Argon2 hashes, a few at a time, since each hash takes 64 MiB on purpose."""

from __future__ import annotations

import threading
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

AT_ONCE = 4
"""Hashes worked out at the same time."""
_PLACES = threading.BoundedSemaphore(AT_ONCE)


def hashed(password: str) -> str:
    """Return the hash to keep."""
    with _PLACES:
        return _hasher().hash(_bytes(password))


def fits(kept: str | None, password: str) -> bool:
    """Return whether a password is the one of a hash; takes the same time where there is no hash."""
    with _PLACES:
        try:
            return _hasher().verify(kept or _nobody(), _bytes(password)) and kept is not None
        except (Argon2Error, InvalidHashError):
            return False


def outdated(kept: str) -> bool:
    """Return whether a hash was made with weaker parameters than today's."""
    return _hasher().check_needs_rehash(kept)


def _bytes(password: str) -> bytes:
    """The password in one form, whatever keyboard it was typed on."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    """A hash that is nobody's."""
    return _hasher().hash("nobody's password")
