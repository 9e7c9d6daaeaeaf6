"""Reading a list of numbers and which measures of it are wanted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sympy import Basic, Expr, Integer, Rational, Tuple

from tutor.maths.operations import operation
from tutor.problem import Goal
from tutor.rules.sequences import typed
from tutor.rules.typed_lists import exactly, listed
from tutor.topic import Posed

TASK = "describe-data"

_LEAD = re.compile(
    r"\A(?:(?:the|this|these|following|given|a|an|data|data\s?set|set|list|series|sample|population|of|numbers?"
    r"|values?|scores?|observations|자료|수|수들|다음)[\s:,]+)*",
    re.IGNORECASE,
)
_MEASURES = (
    (r"sample standard deviation|표본표준편차", "sample_deviation_of"),
    (r"sample variance|표본분산", "sample_variance_of"),
    (r"(?:population )?standard deviation|표준편차", "deviation_of"),
    (r"(?:population )?variance|분산", "variance_of"),
    (r"geometric mean|기하평균", "geometric_mean_of"),
    (r"harmonic mean|조화평균", "harmonic_mean_of"),
    (r"(?:arithmetic |arithmatic )?(?:mean|average)|산술평균|평균", "mean_of"),
    (r"median|mdian|중앙값", "median_of"),
    (r"modes?|최빈값", "modes_of"),
    (r"range|범위", "range_of"),
    (r"quartiles|사분위수", "quartiles_of"),
)
MOST = 60


def data_of(text: str) -> tuple[Expr, ...] | None:
    """Return the numbers of a list, None for anything else."""
    text = text.strip()
    lead = _LEAD.match(text)
    rest = text[lead.end() :] if lead else text
    count = re.fullmatch(r"(\d+)\s+(?:numbers?|values?)[\s:,]*(.+)", text, re.IGNORECASE | re.DOTALL)
    values = listed(count[2] if count else rest) or listed(text)
    if values is None or not 1 <= len(values) <= MOST or (count and int(count[1]) != len(values)):
        return None
    return values


def measures_of(text: str) -> list[str] | None:
    """Return the operations that a text names: ``mean,standard deviation and variance``; None where one is unknown."""
    parts = [part.strip().lower() for part in re.split(r",\s*(?:and\s+)?|\s+and\s+|\s*[와과]\s*", text) if part.strip()]
    found: list[str] = []
    for part in parts:
        part = re.sub(r"\A(?:the|their|its)\s+", "", part)
        name = next((name for pattern, name in _MEASURES if re.fullmatch(pattern, part)), None)
        if name is None:
            return None
        found.append(name)
    return found or None


def pose_measures(blanks: Mapping[str, Basic]) -> Posed | None:
    """The measures ``text1`` of the numbers ``text``."""
    values, names = data_of(typed(blanks.get("text"))), measures_of(typed(blanks.get("text1")))
    if values is None or names is None:
        return None
    return posed_measures(names, values)


def pose_one(name: str) -> Callable[[Mapping[str, Basic]], Posed | None]:
    """Make a pose for one measure of the numbers ``text``, rounded to two places where that is usual."""

    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        values = data_of(typed(blanks.get("text")))
        return None if values is None else posed_measures([name], values)

    return pose


def posed_measures(names: list[str], values: tuple[Expr, ...]) -> Posed | None:
    """Pose the measures of numbers; several are a tuple."""
    if len(values) < 2 and names != ["mean_of"]:
        return None
    if any(name in ("geometric_mean_of", "harmonic_mean_of") for name in names) and not all(v > 0 for v in values):
        return None
    parts = [operation(name, *values) for name in names]
    return Posed(parts[0] if len(parts) == 1 else Tuple(*parts), TASK, Goal.VALUE)


def pose_missing(blanks: Mapping[str, Basic]) -> Posed | None:
    """The unknown in the list ``text`` whose mean is ``m``."""
    mean = blanks.get("m")
    text = typed(blanks.get("text")).replace("$", "")
    parts = [part.strip() for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", text)]
    unknown = [part for part in parts if re.fullmatch(r"[a-zA-Z]", part)]
    values = listed(", ".join(part for part in parts if part not in unknown))
    if not isinstance(mean, Expr) or not mean.is_number or len(unknown) != 1 or values is None:
        return None
    mean = exactly(mean).doit()
    if not isinstance(mean, Rational) or len(values) + 1 != len(parts):
        return None
    return Posed(operation("missing_value", mean, Integer(len(parts)), *values), TASK, Goal.VALUE)
