"""What is said of faults: each in the words of its language, and under a name of its own."""

from __future__ import annotations

import re
from itertools import chain

from mapping.i18n import messages
from mapping.sentences import TABLES

HAN = re.compile(r"[\u3400-\u9fff，、；：（）「」。]")
FIELD = re.compile(r"\{(\w+)\}")


def test_the_words_of_a_sentence_are_in_its_language() -> None:
    english = messages("en")
    for code in chain.from_iterable(TABLES):
        for text in filter(None, (code.problem, code.remedy)):
            assert HAN.search(text) or text == "{form}"
            assert not HAN.search(english[text]), text
            assert len(set(FIELD.findall(english[text]))) == len(set(FIELD.findall(text)))


def test_no_two_faults_share_a_name() -> None:
    names = [code.name for code in chain.from_iterable(TABLES)]
    assert len(names) == len(set(names))
