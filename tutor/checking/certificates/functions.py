"""A solution of a differential equation: put in, it solves the equation, and no constant is missing.

A linear equation of order n has a solution for every choice of n values; so a family with n constants whose Wronskian
is not zero holds all of them. For other equations of first order the family must have one constant that matters.
"""

from __future__ import annotations

from sympy import Basic, Derivative, Eq, Expr, Rational, Subs, Symbol
from sympy.core.function import AppliedUndef
from sympy.matrices import ImmutableDenseMatrix

from tutor.checking.comparison import Beyond
from tutor.checking.differential import compare_differential, equations, order_of, satisfies, unknown_function
from tutor.checking.differentiation import NoRule, derivative
from tutor.checking.judging import proved, refuted, unchecked
from tutor.checking.reals import Real, Signs, Undecided, conditions, rebuilt
from tutor.messages import say
from tutor.problem import Problem
from tutor.verdict import Verdict

_POINTS = tuple(map(Rational, ("3/7", "5/3", "2/9", "-4/7", "7/5")))


def certify_function(statement: Basic, value: Basic, problem: Problem) -> Verdict:
    """Put the function into the equation and the initial values, then count its constants."""
    y = unknown_function(statement)
    parts = equations(statement)
    if y is None or not parts:
        return unchecked("not-read", say("Not checked: the answer could not be read as mathematics."))
    main = [part for part in parts if order_of(part, y) and not part.has(Subs)]
    if len(main) != 1:
        return unchecked("several-equations", say("Not checked: this is not one differential equation."))
    values = [part for part in parts if part is not main[0]]
    try:
        return _judged(main[0], values, value, y)
    except NoRule:
        return unchecked("no-rule", say("Not checked: there is no independent rule to differentiate this."))


def _judged(equation: Eq, values: list[Eq], value: Basic, y: AppliedUndef) -> Verdict:
    if isinstance(value, Eq):
        value = value.xreplace({Symbol(y.func.__name__): y})
    if isinstance(value, Eq) and not (value.lhs == y and not value.rhs.has(y.func)):
        return _relation(equation, values, value, y)
    f = value.rhs if isinstance(value, Eq) else value
    if not isinstance(f, Expr):
        return unchecked("not-read", say("Not checked: the answer could not be read as mathematics."))
    if not satisfies(equation, y, f):
        return _not_solved(equation, f, y)
    if not all(satisfies(part, y, f) for part in values):
        return refuted("substitution", "initial-value", say("The function does not have the given values."))
    constants = _constants(equation, values, f, y)
    missing = order_of(equation, y) - len(values) - len(constants)
    if missing > 0:
        text = say("This solves the equation, but not every solution has this form: a constant is missing.")
        return refuted("substitution", "lost-solution", text)
    if not _independent(equation, f, constants, y):
        return unchecked("constants", say("Not checked: it is not clear that this is every solution."))
    if values and not (constants or _unique(equation, values, f, y)):
        return unchecked("constants", say("Not checked: it is not clear that this is every solution."))
    text = say("Put the function into the equation: it holds, and no constant is missing.")
    if values:
        text = say("Put the function into the equation and the given values: all of them hold.")
    return proved("substitution", "solves", text)


def _not_solved(equation: Eq, f: Expr, y: AppliedUndef) -> Verdict:
    from tutor.checking.differential import put_in
    from tutor.checking.equality import same_where_defined

    left, right = (put_in(side, y, f) for side in equation.args)
    if same_where_defined(left, right).same is False:
        return refuted("substitution", "different", say("Put into the equation, this function does not solve it."))
    return unchecked("undecided", say("Not checked: it could not be decided whether both sides are equal."))


def _relation(equation: Eq, values: list[Eq], value: Eq, y: AppliedUndef) -> Verdict:
    """A relation between the function and its variable: differentiated, it gives the equation back."""
    if order_of(equation, y) != 1:
        return unchecked("undecided", say("Not checked: this is of a kind that cannot be checked yet."))
    found = compare_differential(value, equation, False)
    if found is None:
        return unchecked("undecided", say("Not checked: this is of a kind that cannot be checked yet."))
    constants = _constants(equation, values, value, y)
    if len(constants) + len(values) != 1:
        return unchecked("constants", say("Not checked: it is not clear that this is every solution."))
    for part in values:
        if not (isinstance(part.lhs, AppliedUndef) and _relation_at(value, part, y)):
            return unchecked("undecided", say("Not checked: this is of a kind that cannot be checked yet."))
    text = say("Differentiated the relation: it gives the equation back, and no constant is missing.")
    return proved("differentiation", "solves", text)


