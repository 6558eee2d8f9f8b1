"""The shape of an organisation's name: what a byline or a credit looks like, whatever the place."""

import re

ENDINGS = (
    "委员会|党组|党委|党工委|工委|党支部|支部|总支|市委|县委|区委|省委|州委|旗委|镇委|乡委|街道|党群工作部|组织部|宣传部|统战部|工作部|"
    "办公室|研究室|政研室|研究院|研究所|局|厅|部|处|科|院|所|站|中心|学校|党校|学院|大学|集团|公司|银行|协会|学会|商会|"
    "联合会|工商联|总工会|工会|妇联|团委|文联|科协|侨联|残联|政府|人大|政协|法院|检察院|管委会|开发区|园区|高新区|经开区|"
    "社区|村|镇|乡|组|室|报社|电视台|融媒体中心|医院|联盟|小组|专班|编辑部"
)
_NAME = re.compile(rf"(?:中国共产党|中共)?[\w·、“”《》\s]{{1,40}}?(?:{ENDINGS})(?:[、\s]+[\w·]{{2,24}})*$")
_NOT_A_NAME = re.compile(
    r"[。！？；：，,;:!?…△●◆▲◇★]|\d{3,}|^[一二三四五六七八九十]+[、是要]|^第[一二三四五六七八九十]"
)
_PREFIX = re.compile(r"^(?:供稿|撰稿|来稿|报送|作者|单位|供稿单位|报送单位)\s*[:：]\s*")
_SOURCE = re.compile(r"^(?:来源|摘自|转自|选自|原载|据)\s*[:：《]?")

BRACKETS = {"（": "）", "(": ")", "【": "】", "[": "]", "〔": "〕"}


def looks_like_organisation(text: str) -> bool:
    """Whether a text of its own is shaped like the name of a unit (or several, side by side)."""
    text = text.strip()
    return 3 <= len(text) <= 48 and not _NOT_A_NAME.search(text) and bool(_NAME.fullmatch(text))


def bare(text: str) -> str:
    """The name as printed, without brackets around it, dashes before it or a word such as 供稿."""
    text = text.strip(" \t\u3000—－-·•●")
    while len(text) > 2 and BRACKETS.get(text[0]) == text[-1]:
        text = text[1:-1].strip()
    return _PREFIX.sub("", text).strip()


def names_a_source(text: str) -> bool:
    """Whether a credit names where a text was taken from rather than who wrote it."""
    return bool(_SOURCE.match(bare(text)))
