"""What a text wants near its site, and where it turns from that to what is made there."""

from __future__ import annotations

import pytest

from mapping.catalog import load_catalog
from mapping.insight.match.lexicon import lexicon

LEXICON = lexicon(load_catalog())


@pytest.mark.parametrize(
    ("text", "business", "nearby"),
    [
        ("靠近机场的冷链物流", ["冷链物流"], ["机场"]),
        ("靠近機場的冷鏈物流", ["冷鏈物流"], ["機場"]),
        ("毗鄰機場之冷鏈物流", ["冷鏈物流"], ["機場"]),
        ("机场附近的冷链物流", ["冷链物流"], ["机场"]),
        ("靠近机场做冷链物流", ["冷链物流"], ["机场"]),
        ("靠近机场的地块做冷链物流", ["冷链物流"], ["机场"]),
        ("靠近武汉最大的机场的冷链物流", ["冷链物流"], ["机场"]),
        ("我们是一家靠近机场的冷链物流企业", ["冷链物流"], ["机场"]),
        ("需要岸线的造船", ["造船"], []),
        ("靠近汽车零部件企业的厂房做激光加工", ["激光加工"], ["汽车零部件"]),
        ("cold-chain logistics near the airport", ["cold-chain logistics"], ["airport"]),
        ("a site near the airport for cold-chain logistics", ["cold-chain logistics"], ["airport"]),
        ("near-airport cold-chain logistics", ["cold-chain logistics"], ["airport"]),
        ("ｎｅａｒ ｔｈｅ airport for cold-chain logistics", ["cold-chain logistics"], ["airport"]),
        ("a plant near the airport that makes drones", ["drones"], ["airport"]),
        ("near auto parts suppliers for our battery plant", ["battery"], ["auto parts"]),
    ],
)
def test_the_business_stands_behind_what_is_near(text: str, business: list[str], nearby: list[str]) -> None:
    assert told(text) == (business, nearby)


@pytest.mark.parametrize(
    ("text", "business", "nearby"),
    [
        ("靠近汽车零部件企业的厂房", [], ["汽车零部件"]),
        ("附近的汽车零部件企业", [], ["汽车零部件"]),
        ("便于与周边的汽车企业配套", [], ["汽车"]),
        ("靠近沌口的汽车企业，做激光加工", ["激光加工"], ["汽车"]),
        ("靠近上游的锂电池材料", [], ["锂电池"]),
        ("靠近大型的汽车零部件企业的冷链物流", ["冷链物流"], ["汽车零部件"]),
        ("靠近机场的厂房和汽车零部件企业", [], ["机场", "汽车零部件"]),
        ("利用港口的航运优势", [], ["港口", "航运"]),
        ("离岸服务外包", ["服务外包"], []),
        ("利用工业余热发电", ["余热发电"], []),
        ("螺蛳粉等方便速食", ["螺蛳粉", "方便速食"], []),
        ("靠港船舶岸电", ["船舶", "岸电"], []),
        ("离最近的港口不超过10公里", [], ["港口"]),
        ("near suppliers for auto parts", [], ["auto parts"]),
        ("near companies that make batteries", [], ["batteries"]),
        ("lasers, near the port that handles chemicals", ["lasers"], ["port", "chemicals"]),
    ],
)
def test_others_and_places_stay_what_is_near(text: str, business: list[str], nearby: list[str]) -> None:
    assert told(text) == (business, nearby)


def test_traditional_signs_lead_in_and_mean_nothing_by_themselves() -> None:
    found = LEXICON.recognise("周邊汽車零部件企業，不從事化工，做鋰電池")
    assert [word.text for word in found.nearby + found.struck + found.words] == ["汽車零部件", "化工", "鋰電池"]
    assert found.unknown == ()


def told(text: str) -> tuple[list[str], list[str]]:
    found = LEXICON.recognise(text)
    assert not found.struck
    return [word.text for word in found.words], [word.text for word in found.nearby]
