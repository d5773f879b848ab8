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
    """The map above, one line below it."""

    def __init__(self, view: MapView, tiles: MapTiles | None, hint: str) -> None:
        super().__init__()
        theme = current_theme()
        self.view = view
        self._tiles = tiles
        self._files: list[Path | None] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(view)
        self._trouble = TextLabel("", "soft", self, wrap=True)
        column.addWidget(self._trouble)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for words, name, act in (
            ("+", tr("Nearer"), lambda: view.zoom_by(1)),
            ("−", tr("Farther"), lambda: view.zoom_by(-1)),
            (tr("Show all"), tr("Show all"), view.show_all),
        ):
            row.addWidget(self._button(words, name, act))
        row.addWidget(TextLabel(hint, "hint", wrap=True), 1)
        self._choice = QComboBox()
        self._choice.setAccessibleName(tr("Map file"))
        self._choice.setMaximumWidth(theme.px(220))
        self._choice.activated.connect(self._on_chosen)
        row.addWidget(self._choice)
        column.addLayout(row)
        self._choice.setVisible(tiles is not None)
        if tiles is not None:
            tiles.changed.connect(self._show_map)
        self._show_map()

    def _button(self, words: str, name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(name)
        button.setToolTip(name)
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
        self._choice.clear()
        self._choice.addItem(tr("Plain grid"))
        self._choice.addItems([path.stem for path in known])
        self._choice.addItem(tr("Another file…"))
        self._choice.setCurrentIndex(self._files.index(tiles.path))

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
