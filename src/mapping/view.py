"""How the data are looked at: one frozen value, handed from the address or the command line down to every table."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class View:
    """Which edition of the plan is shown, whether what came after it counts, and in what language it is told.

    ``edition`` is an id in editions.csv and has no default here: which one is meant where nobody says is decided where
    an address or a command line is read (`Catalog.newest_edition`). ``lang`` is a key of `i18n.LANGUAGES`.
    """

    edition: str
    later: bool = False
    lang: str = "zh"

    @property
    def plain(self) -> View:
        """The same view without what came after its edition: what is published once an edition and language."""
        return replace(self, later=False)
