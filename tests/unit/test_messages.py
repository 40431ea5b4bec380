"""Every text that a reader sees can be read in English, and the English says as much as the Chinese."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, nodes

from mapping.i18n import messages, translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]

# Chinese letters and the punctuation that only Chinese text has.
CHINESE = re.compile(r"[\u3400-\u9fff，、；：（）「」《》。！？]")

CHINESE_RUN = re.compile(rf"{CHINESE.pattern}+")
ANY = r"[\s\S]*"
# What may stay Chinese outside t(): the file, patterns of the texts, and why.
ALLOWED = {
    # Each language writes large numbers in its own way; the English stands beside the Chinese.
    "src/mapping/cartography/wording/names.py": ["万"],
    "src/mapping/printing/furniture.py": ["万"],
    # Numerals, beside those of English.
    "src/mapping/cartography/wording/findings.py": [".{1,4}", "个细分领域"],  # measure words that follow a number
    "src/mapping/cartography/wording/counted.py": ["[零一两三四五六七八九十]", "(个单元|个行政区|处园区)"],
    # Numerals that are looked for in the names of clauses.
    "src/mapping/cartography/wording/quotation.py": ["一二三四五六七八九十"],
    "src/mapping/leaflet/browser/editions/sharing_dialog.js": [
        '.*NUMERALS.*"零一二三四五六七八九十".*',
        ".*个.区.单元.*",
    ],
    # The endings of names proposed for drafts, before the mark that says the same.
    "src/mapping/cartography/resolve.py": ["（推演）"],
    # What pinyin is made from, and how Chinese is set and broken into lines.
    "src/mapping/cartography/wording/amounts.py": [ANY],
    "src/mapping/cartography/wording/romanise.py": [ANY],
    "src/mapping/cartography/wording/typography.py": [r"[（），；]|\\s\*\[（.*"],
    "src/mapping/ui/frame/unit_choices.py": ["区"],  # the ending of a name, which pinyin does without
    "src/mapping/leaflet/browser/map/beside.js": [".*withoutBrackets.*"],
    "src/mapping/leaflet/browser/map/label_forms.js": [".*和与、.*"],
    "src/mapping/printing/markers.py": ["[（）]"],
    "src/mapping/printing/blocks/quoted.py": ["；"],  # between two sentences quoted in the original
    "src/mapping/ui/render.py": ["[（）]"],
    "src/mapping/printing/typeface.py": [ANY],
    # The character of a tile, the same in every language.
    "src/mapping/cartography/tiles.py": ["跨"],
    # Said when the files that hold the words have not come.
    "src/mapping/leaflet/browser/shared/descriptions.js": ["zh: .*"],  # the marks of each language, side by side
    "src/mapping/leaflet/browser/element/mount.js": [".*地图未能载入.*", ".*error.file.*"],
    "src/mapping/leaflet/browser/matrix/matrix.js": [".*矩阵未能载入.*"],
    "src/mapping/ui/map/live_map.py": [f"{ANY}地图未能载入{ANY}"],
    "src/mapping/ui/overlap/matrix.py": ["相似度矩阵未能载入"],
    "src/mapping/ui/frame/loader.py": [ANY],
    "src/mapping/ui/frame/pressable.py": ["这一部分未能载入"],
    # The name of a typeface.
    "src/mapping/lists/workbook.py": ["等线"],
    # Titles of the join report, which is written in Chinese; they are looked up here.
    "src/mapping/ui/sources/texts.py": [ANY],
    # The language switch names each language in itself; and what is said before the words have come.
    "src/mapping/ui/briefing/element.py": ["简报未能载入"],
    "src/mapping/ui/editions/grid.py": ["推演稿未能载入"],
    "src/mapping/ui/editions/memo.py": ["摘要未能载入"],
    "src/mapping/ui/briefing/files.py": ["简报的设置未能载入"],
    "src/mapping/ui/frame/export/panel.py": ["导出未能载入"],
    "src/mapping/ui/frame/head.py": ["语言 / Language", "页面工具未能载入"],
}
SHOWN = (
    *("app.py", "pages", "src/mapping/cartography", "src/mapping/leaflet", "src/mapping/lists"),
    *("src/mapping/printing", "src/mapping/ui"),
)


SOURCES = {
    "app.py": """t("图层")\nq.t("{n} 处", n=len(t("图层")))\n""",
    "src/mapping/ui/templates/card.html": """<a title="{{ t('来源') if x else '' }}">{{ t("图层") }}</a>""",
    "src/mapping/leaflet/browser/map/map.js": """a = html`${b && html`${t("园区")}`}`;""",
}
TRANSLATED = {"图层": "Layer", "{n} 处": "{n} places", "来源": "Source", "园区": "Parks"}


def check(checkout: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "scripts/messages.py", *options]
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small program whose texts are all translated."""
    folder = tmp_path_factory.mktemp("translated")
    (folder / "scripts").mkdir()
    for script in ("messages.py", "message_sources.py"):
        shutil.copy(ROOT / "scripts" / script, folder / "scripts")
    for file, source in SOURCES.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(source, encoding="utf-8")
    assert check(folder).returncode == 1
    text = po_of(folder).read_text(encoding="utf-8")
    for chinese, english in TRANSLATED.items():
        text = text.replace(f'msgid "{chinese}"\nmsgstr ""', f'msgid "{chinese}"\nmsgstr "{english}"')
    po_of(folder).write_text(text, encoding="utf-8")
    assert check(folder, "--check").returncode == 0
    return folder


