"""The one place that widgets ask for the theme now in force."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from zugong_desk.ui.theme.style import Mode, apply, contrast_theme, dress
from zugong_desk.ui.theme.theme import Theme


class ThemeSource(QObject):
    """Dresses the application, holds the theme and says when it changed. Pass it to each widget that paints."""

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._contrast = contrast_theme(app)
        self._mode: Mode = mode
        self._theme = self._dress()
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def theme(self) -> Theme:
        """The theme now in force."""
        return self._theme

    @property
    def mode(self) -> Mode:
        """What the user chose; `system` follows the desktop."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Change the appearance; `changed` follows if the theme differs."""
        self._mode = mode
        before, self._theme = self._theme, self._dress()
        if before != self._theme:
            self.changed.emit()

    def _dress(self) -> Theme:
        if self._mode == "system" and self._contrast is not None:
            return dress(self._app, self._contrast)
        return apply(self._app, self._mode)

    def _on_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._mode == "system":
            self.set_mode("system")
