"""The menu of conditions: each key with the values that there are, most used first."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QMenu, QWidget

from zugong_desk.domain.codebook import in_order
from zugong_desk.domain.kinds import ASIDE, KIND_NAMES, Kind
from zugong_desk.domain.query import ANY, FIELD_NAMES, NONE, Field, Filter, text_of
from zugong_desk.ui.bridge import Bridge

MOST = 18
"""Values that a menu lists; the others are typed."""
TYPED = "输入名称或拼音首字母…"
RATINGS = {">=1": "一般以上", ">=2": "较好以上", "=3": "典型", "=0": "未评"}
FINDINGS = {ANY: "有待处理的", NONE: "没有待处理的"}
SCOPES = {"block": "在同一段", "article": "在同一篇", "issue": "在同一期"}
Choice = tuple[str, str]
"""What a menu reads, and the condition it stands for; one that ends with a colon still wants its value."""


class ConditionsMenu(QMenu):
    """Filled when it opens; `take` is given the condition that was chosen."""

    def __init__(self, bridge: Bridge, take: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conditionsMenu")
        self.setAccessibleName("查找条件")
        self._bridge, self._take = bridge, take
        for field, choices in self._fields().items():
            self._add(field, choices)

    def _fields(self) -> dict[Field, Callable[[], Iterable[Choice]]]:
        return {
            Field.YEAR: self._years,
            Field.ORG: lambda: self._names(Field.ORG),
            Field.PLACE: lambda: self._names(Field.PLACE),
            Field.COLUMN: lambda: self._names(Field.COLUMN),
            Field.TAG: self._tags,
            Field.RATING: lambda: _fixed(Field.RATING, RATINGS),
            Field.KIND: lambda: _fixed(Field.KIND, {one.value: KIND_NAMES[one] for one in Kind if one not in ASIDE}),
            Field.FINDING: lambda: _fixed(Field.FINDING, FINDINGS),
            Field.SCOPE: lambda: _fixed(Field.SCOPE, SCOPES),
        }

    def _add(self, field: Field, choices: Callable[[], Iterable[Choice]]) -> None:
        menu = self.addMenu(f"{FIELD_NAMES[field]}")
        menu.setObjectName(f"condition_{field}")
        menu.aboutToShow.connect(lambda: self._fill(menu, choices()))

    def _fill(self, menu: QMenu, choices: Iterable[Choice]) -> None:
        menu.clear()
        for text, condition in choices:
            action = menu.addAction(text.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, one=condition: self._take(one))

    def _years(self) -> Iterable[Choice]:
        years = sorted({row.year for row in self._bridge.issues() if row.year is not None}, reverse=True)
        for year in years[:MOST]:
            yield f"{year} 年", text_of(Filter(Field.YEAR, f"{year:04}"))
        if len(years) > 1:
            yield f"{years[-1]}—{years[0]} 年", text_of(Filter(Field.YEAR, f"{years[-1]:04}..{years[0]:04}"))

    def _names(self, field: Field) -> Iterable[Choice]:
        for name, count in self._bridge.names_of(field)[:MOST]:
            yield f"{name}\t{count} 篇", text_of(Filter(field, name, whole=True))
        yield f"没有{FIELD_NAMES[field]}的", text_of(Filter(field, NONE))
        yield TYPED, f"{FIELD_NAMES[field]}:"

    def _tags(self) -> Iterable[Choice]:
        uses = self._bridge.tag_uses()
        tags = [tag for tag in in_order(self._bridge.shelf.tags) if not tag.retired or uses.get(tag.id)]
        for tag in tags[:MOST]:
            yield f"{tag.name}\t{uses.get(tag.id, 0)} 处", _tag(tag.name, bool(tag.parent))
        yield "标过的", text_of(Filter(Field.TAG, ANY))
        yield TYPED, f"{FIELD_NAMES[Field.TAG]}:"


def _tag(name: str, leaf: bool) -> str:
    """A tag with those below it, if the name alone says which one is meant."""
    return text_of(Filter(Field.TAG, name, whole=leaf))


def _fixed(field: Field, values: dict[str, str]) -> Iterable[Choice]:
    return [(text, text_of(Filter(field, value))) for value, text in values.items()]
