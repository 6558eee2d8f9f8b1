"""What an export takes from a library, what it names of what it cannot hold, and that it leaves nothing half done."""

import errno
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import docx
import pytest
from tests.desk.libraries import BULLETIN, Office

from zugong_desk.desk import collecting, corrections, exporting, tagging
from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.desk.exporting import Request
from zugong_desk.domain.manuscript import Manuscript
from zugong_desk.domain.span import Span
from zugong_desk.export import publish
from zugong_desk.export.errors import ExportError
from zugong_desk.export.formats import FORMATS, OF_ONE_ISSUE
from zugong_desk.export.holdings import Cancelled

T = TypeVar("T")
ALL = sorted(name for name, one in FORMATS.items() if not one.pages)


def span_of(desk: Desk, words: str) -> Span:
    start = desk.table.text.index(words)
    return desk.table.span(start, start + len(words))


@pytest.fixture
def desk(office: Office) -> Desk:
    """Two issues; the one on the table has two tags, a collection of one passage, a correction and rare characters."""
    desk = office.desk(BULLETIN, BULLETIN.replace("第 3 期", "第 4 期").replace("县委定期", "镇里定期"))
    tagging.annotate(desk, span_of(desk, "层层压实责任"), "村级集体经济", "好👍")
    tagging.annotate(desk, span_of(desk, "每年安排经费一百万元"), "城市基层治理")
    collecting.take_excerpt(desk, span_of(desk, "县委定期研究，层层压实责任。"))
    corrections.type_over(desk, span_of(desk, "定期"), "按季𠮷")
    return desk


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", ALL)
def test_every_format_is_written_and_read_back(desk: Desk, tmp_path: Path, name: str) -> None:
    scope = {"issue": desk.table.id} if FORMATS[name].what in OF_ONE_ISSUE else {}
    done = exporting.export(desk, Request(name, tmp_path / f"出{FORMATS[name].suffix}", **scope))
    assert done.count >= 1
    assert done.left_out == ()
    assert done.told == f"已导出 {done.count} {done.unit}到“{done.path}”。"
    assert done.path.stat().st_size


