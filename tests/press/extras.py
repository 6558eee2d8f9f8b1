"""Extras: what stands in and around an article's text that is no running text, made up here."""

from collections.abc import Iterator, Sequence
from random import Random

from tests.press.slab import Slab
from tests.press.style import Style

from zugong_desk.domain.kinds import Kind

_UNITS = ("桐溪镇", "柳湾乡", "白沙街道", "石桥镇", "云岭乡", "南塘街道", "古井镇", "青禾乡")
_HEADS = (("单位", "党员数", "办结事项"), ("镇（街道）", "支部数", "活动场次"), ("类别", "上年", "本年"))
_CAPTIONS = (
    "图为{unit}党员在田头商量排灌。",
    "图为{unit}干部入户走访",
    "图为{unit}村民代表现场投票。（{unit}党建办　供图）",
)
_NOTES = ("注：数据截至上月末。", "注：本表由各单位自行填报", "说明：空格表示无此项。")
_ASKS = ("各地要抓好以下几件事：", "主要有以下几类情形：", "报名者应当符合下列条件：")
_ENTRIES = (
    "村民代表会议决定的事项",
    "已经在册登记满一年的",
    "由镇里统一采购的物资",
    "经两人以上联名提出的",
    "当年新增的集体收入",
    "需要县里协调的难事",
)
_SALUTATIONS = ("同志们：", "各位同志：", "各村（社区）党组织：", "全县广大党员：", "{unit}党委：")


def in_body(style: Style, rng: Random) -> Iterator[Slab]:
    """A table, a caption or a list, to stand between two paragraphs."""
    unit = rng.choice(_UNITS)
    match rng.randrange(4):
        case 0:
            yield from _table(style, rng)
        case 1:
            yield Slab(Kind.PARAGRAPH, lines=(rng.choice(_CAPTIONS).format(unit=unit),), centred=style.centred)
        case _:
            yield from _list(rng)


def salutation(rng: Random) -> Slab:
    """What opens a letter or a speech."""
    return Slab(
        Kind.PARAGRAPH, lines=(rng.choice(_SALUTATIONS).format(unit=rng.choice(_UNITS)),), indented=rng.random() < 0.5
    )


def _table(style: Style, rng: Random) -> Iterator[Slab]:
    heads = rng.choice(_HEADS)
    yield Slab(
        Kind.PARAGRAPH, lines=(f"表{rng.randrange(1, 4)}　各地{heads[1]}和{heads[2]}情况",), centred=style.centred
    )
    rows = [
        heads,
        *((unit, str(rng.randrange(12, 900)), f"{rng.randrange(20, 999) / 10}%") for unit in rng.sample(_UNITS, 3)),
    ]
    yield from _rows(rows, piped=style.markdown, kind=Kind.PARAGRAPH)
    if rng.random() < 0.5:
        yield Slab(Kind.PARAGRAPH, lines=(rng.choice(_NOTES),), indented=True)


def _rows(rows: Sequence[tuple[str, ...]], *, piped: bool, kind: Kind) -> Iterator[Slab]:
    for at, row in enumerate(rows):
        line = f"| {' | '.join(row)} |" if piped else "　　　　".join(row)
        yield Slab(kind, lines=(line,), close=at > 0)
        if piped and not at:
            yield Slab(Kind.NOISE, lines=(f"|{' --- |' * len(row)}",), close=True)


def _list(rng: Random) -> Iterator[Slab]:
    yield Slab(Kind.PARAGRAPH, lines=(rng.choice(_ASKS),), indented=True)
    entries = rng.sample(_ENTRIES, rng.randint(3, 4))
    shape = rng.choice(("（{}）", "{}.", "（{}）"))
    for at, entry in enumerate(entries, 1):
        stop = "；" if at < len(entries) else "。"
        yield Slab(Kind.PARAGRAPH, lines=(f"{shape.format(at)}{entry}{stop}",), indented=True)


def distribution_rows(words: Sequence[str]) -> Iterator[Slab]:
    """The distribution list as the rows of a table."""
    rows = [(head + "：", rest) if rest else (head,) for head, _, rest in (one.partition("：") for one in words)]
    yield from _rows(rows, piped=True, kind=Kind.DISTRIBUTION)


def mail_head(title: str, rng: Random) -> Iterator[Slab]:
    """The lines that a mail program puts before a forwarded text."""
    lines = (
        "发件人：组织科 <zzk@example.invalid>",
        f"发送时间：2023年{rng.randrange(1, 13)}月{rng.randrange(1, 29)}日 {rng.randrange(8, 18)}:{rng.randrange(10, 60)}",
        f"收件人：{rng.choice(_UNITS)}党建办",
        f"主题：转发：{title}",
        "附件：全文.docx",
    )
    yield from (Slab(Kind.NOISE, lines=(line,)) for line in lines[: rng.randint(3, 5)])


def mail_foot() -> Slab:
    """What a mail program puts below."""
    return Slab(Kind.NOISE, lines=("本邮件由内网邮箱自动转发，请勿回复。",))


def web_above(title: str) -> Iterator[Slab]:
    """Where a page stands, as its web site says."""
    yield Slab(Kind.NOISE, lines=(f"当前位置：首页 > 电子刊物 > {title}",))


def web_below_masthead(rng: Random) -> Iterator[Slab]:
    """When a page was put up and how it can be shown."""
    yield Slab(
        Kind.NOISE,
        lines=(
            rng.choice(
                (
                    "发布时间：2024-03-05 10:20　　浏览：318次　　字体：[大 中 小]",
                    "字号：【大】【中】【小】　【打印】　【关闭】",
                    "点击数：205　发布时间：2023-11-02",
                )
            ),
        ),
    )


def web_below(rng: Random) -> Iterator[Slab]:
    """The ways out of a page."""
    lines = ("【打印本页】　【关闭窗口】", "上一篇：上期目录", "下一篇：没有了", "分享到：微信 微博")
    yield from (Slab(Kind.NOISE, lines=(line,)) for line in lines[: rng.randint(1, 4)])
