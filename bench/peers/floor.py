"""The floor: one ``st.write`` and a button."""

import streamlit as st

st.set_page_config(layout="wide")
st.session_state.setdefault("runs", 0)
st.session_state.runs += st.button("again")
st.write(f"run {st.session_state.runs}")
