"""Industry words of a list that are none of ours: what each may mean, or that it is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.names import Names
from mapping.i18n import message, translator
from mapping.ui.frame.pressable import pressable
from mapping.ui.intake.desk import desk
from mapping.ui.intake.seen import page_of
from mapping.ui.render import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapping.intake.found import Analysis
    from mapping.ui.intake.desk import Desk
    from mapping.view import View


def step(lying: Desk, found: Analysis, view: View) -> tuple[str, str, int, str, Callable[[], None]] | None:
    """Return the step of the words; none where the list has no column of them."""
    if not found.words:
        return None
    t = translator(view.lang)
    waiting = sum(word.basis == "unknown" for word in found.words)
    state = t("{n} 个词待定", n=waiting) if waiting else t("{n} 个词都认出", n=len(found.words))
    return "words", message("产业用词"), waiting, state, lambda: _show(lying, found, view)


def _show(lying: Desk, found: Analysis, view: View) -> None:
    waiting = [word for word in found.words if word.basis == "unknown"]
    known = [word for word in found.words if word.basis != "unknown"]
    page = page_of(waiting, lying.seen.pages.get("words", 0))
    html = render(
        "intake/words.html", view.lang, page=page, known=known, chosen=lying.wishes.words, term=Names(view.lang).term
    )
    pressable("intake_words", html, choose)


def choose(said: str) -> None:
    """Say what a word means, that it is left out, or that nothing was said of it; or turn the page."""
    lying = desk()
    what, _, value = said.rpartition("=")
    kind, _, of = what.partition(":")
    words = dict(lying.wishes.words)
    if kind == "page":
        lying.seen.pages[of] = int(value)
    elif kind == "word":
        lying.decide(words={**words, of: value})
    elif kind == "forget":
        words.pop(of, None)
        lying.decide(words=words)
    elif kind == "rest" and lying.found:
        lying.decide(words=words | {word.written: "" for word in lying.found.words if word.basis == "unknown"})
