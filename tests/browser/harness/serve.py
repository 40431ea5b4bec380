"""Serve the harness page with the map's script, static files and one folder of published data.

Usage: python tests/browser/harness/serve.py PUBLISHED_DIR [PORT]
PUBLISHED_DIR holds world.json, districts.json, book.zh.json, cards.zh.json and cards.css; port 0 (the default) takes a
free one, which is printed.
"""

from __future__ import annotations

import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from mapping.leaflet.publish import bundled, styles

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]


def harness_server(published: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server on the loopback address; the caller runs and closes it."""
    (published / "map.css").write_text(styles(ROOT / "static"), encoding="utf-8")
    # one file, as the application serves it: eighty take a third of a second for every page
    (published / "map.js").write_text(bundled("element/mount.js"), encoding="utf-8")
    folders = {"static": ROOT / "static", "published": published}

    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            parts = [part for part in path.partition("?")[0].split("/") if part not in {"", ".."}]
            if not parts:
                return str(HERE / "index.html")
            if parts[0] in folders:
                return str(folders[parts[0]].joinpath(*parts[1:]))
            return str(HERE.joinpath(*parts))

        def end_headers(self) -> None:
            # what is published changes from test to test, all else stays
            lasting = self.path.startswith("/static/") or self.path == "/published/map.js"
            self.send_header("Cache-Control", "max-age=3600" if lasting else "no-store")
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Keep quiet: a test's output is its failures."""

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)


if __name__ == "__main__":
    with harness_server(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0) as server:
        print(f"http://127.0.0.1:{server.server_port}/", flush=True)  # noqa: T201 - the address is the output
        server.serve_forever()
