"""Lets Gradio start in half the time: call `install` before gradio is imported.

At each import Gradio (6.31) parses the source of every component and renders a ``.pyi`` file for it, which only editors
read: more than two of its four seconds, and a write into the folder where it is installed. Here that one step,
``gradio.component_meta.create_or_modify_pyi``, is left out. Where Gradio no longer has it, nothing is changed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

MODULE, STEP = "gradio.component_meta", "create_or_modify_pyi"


class WithoutInterfaceFiles(Loader):
    """Loads the module as its own loader does, then leaves the step out."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Make the module as usual."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Run the module, then replace the step by nothing."""
        self._loader.exec_module(module)
        if hasattr(module, STEP):
            setattr(module, STEP, lambda *_: None)


class Finder(MetaPathFinder):
    """Finds that one module, with `WithoutInterfaceFiles` as its loader."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the module's usual place with our loader; None for any other module."""
        spec = PathFinder.find_spec(fullname, path) if fullname == MODULE else None
        if spec is not None and spec.loader is not None:
            spec.loader = WithoutInterfaceFiles(spec.loader)
        return spec


def install() -> None:
    """Leave the step out of the coming import of gradio; too late, and without effect, when it was imported before."""
    if "gradio" not in sys.modules:
        sys.meta_path.insert(0, Finder())
