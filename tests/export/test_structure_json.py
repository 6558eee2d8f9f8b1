import json
from collections import Counter
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tags
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.runs import typed
from zugong_desk.export.structure_json import annotations, document
from zugong_desk.places import seeds_dir
from zugong_desk.reading import parse, read, read_bytes

GOLDEN = Path(__file__).parent / "golden" / "structure.json"

LINES = (
    "# 河湾组工信息",
    "第 7 期 河湾县委组织部 2024年7月1日",
    "市内信息",
    "—— 3 ——",
    "",
    "   ",
    "一、抓牢𠮷字招牌",
    "（一）推动力量下沉。全县选派126名干部到村任职，",
    "逐户走访，形成清单👍。",
    "△柳河镇：党员“点单”到户 柳河镇每月收集需求一次。（柳河镇党委）",
    "柳河镇党委",
    "报：市委组织部　送：各县区",
    "\f续上页的文字没有句号",
)


def read_issue(text: str) -> Bulletin:
    source = read_bytes("x.txt", text.encode())
    return Bulletin("x", source, parse(source).blocks)


def shown_lines(found: dict) -> Counter[int]:
    count: Counter[int] = Counter()
    for block in found["blocks"]:
        if block["line_start"] is not None:
            inside = set(range(block["line_start"], block["line_end"] + 1))
            for first, last in block["except"]:
                assert block["line_start"] < first <= last < block["line_end"]
                inside -= set(range(first, last + 1))
            count.update(inside)
    return count


def test_the_document_is_the_golden_one(issue: Bulletin) -> None:
    assert document(issue) == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_starts_and_ends_count_code_points_of_the_reading_text(issue: Bulletin) -> None:
    ranges = [part for block in document(issue)["blocks"] for part in (block, *block["heads"])]
    inside = [part for part in ranges if part["start"] is not None]
    assert len(inside) == len(ranges) - 1
    assert [issue.text[part["start"] : part["end"]] for part in inside] == [part["text"] for part in inside]


def test_a_block_set_aside_has_text_and_lines_but_no_place(issue: Bulletin) -> None:
    footer = next(block for block in document(issue)["blocks"] if block["kind"] == "page_footer")
    assert (footer["text"], footer["start"], footer["end"]) == ("- 1 -", None, None)
    assert (footer["line_start"], footer["line_end"]) == (13, 13)


def test_a_typed_block_has_no_lines(issue: Bulletin) -> None:
    new = Block("n", Label(Kind.MASTHEAD), typed("补录的报头"))
    row = document(issue.with_blocks((new, *issue.blocks)))["blocks"][0]
    assert (row["line_start"], row["line_end"], row["except"]) == (None, None, [])


def test_without_a_masthead_its_fields_are_null(issue: Bulletin) -> None:
    found = document(issue.with_blocks(issue.blocks[1:]))["masthead"]
    assert set(found.values()) == {None}
    assert list(found) == [
        *("title", "issue_no", "issuer", "date"),
        *("issue_number", "issue_year", "issue_total", "date_iso"),
    ]


@pytest.mark.parametrize(
    ("title", "byline"),
    [
        ("青石镇办好服务队（青石镇党委）", "青石镇党委"),
        ("青石镇办好服务队\u3000\u3000江城市委组织部", "江城市委组织部"),
        ("青石镇办好服务队（试行）", None),
        ("青石镇 江城市委组织部", None),
    ],
)
def test_a_byline_on_the_title_line(issue: Bulletin, title: str, byline: str | None) -> None:
    block = Block("b4", Label(Kind.ARTICLE_TITLE), typed(title))
    assert document(issue.with_block(block))["blocks"][4]["byline"] == byline


def test_only_titles_have_a_byline(issue: Bulletin) -> None:
    row = document(issue)["blocks"][9]
    assert (row["credit"], row["byline"]) == ("青石镇党委", None)


@pytest.mark.parametrize("seed", sorted(seeds_dir().glob("*.txt")), ids=lambda path: path.stem)
def test_every_line_of_a_seed_that_is_not_blank_is_covered_once(seed: Path) -> None:
    source = read(seed)
    found = document(Bulletin("x", source, parse(source).blocks))
    wanted = {line for line in range(1, source.lines + 1) if source.line_text(line).strip()}
    count = shown_lines(found)
    assert {line: count[line] for line in wanted} == dict.fromkeys(wanted, 1)
    assert found["lines"] == source.lines
    json.dumps(found)


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=24).filter(lambda lines: any(x.strip() for x in lines)))
def test_every_line_of_any_text_that_is_not_blank_is_covered_once(lines: list[str]) -> None:
    issue = read_issue("\n".join(lines))
    count = shown_lines(document(issue))
    wanted = {number for number, line in enumerate(lines, start=1) if line.strip()}
    assert {line: count[line] for line in wanted} == dict.fromkeys(wanted, 1)


def test_annotations_come_in_the_order_of_the_text(tagged: Bulletin, tags: Tags) -> None:
    rows = annotations(tagged, tags)
    assert [(row["id"], row["tag"]) for row in rows] == [("a1", "队伍建设"), ("a2", "联系群众"), ("a3", "没有的标签")]
    assert [tagged.text[row["start"] : row["end"]] for row in rows[:2]] == [row["text"] for row in rows[:2]]
    assert rows[0]["text"].startswith("选人用心。镇里选出12名党员👍，每人联系20户；")
    assert rows[0]["practice"]["organisation"] == "青石镇党委"
    assert (rows[0]["note"], rows[0]["orphan"]) == ("先核数字", False)


def test_an_orphan_is_collapsed_and_keeps_its_text(tagged: Bulletin, tags: Tags) -> None:
    row = annotations(tagged, tags)[-1]
    assert (row["start"] == row["end"], row["text"], row["orphan"]) == (True, "被删的𠮷", True)


@pytest.mark.bench
def test_speed() -> None:
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(seeds_dir().glob("*.txt")))
    issue = read_issue("\n\n".join([text] * 40))
    start = perf_counter()
    size = len(json.dumps(document(issue), ensure_ascii=False))
    print(f"\nstructure of {len(issue.text)} characters: {(perf_counter() - start) * 1000:.0f} ms, {size} characters")
    assert size > len(issue.text)
