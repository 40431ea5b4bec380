"""Take the pictures in docs/pictures again: ``make pictures``, or ``screenshots.py city district`` for some of them.

The script starts its own server on a free port and stops it again. It needs requirements-dev.txt and a Chromium, and
reaches no other machine.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from browsers import CHROMIUM, NoBrowserError, find

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page

    from mapping.insight.atlas import Atlas

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
HOST = "127.0.0.1"
START_WITHIN_S = 120
PAGE_TIMEOUT_MS = 60_000
LARGEST_BYTES = 500_000
SHEETS = {
    "sheet": {},
    "slide": {"paper": "16:9", "pages": [{"kind": "unit", "unit": "ovc"}]},
    "plan_reality": {"pages": [{"sheet": "plan_reality"}], "page": 1},
}
"""Requests of the sheets that are pictured; what they leave out is the A4 sheet of the city."""
SHEET_WIDTH_PX = 1485  # A4 across at 127 dpi: every word can be read, and half a megabyte holds it

_LOCAL = urllib.request.build_opener(urllib.request.ProxyHandler({}))

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-proxy-server",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",
]


@dataclass(frozen=True, slots=True)
class Screen:
    """A size of window; ``scale`` is device pixels per CSS pixel."""

    width: int
    height: int
    scale: int
    touch: bool = False


SCREENS = (Screen(1440, 900, 1), Screen(390, 844, 2, touch=True))

ADDRESSES = {
    "city": "/",
    "city_en": "/?lang=en",
    "city_industry": "/?layer=industry:auto",
    "city_unit": "/?unit=ovc",
    "district": "/district?unit=ovc",
    "administrative": "/?geo=district&district=420111",
    "finder": "/finder?industry=health&park=p011",
    "match": "/match?text=氢燃料电池电堆",
    "overlap": "/overlap",
    "targets": "/targets?unit=ovc",
    "sources": "/sources",
    "briefing": "/briefing",
    "editions": "/editions",
    "import": "/import",
    "firms": "/firms",
    "firms_heat": "/firms?heat=1",
}
OF_FIRMS = frozenset({"firms", "firms_heat"})
WITHOUT_MAP = frozenset({"sources", "briefing", "import"}) | OF_FIRMS
INVENTED = 20_000
"""Rows of the invented list of which a sheet is pictured."""
LIST = "\n".join(
    (
        "园区名称,所属区,占地面积（亩）,主导产业,经度,纬度,可供地（亩）,联系电话",
        *(
            f"临江产业园 {n} 号,东湖高新区,{n * 35 + 200},生物医药,{114.5 + n / 300:.4f},30.48,{n * 4},027"
            for n in range(1, 24)
        ),
        "南坡产业园,东新区,450,光电子,114.52,30.47,45,027",
        "西岸产业园,江夏区,面积不详,芯片封测设备,114.32,30.35,8,027",
        "武汉未来科技城,东湖高新区,66800,光电子信息,114.53,30.49,900,027",
    )
)
"""The list that is brought in the picture of the import: one name that is not known, one figure that is none."""
BRIEFED = (
    {"kind": "city"},
    {"kind": "unit", "unit": "ovc"},
    {"kind": "unit", "unit": "wedz"},
    {"kind": "city", "layer": "industry:auto"},
    {"sheet": "overlap"},
)
"""Pages of the briefing that is pictured."""


class PictureError(Exception):
    """A picture could not be taken, or is not fit to be kept."""


def main() -> int:
    """Take the pictures named on the command line, or all of them."""
    known = [*ADDRESSES, *SHEETS]
    wanted = sys.argv[1:] or known
    unknown = [name for name in wanted if name not in known]
    if unknown:
        print(f"没有这些图片 · no such pictures: {' '.join(unknown)} ({' '.join(known)})", file=sys.stderr)
        return 2
    PICTURES.mkdir(parents=True, exist_ok=True)
    try:
        take(wanted, find(CHROMIUM))
    except (PictureError, NoBrowserError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def take(wanted: Sequence[str], chromium: str) -> None:
    """Take pictures by name; PictureError when one fails."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        try:
            pages = [name for name in wanted if name in ADDRESSES]
            if pages:
                with server() as url:
                    for screen in SCREENS:
                        take_pages(browser, url, pages, screen)
            for name in wanted:
                if name in SHEETS:
                    take_sheet(browser, name)
        finally:
            browser.close()


