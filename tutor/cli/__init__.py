"""The command line: one file per command. Words and exit codes of errors are made here and nowhere else."""

from __future__ import annotations

import sys

from tutor.errors import StepwiseError


def main() -> None:
    """Run the command line; the console script ``tutor``."""
    from tutor.cli.app import app

    try:
        app(standalone_mode=True)
    except StepwiseError as error:
        from tutor.cli.trouble import report

        sys.exit(report(error, as_json="--json" in sys.argv or "--events" in sys.argv))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
