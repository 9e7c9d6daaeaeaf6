"""What to practise next, and why: from what is known, what is due for review, and what builds on what.

In this order: what should be seen again, what was begun (or, where that does not go well, what it builds on), what has
become possible, what is good to begin with, what was not seen for the longest time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from tutor.messages import Message, say
from tutor.problem import Level
from tutor.records.attempts import Skill
from tutor.service.learning.mastery import MASTERED, PRIOR, fitting_level
from tutor.service.practice.drafts import Listing

READY = 0.8
"""From which belief on a topic carries what builds on it."""
STUCK = 0.35
"""A belief below this after `ENOUGH` attempts: better to strengthen what the topic builds on."""
ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A topic at a level, and why: a stable code and a sentence."""

    topic: Listing
    level: Level
    code: str
    reason: Message


def chosen(topic: Listing, skills: Mapping[str, Skill]) -> Recommendation:
    """Return a topic that the student chose, at the level that fits."""
    return _of(topic, skills, "chosen", say("You chose this topic."))


def recommended(
    topics: Sequence[Listing], skills: Mapping[str, Skill], now: datetime, count: int = 3
) -> list[Recommendation]:
    """Return what to practise next, the best first, no topic twice."""
    view = _View(topics, skills, now)
    sources = (view.due, view.begun, view.possible, view.first, view.kept)
    distinct: dict[str, Recommendation] = {}
    for each in (each for source in sources for each in source()):
        distinct.setdefault(each.topic.name, each)
    return list(islice(distinct.values(), count))


class _View:
    """The catalogue as one student stands in it."""

    def __init__(self, topics: Sequence[Listing], skills: Mapping[str, Skill], now: datetime) -> None:
        self.topics = {topic.name: topic for topic in topics}
        self.skills = {name: skill for name, skill in skills.items() if name in self.topics}
        self.now = now
        self.below = _closure(lambda name: self.topics[name].prerequisites, self.topics)
        carried = {name for name, skill in self.skills.items() if skill.known >= READY}
        # Whoever can do a topic can do what it builds on, unless tries there say otherwise.
        taken = {base for name in carried for base in self.below[name] if base not in self.skills}
        self.ready = carried | taken
        self.above = {name: sum(name in below for below in self.below.values()) for name in self.topics}

    def due(self) -> Iterator[Recommendation]:
        """What should be seen again, what waits longest first."""
        waiting = [skill for skill in self.skills.values() if skill.due <= self.now]
        for skill in sorted(waiting, key=lambda each: (each.due, each.topic)):
            topic = self.topics[skill.topic]
            reason = say("It is time to look at “{topic}” again, so that it stays with you.", topic=topic.title)
            yield _of(topic, self.skills, "due", reason)

    def begun(self) -> Iterator[Recommendation]:
        """What was begun and is not mastered, the latest first."""
        open_ = [skill for skill in self.skills.values() if skill.known < MASTERED]
        for skill in sorted(open_, key=lambda each: (each.last, each.topic), reverse=True):
            topic = self.topics[skill.topic]
            base = self._weak_base(topic) if skill.known < STUCK and skill.attempts >= ENOUGH else None
            if base is not None:
                told = say(
                    "“{topic}” builds on “{base}”: a few problems there make it easier.",
                    topic=topic.title,
                    base=base.title,
                )
                yield _of(base, self.skills, "builds-on", told)
            else:
                reason = say("You are on your way in “{topic}”: go on with it.", topic=topic.title)
                yield _of(topic, self.skills, "going-on", reason)

    def possible(self) -> Iterator[Recommendation]:
        """What has not been tried and builds only on what is known: near what was practised last, then what carries
        most."""
        new = [each for each in self._new() if each.prerequisites and self.ready.issuperset(each.prerequisites)]
        for topic in sorted(new, key=lambda each: (-self._freshness(each), -self.above[each.name])):
            base = max(topic.prerequisites, key=self._seen)
            reason = say(
                "You know “{base}”, and “{topic}” builds on it.", base=self.topics[base].title, topic=topic.title
            )
            yield _of(topic, self.skills, "next", reason)

    def first(self) -> Iterator[Recommendation]:
        """What needs nothing that comes before; as long as nothing is known only what carries much, no puzzle."""
        much = 0 if self.ready else max(self.above.values(), default=0) / 2
        new = [each for each in self._new() if not each.prerequisites and self.above[each.name] >= much]
        for topic in sorted(new, key=lambda each: -self.above[each.name]):
            reason = say("“{topic}” needs nothing that comes before: a good place to begin.", topic=topic.title)
            yield _of(topic, self.skills, "first", reason)

    def kept(self) -> Iterator[Recommendation]:
        """What was mastered, not seen for the longest time first."""
        for skill in sorted(self.skills.values(), key=lambda each: (each.last, each.topic)):
            topic = self.topics[skill.topic]
            reason = say("You have not seen “{topic}” for the longest time.", topic=topic.title)
            yield _of(topic, self.skills, "keep", reason)

    def _new(self) -> list[Listing]:
        return [each for name, each in self.topics.items() if name not in self.skills and name not in self.ready]

    def _weak_base(self, topic: Listing) -> Listing | None:
        """The least known of what a topic builds on directly; None where all of it is known."""
        weak = [name for name in topic.prerequisites if name not in self.ready]
        return self.topics[min(weak, key=self._known)] if weak else None

    def _known(self, name: str) -> float:
        return self.skills[name].known if name in self.skills else PRIOR

    def _seen(self, name: str) -> datetime:
        return self.skills[name].last if name in self.skills else datetime.min.replace(tzinfo=UTC)

    def _freshness(self, topic: Listing) -> float:
        """When something that the topic builds on was practised last, in seconds; 0 for never."""
        seen = [self.skills[name].last.timestamp() for name in topic.prerequisites if name in self.skills]
        return max(seen, default=0.0)


def _of(topic: Listing, skills: Mapping[str, Skill], code: str, reason: Message) -> Recommendation:
    skill = skills.get(topic.name)
    return Recommendation(topic, fitting_level(skill.known if skill else PRIOR, topic.levels), code, reason)


def _closure(nearest: Callable[[str], Sequence[str]], names: Mapping[str, object]) -> dict[str, frozenset[str]]:
    """All that is before each name, near and far."""
    found: dict[str, frozenset[str]] = {}

    def before(name: str) -> frozenset[str]:
        if name not in found:
            found[name] = frozenset().union(*({each} | before(each) for each in nearest(name)))
        return found[name]

    for name in names:
        before(name)
    return found
