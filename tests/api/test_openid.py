"""Signing in with a provider: a small real one on this machine, which signs; and everything that must not hold."""

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from joserfc import jwt
from joserfc.jwk import RSAKey

from tutor.api import create_app
from tutor.service.school.accounts import COOKIE
from tutor.service.school.openid import provider_of
from tutor.settings import Settings

CLIENT, SECRET = "stepwise", "the client's secret"


class Provider:
    """An OpenID provider with one person, who always agrees; ``lie`` changes what it signs."""

    def __init__(self):
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self.signing, self.algorithm, self.codes, self.lie = self.key, "RS256", {}, {}
        self.person = {"sub": "42", "preferred_username": "gauss", "email": "g@example.org", "email_verified": True}
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def tell(self, told, status=200):
                body = json.dumps(told).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self):
                if self.path == "/.well-known/openid-configuration":
                    self.tell(provider.description())
                elif self.path == "/keys":
                    self.tell({"keys": [provider.key.as_dict(private=False)]})
                elif self.path == "/me":
                    self.tell(provider.person)

            def do_POST(self):
                form = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
                self.tell(*provider.exchanged({name: one for name, (one,) in form.items()}, self.headers))

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def description(self):
        return {
            "issuer": self.lie.get("issuer", self.issuer),
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "userinfo_endpoint": f"{self.issuer}/me",
        }

    def agreed(self, address):
        """The person agrees at the address where the browser was sent; return the code and the state."""
        asked = {name: one for name, (one,) in parse_qs(urlsplit(address).query).items()}
        assert (asked["response_type"], asked["client_id"]) == ("code", CLIENT)
        assert asked["code_challenge_method"] == "S256"
        self.codes["code"] = asked
        return "code", asked["state"]

    def exchanged(self, form, headers):
        asked = self.codes.pop(form["code"], None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        proof = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=")
        good = asked and headers["authorization"] == f"Basic {basic}" and form["redirect_uri"] == asked["redirect_uri"]
        if not good or proof.decode() != asked["code_challenge"]:
            return {"error": "invalid_grant"}, 400
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": asked["nonce"], "sub": "42"}
        header = {"alg": self.algorithm, "kid": "one"}
        token = jwt.encode(header, {**claims, **self.lie}, self.signing, algorithms=[self.algorithm])
        return {"id_token": token, "access_token": "a", "token_type": "Bearer"}, 200


@pytest.fixture
def provider():
    one = Provider()
    yield one
    one.server.shutdown()
    one.server.server_close()


@pytest.fixture
def browser(tutor, provider, monkeypatch):
    changes = {"oidc_issuer": provider.issuer, "oidc_client_id": CLIENT, "oidc_client_secret": SECRET}
    monkeypatch.setattr(tutor, "settings", tutor.settings.model_copy(update=changes))
    app = create_app(tutor, tutor.settings, page=False)
    with TestClient(app, headers={"origin": "http://testserver"}, follow_redirects=False) as client:
        yield client


def depart(browser, provider):
    told = browser.get("/api/account/openid")
    assert told.status_code == 303
    return provider.agreed(told.headers["location"])


def arrive(browser, code, state):
    told = browser.get("/api/account/openid/callback", params={"code": code, "state": state})
    assert told.status_code == 303
    return told.headers["location"]


def test_a_person_comes_back_signed_in_and_again_to_the_same_account(browser, provider):
    assert browser.get("/api/account").json()["provider"] == "127.0.0.1"
    assert arrive(browser, *depart(browser, provider)) == "http://testserver/?signed-in=new"
    account = browser.get("/api/account").json()["account"]
    assert (account["name"], account["email"], account["password"]) == ("gauss", "g@example.org", False)
    browser.post("/api/account/sign-out")
    assert arrive(browser, *depart(browser, provider)) == "http://testserver/?signed-in=yes"
    assert browser.get("/api/account").json()["account"] == account


@pytest.mark.parametrize(
    "lie",
    [{"nonce": "another"}, {"aud": "another"}, {"iss": "https://evil.example"}, {"exp": 1}, {"azp": "another"},
     {"sub": None}, {"nonce": None}],
    ids=str,
)  # fmt: skip
def test_a_signed_lie_signs_nobody_in(browser, provider, lie):
    provider.lie = lie
    assert arrive(browser, *depart(browser, provider)).endswith("signed-in=no")
    assert COOKIE not in browser.cookies


def test_what_somebody_else_signed_signs_nobody_in(browser, provider):
    provider.signing = RSAKey.generate_key(2048, {"kid": "one"})
    assert arrive(browser, *depart(browser, provider)).endswith("signed-in=no")


def test_a_token_signed_with_the_clients_secret_or_not_at_all_signs_nobody_in(browser, provider):
    from joserfc.jwk import OctKey

    provider.signing, provider.algorithm = OctKey.import_key(SECRET * 4), "HS256"
    assert arrive(browser, *depart(browser, provider)).endswith("signed-in=no")


def test_state_belongs_to_the_browser_and_is_used_once(browser, provider, tutor):
    code, state = depart(browser, provider)
    with TestClient(browser.app, follow_redirects=False) as thief:
        assert arrive(thief, code, state).endswith("signed-in=no")
    assert arrive(browser, code, "another").endswith("signed-in=no")
    code, state = depart(browser, provider)
    held = browser.cookies["stepwise-openid"]
    assert not arrive(browser, code, state).endswith("signed-in=no")
    provider.codes["code"] = {}
    browser.cookies.set("stepwise-openid", held, path="/api/account/openid/callback")
    browser.cookies.delete(COOKIE)
    assert arrive(browser, code, state).endswith("signed-in=no")


def test_a_provider_of_another_name_is_not_used(browser, provider):
    provider.lie = {"issuer": "https://evil.example"}
    told = browser.get("/api/account/openid")
    assert (told.status_code, told.json()["error"]["code"]) == (503, "unavailable")


def test_a_provider_that_is_gone_is_said_in_a_sentence(browser, provider):
    provider.server.shutdown()
    provider.server.server_close()
    assert "does not answer" in browser.get("/api/account/openid").json()["error"]["message"]


def test_a_space_names_its_own_provider(monkeypatch):
    for name, value in (
        ("OAUTH_CLIENT_ID", "space"),
        ("OAUTH_CLIENT_SECRET", "hidden"),
        ("OPENID_PROVIDER_URL", "https://huggingface.co"),
        ("SPACE_HOST", "me-stepwise.hf.space"),
    ):
        monkeypatch.setenv(name, value)
    settings = Settings()
    provider = provider_of(settings)
    assert (provider.client, provider.name, settings.space_host) == ("space", "Hugging Face", "me-stepwise.hf.space")
    assert "hidden" not in repr(settings)
