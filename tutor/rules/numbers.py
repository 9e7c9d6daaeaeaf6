"""Rules of arithmetic with whole numbers, fractions and their powers; each sees one part of a line."""

from __future__ import annotations

from math import gcd, lcm

from sympy import Abs, Add, Expr, Integer, Mul, Pow, Rational, S, factorial

from tutor.errors import NotSolved, TooLarge
from tutor.messages import say
from tutor.rules.rewriting import Rewrite, added, formula, fraction, multiplied, step_of
from tutor.solution import Step

MAX_BITS = 4000
"""Bits that a worked-out power may have."""

Ratio = tuple[int, int]
"""Numerator and denominator as written, not reduced; the denominator is positive."""


def ratio(part: Expr) -> Ratio | None:
    """Return the numerator and denominator of a whole number or fraction as written, else None."""
    if isinstance(part, Rational):
        return int(part.p), int(part.q)
    if isinstance(part, Pow) and part.exp == -1 and isinstance(part.base, Integer) and part.base > 0:
        return 1, int(part.base)
    if isinstance(part, Mul) and len(part.args) == 2:
        above, below = part.args
        if isinstance(above, Integer) and isinstance(below, Pow) and below.exp == -1:
            under = below.base
            if isinstance(under, Integer) and under > 0:
                return int(above), int(under)
    return None


def written(pair: Ratio) -> Expr:
    """Return the fraction with this numerator and denominator, not reduced."""
    return fraction(Integer(pair[0]), Integer(pair[1]))


def value(pair: Ratio) -> Rational:
    """Return the value of a fraction as written."""
    return Rational(*pair)


def zero_denominator(part: Expr) -> Rewrite | None:
    """Division by zero ends the work.

    Raises:
        NotSolved: the part divides by zero.
    """
    if isinstance(part, Pow) and part.base == 0 and part.exp.is_negative:
        raise NotSolved(say("This divides by zero, which has no value."), code="undefined")
    return None


def double_minus(part: Expr) -> Rewrite | None:
    """-(-5) is 5."""
    if not (isinstance(part, Mul) and len(part.args) == 2 and part.args[0] == -1):
        return None
    inner = part.args[1]
    if not (isinstance(inner, Rational) and inner < 0):
        return None
    return Rewrite(
        "double-minus",
        say("Two minus signs make a plus: {before} = {after}.", before=formula(part), after=formula(-inner)),
        say("The opposite of a negative number is the positive number."),
        -inner,
        say("What is the opposite of a negative number?"),
    )


def divide(part: Expr) -> Rewrite | None:
    """6/3 is 2."""
    pair = ratio(part)
    if pair is None or isinstance(part, Rational) or pair[0] % pair[1] or pair[1] == 1:
        return None
    result = value(pair)
    return Rewrite(
        "divide",
        say("Divide: {before} = {after}.", before=formula(part), after=formula(result)),
        say("{below} times {after} is {above}.", below=pair[1], after=formula(result), above=pair[0]),
        result,
        say("Which division can be worked out?"),
    )


def reduce(part: Expr) -> Rewrite | None:
    """6/8 is 3/4."""
    pair = ratio(part)
    if pair is None or isinstance(part, Rational) or gcd(*pair) == 1:
        return None
    common, result = gcd(*pair), value(pair)
    return Rewrite(
        "reduce-fraction",
        say(
            "Reduce the fraction by {common}: {before} = {after}.",
            common=common,
            before=formula(part),
            after=formula(result),
        ),
        say(
            "Numerator and denominator have the common factor {common}; dividing both by it keeps the value.",
            common=common,
        ),
        result,
        say("Do the numerator and the denominator have a common factor?"),
    )


def fraction_sign(part: Expr) -> Rewrite | None:
    """5/(-3) is -5/3."""
    if not (isinstance(part, Mul) and len(part.args) == 2):
        return None
    above, below = part.args
    if not (isinstance(above, Integer) and isinstance(below, Pow) and below.exp == -1):
        return None
    if not (isinstance(below.base, Integer) and below.base < 0):
        return None
    after = fraction(-above, -below.base)
    return Rewrite(
        "sign-of-fraction",
        say("Write the sign in front of the fraction: {before} = {after}.", before=formula(part), after=formula(after)),
        say("A fraction keeps its value when numerator and denominator both change sign."),
        after,
        say("What is the sign of the fraction?"),
    )


