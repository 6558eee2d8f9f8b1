"""What an editor has put beside a passage, as a document shows it: tags, practice, note."""

from dataclasses import replace

from zugong_desk.domain.annotation import Practice
from zugong_desk.export.passages import Passage

TAGS = "标签"
NOTE = "备注"


def practice_lines(practice: Practice) -> list[tuple[str, str]]:
    """What is known of a practice, as pairs of label and value."""
    fields = {
        "做法名称": practice.name,
        "实施单位": practice.organisation,
        "地点": practice.place,
        "时间": practice.period,
        "成效": practice.results,
        "获评推广": practice.recognition,
        "评级": "★" * practice.rating,
    }
    return [(label, value) for label, value in fields.items() if value.strip()]


def remarks(passage: Passage) -> list[tuple[str, str]]:
    """Tags, practice and note of a passage as pairs of label and one-line value; a name that is the title is not said twice."""
    practice = passage.practice
    if practice.name == passage.title:
        practice = replace(practice, name="")
    pairs = [(TAGS, "、".join(passage.tags)), *practice_lines(practice), (NOTE, passage.note)]
    return [(label, " ".join(value.split("\n"))) for label, value in pairs if value.strip()]
