"""Mathematics without teaching: reading, printing, transport, equivalence, forms, sampling, the worker pool."""
