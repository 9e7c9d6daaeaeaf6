"""Reading a question about an equation: which unknown, which sides. Shared by the topics that solve equations."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import (
    Add,
    And,
    Basic,
    Eq,
    FiniteSet,
    Float,
    Integer,
    Mul,
    Ne,
    Pow,
    Rational,
    S,
    Symbol,
    Tuple,
    degree,
    exp,
    expand,
    preorder_traversal,
)
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem

TASK = "solve"
EQUATION_PHRASES = (
    "solve {e} for {x}",
    "solve {e}",
    "solve for {x}: {e}",
    "solve the equation {e} for {x}",
    "solve the equation {e}",
    "find {x} if {e}",
    "find {x} given that {e}",
    "find {x} such that {e}",
    "find {x}: {e}",
    "solve the equation for {x}: {e}",
    "if {e}, what is {x}",
    "if {e}, what is {x} equal to",
    "if {e}, find {x}",
    "if {e}, then what is {x}",
    "if {e}, solve for {x}",
    "given {e}, find {x}",
    "what value of {x} satisfies {e}",
    "what values of {x} satisfy {e}",
    "which value of {x} satisfies {e}",
    "find all solutions of {e}",
    "find the solutions of {e}",
    "find the value of {x} if {e}",
    "find the value of {x} in the equation {e}",
    "determine {x} if {e}",
    "determine {x} so that {e}",
    "determine {x}, given that {e}",
    "determine the value of {x} that satisfies {e}",
    "determine the real value of {x} that satisfies {e}",
    "determine the real values of {x} that satisfy {e}",
    "determine the real value(s) of {x} that satisfies {e}",
    "find the real value of {x} in {e}",
    "find the real values of {x} in {e}",
    "find the real value(s) of {x} in {e}",
    "solve the polynomial equation for real {x}: {e}",
    "solve for real {x}: {e}",
    "calculate {x} if {e}",
    "what is {x} in {e}",
    "what is {x} if {e}",
    "let {e}. what is {x}",
    "let {e}. calculate {x}",
    "let {e}. find {x}",
    "suppose {e}. what is {x}",
    "suppose {e}. calculate {x}",
    "suppose {e}. find {x}",
    "for which {x} is {e}",
    "for what values of {x} is {e}",
    "for what value of {x} is {e}",
    "for which values of {x} is {e}",
    "for what real values of {x} is {e}",
    "for what real values of {x} is {e} satisfied",
    "for what values of {x} does {e} hold",
    "find all values of {x} that satisfy {e}",
    "find all values of {x} such that {e}",
    "find all values of {x} for which {e}",
    "find all {x} such that {e}",
    "find all {x} for which {e}",
    "find all real {x} such that {e}",
    "find all real values of {x} such that {e}",
    "find all real values of {x} that satisfy {e}",
    "find all real numbers {x} such that {e}",
    "find all real solutions of {e}",
    "find the real solutions of {e}",
    "find the value of {x} such that {e}",
    "find the value of {x} for which {e}",
    "find the value of {x} that satisfies {e}",
    "find the real number {x} such that {e}",
    "what is the value of {x} if {e}",
    "what is the value of {x} in {e}",
    "if {e}, what is the value of {x}",
    "if {e}, find the value of {x}",
    "what is the solution of {e}",
    "solve {e} for real {x}",
    "solve for the value of {x}: {e}",
    "determine all real {x} such that {e}",
    "{e}, find {x}",
    "{e}, solve for {x}",
    "{e}",
)
"""How equations are asked about; every topic of equations takes the same."""
ROOT_PHRASES = (
    "find the roots of {f}",
    "find the real roots of {f}",
    "find the zeros of {f}",
    "find the roots of the equation {f}",
    "what are the roots of {f}",
    "what are the zeros of {f}",
    "determine the zeros of {f}",
    "find the x-intercepts of {f}",
    "find the real zeros of {f}",
    "find all real roots of {f}",
    "find all the real roots of {f}",
    "find all roots of {f}",
    "find the zeros of the equation {f}",
    "what are the real roots of {f}",
    "what are the roots of the equation {f}",
    "what are the zeros of the equation {f}",
)
"""How the roots of a polynomial are asked for."""
INEQUALITY_PHRASES = (
    "solve {e} for {x}",
    "solve {e}",
    "solve the inequality {e} for {x}",
    "solve the inequality {e}",
    "solve the inequalities {e}",
    "find {x} if {e}",
    "find all {x} with {e}",
    "find all {x} such that {e}",
    "find the solution set of {e}",
    "for which {x} is {e}",
    "for what values of {x} is {e}",
    "for what real values of {x} is {e}",
    "for what real values of {x} is {e} satisfied",
    "for which values of {x} is {e}",
    "find all values of {x} such that {e}",
    "find all values of {x} that satisfy {e}",
    "find all real {x} such that {e}",
    "find all real values of {x} such that {e}",
    "find all real numbers {x} such that {e}",
    "{e}",
)
"""How inequalities are asked about."""


def letters(statement: Basic) -> list[Symbol]:
    """Return the letters in the order in which they are written."""
    return list(dict.fromkeys(part for part in preorder_traversal(statement) if isinstance(part, Symbol)))


def unknown_of(statement: Basic, asked: Basic | None) -> Symbol | None:
    """Return the letter asked for; without one the only letter, y in the equation of a line, else x or the first."""
    if asked is not None:
        return asked if isinstance(asked, Symbol) and asked in statement.free_symbols else None
    found = letters(statement)
    x, y = Symbol("x"), Symbol("y")
    if set(found) == {x, y}:
        return y if _is_line(statement, x, y) else x
    return x if x in found else next(iter(found), None)


def _is_line(statement: Basic, x: Symbol, y: Symbol) -> bool:
    if not isinstance(statement, Relational) or not is_polynomial(statement, x) or not is_polynomial(statement, y):
        return False
    value = expand(evaluated(statement.lhs) - evaluated(statement.rhs))
    return bool(value.coeff(y, 1).is_number and value.coeff(y, 1) != 0 and degree(value, y) == 1)


def equations_of(statement: Basic) -> list[Relational] | None:
    """Return the relations of a statement: one, or several given as a system or list; None for anything else."""
    if isinstance(statement, And | Tuple | FiniteSet):
        parts: list[Relational] = []
        for member in statement.args:
            found = equations_of(member)
            if found is None:
                return None
            parts += found
        return parts
    return [exact(statement)] if isinstance(statement, Relational) and not isinstance(statement, Ne) else None


def exact(statement: Basic) -> Basic:
    """Decimal numbers as exact fractions: 0.1 is 1/10; everything else as written."""
    if isinstance(statement, Float):
        return Rational(str(statement))
    if not statement.args or not statement.atoms(Float):
        return statement
    arguments = [exact(argument) for argument in statement.args]
    if isinstance(statement, Add | Mul | Pow | Relational):
        return statement.func(*arguments, evaluate=False)
    return statement.func(*arguments)


def lettered(values: Mapping[str, Basic]) -> dict[str, Basic]:
    """Take e and i for unknowns where they are asked for: "find e if 2e = 6"."""
    numbers = {S.Exp1: Symbol("e"), S.ImaginaryUnit: Symbol("i")}
    asked_numbers = {number: letter for number, letter in numbers.items() if number in values.values()}
    return {name: _exchanged(part, asked_numbers) for name, part in values.items()} if asked_numbers else dict(values)


def _exchanged(part: Basic, letters_for: Mapping[Basic, Symbol]) -> Basic:
    if part in letters_for:
        return letters_for[part]
    if isinstance(part, exp) and S.Exp1 in letters_for:
        return Pow(letters_for[S.Exp1], _exchanged(part.args[0], letters_for), evaluate=False)
    if not part.args:
        return part
    arguments = [_exchanged(argument, letters_for) for argument in part.args]
    if isinstance(part, Add | Mul | Pow | Relational):
        return part.func(*arguments, evaluate=False)
    return part.func(*arguments)


def single_equation(values: Mapping[str, Basic]) -> tuple[Relational, Symbol] | None:
    """Return the one equation and its unknown that the blanks ``e`` and ``x`` of a phrase hold."""
    found = single_relation(values)
    return found if found and isinstance(found[0], Eq) else None


def single_relation(values: Mapping[str, Basic]) -> tuple[Relational, Symbol] | None:
    """Return the one equation or inequality and its unknown that the blanks ``e`` and ``x`` of a phrase hold."""
    values = lettered(values)
    parts = equations_of(values["e"])
    if parts is None or len(parts) != 1:
        return None
    unknown = unknown_of(parts[0], values.get("x"))
    return None if unknown is None else (parts[0], unknown)


def asked(problem: Problem) -> tuple[Basic, Symbol] | None:
    """Return the statement and the unknown of a problem with one unknown, or None."""
    if problem.goal is not Goal.SOLUTIONS or problem.task != TASK or len(problem.unknowns) != 1:
        return None
    return expression(problem.statement), Symbol(problem.unknowns[0])


def asked_relation(problem: Problem) -> tuple[Relational, Symbol] | None:
    """Return the one equation or inequality of a problem and its unknown, or None."""
    found = asked(problem)
    return single_relation({"e": found[0], "x": found[1]}) if found else None


def is_polynomial(written: Basic, unknown: Symbol) -> bool:
    """Whether the expression, as written, is made of sums, products and whole powers of the unknown."""
    if unknown not in written.free_symbols or written == unknown:
        return True
    if isinstance(written, Add | Mul | Relational):
        return all(is_polynomial(part, unknown) for part in written.args)
    if isinstance(written, Pow):
        whole = isinstance(written.exp, Integer) and written.exp > 0
        return whole and is_polynomial(written.base, unknown)
    return False


def degree_of(statement: Relational, unknown: Symbol) -> int | None:
    """Return the degree of left side minus right side (0 when the unknown cancels), None where it is no polynomial."""
    if not is_polynomial(statement, unknown):
        return None
    difference = expand(evaluated(statement.lhs) - evaluated(statement.rhs))
    if has_no_value(difference):
        return 0
    return int(degree(difference, unknown)) if unknown in difference.free_symbols else 0


def root_question(values: Mapping[str, Basic]) -> dict[str, Basic]:
    """Turn a question for the roots of an expression, a function or an equation into one about ``e`` and ``x``."""
    asked = dict(values)
    expression_asked = asked.pop("f", None)
    if expression_asked is None:
        return asked
    found = expression_asked
    if isinstance(found, Eq) and (isinstance(found.lhs, AppliedUndef) or found.lhs == Symbol("y")):
        found = found.rhs
    return {**asked, "e": found if isinstance(found, Relational) else Eq(found, 0, evaluate=False)}


def has_no_value(expression_: Basic) -> bool:
    """Whether a division by zero came out."""
    return bool(expression_.has(S.ComplexInfinity, S.NaN))
