"""Rules that add and multiply whole numbers and fractions, with the work written out in substeps."""

from __future__ import annotations

from math import gcd, lcm

from sympy import Add, Expr, Integer, Mul, Pow, Rational, S

from tutor.messages import say
from tutor.rules.numbers import Ratio, ratio, value
from tutor.rules.quotients import divide, reduce
from tutor.rules.rewriting import Rewrite, added, formula, fraction, multiplied, step_of
from tutor.solution import Step


def add(part: Expr) -> Rewrite | None:
    """2 + 3 is 5, 1/2 + 1/3 is 5/6; only sums of numbers."""
    if not isinstance(part, Add):
        return None
    pairs = [ratio(term) for term in part.args]
    if any(pair is None for pair in pairs):
        return None
    return _added(part, [pair for pair in pairs if pair is not None])


def _added(part: Expr, pairs: list[Ratio]) -> Rewrite:
    result = sum((value(pair) for pair in pairs), S.Zero)
    if all(below == 1 for _, below in pairs):
        return Rewrite(
            "add",
            say("Add and subtract: {before} = {after}.", before=formula(part), after=formula(result)),
            say("Sums and differences are worked out from left to right."),
            result,
            say("Only additions and subtractions are left here: work from left to right."),
            _running(part, [Integer(above) for above, _ in pairs], Add),
        )
    return Rewrite(
        "add-fractions",
        say("Add the fractions: {before} = {after}.", before=formula(part), after=formula(result)),
        say("Fractions are added over a common denominator: add the numerators and keep the denominator."),
        result,
        say("Which denominator do all the fractions have in common?"),
        tuple(_over_common(part, pairs, result)),
    )


