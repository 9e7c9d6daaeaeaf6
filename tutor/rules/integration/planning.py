"""The search for a plan: methods in the order in which a teacher would try them, each small and pure.

To add a method: write ``(integrand, variable, search) -> Plan | None`` in a module of its kind and put it in `METHODS`.
A method calls ``search(new integrand, variable)`` for what it leaves to do.
"""

from __future__ import annotations

from collections.abc import Callable

import sympy as sp
from sympy import Add, Expr, Mul, S, Symbol

from tutor.errors import TookTooLong
from tutor.maths.worker import within
from tutor.messages import say
from tutor.rules.integration.forms import expanded, in_sine_and_cosine, logarithm_split, powers_joined, root_of_square
from tutor.rules.integration.nested import euler, flattened, nested_root, root_of_quotient
from tutor.rules.integration.parts import by_parts, cyclic_parts
from tutor.rules.integration.plans import Plan, Rewritten, Split, Words
from tutor.rules.integration.rational import rational
from tutor.rules.integration.roots import over_root, rationalising, root_quadratic
from tutor.rules.integration.substitution import obvious_substitution, substitution
from tutor.rules.integration.table import look_up
from tutor.rules.integration.trigonometric import half_angle_tangent, trigonometric_powers
from tutor.rules.lines import split_constant
from tutor.rules.trouble import TROUBLE

Search = Callable[[Expr, Symbol], Plan | None]
Method = Callable[[Expr, Symbol, Search], Plan | None]

SECONDS = 6.0
"""CPU time that the search may take."""
_DEEPEST = 9
_MOST = 160


class Searching:
    """One search: keeps what is being worked on, so that a method never goes in a circle, and a budget."""

    def __init__(self) -> None:
        self._busy: list[Expr] = []
        self._known: dict[tuple[Expr, Symbol], Plan] = {}
        self._left = _MOST

    def __call__(self, f: Expr, x: Symbol) -> Plan | None:
        """A plan for ``f``, or None."""
        normal = f.subs(x, _PLACE)
        if normal in self._busy or len(self._busy) >= _DEEPEST or self._left <= 0:
            return None
        if (f, x) in self._known:
            return self._known[f, x]
        self._left -= 1
        self._busy.append(normal)
        try:
            plan = self._try(f, x)
        finally:
            self._busy.pop()
        if plan is not None:
            self._known[f, x] = plan
        return plan

    def _try(self, f: Expr, x: Symbol) -> Plan | None:
        for method in METHODS:
            try:
                plan = method(f, x, self)
            except TROUBLE:
                continue
            if plan is not None:
                return plan
        return None


_PLACE = sp.Dummy("x")


def table(f: Expr, x: Symbol, search: Search) -> Plan | None:
    """A standard integral."""
    return look_up(f, x)


def constant_factor(f: Expr, x: Symbol, search: Search) -> Plan | None:
    """Constants come out in front."""
    constant, rest = split_constant(f, x)
    if constant is S.One or not isinstance(f, Mul) or not isinstance(rest, Expr):
        return None
    inner = search(rest, x)
    return None if inner is None else Split(f, x, ((constant, inner),))


def term_by_term(f: Expr, x: Symbol, search: Search) -> Plan | None:
    """Each term of a sum by itself."""
    if not isinstance(f, Add):
        return None
    parts: list[tuple[Expr, Plan]] = []
    for term in f.as_ordered_terms():
        constant, rest = split_constant(term, x)
        if x not in term.free_symbols:
            constant, rest = term, S.One
        plan = search(rest, x)
        if plan is None:
            return None
        parts.append((constant, plan))
    return Split(f, x, tuple(parts))


def _rewriting(rule: str, form: Callable[[Expr, Symbol], Expr | None], title: str, because: str) -> Method:
    def method(f: Expr, x: Symbol, search: Search) -> Plan | None:
        new = form(f, x)
        if new is None or new == f:
            return None
        inner = search(new, x)
        if inner is None:
            return None
        idea = say("Can the integrand be written in another form that is easier to integrate?")
        return Rewritten(f, x, new, inner, lambda: Words(rule, say(title), say(because), idea))

    return method


