"""Giving what an anonymous browser did to an account: its rows change hands, skills that both have become one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tutor.records.attempts import CHANGING, Attempt, Skill, as_attempt, as_skill
from tutor.records.belongings import ACCOUNTS, OWNERS
from tutor.records.tables import AttemptRow, Base, SkillRow

Grown = Callable[[Skill | None, Attempt, bool], Skill]
"""A skill (None for a new one) after an attempt, and whether that is the first judged answer to its problem."""


def taken_over(session: Session, person: str, browser: str, grown: Grown) -> int:
    """Give everything of a browser to an account; return how many rows that were."""
    merged = _merged(session, person, browser)
    moved = sum(_moved(session, name, person, browser) for name in Base.metadata.tables)
    for skill, whole in merged:
        _keep(session, person, _replayed(session, person, skill.topic, grown) or skill if whole else skill)
    return moved + len(merged)


def _moved(session: Session, name: str, person: str, browser: str) -> int:
    """Let the rows of a table change hands; what the account has already stays as it is."""
    table, moved = Base.metadata.tables[name], 0
    for column in (table.c[owner] for owner in OWNERS if owner in table.c):
        if column.foreign_keys or name == ACCOUNTS:
            continue
        try:
            with session.begin_nested():
                result = session.execute(update(table).where(column == browser).values({column.name: person}))
                moved += int(result.rowcount)  # type: ignore[attr-defined]
        except IntegrityError:
            continue
    return moved


def _merged(session: Session, person: str, browser: str) -> list[tuple[Skill, bool]]:
    """The skills that both have, each made of the two, and whether the attempts at it are all there to be replayed.

    The browser's own rows of these skills are erased.
    """
    shared = select(SkillRow.topic).where(SkillRow.person == browser)
    both = (
        select(SkillRow)
        .where(SkillRow.person.in_((person, browser)), SkillRow.topic.in_(shared))
        .order_by(SkillRow.topic, SkillRow.person)
        .with_for_update()
    )
    by_topic: dict[str, list[SkillRow]] = {}
    for row in session.scalars(both):
        by_topic.setdefault(row.topic, []).append(row)
    pairs = [rows for rows in by_topic.values() if len(rows) > 1]
    found = [(_sum(rows), all(_whole(session, row) for row in rows)) for rows in pairs]
    topics = [skill.topic for skill, _ in found]
    session.execute(delete(SkillRow).where(SkillRow.person == browser, SkillRow.topic.in_(topics)))
    return found


def _sum(rows: Sequence[SkillRow]) -> Skill:
    """What is believed with more evidence, of as many problems as both are."""
    skills = sorted(map(as_skill, rows), key=lambda skill: (skill.attempts, skill.last), reverse=True)
    return replace(
        skills[0],
        last=max(skill.last for skill in skills),
        attempts=sum(skill.attempts for skill in skills),
        right=sum(skill.right for skill in skills),
        seconds=sum(skill.seconds for skill in skills),
    )


def _whole(session: Session, row: SkillRow) -> bool:
    """Whether the attempts that made a skill are all kept still."""
    judged = select(func.count(AttemptRow.item.distinct())).where(
        AttemptRow.browser == row.person, AttemptRow.topic == row.topic, AttemptRow.score.is_not(None)
    )
    return session.scalar(judged) == row.attempts


def _replayed(session: Session, person: str, topic: str, grown: Grown) -> Skill | None:
    """A skill made anew from a person's attempts, in their order."""
    asked = (
        select(AttemptRow)
        .where(AttemptRow.browser == person, AttemptRow.topic == topic)
        .order_by(AttemptRow.created, AttemptRow.id)
    )
    skill: Skill | None = None
    judged: set[str] = set()
    for attempt in map(as_attempt, session.scalars(asked)):
        first = attempt.score is not None and attempt.item not in judged
        judged.update([attempt.item] if first else ())
        skill = grown(skill, attempt, first)
    return skill


def _keep(session: Session, person: str, skill: Skill) -> None:
    values = {name: getattr(skill, name) for name in CHANGING}
    session.execute(update(SkillRow).where(SkillRow.person == person, SkillRow.topic == skill.topic).values(values))
