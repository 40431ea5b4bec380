"""Style sheets and events keep to what every promised browser has; for APIs see tests/browser/test_baseline.py."""

from __future__ import annotations

import re

from tests.baseline import beyond, scripts, styles

# A browser without it shows the same page with its own colour of ticks, its own scroll bars, rows drawn at once.
ADORNMENTS = {"accent-color", "scrollbar-width", "scrollbar-color", "content-visibility", "contain-intrinsic-size"}
# Where a list passes its scrolling on, the page moves with it.
ADORNMENTS |= {"overscroll-behavior"}
# What forces no colours has nothing to be told about them.
ADORNMENTS |= {"forced-color-adjust"}
# Where there is no wheel, nothing turns it; the other is a type of input fields.
WITHOUT_LOSS = {"wheel", "search"}


def test_properties_beyond_the_baseline_only_adorn() -> None:
    declared = set(re.findall(r"(?<![\w-])([a-z-]+)\s*:", styles()))
    assert "grid-template-columns" in declared
    assert declared & set(beyond("property")) == ADORNMENTS


def test_no_selector_and_no_rule_beyond_the_baseline_is_used() -> None:
    selectors = set(re.findall(r"::?([a-z-]+)", styles()))
    rules = set(re.findall(r"@([a-z-]+)", styles()))
    assert {"has", "focus-visible"} <= selectors
    assert {"media", "container"} <= rules
    # a name after a colon may also be a value
    assert {name for name in beyond("selector") if re.search(rf"[^\s:]::?{name}(?![\w-])", styles())} == set()
    # without it, paper has the browser's own margins
    assert rules & set(beyond("at-rule")) == {"page"}


def test_no_event_beyond_the_baseline_is_waited_for() -> None:
    quoted = set(re.findall(r"[\"']([a-z]+)[\"']", scripts()))
    assert {"click", "keydown"} <= quoted
    assert quoted & set(beyond("event")) == WITHOUT_LOSS


def test_sheets_are_not_nested() -> None:
    # Safari reads nested rules from 16.5 on, and before that drops them without a word.
    assert re.findall(r"^\s*&.*$", styles(), flags=re.MULTILINE) == []
