"""Maps are drawn without any API that a promised browser may lack."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.baseline import used_apis

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    OpenPage = Callable[..., Page]

# Members of the window's interface stand on the window itself.
REMOVE = """for (const path of %s) {
  const names = path.split("."), last = names.pop();
  const owner = names.reduce((found, name) => found?.[name], globalThis);
  if (owner && Object.hasOwn(owner, last)) delete owner[last];
  if (path.startsWith("Window.prototype.")) delete globalThis[last];
}"""


@pytest.fixture
def plain(new_context: Callable[..., BrowserContext]) -> Page:
    """Return a page in a browser that has nothing beyond the baseline of what our scripts name."""
    context = new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(REMOVE % json.dumps(used_apis()))
    return context.new_page()


def test_the_list_is_made_from_what_the_scripts_name() -> None:
    assert {"Window.prototype.requestIdleCallback", "Navigator.prototype.clipboard"} <= set(used_apis())


@pytest.mark.parametrize("path", ["/?geo=district", "/finder", "/district?unit=ovc"])
def test_a_map_is_drawn_without_them(open_page: OpenPage, plain: Page, path: str) -> None:
    page = open_page(path, plain)
    assert page.evaluate("[typeof requestIdleCallback, typeof navigator.clipboard]") == ["undefined", "undefined"]
    units = page.locator("path[data-unit]")
    assert len(set(units.evaluate_all("all => all.map(path => path.dataset.unit)"))) == 14
    assert units.evaluate_all("all => all.filter(path => !path.getAttribute('fill'))") == []
    expect(page.locator("[data-testid=card], .lm-list [data-row]").first).to_be_visible()


def test_the_administrative_view_is_fetched_ahead_and_a_table_copied_without_them(
    open_page: OpenPage, plain: Page
) -> None:
    # nobody asks for it here: the pause that stands for an idle moment does
    with plain.expect_response(lambda response: "districts-" in response.url):
        page = open_page("/", plain)
    page.get_by_role("button", name="复制表格").click()
    expect(page.get_by_role("status").filter(has_text="已复制，可粘贴到表格软件")).to_be_visible()
