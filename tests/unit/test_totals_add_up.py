"""Every total that is shown adds up: on cards, in keys, on sheets and in lists, as a reader would add it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.own_data import own_atlas
from tests.views import EDITION, VIEW

from mapping.cartography.circles import circles
from mapping.cartography.resolve import all_layers, resolve
from mapping.cartography.spec import FOUND_PARKS, MapSpec
from mapping.insight.parks.finder import ParkQuery, facets, find_parks, per_unit
from mapping.insight.profiles import city_profile
from mapping.printing import compose
from mapping.printing.display import Group, Text
from mapping.printing.markers import name_forms
from mapping.ui.map.cards import city_card, industry_card, unit_card
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.state import MapState

ATLAS = own_atlas()
CATALOG = ATLAS.catalog
UNITS = [unit.unit_id for unit in CATALOG.units]
LANGS = ("zh", "en")
VIEWS = [View(EDITION, later=later, lang=lang) for later in (False, True) for lang in LANGS]
MORE = re.compile(r"另有 (\d+) 处|^(\d+) more$")
IN_ALL = re.compile(r"共 (\d+)|(\d+) in all")


def texts(group: Group) -> Iterator[str]:
    """Yield the texts of a group in the order they are drawn."""
    for item in group.items:
        if isinstance(item, Group):
            yield from texts(item)
        elif isinstance(item, Text):
            yield item.text


def number(pattern: re.Pattern[str], shown: str) -> int | None:
    """Return the number that a text says, in either language."""
    found = pattern.search(shown)
    return int(next(filter(None, found.groups()))) if found else None


def named_on(panel: list[str], state: MapState) -> int:
    """Return how many parks the list of a sheet names, in full, in short, or cut."""
    forms = {form for park in state.parks for form in name_forms(park.name, state.spec.lang)}
    cut = [text[:-1] for text in panel if text.endswith("…")]
    return sum(text in forms for text in panel) + sum(any(form.startswith(text) for form in forms) for text in cut)


def added(panel: list[str], state: MapState) -> tuple[int, int]:
    """Return the parks that a list names and those it says there are more, together, and the total in its heading."""
    more = next((n for text in panel if (n := number(MORE, text)) is not None), 0)
    total = next(n for text in panel if (n := number(IN_ALL, text)) is not None)
    return named_on(panel[2:], state) + more, total


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit_id", UNITS)
def test_the_parks_on_the_sheet_of_a_unit_add_up(unit_id: str, lang: str) -> None:
    state = resolve(MapSpec(kind="unit", unit=unit_id, edition=EDITION, lang=lang), ATLAS)
    page = compose(state, ATLAS)
    printed, total = added(list(texts(page.group("panel:parks"))), state)
    assert printed == total == len(CATALOG.parks_of(unit_id, VIEW))
    told = next(text for text in texts(page.group("panel:facts")) if "待核" in text or "verified" in text)
    assert sum(map(int, re.findall(r"\d+", told))) == total


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("industry", ["hydrogen", "health", "equipment"])
def test_the_parks_on_the_sheet_of_a_filter_add_up(industry: str, lang: str) -> None:
    query = ParkQuery(industry=(industry,))
    overlays = ("tiles", "parks", "water", "labels")
    spec = MapSpec(layer=FOUND_PARKS, query=query, overlays=overlays, edition=EDITION, lang=lang)
    state = resolve(spec, ATLAS)
    page = compose(state, ATLAS)
    printed, total = added(list(texts(page.group("panel:found"))), state)
    assert printed == total == len(find_parks(CATALOG, query, EDITION).parks)
    rows = list(texts(page.group("panel:values")))
    values = [int(match[1]) for text in rows if (match := re.fullmatch(r"(\d+)( 处)?", text))]
    homeless = sum(park.unit_id is None for park in state.parks)
    assert 0 not in values
    assert sum(values) + homeless == total
    numbers = [int(text) for text in texts(page.group("panel:found")) if text.isdigit()]
    assert numbers == sorted(state.numbers.values())[: len(numbers)]


@pytest.mark.parametrize("view", VIEWS)
def test_the_key_of_every_layer_counts_each_unit_once(view: View) -> None:
    for key, layer in all_layers(view, ATLAS).items():
        counted = sum(row.count for row in layer.legend)
        assert counted == len(layer.values), key
        if counted != len(UNITS):
            assert str(counted) in layer.caption, f"{key} does not say why it counts {counted}"
            assert str(len(UNITS)) in layer.caption


@pytest.mark.parametrize("view", VIEWS)
def test_no_key_of_circles_goes_beyond_the_largest_value(view: View) -> None:
    for layer in all_layers(view, ATLAS).values():
        made = circles(layer)
        if made is not None:
            largest = max(float(value.raw) for value in layer.values.values() if isinstance(value.raw, int | float))
            assert all(float(label.replace(",", "")) <= largest for label, _ in made.legend)


@pytest.mark.parametrize("view", VIEWS)
def test_the_parks_on_the_cards_add_up(view: View) -> None:
    in_units = 0
    for unit_id in UNITS:
        card = unit_card(ATLAS, view, unit_id)
        total = int(re.search(r"<dt>(?:园区|Parks)</dt><dd>(\d+)", card)[1])  # type: ignore[index]
        levels = [int(n) for n in re.findall(r'<span class="level-\d" style="flex:\d+" title="[^"]*">(\d+)<', card)]
        heading = re.search(
            r"(?:已定位|placed)?\s*(\d+)[^<\d]*·[^<\d]*(\d+)[^<\d]*<a class=\"to-source\" href=\"sources\?source=parks",
            card,
        )
        assert sum(levels) == total
        assert heading is not None
        assert int(heading[1]) + int(heading[2]) == total
        in_units += total
    everywhere = int(re.search(r"<dt>(?:园区|Parks)</dt><dd>(?:<a[^>]*>)?(\d+)", city_card(ATLAS, view))[1])  # type: ignore[index]
    homeless = sum(park.unit_id is None for park in CATALOG.parks_in(view))
    assert in_units + homeless == everywhere == city_profile(ATLAS, view).parks


@pytest.mark.parametrize("view", VIEWS)
def test_the_parks_on_the_card_of_an_industry_add_up(view: View) -> None:
    for industry in CATALOG.industries:
        card = industry_card(ATLAS, view, industry.industry_id)
        total = number(re.compile(r"共 (\d+)|(\d+) in all"), card) or 0
        shown = len(re.findall(r'<span class="dot', card))
        more = number(re.compile(r"另有 (\d+) 处|(\d+) more"), card) or 0
        assert shown + more == total, industry.industry_id


@pytest.mark.parametrize("later", [False, True])
def test_the_counts_of_the_finder_add_up(later: bool) -> None:
    query = ParkQuery(later=later)
    found, counted = find_parks(CATALOG, query, EDITION), facets(CATALOG, query, EDITION)
    total = counted.total
    assert total == len(found.parks) == len(CATALOG.parks_in(View(EDITION, later=later)))
    for facet in ("unit", "kind", "level", "precision", "confidence"):
        assert sum(counted.values[facet].values()) == total, facet
    assert "unit_zone" not in counted.values["kind"]
    homeless = sum(park.unit_id is None for park in found.parks)
    assert sum(per_unit(found).values()) + homeless == total
    assert sum(park.drawable for park in found.parks) + found.unplaced == total


@pytest.mark.parametrize("view", VIEWS)
def test_the_table_of_units_adds_up_to_the_city(view: View) -> None:
    layers = all_layers(view, ATLAS)
    parks = sum(float(value.raw) for value in layers["parks"].values.values())  # type: ignore[arg-type]
    homeless = sum(park.unit_id is None for park in CATALOG.parks_in(view))
    assert parks + homeless == len(CATALOG.parks_in(view))
    terms = sum(float(value.raw) for value in layers["count"].values.values())  # type: ignore[arg-type]
    assert terms == sum(d.edition == EDITION for d in CATALOG.designations)
    tiers = ("pillar", "emerging", "future")
    inside = sum(float(v.raw) for tier in tiers for v in layers[f"tier:{tier}"].values.values())  # type: ignore[arg-type]
    assert inside + sum(d.industry_id is None for d in CATALOG.designations if d.edition == EDITION) == terms
