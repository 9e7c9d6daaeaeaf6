"""Writing in turns: one thread writes for all that wait, in one transaction, and each goes on when its rows are safe.

A single writer never finds SQLite locked by another thread of its process, and many who write at once share a commit.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.sql.expression import Executable

Change = tuple[Executable, Mapping[str, Any]]
"""A statement and its values; statements that are the same object are carried out together."""

TOGETHER = 64
"""Writers whose rows share a commit at most."""


@dataclass(eq=False, slots=True)
class _Wish:
    changes: Sequence[Change]
    done: bool = False
    error: SQLAlchemyError | None = None


class Commits:
    """The one writer of a process's rows that come often; safe to use from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: list[_Wish] = []
        self._lock = threading.Lock()
        self._turn = threading.Lock()

    def commit(self, *changes: Change) -> None:
        """Carry out the changes; when this returns they are committed, when it raises none of them is.

        Raises:
            SQLAlchemyError: what the database said.
        """
        wish = _Wish(changes)
        with self._lock:
            self._waiting.append(wish)
        with self._turn:
            if not wish.done:
                self._write_all()
        if wish.error is not None:
            raise wish.error

    def _write_all(self) -> None:
        """Write for those who came until now: the present one among them, unless very many did."""
        with self._lock:
            wishes, self._waiting = self._waiting, []
        for start in range(0, len(wishes), TOGETHER):
            self._write(wishes[start : start + TOGETHER])

    def _write(self, wishes: list[_Wish]) -> None:
        try:
            with self._engine.begin() as connection:
                for statement, rows in _together(wishes):
                    connection.execute(statement, rows)
        except SQLAlchemyError as error:
            if len(wishes) > 1 and not (isinstance(error, DBAPIError) and error.connection_invalidated):
                for wish in wishes:  # one of them is at fault: the others are not to suffer for it
                    self._write([wish])
                return
            for wish in wishes:
                wish.error = error
        except BaseException:
            for wish in wishes:
                wish.error = wish.error or SQLAlchemyError("The writing was interrupted.")
                wish.done = True
            raise
        for wish in wishes:
            wish.done = True


def _together(wishes: list[_Wish]) -> list[tuple[Executable, list[Mapping[str, Any]]]]:
    """The changes of all, those of one statement together, in the order in which the statements first came."""
    rows: dict[int, tuple[Executable, list[Mapping[str, Any]]]] = {}
    for wish in wishes:
        for statement, values in wish.changes:
            rows.setdefault(id(statement), (statement, []))[1].append(values)
    return list(rows.values())
