"""企业分布: what stands where, by a list of firms, beside what the plan says."""

from pages import through_app

through_app()

from mapping.ui.firms.page import firms_page  # noqa: E402 - app.py puts the package on the path

firms_page()
