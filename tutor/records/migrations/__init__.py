"""The history of the tables, a file for each revision, named by its number; `HEAD` is the newest."""

from pathlib import Path

HEAD = max(path.name[:4] for path in (Path(__file__).parent / "versions").glob("[0-9]*.py"))
