"""Whether a student could believe a wrong answer: it has the size, the sort and the look of the right one.

A wrong choice that is far too large, negative where something is counted, or longer than the others gives itself away
to a student who knows nothing about the problem. Runs in workers.
"""

from __future__ import annotations

from sympy import Add, Basic, Expr, Function, I, Integer, Mul, Pow, Rational, Tuple
from sympy.matrices import MatrixBase

from tutor.maths.transport import expression
from tutor.messages import Formula
from tutor.service.practice.drafts import Draft
from tutor.topics import topic_named

SIZE = 12
"""How many times as large as the right number, or as small, a wrong one may be."""
SPARE_LENGTH = 14
LARGEST_DENOMINATOR = 12
AMOUNTS = frozenset({"probability", "measurement"})
"""Areas in which no answer is negative."""
AMOUNT_TOPICS = frozenset(
    {"plane-geometry", "solid-geometry", "primes", "divisors-and-multiples", "remainders", "percent", "leg-counting"}
)
AMOUNT_TASKS = frozenset({"distance", "length", "area", "volume"})
CHANCES = frozenset({"drawing", "repeated-trials", "conditional-probability"})


def plausible(draft: Draft, value: Basic, shown: Formula) -> bool:
    """Whether a wrong answer could be taken for the right one by someone who has not worked the problem out."""
    key = expression(draft.answer.value)
    return (
        len(shown.latex) <= 2 * len(draft.answer.shown.latex) + SPARE_LENGTH
        and _functions(value) <= _functions(key) | _functions(expression(draft.problem.statement))
        and (bool(value.has(I)) <= bool(key.has(I)))
        and (_has_bracket(value) or not _has_bracket(key))
        and _numbers_fit(value, key)
        and _in_range(draft, value, key)
        and (not isinstance(key, Tuple) or _counts_fit(value, key))
    )


def is_amount(draft: Draft, key: Basic) -> bool:
    """Whether the answer counts or measures something, so that a negative one gives itself away."""
    topic, task = topic_named(draft.problem.topic or ""), draft.problem.task
    amount = topic.area in AMOUNTS or topic.name in AMOUNT_TOPICS or any(word in task for word in AMOUNT_TASKS)
    return amount and _real(key) and bool(key >= 0)


def _in_range(draft: Draft, value: Basic, key: Basic) -> bool:
    if not (_real(key) and _real(value)):
        return True
    if is_amount(draft, key) and value < 0:
        return False
    if draft.problem.topic in CHANCES and 0 <= key <= 1 and not 0 <= value <= 1:
        return False
    if key.is_Integer and draft.problem.topic in AMOUNT_TOPICS | {"counting"} and value.is_Rational:
        return bool(value.is_Integer)
    large, small = abs(float(key)), abs(float(value))
    return large == 0 or (small <= SIZE * large + SIZE and small * SIZE >= min(large, SIZE))


def _counts_fit(value: Basic, key: Tuple) -> bool:
    """A list of numbers has none below zero where the right one has none."""
    if not all(_real(each) for each in (*key.args, *value.args)):
        return True
    return bool(min(value.args, default=-1) >= min(0, *key.args))


def _real(value: Basic) -> bool:
    return isinstance(value, Expr) and not isinstance(value, MatrixBase) and value.is_number and bool(value.is_real)


def _functions(value: Basic) -> set[type[Basic]]:
    return {type(each) for each in value.atoms(Function)}


def _has_bracket(value: Basic) -> bool:
    """Whether a sum stands in a product or under an exponent: a factored answer does not look like an expanded one."""
    return any(
        isinstance(part, Add) and part.free_symbols
        for node in value.atoms(Mul, Pow)
        if not (isinstance(node, Pow) and node.exp == -1)
        for part in node.args
    )


def _numbers_fit(value: Basic, key: Basic) -> bool:
    """Whether the numbers of a wrong answer are about as large, and its fractions about as fine, as the right ones."""
    ours, theirs = key.atoms(Rational) or {Integer(1)}, value.atoms(Rational)
    top = SIZE * max(abs(number.p) for number in ours) + SIZE
    finest = max(LARGEST_DENOMINATOR, 4 * max(number.q for number in ours))
    return all(abs(number.p) <= top and number.q <= finest for number in theirs)
