"""Similar practices in a library: what is like a passage, what was published before, how a practice travelled."""

from tests.desk.libraries import Office

from zugong_desk.desk import corrections
from zugong_desk.desk.core import Desk
from zugong_desk.desk.similar import Comparing, comparing, share_published
from zugong_desk.desk.similar_gathering import Gathered, gather, stale
from zugong_desk.insight.similar.likeness import Kind

PRACTICE = (
    "{place}把城区划为{grids}个网格，每格配一名专职网格员，居民反映的路灯不亮、下水堵塞等问题由网格员拍照上传，平台按部门派单，"
    "办结后由居民打分，半年来共处置小事{done}件𠮷。"
)
ASKED = "把城区划为"
OTHER = "{place}在茶园里办起合作社，鲜叶按质论价，制茶师傅常年蹲点指导，春茶上市前开品鉴会，带动茶农增收😀。"


def issue(number: int, year: int, place: str, grids: int, done: str, *, other: bool = True) -> str:
    body = PRACTICE.format(place=place, grids=grids, done=done)
    return f"""云岭组工信息

第 {number} 期

中共云岭市委组织部研究室

{year} 年 5 月 6 日

{place}抓实治理𠮷

{place}委组织部

{body}

{OTHER.format(place=place) if other else ""}

报：省委组织部。
"""


def three(office: Office) -> Desk:
    return office.desk(
        issue(3, 2019, "青山县", 86, "2.3万"),
        issue(9, 2021, "白石县", 112, "3.1万", other=False),
        issue(4, 2023, "绿水县", 97, "4.5万余", other=False),
    )


def asking(desk: Desk, gathered: Gathered | None = None) -> Comparing:
    gathered = gathered or Gathered()
    gather(desk, gathered)
    return comparing(desk, gathered)


def ids(desk: Desk) -> list[str]:
    return [row.id for row in desk.library.issues()]


def asked(desk: Desk, id: str) -> tuple[str, int]:
    text = desk.load(id).text
    start = text.index("把城区划为")
    return text[start : text.index("𠮷。", start) + 2], start


def test_the_same_practice_is_found_with_place_date_and_figures(office: Office) -> None:
    desk = three(office)
    oldest, middle, newest = ids(desk)
    text, start = asked(desk, newest)
    found = asking(desk).similar_to(text, newest, start)
    assert {one.where.bulletin for one in found} == {oldest, middle}
    one = next(one for one in found if one.where.bulletin == oldest)
    assert (one.where.issue, one.where.date, one.where.unit) == ("2019-3", "2019-05-06", "青山县委组织部")
    assert one.where.place == "青山县"
    assert one.likeness == "几乎原文"
    assert [(pair.here.text, pair.there.text) for pair in one.figures] == [("97个", "86个"), ("4.5万余件", "2.3万件")]
    there = desk.load(oldest).text[one.passage.start : one.passage.end]
    assert there == one.passage.text
    assert "".join(one.here[run.start : run.end] for run in one.aligned) == one.here
    assert "".join(there[run.start_ : run.end_] for run in one.aligned) == there
    assert desk.load(newest).text[one.base : one.base + len(one.here)] == one.here


def test_what_was_published_before_looks_back_only(office: Office) -> None:
    desk = three(office)
    oldest, middle, newest = ids(desk)
    ask = asking(desk)
    (one,) = ask.published_before(newest)
    assert {like.where.bulletin for like in one.before} == {oldest, middle}
    (one,) = ask.published_before(middle)
    assert {like.where.bulletin for like in one.before} == {oldest}
    assert ask.published_before(oldest) == ()
    assert share_published(ask.index.passages(middle), ask.published_before(middle)) == 1.0
    assert share_published([], []) == 0.0


def test_a_journey_goes_from_county_to_county(office: Office) -> None:
    desk = three(office)
    text, start = asked(desk, ids(desk)[2])
    way = asking(desk).journey(text, ids(desk)[2], start)
    assert [stop.where.unit for stop in way] == ["青山县委组织部", "白石县委组织部", "绿水县委组织部"]
    assert [stop.where.date[:4] for stop in way] == ["2019", "2021", "2023"]
    assert way[0].stop.after is None
    assert way[0].likeness == ""
    assert all(stop.stop.after is not None and stop.likeness for stop in way[1:])


