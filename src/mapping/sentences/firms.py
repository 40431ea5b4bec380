"""What is said of lists of firms, of the engines that hold them, and of what is asked of them."""

from mapping.i18n import message
from mapping.sentences.sentence import Sentence


class FirmsCode(Sentence):
    """A fault of a list of firms, or of its engine."""

    NO_FIRMS = (
        message("这里没有企业名录，企业的图层无从绘制"),
        message("请在“企业分布”页载入名录；在命令行用 --engine 指明名录所在"),
    )