@pytest.fixture
def checkout(translated: Path, tmp_path: Path) -> Path:
    """Return a copy of that program, which a test may change."""
    return shutil.copytree(translated, tmp_path / "checkout")


def po_of(checkout: Path) -> Path:
    return checkout / "locale" / "en.po"


def test_every_text_is_translated_and_no_translation_is_left_over() -> None:
    result = check(ROOT, "--check")
    assert (result.returncode, result.stderr) == (0, "")


def test_entries_are_sorted_and_name_their_files_without_lines(checkout: Path) -> None:
    text = po_of(checkout).read_text(encoding="utf-8")
    assert '#: app.py src/mapping/ui/templates/card.html\nmsgid "图层"\nmsgstr "Layer"\n' in text
    ids = re.findall(r'^msgid "(.+)"$', text, flags=re.MULTILINE)
    assert ids == sorted(TRANSLATED)


def test_making_the_file_again_changes_nothing(checkout: Path) -> None:
    before = po_of(checkout).read_bytes()
    assert check(checkout).returncode == 0
    assert po_of(checkout).read_bytes() == before


@pytest.mark.parametrize(
    ("file", "addition"),
    [
        ("app.py", 't("新的{n}句", n=1)\n'),
        ("app.py", 't(\n    "新的"\n    "{n}句",\n    n=t("图层"),\n)\n'),
        ("app.py", 'translator("en")("新的{n}句", n=1)\n'),
        ("app.py", 'LABELS = {"a": message("新的{n}句")}\n'),
        (
            "src/mapping/ui/templates/card.html",
            "{% for a in b %}<i title=\"{{ t('新的{n}句', n=a) }}\"></i>{% endfor %}",
        ),
        ("src/mapping/leaflet/browser/map/map.js", '\nconst a = html`${b && html`${t("新的{n}句", { n: 1 })}`}`;\n'),
    ],
)
def test_a_new_text_is_found_wherever_it_stands(checkout: Path, file: str, addition: str) -> None:
    with (checkout / file).open("a", encoding="utf-8") as source:
        source.write(addition)
    result = check(checkout, "--check")
    assert (result.returncode, result.stderr) == (1, "locale/en.po 缺译文 · not translated: 新的{n}句\n")
    assert check(checkout).returncode == 1
    entry = f'#: {file}\n#, python-brace-format\nmsgid "新的{{n}}句"\nmsgstr ""\n'
    assert entry in po_of(checkout).read_text(encoding="utf-8")


def test_a_text_that_is_gone_is_named_and_then_dropped(checkout: Path) -> None:
    before = po_of(checkout).read_text(encoding="utf-8")
    po_of(checkout).write_text(f'{before}\nmsgid "旧话"\nmsgstr "Old words"\n', encoding="utf-8")
    result = check(checkout, "--check")
    assert (result.returncode, result.stderr) == (1, "locale/en.po 已无此文 · no longer used: 旧话\n")
    assert check(checkout).returncode == 0
    assert po_of(checkout).read_text(encoding="utf-8") == before


