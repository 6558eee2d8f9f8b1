"""Houses: the ways of one editorial house that a layout does not decide, and a random choice among ways that bulletins have."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class House:
    """What a house does otherwise than most. The plain values do nothing otherwise."""

    # masthead
    stamp: str = "内部资料　注意保存"
    stamp_below: bool = False
    """Whether the stamp closes the masthead instead of opening it."""
    letters: str = ""
    """What sets the letters of the bulletin's name apart."""
    title_in_two: bool = False
    special: str = ""
    """"增刊" or "合刊"."""

    # titles and bylines
    byline_first: bool = False
    """Whether a byline on its own line stands above the title."""
    title_frame: str = ""
    """Brackets around a title of one line, with {} for its words."""
    unit_title: bool = False
    """Whether a title opens with its place in 【】."""
    asking: float = 0.0
    """The share of titles that close with a question."""
    lost_bold: float = 0.0
    """The share of titles and headings on their own lines that lost the bold that their siblings have."""
    credit_word: str = ""
    """What stands before a credit on a line of its own, in place of brackets."""

    # body
    heading_form: str = ""
    """How headings of the first level on their own lines begin, with {一} or {01} for the number; "bare" for no number."""
    colon: bool = False
    """Whether a lead phrase that opens a paragraph is closed by a colon."""
    lost_stops: float = 0.0
    """The share of paragraphs that lost the full stop at their end."""
    extras: float = 0.0
    """The share of articles with a table, a picture's caption, a list or a salutation."""

    # around
    note_own: bool = False
    """Whether the words 编者按 stand on a line of their own."""
    toc_end: bool = False
    toc_fold: bool = False
    """Whether entries of the contents list are folded at half the line."""
    back: str = "plain"
    """Distribution "plain", as rows of a "table", or with "no stops"."""
    even_heads: bool = False
    """Whether running heads stand on even pages only."""
    mail: str = ""
    """A mail program's "head" before the text, or that and its "quote" marks; "" for neither."""
    web: bool = False
    joined: bool = False
    """Whether two issues stand in one file."""


USUAL = House()
HEADING_FORMS = (
    "做法{一}：",
    "经验{一}：",
    "其{一}：",
    "启示{一}　",
    "——",
    "{01}　",
    "bare",
    "bare",
    "bare",
    "第{一}招：",
    "● ",
    "★",
    "◆ ",
    "{1} ",
)
_STAMPS = ("内部资料　注意保存", "内部资料　请勿外传", "内部参阅", "★内部资料★", "内部刊物　注意保管", "秘密")


def random_house(rng: Random) -> House:
    """Mostly the usual ways, each of the others once in a while; the same for the same random state."""

    def seldom(share: float) -> bool:
        return rng.random() < share

    return House(
        stamp=rng.choice(_STAMPS),
        stamp_below=seldom(0.4),
        letters=rng.choice((" ", "　", "  ")) if seldom(0.1) else "",
        title_in_two=seldom(0.04),
        special=rng.choice(("增刊", "合刊")) if seldom(0.08) else "",
        byline_first=seldom(0.14),
        title_frame=rng.choice(("【{}】", "〖{}〗")) if seldom(0.05) else "",
        unit_title=seldom(0.07),
        asking=0.4 if seldom(0.12) else 0.0,
        lost_bold=0.3 if seldom(0.4) else 0.0,
        credit_word=rng.choice(("供稿：", "供稿单位：", "报送单位：", "供稿 ：")) if seldom(0.3) else "",
        heading_form=rng.choice(HEADING_FORMS) if seldom(0.22) else "",
        colon=seldom(0.12),
        lost_stops=rng.choice((0.03, 0.06, 0.12)) if seldom(0.5) else 0.0,
        extras=rng.choice((0.2, 0.5)) if seldom(0.35) else 0.0,
        note_own=seldom(0.2),
        toc_end=seldom(0.1),
        toc_fold=seldom(0.15),
        back=rng.choice(("table", "no stops", "no stops")) if seldom(0.35) else "plain",
        even_heads=seldom(0.2),
        mail=rng.choice(("head", "quote")) if seldom(0.06) else "",
        web=seldom(0.08),
        joined=seldom(0.05),
    )
