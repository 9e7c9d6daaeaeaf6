"""What the checker found: proved, refuted with a witness, or unchecked with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tutor.crossing import crossing
from tutor.messages import Formula, Message


class Status(StrEnum):
    """The three values a check can have; not knowing is one of them."""

    PROVED = "proved"
    REFUTED = "refuted"
    UNCHECKED = "unchecked"


@crossing
@dataclass(frozen=True, slots=True)
class Witness:
    """Why something is refuted: at ``point`` the two sides have different values (or truth values)."""

    point: tuple[tuple[str, Formula], ...]
    left: Formula
    right: Formula


@crossing
@dataclass(frozen=True, slots=True)
class Verdict:
    """One judgement.

    ``method`` says how it was reached ("substitution", "normal-form", "differentiation", "quadrature", …),
    ``note`` is a stable code for programs ("roots-hold", "lost-solution", "took-too-long", …), ``message`` is one
    sentence for the student ("Substituted both roots back: the equation holds.").
    """

    status: Status
    method: str
    note: str
    message: Message
    witness: Witness | None = None

    @property
    def proved(self) -> bool:
        """Whether the thing judged is proven."""
        return self.status is Status.PROVED


@dataclass(frozen=True, slots=True)
class AnswerCheck:
    """The outcome of comparing an answer with a key, ready for JSON.

    ``verdict`` is equal, different, undecided or unreadable. ``form_ok`` is None where no form was asked or the
    question makes no sense. ``witness`` maps names to text: ``point``, ``left``, ``right`` or ``missing``.
    ``error`` has ``code``, ``message``, ``position``, and ``side``: gold or answer.
    """

    verdict: str
    method: str
    form_ok: bool | None = None
    witness: Mapping[str, Any] | None = None
    ms: float = 0.0
    error: Mapping[str, Any] | None = None
    reason: str = ""
