"""Written operations carried out, each by a route of our own, so that what they stand next to can be judged.

Derivatives, integrals, limits, sums, determinants, inverses, transposes, traces, products and powers of matrices, and
the named operations of `tutor.checking.definitions`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from flint import fmpq, fmpq_mat
from sympy import (
    Add,
    Basic,
    Derivative,
    Determinant,
    Dummy,
    Expr,
    ImmutableDenseMatrix,
    Integer,
    Integral,
    Inverse,
    Limit,
    MatAdd,
    MatMul,
    MatPow,
    Mul,
    Pow,
    Product,
    Rational,
    S,
    Subs,
    Sum,
    Symbol,
    Trace,
    Transpose,
)
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational
from sympy.logic.boolalg import BooleanFunction
from sympy.matrices import MatrixBase
from sympy.polys.matrices import DomainMatrix

from tutor.checking.definitions import DEFINITIONS, Undefined
from tutor.checking.differentiation import NoRule, unfolded
from tutor.checking.integrals import NoIntegral, integral_value
from tutor.checking.limits import NoLimit, limit_value
from tutor.checking.reals import rebuilt
from tutor.checking.sums import NoSum, has_few_terms, sum_value
from tutor.maths.contents import kinds_of, meets
from tutor.maths.operations import operation_name
from tutor.messages import Message, say

LONGEST_PRODUCT = 1000
LARGEST_POWER = 200

OPERATIONS = (
    Derivative, Integral, Limit, Sum, Product, Determinant, Inverse, Transpose, Trace, MatMul, MatAdd, MatPow, Subs,
)  # fmt: skip


def is_operation(expression: Basic) -> bool:
    """Whether this is itself an operation to carry out: one of SymPy's, or a named one."""
    return isinstance(expression, OPERATIONS) or operation_name(expression) in DEFINITIONS


def holds_operation(expression: Basic) -> bool:
    """Whether an operation is left to carry out somewhere in an expression."""
    if not isinstance(expression, Basic):  # a matrix that can be changed
        return any(map(holds_operation, expression.flat()))
    return _among(kinds_of(expression))


@lru_cache(maxsize=4096)
def _among(kinds: frozenset[type[Basic]]) -> bool:
    """Whether an operation is among the classes of nodes."""
    named = (kind.__name__ for kind in kinds if issubclass(kind, AppliedUndef))
    return meets(kinds, OPERATIONS) or any(name in DEFINITIONS for name in named)


class Folded(Exception):
    """An operation that cannot be carried out here; ``code`` and ``message`` say why."""

    def __init__(self, code: str, message: Message) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message


