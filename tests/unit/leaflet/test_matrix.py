"""What the browser is told of the matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.views import EDITION, VIEW

from mapping.leaflet.matrix import matrix_json, matrix_script
from mapping.view import View

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


def test_each_pair_travels_once(atlas: Atlas) -> None:
    matrix = matrix_json(atlas, VIEW)
    ids = [unit["id"] for unit in matrix["units"]]
    assert len(ids) == 14
    assert len(matrix["pairs"]) == 14 * 13 // 2
    assert all(ids.index(pair["a"]) < ids.index(pair["b"]) for pair in matrix["pairs"])
    assert sum(group["size"] for group in matrix["groups"]) == 14


def test_the_run_of_the_shared_list_is_named(atlas: Atlas) -> None:
    matrix = matrix_json(atlas, View(EDITION, lang="en"))
    assert matrix["blocks"] == [{"start": 3, "size": 6, "label": "Six central districts"}]
    decreed = [p for p in matrix["pairs"] if p["relation"] == "decree"]
    assert len(decreed) == 15
    assert {p["industries"]["value"] for p in decreed} == {1}


def test_a_half_is_rounded_up_and_nought_has_no_decimals(atlas: Atlas) -> None:
    pairs = {(p["a"], p["b"]): p for p in matrix_json(atlas, VIEW)["pairs"]}
    assert pairs["jiangan", "caidian"]["industries"]["text"] == "0.13"  # 1 of 8
    assert pairs["ovc", "qingshan"]["industries"] == {"text": "0", "step": 0, "value": 0}


def test_the_most_alike_are_named_for_both_bases(atlas: Atlas) -> None:
    closest = matrix_json(atlas, VIEW)["closest"]
    assert closest["industries"][0]["labels"] == ["武汉经开", "江夏"]
    assert closest["terms"][-1]["labels"] == ["中心六区", "黄陂"]


def test_the_modules_become_one_script() -> None:
    script = matrix_script()
    assert script.rstrip().endswith("export const { mount } = module_matrix_matrix;")
    assert "\nimport " not in script
    assert "module_main" not in script
