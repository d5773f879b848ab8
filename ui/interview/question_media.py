"""What belongs to a question besides its text: a picture under it, sound to be played, a film."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cxfield.interview.state import NodeState
from ui.interview.rich_text import plain_text
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import Pictures, TextLabel

PICTURE = QSize(640, 300)

SHARE = 0.3
"""Of the window's height that a picture takes at most: the answers below it stay in sight."""


@dataclass(frozen=True, slots=True)
class PlayMedia:
    """A wish: play this file of the questionnaire; a second time ends it."""

    name: str
    content: bytes
    is_film: bool = False


class QuestionPicture(QWidget):
    """One picture, no larger than it is and than the place allows."""

    def __init__(self, pictures: Pictures, name: str, words: str) -> None:
        super().__init__()
        self._pictures, self._name = pictures, name
        self._pictures.changed.connect(self.update)
        self.setAccessibleName(f"{tr('Picture')}: {words or name}")
        self._fit(current_theme().px(PICTURE.width()))

    def _room(self, width: int) -> QSize:
        theme = current_theme()
        highest = max(theme.px(120), int(self.window().height() * SHARE)) if self.parentWidget() else 9999
        return QSize(min(width, theme.px(PICTURE.width())), min(theme.px(PICTURE.height()), highest))

    def _fit(self, width: int) -> None:
        self.setFixedHeight(self._pictures.shown_size(self._name, self._room(width)).height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit(event.size().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        image = self._pictures.image(self._name, self._room(self.width()))
        if image.isNull():
            return
        painter = QPainter(self)
        painter.drawImage(self.width() - image.width() if self.isRightToLeft() else 0, 0, image)
        painter.end()


class QuestionMedia(QWidget):
    """The media of one question; files that are missing or cannot be shown are named in one muted line."""

    play_wished = Signal(object)  # PlayMedia

    def __init__(self, state: NodeState, media: Mapping[str, bytes]) -> None:
        super().__init__()
        self._media = media
        self._pictures = Pictures(media, self)
        self._missing: list[str] = []
        self.players: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px(8))
        files = dict(state.media)
        picture = next((files[kind] for kind in ("image", "big-image") if files.get(kind)), "")
        self._add_picture(picture, plain_text(state.label))
        self._add_player(files.get("audio", ""), tr("▶ Play the sound"), is_film=False)
        self._add_player(files.get("video", ""), tr("▶ Play the film"), is_film=True)
        words = tr("Belongs to it: {files}").format(files=", ".join(self._missing)) if self._missing else ""
        self.missing = TextLabel(words, "hint", self, wrap=True)
        self.missing.setVisible(bool(words))
        self._column.addWidget(self.missing)
        if not state.media:
            self.hide()

    def _add_picture(self, name: str, words: str) -> None:
        if self._pictures.has(name):
            self._column.addWidget(QuestionPicture(self._pictures, name, words))
        elif name:
            self._missing.append(name)

    def _add_player(self, name: str, words: str, *, is_film: bool) -> None:
        content = self._media.get(name)
        if content is None:
            if name:
                self._missing.append(name)
            return
        button = QPushButton(f"{words} ({name})", self)
        button.setProperty("look", "quiet")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        wish = PlayMedia(name, content, is_film)
        button.clicked.connect(lambda: self.play_wished.emit(wish))
        self.players.append(button)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def play(self) -> bool:
        """Play what can be played first, as its button does; False where there is nothing."""
        if self.players:
            self.players[0].click()
        return bool(self.players)
