"""`similar`: its document's exact keys, its lines, and what is refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.desk.test_similar import issue

from zugong_desk.cli import main

Run = Callable[..., Any]
WHERE = {"id", "issue", "name", "date", "unit", "title", "place", "issuer", "start", "end"}
HIT = WHERE | {"text", "kind", "likeness", "share", "nearness", "part", "runs", "words", "figures"}


@pytest.fixture
def two(tmp_path: Path, call: Run) -> Path:
    path = tmp_path / "书库.zugong"
    for name, text in (("a", issue(3, 2019, "青山县", 86, "2.3万")), ("b", issue(9, 2021, "白石县", 112, "3.1万"))):
        file = tmp_path / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        call("import", path, file)
    return path


def passage(call: Run, path: Path) -> tuple[int, int]:
    blocks = [one for one in call("show", path, "2021-9")["blocks"] if "把城区划为" in one["text"]]
    return blocks[0]["start"], blocks[0]["end"]


def test_the_document(two: Path, call: Run) -> None:
    start, end = passage(call, two)
    document = call("similar", two, "2021-9", start, end)
    assert set(document) == {"issue", "start", "end", "text", "searched", "hits", "nearest", "journey"}
    assert document["nearest"] == []
    (hit,) = document["hits"]
    assert set(hit) == HIT
    assert (hit["issue"], hit["date"], hit["unit"], hit["kind"]) == (
        "2019-3",
        "2019-05-06",
        "青山县委组织部",
        "verbatim",
    )
    assert hit["runs"][0]["here"][0] == start
    assert hit["runs"][-1]["there"][1] == hit["end"]
    assert {(one["here"], one["there"], one["more"]) for one in hit["figures"]} >= {("112个", "86个", "-26")}
    assert all(set(stop) == WHERE | {"after", "likeness", "nearness"} for stop in document["journey"])
    assert [(stop["issue"], stop["after"]) for stop in document["journey"]] == [("2019-3", None), ("2021-9", 0)]


def test_an_issue_without_a_range(two: Path, call: Run) -> None:
    document = call("similar", two, "2021-9")
    assert set(document) == {"issue", "searched", "share", "republished"}
    assert document["share"] == 1.0
    assert {hit["issue"] for one in document["republished"] for hit in one["hits"]} == {"2019-3"}
    assert call("similar", two, "2019-3")["republished"] == []


def test_lines(two: Path, call: Run, capsys: pytest.CaptureFixture[str]) -> None:
    start, end = passage(call, two)
    assert main(["similar", str(two), "2021-9", str(start), str(end)]) == 0
    assert capsys.readouterr().out.startswith("几乎原文\t2019-3\t2019-05-06\t青山县委组织部\t")
    assert main(["similar", str(two), "2021-9", "0", "6"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "书库里没有找到相似的段落。"
    assert main(["similar", str(two), "2021-9"]) == 0
    assert "占正文 100%" in capsys.readouterr().out


@pytest.mark.parametrize("numbers", [(5,), (5, 5), (7, 3), (0, 10**6), (-2, 4)])
def test_a_range_that_is_none_is_refused(
    two: Path, numbers: tuple[int, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["similar", str(two), "2021-9", "--", *map(str, numbers)]) == 2
    assert capsys.readouterr().err.startswith("zugong-desk: 起点和终点")
