"""Brings the catalogues up to date with the code: what ``scripts/messages`` runs. Reads source, imports none of it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po

from tutor.locales import FOLDER, FOLDERS, LANGUAGES, catalogue

WRITTEN = datetime(2026, 1, 1)
"""One date for every catalogue, so that an update without news changes nothing."""
SAYING = frozenset({"say"})
"""The functions whose first argument is a sentence."""

Entry = tuple[str, str | None]
"""A sentence or phrase, and its context: "asking" for phrases."""


def sentences_of(source: str) -> Iterator[str]:
    """Yield the sentences said in a Python source, in order."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) in SAYING and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def extract(root: Path, phrases: Iterable[str]) -> dict[Entry, list[tuple[str, int]]]:
    """Return every sentence of the package at ``root`` with the files it is in, then the phrases."""
    found: dict[Entry, list[tuple[str, int]]] = {}
    for path in sorted(root.rglob("*.py")):
        place = path.relative_to(root.parent).as_posix()
        for sentence in sentences_of(path.read_text(encoding="utf-8")):
            places = found.setdefault((sentence, None), [])
            if (place, 0) not in places:
                places.append((place, 0))
    for phrase in phrases:
        found.setdefault((phrase, "asking"), [])
    return found


def updated(old: Catalog, found: dict[Entry, list[tuple[str, int]]], language: str) -> Catalog:
    """Return a catalogue of exactly what was found, with the translations that ``old`` has."""
    new = Catalog(
        locale=language,
        header_comment=f"# The {language} sentences of Stepwise; see the docstring of tutor/locales.",
        project="Stepwise",
        version="1",
        msgid_bugs_address="none",
        creation_date=WRITTEN,
        revision_date=WRITTEN,
        last_translator="none",
        fuzzy=False,
        charset="utf-8",
    )
    for (text, context), places in found.items():
        known = old.get(text, context)
        new.add(text, known.string if known else "", locations=places, context=context)
    return new


def missing(of: Catalog) -> list[str]:
    """Return what the catalogue leaves untranslated."""
    return [str(message.id) for message in of if message.id and not message.string]


def update(phrases: Iterable[str]) -> dict[str, list[str]]:
    """Rewrite every catalogue; return, by language, what is still to be translated."""
    found = extract(FOLDER.parent, phrases)
    left = {}
    for language in LANGUAGES[1:]:
        new = updated(catalogue(language), found, language)
        save(new, language)
        left[language] = missing(new)
    return left


def save(new: Catalog, language: str) -> None:
    """Write a catalogue, and compiled beside it; a reader sees the old file or the new one, never a part."""
    path = FOLDERS[language] / "messages.po"
    draft = path.with_suffix(".new")
    with draft.open("wb") as file:
        write_po(file, new, width=110, omit_header=False, include_lineno=False)
    draft.replace(path)
    with draft.open("wb") as file:
        write_mo(file, new)
    draft.replace(path.with_suffix(".mo"))


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
