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

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str | None:
        """The word; None, where an empty one would be shown, to have the others asked."""
        return WORDS.get((context, source))
