"""The bridge's verbs of correction."""

from collections.abc import Iterator, Sequence

from zugong_desk.desk import corrections, likeness, proposals
from zugong_desk.desk.corrected import Correction, Likely
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.library import IssueRow
from zugong_desk.ui.verbs.core import BridgeCore

Found = Iterator[tuple[IssueRow, tuple[Likely, ...]]]
SETTLED = "本期存疑都已处理。"


class Correcting(BridgeCore):
    """Segmentation and text; see `desk.corrections` and `desk.likeness` for what each verb does."""

    def next_doubt(self, by: int = 1) -> bool:
        """Go to the next (or previous) doubtful block, round the end; whether there is one."""
        bulletin = self.bulletin
        if bulletin is None or not (doubtful := corrections.doubts(bulletin)):
            return False
        here = bulletin.line_position.get(self.place.start.block, -1) if self.place else -1
        lines = [bulletin.line(block) for block in doubtful]
        ahead = [at for at, line in enumerate(lines) if (line > here if by > 0 else line < here)]
        at = (ahead[0] if by > 0 else ahead[-1]) if ahead else (0 if by > 0 else -1)
        self.go_block(doubtful[at], "bridge")
        return True

    def type_over(self, span: Span, text: str) -> Touched | None:
        """Type, paste or delete at a span; written with its burst."""
        touched = self._do(lambda desk: corrections.type_over(desk, span, text))
        if touched and self._desk.unwritten:
            self.saved.emit("")
            self._idle.start()
            if not self._longest.isActive():
                self._longest.start()
        return touched

    def split(self, anchor: Anchor) -> Touched | None:
        return self._do(lambda desk: corrections.split(desk, anchor))

    def split_proposed(self, anchor: Anchor) -> Touched | None:
        """Split where it is proposed and put the caret where the second paragraph begins."""
        touched = self._do(lambda desk: proposals.split_proposed(desk, anchor))
        if touched is not None and touched.show is not None:
            self.go(touched.show, "bridge")
        return touched

    def merge(self, block: str) -> Touched | None:
        return self._do(lambda desk: corrections.merge(desk, block))

    def relabel(self, blocks: Sequence[str], kind: Kind, level: int = 0) -> Touched | None:
        return self._do(lambda desk: corrections.relabel(desk, blocks, kind, level))

    def set_level(self, block: str, level: int) -> Touched | None:
        return self._do(lambda desk: corrections.set_level(desk, block, level))

    def shift_level(self, block: str, by: int) -> Touched | None:
        return self._do(lambda desk: corrections.shift_level(desk, block, by))

    def set_levels(self, blocks: Sequence[str], level: int) -> Touched | None:
        return self._do(lambda desk: corrections.set_levels(desk, blocks, level))

    def shift_levels(self, blocks: Sequence[str], by: int) -> Touched | None:
        return self._do(lambda desk: corrections.shift_levels(desk, blocks, by))

    def mark_head(self, span: Span, role: Role, level: int = 0) -> Touched | None:
        return self._do(lambda desk: corrections.mark_head(desk, span, role, level))

    def unmark_head(self, anchor: Anchor) -> Touched | None:
        return self._do(lambda desk: corrections.unmark_head(desk, anchor))

    def set_aside(self, blocks: Sequence[str], kind: Kind = Kind.PAGE_FOOTER) -> Touched | None:
        return self._do(lambda desk: corrections.set_aside(desk, blocks, kind))

    def bring_back(self, block: str) -> Touched | None:
        return self._do(lambda desk: corrections.bring_back(desk, block))

    def confirm(self, blocks: Sequence[str]) -> Touched | None:
        return self._do(lambda desk: corrections.confirm(desk, blocks))

    def settle(self, blocks: Sequence[str]) -> Touched | None:
        """Confirm blocks and, if one of them was doubtful, go on to the next doubt."""
        bulletin = self.bulletin
        doubted = bulletin is not None and any(bulletin.block(id).label.doubtful for id in blocks)
        touched = self.confirm(blocks)
        if touched is not None and doubted and not self.next_doubt():
            self.told.emit(SETTLED)
        return touched

    def alike(self, correction: Correction, issue: str) -> tuple[Likely, ...] | None:
        return self._try(lambda: likeness.alike(self._desk, correction, issue))

    def alike_elsewhere(self, correction: Correction, issue: str) -> Found:
        return likeness.alike_elsewhere(self._desk, correction, issue)

    def next_alike(self, walk: Found) -> tuple[IssueRow, tuple[Likely, ...]] | None:
        """The places in one more issue; None at the end, or if the library refuses."""
        return self._try(lambda: next(walk, None))

    def do_alike(self, correction: Correction, places: Sequence[Likely]) -> Touched | None:
        return self._do(lambda desk: likeness.do_alike(desk, correction, places))

    def fill_masthead(self, values: dict[str, str]) -> Touched | None:
        return self._do(lambda desk: corrections.fill_masthead(desk, values))
