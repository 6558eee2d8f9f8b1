"""A name that an article coins in marks and then uses without them, once with another character inside (院落会, 院坝会)."""

import re
from collections import Counter
from collections.abc import Iterator

from zugong_desk.domain.finding import Beside
from zugong_desk.proofing.comparing import one_character_off
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import ArticleView

_COINED = re.compile("“(?P<name>[\u4e00-\u9fff]{2,4}[会站队岗亭团屋坊堂院廊角圈])”")
_USED = "(?P<verb>召开|举办|开展|组织|开好|参加|设立|组建|建立|成立|建成|打造|依托|通过)(?:了|起)?(?P<name>{})(?=[0-9 \u3000，。；、])"
_LEAST = 3
"""Times that an article uses a name which it has made its own."""


def meetings(article: ArticleView) -> Iterator[Hit]:
    """The places where a coined name stands with another character inside, if that form stands once only."""
    prose = [passage for passage in article.passages if passage.prose and passage.text]
    whole = "\n".join(passage.text for passage in prose)
    if "”" not in whole:
        return
    for name in Counter(found["name"] for found in _COINED.finditer(whole)):
        if whole.count(name) < _LEAST:
            continue
        first = next(passage for passage in prose if f"“{name}”" in passage.text)
        start = first.text.index(name)
        beside = Beside(first.id, start, start + len(name), name, "本期另一处")
        pattern = re.compile(_USED.format(f"{name[0]}[\u4e00-\u9fff]{{{len(name) - 2}}}{name[-1]}"))
        for passage in prose:
            for found in pattern.finditer(passage.text):
                other = found["name"]
                if whole.count(other) == 1 and other[:2] not in _OFFICES and one_character_off(name, other):
                    told = f"同一事物两种写法：别处作“{name}”，此处作“{other}”，请核对名称"
                    yield Hit(passage.id, *found.span("name"), told, beside=(beside,), word=other)


_OFFICES = frozenset({"院务", "院长", "村务", "党务", "校务", "社务", "居务"})
