"""What the buttons of the files say, and what becomes of a picture: in the head and in the dialog."""

from __future__ import annotations

from mapping.i18n import translator


def export_words(lang: str) -> dict[str, str]:
    """Return the words by the names that the browser's modules use."""
    t = translator(lang)
    return {
        "label": t("导出"),
        "copy": t("复制图片"),
        "copying": t("正在生成图片…"),
        "copied": t("图片已复制，可以粘贴到文档或幻灯片里。"),
        "insecure": t("这个地址不是 https，浏览器不让网页复制图片。"),
        "refused": t("浏览器没有允许复制图片。"),
        "save": t("保存 PNG 图片"),
        "close": t("关闭"),
    }
