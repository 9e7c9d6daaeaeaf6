"""What a rule may run into when it tries something: caught there, never where a person is answered."""

from __future__ import annotations

from tutor.errors import TookTooLong
from tutor.maths.trouble import SYMPY_TROUBLE

TROUBLE = (*SYMPY_TROUBLE, AssertionError, TookTooLong)
"""All of these mean: this way is closed, try another."""
