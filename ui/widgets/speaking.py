"""What screen readers are told besides names: what a painted widget is, its value, and what has just been said."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_KIND = "spokenKind"
_KINDS = {
    "alert": QAccessible.Role.AlertMessage,
    "canvas": QAccessible.Role.Canvas,
    "note": QAccessible.Role.StaticText,
    "picture": QAccessible.Role.Graphic,
    "scale": QAccessible.Role.Slider,
    "table": QAccessible.Role.Table,
}
_WITH_VALUE = ("scale", "table")


class SpokenWidget(QAccessibleWidget):
    """A painted widget: its kind as its role; of scales and tables what is described as the value, too."""

    def __init__(self, widget: QWidget, kind: str) -> None:
        super().__init__(widget, _KINDS[kind], widget.accessibleName())
        self._kind = kind

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Value and self._kind in _WITH_VALUE:
            return super().text(QAccessible.Text.Description)
        return super().text(kind)


def speak_as(widget: QWidget, kind: str) -> None:
    """Tell screen readers what a painted `widget` is: a key of `_KINDS`."""
    if kind not in _KINDS:
        raise ValueError(kind)
    _install()
    widget.setProperty(_KIND, kind)


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Have `words` read out by a screen reader where one is running; urgent ones interrupt."""
    if not words or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, words)
    level = QAccessible.AnnouncementPoliteness
    event.setPoliteness(level.Assertive if urgent else level.Polite)
    QAccessible.updateAccessibility(event)


_installed: list[bool] = []


def _install() -> None:
    if not _installed:
        QAccessible.installFactory(_interface)
        _installed.append(True)


def _interface(_class_name: str, made_for: QObject | None) -> QAccessibleInterface | None:
    if isinstance(made_for, QWidget) and made_for.property(_KIND):
        return SpokenWidget(made_for, made_for.property(_KIND))
    return None
