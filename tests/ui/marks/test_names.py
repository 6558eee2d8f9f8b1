"""A kind is called the same on screen and in the names of steps."""

from zugong_desk.domain.kinds import KIND_NAMES
from zugong_desk.ui.marks.kinds import kind_looks


def test_kinds_bear_one_name() -> None:
    assert {kind.value: name for kind, name in KIND_NAMES.items()} == {
        kind: look.name for kind, look in kind_looks().items()
    }
