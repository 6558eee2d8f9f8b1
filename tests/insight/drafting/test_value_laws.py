"""Laws of drafted values: whatever the text, ranges quote it, stand in order and stay inside of the passage."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.insight.drafting.reading import passage

from zugong_desk.insight.drafting.passage import Passage
from zugong_desk.insight.drafting.period import periods
from zugong_desk.insight.drafting.recognition import recognitions
from zugong_desk.insight.drafting.results import results
from zugong_desk.proofing.amounts import amounts

PIECES = (
    "办理诉求", "7.2万余件", "，", "。", "、", "“", "”", "《", "》", "（", "）", "\n", "获评", "全国", "先进", "被", "省委",
    "批示肯定", "在全市", "推广", "今年以来", "2021年", "1至4月", "近三年", "每月", "不少于2次", "由12天", "压缩至3天", "四成", "3—5个",
    "𠮷", "🙂", "\u3000", " ", "的", "的村", "一", "0", "亿", "%", "组成", "力争", "现场会在青陵召开", "第", "头（只）", "\x00", "\u200b",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@settings(max_examples=300)
@given(texts, st.data())
def test_ranges_quote_the_text_and_stand_in_order(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    inside = Passage(text, start, end, (0, len(text)), date="2023-08-31")
    for found in (results(inside, amounts), recognitions(inside)):
        assert all(start <= one.start < one.end <= end for one in found)
        assert all(one.text == text[one.start : one.end] for one in found)
        assert all(before.end <= after.start for before, after in pairwise(found))
        assert all(0 <= one.confidence <= 1 and one.why for one in found)
    assert all(text[one.start : one.end] == one.text for one in periods(inside))


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    whole = passage(text, date=None)
    assert len(results(whole, amounts)) <= len(text)
    assert len(recognitions(whole)) <= len(text)
    assert len(periods(whole)) <= len(text)
