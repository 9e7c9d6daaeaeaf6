"""The whole sketch: everything about the curve, one thing after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import Basic, Tuple

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import Formula, Message, say
from tutor.rules.analysis.domains import domain_of
from tutor.rules.equations.standard import gathered
from tutor.rules.working import worked
from tutor.solution import Answer, Step
from tutor.topics.curve_sketching.asymptotes import end_asymptotes, vertical_asymptotes
from tutor.topics.curve_sketching.extrema import extrema, inflections

_TITLES: dict[str, Message] = {
    "domain": say("Find the domain."),
    "maxima": say("Find the local maxima."),
    "minima": say("Find the local minima."),
    "inflections": say("Find the points of inflection."),
    "vertical_asymptotes": say("Find the vertical asymptotes."),
    "end_asymptotes": say("Find the lines that the graph approaches far away."),
}
_METHODS = {
    "maxima": extrema,
    "minima": extrema,
    "inflections": inflections,
    "vertical_asymptotes": vertical_asymptotes,
    "end_asymptotes": end_asymptotes,
}


def sketched(statement: Basic) -> Iterator[Step | Answer]:
    """Yield a step for each part, its own steps inside, and all of them together."""
    values = []
    asked = [operation(name, *statement.args) for name in _TITLES]
    for name, part in zip(_TITLES, asked, strict=True):
        steps, value = gathered(domain_of(*part.args) if name == "domain" else _METHODS[name](part))
        yield worked(
            name.replace("_", "-"),
            _TITLES[name],
            say("Each part of the picture is found by itself."),
            part,
            value,
            idea=say("Which part of the picture comes next?"),
            substeps=tuple(steps),
        )
        values.append(value)
    whole = Tuple(*values)
    yield worked(
        "sketch",
        say("Put the parts together."),
        say("What is known of the curve is enough to draw it."),
        statement,
        whole,
        idea=say("What is known of the curve by now?"),
    )
    yield Answer(_listed(asked, values), formula(whole), say("Draw the parts and join them by a smooth curve."))


def _listed(parts: Sequence[Basic], values: Sequence[Basic]) -> Formula:
    pairs = [(formula(part), formula(value)) for part, value in zip(parts, values, strict=True)]
    rows = r" \\ ".join(rf"{part.latex} &= {value.latex}" for part, value in pairs)
    return Formula(rf"\begin{{aligned}} {rows} \end{{aligned}}", "; ".join(f"{p.plain} = {v.plain}" for p, v in pairs))
