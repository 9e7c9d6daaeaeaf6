"""Expression → LaTeX and calculator notation, in the order a person would write.

An expression in SymPy's own canonical order is printed by descending powers; one that was built or typed in another
order, or holds unevaluated sums and products, is printed as it stands. Knows nothing of teaching.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any, cast

from sympy import (
    Add,
    Basic,
    Derivative,
    Function,
    Integer,
    Integral,
    Limit,
    Mul,
    Pow,
    Product,
    Rational,
    S,
    Sum,
    Symbol,
    default_sort_key,
    log,
)
from sympy.core.function import AppliedUndef
from sympy.matrices import MatrixBase
from sympy.printing.latex import LatexPrinter
from sympy.printing.precedence import PRECEDENCE, precedence
from sympy.printing.str import StrPrinter

from tutor.maths.operations import NOTATION, operation_name
from tutor.maths.transport import packed
from tutor.messages import Formula

REMEMBERED = 20_000
"""Parts of expressions whose printed form is kept, at most."""


def formula(expression: Basic, *, latex: str | None = None, plain: str | None = None) -> Formula:
    """Print an expression both ways; ``latex`` or ``plain`` replace the printed form where given."""
    printed = _printed(expression.as_immutable() if isinstance(expression, MatrixBase) else expression)
    if latex is None and plain is None:
        return printed
    return replace(printed, latex=latex or printed.latex, plain=plain or printed.plain)


@lru_cache(maxsize=4096)
def _printed(expression: Basic) -> Formula:
    """Each line of a solution is printed many times: as the end of a step, the start of the next, in its claims."""
    return Formula(latex=_LATEX.doprint(expression), plain=_PLAIN.doprint(expression), tree=packed(expression))


def latex(expression: Basic) -> str:
    """Return LaTeX without dollar signs, within what KaTeX can typeset."""
    return str(_LATEX.doprint(expression))


def plain(expression: Basic) -> str:
    """Return calculator notation: ``x = -3 or x = 1/2``, ``{1, 2}``, ``[0, oo)``, ``[[1, 2], [3, 4]]``."""
    return str(_PLAIN.doprint(expression))


@lru_cache(maxsize=8192)
def _is_canonical(expression: Add | Mul) -> bool:
    """Whether this sum or product is what SymPy itself would build of its parts, in that order."""
    return not _is_loose(expression) and bool(expression.func(*expression.args).args == expression.args)


def _is_loose(expression: Add | Mul) -> bool:
    """Whether it is seen at once that SymPy would not leave it so: building it anew takes long.

    It joins sums within sums and products within products, has at most one number, in front, never one that changes
    nothing, and multiplies it into a sum.
    """
    kind = Add if isinstance(expression, Add) else Mul
    first, *rest = expression.args
    if first is kind.identity or isinstance(first, kind) or any(isinstance(part, Rational | kind) for part in rest):
        return True
    return kind is Mul and len(rest) == 1 and isinstance(first, Rational) and isinstance(rest[0], Add)


def _power_of(factor: Basic) -> tuple[Symbol, int] | None:
    """A letter and the whole number above it, at least one; None for anything else."""
    if isinstance(factor, Symbol):
        return factor, 1
    if isinstance(factor, Pow):
        base, exponent = factor.args
        if isinstance(base, Symbol) and isinstance(exponent, Integer) and exponent.p > 1:
            return base, exponent.p
    return None


def _monomial(term: Basic) -> tuple[Rational, Basic, Symbol, int] | None:
    """A number times a power of one letter: the number, the power, the letter and its exponent; None for others."""
    match term.args if isinstance(term, Mul) else (S.One, term):
        case (Rational() as number, power) if (found := _power_of(power)) is not None:
            return number, power, *found
        case _:
            return None


def _by_degree(total: Add) -> list[Basic] | None:
    """The terms of a polynomial in one letter by descending powers, but ``3 - x``; None for other sums."""
    degrees: dict[int, Basic] = {}
    letters: set[Symbol] = set()
    for term in total.args:
        found = (S.One, term, None, 0) if isinstance(term, Rational) else _monomial(term)
        if found is None or found[3] in degrees:
            return None
        degrees[found[3]] = term
        if found[2] is not None:
            letters.add(found[2])
    if len(letters) != 1:
        return None
    terms = [degrees[degree] for degree in sorted(degrees, reverse=True)]
    first, last = terms[0], terms[-1]
    negative = isinstance(first, Mul) and first.args[0].is_negative
    return terms[::-1] if len(terms) == 2 and negative and isinstance(last, Rational) and last.p > 0 else terms


@lru_cache(maxsize=4096)
def _ordered(total: Add, order: str | None) -> tuple[Basic, ...]:
    return tuple((order is None and _by_degree(total)) or _ordered_terms(total, order))


def _ordered_terms(total: Add, order: str | None) -> list[Basic]:
    """The terms as SymPy orders them; its own way works out every number among them, integrals and limits too."""
    found = total.atoms(Integral, Limit, Product, Sum)
    if not found:
        return list(total.as_ordered_terms(order=order))
    names = {part: Symbol(f"operation {i}") for i, part in enumerate(sorted(found, key=default_sort_key))}
    renamed = {term.xreplace(names): term for term in total.args}
    ordered = Add(*renamed).as_ordered_terms(order=order)
    return [renamed[term] for term in ordered] if set(ordered) == set(renamed) else list(total.args)


_UNITS = (S.One, S.Zero)
"""Numbers that SymPy itself would not leave in a product."""

_BASED = r"\log_{{{0}}}\left({1}\right)"


def _with_base(product: Mul) -> Basic | None:
    """``ln(x)/ln(2)`` as a logarithm with the base 2; None for other products."""
    below = [part for part in product.args if isinstance(part, Pow) and part.exp == -1 and isinstance(part.base, log)]
    above = [part for part in product.args if isinstance(part, log)]
    base = below[0].base.args[0] if len(below) == 1 else None
    if not above or not (isinstance(base, Integer) and base > 1):
        return None
    based = Function("logarithm_to_base")(base, above[0].args[0])
    kept = [based if part is above[0] else part for part in product.args if part is not below[0]]
    if len(kept) == 1:
        return kept[0]
    return Mul(*kept) if _is_canonical(product) else Mul(*kept, evaluate=False)


def _family(expr: Any) -> tuple[Basic, Symbol] | None:
    """The general member ``2πn + π/6`` of a set over all whole numbers, and the letter that stands for them."""
    letters = expr.lamda.variables
    return (expr.lamda.expr, letters[0]) if expr.base_sets == (S.Integers,) and len(letters) == 1 else None


def _in_order(members: Any) -> list[Basic]:
    """Members of a set by size where they are real numbers, else by SymPy's order."""
    members = list(members)
    if all(member.is_extended_real and member.is_number for member in members):
        return sorted(members, key=lambda member: (float(member.evalf()), default_sort_key(member)))
    return sorted(members, key=default_sort_key)


