"""Named operations of mathematics that SymPy has no unevaluated object for: ``gcd(12, 18)``, ``remainder(17, 5)``.

One is an applied function with a reserved name, so that it travels, prints and compares like any other part of an
expression. What it means is defined in `tutor.checking.definitions`; how it is worked out in steps is a topic's matter.
To add one: a line in ``NOTATION``, and its definition; the reading knows every name in ``NOTATION``.
"""

from __future__ import annotations

from sympy import Basic, Function
from sympy.core.function import AppliedUndef


def called(*names: str) -> dict[str, str]:
    """Notation as a word before brackets, which is also read back: ``is prime(7)``."""
    return {name: rf"\operatorname{{{{{name.replace('_', chr(92) + ' ')}}}}}\left({{all}}\right)" for name in names}


NOTATION: dict[str, str] = {
    "gcd": r"\gcd\left({all}\right)",
    "lcm": r"\operatorname{{lcm}}\left({all}\right)",
    "remainder": r"{0} \bmod {1}",
    "power_remainder": r"{0}^{{{1}}} \bmod {2}",
    **called("is_prime", "is_composite", "smallest_factor", "prime_factors", "prime_factor_list", "count_primes"),
    **called("divides", "factors", "common_factors", "quotient", "fibonacci", "inverse_modulo", "congruent"),
    **called("kth_largest", "kth_smallest", "closest", "increasing", "decreasing", "comparison_sign"),
    **called("letter_of_kth_largest", "letter_of_kth_smallest", "letter_of_closest"),
    **called("rounded", "rounded_to_figures", "place_digit", "modular_solution"),
    **called("in_base", "complement", "count_of_ones", "roman", "decimal_coded", "bits_and", "bits_or", "bits_xor"),
    "numeral": r"\mathrm{{{0}}}_{{{1}}}",
    "shifted_left": r"{0} \ll {1}",
    "shifted_right": r"{0} \gg {1}",
}
"""LaTeX of operations by name: ``{0}``, ``{1}`` … stand for the arguments, ``{all}`` for all of them with commas."""


def operation(name: str, *arguments: Basic) -> AppliedUndef:
    """Return the operation applied to arguments, never carried out."""
    return Function(name)(*arguments)


def operation_name(expression: Basic) -> str | None:
    """Return the name of an applied function that has no body in SymPy, None for anything else."""
    return type(expression).__name__ if isinstance(expression, AppliedUndef) else None
