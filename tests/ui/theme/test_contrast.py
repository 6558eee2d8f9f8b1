"""The promises about contrast, measured on the shipped token table."""

import pytest

from zugong_desk.ui.theme.contrast import contrast, luminance
from zugong_desk.ui.theme.tokens import ThemeName, tokens

GROUNDS = ("window", "panel", "base", "paper", "source", "current", "hover")
INK_GROUNDS = (*GROUNDS, "selection")
TEXT, CONTROL_EDGE = 4.5, 3.0

# token, extra grounds, worst contrast light and dark as designed
FIGURES = [
    ("ink", ("selection",), 11.3, 6.7),
    ("ink2", ("selection",), 5.6, 4.7),
    ("ink3", (), 4.6, 4.8),
    ("accent", (), 6.5, 6.3),
    ("red", ("red_tint",), 5.1, 5.9),
    ("warn", ("warn_tint",), 5.0, 6.8),
    ("style", (), 5.0, 6.2),
    ("doubt", ("doubt_tint",), 5.2, 7.7),
    ("ok", ("ok_tint",), 5.6, 6.5),
]


def worst(theme: ThemeName, token: str, grounds: tuple[str, ...]) -> float:
    colours = tokens().colours[theme]
    return min(contrast(colours[token], colours[ground]) for ground in grounds)


def test_luminance_of_known_colours() -> None:
    assert luminance("#000000") == 0
    assert luminance("#FFFFFF") == pytest.approx(1)
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("bad", ["red", "#FFF", "#12345G", ""])
def test_luminance_refuses_what_is_no_colour(bad: str) -> None:
    with pytest.raises(ValueError, match="#RRGGBB"):
        luminance(bad)


@pytest.mark.parametrize(("token", "extra", "light", "dark"), FIGURES)
def test_text_is_readable_on_every_ground(token: str, extra: tuple[str, ...], light: float, dark: float) -> None:
    for theme, designed in (("light", light), ("dark", dark)):
        found = worst(theme, token, GROUNDS + extra)
        assert found >= TEXT
        assert found == pytest.approx(designed, abs=0.06)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_edges_of_controls_can_be_seen(theme: ThemeName) -> None:
    assert worst(theme, "edge", GROUNDS) >= CONTROL_EDGE


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_on_the_main_button(theme: ThemeName) -> None:
    assert worst(theme, "on_accent", ("accent",)) >= 8.0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_tag_hue_is_readable_where_tags_stand(theme: ThemeName) -> None:
    colours = tokens().colours[theme]
    for hue in tokens().hues:
        for ground in ("paper", "panel", "base", "current"):
            assert contrast(getattr(hue, theme), colours[ground]) >= TEXT, (hue.name, ground)


def test_both_themes_have_the_same_tokens() -> None:
    assert tokens().colours["light"].keys() == tokens().colours["dark"].keys()
    assert len(tokens().hues) == 12
    assert len({hue.shape for hue in tokens().hues}) == 12
