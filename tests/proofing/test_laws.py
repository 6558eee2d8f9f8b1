"""Laws of findings under random mixtures of faults: where they stand, what a correction does, what it leaves alone."""

from collections.abc import Callable
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from zugong_desk.domain.annotation import Annotation
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import apply, inverse
from zugong_desk.domain.coverage import faults
from zugong_desk.domain.decision import Decision, Scope, Verdict
from zugong_desk.domain.finding import Finding, Severity
from zugong_desk.domain.mending import mend
from zugong_desk.domain.span import Anchor, Place, Span
from zugong_desk.proofing.catalogue import catalogue
from zugong_desk.proofing.engine import check
from zugong_desk.proofing.examples import bulletin_of
from zugong_desk.proofing.locating import located

BAD = [bad.text for rule in catalogue() if rule.across is None for bad in rule.bad]
GOOD = [text for rule in catalogue() if rule.across is None for text in rule.good]
ODD = ["𠮷县组工信息😀编辑部供稿。", "各地各部门结合实际认真抓好落实。"]
texts = st.lists(st.sampled_from([*BAD, *GOOD, *ODD]), min_size=1, max_size=6).map("\n".join)


@st.composite
def tagged(draw: st.DrawFn) -> Bulletin:
    """A bulletin of sound and faulty lines with passages tagged at random."""
    bulletin = bulletin_of(draw(texts))
    lines = [line for line in bulletin.lines if line.text]
    for number in range(draw(st.integers(0, 4)) if lines else 0):
        line = draw(st.sampled_from(lines))
        start = draw(st.integers(0, len(line.text) - 1))
        end = draw(st.integers(start + 1, len(line.text)))
        span = Span(Anchor(line.id, start), Anchor(line.id, end))
        bulletin = bulletin.with_place(f"a{number}", Place(span)).with_annotation(
            f"a{number}", Annotation(f"a{number}", "t")
        )
    return bulletin


@given(texts)
def test_a_finding_stands_where_it_says(text: str) -> None:
    bulletin = bulletin_of(text)
    source = bulletin.source.text
    for one in check(bulletin).findings:
        block = bulletin.block(one.block)
        assert 0 <= one.start <= one.end <= len(block.text)
        assert block.text[one.start : one.end] == one.text
        place = located(bulletin, one)
        assert source[place.start : place.end] == place.text
        assert "".join(place.text.split()) == "".join(one.text.split())
        assert bulletin.source.line_of(place.start) == place.line


@given(texts)
def test_checking_again_after_a_check_gives_the_same(text: str) -> None:
    bulletin = bulletin_of(text)
    first = check(bulletin)
    assert check(bulletin, last=first).findings == first.findings == check(bulletin).findings


@given(tagged(), st.data())
@settings(deadline=None)
def test_a_correction_settles_its_finding_and_brings_no_error(bulletin: Bulletin, data: st.DataObject) -> None:
    before = check(bulletin).findings
    found = [one for one in before if one.mends]
    if not found:
        return
    finding = data.draw(st.sampled_from(found))
    changes, done = mend(bulletin, (finding,), _ids())
    assert done == (finding,)
    after = apply(bulletin, changes)
    later = check(after)
    assert _alike(finding, later.findings) < _alike(finding, found)
    assert _errors(later.findings) <= _errors(before)
    assert not faults(after)
    assert apply(after, inverse(changes)) == bulletin


@given(tagged())
@settings(deadline=None)
def test_tags_keep_the_characters_that_a_correction_leaves(bulletin: Bulletin) -> None:
    found = [one for one in check(bulletin).findings if one.mends]
    changes, _ = mend(bulletin, found, _ids())
    after = apply(bulletin, changes)
    for id, place in bulletin.places.items():
        now = after.places[id]
        kept = _characters(bulletin, place.span) & _all_characters(after)
        if now.orphan is not None:
            assert not kept
            assert now.orphan == bulletin.quote(place.span)
        else:
            assert kept <= _characters(after, now.span)
            others = _all_characters(bulletin) - _characters(bulletin, place.span)
            assert not others & _characters(after, now.span)


@given(texts, st.data())
@settings(deadline=None)
def test_a_decision_to_keep_survives_corrections_elsewhere(text: str, data: st.DataObject) -> None:
    bulletin = bulletin_of(f"{text}\n各县在统计时共有一百二十余名左右党员参加。")
    found = check(bulletin).findings
    if not found:
        return
    one = data.draw(st.sampled_from(found))
    kept = Decision(
        "d", one.rule, Verdict.KEPT, Scope.HERE, bulletin.id, one.around.word, one.around.left, one.around.right
    )
    assert kept.covers(one, bulletin.id)
    others = [other for other in found if other.mends and other.block != one.block]
    after = apply(bulletin, mend(bulletin, others, _ids())[0])
    still = [other for other in check(after).findings if _same(other, one)]
    assert all(kept.covers(other, after.id) for other in still)


def _ids() -> Callable[[], str]:
    fresh = (f"new{number}" for number in count())
    return lambda: next(fresh)


def _same(one: Finding, other: Finding) -> bool:
    return (one.rule, one.block, one.text, one.around) == (other.rule, other.block, other.text, other.around)


def _alike(finding: Finding, found: list[Finding] | tuple[Finding, ...]) -> int:
    return sum((one.rule, one.around.word) == (finding.rule, finding.around.word) and bool(one.mends) for one in found)


def _errors(found: list[Finding] | tuple[Finding, ...]) -> int:
    return sum(one.severity is Severity.ERROR for one in found)


def _characters(bulletin: Bulletin, span: Span) -> set[int]:
    """Which characters of the source stand in a span."""
    first, last = bulletin.line(span.start.block), bulletin.line(span.end.block)
    out: set[int] = set()
    for at in range(first, last + 1):
        line = bulletin.lines[at]
        start = span.start.offset if at == first else 0
        end = span.end.offset if at == last else len(line.text)
        offset = 0
        for run in line.runs:
            if run.origin is not None:
                out |= {run.origin + i for i in range(len(run.text)) if start <= offset + i < end}
            offset += len(run.text)
    return out


def _all_characters(bulletin: Bulletin) -> set[int]:
    return {
        run.origin + i
        for line in bulletin.lines
        for run in line.runs
        if run.origin is not None
        for i in range(len(run.text))
    }
