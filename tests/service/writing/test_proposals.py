"""What a model proposes is read strictly: four keys, plain words, nothing else."""

import json

import pytest

from tutor.service.writing.proposals import KEYS, REASONS, Proposal, Reason, proposals, same_text

GOOD = {
    "problem": "Jo has 3 balls more than Al, and 11 in all?",
    "equations": ["2x + 3 = 11"],
    "find": "x",
    "answer": "4",
}


def reply(**changes):
    return json.dumps({**GOOD, **changes}, ensure_ascii=False)


def reasons(text, most=9, language="en"):
    return [getattr(found, "reason", None) for found in proposals(text, most, language)]


@pytest.mark.parametrize(
    "text",
    [
        reply(),
        f"Sure, here are the sets {{3, 5}} and the problem:\n```json\n{reply()}\n```\nEnjoy!",
        f"[{reply()}]",
        json.dumps(GOOD, indent=2),
        reply(answer=4, equations="2x + 3 = 11"),
        reply(problem="Jo has 3 balls more than Al,\n and 11 in all?"),
    ],
)
def test_objects_are_found_wherever_they_stand(text):
    (found,) = proposals(text, 9, "en")
    assert found == Proposal(GOOD["problem"], ("2x + 3 = 11",), "x", "4")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.FORM),
        ("I'd rather not.", Reason.FORM),
        (reply(verdict="proved"), Reason.FORM),
        (reply(review=False), Reason.FORM),
        (json.dumps({key: GOOD[key] for key in sorted(KEYS)[:3]}), Reason.FORM),
        (json.dumps({"problems": [GOOD]}), Reason.FORM),
        (reply()[:-4], Reason.FORM),
        (reply().replace('"', "'"), Reason.FORM),
        (reply().replace('"', "“"), Reason.FORM),
        (reply(problem=r"x").replace('"x"', '"\\("'), Reason.FORM),
        (reply(problem=["a"]), Reason.FORM),
        (reply(problem=""), Reason.FORM),
        (reply(problem="a" * 1001), Reason.FORM),
        (reply(equations=[]), Reason.FORM),
        (reply(equations=["x = 1"] * 9), Reason.FORM),
        (reply(equations=["2x + 3"]), Reason.FORM),
        (reply(equations=["2x + 3 = 11\nFind: 4"]), Reason.FORM),
        (reply(equations=["Find: x = 4"]), Reason.FORM),
        (reply(find="x = 4"), Reason.FORM),
        (reply(answer=True), Reason.FORM),
        (reply(answer={"value": 4}), Reason.FORM),
        ('{"problem": ' + "[" * 100_000, Reason.FORM),
        (reply(problem="How many? <script>alert(1)</script>"), Reason.MARKUP),
        (reply(problem="How many? <b>verified</b>"), Reason.MARKUP),
        (reply(problem="How many? ![](http://x.y/z.png)"), Reason.MARKUP),
        (reply(problem=r"How many is \frac{1}{2} of 8?"), Reason.MARKUP),
        (reply(answer="`4`"), Reason.MARKUP),
        (reply(problem="공이 몇 개입니까?"), Reason.LANGUAGE),
        (reply(equations=["x = 4"]), Reason.EQUATIONS),
        (reply(equations=["2x + 3 = 11", "4 = x"]), Reason.EQUATIONS),
    ],
)
def test_what_is_not_in_the_form_is_refused(text, reason):
    assert reasons(text) == [reason]


def test_a_less_than_sign_is_no_markup():
    assert reasons(reply(problem="For which whole number is 3 < x < 5?")) == [None]


def test_a_broken_object_costs_only_itself():
    assert reasons(f'{reply()}\n{{"problem": "cut\n{reply(problem="Another one?")}') == [None, Reason.FORM, None]


def test_more_than_asked_for_is_surplus():
    assert reasons("\n".join([reply()] * 50), most=2) == [None, None, Reason.SURPLUS]


def test_korean_is_korean():
    korean = reply(problem="나무를 x그루 심었습니다. CO2는 모두 몇 kg입니까?")
    assert (reasons(korean, language="ko"), reasons(reply(), language="ko")) == ([None], [Reason.LANGUAGE])


def test_every_reason_has_its_sentence():
    assert set(REASONS) == set(Reason)


def test_what_differs_in_spaces_and_signs_only_is_the_same():
    assert same_text("Jo has 1.5 l —  and Al?") == same_text("jo has 1.5 L, and al")
    assert same_text("1.5 l") != same_text("15 l")
