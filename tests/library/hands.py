"""Hands for the tests: a small bulletin, and an editor who works on a library at random and remembers what must hold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from zugong_desk.domain import edit, marking
from zugong_desk.domain.annotation import Annotation, Field, Ground, Practice
from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes, apply
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.collection import Collection, Excerpt, Section
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.runs import from_source
from zugong_desk.domain.shelf import Progress, RecordChange, Shelf, Standing
from zugong_desk.domain.source import Note, Source
from zugong_desk.domain.step import Part, Step
from zugong_desk.library import IssueFacts, Library, journal

if TYPE_CHECKING:
    from random import Random

    from zugong_desk.library import Entry

TEXT = """青山组工信息
第7期
青山县委组织部　2024年3月5日

村级集体经济“开门红”
青山县𠮷祥镇：一是抓“头雁”👩‍🌾；二是强产业，é带动增收。
二、党建联建
各村与企业结对，签约项目12个，到账资金300万元，群众说“好”。
（青山县委组织部）
— 1 —
报：市委组织部。
"""
PIECES = ("组织", "，", "𠮷", "👩‍🌾", "é", "党建引领基层治理", "12.5%", " ")


def bulletin(id: str = "期一", text: str = TEXT) -> Bulletin:
    """A bulletin of one block a line, its page number set aside."""
    raw = text.encode()
    source = Source("七期.txt", sha256(raw).hexdigest(), "utf-8", text, (Note("tab", "有制表符"),))
    blocks = []
    for line in range(1, source.lines + 1):
        start, end = source.line_range(line)
        if text[start:end].strip():
            kind = Kind.PAGE_FOOTER if text[start] == "—" else Kind.PARAGRAPH
            blocks.append(Block(f"b{line}", Label(kind, 0, 0.5, "按位置"), from_source(text, start, end)))
    return Bulletin(id, source, tuple(blocks))


def import_step(id: str) -> Step:
    """The step that puts an issue in the library."""
    return Step(f"导入-{id}", f"导入“{id}”", (), (RecordChange(None, Standing(id)),))


def take_in(library: Library, issue: Bulletin, **facts: object) -> Entry:
    """Import a bulletin."""
    original = issue.source.text.encode()
    return library.record_import(issue, IssueFacts(**facts), import_step(issue.id), original=original)  # type: ignore[arg-type]


class StandingClock:
    """Gives the same moment until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2024, 3, 5, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **delta: float) -> None:
        self.now += timedelta(**delta)


