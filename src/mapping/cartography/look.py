"""One table of every colour, by what it is for. No other file of the program names one.

A row is a role, a column what the role looks like under one set of conditions: `light` is the map and the pages on a
light ground; `forced` is the system colour that takes its place where the reader's system forces colours upon pages. A
dark page would be one column more.

The table becomes the custom properties of the style sheets (`look_css`), the lines of the three maps (`look_lines`) and
the tints of the land (`look_tints`); sheets take the light column as it is (`printing.style`). Roles with equal colours
stay apart: they are equal today.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Row(NamedTuple):
    """The colours of one role.

    `light`: ``#rrggbb``, or ``#rrggbbaa`` for what lets the ground show. `forced`: a system colour of CSS; None where a
    browser that forces colours finds the right one by itself, as it does for text, grounds and borders of HTML. It
    leaves drawings alone, so whatever is drawn needs one.
    """

    light: str
    forced: str | None = None


TABLE: Final[dict[str, Row]] = {
    # -- text
    "ink": Row("#1d2733", "CanvasText"),
    "sub": Row("#55606d", "CanvasText"),  # secondary text, captions
    "muted": Row("#66717d", "CanvasText"),  # rows of zero, ranks: the palest text that may be read
    "water-ink": Row("#24557c", "CanvasText"),  # names of rivers and lakes
    "wine-ink": Row("#7a1929", "CanvasText"),  # text on wine's tints, faults
    "amber-ink": Row("#7a5200", "CanvasText"),  # doubts and hints
    "amber-deep": Row("#5c3d00", "CanvasText"),  # whole sentences of that kind
    "green-ink": Row("#1f5134", "CanvasText"),
    "link": Row("#1f5fa8", "LinkText"),
    "link-line": Row("#1f5fa899", "LinkText"),  # underline of a link
    "link-ground": Row("#e8eff7"),
    # -- surfaces
    "surface": Row("#ffffff", "Canvas"),  # cards, tables, whatever lies on the page
    "surface-quiet": Row("#f7f9fb"),
    "page": Row("#f4f6f8"),
    "heading": Row("#f4f6f8"),  # of the table below the map
    "veil": Row("#fffffff5", "Canvas"),  # over the map, which hardly shows through: a key is read first
    "hover": Row("#f2f5f8"),
    "tray": Row("#eef1f4"),  # headings of tables, words in a row, empty bars
    "option": Row("#f0f3f6"),  # a switch that is not chosen
    "option-hover": Row("#e2e8ee"),
    "tool-hover": Row("#e9eef3"),
    # -- lines of the pages
    "hair": Row("#d5dbe2"),  # around cards and tables
    "rule": Row("#eef1f4"),  # between rows
    "divider": Row("#e3e8ed"),  # between the parts of a card
    "control": Row("#8793a0"),  # around what can be operated
    "float-edge": Row("#c9d1d9"),  # around what floats over the map
    "frame-edge": Row("#b9c2cc"),  # around insets, between groups of a table
    "faint": Row("#aab3bd"),  # around what is not there
    "dashed": Row("#8a95a0"),
    "shadow": Row("#1b365433"),
    "shadow-low": Row("#1b365426"),
    "shadow-mark": Row("#00000055"),  # below tiles and markers
    "swatch-edge": Row("#00000033", "CanvasText"),
    # -- accents
    "navy": Row("#1b3654"),
    "wine": Row("#8c1d2f"),
    "on-accent": Row("#ffffff"),
    "pressed": Row("#1b3654", "Highlight"),  # the option that is chosen
    "on-pressed": Row("#ffffff", "HighlightText"),
    "focus": Row("#1f5fa8", "CanvasText"),  # where the keyboard is
    "chosen": Row("#f9eef0"),  # a row that is chosen
    "chosen-faint": Row("#fcf6f7"),  # the same, where a bar at its side says so too
    # -- the strip at the head, and the drawer that holds its links on phones
    "nav": Row("#d6e0eb"),
    "nav-here": Row("#e3899a", "Highlight"),
    "drawer-field": Row("#264b72"),
    "drawer-hair": Row("#3b5a7a"),
    "logo-ground": Row("#a8283d"),  # wine would sink into the strip; the same hue, lighter
    # -- chips and notices
    "chip-zone": Row("#f4e1e4"),
    "chip-zone-hover": Row("#ecd0d4"),
    "band": Row("#dfe7f1"),  # the name of a group within a table on paper
    "chip-central": Row("#dfe7f1"),
    "chip-new": Row("#dcebe1"),
    "chip-later": Row("#fdf0d5"),
    "amber": Row("#c9a24a"),
    "notice": Row("#fdf6e3"),
    "level-1": Row("#b4586a"),  # levels of parks after the first, which is wine
    "level-2": Row("#d79aa4"),
    "level-3": Row("#ecd0d4"),
    "level-none": Row("#e6eaee"),
    "level-none-ink": Row("#3f4a57"),
    "bar": Row("#7089a6", "CanvasText"),  # of counts
    "verdict-good": Row("#eaf3ed"),
    "verdict-bad": Row("#f4e1e4"),
    # -- how far a target is reached, on the map and in tables alike: from warm and pale to cold and dark, so that
    # neither eyes without red and green nor a print without colours lose the order
    "completion-low": Row("#f7d8ad"),
    "completion-middle": Row("#e8b271"),
    "completion-high": Row("#a9afa6"),
    "completion-done": Row("#5c92c8"),
    "done-ink": Row("#1f4f7a", "CanvasText"),
    "near-ink": Row("#55606d", "CanvasText"),
    "missed-ink": Row("#84470b", "CanvasText"),
    "unknown-ink": Row("#55606d", "CanvasText"),
    "unknown": Row("#eef1f4"),
    # -- land
    "outside": Row("#e9edf1", "Canvas"),
    "land-focus": Row("#f7ecee", "Canvas"),  # the unit that a map of one unit is about
    "land-neighbour": Row("#f1f3f5", "Canvas"),  # the units around it
    "land-none": Row("#f7f8f9", "Canvas"),  # the plan gives it nothing of the kind: nearly white
    # Who names an industry: one hue for all 20, whose own colours are on their tiles alone. So dark that the fill alone
    # stands off land that is not named by 3:1, as WCAG 2.2 asks of drawings (1.4.11), and no darker than lets ink be
    # read on it. On the second, ink is read on the glow around the letters.
    "named": Row("#3b9d90", "CanvasText"),
    "named-first": Row("#1b665b", "Highlight"),
    "same-industry": Row("#b9dcd6", "Canvas"),  # of a sub-sector: the unit lists its industry, and no more
    "land-plain": Row("#dfe4e8", "Canvas"),  # on a drawing the size of a stamp
    "land-plain-edge": Row("#ffffff", "CanvasText"),
    "land-cross": Row("#efe9f4"),  # its first term cuts across industries, and is none of the 20
    "land-industry": Row("#dbe3ec"),  # shares the industry and no more: cool and pale, apart from the ramp of scores
    "land-few": Row("#e3e7ea", "Canvas"),  # too few firms for the quotient to say anything
    # How concentrated an industry is, below and above the share of the city: two hues, and darker from step to step, so
    # that a print without colours keeps the order.
    "quotient-low": Row("#f7e8c8", "CanvasText"),
    "quotient-below": Row("#ecc98c", "CanvasText"),
    "quotient-above": Row("#c2b0df", "CanvasText"),
    "quotient-high": Row("#9f86cc", "CanvasText"),
    # What became of a list from one edition to another: hues that differ in luminance, too, for prints without colours.
    "change-added": Row("#93d1c4", "CanvasText"),
    "change-removed": Row("#f2b78f", "CanvasText"),
    "change-both": Row("#b79dd1", "CanvasText"),
    "change-reordered": Row("#ece0b4", "CanvasText"),
    "change-listed": Row("#4aa396", "Highlight"),  # a new unit, or one that had no list
    "change-unlisted": Row("#b9c0c8", "Canvas"),
    "no-data": Row("#ffffff", "Canvas"),  # ground of the hatch that marks a missing value
    "hatch": Row("#8a95a0", "GrayText"),
    "self": Row("#e3e8ed"),  # a unit beside itself, in the matrix of pairs
    "block-edge": Row("#7d8894"),  # around the pairs of one list
    "decree": Row("#dfe4ea"),  # hatch of pairs that are alike because one list was decreed for them
    "decree-key": Row("#c3ccd5"),  # the same on a sample of 12 px
    "sand-1": Row("#f1e4c6"),  # quantities. Not blue: water is; and not so pale that some would look like none
    "sand-2": Row("#e5d09f"),
    "sand-3": Row("#d6b877"),
    "sand-4": Row("#c39d52"),
    "sand-5": Row("#b08839"),
    # Firms by cell, from pale and yellow to dark and red: apart from the sand of units, over which they lie. Where
    # colours are forced a cell is drawn the larger, the more there are in it.
    "heat-1": Row("#fbe3a6", "CanvasText"),
    "heat-2": Row("#f8c977", "CanvasText"),
    "heat-3": Row("#f0a557", "CanvasText"),
    "heat-4": Row("#e07c48", "CanvasText"),
    "heat-5": Row("#c4523f", "CanvasText"),
    "heat-6": Row("#98313a", "CanvasText"),
    "heat-7": Row("#642030", "CanvasText"),
    "heat-edge": Row("#ffffffb3", "Canvas"),  # between cells
    "heat-outside": Row("#3d4a58b3", "CanvasText"),  # hatch and edge of cells that lie in no unit
    "group-national-zone": Row("#eccfd3"),
    "group-central": Row("#cbd8e8"),
    "group-new-district": Row("#d3e6da"),
    "tier-pillar": Row("#1f5fa8"),
    "tier-emerging": Row("#c8641e"),
    "tier-future": Row("#6d3fa6"),
    # -- cells of plan and reality; a sign in each tells them apart, too
    "reality-strong": Row("#a9d8cf"),  # named, and concentrated
    "reality-weak": Row("#f7dcc1"),  # named, and falling short
    "reality-more": Row("#d9cdec"),  # concentrated without being named
    "reality-few": Row("#eceff2"),
    # -- what is drawn on the land
    "water": Row("#a9cbe0", "LinkText"),
    "glow": Row("#ffffff", "Canvas"),  # around names, markers and edges, so that they stand off the land
    "edge": Row("#5a6673", "CanvasText"),
    "edge-district": Row("#566270", "GrayText"),  # for reference
    "edge-wide": Row("#46515d", "CanvasText"),  # among districts
    "edge-schematic": Row("#4a5663", "CanvasText"),
    "edge-city": Row("#4a3550", "CanvasText"),
    "edge-city-band": Row("#dcd6e0"),
    "edge-small": Row("#aab3bd"),  # on a drawing the size of a stamp
    "edge-claimed": Row("#3d4a58"),  # the same, around what the drawing is about
    "selection": Row("#8c1d2f", "Highlight"),
    "drawn": Row("#00594f", "Highlight"),  # an area that a reader has drawn
    "drawn-fill": Row("#00594f14", "transparent"),
    "circle": Row("#1b3654", "CanvasText"),  # a second measure
    "circle-fill": Row("#1b365424", "transparent"),
    "marker": Row("#8c1d2f", "CanvasText"),
    "on-marker": Row("#ffffff", "Canvas"),
    "facility": Row("#1b3654", "CanvasText"),  # airports, stations, ports: navy, apart from the wine of parks
    "on-facility": Row("#ffffff", "Canvas"),
    "marker-other": Row("#7d8894", "GrayText"),  # parks of another unit
    "marker-hot": Row("#1b3654", "Highlight"),  # the marker below the pointer, or chosen
    # -- paper and spreadsheets
    "zebra": Row("#f1f4f7"),
    "book-heading": Row("#e7eef5"),
    "book-rule": Row("#8ca0b3"),
}

DOTS: Final = (0.8, 1.2, 1.7, 2.3, 3.0)
"""Where colours are forced, tints are dots: their radius in a field of 6 x 6 px, from pale to dark."""


def light(role: str) -> str:
    """Return the colour of a role on a light ground.

    Raises:
        KeyError: no such role.
    """
    return TABLE[role].light


def paint(role: str) -> str:
    """Return a role as a value of CSS, which follows the reader's conditions: ``var(--water)``.

    Raises:
        KeyError: no such role.
    """
    if role not in TABLE:
        raise KeyError(role)
    return f"var(--{role})"
