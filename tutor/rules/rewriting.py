"""Rewriting an expression line by line: rules look at one part, the machine puts the result back into the whole line.

A rule is a small function from a part (as written) to a `Rewrite` or None. The machine takes the parts in the order
in which a person works, innermost and leftmost first, and tries the rules of the first tier in their order; those of
the next tier only when no part takes one of the first. ``early`` rules come before all and see the parts from the
outside in (cancelling before multiplying out). Knows no rule itself.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sympy import Add, Basic, Expr, Integer, Mul, Pow, Rational, S

from tutor.errors import NotSolved
from tutor.maths import printing
from tutor.messages import Formula, Message, say
from tutor.solution import SameValue, Step

MAX_STEPS = 150
"""More lines than this are no help to anybody."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What a rule makes of a part: the new part, and the words of the step."""

    rule: str
    title: Message
    because: Message
    after: Expr
    idea: Message
    substeps: tuple[Step, ...] = ()


@lru_cache(maxsize=4096)
def formula(expression: Expr) -> Formula:
    """Print an expression; the same lines and parts are asked for again and again."""
    return printing.formula(expression)


Rule = Callable[[Expr], Rewrite | None]
Steps = Generator[Step, None, Expr]


def rewritten(
    line: Expr, *tiers: Sequence[Rule], early: Sequence[Rule] = (), kept_in_quotients: Sequence[Rule] = ()
) -> Steps:
    """Yield a step for each rewrite until no rule applies; return the last line.

    The rules in ``kept_in_quotients`` leave alone what is a factor of a quotient with letters below.

    Raises:
        NotSolved: it takes more than `MAX_STEPS` steps.
    """
    line = neat(line)
    for _ in range(MAX_STEPS):
        found = _first(line, tiers, early, kept_in_quotients)
        if found is None:
            return line
        path, rewrite = found
        after = neat(put(line, path, rewrite.after))
        if formula(after).latex != formula(line).latex:
            yield step_of(rewrite, line, after)
        line = after
    raise NotSolved(say("This takes more steps than can be shown."))


def step_of(rewrite: Rewrite, before: Expr, after: Expr) -> Step:
    """Return the step that a rewrite makes of the whole line."""
    old, new = formula(before), formula(after)
    claim = SameValue(old, new)
    idea = None if rewrite.idea == rewrite.title else rewrite.idea
    return Step(rewrite.rule, rewrite.title, rewrite.because, old, new, claim, rewrite.substeps, idea)


def chain(before: Expr, *rewrites: Rewrite) -> tuple[Step, ...]:
    """Return the substeps that these rewrites make one after the other; none when only one of them changes anything."""
    steps: list[Step] = []
    for rewrite in rewrites:
        if formula(before).latex != formula(rewrite.after).latex:
            steps.append(step_of(rewrite, before, rewrite.after))
            before = rewrite.after
    return tuple(steps) if len(steps) > 1 else ()


def parts(line: Expr, path: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], Expr]]:
    """Yield every part with its path, innermost and leftmost first, the whole line last."""
    for place, part in enumerate(line.args):
        if isinstance(part, Expr):
            yield from parts(part, (*path, place))
    yield path, line


def put(line: Basic, path: tuple[int, ...], part: Expr) -> Expr:
    """Return the line with the part at that path exchanged."""
    if not path:
        return part
    arguments = list(line.args)
    arguments[path[0]] = put(arguments[path[0]], path[1:], part)
    return rebuilt(line, arguments)


def rebuilt(node: Basic, arguments: Sequence[Basic]) -> Expr:
    """Return the node with other arguments, not evaluated."""
    if isinstance(node, Add | Mul | Pow):
        return node.func(*arguments, evaluate=False)
    try:
        return node.func(*arguments, evaluate=False)
    except TypeError:
        return node.func(*arguments)


