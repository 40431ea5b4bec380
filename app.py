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

    address.arrived()
    t = translator(address.language())
    st.set_page_config(page_title=t("武汉产业地图"), page_icon=session.static_address("favicon.svg"), layout="wide")
    page = st.navigation(
        [
            st.Page("pages/city.py", title=t("全市产业地图"), default=True),
            st.Page("pages/district.py", title=t("区级产业地图"), url_path="district"),
            st.Page("pages/finder.py", title=t("园区查找"), url_path="finder"),
            st.Page("pages/match.py", title=t("产业选址"), url_path="match"),
            st.Page("pages/overlap.py", title=t("错位发展"), url_path="overlap"),
            st.Page("pages/targets.py", title=t("目标任务"), url_path="targets"),
            st.Page("pages/sources.py", title=t("数据与来源"), url_path="sources"),
        ],
        position="top",
    )
    try:
        layout.frame(None if page.url_path == "sources" else map_assets)
        page.run()
    except MappingError as error:  # what a reader can mend is one sentence; anything else is left to Streamlit
        st.error(error.told(address.language()), icon=":material/error:")


if get_script_run_ctx(suppress_warning=True):
    show()
else:  # `streamlit run` loads this file once to serve it, and runs it again for every visitor
    from mapping.ui.server import lifespan, middleware

    app = st.App(__file__, lifespan=lifespan, middleware=middleware)
