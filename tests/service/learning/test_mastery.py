"""Laws of what is believed of a skill: a pure function of the attempts, fair to what could not be judged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.problem import Level
from tutor.service.learning.mastery import (
    CEILING,
    GUESSES,
    MASTERED,
    PRIOR,
    SLIPS,
    Evidence,
    after,
    fitting_level,
    known,
)
from tutor.service.practice.drafts import Kind

BELIEFS = st.floats(0.001, 0.999)
SCORES = st.floats(0, 1)
EVIDENCE = st.builds(
    Evidence,
    kind=st.sampled_from(list(Kind)),
    level=st.sampled_from(list(Level)),
    score=st.none() | SCORES,
    hints=st.integers(0, 5),
    first=st.booleans(),
)
RIGHT = Evidence(Kind.COMPUTE, Level.INTERMEDIATE, 1.0)
WRONG = replace(RIGHT, score=0.0)


@given(st.lists(EVIDENCE, max_size=60))
def test_it_is_a_probability_and_the_fold_of_its_single_steps(attempts):
    belief = PRIOR
    for each in attempts:
        belief = after(belief, each)
        assert 0 < belief < 1
    assert known(attempts) == belief


@given(BELIEFS, EVIDENCE)
def test_what_could_not_be_judged_and_second_tries_change_nothing(before, evidence):
    assert after(before, replace(evidence, score=None)) == before
    assert after(before, replace(evidence, first=False)) == before


@given(BELIEFS, EVIDENCE, SCORES, SCORES)
def test_a_better_score_never_tells_less(before, evidence, one, other):
    low, high = (replace(evidence, first=True, score=score) for score in sorted((one, other)))
    assert after(before, low) <= after(before, high) + 1e-12


@given(BELIEFS, EVIDENCE, st.integers(0, 5), st.integers(0, 5))
def test_more_hints_never_tell_more(before, evidence, one, other):
    few, many = (replace(evidence, first=True, hints=hints) for hints in sorted((one, other)))
    assert after(before, many) <= after(before, few) + 1e-12


@given(BELIEFS, BELIEFS, EVIDENCE)
def test_who_was_believed_to_know_more_still_is(one, other, evidence):
    low, high = sorted((one, other))
    assert after(low, evidence) <= after(high, evidence) + 1e-12


@given(BELIEFS, st.sampled_from(list(Kind)), st.sampled_from(list(Level)))
def test_a_right_answer_without_hints_never_lowers_the_belief(before, kind, level):
    assert after(before, Evidence(kind, level, 1.0)) >= before - 1e-12


@given(BELIEFS, EVIDENCE)
def test_a_level_lifts_the_belief_to_its_ceiling_and_no_further(before, evidence):
    assert after(before, evidence) <= max(before, CEILING[evidence.level])


def test_a_guess_that_is_easy_tells_less():
    order = [Kind.COMPUTE, Kind.MISSING_STEP, Kind.CHOICE, Kind.TRUE_FALSE]
    beliefs = [after(0.3, replace(RIGHT, kind=kind)) for kind in order]
    assert beliefs == sorted(beliefs, reverse=True)
    assert len(set(beliefs)) == len(beliefs)


def test_every_kind_and_level_has_its_parameters():
    assert set(GUESSES) == set(Kind)
    assert set(SLIPS) == set(CEILING) == set(Level)
    assert all(guess < 1 - max(SLIPS.values()) for guess in GUESSES.values()), "else a right answer would tell against"


def test_the_formula_is_that_of_corbett_and_anderson():
    by_hand = 0.4 * 0.9 / (0.4 * 0.9 + 0.6 * 0.2)
    assert after(0.4, RIGHT) == pytest.approx(by_hand + (1 - by_hand) * 0.08)
    by_hand = 0.4 * 0.1 / (0.4 * 0.1 + 0.6 * 0.8)
    assert after(0.4, WRONG) == pytest.approx(by_hand + (1 - by_hand) * 0.08)


def practise(score, belief=PRIOR, levels=tuple(Level), most=60):
    """Problems until mastery, each at the level that fits."""
    for count in range(1, most + 1):
        belief = after(belief, Evidence(Kind.COMPUTE, fitting_level(belief, levels), score(count)))
        if belief >= MASTERED:
            return count
    return None


def test_mastery_takes_a_few_right_answers_up_to_the_hardest_level():
    assert practise(lambda _: 1.0) == 4
    assert practise(lambda number: 1.0 if number % 3 else 0.0) is not None
    assert practise(lambda number: number % 2) is None


def test_easy_problems_alone_never_show_mastery():
    assert known([replace(RIGHT, level=Level.BEGINNER)] * 50) == CEILING[Level.BEGINNER] < MASTERED


@pytest.mark.parametrize(
    ("belief", "levels", "level"),
    [
        (0.15, tuple(Level), Level.BEGINNER),
        (0.6, tuple(Level), Level.INTERMEDIATE),
        (0.9, tuple(Level), Level.ADVANCED),
        (0.9, (Level.BEGINNER,), Level.BEGINNER),
        (0.1, (Level.INTERMEDIATE, Level.ADVANCED), Level.INTERMEDIATE),
    ],
)
def test_the_level_follows_the_belief_among_those_there_are(belief, levels, level):
    assert fitting_level(belief, levels) is level
