"""Accounts: what a name and a password may be, tokens that end, tries that are counted, and who runs the server."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, select, update

from tests.service.school.conftest import PASSWORD
from tutor.errors import BadInput, NotAllowed, TooOften
from tutor.problem import Ask
from tutor.records.attempts import Attempt
from tutor.records.school_tables import AccountRow, SessionRow
from tutor.records.tables import AttemptRow, Base
from tutor.service.learning.practising import grown
from tutor.service.school.accounts import PER_NAME_AND_PLACE
from tutor.service.school.openid import Vouched


def sign_up(school, name="Mina", password=PASSWORD, **more):
    return school.accounts.sign_up(name, password, consent=True, **more)


def test_a_new_account_signs_in_by_its_name_however_it_is_typed(school):
    made = sign_up(school, "  Mina   Park ")
    assert made.name == "Mina Park"
    assert school.accounts.sign_in("mina park", PASSWORD) == made
    assert school.accounts.sign_in("ＭＩＮＡ　ＰＡＲＫ", PASSWORD) == made


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("M", PASSWORD),
        ("  \u200b\x00 ", PASSWORD),
        ("m" * 41, PASSWORD),
        ("mina@example.org", PASSWORD),
        ("Mina", "short"),
        ("Mina", "1234567890123"),
        ("Mina", "aaaaaaaaaaaaaa"),
        ("Mina Park 123", "mina park 123"),
        ("Mina", "x" * 201),
        ("Mina", "\ud800 surrogates"),
    ],
)
def test_names_and_passwords_that_cannot_be_used(school, name, password):
    with pytest.raises(BadInput):
        sign_up(school, name, password)


def test_a_name_is_taken_once_and_consent_is_needed(school):
    sign_up(school, "Mina")
    with pytest.raises(BadInput) as raised:
        sign_up(school, "MINA")
    assert raised.value.code == "name-taken"
    with pytest.raises(BadInput, match="consent"):
        school.accounts.sign_up("Joon", PASSWORD, consent=False)


def test_passwords_and_tokens_are_kept_as_hashes_only(tutor, school):
    token = school.accounts.open(sign_up(school))
    with tutor.store._session() as session:
        kept_password = session.scalar(select(AccountRow.password))
        kept = session.scalar(select(SessionRow.token))
    assert kept_password.startswith("$argon2id$")
    assert PASSWORD not in kept_password
    assert token not in kept


def test_a_token_is_rotated_at_sign_in_revoked_at_sign_out_and_expires(tutor, school):
    account = sign_up(school)
    accounts = school.accounts
    first = accounts.open(account)
    second = accounts.open(account, first)
    assert (accounts.who(first), accounts.who(second)) == (None, account)
    accounts.sign_out(second)
    assert accounts.who(second) is None
    third, fourth = accounts.open(account), accounts.open(account)
    accounts.sign_out_everywhere(account)
    assert (accounts.who(third), accounts.who(fourth)) == (None, None)
    fifth = accounts.open(account)
    with tutor.store._session() as session:
        session.execute(update(SessionRow).values(expires=datetime.now(UTC) - timedelta(seconds=1)))
    assert accounts.who(fifth) is None
    assert [accounts.who(bad) for bad in (None, "", "x" * 5000, "\ud800")] == [None] * 4


def test_failed_sign_ins_are_counted_by_name_and_place_and_say_nothing(school):
    sign_up(school, "Mina")
    for name in ("Mina", "Nobody"):
        told = set()
        for _ in range(PER_NAME_AND_PLACE):
            with pytest.raises(NotAllowed) as raised:
                school.accounts.sign_in(name, "wrong password", "10.0.0.1")
            told.add(str(raised.value))
        assert told == {"The name or the password is not right."}
    with pytest.raises(TooOften):
        school.accounts.sign_in("mina", PASSWORD, "10.0.0.1")
    assert school.accounts.sign_in("Mina", PASSWORD, "10.0.0.2").name == "Mina"


def test_a_new_password_signs_all_browsers_out(school):
    account = sign_up(school)
    token = school.accounts.open(account)
    with pytest.raises(NotAllowed):
        school.accounts.change_password(account, "not the old one", "another password")
    school.accounts.change_password(account, PASSWORD, "another password")
    assert school.accounts.who(token) is None
    assert school.accounts.sign_in("Mina", "another password") == account


def test_an_account_takes_over_what_its_browser_did_and_nothing_of_another_account(tutor, school):
    browser, other = "b" * 43, sign_up(school, "Joon")
    for whose in (browser, other.person):
        tutor.store.begin(Ask("2x = 4"), whose)
    tutor.store.sets.add(browser, "Quiz", {"title": "Quiz"})
    account = sign_up(school, "Mina")
    assert school.accounts.take_over(account, browser) == 2
    assert len(tutor.history(account.person)) == 1
    assert tutor.history(browser) == []
    assert school.accounts.take_over(account, other.person) == 0
    assert len(tutor.history(other.person)) == 1


def practised(tutor, person, *answers, topic="linear-equations"):
    """Record answers (item, score, day) and let the skill grow by them."""
    for item, score, day in answers:
        outcome = {1.0: "right", 0.0: "wrong", None: "unreadable"}[score]
        created = datetime(2026, 3, day, tzinfo=UTC)
        done = Attempt(topic, "intermediate", "compute", item, "7", outcome, created, score=score, seconds=10.0)
        tutor.store.attempts.add(person, done, lambda old, first, done=done: grown(old, done, first))


def test_a_skill_of_both_becomes_what_all_answers_in_their_order_make_of_it(tutor, school):
    browser, other, account = "b" * 43, "o" * 43, sign_up(school)
    mine = [("a", 0.0, 1), ("c", 1.0, 3), ("d", 0.0, 5)]
    browsers = [("b", 1.0, 2), ("a", 1.0, 4), ("e", None, 6)]
    practised(tutor, account.person, *mine)
    practised(tutor, browser, *browsers)
    practised(tutor, browser, ("q", 1.0, 1), topic="factoring")
    practised(tutor, other, *sorted(mine + browsers, key=lambda answer: answer[2]))
    school.accounts.take_over(account, browser)
    skills = tutor.store.attempts.skills(account.person)
    assert [skill.topic for skill in skills] == ["linear-equations", "factoring"]
    assert skills[0] == tutor.store.attempts.skill(other, "linear-equations")
    assert tutor.store.attempts.skills(browser) == []


def test_where_answers_were_erased_the_skill_with_more_evidence_stays(tutor, school):
    browser, account = "b" * 43, sign_up(school)
    practised(tutor, account.person, ("a", 0.0, 1))
    practised(tutor, browser, ("b", 1.0, 2), ("c", 1.0, 3))
    theirs = tutor.store.attempts.skill(browser, "linear-equations")
    with tutor.store._session() as session:
        session.execute(delete(AttemptRow).where(AttemptRow.item == "b"))
    school.accounts.take_over(account, browser)
    skill = tutor.store.attempts.skill(account.person, "linear-equations")
    assert (skill.known, skill.card, skill.due) == (theirs.known, theirs.card, theirs.due)
    assert (skill.attempts, skill.right, skill.seconds) == (3, 2, 30.0)


def test_the_administrators_name_cannot_be_signed_up_with(school):
    with pytest.raises(NotAllowed):
        sign_up(school, "ROOT")
    root = school.accounts.make("Root", PASSWORD)
    assert school.accounts.admin(root)
    assert school.accounts.health(root)["accounts"] == 1
    with pytest.raises(NotAllowed):
        school.accounts.health(sign_up(school, "Mina"))


def test_a_provider_signs_in_the_same_account_again_and_never_one_of_the_same_name(school):
    mine = sign_up(school, "Mina")
    vouched = Vouched("https://id.example.org", "42", "Mina", "mina@example.org", True)
    account, new = school.accounts.sign_in_by(vouched)
    assert new
    assert account != mine
    assert account.name == "Mina 2"
    assert school.accounts.sign_in_by(vouched) == (account, False)
    admin, _ = school.accounts.sign_in_by(Vouched("https://id.example.org", "43", "Root", None, False))
    assert not school.accounts.admin(admin)


def test_an_address_makes_an_administrator_only_when_it_is_vouched_for(tutor, school):
    tutor.settings.admins = "head@example.org"
    typed = sign_up(school, "Mina", email="head@example.org")
    vouched, _ = school.accounts.sign_in_by(Vouched("https://id", "1", "A b", "Head@example.org", True))
    unsure, _ = school.accounts.sign_in_by(Vouched("https://id", "2", "C d", "head@example.org", False))
    assert [school.accounts.admin(one) for one in (typed, vouched, unsure, None)] == [False, True, False, False]


def test_erasing_leaves_nothing_of_the_person_in_any_table(tutor, school, classroom):
    account = classroom.teacher
    school.accounts.open(account)
    tutor.store.accounts.link("https://id", "1", account.person)
    tutor.store.begin(Ask("2x = 4"), account.person)
    with pytest.raises(NotAllowed):
        school.accounts.erase(account, "wrong password")
    school.accounts.erase(account, PASSWORD)
    with tutor.store._session() as session:
        for table in Base.metadata.sorted_tables:
            for row in session.execute(select(table)):
                assert account.person not in map(str, row), table.name
                assert account.name not in map(str, row), table.name
    assert school.classes.mine(classroom.student) == []
    assert len(school.classes.mine(classroom.other_student)) == 1


def test_what_is_exported_of_a_person_has_no_secrets(tutor, school):
    account = sign_up(school)
    token = school.accounts.open(account)
    told = str(tutor.store.export(account.person))
    assert account.name in told
    assert "argon2" not in told
    assert account.person not in told
    assert token not in told
