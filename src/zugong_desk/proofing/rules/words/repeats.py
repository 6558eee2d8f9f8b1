"""Words and phrases that stand twice, a phrase with one of its characters twice, a measure word twice behind a figure.

A word of two that stands twice is sound where someone has a try at something (大家讨论讨论), where it is called or counted
(一点一点), and where one word ends and another begins with it (党组织|组织活动). The words are those of the set phrases.
"""

import re
from collections.abc import Iterator

from zugong_desk.proofing.rules.words.phrases import known_idioms, known_phrases, known_words

_WORD_TWICE = re.compile(r"([\u4e00-\u9fff]{2,8})\1")
_CHAR_TWICE = re.compile(r"([\u4e00-\u9fff])\1")
_MEASURES = "座个名户位家项件次处条支场所台辆份张枚栋幢间套批篇册株头吨亩余"
_COUNTED_TWICE = re.compile(rf"(?<=[0-9万亿余多几])([{_MEASURES}])\1")
_UNITS = (
    "亿元|万元|千元|百元|公里|公顷|公斤|平方米|立方米|平方公里|千瓦时|千瓦|万亩|亿斤|吨|人次|场次|万人|万人次|个百分点|百分点|分钟|小时"
    "|毫米|厘米"
)
_LONG_UNITS = "亿元|万元|千元|公里|公顷|公斤|平方米|立方米|人次|分钟|小时|个百分点"
_UNIT_TWICE = re.compile(rf"(?<=[0-9余多几])(?:(?P<whole>{_UNITS})(?P=whole)|(?P<last>{_LONG_UNITS})(?<=(.))\3)")
_SOUND = (
    "商量 讨论 研究 学习 了解 考虑 活动 照顾 意思 比较 总结 见识 提醒 鼓励 鉴定 热闹 锻炼 休息 收拾 打扫 整理 介绍 琢磨 合计 商议"
    " 打听 评论 评价 分析 检查 修理 修改 解释 说明 沟通 交流 体验 尝试 参观 观察 调查 指导 帮助 关心 支持 宣传 表扬 批评 教育 劝说"
    " 调解 请教 咨询 准备 安排 计划 思考 回忆 回顾 反思 反省 感受 体会 品尝 欣赏 参考 借鉴 对照 测试 试验 实践 练习 复习 温习 合作"
    " 改进 改善 调整 调节 放松 娱乐 庆祝 慰问 探望 联系 打扮 布置 装饰 清理 清洗 走动 溜达 摆弄 核实 核对 过问 督促 催促 表示 意见"
    " 算计 比划 掂量 摸索 参谋 评议 辅导 点拨 疏通 管理 收集 讲解 演示 锤炼 磨炼 历练 晾晒 谈论 议论 探讨 盘算 恭喜 谢谢 欢迎 过奖"
    " 如何 那么 这么 怎么 多少 谁家 许多 好多 非常 特别 十分 永远 老远 好久 赶快 赶紧 加油 努力 人人 处处 天天 年年 主教 干部"
    " 叮咚 哗啦 滴答 咕嘟 忽闪 碧绿 雪白 漆黑 通红 火红 火热 滚烫 冰凉 笔直 崭新 碧蓝 瓦蓝 湛蓝 金黄 鲜红 墨黑 细长 香甜 喷香 煞白"
    " 大片 大批 大把 大块 成片 成批 成群 成排"
)
_TRIED = frozenset(_SOUND.split())
"""Words that may well be said twice."""
_COUNTING = frozenset("一二三四五六七八九十百千万亿两几多很最太极好老不没有再又的地得了着越半各哪那这")
"""What begins a word that is counted or stressed (一个一个, 很多很多)."""
_UNSOUND = frozenset(
    "一二三四五六七八九十的了着地得上下里哇啦嘟咚答闪呼噜叽喳叮当哈嘿咯吱咕呵啪嗒拉加巴马达卡尼斯先不没谁有越绿黑"
)
"""Characters of noises and foreign names, and those that do not stand in a word that slips."""
_TRYING = re.compile(r"(?:要|来|去|多|好好|给|跟|帮|请|让|起|想|可以|应该|得|[“‘「])\Z")
"""What goes before something that is given a try; 每月 and 严禁 are never tried."""
_NEVER_TRIED = frozenset("每全严切确进为由以从对把将与和及已正")
_ENDS = frozenset("长员化者性团地部会口家学馆室站点园区厂场队组级力率法权费品量度感式型类界业")
_BEGINS = frozenset("党副总各分子")
_PAIR, _SHORT, _LONGEST = 2, 4, 8


def repeats(text: str) -> Iterator[tuple[int, int, str]]:
    """Code points [start, end) of what stands twice, and what it would be once; the same place may be told twice."""
    yield from _words(text)
    for found in _COUNTED_TWICE.finditer(text):
        if found[1] + text[found.end() : found.end() + 1] not in known_words():
            yield found.start(), found.end(), found[1]
    for found in _UNIT_TWICE.finditer(text):
        yield found.start(), found.end(), found["whole"] or found["last"]
    for found in _CHAR_TWICE.finditer(text):
        yield from _within(text, found.start())


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _WORD_TWICE.finditer(text):
        word, start, end = found[1], found.start(), found.end()
        if word in known_phrases() if len(word) > _PAIR else _is_slip(text, start, end, word):
            yield start, end, word


def _is_slip(text: str, start: int, end: int, word: str) -> bool:
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    if word in _TRIED or word[0] in _COUNTING or word[0] == word[1] or not _UNSOUND.isdisjoint(word):
        return False
    if before in _BEGINS or behind in _ENDS or _joined(before, word, behind):
        return False
    if behind == "，" and text[end + 1 : end + 2] in word:
        return False
    return word[0] in _NEVER_TRIED or not _TRYING.search(text[max(0, start - 2) : start])


def _joined(before: str, word: str, behind: str) -> bool:
    """Whether the word is part of a longer one with what stands beside it."""
    return bool(before and before + word in known_phrases()) or bool(behind and word + behind in known_phrases())


def _within(text: str, at: int) -> Iterator[tuple[int, int, str]]:
    """The phrase in which the character at `at` stands once too often, if there is one around it."""
    if _both(text, at):
        return
    for size in range(_LONGEST, _SHORT - 1, -1):
        for start in range(max(0, at - size + 1), min(at, len(text) - size - 1) + 1):
            end = start + size + 1
            said = text[start : at + 1] + text[at + 2 : end]
            if said in known_phrases() and start < at and _is_whole(text, at, end, said):
                yield start, end, said
                return


def _both(text: str, at: int) -> bool:
    """Whether the characters beside stand twice as well (扎扎实实)."""
    return text[max(0, at - 2) : max(0, at - 1)] == text[max(0, at - 1) : at] != "" or (
        text[at + 2 : at + 3] == text[at + 3 : at + 4] != ""
    )


def _is_whole(text: str, at: int, end: int, said: str) -> bool:
    """Whether both belong to the phrase: within it unless an office follows, at its end only of an idiom."""
    if at + 2 < end:
        begins = text[at + 1 : at + 3] in known_words() or text[at + 1 : at + 4] in known_phrases()
        ends = text[at - 1 : at + 1] in known_words() or text[at - 2 : at + 1] in known_phrases()
        return text[at + 2] not in "长务" and text[at] != "要" and not (begins and ends)
    return said in known_idioms() and text[at] not in "地的" and text[at + 1 : at + 3] not in known_words()
