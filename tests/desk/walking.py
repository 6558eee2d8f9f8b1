"""An editor who does anything at any time, and a reader who looks whether the library is still true."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from tests.desk.libraries import BULLETIN, Office
from tests.desk.shaken import shaken

from zugong_desk.desk import (
    arranging,
    codebook,
    codebook_files,
    collecting,
    corrections,
    drafting,
    finding,
    gathering,
    importing,
    learning,
    libraries,
    publishing,
    renewing,
    replacing,
    searches,
    standing,
    suggesting,
    tagging,
    tagging_many,
)
from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.desk.facts import facts_of
from zugong_desk.desk.provenance import Provenance
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.annotation import Practice
from zugong_desk.domain.arrangement import arranged
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tag, in_order, would_loop
from zugong_desk.domain.collection import Citing
from zugong_desk.domain.coverage import faults
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.masthead import PRINTED
from zugong_desk.domain.runs import normal
from zugong_desk.domain.shelf import Progress, Shelf
from zugong_desk.domain.span import Span
from zugong_desk.export import codebook_json

SECOND = """基层党建动态
（2023）第 9 号

经验交流

城南街道破解“两难”问题𠮷

　　一是建台账。逐户走访e\u0301，摸清底数😀。二是强督办，每周会商。（城南街道党工委）

—1—

