"""Columns: whole lines in the order of reading."""

from zugong_desk.reading.scan.columns import lines
from zugong_desk.reading.scan.pieces import Piece

EM = 20.0


def row(text: str, left: float, middle: float, em: float = EM) -> Piece:
    edges = tuple(left + em * at for at in range(len(text) + 1))
    return Piece(text, edges, middle, 0.0, em, (0.9,) * len(text), (0.0,) * len(text))


def words(pieces: list[Piece]) -> list[str]:
    return [one.line.text for one in lines(pieces)]


def column(sign: str, count: int, left: float, width: int, pitch: float = 32, top: float = 100) -> list[Piece]:
    return [row(f"{sign}{at}".ljust(width - 1, "字") + "，", left, top + at * pitch) for at in range(count)]


def test_lines_are_read_from_the_top_however_they_were_found() -> None:
    assert words([row("下", 100, 200), row("上", 100, 100), row("中", 100, 150)]) == ["上", "中", "下"]


def test_a_unit_and_its_date_are_one_line() -> None:
    assert words([row("八日", 600, 103), row("县委", 100, 100)]) == ["县委" + "\u3000" * 23 + "八日"]


def test_the_left_column_is_read_first() -> None:
    left, right = column("左", 6, 100, 15), column("右", 5, 430, 15)
    found = words([*right, *left])
    assert [text[:2] for text in found] == ["左0", "左1", "左2", "左3", "左4", "左5", "右0", "右1", "右2", "右3", "右4"]


def test_what_stands_across_both_columns_parts_them() -> None:
    heading = row("两栏之上的标题占满整个版心的宽度不留空", 100, 40)
    between = row("两栏之间另有一行文字横贯全页一直排到右边", 100, 350)
    first = [*column("甲", 5, 100, 15), *column("乙", 5, 430, 15)]
    second = [*column("丙", 5, 100, 15, top=420), *column("丁", 5, 430, 15, top=420)]
    found = words([*second, between, *first, heading])
    assert [text[0] for text in found] == [*"两", *"甲甲甲甲甲", *"乙乙乙乙乙", *"两", *"丙丙丙丙丙", *"丁丁丁丁丁"]


def test_a_box_beside_the_text_is_read_after_it() -> None:
    text, box = column("文", 9, 100, 16), column("框", 6, 450, 8, pitch=27, top=130)
    found = words([*box, *text])
    assert "".join(text[0] for text in found) == "文" * 9 + "框" * 6


def test_a_short_box_beside_the_text_is_read_after_it() -> None:
    found = words([*column("文", 5, 100, 12), row("领导批示：", 420, 101)])
    assert [text[0] for text in found] == [*"文文文文文", "领"]


def test_issuer_and_date_above_columns_are_one_line() -> None:
    above = [row("中共清溪县委", 100, 50), row("六月十八日", 430, 50)]
    found = words([*above, *column("左", 5, 100, 15), *column("右", 5, 430, 15)])
    assert found[0].split() == ["中共清溪县委", "六月十八日"]
    assert [text[0] for text in found[1:]] == [*"左左左左左", *"右右右右右"]


def test_pieces_of_a_curled_line_are_one_line() -> None:
    assert words([row("右边翘起的半行字", 400, 94), row("左边平放的半行字", 230, 100)]) == [
        "左边平放的半行字右边翘起的半行字"
    ]


def test_the_cells_of_a_table_stay_in_their_rows() -> None:
    cells = [
        row(text, left, 100 + 40 * number)
        for number, pair in enumerate(
            [("单位", "任务数"), ("清溪县", "12"), ("溪口镇党委", "5"), ("市直", "9"), ("𠮷县", "7")]
        )
        for text, left in zip(pair, (100, 400), strict=True)
    ]
    assert [text.split() for text in words(cells)][1] == ["清溪县", "12"]
    assert len(words(cells)) == 5


def test_two_rows_side_by_side_are_no_columns() -> None:
    pieces = [row("编辑李向阳审核王明", 100, 100), row("电话五五一二三四五六", 400, 100)]
    pieces += [row("地址清溪大道十八号", 100, 132), row("邮编二四六零零零零零", 400, 132)]
    assert len(words(pieces)) == 2


def test_a_large_sign_is_not_taken_into_a_small_line() -> None:
    assert len(words([row("报头", 100, 100, em=60), row("小字", 300, 104, em=20)])) == 2


def test_nothing_gives_nothing() -> None:
    assert lines([]) == []
