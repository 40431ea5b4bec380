"""What is said of a cell whose figure, unit of measure, year or point cannot be read with certainty."""

from __future__ import annotations

from enum import unique

from mapping.i18n import message
from mapping.sentences.sentence import Sentence, Severity

_WARNING = Severity.WARNING


@unique
class ValueCode(Sentence):
    """What is wrong with one value, and what to do about it."""

    # Figures
    NUMBER_NONE = message("不是数"), message("写一个数，可以带计量单位")
    NUMBER_SEVERAL = message("里有几个数"), message("只留要读的那一个，其余写到备注")
    NUMBER_RANGE = message("是一个范围"), message("写一个数；确实只有范围的，写到备注")
    NUMBER_BOUND = message("是界限，不是数"), message("写确切的数；只知道界限的，写到备注")

    # Units of measure
    MEASURE_UNKNOWN = message("的单位「{measure}」不认识"), message("改用这些单位之一：{known}")
    MEASURE_OF_ANOTHER = message("的单位「{measure}」不是{quantity}的单位"), message("改用这些单位之一：{known}")
    MEASURE_NOT_TOLD = message("没有计量单位，标题也没有写"), message("在标题或单元格里写明单位，或在页面上选定")
    MEASURE_TWICE = (
        message("的「{word}」可能是数的一部分，也可能是单位「{measure}」"),
        message("写全单位，如「1.2亿元」"),
    )
    CURRENCY_OTHER = message("是外币（{currency}）：汇率随时间变，不作换算"), message("按当时的汇率折成人民币后填写")

    # Years
    YEAR_NONE = message("不是年份"), message("写四位数的年份，如 2009、2009-05-01")
    YEAR_SHORT = message("不是四位数的年份"), message("写全年份，如 2009")
    YEAR_SEVERAL = message("里有几个年份"), message("只留一个，其余写到备注")
    YEAR_SERIAL = message("像是没有设日期格式的日期"), message("把单元格设为日期格式，或写四位数的年份")
    YEAR_OUT_OF_RANGE = message("不在 {first} 至 {last} 年之间"), message("核对后改正")

    # Points
    PLACE_NONE = message("不是坐标"), message("写经纬度，如 114.3054、30.5931，或 CGCS2000 的米数")
    PLACE_HALF = message("只有经度或纬度之一"), message("经度和纬度一起填写，或都留空")
    PLACE_MINUTES = message("的分或秒不在 0 到 60 之间"), message("核对度、分、秒")
    PLACE_SAME_AXIS = message("两个值都是{axis}"), message("一个写经度，一个写纬度")
    PLACE_SEVERAL = message("里不止一对坐标"), message("只留一个点")
    PLACE_NEITHER = message("既不是度数，也不是米数"), message("写经纬度，或 CGCS2000 的东坐标和北坐标")
    PLACE_SWAPPED = message("经度与纬度写反了，已对调"), message("按标题对调两列"), _WARNING
