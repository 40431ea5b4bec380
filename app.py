"""Page registry, page configuration and frame, and the server that shows them: nothing else."""

import sys
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

ROOT = Path(__file__).parent
if str(ROOT / "src") not in sys.path:  # so that `streamlit run app.py` works in a checkout that nobody installed
    sys.path.insert(0, str(ROOT / "src"))


def show() -> None:
    """Show the page that a visitor is on."""
    from mapping.errors import MappingError  # noqa: PLC0415 - the package lies in src/
    from mapping.i18n import translator  # noqa: PLC0415 - as above
    from mapping.ui import address, session  # noqa: PLC0415 - as above
    from mapping.ui.frame import layout  # noqa: PLC0415 - as above
    from mapping.ui.map.files import map_assets  # noqa: PLC0415 - as above
    from mapping.ui.pages import TITLES, WITHOUT_MAP  # noqa: PLC0415 - as above

    address.arrived()
    t = translator(address.language())
    page = st.navigation(
        [
            st.Page(f"pages/{page}.py", title=t(title), url_path="" if page == "city" else page, default=page == "city")
            for page, title in TITLES.items()
        ],
        position="top",
    )
    title = f"{page.title} · {t('武汉产业地图')}"  # what tells tabs, bookmarks and entries of the history apart
    st.set_page_config(page_title=title, page_icon=session.static_address("favicon.svg"), layout="wide")
    try:
        with session.visit(page.url_path):
            layout.frame(None if page.url_path in WITHOUT_MAP else map_assets)
            page.run()
    except MappingError as error:  # what a reader can mend is one sentence; anything else is left to Streamlit
        st.error(error.told(address.language()), icon=":material/error:")


if get_script_run_ctx(suppress_warning=True):
    show()
else:  # `streamlit run` loads this file once to serve it, and runs it again for every visitor
    from mapping.ui.server import lifespan, middleware

    app = st.App(__file__, lifespan=lifespan, middleware=middleware)
