"""A manuscript with everything that the press can set."""

import pytest

from zugong_desk.domain.looks import Style
from zugong_desk.domain.manuscript import Face, Line, Manuscript, Piece, line

SENTENCE = "镇里选出党员骨干12名，每人联系农户20户，逐户登记需求、逐件明确时限，“小事不出村、大事有人办”成为常态𠮷。"


def body(origin: str, count: int = 6) -> Line:
    return line(Style.BODY, SENTENCE * count, origin)


@pytest.fixture
def manuscript() -> Manuscript:
    chapters = [
        part
        for number in range(1, 7)
        for part in (
            line(Style.HEADING_1, f"第{number}部分的标题", f"s{number}"),
            line(Style.HEADING_2, "（一）摘录的题目", f"e{number}"),
            body(f"e{number}"),
            Line(Style.REMARK, (Piece("编者注：", Face.HEI), Piece("可学👍")), f"e{number}"),
        )
    ]
    return Manuscript(
        "摘编",
        (
            line(Style.TITLE, "典型做法摘编"),
            line(Style.MAKER, "江城市委研究室　编"),
            line(Style.RULE, ""),
            line(Style.PAGE_BREAK, ""),
            *chapters,
            line(Style.ISSUER, "江城市委组织部\t2024年3月8日"),
        ),
        contents=True,
    )
