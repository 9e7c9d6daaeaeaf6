"""Functions of one variable on the whole line: conditions, signs, values where they turn and at the ends."""