@dataclass
class Unfolding:
    """Carries out operations and remembers which; ``used`` holds method names in order, ``positive`` letters that
    stand for positive numbers in integrals and limits.
    """

    used: list[str] = field(default_factory=list)
    positive: Iterable[Symbol] = ()

    def of(self, expression: Basic) -> Basic:
        """Return the expression with every written operation carried out.

        Raises:
            Folded: one of them cannot be.
        """
        if not holds_operation(expression):
            return expression
        if not isinstance(expression, Basic):  # a matrix that can be changed
            return self._carried_out(expression)
        value, used = _remembered(expression, tuple(self.positive))
        for method in used:
            self._use(method)
        return value

    def _carried_out(self, expression: Basic) -> Basic:
        handler = next((h for kind, h in _HANDLERS if isinstance(expression, kind)), None)
        if handler is not None:
            return handler(self, expression)
        if not expression.args:
            return expression
        parts = [self.of(part) for part in expression.args]
        if any(isinstance(part, MatrixBase) for part in parts):
            return self._with_matrices(expression, parts)
        return _as_written(expression, parts)

    def _use(self, method: str) -> None:
        if method not in self.used:
            self.used.append(method)

    def _with_matrices(self, expression: Basic, parts: list[Basic]) -> Basic:
        match expression:
            case MatAdd() | Add():
                return _fold(parts, lambda a, b: a + b)
            case MatMul() | Mul():
                self._use("matrix-product")
                return _fold(parts, lambda a, b: a * b)
            case MatPow() | Pow():
                return self._matrix_power(parts[0], parts[1])
            case _:
                return _as_written(expression, parts)

    def _matrix_power(self, base: Basic, exponent: Basic) -> Basic:
        if not isinstance(exponent, Integer) or abs(exponent) > LARGEST_POWER:
            raise Folded("matrix-power", say("This power of a matrix cannot be checked."))
        matrix = _matrix(base) if exponent >= 0 else self._inverted(_matrix(base))
        result = ImmutableDenseMatrix.eye(matrix.rows)
        for _ in range(abs(int(exponent))):
            result = result * matrix
        return result

    def matrix(self, expression: Basic) -> Basic:
        """Carry out the operations inside the entries of a matrix."""
        matrix = _matrix(expression)
        return ImmutableDenseMatrix(matrix.rows, matrix.cols, [self.of(entry) for entry in matrix.flat()])

    def derivative(self, expression: Derivative) -> Basic:
        """Differentiate by our own rules."""
        if isinstance(expression.expr, AppliedUndef):
            return expression
        self._use("differentiation")
        try:
            return self.of(unfolded(expression))
        except NoRule as error:
            raise Folded("no-rule", say("There is no independent rule to differentiate this.")) from error

    def integral(self, expression: Integral) -> Basic:
        """Integrate between bounds, innermost first."""
        f = self.of(expression.function)
        for limits in expression.limits:
            if len(limits) != 3:
                raise Folded("no-bounds", say("An integral without bounds has no single value."))
            x, low, high = limits[0], self.of(limits[1]), self.of(limits[2])
            try:
                f = self._with_positive(integral_value, f, x, low, high)
            except NoIntegral as error:
                raise Folded("no-integral", say("This integral could not be evaluated independently.")) from error
        self._use("integration")
        return f

    def _with_positive(self, work_out: Callable[..., Basic], *parts: Basic) -> Basic:
        """Work something out of parts in which the positive letters are known to be so."""
        news = {letter: Dummy(letter.name, positive=True) for letter in self.positive}
        value = work_out(*(part.xreplace(news) for part in parts))
        return value.xreplace({new: letter for letter, new in news.items()})

    def limit(self, expression: Limit) -> Basic:
        """Find a limit from its side or from both."""
        f, x, point, side = expression.args
        self._use("limit")
        try:
            parts = self.of(f), x, self.of(point)
            return self._with_positive(lambda f, x, a: limit_value(f, x, a, str(side))[0], *parts)
        except NoLimit as error:
            raise Folded("no-limit", say("This limit could not be found independently.")) from error

    def sum(self, expression: Sum) -> Basic:
        """Add the terms, or prove a closed form."""
        body, *limits = expression.args
        for index, low, high in limits:
            try:
                body = sum_value(self.of(body), index, self.of(low), self.of(high))
            except NoSum as error:
                raise Folded("no-sum", say("This sum could not be worked out independently.")) from error
        self._use("terms" if all(has_few_terms(low, high) for _, low, high in limits) else "induction")
        return body

    def product(self, expression: Product) -> Basic:
        """Multiply the factors one by one."""
        body, *limits = expression.args
        for index, low, high in limits:
            first, last = self.of(low), self.of(high)
            if not (isinstance(first, Integer) and isinstance(last, Integer)) or last - first > LONGEST_PRODUCT:
                raise Folded("no-product", say("This product has no fixed, finite number of factors."))
            body = Mul(*(rebuilt(self.of(body), {index: Integer(i)}) for i in range(int(first), int(last) + 1)))
        self._use("terms")
        return body

    def determinant(self, expression: Basic) -> Basic:
        """Compute a determinant by division-free elimination over the entries' ring."""
        matrix = self._square(expression.args[0])
        self._use("determinant")
        return _determinant(matrix)

    def inverse(self, expression: Basic) -> Basic:
        """Invert a matrix and multiply back."""
        return self._inverted(self._square(expression.args[0]))

    def _inverted(self, matrix: MatrixBase) -> MatrixBase:
        self._use("inverse")
        determinant = _determinant(matrix)
        if determinant == 0:
            raise Folded("singular", say("The determinant is zero: there is no inverse."))
        inverse = _adjugate(matrix) / determinant
        return ImmutableDenseMatrix(inverse)

    def _square(self, expression: Basic) -> MatrixBase:
        matrix = _matrix(self.of(expression))
        if matrix.rows != matrix.cols:
            raise Folded("not-square", say("The matrix is not square."))
        return matrix

    def transpose(self, expression: Basic) -> Basic:
        """Exchange rows and columns."""
        return _matrix(self.of(expression.args[0])).T

    def trace(self, expression: Basic) -> Basic:
        """Add the diagonal."""
        matrix = self._square(expression.args[0])
        return Add(*(matrix[i, i] for i in range(matrix.rows)))

    def named(self, expression: AppliedUndef) -> Basic:
        """Carry out a named operation by its definition; a function without one stays."""
        parts = [self.of(part) for part in expression.args]
        definition = DEFINITIONS.get(operation_name(expression) or "")
        if definition is None:
            return expression.func(*parts)
        try:
            value = definition(*parts)
        except Undefined as error:
            raise Folded("undefined", error.message) from error
        except TypeError as error:
            raise Folded("arguments", say("This operation does not take such arguments.")) from error
        self._use("definition")
        return value

    def substituted(self, expression: Subs) -> Basic:
        """Put the values in."""
        body, variables, values = expression.args
        return rebuilt(self.of(body), {letter: self.of(value) for letter, value in zip(variables, values, strict=True)})


