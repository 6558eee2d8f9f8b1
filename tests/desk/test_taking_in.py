"""Annotations brought back: placed where they belong, asked about, left alone; one step, undone as one."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import BinaryIO

import pytest
from tests.desk.libraries import BULLETIN, Office

from zugong_desk.desk import codebook, corrections, recording, tagging, taking_in, taking_in_issues
from zugong_desk.desk.core import Desk
from zugong_desk.desk.taking_in_plan import Fate, Plan
from zugong_desk.domain import marking
from zugong_desk.domain.anchoring import How
from zugong_desk.domain.annotation import Annotation, Field, Ground, Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.draft import Draft
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.incoming import Incoming, IncomingAnnotation, IncomingDocument
from zugong_desk.domain.runs import typed
from zugong_desk.domain.span import Span
from zugong_desk.export.errors import ExchangeError
from zugong_desk.export.exchange import records
from zugong_desk.export.exchange.qdpx import project as qdpx
from zugong_desk.export.exchange.web_annotation import collection as web_annotation
from zugong_desk.export.holdings import Holdings, Tell

Write = Callable[[Holdings, BinaryIO, Tell], None]
SECOND = """云岭组工信息

第 4 期

中共云岭市委组织部研究室

2022 年 6 月 8 日

白鹭村办起小院议事👍

青山县委组织部

白鹭村每月在院子里议事一次，老党员𠮷伯带头记录，会上定下的事当月办结。

去年以来，办结群众反映的事三十七件，村民评议满意的占九成。

报：省委组织部。
"""


def span_of(bulletin: Bulletin, words: str) -> Span:
    at = bulletin.text.index(words)
    return bulletin.span(at, at + len(words))


def put(desk: Desk, words: str, tag: str, note: str = "", practice: Practice | None = None) -> str:
    touched = tagging.annotate(desk, span_of(desk.table, words), tag, note, practice)
    return next(id for id in touched.places if id in desk.table.annotations)


def project(desk: Desk, path: Path, write: Write = qdpx.write) -> Path:
    """All issues of a library as a file for other tools, a REFI-QDA project if not told otherwise."""
    ids = [row.id for row in desk.library.issues() if row.present]

    def bulletins() -> Iterator[Bulletin]:
        return (desk.load(id) for id in ids)

    with path.open("wb") as file:
        write(Holdings("书库", len(ids), bulletins, desk.shelf.tags), file, lambda _: None)
    return path


def planned(desk: Desk, path: Path) -> Plan:
    return taking_in.plan(desk, taking_in.read_incoming(path))


def test_a_document_without_text_is_known_by_what_stands_around_its_quotes(office: Office) -> None:
    desk = office.desk(BULLETIN, SECOND, name="我的")
    ids = {row.issue_no: row.id for row in desk.library.issues()}
    one = IncomingAnnotation("x", "T", quote="𠮷伯", prefix="每月在院子里议事一次，老党员", suffix="带头记录，会上")
    assert taking_in_issues.issue_of(desk, IncomingDocument("http://别处/x", annotations=(one,))) == ids["第4期"]
    assert (
        taking_in_issues.issue_of(desk, IncomingDocument("http://别处/x", annotations=(replace(one, prefix=""),))) == ""
    )


def test_of_versions_of_one_issue_the_same_text_tells(office: Office) -> None:
    versions = [SECOND.replace("三十七", number) for number in ("三十八", "三十七", "三十九")]
    desk = office.desk(*versions, name="我的")
    ids = {desk.load(row.id).text: row.id for row in desk.library.issues()}
    text = next(one for one in ids if "三十七" in one)
    assert taking_in_issues.issue_of(desk, IncomingDocument("不知名", text)) == ids[text]
    assert taking_in_issues.issue_of(desk, IncomingDocument("不知名", text.replace("三十七", "四十"))) == ""


def write(desk: Desk, block: str, at: int, removed: int, text: str) -> None:
    """Put text in the place of so many characters of a line."""
    draft = Draft(desk.table)
    draft.replace(block, at, removed, typed(text))
    desk.perform("改", draft.changes())


def fates(plan: Plan) -> list[Fate]:
    return [item.fate for item in plan.items]


def marked(desk: Desk) -> set[tuple[str, str, str, str]]:
    """Every annotation: its issue's text is known by its first line."""
    out = set()
    for row in desk.library.issues():
        if row.present:
            one = desk.load(row.id)
            for annotation in one.annotations.values():
                place = one.places[annotation.id]
                words = one.quote(place.span) if place.orphan is None else f"({place.orphan})"
                out.add((row.issue_no or "", words, desk.shelf.tags[annotation.tag].name, annotation.note))
    return out


