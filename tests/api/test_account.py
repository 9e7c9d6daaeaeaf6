"""Signing up, in and out over HTTP: the cookie, who may ask from where, and what is refused."""

import pytest
from fastapi.testclient import TestClient

from tutor.api import create_app
from tutor.service.school.accounts import COOKIE

PASSWORD = "four brown horses"
HOME = {"origin": "http://testserver"}


@pytest.fixture(scope="module")
def app(tutor):
    return create_app(tutor, tutor.settings, page=False)


@pytest.fixture
def browser(app):
    """A browser of one's own, on the page's own origin."""
    with TestClient(app, headers=HOME) as client:
        yield client


def sign_up(browser, name, **more):
    return browser.post("/api/account", json={"name": name, "password": PASSWORD, "consent": True, **more})


def test_nobody_is_signed_in_at_first(browser):
    told = browser.get("/api/account")
    assert told.json() == {"account": None, "sign_up": True, "provider": None}
    assert told.headers["cache-control"] == "no-store"
    assert browser.get("/api/classes").status_code == 401


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(browser, app):
    cookie = sign_up(browser, "Cookie").headers["set-cookie"].lower()
    assert cookie.startswith(f"{COOKIE}=")
    assert all(part in cookie for part in ("httponly", "samesite=lax", "path=/", "max-age="))
    assert "secure" not in cookie
    with TestClient(app, base_url="https://testserver", headers={"origin": "https://testserver"}) as safe:
        assert "; secure" in sign_up(safe, "Secure").headers["set-cookie"].lower()


def test_a_token_is_new_at_every_sign_in_and_ends_with_signing_out(browser, app):
    sign_up(browser, "Rotating")
    first = browser.cookies[COOKIE]
    assert browser.post("/api/account/sign-in", json={"name": "rotating", "password": PASSWORD}).status_code == 200
    second = browser.cookies[COOKIE]
    assert first != second
    with TestClient(app, cookies={COOKIE: first}) as thief:
        assert thief.get("/api/account").json()["account"] is None
    assert browser.get("/api/account").json()["account"]["name"] == "Rotating"
    browser.post("/api/account/sign-out")
    with TestClient(app, cookies={COOKIE: second}) as thief:
        assert thief.get("/api/account").json()["account"] is None


def test_errors_are_told_with_their_status(browser):
    assert sign_up(browser, "Twice").status_code == 200
    assert sign_up(browser, "TWICE").json()["error"]["code"] == "name-taken"
    assert sign_up(browser, "Root@x.org").status_code == 422
    wrong = browser.post("/api/account/sign-in", json={"name": "Twice", "password": "not this one"})
    assert (wrong.status_code, wrong.json()["error"]["code"]) == (403, "not-right")
    for _ in range(5):
        last = browser.post("/api/account/sign-in", json={"name": "Twice", "password": "not this one"})
    assert (last.status_code, last.json()["error"]["code"]) == (429, "too-often")
    assert browser.get("/api/account/openid").status_code == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://testserver.evil.example"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site", "origin": "http://testserver"}, 403),
        ({}, 403),
        ({"origin": "http://testserver"}, 200),
        ({"sec-fetch-site": "same-origin"}, 200),
    ],
)
def test_what_another_site_asks_for_with_the_cookie_is_refused(app, browser, headers, status):
    name = f"Csrf {abs(hash(str(headers))) % 10**9}"
    sign_up(browser, name)
    with TestClient(app, cookies={COOKIE: browser.cookies[COOKIE]}) as other:
        assert other.post("/api/classes", json={"name": "8b"}, headers=headers).status_code == status
        assert other.get("/api/account", headers=headers).json()["account"]["name"] == name


def test_nobody_is_signed_in_by_another_site(app):
    with TestClient(app) as other:
        body = {"name": "Forced", "password": PASSWORD, "consent": True}
        assert other.post("/api/account", json=body, headers={"origin": "https://evil.example"}).status_code == 403
        assert other.post("/api/account", json=body).status_code == 200


def test_an_account_is_erased_with_its_password(browser):
    sign_up(browser, "Goodbye")
    browser.post("/api/classes", json={"name": "Mine"})
    assert browser.post("/api/account/erase", json={"password": "wrong one"}).status_code == 403
    erased = browser.post("/api/account/erase", json={"password": PASSWORD}).json()["erased"]
    assert erased["accounts"] == 1
    assert browser.get("/api/account").json()["account"] is None
    assert browser.post("/api/account/sign-in", json={"name": "Goodbye", "password": PASSWORD}).status_code == 403


def test_a_new_password_keeps_this_browser_only(app, browser):
    sign_up(browser, "Changing")
    with TestClient(app, headers=HOME) as other:
        other.post("/api/account/sign-in", json={"name": "Changing", "password": PASSWORD})
        body = {"old": PASSWORD, "new": "another password"}
        assert browser.post("/api/account/password", json=body).status_code == 200
        assert other.get("/api/account").json()["account"] is None
    assert browser.get("/api/account").json()["account"]["name"] == "Changing"


def test_only_administrators_see_health(browser):
    sign_up(browser, "Curious")
    assert browser.get("/api/account/health").status_code == 403