def neat(expression: Expr) -> Expr:
    """Return the same line without what nobody writes: nested sums and products, ``-1 * 3``, single terms."""
    if not expression.args:
        return expression
    arguments = [neat(part) if isinstance(part, Expr) else part for part in expression.args]
    if isinstance(expression, Add):
        return added([inner for part in arguments for inner in (part.args if isinstance(part, Add) else (part,))])
    if isinstance(expression, Mul):
        return multiplied([factor for part in arguments for factor in _factors(part)])
    if isinstance(expression, Pow) and (arguments[1] is S.One or arguments[0] is S.One):
        return arguments[0]
    if isinstance(expression, Pow) and len(factors := _factors(Pow(*arguments, evaluate=False))) > 1:
        return multiplied(factors)
    return rebuilt(expression, arguments)


def _factors(part: Expr) -> Sequence[Expr]:
    """The factors of a product, and of what stands below a fraction bar: ``1/(2x)`` is ``1/2 · 1/x``."""
    if isinstance(part, Mul):
        return tuple(factor for inner in part.args for factor in _factors(inner))
    if isinstance(part, Pow) and part.exp == -1 and isinstance(part.base, Mul):
        below = part.base.args
        if not any(_is_below(factor) or (isinstance(factor, Rational) and factor.q != 1) for factor in below):
            return tuple(Pow(factor, -1, evaluate=False) for factor in below)
    return (part,)


def added(terms: Sequence[Expr]) -> Expr:
    """Return the sum in this order, without zeros that nobody typed between other terms."""
    if not terms:
        return S.Zero
    return terms[0] if len(terms) == 1 else Add(*terms, evaluate=False)


def multiplied(factors: Sequence[Expr]) -> Expr:
    """Return the product in this order; a sign is taken into the number that follows it."""
    kept: list[Expr] = []
    sign = 1
    factors = [factor for place, factor in enumerate(factors) if factor is not S.One or place == 0]
    for place, factor in enumerate(factors):
        following = factors[place + 1] if place + 1 < len(factors) else None
        if factor == -1 and isinstance(following, Rational) and following > 0:
            sign = -sign
        elif factor == -1 and following is not None and kept == [] and sign == 1 and following == -1:
            kept.append(factor)
        else:
            kept.append(-factor if sign == -1 else factor)
            sign = 1
    if len(kept) > 1 and kept[0] is S.One and not (isinstance(kept[1], Pow) and kept[1].exp.could_extract_minus_sign()):
        kept = kept[1:]
    if not kept:
        return S.One
    return kept[0] if len(kept) == 1 else Mul(*kept, evaluate=False)


def fraction(above: Expr, below: Expr) -> Expr:
    """Return the fraction as written, not reduced."""
    if below is S.One:
        return above
    if isinstance(above, Integer) and isinstance(below, Integer) and below > 1:
        reduced = Rational(above, below)
        if reduced.q == below:
            return reduced
    over = Pow(below, -1, evaluate=False)
    return Mul(*(above.args if isinstance(above, Mul) else (above,)), over, evaluate=False)


def _first(
    line: Expr, tiers: Sequence[Sequence[Rule]], early: Sequence[Rule], kept: Sequence[Rule]
) -> tuple[tuple[int, ...], Rewrite] | None:
    """The first part that an early rule takes, from the outside in; else the first that a rule of a tier takes."""
    everything = list(parts(line))
    for path, part in sorted(everything, key=lambda found: len(found[0])):
        if (rewrite := _tried(part, early)) is not None:
            return path, rewrite
    factors = {(*path, place) for path, part in everything if _is_quotient(part) for place in range(len(part.args))}
    for rules in tiers:
        allowed = [rule for rule in rules if rule not in kept]
        for path, part in everything:
            if (rewrite := _tried(part, allowed if path in factors else rules)) is not None:
                return path, rewrite
    return None


def _is_quotient(part: Expr) -> bool:
    """Whether this is a product with letters below the fraction bar."""
    return isinstance(part, Mul) and any(_is_below(factor) and factor.free_symbols for factor in part.args)


def _is_below(factor: Expr) -> bool:
    return isinstance(factor, Pow) and factor.exp.could_extract_minus_sign()


def _tried(part: Expr, rules: Sequence[Rule]) -> Rewrite | None:
    for rule in rules:
        if (rewrite := rule(part)) is not None and rewrite.after != part:
            return rewrite
    return None
