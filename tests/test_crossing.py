"""Values that cross to another process arrive as they were."""

import copy
import pickle

import pytest

from tutor.figure import Figure, Kind, Line, Mark
from tutor.messages import Formula, Message, say
from tutor.problem import Answer, Problem
from tutor.solution import Implies, Restates, SameSolutions, SameUpToConstant, SameValue, Solution, Step
from tutor.verdict import Status, Verdict, Witness

F = Formula("x^{2}", "x^2", '["Pow","x",2]')
STEP = Step("rule", say("A {f}.", f=F), Message("Why."), F, F, SameValue(F, F), (), say("Look."))

VALUES = [
    F,
    say("{a} and {b}", a=say("{n}", n=3), b=F),
    STEP,
    SameValue(F, F, F),
    SameUpToConstant(F, F, "x"),
    SameSolutions(F, F, ("x", "y")),
    Implies(F, F, ("x",)),
    Restates(),
    Solution(Problem("x", F, given=(("at", F),)), (STEP, STEP), Answer(F, F, say("None."))),
    Verdict(Status.REFUTED, "method", "note", say("No."), Witness((("x", F),), F, F)),
    Figure(next(iter(Kind)), say("A line."), (0.0, 1.0, 0.0, 1.0), (Line(((0.0, 1.0),)),), (), (Mark((0.0, 0.0)),)),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("sent", [lambda value: pickle.loads(pickle.dumps(value)), copy.deepcopy])
def test_a_value_arrives_as_it_was(value, sent):
    found = sent(value)
    assert found == value
    assert type(found) is type(value)
