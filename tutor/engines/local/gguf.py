"""GGUF files: converted once to a folder of safetensors, which loads ten times faster. Knows nothing of engines."""

from __future__ import annotations

import os
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path


def gguf_in(path: Path) -> Path | None:
    """Return the GGUF file that a path means: the file itself, or the one of a folder that has no other model."""
    if path.suffix == ".gguf":
        return path
    if path.is_dir() and not (path / "config.json").exists():
        return next(iter(sorted(path.glob("*.gguf"))), None)
    return None


def converted(gguf: Path, folder: Path | None = None) -> Path:
    """Return the folder with the converted model, made on first use.

    A conversion that is interrupted leaves nothing behind; two at once both end with a whole folder.
    """
    folder = folder or cache_folder() / _name(gguf)
    if not (folder / "config.json").exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            _convert(gguf, work)
            _move(work, folder)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return folder


def cache_folder() -> Path:
    """Return the folder that keeps converted models."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "stepwise" / "models"


def _move(work: Path, folder: Path) -> None:
    try:
        work.rename(folder)
    except OSError:
        if not (folder / "config.json").exists():
            raise


def _name(gguf: Path) -> str:
    state = gguf.stat()
    mark = sha256(f"{gguf.resolve()} {state.st_size} {state.st_mtime_ns}".encode()).hexdigest()[:12]
    return f"{gguf.stem}-{mark}"


def _convert(gguf: Path, folder: Path) -> None:
    from transformers import AutoModelForCausalLM, AutoTokenizer

    source = {"pretrained_model_name_or_path": str(gguf.parent), "gguf_file": gguf.name}
    AutoTokenizer.from_pretrained(**source).save_pretrained(folder)
    model = AutoModelForCausalLM.from_pretrained(**source, dtype="auto")
    model.hf_quantizer = None
    del model.config.quantization_config
    model.save_pretrained(folder)
