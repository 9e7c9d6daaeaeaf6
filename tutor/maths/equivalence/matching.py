"""Collections member by member: in order, or each with a partner of its own whatever the order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import sympy as sp

from tutor.maths.equivalence.judgement import Judgement, Outcome, Witness, different, equal, undecided


def match(
    left: Sequence[sp.Basic], right: Sequence[sp.Basic], compare: Callable[[sp.Basic, sp.Basic], Judgement]
) -> Judgement:
    """Compare two collections whatever their order: every member needs a partner of its own."""
    rest = list(right)
    unsettled = False
    for item in left:
        partner = None
        for k, other in enumerate(rest):
            judged = compare(item, other)
            unsettled = unsettled or judged.outcome is Outcome.UNDECIDED
            if judged.equal:
                partner = k
                break
        if partner is None:
            if unsettled:
                return undecided("some members could not be compared")
            return different("elements", "a member has no equal in the other", Witness(missing=str(item)))
        rest.pop(partner)
    if rest:
        return different("elements", "a member has no equal in the other", Witness(missing=str(rest[0])))
    return equal("elements", "the same members")


def all_equal(parts: Sequence[Judgement]) -> Judgement:
    """The judgement on a whole of which every part must be equal."""
    for judged in parts:
        if judged.different:
            return judged
    for judged in parts:
        if not judged.equal:
            return judged
    return equal("elements", "every part is equal")
