"""The description of the API at ``/docs``: Swagger UI from our own files, nothing from a CDN."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message"],
            "properties": {
                "code": {"type": "string", "description": "Stable, for programs."},
                "message": {"type": "string", "description": "One sentence, for people."},
                "hint": {"type": "string", "description": "What to do."},
                "position": {"type": "integer", "description": "Where in the text that was sent."},
                "field": {"type": "string", "description": "Which part of the request."},
                "request": {"type": "string", "description": "Its id, where it was nobody's mistake: to report it."},
            },
        }
    },
}
STATIC = Path(__file__).parent / "static"
ABOUT = (
    "Step-by-step solutions whose steps and answers are checked by exact algebra. "
    "Bodies and answers are the JSON of the `tutor` commands; errors are "
    '`{"error": {"code", "message", "position"?, "hint"?}}`. '
    "Every address is there under `/api/v1` too, where it stays as it is. "
    "A key (`tutor keys new`) is sent as `Authorization: Bearer KEY`."
)


def describe(app: FastAPI) -> None:
    """Add ``/docs`` and its files, and say in the description what errors look like."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _with_errors(plain())
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]
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


def _with_errors(described: dict[str, Any]) -> dict[str, Any]:
    """The description with our errors in place of the framework's, at every operation."""
    schemas = described.setdefault("components", {}).setdefault("schemas", {})
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    schemas["Error"] = ERROR
    told = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}
    for path in described["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = {"description": "What went wrong.", **told}
    described["components"]["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
    described["security"] = [{}, {"key": []}]
    return described