△枫林镇办好民生小事。投入资金 30 万元，建成服务点 12 处。（枫林镇党委）
"""
THIRD = "没有报头的一段话，只有😀和𠮷。\n\n第二段。\n"
CHARACTERS = "甲乙。，一是（）第3期 　𠮷😀é\u0301"
State = tuple[Shelf, dict[str, Bulletin]]
Verb = Callable[["Walker"], Touched | None]


class Walker:
    """Keeps the state after each number of steps done, as it was first seen, and compares whatever comes later."""

    def __init__(self, office: Office, random: Random) -> None:
        self.office = office
        self.random = random
        self.desk = office.desk()
        self.states: list[State] = []
        self.trace: list[str] = []
        self.provenance: tuple[Desk, Provenance] | None = None
        while self.desk.undo():
            pass
        self.states.append(self.state())
        while self.desk.redo():
            self.states.append(self.state())
        self.desk.open(self.present()[0])

    def act(self) -> None:
        """One verb, and a look at everything that must hold after it."""
        verb = self.random.choice(ANYWHERE + ON_TEXT * 2 if self.desk.bulletin else ANYWHERE)
        depth, held = self.depth(), self.annotations()
        self.trace.append(verb.__name__)
        try:
            touched = verb(self)
        except EditError:
            self.trace[-1] += " refused"
            touched = None
        self._note(verb, depth, touched)
        assert verb not in KEEPING or held == self.annotations(), self.trace
        self.check()

    def _note(self, verb: Verb, depth: int, touched: Touched | None) -> None:
        """Take down a new state, or hold one that was seen before against what was taken down."""
        now = self.depth()
        assert now <= depth + 1, self.trace
        begun = now > depth and verb is not again
        if begun or (touched and touched.typed and self.state() != self.states[now]):
            self.states[now:] = [self.state()]
        assert self.state() == self.states[now], self.trace
        if touched and touched.show and self.desk.bulletin:
            assert self.desk.table.quote(touched.show) is not None

    def depth(self) -> int:
        """How many steps are done, typing that is not in the file yet included."""
        done = [head.id for head in self.desk.library.undo_stack()]
        burst = self.desk.burst
        return len(done) + bool(burst and burst.pending and burst.step not in done)

    def state(self) -> State:
        return self.desk.shelf, {id: self.desk.load(id) for id in self.present()}

    def annotations(self) -> set[str]:
        """The ids of all annotations of issues that are there."""
        return {one for id in self.present() for one in self.desk.load(id).annotations}

    def present(self) -> list[str]:
        return sorted(id for id in self.desk.shelf.standings if self.desk.present(id))

    def check(self) -> None:
        """The laws of each issue and of the shelf; and, with nothing left to write, what the file holds."""
        shelf, bulletins = self.state()
        for bulletin in bulletins.values():
            check_laws(bulletin, shelf)
        check_shelf(shelf)
        if not self.desk.unwritten:
            self._check_file(shelf, bulletins)

    def _check_file(self, shelf: Shelf, bulletins: dict[str, Bulletin]) -> None:
        rows = {row.id: row for row in self.desk.library.issues() if row.present}
        assert set(rows) == set(bulletins)
        for id, bulletin in bulletins.items():
            facts, row = facts_of(bulletin), rows[id]
            assert {name: getattr(row, name) for name in facts.__dataclass_fields__} == {
                name: getattr(facts, name) for name in facts.__dataclass_fields__
            }
            assert row.annotations == len(bulletin.annotations)
            assert row.progress is shelf.standings[id].progress
            assert self.desk.library.defects(bulletin) == []
        with libraries.reading_library(self.desk.library.path) as reader:
            assert reader.shelf == shelf
            assert {id: reader.load(id) for id in bulletins} == bulletins, self.trace
            here, anew = learning.profile_of(self.desk), learning.profile_of(reader)
            assert (here.issues, here.profile) == (anew.issues, anew.profile), self.trace

    def back_and_forth(self) -> None:
        """Undo everything to the beginning and do it all again: every state is the one that was seen."""
        self.desk.flush()
        while self.desk.undo():
            assert self.state() == self.states[self.depth()], self.trace
        assert self.depth() == 0
        while self.desk.redo():
            assert self.state() == self.states[self.depth()], self.trace
        self.check()
        report = self.desk.library.doctor()
        assert report.ok, ([one for one in report.checks if not one.ok], self.trace)

    # what there is to choose from

    def span(self, lines: int = 1) -> Span:
        """A range over a few lines of the issue on the table."""
        bulletin = self.desk.table
        first = self.random.randrange(len(bulletin.lines))
        last = min(first + self.random.randrange(lines), len(bulletin.lines) - 1)
        start = bulletin.starts[first] + self.random.randint(0, len(bulletin.lines[first].text))
        end = bulletin.starts[last] + self.random.randint(0, len(bulletin.lines[last].text))
        return bulletin.span(min(start, end), max(start, end))

    def words(self, size: int = 4) -> str:
        return "".join(self.random.choice(CHARACTERS) for _ in range(self.random.randint(0, size)))

    def line(self) -> str:
        return self.random.choice(self.desk.table.lines).id

    def block(self) -> str:
        return self.random.choice(self.desk.table.blocks).id

    def some(self, among: object) -> str:
        """One of the keys; EditError, as for a choice that an editor does not have, if there is none."""
        keys = sorted(among)  # type: ignore[call-overload]
        if not keys:
            raise EditError("没有可选的。")
        return str(self.random.choice(keys))


def check_laws(bulletin: Bulletin, shelf: Shelf) -> None:
    assert faults(bulletin) == []
    assert bulletin.lines
    for block in bulletin.blocks:
        assert block.runs == normal(block.runs)
    for place in bulletin.places.values():
        start, end = bulletin.range(place.span)
        assert 0 <= start <= end <= len(bulletin.text)
        assert bulletin.quote(place.span) == bulletin.text[start:end]
        assert (start == end) == (place.orphan is not None)
    excerpts = {excerpt.id for excerpt in shelf.excerpts.values() if excerpt.bulletin == bulletin.id}
    values = {ground.id for one in bulletin.annotations.values() for ground in one.practice.grounds}
    assert set(bulletin.places) - values == set(bulletin.annotations) | excerpts
    assert {annotation.tag for annotation in bulletin.annotations.values()} <= set(shelf.tags)


def check_shelf(shelf: Shelf) -> None:
    held = (*shelf.excerpts.values(), *shelf.sections.values())
    assert {one.collection for one in held} <= set(shelf.collections)
    for collection in shelf.collections:
        row = arranged(shelf, collection)
        assert {one.id for one in row} >= {one.id for one in held if one.collection == collection}
        assert len({one.id for one in row}) == len(row)
    assert len({tag.name for tag in shelf.tags.values()}) == len(shelf.tags) == len(in_order(shelf.tags))
    assert all(tag.name and tag.name == tag.name.strip() for tag in shelf.tags.values())
    assert {tag.parent for tag in shelf.tags.values()} <= {*shelf.tags, ""}
    assert not any(would_loop(shelf.tags, tag.id, tag.parent) for tag in shelf.tags.values())


# text ---------------------------------------------------------------------------------------------------------------


def type_words(walker: Walker) -> Touched:
    text = walker.random.choice([walker.words(), walker.words() + "\n" + walker.words(), "", "\n"])
    return corrections.type_over(walker.desk, walker.span(3), text)


def type_keys(walker: Walker) -> Touched | None:
    """A few keystrokes in one line, backspaces among them, written now and then."""
    line, touched = walker.line(), None
    for _ in range(walker.random.randint(1, 4)):
        size = len(walker.desk.table.block(line).text)
        at = walker.random.randint(0, size)
        start = walker.desk.table.start_of(line) + at
        back = walker.random.random() < 0.3
        span = walker.desk.table.span(start - (back and at > 0), start)
        touched = corrections.type_over(walker.desk, span, "" if back else walker.words(2))
        if walker.random.random() < 0.3:
            walker.desk.flush()
    return touched


def write(walker: Walker) -> None:
    walker.desk.flush()


def split(walker: Walker) -> Touched:
    return corrections.split(walker.desk, walker.span().start)


def merge(walker: Walker) -> Touched:
    return corrections.merge(walker.desk, walker.line())


def relabel(walker: Walker) -> Touched:
    blocks = sorted({walker.block() for _ in range(3)})
    return corrections.relabel(walker.desk, blocks, walker.random.choice(list(Kind)), walker.random.randint(0, 5))


def level(walker: Walker) -> Touched:
    return corrections.set_levels(walker.desk, sorted({walker.line(), walker.line()}), walker.random.randint(1, 4))


def shift(walker: Walker) -> Touched:
    return corrections.shift_level(walker.desk, walker.line(), walker.random.choice([-1, 1]))


def mark_head(walker: Walker) -> Touched:
    return corrections.mark_head(walker.desk, walker.span(), walker.random.choice(list(Role)), 2)


def unmark_head(walker: Walker) -> Touched:
    return corrections.unmark_head(walker.desk, walker.span().start)


def set_aside(walker: Walker) -> Touched:
    return corrections.set_aside(walker.desk, sorted({walker.line(), walker.line()}))


def bring_back(walker: Walker) -> Touched:
    aside = [block.id for block in walker.desk.table.blocks if block.aside]
    return corrections.bring_back(walker.desk, walker.some(aside))


def confirm(walker: Walker) -> Touched:
    return corrections.confirm(walker.desk, corrections.doubts(walker.desk.table)[:2])


def fill_masthead(walker: Walker) -> Touched:
    values = {name: walker.words() for name in PRINTED if walker.random.random() < 0.5}
    if walker.random.random() < 0.5:
        values |= {"issue_no": f"第{walker.random.randint(1, 99)}期", "date": "2021年3月4日"}
    return corrections.fill_masthead(walker.desk, values)


# tags ---------------------------------------------------------------------------------------------------------------


def annotate(walker: Walker) -> Touched:
    return tagging.annotate(walker.desk, walker.span(3), walker.some(walker.desk.shelf.tags), walker.words())


def change_annotation(walker: Walker) -> Touched:
    id = walker.some(walker.desk.table.annotations)
    practice = Practice(name=walker.words(), rating=walker.random.randint(0, 3))
    tag = walker.some(walker.desk.shelf.tags)
    return tagging.change_annotation(walker.desk, id, tag=tag, note=walker.words(), practice=practice)


def move_annotation(walker: Walker) -> Touched:
    return tagging.move_annotation(walker.desk, walker.some(walker.desk.table.annotations), walker.span(2))


def remove_annotation(walker: Walker) -> Touched:
    return tagging.remove_annotation(walker.desk, walker.some(walker.desk.table.annotations))


def add_tag(walker: Walker) -> Touched:
    parent = walker.some([*walker.desk.shelf.tags, ""])
    return codebook.add_tag(walker.desk, walker.words(2), parent, definition=walker.words())[1]


def change_tag(walker: Walker) -> Touched:
    tags = walker.desk.shelf.tags
    tag = replace(tags[walker.some(tags)], name=walker.words(2), parent=walker.some([*tags, ""]), colour=3)
    return codebook.change_tag(walker.desk, tag)


def remove_tag(walker: Walker) -> Touched:
    return codebook.remove_tag(walker.desk, walker.some(walker.desk.shelf.tags))


def merge_tag(walker: Walker) -> Touched:
    tags = walker.desk.shelf.tags
    used = {one.tag for one in walker.desk.bulletin.annotations.values()} if walker.desk.bulletin else set()
    return codebook.merge_tag(walker.desk, walker.some(used or tags), walker.some(tags))


def import_codebook(walker: Walker) -> Touched:
    """A codebook from elsewhere: some of our tags under other parents, and new ones."""
    tags = walker.random.sample(in_order(walker.desk.shelf.tags), k=min(4, len(walker.desk.shelf.tags)))
    above = Tag("x", f"外来{walker.random.randint(0, 3)}", definition=walker.words())
    below = [replace(tag, id=f"y{at}", parent="x") for at, tag in enumerate(tags) if tag.name != above.name]
    file = walker.office.folder / "标签表.json"
    file.write_bytes(codebook_json.write_all({tag.id: tag for tag in (above, *below)}))
    return codebook_files.import_codebook(walker.desk, file)


def split_tag(walker: Walker) -> Touched:
    """Some of a tag's passages, of any issue, to a new tag."""
    id = walker.some({one.annotation.tag for one in walker.desk.library.marked()})
    chosen: dict[str, set[str]] = {}
    for issue in walker.present():
        bearing = [one.id for one in walker.desk.load(issue).annotations.values() if one.tag == id]
        chosen[issue] = {one for one in bearing if walker.random.random() < 0.6}
    return codebook.split_tag(walker.desk, id, walker.words(2), chosen)


