"""What an editor corrected: each sort with how its like are found, what is done to them and how that is called."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from zugong_desk.domain import edit
from zugong_desk.domain.block import Block, Head
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes, apply
from zugong_desk.domain.draft import Draft
from zugong_desk.domain.kinds import ASIDE, KIND_NAMES, ROLE_NAMES, Kind, Role
from zugong_desk.domain.span import Anchor
from zugong_desk.reading.likeness import Looks, alike, looks_of, reason
from zugong_desk.reading.phrases import Phrase, phrase_at, phrases_like
from zugong_desk.reading.printed import Printed
from zugong_desk.reading.seams import Cut, Seam, cuts_like, seam_before

NewId = Callable[[], str]
SHOWN = 60
"""Characters of a place that a list shows."""
LEVELS = "①②③④"


@dataclass(frozen=True, slots=True)
class Likely:
    """A place like the corrected one: [start, end) of a block (a cut has no width), its 1-based line in the source.

    `now` and `then` say in words what stands there and what would; `why` is the sentence that says why it is alike.
    """

    bulletin: str
    seen: Block
    start: int
    end: int
    line: int
    text: str
    now: str
    then: str
    why: str

    @property
    def block(self) -> str:
        return self.seen.id


class Correction(Protocol):
    """What an editor did, so far as the same can be done elsewhere."""

    def found_in(self, bulletin: Bulletin) -> Iterator[Likely]:
        """The places in a bulletin that stand as the corrected one stood, in order; none that an editor decided."""

    def changes(self, bulletin: Bulletin, place: Likely, new_id: NewId) -> Changes:
        """The same done to one of them. EditError if that cannot be."""

    @property
    def verb(self) -> str:
        """What it is called in the history."""


def undecided(block: Block) -> bool:
    """Whether the block still stands as the parser left it."""
    return block.label.confidence < 1.0


def kind_in_words(kind: Kind, level: int = 0) -> str:
    """A kind, with the ringed level of a heading."""
    return f"{KIND_NAMES[kind]}{LEVELS[level - 1]}" if level else KIND_NAMES[kind]


def _line(printed: Printed, block: Block, offset: int) -> int:
    line = printed.line_at(block, offset) or printed.first_line(block)
    return line.number if line else 0


@dataclass(frozen=True, slots=True)
class Stood:
    """Blocks of a bulletin as they stood before they were corrected, and their looks then."""

    bulletin: str
    blocks: tuple[Block, ...]
    looks: tuple[Looks, ...]

    def others(self, bulletin: Bulletin, printed: Printed) -> Iterator[tuple[Block, Looks]]:
        """The undecided blocks of a bulletin with their looks, the corrected ones left out and seen as they stood."""
        before = {block.id: block for block in self.blocks} if bulletin.id == self.bulletin else {}
        stood = bulletin.with_blocks(tuple(before.get(block.id, block) for block in bulletin.blocks))
        looks = looks_of(stood, printed)
        for block in bulletin.blocks:
            if block.id not in before and block.id in looks and undecided(block):
                yield block, looks[block.id]


@dataclass(frozen=True, slots=True)
class Relabelled:
    """Blocks were taken for another kind or given another level, set aside or brought back."""

    stood: Stood
    kind: Kind
    level: int

    def found_in(self, bulletin: Bulletin) -> Iterator[Likely]:
        printed = Printed(bulletin.source)
        then = kind_in_words(self.kind, self.level)
        for block, looks in self.stood.others(bulletin, printed):
            # The number of a heading tells its level; how the line closes does not.
            built = looks.kind is not self.kind
            one = next((one for one in self.stood.looks if alike(one, looks, built=built)), None)
            if one is not None:
                now = kind_in_words(block.kind, block.level)
                yield Likely(
                    bulletin.id,
                    block,
                    0,
                    len(block.text),
                    _line(printed, block, 0),
                    block.text[:SHOWN],
                    now,
                    then,
                    reason(one, looks),
                )

    def changes(self, bulletin: Bulletin, place: Likely, new_id: NewId) -> Changes:
        back = bulletin.block(place.block).aside and self.kind not in ASIDE
        done = edit.bring_back(bulletin, place.block, new_id) if back else ()
        return (*done, *edit.relabel(apply(bulletin, done), place.block, self.kind, self.level))

    @property
    def verb(self) -> str:
        were_aside = any(block.aside for block in self.stood.blocks)
        if were_aside != (self.kind in ASIDE):
            return "取回阅读稿" if were_aside else "移出阅读稿"
        return f"定为{self.level}级标题" if self.level else f"改为{KIND_NAMES[self.kind]}"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Doubtful blocks were found right as they were."""

    stood: Stood

    def found_in(self, bulletin: Bulletin) -> Iterator[Likely]:
        printed = Printed(bulletin.source)
        for block, looks in self.stood.others(bulletin, printed):
            why = self._why(block, looks) if block.label.doubtful and not block.aside else ""
            if why:
                then = kind_in_words(block.kind, block.level)
                yield Likely(
                    bulletin.id,
                    block,
                    0,
                    len(block.text),
                    _line(printed, block, 0),
                    block.text[:SHOWN],
                    f"{then}，存疑",
                    then,
                    why,
                )

    def _why(self, block: Block, looks: Looks) -> str:
        """Why a block is like one of those confirmed: its looks, or else the same doubt about the same build."""
        for before, one in zip(self.stood.blocks, self.stood.looks, strict=True):
            if alike(one, looks):
                return reason(one, looks)
            build = (one.kind, one.level, one.signs, one.ending, one.short)
            same = build == (looks.kind, looks.level, looks.signs, looks.ending, looks.short)
            if same and before.label.why and before.label.why == block.label.why:
                return f"存疑的理由相同：{block.label.why}"
        return ""

    def changes(self, bulletin: Bulletin, place: Likely, new_id: NewId) -> Changes:  # noqa: ARG002
        return edit.confirm(bulletin, place.block)

    @property
    def verb(self) -> str:
        return "确认"


