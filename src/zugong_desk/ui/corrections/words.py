"""What a correction says on screen. No Qt here."""

from datetime import datetime

from zugong_desk.domain.corrections import Correction
from zugong_desk.domain.corrections_list import Erratum
from zugong_desk.ui.proof.context import Context, one_line

BY_HAND = "手改"
GONE, BACK = "移出阅读稿", "取回阅读稿"
SIGNS = str.maketrans({" ": "␣", "\u3000": "□", "\t": "⇥"})
SHOWN = 40
"""Code points of a wording that a row shows at most."""


def act_of(one: Correction) -> str:
    """What was done."""
    if one.aside:
        return BACK if one.after.strip() else GONE
    return one.act.value


def context_of(one: Correction) -> Context:
    """Before and after between what stands beside them; blanks are shown where they are all that differs."""
    blank = not one.before.strip() and not one.after.strip()
    before, after = (text.translate(SIGNS) if blank else text for text in (one.before, one.after))
    return Context(one.left, _short(one_line(before)), one.right, _short(one_line(after)))


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN // 2]}…{text[-SHOWN // 2 :]}"


def place_of(one: Correction) -> str:
    """Page and line of the source."""
    page = f"{one.page} 页 " if one.page is not None else ""
    return f"{page}{one.line} 行"


def hand_of(erratum: Erratum) -> str:
    """By which rule, by whom and when."""
    when = _short_time(_local(erratum.at)) if erratum.at else ""
    return "　".join(filter(None, (erratum.rule or BY_HAND, " ".join(filter(None, (erratum.editor, when))))))


def _short_time(at: datetime) -> str:
    """The time of today, else the day."""
    return f"{at:%H:%M}" if at.date() == datetime.now().astimezone().date() else f"{at:%Y-%m-%d}"


def told(erratum: Erratum) -> str:
    """Everything of a correction, for the tool tip."""
    one = erratum.correction
    lines = (
        f"{place_of(one)}，阅读稿第 {one.paragraph} 段" + (f"　{one.article}" if one.article else ""),
        f"{act_of(one)}：“{one.before}” → “{one.after}”",
        "　".join(filter(None, (erratum.rule or BY_HAND, erratum.clause))),
        erratum.why,
        f"{erratum.editor}　{_local(erratum.at):%Y-%m-%d %H:%M:%S}" if erratum.at else "",
    )
    return "\n".join(filter(None, lines))


def spoken(erratum: Erratum) -> str:
    """A correction as a screen reader says it."""
    one = erratum.correction
    return f"{place_of(one)}，{act_of(one)}，{context_of(one).spoken}，{hand_of(erratum).replace('　', '，')}"


def _local(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone()
