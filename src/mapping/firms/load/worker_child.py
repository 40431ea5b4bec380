"""The process that makes firms of batches: ``python -m mapping.firms.load.worker_child``.

It is told the workshop, then one batch after the other with its datum and its id, and says what it made of each.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import traceback
from typing import TYPE_CHECKING, Any

from mapping.firms.load.making import made

if TYPE_CHECKING:
    from mapping.firms.load.making import Made, Workshop


def main() -> None:
    """Work until the input ends."""
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    source = sys.stdin.buffer
    try:
        workshop: Workshop = pickle.load(source)  # noqa: S301 - from the process that started us
        gc.freeze()
        while True:
            datum, batch = pickle.load(source)  # noqa: S301 - the same
            raw: Any = pickle.load(source)  # noqa: S301 - from the process that reads, passed on as it is
            pickle.dump(_answer(raw, datum, batch, workshop), pipe, pickle.HIGHEST_PROTOCOL)
            pipe.flush()
    except (EOFError, BrokenPipeError):
        return


def _answer(raw: Any, datum: str, batch: str, workshop: Workshop) -> Made | Exception | None:
    """Return what was made; nothing where memory does not suffice, and a mistake of ours as what it is."""
    try:
        return made(raw, datum, batch, workshop)
    except MemoryError:
        return None
    except Exception:  # noqa: BLE001 - whatever it is, the one who waits for it is to say so
        return RuntimeError(traceback.format_exc())


if __name__ == "__main__":
    main()
