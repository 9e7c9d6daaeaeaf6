"""How questions about functions of angles are asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import (
    Add,
    And,
    Basic,
    Eq,
    Expr,
    Function,
    Mul,
    Number,
    NumberSymbol,
    Pow,
    Rational,
    Symbol,
    Tuple,
    cos,
    pi,
    sin,
    tan,
)
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from tutor.maths.operations import operation
from tutor.maths.reading import evaluated
from tutor.problem import Goal
from tutor.topic import Asking, Posed
from tutor.topics.trigonometry.angles import CIRCULAR, INVERSE, is_trigonometric, turn
from tutor.topics.trigonometry.combined import short_value
from tutor.topics.trigonometry.exact import has_value
from tutor.topics.trigonometry.expansion import SINGLE, asks_tangent, parts_of
from tutor.topics.trigonometry.given import WHEN, in_quadrant
from tutor.topics.trigonometry.simplification import IDENTITY
from tutor.topics.trigonometry.waves import QUANTITIES, pair_of, wave_of

Blanks = Mapping[str, Basic]

EXACT, SIMPLIFY, PROVE, EXPAND = "exact-value", "simplify-trigonometric", "prove-identity", "expand-angles"
TO_SUM, TO_PRODUCT, GIVEN, WAVE, HARMONIC = "product-to-sum", "sum-to-product", "given-value", "wave", "harmonic-form"
COMBINED = "combined-value"
TASKS = (EXACT, SIMPLIFY, PROVE, EXPAND, TO_SUM, TO_PRODUCT, GIVEN, WAVE, HARMONIC, COMBINED)


def pose_exact(statement: Basic) -> Posed | None:
    """Pose the value of a calculation in which every function of an angle has an exact value."""
    if not isinstance(statement, Expr) or statement.free_symbols or statement.has(AppliedUndef):
        return None
    nodes = _nodes(statement)
    functions = [node for node in nodes if isinstance(node, Function)]
    if not functions or not all(isinstance(node, CIRCULAR + INVERSE) for node in functions):
        return None
    if not all(isinstance(node, Number | NumberSymbol | Add | Mul | Pow | Function) for node in nodes):
        return None
    if all(isinstance(node, CIRCULAR) and turn(node.args[0]) is not None for node in functions) and not all(
        map(has_value, functions)
    ):
        together = len(functions) > 1 and short_value(statement) is not None
        return Posed(statement, COMBINED, Goal.VALUE) if together else None
    inside = {node.args[0] for node in functions if isinstance(node.args[0], INVERSE)}
    if not all(has_value(node) or node in inside for node in functions):
        return None
    return Posed(statement, EXACT, Goal.VALUE)


def _nodes(statement: Basic) -> list[Basic]:
    found = [statement]
    for node in found:
        found.extend(node.args)
    return found


def _with_degrees(statement: Basic) -> Basic | None:
    """The functions of numbers of degrees; None where an angle holds π or a letter."""
    if not statement.args:
        return statement
    if isinstance(statement, CIRCULAR):
        (angle,) = statement.args
        if not evaluated(angle).is_Rational:
            return None
        return statement.func(Mul(angle, pi, Rational(1, 180), evaluate=False), evaluate=False)
    parts = [_with_degrees(part) for part in statement.args]
    if any(part is None for part in parts):
        return None
    if isinstance(statement, Add | Mul | Pow):
        return statement.func(*parts, evaluate=False)
    return None


def _pose_degrees(blanks: Blanks) -> Posed | None:
    meant = _with_degrees(blanks["f"])
    return None if meant is None else pose_exact(meant)


def _pose_in_degrees(blanks: Blanks) -> Posed | None:
    f = blanks["f"]
    if not isinstance(f, INVERSE) or f.free_symbols or turn(evaluated(f)) is None:
        return None
    return Posed(operation("degrees", f), EXACT, Goal.VALUE)


def pose_simplify(blanks: Blanks) -> Posed | None:
    """Pose the simplification of an expression with functions of angles with letters."""
    f = blanks["f"]
    return Posed(f, SIMPLIFY, Goal.VALUE) if is_trigonometric(f) else None


def pose_identity(blanks: Blanks) -> Posed | None:
    """Pose whether an equation holds for all angles."""
    statement = blanks["e"]
    if not isinstance(statement, Eq) or not statement.free_symbols:
        return None
    sides = statement.args
    letters = statement.free_symbols
    inside = {letter for side in sides for part in side.atoms(*CIRCULAR) for letter in part.free_symbols}
    if inside != letters or not any(is_trigonometric(side) for side in sides):
        return None
    if not all(is_trigonometric(side) or not side.free_symbols for side in sides):
        return None
    return Posed(operation(IDENTITY, *sides), PROVE, Goal.VALUE)


def pose_expand(blanks: Blanks) -> Posed | None:
    """Pose taking functions of sums and multiples apart; ``g`` names the functions to be used."""
    f = blanks["f"]
    if not is_trigonometric(f) or not isinstance(f, Expr):
        return None
    functions = f.atoms(*CIRCULAR)
    if not all(isinstance(part, sin | cos | tan) for part in functions):
        return None
    if not any(parts_of(part.args[0]) is not None for part in functions):
        return None
    given: dict[str, Basic] = {}
    wanted = blanks.get("g")
    if wanted is not None:
        names = list(wanted) if isinstance(wanted, Tuple) else [wanted]
        if not all(isinstance(name, sin | cos | tan) and name.args[0] in f.free_symbols for name in names):
            return None
        kinds = {type(name) for name in names}
        if kinds == {tan}:
            if functions != f.atoms(tan):
                return None
        elif kinds in ({sin}, {cos}) and not asks_tangent(f):
            given["g"] = names[0]
        elif not (kinds == {sin, cos} and not asks_tangent(f)):
            return None
    if asks_tangent(f) and f.has(sin, cos):
        return None
    return Posed(operation(SINGLE, f) if asks_tangent(f) else f, EXPAND, Goal.VALUE, given=given)


def _pose_regroup(task: str) -> Callable[[Blanks], Posed | None]:
    def pose(blanks: Blanks) -> Posed | None:
        f = blanks["f"]
        if not is_trigonometric(f) or not all(isinstance(part, sin | cos) for part in f.atoms(*CIRCULAR)):
            return None
        if not isinstance(f, Mul | Pow if task == TO_SUM else Add):
            return None
        return Posed(f, task, Goal.VALUE)

    return pose


pose_to_sum, pose_to_product = _pose_regroup(TO_SUM), _pose_regroup(TO_PRODUCT)


def pose_given(asked: Basic, conditions: list[Basic]) -> Posed | None:
    """Pose the value of one function when equations for each angle, and conditions on them, are given."""
    if not isinstance(asked, Expr) or not is_trigonometric(asked):
        return None
    letters = asked.free_symbols
    equations = [c for c in conditions if isinstance(c, Eq)]
    if {letter for e in equations for letter in e.free_symbols} != letters or len(equations) != len(letters):
        return None
    if not all(
        isinstance(c, Relational) and len(c.free_symbols) == 1 and c.free_symbols <= letters for c in conditions
    ):
        return None
    if not all(_about_whole_angles(side) for c in conditions for side in c.args) or not _about_whole_angles(asked):
        return None
    condition = conditions[0] if len(conditions) == 1 else And(*conditions, evaluate=False)
    return Posed(operation(WHEN, asked, condition), GIVEN, Goal.VALUE)


def _about_whole_angles(side: Basic) -> bool:
    """Whether letters stand inside functions only, multiplied by whole numbers."""
    if not side.free_symbols:
        return True
    if not is_trigonometric(side):
        return False
    angles = [part.args[0] for part in side.atoms(*CIRCULAR) if part.free_symbols]
    return all(evaluated(angle).coeff(letter).is_Integer for angle in angles for letter in angle.free_symbols)


def _listed(blank: Basic) -> list[Basic]:
    return list(blank.args) if isinstance(blank, And | Tuple) else [blank]


def _given_plain(blanks: Blanks) -> Posed | None:
    conditions = _listed(blanks["e"])
    if "c" in blanks:
        more = _conditions(blanks["c"])
        if more is None:
            return None
        conditions = [*conditions, *more]
    return pose_given(blanks["f"], conditions)


def _conditions(blank: Basic) -> list[Basic] | None:
    """Signs of functions, or an interval that is a quadrant, as conditions on sine and cosine."""
    parts = _listed(blank)
    if not all(isinstance(part, Relational) and not isinstance(part, Eq) for part in parts):
        return None
    if all(part.has(*CIRCULAR) for part in parts):
        return list(parts)
    return _interval(parts)


def _interval(parts: list[Basic]) -> list[Basic] | None:
    letters = {letter for part in parts for letter in part.free_symbols}
    if len(letters) != 1 or len(parts) != 2:
        return None
    (letter,) = letters
    ends: list[Expr] = []
    for part in parts:
        if letter not in part.args:
            return None
        ends.append(evaluated(part.args[1] if part.args[0] == letter else part.args[0]))
    quarters = sorted(2 * q for q in map(turn, ends) if q is not None)
    if len(quarters) != 2 or quarters[1] - quarters[0] != 1 or not quarters[0].is_Integer:
        return None
    return list(in_quadrant(letter, int(quarters[0]) % 4 + 1))


def _given_in(quadrant: int) -> Callable[[Blanks], Posed | None]:
    def pose(blanks: Blanks) -> Posed | None:
        named = blanks.get("x")
        conditions = _listed(blanks["e"])
        letters = list(named) if isinstance(named, Tuple) else [named] if named is not None else None
        if letters is None:
            letters = sorted({letter for c in conditions for letter in c.free_symbols}, key=str)
        if not all(isinstance(letter, Symbol) for letter in letters):
            return None
        if any(isinstance(c, Relational) and not c.has(*CIRCULAR) for c in conditions):
            return None
        signs = [sign for letter in letters for sign in in_quadrant(letter, quadrant)]
        return pose_given(blanks["f"], [*conditions, *signs])

    return pose


def _pose_wave(*names: str) -> Callable[[Blanks], Posed | None]:
    def pose(blanks: Blanks) -> Posed | None:
        f = blanks["f"]
        if isinstance(f, Eq):
            named = f.lhs
            if not isinstance(named, Symbol | AppliedUndef) or named in f.rhs.free_symbols:
                return None
            f = f.rhs
        if not isinstance(f, Expr) or wave_of(f) is None:
            return None
        asked = [operation(name, f) for name in names]
        return Posed(asked[0] if len(asked) == 1 else Tuple(*asked), WAVE, Goal.VALUE)

    return pose


pose_period = _pose_wave("period_of")


def _pose_harmonic(blanks: Blanks) -> Posed | None:
    """``3 sin x + 4 cos x`` in the form ``R sin(x + a)``: R and a are new letters."""
    f, form = blanks["f"], blanks["g"]
    if not isinstance(f, Expr) or not isinstance(form, Mul) or pair_of(f) is None:
        return None
    waves = [factor for factor in form.args if isinstance(factor, sin | cos)]
    rest = [factor for factor in form.args if factor not in waves]
    if len(waves) != 1 or len(rest) != 1 or not isinstance(rest[0], Symbol):
        return None
    found = pair_of(f)
    assert found is not None
    shift = evaluated(waves[0].args[0]) - found[2]
    plus = isinstance(shift, Symbol)
    if not (plus or isinstance(-shift, Symbol)) or shift.free_symbols & f.free_symbols:
        return None
    kind = ("sin" if isinstance(waves[0], sin) else "cos") + ("+" if plus else "-")
    return Posed(f, HARMONIC, Goal.VALUE, given={"form": Symbol(kind)})


def pose_as_sine(blanks: Blanks) -> Posed | None:
    """Pose a sum of a sine and a cosine as one sine."""
    f = blanks["f"]
    if not isinstance(f, Expr) or pair_of(f) is None:
        return None
    return Posed(f, HARMONIC, Goal.VALUE, given={"form": Symbol("sin+")})


_QUADRANT_WORDS = {
    1: ("acute", "in the first quadrant", "in quadrant I", "in quadrant 1"),
    2: ("obtuse", "in the second quadrant", "in quadrant II", "in quadrant 2"),
    3: ("in the third quadrant", "in quadrant III", "in quadrant 3"),
    4: ("in the fourth quadrant", "in quadrant IV", "in quadrant 4"),
}


def _given_phrases(words: tuple[str, ...]) -> tuple[str, ...]:
    frames = (
        "if {e} and {x} is WORD, find {f}",
        "if {e} where {x} is WORD, find {f}",
        "given that {e} and {x} is WORD, find {f}",
        "given {e} and {x} is WORD, find {f}",
        "given {e} with {x} WORD, find {f}",
        "given {e} with {x} is WORD, find {f}",
        "{e} with {x} WORD, find {f}",
        "{e} and {x} is WORD, find {f}",
        "find {f} if {e} and {x} is WORD",
        "find {f} given that {e} and {x} is WORD",
        "find {f} if {e} and {x} are WORD",
        "if {e} and {x} are WORD, find {f}",
        "if {x} is WORD and {e}, find {f}",
        "{x} is WORD and {e}. find {f}",
    )
    more = tuple(frame.replace("is WORD", "lies WORD") for frame in frames[:4]) if words[0][:2] == "in" else ()
    also = tuple(frame.replace("{x} is WORD", "{x} is an WORD angle") for frame in frames if "is WORD" in frame)
    return tuple(
        frame.replace("WORD", word)
        for word in words
        for frame in (*frames, *more, *(also if word in ("acute", "obtuse") else ()))
    )


_IDENTITY = (
    "prove that {e}",
    "show that {e}",
    "verify that {e}",
    "prove {e}",
    "verify {e}",
    "show {e}",
    "prove the identity {e}",
    "verify the identity {e}",
    "prove the trigonometric identity {e}",
    "verify the trigonometric identity {e}",
    "establish the identity {e}",
    "check the identity {e}",
    "is {e} an identity",
    "is {e} a trigonometric identity",
    "is the equation {e} an identity",
    "determine whether {e} is an identity",
    "determine if {e} is an identity",
    "check whether {e} is an identity",
    "is {e} true for all values",
    "is {e} true for all {x}",
    "is {e} always true",
    "prove that {e} for all {x}",
    "show that {e} for all {x}",
)

ASKINGS = (
    Asking(
        (
            "{f}",
            "evaluate {f}",
            "find {f}",
            "simplify {f}",
            "find the exact value of {f}",
            "find the value of {f}",
            "evaluate {f} exactly",
            "find the exact value {f}",
            "find {f} without a calculator",
            "evaluate {f} without using a calculator",
            "find {f} in radians",
            "evaluate {f} in radians",
            "evaluate {f}. express your answer in radians",
        ),
        lambda blanks: pose_exact(blanks["f"]),
    ),
    Asking(
        (
            "trigonometric values {f}",
            "trigonometric values {f} =",
            "trigonometric value {f}",
            "basic trigonometry {f}",
            "basic trigonometry {f} =",
            "{f} degrees",
            "find {f} degrees",
            "evaluate {f} degrees",
            "find the exact value of {f} degrees",
            "find the value of {f} degrees",
        ),
        _pose_degrees,
    ),
    Asking(
        (
            "{f} in degrees",
            "find {f} in degrees",
            "evaluate {f} in degrees",
            "evaluate {f}. express your answer in degrees",
            "find {f}. give your answer in degrees",
        ),
        _pose_in_degrees,
    ),
    Asking(
        (
            "simplify {f}",
            "simplify the trigonometric expression {f}",
            "simplify {f} using trigonometric identities",
            "simplify {f} using identities",
            "use trigonometric identities to simplify {f}",
            "write {f} as a single trigonometric function",
            "express {f} as a single trigonometric function",
        ),
        pose_simplify,
    ),
    Asking(_IDENTITY, pose_identity),
    Asking(
        (
            "expand {f}",
            "expand {f} using the sum formula",
            "expand {f} using the addition formula",
            "expand {f} using the double angle formula",
            "expand {f} with the double angle formula",
            "use the sum formula to expand {f}",
            "use the addition formula to expand {f}",
            "expand the trigonometric expression {f}",
            "write {f} in terms of {g}",
            "express {f} in terms of {g}",
            "rewrite {f} in terms of {g}",
            "express {f} in terms of {g} only",
            "write {f} in terms of {g} only",
            "write {f} using {g}",
        ),
        pose_expand,
    ),
    Asking(
        (
            "write {f} as a sum",
            "express {f} as a sum",
            "rewrite {f} as a sum",
            "write the product {f} as a sum",
            "express the product {f} as a sum",
            "write {f} as a sum or difference",
            "express {f} as a sum or difference",
            "write {f} as a difference",
            "use the product-to-sum formula on {f}",
            "convert the product {f} to a sum",
            "write {f} as a sum of sines",
            "write {f} as a sum of cosines",
        ),
        pose_to_sum,
    ),
    Asking(
        (
            "write {f} as a product",
            "express {f} as a product",
            "rewrite {f} as a product",
            "write the sum {f} as a product",
            "express the sum {f} as a product",
            "use the sum-to-product formula on {f}",
            "convert the sum {f} to a product",
        ),
        pose_to_product,
    ),
    *(Asking(_given_phrases(words), _given_in(quadrant)) for quadrant, words in _QUADRANT_WORDS.items()),
    Asking(
        (
            "in right triangle {text1} with {text2} we have {e}. find {f}",
            "in right triangle {text1}, {e}. find {f}",
            "in right triangle {text1} with right angle {text2}, {e}. find {f}",
            "in a right triangle, {e}. find {f}",
        ),
        _given_in(1),
    ),
    Asking(
        (
            "if {e}, find {f}",
            "if {e} and {c}, find {f}",
            "if {e} with {c}, find {f}",
            "if {e} where {c}, find {f}",
            "given {e}, find {f}",
            "given that {e}, find {f}",
            "given that {e} and {c}, find {f}",
            "given {e} and {c}, find {f}",
            "given {e} with {c}, find {f}",
            "given {e} where {c}, find {f}",
            "{e} and {c}, find {f}",
            "{e}, find {f}",
            "{e} with {c}, find {f}",
            "find {f} if {e}",
            "{f} if {e}",
            "find {f} given {e}",
            "find {f} given that {e}",
            "find {f} if {e} and {c}",
            "find {f} given that {e} and {c}",
            "find {f} when {e}",
        ),
        _given_plain,
    ),
    Asking(("find the amplitude of {f}", "amplitude of {f}"), _pose_wave("amplitude_of")),
    Asking(("find the period of {f}", "period of {f}", "find the fundamental period of {f}"), pose_period),
    Asking(("find the phase shift of {f}", "phase shift of {f}"), _pose_wave("phase_shift_of")),
    Asking(
        ("find the vertical shift of {f}", "find the midline of {f}", "vertical shift of {f}"),
        _pose_wave("midline_of"),
    ),
    Asking(
        ("find the amplitude and period of {f}", "find the amplitude and the period of {f}"),
        _pose_wave("amplitude_of", "period_of"),
    ),
    Asking(
        (
            "find the amplitude, period and phase shift of {f}",
            "find the amplitude, the period and the phase shift of {f}",
            "find the amplitude, period, and phase shift of {f}",
        ),
        _pose_wave(*QUANTITIES[:3]),
    ),
    Asking(
        (
            "find the amplitude, period, phase shift and vertical shift of {f}",
            "find the amplitude, period, phase shift, and vertical shift of {f}",
        ),
        _pose_wave(*QUANTITIES),
    ),
    Asking(
        (
            "write {f} in the form {g}",
            "express {f} in the form {g}",
            "convert {f} to the form {g}",
            "rewrite {f} in the form {g}",
            "write {f} as {g}",
            "express {f} as {g}",
        ),
        _pose_harmonic,
    ),
    Asking(
        ("write {f} as a single sine", "write {f} as a single sine function", "express {f} as a single sine"),
        pose_as_sine,
    ),
)
