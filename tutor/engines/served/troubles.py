"""What can go wrong with a server: whether it may be asked again, and the sentence for a person."""

from __future__ import annotations

from enum import Enum, auto
from typing import Any

import openai

from tutor.errors import StepwiseError, Unavailable
from tutor.messages import say

PASSING = frozenset({429, 502, 503})
"""Statuses that say: try again."""
LONGEST_ASKED = 20.0
"""The most seconds that a server may ask us to wait (``Retry-After``)."""

TROUBLES: tuple[type[Exception], ...] = (
    openai.OpenAIError,
    ValueError,  # what was sent is not JSON
    TypeError,
    AttributeError,  # it is JSON, but no chat completion
    LookupError,
)
"""What reading a server's answer can raise."""


class Dropped(openai.OpenAIError):
    """The server ended the answer before it said anything."""

    def __init__(self) -> None:
        super().__init__("the answer ended before it began")


class Again(Enum):
    """Whether to ask once more after a failure before the first token."""

    ANYWHERE = auto()
    """The trouble may pass: ask another server, or the same a little later."""
    ELSEWHERE = auto()
    """This server is broken: ask another one."""
    NOWHERE = auto()
    """The request itself is at fault."""


def again(error: Exception) -> Again:
    """Return whether a request that failed so may be asked again."""
    match error:
        case openai.APITimeoutError():
            return Again.ELSEWHERE
        case openai.APIConnectionError() | Dropped():
            return Again.ANYWHERE
        case openai.APIStatusError(status_code=status) if status in PASSING:
            return Again.ANYWHERE
        case openai.APIStatusError(status_code=status) if status < 500:
            return Again.NOWHERE
        case _:
            return Again.ELSEWHERE


def wished(error: Exception) -> float:
    """Return how many seconds the server asks us to wait; 0 where it does not."""
    headers: Any = getattr(getattr(error, "response", None), "headers", None) or {}
    try:
        return min(max(float(headers.get("retry-after", 0)), 0.0), LONGEST_ASKED)
    except (TypeError, ValueError):
        return 0.0


def explained(error: Exception, url: str) -> StepwiseError:
    """Return what went wrong as a sentence with what to do about it."""
    match error:
        case openai.APIConnectionError():
            return Unavailable(
                say("The model server at {url} cannot be reached.", url=url),
                hint=say("Start it, or set STEPWISE_SERVED_URL to its address."),
            )
        case openai.NotFoundError():
            return Unavailable(
                say("The model server at {url} does not have the model that was asked for.", url=url),
                hint=say("Set STEPWISE_MODEL to one of the server's models."),
            )
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            return Unavailable(
                say("The model server at {url} does not accept the key.", url=url),
                hint=say("Set STEPWISE_SERVED_KEY to a key that it accepts."),
            )
        case openai.RateLimitError():
            return Unavailable(
                say("The model server at {url} has too much to do.", url=url),
                hint=say("Please try again in a moment."),
            )
        case openai.OpenAIError():
            reason = (str(error).splitlines() or [type(error).__name__])[0]
            return Unavailable(say("The model server at {url} failed: {reason}", url=url, reason=reason))
        case _:
            return Unavailable(say("What the model server at {url} sent cannot be understood.", url=url))


def broken_off(error: Exception, url: str) -> StepwiseError:
    """Return the sentence for an answer that broke off after it had begun."""
    if isinstance(error, openai.APIConnectionError):
        return Unavailable(say("The connection to the model server at {url} broke off.", url=url))
    return explained(error, url)