def reciprocal(part: Expr) -> Rewrite | None:
    """1/(2/3) is 3/2."""
    if not (isinstance(part, Pow) and part.exp == -1):
        return None
    pair = ratio(part.base)
    if pair is None or pair[1] == 1 or pair[0] == 0:
        return None
    sign = 1 if pair[0] > 0 else -1
    after = written((sign * pair[1], sign * pair[0]))
    return Rewrite(
        "reciprocal",
        say(
            "Instead of dividing by {divisor}, multiply by its reciprocal {after}.",
            divisor=formula(part.base),
            after=formula(after),
        ),
        say("Dividing by a fraction is the same as multiplying by the fraction turned upside down."),
        after,
        say("How do you divide by a fraction?"),
    )


def power(part: Expr) -> Rewrite | None:
    """2^3 is 8, (2/3)^2 is 4/9, 2^(-3) is 1/8."""
    if not (isinstance(part, Pow) and isinstance(part.exp, Integer)):
        return None
    base, exponent = ratio(part.base), int(part.exp)
    if base is None or exponent in (-1, 1):
        return None
    if exponent < 0 and base[0] == 0:
        return zero_denominator(part)
    if max(abs(base[0]), base[1]).bit_length() * abs(exponent) > MAX_BITS:
        raise TooLarge(say("The power {power} is too large to write out.", power=formula(part)))
    result = value(base) ** exponent
    if exponent == 0:
        because = say("Any number except 0 to the power 0 is 1.")
    elif exponent < 0:
        because = say("A negative exponent means one divided by the power with the positive exponent.")
    elif base[1] != 1:
        because = say("A power of a fraction is the power of the numerator over the power of the denominator.")
    elif base[0] < 0:
        because = say(
            "A negative base with an even exponent gives a positive number, with an odd exponent a negative one."
        )
    else:
        because = say("The exponent says how often the base is multiplied by itself.")
    return Rewrite(
        "power",
        say("Work out the power: {before} = {after}.", before=formula(part), after=formula(result)),
        because,
        result,
        say("Powers come before products and sums: which power can be worked out?"),
        _repeated(part, value(base), exponent, result),
    )


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


def times_zero(part: Expr) -> Rewrite | None:
    """A product with a factor 0 is 0."""
    if not (isinstance(part, Mul) and any(factor == 0 for factor in part.args)):
        return None
    if any(isinstance(factor, Pow) and factor.exp.is_negative and not factor.base.is_nonzero for factor in part.args):
        return None
    return Rewrite(
        "times-zero",
        say("A product with the factor 0 is 0."),
        say("Nothing taken any number of times is nothing."),
        S.Zero,
        say("Is one of the factors 0?"),
    )


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


def _repeated(part: Expr, base: Rational, exponent: int, result: Expr) -> tuple[Step, ...]:
    """The power as a repeated product, where it is short."""
    if not 2 <= abs(exponent) <= 6:
        return ()
    product: Expr = Mul(*[base] * abs(exponent), evaluate=False)
    after = product if exponent > 0 else Pow(product, -1, evaluate=False)
    opened = Rewrite(
        "power-as-product",
        say("Write the power as a product."),
        say("The exponent says how often the base is multiplied by itself."),
        after,
        say("Write the power as a product."),
    )
    worked = Rewrite(
        "multiply", say("Multiply."), say("Work from left to right."), result, say("Multiply from left to right.")
    )
    return step_of(opened, part, after), step_of(worked, after, result)


def _product(numbers: list[int]) -> int:
    total = 1
    for number in numbers:
        total *= number
    return total


def absolute(part: Expr) -> Rewrite | None:
    """|-5| is 5."""
    pair = ratio(part.args[0]) if isinstance(part, Abs) else None
    if pair is None:
        return None
    result = abs(value(pair))
    return Rewrite(
        "absolute-value",
        say("Take the absolute value: {before} = {after}.", before=formula(part), after=formula(result)),
        say("The absolute value is the distance from 0, which is never negative."),
        result,
        say("How far is this number from 0?"),
    )


def factorial_value(part: Expr) -> Rewrite | None:
    """5! is 120."""
    if not (isinstance(part, factorial) and isinstance(part.args[0], Integer) and part.args[0] >= 0):
        return None
    number = int(part.args[0])
    if number > 200:
        raise TooLarge(say("The factorial {power} is too large to write out.", power=formula(part)))
    result = factorial(number)
    product = multiplied([Integer(n) for n in range(1, number + 1)]) if 1 < number <= 8 else result
    return Rewrite(
        "factorial",
        say("Work out the factorial: {before} = {after}.", before=formula(part), after=formula(result)),
        say("The factorial is the product of all whole numbers up to it: {product}.", product=formula(product))
        if number > 1
        else say("This factorial is 1 by definition."),
        result,
        say("What does the exclamation mark mean?"),
    )
