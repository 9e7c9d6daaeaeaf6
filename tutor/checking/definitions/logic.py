"""What follows from what, decided by going through every case: truth tables, and the regions of a Venn diagram."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product

from sympy import And, Basic, EmptySet, FiniteSet, Function, Not, Or, S, Tuple
from sympy.core.function import AppliedUndef
from sympy.logic.boolalg import Equivalent, Implies, Xor

from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say

MOST_LETTERS = 14
"""Propositions in a truth table; more make it too long."""
MOST_TERMS = 8
"""Terms of a Venn diagram."""

CATEGORICAL = ("all_are", "none_are", "some_are", "some_are_not", "is_one", "is_not_one")

Assignment = Mapping[Basic, bool]
Region = frozenset[Basic]
"""A region of a Venn diagram: the terms in which it lies."""


def truth_tellers(people: Basic, conditions: Basic, roles: Basic) -> Basic:
    """The role of each person, in the order of ``people``, in the one case that meets all conditions.

    Where several cases do, the set of them; where none does, the empty set.
    """
    names = _members(people)
    teller, liar = _members(roles)
    cases = [
        Tuple(*(teller if case[name] else liar for name in names))
        for case in cases_of(tuple(names))
        if all(holds(condition, case) for condition in _members(conditions))
    ]
    if not cases:
        return EmptySet
    return cases[0] if len(cases) == 1 else FiniteSet(*cases)


def follows(premises: Basic, conclusion: Basic) -> Basic:
    """Whether the conclusion is true in every case in which all premises are."""
    given = _members(premises)
    statements = [*given, conclusion]
    if any(part.func.__name__ in CATEGORICAL for each in statements for part in each.atoms(AppliedUndef)):
        return S.true if _follows_of_terms(given, conclusion) else S.false
    letters = tuple(sorted({symbol for each in statements for symbol in each.free_symbols}, key=str))
    open_cases = (case for case in cases_of(letters) if all(holds(premise, case) for premise in given))
    return S.true if all(holds(conclusion, case) for case in open_cases) else S.false


def cases_of(letters: tuple[Basic, ...]) -> Iterator[Assignment]:
    """Yield every way to call the letters true or false.

    Raises:
        Undefined: there are too many letters.
    """
    if len(letters) > MOST_LETTERS:
        raise Undefined(say("There are more than {limit} statements to combine.", limit=MOST_LETTERS))
    for values in product((True, False), repeat=len(letters)):
        yield dict(zip(letters, values, strict=True))


def holds(statement: Basic, case: Assignment) -> bool:
    """Return whether a statement is true in a case.

    Raises:
        Undefined: it is not made of letters and connectives.
    """
    if statement in case:
        return case[statement]
    values = [holds(part, case) for part in statement.args]
    match statement:
        case Not():
            return not values[0]
        case And():
            return all(values)
        case Or():
            return any(values)
        case Xor():
            return sum(values) % 2 == 1
        case Implies():
            return not values[0] or values[1]
        case Equivalent():
            return len(set(values)) == 1
        case _ if statement in (S.true, S.false):
            return bool(statement)
        case _:
            raise Undefined(say("{statement} is not a statement that is true or false.", statement=str(statement)))


def _follows_of_terms(premises: list[Basic], conclusion: Basic) -> bool:
    """No diagram shows all premises and the contrary of the conclusion.

    Universal statements empty regions; an existential one, or a named individual, needs a region that is not empty.
    No term is taken to have members unless a premise says so.
    """
    individuals = {part.args[0] for each in (*premises, conclusion) for part in _singular(each)}
    terms = sorted({s for each in (*premises, conclusion) for s in each.free_symbols} - individuals, key=str)
    if len(terms) > MOST_TERMS:
        raise Undefined(say("There are more than {limit} terms to combine.", limit=MOST_TERMS))
    statements = [*premises, _contrary(conclusion)]
    regions = [
        frozenset(term for term, inside in zip(terms, places, strict=True) if inside)
        for places in product((True, False), repeat=len(terms))
    ]
    left = [region for region in regions if not any(_empties(each, region) for each in statements)]
    for each in statements:
        if each.func.__name__ in ("some_are", "some_are_not") and not any(_shows(each, region) for region in left):
            return True
    return any(
        not any(all(_places(each, region) for each in statements if _names(each, one)) for region in left)
        for one in individuals
    )


def _singular(statement: Basic) -> list[AppliedUndef]:
    return [part for part in statement.atoms(AppliedUndef) if part.func.__name__ in ("is_one", "is_not_one")]


def _names(statement: Basic, individual: Basic) -> bool:
    return statement.func.__name__ in ("is_one", "is_not_one") and statement.args[0] == individual


def _empties(statement: Basic, region: Region) -> bool:
    """Whether a universal statement says that nothing is in this region."""
    name = statement.func.__name__
    if name == "all_are":
        return statement.args[0] in region and statement.args[1] not in region
    return bool(name == "none_are" and statement.args[0] in region and statement.args[1] in region)


def _shows(statement: Basic, region: Region) -> bool:
    """Whether something in this region makes an existential statement true."""
    inside = statement.args[1] in region
    return statement.args[0] in region and inside == (statement.func.__name__ == "some_are")


def _places(statement: Basic, region: Region) -> bool:
    """Whether an individual in this region makes a statement about it true."""
    return bool((statement.args[1] in region) == (statement.func.__name__ == "is_one"))


_CONTRARY = {
    "all_are": "some_are_not",
    "some_are_not": "all_are",
    "none_are": "some_are",
    "some_are": "none_are",
    "is_one": "is_not_one",
    "is_not_one": "is_one",
}


def _contrary(statement: Basic) -> Basic:
    name = _CONTRARY.get(statement.func.__name__)
    if name is None:
        raise Undefined(say("{statement} is not a statement about terms.", statement=str(statement)))
    return Function(name)(*statement.args)


def _members(given: Basic) -> list[Basic]:
    if not isinstance(given, Tuple):
        raise Undefined(say("A list is missing."))
    return list(given.args)


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {"truth_tellers": truth_tellers, "follows": follows}
