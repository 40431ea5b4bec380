"""The live map, the offline page and the sheet of one request say the same, word for word, in both languages."""

from __future__ import annotations

import json
import re
import subprocess
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from scripts import node
from tests.sheet_words import words_in
from tests.views import EDITION

from mapping.cartography.labels import label_items
from mapping.cartography.resolve import all_layers, resolve
from mapping.cartography.spec import MapSpec
from mapping.leaflet.payload import book, dumps, layer_json
from mapping.leaflet.standalone import standalone_html
from mapping.printing import compose
from mapping.printing.display import Group
from mapping.settings import ROOT
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapping.cartography.labels import LabelText
    from mapping.cartography.state import MapState
    from mapping.insight.atlas import Atlas
    from mapping.printing.display import DisplayList, Item

REQUESTS: dict[str, dict[str, Any]] = {
    "lead": {},
    "an industry": {"layer": "industry:auto"},
    "an industry of nobody": {"layer": "industry:brain"},
    "a sub-sector": {"layer": "subsector:robots"},
    "a sub-sector of no industry": {"layer": "subsector:solar"},
    "a level": {"layer": "tier:future"},
    "a quantity": {"layer": "density"},
    "a target": {"layer": "target:ready_industrial_land"},
    "a second measure": {"layer": "group", "over": "parks"},
    "few overlays": {"layer": "industry:health", "overlays": ("labels",)},
    "districts": {"layer": "lead", "geo": "district", "over": "count"},
    "a unit": {"kind": "unit", "unit": "ovc"},
    "parks laid over": {"overlays": ("parks", "water", "districts", "labels")},
}
Words = tuple[str, ...]


class Voices(NamedTuple):
    """One request, answered three times."""

    state: MapState
    live: dict[str, Any]
    page: str
    sheet: DisplayList
    sent: tuple[dict[str, Any], ...]
    """Layers that travel to the live map when they are chosen."""

    @property
    def layer(self) -> dict[str, Any]:
        layers = [*self.live["layers"], *self.sent]
        return next(layer for layer in layers if layer["id"] == self.state.spec.layer)

    @property
    def panel(self) -> str:
        return self.page.partition('<aside class="panel"')[2].partition("</aside>")[0]


