"""The rules of calculation with complex numbers; each takes one part of a line."""

from __future__ import annotations

from sympy import Abs, Add, Expr, I, Integer, Mul, Pow, S, conjugate, exp, im, re, sqrt

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.rewriting import Rewrite, multiplied
from tutor.topics.complex_numbers.standard import Complex, standard, value_of

LARGEST_POWER = 60
_CYCLE = (S.One, I, S.NegativeOne, -I)


def power_of_i(part: Expr) -> Rewrite | None:
    """Reduce a power of i: the powers repeat after four."""
    if not (isinstance(part, Pow) and part.base is I and isinstance(part.exp, Integer)) or part.exp in (0, 1):
        return None
    rest = int(part.exp) % 4
    i, result = formula(I), formula(_CYCLE[rest])
    return Rewrite(
        "power-of-i",
        say("Reduce the power of {i}: {before} = {after}.", i=i, before=formula(part), after=result),
        say(
            "The powers of {i} repeat after four, and {n} leaves the remainder {r} by 4.", i=i, n=int(part.exp), r=rest
        ),
        _CYCLE[rest],
        say("What are the first four powers of {i}?", i=formula(I)),
    )


def root_of_negative(part: Expr) -> Rewrite | None:
    """Take the root of a negative number: √(-a) = i √a."""
    if not (isinstance(part, Pow) and part.exp == S.Half and part.base.is_number and part.base.is_negative):
        return None
    found = value_of(part)
    if found is None:
        return None
    after = found.expression
    return Rewrite(
        "root-of-negative",
        say("Take the root of the negative number: {before} = {after}.", before=formula(part), after=formula(after)),
        say(
            "The square of {i} is {m}, so the root of a negative number is {i} times the root of its opposite.",
            i=formula(I),
            m=formula(S.NegativeOne),
        ),
        after,
        say("Write the number as {m} times a positive one.", m=formula(S.NegativeOne)),
    )


def part_or_conjugate(part: Expr) -> Rewrite | None:
    """Read off the real part, the imaginary part or the conjugate of a number in standard form."""
    if not isinstance(part, re | im | conjugate) or (number := standard(part.args[0])) is None:
        return None
    told = {"z": formula(part.args[0])}
    match part:
        case re():
            after, title = number.real, say("Read off the real part of {z}.", **told)
            because = say("The real part is the term without {i}.", i=formula(I))
        case im():
            after, title = number.imaginary, say("Read off the imaginary part of {z}.", **told)
            because = say("The imaginary part is the factor of {i}, a real number.", i=formula(I))
        case _:
            after = Complex(number.real, -number.imaginary).expression
            title = say("Take the conjugate of {z}.", **told)
            because = say("The conjugate has the same real part and the opposite imaginary part.")
    return Rewrite(
        {re: "real-part", im: "imaginary-part"}.get(type(part), "conjugate"),
        title,
        because,
        after,
        say("Which part of the number stands with {i}?", i=formula(I)),
    )


def modulus(part: Expr) -> Rewrite | None:
    """The modulus by Pythagoras: |a + bi| = √(a² + b²)."""
    if not isinstance(part, Abs) or (number := standard(part.args[0])) is None or number.is_real:
        return None
    squares = [Pow(side, 2, evaluate=False) for side in (number.real, number.imaginary) if side != 0]
    line = Pow(Add(*squares, evaluate=False), S.Half, evaluate=False)
    after = sqrt(number.real**2 + number.imaginary**2)
    return Rewrite(
        "modulus",
        say("Find the modulus: {line} = {after}.", line=formula(line), after=formula(after)),
        say("The modulus is the distance from zero: by Pythagoras, the root of the sum of the squares of both parts."),
        after,
        say("How far from zero is the number in the complex plane?"),
    )


def power(part: Expr) -> Rewrite | None:
    """A whole power of a number in standard form: one factor after the other."""
    if not (isinstance(part, Pow) and isinstance(part.exp, Integer)) or not 2 <= part.exp <= LARGEST_POWER:
        return None
    number = standard(part.base)
    if number is None or number.is_real:
        return None
    if number.real == 0:
        return _monomial_power(part, number.imaginary)
    if part.exp > 2:
        half, rest = divmod(int(part.exp), 2)
        square = (
            Pow(Pow(part.base, 2, evaluate=False), half, evaluate=False)
            if half > 1
            else Pow(part.base, 2, evaluate=False)
        )
        after = Mul(square, part.base, evaluate=False) if rest else square
        return Rewrite(
            "split-power",
            say("Split the power: {before} = {after}.", before=formula(part), after=formula(after)),
            say("A power may be taken in steps: square first."),
            after,
            say("Which smaller power is easy to work out?"),
        )
    a, b = number.real, number.imaginary
    return Rewrite(
        "square",
        say("Square {z}.", z=formula(part.base)),
        say(
            "The square of a sum: {aa} and {ab} and, because {ii} is {m}, {bb}.",
            aa=formula(a**2),
            ab=formula(Complex(S.Zero, 2 * a * b).expression),
            ii=formula(Pow(I, 2, evaluate=False)),
            m=formula(S.NegativeOne),
            bb=formula(-(b**2)),
        ),
        Complex((a**2 - b**2).expand(), (2 * a * b).expand()).expression,
        say("Use the formula for the square of a sum."),
    )


