"""A workspace file gives back what was saved, byte for byte; what we have not written is refused with a sentence."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.own_data import own_atlas
from tests.taken_in import parks
from tests.views import EDITION

from mapping.errors import UsageError
from mapping.insight.additions import Import, with_imports
from mapping.insight.editions.document import starting_from
from mapping.insight.workspace import Workspace
from mapping.sentences import WorkspaceCode as Code
from mapping.workspace_file import SCHEMA, Saved, file_name, read, written
from mapping.workspace_file import archive as limits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FILE = "工作区.zip"
BRIEFING = '{"title":"简报","pages":[{"layer":"count","edition":"2021"}]}'
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=12)
IDS = st.from_regex(r"[a-z][a-z0-9_]{0,10}", fullmatch=True)


def full() -> Saved:
    """Return a workspace with all that one can have."""
    edition = starting_from(own_atlas().catalog, EDITION)
    aliases = {"东湖开发区": "ovc", "=1+1": "wedz", "'s": "ovc"}
    both = (parks(3), parks(2, import_id="import_2", first=10))
    return Saved(Workspace(both, aliases, edition), BRIEFING)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(content: Mapping[str, bytes | str], *more: tuple[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, one in (*content.items(), *more):
            file.writestr(zipfile.ZipInfo(name), one, zipfile.ZIP_DEFLATED)
    return target.getvalue()


@st.composite
def imports(draw: st.DrawFn) -> Import:
    import_id = draw(IDS)
    rows = draw(st.lists(st.fixed_dictionaries({"name_zh": TEXTS, "address": TEXTS}), min_size=1, max_size=4))
    return Import(
        import_id=import_id,
        kind="parks",
        file=draw(TEXTS),
        date="2026-11-30",
        rows={
            "sources": ({"source_id": import_id, "title_zh": draw(TEXTS)},),
            "parks": tuple({**row, "park_id": f"i{n:03d}", "source_id": import_id} for n, row in enumerate(rows)),
        },
        without=draw(st.dictionaries(st.just("parks"), st.lists(TEXTS, min_size=1).map(tuple))),
    )


@given(
    st.lists(imports(), max_size=3, unique_by=lambda one: one.import_id),
    st.dictionaries(TEXTS, IDS, max_size=4),
    st.sampled_from(["", BRIEFING]),
)
def test_whatever_is_saved_comes_back_and_is_saved_again_byte_for_byte(
    taken: list[Import], aliases: dict[str, str], briefing: str
) -> None:
    saved = Saved(Workspace(tuple(taken), aliases), briefing)
    data = written(saved)
    assert read(FILE, data) == saved
    assert written(read(FILE, data)) == data


def test_a_full_workspace_comes_back_and_fits_the_data() -> None:
    data = written(full())
    back = read(FILE, data)
    assert back == full()
    assert written(back) == data
    catalog = with_imports(own_atlas(), back.workspace.imports).catalog
    assert catalog.faults == own_atlas().catalog.faults
    assert {park.park_id for park in catalog.parks} >= {"i001", "i002", "i003", "i010", "i011"}


def test_parts_stand_in_one_order_and_can_be_read_by_people() -> None:
    content = parts(written(full()))
    assert list(content)[:3] == ["manifest.json", "imports/import_1/sources.csv", "imports/import_1/parks.csv"]
    assert list(content)[-3:] == ["aliases.csv", "edition.json", "briefing.json"]
    assert "试验新材料产业园" in content["imports/import_1/parks.csv"].decode()
    assert "\r\n'=1+1," in content["aliases.csv"].decode()
    assert json.loads(content["manifest.json"])["schema"] == SCHEMA


def test_empty_cells_are_as_good_as_none() -> None:
    (taken,) = (parks(),)
    rows = {**taken.rows, "parks": tuple({**row, "address": ""} for row in taken.rows["parks"])}
    with_blanks = Import(import_id="import_1", kind="parks", file="名录.xlsx", date="2026-11-30", rows=rows)
    assert written(Saved(Workspace((with_blanks,)))) == written(Saved(Workspace((taken,))))


def test_it_is_called_by_what_it_is_and_the_day() -> None:
    assert file_name(date(2026, 11, 30), "zh") == "武汉产业地图_工作区_2026-11-30.zip"


def changed(**what: Any) -> bytes:
    """Return a full workspace file of which the manifest says something else."""
    content = parts(written(full()))
    manifest = json.loads(content["manifest.json"]) | what
    return packed({**content, "manifest.json": json.dumps(manifest)})


def with_part(name: str, content: str) -> bytes:
    return packed({**parts(written(full())), name: content})


def of_first(**what: Any) -> bytes:
    manifest = json.loads(parts(written(full()))["manifest.json"])
    manifest["imports"][0] |= what
    return changed(imports=manifest["imports"])


def bomb() -> bytes:
    return with_part("imports/import_1/parks.csv", "park_id\r\n" + "0" * (limits.MOST_UNPACKED + 1))


def twice() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate"):
        return packed(parts(written(full())), ("aliases.csv", "name,unit_id\r\n"))


PARKS = "imports/import_1/parks.csv"
HOSTILE: list[tuple[Code, Callable[[], bytes]]] = [
    (Code.WORKSPACE_NOT_ZIP, lambda: b""),
    (Code.WORKSPACE_NOT_ZIP, lambda: b"PK\x03\x04 and nothing more"),
    (Code.WORKSPACE_NOT_ZIP, lambda: written(full())[:-40]),
    (Code.WORKSPACE_NOT_ZIP, lambda: packed({"aliases.csv": "name,unit_id\r\n"})),
    (Code.WORKSPACE_NOT_ZIP, lambda: changed(schema="1")),
    (Code.WORKSPACE_NOT_ZIP, lambda: changed(schema=True)),
    (Code.WORKSPACE_NOT_ZIP, lambda: with_part("manifest.json", "[" * 100_000)),
    (Code.WORKSPACE_NEWER, lambda: changed(schema=SCHEMA + 1, imports="of another form")),
    (Code.WORKSPACE_BIG, lambda: b"0" * (limits.MOST_BYTES + 1)),
    (Code.WORKSPACE_UNPACKED, bomb),
    (Code.WORKSPACE_PARTS, lambda: packed({f"imports/a{n}/parks.csv": "" for n in range(limits.MOST_PARTS + 1)})),
    (Code.WORKSPACE_PATH, lambda: with_part("../../data/parks.csv", "park_id\r\n")),
    (Code.WORKSPACE_PATH, lambda: with_part("/etc/passwd", "x")),
    (Code.WORKSPACE_PATH, lambda: with_part("imports/import_1/..\\parks.csv", "x")),
    (Code.WORKSPACE_PATH, lambda: with_part("imports/import_1/", "")),
    (Code.WORKSPACE_PATH, lambda: with_part("run.exe", "MZ")),
    (Code.WORKSPACE_PATH, lambda: with_part("imports/import_9/parks.csv", "park_id\r\n")),
    (Code.WORKSPACE_TWICE, twice),
    (Code.WORKSPACE_TWICE, lambda: of_first(id="import_2", tables=[])),
    (Code.WORKSPACE_MISSING, lambda: of_first(tables=["sources", "parks", "indicators"])),
    (Code.WORKSPACE_MANIFEST, lambda: of_first(date="yesterday")),
    (Code.WORKSPACE_MANIFEST, lambda: of_first(id="../import_1")),
    (Code.WORKSPACE_MANIFEST, lambda: of_first(rows=1)),
    (Code.WORKSPACE_TABLE, lambda: of_first(tables=["units"])),
    (Code.WORKSPACE_TABLE, lambda: of_first(without={"units": ["ovc"]})),
    (Code.WORKSPACE_COLUMN, lambda: with_part(PARKS, "park_id,colour\r\ni001,red\r\n")),
    (Code.WORKSPACE_COLUMN, lambda: with_part(PARKS, "park_id,park_id\r\n")),
    (Code.WORKSPACE_COLUMN, lambda: with_part(PARKS, "")),
    (Code.WORKSPACE_CSV, lambda: with_part(PARKS, 'park_id\r\n"i001')),
    (Code.WORKSPACE_CSV, lambda: with_part(PARKS, "park_id,name_zh\r\ni001\r\n")),
    (Code.WORKSPACE_CSV, lambda: with_part(PARKS, f"park_id\r\n{'x' * 40_000}\r\n")),
    (Code.WORKSPACE_FORMULA, lambda: with_part(PARKS, 'park_id,name_zh\r\ni001,"=HYPERLINK(""http://x"")"\r\n')),
    (Code.WORKSPACE_FORMULA, lambda: with_part("aliases.csv", "name,unit_id\r\n＝1+1,ovc\r\n")),
    (Code.WORKSPACE_FOREIGN, lambda: with_part(PARKS, "park_id,source_id\r\np002,import_1\r\n")),
    (Code.WORKSPACE_FOREIGN, lambda: with_part(PARKS, "park_id,source_id\r\ni001,policy_2021\r\n")),
    (Code.WORKSPACE_FOREIGN, lambda: with_part(PARKS, "park_id\r\ni001\r\n")),
    (Code.WORKSPACE_BRIEFING, lambda: with_part("briefing.json", '{"pages": 7}')),
    (Code.WORKSPACE_BRIEFING, lambda: with_part("briefing.json", "")),
]


@pytest.mark.parametrize(("code", "make"), HOSTILE, ids=[f"{n}-{code.name}" for n, (code, _) in enumerate(HOSTILE)])
def test_what_no_such_file_holds_is_refused_with_a_sentence(code: Code, make: Callable[[], bytes]) -> None:
    with pytest.raises(UsageError) as caught:
        read(FILE, make())
    assert caught.value.fault.code is code
    chinese, english = caught.value.told("zh"), caught.value.told("en")
    assert chinese.endswith("。")
    assert english.endswith(".")
    assert "{" not in chinese + english


def test_an_edition_at_fault_is_told_as_its_own_page_tells_it() -> None:
    with pytest.raises(UsageError) as caught:
        read(FILE, with_part("edition.json", '{"schema": 99}'))
    assert "edition.json" in caught.value.told("zh")


def test_every_fault_of_the_file_is_brought_about() -> None:
    of_holding = {
        Code.WORKSPACE_GONE,
        Code.WORKSPACE_ROWS,
        Code.WORKSPACE_TOO_LARGE,
        Code.WORKSPACE_UNREADABLE,
        Code.WORKSPACES_TOO_MANY,
    }
    assert {code for code, _ in HOSTILE} == set(Code) - of_holding
