"""What is asked of a list of firms: one frozen value that travels in addresses and requests."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

LONGEST_TEXT = 100
"""Characters of a part of a name."""


def _each_once(values: object) -> object:
    return tuple(dict.fromkeys(values)) if isinstance(values, (list, tuple)) else values


Values = Annotated[tuple[str, ...], BeforeValidator(_each_once)]
Year = Annotated[int, Field(ge=0, le=9999)]
Amount = Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False)]
Number = Annotated[int, Field(ge=0, le=10**9)]


class FirmQuery(BaseModel):
    """A question to the firms. The defaults ask for all that stand, by their number.

    Of one field any value may hold, of several fields all must. ``q``: a part of the name. ``industry``,
    ``subsector``: ids, ``none`` for those without one. ``unit``: ids of the 15 statistical units, ``none`` for those
    in no unit. ``founded`` (year), ``capital`` (10,000 yuan), ``staff``: from and to, both included; what is unknown
    answers only where no range is set. ``status``, ``basis`` (of the place), ``classed`` (basis of the class): values
    of `mapping.insight.firms.model`. ``confidence``: the lower one of place and class. ``closed``: also firms that
    were closed, revoked or have moved away. ``cell``: an H3 cell. ``within``: an area drawn by hand, as in the
    request of a map. ``count``: what is counted.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: Annotated[str, Field(max_length=LONGEST_TEXT)] = ""
    industry: Values = ()
    subsector: Values = ()
    unit: Values = ()
    founded: tuple[Year | None, Year | None] = (None, None)
    capital: tuple[Amount | None, Amount | None] = (None, None)
    staff: tuple[Number | None, Number | None] = (None, None)
    status: Values = ()
    basis: Values = ()
    confidence: Values = ()
    classed: Values = ()
    closed: bool = False
    cell: str = ""
    within: str = ""
    count: Literal["number", "capital", "staff"] = "number"

    @model_validator(mode="after")
    def _ranges_ascend(self) -> FirmQuery:
        for low, high in (self.founded, self.capital, self.staff):
            if low is not None and high is not None and low > high:
                raise ValueError("a range must not end before it begins")
        return self

    @property
    def is_open(self) -> bool:
        """Whether all that stand are asked for, whatever is counted of them."""
        return self == FirmQuery(count=self.count)
