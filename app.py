"""Page registry, page configuration and frame: nothing else."""

import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).parent
if str(ROOT / "src") not in sys.path:  # so that `streamlit run app.py` works in a checkout that nobody installed
    sys.path.insert(0, str(ROOT / "src"))

from mapping.errors import MappingError  # noqa: E402 - the package lies in src/
from mapping.i18n import translator  # noqa: E402
from mapping.ui import frame, session  # noqa: E402

t = translator(session.language())
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
    frame.frame(with_map=page.url_path != "sources")
    page.run()
except MappingError as error:  # what a reader can mend is one sentence; anything else is left to Streamlit
    st.error(str(error), icon=":material/error:")
