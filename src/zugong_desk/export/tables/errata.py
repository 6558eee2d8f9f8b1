"""The list of corrections as rows of cells, which all its formats set alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from zugong_desk.domain.corrections import Correction, Range, beside
from zugong_desk.domain.corrections_list import Errata, Erratum
from zugong_desk.export.clean import cleaned

TITLE = "勘误表"
COLUMNS = ("序号", "位置（页/行/段）", "原文", "改为", "处理", "依据", "编辑", "时间")
ASIDE = {True: "移出阅读稿", False: "取回阅读稿"}
NEAR = 6
"""Code points between corrections of one sort that are listed as one."""
_SHOWN = {"\n": "⏎", " ": "␣", "\u3000": "□", "\t": "⇥"}
_NAMES = {"⏎": "另起一段", "␣": "空格", "□": "全角空格", "⇥": "制表符"}
_ALL = str.maketrans(_SHOWN)
_SEAMS = str.maketrans({sign: _SHOWN[sign] for sign in "\n\t"})


Part = tuple[str, bool]
"""Words, and whether they are the ones in question."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands at a place: the words in question and, around and between them, those that are the same before and after."""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.parts)


@dataclass(frozen=True, slots=True)
class Row:
    """One correction, or some of one sort close together, in words; `place` has a line each for source and reading text."""

    number: int
    article: str
    place: tuple[str, ...]
    before: Wording
    after: Wording
    act: str
    basis: str
    editor: str
    at: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts of `COLUMNS`."""
        place = "\n".join(self.place)
        return (str(self.number), place, self.before.text, self.after.text, self.act, self.basis, self.editor, self.at)


def heading(errata: Errata) -> str:
    """The title of the list."""
    return " ".join(cleaned(f"{errata.title}{TITLE}").split())


def rows(errata: Errata) -> Iterator[Row]:
    """The corrections in order, without characters that no document can hold."""
    for number, group in enumerate(_groups(errata), 1):
        first = group[0].correction
        yield Row(
            number,
            " ".join(cleaned(first.article).split()),
            _place(first),
            _wording(errata.compared.parsed.text, [(one.was, _visible(one.before, one)) for one in _of(group)]),
            _wording(errata.compared.now.text, [(one.now, _visible(one.after, one)) for one in _of(group)]),
            _act(first),
            cleaned(" ".join(part for part in (group[0].rule, group[0].clause) if part)),
            cleaned(group[0].editor),
            _local(group[0]),
        )


def _groups(errata: Errata) -> Iterator[list[Erratum]]:
    """The corrections, those of one sort and hand that stand close together in a line as one."""
    group: list[Erratum] = []
    for one in errata.rows:
        if group and not _goes_with(group[-1], one, errata.compared.now.text):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _goes_with(one: Erratum, other: Erratum, text: str) -> bool:
    first, second = one.correction, other.correction
    between = text[first.now[1] : second.now[0]]
    seams = "\n" in first.before + first.after + between + second.before + second.after
    same = (one.editor, one.at, one.rule, first.act) == (other.editor, other.at, other.rule, second.act)
    return same and not seams and len(between) <= NEAR


def _of(group: list[Erratum]) -> list[Correction]:
    return [one.correction for one in group]


def _wording(text: str, places: list[tuple[Range, str]]) -> Wording:
    """Words as they are shown at their places in a text, with what stands between and beside them."""
    (start, _), (_, end) = places[0][0], places[-1][0]
    left, right = beside(text, (start, end))
    parts: list[Part] = [(left, False)]
    at = start
    for (first, last), words in places:
        parts += [(text[at:first], False), (words, True)]
        at = last
    return Wording(tuple((cleaned(words), asked) for words, asked in (*parts, (right, False)) if cleaned(words)))


def legend(listed: list[Row]) -> str:
    """What the signs for white space mean that stand in the rows; empty if none does."""
    parts = (part for row in listed for part in (*row.before.parts, *row.after.parts))
    words = "".join(text for text, asked in parts if asked)
    return "\u3000".join(f"{sign} {name}" for sign, name in _NAMES.items() if sign in words)


def summary(errata: Errata, listed: list[Row]) -> str:
    """How many corrections there are, and what the signs in the list mean."""
    signs = legend(listed)
    rows_ = f"，列为 {len(listed)} 行" if len(listed) < len(errata.rows) else ""
    return f"改动 {len(errata.rows)} 处{rows_}。" + (f"{signs}。" if signs else "")


def words_of(errata: Errata) -> Iterator[str]:
    """Everything that is written, as it stands in the library."""
    yield errata.title
    for erratum in errata.rows:
        one = erratum.correction
        yield from (one.before, one.after, one.article)
        yield from (erratum.rule, erratum.clause, erratum.editor)


def _visible(words: str, one: Correction) -> str:
    """Words with signs for what cannot be seen; for spaces only where these are what matters."""
    spaces = "".join(one.before.split()) == "".join(one.after.split())
    outer = any(text != text.strip() for text in (one.before, one.after))
    return cleaned(words).translate(_ALL if spaces or outer else _SEAMS)


def _place(one: Correction) -> tuple[str, ...]:
    page = f"第 {one.page} 页 " if one.page is not None else ""
    return f"{page}第 {one.line} 行", f"阅读稿第 {one.paragraph} 段"


def _act(one: Correction) -> str:
    return f"{one.act.value}（{ASIDE[bool(one.before.strip())]}）" if one.aside else one.act.value


def _local(erratum: Erratum) -> str:
    if not erratum.at:
        return ""
    return datetime.fromisoformat(erratum.at).astimezone().strftime("%Y-%m-%d %H:%M")
