"""Find the browsers that the tests drive, or say exactly how to get them.

``browsers.py NAME …`` prints where each is, NAME being ``chromium``, ``firefox`` or ``webkit``; with ``--install``
those that are missing are installed first where that can be done without asking (Debian and its kin, as root or with a
sudo that needs no password). The environment variables CHROMIUM, FIREFOX and WEBKIT name other programs.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Engine:
    """What drives one engine, under which names it is known, and what it takes to have it.

    ``asked``: arguments with which the program answers and ends. ``companions``: programs that must be there as well.
    ``how_to_get_one``: a sentence for whoever has none.
    """

    name: str
    names: tuple[str, ...]
    asked: str
    packages: tuple[str, ...]
    how_to_get_one: str
    companions: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        """The environment variable that names another program."""
        return self.name.upper()


CHROMIUM = Engine(
    name="chromium",
    names=(
        # The same engine without a browser around it: the tests take two thirds of the time.
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
    asked="--version",
    packages=("chromium-headless-shell",),
    how_to_get_one="""\
浏览器测试需要 Chromium 或 Google Chrome，这台机器上没有找到可用的。任选其一：
  Debian：sudo apt-get install chromium-headless-shell（或 chromium）
  macOS：brew install --cask chromium
  已装在别处：make test CHROMIUM=/path/to/chrome
The browser tests need Chromium or Google Chrome and found none that starts. Any one of the three above will do.""",
)
FIREFOX = Engine(
    name="firefox",
    names=("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"),
    asked="--version",
    packages=("firefox-esr",),
    how_to_get_one="""\
make browsers 需要 Firefox，这台机器上没有找到可用的。任选其一：
  Debian：sudo apt-get install firefox-esr
  macOS：brew install --cask firefox
  已装在别处：make browsers FIREFOX=/path/to/firefox
  不查 Firefox：make browsers ENGINES=webkit
make browsers needs Firefox and found none that starts. Any one of the first three above will do; the last leaves
Firefox out.""",
)
WEBKIT = Engine(
    name="webkit",
    names=("WebKitWebDriver",),
    asked="--help",
    packages=("webkit2gtk-driver", "xvfb"),
    companions=("Xvfb",),
    how_to_get_one="""\
make browsers 需要 WebKitGTK 的 WebDriver 与 Xvfb，这台机器上没有找到可用的。任选其一：
  Debian / Ubuntu：sudo apt-get install webkit2gtk-driver xvfb
  已装在别处：make browsers WEBKIT=/path/to/WebKitWebDriver（Xvfb 须在 PATH 中）
  不查 WebKit：make browsers ENGINES=firefox
make browsers needs the WebDriver of WebKitGTK, and Xvfb, and did not find both. Either of the first two above will do;
the last leaves WebKit out (macOS has no WebKitGTK).""",
)
OFFICE = Engine(
    name="soffice",
    names=("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    asked="--version",
    packages=("libreoffice-impress",),
    how_to_get_one="""\
make atlas-proof 用 LibreOffice 把 PPTX 画出来看，这台机器上没有找到可用的。任选其一：
  Debian / Ubuntu：sudo apt-get install libreoffice-impress
  macOS：brew install --cask libreoffice
  已装在别处：make atlas-proof SOFFICE=/path/to/soffice
make atlas-proof draws PPTX with LibreOffice and found none that starts. Any one of the three above will do.""",
)
"""No browser, and found the same way."""
ENGINES = {engine.name: engine for engine in (CHROMIUM, FIREFOX, WEBKIT)}


class NoBrowserError(Exception):
    """No browser was found; the message says how to get one."""


def find(engine: Engine) -> str:
    """Return the path of the engine's program, once it has started; NoBrowserError where there is none."""
    named = os.environ.get(engine.variable)
    if not all(map(shutil.which, engine.companions)):
        raise NoBrowserError(engine.how_to_get_one)
    if named:
        path = shutil.which(named)
        if path is None or not starts(path, engine.asked):
            told = f"{engine.variable}={named}"
            raise NoBrowserError(f"{told} 无法启动，请改正或取消这个变量 · {told} does not start")
        return path
    for candidate in engine.names:
        path = shutil.which(candidate)
        if path is not None and starts(path, engine.asked):
            return path
    raise NoBrowserError(engine.how_to_get_one)


def starts(path: str, asked: str) -> bool:
    """Tell whether the program answers: Ubuntu's packages of browsers are stand-ins that only point to a snap."""
    try:
        answer = subprocess.run(  # noqa: S603 - the path is one this machine's user chose
            [path, asked], capture_output=True, stdin=subprocess.DEVNULL, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def install(engine: Engine) -> None:
    """Install the engine's packages with apt-get where that needs nobody's answer; otherwise do nothing."""
    prefix = administrator()
    if prefix is None or shutil.which("apt-get") is None:
        return
    listed = " ".join(engine.packages)
    print(f"安装 {listed} · installing {listed}", flush=True)
    environment = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", *engine.packages]):
        done = subprocess.run(  # noqa: S603 - fixed words
            [*environment, *arguments], stdin=subprocess.DEVNULL, check=False
        )
        if done.returncode != 0:
            print(f"apt-get {arguments[0]} 失败 · failed (exit {done.returncode})", file=sys.stderr)


def administrator() -> list[str] | None:
    """Return what to put before a command to run it as administrator: nothing for root, None if it cannot be."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    asked = subprocess.run(  # noqa: S603 - fixed words
        [sudo, "-n", "true"], capture_output=True, stdin=subprocess.DEVNULL, check=False
    )
    return [sudo, "-n"] if asked.returncode == 0 else None


def find_or_install(engine: Engine, *, may_install: bool) -> str:
    """Return the path of the engine's program, installed first where it is missing; NoBrowserError otherwise."""
    try:
        return find(engine)
    except NoBrowserError:
        if not may_install or os.environ.get(engine.variable):
            raise
    install(engine)
    return find(engine)


def wanted_engines(names: list[str]) -> list[Engine]:
    """Return the engines of these names; SystemExit with a plain sentence for a name that is none."""
    unknown = [name for name in names if name not in ENGINES]
    if unknown or not names:
        known = ", ".join(ENGINES)
        raise SystemExit(
            f"没有引擎「{' '.join(unknown)}」，可选：{known} · no such engine: {' '.join(unknown)}, choose from {known}"
        )
    return [ENGINES[name] for name in names]


def main() -> int:
    """Print where the engines are; exit 1 with the remedies where any is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--install", action="store_true")
    arguments = parser.parse_args()
    missing = 0
    for engine in wanted_engines(arguments.names):
        try:
            print(find_or_install(engine, may_install=arguments.install))
        except NoBrowserError as error:
            print(error, file=sys.stderr)
            missing = 1
    return missing


if __name__ == "__main__":
    sys.exit(main())