def _monomial_power(part: Pow, factor: Expr) -> Rewrite:
    after = multiplied([factor**part.exp, Pow(I, part.exp, evaluate=False)])
    return Rewrite(
        "power-of-product",
        say("Take the power of each factor: {before} = {after}.", before=formula(part), after=formula(after)),
        say("The power of a product is the product of the powers."),
        after,
        say("What is the power of each factor by itself?"),
    )


def quotient(part: Expr) -> Rewrite | None:
    """Make the denominator real: multiply above and below by its conjugate."""
    below = _below(part)
    number = standard(below) if below is not None else None
    if below is None or number is None or number.is_real:
        return None
    other = Complex(number.real, -number.imaginary).expression
    size = (number.real**2 + number.imaginary**2).expand()
    above = [factor for factor in _factors(part) if factor != Pow(below, -1, evaluate=False) and factor != 1]
    after = multiplied([*above, other, Pow(size, -1, evaluate=False)]) if size != 1 else multiplied([*above, other])
    return Rewrite(
        "multiply-by-conjugate",
        say("Multiply above and below by the conjugate {z}.", z=formula(other)),
        say("Below, {z} times its conjugate is the real number {n}.", z=formula(below), n=formula(size)),
        after,
        say("Which factor makes the denominator a real number?"),
    )


def product(part: Expr) -> Rewrite | None:
    """Multiply the first two factors in standard form, each term by each."""
    if not isinstance(part, Mul) or standard(multiplied([f for f in part.args if not _is_below(f)])) is not None:
        return None
    numbers = {place: number for place, factor in enumerate(part.args) if (number := standard(factor))}
    sums = [place for place, number in numbers.items() if number.real != 0 and number.imaginary != 0]
    single = [place for place in numbers if place not in sums]
    groups = (
        [[place] for place in sums[:2]] if len(sums) > 1 else [single[:-1], single[-1:]] if not sums else [single, sums]
    )
    taken = [place for group in groups for place in group]
    if not all(groups) or all(numbers[place].is_real for place in taken):
        return None
    a, b = (multiplied([part.args[place] for place in group]) for group in groups)
    result = _multiplied([numbers[place] for place in taken]).expression
    rest = [factor for place, factor in enumerate(part.args) if place not in taken]
    square = formula(Pow(I, 2, evaluate=False))
    return Rewrite(
        "multiply-complex",
        say("Multiply {a} and {b}: {result}.", a=formula(a), b=formula(b), result=formula(result)),
        say("Multiply each term by each; {ii} is {m}.", ii=square, m=formula(S.NegativeOne)),
        multiplied([result, *rest]),
        say(
            "Multiply out as with letters, and then use {ii} = {m}.",
            ii=formula(Pow(I, 2, evaluate=False)),
            m=formula(S.NegativeOne),
        ),
    )


def divided(part: Expr) -> Rewrite | None:
    """Divide both parts by a real denominator."""
    below = _below(part)
    if below is None or standard(below) is None:
        return None
    above = multiplied([factor for factor in _factors(part) if factor != Pow(below, -1, evaluate=False)])
    number = standard(above)
    if number is None or number.is_real:
        return None
    after = Complex((number.real / below).expand(), (number.imaginary / below).expand()).expression
    return Rewrite(
        "divide-parts",
        say("Divide both parts by {n}.", n=formula(below)),
        say("A sum is divided term by term."),
        after,
        say("Divide the real and the imaginary part."),
    )


def total(part: Expr) -> Rewrite | None:
    """Add the real parts, and the imaginary parts."""
    if not isinstance(part, Add) or standard(part) is not None:
        return None
    numbers = [standard(term) for term in part.args]
    kept = [number for number in numbers if number is not None]
    if len(kept) != len(numbers):
        return None
    after = Complex(Add(*(n.real for n in kept)).expand(), Add(*(n.imaginary for n in kept)).expand()).expression
    return Rewrite(
        "add-complex",
        say("Add the real parts and the imaginary parts."),
        say("Real numbers and multiples of {i} are collected like terms with a letter.", i=formula(I)),
        after,
        say("Which terms have the factor {i}?", i=formula(I)),
    )


def exponential(part: Expr) -> Rewrite | None:
    """Euler's formula: e^(iθ) = cos θ + i sin θ."""
    if not isinstance(part, exp) or not part.args[0].has(I):
        return None
    number = value_of(part)
    if number is None:
        return None
    after = number.expression
    return Rewrite(
        "euler",
        say("Use Euler’s formula: {before} = {after}.", before=formula(part), after=formula(after)),
        say("The power of e with an imaginary exponent lies on the unit circle, at the angle in the exponent."),
        after,
        say("Write the power with the cosine and the sine of the angle."),
    )


RULES = (power_of_i, root_of_negative, exponential, part_or_conjugate, modulus, power)
PRODUCTS = (quotient, product, divided)
SUMS = (total,)


def _factors(part: Expr) -> tuple[Expr, ...]:
    return part.args if isinstance(part, Mul) else (part,)


def _below(part: Expr) -> Expr | None:
    """The denominator of a quotient."""
    found = [factor.base for factor in _factors(part) if _is_below(factor)]
    return found[0] if found else None


def _is_below(factor: Expr) -> bool:
    return isinstance(factor, Pow) and factor.exp == -1


def _multiplied(numbers: list[Complex]) -> Complex:
    total = numbers[0]
    for number in numbers[1:]:
        real = total.real * number.real - total.imaginary * number.imaginary
        imaginary = total.real * number.imaginary + total.imaginary * number.real
        total = Complex(real.expand(), imaginary.expand())
    return total
