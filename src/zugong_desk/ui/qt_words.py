"""Words of Qt's own dialogs that its Chinese translation lacks."""

from PySide6.QtCore import QTranslator

WORDS = {
    ("QFileDialog", "&Look in:"): "位置(&L)：",
    ("QFileDialog", "Files of &type:"): "文件类型(&T)：",
}


class QtWords(QTranslator):
    """Gives the missing words and leaves all others to the translators before it."""

    def isEmpty(self) -> bool:
        """Never: Qt passes over an empty one."""
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:  # noqa: ARG002
        """The word, or nothing."""
        return WORDS.get((context, source), "")
