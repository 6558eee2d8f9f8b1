"""Where a place lies, in words."""

from tests.ui.reading.fake_bridge import block, sample

from zugong_desk.domain.block import Head
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.source import Source
from zugong_desk.domain.span import Anchor
from zugong_desk.ui.reading.crumbs import crumbs, issue_name

TITLE = "坚持党建引领 促进乡村𠮷祥"


def test_the_article_and_the_heading_above_the_caret() -> None:
    bulletin = sample()
    assert crumbs(bulletin, Anchor("b", 0)) == [TITLE]
    assert crumbs(bulletin, Anchor("q", 20)) == [TITLE, "一、建强体系"]
    assert crumbs(bulletin, Anchor("e", 0)) == [TITLE, "二、打造魅力乡村"]


def test_front_and_back_matter_lie_in_no_article() -> None:
    bulletin = sample()
    for line in ("m", "n", "c", "d"):
        assert crumbs(bulletin, Anchor(line, 1)) == []


def test_a_title_inside_its_block_names_the_article() -> None:
    line = block("p", Kind.PARAGRAPH, "△某县推进共建。近年来，办实事。", heads=(Head(Role.TITLE, 1, 7),))
    bulletin = Bulletin("x", Source("无报头.txt", "1" * 64, "utf-8", ""), (line,))
    assert crumbs(bulletin, Anchor("p", 12)) == ["某县推进共建"]
    assert issue_name(bulletin) == "无报头.txt"


def test_the_issue_goes_by_its_number() -> None:
    assert issue_name(sample()) == "第3期"
