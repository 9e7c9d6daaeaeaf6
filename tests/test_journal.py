"""The journal: lines that machines read, with the request's id, and without a word of anybody."""

from __future__ import annotations

import io
import json
import logging
import threading

import pytest

from tutor import journal
from tutor.maths.worker import Pool

LOG = logging.getLogger("tutor.somewhere")


@pytest.fixture
def lines(journal_at):
    return journal_at("debug")


def test_a_line_says_when_what_and_for_which_request(lines):
    with journal.request("from-outside-1") as name:
        LOG.info("an exchange began", extra={"exchange": "abc"})
    LOG.info("outside")
    first, second = lines()
    assert name == first["request"] == "from-outside-1"
    assert (first["level"], first["message"], first["exchange"]) == ("info", "an exchange began", "abc")
    assert first["time"].endswith("Z")
    assert "request" not in second


def test_nothing_beside_a_message_takes_the_place_of_what_every_line_has(lines):
    LOG.info("solved", extra={"level": "beginner", "topic": "limits"})
    (told,) = lines()
    assert (told["level"], told["topic"]) == ("info", "limits")


@pytest.mark.parametrize("name", [None, "", "short", "a" * 65, "with space in it", "line\nbreak-123", "<script>alert"])
def test_an_id_from_outside_is_taken_only_when_it_is_sane(name):
    with journal.request(name) as taken:
        assert len(taken) == 32
        assert taken != name


def test_threads_and_worker_processes_serve_the_same_request(lines):
    with journal.request("the-same-one"):
        thread = threading.Thread(target=journal.carried(LOG.info), args=("in a thread",))
    thread.start()
    thread.join()
    with Pool(1) as pool, journal.request("the-same-one"):
        assert pool.call(journal.request_id, deadline=30) == "the-same-one"
    told = {line["message"]: line for line in lines()}
    assert told["in a thread"]["request"] == "the-same-one"
    assert told["a job ended"]["request"] == "the-same-one"
    assert told["a job ended"]["job"] == "tutor.journal:request_id"


def test_of_an_exception_the_kind_and_the_way_are_told_not_its_words(lines):
    try:
        try:
            int("Kim Minsu's homework")
        except ValueError as error:
            raise RuntimeError("about Kim Minsu") from error
    except RuntimeError:
        LOG.exception("it broke")
    (line,) = lines()
    assert line["error"]["kind"] == "RuntimeError"
    assert line["error"]["cause"]["kind"] == "ValueError"
    assert "test_journal.py" in line["error"]["way"][0]
    assert "Minsu" not in json.dumps(line)


def test_words_say_the_same():
    stream = io.StringIO()
    handler = journal.keep("text", stream=stream)
    LOG.warning("slow request", extra={"ms": 7000})
    logging.getLogger().removeHandler(handler)
    assert "WARNING tutor.somewhere: slow request ms=7000" in stream.getvalue()


class Full(io.StringIO):
    def write(self, _):
        raise OSError(28, "No space left on device")


def test_a_full_disk_stops_no_work():
    handler = journal.keep(stream=Full())
    LOG.warning("nobody will read this")
    logging.getLogger().removeHandler(handler)
    assert handler.dropped == 1
