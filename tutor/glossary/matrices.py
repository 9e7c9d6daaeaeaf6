"""Vectors and matrices."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        (
            "dot-product",
            "angle-formula",
            "projection",
            "scalar-projection",
        ),
        say("Dot product"),
        say(
            "Multiply the entries that stand in the same place and add: it tells how far two arrows point the same way."
        ),
    ),
    Entry(
        (
            "cross-product",
            "triple-product",
            "spanned-area",
            "plane-normal",
        ),
        say("Cross product"),
        say("The new arrow stands at a right angle to both."),
        condition=say("Both vectors must have three entries."),
    ),
    Entry(
        (
            "norm",
            "unit-vector",
        ),
        say("Length of a vector"),
        say("The length of an arrow comes from the theorem of Pythagoras."),
    ),
    Entry(
        (
            "matrix-sum",
            "compare-ratios",
            "entry-by-entry",
            "evaluate-entries",
            "scalar-multiple",
        ),
        say("Entry by entry"),
        say("Each entry is worked out by itself, with those that stand in the same place."),
        condition=say("Matrices that are added must have the same size."),
    ),
    Entry(
        (
            "matrix-product",
            "matrix-entry",
        ),
        say("Matrix product"),
        say("Go along a row of the first and down a column of the second, multiply pairs, and add."),
        condition=say("The first matrix must have as many columns as the second has rows."),
    ),
    Entry(
        (
            "determinant-1x1",
            "determinant-2x2",
            "determinant-zero",
            "cofactor-expansion",
            "minors",
            "triangular-determinant",
            "eliminate-below",
        ),
        say("Determinant"),
        say("The determinant is one number that says how much the matrix stretches areas or volumes."),
        condition=say("The matrix must be square."),
        example=("det([[1, 2], [3, 4]])", "-2"),
    ),
    Entry(
        (
            "inverse-2x2",
            "gauss-jordan",
        ),
        say("Inverse matrix"),
        say("The inverse undoes what the matrix does."),
        condition=say("The determinant must not be zero."),
    ),
    Entry(
        (
            "swap-rows",
            "scale-row",
            "clear-column",
            "reduced-form",
            "count-rows",
        ),
        say("Row operations"),
        say("Rows are like equations: they may be exchanged, multiplied, and added to each other."),
        condition=say("Multiply a row only by a number that is not zero."),
    ),
    Entry(
        (
            "characteristic-polynomial",
            "eigenspace",
            "read-off-roots",
        ),
        say("Eigenvalues and eigenvectors"),
        say("Look for arrows that the matrix only stretches and does not turn."),
    ),
    Entry(
        (
            "diagonalise",
            "power-of-diagonal",
        ),
        say("Diagonalisation"),
        say("Seen from the right directions the matrix only stretches, and then powers are easy."),
        condition=say("There must be enough eigenvectors."),
    ),
    Entry(
        (
            "transpose",
            "trace",
            "mirrored_along_counterdiagonal",
            "mirrored_along_diagonal",
            "mirrored_horizontally",
            "mirrored_vertically",
            "rotated",
            "cropped",
            "replaced",
            "without_every_column",
            "without_every_row",
            "zeroed_multiples",
        ),
        say("Rearranging a matrix"),
        say("Nothing is calculated here: look which entry goes to which place."),
    ),
)
