"""The guide says what the program does: its table of keys is the one in force, and it comes with the program."""

from zugong_desk.places import guide_file
from zugong_desk.ui.actions import action_table, shortcuts_markdown


def test_the_guide_lists_the_keys_in_force() -> None:
    text = guide_file().read_text(encoding="utf-8")
    assert text.endswith(f"\n\n{shortcuts_markdown(action_table()).strip()}\n")
