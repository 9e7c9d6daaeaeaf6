"""Two expressions, numbers included: do they have the same value wherever both are real?

The convention of a school: over the reals, x/x is 1 and sqrt(x)**2 is x, because they agree wherever both sides mean
something; x and |x| differ. Where an expression is real nowhere (it holds i), complex values decide.

In this order: the same tree; a point where the values are proven to differ (balls that do not meet); exact evaluation
modulo primes in every cell of the domain met (`residues`, a proof); the zero bound of algebraic numbers (a proof);
SymPy's simplification to zero; and, for functions of analysis only, agreement to hundreds of digits, relative to the
largest part, at many random points of large denominators: a nonzero function built of this few operations has few zeros
(Khovanskii), so meets none at a random point, and a value that small without being zero would contradict the
uniformity conjecture of Richardson; reported as its own method, ``ball-points``.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import lcm

import flint
import sympy as sp
from sympy.core.function import AppliedUndef

from tutor.errors import TookTooLong
from tutor.maths.balls import At, Beyond, Point, Undefined, Value, float_key
from tutor.maths.equivalence import algebraic
from tutor.maths.equivalence.divisors import with_divisors
from tutor.maths.equivalence.judgement import Judgement, Witness, different, equal, undecided
from tutor.maths.equivalence.kernels import Residues, Unsupported
from tutor.maths.equivalence.walls import beyond_walls
from tutor.maths.reading.evaluation import evaluated
from tutor.maths.sampling import free_symbols, points, small_points
from tutor.maths.worker import within

UNEVALUATED = (sp.Derivative, sp.Integral, sp.Limit, sp.Sum, sp.Product)
INFINITE = (sp.oo, -sp.oo, sp.zoo, sp.nan)
PIECEWISE = (sp.floor, sp.ceiling, sp.Mod, sp.Piecewise, sp.factorial2, sp.Heaviside)
"""Functions with steps: agreement at points is no argument for them."""
JUMPING = (sp.floor, sp.ceiling, sp.Mod)
"""Functions whose jumps lie at whole numbers, which random points never meet."""
SETTLING = 0.4
"""Seconds for SymPy to work out derivatives, sums and limits, and for its simplification."""
_INVENT = 7


def compare_expressions(a: sp.Basic, b: sp.Basic) -> Judgement:
    """Compare two expressions by value."""
    if a == b:
        return equal("identical")
    if isinstance(a, sp.Rational) and isinstance(b, sp.Rational):
        return different("exact", "two different numbers", Witness((), a, b))
    a, b = with_divisors(a), with_divisors(b)
    if a == b:
        return equal("evaluation")
    if isinstance(a, sp.Symbol) and isinstance(b, sp.Symbol):
        return different("exact", "two different symbols")
    if a.has(*UNEVALUATED) or b.has(*UNEVALUATED):
        return _unevaluated(a, b)
    if a.has(*INFINITE) or b.has(*INFINITE) or _log_of_zero(a) or _log_of_zero(b):
        return _infinite(a, b)
    return _by_value(a, b)


def _log_of_zero(expression: sp.Basic) -> bool:
    return isinstance(expression, sp.log) and expression.args[0] == 0


def _by_value(a: sp.Basic, b: sp.Basic) -> Judgement:
    symbols = free_symbols([a, b])
    found = _real_points(a, b, 2)
    principal = not found
    if principal:
        found, verdict = _complex_points(a, b, symbols)
        if verdict is not None:
            return verdict
    refuted, met = _refute(a, b, found, principal=principal)
    if refuted is not None:
        return _kinder(a, b, symbols, refuted, principal=principal)
    if not met:
        anywhere = points([sp.Add(*symbols)], count=1, symbols=symbols)
        if anywhere and _proven(a, b, anywhere, principal=principal):
            return equal("exact-points", "the same by the rules for its parts")
        return _by_structure(a, b)
    if symbols and (a.has(*JUMPING) or b.has(*JUMPING)):
        refuted, _ = _refute(a, b, tuple(small_points(symbols, 12)), principal=principal)
        if refuted is not None:
            return refuted
    if not principal and _has_cells(a, b) and symbols:
        found = (*_real_points(a, b, 6), *beyond_walls(a, b, found[0], symbols))
        refuted, met = _refute(a, b, found, principal=False)
        if refuted is not None:
            return _kinder(a, b, symbols, refuted, principal=False)
    if _proven(a, b, found, principal=principal):
        return equal("exact-points", "the same value modulo large primes for random values of every part")
    return _closer(a, b, symbols, principal=principal)


def _real_points(a: sp.Basic, b: sp.Basic, count: int) -> tuple[Point, ...]:
    if a.has(sp.I) or b.has(sp.I):
        return ()
    found = points([a, b], count=count, invent=_INVENT)
    if not found and (a.has(sp.factorial2) or b.has(sp.factorial2)):
        return points([a, b], count=count, invent=_INVENT, whole=free_symbols([a, b]))
    return found


def _complex_points(
    a: sp.Basic, b: sp.Basic, symbols: Sequence[sp.Symbol], count: int = 4
) -> tuple[tuple[Point, ...], Judgement | None]:
    """Points for two expressions that are nowhere real together."""
    if not symbols:
        return ({},), None
    if not (a.has(sp.I) or b.has(sp.I)):
        alone = [points([side], count=1, symbols=symbols, invent=_INVENT) for side in (a, b)]
        if alone[0] and alone[1]:
            return (), different("domain", "the two are nowhere real together", _at(alone[0][0], None, None))
    return points([sp.Add(*symbols)], count=count, symbols=symbols), None


def _refute(
    a: sp.Basic, b: sp.Basic, found: Sequence[Point], *, principal: bool
) -> tuple[Judgement | None, list[tuple[Point, Value, Value]]]:
    met: list[tuple[Point, Value, Value]] = []
    for point in found:
        pair = _pair(a, b, point, 128, principal=principal)
        if pair is None:
            continue
        left, right = pair
        if left.differs(right):
            return different("point", "different values at a point", _at(point, left, right)), met
        met.append((point, left, right))
    return None, met


def _pair(a: sp.Basic, b: sp.Basic, point: Point, bits: int, *, principal: bool) -> tuple[Value, Value] | None:
    at = At(point, bits=bits, principal=principal, invent=_INVENT)
    try:
        return at.value(a), at.value(b)
    except (Undefined, Beyond, OverflowError):
        return None


def _at(point: Point, left: Value | None, right: Value | None) -> Witness:
    named = tuple((symbol.name, number) for symbol, number in point.items())
    return Witness(named, None if left is None else left.number(), None if right is None else right.number())


def _kinder(
    a: sp.Basic, b: sp.Basic, symbols: Sequence[sp.Symbol], refuted: Judgement, *, principal: bool
) -> Judgement:
    """The same refutation at a point with small numbers, when one of the first tried serves."""
    if a.atoms(AppliedUndef) or b.atoms(AppliedUndef):
        return different(refuted.method, refuted.reason)
    for point in small_points(symbols, 6):
        pair = _pair(a, b, point, 128, principal=principal)
        if pair and (principal or (pair[0].inside and pair[1].inside)) and pair[0].differs(pair[1]):
            return different(refuted.method, refuted.reason, _at(point, *pair))
    return refuted


# -- proofs --


def _has_cells(a: sp.Basic, b: sp.Basic) -> bool:
    """Whether signs of parts matter: roots, logarithms, absolute values, or jumps."""
    for side in (a, b):
        if side.has(sp.Abs, sp.log, sp.sign, sp.Max, sp.Min, sp.atan, sp.acot, *PIECEWISE):
            return True
        if any(not power.exp.is_Integer for power in side.atoms(sp.Pow) if power.base is not sp.E):
            return True
    return False


def _degree(a: sp.Basic, b: sp.Basic) -> int:
    degree = 2
    for side in (a, b):
        for power in side.atoms(sp.Pow):
            if isinstance(power.exp, sp.Rational) and power.exp.q > 1:
                degree = lcm(degree, int(power.exp.q))
    return degree if degree <= 12 else 2


def _proven(a: sp.Basic, b: sp.Basic, found: Sequence[Point], *, principal: bool) -> bool:
    """Whether exact evaluation modulo primes proves equality in every cell met."""
    cells: list[dict[sp.Basic, int]] = []
    degree = _degree(a, b)
    for point in found:
        at = At(point, bits=96, principal=principal, invent=_INVENT)
        if any(_in_cell(at, cell) for cell in cells):
            continue
        cell = _proven_in_cell(a, b, at, degree)
        if cell is None:
            return False
        cells.append(cell)
    return bool(cells)


def _in_cell(at: At, cell: dict[sp.Basic, int]) -> bool:
    try:
        return all(at.sign(part) == side for part, side in cell.items())
    except (Beyond, Undefined):
        return False


def _proven_in_cell(a: sp.Basic, b: sp.Basic, at: At, degree: int) -> dict[sp.Basic, int] | None:
    """The signs that name the cell, when two primes agree there; None without a proof."""
    agreed = 0
    for attempt in range(24):
        residues = Residues(at, prime=attempt, seed=attempt, degree=degree)
        try:
            same = residues.value(a) == residues.value(b)
        except Unsupported as reason:
            if "modulo this prime" in str(reason):
                continue
            return None
        except (TypeError, AttributeError, NotImplementedError, RecursionError, OverflowError):
            return None
        if not same:
            return None
        agreed += 1
        if agreed == 2:
            return residues.signed
    return None


def _closer(a: sp.Basic, b: sp.Basic, symbols: Sequence[sp.Symbol], *, principal: bool) -> Judgement:
    """Nothing distinguishes them so far and nothing proves them equal."""
    if not symbols:
        zero = algebraic.is_zero(sp.Add(a, sp.Mul(-1, b, evaluate=False), evaluate=False))
        if zero is not None:
            if zero:
                return equal("algebraic-bound", "the difference is below the least size of a nonzero number")
            return different("algebraic-bound", "the difference is not zero")
    if a.has(*PIECEWISE) or b.has(*PIECEWISE):
        left, right = evaluated(a), evaluated(b)
        if (left, right) != (a, b):
            return compare_expressions(left, right)
        return _simplified(a, b, "functions with steps cannot be settled by points")
    count = 12 if symbols else 1
    found = _real_points(a, b, count) if not principal else _complex_points(a, b, symbols, count)[0]
    for point in found:
        pair = _pair(a, b, point, 1100, principal=principal)
        if pair is None:
            return _simplified(a, b, "a part could not be evaluated")
        if pair[0].differs(pair[1]):
            return different("point", "different values at a point", _at(point, *pair))
        if not _agree(a, b, point, pair, principal=principal):
            return _simplified(a, b, "the values could not be told apart")
    if len(found) < (6 if symbols else 1):
        return _simplified(a, b, "the common domain is too small to sample")
    where = f" at {len(found)} random points" if symbols else ""
    return equal("ball-points", f"agreement to 240 digits{where}")


def _agree(a: sp.Basic, b: sp.Basic, point: Point, pair: tuple[Value, Value], *, principal: bool) -> bool:
    """Whether the values meet to 800 bits, relative to the largest term of the two sums."""
    if pair[0].agrees(pair[1], 800):
        return True
    at = At(point, bits=1100, principal=principal, invent=_INVENT)
    terms = [at.value(term) for side in (a, b) for term in sp.Add.make_args(side)]
    with flint.ctx.workprec(1100):
        size = max((term.ball.abs_upper() for term in terms), key=float_key)
        gap = (pair[0].ball - pair[1].ball).abs_upper()
        return bool(gap <= size * flint.arb(2) ** -800)


def _simplified(a: sp.Basic, b: sp.Basic, why: str) -> Judgement:
    try:
        with within(SETTLING):
            if sp.simplify(a - b) == 0:
                return equal("simplification", "the difference simplifies to zero")
    except (TookTooLong, TypeError, ValueError, AttributeError, NotImplementedError, RecursionError):
        return undecided(why)
    return undecided(why)


def _by_structure(a: sp.Basic, b: sp.Basic) -> Judgement:
    """No point could be evaluated."""
    return _simplified(a, b, "neither could be evaluated at a point")


# -- infinities and unevaluated objects --


def _infinite(a: sp.Basic, b: sp.Basic) -> Judgement:
    left, right = _settled(_limits_of_logarithms(a)), _settled(_limits_of_logarithms(b))
    if left is None or right is None:
        return undecided("an infinite expression could not be worked out")
    if left == right:
        if left is sp.nan or right is sp.nan:
            return equal("identical", "both undefined") if a == b else undecided("an undefined value")
        return equal("evaluation")
    if left.has(*INFINITE) != right.has(*INFINITE):
        return different("infinity", "one is finite, the other is not", Witness((), left, right))
    if left.has(*INFINITE):
        if left in INFINITE and right in INFINITE:
            return different("infinity", "different infinite values", Witness((), left, right))
        return undecided("infinite expressions")
    return compare_expressions(left, right)


def _limits_of_logarithms(expression: sp.Basic) -> sp.Basic:
    """The logarithm of zero is minus infinity where infinite values are meant."""
    zeros = [node for node in expression.atoms(sp.log) if node.args[0] == 0]
    return expression.xreplace(dict.fromkeys(zeros, -sp.oo))


def _unevaluated(a: sp.Basic, b: sp.Basic) -> Judgement:
    if a.as_dummy() == b.as_dummy():
        return equal("identical", "the same but for the name of a bound variable")
    left, right = _settled(a), _settled(b)
    if left is None or right is None:
        return undecided("a derivative, integral, sum or limit could not be worked out")
    if left.as_dummy() == right.as_dummy():
        return equal("evaluation")
    if left.has(*INFINITE) or right.has(*INFINITE):
        return _infinite(left, right)
    if not (left.has(*UNEVALUATED) or right.has(*UNEVALUATED)):
        return compare_expressions(left, right)
    return _still_unevaluated(left, right)


def _still_unevaluated(left: sp.Basic, right: sp.Basic) -> Judgement:
    """Sums and products over symbols are compared at whole numbers; unknown derivatives and integrals as kernels."""
    whole = {
        symbol
        for side in (left, right)
        for node in side.atoms(sp.Sum, sp.Product)
        for limit in node.limits
        for symbol in sp.Tuple(*limit[1:]).free_symbols
    }
    found = points([left, right], count=3, whole=whole, invent=_INVENT)
    refuted, _ = _refute(left, right, found, principal=False)
    if refuted is not None:
        return refuted
    kernels: dict[sp.Basic, sp.Symbol] = {}
    for side in (left, right):
        for node in side.atoms(*UNEVALUATED):
            kernels.setdefault(node.as_dummy(), sp.Symbol(f"kernel {len(kernels)}"))
    plain = [
        side.xreplace({node: kernels[node.as_dummy()] for node in side.atoms(*UNEVALUATED)}) for side in (left, right)
    ]
    judged = _by_value(*plain)
    if judged.equal:
        return judged
    if judged.different and kernels and all(isinstance(node, sp.Derivative) for node in kernels):
        return different("kernels", "derivatives of unknown functions take any values")
    unknown = [{type(node).__name__ for node in side.atoms(AppliedUndef)} for side in (left, right)]
    if judged.different and unknown[0] != unknown[1] and all(unknown):
        return different("kernels", "they are about different unknown functions")
    return _simplified(left, right, "unevaluated parts differ")


def worked_out(expression: sp.Basic) -> sp.Basic:
    """The expression with its derivatives, integrals, sums and limits worked out where SymPy can; else as it is."""
    if not expression.has(*UNEVALUATED):
        return expression
    found = _settled(expression)
    return expression if found is None else found


def _settled(expression: sp.Basic) -> sp.Basic | None:
    """The expression with derivatives, sums, integrals and limits worked out as far as SymPy can, in time."""
    try:
        with within(SETTLING):
            return evaluated(expression).doit()
    except (TookTooLong, TypeError, ValueError, AttributeError, NotImplementedError, RecursionError, OverflowError):
        return None
