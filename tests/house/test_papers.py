"""Papers that could drift: the change log's version, the list of decisions, links between pages."""

import re
from pathlib import Path

import pytest

import zugong_desk

ROOT = Path(__file__).parents[2]
DECISIONS = ROOT / "docs" / "decisions"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_the_change_log_knows_this_version() -> None:
    words = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## [{zugong_desk.__version__}] - " in words


def test_every_decision_is_listed_with_its_title() -> None:
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| \[(\d{4})\]\(([^)]+)\)", index, re.MULTILINE))
    assert list(listed.values()) == sorted(page.name for page in DECISIONS.glob("[0-9]*.md"))
    assert all(name.startswith(f"{number}-") for number, name in listed.items())


@pytest.mark.parametrize("page", sorted(DECISIONS.glob("[0-9]*.md")), ids=lambda page: page.name[:4])
def test_a_decision_answers_all_four_points(page: Path) -> None:
    words = page.read_text(encoding="utf-8")
    points = ["**Question.**", "**Choice.**", "**Evidence.**", "**What would change our mind.**"]
    assert [words.count(point) for point in points] == [1, 1, 1, 1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in local if not (page.parent / link).exists()] == []
