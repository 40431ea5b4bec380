"""Start the application for ``make run``: on this machine only, on the first free port from 8501.

Usage: ``serve.py [port]``. With HEADLESS or CI set, or without a display, no browser is opened.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
FIRST_PORT, LAST_PORT = 8501, 8599


def main() -> None:
    """Announce the address, then become the Streamlit server, so that Ctrl-C and signals reach it directly."""
    port = chosen_port(sys.argv[1:])
    opens = has_display()
    print(f"武汉产业地图 · Wuhan industry map: http://{HOST}:{port}", flush=True)
    print("按 Ctrl-C 停止 · press Ctrl-C to stop", flush=True)
    os.chdir(ROOT)
    options = {"server.address": HOST, "server.port": port, "server.headless": str(not opens).lower()}
    arguments = [f"--{name}={value}" for name, value in options.items()]
    os.execv(sys.executable, [sys.executable, "-m", "streamlit", "run", "app.py", *arguments])  # noqa: S606 - no shell wanted


def chosen_port(arguments: list[str]) -> int:
    """Return the port asked for, else the first free one; SystemExit with a plain sentence when there is none."""
    if not arguments:
        return first_free_port()
    wanted = arguments[0]
    if not (wanted.isdecimal() and 0 < int(wanted) < 2**16):
        raise SystemExit(f"PORT「{wanted}」不是端口号 · not a port number: {wanted}")
    if not is_free(int(wanted)):
        raise SystemExit(f"端口 {wanted} 已被占用，请换一个 · port {wanted} is in use, choose another")
    return int(wanted)


def first_free_port() -> int:
    """Return the first free port of the range."""
    for port in range(FIRST_PORT, LAST_PORT + 1):
        if is_free(port):
            return port
    raise SystemExit(
        f"端口 {FIRST_PORT}-{LAST_PORT} 全部被占用，请用 PORT=… 指定 · all of them are in use, choose one with PORT=…"
    )


def is_free(port: int) -> bool:
    """Tell whether a server could listen on the port now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As the server itself does: a connection that has just been closed does not keep the port.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def has_display() -> bool:
    """Tell whether a browser window can and should be opened here."""
    if any(os.environ.get(name, "") not in {"", "0", "false"} for name in ("HEADLESS", "CI")):
        return False
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    main()
