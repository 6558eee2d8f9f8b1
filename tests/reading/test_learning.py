"""Learning: what editors correct is read so next time, in that house and nowhere else."""

from dataclasses import replace

import pytest

from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.profile import Profile
from zugong_desk.domain.source import Source
from zugong_desk.reading.features import features_of
from zugong_desk.reading.layout import layout_of
from zugong_desk.reading.learning import FLOOR, learn
from zugong_desk.reading.lines import lines_of
from zugong_desk.reading.parser import parse
from zugong_desk.reading.traits import house_of, traits_of

EMPTY = Profile()
HEAD = "岭下组工信息\n第3期\n中共岭下县委组织部\n2023年3月2日\n\n"


def source(text: str) -> Source:
    return Source("learn.txt", "0" * 64, "utf-8", text)


def issue(title: str, unit: str, head: str = HEAD) -> Source:
    """An issue whose bylines stand behind a mark that no parser knows."""
    body = "去年以来，县里把会开到院坝里，群众有话当面说、有事当场办，办结率达到九成以上。"
    return source(f"{head}{title}\n\n☞{unit}来稿\n\n{body}𠮷家院🧧的e\u0301老人也来了。\n\n{body}\n")


FIRST = issue("把会开到院坝里去", "枣坪")
NEXT = issue("把桥修到家门口来", "石岭")


def kinds(read: Source, profile: Profile = EMPTY) -> list[Kind]:
    return [block.kind for block in parse(read, profile).blocks]


def with_bylines(read: Source) -> list[Block]:
    """The issue with each block decided as a reader would."""
    out = []
    for block in parse(read).blocks:
        short = len(block.text) < 20 and block.kind is not Kind.MASTHEAD
        kind = Kind.BYLINE if "☞" in block.text else Kind.ARTICLE_TITLE if short else block.kind
        out.append(block.with_label(Label(kind)))
    return out


def at_mark(read: Source, profile: Profile = EMPTY) -> Kind:
    return next(block.kind for block in parse(read, profile).blocks if "☞" in block.text)


TAUGHT = learn(EMPTY, FIRST, with_bylines(FIRST))


def test_what_was_corrected_is_read_so_in_the_next_issue() -> None:
    assert at_mark(FIRST) is not Kind.BYLINE
    assert at_mark(FIRST, TAUGHT) is Kind.BYLINE
    assert at_mark(NEXT) is not Kind.BYLINE
    assert at_mark(NEXT, TAUGHT) is Kind.BYLINE


def test_an_issue_of_another_house_is_read_as_before() -> None:
    other = issue("把桥修到家门口来", "石岭", HEAD.replace("岭下", "沙河"))
    assert parse(other, TAUGHT) == parse(other)


def test_the_same_bulletin_in_another_setting_is_read_as_before() -> None:
    line = "去年以来县里把会开到院坝里群众有话当面说有事当场办结率达\n"
    other = source(NEXT.text[: NEXT.text.index("去年")] + line * 9 + "到九成。\n")
    assert parse(other, TAUGHT) == parse(other)


def test_a_right_issue_teaches_little_and_changes_nothing() -> None:
    blocks = [block.with_label(Label(block.kind, block.level)) for block in parse(NEXT).blocks]
    assert kinds(NEXT, learn(EMPTY, NEXT, blocks)) == kinds(NEXT)


def test_doubtful_blocks_that_nobody_confirmed_teach_nothing() -> None:
    doubtful = [block.with_label(replace(block.label, confidence=0.4)) for block in with_bylines(FIRST)]
    assert learn(EMPTY, FIRST, doubtful).empty
    assert at_mark(NEXT, learn(EMPTY, FIRST, doubtful, doubt=True)) is Kind.BYLINE


def test_nothing_to_read_teaches_nothing() -> None:
    assert learn(TAUGHT, source(""), []) == TAUGHT
    assert learn(TAUGHT, source("\n \n"), []) == TAUGHT


def test_learning_again_keeps_what_was_learnt() -> None:
    again = learn(TAUGHT, NEXT, with_bylines(NEXT))
    assert at_mark(FIRST, again) is Kind.BYLINE
    assert at_mark(NEXT, again) is Kind.BYLINE


def test_the_table_is_small_and_says_whose_it_is() -> None:
    rows = {**TAUGHT.lines, **TAUGHT.joints}
    assert 0 < len(rows) < 40
    assert all(name.startswith("《岭下组工信息》不折行：") for name in rows)
    assert all(abs(by) >= FLOOR for row in rows.values() for by in row.values())


def test_a_running_head_that_an_editor_took_out_is_out_next_time() -> None:
    text = NEXT.text + "\n本刊网上同步刊出\n\n末了再说一句，桥修好了大家都高兴。\n"
    blocks = [
        block.with_label(Label(Kind.NOISE if block.text == "本刊网上同步刊出" else block.kind, block.level))
        for block in parse(source(text)).blocks
    ]
    taught = learn(EMPTY, source(text), blocks)
    assert taught.aside == {"本刊网上同步刊出": Kind.NOISE}
    assert next(b.kind for b in parse(source(text), taught).blocks if b.text == "本刊网上同步刊出") is Kind.NOISE
    back = [
        block.with_label(Label(Kind.PARAGRAPH if block.aside else block.kind))
        for block in parse(source(text), taught).blocks
    ]
    assert learn(taught, source(text), back).aside == {}


def test_words_that_are_text_here_and_furniture_there_teach_nothing() -> None:
    text = NEXT.text + "\n岭下组工信息\n\n末了再说一句，桥修好了大家都高兴。\n"
    blocks = [block.with_label(Label(block.kind, block.level)) for block in parse(source(text)).blocks]
    last = max(at for at, block in enumerate(blocks) if block.text == "岭下组工信息")
    blocks[last] = blocks[last].with_label(Label(Kind.NOISE))
    taught = learn(Profile(aside={"岭下组工信息": Kind.NOISE}), source(text), blocks)
    assert (dict(taught.aside), taught.kept) == ({}, frozenset())


@pytest.mark.parametrize(
    ("text", "house"),
    [
        (FIRST.text, "《岭下组工信息》不折行："),
        (HEAD.replace("岭下", " 岭 下 ") + "正文一行。\n", "《岭下组工信息》不折行："),
        ("夜访\n第3期\n正文一行。\n", "《夜访》不折行："),
        ("从前有座桥，年久失修。\n后来修好了。\n", "无刊名，行宽0、空行0、边距0、缩进0："),
    ],
)
def test_a_house_is_a_name_and_a_setting(text: str, house: str) -> None:
    features = features_of(lines_of(source(text)))
    layout = layout_of(features)
    assert house_of(features, layout) == house
    assert all(trait.startswith(house) for line in traits_of(features, layout) for trait in (*line.line, *line.joint))
