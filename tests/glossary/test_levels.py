"""The words of a step by level."""

from __future__ import annotations

from tutor.glossary import Wording, entries_of, entry_of
from tutor.messages import Formula, Message, render_plain, say
from tutor.problem import Level
from tutor.solution import Claim, Restates, SameValue, Step

LINE = Formula("2 + 3", "2 + 3")
ADD = entries_of("add")[0]
WHY = say("Only numbers are left.")


def step(rule: str = "add", because: Message = WHY, inside: tuple[Step, ...] = (), claim: Claim | None = None) -> Step:
    return Step(rule, say("Add."), because, LINE, LINE, claim or SameValue(LINE, LINE), inside)


def test_beginners_are_told_the_rule_in_plain_words_once() -> None:
    wording = Wording(Level.BEGINNER)

    first, second = wording.of(step()), wording.of(step())

    assert render_plain(first.because) == f"Only numbers are left. {ADD.simply.text}"
    assert second.because == WHY


def test_steps_inside_are_worded_after_the_step_that_holds_them() -> None:
    told = Wording(Level.BEGINNER).of(step("multiply", inside=(step(), step("multiply"))))

    assert render_plain(told.substeps[0].because).endswith(ADD.simply.text)
    assert told.substeps[1].because == WHY


def test_intermediate_students_read_the_step_as_it_is() -> None:
    assert Wording(Level.INTERMEDIATE).of(step()) == step()


def test_advanced_students_read_the_name_of_the_rule() -> None:
    assert render_plain(Wording(Level.ADVANCED).of(step()).because) == f"{ADD.name.text}."


def test_advanced_students_keep_reasons_about_this_problem_and_what_nobody_checks() -> None:
    wording = Wording(Level.ADVANCED)
    about_this = say("{law}", law=LINE)
    nested = say("{first} {second}", first=WHY, second=about_this)

    assert wording.of(step(because=about_this)).because == about_this
    assert wording.of(step(because=nested)).because == nested
    assert wording.of(step(claim=Restates())).because == WHY


def test_a_rule_without_an_entry_keeps_its_words() -> None:
    assert entry_of(step("no-such-rule")) is None
    assert all(Wording(level).of(step("no-such-rule")).because == WHY for level in Level)


def test_the_power_rule_of_integrals_is_not_that_of_derivatives() -> None:
    integral = Formula(r"\int x^2\,dx", "integral of x^2")
    rules = [entry_of(Step("power-rule", WHY, WHY, line, line, Restates())) for line in (LINE, integral)]

    assert [rule and rule.name.text for rule in rules] == ["Power rule", "Power rule for integrals"]
