"""Functions of sums and multiples of angles taken apart, products made sums and sums products."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Add, Expr, Integer, Pow, Symbol, cos, cot, expand, sin, tan
from sympy.simplify.fu import TR8, TR9

from tutor.errors import NotSolved
from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.lines import law
from tutor.rules.working import negated, product, quotient, total, worked
from tutor.solution import Answer, Step

SINGLE = "in_single_angles"

_SUMS = {
    sin: law(r"\sin(a \pm b) = \sin a \cos b \pm \cos a \sin b", "sin(a ± b) = sin(a) cos(b) ± cos(a) sin(b)"),
    cos: law(r"\cos(a \pm b) = \cos a \cos b \mp \sin a \sin b", "cos(a ± b) = cos(a) cos(b) ∓ sin(a) sin(b)"),
    tan: law(
        r"\tan(a \pm b) = \frac{\tan a \pm \tan b}{1 \mp \tan a \tan b}",
        "tan(a ± b) = (tan(a) ± tan(b))/(1 ∓ tan(a) tan(b))",
    ),
}
_DOUBLE = {
    sin: law(r"\sin 2a = 2 \sin a \cos a", "sin(2a) = 2 sin(a) cos(a)"),
    cos: law(r"\cos 2a = \cos^2 a - \sin^2 a", "cos(2a) = cos(a)^2 - sin(a)^2"),
    tan: law(r"\tan 2a = \frac{2 \tan a}{1 - \tan^2 a}", "tan(2a) = 2 tan(a)/(1 - tan(a)^2)"),
}


def parts_of(angle: Expr) -> tuple[Expr, Expr, int] | None:
    """An angle as a sum (1) or difference (-1) of two others; None for a single letter."""
    whole = evaluated(angle)
    if isinstance(angle, Add) and len(whole.as_ordered_terms()) > 1:
        terms = list(angle.args) if len(angle.args) > 1 else whole.as_ordered_terms()
        first, rest = terms[0], evaluated(Add(*terms[1:]))
        if rest.could_extract_minus_sign():
            return first, -rest, -1
        return first, rest, 1
    number, letter = whole.as_coeff_Mul()
    if isinstance(number, Integer) and number > 1 and isinstance(letter, Symbol):
        half = number // 2
        return (half * letter, half * letter, 1) if number % 2 == 0 else ((number - 1) * letter, letter, 1)
    return None


def _opened(function: type[Expr], a: Expr, b: Expr, sign: int) -> Expr:
    if a == b and sign == 1:
        if function is sin:
            return product(Integer(2), sin(a), cos(a))
        if function is cos:
            return total(Pow(cos(a), 2), negated(Pow(sin(a), 2)))
        return quotient(product(Integer(2), tan(a)), total(Integer(1), negated(Pow(tan(a), 2))))
    if function is tan:
        above = total(tan(a), tan(b) if sign == 1 else negated(tan(b)))
        both = product(tan(a), tan(b))
        return quotient(above, total(Integer(1), negated(both) if sign == 1 else both))
    pairs = ((sin(a), cos(b)), (cos(a), sin(b))) if function is sin else ((cos(a), cos(b)), (sin(a), sin(b)))
    first, second = (product(*pair) for pair in pairs)
    return total(first, second if (sign == 1) == (function is sin) else negated(second))


def asks_tangent(statement: Expr) -> bool:
    """Whether the formula needed has gaps of its own, as that of the tangent has."""
    return bool(statement.has(tan, cot))


def solve_expand(statement: Expr, target: type[Expr] | None) -> Iterator[Step | Answer]:
    """Yield the formulas used, one function at a time, until only functions of single letters are left.

    Raises:
        NotSolved: there is nothing to take apart.
    """
    line, wrapped = statement, asks_tangent(statement)

    def shown(current: Expr) -> Expr:
        return operation(SINGLE, current) if wrapped and _openable(current) else current

    for _ in range(12):
        part = _openable(line)
        if part is None:
            break
        found = parts_of(part.args[0])
        assert found is not None
        a, b, sign = found
        function = type(part)
        rule = _DOUBLE[function] if a == b and sign == 1 else _SUMS[function]
        after = line.xreplace({part: _opened(function, evaluated(a), evaluated(b), sign)})
        yield worked(
            "double-angle-formula" if a == b and sign == 1 else "sum-formula",
            say("Take {part} apart.", part=formula(part)),
            say("The formula is {law}.", law=rule),
            shown(line),
            shown(after),
            idea=say("Is the angle the double of another, or a sum of two?"),
        )
        line = after
    if line == statement:
        raise NotSolved(say("There is no sum or multiple of angles to take apart here."))
    yield from _finish(line, target, wrapped)


def _openable(line: Expr) -> Expr | None:
    functions = sorted(line.atoms(sin, cos, tan), key=lambda part: (-int(part.count_ops()), str(part)))
    return next((part for part in functions if parts_of(part.args[0]) is not None), None)


def _finish(line: Expr, target: type[Expr] | None, wrapped: bool) -> Iterator[Step | Answer]:
    value = evaluated(line)
    if not wrapped:
        value = expand(value)
    if target is not None:
        squares = _without(value, target)
        if squares != value:
            yield worked(
                "pythagorean-identity",
                say("Use the identity of Pythagoras and collect the terms."),
                say("It turns squares of one of the functions into squares of the other."),
                value,
                squares,
                idea=say("How can the square of the other function be written?"),
            )
        value = squares
        if value.has(cos if target is sin else sin):
            raise NotSolved(say("This cannot be written with that function alone."))
    elif formula(value).plain != formula(line).plain and evaluated(line) != value:
        yield worked(
            "multiply-out",
            say("Multiply out and collect the terms."),
            say("Terms with the same factors are counted together."),
            line,
            value,
            idea=say("Can brackets be opened?"),
        )
    result = formula(value)
    yield Answer(result, result)


def _without(value: Expr, target: type[Expr]) -> Expr:
    """Even powers of the other function replaced by the one that is asked for."""
    other = cos if target is sin else sin

    def changed(base: Expr, exponent: Expr) -> Expr:
        angle = base.args[0]
        even, odd = divmod(int(exponent), 2)
        return (1 - target(angle) ** 2) ** even * base**odd

    return expand(
        value.replace(
            lambda e: e.is_Pow and isinstance(e.base, other) and e.exp.is_Integer and e.exp > 1,
            lambda e: changed(e.base, e.exp),
        )
    )


def solve_regroup(statement: Expr, task: str) -> Iterator[Step | Answer]:
    """Yield the step that makes a product a sum, or a sum a product.

    Raises:
        NotSolved: no formula fits.
    """
    start = evaluated(statement)
    to_sum = task == "product-to-sum"
    value = expand(TR8(start)) if to_sum else TR9(start)
    if value == start:
        raise NotSolved(say("No formula between products and sums fits here."))
    yield worked(
        task,
        say("Use the formula that makes a sum of a product.")
        if to_sum
        else say("Use the formula that makes a product of a sum."),
        say("The formula is {law}.", law=_REGROUPED[to_sum]),
        statement,
        value,
        idea=say("Add and subtract the formulas for the sum and the difference of two angles."),
    )
    result = formula(value)
    yield Answer(result, result)


_REGROUPED = {
    True: law(
        r"\sin a \cos b = \frac{\sin(a + b) + \sin(a - b)}{2},\ \cos a \cos b = \frac{\cos(a - b) + \cos(a + b)}{2},"
        r"\ \sin a \sin b = \frac{\cos(a - b) - \cos(a + b)}{2}",
        "sin(a) cos(b) = (sin(a + b) + sin(a - b))/2, cos(a) cos(b) = (cos(a - b) + cos(a + b))/2, "
        "sin(a) sin(b) = (cos(a - b) - cos(a + b))/2",
    ),
    False: law(
        r"\sin a + \sin b = 2 \sin\frac{a + b}{2} \cos\frac{a - b}{2},"
        r"\ \cos a + \cos b = 2 \cos\frac{a + b}{2} \cos\frac{a - b}{2}",
        "sin(a) + sin(b) = 2 sin((a + b)/2) cos((a - b)/2), cos(a) + cos(b) = 2 cos((a + b)/2) cos((a - b)/2)",
    ),
}
