"""Rules: what each person says is a condition; a role that contradicts the conditions is ruled out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from sympy import And, Basic, Equivalent, Implies, Not, Or, S, Symbol, Tuple
from sympy.logic.boolalg import Boolean, BooleanAtom

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, Message, say
from tutor.problem import Level, Problem
from tutor.solution import Answer, Restates, SameValue, Step

TASK = "truth-tellers"


@dataclass(frozen=True, slots=True)
class _Puzzle:
    """People as letters (true: tells the truth), a condition for each saying, what the two roles are called."""

    people: tuple[Basic, ...]
    conditions: tuple[Basic, ...]
    teller: Basic
    liar: Basic

    def role(self, person: Basic, *, truthful: bool) -> Message:
        word = self.teller if truthful else self.liar
        return say("{name}: {role}", name=str(person), role=str(word))

    def speaker(self, condition: Basic) -> str:
        return str(next(person for person in self.people if person in condition.args))


@dataclass(frozen=True, slots=True)
class _Link:
    """One conclusion from one condition and what is known; ``person`` is None where nothing fits any more."""

    condition: Basic
    known: tuple[Basic, ...]
    person: Basic | None
    truthful: bool = False


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Rule out roles one after the other, each with the contradiction to which it leads."""
    statement = expression(problem.statement)
    people, conditions, words = (part.args for part in statement.args)
    puzzle = _Puzzle(people, conditions, words[0], words[1])
    yield _conditions(puzzle, statement)
    known: dict[Basic, bool] = {}
    while len(known) < len(people) and (step := _next(puzzle, known)) is not None:
        yield step
    cases = _cases(puzzle)
    roles = [Tuple(*(puzzle.teller if told else puzzle.liar for told in case)) for case in cases]
    if len(cases) == 1:
        shown = ", ".join(f"{name}: {role}" for name, role in zip(people, roles[0], strict=True))
        text = Formula(rf"\text{{{shown}}}", shown)
        yield Answer(text, formula(roles[0]), say("Every other combination contradicts what was said."))
        return
    value = formula(S.EmptySet if not roles else _set(roles))
    remark = say("What was said cannot all fit together.") if not roles else say("What was said leaves this open.")
    yield Answer(value, value, remark)


def _set(roles: Sequence[Basic]) -> Basic:
    from sympy import FiniteSet

    return FiniteSet(*roles)


def _conditions(puzzle: _Puzzle, statement: Basic) -> Step:
    said = formula(Tuple(*puzzle.conditions))
    return Step(
        "sayings-as-conditions",
        say("Write what each says as a condition."),
        say(
            "A name stands for “this person is a {teller}”. What a person says is true exactly when the person is one.",
            teller=str(puzzle.teller),
        ),
        formula(statement),
        said,
        Restates(),
        idea=say("When is what a person says true?"),
    )


def _next(puzzle: _Puzzle, known: dict[Basic, bool]) -> Step | None:
    """The next role that is forced: by the shortest chain of conclusions, else by all cases."""
    found: list[tuple[int, Basic, bool, list[_Link]]] = []
    for person in puzzle.people:
        for truthful in (True, False):
            if person not in known and (chain := _contradiction(puzzle, {**known, person: truthful})) is not None:
                found.append((len(chain), person, truthful, chain))
    if found:
        _, person, wrong, chain = min(found, key=lambda each: each[0])
        step = _ruled_out(puzzle, known, person, chain, wrong=wrong)
        known[person] = not wrong
        return step
    for person in puzzle.people:
        values = {case[puzzle.people.index(person)] for case in _cases(puzzle)}
        if person not in known and len(values) == 1:
            known[person] = values.pop()
            return _by_cases(puzzle, person, truthful=known[person])
    return None


