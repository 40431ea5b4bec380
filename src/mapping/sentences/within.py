"""What is said of an area that somebody draws on a map, types, or brings in a file."""

from mapping.i18n import message
from mapping.sentences.sentence import Sentence, Severity


class WithinCode(Sentence):
    """A fault of an area of one's own."""

    UNREADABLE = (
        message("圈选范围的写法读不懂：{value}"),
        message("多边形写作“经度,纬度;经度,纬度;…”，多块之间用“|”；圆写作“@经度,纬度,公里”"),
    )
    TOO_FEW_CORNERS = message("圈选范围的第 {n} 块只有 {found} 个不同的角点"), message("一块至少要有 3 个角点")
    TOO_MANY_CORNERS = (
        message("圈选范围的第 {n} 块有 {found} 个角点，至多 {most} 个"),
        message("请简化边界，或作为文件载入，由程序简化"),
    )
    TOO_MANY_PARTS = message("圈选范围有 {found} 块，至多 {most} 块"), message("请分几次圈选")
    CROSSES_ITSELF = message("圈选范围的第 {n} 块边线与自己相交"), message("请移动角点，使边线不再相交")
    TOO_SMALL = message("圈选范围太小，不足 {least} 平方米"), message("请画得大一些")
    RADIUS = message("圈选的半径是 {found} 公里，应在 {least}–{most} 公里之间"), message("请改写半径")
    TOO_LONG = (
        message("圈选范围太长，网址里放不下（至多 {most} 个字符）"),
        message("请减少角点，或分几次圈选"),
    )
    OUTSIDE = message("圈选范围不在武汉市境内"), message("请画在市界以内，或与市界相交")
    ONE_AREA = (
        message("范围和边界文件要给一个，也只能给一个"),
        message("写出范围，或用 --file 指明文件"),
    )
    NO_AREA_IN_FILE = (
        message("「{file}」中没有面"),
        message("请载入含有多边形的 GeoJSON、GeoPackage 或 Shapefile（zip）"),
    )
    FILE_OUTSIDE = (
        message("「{file}」中的面都不在武汉市境内"),
        message("请检查坐标系；不注明坐标系的文件按经纬度（WGS-84）读取"),
    )
    FILE_PARTS_LEFT_OUT = (
        message("「{file}」中有 {found} 块面，只取最大的 {most} 块，其余 {km2} km² 未计"),
        message("需要全部时请分文件载入"),
        Severity.WARNING,
    )
    FILE_SIMPLIFIED = (
        message("「{file}」的边界已简化到共 {most} 个角点以内，边线移动不超过 {metres} 米"),
        message("需要原边界时请在地理信息系统中统计"),
        Severity.WARNING,
    )