class Editor:
    """Works on one bulletin of a library at random: types, splits, merges, relabels, tags, collects, undoes, redoes."""

    def __init__(self, library: Library, random: Random, id: str = "期一") -> None:
        self.library = library
        self.random = random
        self.bulletin = library.load(id)
        self.shelf: Shelf = library.shelf()
        self.open_step: str | None = None
        self._began = journal.head(library._conn)[0]

    def new_id(self) -> str:
        """An id that no other editor has given, not even one with the same random numbers."""
        return f"{self._began:x}-{self.random.getrandbits(48):x}"

    def act(self) -> Entry:
        """Do one thing and write it."""
        verbs = (
            self._type,
            self._type,
            self._type,
            self._delete,
            self._split,
            self._merge,
            self._relabel,
            self._mark_head,
        )
        verbs += (self._tag, self._tag, self._retag, self._untag, self._new_tag, self._collect, self._progress)
        verbs += (self._undo, self._undo, self._redo)
        while True:
            try:
                entry = self.random.choice(verbs)()
            except edit.EditError:
                continue
            if entry:
                return entry

    def imported(self, id: str) -> None:
        """Take note of an issue that was imported meanwhile."""
        self.shelf, self.open_step = self.shelf.apply(import_step(id).records[0]), None

    def do(self, name: str, changes: Changes = (), *records: RecordChange, grow: bool = False) -> Entry | None:
        """Write a step; one that grows goes on with the one before."""
        if not changes and not records:
            return None
        id = self.open_step if grow and self.open_step else self.new_id()
        parts = (Part(self.bulletin.id, changes),) if changes else ()
        entry = self._write(Step(id, name, parts, records), "do")
        self.open_step = id
        return entry

    def _write(self, step: Step, action: str) -> Entry:
        after, shelf = self.bulletin, self.shelf
        for part in step.parts:
            after = apply(after, part.changes)
        for change in step.records:
            shelf = shelf.apply(change)
        facts = {after.id: IssueFacts(title="青山组工信息", doubtful=len(after.lines))}
        entry = self.library.record(step, {after.id: after}, shelf, facts, action)  # type: ignore[arg-type]
        self.bulletin, self.shelf, self.open_step = after, shelf, None
        return entry

    def _offset(self) -> int:
        return self.random.randint(0, len(self.bulletin.text))

    def _type(self) -> Entry | None:
        at = self._offset()
        span = self.bulletin.span(at, at)
        text = "".join(self.random.choices((*PIECES, "\n"), k=self.random.randint(1, 3)))
        return self.do(
            "输入文字", edit.type_over(self.bulletin, span, text, self.new_id), grow=self.random.random() < 0.5
        )

    def _delete(self) -> Entry | None:
        at = self._offset()
        span = self.bulletin.span(at, min(at + self.random.randint(1, 25), len(self.bulletin.text)))
        return self.do("删除文字", edit.type_over(self.bulletin, span, "", self.new_id))

    def _split(self) -> Entry | None:
        return self.do("拆分段落", edit.split(self.bulletin, self.bulletin.anchor(self._offset()), self.new_id))

    def _merge(self) -> Entry | None:
        return self.do("合并段落", edit.merge(self.bulletin, self.random.choice(self.bulletin.lines).id))

    def _relabel(self) -> Entry | None:
        block = self.random.choice(self.bulletin.blocks)
        kind = self.random.choice((Kind.HEADING, Kind.PARAGRAPH, Kind.ARTICLE_TITLE, Kind.PAGE_FOOTER, Kind.NOISE))
        return self.do("改类别", edit.relabel(self.bulletin, block.id, kind))

    def _mark_head(self) -> Entry | None:
        block = self.random.choice(self.bulletin.lines)
        start = self.bulletin.start_of(block.id)
        span = self.bulletin.span(start, start + min(4, len(block.text)))
        return self.do("定为小标题", edit.mark_head(self.bulletin, span, Role.RUN_IN))

    def _tag(self) -> Entry | None:
        at = self._offset()
        span = self.bulletin.span(at, min(at + self.random.randint(2, 80), len(self.bulletin.text)))
        tag = self.random.choice(sorted(self.shelf.tags)) if self.shelf.tags else "t0"
        records = () if tag in self.shelf.tags else (RecordChange(None, Tag(tag, "村级集体经济")),)
        id = self.new_id()
        ground = Ground(f"{id}g", Field.RESULTS, "7.2万余件", "办结")
        practice = Practice(name="头雁", results="办结7.2万余件", rating=2, grounds=(ground,))
        marked = Annotation(id, tag, "", practice, example=self.random.random() < 0.2)
        return self.do("标注", marking.annotate(self.bulletin, span, marked, {ground.id: span}), *records)

    def _retag(self) -> Entry | None:
        if not self.bulletin.annotations:
            return None
        id = self.random.choice(sorted(self.bulletin.annotations))
        return self.do("改附注", marking.change_annotation(self.bulletin, id, note=self.new_id()))

    def _untag(self) -> Entry | None:
        if not self.bulletin.annotations:
            return None
        return self.do(
            "删除标注", marking.remove_annotation(self.bulletin, self.random.choice(sorted(self.bulletin.annotations)))
        )

    def _new_tag(self) -> Entry | None:
        return self.do(
            "新建标签", (), RecordChange(None, Tag(self.new_id(), "党建引领", colour=3, order=len(self.shelf.tags)))
        )

    def _collect(self) -> Entry | None:
        at = self._offset()
        span = marking.passage(self.bulletin, self.bulletin.span(at, min(at + 30, len(self.bulletin.text))))
        text = self.bulletin.quote(span)
        made = () if "摘" in self.shelf.collections else (RecordChange(None, Collection("摘", "经验摘编")),)
        excerpt = Excerpt(self.new_id(), "摘", self.bulletin.id, len(self.shelf.excerpts), text, text)
        section = Section(self.new_id(), "摘", len(self.shelf.excerpts), "一节", self.random.choice((1, 2)), text[:5])
        return self.do(
            "摘录",
            marking.place(self.bulletin, excerpt.id, span),
            *made,
            RecordChange(None, section),
            RecordChange(None, excerpt),
        )

    def _progress(self) -> Entry | None:
        before = self.shelf.standings[self.bulletin.id]
        progress = self.random.choice([p for p in Progress if p != before.progress])
        after = Standing(before.id, before.present, progress, not before.teaches)
        return self.do("改进度", (), RecordChange(before, after))

    def _undo(self) -> Entry | None:
        head = self.library.next_undo()
        if head is None or head.name.startswith("导入"):
            return None
        return self._write(self.library.step(head.id).inverse(), "undo")

    def _redo(self) -> Entry | None:
        head = self.library.next_redo()
        return self._write(self.library.step(head.id), "redo") if head else None
