"""The place at the right of the question where one panel at a time stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from ui.interview.panels import ListPanel, PanelChoice, SidePanel
from ui.theme import current_theme
from ui.widgets.side_panel import PANEL_WIDTH

BAR = 10
"""Pixels at 100 % that a scroll bar takes."""


class _Inner(QWidget):
    """What scrolls: no higher than it must be, so that lists give way first."""

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else 0


class PanelDock(QWidget):
    """Opens and closes panels; takes no room where none is open."""

    closed = Signal()
    changed = Signal()  # another panel, or none, takes room now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = current_theme().px(16)
        self._area = QScrollArea()  # in very large type a panel is higher than the window
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = _Inner()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._area.setWidget(inner)
        inner.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, space, space - current_theme().px(BAR), space)
        outer.addWidget(self._area)
        self.panel: SidePanel | None = None
        self.hide()

    def has_focus(self) -> bool:
        """Return True while the keys go to the panel."""
        return self.panel is not None and self.isAncestorOf(QApplication.focusWidget() or self)

    def open(self, panel: SidePanel) -> None:
        """Show `panel` and give it the keys; the one before closes."""
        before, self.panel = self.panel, panel
        if before is not None:
            self._take_away(before)
        panel.closed.connect(self.close_panel)
        self.fit(self.window().width())  # before it is shown: else the window grows
        self._column.addWidget(panel)
        self.show()
        self.changed.emit()
        panel.first_focus().setFocus()

    def fit(self, window_width: int) -> None:
        """Give the panel half of the window at most."""
        if self.panel is not None:
            width = min(current_theme().px(PANEL_WIDTH), window_width // 2)
            self.panel.setFixedWidth(width)
            self._area.setFixedWidth(width + current_theme().px(BAR))

    def close_panel(self) -> None:
        if self.panel is not None:
            panel, self.panel = self.panel, None
            self.closed.emit()  # the answer field takes the focus before Qt looks for another place by itself
            self._take_away(panel)
            self.changed.emit()

    def _take_away(self, panel: SidePanel) -> None:
        self._column.removeWidget(panel)
        panel.hide()
        panel.deleteLater()
        self.setVisible(self.panel is not None)

    def toggles(self, kind: type[SidePanel], title: str = "") -> bool:
        """Close the panel where the same key opened it; False where another or none is open."""
        same = type(self.panel) is kind and (not title or self.panel.accessibleName() == title)
        if same:
            self.close_panel()
        return same

    def open_list(
        self,
        title: str,
        sentence: str,
        choices: Sequence[PanelChoice],
        on_chosen: Callable[[str], object],
        current: str = "",
        *,
        words: str = "",
    ) -> None:
        """Open a list to choose from; the same title again closes it. `words` stand in the empty line."""
        if self.toggles(ListPanel, title):
            return
        panel = ListPanel(title, sentence, choices, current, words=words)

        def take(choice: str) -> None:
            self.close_panel()
            on_chosen(choice)

        panel.chosen.connect(take)
        self.open(panel)
