"""What is made of an object is kept with it, each object's apart, and neither outlives it nor travels."""

from __future__ import annotations

import gc
import pickle
from weakref import ref

from mapping.kept import forget, kept

made: list[tuple[str, int]] = []


class Host:
    """Something that answers are kept with."""

    def __init__(self, name: str) -> None:
        self.name = name


@kept(2)
def told(host: Host, n: int, *, loud: bool = False) -> str:
    made.append((host.name, n))
    return f"{host.name}{n}{'!' if loud else ''}"


def test_an_answer_is_made_once_for_each_object() -> None:
    made.clear()
    one, other = Host("a"), Host("b")
    assert [told(one, 1), told(one, 1), told(other, 1), told(one, 1, loud=True)] == ["a1", "a1", "b1", "a1!"]
    assert made == [("a", 1), ("b", 1), ("a", 1)]


def test_the_answers_of_one_object_do_not_push_out_those_of_another() -> None:
    made.clear()
    one, other = Host("a"), Host("b")
    told(one, 1)
    for n in range(9):
        told(other, n)
    told(one, 1)
    assert made.count(("a", 1)) == 1


def test_an_object_is_not_kept_alive_by_what_was_made_of_it() -> None:
    host = Host("a")
    told(host, 1)
    gone = ref(host)
    del host
    gc.collect()
    assert gone() is None


def test_a_copy_that_travels_leaves_it_behind_and_it_can_be_forgotten() -> None:
    made.clear()
    host = Host("a")
    told(host, 1)
    copy = pickle.loads(pickle.dumps(host))  # noqa: S301 - our own
    told(copy, 1)
    forget(host)
    told(host, 1)
    assert made == [("a", 1)] * 3