def _over_common(part: Expr, pairs: list[Ratio], result: Expr) -> list[Step]:
    line, steps = part, []
    common = lcm(*(below for _, below in pairs))
    if any(below != common for _, below in pairs):
        pairs = [(above * (common // below), common) for above, below in pairs]
        after = added([_unreduced(pair) for pair in pairs])
        rewrite = Rewrite(
            "common-denominator",
            say("Write every fraction with the denominator {common}.", common=common),
            say("{common} is the least common multiple of the denominators.", common=common),
            after,
            say("What is the least common multiple of the denominators?"),
        )
        steps.append(step_of(rewrite, line, after))
        line = after
    over = Pow(Integer(common), -1, evaluate=False)
    after = Mul(added([Integer(above) for above, _ in pairs]), over, evaluate=False)
    rewrite = Rewrite(
        "add-numerators",
        say("Put the numerators over the common denominator."),
        say("Parts of the same size are counted together."),
        after,
        say("The denominators are equal now: what happens to the numerators?"),
    )
    steps.append(step_of(rewrite, line, after))
    total = _unreduced((sum(above for above, _ in pairs), common))
    rewrite = Rewrite(
        "add", say("Add the numerators."), say("The denominator stays."), total, say("Add the numerators.")
    )
    steps.append(step_of(rewrite, after, total))
    if total != result and (reduced := reduce(total) or divide(total)):
        steps.append(step_of(reduced, total, result))
    return steps


def _unreduced(pair: Ratio) -> Expr:
    """The fraction with its bar, also where it is a whole number or could be printed otherwise."""
    if pair[1] == 1 or gcd(*pair) == 1:
        return value(pair)
    return Mul(Integer(pair[0]), Pow(Integer(pair[1]), -1, evaluate=False), evaluate=False)


def multiply(part: Expr) -> Rewrite | None:
    """3*4 is 12, 2/3*9/4 is 3/2; the numbers of a product with letters are multiplied in front of them."""
    if not isinstance(part, Mul) or ratio(part) is not None:
        return None
    above, below, others = _split(part)
    if len(above) < 2 and len(below) < 2 and _in_lowest_terms(above, below):
        return None
    result = Rational(_product(above), _product(below))
    before = multiplied([*map(Integer, above), *(Pow(Integer(b), -1, evaluate=False) for b in below)])
    after = _with(result, others)
    if below:
        return Rewrite(
            "multiply-fractions",
            say("Multiply and divide: {before} = {after}.", before=formula(before), after=formula(result)),
            say("Numerators are multiplied with numerators and denominators with denominators; common factors cancel."),
            after,
            say("Write everything over one fraction bar: what cancels?"),
            _fraction_substeps(before, above, below, result),
        )
    negatives = sum(number < 0 for number in above)
    because = (
        say("Multiplication comes before addition and subtraction.")
        if not negatives
        else say("An even number of minus signs gives a positive product.")
        if negatives % 2 == 0
        else say("An odd number of minus signs gives a negative product.")
    )
    return Rewrite(
        "multiply",
        say("Multiply: {before} = {after}.", before=formula(before), after=formula(result)),
        because,
        after,
        say("Which numbers are multiplied?"),
        _running(before, [Integer(number) for number in above], Mul),
    )


def _split(product: Mul) -> tuple[list[int], list[int], list[Expr]]:
    """The whole numbers above and below the fraction bar, and the other factors."""
    above: list[int] = []
    below: list[int] = []
    others: list[Expr] = []
    for factor in product.args:
        if isinstance(factor, Pow) and factor.exp == -1 and isinstance(factor.base, Integer) and factor.base != 0:
            below.append(int(factor.base))
        elif (pair := ratio(factor)) is not None:
            above += [pair[0]] if pair[0] != 1 or pair[1] == 1 else []
            below += [pair[1]] if pair[1] != 1 else []
        else:
            others.append(factor)
    return above, below, others


def _with(number: Rational, others: list[Expr]) -> Expr:
    if not others:
        return number
    if number == 0:
        return S.Zero
    if number == 1:
        return multiplied(others)
    return Mul(number, *others, evaluate=False)


def _fraction_substeps(before: Expr, above: list[int], below: list[int], result: Expr) -> tuple[Step, ...]:
    line, steps = before, []
    if len(above) > 1 or len(below) > 1:
        top = multiplied([*map(Integer, above)])
        after = Mul(top, Pow(multiplied([*map(Integer, below)]), -1, evaluate=False), evaluate=False)
        if formula(after).latex != formula(line).latex:
            rewrite = Rewrite(
                "one-fraction-bar",
                say("Write everything over one fraction bar."),
                say("What is multiplied goes above the bar, what is divided by goes below."),
                after,
                say("Write everything over one fraction bar."),
            )
            steps.append(step_of(rewrite, line, after))
            line = after
    cancelled = _cancelled(above, below)
    if cancelled != (above, below):
        after = fraction(multiplied([*map(Integer, cancelled[0])]), multiplied([*map(Integer, cancelled[1])]))
        rewrite = Rewrite(
            "cancel",
            say("Cancel the common factors."),
            say("A factor of the numerator and of the denominator can be divided out of both."),
            after,
            say("Which factors occur above and below the bar?"),
        )
        steps.append(step_of(rewrite, line, after))
        line = after
    if line != result:
        rewrite = Rewrite(
            "multiply",
            say("Multiply what is left."),
            say("Numerator and denominator have no common factor any more."),
            result,
            say("Multiply what is left."),
        )
        steps.append(step_of(rewrite, line, result))
    return tuple(steps) if len(steps) > 1 else ()


def _cancelled(above: list[int], below: list[int]) -> tuple[list[int], list[int]]:
    top, bottom = list(above), list(below)
    for i in range(len(top)):
        for j in range(len(bottom)):
            common = gcd(top[i], bottom[j])
            top[i], bottom[j] = top[i] // common, bottom[j] // common
    negative = sum(number < 0 for number in (*top, *bottom)) % 2
    kept = [abs(number) for number in top if abs(number) != 1] or [1]
    kept[0] = -kept[0] if negative else kept[0]
    return kept, [abs(number) for number in bottom if abs(number) != 1] or [1]


def _in_lowest_terms(above: list[int], below: list[int]) -> bool:
    return not below or (below[0] > 0 and gcd(*(above or [1]), *below) == 1)


def _running(before: Expr, numbers: list[Expr], kind: type[Expr]) -> tuple[Step, ...]:
    """One substep per operation, from left to right, where there are more than two numbers."""
    steps: list[Step] = []
    line = before
    if not 2 < len(numbers) <= 12:
        return ()
    while len(numbers) > 1:
        first, second, *rest = numbers
        numbers = [kind(first, second), *rest]
        after = numbers[0] if not rest else kind(*numbers, evaluate=False)
        pair = kind(first, second, evaluate=False)
        title = say("{before} = {after}", before=formula(pair), after=formula(numbers[0]))
        rewrite = Rewrite("from-left", title, say("Work from left to right."), after, say("Work from left to right."))
        steps.append(step_of(rewrite, line, after))
        line = after
    return tuple(steps)


def _product(numbers: list[int]) -> int:
    total = 1
    for number in numbers:
        total *= number
    return total
