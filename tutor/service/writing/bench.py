"""Word problems that a model writes on a theme: only those are offered on which everything that can be asked agrees.

Each proposed problem must give the same answer three times over: what the model says; what the embedded engine finds
by the equations that the model wrote for it; and what most of several fresh solutions of the model end with. That
proves nothing of the story: what is offered is marked for a teacher's review, and is never called proven.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass, replace
from threading import Event as Flag

from tutor import journal
from tutor.engines.base import Engine
from tutor.errors import BadInput, StepwiseError
from tutor.events import Event, Refused, Text
from tutor.locales import locale
from tutor.maths.worker import Pool
from tutor.messages import render, render_plain, say
from tutor.problem import Ask, Goal, Level, Problem
from tutor.prompting import WRITE, fill
from tutor.service.bounds import known_topics
from tutor.service.practice.drafts import Listing
from tutor.service.solving.agreement import TEMPERATURE, agreed, sampled
from tutor.service.solving.comparing import same
from tutor.service.solving.equations_check import solved_equations
from tutor.service.writing.proposals import Proposal, Reason, Unfit, proposals, same_text
from tutor.service.writing.written import Candidate, Judged, Wish, item_of
from tutor.solution import Answer
from tutor.transcript import Transcript
from tutor.verdict import Status, Verdict

LONGEST_THEME, MOST, MOST_SAMPLES = 100, 30, 15
LONGEST_REPLY = 60_000
"""Characters of a reply; what is longer is cut off."""
ROUNDS = 3
"""How often the model is asked again for what is still missing."""
AT_ONCE = 10
"""Problems that are asked for in one request."""

LEVELS = {
    Level.BEGINNER: say("Beginner"),
    Level.INTERMEDIATE: say("Intermediate"),
    Level.ADVANCED: say("Advanced"),
}
Solve = Callable[[Ask], Iterator[Event]]


@dataclass(frozen=True, slots=True)
class Bench:
    """What the work needs: who writes, who judges, the way to the embedded engine; ``width`` is how much at once."""

    engine: Engine
    pool: Pool
    solve: Solve
    deadline: float
    width: int = 2


def checked(wish: Wish, listings: Sequence[Listing]) -> Wish:
    """Return the wish with its theme as one line.

    Raises:
        BadInput: there is no theme or topic, or too much is asked for.
        UnknownName: there is no such topic.
    """
    theme = " ".join(wish.theme.split())
    if not theme:
        raise BadInput(say("There is no theme yet."), hint=say("Type what the problems are to be about: basketball."))
    if len(theme) > LONGEST_THEME:
        raise BadInput(say("A theme has at most {limit} characters.", limit=LONGEST_THEME))
    if not wish.topics:
        raise BadInput(say("Choose at least one topic."))
    if not 1 <= wish.count <= MOST:
        raise BadInput(say("From 1 to {limit} problems can be asked for.", limit=MOST))
    if not 2 <= wish.samples <= MOST_SAMPLES:
        raise BadInput(say("Each problem can be solved from 2 to {limit} times.", limit=MOST_SAMPLES))
    known_topics(wish.topics, listings)
    return replace(wish, theme=theme, topics=tuple(dict.fromkeys(wish.topics)))


def written(wish: Wish, listings: Sequence[Listing], bench: Bench) -> Iterator[Judged]:
    """Yield every proposed problem with what became of it, until enough agree or the model has nothing new.

    Closing the iterator ends the work.

    Raises:
        Unavailable: the engine cannot work.
    """
    work = _Work(wish, {listing.name: listing for listing in listings}, bench)
    try:
        for _ in range(ROUNDS):
            before = len(work.known)
            for topic, count in _shares(wish.topics, wish.count - work.offered):
                yield from work.asked(topic, count)
            if work.offered >= wish.count or len(work.known) == before:
                return
    finally:
        work.close()


def _shares(topics: Sequence[str], missing: int) -> Iterator[tuple[str, int]]:
    """How many problems to ask for on each topic, in requests of a size that a model can answer."""
    for place, topic in enumerate(topics):
        share = missing // len(topics) + (place < missing % len(topics))
        while share > 0:
            yield topic, min(share, AT_ONCE)
            share -= AT_ONCE


class _Work:
    """The state of one wish: what was seen, how many were offered, what is under way."""

    def __init__(self, wish: Wish, topics: dict[str, Listing], bench: Bench) -> None:
        self.wish, self.topics, self.bench = wish, topics, bench
        self.known = _examples(wish.language)
        self.offered = 0
        self._stop = Flag()
        self._threads = journal.Threads(bench.width, "writing")

    def close(self) -> None:
        self._stop.set()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def asked(self, topic: str, count: int) -> Iterator[Judged]:
        """Ask for problems on a topic; each is judged. What agrees on its equations is solved again, all at once."""
        found = [self._first(each, topic) for each in proposals(self._reply(topic, count), count, self.wish.language)]
        under_way = [self._samples(each) if isinstance(each, Candidate) else [] for each in found]
        for each, samples in zip(found, under_way, strict=True):
            judged = self._second(each, [sample.result() for sample in samples]) if samples else each
            assert isinstance(judged, Judged)
            self.offered += judged.item is not None
            yield judged

    def _reply(self, topic: str, count: int) -> str:
        translate = locale(self.wish.language).translate
        listing, level = self.topics[topic], self.wish.level
        blanks = (
            ("topic", render_plain(listing.title, translate)),
            ("level", render_plain(LEVELS[level], translate)),
            ("criteria", render(listing.criteria[level], translate) if level in listing.criteria else ""),
            ("count", str(count)),
        )
        ask = replace(self._ask(self.wish.theme), purpose=WRITE, blanks=blanks, temperature=TEMPERATURE)
        text = ""
        with closing(self.bench.engine.stream(Problem(ask.text), ask)) as events:  # type: ignore[type-var]
            for event in events:
                if isinstance(event, Text):
                    text += event.text
                if isinstance(event, Refused) or len(text) > LONGEST_REPLY:
                    break
        return text[:LONGEST_REPLY]

    def _ask(self, text: str) -> Ask:
        wish = self.wish
        return Ask(text, wish.level, wish.language, engine=wish.engine, model=wish.model, equations=False)

    def _first(self, proposal: Proposal | Unfit, topic: str) -> Judged | Candidate:
        """What can be told without the model: the form, the equations, the question as the program reads it."""
        if isinstance(proposal, Unfit):
            return Judged(proposal.text, topic, proposal.reason)
        text, pool = proposal.statement, self.bench.pool
        mark = same_text(text)
        if mark in self.known:
            return Judged(text, topic, Reason.REPEATED)
        self.known.add(mark)
        problem = Problem(text, language=self.wish.language, topic=topic)
        answer = _weighed(problem, proposal.answer, pool, self.bench.deadline)[0]
        if answer is None or not _is_number(answer):
            return Judged(text, topic, Reason.ANSWER)
        asked = "\n".join((*proposal.equations, f"Find: {proposal.find}"))
        solved = solved_equations(asked, problem, answer, pool)
        if solved is None or solved.answer is None or len(solved.equations) != len(proposal.equations):
            return Judged(text, topic, Reason.EQUATIONS)
        if solved.agree is not True:
            return Judged(text, topic, Reason.EQUATIONS_DIFFER, solved=solved)
        if self._contradicted(text, proposal.answer):
            return Judged(text, topic, Reason.CHECKER, solved=solved)
        return Candidate(proposal, problem, answer, solved)

    def _contradicted(self, text: str, answer: str) -> bool:
        """Whether the question, where the program can read it by itself, has another answer."""
        try:
            problem: Problem = self.bench.pool.call(
                "tutor.understanding:understand", text, self.wish.language, None, deadline=self.bench.deadline
            )
        except StepwiseError:
            return False
        if problem.goal is Goal.WORDS:
            return False
        verdict = _weighed(problem, answer, self.bench.pool, self.bench.deadline)[1]
        return verdict is not None and verdict.status is Status.REFUTED

    def _samples(self, each: Candidate) -> list[Future[Answer | None]]:
        ask = self._ask(each.problem.text)
        work = (each.problem, ask, self.bench.engine, self._stop)
        return [self._threads.submit(sampled, *work) for _ in range(self.wish.samples)]

    def _second(self, each: Judged | Candidate, samples: Sequence[Answer | None]) -> Judged:
        """What the model's own fresh solutions say."""
        assert isinstance(each, Candidate)
        text, topic = each.problem.text, each.problem.topic or ""
        vote = agreed(each.problem, samples[0], samples[1:], self.bench.pool)
        if vote is None or 2 * vote.count <= len(samples):
            return Judged(text, topic, Reason.SAMPLES, vote=vote, solved=each.solved)
        if same(each.problem, vote.answer, each.answer, self.bench.pool) is not True:
            return Judged(text, topic, Reason.SAMPLES_DIFFER, vote=vote, solved=each.solved)
        item = item_of(each, vote, self.wish.level, self._steps(each))
        return Judged(text, topic, None, item, vote, each.solved)

    def _steps(self, each: Candidate) -> Transcript | None:
        """How the embedded engine solves the equations, where it does so in one go."""
        equations = [equation.plain for equation in each.solved.equations]
        try:
            ask = Ask(", ".join(equations), self.wish.level, self.wish.language, engine="symbolic")
            seen = Transcript.of(self.bench.solve(ask))
        except StepwiseError:
            return None
        return seen if seen.trouble is None and seen.verdict is not None and seen.verdict.proved else None


def _examples(language: str) -> set[str]:
    """What the prompt itself shows, as `same_text` says it: a model that gives it back has written nothing."""
    prompt = fill("math", WRITE, language, theme="", topic="", level="", criteria="", count="")
    return {same_text(each.statement) for each in proposals(prompt, AT_ONCE, language) if isinstance(each, Proposal)}


def _weighed(problem: Problem, text: str, pool: Pool, deadline: float) -> tuple[Answer | None, Verdict | None]:
    try:
        answer, verdict = pool.call("tutor.service.solving.weighing:weigh", problem, text, deadline=deadline)
    except StepwiseError:
        return None, None
    return (answer if answer.value.tree else None), verdict


def _is_number(answer: Answer) -> bool:
    """Whether an answer is one number, by its plain notation."""
    plain = answer.value.plain
    return any(sign.isdigit() for sign in plain) and not any(sign.isalpha() or sign in "{}[]=<>;," for sign in plain)
