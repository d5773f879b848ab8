"""How the window looks on this station: language, theme, size, style of question texts. Kept in `look.ini`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from ui.language import LANGUAGES, current_language, use_language
from ui.theme import HOUSE_STYLES, apply_theme
from ui.theme.tokens import TOKENS_BY_NAME

SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5)
RESPONDENT_SCALE = 1.4
"""How much larger everything is for a respondent who answers alone."""


def open_settings(folder: Path) -> QSettings:
    """Return the settings of this station. Nothing of a study is in them."""
    folder.mkdir(parents=True, exist_ok=True)
    return QSettings(str(folder / "look.ini"), QSettings.Format.IniFormat)


class WindowLook(QObject):
    """Puts the look on the application and keeps what is chosen."""

    changed = Signal()  # the pages are to be built anew

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._is_lent = False

    def put_on(self) -> None:
        """Dress the application as it was left."""
        use_language(self.language)
        self._dress()

    @property
    def language(self) -> str:
        """The language chosen here, else the system's if the window knows it, else English."""
        chosen = str(self._settings.value("language", "") or QLocale.system().name().split("_")[0])
        return chosen if chosen in LANGUAGES else "en"

    @property
    def _scale(self) -> float:
        return float(str(self._settings.value("scale", 1.0)))

    def ways(self) -> Mapping[str, Callable[[], None]]:
        """Return what the keys of the whole window do to the look, by action."""
        return {
            "larger": lambda: self._change_scale(1),
            "smaller": lambda: self._change_scale(-1),
            "theme": lambda: self._choose_next("theme", tuple(TOKENS_BY_NAME), "light"),
            "house_style": lambda: self._choose_next("house", tuple(HOUSE_STYLES), "plain"),
            "window_language": lambda: self.choose_language(_following(tuple(LANGUAGES), current_language())),
        }

    def choose_language(self, code: str) -> None:
        """Go on in the language `code`, now and the next time."""
        self._settings.setValue("language", code)
        use_language(code)
        self.changed.emit()

    def lend(self, language: str) -> None:
        """Dress for the respondent: larger, and in their language where the window knows it."""
        self._is_lent = True
        if language in LANGUAGES:
            use_language(language)
        self._dress()
        self.changed.emit()

    def take_back(self) -> None:
        """Dress for the interviewer again."""
        self._is_lent = False
        self.put_on()
        self.changed.emit()

    def _change_scale(self, step: int) -> None:
        now = min(range(len(SCALES)), key=lambda i: abs(SCALES[i] - self._scale))
        self._settings.setValue("scale", SCALES[min(max(now + step, 0), len(SCALES) - 1)])
        self._dress()
        self.changed.emit()

    def _choose_next(self, setting: str, names: Sequence[str], usual: str) -> None:
        self._settings.setValue(setting, _following(names, self._chosen(setting, names, usual)))
        self._dress()
        self.changed.emit()

    def _chosen(self, setting: str, names: Sequence[str], usual: str) -> str:
        kept = str(self._settings.value(setting, usual))
        return kept if kept in names else usual

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme = self._chosen("theme", tuple(TOKENS_BY_NAME), "light")
            house = self._chosen("house", tuple(HOUSE_STYLES), "plain")
            apply_theme(app, theme, self._scale * (RESPONDENT_SCALE if self._is_lent else 1.0), house)


def _following(names: Sequence[str], name: str) -> str:
    return names[(names.index(name) + 1) % len(names)]
