"""Exit 1 when data/README.md is not what the column definitions and the tables give now."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from mapping.catalog.dictionary import COMMAND, README, data_dictionary  # noqa: E402 - found once the path is set


def main() -> int:
    """Compare, and name the remedy."""
    committed = ROOT / "data" / README
    if committed.exists() and committed.read_text(encoding="utf-8") == data_dictionary(ROOT / "data"):
        return 0
    print(f"data/{README} 已过时，请运行 {COMMAND} · out of date, run {COMMAND}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
