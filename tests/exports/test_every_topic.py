"""Every topic at every level, in both languages, in every format of a learning-management system."""

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tutor.exports import export
from tutor.exports.layout import Layout
from tutor.locales import LANGUAGES, locale
from tutor.topics import TOPICS

MOODLE, QTI = (etree.XMLSchema(etree.parse(Path(__file__).with_name(name))) for name in ("moodle.xsd", "qti.xsd"))


def moodle(document, items):
    root = etree.fromstring(document)
    assert MOODLE.validate(root), MOODLE.error_log
    assert len(root) == len(items) + 1


def qti(document, items):
    archive = zipfile.ZipFile(io.BytesIO(document))
    name = next(name for name in archive.namelist() if re.fullmatch(r"(\w+)/\1\.xml", name))
    root = etree.fromstring(archive.read(name))
    assert QTI.validate(root), QTI.error_log
    assert len(root.findall(".//{*}item")) == len(items)


def gift(document, items):
    assert document.decode().count("\n::") == len(items)


def anki(document, items):
    assert zipfile.ZipFile(io.BytesIO(document)).testzip() is None


def table(document, items):
    assert len(list(csv.DictReader(io.StringIO(document.decode("utf-8-sig"), newline="")))) == len(items)


READERS = {"moodle": moodle, "stack": moodle, "qti": qti, "gift": gift, "anki": anki, "csv": table}


@pytest.mark.parametrize("topic", [topic.name for topic in TOPICS])
def test_every_format_holds_every_item(drawn, topic):
    for language in LANGUAGES:
        items = drawn(topic, language, drawn.topics[topic])
        for name, reader in READERS.items():
            reader(export(name)(items, key=True, translate=locale(language).translate, layout=Layout()), items)