@pytest.fixture(scope="module", params=["zh", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=REQUESTS.values(), ids=REQUESTS)
def voices(request: pytest.FixtureRequest, atlas: Atlas, lang: str, without_fonts: None) -> Voices:  # noqa: ARG001
    spec = MapSpec(**request.param, edition=EDITION, lang=lang)
    return answered(spec, atlas)


@lru_cache(maxsize=2)
def live_book(view: View, atlas: Atlas) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(json.dumps(book(atlas, view)))
    return told


@lru_cache(maxsize=4)
def answered(spec: MapSpec, atlas: Atlas) -> Voices:
    state = resolve(spec, atlas)
    sent = (layer_json(state.layer, state.shared_lists, spec.lang),) if state.layer.subsector else ()
    return Voices(state, live_book(spec.view.plain, atlas), standalone_html(state, atlas), compose(state, atlas), sent)


def groups(items: Iterable[Item], name: str) -> Iterator[Group]:
    for item in items:
        if isinstance(item, Group):
            if item.name == name:
                yield item
            yield from groups(item.items, name)


def keys_of(sheet: DisplayList) -> list[str]:
    """Return the texts of a sheet's keys, on the map or beside it."""
    return [word for name in ("key", "panel:key") for found in groups(sheet.items, name) for word in words_in([found])]


def flat(words: Iterable[str]) -> str:
    """Return texts in one, without what a line's end or the typeface changes."""
    return "".join(words).replace(" ", "").translate(str.maketrans("“”‘’", "\"\"''"))


def plain(markup: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", markup))


def test_they_have_the_same_legend(voices: Voices) -> None:
    if voices.state.is_plain:
        # a map of one unit by default tells only it from its neighbours
        assert 'data-testid="legend-row"' not in voices.page
        return
    listed = [(row.bin.label, str(row.count)) for row in voices.state.layer.legend]
    assert [(row["label"], str(row["count"])) for row in voices.layer["legend"]] == listed
    rows = re.findall(r'data-testid="legend-row".*?<span>(.*?)</span><b>(\d+)</b>', voices.page)
    assert [(unescape(label), count) for label, count in rows] == listed
    words = keys_of(voices.sheet)
    assert [(label, words[words.index(label) + 1]) for label, _ in listed] == listed


def test_they_have_the_same_captions_and_notes(voices: Voices) -> None:
    state = voices.state
    if not state.is_plain:
        assert voices.layer["caption"] == state.layer.caption
        assert state.layer.caption in unescape(voices.panel)
        assert flat([state.layer.caption]) in flat(text.text for text in voices.sheet.texts())
    note = voices.live["lines"][state.spec.geo]["note"]
    assert (note is None) == (state.spec.geo == "unit")
    if note is not None:
        assert f"<p>{note}</p>" in unescape(voices.panel)
        assert flat([note]) in flat(keys_of(voices.sheet))


def test_they_agree_which_parks_stand_in_their_own_place(voices: Voices) -> None:
    parks = [park for park in voices.state.parks if park.unit_id == voices.state.spec.unit]
    live = {park["id"]: (park["own_place"], park["draw"]) for park in voices.live["parks"]}
    assert [live[park.park_id] for park in parks] == [(park.has_own_place, park.drawable) for park in parks]
    marks = [("placed" if park.has_own_place else "town" if park.drawable else "unplaced") for park in parks]
    assert re.findall(r'<b class="park-number (\w+)"', voices.panel) == marks


def test_they_call_their_lines_the_same(voices: Voices) -> None:
    state = voices.state
    scope = "focus" if state.spec.kind == "unit" else state.spec.geo
    live = [
        line["label"]
        for line in voices.live["lines"][scope]["keys"]
        if line["overlay"] is None or line["overlay"] in state.spec.overlays
    ]
    page = [unescape(label) for label in re.findall(r'data-line="\w+"><i[^>]*></i>(.*?)</span>', voices.page)]
    assert page == live
    words = keys_of(voices.sheet)
    assert [label for label in live if label in words] == live


def test_they_call_their_marks_the_same(voices: Voices) -> None:
    spec, words = voices.state.spec, keys_of(voices.sheet)
    page = re.findall(r'<span data-mark="([\w-]+)">(?:<i[^>]*></i>)+(.*?)</span>', voices.panel)
    told = (
        words[words.index(plain(subject[1])) + 1 :]
        if (subject := re.search(r'"marks"><b>(.*?)<', voices.panel))
        else []
    )
    if spec.kind != "unit" and "parks" not in spec.overlays:
        assert voices.state.marks == ()
        assert page == told == []
        return
    live = voices.live["marks"]["focus" if spec.kind == "unit" else "city"]
    # sheets and pages draw no numbers of stacks, and one size
    both = [(mark["kind"], mark["label"]) for mark in live if not mark["kind"].startswith(("stack", "rank-"))]
    assert [(kind, unescape(label)) for kind, label in page] == both
    assert told[: len(both)] == [label for _, label in both]


def test_they_have_the_same_second_measure(voices: Voices) -> None:
    over, keys = voices.state.spec.over, keys_of(voices.sheet)
    drawn = {item.name.removeprefix("circle:") for item in voices.sheet.walk() if isinstance(item, Group)}
    if over is None:
        assert voices.page.count("circle circle-") == 0
        assert 'class="circles"' not in voices.panel
        assert list(groups(voices.sheet.items, "circles")) == []
        return
    layer = next(layer for layer in voices.live["layers"] if layer["id"] == over)
    values = [row["label"] for row in layer["circles"]["legend"]]
    page = re.findall(r"<li><svg.*?</svg><span>(.*?)</span></li>", voices.panel)
    assert [unescape(value) for value in page] == values
    assert flat([layer["label"], layer["circles"]["caption"]]) in flat(keys)
    assert [value for value in values if value in keys] == values
    assert layer["label"] in unescape(voices.panel)
    assert layer["circles"]["caption"] in unescape(voices.panel)
    units = set(layer["circles"]["of"]) - {"scenic"}
    assert units <= drawn
    assert set(re.findall(r"circle circle-(\w+)", voices.page)) - {"scenic"} == units


def said(text: LabelText) -> Words:
    return tuple(filter(None, (text.name, text.detail, text.chip)))


def live_forms(voices: Voices) -> dict[str, set[Words]]:
    """Return the words of every form that the book gives the labels of the map of the city."""
    named = {unit["id"]: unit for unit in voices.live["units"]}
    lists = {face["id"]: face for face in voices.live["shared_lists"]}
    layer = voices.layer
    content = {unit: layer["of"][unit] for unit in named} | {face: layer["lists"][face] for face in lists}
    found = {}
    for key, says in content.items():
        texts = {"detail": says.get("short"), "chip": says.get("chip")}
        rungs = voices.live["ladders"]["map"][says["ladder"]]
        found[key] = {_words((named | lists)[key], rung, texts) for rung in rungs}
    return found


def _words(face: dict[str, str], rung: dict[str, Any], texts: dict[str, str | None]) -> Words:
    under = (text for part, text in texts.items() if part in rung["parts"] and text)
    return (face[rung["name"]], *under)


def sheet_labels(voices: Voices) -> list[tuple[str, Words]]:
    labels = (item for item in voices.sheet.walk() if isinstance(item, Group) and item.name.startswith("label:"))
    return [(item.name.removeprefix("label:"), tuple(words_in(item.items))) for item in labels]


def page_labels(voices: Voices) -> list[Words]:
    """Return the words of the labels that the page places."""
    icons = re.findall(r"L\.divIcon\((\{.*?\})\);", voices.page, re.DOTALL)
    found = []
    for icon in icons:
        if '"label"' not in icon:
            continue
        html = json.loads(re.search(r'"html": ("(?:[^"\\]|\\.)*")', icon)[1])  # type: ignore[index]
        name, _, row = html.partition("</b>")
        detail, _, chip = re.sub(r"<svg.*?</svg>", "", row).partition("<em>")
        found.append(tuple(filter(None, (plain(name), plain(detail), plain(chip)))))
    return found


def test_their_labels_say_the_same(voices: Voices) -> None:
    if voices.state.by_district:
        names = {district["name"] for district in voices.live["districts"]}
        assert set(page_labels(voices)) <= {(name,) for name in names}
        # what the map has no room for is named in its inset
        assert names <= {" ".join(words) for _, words in sheet_labels(voices)} | set(words_in(voices.sheet.items))
        return
    grouped = label_items(voices.state, grouped=voices.state.focus is None)
    forms = {item.key: {said(form) for form in item.forms} for item in grouped}
    if voices.state.focus is None:
        live = live_forms(voices)
        assert {key: live[key] for key in forms} == forms
    placed = page_labels(voices)
    assert placed
    assert set(placed) <= set().union(*forms.values())
    on_sheet = [(key, words) for key, words in sheet_labels(voices) if key in forms]
    if voices.state.focus is None:
        assert {key for key, _ in on_sheet} == set(forms)
    central = {face.unit_id for face in voices.state.units if face.group == "central"}
    for key, words in on_sheet:
        quiet = {(face.tiny,) for face in voices.state.units if face.unit_id == key and key not in central}
        assert words in forms[key] | quiet


def test_the_offline_page_lists_the_terms_and_parks_of_a_unit_as_its_sheet_does(atlas: Atlas, lang: str) -> None:
    voices = answered(MapSpec(kind="unit", unit="ovc", edition=EDITION, lang=lang), atlas)
    facts, unit = voices.state.unit_facts, voices.state.focus
    assert facts is not None
    assert unit is not None
    on_sheet = words_in([voices.sheet.group("panel:terms")])
    for fact in facts.terms:
        assert fact.term in on_sheet
        assert f"<span>{fact.term}</span>" in unescape(voices.panel)
    told = next(row for row in voices.live["units"] if row["id"] == "ovc")
    assert [term for term, *_ in told["terms"]] == [fact.term for fact in facts.terms]


def test_the_browser_makes_of_every_layer_the_labels_that_a_sheet_may_have(atlas: Atlas, lang: str) -> None:
    view = View(EDITION, lang=lang)
    command = [node.find().program, "tests/browser_units/labels_said.js"]
    told = subprocess.run(command, cwd=ROOT, input=dumps(book(atlas, view)).encode(), capture_output=True, check=True)
    live = json.loads(told.stdout)
    assert set(live) == set(all_layers(view, atlas))
    for layer, labels in live.items():
        state = resolve(MapSpec(layer=layer, edition=EDITION, lang=lang), atlas)
        items = {item.key: item for grouped in (True, False) for item in label_items(state, grouped=grouped)}
        sheet = {key: list(dict.fromkeys("".join(said(form)) for form in items[key].forms)) for key in items}
        assert {key: [unescape(text) for text in texts] for key, texts in labels.items()} == sheet, layer
