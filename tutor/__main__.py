"""``python -m tutor``: the same as the console script ``tutor``."""

from tutor.cli import main

main()
