"""Practice in substituting.

Beginner: one letter in a linear or quadratic expression. Intermediate: two letters, or a value of a function.
Advanced: functions put into one another, at a number or at x.
"""

from __future__ import annotations

from random import Random

from sympy import Add, Expr, Integer, Mul, Pow, Subs, Symbol, expand

from tutor.maths.printing import formula
from tutor.messages import Formula, Message, say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed

x, y = Symbol("x"), Symbol("y")


def practise(random: Random, level: Level) -> Exercise:
    """Make one expression and what to put into it."""
    kinds = {
        Level.BEGINNER: (_one_letter,),
        Level.INTERMEDIATE: (_two_letters, _function),
        Level.ADVANCED: (_inside, _composed),
    }
    return random.choice(kinds[level])(random)


def _number(random: Random, high: int = 9) -> int:
    return random.choice((-1, 1)) * random.randint(1, high)


def _posed(statement: Expr) -> Posed:
    return Posed(statement, "substitute", Goal.VALUE)


def _is(name: str, value: Expr) -> Formula:
    """What a letter or a function is, as one formula."""
    shown = formula(value)
    return Formula(f"{name} = {shown.latex}", f"{name} = {shown.plain}")


def _at(name: str, value: Expr) -> Formula:
    return Formula(f"{name}({formula(value).latex})", f"{name}({formula(value).plain})")


def _given(f: Expr, g: Expr, inner: Formula) -> Message:
    value = Formula(f"f(g({inner.latex}))", f"f(g({inner.plain}))")
    return say("Given {f} and {g}, find {value}.", f=_is("f(x)", f), g=_is("g(x)", g), value=value)


def _one_letter(random: Random) -> Exercise:
    letter = Symbol(random.choice("abmnxyt"))
    body = random.choice((_number(random) * letter + _number(random, 12), letter**2 + _number(random) * letter))
    value = Integer(_number(random, 6))
    return Exercise(
        say("Find the value of {f} for {given}.", f=formula(body), given=_is(letter.name, value)),
        _posed(Subs(body, letter, value)),
        body.subs(letter, value),
    )


def _two_letters(random: Random) -> Exercise:
    powers = random.choice(((x**2, x * y), (x**2, y), (x * y, y**2), (x * y**2, x)))
    body = _number(random, 5) * powers[0] + _number(random, 5) * powers[1] + _number(random, 9)
    a, b = Integer(_number(random, 5)), Integer(_number(random, 5))
    return Exercise(
        say("Find the value of {f} for {given} and {other}.", f=formula(body), given=_is("x", a), other=_is("y", b)),
        _posed(Subs(body, (x, y), (a, b))),
        body.subs({x: a, y: b}),
    )


def _function(random: Random) -> Exercise:
    body = _number(random, 4) * x ** random.choice((2, 2, 3)) + _number(random, 7) * x + _number(random, 9)
    value = Integer(_number(random, 5))
    return Exercise(
        say("Given {f}, find {value}.", f=_is("f(x)", body), value=_at("f", value)),
        _posed(Subs(body, x, value)),
        body.subs(x, value),
    )


def _inside(random: Random) -> Exercise:
    f, g = _pair(random)
    value = Integer(_number(random, 4))
    return Exercise(
        _given(f, g, formula(value)),
        _posed(Subs(f, x, Subs(g, x, value))),
        f.subs(x, g.subs(x, value)),
    )


def _composed(random: Random) -> Exercise:
    f, g = _pair(random)
    return Exercise(
        _given(f, g, formula(x)),
        _posed(Subs(f, x, g)),
        expand(f.subs(x, g)),
    )


def _pair(random: Random) -> tuple[Expr, Expr]:
    f = Add(Mul(random.randint(1, 4), Pow(x, random.choice((1, 2)))), _number(random, 6) * x * random.choice((0, 1)))
    return f + _number(random, 9), random.randint(2, 4) * x + _number(random, 7)
