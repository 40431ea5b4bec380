"""What stands between a fresh clone and the open map: the environment, the port, the browser of the tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from scripts import browsers, serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.browsers import Engine

ROOT = Path(__file__).resolve().parents[2]
ENGINES = [pytest.param(engine, id=name) for name, engine in browsers.ENGINES.items()]


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind((serve.HOST, 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_busy_port_is_passed_over(busy_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "FIRST_PORT", busy_port)
    monkeypatch.setattr(serve, "LAST_PORT", busy_port + 20)
    assert busy_port < serve.chosen_port([]) <= busy_port + 20


def test_a_busy_port_asked_for_is_named(busy_port: int) -> None:
    with pytest.raises(SystemExit, match=f"端口 {busy_port} 已被占用"):
        serve.chosen_port([str(busy_port)])


@pytest.mark.parametrize("wanted", ["http", "0", "65536", "-1", "80 81"])
def test_what_is_no_port_is_refused(wanted: str) -> None:
    with pytest.raises(SystemExit, match="不是端口号"):
        serve.chosen_port([wanted])


@pytest.mark.parametrize("switch", ["HEADLESS", "CI"])
def test_no_browser_is_opened_when_told_so(switch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HEADLESS", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    assert serve.has_display()
    monkeypatch.setenv(switch, "1")
    assert not serve.has_display()


@pytest.mark.parametrize("engine", ENGINES)
def test_a_named_browser_that_does_not_start_is_an_error(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for companion in engine.companions:
        script(tmp_path / companion, "")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv(engine.variable, "/nowhere/browser")
    with pytest.raises(browsers.NoBrowserError, match=f"{engine.variable}=/nowhere/browser"):
        browsers.find(engine)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_machine_without_a_browser_is_told_how_to_get_one(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(engine.variable, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    here = replace(engine, names=tuple(name for name in engine.names if not name.startswith("/")))
    with pytest.raises(browsers.NoBrowserError, match=f"apt-get install {' '.join(engine.packages)}"):
        browsers.find(here)


def test_a_stand_in_that_does_not_start_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script(tmp_path / "chromium", "exit 1")
    script(tmp_path / "google-chrome", "echo Chrome 1")
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browsers.find(browsers.CHROMIUM) == str(tmp_path / "google-chrome")


def test_a_driver_without_its_screen_is_not_enough(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script(tmp_path / "WebKitWebDriver", "")
    monkeypatch.delenv("WEBKIT", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(browsers.NoBrowserError, match="xvfb"):
        browsers.find(browsers.WEBKIT)
    script(tmp_path / "Xvfb", "")
    assert browsers.find(browsers.WEBKIT) == str(tmp_path / "WebKitWebDriver")


def test_missing_browsers_are_installed_where_nobody_need_be_asked(tmp_path: Path) -> None:
    (tmp_path / "env").symlink_to(shutil.which("env") or "/usr/bin/env")
    (tmp_path / "sudo").symlink_to(script(tmp_path / "as-root", 'shift; exec "$@"'))
    bought = f"for i; do printf '#!/bin/sh\\n' >{tmp_path}/$i; /bin/chmod +x {tmp_path}/$i; done"
    script(tmp_path / "apt-get", f'echo "$@" >>{tmp_path}/asked; case "$1" in install) {bought};; esac')
    result = find_or_install(tmp_path, "chromium", "firefox")
    assert result.returncode == 0, result.stderr
    found = [str(tmp_path / "chromium-headless-shell"), str(tmp_path / "firefox-esr")]
    assert [line for line in result.stdout.splitlines() if line.startswith("/")] == found
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert asked == [
        line
        for name in ("chromium-headless-shell", "firefox-esr")
        for line in ("update", f"install -y --no-install-recommends {name}")
    ]


def test_each_browser_that_cannot_be_had_is_named(tmp_path: Path) -> None:
    script(tmp_path / "firefox-esr", "")
    result = find_or_install(tmp_path, "firefox", "webkit")
    assert result.returncode == 1
    assert result.stdout.splitlines() == [str(tmp_path / "firefox-esr")]
    assert "ENGINES=firefox" in result.stderr


def test_an_engine_that_is_none_is_named(tmp_path: Path) -> None:
    result = find_or_install(tmp_path, "opera")
    assert result.returncode != 0
    assert "没有引擎「opera」" in result.stderr


def find_or_install(path: Path, *names: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "scripts/browsers.py", "--install", *names],
        cwd=ROOT,
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with nothing to install, in a folder with a blank in its name."""
    copy = tmp_path / "a checkout"
    (copy / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "scripts" / "environment.sh", copy / "scripts")
    for empty in ("requirements.txt", "constraints.txt"):
        (copy / empty).write_text("", encoding="utf-8")
    (copy / "requirements-dev.txt").write_text("-r requirements.txt\n", encoding="utf-8")
    return copy


def prepare(checkout: Path, *arguments: str, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(checkout / "scripts" / "environment.sh"), *arguments]
    environment = {**os.environ, "PYTHON": python}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_environment_is_made_once_and_renewed_when_requirements_change(checkout: Path) -> None:
    first = prepare(checkout)
    assert first.returncode == 0, first.stderr
    assert (checkout / ".venv" / "bin" / "python").exists()
    assert prepare(checkout).stdout == ""

    (checkout / "requirements.txt").write_text("# one line more\n", encoding="utf-8")
    assert "requirements.txt" in prepare(checkout).stdout
    assert prepare(checkout).stdout == ""

    assert "requirements-dev.txt" in prepare(checkout, "--development").stdout
    assert prepare(checkout).stdout == ""


def test_an_old_python_is_named_with_the_remedy(checkout: Path) -> None:
    old = script(checkout / "python3.8", 'case "$1" in --version) echo Python 3.8.10;; *) exit 1;; esac')
    result = prepare(checkout, python=str(old))
    assert result.returncode == 1
    assert "Python 3.8.10 过旧" in result.stderr
    assert "too old" in result.stderr


def test_a_python_without_venv_is_told_which_package_it_lacks(checkout: Path) -> None:
    bare = script(checkout / "python3", 'case "$2" in *venv*) exit 1;; esac')
    result = prepare(checkout, python=str(bare))
    assert result.returncode == 1
    assert "python3-venv" in result.stderr


def test_a_python_that_is_not_there_is_named(checkout: Path) -> None:
    result = prepare(checkout, python="python-of-nowhere")
    assert result.returncode == 1
    assert "python-of-nowhere" in result.stderr


def script(path: Path, body: str) -> Path:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path
