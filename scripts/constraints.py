"""Pin what the requirements themselves need: ``make constraints``; ``--check`` to say whether the file is up to date.

``requirements*.txt`` name what the project uses, each at one release. These bring packages of their own;
``constraints.txt`` holds the releases of those with which everything was tested, so that an environment made next year
is the same. It is made from the environment that is there.
"""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "constraints.txt"
LISTS = ("requirements.txt", "requirements-dev.txt", "requirements-engines.txt")
HEADER = "# What the requirements need in turn, as it was tested. Made by `make constraints`."


def main() -> int:
    """Write the file, or see that it names all that is installed; on another system that may be less."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if the file is out of date")
    lines = [f"{name}=={release}" for name, release in sorted(indirect().items())]
    if not parser.parse_args().check:
        FILE.write_text("\n".join((HEADER, *lines, "")), encoding="utf-8")
        return 0
    if set(lines) <= set(FILE.read_text(encoding="utf-8").splitlines()):
        return 0
    print("constraints.txt 已过时，请运行 make constraints · out of date, run make constraints", file=sys.stderr)
    return 1


def direct() -> list[Requirement]:
    """Return what the requirements name."""
    lines = (line.split("#")[0].strip() for name in LISTS for line in (ROOT / name).read_text("utf-8").splitlines())
    return [Requirement(line) for line in lines if line and not line.startswith("-")]


def indirect() -> dict[str, str]:
    """Return package -> release of what they need in turn, as it is installed here."""
    named = direct()
    found: dict[str, str] = {}
    waiting = list(named)
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        wanted = waiting.pop()
        name, extras = canonicalize_name(wanted.name), frozenset(wanted.extras)
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            installed = distribution(name)
        except PackageNotFoundError:  # for another system
            continue
        found[name] = installed.version
        for line in installed.requires or ():
            needed = Requirement(line)
            marker = needed.marker
            if marker is None or any(marker.evaluate({"extra": extra}) for extra in (*extras, "")):
                waiting.append(needed)
    return {name: release for name, release in found.items() if name not in {canonicalize_name(r.name) for r in named}}


if __name__ == "__main__":
    sys.exit(main())
