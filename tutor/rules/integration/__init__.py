"""Antiderivatives and definite integrals, in named steps: `solving` is where to begin."""