def _primed(expr: Any) -> str:
    """``y''`` for a derivative of an unknown function at a point; empty for other substitutions."""
    inner = expr.expr
    if not isinstance(inner, Derivative) or not isinstance(inner.expr, AppliedUndef) or len(inner.variable_count) != 1:
        return ""
    count = inner.variable_count[0][1]
    return inner.expr.func.__name__ + "'" * int(count) if count.is_Integer and count < 4 else ""


class _Remembering:
    """Prints every part of an expression once: the lines of a solution have most of their parts in common."""

    printmethod: str
    _print_level: int
    _printed: dict[Basic, str]
    _ways: dict[type[Basic], Callable[[Any], str]]

    def _print(self, expr: Any, **options: Any) -> str:
        if options or not isinstance(expr, Basic):
            return cast(str, super()._print(expr, **options))  # type: ignore[misc]
        found = self._printed.get(expr)
        if found is None:
            self._print_level += 1
            try:
                found = self._way(type(expr))(expr)
            finally:
                self._print_level -= 1
            if len(self._printed) >= REMEMBERED:
                self._printed.clear()
            self._printed[expr] = found
        return found

    def _way(self, kind: type[Basic]) -> Callable[[Any], str]:
        """How parts of this kind are printed: what SymPy looks for again with each of them."""
        way = self._ways.get(kind)
        if way is None:
            way = super()._print  # type: ignore[misc]
            if not issubclass(kind, Function) and not hasattr(kind, self.printmethod):
                names = (f"_print_{each.__name__}" for each in kind.__mro__)
                way = next((getattr(self, name) for name in names if hasattr(self, name)), way)
                self._ways[kind] = way
        return way


