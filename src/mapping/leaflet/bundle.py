"""One file out of the browser's modules.

Streamlit's server answers one request after another, so thirty modules that import each other five deep cost a first
visit more than the map itself. This is no compiler: it takes the forms of import and export that our own modules use,
puts each module into a function of its own, in the order in which they need each other, leaves comments out, and
refuses what it does not know.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_IMPORT = re.compile(
    r'^import\s+(?P<what>\{[^}]*\}|\*\s+as\s+\w+)\s+from\s+"(?P<path>\.{1,2}/[\w./]+)";[ \t]*$', re.MULTILINE
)
_EXPORT = re.compile(r"^export\s+(?P<kind>(?:async\s+)?function|class|const|let)\s+(?P<name>\w+)", re.MULTILINE)
_AS = re.compile(r"\bas\b")
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL)
"""A comment that has its lines to itself."""
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


def bundle(modules: Mapping[str, str], entry: str) -> str:
    """Return one ES module that exports what ``entry`` exports.

    ``modules``: path -> source of every module, such as ``map/view.js``; all imports are relative to their module.

    Raises:
        ValueError: a module imports another in a circle or one that is not there, or uses a form not known here.
    """
    order = _order(modules, entry)
    parts = [f"const {_variable(name)} = (() => {{\n{_body(name, modules[name])}\n}})();" for name in order]
    exported = ", ".join(_exports(modules[entry]))
    return "\n".join([*parts, f"export const {{ {exported} }} = {_variable(entry)};", ""])


def _order(modules: Mapping[str, str], entry: str) -> list[str]:
    """Return the modules that ``entry`` needs, each after those it imports."""
    done: list[str] = []
    under_way: list[str] = []

    def visit(name: str) -> None:
        if name in done:
            return
        if name in under_way:
            raise ValueError(f"modules import each other in a circle: {' -> '.join([*under_way, name])}")
        if name not in modules:
            raise ValueError(f"{under_way[-1] if under_way else 'the entry'} imports {name}, which is not there")
        under_way.append(name)
        for match in _IMPORT.finditer(modules[name]):
            visit(_imported(name, match))
        under_way.pop()
        done.append(name)

    visit(entry)
    return done


def _imported(name: str, match: re.Match[str]) -> str:
    """Return the path of what the module ``name`` imports, as the modules are named."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), match["path"]))


def _variable(name: str) -> str:
    return "module_" + re.sub(r"\W", "_", name.removesuffix(".js"))


def _exports(source: str) -> list[str]:
    return [match["name"] for match in _EXPORT.finditer(source)]


def _body(name: str, source: str) -> str:
    """Return a module as the inside of a function: imports taken from the others, exports given back."""
    text = _IMPORT.sub(lambda match: _taken(match["what"], _imported(name, match)), _COMMENT.sub("", source))
    text = _EXPORT.sub(lambda match: f"{match['kind']} {match['name']}", text)
    left = _LEFT_OVER.search(text)
    if left:
        raise ValueError(f"{name} uses a form that the bundle does not know: {left.group().strip()}")
    return f"{text.rstrip()}\nreturn {{ {', '.join(_exports(source))} }};"


def _taken(what: str, imported: str) -> str:
    variable = _variable(imported)
    if what.startswith("*"):
        return f"const {what.rsplit(maxsplit=1)[-1]} = {variable};"
    names = _AS.sub(":", what)
    return f"const {names} = {variable};"
