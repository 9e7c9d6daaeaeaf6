"""Errors as a person reads them: one plain paragraph on standard error, or the contract's JSON object."""

from __future__ import annotations

import json
import sys

from tutor.errors import StepwiseError
from tutor.events import Failed, Refused
from tutor.messages import Translate, untranslated
from tutor.wire import error_json


def report(
    trouble: StepwiseError | Refused | Failed, *, as_json: bool = False, translate: Translate = untranslated
) -> int:
    """Say what went wrong; return the exit code."""
    body = error_json(trouble, translate)
    if as_json:
        print(json.dumps(body, ensure_ascii=False))  # noqa: T201 - the command's output
    else:
        error = body["error"]
        where = f" (at character {error['position'] + 1})" if "position" in error else ""
        hint = f" {error['hint']}" if "hint" in error else ""
        print(f"{error['message']}{where}{hint}", file=sys.stderr)  # noqa: T201
    return trouble.exit_code
