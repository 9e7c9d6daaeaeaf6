"""A problem from beginning to end inside one worker process, for bulk work, where nobody watches the steps come.

The solution is what `exchange` yields; only that its parts are not sent to and fro between processes. The
checker is the same, and as independent of the solver's reasoning; each part's own deadline is kept by whoever calls
this, by having the problem solved the ordinary way when it takes long.
"""

from __future__ import annotations

from tutor.engines.symbolic import SymbolicEngine
from tutor.locales import locale
from tutor.maths.worker import Here, interrupted, took_too_long
from tutor.problem import Ask
from tutor.service.solving.exchange import solve
from tutor.service.solving.judging import Judge
from tutor.settings import Settings
from tutor.transcript import Transcript
from tutor.wire import Json, outcome_json


def whole(ask: Ask, settings: Settings) -> Json:
    """Return the embedded engine's solution, every step judged, or what went wrong, as JSON in the asked language.

    Raises:
        TookTooLong: something in it did, so that what this process found after it is not to be trusted.
    """
    here = Here()
    engine, judge = SymbolicEngine(settings, here), Judge(here, settings.check_deadline)
    seen = Transcript.of(solve(ask, engine, here, judge, settings.reading_deadline))
    if interrupted():
        raise took_too_long(settings.check_deadline)
    return outcome_json(seen, locale(ask.language).translate)
