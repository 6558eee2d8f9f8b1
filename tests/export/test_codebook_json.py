import json
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest

from zugong_desk.domain.codebook import Tag, Tags, in_order
from zugong_desk.export.codebook_json import document, read, write, write_all
from zugong_desk.export.errors import ExchangeError


@pytest.fixture
def new_id() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"n{next(numbers)}"


def test_the_document(tags: Tags) -> None:
    assert document(in_order(tags))["tags"] == [
        {
            "name": "队伍建设",
            "parent": None,
            "definition": "人从哪里来",
            "use_when": "",
            "not_when": "",
            "example": "",
            "colour": 3,
            "shape": 4,
            "key": "",
            "retired": False,
        },
        {
            "name": "联系群众",
            "parent": "队伍建设",
            "definition": "",
            "use_when": "",
            "not_when": "",
            "example": "每人联系20户",
            "colour": 0,
            "shape": 0,
            "key": "",
            "retired": False,
        },
    ]


def test_what_is_written_is_read_again_under_new_ids(tags: Tags, new_id: Callable[[], str]) -> None:
    ids = {"t1": "n1", "t2": "n2", "": ""}
    wanted = [replace(tag, id=ids[tag.id], parent=ids[tag.parent]) for tag in in_order(tags)]
    assert read(write_all(tags).decode(), new_id) == wanted
    assert read("\ufeff" + write(in_order(tags)).decode(), new_id)[0].name == "队伍建设"


def test_only_the_name_is_needed_and_a_child_may_come_first(new_id: Callable[[], str]) -> None:
    found = read('{"tags": [{"name": " 下 ", "parent": "𠮷上", "else": 1}, {"name": "𠮷上", "parent": ""}]}', new_id)
    assert found == [Tag("n1", "下", "n2", order=0), Tag("n2", "𠮷上", order=1)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "第 1 行"),
        ('{"tags": [\n{"name": }]}', "第 2 行"),
        ("[" * 100_000, "不是合格的 JSON"),
        ("[]", "没有 tags"),
        ('{"tags": {}}', "没有 tags"),
        ('{"tags": ["甲"]}', "第 1 条不是一个标签"),
        ('{"tags": [{"name": "甲"}, {"parent": "甲"}]}', "第 2 条没有名称"),
        ('{"tags": [{"name": 5}]}', "name 不是文字"),
        ('{"tags": [{"name": "甲", "example": []}]}', "example 不是文字"),
        ('{"tags": [{"name": "甲", "colour": 12}]}', "colour 不是 0 到 11"),
        ('{"tags": [{"name": "甲", "shape": true}]}', "shape 不是 0 到 11"),
        ('{"tags": [{"name": "甲"}, {"name": "甲 "}]}', "两个“甲”"),
        ('{"tags": [{"name": "甲", "parent": "乙"}]}', "“乙”不在标签表里"),
        ('{"tags": [{"name": "甲", "parent": "甲"}]}', "自己的上级"),
        ('{"tags": [{"name": "甲", "parent": "乙"}, {"name": "乙", "parent": "甲"}]}', "自己的上级"),
    ],
)
def test_what_cannot_be_taken_in_is_said_in_one_line(text: str, message: str, new_id: Callable[[], str]) -> None:
    with pytest.raises(ExchangeError) as told:
        read(text, new_id)
    assert message in told.value.message
    assert "\n" not in told.value.message
    assert "没有导入" in told.value.message


def test_a_name_becomes_one_line_without_control_characters(new_id: Callable[[], str]) -> None:
    rows = [{"name": "𠮷\n上\t一\x00"}, {"name": "下\ud842", "parent": "𠮷 上\r\n一"}]
    found = read(json.dumps({"tags": rows}), new_id)
    assert [(tag.name, tag.parent) for tag in found] == [("𠮷 上 一", ""), ("下", found[0].id)]


def test_half_characters_are_left_out(new_id: Callable[[], str]) -> None:
    data = write([Tag("t", "甲\ud842", definition="乙\x00")])
    assert json.loads(data)["tags"][0]["name"] == "甲"
    assert read(data.decode(), new_id)[0].name == "甲"
