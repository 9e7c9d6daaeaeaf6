"""Claims, certificates, answers: independent of whatever produced them.

``steps`` judges one claim, ``certificates`` an answer against its problem, ``answers`` an answer against a key. Below
them, from the top: ``solutions`` (two statements, with ``zerosets``, ``realline``, ``turning``, ``kernels`` for one
unknown and ``systems``, ``letters`` for more), ``unfolding`` (written operations carried out, with ``differentiation``,
``integrals`` and ``candidates``, ``limits``, ``expansions`` and ``growth``, ``sums``), ``equality`` (two values and
their domains, with ``quotients`` and ``halfangle``), ``reals`` and ``algebraic`` (exact real numbers).

What "proved" means here: an exact argument, never agreement of digits alone. A right side must be defined wherever the
left side is, and equal there: (x² - 1)/(x - 1) may become x + 1, but x + 1 may not become (x² - 1)/(x - 1), nor ln(x²)
become 2 ln(x). An antiderivative may leave out single points, no interval. Solutions are the real ones; a value where a
side is not defined is none. Other letters stand for numbers, and what must not be zero for a proof is said.
"""
