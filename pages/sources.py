"""数据与来源: tables, origins, joins, boundaries, and what is not known."""

from mapping.ui.sources import sources_page

sources_page()