def take_pages(browser: Browser, url: str, names: Sequence[str], screen: Screen) -> None:
    """Take pages of the application on one screen, each in a context of its own, as a first visitor sees it."""
    for name in names:
        context = browser.new_context(
            viewport={"width": screen.width, "height": screen.height},
            device_scale_factor=screen.scale,
            is_mobile=screen.touch,
            has_touch=screen.touch,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PAGE_TIMEOUT_MS)
        context.add_init_script("localStorage.setItem('wuhan-map-start-dismissed', '1')")  # no short start in pictures
        context.add_init_script(f"localStorage.setItem('wuhan-map-briefing', {json.dumps(briefing())})")
        page = context.new_page()
        page.goto(f"{url}{ADDRESSES[name]}")
        settle(page, with_map=name not in WITHOUT_MAP)
        if name == "editions":
            plan(page)
        if name in OF_FIRMS:  # an invented list, which says so
            page.get_by_role("button", name="载入虚构示例").click()
            page.get_by_test_id("firms-filters").wait_for(timeout=PAGE_TIMEOUT_MS)
            settle(page, with_map=True)
        if name == "firms_heat":
            page.locator("[data-testid=live-map][data-heat]").wait_for()
        if name == "import":
            field = page.locator(".st-key-intake_upload input[type=file]")
            field.set_input_files({"name": "园区名录.csv", "mimeType": "text/csv", "buffer": LIST.encode()})
            page.get_by_test_id("intake-issues").wait_for()
            settle(page, with_map=False)
        if name == "briefing":  # its own pictures are drawn where they are seen
            page.locator(".bf-paper img").first.wait_for()
            page.wait_for_function(
                "![...document.querySelectorAll('.bf-waits')].some(one => one.checkVisibility() && "
                "one.getBoundingClientRect().top < innerHeight)"
            )
        keep(page.screenshot(animations="disabled"), f"{name}_{screen.width}")
        context.close()


def plan(page: Page) -> None:
    """Begin a draft and change it: a later wording is taken, a term goes, another comes to the front."""
    page.locator(".ed-start .ed-main").click()
    valley, harbour = page.locator(".ed-row").nth(0), page.locator(".ed-row").nth(2)
    valley.locator("[data-do=offers]").click()
    valley.locator(".ed-said button:not([disabled])").first.click()
    valley.locator(".ed-chip").nth(5).press("Delete")
    harbour.locator(".ed-chip").nth(1).press("Alt+ArrowLeft")
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.locator("[data-testid=edition-differences] [data-unit-change=dongxihu]").wait_for(state="attached")
    page.wait_for_function(
        "[...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')].filter("
        "one => one.shadowRoot?.querySelector('[data-testid=live-map][data-ready]')).length === 3"
    )
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")


def settle(page: Page, *, with_map: bool) -> None:
    """Wait until the run has ended, the map is drawn with its labels, and fonts and pictures have come."""
    page.locator("h1").first.wait_for()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    if with_map:
        page.locator("[data-testid=live-map][data-ready=true]").wait_for()
        page.locator("[data-testid=card][aria-busy=true]").wait_for(state="detached")
    # pictures below the fold are not asked for before somebody scrolls there
    drawn = "[...document.images].every(image => image.complete || image.loading === 'lazy')"
    page.locator("link[data-page-faces=come]").wait_for(state="attached")
    page.wait_for_function(f"{drawn} && document.fonts.status === 'loaded'")
    page.wait_for_load_state("networkidle")


