"""A manuscript as a web page: it says every line, loads nothing, and prints to the pages that Word has."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image
from tests.export.browser import drawn, needs_browser, shown
from tests.export.corrected_issue import HOSTILE
from tests.export.test_docx_manuscript import every_style, publication
from tests.export.word import needs_office, set_by_office, squeezed

from zugong_desk.domain.looks import LOOKS, Style
from zugong_desk.domain.manuscript import Face, Line, Manuscript, Piece, line
from zugong_desk.export.errors import ExportError
from zugong_desk.export.web.manuscript import check, write
from zugong_desk.export.word import manuscript as docx_manuscript

GOLDEN = Path(__file__).parent / "golden"


def red_head() -> Manuscript:
    """An issue under its red head, with all that hangs about one."""
    body = "镇里从返乡青年中选出12名党员👍，编成“𠮷字服务队”，每人联系20户，按月走访、当场登记、当天交办。"
    return Manuscript(
        "江城组工信息",
        (
            line(Style.MASTHEAD, "江城组工信息"),
            line(Style.ISSUE_NO, "第 3 期"),
            line(Style.ISSUER, "江城市委组织部研究室\t2024年3月8日"),
            line(Style.RED_RULE, ""),
            line(Style.INSTRUCTION, "领导批示："),
            line(Style.INSTRUCTION, ""),
            line(Style.CONTENTS_TITLE, "本期要目"),
            Line(Style.CONTENTS_ENTRY, (Piece("办好𠮷字服务队"),), "e1", "a1"),
            Line(Style.CONTENTS_ENTRY, (Piece("没有这一篇\t7"),), "e2", "a2"),
            line(Style.PAGE_BREAK, ""),
            line(Style.COLUMN, "【基层实践】"),
            line(Style.ARTICLE_TITLE, "办好𠮷字服务队\n——青石镇的做法", "a1"),
            line(Style.BYLINE, "青石镇党委"),
            line(Style.HEADING_1, "一、选人"),
            Line(Style.BODY, (Piece("选人用心。", Face.HEI), Piece(body * 3))),
            line(Style.HEADING_2, "（一）定清单"),
            line(Style.BODY, body),
            line(Style.CREDIT, "（青石镇党委）"),
            line(Style.FOOT_RULE, ""),
            line(Style.DISTRIBUTION, "报：江城市委"),
            line(Style.DISTRIBUTION, "发：各县（市、区）委组织部"),
            line(Style.FOOT_RULE, ""),
        ),
    )


def plain(text: str) -> str:
    """Text without white space, and without the emoji, for which a computer may have no font."""
    return squeezed(text).replace("👍", "")


def body_of(manuscript: Manuscript) -> str:
    return write(manuscript).decode().partition("<body>")[2]


def test_an_issue_is_the_golden_page() -> None:
    manuscript = red_head()
    data = write(manuscript)
    check(data, manuscript)
    assert body_of(manuscript) == (GOLDEN / "red_head.html").read_text(encoding="utf-8").partition("<body>")[2]


def test_the_head_allows_this_style_sheet_and_nothing_else() -> None:
    page = write(red_head()).decode()
    (style,) = re.findall(r"<style>(.*?)</style>", page, flags=re.DOTALL)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    told = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert told.pop("style-src") == f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
    assert told == {"default-src": "'none'", "img-src": "data:", "base-uri": "'none'", "form-action": "'none'"}
    assert '<html lang="zh-CN">' in page
    assert "url(" not in style
    assert "@import" not in style
    faces = [Style.TITLE, Style.BODY, Style.HEADING_1, Style.QUIET]
    assert all(f'"{LOOKS[one].font}"' in style for one in faces)
    assert "@page { size: 210mm 297mm; margin: 37mm 26mm 35mm 28mm; }" in style


@pytest.mark.parametrize(
    "manuscript", [publication(), every_style(), Manuscript("", (), contents=True)], ids=["long", "styles", "empty"]
)
def test_what_is_written_reads_back(manuscript: Manuscript) -> None:
    check(write(manuscript), manuscript)


def test_contents_lead_to_headings() -> None:
    body = body_of(publication(2, 2))
    links = re.findall(r'<li class="contents_entry ends entry-(\d)"><a href="#(l\d+)">', body)
    assert [level for level, _ in links] == ["1", "2", "2", "1", "2", "2"]
    assert [mark for _, mark in links] == re.findall(r'<h[23] class="[^"]*" id="(l\d+)">', body)


def test_headings_make_sections_within_each_other() -> None:
    lines = (
        line(Style.TITLE, "题"),
        line(Style.HEADING_1, "一、甲"),
        line(Style.HEADING_3, "1．乙"),
        line(Style.HEADING_1, "二、丙"),
        line(Style.DISTRIBUTION, "报：丁"),
    )
    tags = re.findall(r"</?(?:h\d|section|main|header|footer)\b", body_of(Manuscript("", lines)))
    one, three = ["<section", "<h2", "</h2"], ["<section", "<h3", "</h3", "</section"]
    assert tags[:4] == ["<header", "<h1", "</h1", "</header"]
    assert tags[4:] == ["<main", *one, *three, "</section", *one, "</section", "<footer", "</footer", "</main"]


def test_pages_break_before_what_follows_a_break() -> None:
    broken = line(Style.PAGE_BREAK, "")
    body = body_of(Manuscript("", (line(Style.BODY, "甲"), broken, broken, line(Style.BODY, "乙"), broken)))
    assert re.findall(r'<p class="([^"]*)">(.)', body) == [("body", "甲"), ("body opens", "乙")]


def test_text_is_no_markup_and_what_cannot_be_held_is_left_out() -> None:
    words = f"{HOSTILE}<script>alert(1)</script>&lt;\n“"
    manuscript = Manuscript(words, (line(Style.HEADING_1, words), line(Style.ISSUER, words)), contents=True)
    data = write(manuscript)
    check(data, manuscript)
    assert b"<script" not in data
    assert "\x00" not in data.decode()
    assert "甲乙丙\t丁 &lt;b&gt;&amp;amp;&lt;/b&gt; 𠮷👍e\u0301\u202e戊" in data.decode()


def test_a_long_name_is_set_smaller() -> None:
    page = write(Manuscript("", (line(Style.MASTHEAD, "江城市组织工作情况与研究"),))).decode()
    size = re.search(r'class="masthead (size-(\d+))', page)
    assert size is not None
    assert int(size[2]) < 62
    assert f".{size[1]} {{ font-size: calc({size[2]} * var(--pt))" in page


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("选人用心", "选人用力"),
        ('class="byline', 'class="credit'),
        ("<main>", "<main><script>x</script>"),
        ("<main>", '<main><img src="x">'),
        ('href="#l11"', 'href="https://example.invalid/"'),
        ('<p class="byline', '<p onclick="x" class="byline'),
        ("</h3>", "</h4>"),
    ],
)
def test_another_page_is_refused(old: str, new: str) -> None:
    page = write(red_head()).decode()
    assert old in page
    for spoilt in (page.replace(old, new, 1), page[: page.index("报：")]):
        with pytest.raises(ExportError, match="不一致"):
            check(spoilt.encode(), red_head())


def test_contents_that_are_missing_are_noticed() -> None:
    page = write(publication(1, 1)).decode()
    with pytest.raises(ExportError, match="不一致"):
        check(re.sub(r"<nav.*?</nav>", "", page, flags=re.DOTALL).encode(), publication(1, 1))


@needs_browser
@pytest.mark.parametrize("manuscript", [publication(1, 3), red_head(), every_style()], ids=["long", "issue", "styles"])
def test_a_browser_has_nothing_to_complain_of_and_asks_nobody(manuscript: Manuscript, tmp_path: Path) -> None:
    found = shown(write(manuscript), tmp_path)
    assert (found.console, found.asked) == ([], set())
    assert set(found.sizes) == {(210, 297)}
    numbers = [f"—{number}—" for number in range(1, len(found.sheets) + 1)]
    assert [number in sheet for number, sheet in zip(numbers, found.sheets, strict=True)] == [True] * len(numbers)
    text = plain("".join(sheet.replace(number, "") for number, sheet in zip(numbers, found.sheets, strict=True)))
    wanted = [plain(one.text) for one in manuscript.lines if one.style is not Style.PAGE_BREAK]
    assert [one for one in wanted if one not in text] == []


@needs_browser
def test_what_a_page_asks_for_and_complains_of_would_be_seen(tmp_path: Path) -> None:
    page = '<!DOCTYPE html><script>console.error("哎")</script><img src="http://127.0.0.1:9/x.png">'
    found = shown(page.encode(), tmp_path)
    assert found.asked == {"http://127.0.0.1:9/x.png"}
    assert len(found.console) == 1


@needs_browser
@needs_office
def test_a_browser_prints_the_pages_that_an_office_program_sets(tmp_path: Path) -> None:
    manuscript = publication()
    printed = shown(write(manuscript), tmp_path).sheets
    office = set_by_office(docx_manuscript.write(manuscript), tmp_path)
    assert abs(len(printed) - len(office)) <= 1
    titles = [plain(one.text) for one in manuscript.lines if one.style is Style.HEADING_2]
    behind = 2
    for title in titles:
        pages = [
            next(at for at, text in enumerate(one) if at >= behind and title in plain(text))
            for one in (printed, office)
        ]
        assert abs(pages[0] - pages[1]) <= 1


@needs_browser
def test_paper_is_light_or_dark_on_screen_and_fits_a_narrow_window(tmp_path: Path) -> None:
    light, dark = (
        Image.open(drawn(write(red_head()), tmp_path, f"--blink-settings=preferredColorScheme={scheme}")).convert("L")
        for scheme in (1, 0)
    )
    assert light.getpixel((500, 60)) > 240
    assert dark.getpixel((500, 60)) < 50
    narrow = Image.open(drawn(write(red_head()), tmp_path, size=(500, 900))).convert("L")
    edge = narrow.crop((496, 0, 500, 900)).getextrema()
    assert edge[1] - edge[0] < 8
