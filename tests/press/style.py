"""Style: one bulletin's layout as plain values, and a random choice among the layouts that real prints and conversions have."""

from dataclasses import dataclass
from random import Random

from tests.press.house import USUAL, House, random_house
from tests.press.numbers import SCHEMES, Scheme


@dataclass(frozen=True, slots=True)
class Style:
    """Everything that decides how a content is set. The plain values set every block on its own line, as it is."""

    seed: int = 0

    # lines
    width: int | None = None
    """Columns at which lines are wrapped (a Chinese character takes two); None for a block a line."""
    gap: str = "between"
    """Blank lines: after "every" printed line, "between" blocks, or "none"."""
    air: int = 0
    """Further blank lines before a title and a column."""
    indent: str = ""
    """What stands before the first line of running text."""
    uneven: int = 0
    """Columns by which wrapped lines may be shorter than the width, as a poor scan leaves them."""
    margin: str = ""
    """What stands before every line."""
    centred: bool = False
    right: bool = False
    """Whether bylines and credits on their own lines stand to the right."""
    ragged: int = 0
    """One in so many gaps between blocks has a further blank line; 0 for none."""
    trailing: str = ""
    line_end: str = "\n"

    # pages
    page: int | None = None
    """Printed lines on a page; None for no pages."""
    footer: str | None = None
    """The page number's shape, with {n} and {m} for the page and how many there are."""
    running: str | None = None
    """The running head's shape, with {title} and {issue}."""
    form_feed: bool = False
    footer_air: int = 1
    outer: bool = False
    """Whether odd pages are numbered to the right."""

    # marks of a conversion
    markdown: bool = False
    rules: bool = False
    """Whether a rule stands between articles."""
    bold: float = 0.0
    """The share of heads in running text whose bold survived."""
    bold_stop: bool = True
    """Whether the head's full stop is bold too."""
    heading_mark: str = ""
    """What marks a heading on a line of its own: "", "#" (by level) or "**"."""
    one_hash: int = 0
    """How many # a conversion puts before every heading, whatever its level; 0 for one more each level."""
    quote_notes: bool = False
    note: str = "编者按："
    """How an editor's note begins."""
    bullet: str = ""
    """What a conversion put before lines that stood centred or to the right (bylines)."""

    # titles
    title_mark: str = ""
    lead_titles: bool = False
    """Whether a title opens its first paragraph's line."""
    title_lines: str = "keep"
    """"keep" the printed lines, "join" them, or "split" what is long."""
    byline: str = "own"
    """"own" line, "bracketed" line, behind the "title", closing "credit", or credit on a "line" of its own."""
    credit_gap: str = ""
    """What stands between a paragraph and the credit that closes it."""

    # headings
    scheme: Scheme | None = None
    own_levels: int | None = None
    """Headings down to this level stand on their own lines, deeper ones open a paragraph; None as they are."""
    heading_stop: bool = False

    # front
    masthead: str = "four"
    numbers: str = "plain"
    """How issue and date are written: "plain", "spaced" or "chinese"."""
    total: bool = False
    stamp: bool = False
    toc: str | None = None
    """How an entry of the contents list ends: "plain", "leaders", "dots", "page", "brackets"; None for no list."""
    toc_word: str = "目　　录"
    toc_mark: str = ""
    column: str = "【{}】"

    # slips
    slips: float = 0.0
    """The share of paragraphs with one slip of a scanner or a typist."""
    spaced_digits: bool = False

    house: House = USUAL

    @property
    def tells_paragraphs(self) -> bool:
        """Whether the layout alone tells where a paragraph ends, even one without its full stop."""
        return bool(self.indent) or (self.page is None and (self.width is None or self.gap == "between"))

    def hashes(self, level: int) -> str:
        """What a conversion puts before a heading of that level; some know only one."""
        return f"{'#' * (self.one_hash or level)} "


PLAIN = Style()

_FOOTERS = ("— {n} —", "- {n} -", "－{n}－", "—{n}—", "{n}", "第{n}页", "第 {n} 页 共 {m} 页", "·{n}·", "{n} / {m}")
_RUNNINGS = (
    "{title}　　　　　　　　{issue}",
    "{title}",
    "{issue}　　　　　　　　　　{title}",
    "{title}  {issue}",
    "{title}　{issue}　　　　　　　　　　· {n} ·",
)
_TITLE_MARKS = ("△", "●", "◆", "▲", "◇", "■", "★", "○")
_TOC_WORDS = ("目　　录", "目录", "本期导读", "本期要目", "目 录", "本期目录", "要　目", "导　读")
_COLUMNS = (
    *("【{}】", "【{}】", "【{}】", "{}", "{}", "※ {} ※", "★ {}", "☆{}", "［{}］", "◆ {} ◆"),
    *("〖{}〗", "═══ {} ═══", "▌{}", "◎{}◎", "▶ {}", "[{}]", "—— {} ——", "· {} ·", "■ {}", "▍{}", "*** {} ***"),
)
_NOTES = (
    *("编者按：", "编者按：", "编者按：", "【编者按】", "编者按　", "编 者 按：", "〔编者按〕"),
    *("【按语】", "[编者按]", "编者的话：", "编者按语："),
)
_BULLETS = ("□ ", "■ ", "▶", "◎ ", "□")
MASTHEADS = ("four", "three", "two", "one", "year", "ordinal", "issuer first", "late issue")


