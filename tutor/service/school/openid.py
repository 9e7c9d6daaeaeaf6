"""Signing in with an OpenID provider: discovery, the code flow with PKCE, state and nonce, the signed identity.

Any provider by settings; on a Hugging Face Space its variables name Hugging Face. Everything is asked for of the
provider by this server, and every address comes from the settings or from the provider's own description.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from tutor.errors import NotAllowed, Unavailable, UnknownName
from tutor.messages import say
from tutor.records.accounts import Accounts, Handshake

if TYPE_CHECKING:
    import httpx
    from joserfc.jwk import KeySet

    from tutor.settings import Settings

PATIENCE = 10.0
"""Seconds for one answer of the provider."""
KEPT = 3600.0
"""Seconds for which the provider's description and keys are kept."""
RETURN = timedelta(minutes=10)
"""How long somebody may take at the provider."""
LEEWAY = 120
"""Seconds by which clocks may differ."""
LARGEST = 1_000_000
"""Bytes of an answer of the provider."""
SCOPES = ("openid", "profile", "email")
SIGNED = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA")
"""Ways to sign that a shared secret or nobody cannot forge."""
HUGGING_FACE = "huggingface.co"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Provider:
    """An OpenID provider and what it knows this server by."""

    issuer: str
    client: str
    secret: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Vouched:
    """Whom a provider vouches for."""

    issuer: str
    subject: str
    name: str
    email: str | None
    verified: bool


@dataclass(frozen=True, slots=True)
class Departure:
    """Where a browser goes to sign in, and the state that it must bring back."""

    address: str
    state: str


def provider_of(settings: Settings) -> Provider | None:
    """Return the provider of the settings, None where there is none."""
    if not settings.oidc_issuer or not settings.oidc_client_id:
        return None
    issuer = settings.oidc_issuer.rstrip("/")
    host = urlsplit(issuer).hostname or issuer
    name = settings.oidc_name or ("Hugging Face" if host in {HUGGING_FACE, "hf.co"} else host)
    return Provider(issuer, settings.oidc_client_id, settings.oidc_client_secret, name)


