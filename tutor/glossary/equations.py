"""Equations with one unknown."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        (
            "add-to-both-sides",
            "subtract-from-both-sides",
            "multiply-both-sides",
            "divide-both-sides",
            "isolate-function",
            "isolate-logarithm",
            "isolate-modulus",
            "isolate-power",
            "isolate-root",
        ),
        say("Doing the same on both sides"),
        say("An equation is like scales in balance: what is done on one side must be done on the other."),
        condition=say("Multiply and divide only by what is not zero."),
        example=("x + 3 = 7", "x = 4"),
    ),
    Entry(
        ("swap-sides",),
        say("Exchanging the sides"),
        say("If one thing equals another, it may also be said the other way round."),
        example=("5 = x", "x = 5"),
    ),
    Entry(
        (
            "clear-denominators",
            "clear-fractions",
        ),
        say("Clearing fractions"),
        say("Multiply both sides by a number that all the bottoms divide; then no fraction is left."),
        condition=say("No denominator may be zero, so solutions are checked at the end."),
        example=("x/2 + x/3 = 5", "3*x + 2*x = 30"),
    ),
    Entry(
        (
            "check",
            "check-by-substitution",
            "evaluate-side",
            "check-inverse",
            "reject-extraneous",
            "test-number",
        ),
        say("Checking the answer"),
        say("So you can see for yourself that the answer is right."),
    ),
    Entry(
        ("zero-product",),
        say("Zero product property"),
        say("Each factor alone can make the whole product 0, so look at them one by one."),
        condition=say("One side must be 0."),
        example=("(x - 2)*(x + 5) = 0", "x = 2 or x = -5"),
    ),
    Entry(
        ("quadratic-formula",),
        say("Quadratic formula"),
        say("It is a recipe that always works: put in the three numbers of the equation."),
        condition=say(
            "The equation must be written with 0 on one side, and the number before the square must not be 0."
        ),
    ),
    Entry(
        (
            "discriminant",
            "negative-discriminant",
        ),
        say("Discriminant"),
        say("This number stands under the root and says how many solutions there are: two, one, or none."),
    ),
    Entry(
        (
            "take-roots",
            "take-square-roots",
        ),
        say("Taking roots"),
        say("A square comes from two numbers, one positive and one negative, so both are solutions."),
        example=("x^2 = 9", "x = 3 or x = -3"),
    ),
    Entry(
        (
            "square-both-sides",
            "raise-both-sides",
        ),
        say("Squaring both sides"),
        say("The root disappears when it is squared, but false solutions may come in, so check them."),
        condition=say("Check the candidates in the first equation."),
    ),
    Entry(
        (
            "split-modulus",
            "remove-bars",
            "modulus-case",
            "modulus-of-itself",
            "split-number-line",
        ),
        say("Equations and inequalities with bars"),
        say("The bars ask for the distance from zero, so what is inside may be positive or negative: take both cases."),
        example=("abs(x) = 4", "x = 4 or x = -4"),
    ),
    Entry(
        (
            "same-base",
            "compare-exponents",
        ),
        say("Comparing exponents"),
        say("If the bases are the same, equal powers have equal numbers on top."),
        condition=say("The base must be positive and not 1."),
        example=("2^x = 8", "x = 3"),
    ),
    Entry(
        (
            "take-logarithm",
            "logarithm",
            "undo-logarithm",
            "gather-logarithms",
            "laws-of-logarithms",
        ),
        say("Powers and logarithms"),
        say("A logarithm is the exponent: it says to which power the base must be raised."),
        condition=say("A logarithm can be taken only of a positive number."),
        example=("log(x, 2) = 3", "x = 8"),
    ),
    Entry(
        ("state-domain",),
        say("Domain of an equation"),
        say("Write down first which numbers are not allowed at all."),
    ),
    Entry(
        (
            "no-rational-root",
            "no-rational-factors",
            "locate-roots",
        ),
        say("Approximate roots"),
        say("Where the value changes from minus to plus it must pass 0, so a solution lies between."),
        condition=say("The function must be continuous."),
    ),
    Entry(
        (
            "unknown-vanished",
            "contradiction",
            "unknown-not-there",
        ),
        say("No solution or all numbers"),
        say("When the unknown has disappeared, what is left is either always true or never true."),
    ),
    Entry(
        (
            "solve",
            "solve-for",
            "set-equal",
            "answer-question",
        ),
        say("Solving for a letter"),
        say("Undo step by step what was done to the letter, until it stands alone."),
    ),
    Entry(
        (
            "compare-to-zero",
            "sign-test",
            "test-intervals",
        ),
        say("Sign test"),
        say("The sign can change only where the value is 0 or missing, so one trial number for each piece is enough."),
    ),
    Entry(
        ("solve-inequality",),
        say("Inequalities"),
        say("Solve it like an equation, but turn the sign round when multiplying by a negative number."),
        condition=say("Turn the sign round when multiplying or dividing by a negative number."),
        example=("-2*x < 6", "x > -3"),
    ),
    Entry(
        ("solve-cases",),
        say("Cases"),
        say("Behind each of the cases there can be a solution, so none may be left out."),
    ),
    Entry(
        ("find-zeros",),
        say("Zeros"),
        say("A zero is a number for which the value is 0."),
    ),
    Entry(
        (
            "negative-root",
            "negative-power",
            "power-is-positive",
            "negative-modulus",
            "modulus-not-negative",
            "outside-range",
        ),
        say("Values that never come out"),
        say("Some values can never come out: a square, for example, is never negative."),
        condition=say("For real numbers."),
    ),
    Entry(
        (
            "split-joined",
            "intersect",
            "unite",
        ),
        say("Joined inequalities"),
        say("With “and” keep the numbers that solve all of them, with “or” those that solve at least one."),
    ),
    Entry(
        ("new-variable",),
        say("New variable"),
        say("Give the part that comes again and again a short name, and do the easier task first."),
    ),
)
