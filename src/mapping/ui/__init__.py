"""The Streamlit side: frame, live map element, cards, address bar. Nothing below this package knows Streamlit."""