@pytest.mark.parametrize("wrong", ["places", "{m} places", "{n} of {m} places"])
def test_a_translation_with_other_fields_is_named(checkout: Path, wrong: str) -> None:
    before = po_of(checkout).read_text(encoding="utf-8")
    po_of(checkout).write_text(before.replace('"{n} places"', f'"{wrong}"'), encoding="utf-8")
    result = check(checkout, "--check")
    expected = f"locale/en.po 占位符不符 · fields differ: {{n}} 处 -> {wrong}\n"
    assert (result.returncode, result.stderr) == (1, expected)


def test_a_translation_may_use_a_field_that_the_call_gives_besides(checkout: Path) -> None:
    (checkout / "app.py").write_text('t("{n} 处", n=1, m=2)\nt("图层")\n', encoding="utf-8")
    before = po_of(checkout).read_text(encoding="utf-8")
    po_of(checkout).write_text(before.replace('"{n} places"', '"{m} places"'), encoding="utf-8")
    assert check(checkout, "--check").returncode == 0


def test_english_texts_hold_no_chinese() -> None:
    assert {text: english for text, english in messages("en").items() if CHINESE.search(english)} == {}


def test_english_is_filled_in_like_chinese() -> None:
    assert translator("en")("{unit}产业地图", unit="Optics Valley") == "Optics Valley industry map"
    assert translator("zh")("{unit}产业地图", unit="东湖高新区") == "东湖高新区产业地图"


def test_layer_names_fit_their_buttons() -> None:
    # A button of the layer panel is about 80 px wide and its text 13 px high.
    layers = ("首位产业", "产业数量", "单元类别", "人口密度", "园区数量")
    assert {text: messages("en")[text] for text in layers if len(messages("en")[text]) > 12} == {}


def test_no_chinese_is_shown_past_the_translator() -> None:
    left = {}
    for file, text in stray_texts():
        if not any(re.fullmatch(pattern, text) for pattern in ALLOWED.get(file, ())):
            left.setdefault(file, []).append(text)
    assert left == {}


def test_what_is_allowed_is_needed() -> None:
    stray = {file for file, _ in stray_texts()}
    assert set(ALLOWED) - stray == set()


@cache
def stray_texts() -> tuple[tuple[str, str], ...]:
    """Return file and text of every Chinese text that is no argument of t(), no comment and no kind of name."""
    return tuple(_strays())


def _strays() -> Iterator[tuple[str, str]]:
    for folder in SHOWN:
        base = ROOT / folder
        for path in [base] if base.is_file() else sorted(base.rglob("*")):
            finder = finder_for(path)
            if finder is not None:
                for text in finder(path.read_text(encoding="utf-8")):
                    yield path.relative_to(ROOT).as_posix(), text


def finder_for(path: Path) -> Callable[[str], Iterator[str]] | None:
    if path.parent.name == "templates":
        return stray_in_template
    return {".py": stray_in_python, ".js": stray_in_javascript}.get(path.suffix)


def stray_in_python(source: str) -> Iterator[str]:
    tree = ast.parse(source)
    spoken: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and says(node.func):
            spoken.update(ast.walk(node))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            spoken.add(node.value)  # a docstring
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and node not in spoken else None
        if isinstance(text, str) and CHINESE.search(text):
            yield text


def says(function: ast.expr) -> bool:
    """Tell whether a call translates, or says what a name is the name of (one of `sentences.KINDS`)."""
    if isinstance(function, ast.Call):
        return says(function.func) or getattr(function.func, "id", "") == "translator"
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in {"t", "message", "_one_of", "UnknownNameError"}


def stray_in_template(source: str) -> Iterator[str]:
    tree = Environment(autoescape=True).parse(source)
    told = {
        id(inner)
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name == "t"
        for inner in call.find_all(nodes.Const)
    }
    for data in tree.find_all(nodes.TemplateData):
        yield from CHINESE_RUN.findall(data.data)
    for const in tree.find_all(nodes.Const):
        if id(const) not in told and isinstance(const.value, str) and CHINESE.search(const.value):
            yield const.value


def stray_in_javascript(source: str) -> Iterator[str]:
    without_comments = re.sub(r"/\*[\s\S]*?\*/|(?<!:)//[^\n]*", "", source)
    without_texts = re.sub(r'\bt\(\s*"(?:[^"\\\n]|\\.)*"', "t(", without_comments)
    yield from (line.strip() for line in without_texts.splitlines() if CHINESE.search(line))
