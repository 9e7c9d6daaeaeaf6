"""Accounts: signing up, in and out. A browser that is signed in holds a token; the database knows its hash."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tutor.errors import BadInput, NotAllowed
from tutor.messages import say
from tutor.records.accounts import Account
from tutor.service.learning.practising import grown
from tutor.service.school.access import too_often
from tutor.service.school.names import account_name, check_password, email_of, key_of, tidy
from tutor.service.school.passwords import fits, hashed, outdated

if TYPE_CHECKING:
    from tutor.records import Store
    from tutor.service.school.openid import Vouched
    from tutor.settings import Settings

COOKIE = "stepwise-session"
"""The cookie that holds the token."""
WHO = "stepwise.who"
"""Where a request's scope keeps the function that tells who asks."""
WINDOW = timedelta(minutes=15)
PER_NAME_AND_PLACE, PER_NAME, PER_PLACE, NEW_PER_PLACE = 5, 30, 100, 100
"""Sign-ins that may fail, and accounts that may be made, within the window; a school shares one address."""
NAMESAKES = 1000
"""Numbers tried after a name that is taken."""


class Accounts:
    """What can be done with accounts. ``place`` is the address that a request comes from."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store, self._kept, self._settings = store, store.accounts, settings

    def sign_up(self, name: str, password: str, *, email: str = "", consent: bool, place: str = "") -> Account:
        """Make an account.

        Raises:
            BadInput: a name, password or address that cannot be used, or no consent.
            NotAllowed: accounts are not made here, or this name is kept for somebody.
            TooOften: too many accounts were made from there.
        """
        if not self._settings.sign_up:
            raise NotAllowed(say("Accounts are not made here. Ask whoever runs this server."))
        if not consent:
            raise BadInput(say("An account needs your consent to what is stored."))
        if self._kept.tried(f"new {place}", WINDOW) > NEW_PER_PLACE:
            raise too_often(WINDOW)
        if key_of(name) in self._admins():
            raise NotAllowed(say("This name is kept for somebody. Choose another."))
        return self.make(name, password, email)

    def make(self, name: str, password: str, email: str = "") -> Account:
        """Make an account, as whoever runs the server may.

        Raises:
            BadInput: a name, password or address that cannot be used.
        """
        name, address = account_name(name), email_of(email)
        check_password(password, name)
        account = self._kept.add(name, key_of(name), address, hashed(password))
        if account is None:
            raise BadInput(say("This name is taken. Choose another."), code="name-taken")
        return account

    def sign_in(self, name: str, password: str, place: str = "") -> Account:
        """Return the account of a name and its password.

        Raises:
            NotAllowed: the name or the password is not right; it is not said which.
            TooOften: too many have failed.
        """
        key = key_of(name)
        here, anywhere, from_there = f"in {key} {place}", f"in {key}", f"in from {place}"
        limits = ((here, PER_NAME_AND_PLACE), (anywhere, PER_NAME), (from_there, PER_PLACE))
        # Each try counts before it is judged, so that many at once gain nothing.
        if [tried for tried, most in limits if self._kept.tried(tried, WINDOW) > most]:
            raise too_often(WINDOW)
        account, kept = self._kept.named(key) or (None, None)
        if not fits(kept, password) or account is None or kept is None:
            raise NotAllowed(say("The name or the password is not right."), code="not-right")
        if outdated(kept):
            self._kept.set_password(account.person, hashed(password))
        for tried in (here, anywhere):
            self._kept.succeeded(tried)
        return account

    def sign_in_by(self, vouched: Vouched) -> tuple[Account, bool]:
        """Return the account of somebody whom an OpenID provider vouches for, and whether it was made just now."""
        account = self._kept.linked(vouched.issuer, vouched.subject)
        if account is not None:
            if (vouched.email, vouched.verified) != (account.email, account.verified):
                self._kept.vouched(account.person, vouched.email, vouched.verified)
            return account, False
        wished = tidy(vouched.name.replace("@", " "), 30) or "student"
        names = [wished, *(f"{wished} {number}" for number in range(2, NAMESAKES))]
        for name in (name for name in names if len(name) > 1 and key_of(name) not in self._admins()):
            made = self._kept.add(name, key_of(name), vouched.email, None, verified=vouched.verified)
            if made is not None:
                self._kept.link(vouched.issuer, vouched.subject, made.person)
                return made, True
        raise NotAllowed(say("This name is taken. Choose another."), code="name-taken")

    def open(self, account: Account, before: str | None = None) -> str:
        """Sign a browser in, always with a new token; return it. The token that it had ends."""
        if before:
            self._kept.close_session(before)
        return self._kept.open_session(account.person, self.lasts)

    @property
    def lasts(self) -> timedelta:
        """How long somebody stays signed in."""
        return timedelta(days=self._settings.session_days)

    def who(self, token: str | None) -> Account | None:
        """Return whose browser holds a token."""
        return self._kept.of_session(token) if token and len(token) <= 100 else None

    def sign_out(self, token: str) -> None:
        """End a token."""
        self._kept.close_session(token)

    def sign_out_everywhere(self, account: Account) -> None:
        """End all tokens of an account."""
        self._kept.close_sessions(account.person)

    def change_password(self, account: Account, old: str, new: str, place: str = "") -> None:
        """Give an account another password and sign all its browsers out.

        Raises:
            NotAllowed, TooOften: the old one is not right.
            BadInput: the new one cannot be used.
        """
        if account.password:
            self.sign_in(account.name, old, place)
        self.reset_password(account.name, new)

    def reset_password(self, name: str, new: str) -> None:
        """Give an account another password, as whoever runs the server may, and sign all its browsers out.

        Raises:
            BadInput: there is no such account, or the password cannot be used.
        """
        account, _ = self._kept.named(key_of(name)) or (None, None)
        if account is None:
            raise BadInput(say("There is no such account."))
        check_password(new, account.name)
        self._kept.set_password(account.person, hashed(new))
        self._kept.close_sessions(account.person)

    def take_over(self, account: Account, browser: str | None) -> int:
        """Give everything that was done in an anonymous browser to an account; return how many records that were."""
        if not browser or len(browser) < 32 or browser == account.person:
            return 0
        return self._kept.take_over(account.person, browser, grown)

    def erase(self, account: Account, password: str = "", place: str = "") -> dict[str, int]:
        """Erase an account and all of its work, and the classes that nobody else teaches; count it by table.

        Raises:
            NotAllowed, TooOften: the password is not right.
        """
        if account.password:
            self.sign_in(account.name, password, place)
        for name in self._store.classes.taught_alone(account.person):
            self._store.classes.remove(name)
        return self._store.erase(account.person)

    def admin(self, account: Account | None) -> bool:
        """Return whether somebody runs this server: by a name that nobody can sign up with, or a vouched address."""
        if account is None:
            return False
        vouched = {account.email.casefold()} if account.email and account.verified else set()
        return bool(({key_of(account.name)} | vouched) & self._admins())

    def health(self, account: Account) -> dict[str, int]:
        """Return how much there is: counts alone, nobody's work.

        Raises:
            NotAllowed: only administrators see it.
        """
        if not self.admin(account):
            raise NotAllowed(say("Only administrators see this."))
        return self._store.classes.counts()

    def _admins(self) -> set[str]:
        told = (name.strip() for name in self._settings.admins.split(","))
        return {name.casefold() if "@" in name else key_of(name) for name in told if name}
