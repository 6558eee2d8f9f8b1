"""Web pages: the text a browser shows, how it is printed, and what a hostile page may not do."""

import base64
import quopri
import time
from contextlib import suppress

import pytest

from zugong_desk.domain.imprint import Align, Form, LinePrint, Part
from zugong_desk.domain.source import Source
from zugong_desk.reading import ReadingError, Wishes
from zugong_desk.reading.files import read_bytes
from zugong_desk.reading.importers.html import read


def page(body: str, head: str = "") -> Source:
    return read("页.html", f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def lines(source: Source) -> list[str]:
    return [source.line_text(number) for number in range(1, source.lines + 1)]


def prints(source: Source) -> dict[str, LinePrint]:
    return {source.line_text(number): source.imprint.line(number) for number in range(1, source.lines + 1)}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>甲</p><p>乙</p>丙<div>丁</div>", ["甲", "乙", "丙", "丁"]),
        ("甲<br>乙<br/><br>丙", ["甲", "乙", "", "丙"]),
        ("  甲 \n  乙\t丙  ", ["甲乙 丙"]),
        ("<p>organ\n  work</p>", ["organ work"]),
        ("<p>第 <b> 3 </b> 期</p>", ["第 3 期"]),
        ("<p>&emsp;&emsp;甲&nbsp;&nbsp;乙　丙</p>", ["\u2003\u2003甲\xa0\xa0乙\u3000丙"]),
        ("<p>&nbsp;</p><p></p><p> </p>", ["\xa0"]),
        ("<pre>\n 甲  乙\n\n  丙</pre>", [" 甲  乙", "", "  丙"]),
        ("<p>甲<span style='white-space:pre-wrap'>  乙</span></p>", ["甲  乙"]),
        ("<ruby>𠮷<rp>(</rp><rt>ji</rt><rp>)</rp></ruby>😀", ["𠮷😀"]),
        ("甲<script>x</script><style>y</style><noscript>n</noscript><template>t</template>乙", ["甲乙"]),
        ("甲<div hidden>x</div><p style='DISPLAY : none'>y</p><p style='display:none!important'>z</p>乙", ["甲乙"]),
        ("<div style='visibility:hidden'>公众号正文</div>", ["公众号正文"]),
        ("<!-- 注 --><p>甲<!--[if gte mso 9]>乙<![endif]--></p>", ["甲"]),
        ("<select><option>友情链接</select><p>甲</p>", ["甲"]),
        ("<p>a&lt;b&amp;c&#x1F600;&#20013;&ldquo;</p>", ["a<b&c😀中“"]),
    ],
)
def test_text_is_what_a_browser_shows(body: str, expected: list[str]) -> None:
    source = page(body)
    assert [line for line in lines(source) if line or "" in expected] == expected
    assert source.imprint.form == Form.HTML
    assert len(source.imprint.lines) == source.lines


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=3 type=a><li>甲<li value=26>乙<li>丙</ol>", ["c. 甲", "z. 乙", "aa. 丙"]),
        ("<ol type=I><li>甲<ol><li>内</ol><li>乙</ol>", ["I. 甲", "1. 内", "II. 乙"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
        ("<ol style='list-style:none'><li>（一）甲</ol><ul><li>乙</ul>", ["（一）甲", "乙"]),
        ("<ol style='list-style-type:cjk-ideographic' start=19><li>甲<li>乙</ol>", ["十九、甲", "二十、乙"]),
        ("<ol start=x><li value=999999999999999999999>甲</ol><li>散</li>", ["1000000. 甲", "散"]),
        ("<ol><li><p>甲</p><li><p>乙</p></ol>", ["1. 甲", "2. 乙"]),
    ],
)
def test_items_carry_the_numbers_that_are_drawn(lists: str, expected: list[str]) -> None:
    assert lines(page(lists)) == expected


def test_a_table_of_figures_is_read_row_by_row() -> None:
    source = page("前<table><tr><th>单位<th>数</tr><tr><td><p>甲<br>县</p><td></td><td>3 𠮷</tr></table>后")
    assert lines(source) == ["前", "单位\t数", "甲 县\t\t3 𠮷", "后"]
    found = prints(source)
    assert [print_.part for print_ in source.imprint.lines] == [Part.BODY, Part.TABLE, Part.TABLE, Part.BODY]
    assert found["单位\t数"].bold == ((0, 2), (3, 4))


