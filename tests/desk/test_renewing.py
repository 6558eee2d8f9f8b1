"""Parsing again at the desk: one step that undo takes back, over whatever was corrected and tagged."""

from collections.abc import Callable

import pytest
from tests.desk.libraries import BULLETIN, Office

from zugong_desk.desk import collecting, corrections, renewing, tagging
from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.profile import Profile
from zugong_desk.domain.renewal import What
from zugong_desk.domain.runs import from_source
from zugong_desk.domain.source import Source
from zugong_desk.domain.structure import Structure
from zugong_desk.reading import parse

Parser = Callable[[Source, Profile], Structure]
TITLE = "聚力强基 抓实治理𠮷"


def learnt(*changes: Callable[[Block], list[Block]]) -> Parser:
    """A parser that reads as ours does, and then changes its blocks."""

    def run(source: Source, profile: Profile) -> Structure:
        blocks = list(parse(source, profile).blocks)
        for change in changes:
            blocks = [new for block in blocks for new in change(block)]
        return Structure(tuple(Block(f"b{at}", one.label, one.runs, one.heads) for at, one in enumerate(blocks)))

    return run


def as_column(block: Block) -> list[Block]:
    return [block.with_label(Label(Kind.COLUMN, 0, 0.7, "学来的"))] if block.text == TITLE else [block]


def cut_after_stop(block: Block) -> list[Block]:
    """Cut the first long paragraph after its first comma."""
    run, at = block.runs[0], block.text.find("，") + 1
    if not block.text.startswith("近年来") or run.origin is None:
        return [block]
    parts = [run.part(0, at), run.part(at, len(run.text))]
    return [Block("b", Label(Kind.PARAGRAPH, 0, 0.75, "学来的"), (part,)) for part in parts]


@pytest.fixture
def desk(office: Office) -> Desk:
    return office.desk()


def use(monkeypatch: pytest.MonkeyPatch, *changes: Callable[[Block], list[Block]]) -> None:
    monkeypatch.setattr(renewing, "parse", learnt(*changes))


def block_of(desk: Desk, text: str) -> Block:
    return next(block for block in desk.table.lines if text in block.text)


def test_nothing_differs_at_first_and_after_corrections(desk: Desk) -> None:
    assert renewing.preview(desk, desk.table.id).empty
    corrections.type_over(desk, desk.table.span(3, 4), "𠮷😀e\u0301")
    corrections.merge(desk, block_of(desk, "二、做实").id)
    corrections.relabel(desk, [desk.table.lines[-1].id], Kind.NOISE)
    shown = renewing.preview(desk, desk.table.id)
    assert shown.differences == ()
    steps = len(desk.library.undo_stack())
    before = desk.table
    renewing.reparse(desk, desk.table.id)
    assert [(one.kind, one.runs, one.heads) for one in desk.table.lines] == [
        (one.kind, one.runs, one.heads) for one in before.lines
    ]
    assert len(desk.library.undo_stack()) == steps + bool(shown.refreshed)


