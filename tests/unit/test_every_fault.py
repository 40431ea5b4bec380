"""Each fault of the one table is brought about, and told in both languages with nothing left open."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from tests.office_indicators import NOT_OF_UNITS, atlas_with_indicators
from tests.own_data import own_atlas
from tests.pptx_templates import no_templates
from tests.spoilt_tables import Copy
from tests.views import EDITION

from mapping import fonts
from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.catalog import load_catalog
from mapping.catalog.join import join_report
from mapping.cli import _check_arguments, match, parks, render
from mapping.cli.app import format_of, open_atlas, write_bytes
from mapping.cli.handing_over import read_request, read_template
from mapping.cli.parks import ParkFormat
from mapping.documents.carried import carried
from mapping.documents.files import file_of
from mapping.documents.making import make
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.documents.worker import Job, Worker
from mapping.errors import DataError, MappingError
from mapping.geography import load_geography
from mapping.geography.known import datum_fault
from mapping.geography.layers import LAYERS, read_layer
from mapping.insight.match.weights import Weights
from mapping.insight.match.wish import chosen_meanings, taken_out
from mapping.insight.parks.written import read_later, read_range, read_text
from mapping.insight.targets.actuals import actuals_of
from mapping.intake import reading
from mapping.intake.pages import Flaw, Line, Page, Refusal, Unread
from mapping.leaflet.publish import put_hashed
from mapping.printing import typeface
from mapping.printing.writers.pptx import Template, layouts
from mapping.sentences import Code, Severity, Upload
from mapping.settings import settings
from mapping.ui import address
from mapping.ui.address.fitting import too_long
from mapping.ui.briefing.held import opened
from mapping.ui.frame import handover
from mapping.ui.overlap.page import choice_of
from mapping.ui.server import limits
from mapping.ui.targets.page import _layer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from mapping.faults import Fault
    from mapping.insight.atlas import Atlas

OPEN = re.compile(r"[{}]|None")
FIELD = re.compile(r"\{(\w+)\}")


def of_error(attempt: Callable[[], object]) -> list[Fault]:
    """Return the faults that end an attempt."""
    with pytest.raises(MappingError) as caught:
        attempt()
    return list(caught.value.faults) if isinstance(caught.value, DataError) else [caught.value.fault]


INDICATORS = (
    "indicator_id,name_zh,name_en,geography,value_unit,value_unit_en,digits,is_amount,date,source_id,note_zh\n"
    "power,用电量,,district,万千瓦时,,0,yes,,census_2020,\n"
)


def cells_and_rows(folder: Path) -> list[Fault]:
    """Return the faults of tables that can be read: of cells, of rows, and between them."""
    copy = Copy(folder)
    industries = {"industries": "保税加工;;保税物流"}
    copy.set("parks", 2, unit_id="")
    copy.set("parks", 5, since="soon", area_km2="5 km", kind="zone", source_url="x", **industries)
    copy.set("parks", 6, name_zh="", area_km2="0", industries="炼金术;炼金术")
    copy.set("parks", 7, unit_id="ovcc", industries="炼金术")
    copy.set("parks", 8, lat="", source_datum="", precision="none")
    copy.set("stop_words", 2, edge="no")
    copy.set("subdistricts", 3, since="2020", until="2010")
    copy.set("thesaurus", 2, alternative="ai;nextgen_it")
    copy.set("targets", 2, unit_id="ovc", value="", stretch_value="", comparator="")
    copy.set("units", "xinzhou", group="rural")
    copy.set("units", "jiangan", aliases="江汉区")
    copy.set("industry_tiles", "quantum", fill="purple")
    copy.set("taxonomy_965", "brain", rank="1")
    copy.set("term_to_965", "新材料", industry_id="green")
    copy.set("word_subsectors", "生物医药", subsector_id="steel")
    copy.set("statements", "s001", unit_name_zh="长江新区")
    copy.set("statements", "s002", as_written="创意产业")
    grades = {4: {"source_url": ""}, 5: {"better_grade": ""}, 20: {"id": "p999"}, 19: {"source_url": "https://e.org/"}}
    for line, cells in grades.items():
        copy.set("source_grades", line, **cells)
    copy.set("source_corrections", 5, value_right="61")
    copy.change("editions", lambda rows: [row.append("remark") for row in rows])
    copy.change("neighbours", lambda rows: rows.append(list(rows[1])))
    copy.change("neighbours", lambda rows: rows.append([*rows[1], "more"]))
    copy.change("measures", lambda rows: rows.append([*rows[1][:3], "1", *rows[1][4:]]))
    copy.set("clauses", 2, marks="氢能")
    copy.set("clauses", 3, quote="武汉经济技术开发区聚焦新能源汽车等主导产业")
    copy.change("clauses", lambda rows: rows.pop(3))
    (folder / "indicators.csv").write_text(INDICATORS, encoding="utf-8")
    (folder / "indicator_values.csv").write_text("indicator_id,area_id,value\npower,ovc,3\n", encoding="utf-8")
    return copy.faults()


def lists_of_units(folder: Path) -> list[Fault]:
    """Return the faults of lists: a gap in one, and units whose list differs from the one they share."""
    copy = Copy(folder)

    def spoil(rows: list[list[str]]) -> None:
        rank = rows[0].index("rank")
        place = {(row[0], row[rank]): row for row in rows[1:]}
        place["hanyang", "4"][rows[0].index("term")] = "新材料"
        place["hanyang", "4"][rows[0].index("industry_id")] = "equipment"
        rows.append([*place["wuchang", "6"]])
        rows[-1][rank], rows[-1][rows[0].index("term")], rows[-1][rows[0].index("industry_id")] = (
            "7",
            "新材料",
            "equipment",
        )
        rows.remove(place["qiaokou", "6"])
        rows.remove(place["ovc", "3"])

    copy.change("industries", spoil)
    return copy.faults()


def files(folder: Path) -> list[Fault]:
    """Return the faults of tables that cannot be read as such."""
    copy = Copy(folder)
    (folder / "units.csv").write_bytes(b"")
    (folder / "parks.csv").unlink()
    (folder / "thesaurus.csv").unlink()
    (folder / "thesaurus.csv").mkdir()
    (folder / "sources.csv").write_bytes((folder / "sources.csv").read_text(encoding="utf-8").encode("gb18030"))
    path = folder / "neighbours.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("鄂州市", '"鄂州市'), encoding="utf-8")
    copy.change("measures", lambda rows: rows.__delitem__(slice(1, None)))
    copy.change("editions", lambda rows: [row.append(row[0]) for row in rows])
    copy.change("stop_words", lambda rows: rows[0].__setitem__(0, "trem"))
    copy.change("three_lists", lambda rows: [row.pop() for row in rows])
    return [*copy.faults(), *of_error(lambda: load_catalog(folder / "nowhere"))]


LEFT = {"type": "Polygon", "coordinates": [[[114, 30], [115, 30], [115, 31], [114, 31], [114, 30]]]}
BOWTIE = {"type": "Polygon", "coordinates": [[[114, 30], [115, 31], [115, 30], [114, 31], [114, 30]]]}
TURNED = {"type": "Polygon", "coordinates": [[[30, 114], [31, 114], [31, 115], [30, 114]]]}

SHIFT = (0.0056, -0.0024)
"""About what GCJ-02 is off, degrees."""


def geometry(folder: Path) -> list[Fault]:
    """Return the faults of layers."""
    shapes = [LEFT, None, {"type": "Polygon", "coordinates": []}, {"type": "Point", "coordinates": [114, 30]}]
    keys = ["a", "b", "c", "d", "e", "f", "a", None]
    features = [
        {"type": "Feature", "properties": {"unit_id": key}, "geometry": shape}
        for key, shape in zip(keys, [*shapes, BOWTIE, TURNED, LEFT, LEFT], strict=True)
    ]
    projected = {"crs": {"type": "name", "properties": {"name": "EPSG:4547"}}, "features": [1]}
    contents = {
        "layout_units_14_web": json.dumps({"features": features}).encode(),
        "layout_units_web": b'{"features": [',
        "districts_web": json.dumps(projected).encode(),
        "zones_web": b'{"features": []}',
    }
    for stem, content in contents.items():
        (folder / f"{stem}.geojson").write_bytes(content)
    found = of_error(lambda: load_geography(folder))
    frame = read_layer(settings().geo_dir / "districts_web.geojson", LAYERS["districts"])
    moved = datum_fault("districts_web.geojson", frame.set_geometry(frame.translate(*SHIFT), crs=frame.crs))
    assert moved is not None
    found.append(moved)
    (folder / "water_web.geojson").mkdir()
    (folder / "zones_web.geojson").write_bytes('{"features": "武汉"}'.encode("gbk"))
    (folder / "districts_web.geojson").write_bytes(b"[]")
    return found + of_error(lambda: load_geography(folder))


def uploads(monkeypatch: pytest.MonkeyPatch) -> Iterable[Fault]:
    """Yield the faults of files that are refused as a whole."""
    for refusal in Refusal:
        monkeypatch.setattr(reading, "_ask_child", lambda *_, why=refusal: {"refused": why.value})
        yield from of_error(lambda: reading.read_pages("a.csv", b"a,b"))


HEADING = ("布局单元", "目标", "实际值", "计量单位", "来源")
TAX = ("tax_per_mu", "9.5", "万元/亩")
SHARE = "industry_project_funds_share"
ROWS: Sequence[tuple[Any, ...]] = (
    ("黄陂区", *TAX),
    ("黄陂区", *TAX),
    ("黄陂区", "tax_per_mu", Unread("=", is_formula=True), "万元/亩"),
    ("黄陂区", "tax_per_mu", Unread("#N/A"), "万元/亩"),
    ("", *TAX),
    ("HY", *TAX),
    ("东湖风景区", *TAX),
    ("江厦区", *TAX),
    ("zzzzzz", *TAX),
    ("ovc", "", "1", "个"),
    ("ovc", "gdp", "1", "亿元"),
    ("ovc", "pastoral_complex", "是", ""),
    ("ovc", "tax_per_m", "1", "个"),
    ("ovc", "zzzzzz", "1", "个"),
    ("ovc", "tax_per_mu", "1", ""),
    ("ovc", "tax_per_mu", "1", "元"),
    ("xinzhou", "pastoral_complex", "是", "个"),
    ("ovc", "tax_per_mu", float("inf"), "万元/亩"),
    ("ovc", "tax_per_mu", "36①", "万元/亩"),
    ("ovc", "tax_per_mu", "19,250", "万元/亩"),
    ("ovc", "tax_per_mu", "-1", "万元/亩"),
    ("ovc", SHARE, "0.45", "%"),
    ("ovc", SHARE, "145", "%"),
    ("ovc", "headquarters_projects", "1.5", "个"),
    ("ovc", "headquarters_projects", "999999999", "个"),
    ("xinzhou", "pastoral_complex", "也许", "是"),
    ("ovc", *TAX, "x" * 201),
    ("ovc", *TAX, "", "more"),
    ("ovc",),
)


def reported(atlas: Atlas) -> list[Fault]:
    """Return the faults of rows and sheets of reported values."""
    units = tuple(replace(unit, aliases=(*unit.aliases, "HY")) for unit in atlas.catalog.units[:2])
    catalog = replace(atlas.catalog, units=(*units, *atlas.catalog.units[2:]))

    def page(name: str, *rows: Sequence[Any], flaws: Sequence[Flaw] = ()) -> Page:
        lines = [Line(number, tuple(row)) for number, row in enumerate(rows, start=1)]
        lines += [Line(len(rows) + number, ("x",), flaw) for number, flaw in enumerate(flaws, start=1)]
        return Page(name, tuple(lines), delimiter=";")

    title, note = ("完成情况",), ("填表人", "", "", "")
    sheets = [
        page(
            "一",
            title,
            ("黄陂区", *TAX),
            HEADING,
            *ROWS,
            note,
            HEADING[:3],
            ("ovc", "tax_per_mu", "1"),
            flaws=tuple(Flaw),
        ),
        page("二", HEADING[:3], ("ovc", "tax_per_mu", "1")),
        page("三", ("说明",)),
        page("四", (*HEADING, "目标"), ("ovc", *TAX)),
        page("五", HEADING, flaws=tuple(Flaw)),
    ]
    sheets[1:3] = [replace(sheets[1], is_hidden=True), replace(sheets[2], hidden_lines=(1,))]
    read = actuals_of("a.xlsx", sheets, catalog, EDITION)
    found = [*read.faults, *read.left_out, *read.hidden, *of_error(lambda: catalog.gazetteer.find("HY"))]
    for rows in ([HEADING[:3]], [(*HEADING, "目标")], [HEADING]):
        found += of_error(lambda rows=rows: actuals_of("a.csv", [page("", *rows)], catalog, EDITION))
    return found


def asked_for(atlas: Atlas) -> Iterable[Fault]:
    """Yield the faults of what addresses and requests for a map ask for."""
    sheet = PageSpec(edition=EDITION)
    keys = {"list": "x", "short": ",".join(park.park_id for park in atlas.catalog.parks[:6])}
    around = address.readers.Around(atlas, {})
    address.readers.short(keys["short"], around)
    errors = [*around.errors, too_long(701, 700), *taken_out((), ["x"])[1]]
    errors += chosen_meanings(atlas.catalog, (), ["x:y"], ":")[1]
    for pair in ({"with": "ovc"}, {"with": "ovc", "unit": "ovc"}):
        errors += choice_of(address.read("overlap", pair, atlas), atlas).problems
    errors += address.read("city", {"unit": "ovc", "group": "central_six"}, atlas).problems
    errors += _layer("completion:x", ("target:x",))[1]
    yield from (error.fault for error in errors)
    for attempt in (
        lambda: address.readers.kind_of_list("x", around),
        lambda: read_range("area", "x"),
        lambda: read_range("area", "3-1"),
        lambda: read_range("year", "x"),
        lambda: read_range("year", "95-"),
        lambda: read_range("year", "2001-2000"),
        lambda: read_text("x" * 101),
        lambda: read_later("yes"),
        lambda: Weights.from_text("luck:3"),
        lambda: Weights.from_text("parks:many"),
        lambda: Weights.from_text("parks:101"),
        lambda: Weights.from_text(",".join(f"parks:{n}" for n in range(99))),
        lambda: atlas.catalog.gazetteer.find("jiangxa"),
        lambda: atlas.catalog.source("zzzzzzzz"),
        lambda: replace(atlas.catalog, editions=()).newest_edition,
        lambda: join_report(atlas.catalog, {"rivers": []}),
        lambda: DocumentRequest.from_json('{"layers": 1}', EDITION),
        lambda: DocumentRequest.from_json('{"overlays": 1}', EDITION),
        lambda: DocumentRequest.from_json('{"kind": "moon"}', EDITION),
        lambda: DocumentRequest().changed(issuer="x" * 201),
        lambda: DocumentRequest.from_json(json.dumps({"pages": [{}] * 121}), EDITION),
        lambda: make(DocumentRequest(), atlas),
        lambda: make(DocumentRequest(pages=(sheet.model_copy(update={"sheet": "shortlist"}),)), atlas),
        lambda: make(DocumentRequest(pages=(sheet,), page=2), atlas),
        lambda: file_of(DocumentRequest(pages=(sheet, sheet)), atlas, "html"),
        lambda: file_of(DocumentRequest(pages=(sheet.model_copy(update={"sheet": "cover"}),)), atlas, "html"),
        lambda: carried(b"PK"),
        *(partial(DocumentRequest.from_json, text, EDITION) for text in (" ", " " * 2**23)),
        lambda: opened("[1]", atlas.catalog),
        lambda: opened(" " * 2**21, atlas.catalog),
        lambda: opened('{"pages": [{}, {"edition": "1999"}]}', atlas.catalog),
        lambda: resolve(MapSpec(edition=EDITION, over="density"), atlas),
        *(partial(resolve, one, atlas_with_indicators()) for one in NOT_OF_UNITS),
        lambda: resolve(MapSpec(edition=EDITION, kind="unit"), atlas),
        lambda: resolve(MapSpec(edition=EDITION, layer="score"), atlas),
    ):
        yield from of_error(attempt)


def commands(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterable[Fault]:
    """Yield the faults of commands and of what the program needs itself."""
    monkeypatch.setattr("sys.argv", ["mapping", "match", "\udcff"])
    (folder / "file").touch()
    for attempt in (
        _check_arguments,
        lambda: open_atlas(folder / "nowhere"),
        lambda: render.render(out=folder / "x.svg", layer="lead", spec=folder / "s.json"),
        lambda: read_request(folder / "s.json", EDITION, own_atlas()),
        *(partial(read_template, folder / "t.potx", "", form, keep=False) for form in ("pptx", "pdf")),
        lambda: read_template(None, "标题", "pptx", keep=False),
        lambda: format_of(ParkFormat.CSV, folder / "x.xlsx", ParkFormat),
        lambda: format_of(None, folder / "x", ParkFormat),
        lambda: parks.parks(file_format=ParkFormat.XLSX),
        lambda: match.match(" ", file_format=match.MatchFormat.JSON),
        lambda: match._wanted(load_catalog(), "芯片", [], ["芯片"]),
        lambda: write_bytes(folder / "nowhere" / "x.csv", b"x"),
        lambda: put_hashed(folder / "file", "a.js", b"x"),
    ):
        yield from of_error(attempt)
    monkeypatch.setattr("streamlit.session_state", {})
    handover.miss("实际值.csv")
    lost = handover.gone()
    if lost is not None:
        yield lost.fault
    monkeypatch.setattr("sys.stdout", None)
    yield from of_error(lambda: write_bytes(None, b"x"))
    yield from (limits.TOO_LONG, limits.NO_ROOM)
    yield typeface.MissingGlyphError("硚", "硚口区").fault
    without_process = Worker(own_atlas(), (sys.executable, "-c", "raise SystemExit(1)"))
    yield from of_error(lambda: without_process.submit(Job(DocumentRequest())).result())
    monkeypatch.setattr(fonts, "FILES", {True: "none.otf", False: "none.otf"})
    yield from of_error(lambda: fonts.font_file(bold=True))


@pytest.fixture(scope="module")
def found(atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Sequence[Fault]:
    """Every fault that could be brought about."""
    ways = (cells_and_rows, lists_of_units, files, geometry)
    with pytest.MonkeyPatch.context() as patch:
        return [
            *(fault for way in ways for fault in way(tmp_path_factory.mktemp("x"))),
            *reported(atlas),
            *asked_for(atlas),
            *(fault for file in no_templates() for fault in of_error(partial(layouts, Template(file)))),
            *uploads(patch),
            *commands(tmp_path_factory.mktemp("x"), patch),
        ]


def test_every_fault_can_come_about(found: Sequence[Fault]) -> None:
    assert {code.name for code in (*Code, *Upload)} - {fault.code.name for fault in found} == set()


def test_every_fault_is_one_whole_sentence_in_both_languages(found: Sequence[Fault]) -> None:
    for fault in found:
        chinese, english = fault.told("zh"), fault.told("en")
        assert chinese.endswith("。"), chinese
        assert english.endswith((".", "?")), english
        for told in (chinese, english):
            assert not OPEN.search(told), told
            assert "\n" not in told


def test_what_a_fault_carries_is_what_its_sentence_names(found: Sequence[Fault]) -> None:
    offered = {"file", "where", "value"}
    for fault in found:
        named = set(FIELD.findall(fault.code.problem + fault.code.remedy))
        assert named - offered <= set(fault.fields), fault.code


def test_a_row_stays_where_the_fault_is_no_more_than_a_warning(tmp_path: Path) -> None:
    copy = Copy(tmp_path)
    copy.set("units", "jiangan", aliases="江汉区")
    catalog = load_catalog(tmp_path)
    assert {(fault.code, fault.severity) for fault in catalog.faults} == {(Code.NAME_SHARED, Severity.WARNING)}
    assert {"jiangan", "jianghan"} <= {unit.unit_id for unit in catalog.units}