@pytest.fixture
def theirs(office: Office, tmp_path: Path) -> Path:
    """A colleague's project of two issues, made in a library of its own."""
    desk = office.desk(BULLETIN, SECOND, name="同事")
    tag, _ = codebook.add_tag(desk, "基层治理𠮷")
    below, _ = codebook.add_tag(desk, "议事👍", parent=tag, definition="村里怎么议事")
    put(desk, "推动基层治理提质增效😀", tag, "数字要核")
    desk.open(next(row.id for row in desk.library.issues() if row.issue_no == "第4期"))
    practice = Practice(
        "小院议事",
        "青山县委组织部",
        "白鹭村",
        results="办结三十七件",
        rating=2,
        grounds=(Ground("g", Field.RESULTS, "三十七件", "办结"), Ground("h", Field.PLACE, "白鹭村")),
    )
    text = span_of(desk.table, "白鹭村每月在院子里议事一次，老党员𠮷伯带头记录")
    where = {"g": span_of(desk.table, "三十七件")}
    desk.perform("标", marking.annotate(desk.table, text, Annotation(desk.new_id(), below, "好", practice), where))
    return project(desk, tmp_path / "同事.qdpx")


def test_a_colleagues_work_comes_back_as_one_step(office: Office, theirs: Path) -> None:
    desk = office.desk(BULLETIN, SECOND, name="我的")
    plan = planned(desk, theirs)
    assert [tag.name for tag in plan.tags] == ["基层治理𠮷", "议事👍"]
    assert fates(plan) == [Fate.PLACED, Fate.PLACED]
    _, report = taking_in.take_in(desk, plan)
    assert (report.taken, report.reworded, report.tags) == (2, 0, ("基层治理𠮷", "议事👍"))
    assert marked(desk) == {
        ("第3期", "推动基层治理提质增效😀", "基层治理𠮷", "数字要核"),
        ("第4期", "白鹭村每月在院子里议事一次，老党员𠮷伯带头记录", "议事👍", "好"),
    }
    tags = {tag.name: tag for tag in desk.shelf.tags.values()}
    assert tags["议事👍"].parent == tags["基层治理𠮷"].id
    assert tags["议事👍"].definition == "村里怎么议事"
    again = office.reopened(desk)
    assert again.undo_name() == "取回标注 2 条"
    again.undo()
    assert marked(again) == set()
    assert not {"基层治理𠮷", "议事👍"} & {tag.name for tag in again.shelf.tags.values()}
    again.redo()
    assert len(marked(again)) == 2


def test_a_record_comes_back_whole_and_tied_to_its_characters(office: Office, theirs: Path) -> None:
    desk = office.desk(SECOND, name="我的")
    taking_in.take_in(desk, planned(desk, theirs))
    (one,) = desk.table.annotations.values()
    assert (one.practice.name, one.practice.place, one.practice.rating) == ("小院议事", "白鹭村", 2)
    result, place = one.practice.grounds
    assert (result.text, result.about, place.text) == ("三十七件", "办结", "白鹭村")
    assert desk.table.quote(desk.table.places[result.id].span) == "三十七件"
    assert desk.table.quote(desk.table.places[place.id].span) == "白鹭村"
    assert recording.values(one.practice, Field.RESULTS)[0].id == result.id


def told(desk: Desk) -> list[tuple[object, ...]]:
    """All that is said of the annotations of the issue on the table, ids aside."""
    bulletin, out = desk.table, []
    for one in bulletin.annotations.values():
        grounds = [
            (replace(ground, id=""), bulletin.range(place.span) if (place := bulletin.places.get(ground.id)) else None)
            for ground in one.practice.grounds
        ]
        where = bulletin.range(bulletin.places[one.id].span)
        tag = desk.shelf.tags[one.tag].name
        out.append((where, tag, one.note, replace(one.practice, grounds=()), tuple(grounds)))
    return sorted(out, key=repr)


