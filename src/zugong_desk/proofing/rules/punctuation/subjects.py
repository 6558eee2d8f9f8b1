"""A comma between a short counted subject and its verb (PUNCT-SUBJCOMMA)."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_VERB = "落实|开展|参与|完成|建立|实现|获评|荣获|入选|入围|成立|举办|组织|结对|下沉|认领|投身"
_COMMA = re.compile(
    rf"(?:^|[。；]|(?<=[^0-9。；]{{6}})，)[0-9][0-9.]{{0,9}} ?[余多]?万?[余多]? ?[个名家户支位][{_HAN}]{{2,12}}(?P<comma>，)(?=(?:{_VERB}))"
)


def _in_block(passage: Passage) -> Iterator[Hit]:
    if not passage.prose:
        return
    for found in _COMMA.finditer(passage.text):
        at = found.start("comma")
        yield Hit(passage.id, at, at + 1, "主语与谓语之间的逗号可以不用", suggestion="")


RULES = (
    Rule(
        id="PUNCT-SUBJCOMMA",
        name="主谓之间的逗号",
        family=Family.PUNCTUATION,
        severity=Severity.STYLE,
        fix=Fix.SUGGEST,
        clause="GB/T 15834—2011 4.4.3.2",
        why="逗号用于较长的主语之后；主语不长、其后没有停顿的，与谓语之间可以不用。",
        bad=(
            Bad("126个党支部，落实三类清单。", "126个党支部落实三类清单。"),
            Bad("工作扎实推进。3个案例，入选全市典型。", "工作扎实推进。3个案例入选全市典型。"),
            Bad("1.2万名党员，参与𠮷村志愿服务。", "1.2万名党员参与𠮷村志愿服务。"),
        ),
        good=(
            "126个党支部落实三类清单。",
            "建成12个站点，开展活动30场。",
            "126个党支部，8900名党员，分批接受培训。",
        ),
        in_block=_in_block,
    ),
)
