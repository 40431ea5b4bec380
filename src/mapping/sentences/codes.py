"""Faults of data, requests, files and the server, and what is said of them. English stands in ``locale/en.po``."""

from __future__ import annotations

from enum import unique

from mapping.i18n import message
from mapping.sentences.sentence import Sentence, Severity

_WARNING = Severity.WARNING


@unique
class Code(Sentence):
    """What is wrong, and what to do about it."""

    # Tables: a file as a whole, its heading, its rows
    NO_DATA_FOLDER = message("不是数据目录"), message("检查 MAPPING_DATA_DIR 的设置")
    TABLE_MISSING = message("不存在"), message("把它放回数据目录")
    TABLE_UNREADABLE = message("读不出（{reason}）"), message("检查文件和它的权限")
    TABLE_ENCODING = message("不是 UTF-8 编码"), message("另存为 UTF-8 编码的 CSV")
    TABLE_EMPTY = message("是空文件"), message("恢复这份数据表")
    TABLE_WITHOUT_ROWS = message("只有标题行，没有数据"), message("恢复这份数据表")
    TABLE_QUOTES = message("引号不成对"), message("补全或删去这一行的引号")
    COLUMN_MISSING = message("缺失"), message("补上这一列")
    COLUMN_MISSPELT = message("缺失"), message("把标题「{near}」改为「{name}」")
    COLUMN_TWICE = message("出现了两次"), message("只留一列")
    COLUMN_UNKNOWN = message("不在数据说明中，没有读取"), message("删去这一列，或先在数据说明中定义它"), _WARNING
    EDITION_MISSING = message("没有一版可用"), message("至少写明一版及其起用日期和来源")
    ROW_RAGGED = (
        message("有 {found} 个单元格，标题有 {expected} 个"),
        message("补上或删去逗号；文字中有逗号时给整格加上双引号"),
    )

    # Tables: a cell by itself
    CELL_EMPTY = message("缺值"), message("填入{column}")
    CELL_NOT_WHOLE = message("不是整数"), message("只写阿拉伯数字，不带单位和千分号")
    CELL_NOT_NUMBER = message("不是数字"), message("只写阿拉伯数字，不带单位和千分号")
    CELL_NOT_FLAG = message("不是允许的值"), message("填 {yes} 或留空")
    CELL_NOT_ALLOWED = message("不是允许的值"), message("改为其中之一：{allowed}")
    CELL_OUT_OF_RANGE = message("不在 {range} 之内"), message("核对数值和计量单位")
    CELL_FORM = message("写法不对"), message("{form}")
    CELL_EMPTY_ENTRY = message("有空的条目"), message("删去多余的「{separator}」")
    CELL_ENTRY_TWICE = message("有重复的条目"), message("每个条目只留一个")

    # Tables: cells of one row that belong together
    POINT_HALF = message("与 lat 只填了一个"), message("经度和纬度一起填写，或都留空")
    RANGE_UPSIDE_DOWN = message("与范围的另一端不合"), message("两端一起填写，小的数写在前面")
    POINT_PRECISION = message("与有无坐标不符"), message("没有坐标的写 none，有坐标的写其精度")
    POINT_DATUM = message("与有无坐标不符"), message("有坐标的写明基准（不知道写 unknown），没有坐标的留空")
    ZONE_WITHOUT_UNIT = message("是空的，而这一行是某个布局单元的开发区本身"), message("写该布局单元的编号")
    TARGET_SCOPE = message("与适用范围 scope 不符"), message("布局单元的目标写单元编号，全市目标留空")
    TARGET_WITHOUT_VALUE = message("与 stretch_value 都是空的"), message("至少填写目标值或力争值")
    TARGET_COMPARATOR = message("与计量单位不符"), message("数量目标写比较方式，是否类目标（单位为「是」）留空")
    MARK_NOT_IN_QUOTE = message("不在 quote 的句子里"), message("照句子里的写法抄写")
    ALTERNATIVE_ITSELF = message("与同一行已写的重复"), message("只写其他可能的")

    # Tables: between rows and between tables
    KEY_REPEATED = message("{key}与第 {other} 行重复"), message("只保留正确的一行")
    KEY_CONTRADICTED = message("{key}与第 {other} 行同一个键，内容却不同"), message("只保留正确的一行")
    ROW_NOT_DISTINCT = message("{key}与第 {other} 行相同"), message("改成不同的，或删去一行")
    NAME_SHARED = message("中的「{name}」与第 {other} 行的名称相同"), message("每个名称只给一个单元"), _WARNING
    REFERENCE_AT_FAULT = message("{which}所指的那一行本身有误"), message("先改正 {table} 中的那一行")
    REFERENCE_UNKNOWN = (
        message("{which}不在 {table} 的 {column} 列中"),
        message("改为其中已有的，或先在 {table} 增加一行"),
    )
    REFERENCE_MISSPELT = (
        message("{which}不在 {table} 的 {column} 列中"),
        message("改为其中已有的（最接近的是「{near}」），或先在 {table} 增加一行"),
    )
    TILE_MISSING = message("在 {table} 中没有对应的、无误的一行"), message("在 {table} 补上或改正这一行")
    MAPPING_DIFFERS = message("与 {table} 不一致（「{term}」在那里为{expected}）"), message("改成一致")
    SUBSECTOR_DIFFERS = (
        message("与细分领域不一致（「{subsector}」属于{expected}）"),
        message("改成一致，或换一个细分领域"),
    )
    STATEMENT_UNIT = message("布局单元和规划没有的单元的名称须填其一"), message("填其中一个，另一个留空")
    WORDS_NOT_IN_QUOTE = message("不在引文里"), message("改成引文里的写法，或补全引文")
    GRADE_WITHOUT_ADDRESS = (
        message("与来源网址不符：没有网址的才是「none」"),
        message("改正等级，或补上网址"),
    )
    GRADE_BETTER_HALF = (
        message("更好的网址须有其等级，并写明它证实了什么"),
        message("三项都填；没有更好的网址的，等级也留空"),
    )
    ROW_OF_NOTHING = message("在 {table} 中没有这一行，或没有这一列"), message("改正键与列名，或删去这一行")
    GRADE_ADDRESS_DIFFERS = (
        message("与 {table} 中该行的来源网址「{expected}」不同"),
        message("重新核对这一网址的等级"),
    )
    CORRECTION_NOT_DONE = (
        message("与 {table} 中的「{found}」不同，处理却写着「applied」"),
        message("改正 {table}，或改写处理"),
    )
    INDICATOR_AREA = message("与指标的地理口径不符，或没有这个布局单元"), message("改为该口径的编号，或改写指标的口径")
    RANK_SKIPPED = message("之前缺第 {rank} 位（{unit}，{edition} 版）"), message("次序从 1 起连续编号，不留空号")
    SHARED_LIST_DIFFERS = (
        message("与共用清单「{list}」不同（那里此处是「{expected}」）"),
        message("把 {unit} 的清单改成与「{list}」的其他单元相同"),
    )
    SHARED_LIST_LONGER = (
        message("是共用清单「{list}」里没有的"),
        message("把 {unit} 的清单改成与「{list}」的其他单元相同"),
    )
    SHARED_LIST_SHORTER = (
        message("之后缺共用清单「{list}」的「{expected}」"),
        message("把 {unit} 的清单改成与「{list}」的其他单元相同"),
    )

    QUOTE_MISSING = (
        message("没有条款原文（{table} 缺 {kind}「{name}」）"),
        message("在 {table} 抄入文件中的那句话"),
        _WARNING,
    )
    TERM_NOT_IN_QUOTE = (
        message("不在 {table} 所抄的句子里"),
        message("与文件核对用词和句子"),
        _WARNING,
    )

    # Geometry
    LAYER_MISSING = message("不存在"), message("请放入「{folder}」，或运行 make geo 重新生成")
    LAYER_UNREADABLE = message("无法读取（{reason}）"), message("请检查文件的读取权限")
    LAYER_ENCODING = message("不是 UTF-8 编码（第 {byte} 个字节）"), message("请另存为 UTF-8")
    LAYER_NOT_JSON = message("第 {character} 个字符处不是有效的 JSON"), message("请重新导出该文件")
    LAYER_NOT_GEOJSON = message("不是 GeoJSON 要素集合（FeatureCollection）"), message("请以 GeoJSON 格式重新导出")
    LAYER_EMPTY = message("没有任何要素"), message("请检查导出的图层是否为空")
    LAYER_CRS = message("的坐标系是「{crs}」"), message("请以 WGS-84 经纬度（EPSG:4326）重新导出")
    LAYER_DATUM = (
        message("的坐标像是 {datum}，不是 WGS-84：离已知的界线约 {metres} 米，换算后与之重合"),
        message("请换算为 WGS-84 后重新导出"),
        _WARNING,
    )
    LAYER_UNKNOWN = message("没有名为「{name}」的几何图层"), message("可用：{known}")
    FEATURE_WITHOUT_KEY = message("在第 {number} 个要素中缺失或为空"), message("请为每个要素填写 {key}")
    FEATURE_TWICE = (
        message("重复（第 {first} 个与第 {number} 个要素）"),
        message("请只保留一个要素，或合并为多部件要素"),
    )
    SHAPE_MISSING = message("没有几何，或几何无法解析"), message("请补上几何后重新导出")
    SHAPE_EMPTY = message("的几何为空"), message("请补上几何后重新导出")
    SHAPE_TYPE = message("的几何类型是 {type}"), message("请改用 {allowed}")
    SHAPE_INVALID = message("的几何无效（{reason}{at}）"), message("请在 GIS 软件中修复几何后重新导出")
    SHAPE_NOT_DEGREES = (
        message("的坐标（{x}, {y}）不是先经度后纬度的度数"),
        message("请以 WGS-84 经纬度（EPSG:4326）重新导出"),
    )

    # Uploads: a file as a whole that was read (why one is not: `sentences.uploads`)
    UPLOAD_LACKS_COLUMNS = message("{file} 缺少列：{columns}"), message("补上这些列，或下载模板填写")
    UPLOAD_COLUMN_TWICE = message("{file} 的「{column}」列出现了两次"), message("只留一列")
    UPLOAD_GONE = (
        message("与服务器的连接中断过，上传的「{file}」已不在"),
        message("请在“目标任务”或“数据导入”页重新上传"),
    )
    UPLOAD_WITHOUT_ROWS = message("{file} 只有标题，没有数据"), message("在标题下逐行填写后再上传")

    # Uploads: sheets and rows that were left out
    SHEET_LACKS_COLUMNS = message("工作表「{sheet}」缺少列：{columns}，{n} 行没有读"), "", _WARNING
    SHEET_WITHOUT_HEADING = message("工作表「{sheet}」没有标题行，{n} 行没有读"), "", _WARNING
    SHEET_COLUMN_TWICE = message("工作表「{sheet}」的「{column}」列出现了两次，{n} 行没有读"), "", _WARNING
    ROWS_ABOVE_HEADING = message("{where}在标题行之上，没有读"), "", _WARNING
    ROWS_UNDER_LACKING_HEADING = message("{where}没有读：第 {line} 行的标题缺少列{columns}"), "", _WARNING
    ROWS_WITHOUT_CONTENT = message("{where}既没有目标，也没有实际值，没有读"), "", _WARNING

    # Uploads: sheets and rows that were read, though the spreadsheet does not show them
    SHEET_HIDDEN = message("工作表「{sheet}」是隐藏的，其中 {n} 行也读了"), "", _WARNING
    ROWS_HIDDEN = message("{where}是隐藏的，也读了"), "", _WARNING

    # Uploads: a row as a whole
    ROW_ABOVE_HEADING = message("在标题行之上"), message("移到标题行下面")
    ROW_QUOTE = message("的双引号没有成对"), message("删去多余的双引号，或补上另一个")
    ROW_LINE_BREAK = message("的单元格中有换行"), message("删去换行；不是换行的，补上缺少的双引号")
    ROW_LONG_CELL = message("的单元格太长"), message("每格最多 {most} 字")
    ROW_SHORT = message("的单元格比标题少"), message("补上缺少的单元格，空的也要留逗号")
    ROW_LONG = message("的单元格比标题多"), message("删去多余的逗号；文字中有逗号时给整格加上双引号")

    # Uploads: a cell
    FORMULA_UNSAVED = message("是没有保存结果的公式"), message("用表格软件打开，重新计算并保存后再上传")
    FORMULA_ERROR = message("是公式的错误值"), message("改正公式，或直接写值")
    UNIT_EMPTY = message("是空的"), message("写布局单元的名称或编号")
    UNIT_AMBIGUOUS = message("可以指多个布局单元：{units}"), message("写全称或编号")
    UNIT_COUNTED_APART = message("是单独统计的区域，不是布局单元"), message("删去这一行")
    UNIT_MISSPELT = message("不是布局单元"), message("是否指：{near}；写名称或编号")
    UNIT_UNKNOWN = message("不是布局单元"), message("写布局单元的名称或编号")
    TARGET_EMPTY = message("是空的"), message("写目标的名称或编号")
    TARGET_OF_THE_CITY = message("只是全市的目标，没有下达到布局单元"), message("删去这一行")
    TARGET_NOT_SET = message("没有下达给{unit}"), message("核对布局单元，或删去这一行")
    TARGET_MISSPELT = message("不是单元目标"), message("是否指：{near}；写名称或编号")
    TARGET_UNKNOWN = message("不是单元目标"), message("从模板中抄目标的名称或编号")
    TARGET_REPORTED_TWICE = message("与{other}重复，没有采用"), message("同一单元的同一目标只留一行")
    MEASURE_EMPTY = message("是空的"), message("换算成「{measure}」，并写明这个单位")
    MEASURE_WRONG = message("与目标不符"), message("换算成「{measure}」，并写明这个单位")
    MEASURE_OF_YES = message("与目标不符"), message("写「{measure}」，或留空")
    VALUE_NOT_FINITE = message("不是数"), message("写一个数，不带单位")
    VALUE_NOT_NUMBER = message("不是数"), message("写一个数，不带单位、空格和别的符号")
    VALUE_COMMA = message("中的逗号可能是小数点，也可能是千分位"), message("去掉千分位，小数点写成“.”")
    VALUE_NEGATIVE = message("是负数"), message("写不小于 0 的数")
    VALUE_FRACTION = (
        message("可能是比例或带百分号的单元格"),
        message("若指 {percent}%，写 {percent}；确实是 {number}%，写成文本「{number}%」"),
    )
    VALUE_ABOVE_WHOLE = message("大于 100，而占比不超过 100%"), message("核对后写 0 到 100 的数")
    VALUE_NOT_WHOLE = message("不是整数"), message("按「{measure}」计的目标写整数")
    VALUE_TOO_LARGE = message("大于 {most}，远超目标值"), message("核对数值与计量单位后改正")
    VALUE_NOT_YES_OR_NO = message("不是「是」或「否」"), message("写「是」或「否」")
    REMARK_TOO_LONG = message("太长"), message("写短一些，最多 {most} 字")

    # Names, in addresses and on the command line
    NAME_UNKNOWN = message("没有名为{names}的{kind}"), ""
    NAME_MISSPELT = message("没有名为{names}的{kind}"), message("是否指：{meant}")
    NAME_AMBIGUOUS = message("「{value}」可以指多个布局单元：{units}"), message("请写全称或编号")

    # Addresses: what a page or a command is asked for
    ENTRIES_LEFT_OUT = (
        message("地址里的 {key} 只读了前 {most} 项，另有 {n} 项未读"),
        message("请减到 {most} 项以内"),
        _WARNING,
    )
    AREA_FORM = message("面积范围「{value}」的写法不对"), message("请写成 1-30、-5 或 10-（平方公里）")
    AREA_UPSIDE_DOWN = message("面积范围「{value}」的下限大于上限"), message("请把小的数写在前面")
    YEAR_FORM = message("年份范围「{value}」的写法不对"), message("请写成 2010-2021、-2000 或 2016-")
    YEAR_DIGITS = message("年份范围「{value}」不是四位数的年份"), message("请写成 2010-2021、-2000 或 2016-")
    YEAR_UPSIDE_DOWN = message("年份范围「{value}」的下限大于上限"), message("请把小的数写在前面")
    SEARCH_TOO_LONG = message("查找的文字有 {n} 个字，最多 {most} 个"), message("请缩短后再查")
    LATER_FORM = message("later 的值「{value}」不可用"), message("写 1 表示包含该版以后的内容，不写表示不包含")
    LIST_UNKNOWN = message("没有名为{values}的清单"), message("可用：{known}")
    SHORTLIST_TOO_LONG = message("备选最多 {most} 处，未列入{values}"), "", _WARNING
    TEXT_TOO_LONG = message("文字有 {n} 字，只用了前 {most} 字"), message("请留下说明行业的句子"), _WARNING
    WORD_NOT_IN_TEXT = message("要去掉的词{values}不在文字里"), message("请写文字里识别出的词")
    MEANING_UNKNOWN = (
        message("所选的含义{values}不是文中词语可能的含义"),
        message("请写文字里的词和它可能的细分领域或产业编号"),
    )
    WEIGHT_UNKNOWN = message("没有名为{values}的权重"), message("可用：{known}")
    WEIGHT_NOT_NUMBER = message("权重 {name} 的值「{value}」不是数"), message("请写成 {name}:40 这样")
    WEIGHT_OUT_OF_RANGE = message("权重 {name} 为 {number}，超出 {low}–{high}"), message("请改到这个范围内")
    OVER_RATIO = (
        message("{layer} 是比值，不能叠加成圆：圆的面积只表示数量"),
        message("叠加数量，或把它作为图层"),
        _WARNING,
    )
    OVER_DISTRICTS = (
        message("{layer} 按行政区统计，不能叠加成圆：圆画在布局单元上"),
        message("叠加布局单元的数量，或把它作为图层"),
        _WARNING,
    )
    OVER_LOSSES = (
        message("{layer} 有负值，不能叠加成圆：圆的面积不能小于零"),
        message("叠加没有负值的数量，或把它作为图层"),
        _WARNING,
    )
    LAYER_OF_DISTRICTS = (
        message("{layer} 按行政区统计，不能画在一个布局单元的地图上：两套边界不同"),
        message("画全市地图，它会以行政区视图绘制"),
    )
    PAIR_WITHOUT_UNIT = (
        message("地址里只有 with={unit}，没有 unit：现按一个单元显示"),
        message("要比较，请同时写上 unit"),
        _WARNING,
    )
    PAIR_OF_ONE = (
        message("地址里 unit 与 with 是同一个单元，{unit}：现按一个单元显示"),
        message("要比较，请写两个不同的单元"),
        _WARNING,
    )
    GROUP_BESIDE_UNIT = (
        message("地址里 unit 与 group 只能用一个：现按 unit 显示"),
        message("要看共用清单的全部单元，请去掉 unit"),
        _WARNING,
    )
    COMPLETION_WITHOUT_FIGURES = message("完成率图层要先上传实际值"), message("现在显示目标值"), _WARNING

    # Files that are made
    EXPORT_ENDED = message("生成文件的进程中途退出了"), message("请再试一次；仍不行请少选几页，或告诉管理员")

    # Requests for a map
    SPEC_UNREADABLE = message("无法读取地图请求 {path}（{reason}）"), message("请确认它存在并且可以读取")
    SPEC_VALUE = message("地图请求(spec)的「{key}」不可用：收到 {given}"), message("请对照 docs/architecture.md 改正")
    SPEC_EMPTY = message("地图请求(spec)是空的"), message("请对照 docs/architecture.md 写一份")
    SPEC_TOO_LARGE = message("地图请求(spec)大于 {megabytes} MB"), message("请分成几份")
    SPEC_KEY = message("地图请求(spec)里没有「{key}」这一项"), message("请对照 docs/architecture.md 改正")
    SPEC_CHOICE = message("地图请求(spec)的「{key}」不可用：收到 {given}"), message("可选：{choices}")
    SPEC_TOO_LONG = message("「{key}」有 {n} 个字，最多 {most} 个"), message("请写短一些")
    TOO_MANY_PAGES = message("选了 {n} 页，最多 {most} 页"), message("请分成几份")
    ONE_PAGE_ONLY = message("{form} 只能是一页，这里有 {n} 页"), message("请只选一页，或改用 pdf、pptx、zip")
    PAGE_MISSING = message("文件共 {n} 页，没有第 {page} 页"), message("请改用其中一页")
    CARRIES_NOTHING = (
        message("{named} 里没有地图请求"),
        message("请给 JSON，或本程序导出的 SVG、PDF、PNG、HTML、PPTX、GPKG、GeoJSON、ZIP 文件"),
    )
    NO_MAP = message("「{sheet_name}」这一页不是地图，不能存为 {form}"), message("请只选地图，或改用 pdf、png、svg")
    TEMPLATE_FOR_SLIDES = message("模板只用于 pptx，而这里写的是 {form}"), message("请改为 pptx，或去掉 --template")
    TEMPLATE_MISSING = message("--layout 和 --keep-slides 说的是模板，这里没有模板"), message("请加上 --template")
    TEMPLATE_UNREADABLE = message("无法读取模板 {path}（{reason}）"), message("请确认它存在并且可以读取")
    SHORTLIST_EMPTY = message("没有选要比较的园区"), message("请在园区查找里把园区加入备选，或在 short 里写园区编号")
    NO_PAGES = message("没有选任何一页"), message("请至少选一页")
    BRIEFING_UNREAD = message("这不是简报文件"), message("请选在本页用“存为文件”存下的 .json 文件")
    BRIEFING_LARGE = message("文件超过 {most} MB"), message("请选在本页用“存为文件”存下的 .json 文件")
    BRIEFING_EDITION = (
        message("第 {n} 页用的是版本「{edition}」，这里没有这一版"),
        message("这里有：{known}；请换用有这一版数据的地图，或改文件里的 edition"),
    )
    SPEC_WITHOUT_UNIT = message("单元地图(kind 为 unit)需要指明布局单元"), message("请加上 unit")
    SCORE_WITHOUT_TEXT = (
        message("图层 score 要有文字才能评分"),
        message("请在地图请求(spec)里写 text，或用 match 命令"),
    )

    # An office's own deck, in which slides are made
    TEMPLATE_BROKEN = (
        message("模板不是可读的 PowerPoint 文件"),
        message("用 PowerPoint 或 WPS 打开，另存为 .pptx 后再试"),
    )
    TEMPLATE_LOCKED = message("模板加了密码，或是旧版的 .ppt"), message("去掉密码，另存为 .pptx 后再试")
    TEMPLATE_MACROS = message("模板带有宏"), message("另存为不带宏的 .pptx 或 .potx 后再试")
    TEMPLATE_TOO_LARGE = message("模板展开后大于 {megabytes} MB"), message("删去大图和用不到的幻灯片后再试")

    # The command line
    ARGUMENT_ENCODING = message("参数「{value}」不是 UTF-8 文字"), message("请改用 UTF-8 编码的终端再试")
    DATA_OPTION = message("没有数据文件夹 {path}"), message("请检查 --data")
    SPEC_AND_LAYER = message("--spec 已包含图层与单元，不能与 --layer 或 --unit 同用"), ""
    FORMAT_CONTRADICTED = message("文件名 {path} 以 .{ending} 结尾，而 --format 是 {wanted}"), message("请改其中一个")
    FORMAT_UNKNOWN = message("从文件名 {name} 看不出格式"), message("请加 --format {formats}")
    XLSX_TO_STANDARD_OUTPUT = message("xlsx 不能写到标准输出"), message("请用 --out 指定文件")
    MATCH_WITHOUT_TEXT = message("没有文字可以匹配"), message("请写明想做什么，如 match 「氢燃料电池电堆」")
    CHOICE_WITHOUT_MEANING = (
        message("--choose 的{values}缺少含义"),
        message("请写成 词=细分领域或产业编号，如 芯片=semiconductors"),
    )
    STANDARD_OUTPUT = (
        message("无法写到标准输出：{reason}"),
        message("请检查管道另一端的程序和磁盘，或用 --out 指定文件"),
    )
    FILE_NOT_WRITTEN = (
        message("无法写入 {path}：{reason}{kept}"),
        message("请检查文件夹是否存在、是否可写，磁盘是否已满"),
    )

    # The server, before any page: told in every language, since nothing has said which one is read
    ADDRESS_TOO_LONG = message("网址超过 {kilobytes} kB"), message("请缩短后再打开")
    UPLOADS_TOO_MANY = message("服务器上已上传的文件太多，没有再收"), message("请稍后再上传")

    # What the program itself needs
    STATIC_NOT_WRITTEN = message("无法写入 {path}：{reason}"), message("请检查 static 文件夹的写权限")
    FONT_MISSING = message("缺少字体文件 {path}"), message("请从项目的源代码中恢复 fonts/ 文件夹")
    GLYPH_MISSING = (
        message("字体缺少字符「{character}」（{number}，见「{text}」），导出已停止"),
        message("请改用其他字，或为 fonts/ 中的两个字体补入该字"),
    )


KINDS = (
    message("布局单元"),
    message("园区"),
    message("产业"),
    message("图层"),
    message("叠加指标"),
    message("叠加内容"),
    message("行政区"),
    message("地理口径"),
    message("版本"),
    message("语言"),
    message("来源"),
    message("条款原文"),
    message("指标"),
    message("比较的依据"),
    message("坐标系"),
    message("几何精度"),
    message("图幅"),
    message("图幅格式"),
    message("版式"),
    message("明细"),
    message("登记状态"),
    message("定位依据"),
    message("归类依据"),
    message("可靠度"),
    message("计数口径"),
    message("页签"),
)
"""What a name that nothing answers to can be the name of; besides, a filter of the park finder (`FACET_NAMES`)."""
