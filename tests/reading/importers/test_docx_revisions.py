"""DOCX: tracked changes taken as accepted or as refused."""

import pytest
from tests.reading.importers.word_files import docx, lines, par, print_of, run, text_of

from zugong_desk.reading.importers.docx import read
from zugong_desk.reading.wishes import Revisions, Wishes

ACCEPTED, REFUSED = Wishes(revisions=Revisions.ACCEPTED), Wishes(revisions=Revisions.REFUSED)
WHO = 'w:id="1" w:author="乙" w:date="2024-05-06T00:00:00Z"'


def inserted(inside: str) -> str:
    return f"<w:ins {WHO}>{inside}</w:ins>"


def deleted(text: str) -> str:
    return f'<w:del {WHO}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def mark(change: str) -> str:
    return f"<w:rPr><w:{change} {WHO}/></w:rPr>"


def both(body: str) -> tuple[list[str], list[str]]:
    return text_of(body, wishes=ACCEPTED), text_of(body, wishes=REFUSED)


def test_insertions_and_deletions() -> None:
    body = par(run("清溪") + deleted("市𠮷") + inserted(run("县🎋")) + run("委"))
    assert both(body) == (["清溪县🎋委"], ["清溪市𠮷委"])


def test_a_deletion_in_an_insertion_is_in_neither() -> None:
    body = par(run("甲") + inserted(run("乙") + deleted("丙")))
    assert both(body) == (["甲乙"], ["甲"])


def test_moved_text_stands_once() -> None:
    body = par(f"<w:moveFrom {WHO}>{run('移')}</w:moveFrom>" + run("甲")) + par(
        run("乙") + f"<w:moveTo {WHO}>{run('移')}</w:moveTo>"
    )
    assert both(body) == (["甲", "乙移"], ["移甲", "乙"])


def test_a_deleted_mark_joins_paragraphs() -> None:
    body = par("前", mark("del")) + par("后") + par("尾")
    assert both(body) == (["前后", "尾"], ["前", "后", "尾"])


def test_an_inserted_mark_joins_what_it_had_split() -> None:
    body = par("前", mark("ins")) + par("后")
    assert both(body) == (["前", "后"], ["前后"])


def test_a_paragraph_that_was_deleted_whole_leaves_nothing() -> None:
    body = par(deleted("删"), mark("del")) + par("后")
    assert both(body) == (["后"], ["删", "后"])


def test_the_joined_paragraph_stands_as_its_last_mark_says() -> None:
    body = par("前", '<w:jc w:val="center"/>' + mark("del")) + par("后", '<w:jc w:val="right"/>')
    assert print_of(body).align.value == "right"


def test_a_deleted_mark_before_a_table_or_at_the_end_loses_no_text() -> None:
    table = f"<w:tbl><w:tr><w:tc>{par('格', mark('del'))}</w:tc></w:tr></w:tbl>"
    assert text_of(par("前", mark("del")) + table + par("尾", mark("del"))) == ["前", "格", "尾"]


def test_rows_come_and_go() -> None:
    row = f"<w:tr><w:trPr>{{}}</w:trPr><w:tc>{par('{}')}</w:tc></w:tr>".format
    body = f"<w:tbl>{row('', '留')}{row(f'<w:ins {WHO}/>', '新')}{row(f'<w:del {WHO}/>', '旧')}</w:tbl>"
    assert both(body) == (["留", "新"], ["留", "旧"])


def test_a_table_within_an_insertion() -> None:
    assert both(inserted(par("新")) + par("旧")) == (["新", "旧"], ["旧"])


def test_a_change_of_look_is_taken_back_when_refused() -> None:
    changed = f'<w:b/><w:rPrChange {WHO}><w:rPr><w:sz w:val="44"/></w:rPr></w:rPrChange>'
    data = docx(par(run("题", changed)))
    now, before = (read("a.docx", data, wishes).imprint.line(1) for wishes in (ACCEPTED, REFUSED))
    assert (now.bold, now.size) == (((0, 1),), 10.0)
    assert (before.bold, before.size) == ((), 22.0)


def test_a_change_of_alignment_is_taken_back_when_refused() -> None:
    changed = f'<w:jc w:val="center"/><w:pPrChange {WHO}><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange>'
    data = docx(par("题", changed))
    aligns = [read("a.docx", data, wishes).imprint.line(1).align.value for wishes in (ACCEPTED, REFUSED)]
    assert aligns == ["centre", "right"]


@pytest.mark.parametrize(("wishes", "word"), [(ACCEPTED, "接受"), (REFUSED, "拒绝")])
def test_it_is_told_how_many_changes_were_taken_how(wishes: Wishes, word: str) -> None:
    source = read("a.docx", docx(par(deleted("甲") + inserted(run("乙")) + inserted(run("丙")))), wishes)
    assert [note.message for note in source.notes] == [f"文中有 3 处修订，按{word}处理（插入 2 处，删除 1 处）。"]


def test_a_file_without_changes_says_nothing_of_them() -> None:
    assert read("a.docx", docx(par("甲"))).notes == ()


def test_prints_follow_the_text_that_is_left() -> None:
    body = par(deleted("很长的旧文字") + inserted(run("𠮷", "<w:b/>")) + run("后"))
    source = read("a.docx", docx(body), ACCEPTED)
    assert (lines(source), source.imprint.line(1).bold) == (["𠮷后"], ((0, 1),))
