"""The seeds and our own texts, each exactly as a careful person reads it."""

import json
from pathlib import Path

import pytest
from tests.reading.golden import bulletin_of, structure_of

from zugong_desk.domain.masthead import Masthead, masthead
from zugong_desk.domain.outline import articles
from zugong_desk.places import seeds_dir
from zugong_desk.reading import read

TESTS = Path(__file__).parents[1]
SEEDS = sorted(seeds_dir().glob("*.txt"))
OWN = [TESTS / "data" / name for name in ("form_feeds.txt", "marks.md", "leaders.txt")]
GOLDEN = {path: TESTS / "golden" / f"{path.stem}.json" for path in SEEDS} | {
    path: path.with_name(f"{path.name}.json") for path in OWN
}


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name)
def test_the_structure_is_as_a_careful_reader_has_it(path: Path) -> None:
    assert structure_of(read(path)) == json.loads(GOLDEN[path].read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name)
def test_a_golden_covers_every_line_once(path: Path) -> None:
    source = read(path)
    lines = []
    for row in json.loads(GOLDEN[path].read_text(encoding="utf-8")):
        holes = {line for first, last in row["except"] for line in range(first, last + 1)}
        lines += [line for line in range(row["line_start"], row["line_end"] + 1) if line not in holes]
    blank = {line for line in range(1, source.lines + 1) if not source.line_text(line).strip()}
    assert sorted(set(lines) - blank) == [line for line in sorted(lines) if line not in blank]
    assert set(lines) | blank == set(range(1, source.lines + 1))


def test_mastheads_are_read_from_what_was_parsed() -> None:
    heads = [masthead(bulletin_of(read(path))) for path in OWN]
    assert heads == [
        Masthead("清溪组工信息", "2022年第4期", "中共清溪县委组织部编", "2022年5月16日", 4, 2022, 86, "2022-05-16"),
        Masthead("云台党建", "〔2022〕12号", "中共云台市委组织部", "2022年9月8日", 12, 2022, 305, "2022-09-08"),
        Masthead(
            "江城组织工作简报", "第17期", "江城市委组织部办公室", "二〇二三年十一月三日", 17, None, None, "2023-11-03"
        ),
    ]


def test_articles_follow_from_what_was_parsed() -> None:
    found = [
        (one.title.removeprefix("◆"), one.org, one.column)
        for path in OWN
        for one in articles(bulletin_of(read(path)).lines)
    ]
    assert found == [
        ("柳埠镇：把支部建在茶山上 ——茶产业链党建工作的做法", "柳埠镇党委", None),
        ("用好“两本账”　管好村里事", "中共河口乡委员会", None),
        ("白石乡“三进门”服务老党员", "白石乡党委", None),
        ("“一张桌子”议事解难题", "北桥街道党工委", "经验交流"),
        ("“师傅上门”补短板", "高新技术开发区党工委", "经验交流"),
        ("青岭县：干部夜访听民声", None, "他山之石"),
        ("在全市村党组织书记座谈会上的讲话（摘要）", "何　川", "领导讲话"),
        ("关于社区工作者队伍建设的调查与思考", "江城市委组织部、市民政局联合调研组", "工作研究"),
    ]