def test_nothing_alike_is_said_and_the_nearest_offered(office: Office) -> None:
    desk = three(office)
    ask = asking(desk)
    strange = "潮汐锁定的行星一面永昼一面长夜，大气把热量搬到背阳面。"
    assert ask.similar_to(strange) == ()
    assert all(one.hit.kind is Kind.RETOLD for one in ask.nearest_to(strange))
    assert [stop.where.bulletin for stop in ask.journey(strange)] == [""]


def test_only_what_changed_is_read_again(office: Office) -> None:
    desk = three(office)
    oldest, _middle, newest = ids(desk)
    gathered = Gathered()
    ask = asking(desk, gathered)
    assert stale(desk, gathered.traces).read == ()
    text, start = asked(desk, newest)
    desk.open(oldest)
    place = desk.table.text.index("把城区划为")
    corrections.type_over(desk, desk.table.span(place, place), "在2018年😀")
    desk.flush()
    assert [id for id, _ in stale(desk, gathered.traces).read] == [oldest]
    ask = asking(desk, gathered)
    found = next(one for one in ask.similar_to(text, newest, start) if one.where.bulletin == oldest)
    assert "在2018年😀" in found.passage.text
    assert desk.table.text[found.passage.start : found.passage.end] == found.passage.text


def test_an_issue_whose_import_was_undone_is_dropped(office: Office) -> None:
    desk = three(office)
    _oldest, _middle, newest = ids(desk)
    gathered = Gathered()
    asking(desk, gathered)
    desk.undo()
    ask = asking(desk, gathered)
    assert newest not in ask.index.bulletins
    desk.redo()
    assert newest in asking(desk, gathered).index.bulletins


def test_progress_is_told_and_may_stop_the_work(office: Office) -> None:
    desk = three(office)
    gathered, told = Gathered(), list[tuple[int, int]]()
    gather(desk, gathered, lambda done, total, _: told.append((done, total)))
    assert told == [(0, 3), (1, 3), (2, 3)]


def test_the_article_itself_is_no_other_telling(office: Office) -> None:
    desk = three(office)
    newest = ids(desk)[2]
    desk.open(newest)
    line = next(line for line in desk.table.lines if ASKED in line.text)
    end = desk.table.start_of(line.id) + len(line.text)
    corrections.type_over(desk, desk.table.span(end, end), "居民打分𠮷以后再由平台按部门派单办理😀。" + line.text)
    corrections.split(desk, desk.table.anchor(end))
    text, start = asked(desk, newest)
    ask = asking(desk)
    assert newest not in {one.where.bulletin for one in ask.similar_to(text, newest, start)}
    assert [stop.where.bulletin for stop in ask.journey(text, newest, start)].count(newest) == 1


def test_a_short_formula_was_not_published_before(office: Office) -> None:
    lines = "各县（市、区）委组织部，市直各单位党组（党委）："
    older = issue(3, 2019, "青山县", 86, "2.3万").replace("报：", f"{lines}\n\n报：")
    newer = issue(9, 2021, "白石县", 7, "1万").replace("把城区划为", "把𠮷区划为").replace("报：", f"{lines}\n\n报：")
    desk = office.desk(older, newer)
    before = asking(desk).published_before(ids(desk)[1])
    assert not [one for one in before if one.passage.text == lines]


def test_of_an_article_that_nobody_signed_the_issuer_is_told(office: Office) -> None:
    unsigned = issue(3, 2019, "青山县", 86, "2.3万", other=False).replace("青山县委组织部\n", "")
    desk = office.desk(unsigned, issue(4, 2023, "绿水县", 97, "4.5万余", other=False))
    text, start = asked(desk, ids(desk)[1])
    (one,) = asking(desk).similar_to(text, ids(desk)[1], start)
    assert (one.where.unit, one.where.issuer) == ("", "中共云岭市委组织部研究室")
    assert one.where.who == "中共云岭市委组织部研究室"
