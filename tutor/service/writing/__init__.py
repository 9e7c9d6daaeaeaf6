"""Word problems that a model writes, offered for review where everything agrees."""
