"""The pages and what they are called, in the order of the strip above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.i18n import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.ui.address.keys import Page

TITLES: Mapping[Page, str] = {
    "city": message("全市产业地图"),
    "district": message("区级产业地图"),
    "finder": message("园区查找"),
    "match": message("产业选址"),
    "overlap": message("错位发展"),
    "targets": message("目标任务"),
    "firms": message("企业分布"),
    "sources": message("数据与来源"),
    "briefing": message("简报"),
    "import": message("数据导入"),
    "editions": message("编制推演"),
}
"""Page -> its Chinese title, as every page's link says it."""

ALSO: Mapping[Page, tuple[str, ...]] = {
    "import": (message("上传名录"), message("粘贴表格"), message("自有指标"), message("检查数据"), "Excel"),
    "firms": (
        message("产业热力图"),
        message("企业名录"),
        message("规划与现状"),
        message("区位商"),
        message("产业链断点"),
    ),
}
"""Page -> what a reader may look for who means it."""

WITHOUT_MAP: Final[frozenset[Page]] = frozenset({"sources", "briefing", "import", "firms"})
"""Pages that come without a map at first: a browser is not told to fetch one beforehand."""