class _Latex(_Remembering, LatexPrinter):  # type: ignore[misc]
    def _as_ordered_terms(self, expr: Add, order: str | None = None) -> list[Basic]:
        return list(_ordered(expr, order))

    def __init__(self) -> None:
        super().__init__(
            {
                "ln_notation": True,
                "inv_trig_style": "full",
                "imaginary_unit": "i",
                "mat_str": "pmatrix",
                "mat_delim": "",
            }
        )
        self._printed, self._ways = {}, {}

    def _print_Add(self, expr: Add, order: str | None = None) -> str:
        terms = list(expr.args) if not _is_canonical(expr) else self._as_ordered_terms(expr, order=order)
        pieces: list[str] = []
        for term in terms:
            text = self._print(term)
            negative = text.startswith("-")
            text = text[1:].lstrip() if negative else text
            if pieces and isinstance(term, Add):
                text = rf"\left({self._print(term)}\right)"
                negative = False
            pieces += (["-" if negative else "+"] if pieces else ["-"] if negative else []) + [text]
        if len(pieces) > 1 and pieces[0] == "-":
            pieces[:2] = ["-" + pieces[1]]
        return " ".join(pieces)

    def _print_Mul(self, expr: Mul) -> str:
        if isinstance(expr, Pow):  # SymPy prints a power below a line as a product
            return rf"\frac{{1}}{{{self._print(Pow(expr.base, -expr.exp, evaluate=expr.exp == -1))}}}"
        simple = _monomial(expr)
        if simple is not None and simple[0] not in _UNITS:
            return self._term(simple[0], self._print(simple[1]))
        based = _with_base(expr)
        if based is not None:
            return str(self._print(based))
        if _is_canonical(expr):
            return str(super()._print_Mul(expr))
        negative = expr.args[0] is S.NegativeOne and len(expr.args) > 1
        above: list[Basic] = []
        below: list[Basic] = []
        for part in expr.args[1 if negative else 0 :]:
            factor = (_with_base(part) or part) if isinstance(part, Mul) else part
            if isinstance(factor, Pow) and factor.exp.is_Number and factor.exp.is_negative:
                below.append(factor.base if factor.exp == -1 else Pow(factor.base, -factor.exp, evaluate=False))
            else:
                above.append(factor)
        if not below:
            return ("-" if negative else "") + self._product(above, after_sign=negative)
        numerator = self._product(above, after_sign=False) if above else "1"
        return ("-" if negative else "") + rf"\frac{{{numerator}}}{{{self._product(below, after_sign=False)}}}"

    def _term(self, number: Rational, power: str) -> str:
        """A number times a power of a letter: ``2 x``, ``- \\frac{3 x}{4}``."""
        size = abs(number.p)
        above = power if size == 1 else f"{size} {power}"
        return ("- " if number.p < 0 else "") + (above if number.q == 1 else rf"\frac{{{above}}}{{{number.q}}}")

    def _product(self, factors: list[Basic], *, after_sign: bool) -> str:
        """Factors side by side, with a dot before a number and brackets around sums and negative numbers."""
        if len(factors) == 1 and not after_sign:
            return str(self._print(factors[0]))
        pieces: list[str] = []
        for place, factor in enumerate(factors):
            text = str(self._print(factor))
            first, last = place == 0, place == len(factors) - 1
            if (
                isinstance(factor, Add)
                or (isinstance(factor, Mul) and not first)
                or (isinstance(factor, Derivative | Limit) and not last)
                or (text.startswith("-") and (after_sign or not first))
                or (not factor.is_Number and self._needs_mul_brackets(factor, first=first, last=last))
            ):
                text = rf"\left({text}\right)"
            dotted = pieces and (text[0].isdigit() or text.startswith((r"\frac{", r"10^")))
            pieces += [r"\cdot", text] if dotted else [text]
        return " ".join(pieces)

    def _print_Derivative(self, expr: Any) -> str:
        body = expr.expr
        inside = self._print(body)
        text = str(super()._print_Derivative(expr.func(Symbol("f"), *expr.variable_count)))
        operator = text[: text.rindex("f")].rstrip()
        return rf"{operator} \left[{inside}\right]" if isinstance(body, Add | Mul) else f"{operator} {inside}"

    def _print_Integral(self, expr: Any) -> str:
        return str(super()._print_Integral(expr)).replace(r"\int\limits", r"\int")

    def _print_Limit(self, expr: Any) -> str:
        body, variable, point, side = expr.args
        mark = "" if str(side) == "+-" or point.is_infinite else f"^{{{side}}}"
        inside = self._print(body)
        inside = rf"\left({inside}\right)" if isinstance(body, Add) else inside
        return rf"\lim_{{{self._print(variable)} \to {self._print(point)}{mark}}} {inside}"

    def _print_Subs(self, expr: Any) -> str:
        if primed := _primed(expr):
            return rf"{primed}\left({self._print(expr.point[0])}\right)"
        body, letters, values = expr.args
        pairs = r",\, ".join(rf"{self._print(a)} = {self._print(b)}" for a, b in zip(letters, values, strict=True))
        return rf"\left. {self._print(body)} \right|_{{{pairs}}}"

    def _print_Function(self, expr: Any, exp: Any = None) -> str:
        template = _BASED if operation_name(expr) == "logarithm_to_base" else NOTATION.get(operation_name(expr) or "")
        if template is None:
            return str(super()._print_Function(expr, exp))
        parts = [self._print(part) for part in expr.args]
        text = template.format(*parts, all=", ".join(parts))
        return text if exp is None else rf"\left({text}\right)^{{{exp}}}"

    def _print_ComplexRootOf(self, expr: Any) -> str:
        return rf"{expr.evalf(6)}\ldots" if expr.is_real else str(super()._print_ComplexRootOf(expr))

    def _print_And(self, expr: Basic) -> str:
        return r" \text{ and } ".join(self._print(part) for part in expr.args)

    def _print_Or(self, expr: Basic) -> str:
        return r" \text{ or } ".join(self._print(part) for part in _statements(expr))

    def _print_FiniteSet(self, expr: Basic) -> str:
        return r"\left\{" + ", ".join(self._print(member) for member in _in_order(expr.args)) + r"\right\}"

    def _print_EmptySet(self, expr: Basic) -> str:
        return r"\varnothing"

    def _print_ImageSet(self, expr: Any) -> str:
        family = _family(expr)
        if family is None:
            return str(super()._print_ImageSet(expr))
        return rf"\left\{{{self._print(family[0])} \;\middle|\; {self._print(family[1])} \in \mathbb{{Z}}\right\}}"

    def _print_Tuple(self, expr: Basic) -> str:
        return r"\left(" + ", ".join(self._print(member) for member in expr.args) + r"\right)"

    def _print_Determinant(self, expr: Any) -> str:
        matrix = expr.arg
        if isinstance(matrix, MatrixBase):
            return self._rows(matrix, "vmatrix")
        return rf"\det\left({self._print(matrix)}\right)"

    def _print_MatrixBase(self, expr: MatrixBase) -> str:
        return self._rows(expr, "pmatrix")

    _print_ImmutableDenseMatrix = _print_MatrixBase
    _print_MutableDenseMatrix = _print_MatrixBase

    def _rows(self, matrix: MatrixBase, environment: str) -> str:
        rows = (" & ".join(self._print(entry) for entry in row) for row in matrix.tolist())
        return rf"\begin{{{environment}}}" + r" \\ ".join(rows) + rf"\end{{{environment}}}"


