"""The description of the API at ``/docs``: Swagger UI from our own files, nothing from a CDN."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

STATIC = Path(__file__).parent / "static"
ABOUT = (
    "Step-by-step solutions whose steps and answers are checked by exact algebra. "
    "Bodies and answers are the JSON of the `tutor` commands; errors are "
    '`{"error": {"code", "message", "position"?, "hint"?}}`.'
)


def describe(app: FastAPI) -> None:
    """Add ``/docs`` and its files."""
    app.mount("/docs/files", StaticFiles(directory=STATIC), name="docs-files")

    @app.get("/docs", include_in_schema=False)
    def docs(request: Request) -> HTMLResponse:
        root = request.scope.get("root_path", "").rstrip("/")
        return get_swagger_ui_html(
            openapi_url=f"{root}/openapi.json",
            title="Stepwise API",
            swagger_js_url=f"{root}/docs/files/swagger/swagger-ui-bundle.js",
            swagger_css_url=f"{root}/docs/files/swagger/swagger-ui.css",
            swagger_favicon_url=f"{root}/favicon.ico",
        )
