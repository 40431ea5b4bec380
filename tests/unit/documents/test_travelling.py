"""Data that others go on asking travel whole: what is kept with them while they are packed does no harm."""

from __future__ import annotations

import pytest

from mapping.kept import undisturbed


def test_data_that_change_while_they_are_packed_are_packed_again() -> None:
    kept = {"units": 14}
    tried = []

    def pack() -> bytes:
        for name in kept:
            tried.append(name)
            if len(tried) < 3:
                kept[f"answer {len(tried)}"] = 0
        return repr(sorted(kept)).encode()

    assert undisturbed(pack) == b"['answer 1', 'answer 2', 'units']"


def test_what_never_travels_is_told_in_the_end() -> None:
    def pack() -> bytes:
        raise RuntimeError("never")

    with pytest.raises(RuntimeError, match="never"):
        undisturbed(pack)
