"""Questions of logic in words: who tells the truth (`testimony`), and whether an argument holds (`arguments`).

Both read a text whole or not at all: one sentence that is not understood, and the text is not posed.
"""

from tutor.understanding.logic.arguments import argument
from tutor.understanding.logic.testimony import roles_said, testimony

__all__ = ["argument", "roles_said", "testimony"]
