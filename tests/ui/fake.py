"""A tutor with a script: what the page must survive, at a pace that a test can watch. No mathematics inside."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from tests.ui.fake_learning import FakeLearning, fake_work
from tests.ui.payloads import PAYLOADS
from tutor.events import (
    AnswerChecked,
    AnswerFound,
    Event,
    Finished,
    Refused,
    Started,
    StepChecked,
    StepFound,
    Text,
    Thinking,
)
from tutor.locales import locale
from tutor.messages import Formula, say
from tutor.problem import Ask, Goal, Level, Problem
from tutor.service.practice.drafts import Draft
from tutor.service.reading import Understood
from tutor.settings import Settings
from tutor.solution import Answer, Restates, Solution, Step
from tutor.verdict import Status, Verdict, Witness
from tutor.wire import answer_json, event_json, step_json, verdict_json

F = Formula
HOLDS = Verdict(Status.PROVED, "normal-form", "same", say("Both sides have the same solutions."))
READ = Verdict(Status.UNCHECKED, "none", "restates", say("There is nothing to calculate in this step."))


def step(rule: str, title: Any, because: Any, before: str, after: str, *subs: Step, idea: Any = None) -> Step:
    return Step(rule, title, because, F(before, before), F(after, after), Restates(), subs, idea)


QUADRATIC = (
    step(
        "standard-form",
        say("Look for two numbers with product {p} and sum {s}.", p=F("-6", "-6"), s=F("5", "5")),
        say("Splitting the middle term with them makes the left side factor by grouping."),
        "2 x^{2} + 5 x - 3 = 0",
        "2 x^{2} + 6 x - x - 3 = 0",
        step(
            "p",
            say("The numbers are {a} and {b}.", a=F("6", "6"), b=F("-1", "-1")),
            say("Their sum is right."),
            "5 x",
            "6 x - x",
        ),
        step(
            "g",
            say("Group the terms in pairs."),
            say("Each pair has a common factor."),
            "2 x^{2} + 6 x - x - 3",
            r"2 x \left(x + 3\right) - \left(x + 3\right)",
        ),
        idea=say("Can the left side be written as a product?"),
    ),
    step(
        "factor",
        say("Factor the left side."),
        say("Both groups share {f}.", f=F("x + 3", "x + 3")),
        "2 x^{2} + 6 x - x - 3 = 0",
        r"\left(x + 3\right) \left(2 x - 1\right) = 0",
        idea=say("What do the two groups have in common?"),
    ),
    step(
        "zero-product",
        say("Set each factor equal to zero."),
        say("A product is zero only when one of its factors is."),
        r"\left(x + 3\right) \left(2 x - 1\right) = 0",
        r"x = -3 \text{ or } x = \frac{1}{2}",
        idea=say("When is a product zero?"),
    ),
)
ROOTS = Answer(F(r"x = -3 \text{ or } x = \frac{1}{2}", "x = -3 or x = 1/2"), F("", "{-3, 1/2}"))
CERTIFIED = Verdict(
    Status.PROVED,
    "substitution",
    "roots-hold",
    say("Substituted both roots back: the equation holds, and there are no others."),
)
WRONG = Verdict(
    Status.REFUTED,
    "evaluation",
    "different",
    say("The two sides are not the same."),
    Witness((("x", F("2", "2")),), F("15", "15"), F("17", "17")),
)
MODEL = r"""## Understand
We are asked for the roots of $2x^2+5x-3=0$. A pen costs $5 and a book costs $12; if x<y and y>2 then **x < y**.

1. Factor: \((x+3)(2x-1)=0\)
2. Set each factor to zero.

$$x = -3 \quad\text{or}\quad x = \tfrac12$$

