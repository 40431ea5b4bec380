"""What Streamlit's own controls are called, for whoever has the page read out: Streamlit says it in English alone.

The names of controls are attributes. They are replaced as they are set, so that nothing has to watch the page; those
that stand already are replaced when the script comes. Only elements of HTML pay for it: drawings (SVG) do not.
"""

from __future__ import annotations

import json
from functools import lru_cache
from string import Template
from typing import TYPE_CHECKING

from mapping.i18n import LANGUAGES, message, translator

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "Add files": message("添加文件"),
    "App pages": message("页面导航"),
    "Clear entry": message("清除输入"),
    "Clear selection": message("清除所选"),
    "Clear value": message("清除所选"),
    "Close": message("关闭"),
    "Close Search": message("关闭搜索"),
    "Close fullscreen": message("退出全屏"),
    "Collapse sidebar": message("收起菜单"),
    "Dismiss": message("收起选项"),
    "Download as CSV": message("下载为 CSV"),
    "Expand sidebar": message("打开菜单"),
    "Fullscreen": message("全屏"),
    "Logo": message("武汉产业地图"),
    "Navigate to home page": message("回到首页"),
    "Next Result": message("下一处"),
    "Open": message("展开选项"),
    "Previous Result": message("上一处"),
    "Remove": message("移除"),
    "Running...": message("正在载入…"),
    "Search": message("搜索"),
    "Show/hide columns": message("选择显示的列"),
    "Sidebar": message("菜单"),
    "file upload": message("选择文件"),
}
"""Streamlit's name of a control -> ours."""

_SKIP = message("跳到正文")

# A control may be called after what it belongs to as well ("Search: …", "Remove a.xlsx"): the part before is looked up.
_SCRIPT = Template(
    "{const names=new Map(Object.entries($names)),asked=['aria-label','alt'];"
    "const first=!globalThis.controlName;"
    "globalThis.controlName=value=>{const[,head,rest]="
    "/^(.+?(?=: |\\uff1a)|Remove(?= ))[: \\uff1a]+(.+)$$/s.exec(value)??[];"
    "return names.get(value)??(names.has(head)?names.get(head)+$colon+rest:value)};"
    "if(first){const set=Element.prototype.setAttribute;HTMLElement.prototype.setAttribute=function(name,value){"
    "set.call(this,name,asked.includes(name)?globalThis.controlName(String(value)):value)}}"
    "for(const name of asked)for(const node of document.querySelectorAll(`[$${name}]`)){"
    "const said=node.getAttribute(name);if(globalThis.controlName(said)!==said)node.setAttribute(name,said)}"
    "const skip=document.querySelector('[data-testid=stSkipToContent]');if(skip)skip.textContent=$skip}"
)


@lru_cache(maxsize=len(LANGUAGES))
def script(lang: str) -> str:
    """Return the script that calls the controls by our names in a language, whatever they are called by now."""
    told = [translator(known) for known in LANGUAGES]
    t = translator(lang)
    forms = {form: t(name) for theirs, name in NAMES.items() for form in (theirs, *(say(name) for say in told))}
    told_of = {"names": forms, "colon": t("："), "skip": t(_SKIP)}
    return _SCRIPT.substitute({name: json.dumps(value, ensure_ascii=False) for name, value in told_of.items()})
