"""The page of a replay: an interview as its screen was, moment by moment. It has no way to change anything."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QTabWidget, QVBoxLayout, QWidget

from cxfield.fieldwork.replaying import Replay, ReplayMoment
from ui.interview.fallout_words import fallout_words
from ui.keys.key_action import Place
from ui.keys.place_keys import PlaceKeys
from ui.language import tr
from ui.replay.player import Player, is_shortened
from ui.replay.read_only_page import ReadOnlyPage
from ui.replay.replay_lists import MomentList, MomentModel, QuestionModel, QuestionTable
from ui.replay.replay_words import jump_words, moment_words, span_words, time_words
from ui.replay.time_line import TimeLine
from ui.theme import current_theme
from ui.widgets import ElidedLabel, HeaderBar, KeyHint, KeyHintBar, MessageBox, StatusLine, TextLabel

SIDE_WIDTH = 470


class ReplayView(QWidget):
    """Shows a `Replay`; steps and plays."""

    place = Place.REPLAY
    closed = Signal()
    help_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.replay: Replay | None = None
        self.index = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.player = Player(self)
        self.moments, self.questions = MomentModel(self), QuestionModel(self)
        self._who = ElidedLabel("", "muted")
        self._find = QLineEdit()
        self._find.setPlaceholderText(tr("Find a question by name or text"))
        self._find.setAccessibleName(tr("Find a question by name or text"))
        self._find.setFixedWidth(current_theme().px(300))
        self._find.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._read_only = StatusLine(tr("Nothing can be changed here"), "muted")
        self.page = ReadOnlyPage()
        self._list, self._table = MomentList(self.moments), QuestionTable(self.questions)
        self._deed = ElidedLabel("", "strong")
        self._time = TextLabel("", "muted")
        self._clock = MessageBox("soft", tr("Clock"))
        self._trouble = MessageBox("hard", tr("Not done"))
        self._progress = QProgressBar()
        self.line = TimeLine()
        self._bar = KeyHintBar()
        self._lay_out()
        self._keys = PlaceKeys(self, self.place, self.do)
        self._connect()
        self._show_hints()

    def _lay_out(self) -> None:
        theme = current_theme()
        self._side = QTabWidget()
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.tabBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.addTab(self._list, tr("Moments"))
        self._side.addTab(self._table, tr("Questions"))
        self._side.setFixedWidth(theme.px(SIDE_WIDTH))
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.page, 1)
        middle.addWidget(self._side)
        now = QHBoxLayout()
        now.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), 0)
        now.setSpacing(theme.px(16))
        now.addWidget(self._deed, 1)
        now.addWidget(self._time)
        self._progress.hide()
        self._clock.hide()
        self._trouble.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(HeaderBar([TextLabel(tr("Replay"), "heading"), self._who], [self._read_only, self._find]))
        outer.addWidget(self._trouble)
        outer.addWidget(self._progress)
        outer.addLayout(middle, 1)
        outer.addLayout(now)
        outer.addWidget(self._clock)
        outer.addWidget(self.line)
        outer.addWidget(self._bar)

    def _connect(self) -> None:
        self.player.next_wished.connect(lambda: self.go_to(self.index + 1, by_hand=False))
        self.player.changed.connect(self._show_hints)
        self.line.index_wished.connect(self.go_to)
        self._list.clicked.connect(lambda index: self.go_to(index.row()))
        self._table.clicked.connect(self._on_question)
        self._find.returnPressed.connect(self._on_find)
        self._bar.triggered.connect(self.do)
        self._keys.changed.connect(self._show_hints)

    def _show_hints(self) -> None:
        ready, cap = self.replay is not None, self._keys.cap
        words = tr("Pause") if self.player.is_playing else tr("Play")
        self._bar.set_hints(
            [
                KeyHint(action="play", key=cap("play"), words=words, primary=True, enabled=ready, rank=0),
                KeyHint(action="back", key=cap("back"), words=tr("Step back"), enabled=ready),
                KeyHint(action="on", key=cap("on"), words=tr("Step"), enabled=ready),
                KeyHint(action="faster", key=cap("faster"), words=tr("Faster"), enabled=ready),
                KeyHint(action="find", key=cap("find"), words=tr("Find"), enabled=ready),
                KeyHint(action="side", key=cap("side"), words=tr("Other list"), enabled=ready, rank=2),
                KeyHint(action="help", key=cap("help"), words=tr("Help"), rank=2),
                KeyHint(action="close", key=cap("close"), words=tr("Leave the replay"), rank=0),
            ]
        )
        self._bar.set_note(f"{self.player.speed}×")

    # ---- showing ----

    def show_progress(self, done: int, of: int) -> None:
        """Say how far the preparing is."""
        self._deed.setText(tr("Preparing the replay…"))
        self._progress.setTextVisible(False)
        self._progress.setRange(0, of)
        self._progress.setValue(done)
        self._progress.show()

    def show_replay(self, replay: Replay) -> None:
        """Show the first moment."""
        self.replay = replay
        self._progress.hide()
        self.moments.set_replay(replay)
        self.questions.set_replay(replay)
        self.line.show_replay(replay)
        self._side.setTabText(0, tr("Moments") + f" ({len(replay.moments)})")
        view = replay.moments[0].view
        parts = (view.study, view.case.case_id, view.case.name, replay.moments[0].actor)
        self._who.setText("   ·   ".join(part for part in parts if part))
        self.setWindowTitle(tr("Replay") + f" – {view.case.case_id}")
        self._show_hints()
        self.go_to(0)

    def complain(self, sentence: str) -> None:
        """Say why there is nothing to show."""
        self._progress.hide()
        self._deed.setText("")
        self._trouble.set_text(sentence)

    def go_to(self, index: int, *, by_hand: bool = True) -> None:
        """Show moment `index`, or the nearest there is."""
        if self.replay is None:
            return
        if by_hand:
            self.player.rest()
        self.index = min(max(index, 0), len(self.replay.moments) - 1)
        moment = self.replay.moments[self.index]
        self.page.show_moment(moment)
        self.line.show_index(self.index)
        self._list.show_index(self.index)
        self._tell(moment)
        self.player.follow(self.replay, self.index)

    def _tell(self, moment: ReplayMoment) -> None:
        assert self.replay is not None
        done = (moment_words(moment), *fallout_words(moment.view.fallout).split("\n"))
        self._deed.setText("   ".join(part for part in done if part))
        gap = self._gap_words(moment)
        far = tr("{now} of {all}").format(now=span_words(moment.elapsed_ms), all=span_words(self.replay.length_ms))
        self._time.setText("   ·   ".join(part for part in (gap, far, time_words(moment.time, moment.zone)) if part))
        self._clock.set_text(jump_words(moment.time.jump_ms) if moment.time.jump_ms else "")

    def _gap_words(self, moment: ReplayMoment) -> str:
        if moment.passed_ms is None:
            return tr("computer was restarted before this")
        if not is_shortened(moment.passed_ms - 500):  # what would read the same either way is not said
            return ""
        return tr("{time} before this, 3 s when playing").format(time=span_words(moment.passed_ms))

    def _on_question(self, at: QModelIndex) -> None:
        page = self.questions.question(at.row()).page
        keys = [m.view.page.key if m.view.page is not None else "" for m in self.replay.moments] if self.replay else []
        if page in keys:
            self.go_to(keys.index(page))

    def _on_find(self) -> None:
        found = self.replay.find(self._find.text(), self.index) if self.replay is not None else None
        if found is None:
            self._time.setText(tr("No moment shows that."))
        else:
            self.go_to(found)

    # ---- keys ----

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.take(event):
            super().keyPressEvent(event)

    def do(self, action: str) -> None:
        """Do what a key or a click in the bar means."""
        last = len(self.replay.moments) - 1 if self.replay is not None else 0
        match action:
            case "play" if self.replay is not None:
                if self.index == last and not self.player.is_playing:
                    self.go_to(0)
                self.player.toggle(self.replay, self.index)
            case "back":
                self.go_to(self.index - 1)
            case "on":
                self.go_to(self.index + 1)
            case "first":
                self.go_to(0)
            case "last":
                self.go_to(last)
            case "faster":
                self.player.change_speed(1)
            case "slower":
                self.player.change_speed(-1)
            case "side":
                self._side.setCurrentIndex(1 - self._side.currentIndex())
            case "find":
                self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self._find.selectAll()
            case "help":
                self.help_requested.emit()
            case "close":
                self._leave()

    def _leave(self) -> None:
        if self._find.hasFocus():
            self.setFocus()
            return
        self.player.rest()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.page.fit()
