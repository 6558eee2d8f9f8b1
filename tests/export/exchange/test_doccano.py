import json

from tests.export.held import golden, grounded, held, hostile, written

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tags
from zugong_desk.export.exchange.doccano import write


def test_the_lines_are_the_golden_ones(issue: Bulletin, tags: Tags) -> None:
    small = issue.with_blocks((issue.blocks[0], *issue.blocks[-5:]))
    golden("doccano.jsonl", written(write, held([grounded(small)], tags)))


def test_spans_count_code_points(tagged: Bulletin, tags: Tags) -> None:
    (line,) = written(write, held([tagged], tags)).decode().splitlines()
    row = json.loads(line)
    assert row["text"] == tagged.text
    assert row["annotations"] == ["a1", "a2"]
    for (start, end, name), id in zip(row["label"], row["annotations"], strict=True):
        assert row["text"][start:end] == tagged.quote(tagged.places[id].span)
        assert name == tags[tagged.annotations[id].tag].name


def test_what_no_document_can_hold_is_replaced(tags: Tags) -> None:
    issue, odd = hostile()
    row = json.loads(written(write, held([issue], odd)))
    assert len(row["text"]) == len(issue.text)
    assert "\ufffd" in row["text"]