def test_what_is_taken(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "出.jsonl"

    def texts(**scope: str) -> list[object]:
        exporting.export(desk, Request("jsonl", out, **scope))
        return [row["text"] for row in lines(out)]

    assert texts() == ["每年安排经费一百万元", "层层压实责任"]
    assert texts(tag="村级集体经济") == ["层层压实责任"]
    assert texts(collection="摘编") == ["县委定期研究，层层压实责任。"]
    (block,) = texts(search="压实责任", issue=desk.table.id)
    assert str(block).endswith("县委按季𠮷研究，层层压实责任。")
    assert len(texts(search="压实责任")) == 2
    with pytest.raises(ExportError, match="没有可导出"):
        texts(tag="村级集体经济", issue=next(row.id for row in desk.library.issues() if row.id != desk.table.id))
    with pytest.raises(ExportError, match="没有可导出"):
        texts(search="没有这几个字")
    with pytest.raises(Unknown):
        texts(collection="没有")


def test_data_of_some_issues(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "出.jsonl"

    def issues(**scope: str) -> int:
        return exporting.export(desk, Request("records", out, **scope)).count

    assert issues() == 2
    assert issues(tag="村级集体经济") == issues(collection="摘编") == issues(issue=desk.table.id) == 1
    records = [row["record"] for row in lines(out)]
    assert (records.count("annotation"), records.count("excerpt"), records.count("correction")) == (2, 1, 1)
    assert issues(search="压实") == 2


def test_what_a_format_cannot_hold_is_named(desk: Desk, tmp_path: Path) -> None:
    tagging.annotate(desk, span_of(desk, "研究"), "村级集体经济", "甲\x00乙\x00\ufffe")
    done = exporting.export(desk, Request("docx", tmp_path / "a.docx"))
    assert done.left_out == (("\x00", 2), ("\ufffe", 1))
    assert "有 3 个字符这种格式放不下（U+0000 2 个、U+FFFE 1 个）" in done.told
    assert exporting.export(desk, Request("jsonl", tmp_path / "a.jsonl")).left_out == ()
    assert exporting.export(desk, Request("tei", tmp_path / "a.xml")).removed == 3


@pytest.mark.parametrize("name", ["docx", "html", "md", "xlsx", "csv", "records", "qdpx"])
def test_a_full_disk_leaves_the_old_file(
    desk: Desk, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    out = tmp_path / "旧"
    out.write_bytes(b"old")
    monkeypatch.setattr(publish.os, "fsync", full)
    with pytest.raises(ExportError, match="磁盘已满"):
        exporting.export(desk, Request(name, out))
    assert [(path.name, path.read_bytes()) for path in tmp_path.glob("*旧*")] == [("旧", b"old")]
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("name", ["records", "qdpx", "w3c", "tei", "xlsx", "csv", "jsonl"])
def test_a_long_export_can_be_called_off(desk: Desk, tmp_path: Path, name: str) -> None:
    heard: list[int] = []

    def tell(done: int) -> None:
        heard.append(done)
        raise Cancelled

    with pytest.raises(Cancelled):
        exporting.export(desk, Request(name, tmp_path / "出"), tell=tell)
    assert heard == [1]
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part" or path.name == "出"] == []


@pytest.mark.parametrize("name", ["docx", "html", "md", "records", "xlsx"])
def test_the_last_moment_to_call_off_is_before_the_file_takes_its_place(desk: Desk, tmp_path: Path, name: str) -> None:
    prepared = exporting.prepare(desk, Request(name, tmp_path / "出"))
    checked: list[Path] = []

    def tell(_done: int) -> None:
        if checked:
            raise Cancelled

    def check(part: Path) -> None:
        prepared.check(part)
        checked.append(part)

    with pytest.raises(Cancelled):
        exporting.carry_out(replace(prepared, check=check), tell)
    assert not (tmp_path / "出").exists()
    assert not checked[0].exists()


def test_what_is_made_in_one_go_is_called_off_before_it_is_written(desk: Desk, tmp_path: Path) -> None:
    def tell(_done: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        exporting.export(desk, Request("docx", tmp_path / "出"), tell=tell)
    assert not (tmp_path / "出").exists()


def test_the_library_is_asked_only_through_who_has_it(desk: Desk, tmp_path: Path) -> None:
    asked = 0

    def ask(do: Callable[[], T]) -> T:
        nonlocal asked
        asked += 1
        return do()

    prepared = exporting.prepare(desk, Request("records", tmp_path / "出.jsonl"), ask=ask)
    before = asked
    told: list[int] = []
    exporting.carry_out(prepared, told.append)
    assert asked >= before + 2
    assert told == [1, 2, 2]


def test_a_look_takes_few_issues(desk: Desk, tmp_path: Path) -> None:
    assert exporting.prepare(desk, Request("records", tmp_path / "出", most=1)).count == 1
    prepared = exporting.prepare(desk, Request("docx", tmp_path / "出", most=1))
    assert isinstance(prepared.manuscript, Manuscript)


@pytest.mark.parametrize(("name", "says"), [("txt", "一期的格式"), ("没有", "没有“没有”这种格式")])
def test_what_does_not_go_together_is_refused(desk: Desk, tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(ExportError, match=says):
        exporting.export(desk, Request(name, tmp_path / "出", tag="村级集体经济"))
    assert not (tmp_path / "出").exists()


@pytest.mark.parametrize(
    ("scope", "says"),
    [
        ({"collection": "摘编", "tag": "村级集体经济"}, "整个导出"),
        ({"collection": "摘编", "search": "研究"}, "整个导出"),
        ({"collection": "摘编", "issue": "2024-3"}, "整个导出"),
        ({"tag": "村级集体经济", "search": "研究"}, "只能用一个"),
    ],
)
@pytest.mark.parametrize("name", ["docx", "csv"])
def test_no_choice_is_passed_over_in_silence(
    desk: Desk, tmp_path: Path, name: str, scope: dict[str, str], says: str
) -> None:
    with pytest.raises(ExportError, match=says):
        exporting.export(desk, Request(name, tmp_path / "出", **scope))
    assert not (tmp_path / "出").exists()


def test_a_template_is_never_written_over(desk: Desk, tmp_path: Path) -> None:
    template, link = tmp_path / "模板.docx", tmp_path / "链接.docx"
    blank = docx.Document()
    blank.add_paragraph("{{ title }}")
    blank.save(str(template))
    link.symlink_to(template)
    before = template.read_bytes()
    for out in (template, link):
        with pytest.raises(ExportError, match="就是所用的模板"):
            exporting.export(desk, Request("docx", out, template=template))
    assert template.read_bytes() == before


def test_formats_of_one_issue_ask_for_one(desk: Desk, tmp_path: Path) -> None:
    desk.bulletin = None
    with pytest.raises(ExportError, match="请说明是哪一期"):
        exporting.export(desk, Request("txt", tmp_path / "出"))


def test_the_file_that_an_issue_was_read_from_is_never_written_over(desk: Desk, office: Office) -> None:
    source = office.folder / "第0期.txt"
    before = source.read_bytes()
    with pytest.raises(ExportError, match="是书库里一期的原件"):
        exporting.export(desk, Request("txt", source))
    assert source.read_bytes() == before
    (office.folder / "别的.txt").write_bytes(b"old")
    exporting.export(desk, Request("txt", office.folder / "别的.txt"))
    assert (office.folder / "别的.txt").read_bytes() != b"old"
