"""Fields for text that stands in the address: what a reader has typed is never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable


def typed(
    field: Callable[..., str | None], label: str, *, key: str, current: str, take: Callable[[str], None], **options: Any
) -> None:
    """Show a field (`st.text_input`, `st.text_area`) with the text of the address; ``take`` writes another one there.

    The address is the truth, so the field is set to it. Only where a session begins may the browser know better: what
    was typed while the connection was lost, or before the server started anew, comes with the first message, and is
    taken as if it had been typed now.
    """

    def changed() -> None:
        take(str(st.session_state[key] or ""))

    begun = f"{key}_begun"
    if begun in st.session_state:
        st.session_state[key] = current
        field(label, key=key, on_change=changed, **options)
        return
    st.session_state[begun] = True
    text = field(label, value=current, key=key, on_change=changed, **options) or ""
    if text != current:
        take(text)
        st.rerun()
