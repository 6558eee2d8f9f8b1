"""WebAnno TSV 3.3, read back as its documentation says it is to be read."""

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.bulletins import bulletins
from tests.export.exchange.test_annotation_tools import unpacked
from tests.export.held import golden, grounded, held, hostile, written

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tag, Tags
from zugong_desk.export.clean import replaced
from zugong_desk.export.exchange.uima_types import FEATURES, LAYER
from zugong_desk.export.exchange.units import Units
from zugong_desk.export.exchange.webanno_tsv import escaped, write

STACKED = re.compile(r"(?<!\\)\|")
NUMBERED = re.compile(r"(.*)\[(\d+)\]", re.DOTALL)
ESCAPES = re.compile(r"\\(->|.)", re.DOTALL)


def unescaped(text: str) -> str:
    return ESCAPES.sub(lambda found: {"t": "\t", "n": "\n"}.get(found[1], found[1]), text)


def read_back(text: str) -> tuple[dict[int, tuple[int, int, dict[str, str]]], list[tuple[int, int, str]]]:
    """The spans by their numbers with what their columns say, and the tokens; offsets in UTF-16 units."""
    head, _, body = text.partition("\n\n\n")
    assert head.split("\n") == ["#FORMAT=WebAnno TSV 3.3", f"#T_SP={LAYER}|{'|'.join(FEATURES)}"]
    spans: dict[int, tuple[int, int, dict[str, str]]] = {}
    tokens = []
    for number, part in enumerate(body.rstrip("\n").split("\n\n"), start=1):
        shown, *rows = part.split("\n")
        assert shown.startswith("#Text=")
        for at, row in enumerate(rows, start=1):
            name, place, word, *columns, last = row.split("\t")
            assert (name, last, len(columns)) == (f"{number}-{at}", "", len(FEATURES))
            start, end = map(int, place.split("-"))
            tokens.append((start, end, word))
            for feature, column in zip(FEATURES, columns, strict=True):
                for value in STACKED.split(column) if column != "_" else ():
                    said, id = NUMBERED.fullmatch(value).groups()
                    first, _, fields = spans.get(int(id), (start, end, {}))
                    fields |= {} if said == "*" else {feature: unescaped(said)}
                    spans[int(id)] = (first, end, fields)
    return spans, tokens


def test_the_files_are_the_golden_ones(issue: Bulletin, tags: Tags) -> None:
    small = issue.with_blocks(issue.blocks[7:8])
    files = unpacked(written(write, held([grounded(small)], tags)))
    golden("webanno.tsv", files["0001.tsv"].encode())


def test_spans_stand_at_their_tokens(tagged: Bulletin, tags: Tags) -> None:
    issue = grounded(tagged)
    spans, tokens = read_back(unpacked(written(write, held([issue], tags)))["0001-2024-3.tsv"])
    units = Units(issue.text)
    found = {fields["annotation"]: (units.points(start), units.points(end)) for start, end, fields in spans.values()}
    assert found == {id: issue.range(issue.places[id].span) for id in ("a1", "a2", "p1")}
    for start, end, word in tokens:
        assert issue.text[units.points(start) : units.points(end)] == word
    fields = next(fields for *_, fields in spans.values() if fields["annotation"] == "a1")
    assert (fields["tag"], fields["rating"], fields["results"]) == ("队伍建设", "2", "办结👍30件")


@given(bulletins())
def test_any_spans_come_back_without_white_space_at_their_ends(issue: Bulletin) -> None:
    text = unpacked(written(write, held([issue], {"tag": Tag("tag", "标")})))["0001.tsv"]
    spans, _ = read_back(text) if "#Text=" in text else ({}, [])
    units = Units(issue.text)
    found = {
        one["annotation"]: issue.text[units.points(start) : units.points(end)] for start, end, one in spans.values()
    }
    wanted = {id: issue.quote(issue.places[id].span).strip() for id in issue.annotations if not issue.places[id].orphan}
    assert found == {id: words for id, words in wanted.items() if words}


@given(st.text("甲𠮷👍\\[]|_->;\t\n*", max_size=12))
def test_values_are_escaped_so_that_they_come_back(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert not re.search(r"(?<!\\)(?:\\\\)*[\[\]|_;*]", escaped(text))
    assert "\n" not in escaped(text)


def test_hostile_words_stay_in_their_columns() -> None:
    issue, tags = hostile()
    spans, _ = read_back(unpacked(written(write, held([issue], tags)))["0001.tsv"])
    ((*_, fields),) = spans.values()
    assert fields["note"] == replaced(issue.annotations["a"].note)