@lru_cache(maxsize=2048)
def _remembered(expression: Basic, positive: tuple[Symbol, ...]) -> tuple[Basic, tuple[str, ...]]:
    """Carry an expression out, and say how: each line of a solution stands in several claims, and in the answer's."""
    unfolding = Unfolding(positive=positive)
    return unfolding._carried_out(expression), tuple(unfolding.used)


_HANDLERS: tuple[tuple[type | tuple[type, ...], Callable[[Unfolding, Basic], Basic]], ...] = (
    (MatrixBase, Unfolding.matrix),
    (Derivative, Unfolding.derivative),
    (Integral, Unfolding.integral),
    (Limit, Unfolding.limit),
    (Sum, Unfolding.sum),
    (Product, Unfolding.product),
    (Determinant, Unfolding.determinant),
    (Inverse, Unfolding.inverse),
    (Transpose, Unfolding.transpose),
    (Trace, Unfolding.trace),
    (Subs, Unfolding.substituted),
    (AppliedUndef, Unfolding.named),
)


def _matrix(expression: Basic) -> MatrixBase:
    if not isinstance(expression, MatrixBase):
        raise Folded("not-a-matrix", say("This is not a matrix."))
    return expression


def _fold(parts: list[Basic], combine: Callable[[Basic, Basic], Basic]) -> Basic:
    from sympy.matrices.exceptions import ShapeError

    result = parts[0]
    for part in parts[1:]:
        try:
            result = combine(result, part)
        except (ShapeError, TypeError) as error:
            raise Folded("shapes", say("The sizes of the matrices do not fit.")) from error
    return result


def _as_written(expression: Basic, parts: list[Basic]) -> Basic:
    """Rebuild a node around new parts, unevaluated where the node was."""
    if isinstance(expression, Add | Mul):
        return expression._from_args(parts)
    if isinstance(expression, Relational | BooleanFunction | Pow):
        return expression.func(*parts, evaluate=False)
    return expression.func(*parts)


def _determinant(matrix: MatrixBase) -> Expr:
    entries = matrix.flat()
    if entries and all(isinstance(entry, Rational) for entry in entries):
        rows = fmpq_mat(matrix.rows, matrix.cols, [fmpq(int(entry.p), int(entry.q)) for entry in entries])
        number = rows.det()
        return Rational(int(number.p), int(number.q))
    domain = DomainMatrix.from_Matrix(matrix).to_field() if matrix.rows else None
    if domain is None:
        return S.One
    return domain.domain.to_sympy(domain.det())


def _adjugate(matrix: MatrixBase) -> MatrixBase:
    size = matrix.rows
    return ImmutableDenseMatrix(
        size, size, lambda i, j: (-1) ** (i + j) * _determinant(matrix.minor_submatrix(j, i)) if size > 1 else S.One
    )