def move_tag(walker: Walker) -> Touched:
    tags = walker.desk.shelf.tags
    return codebook.move_tag(walker.desk, walker.some(tags), walker.some([*tags, ""]), walker.some([*tags, ""]))


def retire_tag(walker: Walker) -> Touched:
    return codebook.retire_tag(
        walker.desk, walker.some(walker.desk.shelf.tags), retired=walker.random.choice([True, True, False])
    )


def give_key(walker: Walker) -> Touched:
    tags = walker.desk.shelf.tags
    return codebook.change_tag(walker.desk, replace(tags[walker.some(tags)], key=walker.random.choice("q1W ")))


def show_as_example(walker: Walker) -> Touched:
    id = walker.some(walker.desk.table.annotations)
    return tagging.show_as_example(walker.desk, id, example=walker.random.random() < 0.7)


def tag_all(walker: Walker) -> Touched:
    """All places of a character in some issues, whatever bears the tag already."""
    sought, found = walker.random.choice("一𠮷😀。"), {}
    for issue in walker.present():
        bulletin = walker.desk.load(issue)
        found[issue] = [bulletin.span(at, at + 1) for at, one in enumerate(bulletin.text) if one == sought][:5]
    return tagging_many.tag_all(walker.desk, found, walker.some(walker.desk.shelf.tags))


