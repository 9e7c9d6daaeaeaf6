"""What can break while a model writes, as sentences. Knows nothing of torch, which may be what is missing."""

from __future__ import annotations

from tutor.errors import StepwiseError, TookTooLong, Unavailable
from tutor.messages import say


def failure(error: Exception, name: str) -> StepwiseError:
    """Return what to tell the person whose request it was."""
    if isinstance(error, StepwiseError):
        return error
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":  # torch's own is no MemoryError
        return Unavailable(
            say("The memory of this machine was not enough for this answer."),
            hint=say("Ask a shorter question, or try again when fewer people are asking."),
        )
    reason = (str(error).splitlines() or [""])[0] or type(error).__name__
    return Unavailable(say("The model “{name}” failed while writing: {reason}", name=name, reason=reason))


def late(seconds: float) -> StepwiseError:
    """Return what to tell where the time is over."""
    return TookTooLong(
        say("The model was not done after {seconds} s, the limit for one answer.", seconds=f"{seconds:g}"),
        hint=say("Ask a smaller question, or try again when fewer people are asking."),
    )
