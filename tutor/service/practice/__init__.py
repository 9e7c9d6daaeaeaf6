"""Practice problems: proven items of every kind, like others, named mistakes."""
