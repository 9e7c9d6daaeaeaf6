"""Rules for sums: collect like terms, take brackets away, multiply brackets out, known products."""

from __future__ import annotations

from math import comb

from sympy import Add, Expr, Integer, Mul, Pow, Rational, S, expand

from tutor.errors import TooLarge
from tutor.maths.reading import evaluated
from tutor.messages import Message, say
from tutor.rules.numbers import ratio, value
from tutor.rules.rewriting import Rewrite, added, chain, formula, multiplied, step_of
from tutor.solution import Step

MAX_TERMS = 80
"""More terms than this are not multiplied out."""


def split(term: Expr) -> tuple[Rational, Expr]:
    """Return a term's rational coefficient and the product of its other factors, evaluated."""
    number: Rational = S.One
    rest: list[Expr] = []
    for factor in term.args if isinstance(term, Mul) else (term,):
        pair = ratio(factor)
        if pair is not None:
            number *= value(pair)
        elif isinstance(factor, Pow) and factor.exp == -1 and isinstance(factor.base, Rational) and factor.base:
            number /= factor.base
        else:
            rest.append(factor)
    kernel = evaluated(multiplied(rest)) if rest else S.One
    coefficient, kernel = kernel.as_coeff_Mul()
    return number * coefficient, kernel


def simple(term: Expr) -> Expr:
    """Return a single term worked out: number in front, powers of the same letter brought together."""
    number, kernel = split(term)
    return number * kernel


def in_order(total: Expr) -> Expr:
    """Return a sum by descending powers, each term worked out."""
    return evaluated(total)


def collect(part: Expr) -> Rewrite | None:
    """3x + 2 - x + 5 is 2x + 7; 2 sqrt(3) + sqrt(3) is 3 sqrt(3)."""
    if not isinstance(part, Add):
        return None
    groups: dict[Expr, list[tuple[Expr, Rational]]] = {}
    for term in part.args:
        if isinstance(term, Add) or (isinstance(term, Mul) and any(isinstance(factor, Add) for factor in term.args)):
            return None
        number, kernel = split(term)
        groups.setdefault(kernel, []).append((term, number))
    crowded = {kernel: group for kernel, group in groups.items() if len(group) > 1 or group[0][1] == 0}
    if not crowded:
        return None
    after = in_order(added([sum(number for _, number in group) * kernel for kernel, group in groups.items()]))
    return Rewrite(
        "collect-like-terms",
        say("Collect like terms."),
        say("Terms with the same letters and powers are added by adding the numbers in front of them.")
        if part.free_symbols
        else say("Multiples of the same root are added by adding the numbers in front of them."),
        after,
        say("Which terms are of the same kind?"),
        (*_grouped(part, groups), *(_together(kernel, group) for kernel, group in crowded.items() if len(group) > 1)),
    )


def _grouped(part: Add, groups: dict[Expr, list[tuple[Expr, Rational]]]) -> tuple[Step, ...]:
    """The terms of each kind brought next to each other, where they are not yet."""
    after = added([term for group in groups.values() for term, _ in group])
    if after.args == part.args:
        return ()
    rewrite = Rewrite(
        "group-like-terms",
        say("Put like terms next to each other."),
        say("The order of the terms of a sum does not matter; each takes its sign along."),
        after,
        say("Which terms are of the same kind?"),
    )
    return (step_of(rewrite, part, after),)


def _together(kernel: Expr, group: list[tuple[Expr, Rational]]) -> Step:
    before = added([term for term, _ in group])
    total = sum(number for _, number in group)
    after = total * kernel
    numbers = formula(added([number for _, number in group]))
    if kernel == 1:
        title = say("Add the numbers: {before} = {after}.", before=formula(before), after=formula(after))
        because: Message = say("Numbers are like terms.")
    else:
        title = say(
            "Terms with {kernel}: {before} = {after}.",
            kernel=formula(kernel),
            before=formula(before),
            after=formula(after),
        )
        because = say("Add the numbers in front: {numbers} = {total}.", numbers=numbers, total=formula(total))
    substeps: tuple[Step, ...] = ()
    if kernel != 1:
        raw = Mul(added([number for _, number in group]), kernel, evaluate=False)
        take = Rewrite(
            "take-out",
            say("Take {common} out.", common=formula(kernel)),
            say("This is the distributive law, read backwards."),
            raw,
            say("Take it out."),
        )
        add = Rewrite(
            "add-numbers",
            say("Add the numbers in front of these terms."),
            say("{sum} = {total}", sum=numbers, total=formula(total)),
            after,
            say("What are the numbers together?"),
        )
        substeps = chain(before, take, add)
    idea = say("Add the numbers in front of these terms.")
    rewrite = Rewrite("add-like-terms", title, because, after, idea, substeps)
    return step_of(rewrite, before, after)


