"""The list of all annotations with their passages says what the loaded bulletins say."""

from dataclasses import replace
from random import Random

from tests.library.hands import Editor, bulletin, take_in

from zugong_desk.domain.shelf import RecordChange
from zugong_desk.library import Library, Marked


def of_bulletins(library: Library) -> dict[tuple[str, str], Marked]:
    out = {}
    for issue in library.issues():
        one = library.load(issue.id)
        for id, annotation in one.annotations.items():
            place = one.places[id]
            text = one.quote(place.span) if place.orphan is None else place.orphan
            out[issue.id, id] = Marked(issue.id, annotation, place.span, text, place.orphan is not None)
    return out


def test_after_any_walk_the_list_is_that_of_the_bulletins(library: Library) -> None:
    take_in(library, bulletin("期二"))
    for number, issue in enumerate(library.issues()):
        editor = Editor(library, Random(number), issue.id)
        for _ in range(120):
            editor.act()
    found = library.marked()
    assert {(one.bulletin, one.annotation.id): one for one in found} == of_bulletins(library)
    assert any(one.orphan for one in found)
    assert any(one.annotation.practice.grounds for one in found)
    standing = {(one.bulletin, one.annotation.id): one for one in found if not one.orphan}
    assert {(one.bulletin, one.id): one.text for one in library.counted()} == {
        key: one.text for key, one in standing.items()
    }
    assert library.marked(["期二"]) == [one for one in found if one.bulletin == "期二"]
    assert library.marked([]) == []
    for tag in {one.annotation.tag for one in found}:
        assert library.marked_with(tag) == [one for one in found if one.annotation.tag == tag]
    assert library.marked_with("𠮷没有") == []


def test_every_line_is_known_to_stand_where_it_does(library: Library) -> None:
    editor = Editor(library, Random(5), library.issues()[0].id)
    for _ in range(60):
        editor.act()
    while not library.load("期一").annotations:
        editor.act()
    bulletin = library.load("期一")
    found = library.lines_within()["期一"]
    assert {id: one.start for id, one in found.items()} == {one.id: bulletin.start_of(one.id) for one in bulletin.lines}


def test_issues_taken_out_of_the_library_are_left_out(library: Library) -> None:
    editor = Editor(library, Random(3))
    while not library.marked():
        editor.act()
    (standing,) = library.shelf().standings.values()

    editor.do("移出", (), RecordChange(standing, replace(standing, present=False)))
    assert library.marked() == []