def record_drafts(walker: Walker) -> Touched:
    """Some of what the text proposes for an annotation, twice perhaps."""
    id = walker.some(walker.desk.table.annotations)
    offered = drafting.draft_of(walker.desk, id).values
    chosen = [one for one in offered if walker.random.random() < 0.6]
    return drafting.record(walker.desk, id, chosen, walker.random.choice([None, 0, 3]))


def annotate_with_draft(walker: Walker) -> Touched:
    return drafting.annotate_with_draft(walker.desk, walker.span(3), walker.some(walker.desk.shelf.tags))


def drop_value(walker: Walker) -> Touched:
    recorded = {one.id: one.practice.grounds for one in walker.desk.table.annotations.values() if one.practice.grounds}
    id = walker.some(recorded)
    return drafting.drop(walker.desk, id, walker.some(ground.id for ground in recorded[id]))


def suggested(walker: Walker) -> suggesting.Suggestion:
    """A suggestion for the issue on the table, as a model might make it."""
    span = walker.random.choice([*suggesting.passages(walker.desk.table), walker.span(2)])
    text = walker.desk.table.quote(span)
    return suggesting.Suggestion(walker.some(walker.desk.shelf.tags), span, text, 0.9, ())


def accept_suggestion(walker: Walker) -> Touched:
    return suggesting.accept(walker.desk, suggested(walker))


