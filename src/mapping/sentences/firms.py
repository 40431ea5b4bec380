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
    RANGE_UPSIDE_DOWN = message("{what}范围「{value}」的下限大于上限"), message("请把小的数写在前面")
    CLOSED_FORM = message("closed 的值「{value}」不可用"), message("写 1 表示也要注销、吊销、迁出的企业，不写表示不要")
    CELL_FORM = message("「{value}」不是一个网格的编号"), message("请写 H3 的 15 位编号，6 至 9 级")
    MERGE_FORM = message("合并的下限「{value}」不可用"), message("请写 0 至 {most} 的整数")