@pytest.mark.parametrize(
    ("suffix", "write"), [(".qdpx", qdpx.write), (".jsonld", web_annotation.write), (".jsonl", records.write)]
)
def test_all_that_went_out_comes_back(office: Office, tmp_path: Path, suffix: str, write: Write) -> None:
    desk = office.desk(SECOND, name="甲的")
    tags = list(desk.shelf.tags)
    grounds = (Ground("g", Field.RESULTS, "三十七件", "办结"), Ground("o", Field.ORGANISATION, "青山县委组织部"))
    practice = Practice(
        "小院议事👍",
        "青山县委组织部",
        results="办结三十七件",
        rating=3,
        grounds=(*grounds, Ground("h", Field.PLACE, "县里")),
    )
    where = {"g": span_of(desk.table, "三十七件"), "o": span_of(desk.table, "青山县委组织部")}
    passage = span_of(desk.table, "去年以来，办结群众反映的事三十七件")
    desk.perform("标", marking.annotate(desk.table, passage, Annotation("a", tags[0], "备注\n两行", practice), where))
    put(desk, "老党员𠮷伯带头记录，会上定下的事当月办结。\n去年以来", tags[1])
    put(desk, "👍", tags[2])
    path = project(desk, tmp_path / f"出{suffix}", write)
    mine = office.desk(SECOND, name="乙的")
    _, report = taking_in.take_in(mine, planned(mine, path), first=True)
    assert report.taken == 3
    assert told(mine) == told(desk)


@pytest.mark.parametrize(
    ("suffix", "write"), [(".qdpx", qdpx.write), (".jsonld", web_annotation.write), (".jsonl", records.write)]
)
def test_our_own_file_adds_nothing_though_notes_hold_what_files_cannot(
    office: Office, tmp_path: Path, suffix: str, write: Write
) -> None:
    desk = office.desk(SECOND, name="我的")
    practice = Practice(
        "小院\x00议事👍", results="办结\x0b𠮷件", grounds=(Ground("g", Field.PLACE, "县\x07里", "甲\ufffe"),)
    )
    put(desk, "老党员𠮷伯带头记录", next(iter(desk.shelf.tags)), "先核\x0b数字\x00\n再核👍", practice)
    plan = planned(desk, project(desk, tmp_path / f"出{suffix}", write))
    assert fates(plan) == [Fate.THERE]


@pytest.mark.parametrize(
    ("suffix", "write"), [(".qdpx", qdpx.write), (".jsonld", web_annotation.write), (".jsonl", records.write)]
)
def test_our_own_file_adds_nothing_though_the_words_were_corrected(
    office: Office, tmp_path: Path, suffix: str, write: Write
) -> None:
    desk = office.desk(SECOND.replace("办结群众反映", "办结👍群众反映"), name="我的")
    tag = next(iter(desk.shelf.tags))
    put(desk, "老党员𠮷伯带头记录，会上定下的事当月办结。", tag, "核过")
    put(desk, "办结👍群众反映的事三十七件", tag)
    path = project(desk, tmp_path / f"出{suffix}", write)
    for words, instead in (("会上定下的事", "村民代表当场说定的几十件大小事情"), ("👍群众反映的事", "")):
        corrections.type_over(desk, span_of(desk.table, words), instead)
    plan = planned(desk, path)
    assert fates(plan) == [Fate.THERE, Fate.THERE]
    tagging.change_annotation(desk, next(one.id for one in desk.table.annotations.values() if one.note), note="")
    _, report = taking_in.take_in(desk, planned(desk, path))
    assert (report.taken, report.filled, report.there) == (0, 1, 1)
    assert sorted(one.note for one in desk.table.annotations.values()) == ["", "核过"]


def test_the_same_file_twice_adds_nothing(office: Office, theirs: Path) -> None:
    desk = office.desk(BULLETIN, SECOND, name="我的")
    taking_in.take_in(desk, planned(desk, theirs))
    steps = desk.undo_name()
    plan = planned(desk, theirs)
    assert fates(plan) == [Fate.THERE, Fate.THERE]
    assert plan.tags == ()
    _, report = taking_in.take_in(desk, plan)
    assert (report.taken, report.there, desk.undo_name()) == (0, 2, steps)


