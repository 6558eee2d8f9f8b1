"""An import whose step goes on to change its bulletin and another, as when one takes the other's place."""

from dataclasses import replace

from tests.library.hands import TEXT, bulletin

from zugong_desk.domain import edit, marking
from zugong_desk.domain.annotation import Annotation
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes, apply
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.shelf import RecordChange, Standing
from zugong_desk.domain.step import Part, Step
from zugong_desk.library import IssueFacts, Library, open_library
from zugong_desk.library.replay import replay

NEW_TEXT = TEXT.replace("12个", "13个")


def test_all_of_it_is_one_step_that_undo_and_redo_walk(library: Library) -> None:
    old, shelf = library.load("期一"), library.shelf()
    tag = Tag("标签", "标签")
    put = marking.annotate(old, old.span(0, 6), Annotation("a", tag.id))
    shelf = shelf.apply(RecordChange(None, tag))
    library.record(
        Step("先", "标注", (Part("期一", put),), (RecordChange(None, tag),)), {"期一": apply(old, put)}, shelf, {}
    )
    tagged = apply(old, put)
    step, after, parsed = replacement(tagged)
    for change in step.records:
        shelf = shelf.apply(change)
    entry = library.record_import(parsed, IssueFacts(title="青山"), step, original=NEW_TEXT.encode(), after=after)
    assert entry.bulletins == ("期一", "期二")
    assert (library.load("期一"), library.load("期二")) == (after["期一"], after["期二"])
    assert library.parsed("期二").blocks == parsed.blocks
    assert library.shelf() == shelf
    assert [(row.id, row.annotations, row.blocks) for row in library.issues() if row.present] == [
        ("期二", 1, len(after["期二"].blocks))
    ]
    assert set(library.traces()) == {"期一", "期二"}
    assert replay(library._conn).bulletins == after
    assert library.doctor().ok
    back = shelf
    for change in step.inverse().records:
        back = back.apply(change)
    library.record(step.inverse(), {"期一": tagged, "期二": parsed}, back, {}, "undo")
    assert (library.load("期一"), library.load("期二"), library.shelf()) == (tagged, parsed, back)
    assert library.doctor().ok
    library.record(step, after, shelf, {}, "redo")
    path = library.path
    library.close()
    with open_library(path, editor="甲") as again:
        assert (again.load("期一"), again.load("期二"), again.shelf()) == (after["期一"], after["期二"], shelf)
        assert again.step(step.id) == step
        assert again.doctor().ok


def replacement(old: Bulletin) -> tuple[Step, dict[str, Bulletin], Bulletin]:
    """A step that puts 期二 in the place of 期一, with a correction and the annotation of it."""
    parsed = bulletin("期二", NEW_TEXT)
    typed: Changes = edit.type_over(parsed, parsed.span(0, 1), "𠮷", iter("xyz").__next__)
    put = marking.annotate(apply(parsed, typed), parsed.span(0, 6), old.annotations["a"])
    gone = marking.remove_annotation(old, "a")
    standing = Standing("期一")
    records = (RecordChange(standing, replace(standing, present=False)), RecordChange(None, Standing("期二")))
    step = Step("换", "替换原件", (Part("期一", gone), Part("期二", (*typed, *put))), records)
    return step, {"期一": apply(old, gone), "期二": apply(parsed, (*typed, *put))}, parsed
