"""PDFs: which lines are centred, set to the right or to the left, by the room beside them and by their neighbours."""

from tests.reading.importers.pdf_files import PdfFile, advance

from zugong_desk.domain.imprint import Align
from zugong_desk.reading.importers.pdf import read

LEFT, RIGHT = 80, 480
BODY = [
    "　　清溪县委组织部把支部建在产业链上，推动党员在一",
    "线亮身份、作表率，全年培训骨干三百余人次，帮助群众",
    "解决急难愁盼问题，形成一批可复制可推广的经验做法。",
]


def aligns(*lines: tuple[str, float, float], size: float = 16) -> list[Align]:
    """How lines of text, each given with x and y, stand on a page of text that goes from LEFT to RIGHT."""
    file = PdfFile().lines(BODY, LEFT, 420).lines(BODY, LEFT, 336).lines(BODY, LEFT, 252)
    for text, x, y in lines:
        file.show(text, x, y, size=size)
    return [line.align for line in read("a.pdf", file.data()).imprint.lines][: len(lines)]


def centred(text: str, size: float = 16) -> float:
    return (LEFT + RIGHT - sum(map(advance, text)) * size) / 2


def to_the_right(text: str) -> float:
    return RIGHT - sum(map(advance, text)) * 16


def test_a_title_that_leaves_little_room_is_centred() -> None:
    title = "桃坪县“四抓四促”建强的治理队伍𠮷"
    assert centred(title, 22) - LEFT < 1.2 * 16
    assert aligns((title, centred(title, 22), 700), size=22) == [Align.CENTRE]


def test_a_long_centred_line_that_runs_over_is_centred() -> None:
    first = "中共清溪县委组织部　　　二〇二四年十一月二十六a"
    assert aligns((first, centred(first), 700), ("日", centred("日"), 672)) == [Align.CENTRE] * 2


def test_a_full_line_of_text_before_a_centred_one_is_not_centred() -> None:
    assert aligns((BODY[1], LEFT, 700), ("一个居中的小标题", centred("一个居中的小标题"), 672)) == [
        Align.LEFT,
        Align.CENTRE,
    ]


def test_a_line_set_to_the_right_that_runs_over_is_set_to_the_right() -> None:
    first, rest = "来源：清溪县高新区党群工作部　发布时间：二〇a", "二四年七月"
    places = (first, to_the_right(first), 700), (rest, to_the_right(rest), 672)
    assert aligns(*places) == [Align.RIGHT] * 2


def test_a_long_line_at_the_right_edge_that_no_paragraph_would_begin_so_is_set_to_the_right() -> None:
    source = "（摘自《清溪观察》二〇二四年第七期，𠮷）"
    assert to_the_right(source) - LEFT < 0.3 * (RIGHT - LEFT)
    assert aligns((source, to_the_right(source), 700)) == [Align.RIGHT]


def test_lines_of_a_block_that_is_set_in_are_not_set_to_the_right() -> None:
    text = "清溪县委组织部把支部建在产业链上，推动党"
    places = [(text, to_the_right(text), 700.0 - 28 * at) for at in range(3)]
    assert aligns(*places) == [Align.LEFT] * 3


def test_one_centred_line_does_not_make_its_place_the_indent_of_paragraphs() -> None:
    line = "中共清溪县委组织部办公室　二〇二四年十月六日"
    file = PdfFile().show(line, centred(line), 700).lines([one.strip() for one in BODY], LEFT, 420)
    assert read("a.pdf", file.data()).imprint.line(1).align is Align.CENTRE
