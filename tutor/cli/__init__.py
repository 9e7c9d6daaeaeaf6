"""The command line: one file per command. Words and exit codes of errors are made here and nowhere else."""

from __future__ import annotations

import sys

from tutor.errors import StepwiseError


def main(arguments: list[str] | None = None) -> None:
    """Run the command line, with the arguments of the process if none are given; the console script ``tutor``.

    Raises:
        SystemExit: always, with the exit code.
    """
    from tutor.cli.app import app

    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        app(arguments, prog_name="tutor")
    except StepwiseError as error:
        from tutor.cli.trouble import report

        sys.exit(report(error, as_json="--json" in arguments or "--events" in arguments))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