def negate_bracket(part: Expr) -> Rewrite | None:
    """-(a - b) is -a + b."""
    if not (isinstance(part, Mul) and len(part.args) == 2 and part.args[0] == -1 and isinstance(part.args[1], Add)):
        return None
    after = added(
        [
            simple(Mul(-1, term, evaluate=False)) if not _holds_sum(term) else Mul(-1, term, evaluate=False)
            for term in part.args[1].args
        ]
    )
    return Rewrite(
        "negate-bracket",
        say(
            "Take the bracket away and change the sign of every term: {before} = {after}.",
            before=formula(part),
            after=formula(after),
        ),
        say("A minus sign before a bracket belongs to every term inside."),
        after,
        say("What does the minus sign do to each term of the bracket?"),
    )


def distribute(part: Expr) -> Rewrite | None:
    """3(x - 4) is 3x - 12; (x + 1)(x - 2) is x^2 - 2x + x - 2, then collected."""
    if not isinstance(part, Mul):
        return None
    sums = [factor for factor in part.args if isinstance(factor, Add)]
    rest = [factor for factor in part.args if not isinstance(factor, Add)]
    if not sums or any(_is_below(factor) for factor in rest):
        return None
    if len(sums) == 1:
        return _by_one(part, multiplied(rest), sums[0]) if rest else None
    return _known_product(part, sums, rest) or _two_brackets(part, sums, rest)


def _by_one(part: Expr, factor: Expr, bracket: Add) -> Rewrite:
    raw = added([Mul(factor, term, evaluate=False) for term in bracket.args])
    after = added([simple(Mul(factor, term, evaluate=False)) for term in bracket.args])
    return Rewrite(
        "distribute",
        say(
            "Multiply every term in the bracket by {factor}: {before} = {after}.",
            factor=formula(factor),
            before=formula(part),
            after=formula(after),
        ),
        say("This is the distributive law: a factor before a bracket belongs to every term inside."),
        after,
        say("The factor before the bracket belongs to every term inside: what are the products?"),
        _in_two(part, raw, after),
    )


def _known_product(part: Expr, sums: list[Expr], rest: list[Expr]) -> Rewrite | None:
    """(a + b)(a - b) is a^2 - b^2."""
    for i, one in enumerate(sums):
        for other in sums[i + 1 :]:
            if len(one.args) != 2 or len(other.args) != 2:
                continue
            pair = _conjugate(one, other)
            if pair is None:
                continue
            a, b = pair
            raw = added([Pow(a, 2, evaluate=False), Mul(-1, Pow(b, 2, evaluate=False), evaluate=False)])
            product = added([simple(_square(a)), simple(Mul(-1, _square(b), evaluate=False))])
            before = Mul(one, other, evaluate=False)
            remaining = [bracket for bracket in sums if bracket is not one and bracket is not other]
            return Rewrite(
                "difference-of-squares",
                say("A sum times a difference: {before} = {after}.", before=formula(before), after=formula(product)),
                say("(a + b)(a − b) = a² − b²: the mixed products cancel."),
                multiplied([*rest, product, *remaining]),
                say("Which formula fits a sum times the difference of the same two terms?"),
                _in_two(before, raw, product),
            )
    return None


def _two_brackets(part: Expr, sums: list[Expr], rest: list[Expr]) -> Rewrite:
    one, other, *remaining = sums
    _limited(len(one.args) * len(other.args))
    before = Mul(one, other, evaluate=False)
    raw = added([Mul(a, b, evaluate=False) for a in one.args for b in other.args])
    product = added([simple(term) for term in raw.args])
    return Rewrite(
        "multiply-brackets",
        say("Multiply the brackets: every term of one by every term of the other."),
        say("{before} = {after}", before=formula(before), after=formula(product)),
        multiplied([*rest, product, *remaining]),
        say("Multiply every term of the first bracket by every term of the second."),
        _in_two(before, raw, product),
    )


