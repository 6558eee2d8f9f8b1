"""The index: what is asked is found, what changed is current, what stands everywhere says nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from zugong_desk.insight.similar.index import Index
from zugong_desk.insight.similar.likeness import Kind
from zugong_desk.insight.similar.passage import Passage
from zugong_desk.insight.similar.wording import senses

TOLD = "溪口县把城区划为86个网格，每格配一名专职网格员，居民反映的路灯不亮等问题由网格员拍照上传𠮷，平台派单办理。"
AGAIN = "溪东县把城区划为112个网格，每格配一名专职网格员，居民反映的污水外溢等问题由网格员拍照上传𠮷，平台派单办理😀。"
OTHERS = (
    "山里的茶园由合作社统一管护，鲜叶按质论价，制茶师傅常年蹲点指导，春茶上市前先开一次品鉴会。",
    "县医院派出专家到乡镇卫生院坐诊，慢性病患者在家门口就能复查，远程影像当天出报告。",
    "年轻干部到信访窗口跟班三个月，学会同群众打交道，期满由老同志写评语交组织部门。",
)


def of(bulletin: str, *texts: str) -> list[Passage]:
    """The texts as the passages of an issue."""
    out, at = [], 0
    for text in texts:
        out.append(Passage(bulletin, at, at + len(text), text))
        at += len(text) + 1
    return out


def index_of(**issues: tuple[str, ...]) -> Index:
    index = Index(senses())
    for bulletin, texts in issues.items():
        index.add(of(bulletin, *texts))
    return index


def test_a_reused_passage_is_found_and_called_so() -> None:
    index = index_of(old=(TOLD, OTHERS[0]), more=OTHERS[1:])
    (best, *_) = index.query(AGAIN)
    assert (best.passage.bulletin, best.passage.text) == ("old", TOLD)
    assert best.kind in (Kind.VERBATIM, Kind.REUSED)
    assert best.part == (0, len(AGAIN))


def test_what_is_skipped_is_not_found() -> None:
    index = index_of(old=(TOLD, OTHERS[0]), more=OTHERS[1:])
    assert not [hit for hit in index.query(AGAIN, skip=lambda one: one.bulletin == "old") if hit.share]


def test_an_empty_index_and_an_empty_text_find_nothing() -> None:
    assert Index(senses()).query(TOLD) == []
    index = index_of(old=(TOLD,))
    assert index.query("") == []
    assert index.query("，。！\n\n123") == []
    assert index.query("😀") == []


def test_an_issue_is_taken_out_and_put_back() -> None:
    index = index_of(old=(TOLD,), more=OTHERS)
    index.remove("old")
    index.remove("never there")
    assert len(index) == len(OTHERS)
    assert not [hit for hit in index.query(AGAIN) if hit.share]
    index.add(of("old", TOLD))
    assert index.query(AGAIN)[0].passage.bulletin == "old"


def test_an_update_works_on_what_differs_and_moves_the_rest() -> None:
    index = index_of(old=(OTHERS[0], TOLD), more=OTHERS[1:])
    assert (
        index.update("old", of("old", "前面加了一段新的话，说的是村里修路的经过和以后的打算。", OTHERS[0], TOLD)) == 1
    )
    assert [one.text for one in index.passages("old")][1:] == [OTHERS[0], TOLD]
    found = index.query(AGAIN)[0].passage
    assert found.start == index.passages("old")[2].start > len(OTHERS[0]) + 1
    assert index.update("old", of("old", OTHERS[0])) == 0
    assert not [hit for hit in index.query(AGAIN) if hit.share]


def test_stock_phrases_do_not_make_alike() -> None:
    stock = "坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大精神，"
    index = index_of(old=(stock + OTHERS[0], stock + OTHERS[1]), more=(OTHERS[2],))
    assert not [hit for hit in index.query(stock + TOLD) if hit.share]


def test_a_name_in_quotes_leads_to_who_else_has_it() -> None:
    named = "各乡镇党委书记领办“墩苗计划”，年底上台讲做法。"
    plain = "各乡镇党委书记领办墩苗和计划，年底上台讲做法。"
    index = index_of(a=(named,), b=(plain,), more=OTHERS)
    asked = "县里的“墩苗计划”已经三年𠮷，新来的年轻人先下村。"
    near = {hit.passage.bulletin: hit.nearness for hit in index.query(asked, strict=False)}
    assert near["a"] > near["b"]
    other = index.query(asked.replace("墩苗计划", "雁归工程"), strict=False)
    assert {hit.passage.bulletin: hit.nearness for hit in other}["b"] < near["a"]


def test_phrases_that_stand_everywhere_in_the_library_are_learnt() -> None:
    phrase = "本栏目由各县区轮流供稿文责自负欢迎来信来电"
    issues = {f"i{at}": (f"{phrase}，第{at}回说{chr(0x4E00 + 37 * at)}的事。",) for at in range(60)}
    index = index_of(old=(TOLD,), **issues)
    assert not index._printed(phrase)
    assert index._printed(TOLD)


def test_a_long_text_is_asked_piece_by_piece_and_neighbours_are_one() -> None:
    long = "".join(
        f"第{word}个乡镇党委领办项目一件，解决群众急难愁盼的{word}事。" for word in "甲乙丙丁戊己庚辛壬癸子丑寅卯"
    )
    index = index_of(old=tuple(long[at : at + 150] for at in range(0, len(long), 150)), more=OTHERS)
    index.remove("old")
    index.add([Passage("old", at, min(at + 150, len(long)), long[at : at + 150]) for at in range(0, len(long), 150)])
    (best, *_) = index.query(long)
    assert best.passage.bulletin == "old"
    assert best.passage.end - best.passage.start == len(best.passage.text) > 150


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.lists(st.sampled_from((TOLD, AGAIN, *OTHERS)), max_size=4)), max_size=8
    )
)
def test_an_index_kept_current_answers_as_one_made_anew(steps: list[tuple[str, list[str]]]) -> None:
    index, stands = Index(senses()), dict[str, list[Passage]]()
    for bulletin, texts in steps:
        stands[bulletin] = of(bulletin, *texts)
        index.update(bulletin, stands[bulletin])
    fresh = Index(senses())
    for passages in stands.values():
        fresh.add(passages)
    index._measured = 0
    assert len(index) == len(fresh)
    key = [(hit.kind, round(hit.share, 6), round(hit.nearness, 6)) for hit in fresh.query(TOLD)]
    assert [(hit.kind, round(hit.share, 6), round(hit.nearness, 6)) for hit in index.query(TOLD)] == key
