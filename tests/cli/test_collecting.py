"""`collection`: taken in by tag, search and range; shown with what became of the source; laid out; exported."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from zugong_desk.cli import main
from zugong_desk.desk import corrections
from zugong_desk.desk.libraries import working_library

Call = Callable[..., Any]


@pytest.fixture
def filled(library: Path, call: Call) -> Path:
    """A collection of two sections: what a search finds, and a range with 𠮷."""
    call("collection", "take", library, "摘编", "--search", "压实责任", "--section", "领导")
    text = "".join(
        f"{block['text']}\n" for block in call("show", library, "2022-3")["blocks"] if block["start"] is not None
    )
    at = text.index("聚力强基")
    done = call(
        "collection", "take", library, "摘编", "--issue", "2022-3", "--start", at, "--end", at + 12, "--section", "治理"
    )
    assert len(done["taken"]) == 1
    return library


def test_what_is_in_it(filled: Path, call: Call, tmp_path: Path) -> None:
    (row,) = call("collection", "list", filled)["collections"]
    assert (row["name"], row["excerpts"], row["sections"]) == ("摘编", 2, 2)
    shown = call("collection", "show", filled, "摘编")
    assert [item["title"] for item in shown["items"] if item["kind"] == "section"] == ["领导", "治理"]
    first, second = (item for item in shown["items"] if item["kind"] == "excerpt")
    assert "层层压实责任" in first["text"]
    assert "𠮷" in second["text"]
    assert first["source"] == "as_taken"
    with working_library(filled) as desk:
        desk.open(first["issue"])
        at = desk.table.text.index("压实责任")
        corrections.type_over(desk, desk.table.span(at, at + 2), "压紧👍")
    again = next(item for item in call("collection", "show", filled, "摘编")["items"] if item["id"] == first["id"])
    assert again["source"] == "changed"
    assert "压紧👍责任" in again["now"]
    assert again["text"] == first["text"]


def test_it_is_laid_out_and_exported(filled: Path, call: Call, tmp_path: Path) -> None:
    made = call(
        "collection", "set", filled, "摘编", "--maker", "研究室　编", "--contents", "--citing", "short", "--no-numbered"
    )
    assert (made["maker"], made["contents"], made["citing"], made["numbered"]) == ("研究室　编", True, "short", False)
    call("export", filled, "--format", "docx", "--collection", "摘编", "--out", tmp_path / "出.docx")
    texts = [paragraph.text for paragraph in docx.Document(str(tmp_path / "出.docx")).paragraphs]
    assert texts[:2] == ["摘编", "研究室　编"]
    assert "领导" in texts
    call("undo", filled)
    assert call("collection", "show", filled, "摘编")["maker"] == ""


def test_what_is_there_already_is_passed_over(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["collection", "take", str(filled), "摘编", "--search", "压实责任"]) == 2
    assert "没有可取入摘编的段落" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("take", "摘编"), "要取什么"),
        (("take", "摘编", "--issue", "2022-3", "--start", "5", "--end", "999999"), "不在阅读稿里"),
        (("show", "没有"), "没有“没有”这个摘编"),
        (("take", "摘编", "--tag", "没有"), "没有"),
    ],
)
def test_what_is_refused_in_one_line(
    library: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    verb, *rest = arguments
    assert main(["collection", verb, str(library), *rest]) == 2
    told = capsys.readouterr()
    assert says in told.err
    assert told.err.count("\n") == 1


def test_in_words(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["collection", "list", str(filled)]) == 0
    assert capsys.readouterr().out == "摘编\t2 条，2 节\n"
    assert main(["collection", "show", str(filled), "摘编"]) == 0
    assert capsys.readouterr().out.startswith("【领导】\n")