def test_differences_are_shown_then_done_as_one_step(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = desk.table
    use(monkeypatch, as_column, cut_after_stop)
    kind, split = renewing.preview(desk, desk.table.id).differences
    assert desk.table is before
    assert (kind.what, kind.before[0].kind, kind.after[0].kind, kind.why) == (
        What.KIND,
        Kind.ARTICLE_TITLE,
        Kind.COLUMN,
        "学来的",
    )
    assert BULLETIN.splitlines()[kind.line_start - 1] == TITLE
    assert (split.what, [piece.text for piece in split.after]) == (
        What.SPLIT,
        ["近年来，", "青山县坚持党建引领，推动基层治理提质增效😀。"],
    )
    touched = renewing.reparse(desk, desk.table.id, [split.block])
    assert touched.name == desk.undo_name() == "重新解析"
    assert touched.lines
    assert block_of(desk, TITLE).kind is Kind.ARTICLE_TITLE
    renewing.reparse(desk, desk.table.id)
    assert block_of(desk, TITLE).kind is Kind.COLUMN
    assert renewing.preview(desk, desk.table.id).empty
    desk.undo()
    desk.undo()
    assert desk.table == before


def test_work_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    at = desk.table.text.index("坚持党建引领")
    (tag, *_) = desk.shelf.tags
    tagging.annotate(desk, desk.table.span(at - 6, at + 6), tag)
    excerpt, _ = collecting.take_excerpt(desk, desk.table.span(at, at + 6))
    corrections.confirm(desk, [block_of(desk, TITLE).id])
    corrections.type_over(desk, desk.table.span(at + 2, at + 4), "𠮷")
    quotes = {id: desk.table.quote(place.span) for id, place in desk.table.places.items()}
    assert excerpt in quotes
    use(monkeypatch, as_column, cut_after_stop)
    assert [one.what for one in renewing.preview(desk, desk.table.id).differences] == [What.SPLIT]
    renewing.reparse(desk, desk.table.id)
    assert {id: desk.table.quote(place.span).replace("\n", "") for id, place in desk.table.places.items()} == quotes
    assert block_of(desk, TITLE).kind is Kind.ARTICLE_TITLE
    assert desk.library.doctor().ok


def test_what_was_parsed_again_is_not_the_editors(desk: Desk, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    first = desk.table
    use(monkeypatch, as_column, cut_after_stop)
    renewing.reparse(desk, desk.table.id)
    corrections.split(desk, desk.table.span(2, 2).start)
    desk = office.reopened(desk)
    use(monkeypatch)
    assert [one.what for one in renewing.preview(desk, desk.table.id).differences] == [What.KIND, What.JOIN]
    renewing.reparse(desk, desk.table.id)
    assert [block.text for block in desk.table.lines[2:]] == [block.text for block in first.lines[1:]]
    assert renewing.preview(desk, desk.table.id).empty


def test_an_editors_merge_of_what_was_parsed_again_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, cut_after_stop)
    renewing.reparse(desk, desk.table.id)
    corrections.merge(desk, block_of(desk, "青山县坚持").id)
    assert renewing.preview(desk, desk.table.id).differences == ()


def test_several_issues_are_one_step(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = office.desk(BULLETIN, BULLETIN.replace("第 3 期", "第 4 期"))
    issues = [row.id for row in desk.library.issues()]
    before = [desk.load(id) for id in issues]
    use(monkeypatch, as_column)
    touched = renewing.reparse_all(desk, issues)
    assert touched.bulletin == desk.table.id
    assert [block_kind(desk, id) for id in issues] == [Kind.COLUMN, Kind.COLUMN]
    desk.undo()
    assert [desk.load(id) for id in issues] == before


def block_kind(desk: Desk, issue: str) -> Kind:
    return next(block.kind for block in desk.load(issue).lines if block.text == TITLE)


def test_only_reasons_that_differ_are_not_listed_but_taken(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    title = block_of(desk, TITLE)
    sure = Label(title.kind, 0, 0.99, "见过")
    use(monkeypatch, lambda block: [block.with_label(sure)] if block.text == TITLE else [block])
    shown = renewing.preview(desk, desk.table.id)
    assert (shown.differences, shown.refreshed, shown.empty) == ((), 1, False)
    renewing.reparse(desk, desk.table.id)
    assert block_of(desk, TITLE).label == sure


def test_an_issue_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(Unknown):
        renewing.preview(desk, "无")


def test_a_page_number_inside_a_paragraph_comes_back_and_leaves(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = office.desk("县里坚持党建引领𠮷，推动\n\n—7—\n\n基层治理提质增效😀，群众满意。\n")
    paged = [block for block in desk.table.blocks if block.aside]
    assert [block.text for block in paged] == ["—7—"]

    def whole(source: Source, _profile: Profile) -> Structure:
        start, end = source.text.index("县"), source.text.index("—7—")
        last = source.text.index("基层")
        runs = (
            *from_source(source.text, start, end - 2),
            *from_source(source.text, end, end + 3),
            *from_source(source.text, last, len(source.text) - 1),
        )
        return Structure((Block("b", Label(Kind.PARAGRAPH, 0, 0.9, "学来的"), runs),))

    before = desk.table
    monkeypatch.setattr(renewing, "parse", whole)
    (back,) = renewing.preview(desk, desk.table.id).differences
    assert back.what is What.BACK
    renewing.reparse(desk, desk.table.id)
    assert desk.table.text == "县里坚持党建引领𠮷，推动—7—基层治理提质增效😀，群众满意。"
    monkeypatch.setattr(renewing, "parse", parse)
    (aside,) = renewing.preview(desk, desk.table.id).differences
    assert aside.what is What.ASIDE
    renewing.reparse(desk, desk.table.id)
    assert desk.table.text == before.text
