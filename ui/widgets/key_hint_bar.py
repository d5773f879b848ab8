"""The bar at the bottom of every workspace: what the keys do, whether all is saved, how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QWidget

from ui.language import tr
from ui.theme import current_theme
from ui.widgets.card import Bar
from ui.widgets.key_cap import KeyCap
from ui.widgets.speaking import announce
from ui.widgets.text_label import TextLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyHint:
    """One key of the bar.

    Attributes:
        action: What `triggered` says when it is clicked.
        key: As printed on the keyboard.
        words: What it does, translated.
        primary: True for the next thing to do; at most one.
        rank: Where there is no room the highest ranks go into the menu behind the dots first; 0 stays.
        enabled: False greys it where it does nothing now, so that nothing moves under the hand.
    """

    action: str
    key: str
    words: str
    primary: bool = False
    rank: int = 1
    enabled: bool = True


class KeyHintBar(Bar):
    """Key caps at the left, a note, the saved mark and the progress at the right."""

    triggered = Signal(str)  # action of the hint that was clicked

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("top", parent)
        theme = current_theme()
        self._hints: tuple[KeyHint, ...] = ()
        self._caps: list[KeyCap] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(18))
        self._note = TextLabel("", "muted")
        self._saved = TextLabel("", "good")
        self._widest_saved = theme.px(80)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(theme.px(120))
        self._count = TextLabel("", "muted")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(14))
        outer.setSpacing(theme.px(16))
        self._more = KeyCap("…", "", self)
        self._more.setAccessibleName(tr("More"))
        self._more.setToolTip(tr("More"))
        self._more.clicked.connect(self._show_more)
        self._more.hide()
        outer.addLayout(self._row)
        outer.addWidget(self._more)
        outer.addStretch(1)
        for widget in (self._note, self._saved, self._progress, self._count):
            outer.addWidget(widget)
        self._progress.hide()
        self._has_progress = False

    def set_hints(self, hints: Sequence[KeyHint]) -> None:
        """Show `hints` in order; does nothing when they are the same as before."""
        if tuple(hints) == self._hints:
            return
        self._hints = tuple(hints)
        for cap in self._caps:
            self._row.removeWidget(cap)
            cap.hide()
            cap.deleteLater()
        self._caps = [self._make_cap(hint) for hint in hints]
        self._fit()

    def _make_cap(self, hint: KeyHint) -> KeyCap:
        cap = KeyCap(hint.key, hint.words, self, primary=hint.primary)
        cap.setEnabled(hint.enabled)
        cap.clicked.connect(lambda _checked=False, action=hint.action: self.triggered.emit(action))
        self._row.addWidget(cap)
        return cap

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Leave out the least important hints where the bar is narrow."""
        theme = current_theme()
        needed = sum(
            c.sizeHint().width() + theme.px(18) for h, c in zip(self._hints, self._caps, strict=True) if not h.rank
        )
        words = self._widest_saved + self._count.sizeHint().width() + theme.px(112)
        self._progress.setVisible(self._has_progress and self.width() - needed - words > theme.px(120))
        self._count.setVisible(self.width() - needed - words > 0)
        right = (self._note, self._progress, self._count)
        saved = max(self._saved.sizeHint().width(), self._widest_saved)
        self._widest_saved = saved
        taken = theme.px(96) + saved + sum(w.sizeHint().width() + theme.px(16) for w in right if not w.isHidden())
        room = self.width() - taken
        self._share(room, theme.px(18))

    def _share(self, room: int, space: int) -> None:
        widths = {cap: cap.sizeHint().width() + space for cap in self._caps}
        is_all = sum(widths.values()) <= room
        self._more.setVisible(not is_all)
        room -= 0 if is_all else self._more.sizeHint().width() + space
        for hint, cap in sorted(zip(self._hints, self._caps, strict=True), key=lambda pair: pair[0].rank):
            room -= widths[cap]
            cap.setVisible(room >= 0 or hint.rank == 0)

    def more_menu(self) -> QMenu:
        """Return the menu of what has no room in the bar."""
        menu = QMenu(self)
        for hint, cap in zip(self._hints, self._caps, strict=True):
            if cap.isHidden():
                line = menu.addAction(f"{hint.words}\t{hint.key}")
                line.setEnabled(hint.enabled)
                line.triggered.connect(lambda _checked=False, action=hint.action: self.triggered.emit(action))
        return menu

    def _show_more(self) -> None:
        menu = self.more_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().topLeft()) - QPoint(0, menu.sizeHint().height()))

    def set_saved(self, text: str, *, role: str = "good") -> None:
        """Show the mark of what is on disk (`✓ Saved`); empty while something is under way."""
        if text != self._saved.text():
            announce(self._saved, text.removeprefix("✓ "), urgent=role == "hard")
        self._saved.setText(text)
        self._saved.set_role(role)
        if self._saved.sizeHint().width() > self._widest_saved:
            self._fit()

    def set_note(self, text: str) -> None:
        self._note.setText(text)
        self._fit()

    def set_progress(self, done: int, total: int, words: str) -> None:
        """Show how far it is; `total` 0 hides it."""
        self._has_progress = total > 0
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(min(done, total))
        self._progress.setAccessibleName(words)
        if self._count.text() != words:
            self._count.setText(words)
        self._fit()