def test_another_note_is_shown_and_ours_stays_unless_chosen(office: Office, theirs: Path) -> None:
    desk = office.desk(BULLETIN, SECOND, name="我的")
    taking_in.take_in(desk, planned(desk, theirs))
    id = next(iter(desk.table.annotations))
    tagging.change_annotation(desk, id, note="我的话")
    plan = planned(desk, theirs)
    assert fates(plan) == [Fate.DIFFERS, Fate.THERE]
    _, report = taking_in.take_in(desk, plan)
    assert (report.differing, desk.table.annotations[id].note) == (1, "我的话")
    taking_in.take_in(desk, plan, {next(plan.items).number: 0})
    assert desk.table.annotations[id].note == "数字要核"


def test_an_empty_note_is_filled(office: Office, theirs: Path) -> None:
    desk = office.desk(BULLETIN, SECOND, name="我的")
    taking_in.take_in(desk, planned(desk, theirs))
    id = next(iter(desk.table.annotations))
    tagging.change_annotation(desk, id, note="")
    _, report = taking_in.take_in(desk, planned(desk, theirs))
    assert (report.taken, report.filled, desk.table.annotations[id].note) == (0, 1, "数字要核")


def test_issues_that_are_not_there_are_offered(office: Office, theirs: Path) -> None:
    desk = office.desk(BULLETIN, name="我的")
    plan = planned(desk, theirs)
    assert [(sheet.issue, sheet.offered) for sheet in plan.sheets] == [("2022-3", False), ("云岭组工信息 第4期", True)]
    _, report = taking_in.take_in(desk, plan)
    assert (report.taken, report.homeless, report.issues) == (1, 1, ())
    _, report = taking_in.take_in(desk, planned(desk, theirs), new=[1])
    assert (report.taken, report.there, report.issues) == (1, 1, ("2022-4",))
    assert ("第4期", "白鹭村每月在院子里议事一次，老党员𠮷伯带头记录", "议事👍", "好") in marked(desk)
    desk.undo()
    assert [row.issue_no for row in desk.library.issues() if row.present] == ["第3期", "第4期"]
    desk.undo()
    assert [row.issue_no for row in desk.library.issues() if row.present] == ["第3期"]


def test_corrected_since_it_still_comes_back(office: Office, theirs: Path) -> None:
    desk = office.desk(SECOND, name="我的")
    block = next(one for one in desk.table.lines if one.text.startswith("白鹭村每月"))
    at = block.text.index("带头")
    write(desk, block.id, at, 2, "牵头😀")
    first = desk.table.lines[3]
    write(desk, first.id, 0, 0, "前面添了一句𠮷。")
    plan = planned(desk, theirs)
    item = next(item for item in plan.items if item.annotation.quote.startswith("白鹭村"))
    assert (item.fate, item.places[0].how) == (Fate.PLACED, How.ALIKE)
    assert "改过" in item.why
    _, report = taking_in.take_in(desk, plan)
    assert report.reworded == 1
    (one,) = desk.table.annotations.values()
    assert desk.table.quote(desk.table.places[one.id].span) == "白鹭村每月在院子里议事一次，老党员𠮷伯牵头😀记录"


def test_a_passage_that_is_gone_is_listed(office: Office, theirs: Path) -> None:
    desk = office.desk(SECOND, name="我的")
    block = next(one for one in desk.table.lines if one.text.startswith("白鹭村每月"))
    write(desk, block.id, 0, len(block.text), "另写了一段完全不同的话")
    plan = planned(desk, theirs)
    assert fates(plan)[-1] is Fate.LOST
    _, report = taking_in.take_in(desk, plan)
    assert (report.taken, report.lost) == (0, 1)
    assert marked(desk) == set()


TWO_ALIKE = """云岭组工信息

第 5 期

2022 年 7 月 1 日

甲村怎么办𠮷

一、定期公示账目，接受群众监督。

二、定期公示账目，接受群众监督。
"""


def one_quote(quote: str, **more: object) -> Incoming:
    annotation = IncomingAnnotation("x", "T", quote=quote, **more)  # type: ignore[arg-type]
    return Incoming("别处", (Tag("T", "公示"),), (IncomingDocument("2022-5", annotations=(annotation,)),))


