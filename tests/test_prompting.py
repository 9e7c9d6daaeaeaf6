"""Every prompt file has the blanks it is filled with, in every language and level."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tutor.errors import UnknownName
from tutor.problem import Ask, Level, Repair
from tutor.prompting import EQUATIONS, WRITE, PromptError, chat, fill, filled, root, sections, subjects


def test_subjects_are_folders():
    assert subjects() == ("coding", "logic", "math")


@pytest.mark.parametrize("subject", ["math", "logic", "coding"])
@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("level", list(Level))
def test_every_prompt_is_filled(subject, language, level):
    ask = Ask("Is @x 5?", level=level, language=language, subject=subject)
    system, user = chat(ask)
    assert (system.role, user.role) == ("system", "user")
    assert "@" not in system.text
    assert user.text.startswith("Is @x 5?")
    assert r"\boxed{}" in system.text
    assert fill(subject, level.value, language) in system.text
    assert len(sections(ask)) == 5


def test_languages_and_levels_differ():
    texts = {chat(Ask("1+1", level=level, language=lang))[0].text for level in Level for lang in ("en", "ko")}
    assert len(texts) == 6


def test_a_language_without_prompts_falls_back_to_english():
    assert chat(Ask("1+1", language="fr")) == chat(Ask("1+1", language="en"))


def test_no_file_is_left_out():
    names = {path.name.split(".")[0] for path in root().glob("*/*.md")}
    turns = {"teacher", "solve", "repair", "equations", "write", "picture", "hint", "talk"}
    assert names == turns | {"beginner", "intermediate", "advanced"}


@pytest.mark.parametrize("subject", ["math", "logic", "coding"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_wrong_line_is_sent_back_with_the_reason(subject, language):
    ask = Ask("2 + 2?", language=language, subject=subject)
    turns = chat(replace(ask, repair=Repair("So", "2 + 2 = 5", "The left side is 4.")))
    assert turns[:2] == chat(ask)
    assert [turn.role for turn in turns[2:]] == ["assistant", "user"]
    assert "2 + 2 = 5" in turns[3].text
    assert "The left side is 4." in turns[3].text
    assert r"\boxed{}" in turns[3].text


@pytest.mark.parametrize("language", ["en", "ko"])
def test_new_problems_are_asked_for_in_one_turn(language):
    blanks = (("topic", "Lines"), ("level", "Easy"), ("criteria", "Small numbers."), ("count", "7"))
    (turn,) = chat(Ask("home @level run", language=language, purpose=WRITE, blanks=blanks))
    assert turn.role == "user"
    assert all(part in turn.text for part in ("home @level run", "Lines", "Easy", "Small numbers.", "7"))
    with pytest.raises(PromptError, match="@count"):
        chat(Ask("home run", language=language, purpose=WRITE, blanks=blanks[:3]))


@pytest.mark.parametrize(
    ("template", "blanks", "complaint"),
    [
        ("Solve @problem for @name.", {"problem": "x"}, "@name"),
        ("Solve it.", {"problem": "x"}, "@problem"),
    ],
)
def test_a_missing_or_surplus_blank_is_named(template, blanks, complaint):
    with pytest.raises(PromptError, match=complaint):
        filled("a.md", template, blanks)


def test_what_is_filled_in_is_left_alone():
    assert filled("a.md", "@a @b a@@b.c", {"a": "@b $x$ {y}", "b": "1"}) == "@b $x$ {y} 1 a@b.c"


def test_unknown_names():
    with pytest.raises(UnknownName, match="poetry"):
        chat(Ask("1+1", subject="poetry"))
    with pytest.raises(PromptError, match=r"prompts/math/poem\.en\.md"):
        fill("math", "poem", "en")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_equations_alone_can_be_asked_for(language):
    (turn,) = chat(Ask("Is @x 5?", language=language, purpose=EQUATIONS))
    assert turn.role == "user"
    assert "Is @x 5?" in turn.text
    assert "Find:" in turn.text
