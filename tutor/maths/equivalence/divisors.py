"""Greatest common divisors and least common multiples, worked out: of whole numbers, fractions and polynomials.

Of numbers that are no fractions, the divisor is 1 and the multiple the product, as for any two without common measure.
"""

from __future__ import annotations

import sympy as sp
from sympy.core.function import AppliedUndef

from tutor.maths.reading.evaluation import evaluated


def with_divisors(expression: sp.Basic) -> sp.Basic:
    """The expression with every ``gcd(…)`` and ``lcm(…)`` replaced by its value."""
    found = [node for node in expression.atoms(AppliedUndef) if type(node).__name__ in ("gcd", "lcm")]
    if not found:
        return expression
    innermost = [
        node for node in found if not any(inner != node and inner in found for inner in node.atoms(AppliedUndef))
    ]
    values = {node: _value(node) for node in innermost}
    return with_divisors(expression.xreplace(values))


def _value(node: AppliedUndef) -> sp.Expr:
    parts = [_exact(part) for part in node.args]
    total = parts[0]
    if len(parts) == 1:
        return total
    work = sp.gcd if type(node).__name__ == "gcd" else sp.lcm
    if all(part.is_Rational for part in parts):
        total = abs(total)
    for part in parts[1:]:
        total = work(total, part)
    return total


def _exact(part: sp.Basic) -> sp.Expr:
    plain = evaluated(part)
    return plain.xreplace({number: sp.Rational(str(number)) for number in plain.atoms(sp.Float)})
