"""Converting numerals: the value by places, the digits by repeated division."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from sympy import Add, Basic, Expr, Integer, Mul, Pow, Symbol

from tutor.errors import NotSolved
from tutor.maths.operations import operation, operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, Message, say
from tutor.problem import Level, Problem
from tutor.rules.rewriting import put
from tutor.rules.stating import stated
from tutor.solution import Answer, Step
from tutor.topics.number_bases.asking import CAPITALS, DIGITS, SUBSCRIPT

MOST_DIVISIONS = 60
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    statement = expression(problem.statement)
    match operation_name(statement):
        case "numeral":
            value = yield from _value(statement, statement, ())
            yield Answer(formula(value), formula(value))
        case "in_base":
            yield from _in_base(statement)
        case "complement":
            yield from _complement(statement)
        case "count_of_ones":
            yield from _ones(statement)
        case "roman":
            yield from _roman(statement)
        case _:
            yield from _coded(statement)


def text_formula(text: str, base: int | None = None) -> Formula:
    """Digits as an upright numeral, with the base as index where it is given."""
    sign, bare = ("-", text[1:]) if text.startswith("-") else ("", text)
    bare, _, index = bare.partition("_")
    index = str(base or index)
    latex = rf"{sign}\mathrm{{{bare}}}" + (f"_{{{index}}}" if index else "")
    return formula(Symbol(text), latex=latex, plain=text)


def digits_of(number: int, base: int) -> str:
    """The digits of a number in a base."""
    rest, text = abs(number), ""
    while rest or not text:
        rest, digit = divmod(rest, base)
        text = DIGITS[digit] + text
    return ("-" if number < 0 else "") + text


def _answer(text: str) -> Answer:
    shown = text_formula(text)
    return Answer(shown, formula(Symbol(text)))


# -- the value of a numeral --


def _value(whole: Expr, numeral: Expr, path: tuple[int, ...]) -> Generator[Step, None, Expr]:
    """Replace a numeral at a place of the line by its value; return the new line."""
    digits, base = numeral.args[0].name, int(numeral.args[1])
    negative, bare = digits.startswith("-"), digits.removeprefix("-")
    number = int(digits, base)
    terms = [
        Mul(Integer(int(digit, 36)), Pow(Integer(base), Integer(place), evaluate=False), evaluate=False)
        for digit, place in zip(bare, range(len(bare) - 1, -1, -1), strict=True)
        if digit != "0"
    ]
    total: Expr = Add(*terms, evaluate=False) if len(terms) > 1 else terms[0] if terms else Integer(0)
    written = Mul(-1, total, evaluate=False) if negative else total
    after = put(whole, path, Integer(number))
    middle = put(whole, path, written)
    named = text_formula(digits, base)
    yield stated(
        "place-values",
        say("Write {numeral} by its places: {sum}.", numeral=named, sum=formula(written)),
        say("Each place is worth {base} times the place to its right; the last is worth 1.", base=base),
        whole,
        middle,
        idea=say("What is each digit worth at its place?"),
    )
    if formula(middle).latex != formula(after).latex:
        yield stated(
            "add-places",
            say("Work it out: {value}.", value=formula(Integer(number))),
            say("Powers first, then products, then the sum."),
            middle,
            after,
            idea=say("What is the sum?"),
        )
    return after


# -- digits in a base --


def _in_base(statement: Expr) -> Iterator[Step | Answer]:
    inside, base = statement.args[0], int(statement.args[1])
    line = statement
    for path, numeral in list(_numerals(inside, (0,))):
        line = yield from _value(line, numeral, path)
    if not isinstance(line.args[0], Integer):
        line = yield from _worked(line, base)
    number = int(line.args[0])
    style = statement.args[2].name if len(statement.args) > 2 else ""
    text = digits_of(abs(number), base)
    text = text.upper() if style == CAPITALS else f"{text}_{base}" if style == SUBSCRIPT else style + text
    text = "-" + text if number < 0 else text
    shown = text_formula(text, None if style not in ("", CAPITALS) else base)
    yield stated(
        "divide-by-base",
        say(
            "Divide by {base} again and again; the remainders are the digits from the right: {digits}.",
            base=base,
            digits=shown,
        )
        if number >= 0
        else say(
            "Leave out the sign and divide by {base} again and again; the remainders are the digits: {digits}.",
            base=base,
            digits=shown,
        ),
        say("Each remainder is what the last place holds; the quotient is the number without that place."),
        line,
        Formula(shown.latex, shown.plain, formula(Symbol(text)).tree),
        idea=say("What is the remainder on division by the base?"),
        substeps=_divisions(abs(number), base),
    )
    yield _answer(text)


def _divisions(number: int, base: int) -> tuple[Step, ...]:
    """``n = q · base + r``, one line each."""
    steps: list[Step] = []
    while number >= base and len(steps) < MOST_DIVISIONS:
        quotient, rest = divmod(number, base)
        written = Add(Mul(Integer(quotient), Integer(base), evaluate=False), Integer(rest), evaluate=False)
        steps.append(
            stated(
                "divide",
                say(
                    "Divide {number}: the remainder {rest} is the digit {digit}.",
                    number=formula(Integer(number)),
                    rest=rest,
                    digit=DIGITS[rest],
                ),
                say("Go on with the quotient {quotient}.", quotient=formula(Integer(quotient))),
                Integer(number),
                written,
            )
        )
        number = quotient
    return tuple(steps)


def _numerals(node: Basic, path: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Expr]]:
    if operation_name(node) == "numeral":
        yield path, node
        return
    for place, part in enumerate(node.args):
        yield from _numerals(part, (*path, place))


def _worked(line: Expr, base: int) -> Generator[Step, None, Expr]:
    """Work out the calculation inside, one operation after the other, innermost first."""
    while not isinstance(line.args[0], Integer):
        path, part = _innermost(line.args[0], (0,))
        value = _carried_out(part)
        after = put(line, path, Integer(value))
        yield stated(
            "calculate",
            say("Work out {part}: {value}.", part=_in(part, base), value=_in(Integer(value), base)),
            _operation_reason(part),
            line,
            after,
            idea=say("Which operation comes first?"),
        )
        line = after
    return line


def _in(part: Expr, base: int) -> Formula:
    """A calculation with its numbers in hexadecimal where it is asked so."""
    if base != 16:
        return formula(part)
    if isinstance(part, Integer):
        return text_formula(("-" if part < 0 else "") + "0x" + digits_of(abs(int(part)), 16))
    return formula(part)


def _innermost(node: Expr, path: tuple[int, ...]) -> tuple[tuple[int, ...], Expr]:
    for place, part in enumerate(node.args):
        if not isinstance(part, Integer):
            return _innermost(part, (*path, place))
    return path, node


def _carried_out(part: Expr) -> int:
    numbers = [int(argument) for argument in part.args]
    match operation_name(part):
        case "shifted_left":
            if not 0 <= numbers[1] <= 10_000:
                raise NotSolved(say("Digits cannot be shifted by so many places."), code="undefined")
            return numbers[0] << numbers[1]
        case "shifted_right":
            if numbers[1] < 0:
                raise NotSolved(say("Digits cannot be shifted by so many places."), code="undefined")
            return numbers[0] >> numbers[1]
        case "bits_and":
            return numbers[0] & numbers[1]
        case "bits_or":
            return numbers[0] | numbers[1]
        case "bits_xor":
            return numbers[0] ^ numbers[1]
    return int(part.doit())


def _operation_reason(part: Expr) -> Message:
    name = operation_name(part)
    if name == "shifted_left":
        return say("Shifting the binary digits to the left by one place doubles the number.")
    if name == "shifted_right":
        return say("Shifting the binary digits to the right by one place halves the number, rounded down.")
    if name in ("bits_and", "bits_or", "bits_xor"):
        return say("Compare the binary digits place by place.")
    return say("Brackets first, then products, then sums.")


# -- complements, bits, codes, Roman numerals --


def _complement(statement: Expr) -> Iterator[Step | Answer]:
    digits, kind = statement.args[0].name, int(statement.args[1])
    flipped = "".join("1" if digit == "0" else "0" for digit in digits)
    first = operation("complement", statement.args[0], Integer(1))
    yield stated(
        "flip-digits",
        say("Replace each 0 by 1 and each 1 by 0: {digits}.", digits=text_formula(flipped)),
        say("This is the 1's complement: a number and it add up to all ones."),
        first,
        text_formula(flipped),
        idea=say("What is the opposite of each digit?"),
    )
    if kind == 1:
        yield _answer(flipped)
        return
    result = digits_of((int(flipped, 2) + 1) % 2 ** len(digits), 2).rjust(len(digits), "0")
    yield stated(
        "add-one",
        say("Add 1: {digits}.", digits=text_formula(result)),
        say("The 2's complement is one more than the 1's complement; a carry beyond the first digit is dropped."),
        statement,
        text_formula(result),
        idea=say("What must be added to the 1's complement?"),
    )
    yield _answer(result)


def _ones(statement: Expr) -> Iterator[Step | Answer]:
    number = int(statement.args[0])
    digits = digits_of(number, 2)
    count = Integer(digits.count("1"))
    line = operation("count_of_ones", operation("numeral", Symbol(digits), Integer(2)))
    yield stated(
        "write-in-binary",
        say("Write the number in base 2: {digits}.", digits=text_formula(digits, 2)),
        say("Divide by 2 again and again; the remainders are the digits from right to left."),
        statement,
        line,
        idea=say("What are the binary digits?"),
        substeps=_divisions(number, 2),
    )
    yield stated(
        "count-ones",
        say("Count the ones: {count}.", count=formula(count)),
        say("Every 1 in this numeral is one bit that is set."),
        line,
        count,
        idea=say("How many digits are 1?"),
    )
    yield Answer(formula(count), formula(count))


def _roman(statement: Expr) -> Iterator[Step | Answer]:
    number = int(statement.args[0])
    rest, parts, text = number, list[tuple[int, str]](), ""
    for value, letters in ROMAN:
        times, rest = divmod(rest, value)
        parts += [(value, letters)] * times
        text += letters * times
    total = Add(*(Integer(value) for value, _ in parts), evaluate=False) if len(parts) > 1 else Integer(number)
    if len(parts) > 1:
        yield stated(
            "take-apart",
            say("Take away the largest possible values: {sum}.", sum=formula(total)),
            say("The values are 1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4 and 1."),
            statement,
            operation("roman", total),
            idea=say("Which is the largest value that fits?"),
        )
    yield stated(
        "write-letters",
        say("Write the letters for each value: {letters}.", letters=text_formula(text)),
        say("A smaller letter before a larger one is subtracted, as in IV for 4 and XC for 90."),
        operation("roman", total),
        text_formula(text),
        idea=say("Which letters stand for these values?"),
    )
    yield _answer(text)


def _coded(statement: Expr) -> Iterator[Step | Answer]:
    number = str(statement.args[0])
    text = "".join(digits_of(int(digit), 2).rjust(4, "0") for digit in number)
    yield stated(
        "code-digits",
        say("Write each decimal digit as four binary digits: {digits}.", digits=text_formula(text)),
        say("In binary coded decimal every digit is coded by itself, with leading zeros."),
        statement,
        text_formula(text),
        idea=say("What is each digit in binary?"),
    )
    yield _answer(text)
