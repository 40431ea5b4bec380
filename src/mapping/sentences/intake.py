"""What is said of lists that people bring: of the file, its columns, its rows and its cells."""

from __future__ import annotations

from enum import unique

from mapping.i18n import message
from mapping.sentences.sentence import Sentence, Severity

_WARNING = Severity.WARNING


@unique
class IntakeCode(Sentence):
    """What is wrong with a list, and what to do about it."""

    # The file as a whole
    LIST_LACKS_COLUMNS = (
        message("{file} 缺少列：{columns}"),
        message("在标题行补上，或指定哪一列是它；也可下载模板填写"),
    )
    LIST_NEAR_COLUMNS = (
        message("{file} 缺少列：{columns}"),
        message("最接近的标题是{near}：改正标题，或指定哪一列是它"),
    )
    LIST_COLUMN_TWICE = message("{file} 有两列都是「{column}」"), message("只留一列，或指定读哪一列")
    LIST_COLUMN_BEYOND = message("{file} 没有第 {n} 列，不能作为「{column}」"), message("重新选择列")
    LIST_WITHOUT_ROWS = message("{file} 只有标题，没有数据"), message("在标题下逐行填写")
    SHEET_UNKNOWN = message("{file} 没有工作表「{sheet}」"), message("这里有：{known}")
    LIST_KIND_UNKNOWN = message("{file} 看不出是三清单中的哪一张"), message("加一列“清单”，写企业、项目或平台")
    INDICATOR_WITHOUT_FIGURES = message("{file} 没有一列是数"), message("每个区域一行，至少一列是数")

    LIST_UNREADABLE = message("无法读取 {path}（{reason}）"), message("请确认它存在并且可以读取")
    ALIASES_UNREADABLE = message("{file} 不是可读的别名表"), message("存为 UTF-8 编码的 CSV，只留别名")
    ALIASES_WITHOUT_COLUMNS = message("别名表 {file} 的标题里没有{columns}"), message("补上这两列")
    ALIASES_CONTRADICT = message("里「{written}」指到两个布局单元"), message("只留一个")

    # What of the file was not read, or was read all the same
    SHEET_NOT_READ = message("工作表「{sheet}」没有读，共 {n} 行"), "", _WARNING
    ROWS_LEFT_OUT_TITLE = message("{where}在标题行之上，没有读"), "", _WARNING
    ROWS_LEFT_OUT_SUM = message("{where}是合计，没有读"), "", _WARNING
    ROWS_LEFT_OUT_NOTE = message("{where}是说明，没有读"), "", _WARNING
    ROWS_LEFT_OUT_EMPTY = message("{where}除序号外没有内容，没有读"), "", _WARNING
    ROWS_LEFT_OUT_HEADING = message("{where}是重复的标题，没有读"), "", _WARNING
    COLUMN_WITHOUT_HEADING = message("没有标题，没有读"), message("要保留，请补上标题"), _WARNING
    COLUMN_SECOND = (
        message("也像是「{field}」，那里读的是「{heading}」；这一列按自有列保留"),
        message("要换，请指定读哪一列"),
        _WARNING,
    )
    COLUMN_NOT_KEPT = message("不是三清单的列，没有保留"), message("要保留，请并入“级别”或“地址”"), _WARNING
    COLUMN_PERSONAL = (
        message("像是个人信息（{kind}），没有保留"),
        message("确需保留并有权使用的，请勾选这一列"),
        _WARNING,
    )

    # Names of units
    NAME_EMPTY = message("是空的"), message("写园区名称")
    UNIT_IS_CITY = message("是全市，不是布局单元"), message("写具体的布局单元")
    UNIT_SCENIC = message("是东湖风景区，文件没有给它定产业，不是布局单元"), message("写园区所属的布局单元")
    UNIT_PLANNED = (
        message("是 2021 年之后设立的，{edition}没有这个布局单元"),
        message("写它所在的布局单元，如黄陂区、江岸区、新洲区"),
    )
    UNIT_SEVERAL = message("里不止一个布局单元：{units}"), message("只写一个")
    UNIT_NOT_OURS = message("不是布局单元"), message("写布局单元的名称，或指定它是哪个布局单元")
    UNIT_NEAR = message("不是布局单元"), message("是否指：{near}；可一次对全部相同写法采用")
    ALIAS_WRONG = message("别名表把「{written}」指到「{unit}」，没有这个布局单元"), message("改正别名表"), _WARNING

    # Cells
    AREA_NOT_POSITIVE = message("不大于 0"), message("写大于 0 的数，不知道就留空")
    AREA_OUT_OF_RANGE = (
        message("合 {area} km²，不在 {least}–{most} km² 之内，面积留空"),
        message("核对数值和计量单位"),
        _WARNING,
    )
    AREA_WITHOUT_MEASURE = (
        message("没有计量单位，标题也没有写，面积留空"),
        message("在标题写明单位，或指定这一列的单位"),
        _WARNING,
    )
    YEAR_LEFT_OUT = message("{why}，起始年份留空，原文留作“设立时间原文”"), "", _WARNING
    LEVEL_UNKNOWN = message("不是已知的级别，级别留空"), message("可写：{allowed}"), _WARNING
    PARK_KIND_UNKNOWN = message("不是已知的类型，按「园区」读"), message("可写：{allowed}"), _WARNING
    PRECISION_UNKNOWN = message("不是已知的点位精度，没有采用"), message("可写：{allowed}"), _WARNING
    ADDRESS_NOT_WEB = message("不是网址，没有采用"), message("写以 http:// 或 https:// 开头的网址"), _WARNING
    TEXT_CUT = message("太长，只留下前 {most} 字"), "", _WARNING
    CELL_NO_VALUE = message("是公式的错误值，或没有保存结果，按空读"), message("重新计算并保存"), _WARNING
    WORD_UNKNOWN = (
        message("里的{words}不是已知的行业词，不归类"),
        message("可换成已知的词，或逐个采用建议"),
        _WARNING,
    )
    PARK_LATER = message("晚于{edition}，打开“含 {year} 年以后”才显示"), "", _WARNING

    # Points
    DATUM_UNDECIDED = (
        message("{file} 有 {n} 个点，看不出是哪个坐标系（{hits}），点位没有读"),
        message("指定坐标系，或选不读点位"),
    )
    POINT_LEFT_OUT_HALF = message("只有经度或纬度之一，点位留空"), message("两个一起填写，或都留空"), _WARNING
    POINT_OUTSIDE_CITY = message("按 {datum} 读在武汉市之外"), message("核对坐标、坐标系，以及经纬度的次序")
    POINT_NOT_OF_DATUM = message("不能按 {datum} 读"), message("一份表只用一种坐标系")
    POINT_IN_OTHER_UNIT = (
        message("落在{place}，而这一行写的是{unit}；按所写的归属"),
        message("核对所属区和坐标"),
        _WARNING,
    )

    # Between rows
    DUPLICATE_OF_OURS = (
        message("在{unit}已有同名的（{key}）：{done}"),
        message("可改为采用这一行，或两行都留"),
        _WARNING,
    )
    DUPLICATE_IN_LIST = message("与第 {other} 行同名同区：{done}"), message("可改为采用这一行，或两行都留"), _WARNING
    NAME_NEAR_OURS = message("与已有的「{near}」（{key}）相近"), message("若是同一处，请改成同名"), _WARNING
    BOTH_NOT_POSSIBLE = message("与已有的同清单、同名、同区，不能两条都留，保留已有的"), "", _WARNING

    # The three lists
    ENTRY_LIST_UNKNOWN = message("不是企业、项目或平台"), message("写企业、项目或平台")

    # Indicators
    AREA_UNKNOWN = message("不是布局单元，也不是行政区"), message("写布局单元或行政区的名称")
    AREA_NOT_OF_GEOGRAPHY = message("不是{geography}，而这份表按{geography}读"), message("各行用同一种区域")
    AREA_TWICE = message("与第 {other} 行是同一个区域"), message("每个区域只留一行")
    FIGURE_EMPTY = message("是空的，图上按无数据显示"), "", _WARNING
    FIGURE_MEASURE_DIFFERS = message("的单位「{measure}」与其他行的「{other}」不同"), message("改成同一个单位")
