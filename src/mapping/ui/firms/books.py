"""What stands below the map as a workbook: plan and reality, or a chain with its firms."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from mapping.cartography.wording.firms import MADE_UP
from mapping.cartography.wording.names import Names
from mapping.i18n import translator
from mapping.insight.reality import firm_chain, plan_reality
from mapping.ui.frame.download import Button, download

if TYPE_CHECKING:
    from mapping.ui.firms.asked import Asked


def plan_book(asked: Asked) -> None:
    """Offer plan and reality."""
    name = translator(asked.lang)("规划与现状")
    download(_button("firms_plan_xlsx", name, asked), partial(_plan, asked))


def chain_book(asked: Asked, industry_id: str) -> None:
    """Offer the chain of an industry."""
    catalog, t = asked.atlas.catalog, translator(asked.lang)
    industry = Names.of(catalog, asked.lang).industry_short(catalog.industry(industry_id))
    name = f"{t('产业链与企业')}_{industry}"
    download(_button("firms_chain_xlsx", name, asked), partial(_chain, asked, industry_id))


def _button(key: str, name: str, asked: Asked) -> Button:
    t = translator(asked.lang)
    stem = "_".join(filter(None, (t(MADE_UP) if asked.store.source.made_up else "", name)))
    return Button(key, t("存为 XLSX"), stem, "xlsx", asked.lang, icon=":material/download:")


def _plan(asked: Asked) -> bytes:
    from mapping.lists.plan_reality import reality_workbook  # noqa: PLC0415 - on demand

    found = plan_reality(asked.atlas, asked.view, asked.spec.firms)
    today = datetime.now(tz=UTC).astimezone().date()
    return reality_workbook(asked.atlas.catalog, found, asked.view, exported=today)


def _chain(asked: Asked, industry_id: str) -> bytes:
    from mapping.lists.plan_reality import chain_workbook  # noqa: PLC0415 - on demand

    found = firm_chain(asked.atlas, asked.view, industry_id, asked.spec.firms)
    today = datetime.now(tz=UTC).astimezone().date()
    return chain_workbook(asked.atlas.catalog, found, asked.view, exported=today)
