"""A practice set as a file of any format: one version, or all of them in one file of documents or in one archive."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tutor.exports import export, media
from tutor.exports.archive import zipped
from tutor.exports.layout import Layout
from tutor.locales import locale
from tutor.service.sets.practice_set import PracticeSet, letter


@dataclass(frozen=True, slots=True)
class File:
    """A file to download."""

    name: str
    media_type: str
    content: bytes


def file_of(kept: PracticeSet, form: str, layout: Layout, *, key: bool, version: int | None = None) -> File:
    """Return a version of a set as a file; without a version all of them: a PDF in one, other formats as an archive.

    Raises:
        UnknownName: there is no such format.
        BadInput: the format cannot be had without a key.
    """
    media_type, suffix = media(form)
    name = _file_name(kept.title)
    layouts = [_layout(kept, layout, each) for each in range(kept.versions)]
    if version is not None or kept.versions == 1:
        one = min(version or 0, kept.versions - 1)
        letters = f"-{letter(one)}" if kept.versions > 1 else ""
        return File(f"{name}{letters}{suffix}", media_type, _written(kept, form, layouts[one], one, key=key))
    if form == "pdf":
        from tutor.exports.pdf import write_all

        translate = locale(kept.recipe.language).translate
        sheets = [(kept.items(each), layouts[each]) for each in range(kept.versions)]
        return File(f"{name}{suffix}", media_type, write_all(sheets, key=key, translate=translate))
    files = {
        f"{name}-{letter(each)}{suffix}": _written(kept, form, layouts[each], each, key=key)
        for each in range(kept.versions)
    }
    return File(f"{name}.zip", "application/zip", zipped(files))


def _written(kept: PracticeSet, form: str, layout: Layout, version: int, *, key: bool) -> bytes:
    translate = locale(kept.recipe.language).translate
    return export(form)(kept.items(version), key=key, translate=translate, layout=layout)


def _layout(kept: PracticeSet, layout: Layout, version: int) -> Layout:
    return replace(layout, title=kept.title, version=letter(version) if kept.versions > 1 else "")


def _file_name(title: str) -> str:
    return re.sub(r"[^\w]+", "-", title).strip("-")[:60] or "worksheet"
