"""The rule book: rules that two or more topics use."""
