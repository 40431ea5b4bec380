"""What is said of lists of firms that are loaded: of a file, its sheets, its rows and its cells."""

from __future__ import annotations

from enum import unique

from mapping.i18n import message
from mapping.sentences.sentence import Sentence, Severity

_WARNING = Severity.WARNING


@unique
class FirmListCode(Sentence):
    """What is wrong with a list of firms, and what to do about it."""

    # A file as a whole
    FIRM_LIST_UNREADABLE = message("无法读取 {path}（{reason}）"), message("请确认它存在并且可以读取")
    FIRM_LIST_NONE = (
        message("{path} 里没有企业名录"),
        message("给出 CSV、XLSX、XLS 或 Parquet 文件，或放有它们的文件夹"),
    )
    FIRM_HEADINGS_NONE = (
        message("{file} 的前 {n} 行里没有认得的列标题"),
        message("补上标题行，至少要有“企业名称”一列"),
    )
    FIRM_NAME_COLUMN_NONE = message("{file} 没有企业名称的列"), message("把那一列的标题写成“企业名称”")
    FIRM_ENGINE_NONE = (
        message("没有写明名录所在的引擎"),
        message("用 --engine 或环境变量 MAPPING_FIRMS_ENGINE 指明，如 duckdb:firms.duckdb"),
    )
    FIRM_LOADING_ENDED = (
        message("处理名录的进程意外结束（可能内存不足）"),
        message("关闭其他程序后再运行一次，已完成的部分不会重做"),
    )
    FIRM_LOADING_TOO_HARD = (
        message("名录太大，没有载完（最多 {minutes} 分钟、{gigabytes} GB 内存）"),
        message("请用命令行 firms load 载入"),
    )

    # What was not read, or was left undecided
    FIRM_FILE_PASSED = message("{file} 没有读：是隐藏文件、锁文件，或不是名录的格式"), "", _WARNING
    FIRM_FILE_TWICE = message("{file} 与 {other} 内容相同，只算一次"), "", _WARNING
    FIRM_SHEET_PASSED = message("{file} 的工作表「{sheet}」没有企业名称的列，没有读，共 {n} 行"), "", _WARNING
    FIRM_LIST_WITHOUT_ROWS = message("{file} 只有标题，没有数据"), "", _WARNING
    FIRM_DATUM_UNDECIDED = (
        message("{file} 的坐标看不出是哪个坐标系，没有使用，改按地址归入单元"),
        message("知道的话用 --datum 指明：wgs84、gcj02 或 bd09"),
        _WARNING,
    )

    # Rows that are not taken in
    FIRM_NAME_EMPTY = message("没有企业名称，没有收下"), message("补上名称")
    FIRM_UNMATCHED = message("是没有匹配到的企业，没有收下"), message("核对原名称后重新导出")
    FIRM_ROW_TOO_WIDE = (
        message("比标题行多出有内容的单元格，各列可能错位，没有收下"),
        message("给含分隔符的内容加上引号"),
    )
    FIRM_ROW_UNCLEAR = message("引号没有配对，或单元格过长，没有收下"), message("改正后重新导出")

    # Cells that are left out
    FIRM_CODE_WRONG = (
        message("不是有效的统一社会信用代码（校验码不符），没有使用"),
        message("核对后改正"),
        _WARNING,
    )
    FIRM_DATE_UNREADABLE = message("不是可用的日期，留空"), message("写成 2020-01-02"), _WARNING
    FIRM_CAPITAL_CURRENCY = message("不是人民币，照原文保留，不计入金额"), "", _WARNING
    FIRM_CAPITAL_WITHOUT_UNIT = (
        message("没有计量单位，标题也没有写，金额留空"),
        message("在标题写明单位，如“注册资本(万元)”"),
        _WARNING,
    )
    FIRM_CAPITAL_UNREADABLE = message("不是可读的金额，留空"), message("写成 500万元"), _WARNING
    FIRM_CLASS_UNKNOWN = (
        message("不是 GB/T 4754—2017 的行业代码，没有使用，改按行业名称、企业名称与经营范围归类"),
        message("核对代码是哪一版分类"),
        _WARNING,
    )
    FIRM_STATUS_UNKNOWN = message("不是认得的登记状态，按“不明”计"), "", _WARNING
    FIRM_STAFF_UNREADABLE = message("不是人数，留空"), message("写成整数"), _WARNING
    FIRM_POINT_UNREADABLE = (
        message("不是可读的坐标，没有使用"),
        message("写成经度、纬度两列，如 114.305、30.593"),
        _WARNING,
    )
    FIRM_POINT_OUTSIDE = message("在全市之外，没有使用"), message("核对经纬度"), _WARNING
    FIRM_CITY_OTHER = message("不是武汉，不归入任何单元"), "", _WARNING
