"""The commands, by name; each is imported with its own file and imports what it needs only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from tutor import __version__
from tutor.cli.account import account
from tutor.cli.audit import audit
from tutor.cli.check import check
from tutor.cli.db import db
from tutor.cli.hint import hint, why
from tutor.cli.import_ import import_
from tutor.cli.keys import keys
from tutor.cli.model import model
from tutor.cli.practice import practice
from tutor.cli.practise import practise
from tutor.cli.serve import serve
from tutor.cli.solve import solve
from tutor.cli.stats import stats
from tutor.cli.topics import topics
from tutor.cli.work import work
from tutor.cli.write import write


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"stepwise {__version__}")
        raise typer.Exit


app = typer.Typer(
    name="tutor",
    help="A math tutor whose steps and answers are checked symbolically.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def tutor(
    version: Annotated[
        bool, typer.Option("--version", help="Say which version this is.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """A math tutor whose steps and answers are checked symbolically."""


for command in (solve, check, audit, work, hint, why, practice, practise, write, topics, serve, stats):
    app.command()(command)
app.command("import")(import_)
app.add_typer(model, name="model")
app.add_typer(account, name="account")
app.add_typer(db, name="db")
app.add_typer(keys, name="keys")
