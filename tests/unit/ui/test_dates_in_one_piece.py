"""Dates in texts of pages: browsers would break them after a hyphen."""

from __future__ import annotations

from mapping.ui.render import dated


def test_each_date_stands_in_a_span_of_its_own_and_all_else_is_escaped() -> None:
    assert dated("A <b> & C, 2021-03-28") == 'A &lt;b&gt; &amp; C, <span class="date">2021-03-28</span>'
    assert dated("2019-02、2020-11-03") == '<span class="date">2019-02</span>、<span class="date">2020-11-03</span>'


def test_a_text_without_a_date_is_left_alone() -> None:
    assert dated("17,600 – 2025") == "17,600 – 2025"
