"""Named operations of mathematics that SymPy has no unevaluated object for: ``gcd(12, 18)``, ``remainder(17, 5)``.

One is an applied function with a reserved name, so that it travels, prints and compares like any other part of an
expression. What it means is defined in `tutor.checking.definitions`; how it is worked out in steps is a topic's matter.
To add one: a line in ``NOTATION``, and its definition; the reading knows every name in ``NOTATION``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from sympy import Basic, Function
from sympy.core.function import AppliedUndef


def called(*names: str) -> dict[str, str]:
    """Notation as a word before brackets, which is also read back: ``is prime(7)``."""
    return {name: rf"\operatorname{{{{{name.replace('_', chr(92) + ' ')}}}}}\left({{all}}\right)" for name in names}


NOTATION: dict[str, str] = {
    **called("implicit_derivative", "taylor_polynomial", "taylor_series", "converges", "converges_absolutely"),
    **called("radius_of_convergence", "interval_of_convergence", "area_between"),
    **called("domain", "range", "parity", "maxima", "minima", "largest_value", "smallest_value", "inflections"),
    **called("vertical_asymptotes", "end_asymptotes", "tangent_line", "normal_line", "sketch"),
    "truth_tellers": r"{1}",
    "follows": r"{0} \vdash {1}",
    "all_are": r"\text{{every }}{0}\text{{ is }}{1}",
    "none_are": r"\text{{no }}{0}\text{{ is }}{1}",
    "some_are": r"\text{{some }}{0}\text{{ is }}{1}",
    "some_are_not": r"\text{{some }}{0}\text{{ is not }}{1}",
    "is_one": r"{0}\text{{ is }}{1}",
    "is_not_one": r"{0}\text{{ is not }}{1}",
    "gcd": r"\gcd\left({all}\right)",
    "lcm": r"\operatorname{{lcm}}\left({all}\right)",
    "remainder": r"{0} \bmod {1}",
    "power_remainder": r"{0}^{{{1}}} \bmod {2}",
    **called("is_prime", "is_composite", "smallest_factor", "prime_factors", "prime_factor_list", "count_primes"),
    **called(
        "divides",
        "factors",
        "count_of_factors",
        "common_factors",
        "quotient",
        "fibonacci",
        "inverse_modulo",
        "congruent",
    ),
    **called("kth_largest", "kth_smallest", "closest", "increasing", "decreasing", "comparison_sign"),
    **called("letter_of_kth_largest", "letter_of_kth_smallest", "letter_of_closest"),
    **called("rounded", "rounded_to_figures", "place_digit", "modular_solution"),
    **called("in_base", "complement", "count_of_ones", "roman", "decimal_coded", "bits_and", "bits_or", "bits_xor"),
    **called("coefficient"),
    **called("polynomial_quotient", "polynomial_remainder", "polynomial_divides", "polynomial_degree"),
    **called("leading_coefficient", "coefficient_of", "excluded_values", "always_equal"),
    "numeral": r"\mathrm{{{0}}}_{{{1}}}",
    "shifted_left": r"{0} \ll {1}",
    "shifted_right": r"{0} \gg {1}",
    **called("next_term", "general_term", "continued", "recurrence_term"),
    **called("arithmetic_term", "arithmetic_sum", "geometric_term", "geometric_sum", "infinite_sum"),
    **called("common_difference", "common_ratio", "progression_length"),
    **called("volume_of_cube", "surface_area_of_cube", "volume_of_cuboid", "surface_area_of_cuboid"),
    **called("diagonal_of_cuboid", "volume_of_cylinder", "surface_area_of_cylinder"),
    **called("curved_surface_of_cylinder", "volume_of_cone", "surface_area_of_cone", "curved_surface_of_cone"),
    **called("slant_height_of_cone", "volume_of_frustum", "volume_of_sphere", "surface_area_of_sphere"),
    **called("volume_of_hemisphere", "surface_area_of_hemisphere", "curved_surface_of_hemisphere"),
    **called("volume_of_pyramid", "surface_area_of_pyramid"),
    **called("area_of_triangle", "area_of_triangle_by_height", "triangle_exists", "inradius_of_triangle"),
    **called("third_side_of_triangle", "area_of_rectangle", "area_of_square", "area_of_parallelogram"),
    **called("area_of_trapezoid", "area_of_rhombus", "area_of_regular_polygon", "perimeter"),
    **called("perimeter_of_rectangle", "perimeter_of_square", "perimeter_of_regular_polygon"),
    **called("diagonal_of_rectangle", "diagonal_of_square", "area_of_circle", "circumference", "area_of_sector"),
    **called("arc_length", "missing_angle", "sum_of_angles", "interior_angle", "exterior_angle"),
    **called("diagonals_of_polygon", "complementary_angle", "supplementary_angle", "hypotenuse"),
    **called("leg_of_right_triangle", "similar_side", "radians", "degrees"),
    **called("dot_product", "cross_product", "norm", "angle_between", "projection", "unit_vector"),
    **called("scalar_projection", "angle_in_degrees", "combination", "parallel", "perpendicular", "triple_product"),
    **called("area_of_parallelogram_spanned"),
    **called("distance", "midpoint", "slope", "line_through", "line_with_slope", "slope_intercept_form"),
    **called("parallel_line", "perpendicular_line", "intersection", "circle_centre", "circle_radius"),
    **called("circle_equation", "area_of_circle_through", "distance_from_line", "area_of_triangle_at"),
    **called("orthocenter", "centroid", "circumcenter", "incircle_radius", "angle_at", "plane_through", "polar"),
    **called(
        "rectangular",
        "spherical",
        "cylindrical",
        "section_point",
        "slope_of_line",
        "perpendicular_bisector",
        "x_intercept",
        "y_intercept",
        "area_of_circle_with_equation",
        "circle_through",
        "rectangular_from_cylindrical",
        "rectangular_from_spherical",
        "reflection",
    ),
    **called("perimeter_of_triangle_at", "circumradius"),
    **called("conic_centre", "conic_foci", "foci_distance", "conic_vertices", "vertices_distance", "eccentricity"),
    **called("major_axis_length", "minor_axis_length", "area_of_ellipse", "vertex_of_parabola"),
    **called("focus_of_parabola", "directrix_of_parabola"),
    **called("rank", "reduced_row_echelon_form", "row_echelon_form", "eigenvectors", "diagonalization"),
    **called("null_space", "power_in_closed_form", "rotated", "mirrored_horizontally", "mirrored_vertically"),
    **called("mirrored_along_diagonal", "mirrored_along_counterdiagonal", "replaced", "zeroed_multiples"),
    **called("cropped", "without_every_row", "without_every_column"),
    **called("draw_sequence", "draw_sequence_replaced", "draw_selection", "draw_selection_replaced"),
    **called("draw_range", "dice_total", "successes", "posterior", "expected_value", "expected_successes"),
    **called("converted", "split_time"),
    **called("clock_after", "clock_before", "minutes_between", "duration", "days_between", "date_after"),
    **called("weekday", "weekday_after", "date_of_weekday", "count_weekdays", "count_business_days", "leap_year"),
    "complex_solutions": r"\text{{complex solutions of }} {0}",
    "sum_of_roots": r"\text{{sum of the roots of }} {0}",
    "product_of_roots": r"\text{{product of the roots of }} {0}",
    "sum_of_solutions": r"\text{{sum of the solutions of }} {0}",
    "product_of_solutions": r"\text{{product of the solutions of }} {0}",
    "number_of_solutions": r"\text{{number of solutions of }} {0}",
    "largest_solution": r"\text{{largest solution of }} {0}",
    "smallest_solution": r"\text{{smallest solution of }} {0}",
    "positive_solution": r"\text{{positive solution of }} {0}",
    "negative_solution": r"\text{{negative solution of }} {0}",
    "difference_of_solutions": r"\text{{difference of the solutions of }} {0}",
    **called("combinations", "permutations", "arrangements", "circular_arrangements"),
    **called("row_together", "row_apart", "round_together", "round_apart", "with_each", "put_in_boxes"),
    **called("of_consecutive"),
    **called("mean_of", "median_of", "modes_of", "range_of", "variance_of", "sample_variance_of"),
    **called("deviation_of", "sample_deviation_of", "geometric_mean_of", "harmonic_mean_of"),
    "numbers_with": r"\text{{numbers }} {1} \text{{ with }} {0}",
    "count_of_numbers": r"\text{{number of }} {1} \text{{ with }} {0}",
    "sum_of_numbers": r"\text{{sum of all }} {1} \text{{ with }} {0}",
    "smallest_number": r"\text{{smallest }} {1} \text{{ with }} {0}",
    "largest_number": r"\text{{largest }} {1} \text{{ with }} {0}",
    "such_prime": r"{0} \text{{ prime}}",
    "such_composite": r"{0} \text{{ composite}}",
    "such_square": r"{0} \text{{ a perfect square}}",
    "such_cube": r"{0} \text{{ a perfect cube}}",
    "such_palindrome": r"{0} \text{{ a palindrome}}",
    "such_remainder": r"{0} \bmod {1} = {2}",
    "such_divisor": r"{0} \mid {1}",
    "such_digit_sum": r"\text{{digit sum of }} {0} = {1}",
    "such_divisor_count": r"\text{{number of divisors of }} {0} = {1}",
    "such_coprime": r"\gcd\left({0}, {1}\right) = 1",
    "any_of": r"\left[{0} \text{{ or }} {1}\right]",
    "none_of": r"\text{{not }} \left[{all}\right]",
    "value_given": r"{0} \quad \text{{where }} {1}",
    "identical": r"{0} = {1} \text{{ for all }} {2}",
    "identically_equal": r"{0} \equiv {1}",
    "value_when": r"{0} \quad \text{{if }} {1}",
    **called("in_single_angles", "amplitude_of", "period_of", "phase_shift_of", "midline_of"),
    **called("quartiles_of", "missing_value", "number_of_integer_solutions", "largest_integer_solution"),
    **called("smallest_integer_solution", "smallest_positive_integer_solution"),
    **called("set_union", "set_intersection", "set_difference", "symmetric_difference"),
}
"""LaTeX of operations by name: ``{0}``, ``{1}`` … stand for the arguments, ``{all}`` for all of them with commas."""


def operation(name: str, *arguments: Basic) -> AppliedUndef:
    """Return the operation applied to arguments, never carried out."""
    return _named(name)(*arguments)


@lru_cache(maxsize=1024)
def _named(name: str) -> type[AppliedUndef]:
    return cast("type[AppliedUndef]", Function(name))


def operation_name(expression: Basic) -> str | None:
    """Return the name of an applied function that has no body in SymPy, None for anything else."""
    return type(expression).__name__ if isinstance(expression, AppliedUndef) else None
