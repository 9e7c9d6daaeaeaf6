"""Rewriting with letters: like terms, brackets, factoring, polynomials, fractions with letters."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        (
            "add-like-terms",
            "collect-like-terms",
            "group-like-terms",
        ),
        say("Like terms"),
        say("Things of the same kind are counted together: three x and two x are five x."),
        condition=say("The terms must have the same letters with the same exponents."),
        example=("3*x + 2*x", "5*x"),
    ),
    Entry(
        (
            "distribute",
            "multiply-out",
            "multiply-brackets",
            "expand",
            "expand-brackets",
            "expand-power",
            "power-of-sum",
            "negate-bracket",
        ),
        say("Distributive law"),
        say("Everything in the bracket gets its share: the factor outside multiplies every term inside."),
        example=("3*(x + 2)", "3*x + 6"),
    ),
    Entry(
        (
            "binomial-formula",
            "square-of-sum",
        ),
        say("Square of a sum"),
        say("The first squared, twice both together, the last squared: the middle part is easily forgotten."),
        example=("(x + 3)^2", "x^2 + 6*x + 9"),
    ),
    Entry(
        (
            "common-factor",
            "factor-out",
            "common-bracket",
            "take-out",
            "take-out-minus",
            "factor-out-unknown",
        ),
        say("Common factor"),
        say("What is in every term is written once, in front of a bracket."),
        example=("6*x + 9", "3*(2*x + 3)"),
    ),
    Entry(
        (
            "difference-of-squares",
            "factor-difference-of-squares",
            "see-the-form",
            "difference-of-cubes",
            "sum-of-cubes",
            "perfect-cube",
        ),
        say("Formulas for products"),
        say("Some sums and products have a pattern that is known by heart: put the parts in their places."),
        example=("x^2 - 9", "(x + 3)*(x - 3)"),
    ),
    Entry(
        (
            "sum-and-product",
            "split-middle-term",
            "split-and-group",
            "factor-sum-product",
            "find-factors",
        ),
        say("Factoring with sum and product"),
        say("Look for two numbers: multiplied they give the last number, added the number in the middle."),
        example=("x^2 + 5*x + 6", "(x + 2)*(x + 3)"),
    ),
    Entry(
        (
            "grouping",
            "factor-by-grouping",
            "take-out-of-pairs",
        ),
        say("Factoring by grouping"),
        say("Put the terms in pairs and take out of each pair what both have in common."),
        example=("x*y + 2*x + 3*y + 6", "(x + 3)*(y + 2)"),
    ),
    Entry(
        (
            "factor",
            "factor-and-cancel",
            "factor-apart",
            "factor-denominator",
            "factor-polynomial",
            "split-into-linear-factors",
        ),
        say("Factoring"),
        say("Write a sum as a product: what was added is now multiplied, and its value is the same."),
        example=("x^2 + 2*x", "x*(x + 2)"),
    ),
    Entry(
        (
            "perfect-square",
            "factor-perfect-square",
            "write-as-square",
        ),
        say("Perfect square"),
        say("The three terms are what comes out when a bracket is multiplied by itself."),
        example=("x^2 + 4*x + 4", "(x + 2)^2"),
    ),
    Entry(
        (
            "complete-square",
            "complete-the-square",
            "add-square",
            "add-and-subtract",
        ),
        say("Completing the square"),
        say("Add what is missing to a square, and take it away again or add it on the other side."),
        example=("x^2 + 6*x", "(x + 3)^2 - 9"),
    ),
    Entry(
        (
            "divide-leading-terms",
            "multiply-back",
            "subtract",
            "order-powers",
            "polynomial-division",
            "divide-polynomial",
            "divide-out-root",
        ),
        say("Polynomial division"),
        say("It works like long division with numbers: divide the first terms, multiply back, subtract, go on."),
        example=("(x^2 + 3*x + 2)/(x + 1)", "x + 2"),
    ),
    Entry(
        (
            "synthetic-division",
            "next-coefficient",
        ),
        say("Synthetic division"),
        say("It is a short way to divide by x minus a number: only the numbers in front are written."),
        condition=say("The divisor must be x minus a number."),
    ),
    Entry(
        (
            "factor-theorem",
            "rational-zero",
            "try-a-zero",
            "remainder-theorem",
            "try-root",
        ),
        say("Remainder and factor theorem"),
        say("Put a number in: what comes out is the remainder, and if it is 0 the number gives a factor."),
    ),
    Entry(
        (
            "coefficient",
            "constant-term",
            "degree",
            "leading-coefficient",
            "read-coefficient",
            "identify-coefficients",
        ),
        say("Parts of a polynomial"),
        say(
            "A polynomial is a sum of terms, each a number times a power of the letter; the number is the coefficient."
        ),
    ),
    Entry(
        ("compare-coefficients",),
        say("Comparing coefficients"),
        say("Two polynomials are the same only if the numbers in front of each power are the same."),
    ),
    Entry(
        (
            "partial-fractions",
            "multiply-by-denominator",
            "put-in-zero",
        ),
        say("Partial fractions"),
        say("One complicated fraction is written as a sum of simple ones."),
        condition=say("The degree above must be smaller than the degree below; otherwise divide first."),
        example=("1/(x*(x + 1))", "1/x - 1/(x + 1)"),
    ),
    Entry(
        (
            "excluded-values",
            "zeros-of-denominator",
        ),
        say("Excluded values"),
        say("Nothing can be divided by zero, so numbers that make the bottom zero are not allowed."),
    ),
    Entry(
        (
            "put-in",
            "put-in-solution",
            "put-in-values",
            "replace-by-conditions",
            "write-with-given-parts",
            "substitute",
            "substitute-back",
            "apply-rule",
            "substitute-point",
            "rearrange",
        ),
        say("Putting in"),
        say("A letter holds a place: write there what it stands for, in a bracket if in doubt."),
    ),
    Entry(
        (
            "identity",
            "counterexample",
        ),
        say("Identity"),
        say("An identity is true whatever is put in; one single number that fails is enough against it."),
    ),
    Entry(
        (
            "simplify",
            "tidy",
            "tidy-equation",
        ),
        say("Simplest form"),
        say("The same thing is written in a shorter way; its value does not change."),
    ),
    Entry(
        (
            "standard-form",
            "arrange",
        ),
        say("Standard form"),
        say("Write it in the usual order, so that the parts can be seen at a glance."),
    ),
    Entry(
        ("use-formula",),
        say("Using a formula"),
        say("A formula is a recipe: put everything in its place and work it out."),
    ),
    Entry(
        ("factor-pairs",),
        say("Working in pairs"),
        say("Take the parts two by two and see what belongs to both."),
    ),
)
