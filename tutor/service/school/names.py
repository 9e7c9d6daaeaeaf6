"""What people type about themselves and their classes: made regular, or refused with a sentence."""

from __future__ import annotations

import re
import unicodedata

from tutor.errors import BadInput
from tutor.messages import say

LONGEST_NAME, LONGEST_CLASS, LONGEST_EMAIL = 40, 80, 254
SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 200
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Kinds of characters that nobody can see, or that no database keeps."""


def tidy(text: str, longest: int) -> str:
    """Return a line of text in one form, with single spaces and nothing that cannot be seen."""
    told = "".join(sign for sign in text if sign.isspace() or unicodedata.category(sign) not in UNSEEN)
    return " ".join(unicodedata.normalize("NFKC", told).split())[:longest].strip()


def storable(text: str) -> str:
    """Return a text without what no database keeps."""
    return "".join(sign for sign in text if sign != "\0" and unicodedata.category(sign) != "Cs")


def account_name(text: str) -> str:
    """Return a name to sign in by.

    Raises:
        BadInput: it is empty, too long, or an e-mail address.
    """
    name = tidy(text, LONGEST_NAME + 1)
    if len(name) < 2:
        raise BadInput(say("Choose a name of at least two characters."))
    if len(name) > LONGEST_NAME:
        raise BadInput(say("Choose a name of at most {limit} characters.", limit=LONGEST_NAME))
    if "@" in name:
        raise BadInput(say("An e-mail address is no name to sign in by: others would see it."))
    return name


def key_of(name: str) -> str:
    """Return a name as names are compared."""
    return unicodedata.normalize("NFKC", tidy(name, LONGEST_NAME).casefold())


def class_name(text: str) -> str:
    """Return the name of a class.

    Raises:
        BadInput: it is empty.
    """
    name = tidy(text, LONGEST_CLASS)
    if not name:
        raise BadInput(say("Give the class a name."))
    return name


def email_of(text: str) -> str | None:
    """Return an e-mail address, or None where none was given.

    Raises:
        BadInput: this cannot be one.
    """
    address = tidy(text, LONGEST_EMAIL + 1)
    if not address:
        return None
    if len(address) > LONGEST_EMAIL or not re.fullmatch(r"[^\s@<>\"',;]+@[^\s@<>\"',;]+\.[^\s@<>\"',;]+", address):
        raise BadInput(say("This is no e-mail address."))
    return address


def check_password(password: str, name: str) -> None:
    """Raise `BadInput` for a password that is too easy to guess."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise BadInput(
            say(
                "A password has {least} to {most} characters. Three or four words are easy to remember.",
                least=SHORTEST_PASSWORD,
                most=LONGEST_PASSWORD,
            )
        )
    if len(set(password)) < 4 or key_of(password) == key_of(name) or password.isdigit():
        raise BadInput(say("This password is too easy to guess. Three or four words are easy to remember."))
    if any(unicodedata.category(sign) == "Cs" for sign in password):
        raise BadInput(say("This password has a character that cannot be used."))