def test_a_table_of_several_rows_may_say_things_in_sentences() -> None:
    row = f"<tr><td>𠮷乡<td>{'学' * 40}。</tr>"
    source = page(f"<table><tr><td>乡镇<td>做法</tr>{row * 2}</table>")
    assert lines(source) == ["乡镇\t做法", *[f"𠮷乡\t{'学' * 40}。"] * 2]


def test_a_table_that_lays_the_page_out_is_no_table() -> None:
    long = "正文" * 200
    source = page(f"<table><tr><td>栏目</td><td><p>{long}</p><p>二</p></td></tr></table>")
    assert lines(source) == ["栏目", long, "二"]
    assert {print_.part for print_ in source.imprint.lines} == {Part.BODY}
    note = "编者按：𠮷乡办起夜校，" + "学" * 30 + "。"
    beside = page(f"<table><tr><td>{note}<td><p>批示</p><p>办得好。</p></tr></table>")
    assert lines(beside) == [note, "批示", "办得好。"]
    nested = page("<table><tr><td>外<td><table><tr><td>a<td>b</tr></table></tr></table>")
    assert lines(nested) == ["外", "a\tb"]


def test_headings_weights_and_alignment_are_kept() -> None:
    source = page(
        "<h1 class='title big'>标题𠮷</h1><center>期号</center><p align=right>日期</p>"
        "<p style='text-align:justify;text-indent:2em;font-size:16.0pt;font-family:\"仿宋_GB2312\",serif'>"
        "😀<b>重</b>轻<span style='font-weight:700'>重</span><b style='font-weight:normal'>轻</b></p>"
        "<p style='font-size:20px'>二十</p><p><font size=5 face=黑体>大</font></p><p style='mso-outline-level:2'>级</p>"
    )
    found = prints(source)
    title = found["标题𠮷"]
    assert (title.level, title.style, title.bold, title.opens) == (1, "title", ((0, 3),), True)
    assert found["期号"].align == Align.CENTRE
    assert found["日期"].align == Align.RIGHT
    body = found["😀重轻重轻"]
    assert (body.size, body.font, body.align, body.indent) == (16, "仿宋_GB2312", Align.LEFT, 32)
    assert body.bold == ((1, 2), (3, 4))
    assert found["二十"].size == 15
    assert (found["大"].size, found["大"].font) == (18, "黑体")
    assert found["级"].level == 2
    assert found["级"].bold == ()


def test_sheets_of_the_page_count_where_they_name_one_tag_or_class() -> None:
    sheet = (
        "<style>/* p{display:none} */ .gone, p.away {display:none} P.MsoTitle{font-weight:bold;text-align:center}"
        " #n {font-size:18pt} @media print { p {display:none} } @import url(x); .a .b{display:none} .t{font:bold 15pt/2 宋体}"
        " .open{</style>"
    )
    source = page(
        "<p class=gone>x</p><p class=away>y</p><p class=MsoTitle>题</p><p id=n>大</p><p class=b>留</p><p class=t>短</p>",
        sheet,
    )
    found = prints(source)
    assert list(found) == ["题", "大", "留", "短"]
    assert (found["题"].bold, found["题"].align) == (((0, 1),), Align.CENTRE)
    assert found["大"].size == 18
    assert (found["短"].bold, found["短"].size, found["短"].font) == (((0, 1),), 15, "宋体")


def test_an_element_s_own_alignment_beats_what_its_tag_has() -> None:
    source = page(
        "<p align=center>题</p><p align=center class=r>右</p><p>文</p>",
        "<style>p{text-align:left}.r{text-align:right}</style>",
    )
    assert [print_.align for print_ in source.imprint.lines] == [Align.CENTRE, Align.RIGHT, Align.LEFT]


