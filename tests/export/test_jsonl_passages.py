import json

import pytest

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tags
from zugong_desk.export.errors import ExportError
from zugong_desk.export.jsonl_passages import check, write
from zugong_desk.export.passages import Passage, passages_of_annotations


def test_one_object_a_line_with_every_field(tagged: Bulletin, tags: Tags) -> None:
    passages = passages_of_annotations([tagged], tags)
    data = write(passages)
    check(data, passages)
    rows = [json.loads(line) for line in data.decode().splitlines()]
    assert len(rows) == 3
    assert rows[0] == {
        "title": "𠮷字服务队",
        "text": "\n".join(tagged.block(id).text for id in ("b7", "b9")),
        "source_line": "《江城组工信息》2024年第3期 · 青石镇党委",
        "tags": ["队伍建设"],
        "note": "先核数字",
        "practice": {
            "name": "𠮷字服务队",
            "organisation": "青石镇党委",
            "place": "青石镇",
            "period": "2024年以来",
            "results": "办结👍30件",
            "recognition": "全市通报表扬",
            "rating": 2,
            "grounds": [],
        },
        "bulletin": "i1",
        "issue": "2024-3",
        "org": "青石镇党委",
        "section": "队伍建设",
        "id": "a1",
        "date": "2024-03-08",
        "article": "青石镇办好𠮷字服务队",
        "column": "基层实践",
        "start": tagged.text.index("选人用心"),
        "end": tagged.text.index("\n", tagged.text.index("二是听回声")),
    }
    assert [(row["id"], row["start"], row["end"]) for row in rows[2:]] == [("a3", -1, -1)]
    assert "𠮷".encode() in data


def test_characters_that_end_lines_for_some_readers_do_not_end_ours() -> None:
    passages = [Passage("题", "甲\u2028乙\u2029丙\u0085丁\n戊", "")]
    data = write(passages)
    assert len(data.decode().splitlines()) == 1
    assert json.loads(data)["text"] == "甲\u2028乙\u2029丙\u0085丁\n戊"
    check(data, passages)


def test_every_character_comes_through_but_half_a_one() -> None:
    passages = [Passage("题\ud842", "甲\x00乙\x0b丙\r𠮷👍\ufffe", "", note="\x07")]
    data = write(passages)
    check(data, passages)
    row = json.loads(data)
    assert (row["title"], row["text"], row["note"]) == ("题\ufffd", "甲\x00乙\x0b丙\r𠮷👍\ufffe", "\x07")


@pytest.mark.parametrize("spoilt", [b"{", b"[1]\n", b"", b"\xff\xfe"])
def test_spoilt_bytes_are_noticed(spoilt: bytes) -> None:
    with pytest.raises(ExportError):
        check(spoilt, [Passage("题", "甲", "")])