def test_of_two_places_alike_the_editor_is_asked(office: Office) -> None:
    desk = office.desk(TWO_ALIKE, name="我的")
    plan = taking_in.plan(desk, one_quote("定期公示账目，接受群众监督"))
    (item,) = plan.items
    assert (item.fate, len(item.places)) == (Fate.ASKED, 2)
    _, report = taking_in.take_in(desk, plan)
    assert (report.taken, report.asked, report.tags) == (0, 1, ())
    taking_in.take_in(desk, plan, {item.number: 1})
    (one,) = desk.table.annotations.values()
    assert desk.table.range(desk.table.places[one.id].span)[0] == desk.table.text.rindex("定期公示")
    assert fates(taking_in.plan(desk, one_quote("定期公示账目，接受群众监督"))) == [Fate.THERE]


def test_first_takes_the_first(office: Office) -> None:
    desk = office.desk(TWO_ALIKE, name="我的")
    _, report = taking_in.take_in(desk, taking_in.plan(desk, one_quote("定期公示账目，接受群众监督")), first=True)
    assert (report.taken, report.asked) == (1, 0)


def test_what_stands_beside_it_tells_two_places_apart(office: Office) -> None:
    desk = office.desk(TWO_ALIKE, name="我的")
    plan = taking_in.plan(desk, one_quote("定期公示账目，接受群众监督", prefix="接受群众监督。\n二、", suffix="。"))
    (item,) = plan.items
    assert (item.fate, item.places[0].start) == (Fate.PLACED, desk.table.text.rindex("定期公示"))


def test_a_position_on_other_words_is_not_trusted(office: Office) -> None:
    desk = office.desk(TWO_ALIKE, name="我的")
    at = desk.table.text.index("甲村")
    plan = taking_in.plan(desk, one_quote("甲村怎么办𠮷", start=at + 3, end=at + 9))
    (item,) = plan.items
    assert item.fate is Fate.ASKED
    assert item.places[0].start == at


def test_what_is_meant_twice_over_is_asked(office: Office) -> None:
    desk = office.desk(TWO_ALIKE, name="我的")
    text = desk.table.text
    annotation = IncomingAnnotation("x", "T", 5, 12, others=((6, 13),))
    document = IncomingDocument("2022-5", text, annotations=(annotation,))
    plan = taking_in.plan(desk, Incoming("别处", (Tag("T", "公示"),), (document,)))
    (item,) = plan.items
    assert (item.fate, [spot.text for spot in item.places]) == (Fate.ASKED, [text[5:12].strip(), text[6:13].strip()])


def test_a_plan_that_no_longer_fits_is_refused(office: Office, theirs: Path) -> None:
    desk = office.desk(BULLETIN, SECOND, name="我的")
    plan = planned(desk, theirs)
    write(desk, desk.table.lines[0].id, 0, 0, "新")
    with pytest.raises(EditError, match="已有改动"):
        taking_in.take_in(desk, plan)
    assert marked(desk) == set()


