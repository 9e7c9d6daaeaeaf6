"""``python -m tutor``: the same as the console script ``tutor``."""

from tutor.cli import main

if __name__ == "__main__":
    main()
