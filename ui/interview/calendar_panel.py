"""A date that is typed; Alt+Down opens a calendar below it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QPushButton, QVBoxLayout, QWidget

from cxfield.interview.state import NodeState
from ui.interview.line_field import LineField, LineLook, Read
from ui.interview.typed_dates import shown_date
from ui.keys.key_action import FieldKey
from ui.language import current_language, tr
from ui.theme import current_theme
from ui.widgets import TextLabel


class CalendarPanel(QFrame):
    """A month to choose a day from: arrows, Page keys for months, Enter takes, Escape leaves."""

    chosen = Signal(str)  # ISO date
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setProperty("kind", "card")
        self.setMaximumWidth(theme.px(380))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(8),) * 4)
        self._calendar = QCalendarWidget(self)
        self._calendar.setLocale(QLocale(current_language()))
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        self._calendar.setDateEditEnabled(False)
        self._calendar.setMinimumHeight(theme.px(250))
        self._calendar.setStyleSheet(
            f"#qt_calendar_navigationbar {{ background: {theme.tokens.surface}; }}"
            f"QToolButton {{ background: {theme.tokens.surface}; color: {theme.tokens.text}; }}"
        )
        self._calendar.setAccessibleName(tr("Calendar"))
        self._calendar.setFont(theme.font(14))
        plain = QTextCharFormat()
        plain.setForeground(theme.colour("text"))
        for day in Qt.DayOfWeek:
            self._calendar.setWeekdayTextFormat(day, plain)
        column.addWidget(self._calendar)
        column.addWidget(TextLabel(tr("Arrows: day · Page keys: month · Enter takes it · Escape closes"), "small"))
        self._calendar.activated.connect(self._on_chosen)
        self._calendar.clicked.connect(self._on_chosen)
        self._days = self._calendar.findChild(QWidget, "qt_calendar_calendarview") or self._calendar
        self._days.installEventFilter(self)

    def open_at(self, day: date) -> None:
        """Show the month of `day` and take the keys."""
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.show()
        self._days.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return self._take(event)
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        pressed, key = event.type() == QEvent.Type.KeyPress, event.key()
        if key == Qt.Key.Key_Escape:
            event.accept()
            if pressed:
                self.left.emit()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            if pressed:
                self._on_chosen(self._calendar.selectedDate())
            return True
        return False

    def _on_chosen(self, day: QDate) -> None:
        self.chosen.emit(day.toString(Qt.DateFormat.ISODate))


class DateField(LineField):
    """A typed date with a calendar."""

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (FieldKey(("Alt+Down",), tr("Open the calendar")), *super().keys())

    def __init__(self, state: NodeState, read: Read, look: LineLook, today: date) -> None:
        super().__init__(state, read, shown_date, look)
        self._today = today
        self.calendar: CalendarPanel | None = None
        button = QPushButton(tr("Calendar  Alt+↓"))
        button.setProperty("look", "quiet")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self._open)
        self.row.insertWidget(1, button)

    def take_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open()
            return True
        return super().take_key(event)

    def _open(self) -> None:
        if self.calendar is None:
            self.calendar = CalendarPanel(self)
            self.calendar.chosen.connect(self._on_chosen)
            self.calendar.left.connect(self._close)
            self.column.addWidget(self.calendar)
        reading = self.reading()
        day = date.fromisoformat(reading.value[:10]) if reading.value and not reading.problem else self._today
        self.calendar.open_at(day)

    def _on_chosen(self, day: str) -> None:
        self.line.setText(shown_date(day))
        self._close()

    def _close(self) -> None:
        if self.calendar is not None:
            self.calendar.hide()
        self.line.setFocus()
