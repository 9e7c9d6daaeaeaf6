"""What the names of a text stand for: functions, values and equations, each worked out when it is needed.

Values are solved by the topic that their definition asks for, and remembered as the parts of the problem.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from sympy import (
    Basic,
    Derivative,
    Eq,
    Expr,
    FiniteSet,
    Float,
    Function,
    Integral,
    Limit,
    Product,
    Rational,
    S,
    Set,
    Subs,
    Sum,
    Symbol,
    Tuple,
)
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from tutor.errors import NotSolved, Unreadable
from tutor.maths.printing import formula
from tutor.maths.reading import Declared
from tutor.maths.reading.evaluation import as_written, evaluated
from tutor.maths.transport import expression
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.maths.worker import within
from tutor.messages import Formula, say
from tutor.problem import Answer, Level, Part
from tutor.topics import topic_named
from tutor.understanding.posing import Found, Hindered, by_phrase, pose_as, pose_shape, pose_tidied
from tutor.understanding.problems import problem_of

PART_DEADLINE = 2.0
"""Seconds of CPU time for one definition."""

MOST_UNKNOWNS = 6
"""Unknowns of the equations that are solved together."""


INVERSE = "^{-1}"
"""What the name of an inverse function ends with."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A name and what it stands for: an expression, or words at ``span`` of the text that ask for it.

    ``parameters`` are those of a function, None for a value; ``quote`` is the sentence as typed.
    """

    name: str
    quote: str
    meaning: Basic | None = None
    span: tuple[int, int] = (0, 0)
    parameters: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """An equation that unknowns fulfil."""

    relation: Relational
    quote: str


def _is_bound(relation: Relational) -> bool:
    """Whether a letter is only said to be above, below or different from a number."""
    left, right = relation.lhs, relation.rhs
    return not isinstance(relation, Eq) and (
        (isinstance(left, Symbol) and right.is_number) or (isinstance(right, Symbol) and left.is_number)
    )


@dataclass
class Scope:
    """Definitions in the order given, and what was worked out of them so far."""

    text: str
    language: str
    declared: Declared
    values: dict[str, Definition] = field(default_factory=dict)
    functions: dict[str, Definition] = field(default_factory=dict)
    conditions: list[Condition] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    defined: list[Formula] = field(default_factory=list)
    assumed: set[str] = field(default_factory=set)
    """Letters of which only a sign or bound is told: they stay letters."""
    _known: dict[str, Basic] = field(default_factory=dict)
    _bodies: dict[str, Expr] = field(default_factory=dict)
    _busy: set[str] = field(default_factory=set)

    def copy(self) -> Scope:
        """Return a scope that may learn more without this one learning it."""
        return replace(
            self,
            values=dict(self.values),
            functions=dict(self.functions),
            conditions=list(self.conditions),
            parts=list(self.parts),
            defined=list(self.defined),
            assumed=set(),
            _known=dict(self._known),
            _bodies=dict(self._bodies),
            _busy=set(),
        )

    @property
    def empty(self) -> bool:
        """Whether nothing was defined."""
        return not (self.values or self.functions or self.conditions)

    def put(self, written: Basic, keep: frozenset[str] = frozenset()) -> Basic:
        """Return an expression with values and functions in the place of their names, those in ``keep`` left.

        Raises:
            Hindered: a definition that is needed cannot be used, or a function was never defined.
        """
        match written:
            case Symbol():
                return written if written.name in keep else self._meaning(written)
            case AppliedUndef():
                arguments = [self.put(argument, keep) for argument in written.args]
                name = type(written).__name__
                inverted = name.removesuffix(INVERSE)
                if name != inverted and inverted in self.functions and not self.defines(name):
                    return self._inverse(inverted, arguments)
                return self._applied(name, arguments) if name in self.functions else as_written(written, arguments)
            case Derivative() | Integral() | Sum() | Product() | Limit() | Subs():
                keep = keep | {symbol.name for symbol in _bound(written)}
        return as_written(written, [self.put(part, keep) for part in written.args]) if written.args else written

    def defines(self, name: str) -> bool:
        """Whether a name has a meaning here."""
        return name in self.values or name in self.functions

    def worked_out(self, calculation: Expr) -> Basic | None:
        """Return the value of a calculation with numbers, remembered as a part; None where it has none."""
        found = pose_shape(calculation) or pose_as("evaluate {f}", {"f": calculation})
        if found is None:
            return None
        return _single(expression(self._answered(calculation, found, formula(calculation).plain).value))

    def consistent(self) -> None:
        """Look for equations between things that are defined already.

        Raises:
            Hindered: one of them contradicts the definitions.
        """
        for condition in self.conditions:
            if all(self.defines(letter) for letter in _letters(condition.relation)):
                try:
                    told = evaluated(self.copy().put(condition.relation))
                except SYMPY_TROUBLE as error:
                    raise not_understood(condition.quote) from error
                if told is not S.true:
                    text = say("“{part}” contradicts what was said before.", part=condition.quote)
                    raise Hindered("not-solved", text)

    # -- values --

    def _meaning(self, symbol: Symbol) -> Basic:
        name = symbol.name
        if name in self._known:
            return self._known[name]
        primes = len(name) - len(name.rstrip("'"))
        if primes and name.rstrip("'") in self.functions:
            return self._derived(name.rstrip("'"), primes)
        if name in self.functions:
            return self._applied(name, [Symbol(parameter) for parameter in self.functions[name].parameters or ()])
        if name in self._busy:
            raise Hindered("not-solved", say("{name} is defined by itself.", name=name))
        self._busy.add(name)
        try:
            if name in self.values:
                self._known[name] = self._value(self.values[name])
            elif not self._solve_conditions(name):
                return symbol
        finally:
            self._busy.discard(name)
        return self._known[name]

    def _value(self, definition: Definition) -> Basic:
        if definition.meaning is None:
            answer = self._answered(Symbol(definition.name), self._phrased(definition), definition.quote)
            return _single(expression(answer.value))
        value = self.put(definition.meaning)
        if value.free_symbols or not isinstance(value, Expr) or value.is_Number:
            self._remember(Eq(Symbol(definition.name), value, evaluate=False))
            return exact(value)
        found = pose_shape(value) or pose_as("evaluate {f}", {"f": value})
        if found is None:
            return value
        return _single(expression(self._answered(Symbol(definition.name), found, definition.quote).value))

    def _phrased(self, definition: Definition) -> Found:
        """What a definition in words asks for."""
        start, end = definition.span
        variables = definition.parameters or ()
        asked = self.text[start:end]
        for text in (*(f"{asked} with respect to {variables[0]}" for _ in variables[:1]), asked, f"find {asked}"):
            try:
                found = by_phrase(text, 0, len(text), self)
            except Unreadable:
                continue
            if found is not None:
                return found
        raise not_understood(definition.quote)

    def _answered(self, name: Basic, found: Found, quote: str) -> Answer:
        """Solve a definition, and remember it as a part."""
        problem = problem_of(found.posed, quote, self.language, found.topic)
        if problem.topic is None:
            raise not_understood(quote)
        try:
            with within(PART_DEADLINE):
                told = list(topic_named(problem.topic).solve(problem, Level.ADVANCED))
        except NotSolved as error:
            raise not_solved(quote) from error
        answer = next((part for part in reversed(told) if isinstance(part, Answer)), None)
        if answer is None:
            raise not_solved(quote)
        self.parts.append(Part(formula(name), problem, answer))
        return answer

    def _remember(self, defined: Basic) -> None:
        written = formula(defined)
        if written not in self.defined:
            self.defined.append(written)

    # -- functions --

    def _applied(self, name: str, arguments: list[Basic]) -> Basic:
        parameters = self.functions[name].parameters or ()
        if len(arguments) != len(parameters):
            text = say("{name} is used with another number of values than it was defined with.", name=name)
            raise Hindered("not-understood", text)
        replaced = dict(zip(map(Symbol, parameters), arguments, strict=True))
        return _exchanged(self._body(name), replaced)

    def _inverse(self, name: str, arguments: list[Basic]) -> Basic:
        """The only number at which a function has a value: that of its inverse there."""
        definition = self.functions[name]
        if len(arguments) != 1 or len(definition.parameters or ()) != 1 or arguments[0].free_symbols:
            raise not_solved(definition.quote)
        unknown = Symbol((definition.parameters or ("x",))[0])
        value = arguments[0]
        if isinstance(value, Expr) and not value.is_Atom:
            value = self.worked_out(value) or value
        equation = Eq(self._body(name), value, evaluate=False)
        found = pose_as("solve {e} for {x}", {"e": equation, "x": unknown})
        if found is None:
            raise not_solved(definition.quote)
        applied = Function(f"{name}{INVERSE}")(value)
        solution = _single(expression(self._answered(applied, found, formula(equation).plain).value))
        if not isinstance(solution, Expr) or solution.free_symbols:
            raise Hindered(
                "not-solved",
                say("“{part}” does not give one value for {name}.", part=definition.quote, name=formula(applied)),
            )
        return solution

    def _derived(self, name: str, order: int) -> Basic:
        parameters = self.functions[name].parameters or ()
        if len(parameters) != 1:
            raise not_understood(self.functions[name].quote)
        return Derivative(self._body(name), (Symbol(parameters[0]), order), evaluate=False)

    def _body(self, name: str) -> Expr:
        if name not in self._bodies:
            if name in self._busy:
                raise Hindered("not-solved", say("{name} is defined by itself.", name=name))
            self._busy.add(name)
            try:
                self._bodies[name] = self._worked_out(self.functions[name])
            finally:
                self._busy.discard(name)
        return self._bodies[name]

    def _worked_out(self, definition: Definition) -> Expr:
        """The body of a function; one made of other functions is written out as a part of its own."""
        parameters = definition.parameters or ()
        applied = Function(definition.name)(*map(Symbol, parameters))
        if definition.meaning is None:
            return _body_of(self._answered(applied, self._phrased(definition), definition.quote))
        body = self.put(definition.meaning, frozenset(parameters))
        composed = definition.meaning.atoms(AppliedUndef) or body.has(Derivative, Subs)
        if composed and (found := pose_tidied(body) or pose_as("evaluate {f}", {"f": body})):
            return _body_of(self._answered(applied, found, definition.quote))
        if not isinstance(body, Expr):
            raise not_understood(definition.quote)
        self._remember(Eq(applied, body, evaluate=False))
        return body

    # -- equations --

    def _solve_conditions(self, name: str) -> bool:
        """Solve the equations that determine a name; False where no equation holds it."""
        group, unknowns = next(((g, u) for g, u in self._groups() if name in u), ([], ()))
        if not group:
            return False
        if unknowns == (name,) and all(_is_bound(condition.relation) for condition in group):
            self.assumed.add(name)
            return False
        relations = [self.put(condition.relation, frozenset(unknowns)) for condition in group]
        quote = " ".join(dict.fromkeys(condition.quote for condition in group))
        if len(unknowns) > min(len(relations), MOST_UNKNOWNS):
            raise not_solved(quote)
        letters = [Symbol(unknown) for unknown in unknowns]
        asked: Basic = Tuple(*relations) if len(relations) > 1 else relations[0]
        sought: Basic = Tuple(*letters) if len(letters) > 1 else letters[0]
        found = pose_as("solve {e} for {x}", {"e": asked, "x": sought})
        if found is None:
            raise not_understood(quote)
        value = expression(self._answered(sought, found, quote).value)
        solution = _single(value)
        solved = list(solution) if isinstance(solution, Tuple) else [solution]
        if isinstance(solution, Set) or len(solved) != len(letters) or value.free_symbols & set(letters):
            raise Hindered(
                "not-solved",
                say("“{part}” does not give one value for {name}.", part=quote, name=formula(Symbol(name))),
            )
        order = found.posed.unknowns
        for unknown, number in zip(order if len(order) == len(letters) else unknowns, solved, strict=True):
            self._known[unknown] = exact(number)
        return True

    def _groups(self) -> Iterator[tuple[list[Condition], tuple[str, ...]]]:
        """Equations that are solved together, with their unknowns: a sentence, or several where one is not enough."""
        done, pool = set[str](), list[Condition]()
        for _, sentence in groupby(self.conditions, lambda condition: condition.quote):
            pool += sentence
            unknowns = set[str]().union(*(_letters(one.relation) for one in pool)) - done
            unknowns = {letter for letter in unknowns if not self.defines(letter)}
            if len(unknowns) <= len(pool):
                yield pool, tuple(sorted(unknowns))
                done |= unknowns
                pool = []
        if pool:
            yield pool, tuple(sorted(unknowns))


def not_understood(part: str) -> Hindered:
    """Say which part of the text is not understood."""
    return Hindered("not-understood", say("I do not understand this part: “{part}”.", part=part))


def not_solved(part: str) -> Hindered:
    """Say which part of the text is understood, but not solved."""
    return Hindered("not-solved", say("I understand “{part}”, but I cannot solve it.", part=part))


def exact(value: Basic) -> Basic:
    """Decimal numbers as exact fractions; everything else as written."""
    if isinstance(value, Float):
        return Rational(str(value))
    if not value.args or not value.atoms(Float):
        return value
    return as_written(value, [exact(part) for part in value.args])


def _single(value: Basic) -> Basic:
    """The one member of a set, exact; any other value as it is."""
    if isinstance(value, FiniteSet) and len(value.args) == 1:
        value = value.args[0]
    return exact(value)


def _body_of(answer: Answer) -> Expr:
    value = expression(answer.value)
    assert isinstance(value, Expr)
    return value


def _letters(relation: Basic) -> set[str]:
    return {symbol.name for symbol in relation.free_symbols if isinstance(symbol, Symbol)}


def _bound(written: Basic) -> Iterator[Symbol]:
    match written:
        case Derivative():
            yield from (variable for variable in written.variables if isinstance(variable, Symbol))
        case Subs():
            yield from written.variables
        case Limit():
            yield written.args[1]
        case _:
            yield from (limit[0] for limit in written.args[1:])


def _exchanged(written: Basic, values: dict[Symbol, Basic]) -> Basic:
    if isinstance(written, Symbol):
        return values.get(written, written)
    return as_written(written, [_exchanged(part, values) for part in written.args]) if written.args else written
