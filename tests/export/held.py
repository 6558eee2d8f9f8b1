"""Holdings made of the small issue of these tests, and what every format for other tools must do with them."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest
from tests.export.corrected_issue import HOSTILE

from zugong_desk.domain.annotation import Annotation, Field, Ground, Practice
from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tag, Tags
from zugong_desk.domain.collection import Collection, Excerpt, Section
from zugong_desk.domain.decision import Decision, Scope, Verdict
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.runs import typed
from zugong_desk.domain.said import Said, said
from zugong_desk.domain.source import Source
from zugong_desk.domain.span import Place
from zugong_desk.export.errors import ExportError
from zugong_desk.export.holdings import Cancelled, Holdings, Tell

Write = Callable[[Holdings, BinaryIO, Tell], None]
Check = Callable[[Path, Holdings], None]


def held(bulletins: list[Bulletin], tags: Tags, before: Bulletin | None = None, **more: object) -> Holdings:
    """Those issues with those tags; corrections are told against what `before` says."""

    def as_parsed(bulletin: Bulletin) -> Said:
        return said((before or bulletin).blocks, len(bulletin.source.text))

    return Holdings("书库𠮷", len(bulletins), lambda: iter(bulletins), tags, as_parsed=as_parsed, **more)  # type: ignore[arg-type]


def decided() -> dict[str, object]:
    """A decision, a collection, its section and its excerpt, to be given on to `held`."""
    return {
        "decisions": (Decision("d1", "W01", Verdict.KEPT, Scope.HERE, "i1", "𠮷", "好", "字"),),
        "collections": (Collection("c1", "选编👍"),),
        "sections": (Section("s1", "c1", 0, "一", lead="话𠮷"),),
        "excerpts": (Excerpt("e1", "c1", "i1", 0, "选人用心𠮷", "选人用心👍", "题"),),
        "editor": "王编辑",
    }


def grounded(issue: Bulletin) -> Bulletin:
    """The issue with one practice whose figure stands in the text and whose unit is the editor's own word."""
    at = issue.text.index("12名")
    practice = Practice(
        name="先锋岗👍",
        results="12名",
        rating=3,
        grounds=(Ground("g1", Field.RESULTS, "12名", "党员"), Ground("g2", Field.ORGANISATION, "青石镇")),
    )
    start = issue.text.index("镇里选出")
    return (
        issue.with_annotation("p1", Annotation("p1", "t1", "注", practice, example=True))
        .with_place("p1", Place(issue.span(start, issue.text.index("，每人"))))
        .with_place("g1", Place(issue.span(at, at + 3)))
    )


def hostile() -> tuple[Bulletin, Tags]:
    """An issue, an annotation and a tag full of what documents cannot hold or programs take for markup."""
    lines = tuple(Block(f"h{at}", Label(Kind.PARAGRAPH), typed(f"{HOSTILE}{at}")) for at in range(2))
    issue = Bulletin("h", Source("h\x07.txt", "1" * 64, "utf-8", ""), lines)
    start = issue.text.index("𠮷")
    issue = issue.with_annotation("a", Annotation("a", "t", HOSTILE, Practice(HOSTILE))).with_place(
        "a", Place(issue.span(start, start + len(HOSTILE)))
    )
    return issue, {"t": Tag("t", HOSTILE, definition=HOSTILE)}


def written(write: Write, holdings: Holdings) -> bytes:
    """What a format writes, the same each time."""
    files = [BytesIO(), BytesIO()]
    for file in files:
        write(holdings, file, lambda _: None)
    assert files[0].getvalue() == files[1].getvalue()
    return files[0].getvalue()


def called_off(write: Write, holdings: Holdings) -> list[int]:
    """What `tell` heard until it called the export off at the second issue."""
    heard: list[int] = []

    def tell(done: int) -> None:
        heard.append(done)
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        write(holdings, BytesIO(), tell)
    return heard


def refused(check: Check, holdings: Holdings, path: Path, data: bytes) -> str:
    """The line with which a check refuses a file."""
    path.write_bytes(data)
    with pytest.raises(ExportError) as refusal:
        check(path, holdings)
    assert "\n" not in refusal.value.message
    return refusal.value.message


def golden(name: str, data: bytes) -> None:
    """Hold what was written against the golden file of that name, which a person has read."""
    assert data == (Path(__file__).parent / "golden" / name).read_bytes()
