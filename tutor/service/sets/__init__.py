"""A teacher's practice sets: made, changed, kept, imported, written to files."""
