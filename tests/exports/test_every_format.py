"""One contract for every export format of a practice set."""

import json

import pytest

from tutor.errors import UnknownName
from tutor.exports import FORMATS, export
from tutor.exports.layout import Layout
from tutor.locales import LANGUAGES, locale
from tutor.problem import Level
from tutor.service.tutor import Tutor
from tutor.wire import item_json

every = pytest.mark.parametrize("name", list(FORMATS))


@pytest.fixture(scope="module")
def practice():
    with Tutor() as tutor:
        yield list(tutor.practice("linear-equations", Level.BEGINNER, 2, seed=4))


def written(practice, name, language="en", *, key=True):
    translate = locale(language).translate
    items = [item_json(item, translate) for item in practice]
    return items, export(name)(items, key=key, translate=translate, layout=Layout())


@every
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_is_in_it(practice, name, language):
    items, document = written(practice, name, language)
    text = document.decode()
    assert document
    assert all(json.dumps(item["latex"])[1:-1] in text or item["latex"] in text for item in items)


@every
def test_the_key_is_left_out_where_it_is_not_wanted(practice, name):
    items, with_key = written(practice, name)
    _, without = written(practice, name, key=False)
    assert len(without) < len(with_key)
    assert all(item["answer"]["latex"].encode() not in without for item in items)


@every
def test_the_same_set_is_the_same_document(practice, name):
    assert written(practice, name) == written(practice, name)


def test_a_format_that_does_not_exist_is_said():
    with pytest.raises(UnknownName, match="papyrus"):
        export("papyrus")


@every
def test_solutions_come_with_their_pictures(practice, name):
    items, document = written(practice, name)
    text = document.decode()
    assert all(item["figures"] for item in items)
    assert all(json.dumps(figure["alt"])[1:-1] in text for item in items for figure in item["figures"])
