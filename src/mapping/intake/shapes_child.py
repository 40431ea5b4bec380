"""The process that reads one geographic file: ``python -m mapping.intake.shapes_child KIND LIMITS``.

It is like `mapping.intake.child`, with libraries that are large and more room for them. ``KIND``: pages, or shapes.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mapping.intake.child import limit
from mapping.intake.limits import Limits
from mapping.intake.pages import Refusal, RefusedError, filled, to_json

if TYPE_CHECKING:
    from mapping.intake.geographic import Layer

PAGES: Final = "pages"
SHAPES: Final = "shapes"

_MORE_MEMORY: Final = 2**31
"""What the libraries take of addresses before they have read anything."""


def answer(kind: str, data: bytes, limits: Limits) -> dict[str, object]:
    """Return the layers of a file as JSON, pages or shapes of them, or why it is refused."""
    # loaded under the limits
    from mapping.intake.geographic import layers_of, pages_of_layers, shapes_of_layers  # noqa: PLC0415

    try:
        layers = layers_of(data, limits)
        if kind == PAGES:
            return {"pages": to_json(filled(pages_of_layers(layers), limits))}
        return {"shapes": [[told, wkb.hex()] for told, wkb in shapes_of_layers(_some(layers))]}
    except RefusedError as error:
        return {"refused": error.refusal}
    except MemoryError:
        return {"refused": Refusal.TOO_HARD}


def _some(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """Return layers that hold a shape, be it one that cannot be understood.

    Raises:
        RefusedError: none does.
    """
    if not any(layer.spoilt for layer in layers) and not any(
        layer.shapes is not None and any(shape is not None for shape in layer.shapes) for layer in layers
    ):
        raise RefusedError(Refusal.NO_GEOGRAPHY)
    return layers


def main() -> None:
    """Read the file, answer, end."""
    kind, text = sys.argv[1:]
    data = sys.stdin.buffer.read()
    limits = Limits.from_json(text)
    limit(replace(limits, memory=limits.memory + _MORE_MEMORY))
    sys.stdout.write(json.dumps(answer(kind, data, limits)))


if __name__ == "__main__":
    main()
