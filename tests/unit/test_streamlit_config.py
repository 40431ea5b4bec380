from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from streamlit import config

from mapping.cartography.colours import READABLE_CONTRAST, contrast
from mapping.intake.limits import LISTS
from mapping.ui.frame.export.desk import MOST_TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def keys(table: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from keys(value, f"{prefix}{name}.")
        else:
            yield prefix + name


def test_streamlit_knows_every_key() -> None:
    known = set(config.get_config_options())
    assert sorted(set(keys(CONFIG)) - known) == []


def test_only_this_machine_is_served_and_nothing_is_reported() -> None:
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["client"]["showErrorLinks"] is False


def test_the_font_of_the_machine_comes_before_ours() -> None:
    families = [family.strip() for family in CONFIG["theme"]["font"].split(",")]
    assert families.index("Microsoft YaHei") < families.index("Noto Sans SC")
    assert CONFIG["theme"]["headingFont"] == CONFIG["theme"]["font"]
    assert "fontFaces" not in CONFIG["theme"]  # the style sheet has them, in pieces


def test_theme_text_can_be_read() -> None:
    theme = CONFIG["theme"]
    for text in ("textColor", "linkColor", "primaryColor", "dataframeHeaderTextColor"):
        for ground in ("backgroundColor", "secondaryBackgroundColor", "dataframeHeaderBackgroundColor"):
            assert contrast(theme[text], theme[ground]) >= READABLE_CONTRAST, (text, ground)
    drawer = theme["sidebar"]
    for text in ("textColor", "linkColor"):
        for ground in ("backgroundColor", "secondaryBackgroundColor"):
            assert contrast(drawer[text], drawer[ground]) >= READABLE_CONTRAST, (text, ground)


def test_a_template_of_the_size_that_is_promised_fits_into_a_message() -> None:
    as_text = MOST_TEMPLATE * 4 / 3
    assert as_text < CONFIG["server"]["maxWidgetStateSize"] * 10**6, "a larger message ends the connection"


def test_the_server_takes_files_up_to_the_size_that_is_promised() -> None:
    assert CONFIG["server"]["maxUploadSize"] * 10**6 == LISTS.bytes  # as the browser counts, which refuses first