def refuse_suggestion(walker: Walker) -> Touched:
    return suggesting.refuse(walker.desk, suggested(walker))


# searches -----------------------------------------------------------------------------------------------------------


def save_search(walker: Walker) -> Touched:
    return searches.save_search(walker.desk, walker.words(2), "民生" + walker.random.choice(["", " 𠮷", " 😀"]))


def rename_search(walker: Walker) -> Touched:
    return searches.rename_search(walker.desk, walker.some(walker.desk.shelf.searches), walker.words(2))


def remove_search(walker: Walker) -> Touched:
    return searches.remove_search(walker.desk, walker.some(walker.desk.shelf.searches))


# collections --------------------------------------------------------------------------------------------------------


def add_collection(walker: Walker) -> Touched:
    return collecting.add_collection(walker.desk, walker.words(3))[1]


def rename_collection(walker: Walker) -> Touched:
    return collecting.rename_collection(walker.desk, walker.some(walker.desk.shelf.collections), walker.words(3))


def remove_collection(walker: Walker) -> Touched:
    return collecting.remove_collection(walker.desk, walker.some(walker.desk.shelf.collections))


def take_excerpt(walker: Walker) -> Touched:
    known = sorted(walker.desk.shelf.collections)
    into = walker.random.choice([None, *known])
    return collecting.take_excerpt(walker.desk, walker.span(3), into)[1]


def change_excerpt(walker: Walker) -> Touched:
    excerpt = walker.desk.shelf.excerpts[walker.some(walker.desk.shelf.excerpts)]
    return collecting.change_excerpt(walker.desk, replace(excerpt, title=walker.words(), text=walker.words()))


def update_excerpt(walker: Walker) -> Touched:
    """What an editor does about a corrected source, or about their own changes."""
    verbs = (collecting.update_excerpt, collecting.follow_source, collecting.keep_excerpt, collecting.restore_excerpt)
    return walker.random.choice(verbs)(walker.desk, walker.some(walker.desk.shelf.excerpts))


def change_collection(walker: Walker) -> Touched:
    collection = walker.desk.shelf.collections[walker.some(walker.desk.shelf.collections)]
    citing, flag = walker.random.choice(list(Citing)), walker.random.random() < 0.5
    return collecting.change_collection(
        walker.desk, replace(collection, preface=walker.words(9), citing=citing, contents=flag)
    )


def copy_collection(walker: Walker) -> Touched:
    return collecting.copy_collection(walker.desk, walker.some(walker.desk.shelf.collections))[1]