_TITLES = (
    say("Multiply out."),
    say("A sum can be integrated term by term."),
    say("Write everything with sine and cosine."),
    say("Then the powers of sine and cosine can be compared."),
    say("Use the laws of logarithms."),
    say("A logarithm of a product or power is a sum of simpler logarithms."),
    say("Take the root of the square."),
    say("The root of a square is the absolute value."),
    say("Write the root of a power as one power."),
    say("For a power of a power the exponents are multiplied."),
    say("Join the exponentials."),
    say("Powers of the same base are multiplied by adding their exponents."),
)
"""The sentences of the rewriting methods, here for translators."""

METHODS: tuple[Method, ...] = (
    table,  # x^5, sin(3x + 1), sec^2 x
    obvious_substitution,  # 2x cos(x^2), ln(x)/x, sin(x)^3 cos(x)
    constant_factor,  # 5 sin x
    term_by_term,  # x^2 + sin x
    rational,  # 1/(x^2 - 1), (x^3 + 1)/(x + 2), 1/(x^2 + 4)
    over_root,  # 1/sqrt(4 - x^2), sqrt(x^2 + 1), x^2/sqrt(x^2 + 1)
    trigonometric_powers,  # sin^3 x cos^2 x, tan^4 x, sin 2x cos 3x
    _rewriting(
        "root-of-square",
        root_of_square,
        "Take the root of the square.",
        "The root of a square is the absolute value.",
    ),
    by_parts,  # x e^x, ln x, x^2 atan x
    cyclic_parts,  # e^x sin x
    substitution,  # e^x/(e^(2x) + 1), x^2/(x^6 + 25)
    rationalising,  # 1/(1 + sqrt(x)), x sqrt(x + 1)
    root_quadratic,  # 1/(x sqrt(x^2 + 1))
    _rewriting(
        "root-of-power",
        flattened,
        "Write the root of a power as one power.",
        "For a power of a power the exponents are multiplied.",
    ),
    nested_root,  # (2x + sqrt(4x + 5) + 3)^(3/2)
    root_of_quotient,  # sqrt((1 - x)/(1 + x))
    euler,  # 1/(x + sqrt(x^2 + 1))
    _rewriting("expand", expanded, "Multiply out.", "A sum can be integrated term by term."),
    _rewriting(
        "join-exponentials",
        powers_joined,
        "Join the exponentials.",
        "Powers of the same base are multiplied by adding their exponents.",
    ),
    _rewriting(
        "laws-of-logarithms",
        logarithm_split,
        "Use the laws of logarithms.",
        "A logarithm of a product or power is a sum of simpler logarithms.",
    ),
    _rewriting(
        "sine-and-cosine",
        in_sine_and_cosine,
        "Write everything with sine and cosine.",
        "Then the powers of sine and cosine can be compared.",
    ),
    half_angle_tangent,  # 1/(2 + cos x)
)
"""Every method, with an example of what it takes."""


def plan_for(f: Expr, x: Symbol) -> Plan | None:
    """A plan for the integral of ``f``, or None when no method leads to an end."""
    try:
        with within(SECONDS):
            return Searching()(with_positive_letters(f, x), x)
    except TookTooLong:
        return None


def with_positive_letters(f: Expr, x: Symbol) -> Expr:
    """The integrand with every letter but ``x`` as a positive number of the same name, as a table of integrals has it.

    Printed, the letters are plain again; `with_plain_letters` does the same for an expression.
    """
    return f.xreplace({letter: Symbol(letter.name, positive=True) for letter in f.free_symbols - {x}})


def with_plain_letters(result: Expr) -> Expr:
    """The expression with letters that have no assumptions."""
    return result.xreplace({letter: Symbol(letter.name) for letter in result.free_symbols if letter.is_positive})
