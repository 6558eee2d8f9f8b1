"""The palette, so that native dialogs and unstyled corners match the style sheet."""

from PySide6.QtGui import QColor, QPalette

from zugong_desk.ui.theme.theme import Theme, faded

Role = QPalette.ColorRole
TOKEN_OF_ROLE: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (Role.Window, "window"),
    (Role.WindowText, "ink"),
    (Role.Base, "base"),
    (Role.AlternateBase, "panel"),
    (Role.Text, "ink"),
    (Role.Button, "window"),
    (Role.ButtonText, "ink"),
    (Role.BrightText, "red"),
    (Role.ToolTipBase, "base"),
    (Role.ToolTipText, "ink"),
    (Role.PlaceholderText, "ink3"),
    (Role.Highlight, "selection"),
    (Role.HighlightedText, "ink"),
    (Role.Link, "accent"),
    (Role.LinkVisited, "accent"),
    (Role.Light, "base"),
    (Role.Midlight, "panel"),
    (Role.Mid, "line"),
    (Role.Dark, "edge"),
    (Role.Shadow, "edge"),
)
TEXT_ROLES = (Role.WindowText, Role.Text, Role.ButtonText, Role.HighlightedText, Role.PlaceholderText)


def palette(theme: Theme) -> QPalette:
    """Every role of the palette from the theme; text of disabled controls at 45 %."""
    result = QPalette()
    for role, token in TOKEN_OF_ROLE:
        colour: QColor = getattr(theme, token)
        result.setColor(role, colour)
        if role in TEXT_ROLES:
            result.setColor(QPalette.ColorGroup.Disabled, role, faded(colour))
    return result
