"""A bridge over a bulletin in memory: the verbs that the reading pane uses, over the domain alone."""

from itertools import count

from PySide6.QtCore import QObject, Signal

from zugong_desk.desk.proofing import Proof
from zugong_desk.desk.touched import Touched, touched_by
from zugong_desk.domain import edit, marking
from zugong_desk.domain.annotation import Annotation
from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes, apply
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.finding import Finding
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.runs import Run, Runs, joiner
from zugong_desk.domain.shelf import Shelf
from zugong_desk.domain.source import Source
from zugong_desk.domain.span import Span
from zugong_desk.domain.step import Part, Step

TAGS = {
    "t1": Tag("t1", "产业发展", colour=0, shape=0),
    "t2": Tag("t2", "选人用人", colour=1, shape=1),
    "t3": Tag("t3", "民主评议", colour=2, shape=2, parent="t1"),
}


def runs_of(*parts: str, at: int = 0) -> Runs:
    """Source text, its parts joined by the parser's spaces."""
    out: tuple[Run, ...] = ()
    for number, part in enumerate(parts):
        out += (*(joiner(" ") if number else ()), Run(part, at))
        at += len(part) + 1
    return out


def block(
    id: str, kind: Kind, *parts: str, confidence: float = 1.0, heads: tuple[Head, ...] = (), level: int = 0
) -> Block:
    """A line made of the parts, joined as a parser joins printed lines."""
    return Block(id, Label(kind, level, confidence, "上无空行"), runs_of(*parts) if parts != ("",) else (), heads)


def sample() -> Bulletin:
    """Every kind of line, characters beyond the first plane, an emoji and a combining mark among them."""
    lines = (
        block("m", Kind.MASTHEAD, "某市组工信息", "第 3 期", "中共某市委组织部研究室", "2024 年 5 月 6 日"),
        block("n", Kind.EDITOR_NOTE, "编者按：现将材料刊发，供参考。"),
        block("c", Kind.COLUMN, "市内信息"),
        block("t", Kind.ARTICLE_TITLE, "坚持党建引领", "促进乡村𠮷祥", confidence=0.71),
        block("b", Kind.BYLINE, "中共某县委"),
        block("p", Kind.PARAGRAPH, "近年来，𠮷祥村认真贯彻，办成实事🏠三件，e\u0301tude 一篇。" * 6),
        block(
            "q",
            Kind.PARAGRAPH,
            "一、建强体系。一是书记主抓。坚持常抓不懈，落实到人。" + "各村逐项落实，按月通报。" * 12,
            heads=(Head(Role.HEADING, 0, 6, 1), Head(Role.ITEM, 7, 13)),
        ),
        block("h", Kind.HEADING, "二、打造魅力乡村", level=1),
        block("e", Kind.PARAGRAPH, ""),
        block("d", Kind.DISTRIBUTION, "报：市委组织部部务会成员。"),
    )
    return Bulletin("b1", Source("样本.txt", "0" * 64, "utf-8", ""), lines)


class FakeBridge(QObject):
    """The verbs of the bridge that the reading pane uses, over the domain alone; `refuse` makes it refuse to type."""

    library_opened = Signal()
    opened = Signal()
    changed = Signal(object)
    place_changed = Signal(object, str)
    refused = Signal(str)
    proof_changed = Signal()
    finding_changed = Signal()
    proof: Proof | None = None
    finding: Finding | None = None

    def __init__(self, bulletin: Bulletin) -> None:
        super().__init__()
        self.bulletin: Bulletin | None = bulletin
        self.shelf = Shelf(tags=TAGS)
        self.place: Span | None = None
        self.read_only = False
        self.refuse = False
        self.typed: list[tuple[str, str]] = []
        self.went: list[tuple[Span, str]] = []
        self._before: list[Bulletin] = []
        self._ids = count(1)

    def start_over(self) -> None:
        """Show the sample as it was."""
        self.bulletin, self.place, self._before = sample(), None, []
        self.opened.emit()

    def new_id(self) -> str:
        return f"new{next(self._ids)}"

    def do(self, changes: Changes, name: str = "步骤", action: str = "do") -> Touched:
        assert self.bulletin is not None
        before, self.bulletin = self.bulletin, apply(self.bulletin, changes)
        self._before.append(before)
        touched = touched_by(Step("s", name, (Part("b1", changes),)), before, self.bulletin, action)
        self.changed.emit(touched)
        return touched

    def undo(self) -> None:
        """Back to the state before the last step, as a library's undo gives it."""
        if self._before:
            before, self.bulletin = self.bulletin, self._before.pop()
            assert before is not None
            self.changed.emit(Touched("撤销", "undo", "b1", frozenset(self.bulletin.position), lines=True))

    def type_over(self, span: Span, text: str) -> Touched | None:
        assert self.bulletin is not None
        if self.refuse:
            self.refused.emit("现在只能看，不能改。")
            return None
        self.typed.append((self.bulletin.quote(span), text))
        return self.do(edit.type_over(self.bulletin, span, text, self.new_id))

    def annotate(self, span: Span, tag: str, note: str = "") -> str:
        assert self.bulletin is not None
        id = self.new_id()
        self.do(marking.annotate(self.bulletin, span, Annotation(id, tag, note)))
        return id

    def confirm(self, blocks: list[str]) -> None:
        assert self.bulletin is not None
        for id in blocks:
            self.do(edit.confirm(self.bulletin, id))

    def settle(self, blocks: list[str]) -> None:
        self.confirm(blocks)

    def go(self, span: Span, origin: str) -> None:
        self.place = span
        self.went.append((span, origin))
        self.place_changed.emit(span, origin)
