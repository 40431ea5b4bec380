"""Find the Chromium that the browser tests drive, or say exactly how to get one.

``chromium.py`` prints its path; ``--install`` installs it first where that can be done without asking (Debian and
its kin, as root or with a sudo that needs no password). The environment variable CHROMIUM names another browser.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
HOW_TO_GET_ONE = """\
浏览器测试需要 Chromium 或 Google Chrome，这台机器上没有找到可用的。任选其一：
  Debian / Ubuntu：sudo apt-get install chromium
  macOS：brew install --cask chromium
  已装在别处：make test CHROMIUM=/path/to/chrome
The browser tests need Chromium or Google Chrome and found none that starts. Any one of the three above will do."""


class NoBrowserError(Exception):
    """No browser was found; the message says how to get one."""


def find_chromium() -> str:
    """Return the path of a browser that starts; NoBrowserError where there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        path = shutil.which(named)
        if path is None or not starts(path):
            raise NoBrowserError(f"CHROMIUM={named} 无法启动，请改正或取消这个变量 · CHROMIUM={named} does not start")
        return path
    for candidate in (*NAMES, *MAC_APPLICATIONS):
        path = shutil.which(candidate)
        if path is not None and starts(path):
            return path
    raise NoBrowserError(HOW_TO_GET_ONE)


def starts(path: str) -> bool:
    """Tell whether the browser answers: Ubuntu's package is a stand-in that only points to a snap."""
    try:
        answer = subprocess.run(  # noqa: S603 - the path is one this machine's user chose
            [path, "--version"], capture_output=True, stdin=subprocess.DEVNULL, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def install() -> None:
    """Install Chromium with apt-get where that needs nobody's answer; otherwise do nothing."""
    prefix = administrator()
    if prefix is None or shutil.which("apt-get") is None:
        return
    print("安装 Chromium（浏览器测试用）· installing Chromium for the browser tests", flush=True)
    environment = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
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


def main() -> int:
    """Print the browser's path; exit 1 with the remedy where there is none."""
    try:
        print(find_chromium())
    except NoBrowserError as error:
        if "--install" not in sys.argv[1:] or os.environ.get("CHROMIUM"):
            print(error, file=sys.stderr)
            return 1
    else:
        return 0
    install()
    try:
        print(find_chromium())
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
