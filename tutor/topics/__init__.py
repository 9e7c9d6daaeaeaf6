"""Every topic, in the order in which they are tried; importing this imports SymPy, so only workers do.

To add one: make its folder (see `tutor.topic`), import its ``TOPIC`` here and put it in the tuple. The order is what a
reader of a textbook would expect and matters only where two topics fit the same problem: the first one solves it.
"""

from __future__ import annotations

from tutor.errors import UnknownName
from tutor.messages import say
from tutor.topic import Topic
from tutor.topics import (
    absolute_value_equations,
    absolute_value_inequalities,
    arithmetic,
    clock,
    coefficients,
    comparing,
    completing_the_square,
    complex_numbers,
    complex_roots,
    coordinate_geometry,
    counting,
    curve_sketching,
    derivatives,
    differential_equations,
    divisors_and_multiples,
    drawing,
    expanding,
    exponential_equations,
    factoring,
    functions,
    identities,
    integrals,
    limits,
    linear_equations,
    linear_inequalities,
    linear_systems,
    logarithmic_equations,
    matrices,
    misnamed_unknowns,
    nonlinear_systems,
    number_bases,
    partial_fractions,
    plane_geometry,
    polynomial_division,
    polynomial_equations,
    polynomial_inequalities,
    polynomials,
    primes,
    progressions,
    quadratic_equations,
    radical_equations,
    radicals,
    rational_equations,
    rational_expressions,
    rational_inequalities,
    remainders,
    repeated_trials,
    rounding,
    sequences,
    simplifying,
    solid_geometry,
    solution_questions,
    substituting,
    taylor_series,
    trigonometric_equations,
    true_statements,
    unit_conversion,
    vectors,
)

TOPICS: tuple[Topic, ...] = (
    arithmetic.TOPIC,
    complex_numbers.TOPIC,
    simplifying.TOPIC,
    expanding.TOPIC,
    factoring.TOPIC,
    substituting.TOPIC,
    polynomials.TOPIC,
    polynomial_division.TOPIC,
    completing_the_square.TOPIC,
    partial_fractions.TOPIC,
    rational_expressions.TOPIC,
    radicals.TOPIC,
    identities.TOPIC,
    coefficients.TOPIC,
    differential_equations.TOPIC,
    linear_equations.TOPIC,
    linear_inequalities.TOPIC,
    quadratic_equations.TOPIC,
    polynomial_equations.TOPIC,
    complex_roots.TOPIC,
    linear_systems.TOPIC,
    nonlinear_systems.TOPIC,
    rational_equations.TOPIC,
    exponential_equations.TOPIC,
    logarithmic_equations.TOPIC,
    trigonometric_equations.TOPIC,
    polynomial_inequalities.TOPIC,
    rational_inequalities.TOPIC,
    derivatives.TOPIC,
    integrals.TOPIC,
    limits.TOPIC,
    functions.TOPIC,
    curve_sketching.TOPIC,
    vectors.TOPIC,
    matrices.TOPIC,
    absolute_value_equations.TOPIC,
    radical_equations.TOPIC,
    absolute_value_inequalities.TOPIC,
    coordinate_geometry.TOPIC,
    plane_geometry.TOPIC,
    solid_geometry.TOPIC,
    divisors_and_multiples.TOPIC,
    primes.TOPIC,
    remainders.TOPIC,
    comparing.TOPIC,
    rounding.TOPIC,
    number_bases.TOPIC,
    true_statements.TOPIC,
    taylor_series.TOPIC,
    solution_questions.TOPIC,
    misnamed_unknowns.TOPIC,
    sequences.TOPIC,
    drawing.TOPIC,
    unit_conversion.TOPIC,
    clock.TOPIC,
    progressions.TOPIC,
    counting.TOPIC,
    repeated_trials.TOPIC,
)


def topic_named(name: str) -> Topic:
    """Return the topic of that name.

    Raises:
        UnknownName: there is no such topic.
    """
    for topic in TOPICS:
        if topic.name == name:
            return topic
    raise UnknownName(
        say("There is no topic called “{name}”.", name=name),
        hint=say("Choose one of: {names}.", names=", ".join(topic.name for topic in TOPICS)),
    )
