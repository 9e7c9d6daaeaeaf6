"""The lines of each operation with vectors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sympy import Basic, Determinant, Eq, Expr, Float, ImmutableDenseMatrix, Rational, S, acos, expand, pi

from tutor.errors import NotSolved
from tutor.maths.operations import operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, say
from tutor.problem import Problem
from tutor.rules.chain import Line, chain, exact, rounding, unrounded, value_of, worked_out
from tutor.rules.lines import law
from tutor.rules.measures.working import decimal_remark
from tutor.rules.measures.writing import minus, over, plus, root, squared, times
from tutor.rules.vectors import entries, like
from tutor.solution import Answer, SameValue, Step

Lines = Callable[..., Iterator[Line]]

_ANGLES = frozenset(("angle_between", "angle_in_degrees"))


def products(a: Basic, b: Basic) -> Expr:
    """a₁b₁ + a₂b₂ + …, not worked out."""
    return plus(*(times(x, y) for x, y in zip(entries(a), entries(b), strict=True)))


def length(a: Basic) -> Expr:
    """√(a₁² + a₂² + …), not worked out."""
    return root(plus(*(squared(x) for x in entries(a))))


def dot_product(a: Basic, b: Basic) -> Iterator[Line]:
    """Entry times entry, added up."""
    written = products(a, b)
    yield Line(
        "dot-product",
        say("Multiply entry by entry and add."),
        say("The dot product is {law}.", law=law(r"a_1 b_1 + a_2 b_2 + \cdots", "a1 b1 + a2 b2 + ...")),
        written,
        say("Which entries of the two vectors belong together?"),
    )
    yield worked_out(written)


def cross_product(a: Basic, b: Basic) -> Iterator[Line]:
    """Three 2×2 determinants."""
    (a1, a2, a3), (b1, b2, b3) = entries(a), entries(b)
    written = like(
        a,
        [
            minus(times(a2, b3), times(a3, b2)),
            minus(times(a3, b1), times(a1, b3)),
            minus(times(a1, b2), times(a2, b1)),
        ],
    )
    yield Line(
        "cross-product",
        say("Work out each entry from the other two rows."),
        say(
            "The cross product is {law}.",
            law=law(
                r"\left(a_2 b_3 - a_3 b_2,\; a_3 b_1 - a_1 b_3,\; a_1 b_2 - a_2 b_1\right)",
                "(a2 b3 - a3 b2, a3 b1 - a1 b3, a1 b2 - a2 b1)",
            ),
        ),
        written,
        say("Each entry leaves out its own row: which products are left?"),
    )
    yield worked_out(written)


def norm(a: Basic) -> Iterator[Line]:
    """The root of the sum of squares."""
    written = length(a)
    yield Line(
        "norm",
        say("Add the squares of the entries and take the root."),
        say(
            "By the theorem of Pythagoras the length is {law}.",
            law=law(r"\sqrt{a_1^2 + a_2^2 + \cdots}", "sqrt(a1^2 + a2^2 + ...)"),
        ),
        written,
        say("How does the theorem of Pythagoras give the length?"),
    )
    yield worked_out(written)


def angle_between(a: Basic, b: Basic) -> Iterator[Line]:
    """The arccosine of dot product over lengths."""
    yield from _angle(a, b, lambda cosine: acos(cosine, evaluate=False))


def angle_in_degrees(a: Basic, b: Basic) -> Iterator[Line]:
    """The same in degrees."""
    yield from _angle(a, b, lambda cosine: over(times(acos(cosine, evaluate=False), S(180)), pi))


def _angle(a: Basic, b: Basic, of: Callable[[Expr], Expr]) -> Iterator[Line]:
    dot, first, second = products(a, b), length(a), length(b)
    written = of(over(dot, times(first, second)))
    parts = tuple(
        Step(
            "evaluate",
            title,
            because,
            formula(line),
            formula(value_of(line)),
            SameValue(formula(line), formula(value_of(line))),
        )
        for title, because, line in (
            (say("The dot product."), say("Multiply entry by entry and add."), dot),
            (say("The length of the first vector."), say("Add the squares of the entries and take the root."), first),
            (say("The length of the second vector."), say("Add the squares of the entries and take the root."), second),
        )
    )
    yield Line(
        "angle-formula",
        say("Divide the dot product by the lengths."),
        say(
            "The angle satisfies {law}.",
            law=law(r"\cos\varphi = \frac{a\cdot b}{|a|\,|b|}", "cos(phi) = a.b/(|a| |b|)"),
        ),
        written,
        say("How are the dot product and the angle related?"),
    )
    together = of(over(value_of(dot), times(value_of(first), value_of(second))))
    yield Line(
        "evaluate",
        say("Work out the dot product and the lengths."),
        say("Each is a number of its own."),
        together,
        substeps=parts,
    )
    yield Line(
        "evaluate",
        say("Work out the angle."),
        say("The arccosine gives the angle with this cosine."),
        value_of(together),
    )


def projection(a: Basic, b: Basic) -> Iterator[Line]:
    """(a·b)/(b·b) times b."""
    above, below = value_of(products(a, b)), value_of(products(b, b))
    factor = above / below
    yield Line(
        "projection",
        say("Find the factor of the second vector."),
        say(
            "The projection is {law}; here the dot products are {above} and {below}.",
            law=law(r"\frac{a\cdot b}{b\cdot b}\,b", "(a.b)/(b.b) b"),
            above=formula(above),
            below=formula(below),
        ),
        like(a, [times(over(above, below), entry) for entry in entries(b)]),
        say("Which multiple of the second vector is meant?"),
    )
    yield Line(
        "evaluate",
        say("Multiply every entry."),
        say("A number times a vector multiplies each entry."),
        value_of(like(a, [factor * entry for entry in entries(b)])),
    )


def scalar_projection(a: Basic, b: Basic) -> Iterator[Line]:
    """(a·b)/|b|."""
    written = over(products(a, b), length(b))
    yield Line(
        "scalar-projection",
        say("Divide the dot product by the length of the second vector."),
        say("The scalar projection is {law}.", law=law(r"\frac{a\cdot b}{|b|}", "(a.b)/|b|")),
        written,
    )
    yield worked_out(written)


def unit_vector(a: Basic) -> Iterator[Line]:
    """Each entry over the length."""
    size = value_of(length(a))
    yield Line(
        "unit-vector",
        say("Divide every entry by the length {length}.", length=formula(size)),
        say("A vector divided by its length has length 1 and the same direction."),
        like(a, [over(entry, size) for entry in entries(a)]),
        say("How long is the vector?"),
    )
    yield Line(
        "evaluate",
        say("Simplify the entries."),
        say("Only numbers are left."),
        value_of(like(a, [exact(entry) / size for entry in entries(a)])),
    )


def triple_product(a: Basic, b: Basic, c: Basic) -> Iterator[Line]:
    """The determinant of the three."""
    matrix = ImmutableDenseMatrix([entries(a), entries(b), entries(c)])
    yield Line(
        "triple-product",
        say("Write the vectors as the rows of a determinant."),
        say("The scalar triple product is the determinant of the three vectors."),
        Determinant(matrix),
    )
    yield Line("evaluate", say("Work out the determinant."), say("Only numbers are left."), expand(matrix.det()))


def spanned(a: Basic, b: Basic) -> Iterator[Line]:
    """√(|a|²|b|² - (a·b)²)."""
    dot = value_of(products(a, b))
    written = root(minus(times(value_of(products(a, a)), value_of(products(b, b))), squared(dot)))
    yield Line(
        "spanned-area",
        say("Take the lengths and the dot product."),
        say("The area is {law}.", law=law(r"\sqrt{|a|^2 |b|^2 - (a\cdot b)^2}", "sqrt(|a|^2 |b|^2 - (a.b)^2)")),
        written,
    )
    yield worked_out(written)


def combination(*parts: Basic) -> Iterator[Line]:
    """Entry by entry."""
    factors, vectors = parts[::2], parts[1::2]
    rows = [entries(vector) for vector in vectors]
    written = like(
        vectors[0],
        [plus(*(times(c, row[i]) for c, row in zip(factors, rows, strict=True))) for i in range(len(rows[0]))],
    )
    yield Line(
        "entry-by-entry",
        say("Calculate entry by entry."),
        say("Sums and multiples of vectors are formed in each entry."),
        written,
        say("Which entries belong together?"),
    )
    yield worked_out(written)


def parallel(a: Basic, b: Basic) -> Iterator[Line]:
    """Whether one is a multiple of the other."""
    first, second = entries(a), entries(b)
    k = next(i for i, entry in enumerate(second) if entry != 0)
    factor = exact(first[k]) / exact(second[k])
    multiple = [factor * exact(entry) for entry in second]
    same = all(expand(exact(x) - y) == 0 for x, y in zip(first, multiple, strict=True))
    yield Line(
        "compare-ratios",
        say("Compare the ratios of the entries."),
        say(
            "Parallel vectors are multiples of each other; here the factor could only be {factor}.",
            factor=formula(factor),
        ),
        S.true if same else S.false,
        say("Is one of the vectors a multiple of the other?"),
    )


def perpendicular(a: Basic, b: Basic) -> Iterator[Line]:
    """Whether the dot product is zero."""
    dot = products(a, b)
    yield Line(
        "dot-product",
        say("Compare the dot product with zero."),
        say("Vectors are perpendicular exactly when their dot product is zero."),
        Eq(dot, 0, evaluate=False),
        say("What is the dot product of perpendicular vectors?"),
    )
    yield Line(
        "evaluate",
        say("Work out the dot product: it is {value}.", value=formula(value_of(dot))),
        say("Only numbers are left."),
        S.true if value_of(dot) == 0 else S.false,
    )


WORKING: Mapping[str, Lines] = {
    "dot_product": dot_product,
    "cross_product": cross_product,
    "norm": norm,
    "angle_between": angle_between,
    "angle_in_degrees": angle_in_degrees,
    "projection": projection,
    "scalar_projection": scalar_projection,
    "unit_vector": unit_vector,
    "parallel": parallel,
    "perpendicular": perpendicular,
    "triple_product": triple_product,
    "area_of_parallelogram_spanned": spanned,
    "combination": combination,
}


def solve(problem: Problem) -> Iterator[Step | Answer]:
    """Steps and answer of an operation with vectors."""
    statement, unit = unrounded(expression(problem.statement))
    name = operation_name(statement) or ""
    lines = WORKING.get(name)
    if lines is None:
        raise NotSolved(say("This operation with vectors is not known here."))
    found = list(lines(*statement.args))
    yield from chain(statement, found)
    value = found[-1].after
    if unit is not None and isinstance(value, Expr):
        step, value = rounding(value, unit)
        yield step
    yield _answer(name, value)


def _answer(name: str, value: Basic) -> Answer:
    printed = formula(value)
    if value in (S.true, S.false):
        words = {
            ("parallel", S.true): say("Yes, the vectors are parallel."),
            ("parallel", S.false): say("No, the vectors are not parallel."),
            ("perpendicular", S.true): say("Yes, the vectors are perpendicular."),
            ("perpendicular", S.false): say("No, the vectors are not perpendicular."),
        }
        return Answer(printed, printed, words[name, value])
    shown = printed
    if name == "angle_in_degrees":
        shown = Formula(printed.latex + r"^\circ", printed.plain + "°", printed.tree)
    if not isinstance(value, Expr) or isinstance(value, Float | Rational):
        return Answer(shown, printed)
    return Answer(shown, printed, decimal_remark(value))
