import re
import tomllib
from collections import Counter, defaultdict

import pytest

from zugong_desk.insight.pinyin import keys, match, rank
from zugong_desk.places import resource, seeds_dir

TAGS: list[dict[str, object]] = tomllib.loads(resource("codebook.toml").read_text(encoding="utf-8"))["tag"]
BY_ID = {tag["id"]: tag for tag in TAGS}
KEYS = {"id", "name", "parent", "definition", "use_when", "not_when", "example", "colour", "shape"}
SEEDS = ["".join(path.read_text(encoding="utf-8").split()) for path in sorted(seeds_dir().glob("*.txt"))]

every_tag = pytest.mark.parametrize("tag", TAGS, ids=[str(tag["id"]) for tag in TAGS])


@every_tag
def test_every_field_is_there_and_says_something(tag: dict[str, object]) -> None:
    assert set(tag) == KEYS
    assert all(str(tag[key]).strip() == tag[key] != "" for key in KEYS - {"parent", "colour", "shape"})
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", str(tag["id"]))


def test_ids_and_names_are_unique() -> None:
    for key in ("id", "name"):
        assert [value for value, count in Counter(tag[key] for tag in TAGS).items() if count > 1] == []


def test_definitions_and_advice_are_written_for_one_tag_each() -> None:
    for key in ("definition", "use_when", "not_when", "example"):
        assert [value for value, count in Counter(tag[key] for tag in TAGS).items() if count > 1] == []


@every_tag
def test_parents_come_first_and_are_themes(tag: dict[str, object]) -> None:
    if tag["parent"]:
        parent = BY_ID[tag["parent"]]
        assert parent["parent"] == ""
        assert TAGS.index(parent) < TAGS.index(tag)


@every_tag
def test_a_child_looks_like_its_theme(tag: dict[str, object]) -> None:
    assert tag["colour"] in range(12)
    assert tag["shape"] in range(12)
    if tag["parent"]:
        theme = BY_ID[tag["parent"]]
        assert (tag["colour"], tag["shape"]) == (theme["colour"], theme["shape"])


def test_no_two_themes_look_alike() -> None:
    themes = [tag for tag in TAGS if not tag["parent"]]
    assert len({tag["colour"] for tag in themes}) == len({tag["shape"] for tag in themes}) == len(themes)


@every_tag
def test_the_example_stands_in_a_bulletin(tag: dict[str, object]) -> None:
    example = str(tag["example"])
    assert len(example) <= 40
    assert example == "".join(example.split())
    assert any(example in seed for seed in SEEDS)


@every_tag
def test_advice_names_only_tags_that_exist(tag: dict[str, object]) -> None:
    referred = re.findall(r"用“([^”]+)”", f"{tag['use_when']}{tag['not_when']}")
    names = {other["name"] for other in TAGS}
    assert set(referred) <= names - {tag["name"]}


def test_siblings_differ_in_their_initials() -> None:
    siblings: dict[object, list[str]] = defaultdict(list)
    for tag in TAGS:
        siblings[tag["parent"]].append(keys(str(tag["name"])).lead)
    assert all(len(set(initials)) == len(initials) for initials in siblings.values())


@every_tag
def test_full_initials_find_the_tag_first(tag: dict[str, object]) -> None:
    candidates = [(str(other["id"]), keys(str(other["name"]))) for other in TAGS]
    assert rank(keys(str(tag["name"])).lead, candidates)[0][0] == tag["id"]


def test_the_village_economy_is_found_with_a_gap() -> None:
    found = [tag["name"] for tag in TAGS if match("cjtjj", keys(str(tag["name"])))]
    assert found == ["村级集体经济"]