class _Plain(_Remembering, StrPrinter):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__()
        self._printed, self._ways = {}, {}

    def _as_ordered_terms(self, expr: Add, order: str | None = None) -> list[Basic]:
        return list(_ordered(expr, order))

    def _print_Add(self, expr: Add, order: str | None = None) -> str:
        if _is_canonical(expr):
            return str(super()._print_Add(expr, order))
        pieces: list[str] = []
        for term in expr.args:
            text = self._print(term)
            negative = text.startswith("-") and not isinstance(term, Add)
            text = text[1:] if negative else text
            if isinstance(term, Add) and pieces:
                text = f"({text})"
            pieces += (["-" if negative else "+"] if pieces else ["-"] if negative else []) + [text]
        if len(pieces) > 1 and pieces[0] == "-":
            pieces[:2] = ["-" + pieces[1]]
        return " ".join(pieces)

    def _print_Mul(self, expr: Mul) -> str:
        simple = _monomial(expr)
        if simple is not None and simple[0] not in _UNITS:
            number, power = simple[0], self._print(simple[1])
            text = power if abs(number.p) == 1 else f"{abs(number.p)}*{power}"
            return ("-" if number.p < 0 else "") + (text if number.q == 1 else f"{text}/{number.q}")
        if _is_canonical(expr):
            return str(super()._print_Mul(expr))
        above: list[str] = []
        below: list[str] = []
        sign = "-" if expr.args[0] is S.NegativeOne and len(expr.args) > 1 else ""
        for factor in expr.args[len(sign) :]:
            if isinstance(factor, Pow) and factor.exp.is_Number and factor.exp.is_negative:
                inverted = factor.base if factor.exp == -1 else Pow(factor.base, -factor.exp, evaluate=False)
                below.append(self.parenthesize(inverted, PRECEDENCE["Pow"]))
            elif (above or sign) and factor.is_number and str(self._print(factor)).startswith("-"):
                above.append(f"({self._print(factor)})")
            elif factor.is_Integer and not above and not sign:
                above.append(str(self._print(factor)))
            else:
                above.append(self.parenthesize(factor, precedence(expr)))
        numerator = sign + ("*".join(above) or "1")
        if not below:
            return numerator
        return f"{numerator}/{below[0]}" if len(below) == 1 else f"{numerator}/({'*'.join(below)})"

    def _print_Pow(self, expr: Pow, rational: bool = False) -> str:
        return str(super()._print_Pow(expr, rational)).replace("**", "^")

    def _print_Exp1(self, expr: Basic) -> str:
        return "e"

    def _print_exp(self, expr: Any) -> str:
        return f"e^{self.parenthesize(expr.args[0], PRECEDENCE['Pow'])}"

    def _print_ImaginaryUnit(self, expr: Basic) -> str:
        return "i"

    def _print_log(self, expr: Any) -> str:
        return f"ln({self._print(expr.args[0])})"

    def _print_Relational(self, expr: Any) -> str:
        sign = {"==": "=", "!=": "!="}.get(expr.rel_op, expr.rel_op)
        return f"{self._print(expr.lhs)} {sign} {self._print(expr.rhs)}"

    def _print_ComplexRootOf(self, expr: Any) -> str:
        return f"{expr.evalf(6)}…" if expr.is_real else str(self.emptyPrinter(expr))

    def _print_And(self, expr: Basic) -> str:
        return " and ".join(self._print(part) for part in expr.args)

    def _print_Or(self, expr: Basic) -> str:
        return " or ".join(self._print(part) for part in _statements(expr))

    def _print_BooleanTrue(self, expr: Basic) -> str:
        return "true"

    def _print_BooleanFalse(self, expr: Basic) -> str:
        return "false"

    def _print_FiniteSet(self, expr: Basic) -> str:
        return "{" + ", ".join(self._print(member) for member in _in_order(expr.args)) + "}"

    def _print_EmptySet(self, expr: Basic) -> str:
        return "{}"

    def _print_ImageSet(self, expr: Any) -> str:
        family = _family(expr)
        if family is None:
            return str(super()._print_ImageSet(expr))
        return f"{{{self._print(family[0])} | {self._print(family[1])} ∈ ℤ}}"

    def _print_Integers(self, expr: Basic) -> str:
        return "ℤ"

    def _print_Reals(self, expr: Basic) -> str:
        return "(-oo, oo)"

    def _print_Interval(self, expr: Any) -> str:
        left = "(" if expr.left_open else "["
        right = ")" if expr.right_open else "]"
        return f"{left}{self._print(expr.start)}, {self._print(expr.end)}{right}"

    def _print_Union(self, expr: Basic) -> str:
        return " ∪ ".join(self._print(part) for part in expr.args)

    def _print_MatrixBase(self, expr: MatrixBase) -> str:
        return "[" + ", ".join(f"[{', '.join(map(self._print, row))}]" for row in expr.tolist()) + "]"

    _print_ImmutableDenseMatrix = _print_MatrixBase
    _print_MutableDenseMatrix = _print_MatrixBase

    def _print_Derivative(self, expr: Any) -> str:
        d = "".join(
            f"d/d{self._print(variable)} " if count == 1 else f"d^{count}/d{self._print(variable)}^{count} "
            for variable, count in expr.variable_count
        )
        return f"{d}({self._print(expr.expr)})"

    def _print_Subs(self, expr: Any) -> str:
        primed = _primed(expr)
        return f"{primed}({self._print(expr.point[0])})" if primed else str(super()._print_Subs(expr))

    def _print_Integral(self, expr: Any) -> str:
        signs, ends = "", ""
        for limits in reversed(expr.limits):
            bounds = f"[{self._print(limits[1])}..{self._print(limits[2])}]" if len(limits) == 3 else ""
            signs += f"∫{bounds} "
            ends = f" d{self._print(limits[0])}" + ends
        return f"{signs}{self.parenthesize(expr.function, PRECEDENCE['Mul'])}{ends}"

    def _print_Limit(self, expr: Any) -> str:
        body, variable, point, side = expr.args
        mark = "" if str(side) == "+-" or point.is_infinite else str(side)
        return f"lim({self._print(variable)}→{self._print(point)}{mark}) {self.parenthesize(body, PRECEDENCE['Mul'])}"

    def _print_Inverse(self, expr: Any) -> str:
        return f"{self.parenthesize(expr.arg, PRECEDENCE['Pow'])}^(-1)"

    def _print_MatPow(self, expr: Any) -> str:
        return f"{self.parenthesize(expr.base, PRECEDENCE['Pow'])}^{self.parenthesize(expr.exp, PRECEDENCE['Pow'])}"

    def _print_Float(self, expr: Any) -> str:
        text = str(super()._print_Float(expr))
        return text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text

    def _print_factorial(self, expr: Any) -> str:
        return f"{self.parenthesize(expr.args[0], PRECEDENCE['Pow'])}!"

    def _print_Abs(self, expr: Any) -> str:
        return f"|{self._print(expr.args[0])}|"

    def _print_Determinant(self, expr: Any) -> str:
        return f"det({self._print(expr.arg)})"


def _statements(expr: Basic) -> list[Basic]:
    """The parts of an ``Or`` of equations, by the size of their right sides where those are numbers."""
    from sympy import Eq

    parts = list(expr.args)
    if all(isinstance(part, Eq) and isinstance(part.lhs, Symbol) and part.rhs.is_real for part in parts) and all(
        part.rhs.is_number for part in parts
    ):
        return sorted(parts, key=lambda part: float(part.rhs.evalf()))
    return sorted(parts, key=default_sort_key)


_LATEX = _Latex()
_PLAIN = _Plain()
