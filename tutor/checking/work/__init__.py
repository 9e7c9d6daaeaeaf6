"""A student's lines of work: each read, and judged against the line above.

`lines` reads a line as students write it (signs of implication, "or", chains, words); `relation` says how the solutions
of two lines are related, in several letters by `slices` and `varieties`; `judging` puts that into a verdict, where a
line of values is judged link by link, and tells a slip of notation from a mistake. `judged` holds what comes out.

The ``note`` of a verdict says how a line follows: "same-solutions", "same-value", "implies" (it may have gained
solutions), "implied-by" (written so, and true), "lost-solution", "different", "and-or", "only-one-direction",
"run-on-equals", "branch" (one of several cases), "definition", "first", "text", "empty", "not-read", "undecided".
"""
