"""Making an editor's corrections, splits and joins again in a new version of the issue: where it says the same."""

import re
from collections.abc import Mapping, Sequence

from zugong_desk.domain import edit
from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import BlockChange
from zugong_desk.domain.draft import Draft
from zugong_desk.domain.runs import typed
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.domain.transfer import Corrections, Listed, What
from zugong_desk.domain.transfer_ground import Ground
from zugong_desk.domain.transfer_rows import Hunk, Rows

_SPACE = re.compile(r"\s+")


class Corrector:
    """Lays hunks on the ground, the last first: so whatever stands before is where it was."""

    def __init__(self, old: Bulletin, rows: Rows, ground: Ground) -> None:
        self._old, self._rows, self._ground = old, rows, ground
        self._start = ground.bulletin
        self.applied = self.already = self.seams = 0
        self._conflicts: list[tuple[What, Hunk]] = []

    def run(self) -> None:
        for hunk in reversed(list(self._rows.hunks(self._ground.mapping))):
            if hunk.edited == hunk.parsed:
                self._respace(hunk)
                self._pair(hunk)
            else:
                self._lay(hunk)

    def _respace(self, hunk: Hunk) -> None:
        """Put white space as the editor put it, where the new source has some, or none, as the old one had."""
        parsed, edited, received = hunk.spelled
        if edited in {received, parsed}:
            self.already += edited != parsed
        elif _evened(received) == _evened(parsed) and "\n" not in received:
            self._lay_words(hunk, *self._ends(hunk), edited)
            self.applied += 1

    def _lay(self, hunk: Hunk) -> None:
        parsed, edited, received = (_joined(words) for words in (hunk.parsed, hunk.edited, hunk.received))
        seam = edited == parsed
        if received == parsed and hunk.sure and not (seam and _same_seams(hunk)):
            self._apply(hunk)
            self.seams, self.applied = self.seams + seam, self.applied + (not seam)
        elif received == edited and (seam or received != parsed) and (hunk.sure or not seam):
            self.seams, self.already = self.seams + seam, self.already + (not seam)
            self._pair(hunk)
        else:
            self._conflicts.append((What.SEAM if seam else What.CORRECTION, hunk))

    def _pair(self, hunk: Hunk) -> None:
        """Tell which lines are those that were typed, if the new source has them."""
        self._pair_lines(self._old_lines(hunk), self._new_lines(*self._ends(hunk)))

    def _pair_lines(self, mine: Sequence[Block], theirs: Sequence[Block]) -> None:
        if [_bare(block) for block in mine] == [_bare(block) for block in theirs]:
            self._ground.paired |= {old.id: new.id for old, new in zip(mine, theirs, strict=True)}

    def corrections(self, places: Mapping[int, Anchor]) -> Corrections:
        """What became of typed text; `places` is where the new source's characters stand in the end."""
        return Corrections(self.applied, self.already, self._listed(What.CORRECTION, places))

    def seams_left(self, places: Mapping[int, Anchor]) -> tuple[Listed, ...]:
        """The splits and joins that could not be made again."""
        return self._listed(What.SEAM, places)

    # making it again

    def _apply(self, hunk: Hunk) -> None:
        one, other = self._ends(hunk)
        text = self._text(hunk)
        open_end = one is None or other is None
        if open_end or ("\n" in hunk.edited and "\n" in hunk.received):
            self._lay_lines(hunk, one, other, text.split("\n"))
        elif not _joined(hunk.edited) and not _joined(hunk.received):
            self._lay_seam(one, other, text)
        else:
            self._lay_words(hunk, one, other, text)

    def _ends(self, hunk: Hunk) -> tuple[Anchor | None, Anchor | None]:
        """The places after the first and before the second of the characters that hold a hunk; None for the ends."""
        received, at = self._rows.received, self._rows.received.at
        one = self._start.anchor(at[hunk.one.received]) if hunk.one.received >= 0 else None
        inside = hunk.other.received < len(received.chars)
        other = self._start.anchor(at[hunk.other.received]) if inside else None
        return Anchor(one.block, one.offset + 1) if one else None, other

    def _text(self, hunk: Hunk) -> str:
        """What the editor made of it, white space included but no lines of it, if nothing else stands there by now."""
        row = self._rows.edited
        start = row.at[hunk.one.edited] + 1 if hunk.one.edited >= 0 else 0
        end = row.at[hunk.other.edited] if hunk.other.edited < len(row.chars) else len(self._old.text)
        lines = self._old.text[start:end].split("\n")
        held = {0: start > 0, len(lines) - 1: hunk.other.edited < len(row.chars)}
        text = "\n".join(line for at, line in enumerate(lines) if held.get(at) or line.strip())
        same = "".join(text.split()) == _joined(hunk.edited) and text.count("\n") == hunk.edited.count("\n")
        return text if same else hunk.edited

    def _lay_lines(self, hunk: Hunk, one: Anchor | None, other: Anchor | None, lines: Sequence[str]) -> None:
        """Type up to the end of the first line and from the beginning of the last, and put whole lines between."""
        draft = Draft(self._ground.bulletin)
        if other is not None:
            self._retype(draft, other.block, 0, other.offset, lines[-1].lstrip())
        if one is not None:
            end = len(draft.bulletin.block(one.block).text)
            self._retype(draft, one.block, one.offset, end, lines[0].rstrip())
        self._ground.do(draft.changes())
        mine, theirs = self._old_lines(hunk), self._new_lines(one, other)
        if [_bare(block) for block in mine] != [_bare(block) for block in theirs]:
            self._exchange(one, mine, theirs)

    def _retype(self, draft: Draft, block: str, start: int, end: int, text: str) -> None:
        now = draft.bulletin.block(block).text[start:end]
        if "".join(now.split()) != "".join(text.split()):
            draft.replace(block, start, end - start, typed(text))

    def _old_lines(self, hunk: Hunk) -> list[Block]:
        """The lines of the old bulletin that stand wholly within a hunk."""
        at, chars = self._rows.edited.at, self._rows.edited.chars
        lines = self._old.lines
        first = self._old.line(self._old.anchor(at[hunk.one.edited]).block) + 1 if hunk.one.edited >= 0 else 0
        last = len(lines)
        if hunk.other.edited < len(chars):
            last = self._old.line(self._old.anchor(at[hunk.other.edited]).block)
        return [line for line in lines[first:last] if line.text.strip() and _bare(line) in _joined(hunk.edited)]

    def _new_lines(self, one: Anchor | None, other: Anchor | None) -> list[Block]:
        now = self._ground.bulletin
        first = now.line(one.block) + 1 if one else 0
        last = now.line(other.block) if other else len(now.lines)
        return [line for line in now.lines[first:last] if line.text.strip()]

    def _exchange(self, one: Anchor | None, mine: Sequence[Block], theirs: Sequence[Block]) -> None:
        """Put lines that were typed in the place of lines that were taken out."""
        follows = one.block if one else None
        for line in mine:
            new = Block(self._ground.new_id(), line.label, typed(line.text), line.heads)
            self._ground.do((BlockChange(None, new, follows),))
            self._ground.paired[line.id] = follows = new.id
        for line in theirs:
            self._take_out(line)

    def _take_out(self, line: Block) -> None:
        """Take out a line whose text was deleted; the last one of all stays, empty."""
        now = self._ground.bulletin
        if len(now.lines) == 1:
            draft = Draft(now)
            draft.replace(line.id, 0, len(line.text), ())
            self._ground.do(draft.changes())
            return
        at = now.position[line.id]
        self._ground.do((BlockChange(line, None, now.blocks[at - 1].id if at else None),))

    def _lay_seam(self, one: Anchor | None, other: Anchor | None, text: str) -> None:
        """Split before the second character, or join the lines with the white space that the editor left."""
        now, new_id = self._ground.bulletin, self._ground.new_id
        if one is None or other is None:
            return
        before = now.previous_line(other.block)
        if "\n" in text:
            self._ground.do(edit.split(now, other, new_id))
            return
        if before is not None and before.id == one.block:
            self._ground.do(edit.merge(now, other.block))
        else:  # lines of white space stand between
            self._ground.do(edit.type_over(now, Span(one, other), "", new_id))
        draft = Draft(self._ground.bulletin)
        rest = draft.bulletin.block(one.block).text[one.offset :]
        gap = rest[: len(rest) - len(rest.lstrip())]
        if gap != text:
            draft.replace(one.block, one.offset, len(gap), typed(text))
            self._ground.do(draft.changes())

    def _lay_words(self, hunk: Hunk, one: Anchor | None, other: Anchor | None, text: str) -> None:
        if one is None:
            one = other and Anchor(other.block, 0)
        if one is None:
            return
        other = other or Anchor(one.block, len(self._ground.bulletin.block(one.block).text))
        first = self._ground.bulletin.line(one.block)
        self._ground.do(edit.type_over(self._ground.bulletin, Span(one, other), text, self._ground.new_id))
        typed_lines = self._ground.bulletin.lines[first + 1 : first + text.count("\n")]
        self._pair_lines(self._old_lines(hunk), typed_lines)

    # telling

    def _listed(self, what: What, places: Mapping[int, Anchor]) -> tuple[Listed, ...]:
        return tuple(self._told(what, hunk, places) for kind, hunk in reversed(self._conflicts) if kind is what)

    def _told(self, what: What, hunk: Hunk, places: Mapping[int, Anchor]) -> Listed:
        rows, one, other = self._rows, hunk.one, hunk.other
        before = rows.parsed.around(one.parsed, other.parsed)
        mine = rows.edited.around(one.edited, other.edited)
        after = rows.received.around(one.received, other.received)
        chars = rows.edited.at
        near = chars[min(max(one.edited, 0), len(chars) - 1)] if chars else 0
        return Listed(what, self._old.anchor(near).block, before, after, self._span(hunk, places), mine)

    def _span(self, hunk: Hunk, places: Mapping[int, Anchor]) -> Span:
        """Where the new source's own words stand now."""
        origins = self._rows.received.origins
        inner = range(max(0, hunk.one.received), min(len(origins), hunk.other.received + 1))
        return self._ground.covering([places[origins[at]] for at in inner if origins[at] in places])


def _joined(words: str) -> str:
    return words.replace("\n", "")


def _evened(words: str) -> str:
    """The words with any white space within as one kind."""
    return _SPACE.sub(" ", words)


def _same_seams(hunk: Hunk) -> bool:
    return ("\n" in hunk.edited) == ("\n" in hunk.received)


def _bare(block: Block) -> str:
    return "".join(block.text.split())