def test_furniture_is_kept_and_marked() -> None:
    source = page(
        "<header>站名</header><nav>首页</nav><main><header><h1>题</h1></header><footer>来源</footer></main>"
        "<aside>推荐</aside><footer>版权</footer><div role=navigation>导航</div>"
    )
    assert {text: print_.part for text, print_ in prints(source).items()} == {
        "站名": Part.HEADER,
        "首页": Part.HEADER,
        "题": Part.BODY,
        "来源": Part.BODY,
        "推荐": Part.FOOTER,
        "版权": Part.FOOTER,
        "导航": Part.HEADER,
    }


@pytest.mark.parametrize("attribute", ["title", "type"])
def test_edges_of_pages_that_a_word_processor_exports_are_marked(attribute: str) -> None:
    source = page(
        f"<div {attribute}=header><p>柳溪🎋信息</p></div><p>题</p><div title=说明><p>文</p></div>"
        f"<div {attribute}=footer><p>- 3 -</p></div>"
    )
    assert [print_.part for print_ in source.imprint.lines] == [Part.HEADER, Part.BODY, Part.BODY, Part.FOOTER]


def test_a_line_after_a_break_does_not_say_whether_it_opens() -> None:
    source = page("<p style='text-indent:2em'>甲<br>乙</p><p>丙</p>")
    assert [(print_.opens, print_.indent) for print_ in source.imprint.lines] == [
        (True, 24.0),
        (None, 0.0),
        (True, 0.0),
    ]


def test_pages_that_word_wrote() -> None:
    source = page(
        "<div class=WordSection1><p class=MsoNormal align=center style='text-align:center'><b><span lang=ZH-CN"
        " style='font-size:22.0pt;font-family:方正小标宋简体'>标题</span></b><b><span lang=EN-US><o:p></o:p></span></b></p>"
        "<p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1'><![if !supportLists]><span lang=EN-US>1.<span"
        " style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>要点</p>"
        "<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p></div>"
    )
    assert lines(source) == ["标题", "1.\xa0\xa0 要点", "\xa0"]
    title = prints(source)["标题"]
    assert (title.size, title.font, title.bold, title.align) == (22, "方正小标宋简体", ((0, 2),), Align.CENTRE)
    assert prints(source)["\xa0"].style == "MsoNormal"


TEXT = "全市组织工作会议强调，要抓实基层党建，推动各项任务落地见效。"
OLD = "全縣組織工作會議強調，要紮實推動基層黨務，讓各項任務落實見效。"


@pytest.mark.parametrize("stated", ["gb2312", "GBK", "utf-8", "big5", "iso-8859-1", "nonsense", ""])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_bytes_decide_where_the_stated_encoding_is_wrong(stated: str, codec: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={stated}">' if stated else ""
    script = "<script>" + "var a=1;" * 20000 + "</script>"
    source = read("页.html", f"<html><head>{meta}{script}</head><body><p>{TEXT}</p></body></html>".encode(codec))
    assert lines(source) == [TEXT]
    assert not source.notes


@pytest.mark.parametrize("stated", ["big5", "gb2312", ""])
def test_big5_is_told_from_gb(stated: str) -> None:
    meta = f"<meta charset='{stated}'>" if stated else ""
    source = read("页.html", f"<html><head>{meta}</head><body><p>{OLD}</p></body></html>".encode("big5"))
    assert (source.encoding, lines(source)) == ("big5", [OLD])


def test_a_short_page_is_read_as_it_says() -> None:
    assert lines(read("页.html", "<html><meta charset=gbk><body>期</body>".encode("gbk"))) == ["期"]


def test_the_encoding_wished_for_wins_and_damage_is_told() -> None:
    source = read("页.html", f"<html><body>{TEXT}".encode(), Wishes(encoding="gbk"))
    assert source.encoding == "gb18030"
    assert TEXT not in source.text
    broken = read("页.html", f"<html><body>{OLD}".encode("big5") + b"\xff\xff", Wishes(encoding="big5"))
    assert broken.text.startswith(OLD)
    assert [note.code for note in broken.notes] == ["undecodable"]
    with pytest.raises(ReadingError, match="编码"):
        read("页.html", b"<p>a", Wishes(encoding="rot13"))


MHT = """From: <Saved by Browser>
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----=_b"

------=_b
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
------=_b
Content-Type: text/html; charset="{charset}"
Content-Transfer-Encoding: {transfer}

{content}
------=_b--
"""


@pytest.mark.parametrize(("charset", "codec"), [("gb2312", "gbk"), ("utf-8", "utf-8"), ("gb2312", "utf-8")])
@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
def test_an_archive_is_unpacked(charset: str, codec: str, transfer: str) -> None:
    inner = f"<html><body><p>{TEXT}</p></body></html>".encode(codec)
    packed = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}.get(transfer, bytes)(inner)
    head, tail = MHT.format(charset=charset, transfer=transfer, content="@").encode().split(b"@")
    source = read_bytes("页.mht", head + packed + tail)
    assert lines(source) == [TEXT]


