"""A fresh process that starts up and tells how long it took. Run as ``python -m bench.start``.

``list``: the modules of other projects that the package imports; ``libraries NAME …``: import those and nothing else;
``everything``: import every module of the package and load all that the application loads before its first page.
"""

from __future__ import annotations

import time

START = time.perf_counter()  # before any import that costs something

import ast  # noqa: E402 - see above
import importlib  # noqa: E402
import json  # noqa: E402
import pkgutil  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402

PACKAGE = "mapping"


def everything() -> dict[str, float]:
    """Import and load everything; return the ms since the start after each part."""
    parts = {}
    package = importlib.import_module(PACKAGE)
    for module in pkgutil.walk_packages(package.__path__, f"{PACKAGE}."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    parts["imported"] = _elapsed()
    session = importlib.import_module(f"{PACKAGE}.ui.session")
    session.atlas()
    parts["data joined"] = _elapsed()
    view = importlib.import_module(f"{PACKAGE}.view").View(session.atlas().catalog.newest_edition)
    importlib.import_module(f"{PACKAGE}.ui.map.files").map_assets(view)
    session.stylesheet()
    parts["map published"] = _elapsed()
    # What an earlier start has published needs no layers and no label positions, but the first page does.
    spec = importlib.import_module(f"{PACKAGE}.cartography.spec").MapSpec(edition=view.edition)
    importlib.import_module(f"{PACKAGE}.cartography.resolve").resolve(spec, session.atlas())
    parts["first map resolved"] = _elapsed()
    return parts


def libraries() -> list[str]:
    """Return the modules of other projects that the package's modules import when they are loaded."""
    everything()
    folder = Path(importlib.import_module(PACKAGE).__path__[0])
    named = {name for path in folder.rglob("*.py") for name in _imports(path)}
    foreign = {name for name in named if name.partition(".")[0] not in sys.stdlib_module_names | {PACKAGE}}
    return sorted(foreign & set(sys.modules))


def _imports(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.append(node.module)
            # "from shapely import affinity" loads a module as well; names that are none are sorted out later
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def _elapsed() -> float:
    return (time.perf_counter() - START) * 1e3


def main() -> None:
    """Do what the arguments say and print the answer as JSON on the last line."""
    mode, *names = sys.argv[1:]
    if mode == "list":
        answer: dict[str, object] = {"libraries": libraries()}
    elif mode == "libraries":
        for name in names:
            importlib.import_module(name)
        answer = {"ms": _elapsed()}
    else:
        parts = everything()
        answer = {"ms": _elapsed(), "parts": parts}
    sys.stdout.write(f"{json.dumps(answer)}\n")


if __name__ == "__main__":
    main()
