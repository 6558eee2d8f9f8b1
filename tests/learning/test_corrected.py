"""A corrected issue shows every line of gold in the block that gold puts it in."""

from tests.learning.corrected import corrected
from tests.press.content import Article, Content, Part, Section
from tests.press.press import press
from tests.press.style import PLAIN
from tests.press.words import Mark, Words

from zugong_desk.domain.block import Head
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.source import Source

BODY = (Part("paragraph", Words("勤走动。每周进一次𠮷家院🧧，e\u0301也记。", (Mark("run_in", 0, 0, 3),))),)
CONTENT = Content(
    "one",
    "岭下组工信息",
    "中共岭下县委组织部",
    (),
    (Section("经验交流", (Article(("修桥",), "石岭乡党委", BODY),)),),
    (),
)


def test_blocks_are_as_gold_has_them() -> None:
    text, gold = press(CONTENT, PLAIN)
    blocks = corrected(Source("one", "0" * 64, "utf-8", text), gold)
    assert [str(block.kind) for block in blocks] == [block["kind"] for block in gold["blocks"]]
    assert all(block.label.confidence == 1.0 for block in blocks)
    body = next(block for block in blocks if block.kind is Kind.PARAGRAPH)
    assert body.text == "勤走动。每周进一次𠮷家院🧧，e\u0301也记。"
    assert body.heads == (Head(Role.RUN_IN, 0, 3),)
