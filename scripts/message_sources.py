"""Find the texts that the program shows: every ``t("...")`` of Python, of the Jinja templates and of the browser."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import Environment, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCES = ("app.py", "pages/*.py", "src/**/*.py", "src/**/templates/*", "src/mapping/leaflet/browser/**/*.js")

FIELD = re.compile(r"\{(\w+)\}")
# `t` shows a text here; `message` marks one that is shown elsewhere.
_CALLS = {"t", "message"}
_JS_CALL = re.compile(r'\bt\(\s*("(?:[^"\\\n]|\\.)*")')


@dataclass(frozen=True, slots=True)
class Use:
    """A text at one place in the sources, and the fields that can be filled in there."""

    text: str
    file: str
    fields: frozenset[str]


def find_uses(root: Path) -> list[Use]:
    """Return all uses of texts below ``root``, file by file."""
    files = sorted({path for pattern in SOURCES for path in root.glob(pattern) if path.is_file()})
    return [Use(text, path.relative_to(root).as_posix(), fields) for path in files for text, fields in _texts(path)]


def _texts(path: Path) -> Iterator[tuple[str, frozenset[str]]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return _in_python(source)
    return _in_template(source) if path.parent.name == "templates" else _in_javascript(source)


def _in_python(source: str) -> Iterator[tuple[str, frozenset[str]]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _is_translation(node.func) and node.args:
            text = node.args[0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                given = {keyword.arg for keyword in node.keywords if keyword.arg}
                yield text.value, frozenset(given | set(FIELD.findall(text.value)))


def _is_translation(function: ast.expr) -> bool:
    """Tell whether a called thing is ``t``, ``something.t``, or what ``translator(lang)`` returned."""
    if isinstance(function, ast.Call):
        return isinstance(function.func, ast.Name) and function.func.id == "translator"
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", None)
    return name in _CALLS


def _in_template(source: str) -> Iterator[tuple[str, frozenset[str]]]:
    for call in Environment(autoescape=True).parse(source).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "t" and call.args:
            text = call.args[0]
            if isinstance(text, nodes.Const) and isinstance(text.value, str):
                given = {keyword.key for keyword in call.kwargs}
                yield text.value, frozenset(given | set(FIELD.findall(text.value)))


def _in_javascript(source: str) -> Iterator[tuple[str, frozenset[str]]]:
    # Template strings nest in these modules, which babel's lexer does not follow; texts stand in double quotes.
    for match in _JS_CALL.finditer(source):
        text = json.loads(match.group(1))
        yield text, frozenset(FIELD.findall(text))
