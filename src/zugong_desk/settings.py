"""What a user has chosen about the program: one typed table, one file. No bulletin and no work is kept here."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

T = TypeVar("T")

Value = str | int | bool | tuple[str, ...] | tuple[int, ...]
Values = Mapping[str, Value]
RECENT = 8


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table: its key, its default (which fixes its type) and what it means to a user.

    `choices` limits a text, `least` and `most` a number.
    """

    key: str
    default: Value
    meaning: str
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 1_000_000

    def accepts(self, value: object) -> bool:
        """Whether a value read from a file may stand here."""
        if type(value) is not type(self.default):
            return False
        if isinstance(value, int) and not isinstance(value, bool):
            return self.least <= value <= self.most
        if isinstance(value, tuple):
            return len({type(part) for part in value}) <= 1 and all(isinstance(part, str | int) for part in value)
        return not self.choices or value in self.choices


TABLE: tuple[Setting, ...] = (
    Setting("appearance", "system", "外观：随系统、浅色或深色", choices=("system", "light", "dark")),
    Setting("reading_size", 16, "阅读稿字号（像素）", least=14, most=22),
    Setting("editor", "", "在步骤里署的名字；空着用系统登录名"),
    Setting("recent_libraries", (), "最近打开的书库，新的在前"),
    Setting("reopen_last", True, "启动时打开上次的书库"),  # noqa: FBT003
    Setting("keys", (), "改过的快捷键，每条写作 操作=键"),
    Setting("last_folder", "", "上次选择文件的文件夹"),
    Setting("source_faces", (), "原件显示为页面图、文字行还是正文，每种来件一条，写作 来件=样子"),
    Setting("pages_inverted", False, "页面图是否夜间反色"),  # noqa: FBT003
    Setting("window_size", (1600, 1000), "窗口大小"),
    Setting("window_maximized", False, "窗口是否最大化"),  # noqa: FBT003
    Setting("library_folded", False, "宽窗口里书库是否收起"),  # noqa: FBT003
    Setting("sizes_wide", (), "四栏布局的分栏宽度"),
    Setting("sizes_medium", (), "书库收起时的分栏宽度"),
    Setting("sizes_narrow", (), "右侧也收起时的分栏宽度"),
    Setting("sizes_single", (), "原件与阅读稿同处时的分栏宽度"),
    Setting("sizes_pages", (), "看版面时清单与版面的宽度"),
    Setting("sizes_right", (), "右侧上下两块的高度"),
)
DEFAULTS: Values = MappingProxyType({row.key: row.default for row in TABLE})
_ROWS: Mapping[str, Setting] = MappingProxyType({row.key: row for row in TABLE})


@dataclass(slots=True)
class Settings:
    """The settings in force and the file they are kept in; a change is written at once.

    `notice` says in one line what was wrong with the file that was read, if anything was.
    """

    file: Path
    values: dict[str, Value] = field(default_factory=lambda: dict(DEFAULTS))
    notice: str = ""

    def text(self, key: str) -> str:
        """A setting that is a text; TypeError if it is not one."""
        return _typed(self.values[key], str)

    def number(self, key: str) -> int:
        """A setting that is a number; TypeError if it is not one."""
        return _typed(self.values[key], int)

    def flag(self, key: str) -> bool:
        """A setting that is on or off; TypeError if it is neither."""
        return _typed(self.values[key], bool)

    def texts(self, key: str) -> tuple[str, ...]:
        """A setting that is a row of texts."""
        return tuple(str(part) for part in _typed(self.values[key], tuple))

    def numbers(self, key: str) -> tuple[int, ...]:
        """A setting that is a row of numbers."""
        return tuple(int(part) for part in _typed(self.values[key], tuple))

    def change(self, **values: Value) -> None:
        """Set one or more and write the file; ValueError for what the table does not allow.

        A disk that refuses leaves a notice: the change then holds until the program ends.
        """
        for key, value in values.items():
            if key not in _ROWS or not _ROWS[key].accepts(value):
                raise ValueError(f"setting {key!r} cannot be {value!r}")
        if any(self.values[key] != value for key, value in values.items()):
            self.values.update(values)
            try:
                save(self)
            except OSError as error:
                self.notice = f"设置没有写入：{error.strerror or error}。本次运行仍按新设置。"

    def remember(self, library: Path) -> None:
        """Put a library first among the recent ones."""
        name = str(library)
        others = [one for one in self.texts("recent_libraries") if one != name]
        self.change(recent_libraries=(name, *others)[:RECENT])

    def forget(self, library: Path) -> None:
        """Take a library off the recent ones; the file itself is not touched."""
        self.change(recent_libraries=tuple(one for one in self.texts("recent_libraries") if one != str(library)))


def load(file: Path) -> Settings:
    """Read the settings; whatever is missing or damaged falls back to its default, with a notice."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(file)
    except (OSError, ValueError):
        return Settings(file, notice="设置文件读不出来，已用默认设置。书库不受影响。")
    found = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    good = {key: value for key, value in found.items() if key in _ROWS and _ROWS[key].accepts(value)}
    bad = sorted(key for key in found if key in _ROWS and key not in good)
    notice = f"设置中 {'、'.join(bad)} 的值不合用，已用默认值。" if bad else ""
    return Settings(file, dict(DEFAULTS) | good, notice)


def save(settings: Settings) -> None:
    """Write what differs from the defaults, aside and then in place, so that a crash leaves the old file whole."""
    changed = [row for row in TABLE if settings.values[row.key] != row.default]
    lines = [f"# {row.meaning}\n{row.key} = {_toml(settings.values[row.key])}\n" for row in changed]
    aside = settings.file.with_suffix(".new")
    aside.write_text("\n".join(lines), encoding="utf-8")
    aside.replace(settings.file)


def _toml(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"[{', '.join(_toml(part) for part in value)}]"


def _typed(value: object, wanted: type[T]) -> T:
    if not isinstance(value, wanted):
        raise TypeError(f"{value!r} is no {wanted.__name__}")
    return value