def briefing() -> str:
    """Return the briefing that the browser keeps, as JSON."""
    pages = [{"id": f"p{number}", "spec": {"edition": edition(), **page}} for number, page in enumerate(BRIEFED)]
    return json.dumps({"settings": {"paper": "16:9", "title": "武汉产业布局汇报"}, "pages": pages})


def take_sheet(browser: Browser, name: str) -> None:
    """Take a sheet, as the SVG that the application exports."""
    # Found only once src is on the path, and needed for these pictures alone.
    from mapping.documents.files import file_of  # noqa: PLC0415
    from mapping.documents.request import DocumentRequest  # noqa: PLC0415
    from mapping.insight.atlas import load_atlas  # noqa: PLC0415
    from mapping.printing.style import PAPERS  # noqa: PLC0415

    request = DocumentRequest.from_json(json.dumps({"pages": [{}], **SHEETS[name]}), edition())
    atlas = with_invented_firms(load_atlas()) if name == "plan_reality" else load_atlas()
    drawing = file_of(request, atlas, "svg").content.decode("utf-8")
    paper = PAPERS[request.paper]
    page = browser.new_page(
        viewport={"width": SHEET_WIDTH_PX, "height": round(SHEET_WIDTH_PX / paper.width * paper.height)}
    )
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:100vw;height:100vh}}</style>{drawing}")
    page.wait_for_function("document.fonts.status === 'loaded'")
    keep(page.screenshot(), name)
    page.close()


def with_invented_firms(atlas: Atlas) -> Atlas:
    """Return the data with an invented list of firms beside them."""
    from mapping.firms.engine import connect  # noqa: PLC0415 - as above
    from mapping.firms.load.loading import load  # noqa: PLC0415 - as above
    from mapping.firms.sample import made_up_csv  # noqa: PLC0415 - as above
    from mapping.firms.store import Store  # noqa: PLC0415 - as above
    from mapping.insight.beside import with_firms  # noqa: PLC0415 - as above

    engine = connect("duckdb:")
    with tempfile.TemporaryDirectory() as folder:
        invented = Path(folder) / "虚构示例.csv"
        invented.write_bytes(made_up_csv(atlas, INVENTED, 2021))
        load([invented], engine, atlas)
    return with_firms(atlas, Store(engine))


@cache
def edition() -> str:
    """Return the newest edition of the plan."""
    sys.path.insert(0, str(ROOT / "src"))
    from mapping.insight.atlas import load_atlas  # noqa: PLC0415

    return load_atlas().catalog.newest_edition


def keep(picture: bytes, name: str) -> None:
    """Write a picture unless it is too large for a repository."""
    if len(picture) > LARGEST_BYTES:
        raise PictureError(f"{name}.png: {len(picture)} bytes, more than {LARGEST_BYTES}")
    path = PICTURES / f"{name}.png"
    path.write_bytes(picture)
    print(f"{path.relative_to(ROOT)}: {len(picture)} bytes", flush=True)


@contextmanager
def server() -> Iterator[str]:
    """Run the application on a free port while the block runs; gives its address."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    options = {
        "server.address": HOST,
        "server.port": port,
        "server.headless": "true",
        "server.fileWatcherType": "none",
    }
    process = subprocess.Popen(  # noqa: S603 - fixed words
        [sys.executable, "-m", "streamlit", "run", "app.py", *(f"--{name}={value}" for name, value in options.items())],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://{HOST}:{port}"
    try:
        wait_until_healthy(process, url)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_until_healthy(process: subprocess.Popen[bytes], url: str) -> None:
    """Return once the server answers; PictureError when it ends or stays silent."""
    deadline = time.monotonic() + START_WITHIN_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise PictureError(f"the application ended with code {process.returncode}; make run says why")
        try:
            with _LOCAL.open(f"{url}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:  # noqa: PLR2004 - HTTP's word for well
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise PictureError(f"the application did not answer within {START_WITHIN_S} s")


if __name__ == "__main__":
    sys.exit(main())
