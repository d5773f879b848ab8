"""A map with what is needed around it: its keys in words, buttons for the mouse, and the choice of the map."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.language import tr
from ui.map.map_tiles import MapTiles
from ui.map.map_view import MapView
from ui.theme import current_theme
from ui.widgets import TextLabel


class MapPanel(QWidget):
    """The map above with what belongs `beside` it; below it buttons, and its keys in words (`hint`).

    Args:
        may_choose: Another map can be chosen; a respondent who answers alone must not reach the files of the computer.
    """

    def __init__(
        self,
        view: MapView,
        tiles: MapTiles | None,
        hint: str,
        *,
        beside: QWidget | None = None,
        may_choose: bool = True,
    ) -> None:
        super().__init__()
        theme = current_theme()
        self.view = view
        self._tiles = tiles
        self._files: list[Path | None] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        above = QHBoxLayout()
        above.setSpacing(theme.px(16))
        above.addWidget(view, 1)
        if beside is not None:
            above.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(above)
        self._trouble = TextLabel("", "soft", self, wrap=True)
        column.addWidget(self._trouble)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for sign, words, act in (
            ("+", tr("Nearer"), lambda: view.zoom_by(1)),
            ("−", tr("Farther"), lambda: view.zoom_by(-1)),
            ("", tr("Show all"), view.show_all),
        ):
            row.addWidget(self._button(f"{sign} {words}".strip(), words, act))
        row.addStretch(1)
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Map file"))
        self.choice.setMaximumWidth(theme.px(220))
        self.choice.activated.connect(self._on_chosen)
        row.addWidget(self.choice)
        column.addLayout(row)
        column.addWidget(TextLabel(hint, "hint", self, wrap=True))
        self.choice.setVisible(tiles is not None and may_choose)
        if tiles is not None:
            tiles.changed.connect(self._show_map)
        self._show_map()

    def _button(self, words: str, name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: act())
        return button

    def _show_map(self) -> None:
        """Say which map is shown, and why not the one that was wished for."""
        tiles = self._tiles
        self._trouble.setText(tiles.trouble if tiles is not None else "")
        self._trouble.setVisible(bool(self._trouble.text()))
        if tiles is None:
            return
        known = [*tiles.choices, *([tiles.path] if tiles.path is not None and tiles.path not in tiles.choices else [])]
        self._files = [None, *known]
        self.choice.clear()
        self.choice.addItem(tr("Plain grid"))
        self.choice.addItems([path.stem for path in known])
        self.choice.addItem(tr("Another file…"))
        self.choice.setCurrentIndex(self._files.index(tiles.path))

    def _on_chosen(self, row: int) -> None:
        if self._tiles is None:
            return
        if row < len(self._files):
            self._tiles.choose(self._files[row])
            return
        words = tr("Map files (*.mbtiles);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, tr("Choose a map"), "", words)
        if name:
            self._tiles.choose(Path(name))
        else:
            self._show_map()
