"""One check per claim: does a step follow from the one before?

Never asks the code that made the step: written operations are carried out by routes of this package, equality is a
normal form or a proof of `tutor.maths.equivalence`, solution sets are compared on the whole real line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from sympy import Basic, Expr, FiniteSet, Float, I, Integral, Limit, Rational, S, Set, Sum, Symbol, Tuple
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean

from tutor.checking.comparison import Comparison
from tutor.checking.differential import compare_differential
from tutor.checking.differentiation import NoRule, derivative
from tutor.checking.equality import Found, narrower, same_value, same_where_defined
from tutor.checking.judging import proved, refuted, unchecked, witness
from tutor.checking.positive import antiderivative_for_positive, positive_letters, same_for_positive
from tutor.checking.power_series import is_taylor_series
from tutor.checking.reals import is_zero_number
from tutor.checking.solutions import compare_solutions
from tutor.checking.unfolding import OPERATIONS, Folded, Unfolding
from tutor.errors import TookTooLong
from tutor.maths.contents import has_kind
from tutor.maths.operations import operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.maths.worker import within
from tutor.messages import Formula, Message, say
from tutor.solution import Claim, Implies, Restates, SameSolutions, SameUpToConstant, SameValue
from tutor.verdict import Verdict

LONGEST = 1.8
"""Seconds of CPU time for one check."""


def check_claim(claim: Claim) -> Verdict:
    """Judge one claim; always ends, and says "proved" only when it is."""
    return guarded(lambda: _check(claim))


def check_claims(claims: Sequence[Claim]) -> Iterator[Verdict]:
    """Judge claims one after another, each by itself."""
    return map(check_claim, claims)


def guarded(judge: Callable[[], Verdict]) -> Verdict:
    """Run a judgement with its time limit; what cannot be read or takes too long is unchecked."""
    try:
        with within(LONGEST):
            return judge()
    except TookTooLong:
        return unchecked("took-too-long", say("Not checked: this took too long to check."))
    except Folded as error:
        return unchecked(error.code, say("Not checked: {reason}", reason=error.message))
    except SYMPY_TROUBLE:
        return unchecked("could-not-check", say("Not checked: this is of a kind that cannot be checked yet."))


def _check(claim: Claim) -> Verdict:
    match claim:
        case Restates():
            return unchecked("restates", say("Nothing to check here: this step only says what is meant."))
        case SameValue(left, right, where):
            return _read(left, right, _value_judge(where))
        case SameUpToConstant(left, right, variable):
            return _read(left, right, lambda a, b: judge_antiderivative(a, b, Symbol(variable)))
        case SameSolutions(left, right, unknowns):
            return _read(left, right, lambda a, b: _judge_solutions(a, b, unknowns, both_ways=True))
        case Implies(left, right, unknowns):
            return _read(left, right, lambda a, b: _judge_solutions(a, b, unknowns, both_ways=False))


def _read(left: Formula, right: Formula, judge: Callable[[Basic, Basic], Verdict]) -> Verdict:
    if not (left.tree and right.tree):
        return unchecked("not-read", say("Not checked: a formula of this step could not be read."))
    return judge(exactly(left), exactly(right))


def exactly(written: Formula) -> Basic:
    """Return the expression of a formula, decimals as the exact numbers that they say."""
    return _exactly(expression(written)) if '["F",' in written.tree else expression(written)


def _exactly(found: Basic) -> Basic:
    decimals = {number: Rational(str(number)) for number in found.atoms(Float)}
    return found.xreplace(decimals) if decimals else found


def judge_same_value(left: Basic, right: Basic) -> Verdict:
    """Judge that both sides have the same value wherever the left is defined."""
    if isinstance(left, Tuple) and isinstance(right, Tuple) and any(map(_is_statement, right)):
        return _judge_parts(left, right)
    if operation_name(left) is not None and isinstance(right, Tuple):
        carried_out = Unfolding().of(left)
        if isinstance(carried_out, Tuple) and any(map(_is_statement, right)):
            return _judge_parts(carried_out, right)
    if _is_statement(left) or _is_statement(right):
        if isinstance(left, Set) and isinstance(right, Set):
            return _judge_sets(left, right)
        if operation_name(left) is not None and isinstance(right, Set):
            carried_out = Unfolding().of(left)
            if isinstance(carried_out, Set):
                return _judge_sets(carried_out, right)
        names = _letters(left, right)
        return _judge_solutions(left, right, names, both_ways=True)
    if isinstance(left, Integral) and all(len(limits) == 1 for limits in left.limits) and len(left.limits) == 1:
        return judge_antiderivative(left, right, left.limits[0][0])
    if operation_name(left) == "taylor_series" and isinstance(right, Sum):
        return judge_taylor_series(left, right)
    shortcut = _same_inside(left, right)
    if shortcut is not None:
        return shortcut
    unfolding = Unfolding()
    found = same_value(unfolding.of(left), unfolding.of(right))
    return value_verdict(found, unfolding.used)


def _value_judge(where: Formula | None) -> Callable[[Basic, Basic], Verdict]:
    """What judges two values: everywhere, or where a condition holds."""
    if where is None:
        return judge_same_value
    condition = exactly(where)
    return lambda left, right: judge_same_where(left, right, condition)


def judge_same_where(left: Basic, right: Basic, condition: Basic) -> Verdict:
    """Judge that both sides have the same value wherever the left is defined and the condition holds."""
    letters = positive_letters(condition)
    try:
        everywhere = judge_same_value(left, right)
    except Folded:
        if letters is None:
            raise
    else:
        if everywhere.proved or letters is None:
            return everywhere
    unfolding = Unfolding(positive=letters)
    return value_verdict(same_for_positive(unfolding.of(left), unfolding.of(right), letters), unfolding.used)


def judge_taylor_series(left: Basic, right: Sum) -> Verdict:
    """Judge that a series is the Taylor series of a function."""
    f, x, point = left.args
    if not is_taylor_series(f, x, point, right):
        return unchecked("undecided", say("Not checked: it could not be decided whether this is the series."))
    text = say("Checked the recurrence of the coefficients and the first of them: it is the series of the function.")
    return proved("recurrence", "equal", text)


def _letters(*sides: Basic) -> tuple[str, ...]:
    return tuple(sorted({symbol.name for side in sides for symbol in side.free_symbols}))


def _judge_parts(left: Tuple, right: Tuple) -> Verdict:
    """Judge several values one by one, sets among them."""
    if len(left) != len(right):
        return refuted("shape", "different-size", say("The two sides do not have the same size."))
    verdicts = [judge_same_value(one, other) for one, other in zip(left, right, strict=True)]
    failed = next((verdict for verdict in verdicts if not verdict.proved), None)
    return failed or proved("entries", "equal", _HOW["entries"])


def _judge_sets(left: Set, right: Set) -> Verdict:
    """Judge that two sets have the same members."""
    if isinstance(left, FiniteSet) and isinstance(right, FiniteSet) and (left.has(I, Tuple) or right.has(I, Tuple)):
        return _judge_lists(left, right)
    found = compare_solutions(left, right, _elements(left))
    if found.reason is not None:
        return unchecked("undecided", say("Not checked: it could not be decided whether the sets are equal."))
    missing = found.lost if found.lost is not None else found.gained
    if missing is None:
        return proved(found.method, "equal", say("Compared the two sets: they have the same members."))
    values = tuple(missing.values())
    member = formula(values[0] if len(values) == 1 else Tuple(*values))
    if found.lost is not None:
        text = say("{member} is in the first set, but not in the second.", member=member)
    else:
        text = say("{member} is in the second set, but not in the first.", member=member)
    return refuted(found.method, "different", text)


def _same_member(one: Basic, other: Basic) -> bool | None:
    """Whether two numbers, or two points, are equal; None where it cannot be told."""
    if isinstance(one, Tuple) and isinstance(other, Tuple):
        if len(one) != len(other):
            return False
        found = [_same_member(a, b) for a, b in zip(one, other, strict=True)]
        return False if False in found else None if None in found else True
    if not (isinstance(one, Expr) and isinstance(other, Expr) and one.is_number and other.is_number):
        return True if one == other else None
    return is_zero_number(one - other)


def _judge_lists(left: FiniteSet, right: FiniteSet) -> Verdict:
    """Judge that two sets of numbers, complex ones too, or of points have the same members."""
    undecided = unchecked("undecided", say("Not checked: it could not be decided whether the sets are equal."))
    for one, other in ((left, right), (right, left)):
        for value in one.args:
            found = [_same_member(value, part) for part in other.args]
            if any(same is True for same in found):
                continue
            if any(same is None for same in found):
                return undecided
            member = formula(value)
            if one is left:
                text = say("{member} is in the first set, but not in the second.", member=member)
            else:
                text = say("{member} is in the second set, but not in the first.", member=member)
            return refuted("normal-form", "different", text)
    return proved("normal-form", "equal", say("Compared the two sets: they have the same members."))


def _elements(members: Set) -> tuple[str, ...]:
    """Names for what a set holds: one for numbers, several for tuples."""
    first = next((m for m in members.args if isinstance(members, FiniteSet)), None)
    return tuple(f"element {i}" for i in range(len(first) if isinstance(first, Tuple) else 1))


def _is_statement(side: Basic) -> bool:
    return isinstance(side, Relational | Set) or (isinstance(side, Boolean) and not isinstance(side, Symbol))


def _same_inside(left: Basic, right: Basic) -> Verdict | None:
    """The same operation around two expressions that are equal."""
    if type(left) is not type(right) or not isinstance(left, Integral | Limit) or left.args[1:] != right.args[1:]:
        return None
    if has_kind(left.args[0], *OPERATIONS) or has_kind(right.args[0], *OPERATIONS):
        return None
    found = same_value(left.args[0], right.args[0])
    if not found.same:
        return None
    return proved(found.method, "same-inside", say("What stands inside is equal, so both have the same value."))


def value_verdict(found: Found, used: list[str]) -> Verdict:
    """Put what was found about two values in words."""
    if found.same is None and found.method == "ball-points":
        text = say("Not proven: both sides agree to many digits wherever they were compared, but that is no proof.")
        return unchecked("agrees-numerically", text, "evaluation")
    if found.same is None:
        return unchecked("undecided", say("Not checked: it could not be decided whether both sides are equal."))
    if found.same:
        method = used[0] if used else found.method
        return proved(method, "equal", _how(method))
    return _different(found)


def _how(method: str) -> Message:
    return _HOW.get(method) or say("Both sides have the same value: their difference is zero.")


_HOW = {
    "identical": say("Carried out the operations: both sides are the same."),
    "differentiation": say("Differentiated again in another way: the result is the same."),
    "integration": say(
        "Found an antiderivative, differentiated it back and followed it to both bounds; where the value is finite, a "
        "numerical integration agrees."
    ),
    "limit": say("Found the limit again in another way and compared it with values close to the point."),
    "determinant": say("Computed the determinant again in another way: it is the same."),
    "inverse": say("Computed the inverse again in another way: it is the same."),
    "matrix-product": say("Multiplied the matrices again: every entry agrees."),
    "induction": say("Proved the formula for the sum by induction."),
    "definition": say("Worked it out again straight from its definition: the result is the same."),
    "terms": say("Added up the terms one by one: the result is the same."),
    "entries": say("Compared both sides entry by entry: all are equal."),
}


def _different(found: Found) -> Verdict:
    if found.method == "shape":
        return refuted("shape", "different-size", say("The two sides do not have the same size."))
    if found.left is None or found.right is None:
        return refuted(found.method, "different", say("The two sides do not have the same value."))
    shown, here = witness(found.point, found.left, found.right), point_formula(found.point)
    if found.method == "domain":
        return refuted(
            "domain",
            "narrower-domain",
            say("For {point} the left side has a value, but the right side is not defined.", point=here),
            shown,
        )
    if not found.point:
        text = say("The left side is {left}, but the right side is {right}.", left=shown.left, right=shown.right)
        return refuted(found.method, "different", text, shown)
    text = say(
        "For {point} the left side is {left}, but the right side is {right}.",
        point=here,
        left=shown.left,
        right=shown.right,
    )
    return refuted(found.method, "different", text, shown)


def point_formula(point: Mapping[Symbol, Basic]) -> Formula:
    """Print a point: ``x = 1, y = 2``."""
    ordered = sorted(point.items(), key=lambda item: str(item[0].name))
    parts = [(formula(symbol), formula(value)) for symbol, value in ordered]
    return Formula(
        latex=", ".join(f"{name.latex} = {value.latex}" for name, value in parts),
        plain=", ".join(f"{name.plain} = {value.plain}" for name, value in parts),
    )


def judge_antiderivative(left: Basic, right: Basic, variable: Symbol) -> Verdict:
    """Judge that both sides have the same derivative."""
    unfolding = Unfolding()
    try:
        slopes = [unfolding.of(derivative(side, variable)) for side in (left, right)]
    except NoRule:
        return unchecked("no-rule", say("Not checked: there is no independent rule to differentiate this."))
    letters = (left.free_symbols | right.free_symbols) - {variable}
    found = same_where_defined(*slopes)
    if letters and _for_positive(slopes, left, right, variable, found.same):
        text = say("Differentiated both sides: for positive letters the derivatives are the same.")
        return proved("differentiation", "same-derivative-positive", text)
    if found.same:
        partial = narrower(_opened(left), _opened(right), interior=True)
        if partial is not None:
            return _partial(partial)
        text = say("Differentiated both sides: the derivatives are the same.")
        return proved("differentiation", "same-derivative", text)
    if found.same is None:
        return value_verdict(found, [])
    if found.left is None or found.right is None:
        return refuted("differentiation", "different", say("The two sides do not have the same derivative."))
    shown = witness(found.point, found.left, found.right)
    text = say(
        "For {point} the left side has the derivative {left}, but the right side has {right}.",
        point=point_formula(found.point),
        left=shown.left,
        right=shown.right,
    )
    return refuted("differentiation", "different-derivative", text, shown)


def _for_positive(slopes: list[Basic], left: Basic, right: Basic, x: Symbol, same: bool | None) -> bool:
    """Whether this holds for positive letters, but not for all."""
    left, right = _opened(left), _opened(right)
    if same and narrower(left, right, interior=True) is None:
        return False
    letters = sorted((left.free_symbols | right.free_symbols) - {x}, key=str)
    return antiderivative_for_positive((slopes[0], slopes[1]), left, right, x, letters)


def _opened(side: Basic) -> Basic:
    """What stands inside an integral is defined where the integral is."""
    return side.replace(lambda e: isinstance(e, Integral) and len(e.limits) == 1, lambda e: e.function)


def _partial(found: Found) -> Verdict:
    """The right side is an antiderivative, but not everywhere where one is needed."""
    if found.same is None:
        return unchecked("domain-undecided", say("Not checked: it is not clear where the right side is defined."))
    assert found.left is not None
    text = say(
        "The derivatives agree, but for {point} the right side is not defined: is an absolute value missing?",
        point=point_formula(found.point),
    )
    return refuted("domain", "narrower-domain", text, witness(found.point, found.left, S.NaN))


def _judge_solutions(left: Basic, right: Basic, unknowns: tuple[str, ...], *, both_ways: bool) -> Verdict:
    differential = compare_differential(left, right, both_ways)
    if differential is not None:
        return solutions_verdict(differential, both_ways)
    unfolding = Unfolding()
    left, right = unfolding.of(left), unfolding.of(right)
    return solutions_verdict(compare_solutions(left, right, unknowns, counted=False), both_ways)


def solutions_verdict(found: Comparison, both_ways: bool) -> Verdict:
    """Put what was found about two solution sets in words."""
    if found.reason is not None:
        return unchecked("undecided", say("Not checked: it could not be decided whether the solutions are the same."))
    if found.method == "evaluation" and not found.same:
        return refuted("evaluation", "different", say("One of the two statements is true, the other is false."))
    if found.lost is not None:
        here = point_formula(found.lost)
        text = say("{point} is lost: it solves the first statement, but not the second.", point=here)
        return refuted(found.method, "lost-solution", text, witness(found.lost, S.true, S.false))
    if found.gained is not None and both_ways:
        text = say("{point} solves the second statement, but not the first.", point=point_formula(found.gained))
        return refuted(found.method, "extraneous-solution", text, witness(found.gained, S.false, S.true))
    if found.assuming:
        divisor = formula(found.divisor)
        text = say("Both have the same solutions, as long as {divisor} is not zero.", divisor=divisor)
        return proved(found.method, "same-solutions-generic", text)
    if not both_ways:
        text = say("Every solution of the first statement also solves the second.")
        return proved(found.method, "implied", text)
    return proved(found.method, "same-solutions", _SAME.get(found.method, _SAME["real-line"]))


_SAME = {
    "evaluation": say("Worked out both sides: both statements are true, or both are false."),
    "identical": say("Both statements are the same."),
    "multiple": say("Both sides were multiplied by the same number, which is not zero."),
    "product": say("Multiplied the factors out: both statements have the same zeros."),
    "real-line": say("Tested both statements on every part of the number line: they have the same solutions."),
    "rank": say("Compared the two systems row by row: they have the same solutions."),
    "ideal": say("Each equation follows from the others and back: they have the same solutions."),
    "elimination": say("Tested every possible pair of values: both have the same solutions."),
    "numbers": say("Worked out both sides again and compared them."),
}
