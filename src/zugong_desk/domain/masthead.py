"""The masthead's fields: what its block says, read afresh each time."""

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes
from zugong_desk.domain.draft import Draft
from zugong_desk.domain.edit import EditError, put_first
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.numerals import NUMBER, YEAR, find_date, iso, number
from zugong_desk.domain.organisation import looks_like_organisation
from zugong_desk.domain.runs import Hand, joiner, typed

_TOTAL = re.compile(rf"(?:[（(]\s*+)?总\s*+第?\s*+({NUMBER})\s*期\s*[）)]?")
_SORT = r"[增合专特]\s*刊"
"""A word beside an issue's number, or in its place."""
_SPACED = rf"{NUMBER}(?:\s+{NUMBER})*"
_ISSUE = re.compile(rf"(?:({YEAR})\s*年\s*(?:{_SORT}\s*)?)?第\s*({_SPACED}(?:\s*[-—－~～、至]\s*{_SPACED})?)\s*期")
_ORDINAL = re.compile(rf"[〔\[［（(]\s*({YEAR})\s*[〕\]］）)]\s*+第?\s*+({NUMBER})\s*[号期]")
_SPECIAL = re.compile(rf"(?:({YEAR})\s*年\s*)?(?:[（(]\s*+)?{_SORT}\s*(?:第?\s*{NUMBER}\s*期?)?\s*[）)]?")

_SPECIAL_BEFORE = re.compile(rf"{_SORT}\s*[（(]?$")
_SPECIAL_AFTER = re.compile(rf"\s*[（(]?{_SORT}[）)]?")


@dataclass(frozen=True, slots=True)
class Masthead:
    """A masthead's fields as printed (white space taken out) and as parsed; None where absent."""

    title: str | None = None
    issue_no: str | None = None
    issuer: str | None = None
    date: str | None = None
    issue_number: int | None = None
    issue_year: int | None = None
    issue_total: int | None = None
    date_iso: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """Where a field stands in the masthead's text, as a half-open range of code points."""

    name: str
    start: int
    end: int


_LETTER_SPACED = re.compile(r"(?<![^\n])[ \u3000\t]*(?:[^\s\w]*\w[ \u3000\t]+)+\w[ \u3000\t]*(?![^\n])")
"""A printed line whose letters are set apart, as the name of a bulletin often is."""
_ISSUES = re.compile(r"(?:选编|汇编|编辑部|主管|主办|承办|编印|编发|编辑|编|印)+$")

_PERIODICAL = re.compile(
    r"[^。，；：！？、]{1,14}(?:信息|简报|动态|通讯|参考|快报|快讯|专报|简讯|资讯|导刊|工作|内参|交流|研究|汇编|情况|要情|反映|摘报|月报|周报|先锋)|简报|快报|专报|通讯|动态"
)
_STAMP = re.compile(r"内部|秘密|机密|绝密|特急|加急|急件|保存|保管|请勿|外传|不得|清退|阅后")

_LONGEST_ISSUER = 60
_SEAM = 3
"""Characters of white space between two lines of one name."""
_THEME = re.compile(r"\S{4,40}(?:活动|教育|思想|精神|行动|整治|工作)")
_PART_OF_UNIT = re.compile(r"领导小组|工作领导|办公室|活动|委员会|主题教育|教育实践|党的建设|组织部|机关|研究室")
_Piece = tuple[int, int, str]
PRINTED = ("title", "issue_no", "issuer", "date")


def masthead_block(bulletin: Bulletin) -> Block | None:
    """The block that is the masthead, if there is one."""
    return next((block for block in bulletin.lines if block.kind is Kind.MASTHEAD), None)


def masthead(bulletin: Bulletin) -> Masthead | None:
    """The fields of a bulletin's masthead; None if it has none."""
    block = masthead_block(bulletin)
    return read(block) if block else None


def read(block: Block) -> Masthead:
    """The fields that a masthead block says."""
    text = block.text
    found = {field.name: _squeezed(text[field.start : field.end]) for field in fields(block)}
    when = find_date(found.get("date", ""))
    issue = found.get("issue_no", "")
    year, issue_number = _issue(issue)
    total = _TOTAL.search(text)
    return Masthead(
        title=found.get("title"),
        issue_no=found.get("issue_no"),
        issuer=found.get("issuer"),
        date=found.get("date"),
        issue_number=issue_number,
        issue_year=year,
        issue_total=number(total[1]) if total else None,
        date_iso=iso(when) if when else None,
    )


