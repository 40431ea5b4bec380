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