def take_passages(walker: Walker) -> Touched:
    """Some characters of every issue, of which a collection may hold one or the other."""
    found = [
        (id, bulletin.span(at, at + 2))
        for id in walker.present()
        for bulletin in [walker.desk.load(id)]
        for at in walker.random.sample(range(len(bulletin.text) - 2), k=min(2, len(bulletin.text) - 2))
    ]
    return collecting.take_passages(walker.desk, found, walker.some(walker.desk.shelf.collections))[1]


def take_by_tag(walker: Walker) -> Touched:
    into = walker.some(walker.desk.shelf.collections)
    found = gathering.of_tag(walker.desk, walker.some(walker.desk.shelf.tags), into)
    return collecting.take_passages(walker.desk, [(one.spot.bulletin, one.spot.span) for one in found], into)[1]


def add_section(walker: Walker) -> Touched:
    into = walker.some(walker.desk.shelf.collections)
    before = walker.random.choice([None, *(one.id for one in arranging.items_of(walker.desk, into))])
    return arranging.add_section(walker.desk, into, walker.words(), before)[1]


def change_section(walker: Walker) -> Touched:
    section = walker.desk.shelf.sections[walker.some(walker.desk.shelf.sections)]
    return arranging.change_section(walker.desk, replace(section, title=walker.words(), lead=walker.words()))


def items_chosen(walker: Walker) -> list[str]:
    """Some items of a collection."""
    held = arranging.items_of(walker.desk, walker.some(walker.desk.shelf.collections))
    return walker.random.sample([one.id for one in held], k=min(len(held), walker.random.randint(1, 3)))


def move_items(walker: Walker) -> Touched:
    chosen = items_chosen(walker)
    rest = arranging.items_of(walker.desk, arranging.item_of(walker.desk, chosen[0]).collection) if chosen else ()
    return arranging.move_items(walker.desk, chosen, walker.random.choice([None, *(one.id for one in rest)]))


def shift_items(walker: Walker) -> Touched:
    return arranging.shift_items(walker.desk, items_chosen(walker), walker.random.choice([-1, 1]))


def shift_levels(walker: Walker) -> Touched:
    return arranging.shift_levels(walker.desk, items_chosen(walker), walker.random.choice([-1, 1]))


def remove_items(walker: Walker) -> Touched:
    return arranging.remove_items(walker.desk, items_chosen(walker))


def print_collections(walker: Walker) -> None:
    """What is known of excerpts' sources holds whatever was done since, and every collection can be printed."""
    if walker.provenance is None or walker.provenance[0] is not walker.desk:
        walker.provenance = (walker.desk, Provenance(walker.desk))
    walker.desk.flush()
    for id in walker.desk.shelf.collections:
        assert walker.provenance[1].manuscript(id) == publishing.collection_manuscript(walker.desk, id), walker.trace
        for one in walker.desk.shelf.excerpts_of(id):
            assert walker.provenance[1].of([one])[one.id].now == collecting.current_text(walker.desk, one)


# issues -------------------------------------------------------------------------------------------------------------


def take_in(walker: Walker) -> Touched | None:
    """A file that may be in the library already, or have been in it."""
    number = walker.random.randrange(4)
    file = walker.office.folder / f"第{number}期.txt"
    file.write_text([BULLETIN, SECOND, THIRD, BULLETIN.replace("3", "5")][number], encoding="utf-8")
    learnt = learning.course_of(walker.desk).profile
    result, touched = importing.take_in(walker.desk, importing.receive(file, profile=learnt))
    assert result.error is None
    assert (result.status == "new") == (touched is not None)
    if result.id:
        walker.desk.open(result.id)
    return touched


