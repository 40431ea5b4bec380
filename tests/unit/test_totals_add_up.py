"""Every total that is shown adds up: on cards, in keys, on sheets and in lists, as a reader would add it."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.own_data import own_atlas
from tests.views import EDITION, VIEW

from mapping.cartography.circles import circles
from mapping.cartography.resolve import all_layers, resolve
from mapping.cartography.spec import FOUND_PARKS, MapSpec
from mapping.insight.parks.finder import ParkQuery, facets, find_parks, per_unit
from mapping.insight.profiles import city_profile
from mapping.printing import compose, style
from mapping.printing.blocks.tiles_key import tiles_key
from mapping.printing.display import Group, Text, walk
from mapping.printing.markers import name_forms
from mapping.printing.setting import Setting
from mapping.printing.style import A4, Paper
from mapping.ui.map.cards import city_card, industry_card, unit_card
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.state import MapState
    from mapping.printing.display import DisplayList, Item

ATLAS = own_atlas()
CATALOG = ATLAS.catalog
UNITS = [unit.unit_id for unit in CATALOG.units]
LANGS = ("zh", "en")
SCREEN = Paper("16:9", 338.7, 190.5)
FACTS_APART = 3.5
"""Baselines of the facts of a unit lie farther apart than this, in mm."""
VIEWS = [View(EDITION, later=later, lang=lang) for later in (False, True) for lang in LANGS]
MORE = re.compile(r"另有 (\d+) 处|^(\d+) more$")
IN_ALL = re.compile(r"共 (\d+)|(\d+) in all")


def texts(group: Group) -> Iterator[str]:
    """Return the texts of a group in the order they are drawn."""
    return (item.text for item in walk(group.items) if isinstance(item, Text))


@cache
def page_of(unit_id: str, lang: str, paper: Paper = A4) -> tuple[MapState, DisplayList]:
    """Return the sheet of a unit, with the state behind it."""
    state = resolve(MapSpec(kind="unit", unit=unit_id, edition=EDITION, lang=lang), ATLAS)
    return state, compose(state, ATLAS, Setting(paper))


def groups(page: DisplayList | Group) -> Iterator[Group]:
    """Return all groups of a page."""
    return (item for item in walk(page.items) if isinstance(item, Group))


def items(group: Group) -> Iterator[Item]:
    """Return what is drawn in a group, those within it too."""
    return (item for item in walk(group.items) if not isinstance(item, Group))


def numbers_on(page: DisplayList) -> set[int]:
    """Return the numbers of the markers on a map."""
    found: set[int] = set()
    for group in groups(page):
        if group.name.startswith("park:"):
            for run in ("·".join(texts(group))).split("·"):
                first, _, last = run.partition("–")
                found |= set(range(int(first), int(last or first) + 1)) if run else set()
    return found


def number(pattern: re.Pattern[str], shown: str) -> int | None:
    """Return the number that a text says, in either language."""
    found = pattern.search(shown)
    return int(next(filter(None, found.groups()))) if found else None


def named_on(panel: list[str], state: MapState) -> int:
    """Return how many parks the list of a sheet names, in full or in short, in one line or more."""
    forms = {form for park in state.parks for form in name_forms(park.name, state.spec.lang)}
    lines = [panel[i : i + n] for n in (1, 2, 3) for i in range(len(panel) - n + 1)]
    broken = [between.join(line) for line in lines for between in ("", " ")[: len(line)]]
    return sum(text in forms for text in broken)


def added(panel: list[str], state: MapState) -> tuple[int, int]:
    """Return the parks that a list names and those it says there are more, together, and the total in its heading."""
    more = next((n for text in panel if (n := number(MORE, text)) is not None), 0)
    total = next(n for text in panel if (n := number(IN_ALL, text)) is not None)
    return named_on(panel[2:], state) + more, total


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit_id", UNITS)
def test_the_parks_on_the_sheet_of_a_unit_add_up(unit_id: str, lang: str) -> None:
    state, page = page_of(unit_id, lang)
    printed, total = added(list(texts(page.group("panel:parks"))), state)
    assert printed == total == len(CATALOG.parks_of(unit_id, VIEW))
    told = next(text for text in texts(page.group("panel:facts")) if "待核" in text or "verified" in text)
    assert sum(map(int, re.findall(r"\d+", told))) == total


@pytest.mark.parametrize("paper", [A4, SCREEN], ids=lambda paper: paper.name)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit_id", UNITS)
def test_every_number_on_the_map_of_a_unit_stands_in_its_list(unit_id: str, lang: str, paper: Paper) -> None:
    state, page = page_of(unit_id, lang, paper)
    listed = {int(text) for text in texts(page.group("panel:parks")) if text.isdigit()}
    assert numbers_on(page) <= listed
    if paper is A4:
        assert numbers_on(page) == listed == set(state.numbers.values())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit_id", UNITS)
def test_names_and_facts_on_the_sheet_of_a_unit_are_of_one_size(unit_id: str, lang: str) -> None:
    _, page = page_of(unit_id, lang)
    for panel, bold in (("panel:parks", False), ("panel:facts", True)):
        rows = [item for item in items(page.group(panel)) if isinstance(item, Text)][2:]
        told = [item for item in rows if item.face.bold is bold and item.face.fill == style.INK]
        assert len({item.face.size for item in told}) <= 1
        lines = sorted({item.y for item in told}) if bold else []
        assert all(below - above > FACTS_APART for above, below in pairwise(lines))


@pytest.mark.parametrize("lang", LANGS)
def test_the_key_of_the_tiles_lists_as_many_as_it_counts(lang: str) -> None:
    key = tiles_key(resolve(MapSpec(edition=EDITION, lang=lang), ATLAS))
    for tier in key.tiers:
        assert number(re.compile(r"（(\d+)）| \((\d+)\)"), tier.label) == len(tier.entries)
    assert sum(len(tier.entries) for tier in key.tiers) == len(CATALOG.industries)
    assert len(key.apart.entries) == 1
    page = compose(resolve(MapSpec(edition=EDITION, lang=lang), ATLAS), ATLAS)
    shown = {item.text: item for item in items(page.group("panel:tiles")) if isinstance(item, Text)}
    head, name = shown[key.apart.label], shown[key.apart.entries[0][1]]
    assert head.y < name.y
    assert not any(head.y < item.y < name.y for item in shown.values() if item.x < name.x + 1)


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
    for facet in ("unit", "kind", "level", "precision", "confidence", "grade"):
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