@dataclass(frozen=True, slots=True)
class Merged:
    """A block was joined to the one before it."""

    seam: Seam

    def found_in(self, bulletin: Bulletin) -> Iterator[Likely]:
        printed = Printed(bulletin.source)
        for block in bulletin.lines[1:]:
            before = bulletin.previous_line(block.id)
            if before is None or not (undecided(block) and undecided(before)):
                continue
            seam = seam_before(bulletin, printed, block)
            if seam is not None and self.seam.like(seam):
                text = f"{before.text[-SHOWN // 3 :]}⏎{block.text[: SHOWN // 2]}"
                line = _line(printed, block, 0)
                yield Likely(bulletin.id, block, 0, 0, line, text, "两段", "一段", self.seam.reason())

    def changes(self, bulletin: Bulletin, place: Likely, new_id: NewId) -> Changes:  # noqa: ARG002
        return edit.merge(bulletin, place.block)

    @property
    def verb(self) -> str:
        return "合并"


@dataclass(frozen=True, slots=True)
class Split:
    """A block was cut in two."""

    cut: Cut

    def found_in(self, bulletin: Bulletin) -> Iterator[Likely]:
        printed = Printed(bulletin.source)
        for block in filter(undecided, bulletin.lines):
            for at in cuts_like(block, printed, self.cut):
                text = f"{block.text[max(0, at - SHOWN // 3) : at]}⏎{block.text[at : at + SHOWN // 2]}"
                line = _line(printed, block, at)
                yield Likely(bulletin.id, block, at, at, line, text, "一段", "两段", self.cut.reason())

    def changes(self, bulletin: Bulletin, place: Likely, new_id: NewId) -> Changes:
        return edit.split(bulletin, Anchor(place.block, place.start), new_id)

    @property
    def verb(self) -> str:
        return "拆分"


Taken = tuple[Role, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A phrase was marked as a head, given another role or level, or its mark was taken off (`now` is None)."""

    phrase: Phrase
    was: Taken | None
    now: Taken | None

    def found_in(self, bulletin: Bulletin) -> Iterator[Likely]:
        printed = Printed(bulletin.source)
        for block in filter(undecided, bulletin.lines):
            for start, end in self._ranges(block, printed):
                line, text = _line(printed, block, start), block.text[start : start + SHOWN]
                words = _role_in_words(self.was), _role_in_words(self.now), self.phrase.reason()
                yield Likely(bulletin.id, block, start, end, line, text, *words)

    def _ranges(self, block: Block, printed: Printed) -> Iterator[tuple[int, int]]:
        if self.was is None:
            yield from phrases_like(block, printed, self.phrase)
            return
        for head in block.heads:
            same = (head.role, head.level) == self.was
            if same and self.phrase.like(phrase_at(block, printed, head.start, head.end)):
                yield head.start, head.end

    def changes(self, bulletin: Bulletin, place: Likely, new_id: NewId) -> Changes:  # noqa: ARG002
        heads = bulletin.block(place.block).heads
        kept = tuple(head for head in heads if (head.start, head.end) != (place.start, place.end))
        new = (Head(self.now[0], place.start, place.end, self.now[1]),) if self.now else ()
        draft = Draft(bulletin)
        draft.set_heads(place.block, (*kept, *new))
        return draft.changes()

    @property
    def verb(self) -> str:
        if self.now is None:
            return "取消小标题"
        role, level = self.now
        if self.was is not None and self.was[0] is role:
            return f"定为{level}级标题"
        return f"标为{ROLE_NAMES[role]}"


def _role_in_words(role: Taken | None) -> str:
    if role is None:
        return "不标"
    return f"{ROLE_NAMES[role[0]]}{LEVELS[role[1] - 1]}" if role[1] else ROLE_NAMES[role[0]]


def stood(bulletin: Bulletin, ids: tuple[str, ...]) -> Stood | None:
    """Blocks as they stand in a bulletin that is about to change; None if one of them shows nothing of the source."""
    looks = looks_of(bulletin, Printed(bulletin.source))
    if not ids or not all(id in looks for id in ids):
        return None
    return Stood(bulletin.id, tuple(bulletin.block(id) for id in ids), tuple(looks[id] for id in ids))
