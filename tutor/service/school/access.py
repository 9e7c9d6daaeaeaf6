"""Who may see and do what in a class: every verb about a class asks here first."""

from __future__ import annotations

from datetime import timedelta

from tutor.errors import NotAllowed, TooOften, UnknownName
from tutor.messages import say
from tutor.records.accounts import Account
from tutor.records.school import TEACHER, Assignment, Assignments, Classes


def role_in(classes: Classes, account: Account, class_id: str) -> str:
    """Return what somebody is in a class.

    Raises:
        UnknownName: there is no such class, or they are not in it; it is not said which.
    """
    role = classes.role(class_id, account.person)
    if role is None:
        raise UnknownName(say("There is no such class."))
    return role


def require_teacher(classes: Classes, account: Account, class_id: str) -> None:
    """Raise unless somebody teaches a class.

    Raises:
        UnknownName: there is no such class, or they are not in it.
        NotAllowed: they are a student there.
    """
    if role_in(classes, account, class_id) != TEACHER:
        raise NotAllowed(say("Only a teacher of this class may do this."))


def assigned(assignments: Assignments, class_id: str, name: str) -> Assignment:
    """Return an assignment of a class.

    Raises:
        UnknownName: there is none in this class.
    """
    found = assignments.find(name)
    if found is None or found.class_id != class_id:
        raise UnknownName(say("There is no such assignment."))
    return found


def too_often(window: timedelta) -> TooOften:
    """Return what is said to somebody who tried too often within a time."""
    minutes = int(window.total_seconds() // 60)
    return TooOften(say("This was tried too often. Please wait {minutes} minutes.", minutes=minutes))
