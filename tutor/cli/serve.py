"""``tutor serve``: the page and the HTTP API in one process."""

from __future__ import annotations

import socket
from typing import Annotated

import typer


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.", show_default="127.0.0.1")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.", show_default="7860")] = None,
) -> None:
    """Serve the page and the HTTP API."""
    from tutor.settings import Settings

    settings = Settings()
    changes = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    settings = settings.model_copy(update=changes)
    _require_free(settings.host, settings.port)

    from tutor import journal
    from tutor.service.mirroring import take_back
    from tutor.service.tutor import Tutor

    journal.keep(settings.log_format, settings.log_level)
    if settings.backup:
        take_back(settings.database_url, settings.backup)
    with Tutor(settings) as tutor:
        tutor.prepare()
        tutor.store  # noqa: B018 - a database that cannot be used is said now, not on the first problem

        import uvicorn

        from tutor.api import create_app
        from tutor.service.duties import duties

        app = create_app(tutor, settings)
        where = "127.0.0.1" if settings.host == "0.0.0.0" else settings.host
        with duties(tutor):
            print(f"Stepwise is at http://{where}:{settings.port}; Ctrl+C stops it.", flush=True)  # noqa: T201
            uvicorn.run(app, host=settings.host, port=settings.port, log_config=None, access_log=False)


def _require_free(host: str, port: int) -> None:
    """Raise `Unavailable` when the port cannot be listened on."""
    from tutor.errors import Unavailable
    from tutor.messages import say

    try:
        with socket.socket() as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((host, port))
    except OSError as error:
        raise Unavailable(
            say("Port {port} on {host} cannot be used: {reason}.",
                port=str(port), host=host, reason=(error.strerror or str(error)).lower()),
            hint=say("Choose another with --port, or stop the program that uses it."),
        ) from error  # fmt: skip
