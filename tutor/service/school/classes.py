"""Classes: made by a teacher, joined by students with a code."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from tutor.errors import BadInput, NotAllowed, Unavailable, UnknownName
from tutor.messages import say
from tutor.records import Store
from tutor.records.accounts import Account
from tutor.records.school import STUDENT, TEACHER, Invitation, Member, Membership
from tutor.service.school.access import require_teacher, role_in, too_often
from tutor.service.school.names import class_name, tidy

LETTERS = "CDFHJKMNPQRTVWXY"
"""What codes are made of: no vowels, so no words, and no two letters that look alike."""
LENGTH = 8
LASTS = timedelta(days=14)
"""How long a code holds."""
WINDOW, MOST_CODES = timedelta(minutes=15), 10
"""How often somebody may try a code."""
MOST_CLASSES, MOST_MEMBERS = 50, 500


@dataclass(frozen=True, slots=True)
class Room:
    """A class as one of its members sees it: a student sees no other members and no code."""

    id: str
    name: str
    role: str
    members: tuple[Member, ...] = ()
    invitation: Invitation | None = None

    def json(self) -> dict[str, Any]:
        """Return it as programs and the page see it; whose the members' work is stays here."""
        told: dict[str, Any] = {"id": self.id, "name": self.name, "role": self.role}
        if self.role != TEACHER:
            return told
        code = self.invitation and {"code": shown(self.invitation.code), "expires": self.invitation.expires.isoformat()}
        return {**told, "code": code, "members": [_member(member) for member in self.members]}


class Classes:
    """What can be done with classes."""

    def __init__(self, store: Store) -> None:
        self._kept, self._accounts = store.classes, store.accounts

    def mine(self, account: Account) -> list[Membership]:
        """Return the classes that somebody is in; how many students is told to teachers alone."""
        return self._kept.of(account.person)

    def make(self, account: Account, name: str) -> Room:
        """Make a class with a code; who makes it teaches it.

        Raises:
            BadInput: it has no name, or there are too many.
        """
        name = class_name(name)
        if len(self._kept.of(account.person)) >= MOST_CLASSES:
            raise BadInput(say("Nobody can be in more than {limit} classes.", limit=MOST_CLASSES))
        class_id = self._kept.add(name, account.person)
        self.renew_code(account, class_id)
        return self.open(account, class_id)

    def open(self, account: Account, class_id: str) -> Room:
        """Return a class.

        Raises:
            UnknownName: they are not in such a class.
        """
        role, name = role_in(self._kept, account, class_id), self._kept.name(class_id)
        if role != TEACHER:
            return Room(class_id, name, role)
        return Room(class_id, name, role, tuple(self._kept.members(class_id)), self._kept.invitation(class_id))

    def rename(self, account: Account, class_id: str, name: str) -> None:
        """Give a class another name, as its teacher."""
        require_teacher(self._kept, account, class_id)
        self._kept.rename(class_id, class_name(name))

    def remove(self, account: Account, class_id: str) -> None:
        """Erase a class and its assignments, as its teacher; what students did stays theirs."""
        require_teacher(self._kept, account, class_id)
        self._kept.remove(class_id)

    def renew_code(self, account: Account, class_id: str) -> Invitation:
        """Give a class a fresh code, as its teacher; the code before holds no more."""
        require_teacher(self._kept, account, class_id)
        expires = datetime.now(UTC) + LASTS
        for _ in range(8):
            code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
            if self._kept.invite(class_id, code, expires):
                return Invitation(code, expires)
        raise Unavailable(say("No code could be made. Please try again."))

    def end_code(self, account: Account, class_id: str) -> None:
        """Let nobody join any more, as its teacher."""
        require_teacher(self._kept, account, class_id)
        self._kept.invite(class_id, None, None)

    def join(self, account: Account, code: str) -> Room:
        """Join a class as a student, by its code as people type it.

        Raises:
            UnknownName: no class has this code now.
            TooOften: too many codes were tried.
            BadInput: the class is full.
        """
        key = f"code {account.person}"
        if self._accounts.tried(key, WINDOW) > MOST_CODES:
            raise too_often(WINDOW)
        class_id = self._kept.invited(typed(code))
        if class_id is None:
            raise UnknownName(say("No class has this code. It may be too old: ask your teacher for a new one."))
        if len(self._kept.of(account.person)) >= MOST_CLASSES:
            raise BadInput(say("Nobody can be in more than {limit} classes.", limit=MOST_CLASSES))
        if len(self._kept.members(class_id)) >= MOST_MEMBERS:
            raise BadInput(say("This class is full."))
        self._kept.join(class_id, account.person)
        self._accounts.succeeded(key)
        return self.open(account, class_id)

    def leave(self, account: Account, class_id: str) -> None:
        """Leave a class.

        Raises:
            NotAllowed: nobody else teaches it.
        """
        role = role_in(self._kept, account, class_id)
        self._require_another(account.person, class_id, role)
        self._kept.leave(class_id, account.person)

    def dismiss(self, account: Account, class_id: str, member: str) -> None:
        """Take a member out of a class, as its teacher."""
        found = self._member(account, class_id, member)
        self._require_another(found.person, class_id, found.role)
        self._kept.leave(class_id, found.person)

    def set_role(self, account: Account, class_id: str, member: str, role: str) -> None:
        """Make a member a teacher or a student, as a teacher.

        Raises:
            NotAllowed: nobody would teach the class any more.
        """
        found = self._member(account, class_id, member)
        if role not in {TEACHER, STUDENT}:
            raise BadInput(say("A member is a teacher or a student."))
        if role == STUDENT:
            self._require_another(found.person, class_id, found.role)
        self._kept.set_role(class_id, found.person, role)

    def _member(self, account: Account, class_id: str, member: str) -> Member:
        require_teacher(self._kept, account, class_id)
        found = next((one for one in self._kept.members(class_id) if one.id == member), None)
        if found is None:
            raise UnknownName(say("Nobody of that name is in this class."))
        return found

    def _require_another(self, person: str, class_id: str, role: str) -> None:
        if role == TEACHER and class_id in self._kept.taught_alone(person):
            raise NotAllowed(say("A class needs a teacher: make somebody else one first, or delete the class."))


def shown(code: str) -> str:
    """Return a code as people read it: in two halves."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"


def typed(code: str) -> str:
    """Return the code that people mean, however they write it."""
    return "".join(sign for sign in tidy(code, 40).upper() if sign in LETTERS)


def _member(member: Member) -> dict[str, Any]:
    return {
        "id": member.id,
        "name": member.name,
        "email": member.email,
        "role": member.role,
        "joined": member.joined.isoformat(),
    }
