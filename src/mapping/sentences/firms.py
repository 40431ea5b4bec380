"""What is said of lists of firms, of the engines that hold them, and of what is asked of them."""

from mapping.i18n import message
from mapping.sentences.sentence import Sentence


class FirmsCode(Sentence):
    """A fault of a list of firms, or of its engine."""

    NO_FIRMS = (
        message("这里没有企业名录，企业的图层无从绘制"),
        message("请在“企业分布”页载入名录；在命令行用 --engine 指明名录所在"),
    )
    RANGE_FORM = message("{what}范围「{value}」的写法不对"), message("请写成 1-30、-5 或 10-")
    FIRM_RANGE_UPSIDE_DOWN = message("{what}范围「{value}」的下限大于上限"), message("请把小的数写在前面")
    CLOSED_FORM = message("closed 的值「{value}」不可用"), message("写 1 表示也要注销、吊销、迁出的企业，不写表示不要")
    HEAT_FORM = message("heat 的值「{value}」不可用"), message("写 1 表示看网格的热力，不写表示看单元")
    FIRM_CELL_FORM = message("「{value}」不是一个网格的编号"), message("请写 H3 的 15 位编号，6 至 9 级")
    MERGE_FORM = message("合并的下限「{value}」不可用"), message("请写 0 至 {most} 的整数")

    COUNT_KEY = message("「{value}」不能用来统计企业"), message("可以写 {keys}，几项之间用逗号")
    PARQUET_TO_STANDARD_OUTPUT = message("parquet 不能写到标准输出"), message("请用 --out 给出文件名")

    # The engine that holds the list
    NO_LIST = message("{url} 里没有企业名录"), message("请先用 firms load 载入名录，或改正引擎地址")
    ENGINE_UNKNOWN = (
        message("引擎地址「{value}」无法识别"),
        message("可以写 duckdb:文件、postgresql://用户@主机/数据库、spark:local[2] 或 sc://主机:端口"),
    )
    ENGINE_FOLDER = message("{url} 所在的文件夹不存在"), message("请先建立文件夹，或改正路径")
    ENGINE_ABSENT = message("{url} 不存在"), message("请改正路径，或先用 firms load 载入名录")
    ENGINE_NOT_DUCKDB = message("{url} 不是 DuckDB 数据库文件"), message("请改正路径，或换一个文件名")
    ENGINE_LOCKED = message("{url} 正被另一个程序使用"), message("请等它结束，或先关闭它")
    ENGINE_UNREACHABLE = message("连接不上 {url}"), message("请确认服务器已启动，主机、端口和数据库名无误")
    ENGINE_PASSWORD = message("{url} 拒绝了用户名或密码"), message("请改正引擎地址中的用户名和密码")
    ENGINE_GONE = message("与 {url} 的连接中断，这次请求没有完成"), message("请确认服务器仍在运行，然后重试")
    ENGINE_FULL = message("{url} 的磁盘已满，没有写入"), message("请腾出空间，然后重试")
    ENGINE_SPARK_MISSING = (
        message("没有安装 PySpark，{url} 无法使用"),
        message("请运行 pip install -r requirements-engines.txt"),
    )
    ENGINE_JAVA_MISSING = message("找不到 Java，{url} 无法使用"), message("请安装 Java 17 或更新版本，或设置 JAVA_HOME")
    ENGINE_FAILED = message("{url} 没有完成请求（{reason}）"), message("请检查引擎，然后重试")
