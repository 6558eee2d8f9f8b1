"""What a recogniser left in the text: English words between characters, and characters of another's shape."""

import re
from collections import Counter
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import IssueView, Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_WORD = re.compile(
    r"(?<=[\u4e00-\u9fff])[ \u3000]{0,2}(and|or|of|the|with|for|from|by|in|on|at|to|is|are)[ \u3000]{0,2}(?=[\u4e00-\u9fff])",
    re.IGNORECASE,
)
_MEANING = {"and": ("和", ("与", "及", "、")), "or": ("或", ("或者",)), "of": ("的", ()), "the": ("", ())}

_LOOK_ALIKE = (
    "己已巳 末未 入人八 曰日 合台 千干于 土士 天夭 大太犬 戊戌戍 白自 目日 午牛 刀力 几儿 乌鸟 兔免 侯候 拔拨 栗粟 治冶 洒酒 "
    "徒徙 暧暖 荼茶 贷货 崇祟 密蜜 晴睛 遣遗 延廷 壁璧 券卷 辨辩瓣 博搏 梁粱 杨扬 折拆 玫致 输榆 抱拘 准淮 住往 科料 间问 "
    "名各 令今 元无 王玉 主生 由田甲申 木本术 个介 上土 工王 心必 代伐 防仿 待侍 何向 决块 快块 讲进 这过 位住 供洪 提堤"
)
"""Characters that a recogniser takes for each other."""
OFTEN = 5
"""Times that a pair of characters stands in an issue to be known there."""


def _english(passage: Passage) -> Iterator[Hit]:
    if not passage.prose:
        return
    for found in _WORD.finditer(passage.text):
        word = found[1].lower()
        right, others = _MEANING.get(word, (None, ()))
        message = f"汉字之间残留英文“{found[1]}”"
        yield Hit(passage.id, found.start(), found.end(), message, right, alternatives=others, word=found[1])


def _misread(view: IssueView) -> Iterator[Hit]:
    """Pairs of characters that occur once, where the same pair with a look-alike occurs often."""
    alike = _alike()
    pairs: Counter[str] = Counter()
    for passage in view.passages:
        text = passage.text
        pairs.update(text[at : at + 2] for at in range(len(text) - 1))
    for passage in view.passages if any(count >= OFTEN for count in pairs.values()) else ():
        if passage.prose:
            yield from _misread_in(passage, pairs, alike)


def _misread_in(passage: Passage, pairs: Counter[str], alike: dict[str, str]) -> Iterator[Hit]:
    text = passage.text
    for at, char in enumerate(text):
        for other in alike.get(char, ""):
            left, right = text[max(0, at - 1) : at], text[at + 1 : at + 2]
            known = (left and pairs[left + char] == 1 and pairs[left + other] >= OFTEN) or (
                right and pairs[char + right] == 1 and pairs[other + right] >= OFTEN
            )
            rare = pairs[left + char] <= 1 and pairs[char + right] <= 1
            if known and rare:
                yield Hit(passage.id, at, at + 1, f"“{char}”疑为“{other}”的误识：本期别处都作“{other}”", other)
                break


def _alike() -> dict[str, str]:
    out: dict[str, str] = {}
    for group in _LOOK_ALIKE.split():
        for char in group:
            out[char] = out.get(char, "") + group.replace(char, "")
    return out


_PLATFORM = "县里建设服务平台，乡镇共用平台，村里接入平台，部门依托平台派单，群众通过平台评价。"

RULES = (
    Rule(
        id="OCR-ASCII",
        name="残留英文",
        family=Family.LAYOUT,
        severity=Severity.ERROR,
        fix=Fix.SUGGEST,
        clause="《国家通用语言文字法》",
        why="夹在汉字中间的英文虚词多是识别或翻译时留下的，汉语文句里应当用汉语的词。",
        in_block=_english,
        bad=(
            Bad("街道协调业委会 and 居委会共同议事。", "街道协调业委会和居委会共同议事。"),
            Bad("党员or群众均可报名。", "党员或群众均可报名。", at="or"),
            Bad("𠮷水镇落实包联 of 责任。", "𠮷水镇落实包联的责任。"),
            Bad("由支部 with 企业共建。"),
        ),
        good=(
            "全县GDP增长6%，扶持3个IP，开发App。",
            "会议提出实施“AI+制造”“Made in China”等行动。",
            "采用to B模式，参照Rule of Law一书译名。",
            "申报世界500强（Fortune）企业。",
        ),
    ),
    Rule(
        id="OCR-SHAPE",
        name="形近误识",
        family=Family.LAYOUT,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="编校惯例：与本期用字核对",
        why="扫描识别常把形近的字认错；这里只凭本期别处的用法推断，请对照原件。",
        in_issue=_misread,
        on=False,
        bad=(
            Bad(_PLATFORM + "各站点在平合登记。", _PLATFORM + "各站点在平台登记。"),
            Bad(
                "未来社区、未来乡村、未来工厂、未来学校、未来医院，末来可期。",
                "未来社区、未来乡村、未来工厂、未来学校、未来医院，未来可期。",
            ),
            Bad(
                "𠮷水：干部下沉，干部包村，干部联户，干部驻企，干部入网，千部到岗。",
                "𠮷水：干部下沉，干部包村，干部联户，干部驻企，干部入网，干部到岗。",
            ),
        ),
        good=(
            _PLATFORM,
            "农副产品平价直供，合作社自办平台。",
            _PLATFORM + "平合镇先行先试，平合镇党委抓总。",
        ),
    ),
)
