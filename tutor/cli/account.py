"""``tutor account``: what whoever runs the server does for people who sign in with a password."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

account = typer.Typer(help="Make an account, or give one a new password.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(help="The name to sign in by.")]


@account.command()
def add(name: Name, email: Annotated[str, typer.Option(help="An e-mail address, for lists of grades.")] = "") -> None:
    """Make an account; administrators' names (STEPWISE_ADMINS) are made only here."""
    from tutor.service.tutor import Tutor

    with Tutor() as tutor:
        made = tutor.school.accounts.make(name, _password(), email)
    print(made.name)  # noqa: T201


@account.command()
def password(name: Name) -> None:
    """Give an account a new password; all its browsers are signed out."""
    from tutor.service.tutor import Tutor

    with Tutor() as tutor:
        tutor.school.accounts.reset_password(name, _password())


def _password() -> str:
    """The password: typed twice without being shown, or a line of what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    told: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return told
