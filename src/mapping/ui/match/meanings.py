"""What the words of 产业选址 mean: questions that only the reader can answer, and meanings that he may correct."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from mapping.cartography.tiles import tile_file
from mapping.i18n import translator
from mapping.insight.match.subjects import subsector_meanings
from mapping.ui import address
from mapping.ui.match.asking import current_wish
from mapping.ui.render import TILES

if TYPE_CHECKING:
    from mapping.insight.match.lexicon import Word
    from mapping.ui.match.asking import Asking

MEANINGS = "match_meanings"


def ask_open(asking: Asking) -> None:
    """Ask what the words mean that count for nothing until the reader has said it."""
    for word in asking.found.asked:
        _question(asking, word)


def offer_meanings(asking: Asking) -> None:
    """Offer to correct what the other words mean: folded, and made only when unfolded, for a long text has dozens."""
    found = asking.found
    settled = [
        word for word in found.words if word not in (*found.asked, *found.dropped) and len(_options(asking, word)) > 1
    ]
    if not settled:
        return
    t = translator(asking.names.lang)
    label = t("词义（{n} 个词可更正）", n=len(settled))
    folded = st.expander(label, key=MEANINGS, type="compact", on_change="rerun")
    with folded:
        for word in settled if folded.open else ():
            _question(asking, word)


def image(industry_id: str | None, lang: str) -> str:
    """Return an industry's tile in the markup of labels; decoration, for the name stands beside it."""
    return f"![]({TILES}/{tile_file(industry_id, lang)}.svg)"


def plain(text: str) -> str:
    """Return a reader's own text so that a label shows it as it is, not as markup."""
    line = " ".join(text.split())
    return "".join(f"\\{c}" if c in "\\`*_{}[]()<>#+-.!|~:$" else c for c in line)


def _options(asking: Asking, word: Word) -> list[str]:
    """Return ids of what a word may mean: sub-sectors, then industries that none of these is part of."""
    vocabulary = asking.catalog.vocabulary
    meanings = subsector_meanings(asking.catalog, word)
    covered = {vocabulary.subsectors[one].industry_id for one in meanings}
    chosen = dict(asking.wish.choose).get(word.term)
    return [*meanings, *(i for i in word.industries if i not in covered or i == chosen)]


def _question(asking: Asking, word: Word) -> None:
    """Ask what a word means; one that takes in several sub-sectors counts for all of them until one is chosen."""
    t = translator(asking.names.lang)
    key = f"match_choose_{word.term}"
    options = _options(asking, word)
    meant = asking.catalog.vocabulary.of_word(word.term)
    wide = meant is not None and meant.breadth == "broad" and bool(meant.also)
    open_yet = word in asking.found.asked
    st.session_state[key] = dict(asking.wish.choose).get(word.term, None if open_yet or wide else options[0])
    told = plain(word.text)
    if wide and not open_yet:
        label = t("「{word}」含多个细分领域，可只取一项", word=told)
    else:
        label = t("「{word}」指哪一项？", word=told)
    with st.container(horizontal=True, gap="small", key=f"match_question_{word.term}", vertical_alignment="center"):
        st.pills(
            label,
            options,
            key=key,
            format_func=lambda one: _meaning(asking, one),
            on_change=_choose,
            args=(word.term, key),
        )


def _meaning(asking: Asking, meaning: str) -> str:
    """Return a meaning's label: tile and name; an industry as such says that it is one."""
    names, lang = asking.names, asking.names.lang
    subsector = asking.catalog.vocabulary.subsectors.get(meaning)
    if subsector:
        return f"{image(subsector.industry_id, lang)} {names.subsector(subsector)}"
    industry = names.industry_short(asking.catalog.industry(meaning))
    return f"{image(meaning, lang)} {translator(lang)('{industry}（只到大类）', industry=industry)}"


def _choose(term: str, key: str) -> None:
    wish = current_wish()
    others = tuple(pair for pair in wish.choose if pair[0] != term)
    meaning = st.session_state.get(key)
    address.decide(**address.written(wish=replace(wish, choose=(*others, (term, meaning)) if meaning else others)))
