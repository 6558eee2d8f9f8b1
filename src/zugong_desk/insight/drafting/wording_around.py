"""Around a word of recognition: how much of its clause belongs to the wording, and who stands there."""

import csv
import re
from dataclasses import dataclass
from functools import cache

from zugong_desk.domain.rank import Rank
from zugong_desk.insight.drafting.levels import is_media
from zugong_desk.insight.drafting.signs import Sign
from zugong_desk.places import resource


@dataclass(frozen=True, slots=True)
class Wording:
    """A recognition at code points [start, end) of a line; `by` gave it as far as it says who, `scope` tells the level."""

    start: int
    end: int
    by: str
    scope: str
    sure: float
    why: str


@dataclass(frozen=True, slots=True)
class Around:
    """A word of the table with as much of its clause as a wording can take."""

    text: str
    sign: Sign
    first: int
    last: int
    following: int
    own: Rank
    issuer: str

    @property
    def before(self) -> str:
        return self.text[self.first : self.sign.start]

    def found(self, start: int, end: int, by: str, scope: str, sure: float) -> Wording:
        return Wording(start, end, by, scope, sure, f"“{self.sign.word}”：{self.sign.why}")


GUESS = 0.4
"""How sure a recognition is that an editor may want to see and nobody should take as it stands."""
CIRCLE = re.compile(r"集团|总公司|总部|学校|校党委|全(?:校|院|公司|局|厅|行|系统|行业|军|路局)")
"""Higher units and wider circles that have no level in the order of government."""
QUOTES = " 的*“”《》"
"""What stands around what was got and is no part of it."""
SPEECH = re.compile(r"在(?P<giver>[^，。；]{2,32}?(?:会|会议|大会|论坛|班|座谈)[上中]?)[^，。；会]{0,6}$")
"""A meeting at whose end a verb of talking stands."""
ROUTINE = re.compile(r"滚动|循环|每[天日周月季]")
"""What goes on all the time is no honour."""
OF_ANYBODY = re.compile(
    r"对[^，。；]{0,16}?(?:的|[较最更]好|优秀|突出|先进|靠前)[^，。；]{0,8}?(?:单位|个人|干部|支部|乡镇|同志|集体|党员|村|人员)"
)
"""Whom a rule of praise is for: whoever does well."""
REACH = 60
"""Code points of a clause that are looked at before and behind a word."""
_ORGAN_END = re.compile(r"(?:[部委厅局会社院署办]|政府|中心)$")
_MORE = re.compile(
    r"(?:和|并|、|予以|及)?(?:充分|高度)?(?:肯定|推广|推介|刊发|点赞|批示|表扬|好评|交流)|《[^》]{1,40}》"
)
_CUT = re.compile(
    r"[（(](?!.{0,40}[”》])|(?<![（(].)[）)](?![“”])|等(?:\d+|多|一批)|以来|，|(?:并|且|而且)(?=[在被获入受得作向由为多还])"
)
_CONTEST = re.compile(r"[^，。；、]{2,24}?(?:考核|评比|评选|竞赛|大赛|比赛|测评|评估|考评|比武|展评|评审|评价|评议)")
_GRADE = re.compile(r"(?:全国)?(?:首批|第.{1,2}批)?(?:国家级|省级|市级)")
_MONEY = re.compile(r"资金|补助|补贴|奖励|贷款|投资|扶持|经费|荣誉|人才|专利|课题|立项|支持|项目\d|基金")


def object_end(here: Around) -> int:
    """Where what was got ends: with the clause, or before the next thing that was got in it."""
    begin, end = here.sign.end, here.last
    if begin < here.following < end:
        joint = max(here.text.rfind(mark, begin, here.following) for mark in "、和并及")
        end = joint if joint > begin + 2 else end
    cut = _CUT.search(here.text, begin, end)
    end = cut.start() if cut and cut.start() > begin + 2 else end
    while end > begin and here.text[end - 1] in " *\u3000":
        end -= 1
    return end


def passive(here: Around) -> tuple[int, str]:
    """Where the wording begins, with the 被 before its verb, and who stands between them."""
    start = here.sign.start
    at = here.text.rfind("被", here.first, start)
    if at < 0 or here.sign.word.startswith("被"):
        return start, ""
    between = here.text[at + 1 : start]
    return (start, "") if between[:1] in {"子", "褥", "单", "套"} or re.search(r"[”》]", between) else (at, between)


def and_so_on(here: Around) -> int:
    """Where a run of further verbs of the same sense ends: 批示肯定并推广."""
    more = _MORE.match(here.text, here.sign.end, here.last)
    return more.end() if more else here.sign.end


def subject_before(here: Around) -> str:
    """The end of the clause before, whose subject a clause without one goes on with."""
    end = max(0, here.first - 1)
    floor = max(0, end - REACH)
    begin = max(here.text.rfind(mark, floor, end) for mark in "，。；")
    return here.text[begin + 1 : end][:20] if begin >= 0 or not floor else ""


def clean(text: str) -> str:
    """The text without the adverbs at its beginning."""
    return re.sub(r"^[\s*，、]*(?:并|还|也|且|先后|同时|均|又|曾|再次|连续|多次|一举|成功|已|共|累计|分别)*", "", text)


def who(giver: str) -> str:
    """The giver without scope words that name nobody."""
    giver = re.sub(
        r"等(?:多家)?(?:主流)?媒体$|等$|[一两二三多\d]+次$|专[版题]$|(?:杂志)?上$|头版(?:头条)?$",
        "",
        giver.strip(" 的*"),
    )
    inner = giver.find("《")
    if inner > 0 and _ORGAN_END.search(giver[:inner]):
        giver = giver[:inner]
    return "" if re.match(r"全[国省市州区县]", giver) and not is_media(giver) else giver


def contest(here: Around) -> str:
    """The contest or examination in which something was got: 在全省…评选中."""
    found = _CONTEST.search(here.text, here.first, here.sign.start)
    return found[0] if found else ""


def graded(here: Around) -> bool:
    """Whether what was got begins with its level and is no money: 获批国家级…区."""
    thing = here.text[here.sign.end : here.last]
    return here.sign.word != "成为" and bool(_GRADE.match(thing)) and not _MONEY.search(thing)


def has_honour(text: str) -> bool:
    return any(word in text for word in _honours())


@cache
def _honours() -> tuple[str, ...]:
    with resource("practices/honours.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["word"] for row in csv.DictReader(file))
