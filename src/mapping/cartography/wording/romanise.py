"""Chinese names in pinyin, as a handle for readers who cannot read them: 光谷金融港 -> ``Guanggu Jinrong Gang``."""

from __future__ import annotations

import re
from functools import lru_cache

_HAN = r"\u3400-\u9fff"
_RUNS = re.compile(rf"[{_HAN}]+|[^{_HAN}]+")
_BRACKETS = re.compile(r"\([^)]*\)|（[^）]*）")
_LONGEST = 4
# In the name of a place the first is a city (du), never "all" (dou); the second is Zhuankou here, never chaos (dun).
_READINGS = {"都": "du", "沌": "zhuan"}
# Pinyin is written in words; these are the ones that names of parks, streets and districts are made of.
_WORD_LIST = """
武汉 光谷 东湖 长江 长江新区 汉江湾 江汉 汉口 汉口北 汉阳 汉阳造 武昌 青山
洪山 江夏 蔡甸 黄陂 新洲 东西湖 汉南 临空 空港 新港 经开 经开区 武钢 宝武
北湖 月湖 左岸 左岭 庙山 阳逻 双柳 滠口 黄金口 盘龙城 吴家山 太子湖 四新
滨江 天河 国家 国际 中国 中华 华中 湖北 中央 中心 总部 综合 保税 保税区
开发 开发区 投资 自由 贸易 试验区 示范 示范区 服务 服务业 经济 数字 金融
商务 商务区 商品 交易 商圈 会展 文化 历史 风貌区 创意 创新 创业 创谷 创智
数创 智创 研创 文创 智能 智慧 网联 互联 网络 安全 网安 人才 科技 科学 未来
信息 电子 光电子 软件 大数据 数据 生物 生物城 医学 医疗 医养 器械 健康 生命
大健康 食品 休闲 粮食 物流 港口 航空 航天 通用 卫星 火箭 汽车 零部件 电动
新能源 能源 氢能 材料 新材料 新型 建材 钢材 深加工 加工 配送 机电 轻工 模具
家居 设计 工程 工业 制造 先进 现代 生态 新城 绿城 产业 产业园 工业园 科技园
物流园 软件园 创新园 工业区 产业区 加工区 片区 集聚区 港区 园区 基地 公园
小镇 孵化 孵化器 孵化园 大学 大道 大厦 城市 新区 天地 民营 特色 转型 遗址
一号 第一 汉街 楚河 显示 城东 科技城 科学城 航空城 工业城 设计城 中秀 建设
路桥 火车站 高炉 造船 重工 武船 江北 良品 铺子 高科 高新 国博 阳光 凤凰
古龙 古田 保利 北辰 融创
"""
_WORDS = frozenset(_WORD_LIST.split())


@lru_cache(maxsize=2048)
def romanise(name: str) -> str:
    """Return the pinyin of a name, word by word and without tones; what stands in brackets is left out."""
    words: list[str] = []
    for run in _RUNS.findall(_BRACKETS.sub("", name)):
        words += _read(run) if re.match(rf"[{_HAN}]", run) else run.split()
    return " ".join(word[:1].upper() + word[1:] for word in words)


def _read(run: str) -> list[str]:
    """Return the words of a run of Chinese characters, each read in the light of the whole run."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415  (its dictionaries are slow to load, and Chinese needs none)

    syllables = iter(lazy_pinyin(run, v_to_u=True))
    return [_join([_READINGS.get(character, next(syllables)) for character in word]) for word in _split(run)]


def _join(syllables: list[str]) -> str:
    """Join the syllables of a word; an apostrophe goes before a vowel that would read as the end of the one before."""
    first, *others = syllables
    return first + "".join(f"'{syllable}" if syllable[0] in "aeo" else syllable for syllable in others)


def _split(run: str) -> list[str]:
    """Split a run into known words, longest first; the characters between two of them make one word."""
    words: list[str] = []
    loose = ""
    start = 0
    while start < len(run):
        size = next((n for n in range(_LONGEST, 1, -1) if run[start : start + n] in _WORDS), 0)
        if size:
            words += [loose, run[start : start + size]]
            loose = ""
        else:
            loose += run[start]
        start += size or 1
    return [word for word in (*words, loose) if word]
