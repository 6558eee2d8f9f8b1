"""The command that searches: what it prints, keeps and writes, and what it says of what it cannot do."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Call

from zugong_desk.cli import main


def test_conditions_and_units(library: Path, call: Call) -> None:
    assert call("search", library, "治理𠮷 年:2022")["total"] == 1
    assert call("search", library, "治理𠮷 年:2021")["total"] == 0
    listed = call("search", library, "单位:qsx")
    assert (listed["unit"], listed["total"]) == ("article", 1)
    assert listed["hits"][0]["text"] == "聚力强基 抓实治理𠮷"
    call("tag", library, "2022-3", "0", "6", "村级集体经济")
    passage = call("search", library, "标签:村级集体经济")
    assert (passage["unit"], passage["total"]) == ("passage", 1)
    assert passage["hits"][0]["annotation"]


def test_a_limit_lists_fewer_and_counts_all(library: Path, call: Call) -> None:
    every = call("search", library, "，")
    assert every["total"] == len(every["hits"]) > 2
    few = call("search", library, "，", "--limit", "2")
    assert few["total"] == every["total"]
    assert few["hits"] == every["hits"][:2]


def test_a_search_is_kept_and_used_again(library: Path, call: Call) -> None:
    call("search", library, "治理𠮷 或 一百万元", "--save", "常用")
    again = call("search", library, "--saved", "常用")
    assert (again["query"], again["total"]) == ("治理𠮷 或 一百万元", 2)
    assert call("history", library)["steps"][-1]["name"] == "保存查找“常用”"
    call("undo", library)
    assert main(["search", str(library), "--saved", "常用"]) == 2


def test_hits_are_written_to_a_file(
    library: Path, call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "结果.jsonl"
    found = call("search", library, "，", "--limit", "1", "--export", out)
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == found["total"] > 1
    assert lines[0] == found["hits"][0]
    assert main(["search", str(library), "，", "--export", str(tmp_path / "结果.csv")]) == 0
    shown = capsys.readouterr()
    assert f"{found['total']} 处" in shown.err
    assert shown.out.startswith(f"共 {found['total']} 处，在 1 期里\n2022-3\t")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "要找什么"),
        (["甲", "--saved", "乙"], "不要再用 --saved"),
        (["--saved", "没有的"], "没有保存过"),
        (["甲 或"], "旁边少了"),
        (["年:去年"], "应写成"),
        (["期:1999-1 甲"], "1999-1"),
        (["甲", "--export", "结果.doc"], "没有导出"),
        (["甲", "--save", " "], "要有名称"),
    ],
)
def test_what_cannot_be_done_costs_one_line(
    library: Path, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["search", str(library), *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert says in shown.err


def test_help_names_the_options_that_the_guide_describes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["search", "--help"])
    shown = capsys.readouterr().out
    guide = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
    for option in ("--limit", "--saved", "--save", "--export"):
        assert option in shown
        assert option in guide.partition("## search ")[2].partition("\n## ")[0]
