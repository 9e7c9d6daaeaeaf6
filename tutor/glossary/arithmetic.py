"""Working with numbers: the order of operations, fractions, powers, roots, decimals and rounding."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        (
            "add",
            "work-out-row",
            "add-numbers",
            "add-places",
            "add-legs",
            "from-left",
            "decimals",
            "evaluate",
            "calculate",
            "work-out",
            "work-out-products",
            "products",
            "simplify-sides",
            "simplify-terms",
            "work-out-exponent",
        ),
        say("Order of operations"),
        say(
            "Brackets come first, then powers, then times and divided by, and last plus and minus, from left to right."
        ),
        example=("2 + 3*4", "14"),
    ),
    Entry(
        (
            "multiply",
            "number-first",
            "multiply-legs",
        ),
        say("Multiplication"),
        say("Multiplying is adding the same number again and again."),
        example=("3*4", "4 + 4 + 4"),
    ),
    Entry(
        ("times-zero",),
        say("Product with zero"),
        say("Nothing, taken any number of times, is still nothing."),
        example=("7*0", "0"),
    ),
    Entry(
        (
            "double-minus",
            "sign-of-fraction",
        ),
        say("Sign rules"),
        say("Two minus signs cancel each other: the opposite of the opposite is the number itself."),
        example=("-(-3)", "3"),
    ),
    Entry(
        (
            "absolute-value",
            "open-bars",
        ),
        say("Absolute value"),
        say("The absolute value is how far a number is from zero, so a minus sign is dropped."),
        example=("abs(-5)", "5"),
    ),
    Entry(
        (
            "power",
            "square",
            "power-zero",
            "power-as-product",
            "write-exponent",
            "write-power",
            "power-of-candidate",
        ),
        say("Power"),
        say("The small number on top says how often the number below is multiplied by itself."),
        example=("2^3", "2*2*2"),
    ),
    Entry(
        ("powers-of-same-base",),
        say("Powers with the same base"),
        say("Count how often the number is a factor in all: when powers are multiplied, add the small numbers on top."),
        condition=say("The powers must have the same base."),
        example=("2^3*2^4", "2^7"),
    ),
    Entry(
        (
            "power-of-power",
            "multiply-exponents",
        ),
        say("Power of a power"),
        say("A group of equal factors is repeated, so the two small numbers on top are multiplied."),
        condition=say(
            "With whole numbers as exponents always; with fractions as exponents only where the base is positive."
        ),
        example=("(2^3)^2", "2^6"),
    ),
    Entry(
        ("power-of-product",),
        say("Power of a product"),
        say("Every factor in the bracket is multiplied as often as the small number on top says."),
        example=("(3*x)^2", "9*x^2"),
    ),
    Entry(
        ("zero-exponent",),
        say("Exponent zero"),
        say("A number with the exponent 0 is 1: not a single factor is left, and multiplying starts from 1."),
        condition=say("The base must not be zero."),
        example=("5^0", "1"),
    ),
    Entry(
        ("negative-exponent",),
        say("Negative exponent"),
        say("A minus on the small number above means: one divided by the power without the minus."),
        condition=say("The base must not be zero."),
        example=("2^(-3)", "1/8"),
    ),
    Entry(
        ("factorial",),
        say("Factorial"),
        say("Multiply all whole numbers from 1 up to the number before the exclamation mark."),
        example=("4!", "24"),
    ),
    Entry(
        (
            "cancel",
            "reduce",
            "reduce-fraction",
            "show-common-factor",
            "divide-parts",
        ),
        say("Cancelling a fraction"),
        say("Above and below are divided by the same thing, so the fraction keeps its value."),
        condition=say(
            "What is cancelled must be a factor of the whole numerator and of the whole denominator, and not zero."
        ),
        example=("6/8", "3/4"),
    ),
    Entry(
        ("common-denominator",),
        say("Common denominator"),
        say("Cut all fractions into pieces of the same size; only then can the pieces be counted together."),
        example=("1/2 + 1/3", "3/6 + 2/6"),
    ),
    Entry(
        (
            "add-fractions",
            "add-numerators",
            "simplify-numerator",
            "single-fraction",
            "one-fraction",
            "one-fraction-bar",
            "split-numerator",
        ),
        say("Adding fractions"),
        say("The pieces have the same size, so count them: the tops are added and the bottom stays."),
        condition=say("The fractions must have the same denominator."),
        example=("1/5 + 2/5", "3/5"),
    ),
    Entry(
        ("multiply-fractions",),
        say("Multiplying fractions"),
        say("Top times top, bottom times bottom."),
        example=("2/3*4/5", "8/15"),
    ),
    Entry(
        ("reciprocal",),
        say("Reciprocal"),
        say("To divide by a fraction, turn it upside down and multiply."),
        condition=say("What is divided by must not be zero."),
        example=("3 / (2/5)", "3*5/2"),
    ),
    Entry(
        (
            "as-decimal",
            "over-power-of-ten",
            "write-decimal",
            "decimal-as-fraction",
        ),
        say("Fractions and decimals"),
        say("A fraction and a decimal can be two ways to write the same number."),
        example=("3/4", "0.75"),
    ),
    Entry(
        (
            "root",
            "undo-power",
            "see-power",
            "fractional-exponent",
        ),
        say("Root"),
        say("A root asks: which number, multiplied by itself, gives what stands under the root?"),
        condition=say("A square root of a negative number is not a real number."),
        example=("sqrt(49)", "7"),
    ),
    Entry(
        (
            "take-out-of-root",
            "split-radicand",
            "root-of-product",
            "multiply-roots",
            "root-of-fraction",
            "root-of-power",
            "power-of-root",
            "nested-root",
            "simplify-roots",
            "root-of-square",
        ),
        say("Simplifying roots"),
        say("A root can be taken factor by factor, so factors whose root is known come out."),
        condition=say("For square roots the factors must not be negative."),
        example=("sqrt(12)", "2*sqrt(3)"),
    ),
    Entry(
        ("rationalise",),
        say("Rationalising the denominator"),
        say("Multiply above and below by the same root, so that no root is left below."),
        example=("1/sqrt(2)", "sqrt(2)/2"),
    ),
    Entry(
        (
            "round",
            "round-to-cents",
            "multiply-parts",
            "normalise",
            "find-place",
            "between",
            "nearest-root",
        ),
        say("Rounding"),
        say("Take the nearest number that has only as many digits as are wanted; a half goes up."),
    ),
    Entry(
        (
            "percent-formula",
            "percent",
        ),
        say("Percent"),
        say("Percent means out of a hundred: 20 percent of something is 20 of its 100 equal parts."),
    ),
    Entry(
        (
            "compare",
            "compare-sides",
            "compare-values",
            "same-kind",
            "put-in-order",
            "sort",
            "take-from-order",
            "distance",
            "smallest-distance",
        ),
        say("Comparing numbers"),
        say("On the number line the number farther to the right is the larger one."),
    ),
    Entry(
        (
            "find-calculation",
            "row",
        ),
        say("Searching in order"),
        say("Try the possibilities in a clever order until one fits."),
    ),
    Entry(
        ("divide",),
        say("Division"),
        say("Dividing undoes multiplying: it asks how often one thing fits into another."),
        example=("12/4", "3"),
    ),
)
