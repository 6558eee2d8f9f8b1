"""`import` of another file of an issue, and the options that say how files are read."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.desk.libraries import BULLETIN

from zugong_desk.cli import main
from zugong_desk.desk import importing
from zugong_desk.reading.wishes import Recognition, Revisions, Wishes

Run = Callable[..., Any]
RESULT = {"file", "id", "issue", "status", "blocks", "doubtful", "learnt", "error"}
REPORT = {"summary", "carried", "checked", "lost", "corrections", "decisions"}
LISTED = {"what", "id", "before", "mine", "after"}


def written(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def tagged(library: Path, call: Run, words: str) -> str:
    shown = call("show", library, "2022-3")
    text = "\n".join(block["text"] for block in shown["blocks"] if block["start"] is not None)
    start = text.index(words)
    return call("tag", library, "2022-3", start, start + len(words), "村级集体经济")["id"]


def test_both_are_kept_if_nothing_is_said(tmp_path: Path, library: Path, call: Run) -> None:
    (one,) = call("import", library, written(tmp_path, "再.txt", BULLETIN + "\n印 20 份。\n"))["imported"]
    assert set(one) == RESULT
    assert one["status"] == "new"
    assert len(call("list", library)["issues"]) == 2


def test_skipped_counts_as_a_duplicate(
    tmp_path: Path, library: Path, call: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (known,) = call("list", library)["issues"]
    other = written(tmp_path, "再.txt", BULLETIN + "\n印 20 份。\n")
    (one,) = call("import", library, other, "--same-issue", "skip")["imported"]
    assert set(one) == RESULT
    assert (one["status"], one["id"], one["file"]) == ("duplicate", known["id"], "再.txt")
    assert len(call("list", library)["issues"]) == 1
    assert main(["import", str(library), str(other), "--same-issue", "skip"]) == 0
    assert "同一期已在书库中，跳过" in capsys.readouterr().out
    new = written(tmp_path, "第4期.txt", BULLETIN.replace("第 3 期", "第 4 期"))
    assert call("import", library, new, "--same-issue", "skip")["imported"][0]["status"] == "new"


def test_replaced_says_what_became_of_everything(
    tmp_path: Path, library: Path, call: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (known,) = call("list", library)["issues"]
    kept, changed = tagged(library, call, "推动基层治理提质增效😀"), tagged(library, call, "每年安排经费一百万元")
    lost = tagged(library, call, "县委定期研究，层层压实责任")
    text = BULLETIN.replace("一百万元", "一百五十万元").replace("县委定期研究，层层压实责任。", "建立联席会议。")
    (one,) = call("import", library, written(tmp_path, "新版.txt", text), "--same-issue", "replace")["imported"]
    assert set(one) == RESULT | {"report"}
    assert one["status"] == "new"
    assert one["id"] != known["id"]
    report = one["report"]
    assert set(report) == REPORT
    assert set(report["corrections"]) == {"applied", "already", "conflicts"}
    assert set(report["decisions"]) == {"carried", "left"}
    assert report["carried"] == 1
    assert all(set(listed) == LISTED for listed in report["checked"] + report["lost"])
    assert [(listed["id"], listed["after"]) for listed in report["checked"]] == [(changed, "每年安排经费一百五十万元")]
    assert [(listed["id"], listed["before"]) for listed in report["lost"]] == [(lost, "县委定期研究，层层压实责任")]
    shown = {one["id"]: one for one in call("show", library, "2022-3")["annotations"]}
    assert set(shown) == {kept, changed, lost}
    assert (shown[lost]["start"], shown[lost]["text"]) == (shown[lost]["end"], "县委定期研究，层层压实责任")
    (row,) = call("list", library)["issues"]
    assert (row["id"], row["annotations"]) == (one["id"], 3)
    assert call("doctor", library)["ok"]
    assert call("undo", library) == {"undone": "用“新版.txt”替换原件"}
    assert [row["id"] for row in call("list", library)["issues"]] == [known["id"]]
    assert main(["import", str(library), str(tmp_path / "新版.txt"), "--same-issue", "replace"]) == 0
    out = capsys.readouterr().out
    assert "替换了原件。标注和摘录 3 处：原样带过 1，待核对 1，失去原文 1" in out
    assert "待核对　标注：“每年安排经费一百万元” → “每年安排经费一百五十万元”" in out


def test_the_options_of_reading_reach_the_reader(
    tmp_path: Path, library: Path, call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Wishes] = []

    def receive_all(path: Path, wishes: Wishes, *_: object, **__: object) -> Iterator[importing.Received]:
        heard.append(wishes)
        yield importing.Received(path.name, error="试")

    monkeypatch.setattr(importing, "receive_all", receive_all)
    secret = written(tmp_path, "口令.txt", " 𠮷 密\n第二行\n")
    options = ["--revisions", "refused", "--recognition", "always", "--encoding", "gb18030", "--password-file", secret]
    call("import", library, tmp_path / "期.pdf", *options, code=2)
    call("import", library, tmp_path / "期.pdf", code=2)
    assert heard == [Wishes("gb18030", Revisions.REFUSED, Recognition.ALWAYS, " 𠮷 密"), Wishes()]


def test_parse_takes_them_too(tmp_path: Path, call: Run) -> None:
    file = tmp_path / "第3期.txt"
    file.write_bytes(BULLETIN.encode("utf-16-le"))
    assert call("parse", file, "--encoding", "utf-16-le", "--recognition", "never")["encoding"] == "utf-16-le"


@pytest.mark.parametrize("content", [None, b"", b"\n\xe5\xaf\x86", b"\xff\xfe\x00", b"a" * 5000])
def test_a_password_that_cannot_be_read_is_refused_in_one_line(
    tmp_path: Path, library: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    secret = tmp_path / "口令.txt"
    if content is not None:
        secret.write_bytes(content)
    file = written(tmp_path, "期.txt", BULLETIN)
    assert main(["import", str(library), str(file), "--password-file", str(secret)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("zugong-desk: ")
    assert err.count("\n") == 1
    with pytest.raises(SystemExit):
        main(["import", str(library), str(file), "--same-issue", "merge"])
