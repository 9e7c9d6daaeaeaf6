"""Scripts that import each other, as one script: a slow line asks once instead of once for each of them.

Only what our own scripts do is understood: an import of names from a file beside, an exported function, class or
constant. A bundle exports its modules (`_variable`), so that a script which is fetched later shares them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+\.js)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) (\w+))", re.MULTILINE)
UNKNOWN = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)


def modules(folder: Path, entry: str) -> list[str]:
    """Return the files that a script needs, each after those that it imports, itself last."""
    found: dict[str, None] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ValueError(f"{name} imports itself: {' → '.join((*above, name))}")
        if name not in found:
            for _, imported in IMPORT.findall((folder / name).read_text(encoding="utf-8")):
                visit(imported, (*above, name))
            found[name] = None

    visit(entry, ())
    return list(found)


def bundle(folder: Path, entry: str, within: str | None = None) -> str:
    """Return a script with all that it imports; what the bundle of ``within`` has already is taken from there."""
    known = modules(folder, within)[:-1] if within else []
    *imported, _ = needed = [name for name in modules(folder, entry) if name not in known]
    borrowed = sorted({name for each in needed for name in _imports(folder, each) if name in known})
    head = f'import {{ {", ".join(map(_variable, borrowed))} }} from "./{within}";\n' if borrowed else ""
    body = "".join(_module(folder, name) for name in imported)
    own = _script(folder, entry, exporting=within is not None)
    shared = f"export {{ {', '.join(map(_variable, imported))} }};\n" if within is None and imported else ""
    return head + body + own + shared


def _imports(folder: Path, name: str) -> Collection[str]:
    return {imported for _, imported in IMPORT.findall((folder / name).read_text(encoding="utf-8"))}


def _module(folder: Path, name: str) -> str:
    """A module as a value: what it exports, by name; its other names stay its own."""
    exported = EXPORT.findall((folder / name).read_text(encoding="utf-8"))
    return (
        f"const {_variable(name)} = (() => {{\n{_script(folder, name)}return {{ {', '.join(exported)} }};\n"
        f"}})(); // {name}\n"
    )


def _script(folder: Path, name: str, exporting: bool = False) -> str:
    text = COMMENT.sub("", (folder / name).read_text(encoding="utf-8"))
    text = IMPORT.sub(lambda found: f"const {{{found[1].replace(' as ', ': ')}}} = {_variable(found[2])};", text)
    if not exporting:
        text = EXPORT.sub("", text)
    if unknown := next((line for line in UNKNOWN.findall(text) if not (exporting and EXPORT.match(line))), None):
        raise ValueError(f"{name} has what bundling does not know: {unknown}")
    return text


def _variable(name: str) -> str:
    return "$" + name.removesuffix(".js").replace("-", "_")
