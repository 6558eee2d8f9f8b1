"""The list of corrections as rows of cells, which all its formats set alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from zugong_desk.domain.corrections import Correction, beside
from zugong_desk.domain.corrections_list import Errata, Erratum
from zugong_desk.export.clean import cleaned

TITLE = "勘误表"
COLUMNS = ("序号", "位置（页/行/段）", "原文", "改为", "处理", "依据", "编辑", "时间")
ASIDE = {True: "移出阅读稿", False: "取回阅读稿"}
_SHOWN = {"\n": "⏎", " ": "␣", "\u3000": "□", "\t": "⇥"}
_NAMES = {"⏎": "另起一段", "␣": "空格", "□": "全角空格", "⇥": "制表符"}
_ALL = str.maketrans(_SHOWN)
_SEAMS = str.maketrans({sign: _SHOWN[sign] for sign in "\n\t"})


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands at a place: the words in question, and the words around them that are the same before and after."""

    left: str
    words: str
    right: str

    @property
    def text(self) -> str:
        return self.left + self.words + self.right


@dataclass(frozen=True, slots=True)
class Row:
    """One correction, in words; `place` has a line each for source and reading text."""

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
    for number, erratum in enumerate(errata.rows, 1):
        one = erratum.correction
        left, right = map(cleaned, beside(errata.compared.parsed.text, one.was))
        yield Row(
            number,
            " ".join(cleaned(one.article).split()),
            _place(one),
            Wording(left, _visible(one.before, one), right),
            Wording(cleaned(one.left), _visible(one.after, one), cleaned(one.right)),
            _act(one),
            cleaned(" ".join(part for part in (erratum.rule, erratum.clause) if part)),
            cleaned(erratum.editor),
            _local(erratum),
        )


def legend(listed: list[Row]) -> str:
    """What the signs for white space mean that stand in the rows; empty if none does."""
    words = "".join(row.before.words + row.after.words for row in listed)
    return "\u3000".join(f"{sign} {name}" for sign, name in _NAMES.items() if sign in words)


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
