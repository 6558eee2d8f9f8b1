import json

from lxml import etree
from tests.export.held import golden, grounded, held, hostile, written

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tags
from zugong_desk.export.exchange.label_studio import write


def test_the_file_is_the_golden_one(issue: Bulletin, tags: Tags) -> None:
    small = issue.with_blocks((issue.blocks[0], *issue.blocks[-5:]))
    golden("label_studio.json", written(write, held([grounded(small)], tags)))


def test_every_result_belongs_to_a_control_of_the_interface(tagged: Bulletin, tags: Tags) -> None:
    issue, odd = hostile()
    tasks = json.loads(written(write, held([grounded(tagged), issue], {**tags, **odd})))
    interface = etree.fromstring(tasks[-1]["meta"]["labeling_config"])
    kinds = {"Labels": "labels", "TextArea": "textarea", "Rating": "rating"}
    controls = {one.get("name"): kinds[one.tag] for one in interface if one.get("toName") == "text"}
    labels = {one.get("value") for one in interface.iter("Label")}
    (shown,) = interface.iter("Text")
    assert (shown.get("name"), shown.get("value")) == ("text", "$text")
    assert "meta" not in tasks[0]
    for task in tasks:
        regions = {one["id"] for one in task["annotations"][0]["result"] if one["type"] == "labels"}
        for one in task["annotations"][0]["result"]:
            value = one["value"]
            assert (controls[one["from_name"]], one["to_name"]) == (one["type"], "text")
            assert one["id"] in regions
            assert set(value.get("labels", ())) <= labels
            assert one["type"] in value or "text" in value
            if one["type"] == "labels":
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]


def test_note_rating_and_fields_stand_beside_the_region(tagged: Bulletin, tags: Tags) -> None:
    (task,) = json.loads(written(write, held([tagged], tags)))
    found = [one for one in task["annotations"][0]["result"] if one["id"] == "a1"]
    said = {one["from_name"]: one["value"].get("rating", one["value"].get("text")) for one in found}
    assert (said["note"], said["rating"], said["results"]) == (["先核数字"], 2, ["办结👍30件"])
    assert {(one["value"]["start"], one["value"]["end"]) for one in found} == {tagged.range(tagged.places["a1"].span)}


def test_an_issue_without_annotations_is_a_task_to_do(issue: Bulletin, tags: Tags) -> None:
    (task,) = json.loads(written(write, held([issue], tags)))
    assert task["annotations"] == []
    assert json.loads(written(write, held([], {}))) == []
