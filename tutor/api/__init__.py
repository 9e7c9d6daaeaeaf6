"""The HTTP face: the routes of the contract under ``/api``, health, measures, their description, and the page.

One file per group of routes; bodies and answers are the JSON of the commands.
"""

from __future__ import annotations

from fastapi import FastAPI

from tutor import __version__
from tutor.api import (
    account,
    answers,
    auditing,
    batches,
    classes,
    description,
    failures,
    identity,
    importing,
    learning,
    limits,
    measures,
    practising,
    quick_start,
    rates,
    reading,
    sets,
    solving,
    standing,
    tracing,
    versions,
    working,
    writing,
)
from tutor.service.tutor import Tutor
from tutor.settings import Settings

GROUPS = (
    solving,
    batches,
    answers,
    auditing,
    importing,
    sets,
    writing,
    working,
    learning,
    reading,
    account,
    classes,
    practising,
    standing,
)
"""The groups of routes."""


def create_app(tutor: Tutor, settings: Settings, *, page: bool = True) -> FastAPI:
    """Return the application: the HTTP API and, unless it is not wanted, the page at ``/``."""
    app = FastAPI(title="Stepwise", version=__version__, description=description.ABOUT, docs_url=None, redoc_url=None)
    app.state.tutor = tutor
    for group in GROUPS:
        app.include_router(group.router)
    failures.handle(app)
    measures.measure(app, tutor)
    rates.meter(app, tutor)
    identity.identify(app, tutor)
    limits.limit(app)
    tracing.trace(app, settings.slow_seconds)
    versions.version(app)
    description.describe(app)
    if not page:
        return app
    quick_start.install()
    from tutor.ui import mount  # Gradio takes seconds to import

    return mount(app, tutor, settings)
