"""Problems as a class types them: many kinds, hardly ever the same numbers twice."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

KINDS = (
    "{a}x + {b} = {c}",
    "{a}x - {b} = {d}x + {c}",
    "{a}(x + {b}) = {c}",
    "x^2 - {s}x + {p} = 0",
    "x^2 + {b}x - {c} = 0",
    "Solve x + y = {s}, x - y = {d}",
    "{a}x + {b} > {c}",
    "Differentiate x^{d} + {a}x^2 - {b}x",
    "Differentiate x^2 sin({a}x)",
    "Differentiate (x + {a})/(x^2 + {b})",
    "Integrate {a}x^2 + {b}x + {c}",
    "Integrate {a}x e^x",
    "Factor x^2 - {s}x + {p}",
    "Expand (x + {a})(x - {b})",
    "Simplify (x^2 - {q})/(x - {r})",
    "{a}/{b} + {c}/{d}",
    "{a}.{b} * {c}",
    "What is {a} % of {p}?",
    "limit of (x^2 - {q})/(x - {r}) as x -> {r}",
    "gcd({p}, {q})",
    "log_2(x) = {d}",
    "sqrt(x + {a}) = {b}",
    "|x - {a}| = {b}",
    "What is the slope of the line through (-{a}, {b}) and ({p}, {q})?",
)


def problems(seed: int) -> Iterator[str]:
    """Yield problems without end; those of a seed are always the same."""
    random = Random(seed)
    while True:
        r, s = random.randint(2, 19), random.randint(2, 19)
        numbers = {name: random.randint(2, 30) for name in "abc"}
        yield random.choice(KINDS).format(**numbers, d=random.randint(2, 9), r=r, s=r + s, p=r * s, q=r * r)
