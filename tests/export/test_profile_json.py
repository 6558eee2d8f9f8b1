"""The profile as JSON: every table in a fixed order, read back as it was, and nothing else taken for one."""

import json

import pytest

from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.profile import Profile
from zugong_desk.export import profile_json
from zugong_desk.export.errors import ExportError

PROFILE = Profile(
    lines={"样子：以“𠮷”开头": {Kind.HEADING: 2.0, Kind.PARAGRAPH: -2.00049}, "全行：甲": {Kind.COLUMN: 1.0}},
    joints={"接缝：满行": {Kind.PARAGRAPH: 1.0}},
    aside={"编辑部电话😀": Kind.NOISE},
    kept=frozenset({"乙", "甲e\u0301"}),
)


def test_the_document_says_it_all_in_order() -> None:
    issue = {"id": "a", "issue": None, "file": "七.txt", "corrections": 2, "teaches": True, "used": True}
    written = profile_json.write(PROFILE, [issue])
    profile_json.check(written)
    document = json.loads(written)
    assert document == profile_json.document(PROFILE, [issue])
    assert document["schema"] == "zugong-desk.profile/1"
    assert document["issues"] == [issue]
    assert list(document["lines"]) == ["全行：甲", "样子：以“𠮷”开头"]
    assert document["lines"]["样子：以“𠮷”开头"] == {"heading": 2.0, "paragraph": -2.0}
    assert document["joints"] == {"接缝：满行": {"paragraph": 1.0}}
    assert document["aside"] == {"编辑部电话😀": "noise"}
    assert document["kept"] == ["乙", "甲e\u0301"]


@pytest.mark.parametrize("written", [b"", b"{", b"[]", b"{}", b'{"schema": "zugong-desk.structure/1"}', b"\xff"])
def test_anything_else_is_refused(written: bytes) -> None:
    with pytest.raises(ExportError, match="没有导出"):
        profile_json.check(written)
