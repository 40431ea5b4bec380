"""What is said of that which belongs to a session alone, and of the file that keeps it."""

from mapping.i18n import message
from mapping.sentences.sentence import Sentence, Severity


class WorkspaceCode(Sentence):
    """A fault of what was taken in for the time being, or of a workspace file."""

    WORKSPACE_GONE = (
        message("之前导入的数据已不在服务器上"),
        message("请在“数据导入”页载入工作区文件，或重新导入"),
        Severity.WARNING,
    )
    WORKSPACE_TOO_LARGE = (
        message("导入的数据共 {mb} MB，一个会话最多 {most} MB"),
        message("请先移除一部分，或只导入需要的行和列"),
    )
    WORKSPACES_TOO_MANY = (
        message("服务器上各会话导入的数据已满"),
        message("请稍后再试，或先移除不再需要的导入"),
    )

    # The file that keeps it
    WORKSPACE_UNREADABLE = message("无法读取工作区文件 {path}（{reason}）"), message("请确认它存在并且可以读取")
    WORKSPACE_NOT_ZIP = (
        message("{file} 不是工作区文件，或者已经损坏"),
        message("请选择由“保存工作区”存下的 zip 文件"),
    )
    WORKSPACE_NEWER = (
        message("{file} 由更新版本的程序存下（格式 {schema}，本程序只认到 {known}）"),
        message("请更新程序后再载入"),
    )
    WORKSPACE_BIG = (
        message("{file} 超过 {most} MB"),
        message("请选择由“保存工作区”存下的 zip 文件"),
    )
    WORKSPACE_UNPACKED = (
        message("{file} 解开后超过 {most} MB"),
        message("请选择由“保存工作区”存下的 zip 文件"),
    )
    WORKSPACE_PARTS = (
        message("{file} 里有 {n} 个文件，最多 {most} 个"),
        message("请选择由“保存工作区”存下的 zip 文件"),
    )
    WORKSPACE_PATH = (
        message("{file} 里有不属于工作区的文件「{value}」"),
        message("请选择由“保存工作区”存下的 zip 文件"),
    )
    WORKSPACE_TWICE = (
        message("{file} 里「{value}」出现两次"),
        message("请重新保存工作区"),
    )
    WORKSPACE_MISSING = (
        message("{file} 里缺少「{value}」"),
        message("请重新保存工作区"),
    )
    WORKSPACE_MANIFEST = (
        message("{file} 的清单（manifest.json）里「{value}」不能用"),
        message("请重新保存工作区"),
    )
    WORKSPACE_TABLE = (
        message("{file} 要写入不能导入的表「{value}」"),
        message("请重新保存工作区"),
    )
    WORKSPACE_CSV = message("不是写法正确的 CSV"), message("请重新保存工作区")
    WORKSPACE_COLUMN = message("列名不属于这张表，或者重复"), message("请重新保存工作区")
    WORKSPACE_FORMULA = (
        message("电子表格会当作公式"),
        message("请在前面加一个撇号 '，或重新保存工作区"),
    )
    WORKSPACE_FOREIGN = (
        message("不属于这份导入的名录，或者冒用了本目录的编号"),
        message("请重新保存工作区"),
    )
    WORKSPACE_ROWS = (
        message("工作区里有 {n} 行与现在的数据不合，没有采用；第一处：{first}"),
        message("其余各行照常使用"),
        Severity.WARNING,
    )
    WORKSPACE_BRIEFING = message("不是简报，或者写法有误"), message("请重新保存工作区")