def _relation_at(value: Eq, part: Eq, y: AppliedUndef) -> bool:
    from tutor.checking.equality import same_where_defined

    put = {y: part.rhs, y.args[0]: part.lhs.args[0]}
    return same_where_defined(*(rebuilt(side.xreplace(put)) for side in value.args)).same is True


def _constants(equation: Eq, values: list[Eq], f: Basic, y: AppliedUndef) -> list[Symbol]:
    given = {y.args[0], *equation.free_symbols, *(s for part in values for s in part.free_symbols)}
    return sorted(f.free_symbols - given, key=str)


def _independent(equation: Eq, f: Expr, constants: list[Symbol], y: AppliedUndef) -> bool:
    """Whether different constants make different solutions, so that none of them is idle."""
    if not constants:
        return True
    x = y.args[0]
    if len(constants) > 1 and not _is_linear(equation, y):
        return False
    rows = [[rebuilt(derivative(f, c)) for c in constants]]
    for _ in constants[1:]:
        rows.append([derivative(entry, x) for entry in rows[-1]])
    wronskian = ImmutableDenseMatrix(rows).det()
    letters = sorted(wronskian.free_symbols, key=str)
    for shift in range(3):
        point = {letter: Real(_POINTS[(i + shift) % len(_POINTS)]) for i, letter in enumerate(letters)}
        try:
            if Signs(point).sign(wronskian) in (-1, 1):
                return True
        except Undecided:
            continue
    return False


def _is_linear(equation: Eq, y: AppliedUndef) -> bool:
    x, n = y.args[0], order_of(equation, y)
    letters = [Symbol(f" y{k}") for k in range(n + 1)]
    line = equation.lhs - equation.rhs
    for k in range(n, 0, -1):
        line = line.xreplace({Derivative(y, (x, k)): letters[k]})
    line = line.xreplace({y: letters[0]})
    return not line.has(y.func) and bool(line.is_polynomial(*letters)) and _degree(line, letters) == 1


def _degree(line: Expr, letters: list[Symbol]) -> int:
    from sympy import Poly

    return int(Poly(line, *letters).total_degree())


def _unique(equation: Eq, values: list[Eq], f: Expr, y: AppliedUndef) -> bool:
    """Whether the initial values leave one solution only (Picard and Lindelöf)."""
    x, n = y.args[0], order_of(equation, y)
    highest = Derivative(y, (x, n))
    p = Symbol(" p")
    line = (equation.lhs - equation.rhs).xreplace({highest: p})
    factor = derivative(line, p)
    start = next((part.lhs.args[0] for part in values if isinstance(part.lhs, AppliedUndef)), None)
    if factor == 0 or p in factor.free_symbols or start is None:
        return False
    if n > 1 and not _is_linear(equation, y):
        return False
    here = {x: Real(start)}
    put = rebuilt(f, {x: start})
    slope = rebuilt(-rebuilt(line, {p: p * 0}) / factor)
    bent = slope.xreplace({y: Symbol(" y")}) if n == 1 else slope
    if n > 1:
        terms = [slope.xreplace({Derivative(y, (x, k)): Symbol(f" y{k}") for k in range(n - 1, 0, -1)})]
        terms = [term.xreplace({y: Symbol(" y0")}) for term in terms]
        ends = {Symbol(" y0"): Real(Rational(3, 7)), **{Symbol(f" y{k}"): Real(Rational(5, 7)) for k in range(1, n)}}
        return _smooth(terms[0], {**here, **ends})
    try:
        both = (bent, derivative(bent, Symbol(" y")))
    except NoRule:
        return False
    return all(_smooth(rebuilt(part), {**here, Symbol(" y"): Real(put)}) for part in both)


def _smooth(expression: Expr, point: dict[Symbol, Real]) -> bool:
    """Whether the expression is defined in a neighbourhood of the point; other letters are taken as given numbers."""
    signs = Signs(point)
    try:
        for part, allowed in conditions(expression):
            if part.free_symbols - set(point):
                continue
            if signs.sign(part) not in allowed - {0}:
                return False
    except (Undecided, Beyond):
        return False
    return True
