"""Firms by cell with pydeck: pandas counts them, deck.gl's own layer of H3 cells draws them."""

import pydeck
import streamlit as st

from bench.firm_list import fill_of
from bench.peers.pandas_firms import cells, frame
from bench.scene import industries, scene
from mapping.firms.hexagons import text_of
from mapping.insight.firms.query import FirmQuery

firms = st.cache_resource(frame)()
st.set_page_config(layout="wide")
chosen = st.pills("industry", industries(), selection_mode="multi")
found = cells(firms, FirmQuery(industry=tuple(chosen))).rename("firms").rename_axis("cell").reset_index()
found["cell"] = found["cell"].map(text_of)
found["fill"] = [[int(fill[at : at + 2], 16) for at in (1, 3, 5)] for fill in map(fill_of, found["firms"])]
(south, west), (north, east) = scene().bounds
st.pydeck_chart(
    pydeck.Deck(
        layers=[
            pydeck.Layer(
                "H3HexagonLayer",
                found,
                id="cells",
                get_hexagon="cell",
                get_fill_color="fill",
                extruded=False,
                stroked=False,
                pickable=True,
            )
        ],
        initial_view_state=pydeck.ViewState(latitude=(south + north) / 2, longitude=(west + east) / 2, zoom=8),
        map_provider=None,
        map_style=None,
        tooltip={"text": "{firms}"},
    ),
    height=700,
    key="map",
)
