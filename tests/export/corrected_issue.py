"""The small issue of these tests after an editor went over it, and what its proof is made of."""

from itertools import count

from zugong_desk.domain import edit
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import apply
from zugong_desk.domain.corrections import compared
from zugong_desk.domain.corrections_list import Errata, Erratum
from zugong_desk.domain.finding import Act, Finding, Fix, Rewrite, Severity
from zugong_desk.domain.said import said

AT = "2024-03-09T02:03:04.000+00:00"
TITLE = "《江城组工信息》2024年第3期"
HOSTILE = "甲\x00\x0b\ufffe\ud842乙\r丙\t丁 <b>&amp;</b> 𠮷👍e\u0301\u202e戊"


def typed(bulletin: Bulletin, *changes: tuple[str, str]) -> Bulletin:
    """The bulletin with wordings replaced that each stand in it once."""
    fresh = count()
    for old, new in changes:
        assert bulletin.text.count(old) == 1
        start = bulletin.text.index(old)
        span = bulletin.span(start, start + len(old))
        bulletin = apply(bulletin, edit.type_over(bulletin, span, new, lambda: f"n{next(fresh)}"))
    return bulletin


def corrected(issue: Bulletin) -> Bulletin:
    """Words put right, taken out and put in, a paragraph split, another joined to the one before."""
    return typed(
        issue,
        ("联系20户", "联系30户"),
        ("12名党员👍", "12名党员𠮷"),
        ("*1*次。", "1次。"),
        ("；一是定清单", "。\n一是定清单"),
        ("当场记、", ""),
        ("。（青石镇党委）", "，不过夜👍。（青石镇党委）"),
        ("每月在院子里议事一次。\n", "每月在院子里议事一次。"),
    )


def errata_of(now: Bulletin, was: Bulletin) -> Errata:
    """All corrections as made by one editor at one time, the first by a rule."""
    both = compared(now, said(was.blocks, len(was.source.text)))
    rule = ("用字", "GB/T 15835—2011 4.1", "字用错了。")
    rows = tuple(Erratum(one, "李四", AT, *(("", "", "") if at else rule)) for at, one in enumerate(both.corrections))
    return Errata(TITLE, both, rows)


def findings_of(now: Bulletin) -> tuple[Finding, ...]:
    """Two open findings, one across a correction."""
    line = next(line for line in now.lines if "12名" in line.text)
    at = line.text.index("12名")
    wording = line.text[at : at + 6]
    mends = (Rewrite(line.id, at, at + 6, wording, "十二名党员"),)
    style = Finding(
        "NUM", Severity.STYLE, line.id, at, at + 6, wording, "写法不一。", "GB/T 15835—2011", "因为", Fix.SUGGEST,
        Act.REPLACE, "十二名党员", ("12 名党员",), mends,
    )  # fmt: skip
    first = now.lines[0]
    error = Finding("HEAD", Severity.ERROR, first.id, 0, 2, first.text[:2], "报头缺<期号>。", "", "因为")
    return (style, error)