def _issue(text: str) -> tuple[int | None, int | None]:
    found = _ORDINAL.search(text) or _ISSUE.search(text)
    if not found:
        special = _SPECIAL.search(text)
        return (number(special[1]) if special and special[1] else None), None
    first = re.match(_SPACED, found[2])
    return (number(found[1]) if found[1] else None), (number(first[0]) if first else None)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\0]", "", text)


def fields(block: Block) -> list[Field]:
    """Where each printed field stands, in the order of the text; absent ones are left out."""
    text = block.text
    out: list[Field] = []
    taken: list[tuple[int, int]] = []
    issue = _issue_match(text)
    if issue:
        out.append(Field("issue_no", *issue))
        taken.append(issue)
    taken += [found.span() for found in _TOTAL.finditer(text)]
    rest = _blanked(text, taken)
    when = find_date(rest)
    if when:
        out.append(Field("date", *when.span()))
        taken.append(when.span())
    out += _names(_pieces(block, taken))
    return sorted(out, key=lambda field: field.start)


def _issue_match(text: str) -> tuple[int, int] | None:
    total = _TOTAL.search(text)
    for pattern in (_ORDINAL, _ISSUE):
        for found in pattern.finditer(text):
            if not total or not total.start() <= found.start() < total.end():
                start = found.start() if pattern is _ORDINAL else found.start() + found[0].index("第")
                return _with_special(text, start if not found[1] else found.start(), found.end())
    special = _SPECIAL.search(text)
    return special.span() if special else None


def _with_special(text: str, start: int, end: int) -> tuple[int, int]:
    """The range of a number, and of a word such as 增刊 that stands right beside it."""
    before = _SPECIAL_BEFORE.search(text, 0, start)
    after = _SPECIAL_AFTER.match(text, end)
    if before and before[0].endswith(("（", "(")):
        end += text[end : end + 1] in ("）", ")")
    return before.start() if before else start, after.end() if after else end


def _blanked(text: str, taken: list[tuple[int, int]]) -> str:
    """The text with the taken ranges blanked out, offsets kept."""
    out = list(text)
    for start, end in taken:
        out[start:end] = "\n" * (end - start)
    return "".join(out)


def _pieces(block: Block, taken: list[tuple[int, int]]) -> list[_Piece]:
    """What is left between the taken ranges and the seams of the printed lines, as (start, end, text)."""
    seams: list[tuple[int, int]] = []
    at = 0
    for run in block.runs:
        if run.hand is Hand.PARSER:
            seams.append((at, at + len(run.text)))
        at += len(run.text)
    text = _blanked(block.text, [*taken, *seams])
    text = _LETTER_SPACED.sub(lambda line: re.sub(r"(?<=\S)\s+(?=\S)", lambda gap: "\0" * len(gap[0]), line[0]), text)
    out = []
    for found in re.finditer(r"[^\n\u3000\t]+(?:[^\n])*?(?=\n|$|\s\s|\u3000)", text):
        inner = found[0].strip(" \u3000\t()（）")
        if inner:
            start = found.start() + found[0].index(inner)
            out.append((start, start + len(inner), inner))
    return out


def looks_like_periodical(text: str) -> bool:
    """Whether a text without white space could be the name of a bulletin."""
    return _PERIODICAL.fullmatch(text) is not None and not _STAMP.search(text)


def _names(pieces: list[_Piece]) -> list[Field]:
    """Title and issuer among what is left: a unit's name is the issuer; the title is named like a periodical, or first."""
    units = [piece for piece in pieces if _issues(_squeezed(piece[2]))]
    known = set(units)
    others = [piece for piece in pieces if piece not in known and not _STAMP.search(piece[2])]
    others.sort(key=lambda piece: not looks_like_periodical(_squeezed(piece[2])))
    out = [Field("title", _title_start(others[0], pieces), others[0][1])] if others else []
    if not others and len(units) > 1:
        out = [Field("title", *units.pop(0)[:2])]
    if units:
        out.append(Field("issuer", _issuer_start(units[-1], pieces), units[-1][1]))
    return out


