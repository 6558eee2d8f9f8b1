"""Settings: a typed table in one file, and what happens when the file is damaged."""

from pathlib import Path

import pytest

from zugong_desk.settings import DEFAULTS, RECENT, TABLE, Settings, load


def test_defaults_without_a_file(tmp_path: Path) -> None:
    settings = load(tmp_path / "settings.toml")
    assert settings.values == dict(DEFAULTS)
    assert settings.notice == ""


def test_every_default_is_allowed_and_explained() -> None:
    assert all(row.accepts(row.default) and row.meaning for row in TABLE)


def test_change_is_written_and_read_again(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    load(file).change(appearance="dark", window_size=(1280, 800), editor='𠮷"\\\x7f\n', library_folded=True)
    again = load(file)
    assert again.notice == ""
    assert again.text("appearance") == "dark"
    assert again.numbers("window_size") == (1280, 800)
    assert again.text("editor") == '𠮷"\\\x7f\n'
    assert again.flag("library_folded")
    assert not file.with_suffix(".new").exists()


@pytest.mark.parametrize("bytes_", [b"\xff\xfe\x00", b"appearance = ", b"= 3", b'appearance = "dark'])
def test_damaged_file_falls_back_with_a_notice(tmp_path: Path, bytes_: bytes) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(bytes_)
    settings = load(file)
    assert settings.values == dict(DEFAULTS)
    assert "默认设置" in settings.notice


def test_wrong_values_fall_back_one_by_one(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('appearance = "pink"\nreading_size = 18\neditor = true\nunknown = 1\n', encoding="utf-8")
    settings = load(file)
    assert (settings.text("appearance"), settings.number("reading_size"), settings.text("editor")) == ("system", 18, "")
    assert "appearance" in settings.notice
    assert "editor" in settings.notice
    assert "unknown" not in settings.notice


@pytest.mark.parametrize("change", [{"appearance": "pink"}, {"reading_size": 99}, {"nobody": 1}, {"editor": 3}])
def test_change_refuses_what_the_table_does_not_allow(tmp_path: Path, change: dict[str, object]) -> None:
    settings = Settings(tmp_path / "settings.toml")
    with pytest.raises(ValueError, match=next(iter(change))):
        settings.change(**change)  # type: ignore[arg-type]
    assert not settings.file.exists()


def test_asking_for_another_type_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        Settings(tmp_path / "s.toml").number("editor")


def test_recent_libraries_newest_first_each_once(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.toml")
    for number in range(RECENT + 2):
        settings.remember(tmp_path / f"{number}.zugong")
    settings.remember(tmp_path / "5.zugong")
    names = [Path(one).stem for one in settings.texts("recent_libraries")]
    assert names[:2] == ["5", str(RECENT + 1)]
    assert len(names) == len(set(names)) == RECENT
    settings.forget(tmp_path / "5.zugong")
    assert "5" not in [Path(one).stem for one in load(settings.file).texts("recent_libraries")]


def test_disk_that_refuses_leaves_the_change_in_force(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "nowhere" / "settings.toml")
    settings.change(appearance="dark")
    assert settings.text("appearance") == "dark"
    assert "没有写入" in settings.notice
