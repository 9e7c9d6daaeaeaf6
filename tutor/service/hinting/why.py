"""Why a step may be done: the rule in words, when it holds, an example of it that is proven, and the same more simply.

The rule comes from the glossary, by the step's rule; what the step does with it from the engine's solution.
"""

from __future__ import annotations

from dataclasses import dataclass

from tutor.glossary import Entry, entries_of, entry_of, law_of
from tutor.glossary.examples import Example, example_of
from tutor.messages import Formula, Message, Translate, render, say
from tutor.solution import Step

ALWAYS = say("It may always be used.")


@dataclass(frozen=True, slots=True)
class Why:
    """The rule behind a step; ``step`` is the step itself, where one was asked about."""

    rule: str
    name: Message
    law: Formula | None
    condition: Message
    example: Example | None
    simply: Message
    step: Step | None = None

    def text(self, translate: Translate, *, simpler: bool = False) -> str:
        """Return it as Markdown: the rule with its condition and an example, or the same more simply."""
        lines = [f"**{render(self.name, translate)}**"]
        if simpler:
            lines.append(render(self.simply, translate))
        else:
            if self.step is not None:
                lines.append(render(self.step.because, translate))
            lines.append(self.rule_text(translate))
            lines.append(render(say("When: {condition}", condition=self.condition), translate))
        if self.example is not None:
            shown = say("For example: {before} becomes {after}.",
                        before=self.example.before, after=self.example.after)  # fmt: skip
            lines.append(render(shown, translate))
        return "\n\n".join(lines)

    def rule_text(self, translate: Translate) -> str:
        """Return what the rule says, with its formula where it has one."""
        told = render(self.simply, translate)
        return told if self.law is None else f"{told}\n\n$${self.law.latex}$$"


def why_step(step: Step) -> Why | None:
    """Return what is behind a step; None where the glossary does not know its rule."""
    entry = entry_of(step)
    return None if entry is None else _why(step.rule, entry, step)


def why_rule(rule: str, before: str = "") -> Why | None:
    """Return what is behind a rule's name; ``before`` is the LaTeX of the line, where one name means two rules."""
    entries = entries_of(rule)
    entry = next((each for each in entries if each.within in before), entries[-1] if entries else None)
    return None if entry is None else _why(rule, entry, None)


def _why(rule: str, entry: Entry, step: Step | None) -> Why:
    condition = entry.condition or ALWAYS
    return Why(rule, entry.name, law_of(entry), condition, example_of(entry), entry.simply, step)