def _ruled_out(puzzle: _Puzzle, known: dict[Basic, bool], person: Basic, chain: list[_Link], *, wrong: bool) -> Step:
    supposed, forced = _literal(person, wrong), _literal(person, not wrong)
    premises = Tuple(*puzzle.conditions, *(_literal(each, value) for each, value in known.items()))
    claim = operation("follows", premises, forced)
    return Step(
        "rule-out-a-role",
        say("Suppose {supposed}. That leads to a contradiction.", supposed=puzzle.role(person, truthful=wrong)),
        say("So it must be the other way."),
        formula(supposed),
        formula(forced),
        SameValue(formula(claim), formula(S.true)),
        tuple(_linked(puzzle, link) for link in chain),
        say("What if {supposed}?", supposed=puzzle.role(person, truthful=wrong)),
    )


def _linked(puzzle: _Puzzle, link: _Link) -> Step:
    conclusion = S.false if link.person is None else _literal(link.person, link.truthful)
    premises = Tuple(link.condition, *link.known)
    title = (
        say("What {speaker} says does not fit.", speaker=puzzle.speaker(link.condition))
        if link.person is None
        else say("Then {found}.", found=puzzle.role(link.person, truthful=link.truthful))
    )
    because = say("Look at what {speaker} says.", speaker=puzzle.speaker(link.condition))
    before = formula(link.condition)
    claim = SameValue(formula(operation("follows", premises, conclusion)), formula(S.true))
    return Step("conclude-from-a-saying", title, because, before, formula(conclusion), claim)


def _by_cases(puzzle: _Puzzle, person: Basic, *, truthful: bool) -> Step:
    forced = _literal(person, truthful)
    claim = operation("follows", Tuple(*puzzle.conditions), forced)
    return Step(
        "go-through-the-cases",
        say("Go through all combinations of roles."),
        say("In each one that fits what was said: {found}.", found=puzzle.role(person, truthful=truthful)),
        formula(Tuple(*puzzle.conditions)),
        formula(forced),
        SameValue(formula(claim), formula(S.true)),
        idea=say("Which combinations of roles are there?"),
    )


def _contradiction(puzzle: _Puzzle, known: dict[Basic, bool]) -> list[_Link] | None:
    """Conclude from one condition at a time until one cannot hold; None where that does not happen."""
    known, chain = dict(known), []
    while (link := _link(puzzle, known)) is not None:
        chain.append(link)
        if link.person is None:
            return chain
        known[link.person] = link.truthful
    return None


def _link(puzzle: _Puzzle, known: dict[Basic, bool]) -> _Link | None:
    for condition in puzzle.conditions:
        letters = sorted(condition.free_symbols, key=puzzle.people.index)
        open_ones = [letter for letter in letters if letter not in known]
        given = tuple(_literal(letter, known[letter]) for letter in letters if letter in known)
        fitting = [
            case for case in product((True, False), repeat=len(open_ones)) if _true(condition, known, open_ones, case)
        ]
        if not fitting:
            return _Link(condition, given, None)
        for place, letter in enumerate(open_ones):
            if len({case[place] for case in fitting}) == 1:
                return _Link(condition, given, letter, fitting[0][place])
    return None


def _true(condition: Basic, known: dict[Basic, bool], letters: list[Basic], case: tuple[bool, ...]) -> bool:
    values = {**known, **dict(zip(letters, case, strict=True))}
    return _is_true(condition, values)


def _is_true(said: Basic, values: Mapping[Basic, bool]) -> bool:
    match said:
        case BooleanAtom():
            return bool(said)
        case Not(args=(part,)):
            return not _is_true(part, values)
        case Implies(args=(premise, conclusion)):
            return not _is_true(premise, values) or _is_true(conclusion, values)
        case And():
            return all(_is_true(part, values) for part in said.args)
        case Or():
            return any(_is_true(part, values) for part in said.args)
        case Equivalent():
            return len({_is_true(part, values) for part in said.args}) == 1
        case Symbol():
            return values[said]
        case _:
            return bool(
                said.xreplace({letter: S.true if true else S.false for letter, true in values.items()}).simplify()
            )


def _cases(puzzle: _Puzzle) -> list[tuple[bool, ...]]:
    together = And(*puzzle.conditions)
    people = list(puzzle.people)
    return [case for case in product((True, False), repeat=len(people)) if _true(together, {}, people, case)]


def _literal(person: Basic, truthful: bool) -> Boolean:
    return person if truthful else Not(person, evaluate=False)