def random_style(rng: Random) -> Style:
    """A layout of one of the five ways in which bulletins come, everything else drawn; the same for the same state."""
    family = rng.choice((_text_layer, _text_layer, _scan, _scan, _word, _web, _typeset))
    return family(rng)


def _drawn(rng: Random, **fixed: object) -> Style:
    """What any family may have, with what a family fixes."""
    lead = rng.random() < 0.3
    mark = rng.choice(_TITLE_MARKS) if lead or rng.random() < 0.3 else ""
    column = rng.choice([one for one in _COLUMNS if not mark or mark not in one])
    values: dict[str, object] = {
        "seed": rng.randrange(1 << 30),
        "title_mark": mark,
        "lead_titles": lead,
        "title_lines": rng.choice(("keep", "keep", "join", "split")),
        "byline": rng.choice(("own", "own", "bracketed", "title", "credit", "line")),
        "credit_gap": rng.choice(("", "", "　　", "  ")),
        "right": rng.random() < 0.12,
        "ragged": rng.choice((0, 0, 0, 3, 5)),
        "trailing": rng.choice(("", "", "", "", "", " ", "  ", "　")),
        "line_end": rng.choice(("\n", "\n", "\n", "\r\n")),
        "scheme": rng.choice((None, *SCHEMES)),
        "own_levels": rng.choice((None, None, 0, 1, 1, 2, 4)),
        "heading_stop": rng.random() < 0.08,
        "masthead": rng.choice(MASTHEADS),
        "numbers": rng.choice(("plain", "plain", "spaced", "chinese")),
        "total": rng.random() < 0.35,
        "stamp": rng.random() < 0.12,
        "toc": rng.choice((None, None, "plain", "leaders", "dots", "page", "brackets")),
        "toc_word": rng.choice(_TOC_WORDS),
        "toc_mark": rng.choice(("", "", "- ", "● ", "· ", "◎", "1.")),
        "column": column,
        "spaced_digits": rng.random() < 0.25,
        "note": rng.choice(_NOTES),
        "slips": rng.choice((0.0, 0.0, 0.03, 0.08)),
        "bullet": rng.choice(_BULLETS) if rng.random() < 0.1 else "",
        "house": random_house(rng),
    }
    return Style(**{**values, **fixed})  # type: ignore[arg-type]


def _text_layer(rng: Random) -> Style:
    """The text layer of a PDF: hard-wrapped, often with its indents lost, with pages."""
    indent = rng.choice(("", "", "　　", "    "))
    return _drawn(
        rng,
        width=rng.randrange(52, 88, 2),
        gap=rng.choice(("every", "every", "none", "between")),
        air=rng.choice((0, 0, 1)),
        indent=indent,
        margin=rng.choice(("", "", "", " ", "  ")),
        centred=rng.random() < 0.35,
        **_pages(rng, 0.85),
    )


def _scan(rng: Random) -> Style:
    """A scan read into Markdown: a paragraph a line unless a page cuts it, bold and marks by luck."""
    return _drawn(
        rng,
        gap="between",
        indent="",
        markdown=rng.random() < 0.85,
        rules=rng.random() < 0.25,
        bold=rng.choice((0.0, 0.5, 0.8, 1.0, 1.0)),
        bold_stop=rng.random() < 0.7,
        heading_mark=rng.choice(("", "#", "#", "**")),
        one_hash=rng.choice((0, 0, 1, 2)),
        quote_notes=rng.random() < 0.25,
        bullet=rng.choice(("", "", "", "- ", "● ", *_BULLETS)),
        width=rng.choice((None, None, None, None, 66, 74)),
        uneven=rng.choice((0, 18, 30)),
        **(_pages(rng, 1.0) if rng.random() < 0.6 else {}),
    )


def _word(rng: Random) -> Style:
    """A text saved from a word processor: a block a line, indents as characters or lost."""
    return _drawn(
        rng,
        gap=rng.choice(("none", "none", "between")),
        air=rng.choice((0, 1, 1)),
        indent=rng.choice(("", "　　", "　　", "    ")),
        centred=rng.random() < 0.2,
        rules=False,
    )


def _web(rng: Random) -> Style:
    """A copy from a web page: a blank line between blocks, sometimes two, no pages."""
    return _drawn(
        rng,
        gap=rng.choice(("between", "between", "none")),
        air=rng.choice((0, 1, 2)),
        indent=rng.choice(("", "", "　　")),
        toc=rng.choice((None, None, "plain")),
    )


def _typeset(rng: Random) -> Style:
    """A print as it looks: wrapped, indented, titles in the middle, page numbers below."""
    return _drawn(
        rng,
        width=rng.randrange(56, 82, 2),
        gap="none",
        air=rng.choice((0, 1, 1, 2)),
        indent=rng.choice(("　　", "　　", "    ")),
        centred=rng.random() < 0.7,
        **_pages(rng, 0.75),
    )


def _pages(rng: Random, share: float) -> dict[str, object]:
    """Pages with something that shows where they end, or none."""
    if rng.random() > share:
        return {}
    footer = rng.choice(_FOOTERS) if rng.random() < 0.85 else None
    running = rng.choice(_RUNNINGS) if rng.random() < 0.35 else None
    return {
        "page": rng.randrange(22, 42),
        "footer": None if running and "{n}" in running else footer,
        "running": running,
        "form_feed": rng.random() < 0.25,
        "outer": rng.random() < 0.25,
        "footer_air": rng.choice((0, 1, 1, 2)),
    }
