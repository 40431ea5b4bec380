"""What can be wrong with the file of a planned edition, and what is said of it."""

from __future__ import annotations

from enum import unique

from mapping.i18n import message
from mapping.sentences.sentence import Sentence


@unique
class EditionCode(Sentence):
    """What is wrong with the file of an edition: ``at`` tells the list, the term or the unit, ``key`` the word."""

    # The file as a whole
    EDITION_TOO_LARGE = (
        message("版本文件「{file}」超过 {megabytes} MB"),
        message("请简化新单元的多边形后再试"),
    )
    EDITION_NOT_JSON = (
        message("「{file}」不是有效的 JSON（第 {line} 行第 {character} 个字符）"),
        message("请打开由本程序保存的版本文件"),
    )
    EDITION_NOT_UTF8 = message("「{file}」不是 UTF-8 编码"), message("请另存为 UTF-8 编码的 JSON")
    EDITION_TOO_DEEP = message("「{file}」的括号嵌套超过 {most} 层"), message("请打开由本程序保存的版本文件")
    EDITION_NO_FILE = (
        message("「{file}」不是版本文件"),
        message("版本文件是一个 JSON 对象，以 schema、edition、lists 等键写成"),
    )
    EDITION_SCHEMA_NEWER = (
        message("「{file}」的格式版本是 {found}，本程序只认识到 {known}"),
        message("请更新程序后再打开"),
    )
    EDITION_SCHEMA_UNKNOWN = message("「{file}」没有写明可用的格式版本（schema）"), message("格式版本应为 {known}")

    # Keys and values
    EDITION_KEY_UNKNOWN = message("「{file}」{at}的键「{key}」不认识"), message("删去它，或改为其中之一：{known}")
    EDITION_KEY_MISSING = message("「{file}」{at}缺少键「{key}」"), message("补上这个键")
    EDITION_KEY_TWICE = message("「{file}」的一个对象里，键「{key}」出现了两次"), message("只留一个")
    EDITION_VALUE_WRONG = message("「{file}」{at}的「{key}」的值「{given}」不能用"), message("{form}")
    EDITION_TOO_LONG = message("「{file}」{at}的「{key}」有 {n} 个字符"), message("最多 {most} 个字符")
    EDITION_TOO_MANY = message("「{file}」{at}的「{key}」有 {n} 项"), message("最多 {most} 项")

    # What must hold within the file
    EDITION_LIST_TWICE = message("「{file}」有两份清单的编号是「{value}」"), message("为其中一份另取编号")
    EDITION_LIST_WITHOUT_UNITS = message("「{file}」{at}没有单元"), message("写明这份清单属于哪个单元，或删去它")
    EDITION_LIST_WITHOUT_NAME = (
        message("「{file}」{at}由几个单元共用，却没有名称"),
        message("用 name_zh 写明这几个单元合称什么"),
    )
    EDITION_UNIT_TWICE = message("「{file}」的单元「{value}」在两份清单里"), message("一个单元只属于一份清单")
    EDITION_TERM_TWICE = message("「{file}」{at}列了两次"), message("同一份清单里一个用词只列一次")
    EDITION_TWO_MAPPINGS = (
        message("「{file}」的用词「{value}」在两份清单里归类不同"),
        message("同一版里一个用词只归一类"),
    )
    EDITION_NEW_UNIT_TWICE = message("「{file}」的新单元「{value}」出现了两次"), message("只留一个")
    EDITION_POLYGON_WRONG = (
        message("「{file}」{at}的多边形不能用（{reason}）"),
        message("请用 WGS-84 经纬度的面（Polygon 或 MultiPolygon）"),
    )

    # What the file says of the program's data
    EDITION_KNOWN = message("版本编号「{value}」已是数据中的一版"), message("另取一个编号")
    EDITION_BASE_UNKNOWN = message("所依据的版本「{value}」不在数据中"), message("数据中的版本：{known}")
    EDITION_NAME_UNKNOWN = message("「{file}」{at}的{kind}「{value}」不在数据中"), message("核对编号")
    EDITION_NAME_MISSPELT = message("「{file}」{at}的{kind}「{value}」不在数据中"), message("是否指「{near}」")
    EDITION_UNIT_KNOWN = message("新单元的编号或名称「{value}」已属于现有单元「{unit}」"), message("另取编号或名称")
    EDITION_SUBSECTORS_GIVEN = (
        message("用词「{value}」已在文件用词表中，细分领域以 {table} 为准"),
        message("去掉这个用词的细分领域"),
    )
    EDITION_NO_LAND = (
        message("新单元「{value}」的多边形不在所写的单元之内"),
        message("核对多边形的坐标系，或写明它取自哪些单元"),
    )
    EDITION_ALL_LAND = message("新单元「{value}」的多边形占去了单元「{unit}」的全部土地"), message("核对多边形")

    EDITION_ALONE = message("只有一版，没有可比的版本"), message("请用 against 写明与哪一版比较")

    # Commands
    EDITION_UNREADABLE = message("无法读取版本文件 {path}（{reason}）"), message("请确认它存在并且可以读取")
    EDITION_FOLDER = (
        message("不能写到文件夹 {path}"),
        message("请用 --out 指定一个新的或空的文件夹，再把其中的行添进数据表"),
    )

    # Edits that cannot be made
    EDITION_LIST_HAS_TERM = message("这份清单里已有「{value}」"), message("可以移动它的次序")
    EDITION_NO_SUCH_TERM = message("这份清单里没有「{value}」")
    EDITION_NO_SUCH_UNIT = message("这一版没有单元「{value}」")
    EDITION_LIST_FULL = message("一份清单最多 {most} 个用词"), message("先删去一个")
    EDITION_SPLIT_UNTOLD = message("增设单元还缺名称或范围文件"), message("写明名称并选好文件后再按“增设”")
    EDITION_FILE_WITHOUT_LAND = message("「{file}」里没有面"), message("请用画出单元范围的面图层")
    EDITION_LAND_ELSEWHERE = message("新单元的范围不在任何布局单元之内"), message("核对文件的坐标系")
