"""The place at the right of the question where one panel at a time stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.interview.panels import ListPanel, PanelChoice, SidePanel
from ui.theme import current_theme
from ui.widgets.side_panel import PANEL_WIDTH


class PanelDock(QWidget):
    """Opens and closes panels; takes no room where none is open."""

    closed = Signal()
    changed = Signal()  # another panel, or none, takes room now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = current_theme().px(16)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, space, space, space)
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
        panel.setFixedWidth(min(current_theme().px(PANEL_WIDTH), self.window().width() // 2))  # else the window grows
        self._column.addWidget(panel)
        self.show()
        self.changed.emit()
        panel.first_focus().setFocus()

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
