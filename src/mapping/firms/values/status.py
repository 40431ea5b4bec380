"""Whether a firm still stands: the words of registers and vendors, as one of `STATUSES`."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_WORDS: Final = (
    ("已注销", "closed"),
    ("未注销", ""),
    ("未吊销", ""),
    ("仍注册", "active"),
    ("注销", "closed"),
    ("吊销", "revoked"),
    ("撤销", "revoked"),
    ("除名", "revoked"),
    ("责令关闭", "revoked"),
    ("迁出", "moved"),
    ("清算", "closed"),
    ("停业", "closed"),
    ("歇业", "active"),
    ("存续", "active"),
    ("续存", "active"),
    ("在业", "active"),
    ("在营", "active"),
    ("开业", "active"),
    ("在册", "active"),
    ("营业", "active"),
    ("正常", "active"),
    ("迁入", "active"),
    ("筹建", "active"),
    ("登记成立", "active"),
)
"""Word -> status, the one that decides before others; what an empty one says is taken out of the text."""
_ENGLISH: Final = {
    "active": "active",
    "normal": "active",
    "registered": "active",
    "closed": "closed",
    "revoked": "revoked",
}


@lru_cache(maxsize=10_000)
def read_status(text: str) -> str:
    """Return the status; ``unknown`` where no word of it is known.

    >>> read_status("吊销，未注销"), read_status("存续（在营、开业、在册）")
    ('revoked', 'active')
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    for word, status in _WORDS:
        if word in plain:
            if status:
                return status
            plain = plain.replace(word, "")
    return _ENGLISH.get(plain, "unknown")