def replace_source(walker: Walker) -> Touched | None:
    """Another version of the issue on the table, in other lines and with other words here and there."""
    text = list(walker.desk.table.source.text)
    for _ in range(walker.random.randint(1, 6)):
        at = walker.random.randrange(len(text))
        text[at : at + walker.random.randint(0, 3)] = walker.random.choice([walker.words(), "\n", ""])
    file = walker.office.folder / "另一版.txt"
    file.write_text("".join(text) + walker.random.choice(CHARACTERS), encoding="utf-8")
    received = importing.receive(file)
    old = walker.desk.table
    result, touched, report = replacing.replace_source(walker.desk, old.id, received)
    assert walker.desk.table.id == result.id
    assert not walker.desk.present(old.id)
    assert report.carried + len(report.checked) + len(report.lost) == len(old.places)
    assert set(walker.desk.table.annotations) == set(old.annotations)
    assert set(walker.desk.table.places) == set(old.places)
    return touched


def open_issue(walker: Walker) -> None:
    walker.desk.open(walker.some(walker.present()))


def open_what_is_gone(walker: Walker) -> None:
    """An issue whose import was undone, or that was removed, is not there, however lately it was on the table."""
    for row in walker.desk.library.issues():
        if not row.present:
            with pytest.raises(Unknown):
                walker.desk.open(row.id)


def set_progress(walker: Walker) -> Touched:
    id = walker.some(walker.present())
    return standing.set_progress(walker.desk, id, walker.random.choice(list(Progress)))


def switch_teaching(walker: Walker) -> Touched:
    id = walker.some(walker.present())
    return learning.set_teaching(walker.desk, id, walker.random.random() < 0.5)


def forget(walker: Walker) -> Touched:
    return learning.forget(walker.desk)


def remove_issue(walker: Walker) -> Touched:
    return standing.remove_issue(walker.desk, walker.some(walker.present()))


def parse_again(walker: Walker) -> Touched:
    """With a parser that has changed its mind, some or all of what it would change."""
    issue = walker.desk.table.id
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(renewing, "parse", shaken(walker.random))
        offered = [one.block for one in renewing.preview(walker.desk, issue).differences]
        chosen = [block for block in offered if walker.random.random() < 0.8]
        return renewing.reparse(walker.desk, issue, chosen)


def search(walker: Walker) -> None:
    for hit in finding.search(walker.desk, walker.random.choice("𠮷😀一"), 20).hits:
        assert walker.desk.load(hit.bulletin).text[hit.start : hit.end] == hit.text


def restart(walker: Walker) -> None:
    walker.desk = walker.office.reopened(walker.desk)


def back(walker: Walker) -> Touched | None:
    return walker.desk.undo()


def again(walker: Walker) -> Touched | None:
    return walker.desk.redo()


ON_TEXT: tuple[Verb, ...] = (
    type_words, type_words, type_keys, type_keys, type_keys, split, merge, relabel, level, shift, mark_head,
    unmark_head, set_aside, bring_back, confirm, fill_masthead, annotate, annotate, annotate, change_annotation,
    move_annotation, remove_annotation, take_excerpt, take_excerpt, parse_again, parse_again,
    replace_source, show_as_example, record_drafts, record_drafts, annotate_with_draft, annotate_with_draft,
    drop_value, accept_suggestion, refuse_suggestion,
)  # fmt: skip
"""What needs an issue on the table."""
ANYWHERE: tuple[Verb, ...] = (
    write, add_tag, change_tag, remove_tag, merge_tag, split_tag, move_tag, retire_tag, give_key, import_codebook,
    tag_all, save_search, rename_search, remove_search, add_collection, rename_collection,
    change_collection, copy_collection, remove_collection, take_passages, take_by_tag, change_excerpt,
    update_excerpt, add_section, change_section, move_items, move_items, shift_items, shift_levels, remove_items,
    print_collections, take_in, take_in, take_in, open_issue, open_what_is_gone, set_progress, switch_teaching,
    forget, remove_issue, search, restart, back, back, back, again, again,
)  # fmt: skip
KEEPING: tuple[Verb, ...] = (
    add_tag,
    change_tag,
    remove_tag,
    merge_tag,
    split_tag,
    move_tag,
    retire_tag,
    import_codebook,
)
"""What changes the codebook and loses no annotation."""
