"""The tally of what a Word file holds that is not read, or is read in one of two ways; its notes for the editor."""

from collections import Counter

from zugong_desk.domain.source import Note
from zugong_desk.reading.wishes import Revisions

_UNREAD = (
    ("pictures", "{} 张图片没有读"),
    ("charts", "{} 个图表没有读"),
    ("diagrams", "{} 个 SmartArt 图形没有读"),
    ("objects", "{} 个嵌入对象没有读，也没有运行"),
    ("anchors", "{} 处图片、图形或对象没有读"),
    ("chunks", "{} 段嵌入的外部内容没有读"),
    ("macros", "宏没有读，也没有运行"),
    ("comments", "{} 条批注没有读"),
    ("hidden", "{} 处隐藏文字没有读"),
    ("symbols", "{} 个符号字体里的字没有对应的字符，原样保留"),
)
_WAYS = {Revisions.ACCEPTED: "接受", Revisions.REFUSED: "拒绝"}


class Tally(Counter[str]):
    """Counts by name; the names are the codes of the notes."""

    def notes(self, revisions: Revisions) -> tuple[Note, ...]:
        """One note for each thing counted, the tracked changes first."""
        out = []
        if self["revisions"]:
            parts = "，".join(
                f"{words} {self[name]} 处"
                for name, words in (("inserted", "插入"), ("deleted", "删除"), ("changed", "改格式"))
                if self[name]
            )
            message = f"文中有 {self['revisions']} 处修订，按{_WAYS[revisions]}处理（{parts}）。"
            out.append(Note("revisions", message))
        out += [Note(code, f"{words.format(self[code])}。") for code, words in _UNREAD if self[code]]
        return tuple(out)
