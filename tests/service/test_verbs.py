"""Verbs are counted: plain ones, those that tell bit by bit, refused ones; and none is forgotten."""

from __future__ import annotations

import inspect

import pytest

from tutor.errors import BadInput, Unavailable
from tutor.messages import say
from tutor.service.metrics import Metrics
from tutor.service.tutor import Tutor
from tutor.service.verbs import opened
from tutor.settings import Settings

NOT_ASKED_FOR = {"close", "start", "who", "admin", "key", "seen"}
"""What the program does by itself, with every request or beside."""


class Room:
    """A room with verbs of each kind."""

    size = 3

    def other(self):
        return Room()

    def make(self):
        return self.count()

    def count(self):
        return self.size

    def grow(self, values):
        yield from values

    def change(self, values):
        return self.grow(values)

    def refuse(self):
        raise BadInput(say("No."))

    def lose(self):
        yield 1
        raise Unavailable(say("Gone."))


@pytest.fixture
def metrics():
    return Metrics()


@pytest.fixture
def room(metrics):
    return opened(Room(), "room", metrics, aside=("count", "other"))


def test_a_call_is_counted_once_and_what_is_aside_is_not(room, metrics):
    assert (room.other().make(), room.count(), room.size) == (3, 3, 3)
    assert metrics.requests == {("room.make", "", "finished"): 1}
    assert metrics.seconds["room.make", ""].count == 1


def test_what_is_told_bit_by_bit_lasts_to_its_end(room, metrics):
    growing = room.change([1, 2])
    assert metrics.requests.total() == metrics.running.total() == 0
    assert next(growing) == 1
    assert metrics.running["room.change", ""] == 1
    assert list(growing) == [2]
    assert metrics.requests == {("room.change", "", "finished"): 1}
    left = room.grow([1, 2])
    next(left)
    left.close()
    assert metrics.requests["room.grow", "", "stopped"] == 1
    assert metrics.running.total() == 0


def test_what_is_raised_is_how_it_ended(room, metrics):
    with pytest.raises(BadInput):
        room.refuse()
    with pytest.raises(Unavailable):
        list(room.lose())
    assert metrics.requests == {("room.refuse", "", "refused"): 1, ("room.lose", "", "failed"): 1}
    assert metrics.errors == {("room.refuse", "", "bad-input"): 1, ("room.lose", "", "unavailable"): 1}


def test_no_room_of_a_tutor_is_forgotten(tmp_path):
    with Tutor(Settings(database_url=f"sqlite:///{tmp_path / 'records.db'}", workers=1)) as tutor:
        school, learning = tutor.school, tutor.learning
        rooms = [
            *(tutor.desk, tutor.reading, tutor.clients, tutor.clients.batches),
            *(learning, learning.practice, learning.progress),
            *(school.accounts, school.classes, school.assignments, school.reports),
        ]
        verbs = [
            (room, name)
            for room in rooms
            for name, method in inspect.getmembers(room.__class__, inspect.isfunction)
            if name[0] != "_" and name not in NOT_ASKED_FOR
        ]
        assert len(verbs) > 50
        assert [name for room, name in verbs if not hasattr(getattr(room, name), "__wrapped__")] == []
        own = {"history", "replay", "topics", "compare", "audit", "check_work", "like", "outcome", "import_problem"}
        own |= {"practice", "practice_json", "write_problems", "judge_practice", "solve"}
        assert [name for name in own if not hasattr(getattr(tutor, name), "__wrapped__")] == []