def test_all_or_nothing(office: Office, theirs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = office.desk(BULLETIN, SECOND, name="我的")
    plan = planned(desk, theirs)

    def refuse(*_args: object, **_more: object) -> None:
        raise OSError(28, "满了")

    with monkeypatch.context() as patched:
        patched.setattr(desk.library, "record", refuse)
        with pytest.raises(OSError, match="满了"):
            taking_in.take_in(desk, plan)
    assert marked(desk) == set()
    assert marked(office.reopened(desk)) == set()


def test_a_tag_is_known_by_its_id_under_another_name(office: Office, tmp_path: Path) -> None:
    desk = office.desk(BULLETIN, name="我的")
    tag, _ = codebook.add_tag(desk, "治理")
    put(desk, "推动基层治理", tag)
    path = project(desk, tmp_path / "出.qdpx")
    codebook.change_tag(desk, replace(desk.shelf.tags[tag], name="基层治理"))
    plan = planned(desk, path)
    assert (plan.tags, fates(plan)) == ((), [Fate.THERE])


def test_two_of_one_tag_on_one_passage_become_one_with_both_notes(office: Office) -> None:
    desk = office.desk(TWO_ALIKE, name="我的")
    notes = ("甲说好𠮷", "乙说再看👍", "甲说好𠮷", "")
    quote = "甲村怎么办𠮷一、定期公示账目"
    found = tuple(IncomingAnnotation(f"x{at}", "T", quote=quote, note=note) for at, note in enumerate(notes))
    incoming = Incoming("别处", (Tag("T", "公示"),), (IncomingDocument("2022-5", annotations=found),))
    plan = taking_in.plan(desk, incoming)
    assert fates(plan) == [Fate.PLACED, Fate.PLACED, Fate.THERE, Fate.THERE]
    taking_in.take_in(desk, plan)
    (one,) = desk.table.annotations.values()
    assert one.note == "甲说好𠮷\n乙说再看👍"
    assert fates(taking_in.plan(desk, incoming)) == [Fate.THERE] * 4


def test_two_documents_of_one_issue_are_laid_on_it_together(office: Office) -> None:
    desk = office.desk(TWO_ALIKE, name="我的")
    quote = "甲村怎么办𠮷一、定期公示账目"
    both = [
        IncomingDocument("2022-5", annotations=(IncomingAnnotation(name, tag, quote=quote, note=name),))
        for name, tag in (("甲", "T"), ("乙", "U"))
    ]
    incoming = Incoming("别处", (Tag("T", "公\n示 "), Tag("U", "公 示"), Tag("V", "\u202e\x00")), tuple(both))
    plan = taking_in.plan(desk, incoming)
    assert [tag.name for tag in plan.tags] == ["公 示"]
    taking_in.take_in(desk, plan)
    (one,) = desk.table.annotations.values()
    assert one.note == "甲\n乙"


def test_a_record_that_was_asked_about_is_tied_where_it_was_put(office: Office) -> None:
    desk = office.desk(TWO_ALIKE, name="我的")
    practice = Practice(results="账目", grounds=(Ground("", Field.RESULTS, "账目"),))
    plan = taking_in.plan(desk, one_quote("定期公示账目，接受群众监督", practice=practice))
    taking_in.take_in(desk, plan, {0: 1})
    (one,) = desk.table.annotations.values()
    where = desk.table.places[one.practice.grounds[0].id].span
    assert desk.table.range(where)[0] == desk.table.text.rindex("账目")


PROGRAMS = Path(__file__).parents[1] / "data" / "exchange"


@pytest.mark.parametrize("program", ["qualcoder", "maxqda", "atlas", "nvivo"])
def test_a_project_of_another_program_becomes_an_issue(office: Office, tmp_path: Path, program: str) -> None:
    folder = PROGRAMS / program
    path = tmp_path / "别处.qdpx"
    with zipfile.ZipFile(path, "w") as archive:
        for file in folder.rglob("*"):
            archive.write(file, str(file.relative_to(folder)))
    desk = office.desk(BULLETIN, name="我的")
    plan = planned(desk, path)
    assert all(sheet.offered for sheet in plan.sheets)
    _, report = taking_in.take_in(desk, plan, new=range(len(plan.sheets)))
    assert (report.lost, report.asked, report.failed) == (0, 0, ())
    words = {words for _, words, _, _ in marked(desk)}
    assert words >= {"老人不会用手机，网格员便上门代办，临走留下电话。"}
    assert words <= {
        "街道把难办的事记成一本账𠮷",
        "一季度收下四十二件，办结四十件😀，还有两件说清了缘由。",
        "老人不会用手机，网格员便上门代办，临走留下电话。",
        "松岗社区月月公示",
    }
    assert set(fates(planned(desk, path))) == {Fate.THERE}


def test_an_orphan_that_is_there_stays_one(office: Office, tmp_path: Path) -> None:
    desk = office.desk(BULLETIN, name="我的")
    put(desk, "县委定期研究", next(iter(desk.shelf.tags)))
    block = next(one for one in desk.table.lines if "县委定期研究" in one.text)
    write(desk, block.id, 0, len(block.text), "换了话")
    assert fates(planned(desk, project(desk, tmp_path / "出.qdpx"))) == [Fate.THERE]


def test_a_document_is_known_by_its_text(office: Office) -> None:
    desk = office.desk(BULLETIN, SECOND, name="我的")
    ids = {row.issue_no: row.id for row in desk.library.issues()}
    changed = SECOND.replace("带头", "牵头").replace("第 4 期", "")
    assert taking_in_issues.issue_of(desk, IncomingDocument("不知名", changed)) == ids["第4期"]
    assert taking_in_issues.issue_of(desk, IncomingDocument("不知名", TWO_ALIKE)) == ""
    assert taking_in_issues.issue_of(desk, IncomingDocument("2022-3")) == ids["第3期"]
    assert taking_in_issues.issue_of(desk, IncomingDocument("第1期")) == ids["第4期"]
    assert taking_in_issues.issue_of(desk, IncomingDocument("没有")) == ""


def shaken(desk: Desk, chance: Random, edits: int) -> None:
    """Correct, put in, take out and retype at random."""
    letters = desk.table.text.replace("\n", "")
    for _ in range(edits):
        block = chance.choice([one for one in desk.table.lines if one.text])
        at = chance.randrange(len(block.text))
        begin = chance.randrange(len(letters) - 20)
        removed, put_in = chance.choice(
            ((1, letters[begin]), (chance.randrange(1, 9), ""), (0, letters[begin : begin + 9]), (40, "𠮷😀"))
        )
        removed = min(removed, len(block.text) - at)
        write(desk, block.id, at, removed, put_in)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("with_text", [True, False])
def test_after_random_edits_nothing_lands_on_other_words(
    office: Office, seed: int, with_text: bool, seed_text: Callable[[], str]
) -> None:
    desk = office.desk(seed_text(), name="我的")
    chance = Random(seed)
    tag = next(iter(desk.shelf.tags))
    for _ in range(40):
        block = chance.choice([one for one in desk.table.lines if len(one.text) > 30])
        start = chance.randrange(len(block.text) - 10)
        begin = desk.table.start_of(block.id) + start
        size = chance.randrange(6, 80)
        span = desk.table.span(begin, min(begin + size, begin + len(block.text) - start))
        desk.perform("标", marking.annotate(desk.table, span, Annotation(desk.new_id(), tag)))
    before = desk.table
    ids = list(before.annotations)
    found = []
    for id in ids:
        span = before.places[id].span
        left, right = before.context(span)
        words = before.quote(span)
        found.append(
            IncomingAnnotation(
                id, "新", *before.range(span), words, "" if with_text else left, "" if with_text else right
            )
        )
    document = IncomingDocument("", before.text if with_text else "", before.id, tuple(found))
    shaken(desk, chance, 15)
    plan = taking_in.plan(desk, Incoming("", (Tag("新", "新"),), (document,)))
    right = 0
    for id, item in zip(ids, plan.items, strict=True):
        place = desk.table.places[id]
        if item.fate is not Fate.PLACED:
            continue
        (spot, *_) = item.places
        assert place.orphan is None, item
        now = desk.table.quote(place.span).strip()
        if spot.how is How.ALIKE:
            start, end = desk.table.range(place.span)
            assert max(start, spot.start) < min(end, spot.end), item
        else:
            assert spot.text == now, item
        right += 1
    assert right >= 20


@pytest.fixture
def seed_text() -> Callable[[], str]:
    """A long issue of our own words."""

    def text() -> str:
        chance = Random(7)
        doers = ["青石镇", "白鹭村", "云岭市委组织部", "江湾街道", "松岗社区"]
        deeds = [
            "每月把账目贴在墙上",
            "请老党员𠮷伯讲旧事",
            "给外出的人寄去一封信",
            "在院子里摆开长凳议事",
            "把难办的事记成一本账👍",
        ]
        ends = ["，村里人说比从前明白了。", "，当月办结。", "，去年以来办了三十七件。", "，来的人一次比一次多。"]
        lines = ["云岭组工信息", "第 9 期", "2022 年 9 月 1 日", "各地怎么做"]
        told = [
            [f"{chance.choice(doers)}{chance.choice(deeds)}{chance.choice(ends)}" for _ in range(4)] for _ in range(18)
        ]
        return "\n\n".join([*lines, *("".join(one) for one in told)])

    return text


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="认不出"):
        taking_in.read_incoming(tmp_path / "甲.docx")
    with pytest.raises(ExchangeError, match=r"没有读到|不是完好"):
        taking_in.read_incoming(tmp_path / "没有.qdpx")
