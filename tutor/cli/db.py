"""``tutor db``: the records as a whole: their version, a copy of them, one person's, and those that are too old."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from tutor.records import Store

db = typer.Typer(help="The records: version, copy, export, erasure.", no_args_is_help=True, rich_markup_mode=None)

Person = Annotated[str | None, typer.Option(help="Whose: the identity of a browser or an account.")]
Account = Annotated[str | None, typer.Option(help="Whose: the name of an account.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@db.command()
def upgrade() -> None:
    """Bring the tables to the version of this program; a database file is saved beside itself before."""
    from tutor.records.migrations import HEAD
    from tutor.records.schema import upgrade as upgraded
    from tutor.records.schema import version

    engine = _engine()
    before = _asked(engine, version)
    _asked(engine, upgraded)
    print(f"{before or 'new'} → {HEAD}" if before != HEAD else f"{HEAD}, nothing to do")  # noqa: T201


@db.command()
def status(as_json: AsJson = False) -> None:
    """Say which database it is, which version its tables have, and how much is in them."""
    from tutor.records.migrations import HEAD
    from tutor.records.schema import rows, version

    engine = _engine()
    found: dict[str, Any] = {
        "database": engine.url.render_as_string(hide_password=True),
        "version": _asked(engine, version),
        "program": HEAD,
        "rows": _asked(engine, rows),
    }
    if as_json:
        print(json.dumps(found))  # noqa: T201
        return
    print(f"{found['database']}\nversion {found['version'] or 'none'}, this program's is {HEAD}")  # noqa: T201
    for name, count in found["rows"].items():
        print(f"{name:<24} {count:>12,}")  # noqa: T201


@db.command()
def backup(file: Annotated[Path, typer.Argument(help="The file to write; it must not be there yet.")]) -> None:
    """Save the whole database into a file while it is in use; a file of SQLite is a database like the original."""
    from tutor.records.backup import save

    print(f"{file}: {save(_engine(), file).stat().st_size:,} bytes")  # noqa: T201


@db.command()
def export(
    person: Person = None,
    account: Account = None,
    out: Annotated[Path | None, typer.Option(help="The file to write; else it is printed.")] = None,
) -> None:
    """Hand out everything that is recorded of one person, as JSON."""
    with _store() as store:
        who = _who(store, person, account)
        text = json.dumps({"person": who, "tables": store.export(who)}, ensure_ascii=False, indent=1)
    if out is None:
        print(text)  # noqa: T201
        return
    _written(out, text)
    print(out)  # noqa: T201


@db.command()
def forget(
    person: Person = None,
    account: Account = None,
    yes: Annotated[bool, typer.Option("--yes", help="Erase without asking.")] = False,
) -> None:
    """Erase everything that is recorded of one person, the account too. It cannot be undone."""
    with _store() as store:
        who = _who(store, person, account)
        _confirm("Erase everything of this person?", yes=yes)
        for name in store.classes.taught_alone(who):
            store.classes.remove(name)
        print(json.dumps(store.erase(who)))  # noqa: T201


@db.command()
def retain(
    days: Annotated[
        int | None, typer.Option(min=1, help="Days to keep.", show_default="STEPWISE_RETENTION_DAYS")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Erase without asking.")] = False,
) -> None:
    """Erase what was asked and answered longer ago. It cannot be undone."""
    from tutor.errors import BadInput
    from tutor.messages import say
    from tutor.service.retaining import retain as retained
    from tutor.settings import Settings

    days = days or Settings().retention_days
    if days is None:
        raise BadInput(
            say("It is not said how long records are kept."), hint=say("Give --days, or set STEPWISE_RETENTION_DAYS.")
        )
    with _store() as store:
        _confirm(f"Erase what is older than {days} days?", yes=yes)
        print(json.dumps(retained(store, days)))  # noqa: T201


def _engine() -> Engine:
    """The connections of the settings, the tables as they are."""
    from tutor.records.database import reached
    from tutor.settings import Settings

    return reached(Settings().database_url)


def _asked(engine: Engine, question: Any) -> Any:
    from tutor.records.database import asked

    return asked(engine, question)


def _store() -> Store:
    from tutor.records import Store
    from tutor.settings import Settings

    settings = Settings()
    return Store(settings.database_url, migrate=settings.migrate == "auto")


def _who(store: Store, person: str | None, account: str | None) -> str:
    from tutor.errors import BadInput, UnknownName
    from tutor.messages import say
    from tutor.service.school.names import key_of

    if (person is None) == (account is None):
        raise BadInput(say("Say whose records: either --person or --account."))
    if account is None:
        return str(person)
    found = store.accounts.named(key_of(account))
    if found is None:
        raise UnknownName(say("There is no account “{name}”.", name=account))
    return found[0].person


def _written(file: Path, text: str) -> None:
    from tutor.errors import Unavailable
    from tutor.messages import say

    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Unavailable(
            say("The file {file} cannot be written: {reason}.", file=str(file), reason=error.strerror or str(error))
        ) from error


def _confirm(question: str, *, yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        from tutor.errors import BadInput
        from tutor.messages import say

        raise BadInput(say("Nothing was erased: this needs --yes."))
    typer.confirm(question, abort=True)