def _title_start(title: _Piece, pieces: list[_Piece]) -> int:
    """Where a title begins: on the line above if that names the campaign that this is the bulletin of (…教育 简报)."""
    above = _above(title, pieces)
    theme = above is not None and _THEME.fullmatch(_squeezed(above[2])) is not None and not _issues(_squeezed(above[2]))
    return above[0] if above is not None and theme else title[0]


def _issuer_start(issuer: _Piece, pieces: list[_Piece]) -> int:
    """Where a unit's name begins: on the line above if it is cut there."""
    above = _above(issuer, pieces)
    if above is None or not _PART_OF_UNIT.match(_squeezed(issuer[2])):
        return issuer[0]
    cut = _squeezed(above[2]).startswith("中共") and _issues(_squeezed(above[2] + issuer[2]))
    return above[0] if cut else issuer[0]


def _above(piece: _Piece, pieces: list[_Piece]) -> _Piece | None:
    """What stands right before, if nothing that was taken for another field stands between."""
    at = pieces.index(piece)
    return pieces[at - 1] if at and piece[0] - pieces[at - 1][1] <= _SEAM else None


def _issues(words: str) -> bool:
    """Whether the words name a unit, and perhaps that it edits or prints: 甲县委组织部编印."""
    return len(words) <= _LONGEST_ISSUER and looks_like_organisation(_ISSUES.sub("", words))


def set_field(bulletin: Bulletin, name: str, value: str, new_id: str) -> Changes:
    """Correct one printed field of the masthead; a missing field is put in its place, a missing masthead is made.

    `name` is one of `PRINTED`; an empty `value` takes the field out. EditError if there is nothing to do.
    """
    block = masthead_block(bulletin)
    if block is None:
        return put_first(bulletin, new_id, Kind.MASTHEAD, typed(value.strip()))
    draft = Draft(bulletin)
    present = fields(block)
    field = next((one for one in present if one.name == name), None)
    if field:
        draft.replace(block.id, field.start, field.end - field.start, typed(value.strip()))
    else:
        later = [one for one in present if PRINTED.index(one.name) > PRINTED.index(name)]
        at = later[0].start if later else len(block.text)
        runs = (*typed(value.strip()), *joiner(" ")) if later else (*joiner(" "), *typed(value.strip()))
        draft.replace(block.id, at, 0, runs)
    return draft.changes()


def fill(bulletin: Bulletin, values: dict[str, str], new_id: str) -> Changes:
    """Set several printed fields at once: every field in `values` that differs from what is printed."""
    block = masthead_block(bulletin)
    if block is None:
        runs = tuple(
            run
            for at, part in enumerate(values[name].strip() for name in PRINTED if values.get(name, "").strip())
            for run in ((*joiner(" "), *typed(part)) if at else typed(part))
        )
        return put_first(bulletin, new_id, Kind.MASTHEAD, runs)
    out: Changes = ()
    for name in PRINTED:
        now = getattr(read(block), name) or ""
        if name in values and _squeezed(values[name]) != now:
            changes = set_field(bulletin, name, values[name], new_id)
            for change in changes:
                bulletin = change.apply(bulletin)
            out += changes
            block = bulletin.block(block.id)
    if not out:
        raise EditError("报头没有变化。")
    return out


def plausible_date(value: str) -> bool:
    """Whether a date field can be read as a day (or as a month or year alone)."""
    found = find_date(value)
    return bool(found) and (iso(found) is not None or found[3] is None) if found else False


def key_of(year: int | None, issue_number: int | None) -> str | None:
    """How an issue is called, such as 2023-9; None without a year and a number."""
    return None if year is None or issue_number is None else f"{year}-{issue_number}"


def year_of(head: Masthead | None) -> int | None:
    """The year an issue belongs to: that of its date, else the one its number carries."""
    if head is None:
        return None
    when = find_date(head.date or "")
    year = number(when[1]) if when else None
    year = year if year is not None else head.issue_year
    return year if year is not None and MINYEAR <= year <= MAXYEAR else None
