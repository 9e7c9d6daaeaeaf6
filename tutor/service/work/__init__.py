"""A student's own lines, each judged against the line above."""
