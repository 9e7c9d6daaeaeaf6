"""Knowledge cards: every topic has one, every language is there, and the fitting ones are found."""

import re

import pytest

from tutor.knowledge import Shelf
from tutor.knowledge.catalogue import entries
from tutor.locales import LANGUAGES
from tutor.topics import TOPICS


@pytest.fixture(scope="module")
def shelf():
    shelf = Shelf()
    yield shelf
    shelf.close()


def test_names_are_given_once():
    names = [entry.name for entry in entries()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
def test_a_card_is_there_in_every_language_with_its_source(entry):
    assert set(entry.title) == set(entry.text) == set(LANGUAGES)
    assert entry.source
    assert all(text.count("$") % 2 == 0 for text in entry.text.values())
    assert re.search("[가-힣]", entry.title["ko"])
    assert not re.search("[가-힣]", entry.text["en"])


@pytest.mark.parametrize("topic", [topic.name for topic in TOPICS])
def test_every_topic_has_a_card(topic, shelf):
    assert shelf.fitting("", topic, "en")


def test_cards_name_only_topics_that_there_are():
    names = {topic.name for topic in TOPICS}
    assert {topic for entry in entries() for topic in entry.topics} <= names


@pytest.mark.parametrize(
    ("text", "topic", "name"),
    [
        ("Solve x^2 + 5x + 6 = 0 with the quadratic formula", "quadratic-equations", "quadratic-formula"),
        ("What is the discriminant?", None, "quadratic-formula"),
        (r"Find \int x e^x dx by parts", "integrals", "integration-rules"),
        ("A coat costs 80 dollars. With a discount of 15%, what is its price?", None, "percent"),
        ("Two dice are thrown. What is the probability of a sum of 7?", None, "probability"),
        ("등비수열의 공비가 2일 때 제5항을 구하시오", None, "geometric-sequence"),
        ("직각삼각형의 빗변의 길이를 구하세요", None, "pythagoras"),
        ("Which of the two is a knight and which a knave?", None, "truth-tellers"),
    ],
)
def test_the_fitting_card_comes_first(shelf, text, topic, name):
    assert shelf.fitting(text, topic, "en")[0].name == name


def test_a_problem_about_nothing_known_gets_no_card(shelf):
    assert shelf.fitting("Who painted it, and why?", None, "en") == ()


def test_what_looks_like_a_query_is_only_words(shelf):
    assert isinstance(shelf.fitting('") OR title:* NEAR( "', None, "en"), tuple)


def test_a_card_is_given_in_the_language_asked(shelf):
    english, korean = (shelf.fitting("", "percent", language)[0] for language in LANGUAGES)
    assert (english.title, korean.title) == ("Percent", "백분율")