class OpenId:
    """One provider; safe to use from any thread."""

    def __init__(self, provider: Provider, accounts: Accounts) -> None:
        self.provider, self._accounts = provider, accounts
        self._lock = threading.Lock()
        self._known: dict[str, tuple[float, Json]] = {}

    def depart(self, back: str) -> Departure:
        """Begin to sign a browser in that comes back to the address ``back``.

        Raises:
            Unavailable: the provider does not answer.
        """
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        offered = self._description().get("scopes_supported") or SCOPES
        asked = {
            "response_type": "code",
            "client_id": self.provider.client,
            "redirect_uri": back,
            "scope": " ".join(scope for scope in SCOPES if scope in offered),
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        self._accounts.begin_handshake(state, nonce, verifier)
        address = self._address("authorization_endpoint")
        return Departure(f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}", state)

    def arrive(self, back: str, state: str, held: str | None, code: str) -> Vouched:
        """Return whom the provider vouches for. ``held`` is the state that this browser was given.

        Raises:
            NotAllowed: this browser did not begin it, it took too long, or what the provider says does not hold.
            Unavailable: the provider does not answer.
        """
        if not held or not secrets.compare_digest(state.encode(), held.encode()):
            raise _refused()
        agreed = self._accounts.end_handshake(state, RETURN)
        if agreed is None or not code:
            raise _refused()
        told = self._exchanged(back, code, agreed)
        claims = self._claims(str(told.get("id_token", "")), agreed)
        if not claims.get("preferred_username") and told.get("access_token") and self._address("userinfo_endpoint", ""):
            claims = {**self._userinfo(str(told["access_token"]), claims["sub"]), **claims}
        return self._vouched(claims)

    def _vouched(self, claims: Json) -> Vouched:
        email = claims.get("email")
        name = next((claims[key] for key in ("preferred_username", "nickname", "name") if claims.get(key)), "")
        return Vouched(
            self.provider.issuer, str(claims["sub"])[:255], str(name),
            str(email)[:254] if email else None, bool(email) and claims.get("email_verified") is True,
        )  # fmt: skip

    def _exchanged(self, back: str, code: str, agreed: Handshake) -> Json:
        """The tokens for a code."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "code_verifier": agreed.verifier,
            "client_id": self.provider.client,
        }
        secret = self.provider.secret
        methods = self._description().get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        signed = (self.provider.client, secret) if secret and "client_secret_basic" in methods else None
        if secret and signed is None:
            form["client_secret"] = secret
        return self._asked("POST", self._address("token_endpoint"), refused=True, data=form, auth=signed)

    def _claims(self, token: str, agreed: Handshake) -> Json:
        """What a signed identity says, when it is signed by the provider, for this server, for this sign-in."""
        from joserfc import jwt
        from joserfc.errors import JoseError

        try:
            try:
                decoded = jwt.decode(token, self._keys(), algorithms=list(SIGNED))
            except (JoseError, ValueError):  # signed, perhaps, with a key newer than those that are kept
                decoded = jwt.decode(token, self._keys(fresh=True), algorithms=list(SIGNED))
            rules = jwt.JWTClaimsRegistry(
                leeway=LEEWAY,
                iss={"essential": True, "value": self._description()["issuer"]},
                sub={"essential": True},
                aud={"essential": True, "value": self.provider.client},
                exp={"essential": True},
                iat={"essential": True},
                nonce={"essential": True, "value": agreed.nonce},
            )
            rules.validate(decoded.claims)
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise _refused() from error
        claims: Json = decoded.claims
        if claims.get("azp", self.provider.client) != self.provider.client:
            raise _refused()
        return claims

    def _userinfo(self, token: str, subject: str) -> Json:
        told = self._asked("GET", self._address("userinfo_endpoint"), headers={"Authorization": f"Bearer {token}"})
        return told if told.get("sub") == subject else {}

    def _description(self) -> Json:
        """What the provider says about itself; it must call itself what the settings call it."""
        told = self._fetched(f"{self.provider.issuer}/.well-known/openid-configuration")
        if str(told.get("issuer", "")).rstrip("/") != self._issuer():
            raise Unavailable(say("The sign-in provider gives another name than the settings do."))
        return told

    def _issuer(self) -> str:
        """The provider's name; hf.co is another address of huggingface.co."""
        return self.provider.issuer.replace("//hf.co", f"//{HUGGING_FACE}", 1)

    def _keys(self, *, fresh: bool = False) -> KeySet:
        from joserfc.jwk import KeySet

        keys = self._fetched(self._address("jwks_uri"), fresh=fresh)
        return KeySet.import_key_set(keys)  # type: ignore[arg-type]

    def _address(self, name: str, default: str | None = None) -> str:
        """An address that the provider names; without https only where the provider itself is without."""
        address = str(self._description().get(name, default if default is not None else "-"))
        plain = self.provider.issuer.startswith("http://")
        if address and urlsplit(address).scheme not in ({"http", "https"} if plain else {"https"}):
            raise Unavailable(say("The sign-in provider names an address that cannot be used."))
        return address

    def _fetched(self, address: str, *, fresh: bool = False) -> Json:
        with self._lock:
            since, told = self._known.get(address, (0.0, {}))
            if told and time.monotonic() - since < KEPT and not fresh:
                return told
        told = self._asked("GET", address)
        with self._lock:
            self._known[address] = (time.monotonic(), told)
        return told

    def _asked(
        self, method: str, address: str, *, refused: bool = False, data: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None, headers: Mapping[str, str] | None = None,
    ) -> Json:  # fmt: skip
        """Ask the provider; it says no with a 4xx where ``refused`` is to be expected."""
        import httpx

        try:
            with httpx.Client(timeout=PATIENCE, headers={"Accept": "application/json"}) as client:
                answer = client.request(method, address, data=data, auth=auth, headers=headers)
            return _read(answer, refused=refused)
        except (httpx.HTTPError, ValueError) as error:
            raise Unavailable(say("The sign-in provider does not answer. Please try again later.")) from error


def _read(answer: httpx.Response, *, refused: bool) -> Json:
    if refused and 400 <= answer.status_code < 500:
        raise _refused()
    answer.raise_for_status()
    if len(answer.content) > LARGEST:
        raise ValueError("too long")
    told = answer.json()
    if not isinstance(told, dict):
        raise ValueError("no object")
    return told


def _refused() -> NotAllowed:
    return NotAllowed(say("Signing in did not work. Please try again."), code="not-right")


def no_provider() -> UnknownName:
    """The error of a server without a provider."""
    return UnknownName(say("There is no sign-in provider here."))
