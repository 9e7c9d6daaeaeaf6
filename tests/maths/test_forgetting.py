"""A worker stays within its room: now and then it forgets what it remembers, and no table that all jobs need."""

from __future__ import annotations

from sympy import Symbol

from tutor.glossary.registry import _by_rule
from tutor.maths import forgetting
from tutor.maths.printing import formula


def test_forgetting_leaves_nothing_of_earlier_jobs_and_keeps_tables():
    table, told = _by_rule(), formula(Symbol("x") ** 2 + 1)
    forgetting.forget()
    assert not [each for each in forgetting.bounded() if each.cache_info().currsize]
    assert _by_rule() is table
    assert formula(Symbol("x") ** 2 + 1) == told


def test_a_worker_forgets_when_it_has_grown_and_not_again_at_once(monkeypatch):
    sizes, forgotten = [100, 105, 111, 109, 112, 114, 115, 110], []
    monkeypatch.setattr(forgetting, "used", lambda: sizes.pop(0))
    monkeypatch.setattr(forgetting, "forget", lambda: forgotten.append(sizes[0]))
    memory = forgetting.Memory(room=10)
    assert [memory.keep_within() for _ in range(3)] == [False, True, False]
    assert forgotten == [109]
    assert [memory.keep_within() for _ in range(2)] == [False, True]


def test_the_bound_does_not_rise_with_what_was_let_go_of():
    room, bounds = 20_000, []
    memory = forgetting.Memory(room)
    for _ in range(4):
        number = 0
        while not memory.keep_within():
            number += 1
            formula(Symbol(f"x{number}") ** number + number)
        bounds.append(memory._bound)
    assert bounds[-1] - bounds[0] < room / 4
