"""Reading and filling mastheads of many prints."""

import pytest
from tests.domain.bulletins import bulletin_of

from zugong_desk.domain import masthead
from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import apply
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.masthead import Masthead
from zugong_desk.domain.runs import from_source, joiner, normal
from zugong_desk.domain.source import Source


def block_of(*lines: str) -> Block:
    """A masthead as the parser makes it: the printed lines joined by spaces of its own."""
    text = "\n".join(lines)
    runs, at = [], 0
    for number, line in enumerate(lines):
        runs += [*(joiner(" ") if number else ()), *from_source(text, at, at + len(line))]
        at += len(line) + 1
    return Block("m", Label(Kind.MASTHEAD), normal(runs))


def bulletin(*lines: str) -> Bulletin:
    block = block_of(*lines)
    rest = bulletin_of("正文𠮷。").blocks[0]
    return Bulletin(
        "t", Source("t.txt", "0" * 64, "utf-8", "\n".join(lines)), (block, rest.with_runs(joiner("正文𠮷。")))
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("云岭组工信息", "第 9 期", "中共云岭市委组织部研究室", "2023 年 4 月 14 日"),
            Masthead("云岭组工信息", "第9期", "中共云岭市委组织部研究室", "2023年4月14日", 9, None, None, "2023-04-14"),
        ),
        (
            (" 云岭组工信息", "第 24 期", "中共云岭市委组织部研究室 2023 年 8 月 31 日"),
            Masthead(
                "云岭组工信息", "第24期", "中共云岭市委组织部研究室", "2023年8月31日", 24, None, None, "2023-08-31"
            ),
        ),
        (
            ("江 口 党 建", "〔2022〕12号", "（总第305期）", "中共江口县委组织部　　2022年6月1日"),
            Masthead("江口党建", "〔2022〕12号", "中共江口县委组织部", "2022年6月1日", 12, 2022, 305, "2022-06-01"),
        ),
        (
            ("组工简报", "2021年第3期（总第88期）", "江口县委组织部办公室", "二〇二一年三月十日"),
            Masthead(
                "组工简报", "2021年第3期", "江口县委组织部办公室", "二〇二一年三月十日", 3, 2021, 88, "2021-03-10"
            ),
        ),
        (
            ("组工简报", "第二十二期", "2020年"),
            Masthead("组工简报", "第二十二期", None, "2020年", 22, None, None, None),
        ),
        (
            ("组工通讯", "增刊", "中共江口县委组织部", "2019-12-31"),
            Masthead("组工通讯", "增刊", "中共江口县委组织部", "2019-12-31", None, None, None, "2019-12-31"),
        ),
        (
            ("组工通讯", "2020年增刊第2期（总第163期）", "中共江口县委组织部　　　　2020年9月28日"),
            Masthead("组工通讯", "2020年增刊第2期", "中共江口县委组织部", "2020年9月28日", 2, 2020, 163, "2020-09-28"),
        ),
        (
            ("组 工 通 讯", "第 十 三 期", "中共江口县委组织部　　二〇〇八年九月二十六日"),
            Masthead(
                "组工通讯", "第十三期", "中共江口县委组织部", "二〇〇八年九月二十六日", 13, None, None, "2008-09-26"
            ),
        ),
        (
            (
                "𠮷河口县思想作风教育",
                "简    报",
                "第7期",
                "中共江口县委思想作风教育",
                "领导小组办公室    2014年5月16日",
            ),
            Masthead(
                "𠮷河口县思想作风教育简报",
                "第7期",
                "中共江口县委思想作风教育领导小组办公室",
                "2014年5月16日",
                7,
                None,
                None,
                "2014-05-16",
            ),
        ),
        (
            ("组工通讯", "第7期", "中共江口县委组织部", "中共江口县委党校"),
            Masthead("组工通讯", "第7期", "中共江口县委党校", issue_number=7),
        ),
        (
            ("组工通讯", "2019年增刊（总第46期）", "党委组织部编印　　2019年12月20日"),
            Masthead("组工通讯", "2019年增刊", "党委组织部编印", "2019年12月20日", None, 2019, 46, "2019-12-20"),
        ),
        (("组工通讯",), Masthead("组工通讯")),
        (
            ("内部资料 注意保存", "★秘密", "江口组工动态𠮷", "第2期"),
            Masthead("江口组工动态𠮷", "第2期", issue_number=2),
        ),
        (
            ("党建动态", "第5期", "中共江口县委组织部 编", "2020年2月30日"),
            Masthead("党建动态", "第5期", "中共江口县委组织部编", "2020年2月30日", 5, None, None, None),
        ),
    ],
)
def test_the_fields_of_a_masthead(lines: tuple[str, ...], expected: Masthead) -> None:
    assert masthead.read(block_of(*lines)) == expected


def test_a_bulletin_without_a_masthead_has_none() -> None:
    assert masthead.masthead(bulletin_of("市内信息")) is None
    assert masthead.year_of(None) is None


def test_a_field_is_corrected_in_its_place() -> None:
    before = bulletin("云岭组工信息", "第 9 期", "中共云岭市委组织部", "2023 年 4 月 14 日")
    after = apply(before, masthead.fill(before, {"issue_no": "第10期", "date": "2023年4月28日"}, "n"))
    assert after.lines[0].text == "云岭组工信息 第10期 中共云岭市委组织部 2023年4月28日"
    assert masthead.masthead(after) == Masthead(
        "云岭组工信息", "第10期", "中共云岭市委组织部", "2023年4月28日", 10, None, None, "2023-04-28"
    )


def test_an_absent_field_is_put_where_it_belongs() -> None:
    before = bulletin("云岭组工信息", "中共云岭市委组织部")
    after = apply(before, masthead.fill(before, {"issue_no": "第3期", "date": "2023年4月28日"}, "n"))
    assert after.lines[0].text == "云岭组工信息 第3期 中共云岭市委组织部 2023年4月28日"


def test_a_missing_masthead_is_made_only_from_what_is_filled_in() -> None:
    before = bulletin_of("市内信息", "△甲😀。")
    after = apply(before, masthead.fill(before, {"title": "云岭组工信息", "issue_no": "第3期", "date": ""}, "n"))
    assert after.lines[0].kind is Kind.MASTHEAD
    assert after.text == "云岭组工信息 第3期\n市内信息\n△甲😀。"
    assert masthead.masthead(after) == Masthead("云岭组工信息", "第3期", issue_number=3)
    with pytest.raises(EditError):
        masthead.fill(before, {"title": " "}, "n")
    with pytest.raises(EditError):
        masthead.fill(after, {"title": "云岭组工信息"}, "n")
