"""``tutor keys``: what programs show to use the HTTP API of this server."""

from __future__ import annotations

from typing import Annotated

import typer

keys = typer.Typer(help="Make, list and take back the keys of programs that use the HTTP API.", no_args_is_help=True)


@keys.command("new")
def new(
    name: Annotated[str, typer.Argument(help="Whose key it is.")],
    per_minute: Annotated[int | None, typer.Option(help="Requests that it may make in a minute.")] = None,
) -> None:
    """Make a key; it is shown this once."""
    from tutor.service.tutor import Tutor

    with Tutor() as tutor:
        key, words = tutor.clients.new_key(name, per_minute)
    typer.echo(f"{key.id}  {words}")
    typer.echo("Keep it: it is shown only now. Send it as: Authorization: Bearer KEY", err=True)


@keys.command("list")
def list_() -> None:
    """List the keys: their ids, when they were made, whose they are, and whether they were taken back."""
    from tutor.service.tutor import Tutor

    with Tutor() as tutor:
        for key in tutor.store.keys.all():
            state = "revoked" if key.revoked else f"{key.per_minute}/min" if key.per_minute else "-"
            typer.echo(f"{key.id}  {key.created:%Y-%m-%d}  {state:<9}  {key.name}")


@keys.command("revoke")
def revoke(
    name: Annotated[str, typer.Argument(metavar="ID", help="The key's id, as `tutor keys list` shows it.")],
) -> None:
    """Take a key back; servers stop answering it within half a minute."""
    from tutor.errors import UnknownName
    from tutor.messages import say
    from tutor.service.tutor import Tutor

    with Tutor() as tutor:
        if not tutor.store.keys.revoke(name):
            raise UnknownName(
                say("There is no key “{name}” that is in use.", name=name[:40]),
                hint=say("See them with: tutor keys list"),
            )
