"""The command line of the load benchmarks: one name for each."""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Callable

from benchmarks.load import classroom, hostile, kills, writers

MEASURES: dict[str, Callable[..., str]] = {
    "classroom": classroom.measure,
    "writers": writers.measure,
    "kills": kills.measure,
    "hostile": hostile.measure,
}


def main() -> None:
    """Run one measure; its parameters are options."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    names = parser.add_subparsers(dest="name", required=True)
    for name, measure in MEASURES.items():
        about = (measure.__doc__ or "").strip().partition("\n")[0]
        command = names.add_parser(name, help=about, description=about)
        for option in inspect.signature(measure).parameters.values():
            kind = type(option.default)
            command.add_argument(f"--{option.name.replace('_', '-')}", type=kind, default=option.default)
    options = vars(parser.parse_args())
    print(MEASURES[options.pop("name")](**options))


if __name__ == "__main__":
    main()
