"""One file behaves as the modules it was made of."""

from __future__ import annotations

import pytest

from mapping.leaflet.bundle import bundle
from mapping.leaflet.publish import bundled


def test_modules_stand_after_what_they_import() -> None:
    made = bundle(
        {
            "main.js": 'import { a as first } from "./room/a.js";\nimport * as b from "./other/b.js";\n'
            "export const mount = first + b.b;",
            "other/b.js": 'import { a } from "../room/a.js";\nexport const b = a;',
            "room/a.js": "export const a = 1;",
            "room/unused.js": "export const x = 1;",
        },
        "main.js",
    )
    assert made.index("module_room_a =") < made.index("module_other_b =") < made.index("module_main =")
    assert "const { a : first } = module_room_a;" in made
    assert "const b = module_other_b;" in made
    assert made.rstrip().endswith("export const { mount } = module_main;")
    assert "unused" not in made


@pytest.mark.parametrize(
    ("modules", "named"),
    [
        ({"main.js": 'import { a } from "./a.js";', "a.js": 'import { m } from "./main.js";'}, "circle"),
        ({"main.js": 'import { a } from "./gone.js";'}, "gone.js"),
        ({"main.js": 'import { a } from "../a.js";', "a.js": "export const a = 1;"}, "not there"),
        ({"main.js": 'import { a } from "a.js";', "a.js": "export const a = 1;"}, "import { a }"),
        ({"main.js": "export default function () {}"}, "export default"),
        ({"main.js": 'import a from "./a.js";', "a.js": ""}, "import a"),
    ],
)
def test_what_it_does_not_know_is_refused(modules: dict[str, str], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        bundle(modules, "main.js")


@pytest.mark.parametrize("entry", ["entry.js", "matrix/matrix.js"])
def test_the_own_modules_become_one(entry: str) -> None:
    made = bundled(entry)
    assert "\nimport " not in made
    assert made.count("\nexport ") == 1
    assert "mount" in made.splitlines()[-1]


def test_a_comment_in_front_of_code_takes_no_code_with_it() -> None:
    source = "/** Of its own. */\nexport const a = () =>\n  /** @type {any} */ (1);\n/** Another. */\n"
    source += "export const b = 2;\n"
    made = bundle({"main.js": source}, "main.js")
    assert "const a = () =>\n  /** @type {any} */ (1);\nconst b = 2;" in made
    assert "Of its own" not in made
    assert "Another" not in made
