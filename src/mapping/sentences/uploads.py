"""Why a file that somebody hands over is not read at all."""

from __future__ import annotations

from enum import unique

from mapping.i18n import message
from mapping.sentences.sentence import Sentence


@unique
class Upload(Sentence):
    """What is wrong with a file as a whole, and what to do about it."""

    UPLOAD_EMPTY = message("{file} 是空文件"), message("填写模板后再上传")
    UPLOAD_TOO_LARGE = message("{file} 大于 {megabytes} MB"), message("只留下需要的列和行后再上传")
    UPLOAD_TOO_MANY = message("{file} 超过 {rows} 行或 {columns} 列"), message("分成几个文件上传，或删去多余的行列")
    UPLOAD_TOO_MANY_CELLS = (
        message("{file} 超过 {cells} 个单元格（从第一行第一列数到有内容的最后一格）"),
        message("分成几个文件上传，或删去多余的行列"),
    )
    UPLOAD_TOO_MUCH_TEXT = message("{file} 的文字超过 {characters} 字"), message("只留下需要的列和行后再上传")
    UPLOAD_TOO_HARD = (
        message("{file} 太大或太复杂，没有读完（解压后最多 {unpacked} MB，最多读 {seconds} 秒）"),
        message("只留下需要的列和行，另存后再上传"),
    )
    UPLOAD_BUSY = message("{file} 还没有读：正在读的文件太多"), message("过一会儿再上传")
    UPLOAD_NO_CONTENT = message("{file} 没有任何内容"), message("填写模板后再上传")
    UPLOAD_NO_SPREADSHEET = (
        message("{file} 不是可读的表格"),
        message("上传 .xlsx、.xls 或 .ods 工作簿，或 CSV"),
    )
    UPLOAD_ODD_WORKBOOK = (
        message("{file} 不是按表格软件的写法保存的，读不准"),
        message("用表格软件打开，另存为 .xlsx 后再上传"),
    )
    UPLOAD_OLD_WORKBOOK = (
        message("{file} 是旧版文件，但不是可读的 .xls 工作簿"),
        message("用表格软件打开，另存为 .xlsx 后再上传"),
    )
    UPLOAD_LOCKED = message("{file} 加了密码"), message("用表格软件打开，去掉密码，另存后再上传")
    UPLOAD_BINARY_WORKBOOK = (
        message("{file} 是二进制工作簿（.xlsb）"),
        message("用表格软件打开，另存为 .xlsx 后再上传"),
    )
    UPLOAD_WEB_PAGE = (
        message("{file} 其实是网页，里面没有可以读准的表格"),
        message("用表格软件打开，另存为 .xlsx 后再上传"),
    )
    UPLOAD_ZIPPED = (
        message("{file} 是压缩包，不是工作簿，里面也没有 Shapefile（.shp）"),
        message("解压后上传其中的文件；只有 Shapefile 需要压缩成一个 .zip"),
    )
    UPLOAD_ODD_GEOGRAPHY = (
        message("{file} 不是可读的 GeoJSON、GeoPackage 或 Shapefile"),
        message("用 GIS 软件打开，重新导出后再上传"),
    )
    UPLOAD_PARTS_MISSING = (
        message("{file} 里的 Shapefile 不完整：.shp、.shx、.dbf 三个文件缺一不可"),
        message("把同名的文件都放进一个 .zip"),
    )
    UPLOAD_NO_REFERENCE = (
        message("{file} 的坐标不是经纬度，也没有写明可识别的坐标系"),
        message("在 GIS 软件中指定坐标系，重新导出后再上传"),
    )
    UPLOAD_NO_GEOGRAPHY = (
        message("{file} 里没有点、线或面"),
        message("上传 GeoJSON、GeoPackage，或压缩成 .zip 的 Shapefile"),
    )