The answer is \boxed{x=-3, x=\frac12}.
"""


@dataclass(frozen=True)
class Entry:
    id: str
    text: str
    answer: str | None
    verdict: str | None
    state: str
    created: datetime
    level: str = "intermediate"


class FakeReading:
    """Understands everything as the quadratic; sees a fixed text in every picture."""

    sees = True

    def understood(self, text: str, language: str) -> Understood:
        problem = Problem(text, F("2 x^{2} + 5 x - 3 = 0", ""), goal=Goal.SOLUTIONS, language=language)
        return Understood(text, problem)

    def picture(self, data: bytes, language: str) -> str:
        return "2x^2 + 5x - 3 = 0"


class FakeTutor:
    """Scripts by first word: "slow", "long", "model", "payloads", "wrong", "crash", "("; else a quadratic."""

    engine_name = "symbolic"
    model: str | None = None

    def __init__(self) -> None:
        self.kept: dict[str, tuple[Entry, list[dict[str, Any]], str | None]] = {}
        self.closed = 0
        draft = next(self.practice("quadratic-equations", Level.BEGINNER)).draft
        translate = locale("en").translate
        steps = [step_json(one, translate, dict(draft.verdicts), (n,)) for n, one in enumerate(draft.steps)]
        shown = {"steps": steps, "answer": answer_json(ROOTS, translate), "verdict": verdict_json(CERTIFIED, translate)}
        self.learning = FakeLearning(shown)
        self.reading = FakeReading()
        self.settings = Settings()

    def solve(self, ask: Ask, browser: str | None = None) -> Iterator[Event]:
        events: list[dict[str, Any]] = []
        name = f"{len(self.kept):032d}"
        self.kept[name] = (
            Entry(name, ask.text, ROOTS.shown.latex, "proved", "finished", datetime.now(UTC)),
            events,
            browser,
        )
        try:
            for event in self._script(ask):
                events.append(event_json(event, locale(ask.language).translate))
                yield event
        except GeneratorExit:
            self.closed += 1
            raise

    def _script(self, ask: Ask) -> Iterator[Event]:
        word = (ask.text.split() or [""])[0]
        if not word or word == "(":
            hint = say("Write ) where it ends.")
            yield Refused("unreadable", say("A bracket is not closed."), hint, len(ask.text) - 1, 2)
            return
        pause = {"slow": 1.2, "long": 6.0, "model": 0.01}.get(word, 0.0)
        problem = Problem(ask.text, F("2 x^{2} + 5 x - 3 = 0", ""), topic="quadratic-equations", language=ask.language)
        yield Started(ask, problem, "symbolic", "SmolLM2-135M" if word in {"model", "payloads"} else None)
        if word == "crash":
            raise RuntimeError("secret detail")
        if word in {"model", "payloads"}:
            text = MODEL if word == "model" else "\n\n".join(PAYLOADS)
            for size in range(0, 540, 9):
                yield Thinking("First I look at the signs. "[size % 27 : size % 27 + 9])
                time.sleep(pause)
            for at in range(0, len(text), 3):
                yield Text(text[at : at + 3])
                time.sleep(pause)
        hostile = step("t", say("{words}", words=" ".join(PAYLOADS)), say("x"), "x", "y")
        found = {"payloads": (hostile,), "model": ()}.get(word, QUADRATIC)
        for index, one in enumerate(found):
            yield StepFound(index, one)
            time.sleep(pause / 3)
            yield StepChecked((index,), WRONG if word == "wrong" and index == 1 else READ if index == 0 else HOLDS)
            for sub in range(len(one.substeps)):
                yield StepChecked((index, sub), HOLDS)
            time.sleep(pause)
        yield AnswerFound(ROOTS)
        time.sleep(pause)
        verdict = WRONG if word == "wrong" else CERTIFIED
        yield AnswerChecked(verdict)
        yield Finished(Solution(problem, found, ROOTS), (), verdict, 0.03)

    def history(self, browser: str) -> list[Entry]:
        return [entry for entry, _, owner in reversed(self.kept.values()) if owner == browser]

    def replay(self, exchange: str, browser: str | None) -> list[dict[str, Any]]:
        _, events, owner = self.kept.get(exchange, (None, [], None))
        return events if owner == browser else []

    def check_work(self, problem: str, lines: list[str], language: str = "en") -> Any:
        return fake_work(lines)

    def topics(self) -> list[Any]:
        names = ("linear-equations", "quadratic-equations", "derivatives", "integrals", "limits", "matrices")
        examples = (
            ("Solve 3(x - 2) = 2x + 5", "3x + 5 = 20의 해를 구하시오"),
            ("Solve 2x^2+5x-3=0 for x", "2x^2+5x-3=0을 푸시오"),
            ("Differentiate x^2 sin x", "x^2 sin x를 미분하시오"),
            (r"\int_0^1 x^2\,dx", "x e^x를 적분하시오"),
            (r"\lim_{x \to 0} \frac{\sin x}{x}", "x가 0으로 갈 때 sin(x)/x의 극한"),
            ("eigenvalues of [[2, 1], [1, 2]]", "[[2, 1], [1, 2]]의 고윳값"),
        )
        return [
            SimpleNamespace(name=name, title=say("{name}", name=name), area="", levels=tuple(Level), examples=texts)
            for name, texts in zip(names, examples, strict=True)
        ]

    def practice(self, topic: str, level: Level, count: int = 1, seed: int = 0, first: int = 0) -> Iterator[Any]:
        statement = F("2 x^{2} + 5 x - 3 = 0", "2x^2 + 5x - 3 = 0")
        verdicts = [((0,), READ), ((1,), HOLDS), ((2,), HOLDS)]
        draft = Draft(
            say("Solve {equation} for {x}.", equation=statement, x=F("x", "x")),
            Problem("", statement), tuple(QUADRATIC), tuple(verdicts), ROOTS, CERTIFIED, (), 0,
        )  # fmt: skip
        hints = (QUADRATIC[0].idea, QUADRATIC[0].title, say("First step: {after}.", after=QUADRATIC[0].after))
        yield SimpleNamespace(id=f"{topic}.{seed}", topic=topic, level=level, seed=seed, draft=draft, hints=hints)

    def judge_practice(self, item: Any, answer: str, browser: str | None = None, hints: int = 0) -> Any:
        if "(" in answer:
            return SimpleNamespace(outcome="unreadable", message=say("I cannot read this."), hint=None)
        if "-3" in answer and "1/2" in answer:
            return SimpleNamespace(outcome="right", message=say("Right! {answer}", answer=ROOTS.shown), hint=None)
        hint = say("The two sides differ at {x}.", x=F("x=1", ""))
        return SimpleNamespace(outcome="wrong", message=say("Not right yet."), hint=hint)