def test_an_archive_without_a_page_is_refused() -> None:
    with pytest.raises(ReadingError, match="没有网页正文"):
        read("空.mht", b"MIME-Version: 1.0\nContent-Type: text/plain\n\nabc")
    with pytest.raises(ReadingError, match="没有网页正文"):
        read("深.mht", b"MIME-Version: 1.0\n" + b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n' * 5000)


def test_xhtml_is_read_and_its_closed_tags_hold_nothing() -> None:
    source = read(
        "页.xhtml",
        '<?xml version="1.0" encoding="gb2312"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://invalid/x.dtd">'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a.js"/></head>'
        "<body><p><a name='x'/>甲&mdash;&nbsp;乙𠮷</p></body></html>".encode("gb18030"),
    )
    assert lines(source) == ["甲—\xa0乙𠮷"]


def test_a_page_with_entities_of_its_own_is_refused() -> None:
    data = b'<!DOCTYPE html [ <!ENTITY a "b"> <!ENTITY c SYSTEM "file:///etc/passwd"> ]><html><body>&c;</body></html>'
    with pytest.raises(ReadingError, match="实体") as error:
        read_bytes("x.html", data)
    assert str(error.value).endswith("。")


def test_wrappers_nested_too_deep_are_taken_off() -> None:
    source = page("<p>前</p>" + "<font size=2>" * 2000 + "<p>里</p>" + "</font>" * 2000 + "<p>后</p>")
    assert lines(source) == ["前", "里", "后"]
    assert [note.code for note in source.notes] == ["flattened"]
    with pytest.raises(ReadingError, match="太深"):
        page("<blockquote>" * 2000 + "里")


def test_nothing_is_fetched_and_pictures_are_counted() -> None:
    source = page(
        "<p>甲<img src='file:///etc/passwd' alt='图'></p><iframe src='http://invalid/'>框</iframe><img src=b>"
    )
    assert lines(source) == ["甲"]
    assert [note.message for note in source.notes if "2 张" in note.message]


@pytest.mark.parametrize(
    "data",
    [
        b"<html>" + b"<script>" * 50000,
        b"<html><style>" + b"@media{" * 50000,
        b"<html><style>" + b"/*" * 50000,
        b"<html><style>" + b"a" * 300000,
        b"<html>" + b"<!--" * 50000,
        b"<html><p style='font:" + b"1" * 100000 + b"'>",
        b"<!doctype html [" + b"<" * 100000,
        b"<html><body>" + b"<ol><li>" * 100,
        b"<html><body>" + b"<table><tr><td>" * 80,
        b"<html><body>" + b"\xff\xfe" * 10000,
        b"<" * 100000,
    ],
)
def test_hostile_pages_end_soon(data: bytes) -> None:
    began = time.monotonic()
    with suppress(ReadingError):
        read("x.html", data)
    assert time.monotonic() - began < 5


def test_a_page_that_shows_nothing_is_refused() -> None:
    with pytest.raises(ReadingError, match="空白"):
        read_bytes("框.html", b"<html><frameset><frame src=a.htm></frameset></html>")


@pytest.mark.bench
def test_speed() -> None:
    body = f"<div class=c><p style='text-indent:2em'>{TEXT}<b>{TEXT}</b></p></div>" * 130
    began = time.monotonic()
    for _ in range(20):
        page(body)
    print(f"{20 / (time.monotonic() - began):.0f} pages a second")