def power_of_sum(part: Expr) -> Rewrite | None:
    """(a + b)^2 is a^2 + 2ab + b^2; higher powers of two terms by Pascal's triangle."""
    if not (isinstance(part, Pow) and isinstance(part.base, Add) and isinstance(part.exp, Integer) and part.exp > 1):
        return None
    terms, n = part.base.args, int(part.exp)
    if len(terms) != 2:
        return _power_of_many(part, terms, n)
    _limited(n + 1)
    a, b = terms
    negative = split(b)[0] < 0
    shown = simple(Mul(-1, b, evaluate=False)) if negative else b
    raw = added([_binomial(n, k, a, shown, negative) for k in range(n + 1)])
    after = added([simple(term) for term in added([_binomial(n, k, a, b, False) for k in range(n + 1)]).args])
    return Rewrite(
        "square-of-sum" if n == 2 else "binomial-formula",
        say("Multiply out the power: {before} = {after}.", before=formula(part), after=formula(after)),
        _formula_for(n, negative),
        after,
        say("Which formula gives this power of a sum of two terms?"),
        _in_two(part, raw, after),
    )


def _power_of_many(part: Pow, terms: tuple[Expr, ...], n: int) -> Rewrite:
    """(a + b + c)^2 is the sum of the squares and of twice each product; higher powers one factor at a time."""
    _limited(comb(n + len(terms) - 1, n))
    if n == 2:
        squares = [_square(term) for term in terms]
        twice = [multiplied([Integer(2), a, b]) for place, a in enumerate(terms) for b in terms[place + 1 :]]
        raw = added([*squares, *twice])
        because = say("The square of a sum is the sum of all squares and of twice every product of two terms.")
    else:
        raw = Mul(part.base, expand(Pow(part.base, n - 1)), evaluate=False)
        because = say("The exponent says how often the bracket is multiplied by itself.")
    after = expand(Pow(part.base, n))
    return Rewrite(
        "power-of-sum",
        say("Multiply out the power: {before} = {after}.", before=formula(part), after=formula(after)),
        because,
        after,
        say("What does the exponent of a bracket mean?"),
        _in_two(part, raw, after),
    )


def _formula_for(n: int, negative: bool) -> Message:
    if n == 2:
        return say("(a − b)² = a² − 2ab + b².") if negative else say("(a + b)² = a² + 2ab + b².")
    if n == 3:
        return say("(a − b)³ = a³ − 3a²b + 3ab² − b³.") if negative else say("(a + b)³ = a³ + 3a²b + 3ab² + b³.")
    return say(
        "The numbers in front come from row {n} of Pascal's triangle: {row}.",
        n=n,
        row=", ".join(str(comb(n, k)) for k in range(n + 1)),
    )


def _binomial(n: int, k: int, a: Expr, b: Expr, negative: bool) -> Expr:
    sign = -1 if negative and k % 2 else 1
    number = sign * comb(n, k)
    factors = [_raised(a, n - k), _raised(b, k)]
    kept = [factor for factor in factors if factor != 1]
    return multiplied([*([Integer(number)] if number != 1 or not kept else []), *kept])


def _raised(base: Expr, exponent: int) -> Expr:
    if exponent == 0:
        return S.One
    return base if exponent == 1 else Pow(base, exponent, evaluate=False)


def _square(term: Expr) -> Expr:
    return Pow(term, 2, evaluate=False)


def _conjugate(one: Expr, other: Expr) -> tuple[Expr, Expr] | None:
    """a and b where one bracket is a + b and the other a - b."""
    first, second = ([split(term) for term in bracket.args] for bracket in (one, other))
    for i in (0, 1):
        for j in (0, 1):
            same = first[i] == second[j]
            number, kernel = first[1 - i]
            if same and (-number, kernel) == second[1 - j]:
                a, b = one.args[i], one.args[1 - i]
                return a, (simple(Mul(-1, b, evaluate=False)) if number < 0 else b)
    return None


def _in_two(before: Expr, raw: Expr, after: Expr) -> tuple[Step, ...]:
    """The products first, then each of them worked out."""
    opened = Rewrite(
        "products",
        say("Write down the products."),
        say("Each term takes its sign along."),
        raw,
        say("Write down the products."),
    )
    worked = Rewrite(
        "work-out-products",
        say("Work out each product."),
        say("Numbers are multiplied with numbers, letters with letters."),
        after,
        say("Work out each product."),
    )
    return chain(before, opened, worked)


def _holds_sum(term: Expr) -> bool:
    return isinstance(term, Mul) and any(
        isinstance(factor.base if isinstance(factor, Pow) else factor, Add) for factor in term.args
    )


def _is_below(factor: Expr) -> bool:
    """Whether a factor stands below the fraction bar and holds a letter."""
    return isinstance(factor, Pow) and factor.exp.could_extract_minus_sign() and bool(factor.free_symbols)


def _limited(terms: int) -> None:
    if terms > MAX_TERMS:
        raise TooLarge(say("Multiplied out, this would have {terms} terms.", terms=terms))
