"""A copy of the records elsewhere, for machines whose disk is emptied at every restart (a Hugging Face Space).

Storage that is attached there is an object store: SQLite cannot lock files on it, so the records stay on the local
disk, and whole copies go there every few minutes and at the end. A start without records takes the copy back.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.engine import make_url

from tutor.errors import StepwiseError

if TYPE_CHECKING:
    from tutor.records import Store

LOG = logging.getLogger(__name__)


def take_back(address: str, mirror: Path) -> bool:
    """Put the copy where the records are to be, unless there are some or it is no file; return whether it was done."""
    url = make_url(address)
    if url.get_backend_name() != "sqlite" or not url.database:
        return False
    records = Path(url.database).expanduser()
    if records.exists() or not mirror.is_file():
        return False
    records.parent.mkdir(parents=True, exist_ok=True)
    part = records.with_name(f"{records.name}.part")
    shutil.copyfile(mirror, part)
    part.replace(records)
    LOG.info("records were taken back from their copy")
    return True


def copy(store: Store, mirror: Path) -> None:
    """Make the copy anew; an older one is there until the new one is whole.

    Raises:
        Unavailable: the records cannot be read, or the place cannot be written.
    """
    with tempfile.TemporaryDirectory() as folder:
        saved = store.save(Path(folder) / "copy.db")
        mirror.parent.mkdir(parents=True, exist_ok=True)
        part = mirror.with_name(f"{mirror.name}.part")
        shutil.copyfile(saved, part)
        os.replace(part, mirror)


def keep_copied(store: Store, mirror: Path, seconds: float, ended: threading.Event) -> None:
    """Copy so often until it is ended, and once more then; a time at which it does not work is left out."""
    last = False
    while not last:
        last = ended.wait(seconds)
        try:
            copy(store, mirror)
        except (StepwiseError, OSError) as error:
            LOG.warning("the records were not copied", extra={"reason": str(error)[:200]})
